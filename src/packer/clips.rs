//! The clips of a lesson, as steps use them and as the bundle gets them.

use crate::art::Drawn;
use crate::cache::{Cache, Key};
use crate::finding::{Finding, Findings};
use crate::media::{MEDIA_VERSION, Pictures, moving};
use crate::refused;
use blake3::Hash;
use bundle::ArtInfo;
use model::Phrase;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A clip that was read.
#[derive(Clone, Debug)]
pub struct Clip {
    /// As the player takes it.
    pub played: Value,
    /// Whether deaf people have checked it.
    pub is_reviewed: bool,
    /// What is not said of it and has to be before children see it.
    pub lacking: Vec<&'static str>,
    /// Who filmed it.
    pub author: String,
    /// SPDX expression.
    pub licence: String,
    /// Its pictures.
    pub pictures: Pictures,
    /// Its file, as findings name it.
    pub file: PathBuf,
}

/// Clips by name, or by key where those of all lessons lie together.
#[derive(Clone, Debug, Default)]
pub struct Clips {
    good: BTreeMap<String, Clip>,
    /// Those that are there and cannot be used; that is told where they lie.
    bad: BTreeSet<String>,
}

impl Clips {
    /// Keeps a clip.
    pub fn add(&mut self, name: String, clip: Clip) {
        self.bad.remove(&name);
        self.good.insert(name, clip);
    }

    /// Notes that a clip cannot be used, until it is added.
    pub fn add_bad(&mut self, name: String) {
        self.bad.insert(name);
    }

    /// Whether a clip is there and cannot be used.
    pub fn is_bad(&self, name: &str) -> bool {
        self.bad.contains(name)
    }

    /// The clip with a name.
    pub fn get(&self, name: &str) -> Option<&Clip> {
        self.good.get(name)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Clip)> {
        self.good.iter().map(|(name, clip)| (name.as_str(), clip))
    }

    /// Says what is not said of them: a reason to refuse a release, else to be looked at.
    pub fn tell_lacking(&self, for_release: bool, findings: &mut Findings) {
        for (_, clip) in self.iter().filter(|(_, clip)| !clip.lacking.is_empty()) {
            let finding = Finding::error(&clip.file, "pack-clip-lacking")
                .with("lacking", clip.lacking.join(", "));
            findings.push(if for_release { finding } else { finding.warning() });
        }
    }

    /// Makes them for the bundle.
    pub fn make(&self, cache: &Cache) -> (Vec<Drawn>, Vec<Finding>) {
        let (mut made, mut findings) = (Vec::new(), Vec::new());
        for (key, clip) in self.iter() {
            match one(key, clip, cache) {
                Ok(drawn) => made.push(drawn),
                Err(finding) => findings.push(finding),
            }
        }
        (made, findings)
    }
}

impl Clip {
    /// Under which key it is kept.
    pub fn hash(&self) -> Hash {
        let key = Key::new("clip").with(MEDIA_VERSION.to_le_bytes());
        match &self.pictures {
            Pictures::Moving(bytes) => key.with(bytes),
            Pictures::Numbered(files, rate) => {
                files.iter().fold(key.with(rate.to_le_bytes()), |key, (kind, bytes)| {
                    key.with(format!("{kind:?}")).with(bytes)
                })
            }
        }
        .finish()
    }
}

fn one(key: &str, clip: &Clip, cache: &Cache) -> Result<Drawn, Finding> {
    let hash = clip.hash();
    let ((w, h), bytes, fresh) = match cache.get::<(u32, u32)>(&hash) {
        Some((size, bytes)) => (size, bytes, false),
        None => {
            let made =
                moving(&clip.pictures).map_err(|error| refused::finding(&error, &clip.file))?;
            cache.put(&hash, &(made.w, made.h), &made.bytes);
            ((made.w, made.h), made.bytes, true)
        }
    };
    let info = ArtInfo {
        density: crate::art::DENSITIES[0],
        blob: String::new(),
        format: "webp".to_owned(),
        x: 0,
        y: 0,
        w,
        h,
        box_w: w,
        box_h: h,
        pivot: (0.5, 0.5),
        alt: Phrase::default(),
        licence: clip.licence.clone(),
        author: clip.author.clone(),
    };
    Ok(Drawn { key: key.to_owned(), info, bytes, fresh })
}
