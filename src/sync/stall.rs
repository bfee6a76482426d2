//! No limit to how long a transfer takes, only to how long nothing moves.

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// After so long without a byte a contact is given up.
pub(crate) const STALL: Duration = Duration::from_secs(30);

/// When something last moved.
#[derive(Clone)]
pub(crate) struct Pulse(Arc<Mutex<Instant>>);

impl Pulse {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    pub(crate) fn beat(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn last(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for work for as long as something moves; none where it stood still.
    pub(crate) async fn watch<F: Future>(&self, work: F, stall: Duration) -> Option<F::Output> {
        self.beat();
        let mut work = pin!(work);
        loop {
            let until = self.last() + stall;
            match timeout_at(until, &mut work).await {
                Ok(done) => return Some(done),
                Err(_) if self.last() + stall > until => {}
                Err(_) => return None,
            }
        }
    }
}

/// What is sent, in small parts, each of which is a beat once the network has taken it.
pub(crate) struct Upload {
    rest: Bytes,
    pulse: Pulse,
}

/// Small enough that a slow network takes one every few seconds.
const PART: usize = 4 << 10;

impl Upload {
    pub(crate) fn new(bytes: Vec<u8>, pulse: Pulse) -> Self {
        Self { rest: bytes.into(), pulse }
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.pulse.beat();
        let n = self.rest.len().min(PART);
        let part = self.rest.split_to(n);
        Poll::Ready((n > 0).then(|| Ok(Frame::data(part))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(work)
    }

    #[test]
    fn slow_work_that_moves_is_waited_for_and_what_stands_still_is_not() {
        let (pulse, stall) = (Pulse::new(), Duration::from_millis(80));
        let slow = async {
            for _ in 0..6 {
                tokio::time::sleep(stall / 2).await;
                pulse.beat();
            }
            7
        };
        assert_eq!(run(pulse.watch(slow, stall)), Some(7));
        assert_eq!(run(pulse.watch(std::future::pending::<()>(), stall)), None);
    }
}
