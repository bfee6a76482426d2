//! The form of a [`Carried`] on the way, some twelve bytes a skill.
//!
//! `format 4 · newest day · streams · choices · skills · tags · items`. Lists begin with their length;
//! a number is a LEB128 varint, the newest day is zigzag. Two numbers may share a byte: the
//! low four bits are one below 16, the high four bits the other, where 15 means 15 and the
//! number that follows.
//!
//! - A stream is its id and the number of the last covered event.
//! - A place is a day and a stream as one number: `days back · number of streams + place of
//!   the stream`, days counted back from the place before, at first from the newest day.
//! - A skill is its id and its state. In the id's first byte are how many bytes it shares
//!   with the id before (low) and how many follow (high). The state is in `skill.rs` with the
//!   days of practice behind it (`reviews.rs`), tags and items are in `items.rs`, choices in
//!   `choices.rs`.
//!
//! Older formats are read as well: format 3 told no days of finished lessons, format 2 named no finished lessons, format 1 had neither
//! choices nor days of practice.

mod choices;
mod items;
mod reviews;
mod skill;

use super::{Carried, Past};
use crate::reviews::Reviews;
use crate::varint::{get, get_byte, get_bytes, get_signed, get_usize, put, put_signed};
use model::{SkillId, StreamId};
use reviews::{get_reviews, put_reviews};
use std::collections::BTreeMap;

const FORMAT: u8 = 4;
/// These are still read: a tablet keeps what it was told until it is told anew.
const WITHOUT_FINISHED_DAYS: u8 = 3;
const WITHOUT_FINISHED: u8 = 2;
const LEVELS_ONLY: u8 = 1;
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
        self.put_choices(&mut bytes);
        put(&mut bytes, self.skills.len() as u128);
        let mut before = "";
        for (skill, past) in &self.skills {
            put_id(&mut bytes, before, skill.as_str());
            before = skill.as_str();
            self.put_past(&mut bytes, newest, past);
            put_reviews(&mut bytes, newest, self.reviews.get(skill));
        }
        self.put_recent(&mut bytes, newest);
        bytes
    }

    /// Reads the form on the way, also an older one; `None` for anything else that
    /// [`Carried::to_bytes`] cannot give.
    ///
    /// What it takes in memory is bounded by a small multiple of the length of `bytes`.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let (format, newest, mut carried) = Self::get_head(bytes)?;
        let mut skills = BTreeMap::new();
        for _ in 0..get(bytes)? {
            let before = skills.last_key_value().map(|(skill, _): (&SkillId, _)| skill.as_str());
            let skill = SkillId(get_id(bytes, before.unwrap_or(""))?);
            before.is_none_or(|before| before < skill.as_str()).then_some(())?;
            let past = carried.get_past(bytes, newest)?;
            if format > LEVELS_ONLY
                && let Some(reviews) = get_reviews(bytes, newest)?
            {
                carried.reviews.insert(skill.clone(), reviews);
            }
            skills.insert(skill, past);
        }
        carried.skills = skills;
        carried.recent = carried.get_recent(bytes, newest)?;
        bytes.is_empty().then_some(carried)
    }

    /// Reads only how far a state reaches and what was chosen, which stands in front: for
    /// whoever lists all children of a school, and asks nothing else of them.
    pub fn choices_from_bytes(mut bytes: &[u8]) -> Option<Self> {
        Self::get_head(&mut bytes).map(|(_, _, carried)| carried)
    }

    /// Reads the format, the newest day, and all that comes before the skills.
    fn get_head(bytes: &mut &[u8]) -> Option<(u8, i32, Self)> {
        let mut carried = Self::default();
        let format = get_byte(bytes)?;
        (LEVELS_ONLY..=FORMAT).contains(&format).then_some(())?;
        let newest = i32::try_from(get_signed(bytes)?).ok()?;
        for _ in 0..get(bytes)? {
            let stream = StreamId(get_bytes(bytes, 16)?.try_into().ok()?);
            carried.covers.push((stream, u64::try_from(get(bytes)?).ok()?));
        }
        carried.covers.is_sorted_by(|a, b| a.0 < b.0).then_some(())?;
        if format > LEVELS_ONLY {
            carried.chosen = carried.get_choices(bytes, (format, newest))?;
        }
        Some((format, newest, carried))
    }

    /// The newest of all days, from which the others are counted back.
    fn newest_day(&self) -> i32 {
        let of_past = |past: &Past| match past {
            Past::Open { last, .. } => last.last().map(|tried| tried.day),
            Past::Known { since } => Some(*since),
            Past::Kept => None,
        };
        let of_reviews = |reviews: &Reviews| reviews.days.last().map(|(day, _)| *day);
        let of_items = self.recent.items.last().map(|(at, _)| at.day);
        let skills = self.skills.values().filter_map(of_past);
        let reviews = self.reviews.values().filter_map(of_reviews);
        skills.chain(reviews).chain(of_items).max().unwrap_or(0)
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
