//! The storm's relay: a real relay's memory, and a bus ride on which anything may happen to it.

use super::sync_classroom::folder;
use server::relay::{Limits, store::Store};
use server::{School, relayed};
use sync::line::{Ask, Reply};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use wire::card::BoxName;
use wire::message::{self, Refusal};
use wire::relay::{self, Pages, Spoken};
use wire::sealed_box::Header;

/// Where it is found, and the pin that it shows.
pub(crate) const ADDRESS: &str = "https://bus:8766";
pub(crate) const PIN: [u8; 32] = [7; 32];

pub(crate) struct Bus {
    store: Store,
    _dir: TempDir,
}

impl Bus {
    pub(crate) fn new() -> Self {
        let dir = folder();
        Self { store: Store::open(dir.path(), Limits::default()).unwrap(), _dir: dir }
    }

    /// What its routes do.
    pub(crate) fn answer(&self, ask: &Ask<'_>, now_ms: i64) -> Reply {
        match (ask.method, ask.route) {
            ("POST", message::ASK) => {
                let asked = relay::Ask::read(&ask.body).unwrap();
                Ok(self.store.ask(&asked, now_ms).unwrap().to_bytes())
            }
            ("PUT", message::BOXES) => {
                let header = Header::peek(&ask.body).unwrap();
                self.store.put(&header, &ask.body, now_ms).unwrap();
                Ok(Vec::new())
            }
            ("GET", message::BOXES) => {
                let name = BoxName::parse(ask.tail.trim_start_matches('/')).unwrap();
                let gone = Refusal::Bad { why: "no such box is here".into() };
                self.store.read(name).unwrap().ok_or(gone)
            }
            (method, route) => panic!("nobody asks a relay to {method} {route}"),
        }
    }

    /// It is in town; `lost` says whether the next thing goes wrong.
    pub(crate) fn ride(
        &self,
        school: &School,
        runtime: &Runtime,
        now_ms: i64,
        mut lost: impl FnMut() -> bool,
    ) {
        let mut names = self.store.work_for(school.id()).unwrap();
        if lost() {
            names.reverse();
        }
        for name in names {
            let Some(file) = self.store.read(name).unwrap() else { continue };
            if lost() {
                // On the way to the school.
                continue;
            }
            let answer = runtime.block_on(relayed::take(school, &file, now_ms));
            match answer {
                // Heard by nobody: it is brought again.
                _ if lost() => {}
                Ok(file) => {
                    let header = Header::peek(&file).unwrap();
                    let receipt = (!lost()).then_some((&header, &file[..]));
                    self.store.arrived(name, receipt, now_ms).unwrap();
                }
                Err(Refusal::Fork { .. }) => self.store.arrived(name, None, now_ms).unwrap(),
                Err(_) => {}
            }
        }
        for (key, after) in self.store.asked(school.id()).unwrap() {
            if lost() {
                continue;
            }
            let Ok(bytes) = runtime.block_on(relayed::pages(school, key, (after, None), now_ms))
            else {
                continue;
            };
            let files = Pages::read(&bytes).unwrap().boxes.into_iter().map(|file| {
                let header = Header::peek(&file).unwrap();
                (header, file.into_vec())
            });
            let files: Vec<_> = files.collect();
            self.store.replace_pages((school.id(), key), &files, now_ms).unwrap();
        }
    }
}
