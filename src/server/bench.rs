//! `jonaki-server-bench`: what taking segments costs, beside what the disk and SQLite alone
//! would cost in the same run, and what the teacher's pages cost; with the word `crowd`, what a school
//! of five thousand costs. Prints a figure a line as JSON; `jonaki-bench` shows them.
#![allow(clippy::print_stdout, reason = "a bench talks to whoever typed it")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

#[path = "bench/answers.rs"]
mod answers;
#[path = "bench/browser.rs"]
mod browser;
#[path = "bench/clients.rs"]
mod clients;
#[path = "bench/crowd.rs"]
mod crowd;
#[path = "bench/desk.rs"]
mod desk;
#[path = "bench/figure.rs"]
mod figure;
#[path = "bench/pages.rs"]
mod pages;
#[path = "bench/process.rs"]
mod process;
#[path = "bench/raw.rs"]
mod raw;

use clients::{CLIENTS, PER_SEGMENT, ROUNDS, Tablet};
use figure::at_most;
use server::storage::{Appended, NewSegment, Storage, sqlite::Sqlite};
use server::{Config, Running};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// What ends a bench; it may come from a thread.
type Trouble = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let is_crowd = std::env::args().nth(1).is_some_and(|word| word == "crowd");
    match if is_crowd { crowd::run() } else { run() } {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jonaki-server-bench: {error}");
            ExitCode::from(3)
        }
    }
}

fn run() -> Result<(), Trouble> {
    let folder = scratch("ingest")?;
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = Config { data: folder.clone(), listen: any, loopback: any, name: None };
    let server = server::start(&config)?;
    let mut tablets = Vec::new();
    for n in 0..CLIENTS {
        tablets.push(Tablet::enrol(&server, n as u8)?);
    }
    ingest(&server, &tablets)?;
    drop(server);
    std::fs::remove_dir_all(folder)?;
    written(&tablets)?;
    desk::run()
}

/// Eight clients at once, each over one connection, each with segments of 200 answers.
fn ingest(server: &Running, tablets: &[Tablet]) -> Result<(), Trouble> {
    let address = server.loopback;
    let began = Instant::now();
    let took: Vec<Vec<f64>> = std::thread::scope(|scope| {
        let send = |tablet| scope.spawn(move || clients::send_all(address, tablet));
        let threads: Vec<_> = tablets.iter().map(send).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a client panicked")?)
            .collect::<Result<_, String>>()
    })?;
    let seconds = began.elapsed().as_secs_f64();
    let n_attempts = (CLIENTS * ROUNDS * PER_SEGMENT) as f64;
    let mut took: Vec<f64> = took.into_iter().flatten().collect();
    at_least("ingest.attempts_per_s", n_attempts / seconds, "1/s", 100_000.0);
    at_most("ingest.p99_ms", figure::p99(&mut took), "ms", 50.0);
    // What is unfolded later is a figure of its own; it must have an end.
    let n_segments = (CLIENTS * ROUNDS) as u64;
    let last = &tablets[tablets.len() - 1];
    while unfolded(server, last)? < (ROUNDS * PER_SEGMENT) as u64 {
        std::thread::sleep(Duration::from_millis(20));
    }
    at_most("project.rows_s_per_100k", began.elapsed().as_secs_f64() * 1e5 / n_attempts, "s", 5.0);
    eprintln!("{n_segments} segments of {PER_SEGMENT}");
    Ok(())
}

fn unfolded(server: &Running, tablet: &Tablet) -> Result<u64, Trouble> {
    let school = &server.school;
    let counted = server.wait_for(school.storage.n_events(school.id(), tablet.stream));
    Ok(counted.transpose()?.unwrap_or_default().0)
}

/// What accepting alone writes and takes, against the same rows written by SQLite alone.
fn written(tablets: &[Tablet]) -> Result<(), Trouble> {
    let folder = scratch("written")?;
    let segments: Vec<(NewSegment, Vec<u8>)> =
        tablets.iter().flat_map(Tablet::as_rows).collect::<Result<_, _>>()?;
    let n_attempts = (segments.len() * PER_SEGMENT) as f64;
    let raw = raw::measure(&folder.join("raw"), &segments)?;
    eprintln!("raw: {:.0} flushes a second, {:.0} rows a second", raw.flushes, raw.segments);
    let school = tablets[0].school;
    let storage = Arc::new(Sqlite::open(&folder)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let before = figure::written_bytes();
    let began = Instant::now();
    runtime.block_on(append_all(&storage, school, segments.into_iter().map(|one| one.0)))?;
    let seconds = began.elapsed().as_secs_f64();
    drop(storage);
    let bytes = (figure::written_bytes() - before) as f64;
    at_most("server.disk_bytes_per_attempt", bytes / n_attempts, "B", 100.0);
    let ratio = n_attempts / seconds / (raw.segments * PER_SEGMENT as f64);
    at_least("ingest.limit_ratio", ratio, "", 0.5);
    Ok(std::fs::remove_dir_all(folder)?)
}

/// Every stream's segments one after another, the streams beside each other, as clients do.
async fn append_all(
    storage: &Arc<Sqlite>,
    school: model::SchoolId,
    segments: impl Iterator<Item = NewSegment>,
) -> Result<(), Trouble> {
    let mut rounds: Vec<Vec<NewSegment>> = Vec::new();
    for (at, segment) in segments.enumerate() {
        let round = at % ROUNDS;
        if rounds.len() <= round {
            rounds.resize_with(round + 1, Vec::new);
        }
        rounds[round].push(segment);
    }
    for round in rounds {
        let mut asked = JoinSet::new();
        for segment in round {
            let storage = storage.clone();
            asked.spawn(async move { storage.append(school, segment).await });
        }
        while let Some(answer) = asked.join_next().await {
            if answer?? != Appended::Stored {
                return Err("a segment found its stream elsewhere".into());
            }
        }
    }
    Ok(())
}

/// A folder on the disk that the system's temporary files are on.
fn scratch(name: &str) -> std::io::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("jonaki-bench-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Prints a figure that should be at least `goal`.
fn at_least(id: &str, value: f64, unit: &str, goal: f64) {
    figure::print(id, value, unit, goal, value >= goal);
}
