//! Killed at any moment, no acknowledged answer is missing and the app starts again.

use super::support::{data, jonaki};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn a_killed_app_keeps_every_answer_that_it_acknowledged() {
    let data = data();
    let out = tempfile::tempdir().expect("a folder can be made");
    let mut acknowledged = Vec::new();
    let rounds =
        if std::env::var("JONAKI_LONG").is_ok_and(|long| !long.is_empty()) { 40 } else { 6 };
    for round in 0..rounds {
        let mut child = jonaki(data.path())
            .args(["film", "bn-1-13", "--tell", "--size", "800x480", "--out"])
            .arg(out.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("jonaki starts");
        let lines = BufReader::new(child.stdout.take().expect("is piped")).lines();
        let began = Instant::now();
        // Each round is killed after another number of answers, in the middle of the next.
        let mut answers = 0;
        for line in lines.map_while(Result::ok) {
            if let Some(answer) = line.strip_prefix("committed ") {
                acknowledged.push(answer.to_owned());
                answers += 1;
                if answers > round % 4 {
                    break;
                }
            }
            assert!(began.elapsed() < Duration::from_secs(300), "no answers came");
        }
        std::thread::sleep(Duration::from_millis((round as u64 * 37) % 90));
        child.kill().expect("is killed");
        child.wait().expect("has ended");
    }
    let dump = jonaki(data.path()).args(["log", "dump"]).output().expect("jonaki starts again");
    assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
    let text = String::from_utf8(dump.stdout).expect("is text");
    let mut kept: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("is JSON"))
        .filter(|row| row["kind"] == "answered")
        .map(|row| {
            let event = &row["event"];
            let part = |key: &str| event[key].as_str().unwrap_or_default().to_owned();
            format!("{}/{}/{}", part("lesson"), part("step"), part("item"))
        })
        .collect();
    assert!(acknowledged.len() >= rounds, "only {} answers flowed", acknowledged.len());
    for answer in &acknowledged {
        let at = kept.iter().position(|kept| kept == answer);
        kept.remove(at.unwrap_or_else(|| panic!("{answer} was acknowledged and is missing")));
    }
}
