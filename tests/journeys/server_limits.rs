//! The server program among people who are slow, loud or hostile, and killed in the middle.

use super::support::{self, Spoken};
use model::{DeviceId, Event, LearnerId, Stamp, StreamId};
use server::Config;
use server::storage::{Device, Storage, sqlite::Sqlite};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use wire::message::{SEGMENTS, SERVER};
use wire::segment::{self, Start};
use wire::{Logged, SecretKey, genesis};

const N_TABLETS: u8 = 4;
const NAME: &str = "মিতু-নাম";

/// A school with some tablets, and its server in a process of its own.
fn open(data: &Path) -> (Spoken, SocketAddr, model::SchoolId) {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = Config { data: data.to_owned(), listen: any, loopback: any, name: None };
    let founded = server::start(&config).unwrap();
    let school = founded.school.id();
    for n in 0..N_TABLETS {
        let device = Device {
            id: DeviceId([n + 1; 16]),
            key: *key(n).public().as_bytes(),
            box_key: [0; 32],
            serial: 0,
            name: format!("tablet {n}"),
            revoked: false,
            enrolled_ms: 0,
        };
        founded.wait_for(founded.school.storage.put_device(school, device)).unwrap().unwrap();
    }
    drop(founded);
    let mut command = support::program("jonaki-server");
    command.arg("--data").arg(data).args(["--listen", "127.0.0.1:0", "--loopback", "127.0.0.1:0"]);
    command.stderr(Stdio::from(std::fs::File::create(data.join("errors")).unwrap()));
    let mut server = Spoken::start(command);
    let said = server.line("listening");
    let loopback = said.split(' ').nth(1).unwrap().parse().unwrap();
    (server, loopback, school)
}

fn key(n: u8) -> SecretKey {
    SecretKey::from_bytes(&[n + 1; 32])
}

fn stream(n: u8) -> StreamId {
    StreamId([n + 100; 16])
}

/// Asks and reads the first line of the answer.
fn ask(address: SocketAddr, request: &[u8]) -> String {
    let mut line = TcpStream::connect(address).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let _ = line.write_all(request);
    let mut answer = [0; 256];
    let n = line.read(&mut answer).unwrap_or(0);
    String::from_utf8_lossy(&answer[..n]).lines().next().unwrap_or_default().to_owned()
}

fn is_served(address: SocketAddr) -> bool {
    let began = Instant::now();
    let request = format!("GET {SERVER} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    ask(address, request.as_bytes()).contains(" 200 ") && began.elapsed() < Duration::from_secs(5)
}

#[test]
fn silent_and_slow_speakers_keep_nobody_out_and_are_hung_up_on() {
    let data = tempfile::tempdir().unwrap();
    let (_server, address, _) = open(data.path());
    let mut silent: Vec<_> = (0..300).map(|_| TcpStream::connect(address).unwrap()).collect();
    // A head that comes letter by letter.
    let mut slow: Vec<_> = (0..30).map(|_| TcpStream::connect(address).unwrap()).collect();
    for line in &mut slow {
        line.write_all(b"POST /v1/hello HTTP/1.1\r\nhost: a").unwrap();
    }
    assert!(is_served(address));
    let began = Instant::now();
    for line in silent.iter_mut().chain(&mut slow) {
        line.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut byte = [0; 512];
        while let Ok(1..) = line.read(&mut byte) {}
    }
    assert!(began.elapsed() < Duration::from_secs(25), "{:?}", began.elapsed());
    assert!(is_served(address));
}

#[test]
fn what_is_too_long_or_no_request_is_refused_before_it_is_read() {
    let data = tempfile::tempdir().unwrap();
    let (_server, address, _) = open(data.path());
    let long = format!("PUT {SEGMENTS} HTTP/1.1\r\nhost: a\r\ncontent-length: 3000000000\r\n\r\n");
    let request = [long.into_bytes(), vec![0x5a; 400 << 10]].concat();
    assert!(ask(address, &request).contains(" 400 "), "a body of 3 GB");
    let heads = format!("GET {SERVER} HTTP/1.1\r\nhost: {}\r\n\r\n", "a".repeat(64 << 10));
    assert!(ask(address, heads.as_bytes()).contains(" 431 "), "a head of 64 KB");
    for nonsense in [&b"\x16\x03\x01\x02\x00"[..], b"HELLO\r\n\r\n", &[0; 300]] {
        assert!(!ask(address, nonsense).contains(" 200 "));
    }
    // A segment that says it unpacks to 2 GB.
    let mut bomb =
        segment::write(&start(model::SchoolId([1; 16]), 0), &events(0, 3), &key(0)).unwrap();
    let at = 4 + 48 + 8 + 2 + 32 + 1;
    bomb[at..at + 4].copy_from_slice(&0x8000_0000u32.to_be_bytes());
    assert!(ask(address, &put(&bomb)).contains(" 400 "));
    assert!(is_served(address));
}

fn start(school: model::SchoolId, n: u8) -> Start {
    Start { school, device: DeviceId([n + 1; 16]), stream: stream(n), prev: genesis(&stream(n)) }
}

fn events(from: u64, n: u64) -> Vec<Logged> {
    let event = |seq: u64| {
        let event = Event::LearnerAdded { nickname: NAME.into(), picture: "cow".into() };
        let mut body = Vec::new();
        ciborium::into_writer(&event, &mut body).unwrap();
        let at = Stamp { wall_ms: seq as i64, mono_ms: seq, boot: 1 };
        let kind = event.kind().to_owned();
        Logged { seq, learner: LearnerId([7; 16]), kind, ver: 1, at, body }
    };
    (from + 1..=from + n).map(event).collect()
}

fn put(segment: &[u8]) -> Vec<u8> {
    let head =
        format!("PUT {SEGMENTS} HTTP/1.1\r\nhost: a\r\ncontent-length: {}\r\n\r\n", segment.len());
    [head.as_bytes(), segment].concat()
}

/// Sends segments until nobody answers; the answer is the last number with a receipt.
fn flood(address: SocketAddr, school: model::SchoolId, n: u8) -> u64 {
    let mut start = start(school, n);
    let mut through = 0;
    loop {
        let events = events(through, 20);
        let bytes = segment::write(&start, &events, &key(n)).unwrap();
        let Ok(mut line) = TcpStream::connect(address) else { return through };
        let _ = line.write_all(&put(&bytes));
        let mut answer = [0; 2048];
        match line.read(&mut answer) {
            Ok(n @ 1..) if String::from_utf8_lossy(&answer[..n]).contains(" 200 ") => {
                through += 20;
                start.prev = events.iter().fold(start.prev, |head, event| event.head_after(head));
            }
            _ => return through,
        }
    }
}

#[test]
fn killed_in_a_flood_it_has_everything_that_it_signed_for_and_told_no_name() {
    let data = tempfile::tempdir().unwrap();
    let (server, address, school) = open(data.path());
    let server = Mutex::new(Some(server));
    let receipted: Vec<u64> = std::thread::scope(|scope| {
        let floods: Vec<_> =
            (0..N_TABLETS).map(|n| scope.spawn(move || flood(address, school, n))).collect();
        std::thread::sleep(Duration::from_millis(900));
        drop(server.lock().unwrap().take());
        floods.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(receipted.iter().sum::<u64>() > 200, "{receipted:?}");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let storage = Sqlite::open(data.path()).unwrap();
    while runtime.block_on(storage.project(64)).unwrap() > 0 {}
    for (n, through) in receipted.iter().enumerate() {
        let stored = runtime.block_on(storage.n_events(school, stream(n as u8))).unwrap();
        assert!(stored.0 >= *through && stored.1 == 0, "{n}: signed {through}, has {stored:?}");
    }
    let said = std::fs::read(data.path().join("errors")).unwrap();
    assert!(!said.windows(NAME.len()).any(|part| part == NAME.as_bytes()));
}
