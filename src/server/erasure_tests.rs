//! What is left of an erased child, here and in every copy.

use crate::ingest::accept;
use crate::school::School;
use crate::storage::sqlite::{Sqlite, backup, restore};
use crate::testing::{NOW, STREAM, TABLET, block, found, key, open};
use card::Card;
use model::{Event, LearnerId, LessonId, Stamp};
use std::path::Path;
use wire::down::{Down, mark_of};
use wire::sealed_box::{self, BoxSecretKey, Kind};
use wire::segment::{self, Start};
use wire::{Head, Logged, genesis};

const RAFI: LearnerId = LearnerId([0xb5; 16]);
const AMINA: LearnerId = LearnerId([0xa7; 16]);

/// Two children in turn, three events each; every body tells whose it is.
fn events() -> Vec<Logged> {
    let event = |seq: u64| {
        let rafi = (seq - 1) / 3 % 2 == 1;
        let (learner, name) = if rafi {
            (RAFI, "রাফি-নাম")
        } else {
            (AMINA, "আমিনা-নাম")
        };
        let event = match seq {
            1 | 4 => Event::LearnerAdded { nickname: name.into(), picture: "cow".into() },
            _ => Event::Completed { lesson: LessonId(format!("{name}-{seq}")), ms: seq },
        };
        let mut body = Vec::new();
        ciborium::into_writer(&event, &mut body).unwrap();
        let at = Stamp { wall_ms: NOW + seq as i64, mono_ms: seq, boot: 1 };
        Logged { seq, learner, kind: event.kind().into(), ver: 1, at, body }
    };
    (1..=24).map(event).collect()
}

fn head(events: &[Logged], seq: usize) -> Head {
    events[..seq].iter().fold(genesis(&STREAM), |head, event| event.head_after(head))
}

fn segment_of(school: &School, events: &[Logged], from: usize, to: usize) -> Vec<u8> {
    let start =
        Start { school: school.id(), device: TABLET, stream: STREAM, prev: head(events, from) };
    segment::write(&start, &events[from..to], &key()).unwrap()
}

fn unfold(school: &School) {
    while block(school.storage.project(4)).unwrap() > 0 {}
}

/// What was written down, the newest first.
fn deeds(school: &School) -> Vec<(i64, String, String)> {
    let all = block(school.storage.deeds(school.id(), u64::MAX, 99)).unwrap();
    all.into_iter().map(|one| (one.deed.at_ms, one.deed.what, one.deed.about)).collect()
}

fn n_rows(school: &School, learner: LearnerId) -> usize {
    block(school.storage.events_of(school.id(), learner)).unwrap().len()
}

/// Whether any file of a folder holds some bytes.
fn holds(dir: &Path, what: &[u8]) -> bool {
    std::fs::read_dir(dir).unwrap().any(|file| {
        let path = file.unwrap().path();
        if path.is_dir() {
            return holds(&path, what);
        }
        std::fs::read(path).unwrap().windows(what.len()).any(|part| part == what)
    })
}

const HERS: [&[u8]; 3] = ["রাফি-নাম".as_bytes(), &RAFI.0, b"b5b5b5b5b5b5"];

fn tell_of_both(school: &School) {
    let of = |id, name: &str| Down::Learner {
        id,
        nickname: name.into(),
        picture: "cow".into(),
        class: None,
        roll: None,
    };
    let down = [
        of(AMINA, "আমিনা-নাম"),
        Down::Carried { learner: RAFI, state: "রাফি-নাম".into() },
        Down::Merged { from: RAFI, into: AMINA },
        of(RAFI, "রাফি-নাম"),
    ];
    block(school.tell(&down, None)).unwrap();
}

#[test]
fn nothing_of_an_erased_child_is_left_and_all_of_the_others_is() {
    let (dir, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let school = found(dir.path(), NOW);
    let events = events();
    for (from, to) in [(0, 8), (8, 20), (15, 24)] {
        block(accept(&school, segment_of(&school, &events, from, to), NOW)).unwrap();
    }
    // What is kept aside holds names as well.
    let mut other = events.clone();
    other[22].body = events[21].body.clone();
    assert!(block(accept(&school, segment_of(&school, &other, 20, 24), NOW)).is_err());
    tell_of_both(&school);
    unfold(&school);
    assert_eq!((n_rows(&school, RAFI), n_rows(&school, AMINA)), (12, 12));
    assert!(holds(dir.path(), HERS[0]), "rows are in the clear");
    backup(dir.path(), &copies.path().join("before")).unwrap();
    assert!(!holds(copies.path(), HERS[0]) && !holds(copies.path(), HERS[1]));

    block(school.storage.erase(school.id(), RAFI, NOW)).unwrap();
    for what in HERS {
        assert!(!holds(dir.path(), what), "{}", String::from_utf8_lossy(what));
    }
    assert_eq!((n_rows(&school, RAFI), n_rows(&school, AMINA)), (0, 12));
    let (entries, through) = block(school.storage.down(school.id(), TABLET, 0, 99)).unwrap();
    let last = entries.last().unwrap();
    assert_eq!(
        (last.no, Down::read(last.body.as_ref().unwrap())),
        (through, Some(Down::Erased { mark: mark_of(RAFI) }))
    );
    assert!(through > 4, "no number is given twice");
    assert_eq!(entries.iter().filter(|entry| entry.key.starts_with("learner/")).count(), 1);
    assert_eq!(
        deeds(&school),
        [(NOW, "child-erased".to_owned(), format!("child {}", mark_of(RAFI)))]
    );

    // What was sent before may come again, in whatever pieces, and what is new goes on.
    for (from, to) in [(0, 24), (3, 5), (4, 5), (5, 22)] {
        block(accept(&school, segment_of(&school, &events, from, to), NOW)).unwrap();
    }
    let mut more = events.clone();
    more.extend(events[..6].iter().map(|one| Logged { seq: one.seq + 24, ..one.clone() }));
    block(accept(&school, segment_of(&school, &more, 20, 30), NOW)).unwrap();
    tell_of_both(&school);
    unfold(&school);
    assert_eq!((n_rows(&school, RAFI), n_rows(&school, AMINA)), (0, 15));
    for what in HERS {
        assert!(!holds(dir.path(), what), "{}", String::from_utf8_lossy(what));
    }
    // A wrong answer about what she did is still known at its ends.
    let heads = (0..=24).map(|seq| (seq as u64, head(&other, seq))).collect();
    let probe = wire::message::Probe { stream: STREAM, heads };
    let agreed = block(crate::ingest::agree(&school, &probe)).unwrap();
    assert_eq!(agreed.through, 21, "the three after it are one run of hers");
}

#[test]
fn a_copy_that_is_put_back_knows_her_no_more() {
    let (dir, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let school = found(dir.path(), NOW);
    let events = events();
    block(accept(&school, segment_of(&school, &events, 0, 24), NOW)).unwrap();
    tell_of_both(&school);
    unfold(&school);
    let before = copies.path().join("before");
    backup(dir.path(), &before).unwrap();
    block(school.storage.erase(school.id(), RAFI, NOW)).unwrap();
    // The next copy writes over the copy of the keys, and with it the older copies forget.
    backup(dir.path(), &copies.path().join("after")).unwrap();
    drop(school);

    let back = tempfile::tempdir().unwrap();
    crate::files::make_private(&back.path().join("keys")).unwrap();
    for file in std::fs::read_dir(dir.path().join("keys")).unwrap() {
        let file = file.unwrap();
        if file.file_name() != crate::learner_keys::FILE {
            std::fs::copy(file.path(), back.path().join("keys").join(file.file_name())).unwrap();
        }
    }
    assert_eq!(restore(back.path(), &before).unwrap(), 1);
    let school = open(back.path(), NOW);
    assert_eq!(block(school.storage.finish_erasures(school.id(), NOW)).unwrap(), 1);
    assert_eq!(block(school.storage.finish_erasures(school.id(), NOW)).unwrap(), 0);
    unfold(&school);
    assert_eq!((n_rows(&school, RAFI), n_rows(&school, AMINA)), (0, 12));
    let (entries, _) = block(school.storage.down(school.id(), TABLET, 0, 2)).unwrap();
    assert_eq!(entries.len(), 2, "what cannot be read makes no page shorter");
    for what in HERS {
        assert!(!holds(back.path(), what), "{}", String::from_utf8_lossy(what));
    }
    // Without the keys nothing is put back, rather than a record that nobody can read.
    std::fs::remove_file(copies.path().join(crate::storage::sqlite::KEYS)).unwrap();
    let nowhere = tempfile::tempdir().unwrap();
    assert!(restore(nowhere.path(), &before).unwrap_err().to_string().contains("keys"));
}

#[test]
fn an_erasure_that_was_cut_short_is_finished_at_the_next_start() {
    let dir = tempfile::tempdir().unwrap();
    let school = found(dir.path(), NOW);
    block(accept(&school, segment_of(&school, &events(), 0, 24), NOW)).unwrap();
    unfold(&school);
    drop(school);
    let keys = crate::learner_keys::LearnerKeys::open(dir.path()).unwrap();
    keys.erase(mark_of(RAFI)).unwrap();
    drop(keys);
    assert!(holds(dir.path(), HERS[0]));
    let school = open(dir.path(), NOW);
    assert_eq!(block(school.storage.finish_erasures(school.id(), NOW)).unwrap(), 1);
    assert!(!holds(dir.path(), HERS[0]));
    assert_eq!((n_rows(&school, RAFI), n_rows(&school, AMINA)), (0, 12));
}

#[test]
fn what_her_answers_came_to_goes_too_and_whose_part_she_was_is_told_anew() {
    let (dir, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let school = found(dir.path(), NOW);
    let answer = |seq: u64| {
        let (learner, skill) =
            if seq > 3 { (RAFI, "rafis-skill") } else { (AMINA, "aminas-skill") };
        let event = Event::Answered(model::Attempt {
            lesson: "a".into(),
            step: "b".into(),
            kind: "listen".into(),
            item: "c".into(),
            skill: Some(skill.into()),
            asked: "x".into(),
            expected: "x".into(),
            response: "x".into(),
            correct: 1.0,
            tries: 1,
            rung: 0,
            tag: None,
            ms: 900,
        });
        let mut body = Vec::new();
        ciborium::into_writer(&event, &mut body).unwrap();
        let at = Stamp { wall_ms: NOW + seq as i64, mono_ms: seq, boot: 1 };
        Logged { seq, learner, kind: event.kind().into(), ver: 1, at, body }
    };
    let events: Vec<Logged> = (1..=6).map(answer).collect();
    block(accept(&school, segment_of(&school, &events, 0, 6), NOW)).unwrap();
    block(school.tell(&[Down::Merged { from: RAFI, into: AMINA }], None)).unwrap();
    unfold(&school);
    let carry = || {
        let mut n = 0;
        loop {
            match block(school.storage.carry(i64::MAX, 4)).unwrap().n {
                0 => return n,
                more => n += more,
            }
        }
    };
    let carried = || {
        let key = Down::Carried { learner: AMINA, state: vec![] }.key();
        let (entries, through) = block(school.storage.down(school.id(), TABLET, 0, 99)).unwrap();
        let body = entries.into_iter().find(|entry| entry.key == key).unwrap().body.unwrap();
        let Some(Down::Carried { state, .. }) = Down::read(&body) else { panic!("no state") };
        let state = learn::Known::from(learn::Carried::from_bytes(&state).unwrap());
        (state.levels().map(|(skill, _)| skill.to_string()).collect::<Vec<_>>(), through)
    };
    assert!(carry() > 0);
    let (both, through) = carried();
    assert_eq!(both, ["aminas-skill", "rafis-skill"]);
    // Told again without any change, nothing is said twice.
    block(school.tell(&[Down::Merged { from: RAFI, into: AMINA }], None)).unwrap();
    carry();
    assert_eq!(carried().1, through + 1, "the merge itself and no state");

    block(school.storage.erase(school.id(), RAFI, NOW)).unwrap();
    carry();
    assert_eq!(carried().0, ["aminas-skill"]);
    backup(dir.path(), &copies.path().join("after")).unwrap();
    for place in [dir.path(), copies.path()] {
        assert!(!holds(place, b"rafis-skill") && !holds(place, &RAFI.0), "{}", place.display());
    }
}

#[test]
fn a_record_whose_keys_are_lost_does_not_go_on_with_new_ones() {
    let dir = tempfile::tempdir().unwrap();
    let school = found(dir.path(), NOW);
    let keys = crate::keys::folder(dir.path()).join(crate::learner_keys::FILE);
    let copy = dir.path().join("copy");
    block(accept(&school, segment_of(&school, &events(), 0, 24), NOW)).unwrap();
    drop(school);
    std::fs::rename(&keys, &copy).unwrap();
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", keys.display()));
    }
    let lost = Sqlite::open(dir.path()).err().unwrap().to_string();
    assert!(lost.contains("learners.db") && lost.contains("backups"), "{lost}");
    std::fs::rename(&copy, &keys).unwrap();
    let school = open(dir.path(), NOW);
    unfold(&school);
    assert_eq!((n_rows(&school, RAFI), n_rows(&school, AMINA)), (12, 12));
}

#[test]
fn a_box_that_comes_after_she_was_erased_brings_nothing_of_her_back() {
    let (dir, village) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let school = found(dir.path(), NOW);
    let mut tablet = block(school.storage.device(school.id(), TABLET)).unwrap().unwrap();
    tablet.box_key = *BoxSecretKey::from_bytes(&[9; 32]).public().as_bytes();
    block(school.storage.put_device(school.id(), tablet)).unwrap();
    // Her work was on its way on a card when she was erased.
    let segment = segment_of(&school, &events(), 0, 24);
    let to = school.keys.boxes[0].public();
    let file =
        sealed_box::seal(Kind::Segment, school.id(), 20_775, &to, &segment, &[7; 32]).unwrap();
    let card = Card::at(village.path());
    assert!(card.put(&file).unwrap());
    block(school.storage.erase(school.id(), RAFI, NOW)).unwrap();
    let taken = block(crate::boxes::take(&school, &card, NOW)).unwrap();
    assert_eq!((taken.n_stored, taken.refused.len()), (1, 0));
    assert!(taken.n_answers > 0, "receipt and pages lie on the card");
    unfold(&school);
    assert_eq!((n_rows(&school, RAFI), n_rows(&school, AMINA)), (0, 12));
    for what in HERS {
        assert!(!holds(dir.path(), what), "{}", String::from_utf8_lossy(what));
        assert!(!holds(village.path(), what), "on the card");
    }
}
