//! What the disk and SQLite can do with nobody between: the limit beside which figures stand.

use super::Trouble;
use super::clients::{CLIENTS, ROUNDS};
use rusqlite::{Connection, params};
use server::storage::NewSegment;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

/// What was measured.
pub(crate) struct Raw {
    /// Flushes of four kilobytes a second.
    pub(crate) flushes: f64,
    /// The same rows a second, a transaction for every round of all clients.
    pub(crate) segments: f64,
}

/// Writes the rows with the server's own schema and statement.
pub(crate) fn measure(folder: &Path, segments: &[(NewSegment, Vec<u8>)]) -> Result<Raw, Trouble> {
    std::fs::create_dir_all(folder)?;
    let mut file = std::fs::File::create(folder.join("flushes"))?;
    let began = Instant::now();
    for _ in 0..100 {
        file.write_all(&[0; 4096])?;
        file.sync_data()?;
    }
    let flushes = 100.0 / began.elapsed().as_secs_f64();
    let mut db = Connection::open(folder.join("raw.db"))?;
    db.execute_batch(include_str!("../storage/sqlite/sql/set_writer.sql"))?;
    db.execute_batch(include_str!("../storage/sqlite/migrations/0001_core.sql"))?;
    let began = Instant::now();
    for round in 0..ROUNDS {
        let tx = db.transaction()?;
        for client in 0..CLIENTS {
            let (segment, bytes) = &segments[client * ROUNDS + round];
            tx.prepare_cached(include_str!("../storage/sqlite/sql/append_segment.sql"))?.execute(
                params![
                    [0u8; 16],
                    segment.content.stream.0,
                    segment.from_seq as i64,
                    segment.last_seq as i64,
                    segment.head.0,
                    segment.device.0,
                    segment.received_ms,
                    bytes
                ],
            )?;
        }
        tx.commit()?;
    }
    Ok(Raw { flushes, segments: segments.len() as f64 / began.elapsed().as_secs_f64() })
}
