//! What keeps a server or a relay going: threads, listeners, TLS, and how all of it ends.

use crate::announce::Announced;
use crate::fault::Fault;
use crate::keys;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

/// Threads at work; dropping it stops them.
pub(crate) struct Engine {
    stop: watch::Sender<bool>,
    runtime: Option<Runtime>,
    announced: Option<Announced>,
}

impl Engine {
    /// Threads with nothing to do yet. Two are enough: more would only wait for the one disk.
    pub(crate) fn start(data: &Path) -> Result<Self, Fault> {
        let mut threads = Builder::new_multi_thread();
        threads.worker_threads(2).max_blocking_threads(4).enable_all();
        let runtime = threads.build().map_err(Fault::io("start threads for", data))?;
        Ok(Self { stop: watch::channel(false).0, runtime: Some(runtime), announced: None })
    }

    /// Waits for something; nothing comes of it once all has been stopped.
    pub(crate) fn wait_for<T>(&self, what: impl Future<Output = T>) -> Option<T> {
        self.runtime.as_ref().map(|runtime| runtime.block_on(what))
    }

    /// Changes when all is to stop.
    pub(crate) fn stopped(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// Keeps an announcement for as long as this goes on.
    pub(crate) fn announces(&mut self, announced: Option<Announced>) {
        self.announced = announced;
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
        // Whoever looks for a server finds none before it is gone.
        self.announced = None;
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(2));
        }
    }
}

pub(crate) async fn bind(address: SocketAddr) -> Result<TcpListener, Fault> {
    let fault = |source| Fault::Listen { address: address.to_string(), source };
    TcpListener::bind(address).await.map_err(fault)
}

/// Where a listener is, the port included that the system chose.
pub(crate) fn local(listener: &TcpListener, asked: SocketAddr) -> Result<SocketAddr, Fault> {
    let fault = |source| Fault::Listen { address: asked.to_string(), source };
    listener.local_addr().map_err(fault)
}

pub(crate) fn acceptor(tls: &keys::Tls) -> Result<TlsAcceptor, Fault> {
    of_versions(tls, &[&rustls::version::TLS13])
}

/// The same for browsers: old telephones know no newer TLS than 1.2.
pub(crate) fn desk_acceptor(tls: &keys::Tls) -> Result<TlsAcceptor, Fault> {
    of_versions(tls, rustls::ALL_VERSIONS)
}

fn of_versions(
    tls: &keys::Tls,
    versions: &[&'static rustls::SupportedProtocolVersion],
) -> Result<TlsAcceptor, Fault> {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(tls.key.clone()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .map_err(|error| Fault::Tls(error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(tls.certificate.clone())], key)
        .map_err(|error| Fault::Tls(error.to_string()))?;
    // One ticket is enough for the next contact; each costs a tablet some hundred bytes.
    config.send_tls13_tickets = 1;
    Ok(TlsAcceptor::from(Arc::new(config)))
}
