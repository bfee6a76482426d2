//! Tells a page that is looked at that something has changed; the page then fetches itself anew.
//!
//! What is sent holds nothing of children: only that there is news. Without JavaScript nobody
//! asks, and a page shows what was there when it was opened.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use axum::body::{Body, Bytes};
use http_body::Frame;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

/// How long a line stays open; then the browser opens another, and passes the door again.
const OPEN: Duration = Duration::from_secs(10 * 60);
/// So often a line without news says that it is still there.
const STILL_HERE: Duration = Duration::from_secs(20);
/// Much at once is told as one.
const GATHER: Duration = Duration::from_millis(150);

/// Opens the line.
pub(crate) async fn listen(desk: Arc<Desk>, _: Visit) -> Result<Reply, Trouble> {
    let (sender, receiver) = channel(4);
    tokio::spawn(tell(desk.school.news(), sender));
    Ok(Reply::Live(Body::new(Line(receiver))))
}

async fn tell(mut news: watch::Receiver<u64>, line: Sender<Bytes>) {
    let end = Instant::now() + OPEN;
    if line.send(Bytes::from_static(b"retry: 2000\n\n")).await.is_err() {
        return;
    }
    loop {
        let word: &[u8] = tokio::select! {
            changed = news.changed() => match changed {
                Ok(()) => {
                    sleep(GATHER).await;
                    news.mark_unchanged();
                    b"data: news\n\n"
                }
                Err(_) => return,
            },
            () = sleep(STILL_HERE) => b": still here\n\n",
            () = sleep_until(end) => return,
            () = line.closed() => return,
        };
        if line.send(Bytes::from_static(word)).await.is_err() {
            return;
        }
    }
}

/// What is told, as the body of an answer.
struct Line(Receiver<Bytes>);

impl http_body::Body for Line {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(cx).map(|word| word.map(|word| Ok(Frame::data(word))))
    }
}
