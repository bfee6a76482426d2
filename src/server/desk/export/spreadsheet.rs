//! XLSX files. A long one is written to a file without a name while its rows come, so that its length
//! costs no memory.

use crate::storage::StorageError;
use axum::body::Bytes;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::fs::File;
use std::io::{Read, Seek};
use tokio::sync::mpsc::Sender;

/// A table with its name.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) lines: Vec<Vec<String>>,
}

/// Longest name of a table, characters.
const NAME: usize = 31;
/// Most rows of one: the format has no more.
const ROWS: u32 = 1_048_576;
/// So much is sent at a time.
const PIECE: usize = 64 << 10;

/// A whole file of a few tables.
pub(super) fn whole(sheets: &[Sheet]) -> Result<Vec<u8>, StorageError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(named(&sheet.name)).map_err(odd)?;
        page.set_freeze_panes(1, 1).map_err(odd)?;
        for (at, line) in (0..).zip(&sheet.lines) {
            put(page, at, line, (at == 0).then_some(&bold)).map_err(odd)?;
        }
    }
    book.save_to_buffer().map_err(odd)
}

/// A file of one long table, as it is written; what one sheet cannot hold goes on on the next.
pub(super) struct Spreadsheet {
    book: Workbook,
    name: String,
    heads: Vec<String>,
    sheet: usize,
    next: u32,
    rows: u32,
}

impl Spreadsheet {
    /// Begins it with its heads.
    pub(super) fn begin(name: &str, heads: &[String]) -> Result<Self, StorageError> {
        Self::with_rows(name, heads, ROWS)
    }

    /// The same with so many rows on a sheet, the heads among them.
    pub(super) fn with_rows(name: &str, heads: &[String], rows: u32) -> Result<Self, StorageError> {
        let (name, heads) = (named(name), heads.to_vec());
        let mut made = Self { book: Workbook::new(), name, heads, sheet: 0, next: 0, rows };
        made.add_sheet()?;
        Ok(made)
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: &[String]) -> Result<(), StorageError> {
        if self.next == self.rows {
            self.sheet += 1;
            self.add_sheet()?;
        }
        let page = self.book.worksheet_from_index(self.sheet).map_err(odd)?;
        put(page, self.next, line, None).map_err(odd)?;
        self.next += 1;
        Ok(())
    }

    fn add_sheet(&mut self) -> Result<(), StorageError> {
        let name = match self.sheet {
            0 => self.name.clone(),
            sheet => {
                let number = format!(" {}", sheet + 1);
                let short = self.name.chars().take(NAME - number.chars().count());
                short.chain(number.chars()).collect()
            }
        };
        let page = self.book.add_worksheet_with_constant_memory();
        page.set_name(name).map_err(odd)?;
        page.set_freeze_panes(1, 0).map_err(odd)?;
        put(page, 0, &self.heads, Some(&Format::new().set_bold())).map_err(odd)?;
        self.next = 1;
        Ok(())
    }

    /// The file, which is gone once it is closed.
    pub(super) fn end(mut self) -> Result<File, StorageError> {
        let mut file = tempfile::tempfile().map_err(odd)?;
        self.book.save_to_writer(&mut file).map_err(odd)?;
        file.rewind().map_err(odd)?;
        Ok(file)
    }
}

/// Sends a file piece by piece, until nobody wants more of it.
pub(super) async fn send(mut file: File, sender: &Sender<Result<Bytes, StorageError>>) {
    loop {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::with_capacity(PIECE);
            let read = (&file).take(PIECE as u64).read_to_end(&mut piece);
            (read.map(|_| piece), file)
        });
        let Ok((read, back)) = read.await else { return };
        file = back;
        let piece = match read {
            Ok(piece) if piece.is_empty() => return,
            Ok(piece) => Ok(piece.into()),
            Err(error) => Err(odd(error)),
        };
        let is_over = piece.is_err();
        if sender.send(piece).await.is_err() || is_over {
            return;
        }
    }
}

/// Whole numbers are numbers, everything else is a text: a formula is none of the two.
fn put(
    page: &mut Worksheet,
    row: u32,
    line: &[String],
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(line) {
        let number = text.parse::<u32>().ok().filter(|number| number.to_string() == *text);
        match (number, format) {
            (Some(number), _) => page.write_number(row, column, number)?,
            (None, Some(format)) => page.write_string_with_format(row, column, text, format)?,
            (None, None) => page.write_string(row, column, text)?,
        };
    }
    Ok(())
}

/// A name as a table may have it.
fn named(name: &str) -> String {
    let is_plain = |c: &char| !"[]:*?/\\'".contains(*c);
    name.chars().filter(is_plain).take(NAME).collect()
}

fn odd(error: impl std::fmt::Display) -> StorageError {
    StorageError::Unsound(format!("the spreadsheet could not be made: {error}"))
}
