//! Logs of several tablets, a server that folds them, and what is carried between.

mod choices;
mod golden;
mod reviews;
mod size;
mod tablets;

use super::*;
use crate::order::tests::attempt;
use crate::{Knows, Level, Memory, Order};
use model::Attempt;
use proptest::prelude::*;

type History = Vec<(Order, Attempt)>;

fn stream(number: u8) -> StreamId {
    StreamId([number; 16])
}

/// Answers of up to three streams and four skills, each stream in the order of its days.
fn history() -> impl Strategy<Value = History> {
    let tags = prop_oneof![Just("i-ii"), Just("a-aa"), Just("b-r")];
    let one = (0..4i32, 0..3u8, 1..3u64, 0..4u8, 0..4u8, 1..3u8, 0..2u8, tags);
    prop::collection::vec(one, 0..80).prop_map(|all| {
        let (mut day, mut seqs) = (20_000, [0u64; 3]);
        let all = all.into_iter().map(|(days, stream_no, step, skill, right, tries, rung, tag)| {
            day += days;
            seqs[usize::from(stream_no)] += step;
            let at = Order { day, stream: stream(stream_no), seq: seqs[usize::from(stream_no)] };
            let answer = attempt(&format!("s{skill}"), right > 0);
            let tag = answer.tag.is_some().then(|| tag.to_owned());
            // Second tries and hints come half as often as they are drawn.
            let (tries, rung) = if right == 3 { (1, 0) } else { (tries, rung) };
            (at, Attempt { tries, rung, tag, ..answer })
        });
        all.collect()
    })
}

fn folded(history: &[(Order, Attempt)]) -> Facts {
    let mut facts = Facts::default();
    history.iter().for_each(|(at, attempt)| facts.fold(*at, attempt));
    facts
}

/// Through which number of each stream a history goes, answers that leave no trace included.
fn reach(history: &[(Order, Attempt)]) -> impl Iterator<Item = (StreamId, u64)> + '_ {
    history.iter().map(|(at, _)| (at.stream, at.seq))
}

fn carried(history: &[(Order, Attempt)]) -> Carried {
    Carried::of(&folded(history), &Chosen::default(), reach(history))
}

/// What a tablet knows that has all of the log and was sent the state of a part.
fn known(covered: &[(Order, Attempt)], log: &[(Order, Attempt)]) -> Known {
    let mut known = Known::from(carried(covered));
    log.iter().for_each(|(at, attempt)| known.fold(*at, attempt));
    known
}

/// All that can be asked, to compare.
#[derive(Debug, PartialEq)]
struct Told {
    levels: Vec<(SkillId, Level)>,
    confusions: Vec<(String, usize)>,
    stuck: Vec<SkillId>,
    memories: Vec<(SkillId, Memory)>,
    /// How many skills became known since each day of the last week.
    lit: Vec<usize>,
}

fn asked(knows: &dyn Knows, stuck: Vec<SkillId>) -> Told {
    let levels = knows.all_levels().into_iter().map(|(skill, level)| (skill.clone(), level));
    let memories = knows.memories(&|_| true).into_iter();
    let memories: Vec<_> = memories.map(|(skill, memory)| (skill.clone(), memory)).collect();
    let today = memories.iter().map(|(_, memory)| memory.last_day).max().unwrap_or(0);
    Told {
        levels: levels.collect(),
        confusions: knows.recent_confusions(),
        stuck,
        memories,
        lit: (0..7).map(|back| knows.n_lit_since(today.saturating_sub(back))).collect(),
    }
}

fn told_by_facts(facts: &Facts) -> Told {
    asked(facts, facts.stuck().cloned().collect())
}

fn told(known: &Known) -> Told {
    asked(known, known.stuck().cloned().collect())
}

proptest! {
    #[test]
    fn later_answers_lead_to_the_same_as_a_fold_of_all(
        history in history(), part in any::<prop::sample::Index>()
    ) {
        let mut sorted = history;
        sorted.sort_by_key(|(at, _)| *at);
        let covered = &sorted[..part.index(sorted.len() + 1)];
        prop_assert_eq!(told(&known(covered, &sorted)), told_by_facts(&folded(&sorted)));
    }

    #[test]
    fn late_answers_lower_nothing_that_either_side_knew(
        history in history(), through in any::<[prop::sample::Index; 3]>()
    ) {
        // Of each stream a part of its own length is covered.
        let of = |number: u8| history.iter().filter(move |(at, _)| at.stream == stream(number));
        let covered: History = (0..3u8)
            .flat_map(|n| of(n).take(through[usize::from(n)].index(of(n).count() + 1)))
            .cloned().collect();
        let tail: History =
            history.iter().filter(|one| !covered.contains(one)).cloned().collect();
        let known = known(&covered, &history);
        let (carried, tail, all) = (folded(&covered), folded(&tail), folded(&history));
        for (skill, _) in all.levels() {
            prop_assert!(known.state(skill) >= carried.state(skill), "{skill}");
            prop_assert!(known.state(skill) >= tail.state(skill), "{skill}");
        }
        prop_assert_eq!(known.levels().count(), all.levels().count());
        prop_assert_eq!(known.confusions(), all.confusions());
    }

    #[test]
    fn order_and_repetition_of_the_tail_change_nothing(
        (history, shuffled) in history()
            .prop_flat_map(|history| (Just(history.clone()), Just(history).prop_shuffle())),
        part in any::<prop::sample::Index>(),
    ) {
        let covered = &history[..part.index(history.len() + 1)];
        let again = [&history[..], &shuffled[..]].concat();
        prop_assert_eq!(known(covered, &history), known(covered, &shuffled));
        prop_assert_eq!(known(covered, &history), known(covered, &again));
        let carried = Known::from(carried(covered));
        prop_assert_eq!(known(covered, covered), carried);
    }

    #[test]
    fn what_was_folded_before_the_state_came_leads_to_the_same(
        history in history(), part in any::<prop::sample::Index>()
    ) {
        let covered = &history[..part.index(history.len() + 1)];
        let carried = carried(covered);
        let folded_before = Known::of(carried, folded(&history));
        prop_assert_eq!(told(&folded_before), told(&known(covered, &history)));
    }

    #[test]
    fn what_is_carried_survives_the_way(history in history()) {
        let carried = Carried::of(&folded(&history), &Chosen::default(), [(stream(9), 7)]);
        prop_assert_eq!(Carried::from_bytes(&carried.to_bytes()), Some(carried));
    }

    #[test]
    fn any_days_numbers_and_names_survive_the_way(
        all in prop::collection::vec(
            (any::<i32>(), any::<u8>(), any::<u64>(), "\\PC{0,40}", any::<bool>(), "\\PC{0,20}"),
            0..30,
        )
    ) {
        let all: History = all.into_iter().map(|(day, number, seq, skill, right, tag)| {
            let at = Order { day, stream: stream(number), seq };
            (at, Attempt { tag: Some(tag), ..attempt(&skill, right) })
        }).collect();
        let carried = Carried::of(&folded(&all), &Chosen::default(), []);
        prop_assert_eq!(Carried::from_bytes(&carried.to_bytes()), Some(carried));
    }

    #[test]
    fn torn_bytes_are_refused_or_read_without_harm(
        history in history(), place in any::<prop::sample::Index>(), byte in any::<u8>()
    ) {
        let mut bytes = carried(&history).to_bytes();
        let place = place.index(bytes.len());
        prop_assert_eq!(Carried::from_bytes(&bytes[..place]), None);
        bytes[place] = byte;
        if let Some(read) = Carried::from_bytes(&bytes) {
            // What was read can be used and sent on.
            prop_assert_eq!(Carried::from_bytes(&read.to_bytes()), Some(read.clone()));
            let mut known = Known::from(read);
            history.iter().for_each(|(at, attempt)| known.fold(*at, attempt));
            told(&known);
        }
    }

    #[test]
    fn any_bytes_are_refused_or_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for begin in [&[][..], &[1], &[1, 0, 0], &[2], &[2, 0, 0]] {
            if let Some(read) = Carried::from_bytes(&[begin, &bytes].concat()) {
                prop_assert_eq!(Carried::from_bytes(&read.to_bytes()), Some(read));
            }
        }
    }
}

#[test]
fn positions_reach_through_all_that_was_folded() {
    let at = |number, seq| (Order { day: 1, stream: stream(number), seq }, attempt("s", true));
    let facts = folded(&[at(1, 5), at(2, 9)]);
    let carried =
        Carried::of(&facts, &Chosen::default(), [(stream(3), 4), (stream(1), 8), (stream(2), 1)]);
    assert_eq!(carried.covers(), [(stream(1), 8), (stream(2), 9), (stream(3), 4)]);
    assert_eq!((carried.through(stream(2)), carried.through(stream(7))), (9, 0));
}

#[test]
fn a_day_on_two_tablets_is_in_order_too() {
    let at =
        |number, seq, right| (Order { day: 1, stream: stream(number), seq }, attempt("s", right));
    // Tablet 2 was heard first; tablet 1 stands before it, and four tries ago is forgotten.
    let second: History = (1..=6).map(|seq| at(2, seq, false)).collect();
    let first = [at(1, 1, true), at(1, 2, true)];
    let known = known(&second, &[&second[..], &first].concat());
    let all = folded(&[&second[..], &first].concat());
    assert_eq!(told(&known), told_by_facts(&all));
    assert_eq!(known.state(&"s".into()), Level::Growing);
}
