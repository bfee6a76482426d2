//! The form of a [`Carried`] on the way, some eight bytes a skill.
//!
//! `format 1 · newest day · streams · skills · tags · items`. Lists begin with their length;
//! a number is a LEB128 varint, the newest day is zigzag. Two numbers may share a byte: the
//! low four bits are one below 16, the high four bits the other, where 15 means 15 and the
//! number that follows.
//!
//! - A stream is its id and the number of the last covered event.
//! - A place is a day and a stream as one number: `days back · number of streams + place of
//!   the stream`, days counted back from the place before, at first from the newest day.
//! - A skill is its id and its state. In the id's first byte are how many bytes it shares
//!   with the id before (low) and how many follow (high). The state is in `skill.rs`, tags
//!   and items are in `items.rs`.

mod items;
mod skill;

use super::{Carried, Past};
use crate::varint::{get, get_byte, get_bytes, get_signed, get_usize, put, put_signed};
use model::{SkillId, StreamId};
use std::collections::BTreeMap;

const FORMAT: u8 = 1;
/// The most that half a byte holds.
const HALF: usize = 15;

impl Carried {
    /// The form on the way.
    pub fn to_bytes(&self) -> Vec<u8> {
        let newest = self.newest_day();
        let mut bytes = vec![FORMAT];
        put_signed(&mut bytes, newest.into());
        put(&mut bytes, self.covers.len() as u128);
        for (stream, through) in &self.covers {
            bytes.extend(stream.0);
            put(&mut bytes, (*through).into());
        }
        put(&mut bytes, self.skills.len() as u128);
        let mut before = "";
        for (skill, past) in &self.skills {
            put_id(&mut bytes, before, skill.as_str());
            before = skill.as_str();
            self.put_past(&mut bytes, newest, past);
        }
        self.put_recent(&mut bytes, newest);
        bytes
    }

    /// Reads the form on the way; `None` for anything that [`Carried::to_bytes`] cannot give.
    ///
    /// What it takes in memory is bounded by a small multiple of the length of `bytes`.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let mut carried = Self::default();
        (get_byte(bytes)? == FORMAT).then_some(())?;
        let newest = i32::try_from(get_signed(bytes)?).ok()?;
        for _ in 0..get(bytes)? {
            let stream = StreamId(get_bytes(bytes, 16)?.try_into().ok()?);
            carried.covers.push((stream, u64::try_from(get(bytes)?).ok()?));
        }
        carried.covers.is_sorted_by(|a, b| a.0 < b.0).then_some(())?;
        let mut skills = BTreeMap::new();
        for _ in 0..get(bytes)? {
            let before = skills.last_key_value().map(|(skill, _): (&SkillId, _)| skill.as_str());
            let skill = SkillId(get_id(bytes, before.unwrap_or(""))?);
            before.is_none_or(|before| before < skill.as_str()).then_some(())?;
            skills.insert(skill, carried.get_past(bytes, newest)?);
        }
        carried.skills = skills;
        carried.recent = carried.get_recent(bytes, newest)?;
        bytes.is_empty().then_some(carried)
    }

    /// The newest of all days, from which the others are counted back.
    fn newest_day(&self) -> i32 {
        let of_past = |past: &Past| match past {
            Past::Open { last, .. } => last.last().map(|tried| tried.day),
            Past::Known { since } => Some(*since),
            Past::Kept => None,
        };
        let of_items = self.recent.items.last().map(|(at, _)| at.day);
        self.skills.values().filter_map(of_past).chain(of_items).max().unwrap_or(0)
    }

    /// Writes a day and a stream, the day counted back from `newer`, which becomes the day.
    fn put_place(&self, bytes: &mut Vec<u8>, newer: &mut i32, (day, stream): (i32, StreamId)) {
        let place = self.covers.partition_point(|(other, _)| *other < stream);
        let back = u128::from(newer.abs_diff(day));
        put(bytes, back * self.covers.len() as u128 + place as u128);
        *newer = day;
    }

    fn get_place(&self, bytes: &mut &[u8], newer: &mut i32) -> Option<(i32, StreamId)> {
        let (number, streams) = (get(bytes)?, self.covers.len() as u128);
        let back = u32::try_from(number.checked_div(streams)?).ok()?;
        *newer = newer.checked_sub_unsigned(back)?;
        Some((*newer, self.covers[(number % streams) as usize].0))
    }
}

/// Writes an id by what it does not share with the one before.
fn put_id(bytes: &mut Vec<u8>, before: &str, id: &str) {
    let same = before.bytes().zip(id.bytes()).take_while(|(a, b)| a == b).count().min(HALF);
    put_halves(bytes, same as u8, id.len() - same);
    bytes.extend(&id.as_bytes()[same..]);
}

fn get_id(bytes: &mut &[u8], before: &str) -> Option<String> {
    let (same, length) = get_halves(bytes)?;
    let same = before.as_bytes().get(..same.into())?;
    String::from_utf8([same, get_bytes(bytes, length)?].concat()).ok()
}

/// Writes a number below 16 and any other one, in one byte where the other is below 15.
fn put_halves(bytes: &mut Vec<u8>, low: u8, high: usize) {
    bytes.push(low | (high.min(HALF) as u8) << 4);
    if let Some(rest) = high.checked_sub(HALF) {
        put(bytes, rest as u128);
    }
}

fn get_halves(bytes: &mut &[u8]) -> Option<(u8, usize)> {
    let byte = get_byte(bytes)?;
    let high = usize::from(byte >> 4);
    let rest = if high == HALF { get_usize(bytes)? } else { 0 };
    Some((byte & 15, high.checked_add(rest)?))
}
