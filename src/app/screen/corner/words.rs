//! Times as an adult says them: today, yesterday, a day of a month.

use i18n::Tr;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;
/// Bangladesh keeps UTC+6 all the year.
const ZONE_MS: i64 = 6 * 60 * MINUTE_MS;

/// When something was, seen from `now_ms`; both in milliseconds since 1970.
pub(super) fn when(at_ms: i64, now_ms: i64, tr: &Tr) -> String {
    let (at, now) = (at_ms.saturating_add(ZONE_MS), now_ms.saturating_add(ZONE_MS));
    let (day, today) = (at.div_euclid(DAY_MS), now.div_euclid(DAY_MS));
    let minutes = at.rem_euclid(DAY_MS) / MINUTE_MS;
    let time = tr.digits(&format!("{}:{:02}", minutes / 60, minutes % 60));
    let time = ("time", time.into());
    match today.saturating_sub(day) {
        0 => tr.msg("corner-when-today", &[time]),
        1 => tr.msg("corner-when-yesterday", &[time]),
        _ => {
            let (month, day) = civil(day);
            tr.msg("corner-when-day", &[("day", day.into()), ("month", month.into()), time])
        }
    }
}

/// Month and day of a day since 1970-01-01, after Howard Hinnant's `civil_from_days`.
fn civil(day: i64) -> (i64, i64) {
    let shifted = day + 719_468;
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    (if month < 10 { month + 3 } else { month - 9 }, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-25, 16:05 in Dhaka.
    const NOW: i64 = 1_795_601_100_000;

    #[test]
    fn today_yesterday_and_the_day_of_a_month_are_told_apart() {
        let tr = Tr::new("en");
        assert_eq!(when(NOW, NOW, &tr), "today 16:05");
        assert_eq!(when(NOW - 17 * 3_600_000, NOW, &tr), "yesterday 23:05");
        assert_eq!(when(NOW - 40 * DAY_MS, NOW, &tr), "16/10, 16:05");
        assert_eq!(when(NOW, NOW, &Tr::new("bn")), "আজ ১৬:০৫");
    }

    #[test]
    fn a_clock_that_stands_in_1970_breaks_nothing() {
        let tr = Tr::new("en");
        assert!(!when(i64::MAX, 0, &tr).is_empty());
        assert_eq!(civil(0), (1, 1));
        assert_eq!(civil(19_782), (2, 29));
    }
}
