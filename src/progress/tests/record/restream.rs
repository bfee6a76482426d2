//! Copies of one log that went different ways: whatever is sent arrives exactly once.

use crate::support::*;
use ::model::{Event, StreamId};
use progress::{NewStreamWhy, Notice, Progress, RecordError};
use proptest::prelude::*;
use std::collections::BTreeMap;
use wire::Head;

/// A server that stores what continues its chains and nothing else.
#[derive(Default)]
struct Server(BTreeMap<StreamId, Vec<(Head, String)>>);

impl Server {
    /// Stores the rest of a tablet's log, at most `most` events, and gives receipts unless
    /// they are lost on the way.
    fn contact(&mut self, progress: &mut Progress, mut most: usize, receipts: bool) {
        // Copies that are made on the way are looked at once more.
        for _ in 0..3 {
            for info in progress.streams().unwrap() {
                let has = self.0.entry(info.stream).or_default();
                let agreed = (0..=info.tail.min(has.len() as u64))
                    .rfind(|seq| {
                        *seq == 0
                            || progress.head_at(info.stream, *seq).unwrap()
                                == Some(has[*seq as usize - 1].0)
                    })
                    .unwrap();
                if agreed < has.len() as u64 {
                    progress.restream(info.stream, agreed).unwrap();
                } else {
                    let page = progress.unsent(info.stream, agreed, most).unwrap();
                    most -= page.len();
                    if let Some(last) = page.last() {
                        progress.note_sent(info.stream, last.seq, last.head).unwrap();
                    }
                    has.extend(page.iter().map(|one| (one.head, what(&one.event().unwrap()))));
                }
                let through = progress
                    .streams()
                    .unwrap()
                    .iter()
                    .find(|one| one.stream == info.stream)
                    .unwrap()
                    .tail
                    .min(has.len() as u64);
                if receipts && through > 0 {
                    let head = has[through as usize - 1].0;
                    progress.acknowledge(info.stream, through, head).unwrap();
                }
            }
        }
    }

    fn all(&self) -> Vec<&str> {
        self.0.values().flatten().map(|(_, what)| what.as_str()).collect()
    }
}

/// What tells an answer from all others.
fn what(event: &Event) -> String {
    match event {
        Event::Reached { step, .. } => step.0.clone(),
        other => panic!("{other:?} was not recorded"),
    }
}

fn held(progress: &Progress) -> Vec<String> {
    let mut held = Vec::new();
    progress.dump(&mut |row| held.push(what(&row.event.unwrap()))).unwrap();
    held
}

fn open_copy(of: &Tablet) -> (Tablet, Progress) {
    let copy = Tablet::new();
    of.copy_to(&copy);
    let progress = copy.open().0;
    (copy, progress)
}

#[test]
fn what_parts_goes_on_in_a_new_stream_and_the_state_stays_as_it_was() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let old = record_answers(&mut progress, 9).stream;
    let (log, state) = (whole_log(&progress).len(), whole_state(&progress));
    let parted = progress.restream(old, 4).unwrap();
    assert_eq!(parted.n_events, 5);
    assert_eq!(new_stream(&progress.take_notices()), Some(NewStreamWhy::Forked));
    assert_eq!(whole_log(&progress).len(), log);
    assert_eq!(whole_state(&progress), state);
    let streams = progress.streams().unwrap();
    assert_eq!((streams[0].tail, streams[0].closed), (4, true));
    assert_eq!((streams[1].stream, streams[1].tail), (parted.stream, 5));
    assert!(progress.unsent(old, 4, 10).unwrap().is_empty());
    assert_eq!(progress.attempts(AMINA, 100).unwrap().len(), 9);

    assert_eq!(progress.restream(old, 4).unwrap().n_events, 0);
    assert!(matches!(progress.restream(old, 5), Err(RecordError::Unknown { .. })));
    let beyond = progress.head_at(old, 5).unwrap().unwrap();
    assert!(progress.note_sent(old, 5, beyond).is_err());
    let next = record_answers(&mut progress, 1);
    assert_eq!((next.stream, next.seq), (parted.stream, 6));
    drop(progress);
    tablet.cut_power();
    assert_eq!(tablet.open_quietly().attempts(AMINA, 100).unwrap().len(), 10);
}

#[test]
fn a_power_cut_right_after_the_copy_costs_a_stream_and_no_answer() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let old = record_answers(&mut progress, 9).stream;
    let state = whole_state(&progress);
    let mark = [std::fs::read(tablet.path("sent_hw.a")), std::fs::read(tablet.path("sent_hw.b"))];
    let folded = std::fs::read(tablet.path("state.db")).unwrap();
    let folded_wal = std::fs::read(tablet.path("state.db-wal")).unwrap();
    progress.restream(old, 4).unwrap();
    drop(progress);
    std::fs::write(tablet.path("sent_hw.a"), mark[0].as_ref().unwrap()).unwrap();
    std::fs::write(tablet.path("sent_hw.b"), mark[1].as_ref().unwrap()).unwrap();
    std::fs::write(tablet.path("state.db"), folded).unwrap();
    std::fs::write(tablet.path("state.db-wal"), folded_wal).unwrap();
    tablet.cut_power();
    let (progress, notices) = tablet.open();
    assert_eq!(new_stream(&notices), Some(NewStreamWhy::WentBack));
    assert!(notices.contains(&Notice::StateRebuilt));
    assert_eq!(whole_state(&progress), state);
    assert_eq!(progress.streams().unwrap().iter().map(|one| one.tail).sum::<u64>(), 9);
}

#[test]
fn a_damaged_log_still_knows_what_went_on_elsewhere() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let old = record_answers(&mut progress, 9).stream;
    progress.restream(old, 4).unwrap();
    drop(progress);
    let log = rusqlite::Connection::open(tablet.path("log.db")).unwrap();
    log.execute("UPDATE event SET body = x'00' WHERE stream_id <> ?1 AND seq = 5", [old.0])
        .unwrap();
    drop(log);
    tablet.cut_power();
    let (progress, notices) = tablet.open();
    assert!(
        notices.iter().any(|one| matches!(one, Notice::LogSetAside { n_salvaged: 8, .. })),
        "{notices:?}"
    );
    assert_eq!(progress.streams().unwrap()[0].tail, 4);
    assert!(progress.unsent(old, 4, 10).unwrap().is_empty());
}

#[derive(Clone, Debug)]
enum Act {
    Record { copy: usize, n: u64 },
    Contact { copy: usize, most: usize, receipts: bool },
    Clone { copy: usize },
    PutBack { copy: usize },
    Reopen { copy: usize, cut: bool },
}

fn act() -> impl Strategy<Value = Act> {
    let copy = 0..8usize;
    prop_oneof![
        6 => (copy.clone(), 1..5u64).prop_map(|(copy, n)| Act::Record { copy, n }),
        5 => (copy.clone(), 0..12usize, any::<bool>())
            .prop_map(|(copy, most, receipts)| Act::Contact { copy, most, receipts }),
        2 => copy.clone().prop_map(|copy| Act::Clone { copy }),
        2 => copy.clone().prop_map(|copy| Act::PutBack { copy }),
        1 => (copy, any::<bool>()).prop_map(|(copy, cut)| Act::Reopen { copy, cut }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn however_logs_are_copied_and_put_back_each_answer_arrives_exactly_once(
        acts in prop::collection::vec(act(), 1..40),
    ) {
        let mut server = Server::default();
        let first = Tablet::new();
        let progress = first.open_quietly();
        let mut tablets = vec![(first, Some(progress))];
        let mut backups: Vec<Option<Tablet>> = vec![None];
        let mut n_recorded = 0;
        for act in acts {
            match act {
                Act::Record { copy, n } => {
                    let at = copy % tablets.len();
                    for _ in 0..n {
                        n_recorded += 1;
                        let event = reached("lesson", &n_recorded.to_string());
                        let progress = tablets[at].1.as_mut().unwrap();
                        progress.record(AMINA, &event, stamp(n_recorded)).unwrap();
                    }
                }
                Act::Contact { copy, most, receipts } => {
                    let at = copy % tablets.len();
                    server.contact(tablets[at].1.as_mut().unwrap(), most, receipts);
                }
                Act::Clone { copy } if tablets.len() < 4 => {
                    let at = copy % tablets.len();
                    drop(tablets[at].1.take());
                    let (tablet, progress) = open_copy(&tablets[at].0);
                    tablets[at].1 = Some(tablets[at].0.open().0);
                    tablets.push((tablet, Some(progress)));
                    backups.push(None);
                }
                Act::PutBack { copy } => {
                    // The first time a backup is made, the next time it is put back.
                    let at = copy % tablets.len();
                    drop(tablets[at].1.take());
                    if let Some(backup) = backups[at].take() {
                        backup.copy_to(&tablets[at].0);
                    } else {
                        let backup = Tablet::new();
                        tablets[at].0.copy_to(&backup);
                        backups[at] = Some(backup);
                    }
                    tablets[at].1 = Some(tablets[at].0.open().0);
                }
                Act::Reopen { copy, cut } => {
                    let at = copy % tablets.len();
                    drop(tablets[at].1.take());
                    if cut {
                        tablets[at].0.cut_power();
                    }
                    tablets[at].1 = Some(tablets[at].0.open().0);
                }
                Act::Clone { .. } => {}
            }
        }
        for _ in 0..3 {
            for (_, progress) in &mut tablets {
                server.contact(progress.as_mut().unwrap(), 1_000, true);
            }
        }
        let mut arrived = server.all();
        arrived.sort_unstable();
        let n_arrived = arrived.len();
        arrived.dedup();
        prop_assert_eq!(arrived.len(), n_arrived, "an answer was stored twice");
        for (tablet, progress) in &tablets {
            let progress = progress.as_ref().unwrap();
            for one in held(progress) {
                prop_assert!(arrived.binary_search(&one.as_str()).is_ok(), "{} never arrived", one);
            }
            let waiting: u64 =
                progress.streams().unwrap().iter().map(|one| one.tail - one.acked).sum();
            prop_assert_eq!(waiting, 0, "in {:?}", tablet.dir());
        }
    }
}
