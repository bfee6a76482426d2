//! What a synchronisation needs of the record: the log's tail is the outbox.

use crate::open::random_id;
use crate::sent_mark::{Found, SentMark};
use crate::{NewStreamWhy, Notice, Progress, ReadError, RecordError, Stored, StreamInfo};
use model::StreamId;
use wire::{Head, branch};

/// What became of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acknowledged {
    /// The stream is now known to be stored up to there.
    Stored,
    /// That was known already.
    Known,
    /// The receipt speaks of other events than this log holds. Nothing was acknowledged;
    /// if it was the open stream, a new one has been begun.
    Mismatch,
}

/// What became of a stream that a server holds differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restreamed {
    /// The stream that is open now.
    pub stream: StreamId,
    /// Events that were copied into it.
    pub n_events: u64,
}

impl Progress {
    /// Every stream of this log, in the order in which they were begun; the last is open.
    ///
    /// # Errors
    /// [`ReadError`] where the log cannot be read.
    pub fn streams(&self) -> Result<Vec<StreamInfo>, ReadError> {
        Ok(self.log.streams()?)
    }

    /// At most `limit` events of a stream that come after `after`, in order.
    ///
    /// # Errors
    /// [`ReadError`] where the log cannot be read.
    pub fn unsent(
        &self,
        stream: StreamId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<Stored>, ReadError> {
        Ok(self.log.events(stream, after, limit)?)
    }

    /// The head of a stream after an event, 0 for its beginning; `None` beyond the tail.
    ///
    /// # Errors
    /// [`ReadError`] where the log cannot be read.
    pub fn head_at(&self, stream: StreamId, seq: u64) -> Result<Option<Head>, ReadError> {
        Ok(self.log.head_at(stream, seq)?)
    }

    /// Notes that a stream is about to leave up to `seq`, in whatever way.
    ///
    /// To be called before the first byte leaves; if it fails, nothing may.
    ///
    /// # Errors
    /// [`RecordError::Unknown`] where the log has no such event, [`RecordError::Mark`]
    /// where the note cannot be written.
    pub fn note_sent(&mut self, stream: StreamId, seq: u64, head: Head) -> Result<(), RecordError> {
        let known = self.log.head_at(stream, seq).map_err(|error| self.write_error(error))?;
        let listed = self.log.streams().map_err(|error| self.write_error(error))?;
        let counts = |one: &StreamInfo| one.stream == stream && seq <= one.tail;
        if known != Some(head) || !listed.iter().any(counts) {
            return Err(RecordError::Unknown { stream, seq });
        }
        let mark = match self.log.tail() {
            // A closed stream gets no more events, but a copy of this log in which it is
            // still open must be noticed: the mark has to name a later stream.
            Some(open) if open.stream != stream => SentMark::beginning(open.stream),
            _ => SentMark { stream, seq, head },
        };
        match SentMark::read(&self.dir).map_err(RecordError::Mark)? {
            Found::Mark(noted) if noted.stream == mark.stream && noted.seq >= mark.seq => Ok(()),
            _ => mark.write(&self.dir).map_err(RecordError::Mark),
        }
    }

    /// Takes a receipt whose signature was checked: a stream is stored up to `through`.
    ///
    /// # Errors
    /// [`RecordError`] where the log cannot be written.
    pub fn acknowledge(
        &mut self,
        stream: StreamId,
        through: u64,
        head: Head,
    ) -> Result<Acknowledged, RecordError> {
        let known = self.log.head_at(stream, through).map_err(|error| self.write_error(error))?;
        let streams = self.log.streams().map_err(|error| self.write_error(error))?;
        let Some(info) = streams.iter().find(|one| one.stream == stream) else {
            return Ok(Acknowledged::Mismatch);
        };
        if known != Some(head) || through > info.tail {
            if !info.closed {
                self.begin_stream(NewStreamWhy::ReceiptMismatch)?;
            }
            return Ok(Acknowledged::Mismatch);
        }
        if through <= info.acked {
            return Ok(Acknowledged::Known);
        }
        self.log.acknowledge(stream, through, head).map_err(|error| self.write_error(error))?;
        Ok(Acknowledged::Stored)
    }

    /// Parts with a stream that a server holds differently after `after`: what comes after it
    /// is copied, with its learners and times, into a new stream, and no longer counts in the
    /// old one. So each answer is sent exactly once, whichever of two copies was first.
    ///
    /// All of it is one transaction, and doing it again changes nothing. The old events stay
    /// in the file.
    ///
    /// # Errors
    /// [`RecordError::Unknown`] where the stream has no event `after`, otherwise as the log
    /// cannot be written; then nothing has changed.
    pub fn restream(&mut self, stream: StreamId, after: u64) -> Result<Restreamed, RecordError> {
        let streams = self.log.streams().map_err(|error| self.write_error(error))?;
        let info = streams.iter().find(|one| one.stream == stream && after <= one.tail);
        let Some(info) = info else { return Err(RecordError::Unknown { stream, seq: after }) };
        if after == info.tail {
            if !info.closed {
                self.begin_stream(NewStreamWhy::Forked)?;
            }
            let open = self.log.tail().map_or(stream, |tail| tail.stream);
            return Ok(Restreamed { stream: open, n_events: 0 });
        }
        let first = self.log.head_at(stream, after + 1).map_err(|error| self.write_error(error))?;
        let first = first.ok_or(RecordError::Unknown { stream, seq: after + 1 })?;
        let mut new = StreamInfo { stream: branch(first), device: self.device.id, ..*info };
        if streams.iter().any(|one| one.stream == new.stream) {
            new.stream = StreamId(random_id().map_err(RecordError::Random)?);
        }
        let copied = self.log.copy_to_new(stream, after, new, self.device.boot);
        let n_events = copied.map_err(|error| self.write_error(error))?;
        self.notices.push(Notice::NewStream { stream: new.stream, why: NewStreamWhy::Forked });
        // Were the power cut here, the next start would miss the mark and begin yet another
        // stream, which costs nothing; it would also see that the state must be folded anew.
        SentMark::beginning(new.stream).write(&self.dir).map_err(RecordError::Mark)?;
        self.fold_anew();
        Ok(Restreamed { stream: new.stream, n_events })
    }

    /// Closes the open stream and begins another.
    fn begin_stream(&mut self, why: NewStreamWhy) -> Result<(), RecordError> {
        let stream = StreamId(random_id().map_err(RecordError::Random)?);
        self.log
            .start_stream(stream, self.device.id, self.device.boot)
            .map_err(|error| self.write_error(error))?;
        self.notices.push(Notice::NewStream { stream, why });
        SentMark::beginning(stream).write(&self.dir).map_err(RecordError::Mark)
    }
}
