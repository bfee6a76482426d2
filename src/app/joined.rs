//! A tablet that belongs to a school: the sync service, and what it tells adults.

use crate::school::{Record as Kept, School};
use crate::screen::corner::Facts;
use crate::worker::{Line, Worker};
use crate::{cards, clock, places};
use bundle::Shelf;
use i18n::Tr;
use model::Stamp;
use progress::school::Contact;
use std::cell::Cell;
use std::io;
use std::path::{Path, PathBuf};
use sync::errand::{Errand, Progress};
use sync::service::{Service, Surroundings};
use sync::{Record, Tablet};

/// How long a child sees the light carried after work was sent, milliseconds.
const CARRIED_MS: i64 = 6_000;

/// The tie to a school.
pub struct Joined {
    kept: Kept,
    name: String,
    school: progress::School,
    service: Service,
    shelf: Option<Shelf>,
    /// An adult asked for a card, and none was in its place.
    no_card: Cell<bool>,
}

impl Joined {
    /// Starts the service, where this tablet belongs to a school.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(worker: &Worker, data: &Path) -> io::Result<Option<Self>> {
        let Some(member) = sync::Membership::load(data)? else { return Ok(None) };
        let (school, _) = progress::School::open(data);
        let mut tablet = Tablet::new(data, Asked(worker.line()), school.clone());
        let shelf = places::shelf(data).ok();
        tablet.shelf = shelf.clone();
        let service = Service::start(tablet, Here(data.to_owned()))?;
        let kept = Kept::new(worker, data);
        let no_card = Cell::new(false);
        Ok(Some(Self { kept, name: member.name, school, service, shelf, no_card }))
    }

    fn arrived(&self, tr: &Tr) -> Vec<String> {
        let mut lines = Vec::new();
        for release in self.school.releases().unwrap_or_default() {
            let args =
                [("channel", release.channel.as_str().into()), ("release", release.release.into())];
            let lacks = self.shelf.as_ref().is_none_or(|shelf| {
                shelf.lacks(&release.channel, release.release, &release.root).unwrap_or(true)
            });
            let what = if lacks { "corner-coming-lessons" } else { "corner-arrived-lessons" };
            lines.push(tr.msg(what, &args));
        }
        let n_messages = self.school.messages().unwrap_or_default().len();
        if n_messages > 0 {
            lines.push(tr.msg("corner-arrived-messages", &[("n", n_messages.into())]));
        }
        let n_pupils = self.school.pupils().unwrap_or_default().len();
        if n_pupils > 0 {
            lines.push(tr.msg("corner-arrived-learners", &[("n", n_pupils.into())]));
        }
        lines
    }
}

impl Joined {
    /// Begins an errand with the card, where one is.
    fn with_card(&self, errand: impl FnOnce(PathBuf) -> Errand) {
        let folder = cards::folder();
        self.no_card.set(folder.is_none());
        if let Some(folder) = folder {
            self.service.run(errand(folder));
        }
    }

    /// What became of the card.
    fn card(&self, tr: &Tr) -> Option<String> {
        if self.no_card.get() {
            return Some(tr.msg("corner-card-none", &[]));
        }
        match self.service.errand() {
            Progress::None => None,
            Progress::UnderWay => Some(tr.msg("corner-card-busy", &[])),
            Progress::Exported { n_events } => {
                Some(tr.msg("corner-card-filled", &[("n", n_events.into())]))
            }
            Progress::Imported { n_sent, n_came } => {
                let args = [("n", n_sent.into()), ("news", n_came.into())];
                Some(tr.msg("corner-card-read", &args))
            }
            Progress::Failed(code) => Some(tr.msg(&format!("sync-trouble-{code}"), &[])),
        }
    }
}

impl School for Joined {
    fn facts(&self, tr: &Tr) -> Facts {
        let state = self.service.state(clock::stamp().wall_ms);
        let trouble = state.last.and_then(|last| last.trouble);
        let said = trouble.as_ref().map(|code| tr.msg(&format!("sync-trouble-{code}"), &[]));
        // Work that is under way with a relay is news and no trouble.
        let (relayed, error) = match trouble.as_deref() {
            Some("relay") => (said, None),
            _ => (None, said),
        };
        let kb = |bytes: u64| bytes.div_ceil(1_024);
        let name = self.school.name().ok().flatten().unwrap_or_else(|| self.name.clone());
        Facts {
            school: Some(name),
            is_sending: state.is_sending,
            last_ms: state.last_success_ms,
            error,
            week_kb: (kb(state.free_bytes), kb(state.metered_bytes), kb(state.budget_bytes)),
            carried: self.card(tr).or(relayed),
            arrived: self.arrived(tr),
            ..self.kept.facts(tr)
        }
    }

    fn gate_code(&self) -> Option<String> {
        self.school.setting("gate-code").ok().flatten()
    }

    fn answered(&self) {
        self.service.poke();
    }

    fn send_now(&self) {
        self.service.send_now();
    }

    fn fill_card(&self) {
        self.with_card(Errand::Export);
    }

    fn read_card(&self) {
        self.with_card(Errand::Import);
    }

    fn is_joined(&self) -> bool {
        true
    }

    fn told(&self) -> Option<progress::School> {
        Some(self.school.clone())
    }

    fn is_carrying(&self) -> bool {
        let now_ms = clock::stamp().wall_ms;
        let is_fresh = |last: &Contact| {
            last.n_sent > 0 && (0..CARRIED_MS).contains(&now_ms.saturating_sub(last.at_ms))
        };
        self.service.state(now_ms).last.as_ref().is_some_and(is_fresh)
    }
}

/// The record, asked on its own thread.
pub(crate) struct Asked(pub(crate) Line);

impl Record for Asked {
    fn ask<T: Send + 'static>(
        &mut self,
        question: impl FnOnce(&mut progress::Progress) -> T + Send + 'static,
    ) -> Option<T> {
        self.0.ask(question)
    }
}

/// What the service asks of this machine.
struct Here(PathBuf);

impl Surroundings for Here {
    fn clock(&self) -> Stamp {
        clock::stamp()
    }

    /// A Linux tablet does not tell what its network costs; an adult's setting will.
    fn is_metered(&self) -> bool {
        false
    }

    fn facts(&mut self) -> sync::Facts {
        facts(&self.0)
    }
}

/// How this tablet fares, for whoever looks after it.
pub fn facts(data: &Path) -> sync::Facts {
    let free_mb = crate::school::free_mb(data).try_into().unwrap_or(u32::MAX);
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let bundles = bundles(data).unwrap_or_default();
    let left_out = places::shelf(data).ok().and_then(|shelf| shelf.left_out().ok());
    let left_out = left_out.unwrap_or_default();
    sync::Facts { version, free_mb, battery: battery(), bundles, left_out, notices: Vec::new() }
}

/// The channels that are in use, each with its release; so the school sees who has what.
fn bundles(data: &Path) -> Option<Vec<(String, u64)>> {
    let opened = places::shelf(data).ok()?.open().ok()?;
    let told = |bundle: &bundle::Bundle| (bundle.header().channel.clone(), bundle.release());
    Some(opened.bundles.iter().map(told).collect())
}

/// The charge in percent, where the kernel tells.
fn battery() -> Option<u8> {
    let supplies = std::fs::read_dir("/sys/class/power_supply").ok()?;
    supplies
        .filter_map(Result::ok)
        .filter_map(|supply| std::fs::read_to_string(supply.path().join("capacity")).ok())
        .find_map(|text| text.trim().parse().ok())
}
