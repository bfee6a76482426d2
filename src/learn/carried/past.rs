//! What is remembered of one skill.

use crate::climb::{Climb, LOOKS_BACK, is_kept};
use crate::practice::Try;
use crate::{Level, Practice};
use model::StreamId;

/// One skill's practice, as far as later answers can meet it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Past {
    /// Met or growing: the last tries decide with the next ones.
    Open {
        /// Whether it is growing.
        growing: bool,
        /// How many items were tried.
        n_items: u32,
        /// The last of them, at most [`LOOKS_BACK`], in their order; fewer, or none, where
        /// there was no room.
        last: Vec<PastTry>,
    },
    /// Known: only the day counts.
    Known {
        /// On which it became known.
        since: i32,
    },
    /// Kept: nothing more can be reached.
    Kept,
}

/// One try that is remembered.
///
/// Its number is not: whatever comes later from the same stream stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PastTry {
    pub(crate) day: i32,
    pub(crate) stream: StreamId,
    pub(crate) clean: bool,
}

impl From<Try> for PastTry {
    fn from(tried: Try) -> Self {
        Self { day: tried.at.day, stream: tried.at.stream, clean: tried.is_clean() }
    }
}

impl PastTry {
    /// Where it stands; its number in the stream is not needed.
    pub(crate) fn place(&self) -> (i32, StreamId) {
        (self.day, self.stream)
    }
}

impl Past {
    /// What is to be remembered of a practice.
    pub(crate) fn of(practice: &Practice) -> Self {
        let climb = practice.climb();
        match (climb.level, climb.known_since) {
            (Level::Kept, _) => Self::Kept,
            (_, Some(since)) => Self::Known { since },
            (level, None) => {
                let tries = &practice.tries;
                Self::Open {
                    growing: level == Level::Growing,
                    n_items: u32::try_from(tries.len()).unwrap_or(u32::MAX),
                    last: tries
                        .iter()
                        .skip(tries.len().saturating_sub(LOOKS_BACK))
                        .map(PastTry::from)
                        .collect(),
                }
            }
        }
    }

    /// The level that it stands for.
    pub(crate) fn level(&self) -> Level {
        match self {
            Self::Open { growing: false, .. } => Level::Met,
            Self::Open { growing: true, .. } => Level::Growing,
            Self::Known { .. } => Level::Known,
            Self::Kept => Level::Kept,
        }
    }

    /// How far it leads with tries that it does not cover; never below its own level or theirs.
    pub(crate) fn climb_with(&self, tail: &Practice) -> Climb {
        let reached = match self {
            Self::Open { n_items, last, .. } => open_with(self.level(), *n_items, last, tail),
            Self::Known { since } => {
                let kept = |tried: Try| tried.is_clean() && is_kept(*since, tried.at.day);
                let level = if tail.tries.iter().any(kept) { Level::Kept } else { Level::Known };
                let mut climb = Climb::from(level);
                climb.known_since = Some(*since);
                climb
            }
            Self::Kept => Climb::from(Level::Kept),
        };
        let alone = tail.climb();
        if alone.level > reached.level { alone } else { reached }
    }
}

/// Walks through the remembered tries and those that follow on them.
///
/// A try from before the first remembered one stands among some that were forgotten, and
/// nobody but the server can say what it changes there; it is passed over, unless nothing
/// was forgotten.
///
/// A try of the same day may stand before one that another tablet remembers, and take away
/// what both came to. What shone while she played goes on shining until the server has
/// heard it all, so the highest level on the way is given.
fn open_with(level: Level, n_items: u32, last: &[PastTry], tail: &Practice) -> Climb {
    let whole = usize::try_from(n_items).is_ok_and(|n_items| n_items == last.len());
    let begin = last.first().filter(|_| !whole).map(PastTry::place);
    let tail = tail.tries.iter().map(PastTry::from);
    let tail: Vec<PastTry> =
        tail.filter(|tried| begin.is_none_or(|begin| tried.place() >= begin)).collect();
    let end = last.last().map(PastTry::place);
    let is_among = |tried: &&PastTry| end.is_some_and(|end| tried.place() < end);
    let n_among = tail.iter().take_while(is_among).count();
    let on_the_way = (0..n_among).map(|n| walk(level, last, &tail[..n]));
    let whole = walk(level, last, &tail);
    on_the_way.fold(whole, |best, climb| if climb.level > best.level { climb } else { best })
}

fn walk(level: Level, last: &[PastTry], tail: &[PastTry]) -> Climb {
    let mut tries = [last, tail].concat();
    // The sort is stable: of one day and stream, what is remembered stays in front.
    tries.sort_by_key(PastTry::place);
    let mut climb = Climb::from(level);
    tries.iter().for_each(|tried| climb.step(tried.day, tried.clean));
    climb
}
