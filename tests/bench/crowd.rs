//! A class that comes out of its lesson at once, and a whole town.

use crate::Done;
use crate::figure::{at_most, p99};
use crate::school::School;
use crate::tablet::Pupil;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

pub(crate) fn run() -> Done<()> {
    let memory = Path::new("/dev/shm");
    let mut school = School::open(&std::env::temp_dir())?;
    let invite = school.invite()?;
    let mut pupils = Vec::new();
    for n in 0..1_000u32 {
        let mut pupil = Pupil::join(memory, &invite)?;
        pupil.answer(n..n + 1, 20)?;
        pupils.push(pupil);
    }
    let few = pupils.split_off(960);
    let (seconds, slowest) = all_at_once(few, 40)?;
    at_most("sync.tablets40_s", seconds, "s", 2.0);
    eprintln!("40 tablets: the slowest contact took {slowest:.0} ms");
    let mut again = Pupil::join(memory, &invite)?;
    again.answer(0..1, 20)?;
    pupils.push(again);
    // As many threads as a loopback of two cores can keep apart; the tablets stand in line
    // before them as they would before an access point.
    let n = pupils.len();
    let (seconds, slowest) = all_at_once(pupils, 200)?;
    at_most("sync.tablets1000_s", seconds * 1_000.0 / n as f64, "s", 30.0);
    eprintln!("{n} tablets: 99 of 100 contacts took less than {slowest:.0} ms");
    Ok(())
}

/// All of them, so many at a time; each must be served. Seconds, and p99 of one in ms.
fn all_at_once(pupils: Vec<Pupil>, threads: usize) -> Done<(f64, f64)> {
    let (queue, took) = (Mutex::new(pupils), Mutex::new(Vec::new()));
    let failed = Mutex::new(None);
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().ok().and_then(|mut queue| queue.pop());
                    let Some(mut pupil) = next else { return };
                    let began = Instant::now();
                    match pupil.sync() {
                        Ok(_) => {
                            if let Ok(mut took) = took.lock() {
                                took.push(began.elapsed().as_secs_f64() * 1e3);
                            }
                        }
                        Err(error) => {
                            if let Ok(mut failed) = failed.lock() {
                                *failed = Some(error.to_string());
                            }
                        }
                    }
                }
            });
        }
    });
    let seconds = began.elapsed().as_secs_f64();
    if let Some(error) = failed.into_inner()? {
        return Err(error.into());
    }
    Ok((seconds, p99(&mut took.into_inner()?)))
}
