//! First tries of one skill in their order, each in sixteen bytes.
//!
//! A tablet holds a child's whole past while she plays, a hundred thousand tries and more. The
//! log that a try stands in is one of a few, so it is named once and then by its place.

use crate::Order;
use crate::practice::{Grade, Try};
use model::StreamId;

/// Sorted tries, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    /// The logs they stand in, sorted; none without a try.
    streams: Vec<StreamId>,
    /// As logs are sorted, so are their places: these are in the order of [`Order`].
    packed: Vec<Packed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    seq: u64,
    day: i32,
    place: u16,
    grade: Grade,
}

impl Packed {
    fn order(&self) -> (i32, u16, u64) {
        (self.day, self.place, self.seq)
    }
}

impl Tries {
    /// Adds a try. Of one that is there already the worse grade stays. From more logs than
    /// sixteen bits can tell apart, which no child has, the last are passed over.
    pub(crate) fn add(&mut self, Try { at, grade }: Try) {
        // Nearly every try stands in the log of the one before it.
        let last = self.packed.last().map(|last| last.place);
        let last = last.filter(|place| self.streams[usize::from(*place)] == at.stream);
        let Some(place) = last.or_else(|| self.place(at.stream)) else { return };
        let new = Packed { seq: at.seq, day: at.day, place, grade };
        // Nearly every try comes after all others.
        if self.packed.last().is_none_or(|last| last.order() < new.order()) {
            return self.packed.push(new);
        }
        match self.packed.binary_search_by_key(&new.order(), Packed::order) {
            Ok(known) => self.packed[known].grade = grade.min(self.packed[known].grade),
            Err(here) => self.packed.insert(here, new),
        }
    }

    /// All of them, in their order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = Try> + ExactSizeIterator + '_ {
        self.packed.iter().map(|one| {
            let stream = self.streams[usize::from(one.place)];
            let at = Order { day: one.day, stream, seq: one.seq };
            Try { at, grade: one.grade }
        })
    }

    /// The worst grade of each day, in the order of the days.
    pub(crate) fn worst_of_days(&self) -> impl Iterator<Item = (i32, Grade)> + '_ {
        let days = self.packed.chunk_by(|a, b| a.day == b.day);
        days.filter_map(|tries| Some((tries[0].day, tries.iter().map(|one| one.grade).min()?)))
    }

    /// Lets go of those that are not to be kept, and of the logs that none stands in any more.
    pub(crate) fn retain(&mut self, is_kept: impl Fn(&Order) -> bool) {
        if self.iter().any(|tried| !is_kept(&tried.at)) {
            *self = self.iter().filter(|tried| is_kept(&tried.at)).collect();
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.packed.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }

    /// The logs that they stand in, sorted.
    pub(crate) fn streams(&self) -> &[StreamId] {
        &self.streams
    }

    /// The place of a log; a new one moves those that come after it.
    fn place(&mut self, stream: StreamId) -> Option<u16> {
        match self.streams.binary_search(&stream) {
            Ok(place) => u16::try_from(place).ok(),
            Err(_) if self.streams.len() > usize::from(u16::MAX) => None,
            Err(place) => {
                let new = u16::try_from(place).ok()?;
                self.streams.insert(place, stream);
                self.packed
                    .iter_mut()
                    .filter(|one| one.place >= new)
                    .for_each(|one| one.place += 1);
                Some(new)
            }
        }
    }
}

impl FromIterator<Try> for Tries {
    fn from_iter<I: IntoIterator<Item = Try>>(all: I) -> Self {
        let mut tries = Self::default();
        all.into_iter().for_each(|tried| tries.add(tried));
        tries
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn tried((day, stream, seq): (i32, u8, u64), grade: Grade) -> Try {
        Try { at: Order { day, stream: StreamId([stream; 16]), seq }, grade }
    }

    #[test]
    fn a_try_takes_sixteen_bytes() {
        assert_eq!(size_of::<Packed>(), 16);
    }

    proptest! {
        #[test]
        fn they_are_what_a_sorted_map_would_hold(
            all in prop::collection::vec(((0..9i32, 0..5u8, 0..9u64), 0..3usize), 0..60),
            without in 0..5u8
        ) {
            let grades = [Grade::Again, Grade::Hard, Grade::Good];
            let mut map = BTreeMap::<Order, Grade>::new();
            let mut tries = Tries::default();
            for (at, grade) in all {
                let one = tried(at, grades[grade]);
                map.entry(one.at).and_modify(|known| *known = one.grade.min(*known)).or_insert(one.grade);
                tries.add(one);
            }
            let held = |tries: &Tries| tries.iter().map(|one| (one.at, one.grade)).collect::<Vec<_>>();
            prop_assert_eq!(held(&tries), map.clone().into_iter().collect::<Vec<_>>());
            let gone = StreamId([without; 16]);
            map.retain(|at, _| at.stream != gone);
            tries.retain(|at| at.stream != gone);
            prop_assert_eq!(held(&tries), map.into_iter().collect::<Vec<_>>());
            prop_assert!(!tries.streams().contains(&gone));
        }
    }
}
