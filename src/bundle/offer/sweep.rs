//! Files that no release needs any more, taken out of a folder that is offered.

use crate::error::WriteError;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use wire::release::{Description, DescriptionError};
use wire::{Manifest, TrustedKeys};

/// Removes every file under `b` that none of the described releases needs; says how many.
///
/// Nothing else may be laid out in the folder meanwhile.
///
/// # Errors
/// [`WriteError`] where a description or a manifest cannot be read: then nothing is removed,
/// for nobody knows what it needs.
pub(super) fn sweep(
    folder: &Path,
    descriptions: &[Vec<u8>],
    trust: &TrustedKeys,
) -> Result<u64, WriteError> {
    let blobs = folder.join("b");
    let mut needed = BTreeSet::new();
    for description in descriptions {
        needed.extend(needs(&blobs, description, trust)?);
    }
    let mut n = 0;
    for first in list(&blobs)? {
        for path in list(&first)? {
            let name =
                |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
            let hash =
                format!("{}{}", name(&first).unwrap_or_default(), name(&path).unwrap_or_default());
            let is_blob = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            if is_blob && !needed.contains(&hash) {
                fs::remove_file(&path).map_err(|source| WriteError::Io { path, source })?;
                n += 1;
            }
        }
    }
    Ok(n)
}

/// The hashes of all files of a release.
fn needs(
    blobs: &Path,
    description: &[u8],
    trust: &TrustedKeys,
) -> Result<BTreeSet<String>, WriteError> {
    let description = Description::open(description, trust)?;
    let parts = description.parts()?;
    let hex = |hash: [u8; 32]| blake3::Hash::from_bytes(hash).to_hex().to_string();
    let pages = hex(parts.manifest);
    let path = blobs.join(&pages[..2]).join(&pages[2..]);
    let mut manifest = description.root.to_bytes();
    manifest.push(b'\n');
    manifest.extend(fs::read(&path).map_err(|source| WriteError::Io { path, source })?);
    let why = "its manifest is not the one that was sealed";
    let manifest = Manifest::parse(&manifest).map_err(|_| DescriptionError::Parts { why })?;
    let blobs = manifest.entries().iter().filter(|entry| entry.path.starts_with("blob/"));
    Ok(blobs.map(|entry| hex(entry.hash)).chain([pages, hex(parts.rows)]).collect())
}

/// What is in a folder; nothing where it is not there.
fn list(folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let io = |source| WriteError::Io { path: folder.to_owned(), source };
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path()).map_err(io)).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(io(error)),
    }
}
