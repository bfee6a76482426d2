//! One tablet and its school: a first upload, a class's day, nothing to say.

use crate::Done;
use crate::figure::{at_most, written_bytes};
use crate::school::School;
use crate::tablet::Pupil;
use std::time::Instant;

pub(crate) fn run() -> Done<()> {
    let disk = std::env::temp_dir();
    let mut school = School::open(&disk)?;
    let invite = school.invite()?;

    let mut first = Pupil::join(&disk, &invite)?;
    let before = written_bytes();
    first.answer(0..500, 20)?;
    let written = (written_bytes() - before) as f64;
    at_most("tablet.disk_bytes_per_answer", written / 10_000.0, "B", 25_000.0);
    let (began, cpu) = (Instant::now(), school.cpu_s());
    let outcome = first.sync()?;
    let seconds = began.elapsed().as_secs_f64();
    let cpu = school.cpu_s() - cpu;
    if outcome.n_sent != 10_000 {
        return Err(format!("{} of 10,000 answers were sent", outcome.n_sent).into());
    }
    at_most("sync.first_upload_s", seconds, "s", 1.0);
    at_most("sync.first_upload_cpu_s", cpu, "s", 1.0);
    at_most("sync.first_upload_requests", f64::from(outcome.n_requests), "", 60.0);
    at_most("sync.first_upload_bytes", outcome.n_bytes as f64, "B", 150_000.0);
    at_most("sync.bytes_per_attempt", outcome.n_bytes as f64 / 10_000.0, "B", 12.0);

    let mut day = Pupil::join(&disk, &invite)?;
    day.answer(0..40, 20)?;
    let began = Instant::now();
    let outcome = day.sync()?;
    at_most("sync.upload40_s", began.elapsed().as_secs_f64(), "s", 0.2);
    at_most("sync.upload40_bytes", outcome.n_bytes as f64, "B", 10_000.0);

    // What is unfolded in the meantime must not be taken for what a quiet contact writes.
    school.wait_until_quiet();
    first.sync()?;
    let (ours, theirs) = (written_bytes(), school.told("io", "write_bytes: "));
    let outcome = first.sync()?;
    let written = (written_bytes() - ours) as f64 + school.told("io", "write_bytes: ") - theirs;
    at_most("sync.noop_requests", f64::from(outcome.n_requests), "", 1.0);
    at_most("sync.noop_bytes", outcome.n_bytes as f64 - HANDSHAKE_BYTES, "B", 500.0);
    at_most("sync.noop_written_bytes", written, "B", 0.0);
    Ok(())
}

/// What the ledger charges for a handshake with a ticket and for TLS around one request and
/// its answer; the goal is for HTTP within it. Held by the journeys that count at the socket.
const HANDSHAKE_BYTES: f64 = 790.0 + 2.0 * 22.0;
