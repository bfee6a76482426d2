//! The stored form of a [`Practice`]: runs of one day and stream, one to two bytes a try.
//!
//! `format 2 · met · number of streams · their ids · runs`, where a run is `day since the
//! last run's (zigzag) · stream's place in the list · number of tries · tries`, and a try is
//! `(seq since the last try's) · 4 + grade`, 0 wrong, 1 right with help, 2 right without.
//! Every number is a LEB128 varint.
//!
//! Format 1 is read as well. It knew only right without help or not, as `seq · 2 + right`;
//! what was not is taken for wrong.

use crate::Order;
use crate::practice::{Grade, Practice, Try};
use crate::tries::Tries;
use crate::varint::{get, get_signed, get_usize, put, put_signed};
use model::StreamId;
use serde::de::{Error, SeqAccess, Visitor};
use std::fmt;

const FORMAT: u8 = 2;
/// Still read: a tablet may come from a drawer.
const CLEAN_ONLY: u8 = 1;

impl Practice {
    /// The stored form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let streams = self.tries.streams();
        let mut bytes = vec![FORMAT, u8::from(self.met)];
        put(&mut bytes, streams.len() as u128);
        streams.iter().for_each(|stream| bytes.extend(stream.0));
        let mut last_day = 0i64;
        let tries: Vec<Try> = self.tries.iter().collect();
        for run in tries.chunk_by(|a, b| (a.at.day, a.at.stream) == (b.at.day, b.at.stream)) {
            let Order { day, stream, .. } = run[0].at;
            put_signed(&mut bytes, i64::from(day) - last_day);
            last_day = i64::from(day);
            put(&mut bytes, streams.partition_point(|other| *other < stream) as u128);
            put(&mut bytes, run.len() as u128);
            let mut last_seq = 0;
            for tried in run {
                let step = u128::from(tried.at.seq - last_seq);
                last_seq = tried.at.seq;
                put(&mut bytes, step << 2 | tried.grade as u128);
            }
        }
        bytes
    }

    /// Reads the stored form; `None` for anything that [`Practice::to_bytes`] cannot give.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut bytes = bytes;
        let [format @ (CLEAN_ONLY | FORMAT), met @ (0 | 1), ..] = *bytes else { return None };
        bytes = &bytes[2..];
        let mut streams = Vec::new();
        for _ in 0..get(&mut bytes)? {
            let (id, rest) = bytes.split_first_chunk::<16>()?;
            streams.push(StreamId(*id));
            bytes = rest;
        }
        let mut tries = Tries::default();
        let mut last: Option<Order> = None;
        let mut day = 0i64;
        while !bytes.is_empty() {
            day = day.checked_add(get_signed(&mut bytes)?)?;
            let stream = *streams.get(get_usize(&mut bytes)?)?;
            let mut seq = 0u64;
            for _ in 0..get(&mut bytes)? {
                let (step, grade) = parted(format, get(&mut bytes)?)?;
                seq = seq.checked_add(u64::try_from(step).ok()?)?;
                let at = Order { day: i32::try_from(day).ok()?, stream, seq };
                if last.replace(at).is_some_and(|last| last >= at) {
                    return None;
                }
                tries.add(Try { at, grade });
            }
        }
        Some(Self { met: met == 1, tries })
    }
}

/// A stored try as the step of its number and its grade.
fn parted(format: u8, number: u128) -> Option<(u128, Grade)> {
    Some(match (format, number & 1, number & 3) {
        (CLEAN_ONLY, 0, _) => (number >> 1, Grade::Again),
        (CLEAN_ONLY, ..) => (number >> 1, Grade::Good),
        (_, _, 0) => (number >> 2, Grade::Again),
        (_, _, 1) => (number >> 2, Grade::Hard),
        (_, _, 2) => (number >> 2, Grade::Good),
        _ => return None,
    })
}

/// Accepts a byte string, and a list of numbers where a format knows no byte strings.
pub(crate) struct PracticeVisitor;

impl<'de> Visitor<'de> for PracticeVisitor {
    type Value = Practice;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the stored form of a practice")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Practice, E> {
        Practice::from_bytes(bytes)
            .ok_or_else(|| E::custom("a practice is torn or of a later format; fold the log anew"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Practice, A::Error> {
        let mut bytes = Vec::new();
        while let Some(byte) = numbers.next_element()? {
            bytes.push(byte);
        }
        self.visit_bytes(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn practice() -> impl Strategy<Value = Practice> {
        let place = (any::<i32>(), 0..3u8, any::<u64>());
        let grade = prop_oneof![Just(Grade::Again), Just(Grade::Hard), Just(Grade::Good)];
        let tries = prop::collection::btree_map(place, grade, 0..40);
        (any::<bool>(), tries).prop_map(|(met, tries)| {
            let order = |(day, stream, seq)| Order { day, stream: StreamId([stream; 16]), seq };
            let tries = tries.into_iter().map(|(at, grade)| Try { at: order(at), grade });
            Practice { met, tries: tries.collect() }
        })
    }

    proptest! {
        #[test]
        fn a_practice_survives_storing(practice in practice()) {
            prop_assert_eq!(Practice::from_bytes(&practice.to_bytes()), Some(practice));
        }

        #[test]
        fn any_bytes_are_read_or_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = Practice::from_bytes(&[&[FORMAT, 1][..], &bytes].concat());
            let _ = Practice::from_bytes(&[&[CLEAN_ONLY, 1][..], &bytes].concat());
            let _ = Practice::from_bytes(&bytes);
        }

        #[test]
        fn a_cut_practice_is_never_taken_for_a_longer_one(practice in practice(), cut in 1..60usize) {
            let bytes = practice.to_bytes();
            let cut = Practice::from_bytes(&bytes[..bytes.len().saturating_sub(cut)]);
            prop_assert!(cut.is_none_or(|cut| cut.tries.len() < practice.tries.len() || practice.tries.is_empty()));
        }
    }

    #[test]
    fn the_older_form_is_still_read() {
        // Met; one stream; on day 3 its events 5, right without help, and 6, not so.
        let bytes = [&[CLEAN_ONLY, 1, 1][..], &[7; 16], &[6, 0, 2, 5 << 1 | 1, 1 << 1]].concat();
        let at = |seq| Order { day: 3, stream: StreamId([7; 16]), seq };
        let good = Try { at: at(5), grade: Grade::Good };
        let again = Try { at: at(6), grade: Grade::Again };
        let practice = Practice { met: true, tries: [good, again].into_iter().collect() };
        assert_eq!(Practice::from_bytes(&bytes), Some(practice));
    }

    #[test]
    fn the_present_form_is_made_and_read_for_ever() {
        // Met; one stream; on day 3 its events 5 to 7: alone, with help, wrong.
        let bytes = [&[2, 1, 1][..], &[7; 16], &[6, 0, 3, 5 << 2 | 2, 1 << 2 | 1, 1 << 2]].concat();
        let at = |seq| Order { day: 3, stream: StreamId([7; 16]), seq };
        let grades = [(5, Grade::Good), (6, Grade::Hard), (7, Grade::Again)];
        let tries = grades.map(|(seq, grade)| Try { at: at(seq), grade });
        let practice = Practice { met: true, tries: tries.into_iter().collect() };
        assert_eq!(practice.to_bytes(), bytes);
        assert_eq!(Practice::from_bytes(&bytes), Some(practice));
    }

    #[test]
    fn a_hundred_tries_of_five_days_take_little_room() {
        let tries = (0..100).map(|n| Try {
            at: Order {
                day: 20_700 + n / 20,
                stream: StreamId([5; 16]),
                seq: 5_000 + 3 * n as u64,
            },
            grade: if n % 3 > 0 { Grade::Good } else { Grade::Again },
        });
        let practice = Practice { met: true, tries: tries.collect() };
        assert!(practice.to_bytes().len() < 160, "{}", practice.to_bytes().len());
    }
}
