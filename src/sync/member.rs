//! To which school the tablet belongs, with the papers that prove it.
//!
//! They lie in `keys/school`, beside the keys and not in a database, because they are the
//! one thing about a school that cannot be had again without an adult.

use crate::files;
use model::{DeviceId, SchoolId, StreamId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use wire::certificate::{DeviceCertificate, ServerCertificate};
use wire::{PublicKey, signed};

/// A tablet's place in a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The school.
    pub school: SchoolId,
    /// Its name, as it was when the tablet joined.
    pub name: String,
    /// The school's ed25519 key, which names its servers.
    #[serde(with = "serde_bytes")]
    pub school_key: [u8; 32],
    /// The school's X25519 key, to which boxes are sealed.
    #[serde(with = "serde_bytes")]
    pub box_key: [u8; 32],
    /// The signed certificate of the server that is believed now.
    #[serde(with = "serde_bytes")]
    pub server: Vec<u8>,
    /// The signed certificate of this tablet.
    #[serde(with = "serde_bytes")]
    pub device: Vec<u8>,
    /// The signed certificate of the server that signed the tablet's.
    #[serde(with = "serde_bytes")]
    pub enrolled_by: Vec<u8>,
    /// Where the invitation said that the server is found, as `https://host:port`.
    pub addresses: Vec<String>,
    /// Streams that were begun at another school and wait for it.
    pub others: BTreeMap<StreamId, SchoolId>,
}

/// A membership whose certificates were checked.
#[derive(Clone, Debug)]
pub(crate) struct Papers {
    pub(crate) school_key: PublicKey,
    pub(crate) server_key: PublicKey,
    pub(crate) server: ServerCertificate,
    pub(crate) device: DeviceCertificate,
}

impl Membership {
    /// The membership in `dir`, if there is a sound one.
    ///
    /// # Errors
    /// Of the disk.
    pub fn load(dir: &Path) -> io::Result<Option<Self>> {
        let bytes = files::read(&path(dir))?;
        let member: Option<Self> =
            bytes.and_then(|bytes| ciborium::from_reader(bytes.as_slice()).ok());
        Ok(member.filter(|member| member.papers().is_some()))
    }

    /// Keeps it, in place of an earlier one.
    ///
    /// # Errors
    /// Of the disk.
    pub fn save(&self, dir: &Path) -> io::Result<()> {
        let mut bytes = Vec::new();
        ciborium::into_writer(self, &mut bytes).map_err(io::Error::other)?;
        files::replace_private(&path(dir), &bytes)
    }

    /// The tablet that it was made out to.
    pub fn device_id(&self) -> Option<DeviceId> {
        self.papers().map(|papers| papers.device.device)
    }

    /// Follows the certificates from the school's key; none where a link does not hold.
    pub(crate) fn papers(&self) -> Option<Papers> {
        let school_key = PublicKey::from_bytes(&self.school_key).ok()?;
        let server: ServerCertificate = signed::open(&self.server, &school_key).ok()?;
        let device =
            wire::certificate::device_of(&self.device, &self.enrolled_by, &school_key).ok()?;
        let server_key = server.key().ok()?;
        let ours = server.school == self.school && device.school == self.school;
        ours.then_some(Papers { school_key, server_key, server, device })
    }

    /// Whether a stream is this school's and not an earlier one's.
    pub(crate) fn is_ours(&self, stream: StreamId) -> bool {
        self.others.get(&stream).is_none_or(|school| *school == self.school)
    }
}

fn path(dir: &Path) -> PathBuf {
    dir.join("keys").join("school")
}
