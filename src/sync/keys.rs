//! The tablet's own keys: one to sign with, one for what is sealed to it.

use crate::files;
use std::io;
use std::path::{Path, PathBuf};
use wire::SecretKey;
use wire::sealed_box::BoxSecretKey;

/// Both keys; they never leave the tablet.
#[derive(Clone, Debug)]
pub struct DeviceKeys {
    /// Signs segments and messages.
    pub sign: SecretKey,
    /// Opens boxes.
    pub open: BoxSecretKey,
}

impl DeviceKeys {
    /// The keys in `dir`, or new ones, which are kept before anything is done with them.
    ///
    /// A file that cannot be read as keys counts as lost: the tablet has to be enrolled anew.
    ///
    /// # Errors
    /// Of the disk, or [`io::ErrorKind::Other`] where the system gives no random numbers.
    pub fn load_or_make(dir: &Path) -> io::Result<Self> {
        if let Some(keys) = Self::load(dir)? {
            return Ok(keys);
        }
        let (mut sign, mut open) = ([0; 32], [0; 32]);
        getrandom::fill(&mut sign).map_err(io::Error::other)?;
        getrandom::fill(&mut open).map_err(io::Error::other)?;
        let keys =
            Self { sign: SecretKey::from_bytes(&sign), open: BoxSecretKey::from_bytes(&open) };
        let text = keys.sign.to_text() + &keys.open.to_text();
        files::replace_private(&path(dir), text.as_bytes())?;
        Ok(keys)
    }

    /// The keys in `dir`, if there are any.
    ///
    /// # Errors
    /// Of the disk.
    pub fn load(dir: &Path) -> io::Result<Option<Self>> {
        let Some(bytes) = files::read(&path(dir))? else { return Ok(None) };
        let parsed = std::str::from_utf8(&bytes).ok().and_then(|text| {
            let mut lines = text.lines();
            let sign = SecretKey::parse(lines.next()?).ok()?;
            let open = BoxSecretKey::parse(lines.next()?).ok()?;
            Some(Self { sign, open })
        });
        Ok(parsed)
    }
}

fn path(dir: &Path) -> PathBuf {
    dir.join("keys").join("device")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_once_and_nobody_else_may_read_them() {
        let dir = tempfile::tempdir().unwrap();
        assert!(DeviceKeys::load(dir.path()).unwrap().is_none());
        let made = DeviceKeys::load_or_make(dir.path()).unwrap();
        let again = DeviceKeys::load_or_make(dir.path()).unwrap();
        assert_eq!(made.sign.to_bytes(), again.sign.to_bytes());
        assert_eq!(made.open.to_bytes(), again.open.to_bytes());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(path(dir.path())).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn torn_keys_are_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let made = DeviceKeys::load_or_make(dir.path()).unwrap();
        std::fs::write(path(dir.path()), "jonaki-key 1 secret 00").unwrap();
        let again = DeviceKeys::load_or_make(dir.path()).unwrap();
        assert_ne!(made.sign.to_bytes(), again.sign.to_bytes());
    }
}
