//! The typeface of reading text. Headings, and what a child traces, are never set in another.

use serde::{Deserialize, Serialize};

/// A typeface that adults may choose for reading text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Typeface {
    /// Plain strokes of one width.
    #[default]
    Open,
    /// Strokes thick and thin, and some joined letters in another shape, as books are printed.
    Book,
}

impl Typeface {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Open, Self::Book];

    /// Its name in the settings.
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Book => "book",
        }
    }

    /// What the window calls it.
    pub fn family(self) -> &'static str {
        match self {
            Self::Open => "Hind Siliguri",
            Self::Book => "Noto Serif Bengali",
        }
    }
}
