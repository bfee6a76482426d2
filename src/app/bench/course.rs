//! What the engine's choice of lessons is worth beside a fixed order and beside chance, for
//! simulated children; `learn` holds the simulation and what it assumes.

#[path = "../../learn/benches/course/worth.rs"]
mod worth;

use crate::Ground;
use crate::figures::Figures;
use worth::{POLICIES, Policy};

pub(crate) fn run(_: &Ground, figures: &mut Figures) -> Result<(), Box<dyn std::error::Error>> {
    let curriculum = worth::curriculum::read();
    worth::table("tuning", worth::TUNING, &curriculum);
    // Only children on whom nothing was chosen say what the choice is worth.
    let rates = worth::table("held out", worth::HELD_OUT, &curriculum);
    let rate = |meant| POLICIES.iter().zip(&rates).find(|(policy, _)| **policy == meant);
    let rate = |meant| rate(meant).map(|(_, rate)| *rate).ok_or("a policy was not played");
    let engine = rate(Policy::Engine)?;
    figures.tell("course.kept_a_minute_engine", engine, "1/min");
    let others = [("fixed", Policy::Fixed), ("random", Policy::Random), ("rounds", Policy::Rounds)];
    for (name, policy) in others {
        let other = rate(policy)?;
        figures.tell(&format!("course.kept_a_minute_{name}"), other, "1/min");
        figures.more_than(&format!("course.engine_to_{name}_ratio"), engine / other, "", 1.0);
    }
    Ok(())
}
