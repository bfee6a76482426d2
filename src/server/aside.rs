//! What the school's laptop keeps in its list beside what it tells tablets: entries that no tablet
//! gets. They stand there because what is about a child is sealed there with her key, goes with her
//! when she is erased, and is part of every copy.

use crate::storage::{DownEntry, StorageError};
use model::{DeviceId, LearnerId};
use serde::{Deserialize, Serialize};

/// The tablet for which such entries are meant: there is none of this id.
pub(crate) const NO_TABLET: DeviceId = DeviceId([0; 16]);

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Aside {
    /// What the school's list says of a child beside her name.
    Pupil {
        /// Who.
        id: LearnerId,
        /// Whether she is a girl.
        is_girl: bool,
    },
    /// A certificate that was written for her.
    Certificate {
        /// Whose.
        id: LearnerId,
        /// By which it is found again.
        code: String,
        /// For what.
        what: String,
        /// Her name as it stands there.
        name: String,
        /// When, counted from 1970-01-01.
        day: i32,
        /// Who signed it.
        from: String,
    },
    /// What stood in the list before the last import, under the key of what it put there.
    Before {
        /// The entry's key.
        key: String,
        /// Whom it is about.
        about: Option<LearnerId>,
        /// Its body then; none where there was none.
        #[serde(with = "serde_bytes")]
        body: Option<Vec<u8>>,
        /// BLAKE3 of what the import put there.
        put: [u8; 32],
    },
    /// The last import.
    Import {
        /// When, milliseconds since 1970.
        at_ms: i64,
        /// Who did it.
        who: String,
        /// So many children were new.
        n_new: usize,
        /// So many were changed.
        n_changed: usize,
    },
}

impl Aside {
    /// Reads an entry's body; none for a kind of a later version, or for what tablets are told.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        ciborium::from_reader(body).ok()
    }

    /// The entry.
    ///
    /// # Errors
    /// Where it has no CBOR form.
    pub(crate) fn entry(&self) -> Result<DownEntry, StorageError> {
        let (key, about) = match self {
            Self::Pupil { id, .. } => (format!("pupil/{id}"), Some(*id)),
            Self::Certificate { id, code, .. } => (format!("certificate/{code}"), Some(*id)),
            Self::Before { key, about, .. } => (format!("before/{key}"), *about),
            Self::Import { .. } => ("import/last".to_owned(), None),
        };
        let mut body = Vec::new();
        ciborium::into_writer(self, &mut body)
            .map_err(|error| StorageError::Unsound(error.to_string()))?;
        Ok(DownEntry { key, device: Some(NO_TABLET), about, body: Some(body) })
    }
}
