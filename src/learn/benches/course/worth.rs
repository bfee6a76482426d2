//! What the choice of lessons is worth: simulated children under each policy.
//!
//! A thousand children play 120 days; `learner.rs` says what is assumed of them and
//! `curriculum.rs` what they can play. Parameters of the engine were chosen on the seeds
//! [`TUNING`]; [`HELD_OUT`] were left aside for the figures that count. A simulation shows that
//! the rules work together, not how real children learn.

#[path = "curriculum.rs"]
pub(crate) mod curriculum;
#[path = "learner.rs"]
mod learner;
#[path = "policy.rs"]
mod policy;
#[path = "year.rs"]
pub(crate) mod year;

use curriculum::Curriculum;
pub(crate) use policy::{POLICIES, Policy};
use std::ops::Range;
use year::Outcome;

/// The children on whom the engine's parameters were chosen.
pub(crate) const TUNING: Range<u64> = 0..500;
/// The children whom nobody looked at while they were chosen.
pub(crate) const HELD_OUT: Range<u64> = 500..1000;

/// Plays these children under every policy and prints what came of it; gives for each policy how
/// many skills are known and kept in a minute, in the order of [`POLICIES`].
pub(crate) fn table(name: &str, seeds: Range<u64>, curriculum: &Curriculum) -> Vec<f64> {
    println!("{name}: seeds {seeds:?}, {} skills, one lesson each", curriculum.needs.len());
    println!(
        "{:8}  {:>28}  {:>6}  {:>6}  {:>6}  {:>6}  {:>6}",
        "", "kept in 100 min: mean p10 p90", "ratio", "kept", "light", "recall", "min"
    );
    let all: Vec<(Policy, Vec<Outcome>)> = POLICIES
        .into_iter()
        .map(|policy| (policy, year::all(curriculum, policy, seeds.clone())))
        .collect();
    let rate = |one: &Outcome| 100.0 * one.n_kept / one.minutes;
    let of_fixed = mean(&all[0].1, rate);
    for (policy, outcomes) in &all {
        let mut rates: Vec<f64> = outcomes.iter().map(rate).collect();
        rates.sort_by(f64::total_cmp);
        let part = |hundredth: usize| rates[rates.len() * hundredth / 100];
        println!(
            "{:8}  {:>16.2} {:>5.2} {:>5.2}  {:>6.2}  {:>6.1}  {:>6.1}  {:>6.1}  {:>6.0}",
            format!("{policy:?}"),
            mean(outcomes, rate),
            part(10),
            part(90),
            mean(outcomes, rate) / of_fixed,
            mean(outcomes, |one| one.n_kept),
            mean(outcomes, |one| one.n_light),
            mean(outcomes, |one| one.n_recalled),
            mean(outcomes, |one| one.minutes),
        );
    }
    println!(
        "kept: recalled with 0.8 or more at the end and known or kept by our rules; \
         light: known or kept; recall: recalled with 0.8 or more; ratio to the fixed order\n"
    );
    all.iter().map(|(_, outcomes)| mean(outcomes, rate) / 100.0).collect()
}

fn mean(outcomes: &[Outcome], of: impl Fn(&Outcome) -> f64) -> f64 {
    outcomes.iter().map(of).sum::<f64>() / outcomes.len() as f64
}
