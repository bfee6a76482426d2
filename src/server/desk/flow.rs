//! A file that is sent while it is made, so that a large one needs no large memory.

use crate::storage::StorageError;
use axum::body::Bytes;
use http_body::{Body, Frame};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Pieces of a file, as they come. Where making it fails, what was sent breaks off, so that nobody
/// takes half of it for the whole.
pub(crate) struct Flow(Receiver<Result<Bytes, StorageError>>);

/// So many pieces wait for a slow reader.
const WAITING: usize = 4;

impl Flow {
    /// Makes a file beside; the answer is what comes of it.
    pub(crate) fn of<F>(make: impl FnOnce(Sender<Result<Bytes, StorageError>>) -> F) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (sender, receiver) = channel(WAITING);
        tokio::spawn(make(sender));
        Self(receiver)
    }
}

impl Body for Flow {
    type Data = Bytes;
    type Error = StorageError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StorageError>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}
