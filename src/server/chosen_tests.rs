//! What was chosen for a child goes down with what she knows, also from a record that an older
//! server folded.

use crate::ingest::accept;
use crate::school::School;
use crate::storage::sqlite::FILE;
use crate::testing::{NOW, STREAM, TABLET, block, found, key, open};
use learn::{Carried, Chosen, Known};
use model::{Attempt, Event, LearnerId, Stamp};
use wire::down::Down;
use wire::segment::{self, Start};
use wire::{Logged, genesis};

const AMINA: LearnerId = LearnerId([0xa7; 16]);
const MINUTE: i64 = 60_000;

fn prefer(value: &str) -> Event {
    Event::Preferred { what: "colour".into(), value: value.into() }
}

fn answer() -> Event {
    Event::Answered(Attempt {
        lesson: "a".into(),
        step: "b".into(),
        kind: "listen".into(),
        item: "c".into(),
        skill: Some("bn.v1".into()),
        asked: "x".into(),
        expected: "x".into(),
        response: "x".into(),
        correct: 1.0,
        tries: 1,
        rung: 0,
        tag: None,
        ms: 900,
    })
}

/// A school that has stored these events, a minute apart, and unfolded nothing yet.
fn stored(dir: &std::path::Path, events: &[Event]) -> School {
    let school = found(dir, NOW);
    let logged = (1..).zip(events).map(|(seq, event)| {
        let mut body = Vec::new();
        ciborium::into_writer(event, &mut body).unwrap();
        let ms = seq as i64 * MINUTE;
        let at = Stamp { wall_ms: NOW - MINUTE * 60 + ms, mono_ms: ms.unsigned_abs(), boot: 1 };
        Logged { seq, learner: AMINA, kind: event.kind().into(), ver: 1, at, body }
    });
    let logged: Vec<Logged> = logged.collect();
    let start =
        Start { school: school.id(), device: TABLET, stream: STREAM, prev: genesis(&STREAM) };
    block(accept(&school, segment::write(&start, &logged, &key()).unwrap(), NOW)).unwrap();
    school
}

/// Unfolds, tells tablets, and gives what they are told of her.
fn told(school: &School) -> Carried {
    while block(school.storage.project(4)).unwrap() > 0 {}
    while block(school.storage.carry(i64::MAX, 4)).unwrap().n > 0 {}
    let (entries, _) = block(school.storage.down(school.id(), TABLET, 0, 99)).unwrap();
    let key = Down::Carried { learner: AMINA, state: vec![] }.key();
    let body = entries.into_iter().find(|entry| entry.key == key).unwrap().body.unwrap();
    let Some(Down::Carried { state, .. }) = Down::read(&body) else { panic!("no state") };
    Carried::from_bytes(&state).unwrap()
}

fn events() -> [Event; 7] {
    let placed = Event::Placed { assumed: vec!["bn.v1".into(), "bn.v2".into()] };
    let woken = Event::Woken { lesson: "bn-1-13".into() };
    let finished = Event::Completed { lesson: "bn-1-02".into(), ms: 60_000 };
    [prefer("sun"), answer(), prefer("leaf"), placed, woken, answer(), finished]
}

fn holds_all(carried: &Carried) {
    let chosen = carried.chosen_with(&Chosen::default());
    assert_eq!(chosen.preference("colour"), Some("leaf"), "the newest");
    assert_eq!(chosen.placement().unwrap().assumed.len(), 2);
    assert!(chosen.woken().contains(&"bn-1-13".into()));
    assert!(chosen.finished_on(&"bn-1-02".into()).is_some());
    let known = Known::from(carried.clone());
    assert!(known.memory(&"bn.v1".into()).is_some_and(|memory| memory.due > memory.last_day));
    assert_eq!(carried.through(STREAM), 7);
}

#[test]
fn choices_go_down_with_what_she_knows() {
    let dir = tempfile::tempdir().unwrap();
    holds_all(&told(&stored(dir.path(), &events())));
}

#[test]
fn a_child_who_only_chose_is_told_of_too() {
    let dir = tempfile::tempdir().unwrap();
    let carried = told(&stored(dir.path(), &[prefer("sun")]));
    let chosen = carried.chosen_with(&Chosen::default());
    assert_eq!(chosen.preference("colour"), Some("sun"));
}

#[test]
fn what_an_older_server_folded_is_folded_anew_from_what_is_stored() {
    let dir = tempfile::tempdir().unwrap();
    let school = stored(dir.path(), &events());
    told(&school);
    drop(school);
    // As a server of version 4 left it: no choices in its states, told to tablets and all.
    let db = rusqlite::Connection::open(dir.path().join(FILE)).unwrap();
    #[derive(serde::Serialize)]
    struct Older {
        facts: learn::Facts,
        reach: std::collections::BTreeMap<model::StreamId, u64>,
    }
    let mut state = Vec::new();
    let older = Older { facts: learn::Facts::default(), reach: [(STREAM, 7)].into() };
    ciborium::into_writer(&older, &mut state).unwrap();
    let n = db.execute("UPDATE folded SET state = ?1, changed_ms = NULL", [state]).unwrap();
    assert_eq!(n, 1);
    db.execute("DELETE FROM down WHERE mark IS NOT NULL", []).unwrap();
    db.execute_batch(
        "DROP INDEX folded_version; ALTER TABLE folded DROP COLUMN version; ALTER TABLE device DROP COLUMN status;
         DROP INDEX event_replied; DROP TABLE said; DROP TABLE read_aloud; DROP INDEX event_added; DROP INDEX event_of_lesson; DROP INDEX event_of_child; DROP TABLE played;
         DROP TABLE session; DROP TABLE account_grant; DROP TABLE account;
         ALTER TABLE school DROP COLUMN place; ALTER TABLE school DROP COLUMN above;
         DROP TABLE held; DROP INDEX audit_of_school; DROP TRIGGER audit_is_not_changed;
         DROP TRIGGER audit_is_not_removed; ALTER TABLE audit DROP COLUMN who;
         ALTER TABLE audit DROP COLUMN about; ALTER TABLE audit DROP COLUMN link;",
    )
    .unwrap();
    db.pragma_update(None, "user_version", 4).unwrap();
    drop(db);
    let school = open(dir.path(), NOW);
    holds_all(&told(&school));
    let rows = block(school.storage.events_of(school.id(), AMINA)).unwrap();
    assert_eq!(rows.len(), 7, "each once");
}
