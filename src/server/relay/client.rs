//! One connection to whoever answers at an address, for all that is asked there.

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, Response, StatusCode, body::Incoming};
use hyper_util::rt::TokioIo;
use pin::{Pinned, Who};
use rustls::pki_types::ServerName;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use wire::message::Refusal;

/// How long each step may stand still.
const STALL: Duration = Duration::from_secs(30);
/// How long the first knock may take.
const CONNECT: Duration = Duration::from_secs(5);

/// An open connection.
pub(super) struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    /// The SHA-256 of the key that was shown.
    pub(super) pin: [u8; 32],
}

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// Nobody, or nobody who speaks TLS and HTTP.
    #[error("nobody answers there: {0}")]
    Nobody(String),
    /// The connection broke or stood still.
    #[error("the connection broke: {0}")]
    Broken(String),
    /// What came back is no answer.
    #[error("what answers is no school's server: {0}")]
    Odd(&'static str),
}

impl Client {
    /// Connects to `host:port`.
    pub(super) async fn connect(address: &str) -> Result<Self, LineError> {
        let nobody = |error: &dyn std::fmt::Display| LineError::Nobody(error.to_string());
        let stream = timeout(CONNECT, TcpStream::connect(address)).await;
        let stream = stream.map_err(|slow| nobody(&slow))?.map_err(|error| nobody(&error))?;
        let _ = stream.set_nodelay(true);
        let pinned = Pinned::new(Who::Anybody).map_err(|error| nobody(&error))?;
        let tls = TlsConnector::from(Arc::new(pinned.config.clone()));
        // The name is not looked at: the key is.
        let name = ServerName::try_from("jonaki.local").map_err(|error| nobody(&error))?;
        let stream = timeout(STALL, tls.connect(name, stream)).await;
        let stream = stream.map_err(|slow| nobody(&slow))?.map_err(|error| nobody(&error))?;
        let pin = pinned.take_shown().ok_or(LineError::Odd("it showed no key"))?;
        let opened = handshake(TokioIo::new(stream)).await.map_err(|error| nobody(&error))?;
        let (sender, connection) = opened;
        // It ends with the sender.
        tokio::spawn(connection);
        Ok(Self { sender, host: address.to_owned(), pin })
    }

    /// Asks; the answer has at most `most` bytes.
    pub(super) async fn get(
        &mut self,
        path: &str,
        most: usize,
    ) -> Result<Result<Vec<u8>, Refusal>, LineError> {
        self.ask(Method::GET, path, None, Vec::new(), most).await
    }

    /// Asks for a stretch of a file, from its first byte to its last.
    pub(super) async fn get_range(
        &mut self,
        path: &str,
        (first, last): (u64, u64),
    ) -> Result<Result<Vec<u8>, Refusal>, LineError> {
        let most = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
        let range = Some(format!("bytes={first}-{last}"));
        self.ask(Method::GET, path, range, Vec::new(), most).await
    }

    /// Brings something.
    pub(super) async fn put(
        &mut self,
        path: &str,
        body: Vec<u8>,
        most: usize,
    ) -> Result<Result<Vec<u8>, Refusal>, LineError> {
        self.ask(Method::PUT, path, None, body, most).await
    }

    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        range: Option<String>,
        body: Vec<u8>,
        most: usize,
    ) -> Result<Result<Vec<u8>, Refusal>, LineError> {
        let broken = |error: &dyn std::fmt::Display| LineError::Broken(error.to_string());
        let mut request = Request::builder().method(method).uri(path).header("host", &self.host);
        if let Some(range) = range {
            request = request.header("range", range);
        }
        let request = request.body(Full::new(Bytes::from(body))).map_err(|error| broken(&error))?;
        timeout(STALL, self.sender.ready())
            .await
            .map_err(|slow| broken(&slow))?
            .map_err(|error| broken(&error))?;
        let response = timeout(2 * STALL, self.sender.send_request(request)).await;
        let response = response.map_err(|slow| broken(&slow))?.map_err(|error| broken(&error))?;
        let status = response.status();
        let is_good = [StatusCode::OK, StatusCode::PARTIAL_CONTENT].contains(&status);
        let body = whole(response, if is_good { most } else { 4 << 10 }).await?;
        if is_good {
            return Ok(Ok(body));
        }
        let refusal = ciborium::from_reader(body.as_slice());
        refusal.map(Err).map_err(|_| LineError::Odd("its refusal cannot be read"))
    }
}

async fn whole(response: Response<Incoming>, most: usize) -> Result<Vec<u8>, LineError> {
    let (mut body, mut bytes) = (response.into_body(), Vec::new());
    loop {
        let frame = timeout(STALL, body.frame()).await;
        let frame = frame.map_err(|slow| LineError::Broken(slow.to_string()))?;
        let Some(frame) = frame else { return Ok(bytes) };
        let frame = frame.map_err(|error| LineError::Broken(error.to_string()))?;
        let part = frame.into_data().unwrap_or_default();
        if bytes.len() + part.len() > most {
            return Err(LineError::Odd("its answer is too long"));
        }
        bytes.extend_from_slice(&part);
    }
}
