//! Who did what, when: for whoever leads the school. Each line is a sentence; a child stands there by
//! her name as long as she is on the list, and by none once she was erased.

use super::html;
use crate::Frame;
use askama::Template;

/// Everything that is written down. A word that is not among these was written by an older version and
/// is shown as it stands.
pub const KINDS: [&str; 28] = [
    "account-first",
    "account-made",
    "account-password",
    "account-own-password",
    "account-removed",
    "child-placed",
    "child-erase-asked",
    "child-erased",
    "children-added",
    "list-taken",
    "list-undone",
    "given",
    "taken-back",
    "hand-seen",
    "sounds-set",
    "invited",
    "tablet-named",
    "tablet-revoked",
    "tablet-back",
    "exported",
    "certified",
    "record-made",
    "record-removed",
    "merged",
    "parted",
    "published",
    "phones-let-in",
    "phones-kept-out",
];

/// A deed that can be read.
pub struct Line {
    /// Its number.
    pub no: u64,
    /// When.
    pub when: String,
    /// Who; empty at the command line.
    pub who: String,
    /// One of [`KINDS`].
    pub what: String,
    /// To whom or what, in names.
    pub about: String,
}

/// Whether the chain holds.
pub enum Chain {
    /// All of it does, up to this end, as it is printed.
    Whole(String),
    /// This row or one before it was changed or removed.
    Broken(u64),
    /// Rows are missing at the end; there was one of this number.
    Cut(u64),
}

#[derive(Template)]
#[template(path = "audit.html")]
struct Page {
    frame: Frame,
    lede: String,
    is_whole: bool,
    end: String,
    lines: Vec<(String, String, String, String, String)>,
    older: Option<u64>,
}

/// Writes the page; `older` leads to what came before.
pub fn write(frame: Frame, chain: &Chain, lines: Vec<Line>, older: Option<u64>) -> String {
    let words = frame.words;
    let (is_whole, lede, end) = match chain {
        Chain::Whole(end) => (true, words.t("desk-audit-whole"), end.clone()),
        Chain::Broken(no) => {
            (false, words.say("desk-audit-broken", &[("no", (*no).into())]), String::new())
        }
        Chain::Cut(no) => {
            (false, words.say("desk-audit-cut", &[("no", (*no).into())]), String::new())
        }
    };
    let line = |one: Line| {
        let who = if one.who.is_empty() { words.t("desk-audit-machine") } else { one.who };
        let what = if KINDS.contains(&one.what.as_str()) {
            words.t(&format!("desk-did-{}", one.what))
        } else {
            one.what
        };
        (words.n(one.no), one.when, who, what, one.about)
    };
    let lines = lines.into_iter().map(line).collect();
    html(&Page { frame, lede, is_whole, end, lines, older })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::frame;

    #[test]
    fn every_deed_has_a_sentence_in_both_languages_and_a_broken_chain_is_told() {
        for language in ["bn", "en"] {
            let line = |(no, what): (u64, &&str)| Line {
                no,
                when: String::new(),
                who: String::new(),
                what: (*what).to_owned(),
                about: String::new(),
            };
            let lines = (1..).zip(&KINDS).map(line).collect();
            let html = write(frame(language), &Chain::Broken(7), lines, Some(3));
            assert!(!html.contains("desk-"), "{:?}", html.split("desk-").nth(1));
            assert!(html.contains("role=\"alert\"") && html.contains("before=3"), "{html}");
        }
        let old = Line {
            no: 1,
            when: String::new(),
            who: "mina".into(),
            what: "a password was changed".into(),
            about: String::new(),
        };
        let html = write(frame("en"), &Chain::Whole("1 6f".into()), vec![old], None);
        assert!(html.contains("a password was changed") && html.contains("1 6f"));
        assert!(!html.contains("role=\"alert\""));
    }
}
