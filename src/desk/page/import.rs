//! A list of children from a file: where it is chosen, and what it would change, before it does.

use super::html;
use crate::{Frame, Words};
use askama::Template;

/// The last list that was taken.
pub struct Last {
    /// When.
    pub when: String,
    /// Who took it.
    pub who: String,
    /// So many children were new.
    pub n_new: usize,
    /// So many were changed.
    pub n_changed: usize,
}

#[derive(Template)]
#[template(path = "import.html")]
struct Page {
    frame: Frame,
    wrong: Option<String>,
    done: Option<String>,
    last: Option<(String, String)>,
    classes: Vec<(String, String)>,
}

/// Writes the page on which a file is chosen; `wrong` and `done` are sentences.
pub fn write(
    frame: Frame,
    (wrong, done): (Option<&str>, Option<&str>),
    last: Option<Last>,
) -> String {
    let words = frame.words;
    let (wrong, done) = (wrong.map(|key| words.t(key)), done.map(|key| words.t(key)));
    let last = last.map(|last| {
        let args = [
            ("when", last.when.into()),
            ("who", last.who.into()),
            ("new", last.n_new.into()),
            ("changed", last.n_changed.into()),
        ];
        (words.say("desk-import-last", &args), words.t("desk-import-undo-how"))
    });
    let classes = frame.classes.iter().filter(|one| one.id != crate::roster::UNPLACED);
    let classes = classes.map(|one| (one.id.to_string(), one.name.clone())).collect();
    html(&Page { frame, wrong, done, last, classes })
}

/// What becomes of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// She is new.
    New,
    /// She comes into another class.
    Moved,
    /// Name or roll are written otherwise.
    Changed,
    /// All is as it was.
    Same,
}

/// What a child was called, and where she was.
pub struct Before {
    /// Her name.
    pub name: String,
    /// Her class; empty for none.
    pub class: String,
    /// Her roll number.
    pub roll: Option<u16>,
}

/// A child of the list.
pub struct Row {
    /// Her row in the file.
    pub line: usize,
    /// What becomes of her.
    pub kind: Line,
    /// Her name.
    pub name: String,
    /// Her name as it was typed for an old font.
    pub typed: Option<String>,
    /// Her class.
    pub class: String,
    /// Her roll number.
    pub roll: Option<u16>,
    /// Whether she is a girl, where the list says so.
    pub is_girl: Option<bool>,
    /// What stood there before.
    pub before: Option<Before>,
}

/// All that would be done.
pub struct Preview {
    /// By which it is confirmed.
    pub id: String,
    /// The children, in the order of the list.
    pub rows: Vec<Row>,
    /// Rows that are left out: their number, the sentence that says why, and what it is about.
    pub wrong: Vec<(usize, &'static str, String)>,
    /// Classes that are new.
    pub classes: Vec<String>,
    /// Children of these classes whom the list does not name.
    pub n_left: usize,
    /// Whether names were typed for an old font.
    pub is_bijoy: bool,
    /// Whether anything would change at all.
    pub has_changes: bool,
}

#[derive(Template)]
#[template(path = "preview.html")]
struct PreviewPage<'a> {
    frame: Frame,
    told: &'a Preview,
    lede: String,
    notes: Vec<String>,
    wrong: Vec<(String, String)>,
    bands: Vec<(String, Vec<Shown>)>,
    same: String,
    confirm: String,
}

struct Shown {
    line: String,
    name: String,
    typed: String,
    class: String,
    roll: String,
    sex: String,
    before: String,
}

/// Writes what would change.
pub fn preview(frame: Frame, told: &Preview) -> String {
    let words = frame.words;
    let count = |kind| told.rows.iter().filter(|row| row.kind == kind).count();
    let args = [
        ("new", count(Line::New).into()),
        ("moved", count(Line::Moved).into()),
        ("changed", count(Line::Changed).into()),
        ("same", count(Line::Same).into()),
    ];
    let lede = words.say("desk-import-lede", &args);
    let mut notes = Vec::new();
    if told.is_bijoy {
        notes.push(words.t("desk-import-bijoy"));
    }
    if !told.classes.is_empty() {
        let names = told.classes.join(", ");
        notes.push(words.say("desk-import-classes", &[("names", names.into())]));
    }
    if told.n_left > 0 {
        notes.push(words.say("desk-import-left", &[("n", told.n_left.into())]));
    }
    let wrong = |(row, why, what): &(usize, &'static str, String)| {
        let row = words.say("desk-import-row", &[("n", (*row).into())]);
        (row, words.say(why, &[("what", what.as_str().into())]))
    };
    let bands = [
        (Line::New, "desk-import-new"),
        (Line::Moved, "desk-import-moved"),
        (Line::Changed, "desk-import-changed"),
    ];
    let band = |(kind, title): (Line, &str)| {
        let rows: Vec<Shown> =
            told.rows.iter().filter(|row| row.kind == kind).map(|row| shown(row, words)).collect();
        (words.say(title, &[("n", rows.len().into())]), rows)
    };
    let bands = bands.into_iter().map(band).filter(|(_, rows)| !rows.is_empty()).collect();
    let same = words.say("desk-import-same", &[("n", count(Line::Same).into())]);
    let n = told.rows.len() - count(Line::Same);
    let left_out = told.wrong.len();
    let args = [("n", n.into()), ("wrong", left_out.into())];
    let confirm =
        words.say(if left_out > 0 { "desk-import-do-some" } else { "desk-import-do" }, &args);
    let wrong = told.wrong.iter().map(wrong).collect();
    html(&PreviewPage { frame, told, lede, notes, wrong, bands, same, confirm })
}

fn shown(row: &Row, words: Words) -> Shown {
    let before = row.before.as_ref().map(|before| {
        let mut parts = Vec::new();
        if before.name != row.name {
            parts.push(before.name.clone());
        }
        if before.class != row.class {
            let none = || words.t("desk-unplaced");
            parts.push(Some(before.class.clone()).filter(|it| !it.is_empty()).unwrap_or_else(none));
        }
        if before.roll != row.roll {
            let roll = before.roll.map(|roll| words.say("desk-roll", &[("n", roll.into())]));
            parts.push(roll.unwrap_or_else(|| words.t("desk-import-no-roll")));
        }
        words.say("desk-import-before", &[("what", parts.join(" · ").into())])
    });
    let sex = row.is_girl.map(|is_girl| words.t(if is_girl { "desk-girl" } else { "desk-boy" }));
    Shown {
        line: words.n(row.line as u64),
        name: row.name.clone(),
        typed: row.typed.clone().unwrap_or_default(),
        class: row.class.clone(),
        roll: row.roll.map(|roll| words.n(roll)).unwrap_or_default(),
        sex: sex.unwrap_or_default(),
        before: before.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::frame;

    #[test]
    fn every_bad_row_is_named_with_its_number_and_every_change_with_what_stood_there() {
        let row = |kind, name: &str, before| Row {
            line: 7,
            kind,
            name: name.into(),
            typed: None,
            class: "One".into(),
            roll: Some(4),
            is_girl: Some(true),
            before,
        };
        let was = Before { name: "Rahim".into(), class: String::new(), roll: None };
        let told = Preview {
            id: "1".into(),
            rows: vec![
                row(Line::New, "Amina", None),
                row(Line::Changed, "Rahima", Some(was)),
                row(Line::Same, "Imran", None),
            ],
            wrong: vec![
                (12, "desk-list-no-name", String::new()),
                (13, "desk-list-same-roll", "Puja".into()),
            ],
            classes: vec!["One".into()],
            n_left: 2,
            is_bijoy: true,
            has_changes: true,
        };
        let html = preview(frame("en"), &told);
        for part in ["Row 12", "Row 13", "Puja", "Amina", "Rahim", "Put in 2 children"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("Imran"), "what stays as it is, is only counted");
        for language in ["bn", "en"] {
            let html = preview(frame(language), &told);
            assert!(!html.contains("desk-"), "{:?}", html.split("desk-").nth(1));
        }
    }
}
