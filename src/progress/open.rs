//! What happens before the first answer: check, mend, catch up.

use crate::device::{Device, Identity};
use crate::event_log::{self, EventLog};
use crate::reserve::{RESERVE_BYTES, Reserve};
use crate::sent_mark::{Found, SentMark};
use crate::state::{Came, State};
use crate::stored::Tail;
use crate::{NewStreamWhy, Notice, OpenError, Progress, files, salvage, sqlite, state};
use model::{DeviceId, Stamp, StreamId};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// What differs between tablets, and between tablets and tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The system's own name for this installation (Android: `ANDROID_ID`); where it
    /// differs from the stored one, the data was copied from another tablet.
    pub install_id: Option<String>,
    /// Room kept back for the last answers, bytes; 0 keeps none.
    pub reserve_bytes: u64,
    /// How long a write-ahead log grows before it is copied into its database, pages of
    /// 4096 bytes.
    pub checkpoint_pages: u32,
}

impl Default for Options {
    fn default() -> Self {
        let (reserve_bytes, checkpoint_pages) = (RESERVE_BYTES, sqlite::CHECKPOINT_PAGES);
        Self { install_id: None, reserve_bytes, checkpoint_pages }
    }
}

impl Progress {
    /// Opens the record in `dir`, or begins one, and tells what an adult should hear.
    ///
    /// `boot_id` is the system's own name for this boot: whenever it changes, a new boot is
    /// counted. Whoever restores a backup puts an empty file `restored` into `dir`.
    ///
    /// # Errors
    /// [`OpenError`]; a damaged log is not among them: it is set aside and salvaged.
    pub fn open(dir: &Path, boot_id: &str, at: Stamp) -> Result<(Self, Vec<Notice>), OpenError> {
        Self::open_with(dir, boot_id, at, &Options::default())
    }

    /// Opens the record with other than the usual [`Options`].
    ///
    /// # Errors
    /// As [`Progress::open`].
    pub fn open_with(
        dir: &Path,
        boot_id: &str,
        at: Stamp,
        options: &Options,
    ) -> Result<(Self, Vec<Notice>), OpenError> {
        files::make_folder(dir).map_err(io_error("make", dir))?;
        let lock = lock(dir)?;
        let reserve = Reserve::new(dir, options.reserve_bytes);
        let mut opened = open_files(dir, boot_id, at, options);
        if opened.as_ref().is_err_and(is_full) && reserve.release() {
            opened = open_files(dir, boot_id, at, options);
        }
        let (log, state, device, mut notices) = opened?;
        if reserve.fill().is_err() {
            notices.push(Notice::SpaceLow);
        }
        let dir = dir.to_owned();
        let (damaged, _lock) = (false, lock);
        let open = Self { dir, log, state, device, reserve, notices: vec![], damaged, _lock };
        Ok((open, notices))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if !self.damaged {
            // Left behind, it only makes the next start check more than it has to.
            let _ = files::remove(&self.dir.join(RUNNING));
        }
    }
}

type Opened = (EventLog, State, Device, Vec<Notice>);

fn open_files(
    dir: &Path,
    boot_id: &str,
    at: Stamp,
    options: &Options,
) -> Result<Opened, OpenError> {
    let mut notices = Vec::new();
    let running = dir.join(RUNNING);
    let unclean = running.exists();
    // Flushed, because a cut of the power is the very end that it has to tell of.
    fs::write(&running, b"")
        .and_then(|()| files::sync_parent(&running))
        .map_err(io_error("write", &running))?;

    let new_id = || random_id().map(DeviceId).map_err(OpenError::Random);
    let (mut device, identity) = Device::read(dir, boot_id, options.install_id.as_deref(), new_id)?;
    let mark = SentMark::read(dir).map_err(io_error("read", &dir.join("sent_hw.a")))?;

    let (mut log, salvaged) = open_log(dir, unclean, &device, mark, at)?;
    if identity == Identity::Missing {
        // The count was lost with the file, but the log knows how far it had come.
        device.boot = log.last_boot().map_err(log_error)?.saturating_add(1);
    }
    device.write(dir).map_err(io_error("write", &dir.join("device")))?;

    let restored = dir.join(RESTORED);
    if let Some(notice) = salvaged {
        // Salvaging has begun a new stream already, in one step with the swap of the files.
        notices.push(notice);
        let stream = log.tail().map(|tail| tail.stream);
        let why = NewStreamWhy::LogDamaged;
        notices.extend(stream.map(|stream| Notice::NewStream { stream, why }));
        note_stream(dir, &log)?;
    } else {
        match why_new_stream(&log, mark, &device, identity, restored.exists()).map_err(log_error)? {
            Stay::Here => {}
            Stay::No(why) => {
                let stream = StreamId(random_id()?);
                log.start_stream(stream, device.id, device.boot).map_err(log_error)?;
                note_stream(dir, &log)?;
                notices.extend(why.map(|why| Notice::NewStream { stream, why }));
            }
        }
    }
    if restored.exists() {
        // Flushed, or after a power cut it would be back and begin yet another stream.
        files::remove(&restored)
            .and_then(|()| files::sync_parent(&restored))
            .map_err(io_error("remove", &restored))?;
    }

    let (state, came) = State::open(dir, &log, unclean)?;
    for (db, file) in [(&log.db, event_log::FILE), (&state.db, state::FILE)] {
        sqlite::checkpoint_every(db, options.checkpoint_pages)
            .map_err(|source| OpenError::Sql { file, source })?;
    }
    match came {
        Came::AsItWas => {}
        Came::Rebuilt => notices.push(Notice::StateRebuilt),
        Came::InMemory => notices.push(Notice::StateInMemory),
    }
    Ok((log, state, device, notices))
}

/// Opens the log; sets a damaged one aside and salvages what can be read of it.
fn open_log(
    dir: &Path,
    unclean: bool,
    device: &Device,
    mark: Found,
    at: Stamp,
) -> Result<(EventLog, Option<Notice>), OpenError> {
    let path = dir.join(event_log::FILE);
    if let Some(notice) = salvage::finish(dir, at.wall_ms)? {
        // A power cut had come between salvaging and the swap of the files.
        return Ok((EventLog::open(&path)?, Some(notice)));
    }
    let header = sqlite::header_is_whole(&path).map_err(io_error("read", &path))?;
    let opened = EventLog::open(&path).and_then(|log| {
        let whole = header && (!unclean || log.is_whole().map_err(log_error)?);
        Ok(whole.then_some(log))
    });
    match opened {
        Ok(Some(log)) => return Ok((log, None)),
        Ok(None) => {}
        Err(_) if !header => {}
        Err(OpenError::Sql { source, .. }) if sqlite::is_damage(&source) => {}
        Err(error) => return Err(error),
    }
    let notice = salvage::salvage(dir, device, StreamId(random_id()?), mark, at.wall_ms)?;
    Ok((EventLog::open(&path)?, Some(notice)))
}

/// Whether the log may go on in its open stream.
enum Stay {
    Here,
    /// A new stream is needed; `None` where there is nothing to tell an adult.
    No(Option<NewStreamWhy>),
}

/// The rule: a new stream whenever the log could have gone backwards.
fn why_new_stream(
    log: &EventLog,
    mark: Found,
    device: &Device,
    identity: Identity,
    restored: bool,
) -> rusqlite::Result<Stay> {
    let streams = log.streams()?;
    let newest = streams.last();
    let why = match (log.tail(), mark) {
        (None, Found::Nothing) if newest.is_none() => return Ok(Stay::No(None)),
        (None, _) if newest.is_none() => NewStreamWhy::LogLost,
        _ if restored => NewStreamWhy::Restored,
        _ if identity == Identity::Missing => NewStreamWhy::DeviceLost,
        _ if newest.is_some_and(|newest| newest.device != device.id) => NewStreamWhy::Cloned,
        (_, Found::Nothing | Found::Torn) => NewStreamWhy::MarkLost,
        (None, _) => NewStreamWhy::WentBack,
        (Some(tail), Found::Mark(mark)) => {
            if mark.stream != tail.stream || mark.seq > tail.seq {
                NewStreamWhy::WentBack
            } else if log.head_at(mark.stream, mark.seq)? != Some(mark.head) {
                NewStreamWhy::Forked
            } else {
                return Ok(Stay::Here);
            }
        }
    };
    // A first start that was cut short has nothing to tell.
    let worth_telling = matches!(mark, Found::Mark(_)) || streams.iter().any(|one| one.tail > 0);
    Ok(Stay::No(worth_telling.then_some(why)))
}

/// Notes that the log goes on in its open stream, of which nothing has left yet.
///
/// From then on a database that comes back with any older stream is noticed, even where
/// the rest of that stream is sent only later.
fn note_stream(dir: &Path, log: &EventLog) -> Result<(), OpenError> {
    let Some(Tail { stream, .. }) = log.tail() else { return Ok(()) };
    SentMark::beginning(stream).write(dir).map_err(io_error("write", &dir.join("sent_hw.a")))
}

/// Takes the lock that keeps a second process out; held until the file is dropped.
fn lock(dir: &Path) -> Result<File, OpenError> {
    let path = dir.join("lock");
    let file = File::create(&path).map_err(io_error("make", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::InUse { dir: dir.to_owned() }),
        Err(TryLockError::Error(error)) => Err(io_error("lock", &path)(error)),
    }
}

/// Sixteen random bytes: a stream or a tablet that nobody else will ever have.
pub(crate) fn random_id() -> Result<[u8; 16], getrandom::Error> {
    let mut id = [0; 16];
    getrandom::fill(&mut id).map(|()| id)
}

fn is_full(error: &OpenError) -> bool {
    match error {
        OpenError::Io { source, .. } => source.kind() == io::ErrorKind::StorageFull,
        OpenError::Sql { source, .. } => sqlite::is_full(source),
        _ => false,
    }
}

fn io_error(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OpenError {
    let path: PathBuf = path.to_owned();
    move |source| OpenError::Io { doing, path, source }
}

fn log_error(source: rusqlite::Error) -> OpenError {
    OpenError::Sql { file: event_log::FILE, source }
}

/// There while the record is open: found at a start, it tells of an unclean end.
const RUNNING: &str = "running";
/// Put there by whoever restores a backup.
const RESTORED: &str = "restored";
