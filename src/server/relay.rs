//! A relay: a whole program on a bus or in a village that has no server.
//!
//! It takes boxes from the tablets of any school, keeps them until the school has them, and carries back receipts,
//! the school's words and lessons.
//!
//! It has no accounts and no keys but that of its own connection, and can read nothing that it
//! carries. What it cannot be kept from is to forget: so a tablet keeps everything until its
//! school's own receipt has come. Start with [`mod@deliver`] for what happens in town.

mod client;
pub mod deliver;
mod lessons;
pub mod limits;
mod routes;
pub mod store;

pub use deliver::{Delivered, deliver};
pub use limits::Limits;

use crate::announce::{announce_relay, schools_nearby};
use crate::engine::{Engine, acceptor, bind, local};
use crate::fault::Fault;
use crate::serve::serve;
use crate::storage::StorageError;
use crate::{clock, files, keys};
use lessons::Shelf;
use limits::Sources;
use model::SchoolId;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use store::Store;
use tokio::sync::watch;
use wire::sealed_box::BoxKeyId;

/// Where a relay listens, unless it is told otherwise.
pub const PORT: u16 = 8766;

/// How a relay is started.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where its memory is.
    pub data: PathBuf,
    /// Where tablets come.
    pub listen: SocketAddr,
    /// Servers that it looks for, as `host:port`, beside those that announce themselves.
    pub schools: Vec<String>,
    /// How often it looks for them.
    pub every: Duration,
    /// Whether it looks on the local network.
    pub seek: bool,
    /// How much it takes.
    pub limits: Limits,
}

/// What a relay knows.
pub struct Relay {
    /// Boxes.
    pub store: Store,
    lessons: Shelf,
    limits: Limits,
    sources: Sources,
    /// Of each tablet's pages that are here, after which number they begin and up to where
    /// they go. After a start they are fetched once more.
    pages: Mutex<HashMap<(SchoolId, BoxKeyId), (u64, u64)>>,
}

impl Relay {
    /// Opens a relay's memory, or begins it.
    ///
    /// # Errors
    /// [`Fault`] where the disk refuses.
    pub fn open(config: &Config) -> Result<Self, Fault> {
        files::make_private(&config.data).map_err(Fault::io("make", &config.data))?;
        let (limits, sources) = (config.limits, Sources::default());
        let lessons = Shelf::at(&config.data);
        let (store, pages) = (Store::open(&config.data, limits)?, Mutex::default());
        Ok(Self { store, lessons, limits, sources, pages })
    }

    /// Asks the memory on a thread that may wait for the disk; none where all is ending.
    async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        ask: impl FnOnce(&Store) -> rusqlite::Result<T> + Send + 'static,
    ) -> Option<rusqlite::Result<T>> {
        let relay = self.clone();
        tokio::task::spawn_blocking(move || ask(&relay.store)).await.ok()
    }
}

/// A relay that runs; dropping it stops it.
pub struct Running {
    /// Where tablets come.
    pub listen: SocketAddr,
    engine: Engine,
}

/// Opens the relay, listens, and looks for schools from time to time.
///
/// # Errors
/// [`Fault`], with nothing left running.
pub fn start(
    config: &Config,
    told: impl Fn(&str) + Send + Sync + 'static,
) -> Result<Running, Fault> {
    let relay = Arc::new(Relay::open(config)?);
    let tls = keys::own_tls(&config.data)?;
    let mut engine = Engine::start(&config.data)?;
    let stopped = engine.stopped();
    let begun = engine.wait_for(async {
        let listener = bind(config.listen).await?;
        let at = local(&listener, config.listen)?;
        let routes = routes::routes(relay.clone());
        tokio::spawn(serve(listener, Some(acceptor(&tls)?), routes, stopped.clone()));
        tokio::spawn(look_for_schools(relay.clone(), config.clone(), told, stopped));
        Ok::<_, Fault>(at)
    });
    let listen = begun.ok_or_else(|| Fault::from(StorageError::Closed))??;
    engine.announces(announce_relay(relay.store.name(), listen));
    Ok(Running { listen, engine })
}

impl Running {
    /// Waits for something.
    pub fn wait_for<T>(&self, what: impl Future<Output = T>) -> Option<T> {
        self.engine.wait_for(what)
    }
}

/// On the road nobody answers, and that is no fault: only what was done is told.
async fn look_for_schools(
    relay: Arc<Relay>,
    config: Config,
    told: impl Fn(&str) + Send + Sync + 'static,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        let mut addresses = config.schools.clone();
        if config.seek {
            addresses.extend(tokio::task::spawn_blocking(schools_nearby).await.unwrap_or_default());
        }
        for address in addresses {
            match deliver(&relay, &address, clock::now_ms()).await {
                Ok(done) => say(&told, &done),
                Err(deliver::DeliverError::Line(client::LineError::Nobody(_))) => {}
                Err(error) => told(&format!("{address}: {error}")),
            }
        }
        let now_ms = clock::now_ms();
        if let Some(Err(error)) = relay.ask(move |store| store.sweep(now_ms)).await {
            told(&format!("old boxes stay: {error}"));
        }
        tokio::select! {
            () = tokio::time::sleep(config.every) => {}
            _ = stop.changed() => return,
        }
    }
}

fn say(told: &impl Fn(&str), done: &Delivered) {
    let Delivered { school, n_brought, n_left, n_answers, n_lessons } = *done;
    if n_brought + n_left + n_answers + n_lessons > 0 {
        let school = &school.to_string()[..8];
        told(&format!(
            "school {school}: brought {n_brought}, left {n_left}, answers {n_answers}, lessons {n_lessons}"
        ));
    }
}
