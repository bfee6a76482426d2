//! What was chosen for the child.
//!
//! The number of preferences comes first, plus one: 0 says that no choices are carried, and
//! nothing follows. Then the newest minute (zigzag), the preferences, each its sort, its value
//! and when it was made; 1, the time and the skills where she was placed, or 0; the woken
//! lessons; and, since format 3, the finished ones, since format 4 followed by the day of each,
//! counted back from the newest day of all (zigzag). A time is minutes back from the newest one
//! and a stream as one number, as a place is, and how many numbers it stands before the last covered event of that stream. Ids are
//! written by what they do not share with the one before; a value is its length and its text.

use super::{WITHOUT_FINISHED, WITHOUT_FINISHED_DAYS, get_id, put_id};
use crate::carried::Carried;
use crate::chosen::{Chosen, Made, When};
use crate::varint::{get, get_bytes, get_signed, get_usize, put, put_signed};
use model::LessonId;
use std::collections::BTreeSet;

impl Carried {
    pub(super) fn put_choices(&self, bytes: &mut Vec<u8>) {
        let Some(chosen) = &self.chosen else { return bytes.push(0) };
        put(bytes, chosen.preferences.len() as u128 + 1);
        let newest = chosen.times().map(|at| at.minute).max().unwrap_or(0);
        put_signed(bytes, newest.into());
        let mut before = "";
        for (what, made) in &chosen.preferences {
            put_id(bytes, before, what);
            before = what;
            put(bytes, made.value.len() as u128);
            bytes.extend(made.value.as_bytes());
            self.put_when(bytes, newest, made.at);
        }
        bytes.push(chosen.placed.is_some().into());
        if let Some(made) = &chosen.placed {
            self.put_when(bytes, newest, made.at);
            put_ids(bytes, made.value.iter().map(|skill| skill.as_str()));
        }
        put_ids(bytes, chosen.woken.iter().map(|lesson| lesson.as_str()));
        put_ids(bytes, chosen.finished.keys().map(|lesson| lesson.as_str()));
        let newest = i64::from(self.newest_day());
        chosen.finished.values().for_each(|day| put_signed(bytes, newest - i64::from(*day)));
    }

    pub(super) fn get_choices(
        &self,
        bytes: &mut &[u8],
        (format, newest_day): (u8, i32),
    ) -> Option<Option<Chosen>> {
        let mut chosen = Chosen::default();
        let Some(count) = get(bytes)?.checked_sub(1) else { return Some(None) };
        let newest = i32::try_from(get_signed(bytes)?).ok()?;
        for _ in 0..count {
            let before = chosen.preferences.last_key_value().map(|(what, _)| what.as_str());
            let what = get_id(bytes, before.unwrap_or(""))?;
            before.is_none_or(|before| before < what.as_str()).then_some(())?;
            let length = get_usize(bytes)?;
            let value = String::from_utf8(get_bytes(bytes, length)?.to_vec()).ok()?;
            let at = self.get_when(bytes, newest)?;
            chosen.preferences.insert(what, Made { at, value });
        }
        chosen.placed = match get(bytes)? {
            0 => None,
            1 => Some(Made { at: self.get_when(bytes, newest)?, value: get_ids(bytes)? }),
            _ => return None,
        };
        chosen.woken = get_ids(bytes)?;
        if format > WITHOUT_FINISHED {
            let lessons: BTreeSet<LessonId> = get_ids(bytes)?;
            for lesson in lessons {
                let day = match format {
                    WITHOUT_FINISHED_DAYS => 0,
                    _ => i64::from(newest_day).checked_sub(get_signed(bytes)?)?,
                };
                chosen.finished.insert(lesson, i32::try_from(day).ok()?);
            }
        }
        Some(Some(chosen))
    }

    fn put_when(&self, bytes: &mut Vec<u8>, newest: i32, at: When) {
        let mut newer = newest;
        self.put_place(bytes, &mut newer, (at.minute, at.stream));
        put(bytes, u128::from(self.through(at.stream) - at.seq));
    }

    fn get_when(&self, bytes: &mut &[u8], newest: i32) -> Option<When> {
        let mut newer = newest;
        let (minute, stream) = self.get_place(bytes, &mut newer)?;
        let back = u64::try_from(get(bytes)?).ok()?;
        Some(When { minute, stream, seq: self.through(stream).checked_sub(back)? })
    }
}

fn put_ids<'a>(bytes: &mut Vec<u8>, ids: impl ExactSizeIterator<Item = &'a str>) {
    put(bytes, ids.len() as u128);
    let mut before = "";
    for id in ids {
        put_id(bytes, before, id);
        before = id;
    }
}

fn get_ids<T: Ord + for<'a> From<&'a str>>(bytes: &mut &[u8]) -> Option<BTreeSet<T>> {
    let mut ids = BTreeSet::new();
    let mut before: Option<String> = None;
    for _ in 0..get(bytes)? {
        let id = get_id(bytes, before.as_deref().unwrap_or(""))?;
        before.is_none_or(|before| before < id).then_some(())?;
        ids.insert(T::from(&id));
        before = Some(id);
    }
    Some(ids)
}
