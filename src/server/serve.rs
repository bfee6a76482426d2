//! Connections: taken, bounded in number and time, one task each.

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// Most connections at once; one more is closed at once and its tablet comes back later.
const CONNECTIONS: usize = 2_048;
/// How long a handshake, and the head of a request, may take.
const HEAD: Duration = Duration::from_secs(10);

/// Serves a listener until it is told to stop.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    app: Router,
    mut stop: watch::Receiver<bool>,
) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => return,
        };
        let Ok((stream, from)) = accepted else {
            // Out of file handles, most likely: others will be closed in a moment.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(place) = room.clone().try_acquire_owned() else { continue };
        let _ = stream.set_nodelay(true);
        let (app, tls) = (app.clone(), tls.clone());
        tokio::spawn(async move {
            let _place = place;
            match tls {
                None => talk(stream, from, app).await,
                Some(tls) => {
                    if let Ok(Ok(stream)) = timeout(HEAD, tls.accept(stream)).await {
                        talk(stream, from, app).await;
                    }
                }
            }
        });
    }
}

/// Whence a request comes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Speaks HTTP on one connection until it ends.
pub(crate) async fn talk(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    from: SocketAddr,
    app: Router,
) {
    let app = TowerToHyperService::new(app);
    let answers = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(from.ip()));
        app.call(request)
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(16 << 10);
    // Whoever hung up has heard enough.
    let _ = http.serve_connection(TokioIo::new(stream), answers).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    #[tokio::test]
    async fn a_request_that_fails_badly_ends_its_own_connection_and_no_other() {
        let mistake = || async {
            if CONNECTIONS > 0 {
                panic!("a mistake of ours")
            }
        };
        let app = Router::new().route("/bad", get(mistake)).route("/good", get(|| async { "ok" }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (at, (_stop, stopped)) = (listener.local_addr().unwrap(), watch::channel(false));
        tokio::spawn(serve(listener, None, app, stopped));
        let ask = async |path: &str| {
            let mut line = TcpStream::connect(at).await.unwrap();
            let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
            line.write_all(request.as_bytes()).await.unwrap();
            let mut answer = String::new();
            let _ = line.read_to_string(&mut answer).await;
            answer
        };
        assert_eq!(ask("/bad").await, "");
        assert!(ask("/good").await.starts_with("HTTP/1.1 200"));
    }
}
