//! One school: its keys, its storage, and who is in contact.

use crate::fault::Fault;
use crate::keys::Keys;
use crate::pairing::Pairings;
use crate::storage::deed::Deed;
use crate::storage::{DownEntry, NewToken, Storage, StorageError};
use model::{DeviceId, SchoolId};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Notify, watch};
use wire::down::Down;
use wire::message::Status;

/// How long a session is good.
const SESSION_MS: i64 = 10 * 60_000;

/// How often at most a contact with nothing to say is written down.
const SEEN_MS: u64 = 3_600_000;

/// A school that is served.
pub struct School {
    /// Its keys.
    pub keys: Keys,
    /// What it keeps.
    pub storage: Arc<dyn Storage>,
    /// Where releases are laid out for the tablets.
    pub offer: PathBuf,
    /// Told whenever a segment was stored: there is something to unfold.
    pub stored: Notify,
    /// Counts stored segments, so that unfolding sees whether more are coming.
    n_stored: AtomicU64,
    /// Tablets that are about to join by a typed code.
    pub pairings: Pairings,
    /// Counts what was unfolded, for whoever looks at a page just now.
    news: watch::Sender<u64>,
    sessions: Mutex<HashMap<[u8; 16], (DeviceId, i64)>>,
    seen: Mutex<HashMap<DeviceId, Seen>>,
    /// What was kept of earlier contacts when the server was started.
    recalled: Mutex<HashMap<DeviceId, Seen>>,
}

/// The last contact of a tablet. It is kept in memory: a contact with nothing to say writes
/// nothing, but once an hour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// The tablet's clock less the true time, milliseconds.
    pub clock_error_ms: i64,
    /// How it fares, as it last said.
    pub status: Option<Status>,
    /// When a contact was last written down.
    pub written_ms: i64,
}

impl School {
    /// Opens the school in `dir`, or founds one.
    ///
    /// # Errors
    /// [`Fault`] where keys or database cannot be opened.
    pub fn open(dir: &Path, storage: Arc<dyn Storage>, now_ms: i64) -> Result<Self, Fault> {
        let keys = Keys::open(dir, now_ms)?;
        let (stored, sessions, seen) = (Notify::new(), Mutex::default(), Mutex::default());
        let (pairings, offer) = (Pairings::default(), dir.join("offer"));
        let n_stored = AtomicU64::new(0);
        let news = watch::Sender::new(0);
        let recalled = Mutex::default();
        Ok(Self {
            keys,
            storage,
            offer,
            stored,
            n_stored,
            pairings,
            news,
            sessions,
            seen,
            recalled,
        })
    }

    /// Which school it is.
    pub fn id(&self) -> SchoolId {
        self.keys.school
    }

    /// A segment was stored: there is something to unfold.
    pub(crate) fn note_stored(&self) {
        self.n_stored.fetch_add(1, Ordering::Relaxed);
        self.stored.notify_one();
    }

    /// How many segments were stored since the server was started.
    pub(crate) fn n_stored(&self) -> u64 {
        self.n_stored.load(Ordering::Relaxed)
    }

    /// Something that pages show has changed.
    pub(crate) fn note_news(&self) {
        self.news.send_modify(|n| *n = n.wrapping_add(1));
    }

    /// Changes whenever something does that pages show.
    pub(crate) fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// Opens a session for a tablet.
    ///
    /// # Errors
    /// Where the system gives no random numbers.
    pub fn open_session(&self, device: DeviceId, now_ms: i64) -> Result<[u8; 16], Fault> {
        let mut session = [0; 16];
        getrandom::fill(&mut session)?;
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|_, (_, until)| *until > now_ms);
        sessions.insert(session, (device, now_ms + SESSION_MS));
        Ok(session)
    }

    /// Whose session it is, while it is good; each use makes it good for a while longer, for
    /// lessons may come over a slow link for an hour.
    pub fn session(&self, session: &[u8; 16], now_ms: i64) -> Option<DeviceId> {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let (device, until) = sessions.get_mut(session).filter(|(_, until)| *until > now_ms)?;
        *until = now_ms + SESSION_MS;
        Some(*device)
    }

    /// Notes a contact. True where the tablet's status is not known yet.
    ///
    /// Once an hour, and with every status, it is written down as well.
    ///
    /// # Errors
    /// Of the storage.
    pub async fn note_seen(&self, device: DeviceId, now: Seen) -> Result<bool, StorageError> {
        let waiting = now.status.as_ref().map(|status| status.waiting);
        let kept =
            now.status.as_ref().map(|status| kept(status, now.clock_error_ms)).transpose()?;
        let (wants_status, is_due) = self.note_in_memory(device, now.clone());
        if is_due || waiting.is_some() {
            self.storage.note_seen(self.id(), device, now.at_ms, waiting).await?;
            if let Some(kept) = kept {
                self.storage.put_status(self.id(), device, kept).await?;
            }
            let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            all.entry(device).or_default().written_ms = now.at_ms;
        }
        Ok(wants_status)
    }

    fn note_in_memory(&self, device: DeviceId, now: Seen) -> (bool, bool) {
        let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = all.entry(device).or_default();
        let status = now.status.or_else(|| seen.status.take());
        let written_ms = seen.written_ms;
        *seen = Seen { status, written_ms, ..now };
        let since = now.at_ms.saturating_sub(written_ms);
        (seen.status.is_none(), since.unsigned_abs() >= SEEN_MS)
    }

    /// The last contact of each tablet, and how it fared when it last said so.
    pub fn seen(&self) -> HashMap<DeviceId, Seen> {
        let mut all = self.recalled.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let now = self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for (device, seen) in now {
            let before = all.remove(&device).and_then(|before| before.status);
            all.insert(device, Seen { status: seen.status.clone().or(before), ..seen });
        }
        all
    }

    /// Recalls how tablets fared before the server was started.
    ///
    /// # Errors
    /// Of the storage.
    pub async fn recall(&self) -> Result<(), StorageError> {
        let mut recalled = HashMap::new();
        for (device, at_ms, kept) in self.storage.statuses(self.id()).await? {
            // What a later version kept is asked for anew, as if nothing were there.
            if let Ok((status, clock_error_ms)) = ciborium::from_reader(kept.as_slice()) {
                let status = Some(status);
                recalled.insert(device, Seen { at_ms, clock_error_ms, status, written_ms: at_ms });
            }
        }
        *self.recalled.lock().unwrap_or_else(PoisonError::into_inner) = recalled;
        Ok(())
    }

    /// Makes an invitation's token: good for `uses` tablets until `expires_ms`.
    ///
    /// # Errors
    /// Of the storage.
    pub async fn invite(
        &self,
        token: [u8; 16],
        expires_ms: i64,
        uses: u32,
        serials: Vec<String>,
    ) -> Result<(), StorageError> {
        let hash = *blake3::hash(&token).as_bytes();
        self.storage.put_token(self.id(), NewToken { hash, expires_ms, uses, serials }).await
    }

    /// Tells all tablets of the school, or one of them.
    ///
    /// # Errors
    /// Of the storage, or where an entry is too long.
    pub async fn tell(&self, what: &[Down], device: Option<DeviceId>) -> Result<u64, StorageError> {
        self.storage.put_down(self.id(), entries(what, device)?).await
    }

    /// Tells all tablets what an adult wishes, and writes down that she did.
    ///
    /// # Errors
    /// Of the storage, or where an entry is too long; then neither is done.
    pub async fn tell_as(&self, what: &[Down], deed: Deed) -> Result<u64, StorageError> {
        self.storage.put_down_as(self.id(), entries(what, None)?, deed).await
    }
}

/// What is to be told, as the down-log has it.
pub(crate) fn entries(
    what: &[Down],
    device: Option<DeviceId>,
) -> Result<Vec<DownEntry>, StorageError> {
    let entry = |down: &Down| {
        let body = down.to_bytes().map_err(|error| StorageError::Unsound(error.to_string()))?;
        Ok(DownEntry { key: down.key(), device, about: down.about(), body: Some(body) })
    };
    what.iter().map(entry).collect()
}

/// A status as it is kept.
fn kept(status: &Status, clock_error_ms: i64) -> Result<Vec<u8>, StorageError> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&(status, clock_error_ms), &mut bytes)
        .map_err(|error| StorageError::Unsound(error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Device;
    use crate::testing::{self, NOW};

    const TABLET: DeviceId = DeviceId([7; 16]);

    #[test]
    fn how_a_tablet_fared_is_known_after_a_start_and_asked_for_anew() {
        let dir = tempfile::tempdir().unwrap();
        let status =
            Status { free_mb: 900, bundles: vec![("jonaki-1".into(), 3)], ..Status::default() };
        let told =
            Seen { at_ms: NOW, clock_error_ms: 800, status: Some(status.clone()), written_ms: 0 };
        testing::block(async {
            let school = testing::open(dir.path(), NOW);
            let device = Device {
                id: TABLET,
                key: [1; 32],
                box_key: [0; 32],
                serial: 0,
                name: "7".into(),
                revoked: false,
                enrolled_ms: NOW,
            };
            school.storage.put_device(school.id(), device).await.unwrap();
            assert!(!school.note_seen(TABLET, told).await.unwrap());
        });
        testing::block(async {
            let school = testing::open(dir.path(), NOW + 1);
            assert!(school.seen().is_empty());
            school.recall().await.unwrap();
            let seen = &school.seen()[&TABLET];
            assert_eq!((seen.at_ms, seen.clock_error_ms), (NOW, 800));
            assert_eq!(seen.status, Some(status.clone()));
            let again = Seen { at_ms: NOW + 5, clock_error_ms: 3, ..Seen::default() };
            assert!(school.note_seen(TABLET, again).await.unwrap(), "it is asked for its status");
            let seen = &school.seen()[&TABLET];
            assert_eq!((seen.at_ms, seen.clock_error_ms), (NOW + 5, 3));
            assert_eq!(seen.status, Some(status), "until it has said it");
        });
    }
}
