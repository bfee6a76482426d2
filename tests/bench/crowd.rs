//! A class that comes out of its lesson at once, and a whole town.

use crate::Done;
use crate::figure::{at_most, p99};
use crate::school::School;
use crate::tablet::Pupil;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

pub(crate) fn run() -> Done<()> {
    let (seconds, slowest) = all_at_once(class(40)?, 40)?;
    at_most("sync.tablets40_s", seconds, "s", 2.0);
    eprintln!("40 tablets: the slowest contact took {slowest:.0} ms");
    // As many threads as a loopback of two cores can keep apart; the tablets stand in line
    // before them as they would before an access point.
    let (seconds, slowest) = all_at_once(class(1_000)?, 200)?;
    at_most("sync.tablets1000_s", seconds, "s", 30.0);
    eprintln!("1,000 tablets: 99 of 100 contacts took less than {slowest:.0} ms");
    Ok(())
}

/// A school with so many tablets, each with twenty answers that wait.
fn class(n: u32) -> Done<(School, Vec<Pupil>)> {
    let mut school = School::open(&std::env::temp_dir())?;
    let invite = school.invite()?;
    let pupil = |n| {
        let mut pupil = Pupil::join(Path::new("/dev/shm"), &invite)?;
        pupil.answer(n..n + 1, 20)?;
        Ok(pupil)
    };
    let pupils = (0..n).map(pupil).collect::<Done<_>>()?;
    Ok((school, pupils))
}

/// All of them, so many at a time; each must be served. Seconds, and p99 of one in ms.
fn all_at_once((_school, pupils): (School, Vec<Pupil>), threads: usize) -> Done<(f64, f64)> {
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
