//! An erased child is forgotten by the tablet, and the log stays whole.

use crate::support::*;
use ::model::Event;
use std::collections::BTreeSet;
use wire::down::mark_of;

/// Whether any file of the tablet holds some bytes.
fn holds(tablet: &Tablet, what: &[u8]) -> bool {
    std::fs::read_dir(tablet.dir()).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(what.len()).any(|part| part == what)
    })
}

#[test]
fn what_is_acknowledged_is_emptied_the_rest_follows_and_others_stay() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let rafi =
        Event::LearnerAdded { nickname: "রাফি-নাম".into(), picture: "cat".into() };
    progress.record(RAFI, &rafi, stamp(0)).unwrap();
    let amina =
        Event::LearnerAdded { nickname: "আমিনা-নাম".into(), picture: "cow".into() };
    progress.record(AMINA, &amina, stamp(0)).unwrap();
    for n in 1..40 {
        let (who, skill) = if n % 3 == 0 { (RAFI, "rafi-skill") } else { (AMINA, "amina-skill") };
        progress.record(who, &answered(skill, true), stamp(n)).unwrap();
    }
    let stream = progress.streams().unwrap()[0];
    let at = |progress: &progress::Progress, seq| progress.head_at(stream.stream, seq).unwrap();
    let middle = at(&progress, 20).unwrap();
    progress.acknowledge(stream.stream, 20, middle).unwrap();

    let erased = BTreeSet::from([mark_of(RAFI)]);
    assert!(progress.forget(&erased).unwrap() > 0);
    let unsent = progress.unsent(stream.stream, 20, 100).unwrap();
    assert!(unsent.iter().any(|event| event.learner == RAFI), "what waits must travel whole");
    assert!(!progress.learners().unwrap().iter().any(|one| one.id == RAFI));
    assert!(!holds(&tablet, "রাফি-নাম".as_bytes()));
    progress.acknowledge(stream.stream, stream.tail, stream.head).unwrap();
    assert!(progress.forget(&erased).unwrap() > 0);
    assert_eq!(progress.forget(&erased).unwrap(), 0);
    assert!(progress.attempts(RAFI, 100).unwrap().is_empty());
    assert_eq!(progress.attempts(AMINA, 100).unwrap().len(), 26);
    assert_eq!(progress.streams().unwrap()[0], {
        let mut it = stream;
        it.acked = it.tail;
        it
    });
    for what in ["রাফি-নাম".as_bytes(), b"rafi-skill", &RAFI.0] {
        assert!(!holds(&tablet, what), "{what:?} is still in a file");
    }
    assert!(holds(&tablet, "আমিনা-নাম".as_bytes()));

    // The chain holds across the emptied links, and goes on.
    drop(progress);
    tablet.cut_power();
    let mut progress = tablet.open_quietly();
    progress.record(AMINA, &answered("amina-skill", true), stamp(50)).unwrap();
    // A server that lost everything is told the others' work in a stream of its own.
    let parted = progress.restream(stream.stream, 0).unwrap();
    assert_eq!(parted.n_events, 28);
    let again = progress.unsent(parted.stream, 0, 100).unwrap();
    assert!(again.iter().all(|event| event.learner == AMINA && event.event().is_ok()));
}
