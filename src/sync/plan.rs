//! What is to be done, from where both sides stand. Pure: it compares and decides.

use model::StreamId;
use wire::Head;
use wire::message::Cursor;

/// A stream as the tablet holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ours {
    /// Its newest event; number 0 and the stream's first head for none.
    pub cursor: Cursor,
    /// Everything up to here is known to be stored.
    pub acked: u64,
    /// It was refused for good and is not sent until something changes.
    pub held: bool,
}

/// A stream that the server holds differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theirs {
    /// As the server holds it.
    pub has: Cursor,
    /// The tablet's own head at the same number; none beyond its newest event.
    pub ours: Option<Head>,
}

/// Where the tablet stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Local {
    /// The streams that it told the server, the oldest first.
    pub streams: Vec<Ours>,
    /// The down-log was read up to here.
    pub down: u64,
}

/// Where the server stands, as its answer said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remote {
    /// Streams of the hello that it holds differently; all others it holds as they were told.
    pub streams: Vec<Theirs>,
    /// There is something for this tablet up to here.
    pub down: u64,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The server has signed that it stores a stream up to here.
    Acknowledge(Cursor),
    /// Send what comes after a number.
    Send {
        /// Of which stream.
        stream: StreamId,
        /// The last that the server has.
        after: u64,
    },
    /// Find out where the two copies part, and go on in a new stream.
    Part {
        /// Which stream.
        stream: StreamId,
    },
    /// Read the down-log on.
    Pull,
}

/// Compares both sides. What proves something stored comes first, then what sends a child's
/// work, then what is odd, then what the school has to say: each step is useful alone.
pub fn plan(local: &Local, remote: &Remote) -> Vec<Step> {
    let (mut known, mut sends, mut odd) = (Vec::new(), Vec::new(), Vec::new());
    for ours in &local.streams {
        let Cursor { stream, tail, .. } = ours.cursor;
        let listed = remote.streams.iter().find(|theirs| theirs.has.stream == stream);
        let has = match listed {
            None => ours.cursor,
            Some(Theirs { has, ours: Some(head) }) if has.tail <= tail && *head == has.head => *has,
            Some(_) => {
                odd.push(Step::Part { stream });
                continue;
            }
        };
        if has.tail > ours.acked {
            known.push(Step::Acknowledge(has));
        }
        if has.tail < tail && !ours.held {
            sends.push(Step::Send { stream, after: has.tail });
        }
    }
    let pull = (remote.down > local.down).then_some(Step::Pull);
    known.into_iter().chain(sends).chain(odd).chain(pull).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn head(seq: u64, copy: u8) -> Head {
        Head([seq as u8 ^ (copy << 6); 16])
    }

    fn cursor(n: u8, tail: u64, copy: u8) -> Cursor {
        Cursor { stream: StreamId([n; 16]), tail, head: head(tail, copy) }
    }

    #[test]
    fn nothing_to_say_is_nothing_to_do() {
        let ours = Ours { cursor: cursor(1, 5, 0), acked: 5, held: false };
        let local = Local { streams: vec![ours], down: 7 };
        assert_eq!(plan(&local, &Remote { streams: vec![], down: 7 }), []);
    }

    #[test]
    fn a_lost_receipt_is_made_good_by_the_answer() {
        let ours = Ours { cursor: cursor(1, 5, 0), acked: 2, held: false };
        let local = Local { streams: vec![ours], down: 0 };
        let expected = [Step::Acknowledge(cursor(1, 5, 0))];
        assert_eq!(plan(&local, &Remote::default()), expected);
    }

    #[test]
    fn a_held_stream_is_not_sent_and_all_else_goes_on() {
        let ours = |n, held| Ours { cursor: cursor(n, 5, 0), acked: 0, held };
        let local = Local { streams: vec![ours(1, true), ours(2, false)], down: 0 };
        let theirs = |n| Theirs { has: cursor(n, 0, 0), ours: Some(head(0, 0)) };
        let remote = Remote { streams: vec![theirs(1), theirs(2)], down: 3 };
        let send = Step::Send { stream: StreamId([2; 16]), after: 0 };
        assert_eq!(plan(&local, &remote), [send, Step::Pull]);
    }

    /// A stream of which both sides have a beginning in common and then go on by themselves.
    #[derive(Clone, Debug)]
    struct Pair {
        common: u64,
        ours: u64,
        theirs: u64,
        acked: u64,
        held: bool,
    }

    fn pair() -> impl Strategy<Value = Pair> {
        (0..20u64, 0..20u64, 0..20u64, 0..40u64, any::<bool>()).prop_map(
            |(common, ours, theirs, acked, held)| {
                let (ours, theirs) = (common + ours, common + theirs);
                Pair { common, ours, theirs, acked: acked.min(ours), held }
            },
        )
    }

    proptest! {
        #[test]
        fn whatever_both_hold_the_plan_is_right(
            pairs in prop::collection::vec(pair(), 0..6),
            (down, their_down) in (0..9u64, 0..9u64),
        ) {
            // The tablet's own events after the common part are of copy 1, the server's of 2.
            let of = |seq, common, copy| if seq <= common { 0 } else { copy };
            let mut local = Local { streams: vec![], down };
            let mut remote = Remote { streams: vec![], down: their_down };
            for (n, pair) in (0u8..).zip(&pairs) {
                let ours = cursor(n, pair.ours, of(pair.ours, pair.common, 1));
                let has = cursor(n, pair.theirs, of(pair.theirs, pair.common, 2));
                local.streams.push(Ours { cursor: ours, acked: pair.acked, held: pair.held });
                if has != ours {
                    let known = pair.theirs <= pair.ours;
                    let at = head(pair.theirs, of(pair.theirs, pair.common, 1));
                    remote.streams.push(Theirs { has, ours: known.then_some(at) });
                }
            }
            let steps = plan(&local, &remote);
            for (n, pair) in (0u8..).zip(&pairs) {
                let stream = StreamId([n; 16]);
                let parts = pair.theirs > pair.common || pair.theirs > pair.ours;
                let same = pair.theirs == pair.ours && pair.theirs == pair.common;
                prop_assert_eq!(steps.contains(&Step::Part { stream }), parts);
                let send = steps.iter().find_map(|step| match step {
                    Step::Send { stream: of, after } if *of == stream => Some(*after),
                    _ => None,
                });
                let expected = (!parts && !same && !pair.held).then_some(pair.theirs);
                prop_assert_eq!(send, expected);
                let acknowledged = steps.iter().find_map(|step| match step {
                    Step::Acknowledge(at) if at.stream == stream => Some(*at),
                    _ => None,
                });
                let proves = !parts && pair.theirs > pair.acked;
                prop_assert_eq!(acknowledged.map(|at| at.tail), proves.then_some(pair.theirs));
                // Nothing but what both hold is ever acknowledged.
                prop_assert!(acknowledged.is_none_or(|at| at.tail <= pair.common));
            }
            prop_assert_eq!(steps.contains(&Step::Pull), their_down > down);
        }
    }
}
