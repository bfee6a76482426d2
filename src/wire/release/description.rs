//! What is needed to fetch one release piece by piece.

use super::runs::{MOST_RUN, Run};
use crate::entry::ManifestError;
use crate::root::Root;
use crate::seal::{PublicKey, Seal, SealError, TrustedKeys, verify};
use serde::{Deserialize, Serialize};

/// A sealed root with the parts of its release.
///
/// Its bytes are three lines of text and more, then CBOR:
///
/// ```text
/// jonaki-offer 1
/// jonaki-seal 1 <key id> <signature>
/// jonaki-manifest 1
/// …                       the root, which an empty line ends
///
/// <CBOR of the parts>
/// ```
///
/// The seal covers the root alone. That is enough: whatever is put together after the parts
/// is held against the root, so wrong parts can waste a download but bring nothing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// What is sealed.
    pub root: Root,
    /// The seal over the root's bytes.
    pub seal: Seal,
    /// The trusted key that made the seal.
    pub sealed_by: PublicKey,
    parts: Vec<u8>,
}

/// Of what a release consists. Hashes name files in the publisher's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// BLAKE3 of all pages of the manifest, one after another.
    pub manifest: [u8; 32],
    /// The same bytes in runs.
    pub runs: Vec<Run>,
    /// BLAKE3 of the rows of all groups in their canonical form, in the manifest's order.
    pub rows: [u8; 32],
    /// Bytes of these rows.
    pub rows_bytes: u64,
    /// Bytes of all blobs, for a tablet that has none of them.
    pub blob_bytes: u64,
    /// Blobs above 1 MiB, which are fetched in chunks; in rising order of their hashes.
    pub chunked: Vec<Chunked>,
}

/// The chunks of a large blob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunked {
    /// The blob.
    pub hash: [u8; 32],
    /// BLAKE3's chaining value of each 256 KiB. They add up to the hash, so a list that was
    /// changed is known before anything is fetched by it.
    pub values: Vec<[u8; 32]>,
}

impl Parts {
    /// Bytes of the manifest.
    pub fn manifest_bytes(&self) -> u64 {
        self.runs.iter().map(|run| u64::from(run.size)).sum()
    }
}

/// Most bytes of a description (4 MiB): that of the largest manifest has 2 MB.
pub const MOST_BYTES: usize = 4 << 20;

/// Most bytes of a manifest (64 MiB, about half a million entries).
pub const MOST_MANIFEST: u64 = 64 << 20;

/// Most bytes of the rows (1 GiB).
pub const MOST_ROWS: u64 = 1 << 30;

/// Most chunks of a blob: 64 MiB of them.
const MOST_CHUNKS: usize = 256;

const FIRST_LINE: &[u8] = b"jonaki-offer 1\n";

impl Description {
    /// Puts a description together.
    ///
    /// # Errors
    /// [`DescriptionError::Large`] above [`MOST_BYTES`], [`DescriptionError::Cbor`] for parts
    /// without a CBOR form.
    pub fn write(root: &Root, seal: &Seal, parts: &Parts) -> Result<Vec<u8>, DescriptionError> {
        let mut bytes = FIRST_LINE.to_vec();
        bytes.extend_from_slice(format!("{seal}\n").as_bytes());
        bytes.extend(root.to_bytes());
        bytes.push(b'\n');
        ciborium::into_writer(&Tail::of(parts), &mut bytes)
            .map_err(|error| DescriptionError::Cbor { why: error.to_string() })?;
        check_size(&bytes)?;
        Ok(bytes)
    }

    /// Reads the root when a trusted key sealed it; the parts stay unread.
    ///
    /// # Errors
    /// [`DescriptionError`]; the root is parsed only after its seal was found good.
    pub fn open(bytes: &[u8], trust: &TrustedKeys) -> Result<Self, DescriptionError> {
        let (seal, root, parts) = split(bytes)?;
        let sealed_by = verify(root, &seal, trust)?;
        Ok(Self { root: Root::parse(root)?, seal, sealed_by, parts: parts.to_vec() })
    }

    /// Reads of what the release consists.
    ///
    /// # Errors
    /// [`DescriptionError::Cbor`], and [`DescriptionError::Parts`] for counts and sizes that
    /// no release has.
    pub fn parts(&self) -> Result<Parts, DescriptionError> {
        read_parts(&self.parts)
    }

    /// Reads of what a release consists without knowing who sealed it: for whoever carries
    /// releases and believes none. Whoever installs one opens it with [`Description::open`].
    ///
    /// # Errors
    /// As [`Description::parts`].
    pub fn unproved_parts(bytes: &[u8]) -> Result<Parts, DescriptionError> {
        let (_, _, parts) = split(bytes)?;
        read_parts(parts)
    }
}

/// The seal, the root that it covers, the parts.
fn split(bytes: &[u8]) -> Result<(Seal, &[u8], &[u8]), DescriptionError> {
    check_size(bytes)?;
    let not = DescriptionError::NotAnOffer;
    let rest = bytes.strip_prefix(FIRST_LINE).ok_or(not.clone())?;
    let end = rest.iter().take(SEAL_LINE).position(|byte| *byte == b'\n').ok_or(not.clone())?;
    let seal = std::str::from_utf8(&rest[..end]).map_err(|_| not.clone())?;
    let seal = Seal::parse(seal)?;
    let rest = &rest[end + 1..];
    let end = rest.windows(2).position(|pair| pair == b"\n\n").ok_or(not)?;
    Ok((seal, &rest[..=end], &rest[end + 2..]))
}

fn read_parts(bytes: &[u8]) -> Result<Parts, DescriptionError> {
    let mut rest = bytes;
    let tail: Tail = ciborium::from_reader(&mut rest)
        .map_err(|error| DescriptionError::Cbor { why: error.to_string() })?;
    let parts = tail.read()?;
    if rest.is_empty() { Ok(parts) } else { Err(unfit("something follows its parts")) }
}

/// Longest line that is looked at for a seal.
const SEAL_LINE: usize = 200;

fn check_size(bytes: &[u8]) -> Result<(), DescriptionError> {
    match bytes.len() <= MOST_BYTES {
        true => Ok(()),
        false => Err(DescriptionError::Large { bytes: bytes.len() }),
    }
}

fn unfit(why: &'static str) -> DescriptionError {
    DescriptionError::Parts { why }
}

/// The parts as they travel: hashes and sizes packed, so that a run costs 10 bytes.
#[derive(Serialize, Deserialize)]
struct Tail {
    #[serde(rename = "m", with = "serde_bytes")]
    manifest: [u8; 32],
    /// For each run its size, 2 bytes big-endian, and its hash.
    #[serde(rename = "u", with = "serde_bytes")]
    runs: Vec<u8>,
    #[serde(rename = "r", with = "serde_bytes")]
    rows: [u8; 32],
    #[serde(rename = "s")]
    rows_bytes: u64,
    #[serde(rename = "b")]
    blob_bytes: u64,
    /// For each blob its hash and its chaining values.
    #[serde(rename = "c", default)]
    chunked: Vec<serde_bytes::ByteBuf>,
}

impl Tail {
    fn of(parts: &Parts) -> Self {
        let mut runs = Vec::with_capacity(parts.runs.len() * RUN);
        for run in &parts.runs {
            runs.extend(run.size.to_be_bytes());
            runs.extend(run.hash);
        }
        let chunked = parts.chunked.iter().map(|blob| {
            let values = blob.values.concat();
            serde_bytes::ByteBuf::from([&blob.hash[..], &values].concat())
        });
        Self {
            manifest: parts.manifest,
            runs,
            rows: parts.rows,
            rows_bytes: parts.rows_bytes,
            blob_bytes: parts.blob_bytes,
            chunked: chunked.collect(),
        }
    }

    fn read(&self) -> Result<Parts, DescriptionError> {
        let (runs, odd) = self.runs.as_chunks::<RUN>();
        let runs: Vec<Run> = runs.iter().map(read_run).collect();
        let fits = |run: &Run| (1..=MOST_RUN).contains(&usize::from(run.size));
        if !odd.is_empty() || !runs.iter().all(fits) {
            return Err(unfit("a run has a size that no run has"));
        }
        let chunked = self.chunked.iter().map(|packed| read_chunked(packed));
        let parts = Parts {
            manifest: self.manifest,
            runs,
            rows: self.rows,
            rows_bytes: self.rows_bytes,
            blob_bytes: self.blob_bytes,
            chunked: chunked.collect::<Option<_>>().ok_or(unfit("a list of chunks is torn"))?,
        };
        if parts.manifest_bytes() > MOST_MANIFEST || parts.rows_bytes > MOST_ROWS {
            return Err(unfit("its manifest or its rows are larger than any release's"));
        }
        if parts.chunked.windows(2).any(|pair| pair[0].hash >= pair[1].hash) {
            return Err(unfit("its large blobs are not in order"));
        }
        Ok(parts)
    }
}

/// Bytes of a packed run.
const RUN: usize = 10;

fn read_run(packed: &[u8; RUN]) -> Run {
    let mut hash = [0; 8];
    hash.copy_from_slice(&packed[2..]);
    Run { size: u16::from_be_bytes([packed[0], packed[1]]), hash }
}

fn read_chunked(packed: &[u8]) -> Option<Chunked> {
    let (hashes, odd) = packed.as_chunks::<32>();
    let (hash, values) = hashes.split_first()?;
    let fits = odd.is_empty() && (2..=MOST_CHUNKS).contains(&values.len());
    fits.then(|| Chunked { hash: *hash, values: values.to_vec() })
}

/// Why a description was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DescriptionError {
    /// Longer than any.
    #[error("the description has {bytes} bytes, {MOST_BYTES} are allowed; part the channel")]
    Large {
        /// As it came.
        bytes: usize,
    },
    /// Something else, such as a page of a captive portal.
    #[error("what came is no description of a release; try again on another network")]
    NotAnOffer,
    /// Nobody who is trusted vouches for it.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Sealed, but no root.
    #[error(transparent)]
    Root(#[from] ManifestError),
    /// The parts are no CBOR of this version.
    #[error("the parts of the release cannot be read ({why}); fetch the description anew")]
    Cbor {
        /// What CBOR says.
        why: String,
    },
    /// The parts are of no release.
    #[error("the description is refused: {why}; fetch it anew or from another place")]
    Parts {
        /// What is wrong.
        why: &'static str,
    },
}
