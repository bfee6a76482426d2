//! Where an attempt stands among all attempts of a child.

use model::StreamId;
use serde::{Deserialize, Serialize};

/// The place of one event in the order that everybody folds in.
///
/// The day comes first because a child may play on two tablets; within a day and a stream
/// the sequence number decides, never a clock. Two events never share stream and `seq`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Order {
    /// The estimated day, counted from 1970-01-01 (see [`crate::day`]).
    pub day: i32,
    /// The log that holds the event.
    pub stream: StreamId,
    /// Its number in that log, from 1.
    pub seq: u64,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Order;
    use model::{Attempt, StreamId};

    /// A place in the log of the only tablet.
    pub(crate) fn at(day: i32, seq: u64) -> Order {
        Order { day, stream: StreamId([1; 16]), seq }
    }

    /// A first try without hints.
    pub(crate) fn attempt(skill: &str, right: bool) -> Attempt {
        Attempt {
            lesson: "lesson".into(),
            step: "step".into(),
            kind: "listen".into(),
            item: "item".into(),
            skill: Some(skill.into()),
            asked: "ক".into(),
            expected: "ক".into(),
            response: if right { "ক" } else { "খ" }.into(),
            correct: if right { 1.0 } else { 0.0 },
            tries: 1,
            rung: 0,
            tag: (!right).then(|| "ka-kha".into()),
            ms: 1_200,
        }
    }

    #[test]
    fn the_day_comes_before_the_stream_and_the_stream_before_the_number() {
        let other = |day, stream, seq| Order { day, stream: StreamId([stream; 16]), seq };
        assert!(other(1, 9, 9) < other(2, 1, 1));
        assert!(other(1, 1, 9) < other(1, 2, 1));
        assert!(other(1, 1, 1) < other(1, 1, 2));
    }
}
