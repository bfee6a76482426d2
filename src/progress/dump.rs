//! The whole log, row by row, for people who want to read it.

use crate::{Progress, ReadError};
use model::Event;
use serde::Serialize;

/// One event, ready to be printed as a line of JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DumpRow {
    /// The stream, 32 hexadecimal digits.
    pub stream: String,
    /// Its number there.
    pub seq: u64,
    /// Whose it is, 32 hexadecimal digits.
    pub learner: String,
    /// [`Event::kind`].
    pub kind: String,
    /// Version of the body's form.
    pub ver: u16,
    /// The wall clock as claimed, milliseconds since 1970.
    pub wall_ms: i64,
    /// Milliseconds since that boot.
    pub mono_ms: u64,
    /// Number of that boot.
    pub boot: u32,
    /// The chain's head after it, 32 hexadecimal digits.
    pub head: String,
    /// Whether a server has signed that it stores it.
    pub acked: bool,
    /// The event; `None` where a later program wrote a kind that this one does not know.
    pub event: Option<Event>,
}

impl Progress {
    /// Shows every event to `show`: streams as they were begun, events as they happened. One
    /// that was copied to a later stream is shown there.
    ///
    /// # Errors
    /// [`ReadError`] where the log cannot be read.
    pub fn dump(&self, show: &mut dyn FnMut(DumpRow)) -> Result<(), ReadError> {
        for stream in self.log.streams()? {
            let mut after = 0;
            loop {
                let page = self.log.events(stream.stream, after, 500)?;
                let Some(last) = page.last() else { break };
                after = last.seq;
                for stored in page {
                    let event = stored.event().ok();
                    show(DumpRow {
                        stream: stored.stream.to_string(),
                        seq: stored.seq,
                        learner: stored.learner.to_string(),
                        kind: stored.kind,
                        ver: stored.ver,
                        wall_ms: stored.at.wall_ms,
                        mono_ms: stored.at.mono_ms,
                        boot: stored.at.boot,
                        head: stored.head.to_string(),
                        acked: stored.seq <= stream.acked,
                        event,
                    });
                }
            }
        }
        Ok(())
    }
}
