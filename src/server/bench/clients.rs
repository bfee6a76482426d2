//! Tablets that send as fast as they are answered.

use super::Trouble;
use super::answers;
use model::{DeviceId, Event, SchoolId, Stamp, StreamId};
use server::Running;
use server::rest::Content;
use server::storage::{Device, NewSegment};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Instant;
use wire::message::{Cursor, SEGMENTS};
use wire::segment::{self, Start};
use wire::{Logged, SecretKey, genesis};

/// Clients at once.
pub(crate) const CLIENTS: usize = 8;
/// Answers in a segment.
pub(crate) const PER_SEGMENT: usize = 200;
/// Segments of each client.
pub(crate) const ROUNDS: usize = 80;

const MONDAY: i64 = 1_780_000_000_000;

/// A tablet with all its segments ready.
pub(crate) struct Tablet {
    pub(crate) school: SchoolId,
    pub(crate) stream: StreamId,
    segments: Vec<Vec<u8>>,
}

impl Tablet {
    /// Makes it known to the school and writes its segments.
    pub(crate) fn enrol(server: &Running, n: u8) -> Result<Self, Trouble> {
        let school = server.school.id();
        let key = SecretKey::from_bytes(&[n + 1; 32]);
        let (id, stream) = (DeviceId([n + 1; 16]), StreamId([n + 100; 16]));
        let device = Device {
            id,
            key: *key.public().as_bytes(),
            box_key: [0; 32],
            serial: 0,
            name: format!("tablet {n}"),
            revoked: false,
            enrolled_ms: MONDAY,
        };
        server.wait_for(server.school.storage.put_device(school, device)).transpose()?;
        let mut start = Start { school, device: id, stream, prev: genesis(&stream) };
        let (mut segments, mut at_ms) = (Vec::new(), 0);
        for round in 0..ROUNDS {
            let mut events = Vec::new();
            for one in 0..PER_SEGMENT {
                let number = (round * PER_SEGMENT + one) as u64;
                // Five children take turns at a tablet, twenty answers each.
                let child = u32::from(n) * 5 + (number as u32 / 20) % 5;
                let (attempt, gap_ms) = answers::answer(child, number as u32);
                at_ms += gap_ms;
                let event = Event::Answered(attempt);
                let mut body = Vec::new();
                ciborium::into_writer(&event, &mut body)?;
                events.push(Logged {
                    seq: number + 1,
                    learner: answers::child(child),
                    kind: event.kind().to_owned(),
                    ver: 1,
                    at: Stamp { wall_ms: MONDAY + at_ms as i64, mono_ms: at_ms, boot: 1 },
                    body,
                });
            }
            segments.push(segment::write(&start, &events, &key)?);
            start.prev = events.iter().fold(start.prev, |head, event| event.head_after(head));
        }
        Ok(Self { school, stream, segments })
    }

    /// The same as rows, to be stored without anybody between, with their bytes as they come.
    pub(crate) fn as_rows(
        &self,
    ) -> impl Iterator<Item = Result<(NewSegment, Vec<u8>), Trouble>> + '_ {
        let mut before = None;
        self.segments.iter().map(move |bytes| {
            let (header, events) = segment::read(bytes)?;
            let (stream, head, last_seq) = (header.stream, header.head, header.last_seq());
            let row = NewSegment {
                device: header.device,
                before,
                from_seq: header.first_seq,
                last_seq,
                head,
                received_ms: MONDAY,
                content: Content { school: header.school, stream, prev: header.prev, events },
            };
            before = Some(Cursor { stream, tail: last_seq, head });
            Ok((row, bytes.clone()))
        })
    }
}

/// Sends all segments of a tablet; says how long each receipt took, milliseconds.
pub(crate) fn send_all(address: SocketAddr, tablet: &Tablet) -> Result<Vec<f64>, String> {
    let failed = |error: std::io::Error| error.to_string();
    let stream = TcpStream::connect(address).map_err(failed)?;
    stream.set_nodelay(true).map_err(failed)?;
    let mut says = BufReader::new(stream.try_clone().map_err(failed)?);
    let mut took = Vec::new();
    for bytes in &tablet.segments {
        let head = format!(
            "PUT {SEGMENTS} HTTP/1.1\r\nhost: bench\r\ncontent-length: {}\r\n\r\n",
            bytes.len()
        );
        let request = [head.as_bytes(), bytes].concat();
        let began = Instant::now();
        (&stream).write_all(&request).map_err(failed)?;
        let (status, body) = read(&mut says).map_err(failed)?;
        took.push(began.elapsed().as_secs_f64() * 1e3);
        if !status.contains(" 200 ") || body.is_empty() {
            return Err(format!("a segment was answered with {status}"));
        }
    }
    Ok(took)
}

/// An answer: its first line and its body.
fn read(says: &mut impl BufRead) -> std::io::Result<(String, Vec<u8>)> {
    let mut status = String::new();
    says.read_line(&mut status)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        if says.read_line(&mut line)? == 0 || line == "\r\n" {
            break;
        }
        if let Some(said) = line.to_lowercase().strip_prefix("content-length:") {
            length = said.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    says.read_exact(&mut body)?;
    Ok((status, body))
}
