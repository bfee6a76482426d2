//! The state of one skill.
//!
//! It begins with a byte whose low two bits are 0 met, 1 growing, 2 known, 3 kept. Known is
//! followed by how many days before the newest day it became so. For met and growing the
//! next three bits count the remembered tries, and the last three say which of the second to
//! fourth, newest first, has another place than the one after it. A byte follows with those
//! that were right (low, newest first) and the number of items (high); then the places.

use super::{get_halves, put_halves};
use crate::carried::past::PastTry;
use crate::carried::{Carried, Past};
use crate::climb::LOOKS_BACK;
use crate::varint::{get, get_byte, put};

const KNOWN: u8 = 2;
const KEPT: u8 = 3;

impl Carried {
    pub(super) fn put_past(&self, bytes: &mut Vec<u8>, newest: i32, past: &Past) {
        let (growing, n_items, last) = match past {
            Past::Open { growing, n_items, last } => (*growing, *n_items as usize, last),
            Past::Known { since } => {
                bytes.push(KNOWN);
                return put(bytes, u128::from(newest.abs_diff(*since)));
            }
            Past::Kept => return bytes.push(KEPT),
        };
        let (mut clean, mut parts, mut places) = (0u8, 0u8, Vec::new());
        let mut day = newest;
        for (n, tried) in last.iter().rev().enumerate() {
            clean |= u8::from(tried.clean) << n;
            let after = n.checked_sub(1).map(|n| &last[last.len() - 1 - n]);
            if after.is_none_or(|after| after.place() != tried.place()) {
                parts |= 1 << n;
                self.put_place(&mut places, &mut day, tried.place());
            }
        }
        // The newest try always begins a part, which needs no bit.
        bytes.push(u8::from(growing) | (last.len() as u8) << 2 | (parts >> 1) << 5);
        put_halves(bytes, clean, n_items);
        bytes.extend(places);
    }

    pub(super) fn get_past(&self, bytes: &mut &[u8], newest: i32) -> Option<Past> {
        let head = get_byte(bytes)?;
        let growing = match head & 3 {
            0 => false,
            1 => true,
            _ if head == KEPT => return Some(Past::Kept),
            _ if head == KNOWN => {
                let back = u32::try_from(get(bytes)?).ok()?;
                return Some(Past::Known { since: newest.checked_sub_unsigned(back)? });
            }
            _ => return None,
        };
        let (count, parts) = (usize::from(head >> 2 & 7), head >> 5 << 1 | 1);
        let (clean, n_items) = get_halves(bytes)?;
        (count <= LOOKS_BACK && count <= n_items).then_some(())?;
        (parts >> count.max(1) == 0 && clean >> count == 0).then_some(())?;
        let mut last: Vec<PastTry> = Vec::new();
        let mut newer = newest;
        for n in 0..count {
            let before = last.last().map(PastTry::place);
            let (day, stream) = match before {
                Some(place) if parts >> n & 1 == 0 => place,
                _ => self.get_place(bytes, &mut newer)?,
            };
            if parts >> n & 1 == 1 && before.is_some_and(|before| before <= (day, stream)) {
                return None;
            }
            last.push(PastTry { day, stream, clean: clean >> n & 1 == 1 });
        }
        last.reverse();
        Some(Past::Open { growing, n_items: u32::try_from(n_items).ok()?, last })
    }
}
