use super::*;
use crate::storage::Storage;
use crate::storage::sqlite::Sqlite;
use crate::testing::{NOW, STREAM, TABLET, block, found, key};
use model::{DeviceId, LearnerId, SchoolId, Stamp};
use proptest::prelude::*;
use std::sync::Arc;
use wire::SecretKey;
use wire::segment::Start;

/// `n` events of a chain; `salt` makes another chain of them.
fn chain(n: u64, salt: u8) -> Vec<Logged> {
    let event = |seq| Logged {
        seq,
        learner: LearnerId([salt; 16]),
        kind: "replayed".into(),
        ver: 1,
        at: Stamp { wall_ms: NOW + seq as i64, mono_ms: seq, boot: 1 },
        body: b"\xa3bishreplayedflessonaadstepab".to_vec(),
    };
    (1..=n).map(event).collect()
}

fn segment_of(school: SchoolId, events: &[Logged], from: usize, to: usize) -> Vec<u8> {
    let before = &events[..from];
    let prev = before.iter().fold(genesis(&STREAM), |head, event| event.head_after(head));
    let start = Start { school, device: TABLET, stream: STREAM, prev };
    segment::write(&start, &events[from..to], &key()).unwrap()
}

fn receipt_of(school: &School, bytes: &[u8]) -> Receipt {
    signed::open(bytes, &school.keys.server.public()).unwrap()
}

#[test]
fn what_is_receipted_is_stored_and_the_same_again_is_known() {
    let dir = tempfile::tempdir().unwrap();
    let school = found(dir.path(), NOW);
    let events = chain(10, 1);
    let segment = segment_of(school.id(), &events, 0, 10);
    for _ in 0..3 {
        let receipt = block(accept(&school, segment.clone(), NOW)).unwrap();
        assert_eq!(receipt_of(&school, &receipt).through, 10);
    }
    let stored = block(school.storage.segments(school.id(), STREAM, 0, 9)).unwrap();
    assert_eq!(stored.len(), 1);
    let runs = school.storage.open(school.id(), STREAM, &stored[0]).unwrap();
    assert_eq!((runs.len(), runs[0].events.as_ref()), (1, Some(&events)));
}

#[test]
fn ten_at_once_are_stored_once_and_all_are_receipted() {
    let dir = tempfile::tempdir().unwrap();
    let school = Arc::new(found(dir.path(), NOW));
    let segment = segment_of(school.id(), &chain(50, 1), 0, 50);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let receipts: Vec<Receipt> = runtime.block_on(async {
        let ask = |_| {
            let (school, segment) = (school.clone(), segment.clone());
            tokio::spawn(async move { accept(&school, segment, NOW).await.unwrap() })
        };
        let asked: Vec<_> = (0..10).map(ask).collect();
        let mut receipts = Vec::new();
        for one in asked {
            receipts.push(receipt_of(&school, &one.await.unwrap()));
        }
        receipts
    });
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
    let stored = block(school.storage.segments(school.id(), STREAM, 0, 9)).unwrap();
    assert_eq!(stored.len(), 1);
}

#[test]
fn a_gap_says_where_to_go_on() {
    let dir = tempfile::tempdir().unwrap();
    let school = found(dir.path(), NOW);
    let events = chain(10, 1);
    let late = segment_of(school.id(), &events, 5, 10);
    let Err(Refusal::Gap { has }) = block(accept(&school, late.clone(), NOW)) else {
        panic!("events 1 to 5 are missing")
    };
    assert_eq!(has.tail, 0);
    block(accept(&school, segment_of(school.id(), &events, 0, 5), NOW)).unwrap();
    assert!(block(accept(&school, late, NOW)).is_ok());
}

#[test]
fn a_fork_is_kept_aside_and_shown_and_where_it_parts_can_be_found() {
    let dir = tempfile::tempdir().unwrap();
    let school = found(dir.path(), NOW);
    let ours = chain(10, 1);
    let mut theirs = chain(12, 9);
    theirs[..4].clone_from_slice(&ours[..4]);
    block(accept(&school, segment_of(school.id(), &ours, 0, 10), NOW)).unwrap();
    for _ in 0..2 {
        let fork = segment_of(school.id(), &theirs, 2, 12);
        let refused = block(accept(&school, fork, NOW));
        assert!(matches!(refused, Err(Refusal::Fork { has }) if has.tail == 10));
    }
    let aside = block(school.storage.quarantined(school.id())).unwrap();
    assert_eq!(aside, [("fork".to_owned(), 1)]);
    let head = |seq: u64| {
        let known = &theirs[..seq as usize];
        known.iter().fold(genesis(&STREAM), |head, event| event.head_after(head))
    };
    let heads = (0..=12).map(|seq| (seq, head(seq))).collect();
    let agreed = block(agree(&school, &Probe { stream: STREAM, heads })).unwrap();
    assert_eq!(agreed.through, 4);
}

#[test]
fn strangers_other_schools_and_revoked_tablets_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let school = found(dir.path(), NOW);
    let events = chain(3, 1);
    let elsewhere = segment_of(SchoolId([7; 16]), &events, 0, 3);
    assert!(matches!(block(accept(&school, elsewhere, NOW)), Err(Refusal::Bad { .. })));
    let start = Start {
        school: school.id(),
        device: DeviceId([8; 16]),
        stream: STREAM,
        prev: genesis(&STREAM),
    };
    let stranger = segment::write(&start, &events, &key()).unwrap();
    assert_eq!(block(accept(&school, stranger, NOW)), Err(Refusal::UnknownDevice));
    let start = Start { device: TABLET, ..start };
    let forged = segment::write(&start, &events, &SecretKey::from_bytes(&[6; 32])).unwrap();
    assert!(matches!(block(accept(&school, forged, NOW)), Err(Refusal::Bad { .. })));

    let own = segment_of(school.id(), &events, 0, 3);
    assert!(block(school.storage.set_revoked(school.id(), TABLET, true)).unwrap());
    assert_eq!(block(accept(&school, own.clone(), NOW)), Err(Refusal::Revoked));
    let aside = block(school.storage.quarantined(school.id())).unwrap();
    assert_eq!(aside, [("revoked".to_owned(), 1)], "what a revoked tablet made is not lost");
    block(school.storage.set_revoked(school.id(), TABLET, false)).unwrap();
    assert!(block(accept(&school, own, NOW)).is_ok());
}

#[test]
fn events_become_rows_once_and_a_bad_one_is_marked() {
    let dir = tempfile::tempdir().unwrap();
    let school = found(dir.path(), NOW);
    let mut events = chain(10, 1);
    events[3].body = b"\xa1bisedance".to_vec();
    for (from, to) in [(0, 6), (2, 8), (5, 10)] {
        block(accept(&school, segment_of(school.id(), &events, from, to), NOW)).unwrap();
    }
    while block(school.storage.project(1)).unwrap() > 0 {}
    assert_eq!(block(school.storage.n_events(school.id(), STREAM)).unwrap(), (10, 1));
    let rows = block(school.storage.events_of(school.id(), LearnerId([1; 16]))).unwrap();
    assert_eq!(rows.iter().map(|row| row.seq).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
    assert!(rows[3].why.is_some() && rows[3].body.is_none());
}

#[test]
fn a_backup_that_is_made_while_work_goes_on_is_whole_and_comes_back() {
    let (dir, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let school = found(dir.path(), NOW);
    let events = chain(40, 1);
    block(accept(&school, segment_of(school.id(), &events, 0, 20), NOW)).unwrap();
    let file = to.path().join("copy");
    let (n, _) = crate::storage::sqlite::backup(dir.path(), &file).unwrap();
    block(accept(&school, segment_of(school.id(), &events, 20, 40), NOW)).unwrap();
    assert_eq!(n, 1);
    let back = to.path().join("data");
    assert_eq!(crate::storage::sqlite::restore(&back, &file).unwrap(), 1);
    assert!(crate::storage::sqlite::restore(&back, &file).is_err(), "nothing is written over");
    let storage = Sqlite::open(&back).unwrap();
    let cursor = block(storage.cursors(school.id(), vec![STREAM])).unwrap();
    assert_eq!(cursor[0].unwrap().tail, 20);

    let mut torn = std::fs::read(&file).unwrap();
    let middle = torn.len() / 2;
    torn.truncate(middle);
    std::fs::write(to.path().join("torn"), torn).unwrap();
    let refused = crate::storage::sqlite::restore(&to.path().join("x"), &to.path().join("torn"));
    assert!(refused.is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_order_and_overlap_of_one_chain_ends_with_every_event_once(
        cuts in prop::collection::vec((0..30usize, 1..12usize), 1..12),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let school = found(dir.path(), NOW);
        let events = chain(30, 1);
        let mut tail = 0;
        for (from, n) in cuts {
            let to = (from + n).min(30);
            let answer = block(accept(&school, segment_of(school.id(), &events, from, to), NOW));
            match answer {
                Ok(receipt) => {
                    prop_assert!(from <= tail);
                    tail = tail.max(to);
                    prop_assert_eq!(receipt_of(&school, &receipt).through as usize, tail);
                }
                Err(Refusal::Gap { has }) => {
                    prop_assert!(from > tail);
                    prop_assert_eq!(has.tail as usize, tail);
                }
                Err(other) => return Err(TestCaseError::fail(format!("{other:?}"))),
            }
        }
        if tail < 30 {
            block(accept(&school, segment_of(school.id(), &events, tail, 30), NOW)).unwrap();
        }
        while block(school.storage.project(3)).unwrap() > 0 {}
        prop_assert_eq!(block(school.storage.n_events(school.id(), STREAM)).unwrap(), (30, 0));
    }
}
