//! Parts of a release that a tablet may go without: a whole channel, the voices of a language, the
//! films in a sign language.
//!
//! The rows of a release always come, all of them, and are held against its seal; spared are only
//! blobs, and only those that nothing else names. The language in which a channel speaks where
//! no other was chosen is no part: without it a child would hear nothing.

use crate::error::ReadError;
use crate::reader::Bundle;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What can be left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// The channel.
    Whole,
    /// Its voices in one language, by the track's tag.
    Voices(String),
    /// Its films in one sign language, by the language's tag.
    Signs(String),
}

/// A part with what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// What it is.
    pub part: Part,
    /// Bytes of the blobs that only it names, whether they are here or not.
    pub bytes: u64,
}

/// Which blobs which part names, by their hashes.
#[derive(Debug, Default)]
struct Uses {
    parts: BTreeMap<Part, HashSet<String>>,
    /// Those that no tablet can do without.
    rest: HashSet<String>,
}

impl Bundle {
    /// Every part of it that can be left out, this channel as a whole first.
    ///
    /// # Errors
    /// [`ReadError`] when rows cannot be read or a page of the manifest is not the sealed one.
    pub fn portions(&self) -> Result<Vec<Portion>, ReadError> {
        let (uses, sizes) = (self.uses()?, self.blob_sizes()?);
        let mut portions = vec![Portion { part: Part::Whole, bytes: sizes.values().sum() }];
        for part in uses.parts.keys() {
            let spared = uses.spared(&BTreeSet::from([part.clone()]));
            let bytes = spared.into_iter().filter_map(|hash| sizes.get(hash)).sum();
            portions.push(Portion { part: part.clone(), bytes });
        }
        Ok(portions)
    }

    /// What is left out of it on this tablet.
    pub fn left_out(&self) -> &BTreeSet<Part> {
        &self.left_out
    }

    /// Goes without these parts from now on: nothing of them is offered to anybody.
    pub(crate) fn go_without(mut self, parts: &BTreeSet<Part>) -> Self {
        self.channel.signs.retain(|sign| !parts.contains(&Part::Signs(sign.clone())));
        self.left_out = parts.clone();
        self
    }

    /// Hashes of the blobs that it can do without as long as its parts are left out.
    pub(crate) fn spared(&self) -> Result<HashSet<String>, ReadError> {
        if self.left_out.is_empty() {
            return Ok(HashSet::new());
        }
        Ok(self.uses()?.spared(&self.left_out).into_iter().map(str::to_owned).collect())
    }

    /// Who names which blob. The rows are not held against the manifest here: a wrong one costs
    /// a blob that is fetched again, and never shows a child anything.
    fn uses(&self) -> Result<Uses, ReadError> {
        let mut films = HashMap::new();
        for (key, lang) in self.pairs(include_str!("sql/list_films.sql"))? {
            films.insert(key, Part::Signs(lang));
        }
        let mut uses = Uses::default();
        for (track, blobs) in self.pairs(include_str!("sql/list_voices.sql"))? {
            let part = (track != self.channel().prompts).then_some(Part::Voices(track));
            blobs.split('+').for_each(|blob| uses.add(part.as_ref(), blob));
        }
        for (key, blob) in self.pairs(include_str!("sql/list_pictures.sql"))? {
            uses.add(films.get(&key), &blob);
        }
        Ok(uses)
    }

    fn blob_sizes(&self) -> Result<HashMap<String, u64>, ReadError> {
        let manifest = self.manifest()?;
        let named = manifest.entries().iter();
        let sizes = named.filter_map(|entry| Some((entry.path.strip_prefix("blob/")?, entry.size)));
        Ok(sizes.map(|(hash, size)| (hash.to_owned(), size)).collect())
    }

    fn pairs(&self, query: &str) -> Result<Vec<(String, String)>, ReadError> {
        let mut statement = self.conn.prepare(query)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Uses {
    fn add(&mut self, part: Option<&Part>, blob: &str) {
        let named = match part {
            Some(part) => self.parts.entry(part.clone()).or_default(),
            None => &mut self.rest,
        };
        named.insert(blob.to_owned());
    }

    /// What nothing names but the parts that are left out.
    fn spared(&self, left_out: &BTreeSet<Part>) -> HashSet<&str> {
        let (left, kept): (Vec<_>, Vec<_>) =
            self.parts.iter().partition(|(part, _)| left_out.contains(part));
        let is_kept = |blob: &String| {
            self.rest.contains(blob) || kept.iter().any(|(_, blobs)| blobs.contains(blob))
        };
        let left = left.into_iter().flat_map(|(_, blobs)| blobs);
        left.filter(|blob| !is_kept(blob)).map(String::as_str).collect()
    }
}
