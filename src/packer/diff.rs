//! What changed from one bundle to the next, and what a tablet that has the old one fetches.

use bundle::{Bundle, ReadError};
use i18n::Tr;
use model::{LessonId, Line, LineId};
use std::collections::{BTreeMap, BTreeSet};

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is in the new bundle only.
    New,
    /// It is in the old bundle only.
    Gone,
    /// It is in both, and not the same.
    Changed,
}

/// All that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Lessons, pictures and sounds by their path in the manifest, such as `lesson/bn-1-02`.
    pub parts: Vec<(String, Fate)>,
    /// Spoken lines by lesson and track, each with its text as it is now, else as it was.
    pub lines: Vec<(String, Fate, String)>,
    /// Bytes that a tablet with the old bundle has to fetch: what is new, and pages of lists.
    pub fetched: u64,
    /// Bytes of all that the new bundle promises.
    pub whole: u64,
}

/// Compares two bundles.
///
/// # Errors
/// [`ReadError`] where one of them is not as it was sealed.
pub fn difference(old: &Bundle, new: &Bundle) -> Result<Difference, ReadError> {
    let (before, after) = (old.manifest()?, new.manifest()?);
    let known: BTreeSet<[u8; 32]> = before.entries().iter().map(|entry| entry.hash).collect();
    let lacking = after.entries().iter().filter(|entry| !known.contains(&entry.hash));
    let pages: u64 = after.pages().map(|page| page.len() as u64).sum();
    let mut all = Difference {
        fetched: lacking.map(|entry| entry.size).sum::<u64>() + pages,
        whole: after.entries().iter().map(|entry| entry.size).sum::<u64>() + pages,
        ..Difference::default()
    };
    let hashes = |bundle: &wire::Manifest| -> BTreeMap<String, [u8; 32]> {
        bundle.entries().iter().map(|entry| (entry.path.clone(), entry.hash)).collect()
    };
    for (path, fate) in compared(&hashes(&before), &hashes(&after)) {
        match path.split_once('/') {
            Some(("lesson" | "art" | "sound", _)) => all.parts.push((path, fate)),
            Some(("lines", rest)) => {
                if let Some((lesson, track)) = rest.rsplit_once('/') {
                    all.lines.extend(lines(old, new, &LessonId(lesson.to_owned()), track)?);
                }
            }
            _ => {}
        }
    }
    Ok(all)
}

impl Difference {
    /// The difference as a person reads it.
    pub fn text(&self, tr: &Tr) -> String {
        let fate = |fate: Fate| {
            let key = match fate {
                Fate::New => "pack-diff-new",
                Fate::Gone => "pack-diff-gone",
                Fate::Changed => "pack-diff-changed",
            };
            tr.msg(key, &[])
        };
        let mut told: Vec<String> = Vec::new();
        told.extend(self.parts.iter().map(|(path, what)| format!("{}: {path}", fate(*what))));
        let lines = self.lines.iter();
        told.extend(lines.map(|(id, what, text)| format!("{}: {id} · {text}", fate(*what))));
        if told.is_empty() {
            told.push(tr.msg("pack-diff-none", &[]));
        }
        let kib = |bytes: u64| i18n::Arg::from(bytes.div_ceil(1024));
        let args = [("fetched", kib(self.fetched)), ("whole", kib(self.whole))];
        told.push(tr.msg("pack-diff-fetched", &args));
        told.join("\n")
    }
}

/// The lines of a lesson in one track that differ.
fn lines(
    old: &Bundle,
    new: &Bundle,
    lesson: &LessonId,
    track: &str,
) -> Result<Vec<(String, Fate, String)>, ReadError> {
    let of = |bundle: &Bundle| -> Result<BTreeMap<LineId, Line>, ReadError> {
        // Without this a track that only one of them has would be filled up from the prompts.
        let has_track = bundle.tracks().iter().any(|known| known == track);
        if has_track {
            Ok(bundle.lines(lesson, track)?.into_iter().collect())
        } else {
            Ok(BTreeMap::new())
        }
    };
    let (before, after) = (of(old)?, of(new)?);
    let told = compared(&before, &after).into_iter().map(|(id, fate)| {
        let line = after.get(&id).or_else(|| before.get(&id));
        let text = line.map(|line| line.text.clone()).unwrap_or_default();
        (format!("{lesson}/{} ({track})", id.0), fate, text)
    });
    Ok(told.collect())
}

/// What is in one of two maps only, or not the same in both, in the order of the keys.
fn compared<K: Ord + Clone, V: PartialEq>(
    before: &BTreeMap<K, V>,
    after: &BTreeMap<K, V>,
) -> Vec<(K, Fate)> {
    let keys: BTreeSet<&K> = before.keys().chain(after.keys()).collect();
    let fate = |key: &&K| match (before.get(key), after.get(key)) {
        (None, _) => Some(Fate::New),
        (_, None) => Some(Fate::Gone),
        (one, other) if one != other => Some(Fate::Changed),
        _ => None,
    };
    keys.into_iter().filter_map(|key| fate(&key).map(|fate| (key.clone(), fate))).collect()
}
