//! A time of the day as it is said: the part of the day and the hour of twelve.

use i18n::Tr;

/// A minute of the day in words.
pub(super) fn told(minute: u16, tr: &Tr) -> String {
    let hour = minute / 60 % 24;
    let part = match hour {
        0..=3 => "late",
        4..=5 => "dawn",
        6..=11 => "morning",
        12..=14 => "noon",
        15..=17 => "afternoon",
        18..=19 => "evening",
        _ => "night",
    };
    let twelve = (hour + 11) % 12 + 1;
    let time = tr.digits(&format!("{twelve}:{:02}", minute % 60));
    tr.msg("ways-clock", &[("part", part.into()), ("time", time.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_of_twelve_comes_with_its_part_of_the_day() {
        let (bn, en) = (Tr::new("bn"), Tr::new("en"));
        let all = [
            (21 * 60, "রাত ৯:০০", "9:00 pm"),
            (0, "রাত ১২:০০", "12:00 am"),
            (5 * 60 + 30, "ভোর ৫:৩০", "5:30 am"),
            (6 * 60, "সকাল ৬:০০", "6:00 am"),
            (12 * 60 + 30, "দুপুর ১২:৩০", "12:30 pm"),
            (16 * 60, "বিকাল ৪:০০", "4:00 pm"),
            (19 * 60 + 30, "সন্ধ্যা ৭:৩০", "7:30 pm"),
        ];
        for (minute, bangla, english) in all {
            assert_eq!(told(minute, &bn), bangla);
            assert_eq!(told(minute, &en), english);
        }
    }
}
