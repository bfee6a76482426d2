use super::*;
use learn::Order;
use model::{Attempt, StreamId};

const TODAY: i32 = 20_784;

fn answered(n: usize, skill: &str, tag: Option<&str>) -> Vec<Attempt> {
    let one = Attempt {
        lesson: "l".into(),
        step: "s".into(),
        kind: "listen".into(),
        item: "i".into(),
        skill: Some(skill.into()),
        asked: "ব".into(),
        expected: "ব".into(),
        response: "র".into(),
        correct: if tag.is_some() { 0.0 } else { 1.0 },
        tries: 1,
        rung: 0,
        tag: tag.map(str::to_owned),
        ms: 900,
    };
    vec![one; n]
}

fn known(attempts: &[Attempt], last: i32, tablet: i32) -> Known {
    let mut facts = learn::Facts::default();
    for (seq, attempt) in attempts.iter().enumerate() {
        let at = Order { day: last, stream: StreamId([1; 16]), seq: seq as u64 + 1 };
        facts.fold(at, attempt);
    }
    let gist = Arc::new(Gist::of(&facts));
    Known { gist, last_day: Some(last), tablet: Some(("7".into(), tablet)) }
}

fn need_of(known: &Known) -> Option<Need> {
    need(known, &BTreeSet::new(), TODAY)
}

#[test]
fn three_of_ten_are_for_this_week_five_for_today_and_two_for_the_tablet_alone() {
    let mixed = |n| {
        let all = [answered(10 - n, "s", None), answered(n, "s", Some("b-r"))].concat();
        need_of(&known(&all, TODAY, TODAY)).map(|need| need.urgency)
    };
    let found = [2, 3, 4, 5].map(mixed);
    assert_eq!(found, [None, Some(Urgency::Week), Some(Urgency::Week), Some(Urgency::Today)]);
}

#[test]
fn what_is_one_sound_at_home_is_no_need() {
    let all = [answered(4, "s", None), answered(6, "t", Some("sh-s"))].concat();
    let known = known(&all, TODAY, TODAY);
    assert!(need_of(&known).is_some());
    assert_eq!(need(&known, &BTreeSet::from(["sh-s".to_owned()]), TODAY), None);
}

#[test]
fn a_skill_that_does_not_grow_is_named_with_its_tries() {
    let all: Vec<_> = (0..9).flat_map(|n| answered(1, "tens", Some(&format!("t{n}")))).collect();
    let why = need_of(&known(&all, TODAY, TODAY)).unwrap().why;
    assert_eq!(why, Why::Stuck { skill: "tens".into(), n: 9 });
}

#[test]
fn silence_is_hers_only_where_her_tablet_was_near() {
    let all = answered(4, "s", None);
    let quiet = |days, away| need_of(&known(&all, TODAY - days, TODAY - away));
    assert_eq!(quiet(4, 0), None);
    assert_eq!(quiet(5, 0).unwrap().urgency, Urgency::Week);
    assert_eq!(quiet(9, 2), Some(Need { urgency: Urgency::Today, why: Why::Quiet { days: 9 } }));
    assert!(matches!(quiet(9, 6).unwrap().why, Why::Away { days: 6, .. }));
    assert_eq!(need_of(&Known::default()), None, "who never began is not missed yet");
}

#[test]
fn the_larger_share_comes_first_and_today_before_the_week() {
    let of = |urgency, why| Need { urgency, why }.rank();
    let mixed = |n| Why::Mixed { tag: "b-r".into(), n, of: 10 };
    let order = [
        of(Urgency::Today, mixed(7)),
        of(Urgency::Today, mixed(5)),
        of(Urgency::Today, Why::Quiet { days: 9 }),
        of(Urgency::Week, mixed(4)),
        of(Urgency::Week, Why::Stuck { skill: "s".into(), n: 9 }),
    ];
    assert!(order.is_sorted(), "{order:?}");
}
