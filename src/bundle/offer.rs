//! The publisher's side: a bundle laid out so that any dumb server, bus or card can hold it.
//!
//! ```text
//! releases/<channel>     the description: sealed root, and of what the release consists
//! b/ab/cdef…             the file whose BLAKE3 is abcdef…: manifest, rows, each blob
//! ```
//!
//! Everything under `b` is named by its hash and never changes, so releases share what they
//! have in common and every cache may keep it for ever. `wire::release` has the description.

mod sweep;

use crate::chunk;
use crate::disk::{Files, replace};
use crate::error::WriteError;
use crate::reader::Bundle;
use crate::rows;
use crate::store::{Store, write_whole};
use std::fs;
use std::path::Path;
use wire::TrustedKeys;
use wire::release::{Chunked, Description, Listed, MOST_MANIFEST, MOST_ROWS, Parts, Run};
use wire::release::{STATEMENT, is_file_name, runs};

/// A release as it was laid out.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What a statement of the publisher says of it.
    pub listed: Listed,
    /// Of what it consists.
    pub parts: Parts,
    /// Bytes of its description.
    pub description_bytes: u64,
}

impl Offer {
    /// Lays a bundle out in `folder`, beside other channels and earlier releases.
    ///
    /// Every row and blob is checked on the way. The description comes last and in one step,
    /// so whoever fetches at this moment finds the former release or this one.
    ///
    /// # Errors
    /// [`WriteError::Channel`] for an id that is no file name everywhere,
    /// [`WriteError::Read`] when the bundle is damaged, [`WriteError::Description`] when it is
    /// larger than a tablet would take.
    pub fn make(bundle: &Bundle, folder: &Path) -> Result<Self, WriteError> {
        let channel = bundle.header().channel.clone();
        if !is_file_name(&channel) {
            return Err(WriteError::Channel { channel });
        }
        let store = Store::new(folder.join("b"));
        let manifest = bundle.manifest()?;
        let pages = manifest.pages().collect::<Vec<_>>().concat();
        let mut all_rows = Vec::new();
        let (mut blob_bytes, mut chunked) = (0, Vec::new());
        for entry in manifest.entries() {
            if let Some(hash) = entry.path.strip_prefix("blob/") {
                let bytes = bundle.blob(hash)?;
                store.put(&bytes)?;
                blob_bytes += entry.size;
                if entry.size > chunk::WHOLE {
                    chunked.push(Chunked { hash: entry.hash, values: chunk::list(&bytes) });
                }
            } else {
                all_rows.extend(rows::encode(&bundle.known_group(&entry.path)?.parts));
            }
        }
        check_bounds(pages.len(), all_rows.len())?;
        let parts = Parts {
            manifest: put(&store, &pages)?,
            runs: runs(manifest.entries()).map(|lines| Run::of(&lines)).collect(),
            rows: put(&store, &all_rows)?,
            rows_bytes: all_rows.len() as u64,
            blob_bytes,
            chunked,
        };
        let root = manifest.root();
        let description = Description::write(&root, &bundle.seal()?, &parts)?;
        let path = folder.join("releases").join(&channel);
        keep_former(&path, &description, &folder.join(FORMER).join(&channel))?;
        replace(&Files, &path, &description).map_err(|source| WriteError::Io { path, source })?;
        let bytes = pages.len() as u64 + parts.rows_bytes + blob_bytes;
        let listed = Listed { channel, release: bundle.release(), root: root.hash(), bytes };
        Ok(Self { listed, parts, description_bytes: description.len() as u64 })
    }
}

/// Removes what neither the newest release of a channel needs nor the one before it, which a
/// tablet may still be fetching; says how many files went. Nothing else may be laid out in the
/// folder meanwhile.
///
/// # Errors
/// [`WriteError`] where a release that is offered cannot be read: then nothing is removed.
pub fn sweep(folder: &Path, trust: &TrustedKeys) -> Result<u64, WriteError> {
    let mut descriptions = Vec::new();
    for releases in ["releases", FORMER].map(|name| folder.join(name)) {
        for entry in fs::read_dir(&releases).into_iter().flatten() {
            let io = |source| WriteError::Io { path: releases.clone(), source };
            let entry = entry.map_err(io)?;
            if entry.file_name().to_str().is_some_and(is_file_name) {
                descriptions.push(fs::read(entry.path()).map_err(io)?);
            }
        }
    }
    sweep::sweep(folder, &descriptions, trust)
}

/// Where the descriptions of releases are kept that were the newest before.
const FORMER: &str = "former";

/// Keeps a description that is about to be replaced by another one.
fn keep_former(path: &Path, next: &[u8], former: &Path) -> Result<(), WriteError> {
    let before = match fs::read(path) {
        Ok(before) if before != next => before,
        _ => return Ok(()),
    };
    let path = former.to_owned();
    replace(&Files, former, &before).map_err(|source| WriteError::Io { path, source })
}

/// Puts the publisher's sealed statement (`wire::release::Statement::seal`) into the folder.
///
/// # Errors
/// [`WriteError::Io`] when the disk refuses.
pub fn put_statement(statement: &[u8], folder: &Path) -> Result<(), WriteError> {
    let path = folder.join(STATEMENT);
    replace(&Files, &path, statement).map_err(|source| WriteError::Io { path, source })
}

fn check_bounds(pages: usize, rows: usize) -> Result<(), WriteError> {
    match pages as u64 <= MOST_MANIFEST && rows as u64 <= MOST_ROWS {
        true => Ok(()),
        false => Err(wire::release::DescriptionError::Parts {
            why: "its manifest or its rows are larger than any release's",
        }
        .into()),
    }
}

/// Puts manifest or rows among the blobs; unlike a blob they are never in memory at once on a
/// tablet, so a blob's limit is not theirs.
fn put(store: &Store, bytes: &[u8]) -> Result<[u8; 32], WriteError> {
    let hash = blake3::hash(bytes);
    let hex = hash.to_hex();
    let path = store.folder().join(&hex[..2]).join(&hex[2..]);
    write_whole(&path, bytes).map_err(|source| WriteError::Io { path, source })?;
    Ok(*hash.as_bytes())
}
