//! A server that runs: opened, listening, unfolding, stopped.

use crate::announce::announce;
use crate::desk;
use crate::engine::{Engine, acceptor, bind, local};
use crate::fault::Fault;
use crate::files;
use crate::router::router;
use crate::school::School;
use crate::serve::serve;
use crate::storage::sqlite::Sqlite;
use crate::storage::{Storage, StorageError, Told};
use crate::{clock, log};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How a server is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where keys and database are.
    pub data: PathBuf,
    /// Where tablets come, with TLS.
    pub listen: SocketAddr,
    /// Where this machine itself comes, without.
    pub loopback: SocketAddr,
    /// The school's name, where it is to be set.
    pub name: Option<String>,
}

impl Config {
    /// The usual ports, on a data folder.
    pub fn new(data: PathBuf) -> Self {
        let listen = SocketAddr::from(([0, 0, 0, 0], 8765));
        let loopback = SocketAddr::from(([127, 0, 0, 1], 8764));
        Self { data, listen, loopback, name: None }
    }
}

/// A running server; dropping it stops it.
pub struct Running {
    /// Where tablets come.
    pub listen: SocketAddr,
    /// Where this machine comes.
    pub loopback: SocketAddr,
    /// The school.
    pub school: Arc<School>,
    engine: Engine,
}

/// Opens the school and listens.
///
/// # Errors
/// [`Fault`], with nothing left running.
pub fn start(config: &Config) -> Result<Running, Fault> {
    files::make_private(&config.data).map_err(Fault::io("make", &config.data))?;
    let mut engine = Engine::start(&config.data)?;
    let storage: Arc<dyn Storage> = Arc::new(Sqlite::open(&config.data)?);
    let school = Arc::new(School::open(&config.data, storage, clock::now_ms())?);
    // What tablets said before is shown until they say it anew; without it they are just unknown.
    if let Some(Err(error)) = engine.wait_for(school.recall()) {
        crate::log::warn("not-recalled", &[("why", &error)]);
    }
    let begun = engine.wait_for(begin(config, &school, engine.stopped()));
    let (listen, loopback) = begun.ok_or_else(|| Fault::from(StorageError::Closed))??;
    engine.announces(announce(school.id(), listen));
    Ok(Running { listen, loopback, school, engine })
}

/// Names the school, finishes what was cut short and listens; says where, with TLS and without.
async fn begin(
    config: &Config,
    school: &Arc<School>,
    stopped: watch::Receiver<bool>,
) -> Result<(SocketAddr, SocketAddr), Fault> {
    let named = school.storage.school_name(school.id()).await?;
    let name = config.name.clone().or(named.clone()).unwrap_or_else(|| "Jonaki".to_owned());
    // A disk that is full takes nothing in, but all that is there can be served.
    if named.as_ref() != Some(&name) {
        school.storage.put_school(school.id(), name).await?;
    }
    school.storage.finish_erasures(school.id(), clock::now_ms()).await?;
    let tls = bind(config.listen).await?;
    let plain = bind(config.loopback).await?;
    let at = (local(&tls, config.listen)?, local(&plain, config.loopback)?);
    let app = router(school.clone());
    tokio::spawn(serve(tls, Some(acceptor(&school.keys.tls)?), app.clone(), stopped.clone()));
    // Whoever sits at this machine has the desk as well.
    let desk = Arc::new(desk::Desk::new(school.clone(), at.0));
    desk.resume_phones().await;
    tokio::spawn(serve(plain, None, app.merge(desk::router(&desk)), stopped.clone()));
    tokio::spawn(unfold(school.clone(), stopped));
    Ok(at)
}

impl Running {
    /// Waits for something that the school does.
    pub fn wait_for<T>(&self, what: impl Future<Output = T>) -> Option<T> {
        self.engine.wait_for(what)
    }
}

/// Unfolds what was stored, a little at a time, so that answers to tablets come between; what
/// children's answers come to is told once they have rested.
async fn unfold(school: Arc<School>, mut stop: watch::Receiver<bool>) {
    loop {
        let_tablets_come(&school).await;
        let rest = match unfold_some(&school).await {
            Ok(Some(rest)) => rest,
            Ok(None) => continue,
            Err(error) => {
                log::warn("unfolding-waits", &[("error", &error)]);
                Rest::UntilStored
            }
        };
        tokio::select! {
            () = school.stored.notified() => {}
            () = rest.over() => {}
            _ = stop.changed() => return,
        }
    }
}

/// Waits while segments keep coming, for the disk is theirs first; but not for long.
async fn let_tablets_come(school: &School) {
    for _ in 0..80 {
        let before = school.n_stored();
        tokio::time::sleep(Duration::from_millis(25)).await;
        if school.n_stored() == before {
            return;
        }
    }
}

/// Unfolds some; none where there may be more at once.
async fn unfold_some(school: &School) -> Result<Option<Rest>, StorageError> {
    if school.storage.project(16).await? > 0 {
        school.note_news();
        return Ok(None);
    }
    let now_ms = clock::now_ms();
    let told = school.storage.carry(now_ms.saturating_sub(CARRIED_AFTER_MS), 16).await?;
    Ok(match told {
        Told { n: 0, next_ms: None } => Some(Rest::UntilStored),
        Told { n: 0, next_ms: Some(next_ms) } => {
            let wait_ms = next_ms.saturating_add(CARRIED_AFTER_MS).saturating_sub(now_ms);
            let wait_ms = u64::try_from(wait_ms).unwrap_or(0).clamp(1, CARRIED_AFTER_MS as u64);
            Some(Rest::For(Duration::from_millis(wait_ms)))
        }
        Told { .. } => None,
    })
}

/// So long after a child's newest answer arrived tablets are told what all of hers come to.
const CARRIED_AFTER_MS: i64 = 30_000;

/// How long there is nothing to unfold.
enum Rest {
    UntilStored,
    For(Duration),
}

impl Rest {
    async fn over(self) {
        match self {
            Self::UntilStored => std::future::pending().await,
            Self::For(time) => tokio::time::sleep(time).await,
        }
    }
}
