//! Whatever happens in whatever order, the record behaves as this simple list does.

use crate::support::*;
use progress::{Acknowledged, Recorded};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Act {
    Record { learner: bool, right: bool, minutes: i64 },
    Reopen { cut: bool, reboot: bool },
    LoseState,
    NoteSent(prop::sample::Index),
    Acknowledge(prop::sample::Index),
    Restored,
}

fn act() -> impl Strategy<Value = Act> {
    let any_event = any::<prop::sample::Index>;
    prop_oneof![
        8 => (any::<bool>(), any::<bool>(), -40_000_000..40_000i64)
            .prop_map(|(learner, right, minutes)| Act::Record { learner, right, minutes }),
        2 => (any::<bool>(), any::<bool>()).prop_map(|(cut, reboot)| Act::Reopen { cut, reboot }),
        1 => Just(Act::LoseState),
        2 => any_event().prop_map(Act::NoteSent),
        2 => any_event().prop_map(Act::Acknowledge),
        1 => Just(Act::Restored),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_record_behaves_like_a_list(acts in prop::collection::vec(act(), 1..40)) {
        let mut tablet = Tablet::new();
        let mut progress = tablet.open_quietly();
        let mut list: Vec<Recorded> = Vec::new();
        let mut acked = std::collections::BTreeMap::new();
        for act in acts {
            match act {
                Act::Record { learner, right, minutes } => {
                    let learner = if learner { AMINA } else { RAFI };
                    let event = answered("bn.v1", right);
                    let at = progress.record(learner, &event, stamp(minutes)).unwrap();
                    let before = list.iter().rfind(|one| one.stream == at.stream);
                    prop_assert_eq!(at.seq, before.map_or(0, |one| one.seq) + 1);
                    list.push(at);
                }
                Act::Reopen { cut, reboot } => {
                    drop(progress);
                    if cut {
                        tablet.cut_power();
                    }
                    if reboot {
                        tablet.reboot();
                    }
                    progress = tablet.open_quietly();
                }
                Act::LoseState => {
                    let before = whole_state(&progress);
                    drop(progress);
                    std::fs::remove_file(tablet.path("state.db")).unwrap();
                    progress = tablet.open().0;
                    prop_assert_eq!(whole_state(&progress), before);
                }
                Act::NoteSent(index) if !list.is_empty() => {
                    let at = index.get(&list);
                    progress.note_sent(at.stream, at.seq, at.head).unwrap();
                }
                Act::Acknowledge(index) if !list.is_empty() => {
                    let at = index.get(&list);
                    let known = acked.entry(at.stream).or_insert(0);
                    let expected =
                        if at.seq > *known { Acknowledged::Stored } else { Acknowledged::Known };
                    let taken = progress.acknowledge(at.stream, at.seq, at.head).unwrap();
                    prop_assert_eq!(taken, expected);
                    *known = at.seq.max(*known);
                }
                Act::Restored => {
                    drop(progress);
                    std::fs::write(tablet.path("restored"), "").unwrap();
                    progress = tablet.open().0;
                }
                Act::NoteSent(_) | Act::Acknowledge(_) => {}
            }
            let mut held = Vec::new();
            progress.dump(&mut |row| held.push((row.stream, row.seq, row.head, row.acked))).unwrap();
            let expected = list.iter().map(|one| {
                let acked = acked.get(&one.stream).is_some_and(|through| one.seq <= *through);
                (one.stream.to_string(), one.seq, one.head.to_string(), acked)
            });
            prop_assert_eq!(held, expected.collect::<Vec<_>>());
        }
    }
}
