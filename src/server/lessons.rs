//! Lessons for the tablets: a publisher's releases, laid out as plain files under `offer` in
//! the data folder.
//!
//! They are files and not rows, because each is named by its hash and never changes: another
//! program can put them there while the server runs, a copy of the record need not hold them
//! again, and a card or a relay takes the same folder as it is.

use crate::{files, log};
use bundle::error::{OpenError, WriteError};
use bundle::{Bundle, Offer};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use wire::TrustedKeys;
use wire::message::Refusal;
use wire::release::{Description, Listed, is_file_name};

/// Most bytes of a file that one answer carries; whoever wants more asks again.
pub const MOST_PIECE: u64 = 256 << 10;

/// Lays a bundle out for the tablets; `trust` is a publisher's public key to believe from now
/// on. The tablets are told by [`School::tell`](crate::School::tell).
///
/// # Errors
/// [`PublishError`]; then what was offered before still is.
pub fn publish(data: &Path, file: &Path, trust: Option<&Path>) -> Result<Listed, PublishError> {
    let publishers = data.join("publishers");
    let mut text = trusted(&publishers)?;
    let new = trust.map(read).transpose()?;
    text.extend(new.iter().map(String::as_str));
    let keys = TrustedKeys::parse(&text).map_err(|error| PublishError::Key(error.to_string()))?;
    let bundle = Bundle::open(file, &keys)?;
    let offer = data.join("offer");
    let described = offer.join("releases").join(&bundle.header().channel);
    if described.exists() {
        let before = fs::read(&described).map_err(PublishError::io(&described))?;
        let before = Description::open(&before, &keys)?.root;
        let (release, known) = (bundle.release(), before.header.release);
        let known_root = blake3::Hash::from_bytes(before.hash()).to_hex();
        let is_same = bundle.manifest_hash() == known_root.as_str();
        if release < known || release == known && !is_same {
            return Err(PublishError::Older { release, known });
        }
    }
    if let Some(new) = new {
        files::make_private(&publishers).map_err(PublishError::io(&publishers))?;
        let name = format!("{}.pub", &blake3::hash(new.as_bytes()).to_hex()[..16]);
        let kept = publishers.join(name);
        files::write_private(&kept, new.as_bytes()).map_err(PublishError::io(&kept))?;
    }
    // Two who publish at once follow on each other, and no file goes that is just being put.
    let door = data.join("publishing");
    let door = File::create(&door).map_err(PublishError::io(&door))?;
    door.lock().map_err(PublishError::io(&offer))?;
    let listed = Offer::make(&bundle, &offer)?.listed;
    crate::desk::keep_catalogue(data, &bundle).map_err(PublishError::io(data))?;
    // What is left over takes room and does no harm.
    if let Err(error) = bundle::offer::sweep(&offer, &keys) {
        log::warn("offer-not-swept", &[("error", &error)]);
    }
    Ok(listed)
}

/// Why a bundle was not published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// A file or folder.
    #[error("{}: {source}; check the path and the disk", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// Not a publisher's public key.
    #[error("the publisher's key cannot be used: {0}; give the file that ends in .pub")]
    Key(String),
    /// The bundle is none, or nobody who is trusted sealed it.
    #[error("{0}; to believe its publisher from now on, add --trust FILE.pub")]
    Open(#[from] OpenError),
    /// What is offered now cannot be read, so nobody can say whether this follows on it.
    #[error(
        "the release that is offered now cannot be read: {0}; put the folder `offer` back from a copy"
    )]
    Offered(#[from] wire::release::DescriptionError),
    /// A number that is taken or was passed.
    #[error(
        "release {release} does not follow on {known}, which tablets may have; pack it with a higher number"
    )]
    Older {
        /// As the bundle says.
        release: u64,
        /// The one that is offered.
        known: u64,
    },
    /// It could not be laid out.
    #[error("the release could not be laid out: {0}")]
    Write(#[from] WriteError),
}

impl PublishError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        |source| Self::Io { path: path.to_owned(), source }
    }
}

/// The keys whose seals this server passes on, as text.
fn trusted(publishers: &Path) -> Result<String, PublishError> {
    let mut text = String::new();
    for entry in fs::read_dir(publishers).into_iter().flatten().filter_map(Result::ok) {
        text.push_str(&read(&entry.path())?);
        text.push('\n');
    }
    Ok(text)
}

fn read(path: &Path) -> Result<String, PublishError> {
    fs::read_to_string(path).map_err(PublishError::io(path))
}

/// The description of a channel's newest release.
pub(crate) async fn release(releases: &Path, channel: String) -> Result<Piece, Refusal> {
    if !is_file_name(&channel) {
        return Err(unknown());
    }
    piece(releases.join(channel), None, wire::release::MOST_BYTES as u64).await
}

/// A stretch of the file of a hash, given as two digits and sixty-two.
pub(crate) async fn blob(
    offer: &Path,
    (first, rest): (String, String),
    range: Option<(u64, u64)>,
) -> Result<Piece, Refusal> {
    let is_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if first.len() != 2 || rest.len() != 62 || !is_hex(&first) || !is_hex(&rest) {
        return Err(unknown());
    }
    piece(offer.join("b").join(first).join(rest), range, MOST_PIECE).await
}

/// Bytes of a file.
pub(crate) struct Piece {
    /// The first byte, from 0.
    pub(crate) from: u64,
    pub(crate) bytes: Vec<u8>,
    /// Bytes of the whole file.
    pub(crate) of: u64,
}

async fn piece(path: PathBuf, range: Option<(u64, u64)>, most: u64) -> Result<Piece, Refusal> {
    let read = move || -> io::Result<Piece> {
        let mut file = File::open(path)?;
        let of = file.metadata()?.len();
        let (from, last) = range.unwrap_or((0, u64::MAX));
        if from >= of {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let size = last.min(of - 1).saturating_sub(from).saturating_add(1).min(most);
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.take(size).read_to_end(&mut bytes)?;
        Ok(Piece { from, bytes, of })
    };
    let done = tokio::task::spawn_blocking(read).await.map_err(|_| Refusal::Busy)?;
    done.map_err(|_| unknown())
}

fn unknown() -> Refusal {
    Refusal::Bad { why: "no such piece of a release is offered here".into() }
}
