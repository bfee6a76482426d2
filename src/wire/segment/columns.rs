//! Events as columns: each field of all events beside each other, so that what is alike
//! stands together and packs well.
//!
//! Tables first, each thing once: atoms (texts and other scalars), shapes (the keys of a body
//! and whether each holds whole numbers), learners, kinds. Then one run of numbers for each
//! column of the envelope (learner, kind, version, boot, time since boot, wall clock, shape),
//! one for each field of each shape, and last the bodies that are no flat maps. Times are
//! differences to the event before. Atoms are written as what `guess.rs` expects, or
//! by their place in the table.

mod guess;
mod read;
mod tables;

pub(super) use read::read;

use super::cbor::{self, Value};
use super::number::{put, put_bytes, zigzag};
use crate::logged::Logged;
use guess::Guess;
use tables::{Shape, Table};

/// The columns of events.
pub(super) fn write(events: &[Logged]) -> Vec<u8> {
    let mut writer = Writer::default();
    for event in events {
        writer.envelope(event);
        writer.body(event);
    }
    writer.finish()
}

#[derive(Default)]
struct Writer {
    atoms: Table<Vec<u8>>,
    shapes: Table<Shape>,
    learners: Table<[u8; 16]>,
    kinds: Table<Vec<u8>>,
    envelope: [Vec<u8>; ENVELOPE],
    /// One list of columns a shape, one column a field.
    fields: Vec<Vec<Vec<u8>>>,
    raw: Vec<u8>,
    last: Last,
    guess: Guess,
}

/// The columns of the envelope, in their order.
const ENVELOPE: usize = 7;
const LEARNER: usize = 0;
const KIND: usize = 1;
const VERSION: usize = 2;
const BOOT: usize = 3;
const SINCE_BOOT: usize = 4;
const WALL: usize = 5;
const SHAPE: usize = 6;

/// What the event before said; differences are taken to it.
#[derive(Clone, Copy, Default)]
struct Last {
    learner: Option<usize>,
    ver: i64,
    boot: i64,
    mono_ms: i64,
    /// Wall clock less time since boot: stands still while no clock is set.
    offset: i64,
}

impl Writer {
    fn envelope(&mut self, event: &Logged) {
        let learner = self.learners.place(&event.learner.0);
        let code = if self.last.learner == Some(learner) { 0 } else { learner as u64 + 1 };
        put(&mut self.envelope[LEARNER], code);
        self.last.learner = Some(learner);
        let (ver, boot) = (i64::from(event.ver), i64::from(event.at.boot));
        put(&mut self.envelope[VERSION], zigzag(ver - self.last.ver));
        put(&mut self.envelope[BOOT], zigzag(boot - self.last.boot));
        if boot != self.last.boot {
            self.last.mono_ms = 0;
        }
        let mono = event.at.mono_ms as i64;
        put(&mut self.envelope[SINCE_BOOT], zigzag(mono.wrapping_sub(self.last.mono_ms)));
        let offset = event.at.wall_ms.wrapping_sub(mono);
        put(&mut self.envelope[WALL], zigzag(offset.wrapping_sub(self.last.offset)));
        self.last = Last { ver, boot, mono_ms: mono, offset, ..self.last };
    }

    fn body(&mut self, event: &Logged) {
        let Some(fields) = cbor::fields(&event.body) else {
            put(&mut self.envelope[SHAPE], 0);
            put_bytes(&mut self.raw, &event.body);
            self.kind(event, 0);
            return;
        };
        let shape = Shape::of(&fields);
        let place = self.shapes.place(&shape);
        self.fields.resize_with(self.shapes.len(), Vec::new);
        self.fields[place].resize_with(fields.len(), Vec::new);
        put(&mut self.envelope[SHAPE], place as u64 + 1);
        self.kind(event, place + 1);
        let mut row = self.guess.row(place);
        for (at, (_, value)) in fields.iter().enumerate() {
            let column = &mut self.fields[place][at];
            match value {
                Value::Number(number) => put(column, zigzag(*number)),
                Value::Atom(bytes) => {
                    let atom = self.atoms.place(&bytes.to_vec());
                    put(column, row.code(at, atom));
                }
            }
        }
    }

    /// The kind, as a rule the one that events of this shape had before.
    fn kind(&mut self, event: &Logged, shape: usize) {
        let kind = self.kinds.place(&event.kind.as_bytes().to_vec());
        let code = self.guess.row(KINDS + shape).code(0, kind);
        put(&mut self.envelope[KIND], code);
    }

    fn finish(self) -> Vec<u8> {
        let mut plain = Vec::new();
        put(&mut plain, self.atoms.len() as u64);
        self.atoms.iter().for_each(|atom| put_bytes(&mut plain, atom));
        put(&mut plain, self.shapes.len() as u64);
        self.shapes.iter().for_each(|shape| shape.put(&mut plain));
        put(&mut plain, self.learners.len() as u64);
        self.learners.iter().for_each(|learner| plain.extend(learner));
        put(&mut plain, self.kinds.len() as u64);
        self.kinds.iter().for_each(|kind| put_bytes(&mut plain, kind));
        self.envelope.iter().for_each(|column| put_bytes(&mut plain, column));
        self.fields.iter().flatten().for_each(|column| put_bytes(&mut plain, column));
        plain.extend(self.raw);
        plain
    }
}

/// Contexts of kinds begin here, beyond those of any shape.
const KINDS: usize = 1 << 20;
