//! The three steps of an install, each of which says what the next one needs.

use super::part::Part;
use super::sheet::Sheet;
use super::{Install, InstallError, Need, need, worth};
use crate::assemble::assemble;
use crate::format::MAX_BLOB;
use crate::reader::Bundle;
use crate::rows;
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use wire::release::{Parts, Run, runs};
use wire::{Entry, Manifest};

/// How far an install is.
pub(super) enum Stage {
    /// Lines of the manifest are lacking.
    Manifest(Sheet),
    /// Rows are lacking.
    Rows { sheet: Sheet, manifest: Box<Manifest> },
    /// These blobs are lacking, what is worth most first.
    Blobs(Vec<Part>),
}

/// Most bytes of one group of rows (16 MiB): it is read whole into memory.
const MOST_GROUP: u64 = 16 << 20;

impl Stage {
    /// What is lacking.
    pub(super) fn needs(&self, parts: &Parts) -> Vec<Need> {
        let of_sheet = |sheet: &Sheet, hash| {
            let (path, of) = (need::path_of(hash), sheet.bytes());
            let stretches = sheet.stretches().into_iter();
            stretches.map(|(from, size)| Need { path: path.clone(), from, size, of }).collect()
        };
        match self {
            Self::Manifest(sheet) => of_sheet(sheet, &parts.manifest),
            Self::Rows { sheet, .. } => of_sheet(sheet, &parts.rows),
            Self::Blobs(blobs) => {
                let rest = |part: &Part| {
                    let (from, of) = (part.had, part.size);
                    Need { path: part.url(), from, size: of - from, of }
                };
                blobs.iter().filter(|part| part.had < part.size).map(rest).collect()
            }
        }
    }

    /// Whether everything is there.
    pub(super) fn is_ready(&self) -> bool {
        matches!(self, Self::Blobs(blobs) if blobs.iter().all(|part| part.had == part.size))
    }
}

impl Install {
    /// Begins with the step that what is there allows.
    pub(super) fn begin(&mut self) -> Result<(), InstallError> {
        let made = self.folder.join("index");
        for path in [&made, &self.shelf.path_of(&self.version.root, "index")] {
            if let Some(bundle) = self.sound_index(path)? {
                return self.begin_blobs(&bundle);
            }
        }
        let io = |source| InstallError::Io { path: made.clone(), source };
        self.shelf.disk.remove(&made).map_err(io)?;
        let pieces = self.parts.runs.iter().map(|run| (u64::from(run.size), Box::from(run.hash)));
        let mut sheet = Sheet::new(self.folder.join("manifest"), pieces);
        sheet.look()?;
        let mut known: HashMap<Run, Vec<u8>> = HashMap::new();
        for bundle in self.shelf.every_bundle()? {
            let entries = bundle.readable_entries();
            known.extend(runs(&entries).map(|lines| (Run::of(&lines), lines)));
        }
        sheet.fill(&*self.shelf.disk, |at, _| known.get(&self.parts.runs[at]).cloned())?;
        self.stage = Stage::Manifest(sheet);
        self.advance()
    }

    /// Goes on to the next step when this one has all it needs.
    pub(super) fn advance(&mut self) -> Result<(), InstallError> {
        if let Stage::Manifest(sheet) = &self.stage
            && sheet.is_whole()
        {
            let manifest = self.read_manifest(&sheet.path)?;
            self.begin_rows(manifest)?;
        }
        if let Stage::Rows { sheet, manifest } = &self.stage
            && sheet.is_whole()
        {
            let made = self.folder.join("index");
            let disk = &*self.shelf.disk;
            assemble(disk, &made, manifest, &self.description.seal, &sheet.path)?;
            let unfit = || unfit("rows", "they do not make the tables that were sealed");
            let bundle = self.sound_index(&made)?.ok_or_else(unfit)?;
            self.begin_blobs(&bundle)?;
        }
        Ok(())
    }

    /// Puts the lines together and holds them against the root.
    fn read_manifest(&self, path: &Path) -> Result<Manifest, InstallError> {
        let io = |source| InstallError::Io { path: path.to_owned(), source };
        let mut bytes = self.description.root.to_bytes();
        bytes.push(b'\n');
        bytes.extend(fs::read(path).map_err(io)?);
        match Manifest::parse(&bytes) {
            Ok(manifest) => Ok(manifest),
            Err(error) => {
                // The runs were wrong ones; with another description all of them are asked for.
                self.shelf.disk.remove(path).map_err(io)?;
                Err(unfit("manifest", &error.to_string()))
            }
        }
    }

    fn begin_rows(&mut self, manifest: Manifest) -> Result<(), InstallError> {
        let mut total: u64 = 0;
        for entry in manifest.entries() {
            check_entry(entry)?;
            total = total.saturating_add(if is_blob(entry) { 0 } else { entry.size });
        }
        if total != self.parts.rows_bytes {
            return Err(unfit("rows", "the description tells another size than the manifest"));
        }
        let groups: Vec<&Entry> = manifest.entries().iter().filter(|one| !is_blob(one)).collect();
        let pieces = groups.iter().map(|entry| (entry.size, Box::from(entry.hash)));
        let mut sheet = Sheet::new(self.folder.join("rows"), pieces);
        sheet.look()?;
        let bundles = self.shelf.every_bundle()?;
        sheet.fill(&*self.shelf.disk, |at, _| {
            bundles.iter().find_map(|bundle| bundle.rows_of(groups[at]))
        })?;
        self.stage = Stage::Rows { sheet, manifest: Box::new(manifest) };
        Ok(())
    }

    fn begin_blobs(&mut self, index: &Bundle) -> Result<(), InstallError> {
        let manifest = index.manifest()?;
        manifest.entries().iter().try_for_each(check_entry)?;
        let (store, disk) = (self.shelf.store(), self.shelf.disk.clone());
        let mut missing = Vec::new();
        let spared = index.spared()?;
        for entry in worth::sorted(index, &manifest) {
            let blob = hex(entry.hash);
            if !spared.contains(&blob) && !store.verify(&blob)? {
                let chunked = &self.parts.chunked;
                let values = chunked.binary_search_by(|blob| blob.hash.cmp(&entry.hash)).ok();
                let values = values.map(|at| &chunked[at].values);
                let mut part = Part::new(&self.folder, entry.hash, entry.size, values);
                part.look(&*disk)?;
                missing.push(part);
            }
        }
        let rest = missing.iter().map(|part| part.size - part.had);
        self.check_room(rest.fold(0, u64::saturating_add))?;
        self.copy_blobs(&mut missing)?;
        for part in missing.iter().filter(|part| part.had == part.size) {
            part.keep(&*disk, &store)?;
        }
        missing.retain(|part| part.had < part.size);
        self.stage = Stage::Blobs(missing);
        Ok(())
    }

    /// Takes what bundles have that lie there as files.
    ///
    /// A blob that was torn is written anew from its first byte: what came of its last piece
    /// was never hashed, and the rest of a good file would only hide that it is wrong.
    fn copy_blobs(&mut self, missing: &mut [Part]) -> Result<(), InstallError> {
        let disk = &*self.shelf.disk;
        let files = self.shelf.every_bundle()?;
        let files: Vec<Bundle> = files.into_iter().filter(|file| !file.is_index()).collect();
        for part in missing {
            let found = match part.size {
                0 => Some(Vec::new()),
                _ => files.iter().find_map(|file| file.blob(&hex(part.hash)).ok()),
            };
            if let Some(bytes) = found
                && bytes.len() as u64 == part.size
            {
                self.room = self.room.saturating_sub(part.size - part.had);
                if part.had > 0 {
                    part.cut(disk, 0)?;
                }
                part.write(disk, &bytes)?;
            }
        }
        Ok(())
    }

    /// The index at this path if it is the release's and every row of it is right.
    fn sound_index(&self, path: &Path) -> Result<Option<Bundle>, InstallError> {
        let store = self.shelf.store();
        let bundle = Bundle::open_with_store(path, store.folder(), &self.shelf.trust()?);
        let sound = bundle.ok().filter(|bundle| {
            bundle.manifest_hash() == self.version.root && bundle.verify_rows().is_ok()
        });
        Ok(sound.map(|bundle| bundle.go_without(&self.left_out)))
    }
}

impl Bundle {
    /// The entries of every page that can be read.
    fn readable_entries(&self) -> Vec<Entry> {
        let pages = 0..self.pages.root().pages.len();
        pages.filter_map(|page| self.pages.read(&self.conn, page).ok()).flatten().collect()
    }

    /// The rows of an entry, if this bundle has the same and can read them.
    fn rows_of(&self, entry: &Entry) -> Option<Vec<u8>> {
        let own = self.pages.find(&self.conn, &entry.path).ok()??;
        let group = if own == *entry { self.group(&entry.path).ok()? } else { None };
        group.map(|group| rows::encode(&group.parts))
    }
}

fn is_blob(entry: &Entry) -> bool {
    entry.path.starts_with("blob/")
}

/// Checks before anything is fetched or allocated by it that an entry is one of a bundle.
fn check_entry(entry: &Entry) -> Result<(), InstallError> {
    let is_sound = match entry.path.strip_prefix("blob/") {
        Some(name) => {
            let is_empty = entry.hash == *blake3::hash(&[]).as_bytes();
            name == hex(entry.hash)
                && entry.size <= MAX_BLOB as u64
                && (entry.size == 0) == is_empty
        }
        None => (1..=MOST_GROUP).contains(&entry.size),
    };
    match is_sound {
        true => Ok(()),
        false => Err(unfit(&entry.path, "no bundle has such an entry")),
    }
}

fn hex(hash: [u8; 32]) -> String {
    blake3::Hash::from_bytes(hash).to_hex().to_string()
}

fn unfit(what: &str, why: &str) -> InstallError {
    InstallError::Unfit { what: what.into(), why: why.into() }
}
