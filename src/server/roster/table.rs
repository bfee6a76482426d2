//! Comma-separated values: quotes, doubled quotes, line breaks within quotes.

/// A row with the number of the line on which it begins.
pub(super) type Row = (usize, Vec<String>);

/// Every row, fields trimmed.
///
/// # Errors
/// The line of a quote that is not closed, or that stands where none can, and why.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, (usize, &'static str)> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut quoted_at) = (1, 1, None);
    let mut was_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\n' {
            line += 1;
        }
        match (letter, quoted_at) {
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            ('"', Some(_)) => (quoted_at, was_quoted) = (None, true),
            (other, Some(_)) => field.push(other),
            ('"', None) if field.trim().is_empty() && !was_quoted => {
                field.clear();
                quoted_at = Some(line);
            }
            ('"', None) => return Err((line, "a quote stands in the middle of a field")),
            (',', None) => {
                row.push(std::mem::take(&mut field).trim().to_owned());
                was_quoted = false;
            }
            ('\n', None) => {
                row.push(std::mem::take(&mut field).trim().to_owned());
                rows.push((begun, std::mem::take(&mut row)));
                (begun, was_quoted) = (line, false);
            }
            (other, None) if was_quoted && !other.is_whitespace() => {
                return Err((line, "something stands behind a closed quote"));
            }
            (other, None) => field.push(other),
        }
    }
    if let Some(at) = quoted_at {
        return Err((at, "a quote is opened and never closed"));
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field.trim().to_owned());
        rows.push((begun, row));
    }
    Ok(rows)
}
