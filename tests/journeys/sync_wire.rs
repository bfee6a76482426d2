//! Networks that are worse than none: one that cuts, one that sees through TLS and meddles.

use super::sync_classroom::Classroom;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// Carries bytes and counts them; cuts the connection after as many as it is told.
pub(crate) struct Cable {
    pub(crate) address: SocketAddr,
    shared: Arc<CableState>,
}

struct CableState {
    to: Mutex<SocketAddr>,
    up: AtomicU64,
    down: AtomicU64,
    /// Bytes upwards after which a connection is cut; `u64::MAX` for never.
    cut: AtomicU64,
}

impl Cable {
    pub(crate) fn to(to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(CableState {
            to: Mutex::new(to),
            up: AtomicU64::new(0),
            down: AtomicU64::new(0),
            cut: AtomicU64::new(u64::MAX),
        });
        let state = shared.clone();
        thread::spawn(move || {
            for client in listener.incoming() {
                let (Ok(client), state) = (client, state.clone()) else { continue };
                thread::spawn(move || state.carry(&client));
            }
        });
        Self { address, shared }
    }

    /// Leads somewhere else from now on.
    pub(crate) fn lead_to(&self, to: SocketAddr) {
        *self.shared.to.lock().unwrap() = to;
    }

    /// Cuts each connection after so many bytes upwards.
    pub(crate) fn cut_after(&self, bytes: Option<u64>) {
        self.shared.cut.store(bytes.unwrap_or(u64::MAX), Ordering::SeqCst);
    }

    /// Bytes upwards and downwards since this was last asked.
    pub(crate) fn take_bytes(&self) -> (u64, u64) {
        let take = |of: &AtomicU64| of.swap(0, Ordering::SeqCst);
        (take(&self.shared.up), take(&self.shared.down))
    }
}

impl CableState {
    fn carry(self: Arc<Self>, client: &TcpStream) {
        let Ok(server) = TcpStream::connect(*self.to.lock().unwrap()) else { return };
        let (mut back_from, mut back_to) =
            (server.try_clone().unwrap(), client.try_clone().unwrap());
        let state = self.clone();
        let back = thread::spawn(move || {
            pump(&mut back_from, &mut back_to, &state.down, u64::MAX);
        });
        let cut = self.cut.load(Ordering::SeqCst);
        pump(&mut &*client, &mut &server, &self.up, cut);
        let _ = back.join();
    }
}

/// Carries until an end, then closes both; cuts after `most` bytes.
fn pump(
    from: &mut (impl Read + Socket),
    to: &mut (impl Write + Socket),
    count: &AtomicU64,
    most: u64,
) {
    let mut left = most;
    let mut buffer = [0; 1024];
    while left > 0 {
        let room = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let Ok(n @ 1..) = from.read(&mut buffer[..room]) else { break };
        if to.write_all(&buffer[..n]).is_err() {
            break;
        }
        count.fetch_add(n as u64, Ordering::SeqCst);
        left -= n as u64;
    }
    from.close();
    to.close();
}

trait Socket {
    fn close(&self);
}

impl Socket for TcpStream {
    fn close(&self) {
        let _ = self.shutdown(Shutdown::Both);
    }
}

impl Socket for &TcpStream {
    fn close(&self) {
        let _ = self.shutdown(Shutdown::Both);
    }
}

/// What is done to a request or to its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meddle {
    /// The request is passed on, its answer is not: the connection ends.
    LoseAnswer,
    /// The request is passed on twice, one after the other.
    Twice,
    /// From this request on another server answers, on a plain port.
    LeadTo(SocketAddr),
    /// The request is not passed on; this is the answer.
    Answer(String),
}

/// Has the server's own TLS key, so it sees and counts HTTP as it is inside.
pub(crate) struct Glass {
    pub(crate) address: SocketAddr,
    shared: Arc<GlassState>,
}

struct GlassState {
    to: Mutex<SocketAddr>,
    /// What to do with the next request whose path begins so.
    meddle: Mutex<Vec<(String, Meddle)>>,
    up: AtomicU64,
    down: AtomicU64,
    requests: Mutex<Vec<String>>,
}

impl Glass {
    pub(crate) fn before(classroom: &Classroom) -> Self {
        let tls = &classroom.server().school.keys.tls;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(tls.key.clone()));
        Self::with(tls.certificate.clone(), key, classroom.server().loopback)
    }

    pub(crate) fn with(certificate: Vec<u8>, key: PrivateKeyDer<'static>, to: SocketAddr) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![CertificateDer::from(certificate)], key)
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(GlassState {
            to: Mutex::new(to),
            meddle: Mutex::default(),
            up: AtomicU64::new(0),
            down: AtomicU64::new(0),
            requests: Mutex::default(),
        });
        let state = shared.clone();
        thread::spawn(move || {
            for client in listener.incoming() {
                let (Ok(client), state, config) = (client, state.clone(), config.clone()) else {
                    continue;
                };
                thread::spawn(move || {
                    let connection = ServerConnection::new(config).unwrap();
                    // Whoever does not believe the key hangs up.
                    let _ = state.carry(StreamOwned::new(connection, client));
                });
            }
        });
        Self { address, shared }
    }

    /// Meddles with the next request to a route.
    pub(crate) fn meddle(&self, route: &str, how: Meddle) {
        self.shared.meddle.lock().unwrap().push((route.to_owned(), how));
    }

    /// Bytes of HTTP, both ways, since this was last asked.
    pub(crate) fn take_bytes(&self) -> u64 {
        let take = |of: &AtomicU64| of.swap(0, Ordering::SeqCst);
        take(&self.shared.up) + take(&self.shared.down)
    }

    /// The requests since this was last asked, as `POST /v1/hello`.
    pub(crate) fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.requests.lock().unwrap())
    }
}

impl GlassState {
    fn carry(&self, mut client: StreamOwned<ServerConnection, TcpStream>) -> io::Result<()> {
        loop {
            let request = message(&mut client)?;
            self.up.fetch_add(request.len() as u64, Ordering::SeqCst);
            let text = String::from_utf8_lossy(&request);
            let line = text.split(" HTTP/").next().unwrap_or_default().to_owned();
            let path = line.split(' ').nth(1).unwrap_or_default();
            let how = {
                let mut meddle = self.meddle.lock().unwrap();
                let at = meddle.iter().position(|(route, _)| path.starts_with(route.as_str()));
                at.map(|at| meddle.remove(at).1)
            };
            self.requests.lock().unwrap().push(line);
            if let Some(Meddle::LeadTo(other)) = &how {
                *self.to.lock().unwrap() = *other;
            }
            let answer = match &how {
                Some(Meddle::Answer(answer)) => answer.clone().into_bytes(),
                Some(Meddle::Twice) => {
                    self.pass_on(&request)?;
                    self.pass_on(&request)?
                }
                _ => self.pass_on(&request)?,
            };
            if how == Some(Meddle::LoseAnswer) {
                return Ok(());
            }
            self.down.fetch_add(answer.len() as u64, Ordering::SeqCst);
            client.write_all(&answer)?;
            client.flush()?;
        }
    }

    fn pass_on(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        let mut server = TcpStream::connect(*self.to.lock().unwrap())?;
        server.write_all(request)?;
        message(&mut server)
    }
}

/// One message of HTTP/1.1 whose length is told.
fn message(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut one = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        from.read_exact(&mut one)?;
        bytes.push(one[0]);
    }
    let head = String::from_utf8_lossy(&bytes).to_lowercase();
    let length =
        head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    from.read_exact(&mut body)?;
    bytes.extend(body);
    Ok(bytes)
}
