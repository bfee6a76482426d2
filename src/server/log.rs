//! What the program tells whoever looks after it: a line an event on standard error, `key=value`
//! after time, grade and name, for people and for programs that gather such lines.
//!
//! No line has a child's name or id, an address, or what was answered: tablets, streams and
//! schools are named by the first eight digits of ids that are random.

use crate::clock;
use std::fmt::{Display, Write as _};
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, UNIX_EPOCH};

static ON: AtomicBool = AtomicBool::new(false);

/// Lines are written from now on; a program says so, and whoever uses the library does not.
pub fn turn_on() {
    ON.store(true, Ordering::Relaxed);
}

/// Something that is as it should be.
pub fn info(event: &str, fields: &[(&str, &dyn Display)]) {
    put("info", event, fields);
}

/// Something that somebody may have to see to.
pub fn warn(event: &str, fields: &[(&str, &dyn Display)]) {
    put("warn", event, fields);
}

/// The first eight digits of an id.
pub fn short(id: &impl Display) -> String {
    id.to_string().chars().take(8).collect()
}

fn put(grade: &str, event: &str, fields: &[(&str, &dyn Display)]) {
    if ON.load(Ordering::Relaxed) {
        let line = line(clock::now_ms(), grade, event, fields);
        // Where nobody reads any more there is nobody to tell.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }
}

fn line(at_ms: i64, grade: &str, event: &str, fields: &[(&str, &dyn Display)]) -> String {
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(at_ms).unwrap_or(0));
    let mut line = format!("{} {grade} {event}", humantime::format_rfc3339_seconds(at));
    for (key, value) in fields {
        let value = value.to_string();
        let is_plain = |c: char| c.is_ascii_graphic() && c != '"' && c != '=';
        // Writing into a `String` cannot fail.
        let _ = match !value.is_empty() && value.chars().all(is_plain) {
            true => write!(line, " {key}={value}"),
            false => write!(line, " {key}={value:?}"),
        };
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_time_grade_name_and_fields_and_stays_one_line() {
        let fields: [(&str, &dyn Display); 3] =
            [("device", &"09fffb31"), ("events", &20), ("why", &"two\nlines \"quoted\"")];
        assert_eq!(
            line(1_795_601_100_000, "info", "stored", &fields),
            "2026-11-25T10:05:00Z info stored device=09fffb31 events=20 \
             why=\"two\\nlines \\\"quoted\\\"\"\n"
        );
        assert_eq!(line(0, "warn", "x", &[("a", &"")]), "1970-01-01T00:00:00Z warn x a=\"\"\n");
        assert_eq!(short(&model::DeviceId([0xab; 16])), "abababab");
    }
}
