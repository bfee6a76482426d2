//! The one thread that writes: what waits goes into one transaction, and is answered after it.

use rusqlite::{Connection, TransactionBehavior};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;

/// Most requests that are written in one transaction.
const GROUP: usize = 256;

/// Something to write within a transaction; the second half answers after its commit.
pub(super) type Job = Box<dyn FnOnce(&Connection) -> After + Send>;
pub(super) type After = Box<dyn FnOnce(Result<(), rusqlite::Error>) + Send>;

/// Each group of requests in one transaction.
pub(super) fn write_all(mut db: Connection, inbox: &Receiver<Job>) {
    while let Ok(first) = inbox.recv() {
        let mut jobs = vec![first];
        jobs.extend(inbox.try_iter().take(GROUP - 1));
        let done = db.transaction_with_behavior(TransactionBehavior::Immediate).map(|tx| {
            let afters: Vec<After> = jobs.drain(..).map(|job| job(&tx)).collect();
            (afters, tx.commit())
        });
        match done {
            Ok((afters, committed)) => {
                for after in afters {
                    after(committed.as_ref().copied().map_err(again));
                }
            }
            // The transaction could not even begin: nobody was heard, and each hears it.
            Err(_) => drop(jobs),
        }
    }
}

/// An error that several have to hear.
fn again(error: &rusqlite::Error) -> rusqlite::Error {
    match error {
        rusqlite::Error::SqliteFailure(code, text) => {
            rusqlite::Error::SqliteFailure(*code, text.clone())
        }
        other => rusqlite::Error::ToSqlConversionFailure(other.to_string().into()),
    }
}

/// One request's writes, undone together where one of them fails, however badly: its
/// neighbours in the transaction, and the thread that writes for all, are not touched by that.
pub(super) fn in_savepoint<T>(
    db: &Connection,
    write: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    db.execute_batch("SAVEPOINT request")?;
    let written = catch_unwind(AssertUnwindSafe(|| write(db))).unwrap_or_else(|_| {
        Err(rusqlite::Error::ToSqlConversionFailure("the request failed badly".into()))
    });
    db.execute_batch(match written {
        Ok(_) => "RELEASE request",
        Err(_) => "ROLLBACK TO request; RELEASE request",
    })?;
    written
}
