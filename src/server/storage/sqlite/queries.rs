//! How many queries a thread asked, for tests of what a page costs.

use rusqlite::trace::TraceEventCodes;
use std::cell::Cell;

thread_local! {
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Counts from now on what is asked of a database.
pub(super) fn count(db: &rusqlite::Connection) {
    let statements = TraceEventCodes::SQLITE_TRACE_STMT;
    db.trace_v2(statements, Some(|_| ASKED.set(ASKED.get() + 1)));
}

/// How many were asked on this thread since the last call.
pub(crate) fn take() -> u32 {
    ASKED.replace(0)
}
