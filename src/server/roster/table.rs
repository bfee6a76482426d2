//! Rows of a list as spreadsheets write it: comma, semicolon or tab between the fields.

use csv::{ReaderBuilder, Trim};

/// A row with the number of the line on which it begins.
pub(crate) type Row = (u64, Vec<String>);

/// Every row that is not empty, fields trimmed.
///
/// # Errors
/// The line that cannot be read, and why.
pub(crate) fn rows(text: &str) -> Result<Vec<Row>, (u64, String)> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            (error.position().map_or(1, csv::Position::line), error.to_string())
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    Ok(rows)
}

/// What stands between the names of the columns: where a comma is for decimals, spreadsheets
/// write something else.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let most = [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| head.bytes().filter(|byte| byte == delimiter).count());
    most.unwrap_or(b',')
}
