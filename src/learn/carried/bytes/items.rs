//! The last ten items with what was mixed up in them.
//!
//! First come the tags, each its length and its text. An item, newest first, is its place,
//! how many numbers it stands before the last covered event of its stream, and which tag it
//! has, from 1; 0 is none.

use crate::carried::Carried;
use crate::confusion::ITEMS;
use crate::varint::{get, get_bytes, get_usize, put};
use crate::{Order, Recent};

impl Carried {
    pub(super) fn put_recent(&self, bytes: &mut Vec<u8>, newest: i32) {
        let items = &self.recent.items;
        let mut tags: Vec<&str> = items.iter().filter_map(|(_, tag)| tag.as_deref()).collect();
        tags.sort_unstable();
        tags.dedup();
        put(bytes, tags.len() as u128);
        for tag in &tags {
            put(bytes, tag.len() as u128);
            bytes.extend(tag.as_bytes());
        }
        put(bytes, items.len() as u128);
        let mut day = newest;
        for (at, tag) in items.iter().rev() {
            self.put_place(bytes, &mut day, (at.day, at.stream));
            put(bytes, u128::from(self.through(at.stream) - at.seq));
            let place = |tag: &str| 1 + tags.partition_point(|other| *other < tag);
            put(bytes, tag.as_deref().map_or(0, place) as u128);
        }
    }

    pub(super) fn get_recent(&self, bytes: &mut &[u8], newest: i32) -> Option<Recent> {
        let count = get_usize(bytes)?;
        (count <= ITEMS).then_some(())?;
        let mut tags = vec![None];
        for _ in 0..count {
            let length = get_usize(bytes)?;
            tags.push(Some(String::from_utf8(get_bytes(bytes, length)?.to_vec()).ok()?));
        }
        let count = get_usize(bytes)?;
        (count <= ITEMS).then_some(())?;
        let mut items = Vec::new();
        let mut newer = newest;
        for _ in 0..count {
            let (day, stream) = self.get_place(bytes, &mut newer)?;
            let back = u64::try_from(get(bytes)?).ok()?;
            let seq = self.through(stream).checked_sub(back)?;
            items.push((Order { day, stream, seq }, tags.get(get_usize(bytes)?)?.clone()));
        }
        items.reverse();
        items.is_sorted_by(|a, b| a.0 < b.0).then_some(Recent { items })
    }
}
