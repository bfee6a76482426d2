//! One promise of a manifest (a path, its size, its hash) and the pages they stand in.

use crate::hex;

/// What a manifest promises of one piece of content.
///
/// Its text form is one line: `<hash> <size> <path>`, the hash in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Relative path, checked by [`check_path`]; in a bundle it names a group of rows or a blob.
    pub path: String,
    /// Length of the hashed bytes.
    pub size: u64,
    /// BLAKE3 of the bytes.
    pub hash: [u8; 32],
}

/// Most entries that a page may hold: about 25 KB, so finding one entry stays cheap.
pub const PAGE_ENTRIES: usize = 256;

/// Longest path in bytes; leaves room for a folder on the poorest file system.
pub const PATH_BYTES: usize = 120;

/// Checks that a path is relative, plain and the same on every system.
///
/// It is 1 to 120 bytes of printable ASCII without space, `\`, `*`, `?`, `"`, `<`,
/// `>` and `|`, and no part of it between slashes is empty, `.` or `..`.
///
/// # Errors
/// [`ManifestError::Path`] with the rule that was broken.
pub fn check_path(path: &str) -> Result<(), ManifestError> {
    let why = if path.is_empty() {
        "is empty"
    } else if path.len() > PATH_BYTES {
        "is longer than 120 bytes"
    } else if !path.bytes().all(|byte| byte.is_ascii_graphic() && !br#"\*?"<>|"#.contains(&byte)) {
        "holds something other than plain printable ASCII"
    } else if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        "has an empty part, `.` or `..`"
    } else {
        return Ok(());
    };
    Err(ManifestError::Path { path: path.escape_default().to_string(), why })
}

/// Writes a page: the entries' lines, each ended by one line feed.
pub fn write_page(entries: &[Entry]) -> Vec<u8> {
    let mut text = String::with_capacity(entries.len() * 100);
    for Entry { path, size, hash } in entries {
        text.push_str(&format!("{} {size} {path}\n", hex::encode(hash)));
    }
    text.into_bytes()
}

/// Reads a page and accepts only what [`write_page`] could have written.
///
/// # Errors
/// [`ManifestError`] naming the line (from 1) that is not canonical, or the path that
/// breaks the order.
pub fn parse_page(bytes: &[u8]) -> Result<Vec<Entry>, ManifestError> {
    let text = std::str::from_utf8(bytes).map_err(|_| ManifestError::Line { line: 1 })?;
    let mut entries: Vec<Entry> = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let entry = parse_line(line).ok_or(ManifestError::Line { line: at + 1 })?;
        check_path(&entry.path)?;
        if entries.last().is_some_and(|last| last.path >= entry.path) {
            return Err(ManifestError::Order { path: entry.path });
        }
        entries.push(entry);
    }
    Ok(entries)
}

fn parse_line(line: &str) -> Option<Entry> {
    let mut parts = line.strip_suffix('\n')?.splitn(3, ' ');
    Some(Entry {
        hash: hex::decode(parts.next()?)?,
        size: parse_number(parts.next()?)?,
        path: parts.next()?.to_owned(),
    })
}

/// Reads a decimal number in its only canonical spelling: no sign, no leading zero.
pub(crate) fn parse_number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let plain = text == "0" || !text.starts_with(['0', '+', '-']);
    plain.then(|| text.parse().ok()).flatten()
}

/// Why a manifest was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// A path that could mean different things in different places.
    #[error("the manifest's path `{path}` {why}; rename it")]
    Path {
        /// The path, escaped.
        path: String,
        /// The broken rule.
        why: &'static str,
    },
    /// Two entries of one path, or a path out of order.
    #[error("the manifest's path `{path}` is out of order or given twice; write the manifest anew")]
    Order {
        /// The later of the two.
        path: String,
    },
    /// A line that the writer could not have written.
    #[error("line {line} of the manifest is not in its canonical form; get the content anew")]
    Line {
        /// Counted from 1 within the document or page.
        line: usize,
    },
    /// A page that is not the one the root lists.
    #[error("page {page} of the manifest is not the one that its root lists; get the content anew")]
    Page {
        /// Counted from 0.
        page: usize,
    },
    /// A header text that would break the line form.
    #[error(
        "the manifest's field `{field}` is empty, longer than 120 bytes or not one line; mend it"
    )]
    Field {
        /// Name of the field.
        field: &'static str,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_could_lead_elsewhere_are_refused() {
        let long = "a".repeat(121);
        for path in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "./a",
            "a\\b",
            "a b",
            "a\n",
            "a\0",
            "নদী",
            "a*",
            &long,
        ] {
            assert!(check_path(path).is_err(), "{path:?}");
        }
        for path in ["a", "lesson/bn-p-07", "art/kit/bird.1", "..a/b..", &long[..120]] {
            assert!(check_path(path).is_ok(), "{path:?}");
        }
    }

    #[test]
    fn a_page_in_another_spelling_is_refused() {
        let entry = Entry { path: "a".into(), size: 10, hash: [0xab; 32] };
        let good = String::from_utf8(write_page(std::slice::from_ref(&entry))).expect("is text");
        assert_eq!(parse_page(good.as_bytes()), Ok(vec![entry]));
        for wrong in [
            good.to_uppercase(),
            good.replace(" 10 ", " 010 "),
            good.replace(" 10 ", " +10 "),
            good.replace(" 10 ", "  10 "),
            good.replace('\n', "\r\n"),
            good.replace('\n', ""),
            format!("{good}\n"),
            format!("{good}{good}"),
        ] {
            assert!(parse_page(wrong.as_bytes()).is_err(), "{wrong:?}");
        }
    }
}
