//! Another seal over the same content: a publisher's in place of the maker's, or the first one.

use crate::check::Bad;
use crate::disk::{Disk, Files};
use crate::error::{OpenError, WriteError};
use crate::file::{NewFile, TempFile};
use crate::open::root_of;
use crate::reader::Bundle;
use std::path::Path;
use wire::{SecretKey, TrustedKeys};

/// Why whoever seals may believe that the content is what was meant.
#[derive(Clone, Copy, Debug)]
pub enum Vouched<'a> {
    /// One of these keys sealed it before.
    By(&'a TrustedKeys),
    /// Its name (the BLAKE3 of its root, 64 hexadecimal digits) came by another way, from
    /// whoever packed it.
    Named(&'a str),
}

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub enum ResealError {
    /// It is no bundle, or nobody vouches for it.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Another content than the one that was named.
    #[error(
        "the bundle is {is}, which is not the one that was named; get it from whoever packed it"
    )]
    Another {
        /// Its name.
        is: String,
    },
    /// Its parts are not those of its manifest.
    #[error("`{}` in the bundle is not what its manifest promises; get it anew", .0.path)]
    Bad(Bad),
    /// The new file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Seals the content of the single-file bundle at `path` with `key` and puts it at `out`, which
/// may be the same place.
///
/// The root, and so the bundle's name, stays. Every part is checked against it before the file
/// gets its name; what stood at `out` stands until then.
///
/// # Errors
/// [`ResealError`]; then nothing at `out` has changed.
pub fn reseal(
    path: &Path,
    vouched: Vouched<'_>,
    key: &SecretKey,
    out: &Path,
) -> Result<Bundle, ResealError> {
    let trust = match vouched {
        Vouched::By(trust) => Some(trust),
        Vouched::Named(_) => None,
    };
    let root = root_of(path, trust)?;
    let is = blake3::Hash::from_bytes(root.hash()).to_hex().to_string();
    if matches!(vouched, Vouched::Named(name) if !name.eq_ignore_ascii_case(&is)) {
        return Err(ResealError::Another { is });
    }
    let mut name = out.as_os_str().to_owned();
    name.push(".sealing");
    let sealing = TempFile::claim(Path::new(&name))?;
    let file = NewFile::create(sealing.path(), path, true)?;
    let bytes = root.to_bytes();
    file.put_format(root.header.format)?;
    file.put_pages(&bytes, &wire::seal(&bytes, key).to_string())?;
    file.finish(&Files)?;
    let trust = TrustedKeys::new([key.public()]);
    let bundle = Bundle::open(sealing.path(), &trust)?;
    if let Some(bad) = bundle.verify_all(|_, _| {}).err().and_then(|bad| bad.into_iter().next()) {
        return Err(ResealError::Bad(bad));
    }
    drop(bundle);
    let io = |source| WriteError::Io { path: out.to_owned(), source };
    Files.rename(sealing.path(), out).map_err(io)?;
    Files.sync_folder(out.parent().unwrap_or(Path::new(""))).map_err(io)?;
    Ok(Bundle::open(out, &trust)?)
}
