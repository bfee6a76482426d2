//! Which column says what: by its head, in Bangla or English, or, where a sheet has none, by what
//! stands in it.

use super::sheet::Row;
use super::{List, Pupil, Wrong};
use crate::roster::{number, numbered};
use unicode_normalization::UnicodeNormalization;

/// Where things stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    name: usize,
    class: Option<usize>,
    shift: Option<usize>,
    roll: Option<usize>,
    id: Option<usize>,
    sex: Option<usize>,
    /// So many rows stand before the first child.
    n_before: usize,
}

/// So many rows may stand above the heads: a title, the school, an empty line.
const ABOVE: usize = 8;

impl Columns {
    /// Of a table; none where nobody can say which column has the names.
    pub(super) fn of(rows: &[Row]) -> Option<Self> {
        let headed = rows.iter().take(ABOVE).enumerate().find_map(|(at, (_, row))| {
            let place = |kind: &str| row.iter().position(|cell| is(kind, cell));
            let name = place("name")?;
            Some(Self {
                name,
                class: place("class"),
                shift: place("shift"),
                roll: place("roll"),
                id: place("id"),
                sex: place("sex"),
                n_before: at + 1,
            })
        });
        headed.or_else(|| Self::by_content(rows))
    }

    /// Names are what has letters in most rows; rolls are what has numbers in most rows before them.
    fn by_content(rows: &[Row]) -> Option<Self> {
        let width = rows.iter().map(|(_, row)| row.len()).max()?;
        let most = |holds: &dyn Fn(&str) -> bool, at: usize| {
            let n =
                rows.iter().filter(|(_, row)| row.get(at).is_some_and(|cell| holds(cell))).count();
            2 * n > rows.len()
        };
        let is_name = |cell: &str| cell.chars().any(char::is_alphabetic);
        let name = (0..width).find(|at| most(&is_name, *at))?;
        let roll = (0..width).find(|at| *at != name && most(&|cell| number(cell).is_some(), *at));
        Some(Self { name, roll, ..Self::default() })
    }

    /// The children below the heads.
    pub(super) fn read(&self, rows: &[Row]) -> List {
        let mut list = List::default();
        for (row, cells) in &rows[self.n_before..] {
            let cell = |at: Option<usize>| {
                at.and_then(|at| cells.get(at)).map(|text| text.trim()).unwrap_or_default()
            };
            let mut bad = |why, what: &str| {
                list.wrong.push(Wrong { row: *row, why, what: what.to_owned() });
            };
            let (name, roll, shift) = (cell(Some(self.name)), cell(self.roll), cell(self.shift));
            if name.is_empty()
                && cells.iter().all(|cell| number(cell.trim()).is_some() || cell.trim().is_empty())
            {
                // A line that is numbered beforehand and has no child yet.
                continue;
            }
            let roll_no = number(roll.trim_end_matches(['.', ')', '\u{964}']));
            // A plain sheet has the number in one field with the name.
            let (roll_no, name) = match self.roll {
                None if self.n_before == 0 => numbered(name),
                _ => (roll_no, name),
            };
            if !roll.is_empty() && roll_no.is_none() {
                bad("desk-list-bad-roll", roll);
                continue;
            }
            let shift_no = number(shift).and_then(|shift| u8::try_from(shift).ok());
            if !shift.is_empty() && shift_no.is_none() {
                bad("desk-list-bad-shift", shift);
                continue;
            }
            list.pupils.push(Pupil {
                row: *row,
                name: name.to_owned(),
                typed: None,
                class: cell(self.class).to_owned(),
                shift: shift_no.unwrap_or(0),
                roll: roll_no,
                key: Some(cell(self.id))
                    .filter(|id| !id.is_empty())
                    .map(|id| ("learner", id.to_owned())),
                is_girl: is_girl(cell(self.sex)),
            });
        }
        list
    }
}

/// What a list says of a child, where it says it in a word that is known.
pub(super) fn is_girl(text: &str) -> Option<bool> {
    if is("girl", text) {
        Some(true)
    } else if is("boy", text) {
        Some(false)
    } else {
        None
    }
}

/// Whether a cell is one of the words for something, also where it was typed for an old font.
fn is(kind: &str, cell: &str) -> bool {
    let (plain, old) = (plain(cell), plain(&bijoy::convert(cell)));
    let words = include_str!("columns.tsv").lines().filter_map(|line| line.split_once('\t'));
    let mut words = words.filter(|(of, _)| *of == kind).map(|(_, word)| word);
    !plain.is_empty() && words.any(|word| self::plain(word) == plain || self::plain(word) == old)
}

fn plain(text: &str) -> String {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    let text = text.trim_matches(|c: char| c.is_whitespace() || ".:#*\u{964}".contains(c));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
