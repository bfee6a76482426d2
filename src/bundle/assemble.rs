//! Makes an index of verified rows: how a bundle that came in pieces gets its file.
//!
//! No database from outside is ever opened here. The tables are this program's own and the
//! file is what `split` would have written, byte for byte with the same SQLite.

use crate::disk::Disk;
use crate::error::{ReadError, WriteError};
use crate::file::{NewFile, TempFile};
use crate::rows;
use rusqlite::{Connection, params_from_iter};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use wire::{Manifest, Seal};

/// Writes the index at `path` from the file of rows at `rows`, which holds the groups of the
/// manifest one after another, each already held against its entry.
///
/// # Errors
/// [`WriteError::Read`] for rows that no table takes: they are sealed so, and no tablet can
/// mend that.
pub(crate) fn assemble(
    disk: &dyn Disk,
    path: &Path,
    manifest: &Manifest,
    seal: &Seal,
    rows: &Path,
) -> Result<(), WriteError> {
    let gathered = TempFile::claim(&path.with_extension("gather"))?;
    gather(gathered.path(), manifest, rows)?;
    let file = NewFile::create(path, gathered.path(), false)?;
    file.put_manifest(manifest, Some(seal))?;
    file.finish(disk)
}

fn gather(path: &Path, manifest: &Manifest, rows: &Path) -> Result<(), WriteError> {
    let conn = Connection::open(path)?;
    conn.execute_batch(include_str!("sql/set_gatherer.sql"))?;
    conn.execute_batch(include_str!("schema.sql"))?;
    conn.execute_batch("BEGIN")?;
    let io = |source| WriteError::Io { path: rows.to_owned(), source };
    let mut file = BufReader::new(File::open(rows).map_err(io)?);
    for entry in manifest.entries().iter().filter(|entry| !entry.path.starts_with("blob/")) {
        let mut bytes = vec![0; entry.size as usize];
        file.read_exact(&mut bytes).map_err(io)?;
        insert(&conn, &entry.path, &bytes)?;
    }
    conn.execute_batch("COMMIT")?;
    Ok(conn.close().map_err(|(_, error)| error)?)
}

fn insert(conn: &Connection, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
    let unreadable =
        |why: String| WriteError::Read(ReadError::Unreadable { path: path.to_owned(), why });
    let parts = rows::decode(bytes).ok_or_else(|| unreadable("its rows are torn".into()))?;
    let inserts = inserts(path);
    if inserts.len() != parts.len() {
        return Err(unreadable("no table takes its rows".into()));
    }
    for (insert, part) in inserts.iter().zip(parts) {
        let Some(insert) = insert else { continue };
        let mut statement = conn.prepare_cached(insert)?;
        for row in part {
            let inserted = statement.execute(params_from_iter(row));
            inserted.map_err(|error| unreadable(error.to_string()))?;
        }
    }
    Ok(())
}

/// Where the rows of each query of a group go, by the path in the manifest; nowhere when
/// another group has the same rows.
///
/// The columns of `list_….sql` and `insert_….sql` are in the same order for this purpose.
fn inserts(path: &str) -> &'static [Option<&'static str>] {
    match path.split_once('/').map_or(path, |(kind, _)| kind) {
        // The facts are counted anew, like the places of lessons and skills.
        "head" => &[
            None,
            Some(include_str!("sql/insert_channel.sql")),
            Some(include_str!("sql/insert_track.sql")),
        ],
        "skills" => &[Some(include_str!("sql/insert_skill.sql"))],
        "shelf" => &[Some(include_str!("sql/insert_lesson.sql"))],
        "lesson" => &[None, Some(include_str!("sql/insert_step.sql"))],
        "lines" => &[Some(include_str!("sql/insert_line.sql"))],
        "art" => &[Some(include_str!("sql/insert_art.sql"))],
        "sound" => &[Some(include_str!("sql/insert_sound.sql"))],
        _ => &[],
    }
}
