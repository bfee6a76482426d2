//! The lessons that are offered to the school's tablets, which of them have them, and a form that
//! publishes a bundle.

use super::html;
use crate::{Frame, Words};
use askama::Template;

/// A channel that is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channel {
    /// Its id.
    pub id: String,
    /// The number of the release.
    pub release: u64,
    /// All of its bytes.
    pub bytes: u64,
    /// Tablets that have it.
    pub has: Vec<String>,
    /// Tablets that have an older release, with its number.
    pub older: Vec<(String, u64)>,
    /// Tablets that have nothing of it.
    pub none: Vec<String>,
    /// Tablets that an adult lets go without it.
    pub left_out: Vec<String>,
    /// Tablets that have not said since the server was started.
    pub unknown: Vec<String>,
}

/// What became of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is offered.
    Published,
    /// No file was chosen.
    Nothing,
    /// It is none, it is torn, or nobody who is trusted sealed it.
    NotTrusted,
    /// Its number does not follow on what is offered.
    Older,
    /// The disk.
    Failed,
}

impl Outcome {
    fn key(self) -> &'static str {
        match self {
            Self::Published => "desk-content-done",
            Self::Nothing => "desk-content-nothing",
            Self::NotTrusted => "desk-content-not-trusted",
            Self::Older => "desk-content-older",
            Self::Failed => "desk-content-failed",
        }
    }
}

#[derive(Template)]
#[template(path = "content.html")]
struct Page {
    frame: Frame,
    lede: String,
    channels: Vec<Line>,
    said: Option<(bool, String)>,
}

struct Line {
    id: String,
    told: String,
    /// Of how many tablets so many in a hundred have it.
    share: usize,
    count: String,
    groups: Vec<(String, String)>,
}

/// Writes the page.
pub fn write(
    frame: Frame,
    channels: &[Channel],
    n_lessons: usize,
    outcome: Option<Outcome>,
) -> String {
    let words = frame.words;
    let lede = match channels.len() {
        0 => words.t("desk-content-none"),
        n => words.say("desk-content-lede", &[("n", n.into()), ("lessons", n_lessons.into())]),
    };
    let said = outcome.map(|one| (one == Outcome::Published, words.t(one.key())));
    let channels = channels.iter().map(|one| line(one, words)).collect();
    html(&Page { frame, lede, channels, said })
}

fn line(one: &Channel, words: Words) -> Line {
    // Whoever left it out waits for nothing.
    let of = one.has.len() + one.older.len() + one.none.len() + one.unknown.len();
    let megabytes = one.bytes.div_ceil(1 << 20) as usize;
    let args = [("release", (one.release as usize).into()), ("mb", megabytes.into())];
    let older = one.older.iter().map(|(name, release)| {
        let args = [("name", name.as_str().into()), ("release", (*release as usize).into())];
        words.say("desk-content-older-one", &args)
    });
    let groups = [
        ("desk-content-has", one.has.join(", ")),
        ("desk-content-behind", older.collect::<Vec<_>>().join(", ")),
        ("desk-content-lacks", one.none.join(", ")),
        ("desk-content-left-out", one.left_out.join(", ")),
        ("desk-content-unknown", one.unknown.join(", ")),
    ];
    let groups = groups.into_iter().filter(|(_, names)| !names.is_empty());
    Line {
        id: one.id.clone(),
        told: words.say("desk-content-told", &args),
        share: (one.has.len() * 100).checked_div(of).unwrap_or(0),
        count: words.say("desk-content-count", &[("n", one.has.len().into()), ("of", of.into())]),
        groups: groups.map(|(key, names)| (words.t(key), names)).collect(),
    }
}
