//! How a number is written and said.

use crate::Moment;
use crate::shape::Say;
use model::LineId;
use serde::{Deserialize, Serialize};

/// The digits of a lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Digits {
    /// Those of Bangla, U+09E6 to U+09EF.
    #[default]
    Bn,
    /// Those of English lessons.
    En,
}

impl Digits {
    /// What an author may write.
    pub const WORDS: &'static [&'static str] = &["bn", "en"];

    /// A number as it is written; below zero with a minus sign.
    pub fn of(self, number: i32) -> String {
        let written = number.to_string();
        match self {
            Self::En => written,
            Self::Bn => written.chars().map(bangla).collect(),
        }
    }
}

fn bangla(digit: char) -> char {
    digit.to_digit(10).and_then(|value| char::from_u32(0x9e6 + value)).unwrap_or(digit)
}

/// The line that says a number: the lesson's own, else the shell's (`number-1` …).
pub fn number_line(number: u32, own: &[Say], now: &Moment<'_>) -> Option<LineId> {
    let shell = || LineId(format!("shell/number-{number}"));
    let at = usize::try_from(number).ok()?.checked_sub(1);
    let own = at.and_then(|at| own.get(at)).map(|say| say.line.clone());
    own.or_else(|| Some(shell()).filter(|line| now.lines.contains_key(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_the_lessons_digits() {
        assert_eq!(Digits::Bn.of(10), "১০");
        assert_eq!(Digits::Bn.of(-7), "-৭");
        assert_eq!(Digits::En.of(42), "42");
    }
}
