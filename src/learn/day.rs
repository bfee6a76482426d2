//! On which day something happened, where the tablet's clock may be wrong.

use model::Stamp;
use serde::{Deserialize, Serialize};

/// The day on which the newest event of a log is thought to have happened.
///
/// It is worked out from the log alone, event by event, so that folding the log anew gives
/// the same days. A claimed time is believed where it is plausible; otherwise the days of
/// this boot are counted on from the last believed one. A server that has heard more may
/// know better and folds with its own days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEstimate {
    /// Days since 1970-01-01 in Bangladesh; 0 until a plausible time was claimed.
    pub day: i32,
    /// The boot in which `day` began to be counted.
    pub boot: u32,
    /// Where in that boot, milliseconds.
    pub mono_ms: u64,
}

impl DayEstimate {
    /// The estimate after one more event of the same log.
    pub fn after(self, at: &Stamp) -> Self {
        if let Some(day) = claimed_day(at) {
            return Self { day, boot: at.boot, mono_ms: at.mono_ms };
        }
        if at.boot != self.boot {
            return Self { day: self.day, boot: at.boot, mono_ms: at.mono_ms };
        }
        let days = at.mono_ms.saturating_sub(self.mono_ms) / DAY_MS as u64;
        Self {
            day: self.day.saturating_add(i32::try_from(days).unwrap_or(i32::MAX)),
            mono_ms: self.mono_ms.saturating_add(days.saturating_mul(DAY_MS as u64)),
            ..self
        }
    }
}

/// A day of school in Bangladesh, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolDay {
    /// Days since 1970-01-01 in Bangladesh.
    pub day: i32,
    /// Whether it may as well have been another one; whoever shows it says so.
    pub uncertain: bool,
}

/// The day in Bangladesh of an instant in milliseconds since 1970 UTC.
pub fn day_of(at_ms: i64) -> i32 {
    let day = at_ms.saturating_add(ZONE_MS).div_euclid(DAY_MS);
    day.clamp(i32::MIN.into(), i32::MAX.into()) as i32
}

/// The day that a stamp claims, in Bangladesh (UTC+6, no summer time); `None` where the
/// claim lies outside 2025 to 2099, as after a flat battery.
pub fn claimed_day(at: &Stamp) -> Option<i32> {
    Some(day_of(at.wall_ms)).filter(|day| is_plausible(*day))
}

/// Whether a day lies in 2025 to 2099.
pub(crate) fn is_plausible(day: i32) -> bool {
    (FIRST_DAY..LAST_DAY).contains(&day)
}

/// A day.
pub(crate) const DAY_MS: i64 = 86_400_000;
/// A minute.
pub(crate) const MINUTE_MS: i64 = 60_000;
const ZONE_MS: i64 = 6 * 3_600_000;
/// The first instant of [`FIRST_DAY`], milliseconds since 1970 UTC.
pub(crate) const FIRST_MS: i64 = FIRST_DAY as i64 * DAY_MS - ZONE_MS;
/// 2025-01-01: nothing was recorded before Jonaki existed.
const FIRST_DAY: i32 = 20_089;
/// 2100-01-01: clocks that ran over stand in 2106.
const LAST_DAY: i32 = 47_482;

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_780_000_000_000;

    fn stamp(wall_ms: i64, mono_ms: u64, boot: u32) -> Stamp {
        Stamp { wall_ms, mono_ms, boot }
    }

    #[test]
    fn a_new_day_begins_at_midnight_in_dhaka() {
        let midnight = 20_700 * DAY_MS - ZONE_MS;
        assert_eq!(claimed_day(&stamp(midnight - 1, 0, 1)), Some(20_699));
        assert_eq!(claimed_day(&stamp(midnight, 0, 1)), Some(20_700));
    }

    #[test]
    fn the_first_and_last_believed_days_are_the_ones_named() {
        let new_year_2025 = 1_735_689_600_000 - ZONE_MS;
        let new_year_2100 = 4_102_444_800_000 - ZONE_MS;
        assert_eq!(claimed_day(&stamp(new_year_2025 - 1, 0, 1)), None);
        assert_eq!(claimed_day(&stamp(new_year_2025, 0, 1)), Some(FIRST_DAY));
        assert_eq!(claimed_day(&stamp(new_year_2100 - 1, 0, 1)), Some(LAST_DAY - 1));
        assert_eq!(claimed_day(&stamp(new_year_2100, 0, 1)), None);
        assert_eq!(claimed_day(&stamp(i64::MAX, 0, 1)), None);
        assert_eq!(claimed_day(&stamp(i64::MIN, 0, 1)), None);
    }

    #[test]
    fn an_unbelievable_clock_counts_on_from_the_last_believed_day() {
        let known = DayEstimate::default().after(&stamp(NOON, 1_000, 3));
        let same_day = known.after(&stamp(0, 2_000, 3));
        let next_day = same_day.after(&stamp(0, 1_000 + DAY_MS as u64, 3));
        let other_boot = next_day.after(&stamp(0, 5, 4));
        assert_eq!(same_day.day, known.day);
        assert_eq!(next_day.day, known.day + 1);
        assert_eq!(other_boot.day, known.day + 1);
    }
}
