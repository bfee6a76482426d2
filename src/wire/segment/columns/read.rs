//! Columns back into events. Any bytes give events or nothing, and never more memory than
//! the limits of a segment allow.

use super::guess::Guess;
use super::tables::Shape;
use super::{BOOT, ENVELOPE, KIND, KINDS, LEARNER, Last, SHAPE, SINCE_BOOT, VERSION, WALL};
use crate::logged::Logged;
use crate::segment::MOST_BODIES;
use crate::segment::cbor;
use crate::segment::number::{get, get_bytes, unzigzag};
use model::{LearnerId, Stamp};

/// The events of columns, the first of them with number `first_seq`; `None` where they are
/// not exactly `count`, or anything is left over.
pub(in crate::segment) fn read(plain: &[u8], first_seq: u64, count: usize) -> Option<Vec<Logged>> {
    let mut reader = Reader::open(plain)?;
    let mut events = Vec::with_capacity(count);
    for n in 0..count {
        events.push(reader.event(first_seq + n as u64)?);
    }
    reader.is_done().then_some(events)
}

struct Reader<'a> {
    atoms: Vec<&'a [u8]>,
    shapes: Vec<Shape>,
    learners: Vec<[u8; 16]>,
    kinds: Vec<String>,
    envelope: [&'a [u8]; ENVELOPE],
    fields: Vec<Vec<&'a [u8]>>,
    raw: &'a [u8],
    last: Last,
    guess: Guess,
    /// Bytes of bodies made so far.
    made: usize,
}

impl<'a> Reader<'a> {
    fn open(mut plain: &'a [u8]) -> Option<Self> {
        let plain = &mut plain;
        let atoms = list(plain, get_bytes)?;
        let shapes = list(plain, Shape::get)?;
        let learners = list(plain, |plain| {
            let (id, rest) = plain.split_first_chunk::<16>()?;
            *plain = rest;
            Some(*id)
        })?;
        let kinds = list(plain, |plain| {
            let kind = get_bytes(plain).filter(|kind| kind.len() <= usize::from(u8::MAX))?;
            String::from_utf8(kind.to_vec()).ok()
        })?;
        let mut envelope = [&[][..]; ENVELOPE];
        for column in &mut envelope {
            *column = get_bytes(plain)?;
        }
        let mut fields = Vec::with_capacity(shapes.len());
        for shape in &shapes {
            let columns = shape.0.iter().map(|_| get_bytes(plain));
            fields.push(columns.collect::<Option<Vec<_>>>()?);
        }
        let (last, guess) = (Last::default(), Guess::default());
        let raw = *plain;
        let made = 0;
        Some(Self { atoms, shapes, learners, kinds, envelope, fields, raw, last, guess, made })
    }

    fn event(&mut self, seq: u64) -> Option<Logged> {
        let learner = match get(&mut self.envelope[LEARNER])? {
            0 => self.last.learner?,
            place => usize::try_from(place - 1).ok()?,
        };
        let id = LearnerId(*self.learners.get(learner)?);
        let mut difference = |column: usize| get(&mut self.envelope[column]).map(unzigzag);
        let ver = self.last.ver.checked_add(difference(VERSION)?)?;
        let boot = self.last.boot.checked_add(difference(BOOT)?)?;
        let before = if boot == self.last.boot { self.last.mono_ms } else { 0 };
        let mono_ms = before.wrapping_add(difference(SINCE_BOOT)?);
        let offset = self.last.offset.wrapping_add(difference(WALL)?);
        self.last = Last { learner: Some(learner), ver, boot, mono_ms, offset };
        let at = Stamp {
            wall_ms: offset.wrapping_add(mono_ms),
            mono_ms: mono_ms as u64,
            boot: u32::try_from(boot).ok()?,
        };
        let shape = usize::try_from(get(&mut self.envelope[SHAPE])?).ok()?;
        let code = get(&mut self.envelope[KIND])?;
        let kind = self.guess.row(KINDS.checked_add(shape)?).atom(0, code)?;
        let kind = self.kinds.get(kind)?.clone();
        let body = match shape.checked_sub(1) {
            None => get_bytes(&mut self.raw)?.to_vec(),
            Some(shape) => self.body(shape)?,
        };
        self.made += body.len();
        let ver = u16::try_from(ver).ok()?;
        (self.made <= MOST_BODIES).then_some(Logged { seq, learner: id, kind, ver, at, body })
    }

    fn body(&mut self, place: usize) -> Option<Vec<u8>> {
        let shape = self.shapes.get(place)?;
        let columns = self.fields.get_mut(place)?;
        let mut body = cbor::begin(shape.0.len());
        let mut row = self.guess.row(place);
        for (at, ((key, is_number), column)) in shape.0.iter().zip(columns).enumerate() {
            body.extend(key);
            let code = get(column)?;
            if *is_number {
                cbor::put_number(&mut body, unzigzag(code));
            } else {
                body.extend(*self.atoms.get(row.atom(at, code)?)?);
            }
            if self.made + body.len() > MOST_BODIES {
                return None;
            }
        }
        Some(body)
    }

    fn is_done(&self) -> bool {
        self.raw.is_empty()
            && self.envelope.iter().all(|column| column.is_empty())
            && self.fields.iter().flatten().all(|column| column.is_empty())
    }
}

/// A table: its length, then its things. What it takes grows with what was read, never with
/// what the length claims.
fn list<'a, T>(plain: &mut &'a [u8], one: impl Fn(&mut &'a [u8]) -> Option<T>) -> Option<Vec<T>> {
    let n = get(plain)?;
    let mut things = Vec::new();
    for _ in 0..n {
        things.push(one(plain)?);
    }
    Some(things)
}
