//! Tables of a spreadsheet program as rows of cells, whichever way they were saved.
//!
//! Written by hand, for readers of whole spreadsheets make a table as large as its farthest cell says
//! that it is, and none of them knows which picture lies in which cell.

mod ods;
mod xlsx;

use super::archive::Archive;
use super::{ImportError, read_text};
use crate::export::Lost;
use std::path::Path;

/// A table of words is shorter and narrower.
const MOST_ROWS: usize = 5_000;
const MOST_COLUMNS: usize = 200;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    /// A picture that lies in it.
    pub(super) picture: Option<Vec<u8>>,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Rows that hold anything, with the numbers that the program shows.
    pub(super) rows: Vec<(usize, Vec<Cell>)>,
    /// What was left out.
    pub(super) lost: Vec<Lost>,
}

/// Whether a file is a table, by its ending.
pub fn is_table(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["csv", "tsv", "ods", "xlsx", "xls"].contains(&ending.as_str())
}

/// Reads a table by what it is.
pub(super) fn read(file: &Path) -> Result<Sheet, ImportError> {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "ods" => ods::read(&mut Archive::open(file)?, file),
        "xlsx" | "xls" => {
            refuse_old(file)?;
            xlsx::read(&mut Archive::open(file)?, file)
        }
        _ => Ok(separated(&read_text(file)?)),
    }
}

/// A workbook with a password, or one of the years before 2007, is no archive.
fn refuse_old(file: &Path) -> Result<(), ImportError> {
    use std::io::Read;
    let mut first = [0; 4];
    let read = std::fs::File::open(file).and_then(|mut open| open.read_exact(&mut first));
    match read.is_ok() && first == [0xd0, 0xcf, 0x11, 0xe0] {
        true => Err(ImportError::Locked(file.to_owned())),
        false => Ok(()),
    }
}

/// Cells parted by commas, or by what else the head line has most of.
pub(super) fn separated(text: &str) -> Sheet {
    let text = &format!("{}\n", text.trim_end_matches(['\n', '\r']));
    let first = text.lines().next().unwrap_or_default();
    // Where a comma is a decimal point, spreadsheets part cells in another way.
    let parted = [b',', b';', b'\t'].into_iter().max_by_key(|sign| {
        // The last of equals wins, so the comma has to be better than its equals.
        (first.bytes().filter(|byte| byte == sign).count(), *sign == b',')
    });
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(parted.unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => continue,
        }
        // Where the next row begins, for a row's own beginning may lie behind empty lines.
        let number = reader.position().line().saturating_sub(1) as usize;
        let cells: Vec<Cell> = record
            .iter()
            .take(MOST_COLUMNS)
            .map(|text| Cell { text: text.to_owned(), picture: None })
            .collect();
        sheet.add(number, cells);
    }
    sheet
}

impl Sheet {
    /// Adds a row that holds anything; of a table that is far too long the rest is left out.
    fn add(&mut self, number: usize, cells: Vec<Cell>) {
        if cells.iter().all(|cell| cell.text.trim().is_empty() && cell.picture.is_none()) {
            return;
        }
        match self.rows.len() < MOST_ROWS {
            true => self.rows.push((number, cells)),
            false => self.lost.push(Lost { key: "pack-lost-row", what: number.to_string() }),
        }
    }
}
