//! Days as people of Bangladesh write them: both calendars, and how long ago.

use crate::Words;

/// A date of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
}

/// The date of a day that is counted from 1970-01-01.
pub fn date_of(day: i32) -> Date {
    // Years that begin in March have their leap day at their end (Howard Hinnant's algorithm).
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date { year: year as i32, month: month as u32, day: day as u32 }
}

/// The day of a date, counted from 1970-01-01; none where there is no such date.
pub fn day_of(date: Date) -> Option<i32> {
    let Date { year, month, day } = date;
    if !(1..=12).contains(&month) || !(1900..3000).contains(&year) {
        return None;
    }
    let year = i64::from(year) - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let from_march = i64::from((month + 9) % 12);
    let of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    let found = (era * 146_097 + of_era - 719_468) as i32;
    (date_of(found) == date).then_some(found)
}

/// Day and month of the revised Bangla calendar of Bangladesh, months from 1.
pub fn bangla_date(day: i32) -> (u32, u32) {
    let Date { year, month, day: of_month } = date_of(day);
    let is_before = month < 4 || month == 4 && of_month < 14;
    let new_year = Date { year: year - i32::from(is_before), month: 4, day: 14 };
    let mut rest = day - day_of(new_year).unwrap_or(day);
    // The month of Falgun has one day more when it holds a leap day.
    let leap = new_year.year + 1;
    let is_leap = leap % 4 == 0 && leap % 100 != 0 || leap % 400 == 0;
    let falgun = 29 + i32::from(is_leap);
    let lengths = [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, falgun, 30];
    for (at, length) in lengths.into_iter().enumerate() {
        if rest < length {
            return (rest as u32 + 1, at as u32 + 1);
        }
        rest -= length;
    }
    (30, 12)
}

impl Words {
    /// Weekday, date and, in Bangla, the date of the Bangla calendar.
    pub fn long_day(self, day: i32) -> String {
        let Date { year, .. } = date_of(day);
        // 1970-01-01 was a Thursday; weeks are counted from Sunday.
        let weekday = (i64::from(day) + 4).rem_euclid(7);
        let (of_bangla, bangla) = bangla_date(day);
        self.say(
            "desk-long-day",
            &[
                ("weekday", self.t(&format!("desk-weekday-{weekday}")).into()),
                ("date", self.short_day(day).into()),
                ("year", self.digits(&year.to_string()).into()),
                ("day", of_bangla.into()),
                ("month", self.t(&format!("desk-bangla-month-{bangla}")).into()),
            ],
        )
    }

    /// Day and month.
    pub fn short_day(self, day: i32) -> String {
        let Date { month, day, .. } = date_of(day);
        let month = self.t(&format!("desk-month-{month}"));
        self.say("desk-short-day", &[("day", day.into()), ("month", month.into())])
    }

    /// Today, yesterday, or so many days ago.
    pub fn ago(self, day: i32, today: i32) -> String {
        match today - day {
            ..=0 => self.t("desk-today"),
            1 => self.t("desk-yesterday"),
            days => self.say("desk-days-ago", &[("days", days.into())]),
        }
    }
}

impl Words {
    /// Day and time of day in Bangladesh: for what adults did, never for a child's work.
    pub fn moment(self, at_ms: i64, today: i32) -> String {
        let here_ms = at_ms + 6 * 3_600_000;
        let minutes = here_ms.div_euclid(60_000).rem_euclid(1_440);
        let day = i32::try_from(here_ms.div_euclid(86_400_000)).unwrap_or(today);
        let clock = self.digits(&format!("{:02}:{:02}", minutes / 60, minutes % 60));
        format!("{}, {clock}", self.whole_day(day))
    }

    /// Day, month and year.
    pub fn whole_day(self, day: i32) -> String {
        let year = self.digits(&date_of(day).year.to_string());
        format!("{} {year}", self.short_day(day))
    }
}

/// A date as forms carry it: `2026-11-27`.
pub fn written(day: i32) -> String {
    let Date { year, month, day } = date_of(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Reads what [`written`] wrote.
pub fn read(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let mut next = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    day_of(Date { year: i32::try_from(year).ok()?, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_lead_to_each_other() {
        assert_eq!(date_of(0), Date { year: 1970, month: 1, day: 1 });
        assert_eq!(written(20_784), "2026-11-27");
        for day in (-20_000..60_000).step_by(17) {
            assert_eq!(day_of(date_of(day)), Some(day));
        }
        for odd in ["2026-02-29", "2026-13-01", "2026-1", "x", "0000-00-00", "2026-11-31"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_bangla_calendar_keeps_the_days_that_the_country_keeps() {
        let bangla = |text: &str| bangla_date(read(text).unwrap());
        assert_eq!(bangla("2026-04-14"), (1, 1), "Pohela Boishakh");
        assert_eq!(bangla("2026-11-23"), (8, 8));
        assert_eq!(bangla("2027-02-21"), (8, 11), "the day of the language");
        assert_eq!(bangla("2026-12-16"), (1, 9), "the day of victory");
        assert_eq!(bangla("2027-04-13"), (30, 12));
        assert_eq!(bangla("2028-04-13"), (30, 12), "also after a leap day");
    }

    #[test]
    fn a_day_is_said_in_both_languages() {
        let day = read("2026-11-23").unwrap();
        assert_eq!(Words::of("bn").long_day(day), "সোমবার, ২৩ নভেম্বর ২০২৬ · ৮ অগ্রহায়ণ");
        assert_eq!(Words::of("en").long_day(day), "Monday, 23 November 2026");
        assert_eq!(Words::of("bn").ago(day - 9, day), "৯ দিন আগে");
        let eve = i64::from(day) * 86_400_000 - 6 * 3_600_000 - 60_000;
        assert_eq!(Words::of("en").moment(eve, day), "22 November 2026, 23:59");
    }
}
