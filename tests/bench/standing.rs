//! The server with nothing to do: how soon it answers, what it weighs.

use crate::Done;
use crate::figure::{at_most, p99};
use crate::school::{School, program};
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
    let school = School::of(data)?;
    // Threads that were only needed at the start end by themselves after ten seconds.
    std::thread::sleep(Duration::from_secs(13));
    let cpu = school.cpu_s();
    std::thread::sleep(Duration::from_secs(60));
    at_most("server.idle_cpu_s_per_min", school.cpu_s() - cpu, "s", 0.01);
    at_most("server.idle_pss_mb", school.told("smaps_rollup", "Pss:") / 1024.0, "MB", 15.0);
    at_most("server.threads", school.told("status", "Threads:"), "", 10.0);
    Ok(())
}
