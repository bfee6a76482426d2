//! What was acknowledged survives the sudden death of the program.
//!
//! A killed process says nothing about a cut of the power, which `tests/power` plays through;
//! it does say that no answer waits anywhere but in the files.
#![allow(clippy::unwrap_used)] // A test may stop at what it did not expect.

use model::{Attempt, Event, LearnerId, Stamp};
use progress::{Options, Progress};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const ROUNDS: u64 = 15;
const CHILD_DIR: &str = "JONAKI_CRASH_TEST_DIR";
const AMINA: LearnerId = LearnerId([1; 16]);

#[test]
fn every_acknowledged_answer_survives_the_death_of_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_until_it_is_killed", "--nocapture"])
            .env(CHILD_DIR, dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let reader = std::thread::spawn(move || {
            let seqs = lines.map_while(Result::ok).filter_map(|line| {
                line.rsplit_once("seq ").and_then(|(_, seq)| seq.strip_suffix('.')?.parse().ok())
            });
            seqs.collect::<Vec<u64>>()
        });
        // Different moments, spread over starting, the first answers and many answers.
        std::thread::sleep(Duration::from_millis(15 + round * 53 % 400));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let seqs = reader.join().unwrap();
        acknowledged = seqs.last().copied().unwrap_or(0).max(acknowledged);

        // Opening after an unclean end verifies the whole chain and would tell.
        let (progress, notices) = open(dir.path());
        assert_eq!(notices, [], "round {round}");
        let mut held = Vec::new();
        progress.dump(&mut |row| held.push(row.seq)).unwrap();
        assert!(held.iter().copied().eq(1..=held.len() as u64), "round {round}: a gap");
        assert!(held.len() as u64 >= acknowledged, "round {round}: an answer is missing");
        assert!(held.len() as u64 <= acknowledged + 1, "round {round}: more than was answered");
        assert_eq!(progress.attempts(AMINA, usize::MAX).unwrap().len(), held.len());
        // An answer may be stored whose acknowledgement died with the program.
        acknowledged = held.len() as u64;
    }
    assert!(acknowledged > ROUNDS, "only {acknowledged} answers in all rounds");
}

/// The other half of the test above; does nothing where it was not started by it.
#[test]
fn writes_until_it_is_killed() {
    let Some(dir) = std::env::var_os(CHILD_DIR) else { return };
    let (mut progress, _) = open(Path::new(&dir));
    loop {
        let recorded = progress.record(AMINA, &answer(), Stamp::default()).unwrap();
        writeln!(std::io::stdout(), "seq {}.", recorded.seq).unwrap();
    }
}

fn open(dir: &Path) -> (Progress, Vec<progress::Notice>) {
    let options = Options { reserve_bytes: 0, ..Options::default() };
    Progress::open_with(dir, "boot", Stamp::default(), &options).unwrap()
}

fn answer() -> Event {
    Event::Answered(Attempt {
        lesson: "lesson".into(),
        step: "choose".into(),
        kind: "listen".into(),
        item: "item".into(),
        skill: Some("bn.v1".into()),
        asked: "ক".into(),
        expected: "ক".into(),
        response: "ক".into(),
        correct: 1.0,
        tries: 1,
        rung: 0,
        tag: None,
        ms: 1_200,
    })
}
