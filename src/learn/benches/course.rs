//! `cargo bench -p learn`: what the choice of lessons is worth, and what it costs.
//!
//! A thousand simulated children play 120 days under each policy; `course/learner.rs` says
//! what is assumed of them. Parameters of the engine were chosen on seeds 0-499; seeds
//! 500-999 were left aside for the figures that count. A simulation shows that the rules work
//! together, not how real children learn.
#![allow(clippy::print_stdout, reason = "a bench talks to whoever typed it")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

#[path = "course/curriculum.rs"]
mod curriculum;
#[path = "course/learner.rs"]
mod learner;
#[path = "course/policy.rs"]
mod policy;
#[path = "course/speed.rs"]
mod speed;
#[path = "course/year.rs"]
mod year;

use policy::{POLICIES, Policy};
use std::ops::Range;
use year::Outcome;

fn main() {
    let curriculum = curriculum::read();
    println!("{} skills, one lesson each; 120 days\n", curriculum.needs.len());
    table("tuning", 0..500, &curriculum);
    table("held out", 500..1000, &curriculum);
    speed::print(&curriculum);
}

fn table(name: &str, seeds: Range<u64>, curriculum: &curriculum::Curriculum) {
    println!("{name}: seeds {seeds:?}");
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
}

fn mean(outcomes: &[Outcome], of: impl Fn(&Outcome) -> f64) -> f64 {
    outcomes.iter().map(of).sum::<f64>() / outcomes.len() as f64
}
