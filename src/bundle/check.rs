//! Reads everything once: before a bundle is installed, and when something looks odd.

use crate::error::ReadError;
use crate::group;
use crate::reader::{Bundle, fits};
use std::collections::HashSet;
use wire::Entry;

/// One thing in a bundle that is not as it was sealed.
#[derive(Debug)]
pub struct Bad {
    /// Path of the manifest, or `manifest/<page>`, or `file`.
    pub path: String,
    /// What is wrong with it.
    pub why: ReadError,
}

impl Bundle {
    /// Reads every row and blob and compares it with the manifest; blobs that only parts name which
    /// are left out here may be missing.
    ///
    /// `progress` is told how many of how many entries are done. Memory stays at one blob
    /// and the list of paths.
    ///
    /// # Errors
    /// Everything that is bad, so that a repair can fetch just that.
    pub fn verify_all(&self, progress: impl FnMut(usize, usize)) -> Result<(), Vec<Bad>> {
        self.verify_where(|_| true, progress)
    }

    /// Reads every row and compares it with the manifest; blobs may still be missing.
    ///
    /// # Errors
    /// As [`Bundle::verify_all`].
    pub(crate) fn verify_rows(&self) -> Result<(), Vec<Bad>> {
        self.verify_where(|entry| !entry.path.starts_with("blob/"), |_, _| {})
    }

    fn verify_where(
        &self,
        is_meant: impl Fn(&Entry) -> bool,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<(), Vec<Bad>> {
        let mut bad = Vec::new();
        let mut known = HashSet::new();
        let spared = self.spared().unwrap_or_default();
        let total = self.pages.root().n_entries();
        let mut done = 0;
        for page in 0..self.pages.root().pages.len() {
            let entries = self.pages.read(&self.conn, page).unwrap_or_else(|why| {
                bad.push(Bad { path: format!("manifest/{page}"), why });
                Vec::new()
            });
            for entry in entries {
                let is_spared =
                    entry.path.strip_prefix("blob/").is_some_and(|hash| spared.contains(hash));
                if is_meant(&entry)
                    && !is_spared
                    && let Err(why) = self.verify(&entry)
                {
                    bad.push(Bad { path: entry.path.clone(), why });
                }
                known.insert(entry.path);
                done += 1;
                progress(done, total);
            }
        }
        match self.paths() {
            Ok(paths) => bad.extend(
                paths
                    .into_iter()
                    .filter(|path| !known.contains(path))
                    .map(|path| Bad { why: ReadError::Edited { path: path.clone() }, path }),
            ),
            Err(why) => bad.push(Bad { path: "file".into(), why }),
        }
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }

    fn verify(&self, entry: &Entry) -> Result<(), ReadError> {
        let edited = || ReadError::Edited { path: entry.path.clone() };
        let fits = match entry.path.strip_prefix("blob/") {
            Some(hash) => self.blob(hash)?.len() as u64 == entry.size,
            None => fits(&group::read(&self.conn, &entry.path)?, entry),
        };
        fits.then_some(()).ok_or_else(edited)
    }

    /// The path of everything that the file holds, sealed or not.
    fn paths(&self) -> Result<Vec<String>, ReadError> {
        let mut paths = column(self, include_str!("sql/list_groups.sql"))?;
        if !self.is_index() {
            let hashes = column(self, include_str!("sql/list_blobs.sql"))?;
            paths.extend(hashes.into_iter().map(|hash| format!("blob/{hash}")));
        }
        Ok(paths)
    }
}

fn column(bundle: &Bundle, query: &str) -> Result<Vec<String>, ReadError> {
    let mut statement = bundle.conn.prepare(query)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
