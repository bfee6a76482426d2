//! The line over HTTPS, to one pinned key.

use crate::line::{Ask, Dial, Line, Reply};
use crate::stall::{Pulse, STALL, Upload};
use crate::trouble::Trouble;
use pin::{Pinned, Who};
use reqwest::{Client, Method, Response, StatusCode, redirect};
use std::error::Error as _;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use wire::message::Refusal;

/// How long a server may take to answer the first knock.
const CONNECT: Duration = Duration::from_secs(5);
/// A refusal is shorter than this.
const REFUSAL_BYTES: usize = 4 << 10;
/// What opening a TLS connection costs, both ways, with a ticket, and what the certificate
/// adds without one. Measured, and held by journeys that count at the socket.
const HANDSHAKE_BYTES: u64 = 790;
const CERTIFICATE_BYTES: u64 = 480;
/// What TLS and HTTP add to each message, where it is not counted.
const FRAME_BYTES: u64 = 22;

/// Dials over TLS; keeps the tickets by which the next contact is opened with fewer bytes.
#[derive(Default)]
pub(crate) struct HttpDial(Option<Pinned>);

impl Dial for HttpDial {
    fn dial(&mut self, address: &str, pin: [u8; 32]) -> Result<Box<dyn Line>, Trouble> {
        let tls = match self.0.take().filter(|tls| tls.who == Who::Owner(pin)) {
            Some(tls) => tls,
            None => Pinned::new(Who::Owner(pin)).map_err(Trouble::bad)?,
        };
        self.0 = Some(tls.clone());
        Ok(Box::new(Http::new(address, tls)?))
    }
}

/// A connection that is opened by its first request and used for all of them.
struct Http {
    runtime: Runtime,
    client: Client,
    base: String,
    tls: Pinned,
    is_open: bool,
    /// Since they were last counted.
    n_requests: u32,
    n_bytes: u64,
}

impl Http {
    fn new(base: &str, tls: Pinned) -> Result<Self, Trouble> {
        // Everything happens on the thread that asks: it waits for one answer at a time.
        let runtime = Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .map_err(|_| Trouble::Broken)?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls.config.clone())
            .https_only(true)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .build()
            .map_err(Trouble::bad)?;
        let base = base.to_owned();
        Ok(Self { runtime, client, base, tls, is_open: false, n_requests: 0, n_bytes: 0 })
    }
}

impl Line for Http {
    fn ask(&mut self, ask: Ask<'_>) -> Result<Reply, Trouble> {
        let after = ask.after.map(|after| format!("?after={after}")).unwrap_or_default();
        let url = format!("{}{}{}{after}", self.base, ask.route, ask.tail);
        let method = Method::from_bytes(ask.method.as_bytes()).map_err(Trouble::bad)?;
        let pulse = Pulse::new();
        let mut request = self.client.request(method, &url);
        let mut sent = HEAD_BYTES + url.len() as u64 + ask.body.len() as u64;
        if let Some(session) = ask.session {
            let digits: String = session.iter().map(|byte| format!("{byte:02x}")).collect();
            sent += 24 + digits.len() as u64;
            request = request.header("authorization", format!("Bearer {digits}"));
        }
        if let Some((first, last)) = ask.range {
            let range = format!("bytes={first}-{last}");
            sent += 9 + range.len() as u64;
            request = request.header("range", range);
        }
        if ask.method != "GET" {
            request = request.body(reqwest::Body::wrap(Upload::new(ask.body, pulse.clone())));
        }
        if !std::mem::replace(&mut self.is_open, true) {
            sent += HANDSHAKE_BYTES;
        }
        let whole = async {
            let response = request.send().await.map_err(|error| why(&error))?;
            read(response, ask.most, &pulse).await
        };
        let answer = self.runtime.block_on(pulse.watch(whole, STALL));
        // Where nobody is there, next to nothing went out.
        if !matches!(answer, Some(Err(Trouble::NoServer))) {
            self.n_requests += 1;
            self.n_bytes += sent + 2 * FRAME_BYTES;
        }
        if self.tls.take_shown().is_some() {
            self.n_bytes += CERTIFICATE_BYTES;
        }
        let answer = answer.ok_or(Trouble::Stalled)??;
        self.n_bytes += answer.n_bytes;
        answer.reply()
    }

    fn take_stranger(&mut self) -> Option<[u8; 32]> {
        self.tls.take_stranger()
    }

    fn take_counts(&mut self) -> (u32, u64) {
        (std::mem::take(&mut self.n_requests), std::mem::take(&mut self.n_bytes))
    }
}

/// Why nothing came back at all.
fn why(error: &reqwest::Error) -> Trouble {
    let mut cause = error.source();
    while let Some(error) = cause {
        // Somebody is there, and speaks no TLS or has another key.
        if error.is::<rustls::Error>() {
            return Trouble::Stranger;
        }
        cause = match error.downcast_ref::<std::io::Error>() {
            Some(error) => error.get_ref().map(|inner| inner as _),
            None => error.source(),
        };
    }
    if error.is_connect() || error.is_timeout() { Trouble::NoServer } else { Trouble::Broken }
}

struct Answer {
    status: StatusCode,
    retry_after: Option<Duration>,
    /// None where it is longer than what was asked for can be.
    body: Option<Vec<u8>>,
    n_bytes: u64,
}

async fn read(mut response: Response, most: usize, pulse: &Pulse) -> Result<Answer, Trouble> {
    pulse.beat();
    let (status, headers) = (response.status(), response.headers());
    let head: usize =
        headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    let seconds = headers.get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    let retry_after = seconds.map(Duration::from_secs);
    let is_good = [StatusCode::OK, StatusCode::PARTIAL_CONTENT].contains(&status);
    let most = if is_good { most } else { REFUSAL_BYTES };
    let mut body = Vec::new();
    let mut n_bytes = 19 + head as u64;
    while let Some(part) = response.chunk().await.map_err(|_| Trouble::Broken)? {
        pulse.beat();
        n_bytes += part.len() as u64;
        if body.len() + part.len() > most {
            return Ok(Answer { status, retry_after, body: None, n_bytes });
        }
        body.extend(part);
    }
    Ok(Answer { status, retry_after, body: Some(body), n_bytes })
}

impl Answer {
    fn reply(self) -> Result<Reply, Trouble> {
        if [StatusCode::OK, StatusCode::PARTIAL_CONTENT].contains(&self.status) {
            // A page of HTML is longer than most answers; its signature would not fit either.
            return self.body.map(Ok).ok_or(Trouble::Stranger);
        }
        let refusal = self.body.and_then(|body| ciborium::from_reader(body.as_slice()).ok());
        match refusal {
            Some(Refusal::Full) => Err(Trouble::Full),
            Some(Refusal::Busy) => Err(Trouble::Busy { after: self.retry_after }),
            Some(refusal) => Ok(Err(refusal)),
            None if self.status.is_redirection() => Err(Trouble::Stranger),
            None if self.retry_after.is_some() => Err(Trouble::Busy { after: self.retry_after }),
            None => Err(Trouble::Server { status: self.status.as_u16() }),
        }
    }
}

/// `POST`, `HTTP/1.1`, `accept`, `host` and `content-length` with their line ends; the
/// address stands in the path and in `host`, and is counted with the URL.
const HEAD_BYTES: u64 = 70;
