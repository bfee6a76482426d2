//! Voices and pictures that a teacher sends along with her words: made small, kept, and given to
//! the school's tablets. [`voice`] and [`picture`] turn what a browser brings into what tablets take.

pub(crate) mod picture;
pub(crate) mod voice;

use crate::lessons::Piece;
use crate::school::School;
use crate::storage::StorageError;
use crate::storage::talk::{NewSaid, Said};
use model::LearnerId;
use wire::message::Refusal;

/// Keeps a voice or a picture for those to whom it is said; its name is what messages carry.
///
/// # Errors
/// Of the storage.
pub(crate) async fn keep(
    school: &School,
    said: Said,
    to: Vec<LearnerId>,
) -> Result<String, StorageError> {
    let hash = blake3::hash(&said.bytes);
    school.storage.put_said(school.id(), NewSaid { hash: *hash.as_bytes(), said, to }).await?;
    Ok(hash.to_hex().to_string())
}

/// One by its name.
///
/// # Errors
/// Of the storage.
pub(crate) async fn find(school: &School, name: &str) -> Result<Option<Said>, StorageError> {
    match blake3::Hash::from_hex(name) {
        Ok(hash) => school.storage.said(school.id(), *hash.as_bytes()).await,
        Err(_) => Ok(None),
    }
}

/// A stretch of one, for a tablet.
///
/// # Errors
/// [`Refusal::Bad`] where there is none, or none of it there.
pub(crate) async fn piece(
    school: &School,
    name: &str,
    range: Option<(u64, u64)>,
) -> Result<Piece, Refusal> {
    let none = || Refusal::Bad { why: "nothing of that name was said here".into() };
    let found = find(school, name).await.map_err(|_| Refusal::Busy)?.ok_or_else(none)?;
    let of = found.bytes.len() as u64;
    let (from, last) = range.unwrap_or((0, u64::MAX));
    if from >= of {
        return Err(none());
    }
    let end = last.min(of - 1) + 1;
    let bytes = found.bytes[from as usize..end as usize].to_vec();
    Ok(Piece { from, bytes, of })
}

/// Why a voice or a picture was not taken; each has a sentence of its own in the desk's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// The file holds no sound that this program knows.
    NoSound,
    /// There is nothing to hear on it.
    Silent,
    /// It is longer than a minute.
    Long,
    /// The file is no picture that this program knows.
    NoPicture,
    /// It has more pixels than a laptop of a school should have to open.
    Huge,
}

impl Wrong {
    /// The key of its sentence.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::NoSound => "desk-voice-none",
            Self::Silent => "desk-voice-silent",
            Self::Long => "desk-voice-long",
            Self::NoPicture => "desk-picture-none",
            Self::Huge => "desk-picture-huge",
        }
    }
}
