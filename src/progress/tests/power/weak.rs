//! That the simulator can fail: a log that promises too much is found out.

use crate::disk::{Dice, Disk, tape};
use crate::scratch::Scratch;
use rusqlite::Connection;
use std::path::Path;

const COMMITS: i64 = 400;
const CUTS: usize = 200;
const TABLE: &str = "CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY, body TEXT)";

/// What became of a plain log in so many cuts.
#[derive(Debug, Default)]
struct Losses {
    /// Cuts after which the file was damaged.
    damaged: usize,
    /// Cuts after which commits were missing that had been acknowledged.
    lossy: usize,
    /// The most that were missing.
    most: u64,
}

#[test]
fn a_log_that_does_not_wait_for_the_disk_is_found_out() {
    let full = losses("FULL");
    assert!(full.damaged == 0 && full.lossy == 0, "{full:?}");
    let normal = losses("NORMAL");
    assert!(normal.damaged == 0 && normal.lossy > CUTS / 2, "{normal:?}");
    let off = losses("OFF");
    assert!(off.damaged > CUTS / 10, "{off:?}");
    eprintln!("of {CUTS} cuts: FULL {full:?}, NORMAL {normal:?}, OFF {off:?}");
}

/// Cuts the power under a plain table that is written with so much care.
fn losses(synchronous: &str) -> Losses {
    let scratch = Scratch::new();
    tape::start(scratch.live(), Dice::new(7, 1_000));
    let db = open(&scratch.live().join("plain.db")).unwrap();
    db.pragma_update(None, "synchronous", synchronous).unwrap();
    db.pragma_update(None, "wal_autocheckpoint", 50).unwrap();
    db.execute_batch(TABLE).unwrap();
    let mut acknowledged = vec![tape::position()];
    for seq in 1..=COMMITS {
        db.execute("INSERT INTO event VALUES (?1, ?2)", (seq, "answer ".repeat(30))).unwrap();
        acknowledged.push(tape::position());
    }
    drop(db);
    let recording = tape::stop();

    let mut cuts = Dice::new(7, 0);
    let mut cuts: Vec<usize> = (0..CUTS)
        .map(|_| acknowledged[0] + cuts.below(recording.ops.len() - acknowledged[0] + 1))
        .collect();
    cuts.sort_unstable();
    let (mut disk, mut done, mut losses) = (Disk::holding(&recording.base), 0, Losses::default());
    for (n, cut) in cuts.into_iter().enumerate() {
        recording.ops[done..cut].iter().for_each(|op| disk.apply(op));
        done = cut;
        disk.cut(&mut Dice::new(7, 1 + n as u64)).write(&scratch.image()).unwrap();
        let promised = acknowledged.iter().filter(|at| **at <= cut).count() as u64 - 1;
        match count(&scratch.image().join("plain.db")) {
            Ok(found) => {
                losses.lossy += usize::from(found < promised);
                losses.most = losses.most.max(promised.saturating_sub(found));
            }
            Err(_) => losses.damaged += 1,
        }
    }
    losses
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    Ok(db)
}

/// How many rows a sound file has.
fn count(path: &Path) -> rusqlite::Result<u64> {
    let db = open(path)?;
    let verdict: String = db.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    if verdict != "ok" {
        return Err(rusqlite::Error::InvalidQuery);
    }
    // Without care even the table may be lost, and no row is found.
    db.execute_batch(TABLE)?;
    db.query_row("SELECT count(*) FROM event", [], |row| row.get::<_, u32>(0)).map(u64::from)
}
