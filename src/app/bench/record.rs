//! How long a child waits until her answer is safe.

use crate::Ground;
use crate::figures::{Figures, p99};
use app::worker::Worker;
use model::{Attempt, Event, LearnerId};
use std::fs::File;
use std::io::Write;
use std::time::Instant;

const ROUNDS: usize = 400;

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let folder = ground.data.join("record-bench");
    std::fs::create_dir_all(&folder)?;
    let worker = Worker::open(&folder)?;
    let attempt = Attempt {
        lesson: "bn-p-07".into(),
        step: "choose".into(),
        kind: "listen".into(),
        item: "a".into(),
        skill: Some("bn.v1".into()),
        asked: "-".into(),
        expected: "a".into(),
        response: "b".into(),
        correct: 0.0,
        tries: 1,
        rung: 0,
        tag: Some("a-aa".into()),
        ms: 1500,
    };
    // The raw disk is measured in turn with the commits: the machine is shared.
    let mut raw_file = File::create(folder.join("raw"))?;
    let (mut commits, mut raw) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        assert!(
            worker.record(LearnerId::NOBODY, Event::Answered(attempt.clone())),
            "an answer is recorded"
        );
        commits.push(began.elapsed().as_secs_f64() * 1e3);
        let began = Instant::now();
        raw_file.write_all(&[0; 4096])?;
        raw_file.sync_data()?;
        raw.push(began.elapsed().as_secs_f64() * 1e3);
    }
    let raw = p99(&mut raw);
    eprintln!("raw fsync p99: {raw:.2} ms");
    figures.note("record.commit_p99_ms", p99(&mut commits), "ms", (2.0 * raw).max(10.0));
    Ok(())
}
