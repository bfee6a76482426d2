//! What was chosen here and elsewhere, laid together.

use super::*;
use learn::{Carried, Chosen, Facts, When};
use model::event::AWAY;

const NOON: i64 = 1_780_000_000_000;
const HOUR: i64 = 3_600_000;

fn prefer(what: &str, value: &str) -> Event {
    Event::Preferred { what: what.into(), value: value.into() }
}

fn stamp(wall_ms: i64) -> Stamp {
    Stamp { wall_ms, mono_ms: 1, boot: 1 }
}

fn record(dir: &tempfile::TempDir) -> Progress {
    let options = Options { reserve_bytes: 0, ..Options::default() };
    Progress::open_with(dir.path(), "boot", stamp(NOON), &options).unwrap().0
}

/// What the school tells of a child: choices on another tablet, each with its time.
fn elsewhere(n: u8, choices: &[(i64, Event)]) -> Down {
    let mut chosen = Chosen::default();
    for (seq, (at_ms, event)) in (1..).zip(choices) {
        chosen.fold(When::new(*at_ms, StreamId([9; 16]), seq), event);
    }
    let state = Carried::of(&Facts::default(), &chosen, []).to_bytes();
    Down::Carried { learner: id(n), state }
}

#[test]
fn the_newer_of_two_choices_counts_and_what_concerns_one_tablet_stays_its_own() {
    let (dir, school) = told(&[elsewhere(
        1,
        &[
            (NOON - HOUR, prefer("colour", "there")),
            (NOON + HOUR, prefer("secret", "there")),
            (NOON, Event::Woken { lesson: "there".into() }),
            (NOON, Event::Placed { assumed: vec!["there".into()] }),
            (NOON, prefer(AWAY, "yes")),
        ],
    )]);
    let mut progress = record(&dir);
    let woken = Event::Woken { lesson: "here".into() };
    for event in [prefer("colour", "here"), prefer("secret", "here"), woken] {
        progress.record(id(1), &event, stamp(NOON)).unwrap();
    }
    progress.record(id(2), &prefer(AWAY, "yes"), stamp(NOON)).unwrap();

    let chosen = school.chosen(&progress, id(1)).unwrap();
    assert_eq!(chosen.preference("colour"), Some("here"));
    assert_eq!(chosen.preference("secret"), Some("there"));
    assert_eq!(chosen.woken().len(), 2);
    assert!(chosen.placement().unwrap().assumed.contains(&"there".into()));
    assert_eq!(chosen.preference(AWAY), None, "her picture was taken away there only");
    let all = school.all_chosen(&progress).unwrap();
    assert_eq!(all[&id(1)], chosen);
    assert_eq!(all[&id(2)].preference(AWAY), Some("yes"));
}

#[test]
fn where_the_clock_is_dead_a_child_sees_what_she_has_just_chosen() {
    let (dir, school) = told(&[elsewhere(1, &[(NOON, prefer("colour", "there"))])]);
    let mut progress = record(&dir);
    progress.record(id(1), &prefer("colour", "here"), stamp(0)).unwrap();
    let chosen = school.chosen(&progress, id(1)).unwrap();
    assert_eq!(chosen.preference("colour"), Some("here"));
}

#[test]
fn two_records_of_one_child_choose_together() {
    let merged = Down::Merged { from: id(2), into: id(1) };
    let (dir, school) = told(&[merged, elsewhere(1, &[(NOON, prefer("secret", "there"))])]);
    let mut progress = record(&dir);
    progress.record(id(1), &prefer("colour", "sun"), stamp(NOON)).unwrap();
    progress.record(id(2), &prefer("colour", "leaf"), stamp(NOON + HOUR)).unwrap();
    let all = school.all_chosen(&progress).unwrap();
    for record in [id(1), id(2)] {
        let chosen = school.chosen(&progress, record).unwrap();
        assert_eq!(chosen.preference("colour"), Some("leaf"));
        assert_eq!((chosen.preference("secret"), &all[&id(1)]), (Some("there"), &chosen));
    }
}

#[test]
fn a_state_of_the_first_format_or_a_later_one_leaves_her_own_choices_alone() {
    // Format 1: newest day 0, one stream covered through 99, no skills, tags or items.
    let dir = tempfile::tempdir().unwrap();
    let mut progress = record(&dir);
    let at = progress.record(id(1), &prefer("colour", "here"), stamp(NOON)).unwrap();
    let first = [&[1, 0, 1][..], &at.stream.0, &[99, 0, 0, 0]].concat();
    assert_eq!(Carried::from_bytes(&first).unwrap().through(at.stream), 99);
    for state in [first, vec![99, 1, 2]] {
        let (_dir, school) = told(&[Down::Carried { learner: id(1), state }]);
        let chosen = school.chosen(&progress, id(1)).unwrap();
        assert_eq!(chosen.preference("colour"), Some("here"));
        assert_eq!(school.all_chosen(&progress).unwrap()[&id(1)], chosen);
    }
}
