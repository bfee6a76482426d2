//! Lists of children as schools have them: plain sheets of names and rolls, spreadsheets, and the
//! roster archives of other programs (`OneRoster` 1.2); in Bangla of Unicode, Bangla of the old fonts
//! or English letters.
//!
//! Bytes go in; what they mean, and every row that cannot be taken with what to do about it, comes
//! out. Nothing here changes a school: [`plan`] says what would change, and the desk asks before it
//! does. Start with [`read()`].

mod archive;
mod columns;
mod letters;
pub(crate) mod plan;
mod sheet;
#[cfg(test)]
mod tests;

use columns::Columns;
use sheet::Sheet;

/// A child as a list has her.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pupil {
    /// The row in which she stands, as a spreadsheet counts.
    pub(crate) row: usize,
    /// Her name.
    pub(crate) name: String,
    /// Her name as it was typed, where it was typed for an old font.
    pub(crate) typed: Option<String>,
    /// Her class; empty where the list does not say.
    pub(crate) class: String,
    /// The shift; 0 where the list does not say.
    pub(crate) shift: u8,
    /// Her roll number.
    pub(crate) roll: Option<u16>,
    /// By which another program knows her: which one, and her id there.
    pub(crate) key: Option<(&'static str, String)>,
    /// Whether she is a girl, where the list says so.
    pub(crate) is_girl: Option<bool>,
}

/// Why a row cannot be taken: a sentence, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) row: usize,
    pub(crate) why: &'static str,
    pub(crate) what: String,
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    pub(crate) pupils: Vec<Pupil>,
    pub(crate) wrong: Vec<Wrong>,
    /// Whether any name was typed for an old font.
    pub(crate) is_bijoy: bool,
}

/// Most children of one list.
const MOST: usize = 5_000;
/// Longest name, characters.
pub(crate) const NAME: usize = 60;

/// Reads a file; `as_typed` leaves letters as they stand, also where they look like an old font's.
///
/// # Errors
/// The sentence that says why nothing of it can be read.
pub(crate) fn read(bytes: &[u8], as_typed: bool) -> Result<List, &'static str> {
    let sheet = sheet::read(bytes)?;
    let mut list = match sheet {
        Sheet::Rows(rows) => {
            let columns = Columns::of(&rows).ok_or("desk-list-columns")?;
            columns.read(&rows)
        }
        Sheet::Archive(tables) => archive::read(&tables)?,
    };
    if list.pupils.len() > MOST {
        return Err("desk-list-many");
    }
    if !as_typed {
        letters::convert(&mut list);
    }
    for pupil in &mut list.pupils {
        for text in [&mut pupil.name, &mut pupil.class] {
            *text = crate::desk::cleaned(text).split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    let (good, bad) = list.pupils.into_iter().partition(|one| wrong_name(&one.name).is_none());
    list.pupils = good;
    let bad: Vec<Pupil> = bad;
    list.wrong.extend(bad.into_iter().filter_map(|one| {
        Some(Wrong { row: one.row, why: wrong_name(&one.name)?, what: one.name })
    }));
    list.wrong.sort_by_key(|wrong| wrong.row);
    if list.pupils.is_empty() && list.wrong.is_empty() {
        return Err("desk-list-empty");
    }
    Ok(list)
}

fn wrong_name(name: &str) -> Option<&'static str> {
    match name.chars().count() {
        0 => Some("desk-list-no-name"),
        n if n > NAME => Some("desk-list-long-name"),
        _ if !name.chars().any(char::is_alphabetic) => Some("desk-list-no-name"),
        _ => None,
    }
}
