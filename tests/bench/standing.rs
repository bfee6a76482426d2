//! Server and tablet with nothing to do: how soon the one answers, what both cost.

use crate::Done;
use crate::figure::{at_most, p99};
use crate::school::{School, program};
use crate::tablet::Pupil;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use wire::message::SERVER;

pub(crate) fn run() -> Done<()> {
    let size = std::fs::metadata(program()?)?.len();
    at_most("server.binary_mb", size as f64 / 1e6, "MB", 20.0);
    let disk = std::env::temp_dir();
    let mut data = tempfile::tempdir_in(&disk)?;
    let (mut founding, mut starts) = (0.0, Vec::new());
    for round in 0..8 {
        let began = Instant::now();
        let school = School::of(data)?;
        let mut line = TcpStream::connect(school.loopback)?;
        write!(line, "GET {SERVER} HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer)?;
        let took = began.elapsed().as_secs_f64();
        if !answer.starts_with(b"HTTP/1.1 200 ") {
            return Err("the server did not say who it is".into());
        }
        if round == 0 {
            founding = took;
        } else {
            starts.push(took);
        }
        data = school.close()?;
    }
    eprintln!("the very first start, with its keys: {founding:.3} s");
    at_most("server.start_s", p99(&mut starts), "s", 0.05);
    let mut school = School::of(data)?;
    let tablet = Pupil::join(&disk, &school.invite()?)?;
    let (tablet, _data) = tablet.leave_alone()?;
    // Threads that were only needed at the start end by themselves after ten seconds.
    std::thread::sleep(Duration::from_secs(13));
    let (cpu, own) = (school.cpu_s(), own_cpu_s());
    let mut contacts = BTreeSet::new();
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(300) {
        // A contact with nothing to say is one request.
        contacts.extend(tablet.state(0).last.map(|last| last.at_ms));
        std::thread::sleep(Duration::from_secs(10));
    }
    at_most("sync.idle_requests_per_5min", contacts.len() as f64, "", 1.0);
    at_most("sync.idle_tablet_cpu_pct", (own_cpu_s() - own) / 3.0, "%", 0.1);
    at_most("server.idle_cpu_s_per_min", (school.cpu_s() - cpu) / 5.0, "s", 0.01);
    at_most("server.idle_pss_mb", school.told("smaps_rollup", "Pss:") / 1024.0, "MB", 15.0);
    at_most("server.threads", school.told("status", "Threads:"), "", 10.0);
    Ok(())
}

/// Processor time of this program so far, seconds: nothing but the tablet works in it now.
fn own_cpu_s() -> f64 {
    let spent = std::fs::read_dir("/proc/self/task").into_iter().flatten().filter_map(|thread| {
        let text = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    });
    spent.sum::<f64>() / 1e9
}
