//! What was packed, how large it is, and what is still waiting for somebody.

use crate::write::Content;
use i18n::Tr;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What was made in one run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// The bundle.
    pub out: PathBuf,
    /// Its name, which every answer of a child and whoever seals it goes by.
    pub name: String,
    /// Nothing had changed, so nothing was written.
    pub unchanged: bool,
    /// Size of the bundle in bytes.
    pub bytes: u64,
    /// Lessons on the shelf.
    pub lessons: usize,
    /// Pictures, both densities counted.
    pub art: Made,
    /// Effects.
    pub sounds: Made,
    /// Lines.
    pub lines: Made,
    /// Lessons of which something had to be made anew.
    pub fresh_lessons: BTreeSet<String>,
    /// Bytes by lesson, with what lessons share under `kit` and `shell`.
    pub sizes: BTreeMap<String, u64>,
    /// The ten largest pictures and sounds.
    pub heaviest: Vec<(String, u64)>,
    /// How many lines of each lesson still have a machine's voice.
    pub drafts: BTreeMap<String, usize>,
    /// There was no draft voice: those lines are silent.
    pub silent: bool,
    /// Pictures that nobody has described for those who cannot see them.
    pub undescribed: Vec<String>,
    /// How long it took.
    pub seconds: f32,
}

/// How many were made now, and how many had been made before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Now.
    pub fresh: usize,
    /// Before.
    pub kept: usize,
}

impl Report {
    /// The report of a bundle that was just written.
    pub fn of(content: &Content<'_>, out: &Path) -> Self {
        let mut items: Vec<(String, String, u64, bool)> = Vec::new();
        for drawn in &content.art {
            let owner = drawn.key.split(':').next().unwrap_or_default().to_owned();
            let name = format!("{} ({}%)", drawn.key, drawn.info.density);
            items.push((owner, name, drawn.bytes.len() as u64, drawn.fresh));
        }
        for played in &content.sounds {
            let owner = played.key.split_once(':').map_or("kit", |(owner, _)| owner).to_owned();
            items.push((owner, played.key.clone(), played.bytes.len() as u64, played.fresh));
        }
        for spoken in &content.lines {
            let source = spoken.source;
            let name = format!("{}/{} ({})", source.lesson, source.id.0, source.track);
            items.push((
                source.lesson.0.clone(),
                name,
                spoken.bytes.as_ref().map_or(0, Vec::len) as u64,
                spoken.fresh,
            ));
        }
        let mut sizes = BTreeMap::new();
        for (owner, _, size, _) in &items {
            *sizes.entry(owner.clone()).or_default() += size;
        }
        let mut heaviest: Vec<(String, u64)> =
            items.iter().map(|(_, name, size, _)| (name.clone(), *size)).collect();
        heaviest.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        heaviest.truncate(10);
        let mut drafts = BTreeMap::new();
        for spoken in content.lines.iter().filter(|spoken| spoken.line.draft) {
            *drafts.entry(spoken.source.lesson.0.clone()).or_default() += 1;
        }
        let whole = |key: &str| !key.contains(['#', '!', '/']);
        let undescribed: BTreeSet<&String> = content
            .art
            .iter()
            .filter(|drawn| drawn.info.alt.0.is_empty() && whole(&drawn.key))
            .map(|drawn| &drawn.key)
            .collect();
        Self {
            out: out.to_owned(),
            name: String::new(),
            unchanged: false,
            bytes: std::fs::metadata(out).map_or(0, |about| about.len()),
            lessons: content.source.lessons.len(),
            art: Made::count(content.art.iter().map(|drawn| drawn.fresh)),
            sounds: Made::count(content.sounds.iter().map(|played| played.fresh)),
            lines: Made::count(content.lines.iter().map(|spoken| spoken.fresh)),
            fresh_lessons: items.iter().filter(|item| item.3).map(|item| item.0.clone()).collect(),
            sizes,
            heaviest,
            drafts,
            silent: content.lines.iter().any(|spoken| spoken.bytes.is_none()),
            undescribed: undescribed.into_iter().cloned().collect(),
            seconds: 0.0,
        }
    }

    /// The report for a person.
    pub fn text(&self, tr: &Tr) -> String {
        let mut lines = Vec::new();
        let kib = |bytes: u64| bytes.div_ceil(1024);
        let head = if self.unchanged { "pack-report-unchanged" } else { "pack-report-written" };
        let out = self.out.display().to_string();
        lines.push(tr.msg(
            head,
            &[
                ("out", out.into()),
                ("lessons", self.lessons.into()),
                ("kib", kib(self.bytes).into()),
                ("seconds", ((f64::from(self.seconds) * 10.0).round() / 10.0).into()),
            ],
        ));
        lines.push(tr.msg("pack-report-name", &[("name", self.name.as_str().into())]));
        for (key, made) in [
            ("pack-report-art", self.art),
            ("pack-report-sounds", self.sounds),
            ("pack-report-lines", self.lines),
        ] {
            lines.push(tr.msg(key, &[("fresh", made.fresh.into()), ("kept", made.kept.into())]));
        }
        lines.push(tr.msg("pack-report-sizes", &[]));
        lines.extend(self.sizes.iter().map(|(owner, bytes)| weight(tr, owner, kib(*bytes))));
        lines.push(tr.msg("pack-report-heaviest", &[]));
        lines.extend(self.heaviest.iter().map(|(name, bytes)| weight(tr, name, kib(*bytes))));
        if !self.drafts.is_empty() {
            let n: usize = self.drafts.values().sum();
            let key = if self.silent { "pack-report-silent" } else { "pack-report-drafts" };
            lines.push(tr.msg(key, &[("n", n.into())]));
            let each = self.drafts.iter().map(|(lesson, n)| {
                tr.msg(
                    "pack-report-drafts-of",
                    &[("lesson", lesson.as_str().into()), ("n", (*n).into())],
                )
            });
            lines.extend(each);
        }
        if !self.undescribed.is_empty() {
            let names = self.undescribed.join(", ");
            lines.push(tr.msg(
                "pack-report-undescribed",
                &[("n", self.undescribed.len().into()), ("names", names.into())],
            ));
        }
        lines.join("\n")
    }
}

impl Made {
    fn count(fresh: impl Iterator<Item = bool>) -> Self {
        fresh.fold(Self::default(), |made, fresh| match fresh {
            true => Self { fresh: made.fresh + 1, ..made },
            false => Self { kept: made.kept + 1, ..made },
        })
    }
}

fn weight(tr: &Tr, name: &str, kib: u64) -> String {
    tr.msg("pack-report-weight", &[("name", name.into()), ("kib", kib.into())])
}
