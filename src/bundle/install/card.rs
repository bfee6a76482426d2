//! Installs from a folder: a card, a stick, a share.

use super::{Install, InstallError};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

impl Install {
    /// Fetches every need from a folder that [`crate::Offer::make`] laid out, or a copy of it.
    ///
    /// Only paths made of hashes are opened and only plain files read, so a card can lead
    /// nowhere else and nothing on it can keep the tablet waiting.
    ///
    /// # Errors
    /// [`InstallError::Io`] for a file that is not there or no plain file, and as
    /// [`Install::receive`]. What came until then stays.
    pub fn take_from(&mut self, folder: &Path) -> Result<(), InstallError> {
        loop {
            let needs = self.needs()?;
            if needs.is_empty() {
                return Ok(());
            }
            for need in needs {
                let path = folder.join(&need.path);
                let io = |source| InstallError::Io { path: path.clone(), source };
                let mut file = open_plain(&path).map_err(io)?;
                file.seek(SeekFrom::Start(need.from)).map_err(io)?;
                let mut receiving = self.receive(&need)?;
                let mut file = file.take(need.size);
                let mut bytes = vec![0; 64 << 10];
                let mut n_read = 0;
                loop {
                    let n = file.read(&mut bytes).map_err(io)?;
                    if n == 0 {
                        break;
                    }
                    n_read += n as u64;
                    receiving.write(&bytes[..n])?;
                }
                if n_read < need.size {
                    return Err(io(std::io::ErrorKind::UnexpectedEof.into()));
                }
            }
        }
    }
}

fn open_plain(path: &Path) -> std::io::Result<File> {
    if !std::fs::symlink_metadata(path)?.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    File::open(path)
}
