//! The days of practice of one skill.
//!
//! They begin with two numbers in a byte: how many days there are (high), and 1 where earlier
//! ones were drawn together, plus twice the newest day's grade: 0 wrong, 1 right with help,
//! 2 right alone (low). No days are the byte 0. The newest day follows, counted back from the
//! newest of all; then each day before it, as `(days back - 1) · 3 + grade`. What was drawn
//! together is how many days, less one, its last day lies before these, and two bytes for how
//! well the skill sat after it (`Strength`), the lower one first.

use super::{get_halves, put_halves};
use crate::practice::Grade;
use crate::reviews::Reviews;
use crate::schedule::Strength;
use crate::varint::{get, get_bytes, put};

pub(super) fn put_reviews(bytes: &mut Vec<u8>, newest: i32, reviews: Option<&Reviews>) {
    let days = reviews.map_or(&[][..], |reviews| &reviews.days);
    let Some((mut newer, grade)) = days.last().copied() else { return bytes.push(0) };
    let before = reviews.and_then(|reviews| reviews.before);
    put_halves(bytes, u8::from(before.is_some()) | (grade as u8) << 1, days.len());
    put(bytes, newest.abs_diff(newer).into());
    for (day, grade) in days.iter().rev().skip(1) {
        put(bytes, (u128::from(newer.abs_diff(*day)) - 1) * GRADES + *grade as u128);
        newer = *day;
    }
    if let Some((last, strength)) = before {
        put(bytes, u128::from(newer.abs_diff(last)) - 1);
        bytes.extend(strength.0.to_le_bytes());
    }
}

/// Reads days of practice, which need not be there.
pub(super) fn get_reviews(bytes: &mut &[u8], newest: i32) -> Option<Option<Reviews>> {
    let (head, count) = get_halves(bytes)?;
    if count == 0 {
        return (head == 0).then_some(None);
    }
    let mut reviews = Reviews::default();
    let mut day = newest.checked_sub_unsigned(u32::try_from(get(bytes)?).ok()?)?;
    reviews.days.push((day, grade(head >> 1)?));
    for _ in 1..count {
        let number = get(bytes)?;
        day = earlier(day, number / GRADES)?;
        reviews.days.push((day, grade((number % GRADES) as u8)?));
    }
    reviews.days.reverse();
    if head & 1 == 1 {
        let last = earlier(day, get(bytes)?)?;
        let strength = get_bytes(bytes, 2)?.try_into().ok()?;
        reviews.before = Some((last, Strength(u16::from_le_bytes(strength))));
    }
    Some(Some(reviews))
}

const GRADES: u128 = 3;

fn grade(number: u8) -> Option<Grade> {
    [Grade::Again, Grade::Hard, Grade::Good].get(usize::from(number)).copied()
}

/// One day and so many more before a day.
fn earlier(day: i32, less_one: u128) -> Option<i32> {
    day.checked_sub_unsigned(u32::try_from(less_one).ok()?)?.checked_sub(1)
}
