//! How much of a scene moves at the same instant, which is what a slow tablet feels.

use scene::{Actor, Motion};
use std::ops::Range;

/// The most actors and parts that ever move at once.
///
/// What waits for a word is counted as if it moved all the time, for nobody knows before the
/// line is recorded when the word will sound.
pub(super) fn at_once(actors: &[Actor]) -> usize {
    let bodies = actors.iter().map(|actor| &actor.motions);
    let parts = actors.iter().flat_map(|actor| actor.parts.iter().map(|part| &part.motions));
    let movers: Vec<Vec<Range<f32>>> =
        bodies.chain(parts).map(|motions| motions.iter().filter_map(time).collect()).collect();
    let moves_at =
        |at: f32| movers.iter().filter(move |times| times.iter().any(|time| time.contains(&at)));
    let starts = movers.iter().flatten().map(|time| time.start);
    starts.map(|at| moves_at(at).count()).max().unwrap_or(0)
}

/// When a motion moves something, in seconds; never where it is done in an instant.
fn time(motion: &Motion) -> Option<Range<f32>> {
    let from = if motion.on.is_some() { 0.0 } else { motion.at };
    let goes_on = motion.swing.is_some()
        || motion.bob.is_some()
        || motion.circle.is_some()
        || motion.drift.is_some()
        || motion.walk.is_some()
        || motion.hop.is_some()
        || motion.shake.is_some();
    let until = match (motion.on.is_some(), motion.lasts > 0.0, goes_on) {
        (true, ..) | (false, false, true) => f32::INFINITY,
        (false, true, _) => motion.at + motion.lasts,
        (false, false, false) => return None,
    };
    Some(from..until)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actors(json: &serde_json::Value) -> usize {
        let with_rest = |(n, motions): (usize, &serde_json::Value)| serde_json::json!({"id": n.to_string(), "art": "kit:a", "at": [0, 0], "do": motions});
        let list: Vec<_> = json.as_array().unwrap().iter().enumerate().map(with_rest).collect();
        at_once(&serde_json::from_value::<Vec<Actor>>(list.into()).unwrap())
    }

    #[test]
    fn only_what_moves_at_the_same_time_counts_together() {
        let json = serde_json::json!([
            [{"move": [1, 0], "at": 0, "for": 2}],
            [{"move": [1, 0], "at": 2, "for": 2}],
            [{"hop": 0.1, "at": 3, "for": 1}, {"hop": 0.1, "at": 3.5, "for": 1}],
        ]);
        assert_eq!(actors(&json), 2);
    }

    #[test]
    fn what_never_ends_or_waits_for_a_word_moves_all_the_time() {
        let json = serde_json::json!([
            [{"bob": 0.1, "every": 1}],
            [{"hop": 0.1, "on": "আয়", "for": 1}],
            [{"hop": 0.1, "at": 30, "for": 1}],
            [{"pose": "kit:b", "at": 30}],
            [],
        ]);
        assert_eq!(actors(&json), 3);
    }
}
