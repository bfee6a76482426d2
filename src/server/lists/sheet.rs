//! Bytes as rows: text as spreadsheets write it, XLSX, or an archive of tables.

use crate::roster::rows;
use calamine::{Data, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A row with its number, from 1.
pub(super) type Row = (usize, Vec<String>);

/// What a file is.
pub(super) enum Sheet {
    /// One table.
    Rows(Vec<Row>),
    /// Tables by the names of their files, in small letters.
    Archive(BTreeMap<String, Vec<Row>>),
}

/// Most bytes of a file that was unpacked: a small one can be made to fill any memory.
const UNPACKED: u64 = 32 << 20;

/// Reads a file, whatever it is called.
///
/// # Errors
/// The sentence that says why it cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, &'static str> {
    if bytes.is_empty() {
        return Err("desk-list-empty");
    }
    if !bytes.starts_with(b"PK") {
        return rows_of(&text_of(bytes)).map(Sheet::Rows);
    }
    let names = measured(bytes)?;
    if names.iter().any(|name| name.starts_with("xl/")) {
        return spreadsheet(bytes).map(Sheet::Rows);
    }
    archive(bytes).map(Sheet::Archive)
}

/// The names in an archive, after all of it was unpacked once and found to be of a bearable size.
fn measured(bytes: &[u8]) -> Result<Vec<String>, &'static str> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "desk-list-unreadable")?;
    let (mut names, mut left) = (Vec::new(), UNPACKED);
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| "desk-list-unreadable")?;
        names.push(file.name().to_owned());
        let n = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let n = n.map_err(|_| "desk-list-unreadable")?;
        left = left.checked_sub(n).ok_or("desk-list-large")?;
    }
    Ok(names)
}

fn archive(bytes: &[u8]) -> Result<BTreeMap<String, Vec<Row>>, &'static str> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "desk-list-unreadable")?;
    let mut tables = BTreeMap::new();
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| "desk-list-unreadable")?;
        let name = file.name().rsplit('/').next().unwrap_or_default().to_lowercase();
        if !name.ends_with(".csv") {
            continue;
        }
        let mut content = Vec::new();
        file.take(UNPACKED).read_to_end(&mut content).map_err(|_| "desk-list-unreadable")?;
        tables.insert(name, rows_of(&text_of(&content))?);
    }
    Ok(tables)
}

/// The first table of a spreadsheet that has anything in it.
fn spreadsheet(bytes: &[u8]) -> Result<Vec<Row>, &'static str> {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|_: calamine::XlsxError| "desk-list-unreadable")?;
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let first = range.start().map_or(0, |(row, _)| row as usize);
        let rows = range.rows().enumerate().map(|(at, cells)| {
            (first + at + 1, cells.iter().map(text_of_cell).collect::<Vec<String>>())
        });
        let rows: Vec<Row> =
            rows.filter(|(_, row)| row.iter().any(|text| !text.is_empty())).collect();
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Err("desk-list-empty")
}

fn text_of_cell(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        // A spreadsheet knows no whole numbers.
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        other => other.to_string().trim().to_owned(),
    }
}

fn rows_of(text: &str) -> Result<Vec<Row>, &'static str> {
    let rows = rows(text).map_err(|_| "desk-list-unreadable")?;
    let row = |(line, row): (u64, Vec<String>)| (line as usize, row);
    let rows = rows.into_iter().filter(|(_, row)| row.iter().any(|field| !field.is_empty()));
    Ok(rows.map(row).collect())
}

/// Text in whatever way a spreadsheet saved it. Bytes that are no UTF-8 are letters of a Latin
/// Windows, as the old fonts of Bangla have them.
fn text_of(bytes: &[u8]) -> String {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        },
    }
}
