//! Days of review: wherever she practised, each tablet finds them as a fold of all does.

use super::*;
use crate::carried::trim::MOST_DAYS;

/// The days on which skills are due.
fn due(memories: &[(SkillId, Memory)]) -> Vec<(&str, i32)> {
    memories.iter().map(|(skill, memory)| (skill.as_str(), memory.due)).collect()
}

proptest! {
    #[test]
    fn however_the_answers_lie_between_server_and_tablet_the_days_of_review_are_those_of_all(
        history in history(), through in any::<[prop::sample::Index; 3]>()
    ) {
        // Of each stream a part of its own length is covered, so many answers come late.
        let of = |number: u8| history.iter().filter(move |(at, _)| at.stream == stream(number));
        let covered: History = (0..3u8)
            .flat_map(|n| of(n).take(through[usize::from(n)].index(of(n).count() + 1)))
            .cloned().collect();
        let sent = carried(&covered);
        let all = told_by_facts(&folded(&history)).memories;
        let came = Carried::from_bytes(&sent.to_bytes()).unwrap();
        let mut known = Known::from(came);
        history.iter().for_each(|(at, attempt)| known.fold(*at, attempt));
        for ((skill, memory), (same, expected)) in told(&known).memories.iter().zip(&all) {
            prop_assert_eq!(skill, same);
            // Only among days that were drawn together a late answer has no place.
            if sent.reviews.get(skill).is_none_or(|reviews| reviews.before.is_none()) {
                prop_assert_eq!(memory, expected);
            }
        }
        prop_assert_eq!(told(&known).memories.len(), all.len());
    }
}

#[test]
fn what_was_practised_on_monday_is_due_on_every_tablet() {
    let monday = 20_702;
    let on_monday: History = (1..=4)
        .map(|seq| (Order { day: monday, stream: stream(3), seq }, attempt("bn.v1", true)))
        .collect();
    let elsewhere = Known::from(Carried::from_bytes(&carried(&on_monday).to_bytes()).unwrap());
    let memories = told(&elsewhere).memories;
    let all = told_by_facts(&folded(&on_monday)).memories;
    assert_eq!(due(&memories), due(&all));
    assert!(memories[0].1.due > monday);
}

#[test]
fn a_slip_on_the_same_day_elsewhere_brings_the_review_forward_there_too() {
    let on = |number, right| {
        (Order { day: 20_702, stream: stream(number), seq: 1 }, attempt("s", right))
    };
    let (here, there) = (on(3, true), on(7, false));
    let known = known(std::slice::from_ref(&here), &[here.clone(), there.clone()]);
    let all = told_by_facts(&folded(&[here.clone(), there])).memories;
    assert_eq!(told(&known).memories, all);
    assert!(all[0].1.due < told_by_facts(&folded(&[here])).memories[0].1.due);
}

#[test]
fn many_days_are_drawn_together_and_come_to_the_same() {
    let practised: History = (1..=100u64)
        .map(|seq| {
            let at = Order { day: 20_000 + 3 * seq as i32, stream: stream(1), seq };
            (at, attempt("s", seq % 5 > 0))
        })
        .collect();
    let (covered, tail) = practised.split_at(97);
    let sent = carried(covered);
    let reviews = &sent.reviews[&SkillId::from("s")];
    assert_eq!((reviews.days.len(), reviews.before.is_some()), (MOST_DAYS, true));
    assert!(sent.to_bytes().len() < 100);
    let all = told_by_facts(&folded(&practised)).memories;
    assert_eq!(told(&known(covered, &practised)).memories, all);
    assert_eq!(told(&known(covered, tail)).memories, all);
}
