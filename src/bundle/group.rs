//! Groups of rows: what one entry of the manifest stands for.
//!
//! The seal never covers SQLite's bytes, for those change with its version. It covers
//! values: each group is a few fixed queries, and its digest is taken over every column of
//! every row that they return. Writer and reader both come through [`read`], so what was
//! sealed and what is checked cannot drift apart.

use crate::format::SHELF_PAGE;
use crate::rows::Writer;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// The rows of a group, and what the manifest says of them when nobody changed them.
pub(crate) struct Group {
    /// One list of rows for each of the group's queries.
    pub(crate) parts: Vec<Vec<Vec<Value>>>,
    /// Number of bytes that were hashed.
    pub(crate) size: u64,
    /// BLAKE3 of the rows in their canonical form.
    pub(crate) hash: [u8; 32],
}

impl Group {
    /// Whether no query found anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.iter().all(Vec::is_empty)
    }
}

/// Reads the group that `path` names; a path that names none gives an empty group.
pub(crate) fn read(conn: &Connection, path: &str) -> rusqlite::Result<Group> {
    let (mut hasher, mut size) = (blake3::Hasher::new(), 0);
    let mut digest = Writer::new(|bytes: &[u8]| {
        hasher.update(bytes);
        size += bytes.len() as u64;
    });
    let mut parts = Vec::new();
    let (queries, keys) = queries(path);
    for query in queries {
        let mut statement = conn.prepare_cached(query)?;
        let n_keys = statement.parameter_count().min(keys.len());
        let n_columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(&keys[..n_keys]))?;
        let mut part = Vec::new();
        digest.query();
        while let Some(row) = rows.next()? {
            digest.row();
            let mut values = Vec::with_capacity(n_columns);
            for column in 0..n_columns {
                let value = row.get_ref(column)?;
                digest.value(value);
                values.push(Value::try_from(value)?);
            }
            part.push(values);
        }
        parts.push(part);
    }
    Ok(Group { parts, size, hash: *hasher.finalize().as_bytes() })
}

/// The path of page `page` (from 0) of the shelf.
pub(crate) fn shelf_path(page: usize) -> String {
    format!("shelf/{page:06}")
}

/// The queries of a group and the keys that they take, by the path in the manifest.
fn queries(path: &str) -> (&'static [&'static str], Vec<Value>) {
    let text = |key: &str| Value::Text(key.to_owned());
    match path.split_once('/') {
        None if path == "head" => (&HEAD, vec![]),
        None if path == "skills" => (&[include_str!("sql/list_skills.sql")], vec![]),
        Some(("lesson", id)) => (&LESSON, vec![text(id)]),
        Some(("art", key)) => (&[include_str!("sql/list_art.sql")], vec![text(key)]),
        Some(("sound", key)) => (&[include_str!("sql/get_sound.sql")], vec![text(key)]),
        Some(("lines", rest)) => match rest.split_once('/') {
            Some((lesson, track)) => {
                (&[include_str!("sql/list_lines.sql")], vec![text(lesson), text(track)])
            }
            None => (&[], vec![]),
        },
        Some(("shelf", page)) => match page.parse::<u32>() {
            Ok(page) => {
                let first = i64::from(page) * SHELF_PAGE as i64;
                let last = first + SHELF_PAGE as i64 - 1;
                (&[include_str!("sql/list_shelf.sql")], vec![first.into(), last.into()])
            }
            Err(_) => (&[], vec![]),
        },
        _ => (&[], vec![]),
    }
}

const HEAD: [&str; 3] = [
    include_str!("sql/list_meta.sql"),
    include_str!("sql/list_channels.sql"),
    include_str!("sql/list_tracks.sql"),
];

const LESSON: [&str; 2] = [include_str!("sql/get_lesson.sql"), include_str!("sql/list_steps.sql")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canonical_form_of_rows_never_changes() {
        let conn = Connection::open_in_memory().expect("opens");
        conn.execute_batch(include_str!("schema.sql")).expect("makes tables");
        let row = ("chime", "b10b", 300);
        conn.execute(include_str!("sql/insert_sound.sql"), row).expect("inserts");
        let group = read(&conn, "sound/chime").expect("reads");
        let canonical: Vec<u8> = [
            &b"jonaki rows 1\0"[..],
            b"Q\0\0\0\0\0\0\0\0",
            b"R\0\0\0\0\0\0\0\0",
            b"t\x05\0\0\0\0\0\0\0chime",
            b"t\x04\0\0\0\0\0\0\0b10b",
            b"i\x08\0\0\0\0\0\0\0\x2c\x01\0\0\0\0\0\0",
        ]
        .concat();
        assert_eq!(group.hash, *blake3::hash(&canonical).as_bytes());
        assert_eq!(group.size, canonical.len() as u64);
    }

    #[test]
    fn a_path_that_names_no_group_is_empty() {
        let conn = Connection::open_in_memory().expect("opens");
        for path in ["", "head/", "lines/a", "shelf/x", "shelf/-1", "blob/00", "other/a"] {
            assert!(read(&conn, path).expect("reads nothing").is_empty(), "{path}");
        }
    }
}
