//! In which order blobs are fetched: what the first lessons need comes first.

use crate::group;
use crate::reader::Bundle;
use rusqlite::types::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use wire::{Entry, Manifest};

/// The blobs of a manifest, each once: the shell's voices, effects, then lesson by lesson as
/// the shelf has them, then the rest.
///
/// The order is only a guess at what will be played first, so what cannot be read for it is
/// left out; every blob comes at the end at the latest.
pub(super) fn sorted<'a>(index: &Bundle, manifest: &'a Manifest) -> Vec<&'a Entry> {
    let mut order = Order::of(index, manifest);
    order.add_lines("shell");
    for entry in manifest.entries().iter().filter(|entry| entry.path.starts_with("sound/")) {
        order.add_group(&entry.path);
    }
    for head in index.shelf(0, usize::MAX).unwrap_or_default() {
        order.add_group(&format!("art/{}", head.picture));
        order.add_lines(&head.id.0);
        for step in index.lesson(&head.id).map(|lesson| lesson.steps).unwrap_or_default() {
            order.add_named(&serde_json::from_str(&step.spec).unwrap_or_default());
        }
    }
    let rest = order.blobs.values().copied();
    let rest: Vec<&Entry> =
        rest.filter(|entry| !order.seen.contains(entry.path.as_str())).collect();
    order.sorted.extend(rest);
    order.sorted
}

struct Order<'a, 'b> {
    index: &'b Bundle,
    /// By their names without `blob/`.
    blobs: BTreeMap<&'a str, &'a Entry>,
    /// Paths of the groups of lines, by lesson.
    lines: HashMap<&'a str, Vec<&'a str>>,
    sorted: Vec<&'a Entry>,
    seen: HashSet<&'a str>,
    asked: HashSet<String>,
}

impl<'a, 'b> Order<'a, 'b> {
    fn of(index: &'b Bundle, manifest: &'a Manifest) -> Self {
        let (mut blobs, mut lines) = (BTreeMap::new(), HashMap::<_, Vec<_>>::new());
        for entry in manifest.entries() {
            match entry.path.split_once('/') {
                Some(("blob", name)) => drop(blobs.insert(name, entry)),
                Some(("lines", rest)) => {
                    let lesson = rest.split_once('/').map_or(rest, |(lesson, _)| lesson);
                    lines.entry(lesson).or_default().push(entry.path.as_str());
                }
                _ => {}
            }
        }
        let (sorted, seen, asked) = Default::default();
        Self { index, blobs, lines, sorted, seen, asked }
    }

    fn add_lines(&mut self, lesson: &str) {
        for path in self.lines.get(lesson).cloned().unwrap_or_default() {
            self.add_group(path);
        }
    }

    /// Adds every blob that a row of the group names.
    fn add_group(&mut self, path: &str) {
        if !self.asked.insert(path.to_owned()) {
            return;
        }
        let Ok(group) = group::read(&self.index.conn, path) else { return };
        for value in group.parts.iter().flatten().flatten() {
            if let Value::Text(text) = value
                && let Some(entry) = self.blobs.get(text.as_str())
                && self.seen.insert(&entry.path)
            {
                self.sorted.push(entry);
            }
        }
    }

    /// Adds what a specification names. Nobody here knows what it means, but a text in it that
    /// is the key of a picture or a sound most likely stands for it.
    fn add_named(&mut self, spec: &serde_json::Value) {
        match spec {
            serde_json::Value::String(key) => {
                self.add_group(&format!("art/{key}"));
                self.add_group(&format!("sound/{key}"));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| self.add_named(item)),
            serde_json::Value::Object(fields) => {
                fields.values().for_each(|field| self.add_named(field));
            }
            _ => {}
        }
    }
}
