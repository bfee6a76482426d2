//! The desk on telephones: a line of its own in the school's network, over TLS.
//!
//! It is off until whoever leads the school turns it on at the laptop. On one port it speaks two
//! languages: who comes without TLS gets the page that says how to install the school's authority,
//! and nothing else; who comes with TLS gets the desk. Nothing that names anybody travels in clear.

pub(crate) mod authority;
pub(crate) mod page;
mod steps;

use super::Desk;
use crate::engine;
use crate::fault::Fault;
use crate::{clock, files, keys, log, serve};
use authority::{Authority, is_private};
use axum::http::{HeaderMap, header};
use axum::{Extension, Router};
use learn::day::day_of;
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// Most connections of telephones at once.
const CONNECTIONS: usize = 256;
/// How long the first byte and the handshake may take.
const FIRST: Duration = Duration::from_secs(10);
/// A certificate of the laptop is made anew after so many days.
const LEAF_DAYS: i32 = 30;
/// A TLS connection begins with this byte, and no request of HTTP does.
const HANDSHAKE: u8 = 0x16;
/// While this file is there, the line is on.
const ON: &str = "phones.on";

/// The line, while it is on.
#[derive(Default)]
pub(crate) struct Phones(Mutex<Option<Line>>);

/// A line that is on.
struct Line {
    at: SocketAddr,
    authority: Arc<Authority>,
    stop: watch::Sender<bool>,
}

/// Where a request over this line was asked for, put into it by the line alone.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    at: IpAddr,
    name: String,
}

impl Held {
    /// Whether a browser means this laptop, and not a stranger's name that was led here.
    pub(crate) fn is_asked(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let name = host.map_or("", |host| host.rsplit_once(':').map_or(host, |(name, _)| name));
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        bare == self.name || bare.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical() == self.at)
    }
}

impl Desk {
    /// Turns the line on where it was on when the program ended.
    pub(crate) async fn resume_phones(self: &Arc<Self>) {
        if !self.switch().exists() {
            return;
        }
        if let Err(fault) = self.let_phones_in().await {
            log::warn("no-line-for-phones", &[("why", &fault)]);
        }
    }

    /// Turns the line on.
    ///
    /// # Errors
    /// [`Fault`] where no port is free, or the authority cannot be made.
    pub(crate) async fn let_phones_in(self: &Arc<Self>) -> Result<(), Fault> {
        if self.line(|_| ()).is_some() {
            return Ok(());
        }
        let (data, school) = (self.data(), self.school.id().to_string()[..8].to_owned());
        let authority = Authority::open(&data, &school, day_of(clock::now_ms()))?;
        let usual = SocketAddr::new(self.listen.ip(), self.listen.port().saturating_sub(2));
        let listener = match engine::bind(usual).await {
            Ok(listener) => listener,
            // Another program has it; the picture tells the new one.
            Err(_) => engine::bind(SocketAddr::new(usual.ip(), 0)).await?,
        };
        let at = engine::local(&listener, usual)?;
        let (authority, (stop, stopped)) = (Arc::new(authority), watch::channel(false));
        files::write_private(&self.switch(), b"").map_err(Fault::io("write", &self.switch()))?;
        tokio::spawn(take(self.clone(), listener, authority.clone(), stopped));
        let line = Line { at, authority, stop };
        *self.phones.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(line);
        Ok(())
    }

    /// Turns the line off.
    pub(crate) fn keep_phones_out(&self) {
        if let Err(error) = std::fs::remove_file(self.switch()) {
            log::warn("switch-stays", &[("error", &error)]);
        }
        let line = self.phones.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(line) = line {
            let _ = line.stop.send(true);
        }
    }

    /// Asks something of the line, while it is on.
    fn line<T>(&self, ask: impl FnOnce(&Line) -> T) -> Option<T> {
        self.phones.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(ask)
    }

    fn switch(&self) -> PathBuf {
        keys::folder(&self.data()).join(ON)
    }
}

/// Takes connections until the line is turned off.
async fn take(
    desk: Arc<Desk>,
    listener: TcpListener,
    authority: Arc<Authority>,
    mut stop: watch::Receiver<bool>,
) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let at = listener.local_addr().map_or(0, |at| at.port());
    let told = steps::router(&authority, at);
    let app = super::router(&desk);
    let leaves = Arc::new(Leaves { authority, made: Mutex::default() });
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.changed() => return,
        };
        let Ok((stream, from)) = accepted else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(place) = room.clone().try_acquire_owned() else { continue };
        let (app, told, leaves, mut stop) =
            (app.clone(), told.clone(), leaves.clone(), stop.clone());
        tokio::spawn(async move {
            let _place = place;
            tokio::select! {
                () = answer(stream, from, (app, told), &leaves) => {}
                _ = stop.changed() => {}
            }
        });
    }
}

async fn answer(
    stream: TcpStream,
    from: SocketAddr,
    (app, told): (Router, Router),
    leaves: &Leaves,
) {
    let _ = stream.set_nodelay(true);
    let Ok(at) = stream.local_addr() else { return };
    let at = at.ip().to_canonical();
    // Elsewhere than in a school's own network there is nobody for whom this is meant.
    if !is_private(at) {
        return;
    }
    let mut first = [0];
    match timeout(FIRST, stream.peek(&mut first)).await {
        Ok(Ok(1)) if first[0] == HANDSHAKE => {}
        Ok(Ok(1)) => return serve::talk(stream, from, told).await,
        _ => return,
    }
    let acceptor = match leaves.acceptor(at) {
        Ok(acceptor) => acceptor,
        Err(fault) => return log::warn("no-certificate", &[("why", &fault)]),
    };
    if let Ok(Ok(stream)) = timeout(FIRST, acceptor.accept(stream)).await {
        let held = Held { at, name: leaves.authority.name.clone() };
        serve::talk(stream, from, app.layer(Extension(held))).await;
    }
}

/// Certificates of this laptop, one for each of its addresses: a hotspot gives it another tomorrow.
struct Leaves {
    authority: Arc<Authority>,
    made: Mutex<HashMap<IpAddr, (i32, TlsAcceptor)>>,
}

impl Leaves {
    fn acceptor(&self, at: IpAddr) -> Result<TlsAcceptor, Fault> {
        let today = day_of(clock::now_ms());
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let is_good = |(day, _): &&(i32, TlsAcceptor)| (today - day).abs() < LEAF_DAYS;
        if let Some((_, acceptor)) = made.get(&at).filter(is_good) {
            return Ok(acceptor.clone());
        }
        let acceptor = engine::desk_acceptor(&self.authority.leaf(at, today)?)?;
        made.insert(at, (today, acceptor.clone()));
        Ok(acceptor)
    }
}
