//! The child's record on this tablet: every answer, kept for good, and what follows from it.
//!
//! `log.db` holds what happened, event by event in a hash chain, and is only ever added to;
//! `state.db` holds what follows and may be thrown away at any time. This crate never asks
//! what time it is, never talks to a network, never deletes a damaged log and never changes
//! or drops an event. Start with [`record`], the only gate for writing, then `open.rs` for
//! what happens before the first answer.
#![forbid(unsafe_code)]

mod device;
mod dump;
mod error;
mod event_log;
mod files;
mod fold;
mod forget;
mod mend;
mod notice;
mod open;
mod query;
pub mod record;
mod reserve;
mod salvage;
pub mod school;
mod sent_mark;
mod sqlite;
mod state;
mod stored;
mod sync_side;

pub use dump::DumpRow;
pub use error::{OpenError, ReadError, RecordError};
pub use notice::{NewStreamWhy, Notice};
pub use open::Options;
pub use query::{Learner, Session, StoredAttempt};
pub use record::{Progress, Recorded};
pub use school::School;
pub use stored::{Stored, StreamInfo};
pub use sync_side::{Acknowledged, Restreamed};
