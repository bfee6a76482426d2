//! Which tablet this is, and how often it was started.

use crate::files;
use model::DeviceId;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// The file `device`: made at the first start, replaced whenever the boot changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Device {
    pub(crate) id: DeviceId,
    /// Number of this boot, from 1.
    pub(crate) boot: u32,
    /// The system's own name for this boot, to notice the next one.
    boot_id: String,
    /// The system's own name for this tablet; empty where there is none.
    install: String,
}

/// How the file was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Identity {
    /// This tablet wrote it.
    Same,
    /// Another tablet wrote it, and its data came here as a copy.
    Cloned,
    /// There is no file, or no whole one.
    Missing,
}

impl Device {
    /// Reads the file and counts the boot; makes a new identity where there is none.
    ///
    /// `new_id` is only called where an identity has to be made. Nothing is written yet.
    pub(crate) fn read<E>(
        dir: &Path,
        boot_id: &str,
        install: Option<&str>,
        new_id: impl FnOnce() -> Result<DeviceId, E>,
    ) -> Result<(Self, Identity), E> {
        let known = std::fs::read(dir.join(NAME)).ok().and_then(|bytes| parse(&bytes));
        let install = install.unwrap_or_default();
        let device = |id, boot| {
            let (boot_id, install) = (boot_id.to_owned(), install.to_owned());
            Self { id, boot, boot_id, install }
        };
        Ok(match known {
            Some(known) => {
                let boot = known.boot.saturating_add(u32::from(known.boot_id != boot_id));
                // A tablet that cannot tell its name is never taken for another one.
                let nameless = install.is_empty() || known.install.is_empty();
                if nameless || known.install == install {
                    let same = device(known.id, boot);
                    let install = if install.is_empty() { known.install } else { same.install };
                    (Self { install, ..same }, Identity::Same)
                } else {
                    (device(new_id()?, known.boot.saturating_add(1)), Identity::Cloned)
                }
            }
            None => (device(new_id()?, 1), Identity::Missing),
        })
    }

    /// Stores the file, if it says anything new.
    pub(crate) fn write(&self, dir: &Path) -> io::Result<()> {
        let path = dir.join(NAME);
        let text = self.to_text();
        match std::fs::read(&path) {
            Ok(known) if known == text.as_bytes() => Ok(()),
            _ => files::replace(&path, text.as_bytes()),
        }
    }

    /// A line of JSON and a line with its sum, so that a torn file is never half believed.
    fn to_text(&self) -> String {
        let line = serde_json::json!({
            "device": self.id.to_string(),
            "boot": self.boot,
            "boot_id": self.boot_id,
            "install": self.install,
        })
        .to_string();
        format!("{line}\n{:08x}\n", crc32fast::hash(line.as_bytes()))
    }
}

fn parse(bytes: &[u8]) -> Option<Device> {
    #[derive(Serialize, Deserialize)]
    struct Line {
        device: String,
        boot: u32,
        boot_id: String,
        install: String,
    }
    let (line, sum) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    if sum != format!("{:08x}\n", crc32fast::hash(line.as_bytes())) {
        return None;
    }
    let line: Line = serde_json::from_str(line).ok()?;
    Some(Device {
        id: DeviceId::parse(&line.device)?,
        boot: line.boot,
        boot_id: line.boot_id,
        install: line.install,
    })
}

const NAME: &str = "device";

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    /// A start whose new identity, if one is needed, is `id` repeated.
    fn start(dir: &Path, boot_id: &str, install: Option<&str>, id: u8) -> (u8, u32, Identity) {
        let new_id = || Ok::<_, Infallible>(DeviceId([id; 16]));
        let (device, identity) = Device::read(dir, boot_id, install, new_id).unwrap();
        device.write(dir).unwrap();
        (device.id.0[0], device.boot, identity)
    }

    #[test]
    fn a_boot_is_counted_once() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(start(dir.path(), "x", None, 1), (1, 1, Identity::Missing));
        assert_eq!(start(dir.path(), "x", None, 2), (1, 1, Identity::Same));
        assert_eq!(start(dir.path(), "y", None, 3), (1, 2, Identity::Same));
    }

    #[test]
    fn data_on_another_tablet_is_a_clone_with_its_own_identity() {
        let dir = tempfile::tempdir().unwrap();
        start(dir.path(), "x", Some("tablet one"), 1);
        assert_eq!(start(dir.path(), "x", Some("tablet two"), 2), (2, 2, Identity::Cloned));
        assert_eq!(start(dir.path(), "x", Some("tablet two"), 3), (2, 2, Identity::Same));
    }

    #[test]
    fn a_tablet_that_forgets_its_name_is_still_itself_and_still_notices_a_clone() {
        let dir = tempfile::tempdir().unwrap();
        start(dir.path(), "x", Some("tablet one"), 1);
        assert_eq!(start(dir.path(), "x", None, 2).2, Identity::Same);
        assert_eq!(start(dir.path(), "x", Some("tablet two"), 3).2, Identity::Cloned);
    }

    #[test]
    fn a_torn_file_is_as_good_as_none() {
        let dir = tempfile::tempdir().unwrap();
        start(dir.path(), "x", None, 1);
        let path = dir.path().join(NAME);
        let whole = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, whole.replace("\"boot\":1", "\"boot\":7")).unwrap();
        assert_eq!(start(dir.path(), "x", None, 2), (2, 1, Identity::Missing));
    }
}
