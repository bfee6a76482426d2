//! One lesson's folder.

use super::bytes::Reader;
use super::{Channel, actors, clips, files, head, lines, steps};
use crate::clips::{Clip, Clips};
use crate::document::{self, Document, Node};
use crate::finding::{Finding, Findings};
use crate::folder::{self, Files};
use crate::kit::{self, Credits};
use crate::media::{FileKind, Selector, groups, pivot, whole_pivot};
use crate::source::{ArtSource, LineSource, Place};
use crate::tables::{Keys, is_id, meant};
use crate::{sizes, walk};
use model::{Lesson, LessonHead, LessonId, SkillId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A lesson as it was read.
pub(super) struct LessonSource {
    pub(super) lesson: Lesson,
    pub(super) file: PathBuf,
    pub(super) document: Document,
    pub(super) id_span: Range<usize>,
    pub(super) lines: Vec<LineSource>,
    /// The largest box of every picture, by key.
    pub(super) fits: BTreeMap<String, (f32, f32)>,
    /// The lesson's own pictures and sounds.
    pub(super) art: Files,
    pub(super) sounds: Files,
    /// The lesson's own clips.
    pub(super) clips: Clips,
    /// What was used of everything, for the rest that was not.
    pub(super) used: walk::Used,
    credits: Credits,
    author: String,
    licence: String,
}

const KEYS: &[&str] = &[
    "id", "title", "picture", "teaches", "needs", "minutes", "drill", "away", "author", "licence",
    "step",
];

/// Kinds in which nothing can be wrong: a lesson of these alone is play.
const PLAY: &[&str] = &["story", "song", "draw", "cert"];

/// Reads a lesson; `None` only where its file cannot be read at all.
pub(super) fn read(
    folder: &Path,
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Option<LessonSource> {
    let file = folder.join("lesson.toml");
    let document = document::read(&file, findings)?;
    let (art, sounds) = (
        folder::pictures(&folder.join("art"), findings),
        folder::sounds(&folder.join("sound"), true, findings),
    );
    let start = read_head(&document, channel, findings);
    let clips = clips::read(folder, &start.id, channel, reader, findings);
    let mut used = walk::Used::default();
    let picture = picture(&document, &start.id, channel, &art, &mut used, findings);
    let around = steps::Around {
        file: &file,
        lesson: &start.id,
        art: &art,
        sounds: &sounds,
        clips: &clips,
        channel,
    };
    let steps = steps::read(
        &document,
        &around,
        (&start.teaches, &start.needs),
        &mut used,
        reader,
        findings,
    );

    let mut fits = BTreeMap::new();
    if !picture.is_empty() {
        sizes::add(&mut fits, &picture, sizes::TILE);
    }
    steps.iter().for_each(|step| sizes::add_step(&mut fits, step, &used));
    let id = LessonId(start.id.clone());
    let spoken = lines::of_lesson(&id, folder, &used.lines, &sounds, channel, reader, findings);
    let LessonStart { title, teaches, needs, minutes, drill, away, .. } = start;
    let LessonStart { author, licence, id_span, .. } = start;
    let mut practises = Vec::new();
    for skill in steps.iter().filter_map(|step| step.skill.as_ref()) {
        if !practises.contains(skill) {
            practises.push(skill.clone());
        }
    }
    let is_play = steps.iter().all(|step| PLAY.contains(&step.kind.as_str()));
    let head = LessonHead {
        id,
        title,
        picture,
        teaches,
        needs,
        minutes,
        practises,
        is_play,
        drill_for: drill,
        away,
    };
    let lesson = Lesson { head, steps };
    let credits = kit::credits(&folder.join("art.toml"), findings);
    files::warn_of_unknown_credits(&credits, &art, &folder.join("art.toml"), findings);
    Some(LessonSource {
        lesson,
        file,
        document,
        id_span,
        lines: spoken,
        fits,
        art,
        sounds,
        clips,
        used,
        credits,
        author,
        licence,
    })
}

struct LessonStart {
    id: String,
    id_span: Range<usize>,
    title: model::Phrase,
    teaches: Vec<SkillId>,
    needs: Vec<SkillId>,
    minutes: u16,
    drill: Option<String>,
    away: model::Phrase,
    author: String,
    licence: String,
}

fn read_head(document: &Document, channel: &Channel<'_>, findings: &mut Findings) -> LessonStart {
    let file = &document.file;
    let mut wrong = Vec::new();
    let mut keys = Keys::new(file, &document.root, KEYS, findings);
    let id = keys.need_text("id").unwrap_or_default().to_owned();
    let id_span = keys.place("id");
    if !id.is_empty() && (!is_id(&id) || ["shell", "kit"].contains(&id.as_str())) {
        wrong.push(Finding::error(file, "pack-id").with("id", &id).at(&id_span));
    }
    let title = keys.need_phrase("title").unwrap_or_default();
    if !title.0.is_empty() && !head::title_fits(&title) {
        wrong.push(Finding::error(file, "pack-title-bangla").at(&keys.place("title")));
    }
    let mut skills = |key: &str| -> Vec<SkillId> {
        let texts = keys.texts(key).into_iter();
        texts
            .inspect(|(id, span)| {
                if !channel.skills.contains(*id) {
                    let meant = meant(id, channel.skills.iter().map(String::as_str));
                    wrong.push(
                        Finding::error(file, "pack-no-skill")
                            .with("id", id)
                            .with("meant", meant)
                            .at(span),
                    );
                }
            })
            .map(|(id, _)| SkillId::from(id))
            .collect()
    };
    let (teaches, needs) = (skills("teaches"), skills("needs"));
    keys.need("teaches");
    keys.need("minutes");
    let minutes =
        keys.whole("minutes", 1, 120).and_then(|minutes| u16::try_from(minutes).ok()).unwrap_or(1);
    let drill = keys.text("drill").map(str::to_owned);
    let away = keys.phrase("away").unwrap_or_default();
    let channel = &channel.head.channel;
    let author = keys.text("author").unwrap_or(&channel.author).to_owned();
    let own = keys.text("licence");
    let licence = own.unwrap_or(&channel.licence).to_owned();
    if own.is_some_and(|own| !head::is_licence(own)) {
        wrong.push(
            Finding::error(file, "pack-licence")
                .with("licence", &licence)
                .at(&keys.place("licence")),
        );
    }
    wrong.into_iter().for_each(|finding| findings.push(finding));
    LessonStart { id, id_span, title, teaches, needs, minutes, drill, away, author, licence }
}

/// The key of the tile's picture; empty where there is none.
fn picture(
    document: &Document,
    lesson: &str,
    channel: &Channel<'_>,
    art: &Files,
    used: &mut walk::Used,
    findings: &mut Findings,
) -> String {
    let file = &document.file;
    let mut keys = Keys::new(file, &document.root, KEYS, findings);
    let Some(name) = keys.need_text("picture") else { return String::new() };
    let span = keys.place("picture");
    let (steps, sounds) = (Vec::new(), Files::default());
    let around = walk::Surroundings {
        file,
        lesson,
        art,
        sounds: &sounds,
        kit: channel.kit,
        skills: channel.skills,
        signs: channel.signs,
        clips: &Clips::default(),
        steps: &steps,
    };
    match walk::art_key(name, &around) {
        Ok(key) => {
            used.art.push((key.clone(), span));
            key
        }
        Err(finding) => {
            findings.push(finding.at(&span));
            String::new()
        }
    }
}

impl LessonSource {
    /// The lesson's own effects that are used, with their files.
    pub(super) fn used_sounds(&self) -> Vec<(&str, &Path)> {
        let prefix = format!("{}:", self.lesson.head.id);
        let names: BTreeSet<&str> =
            self.used.sounds.iter().filter_map(|(key, _)| key.strip_prefix(&prefix)).collect();
        names.into_iter().filter_map(|name| Some((name, self.sounds.get(name)?))).collect()
    }

    /// The clips that are used.
    pub(super) fn used_clips(&self) -> impl Iterator<Item = (&str, &Clip)> {
        self.clips.iter().filter(|(name, _)| self.used.clips.iter().any(|used| used == name))
    }

    /// What to draw for a key such as `kit:mango`, `kit:mitu_sit#feet` or `bn-p-07:tile!arm,leg`.
    pub(super) fn art_source(
        &self,
        key: &str,
        fit: (f32, f32),
        channel: &Channel<'_>,
        reader: &mut Reader,
        findings: &mut Findings,
    ) -> Option<ArtSource> {
        let (base, part, cut) = actors::split_key(key);
        let (prefix, name) = base.split_once(':')?;
        // The kit is not the lesson's own: only it can say whose it is.
        let (files, credits, author, licence) = match prefix {
            "kit" => (&channel.kit.art, &channel.kit.credits, "", ""),
            _ => (&self.art, &self.credits, &*self.author, &*self.licence),
        };
        let file = reader.read(files.get(name)?, findings)?;
        let kind = FileKind::of_extension(&file.ending)?;
        let svg = std::str::from_utf8(&file.bytes).unwrap_or_default();
        let middle = (0.5, 0.5);
        let (selector, pivot) = match (part, cut) {
            (Some(part), _) => (Selector::only([part]), pivot(svg, part).unwrap_or(middle)),
            (None, Some(parts)) => {
                (Selector::without(parts.split(',')), whole_pivot(svg).unwrap_or(middle))
            }
            (None, None) if kind == FileKind::Svg => {
                (Selector::Whole, whole_pivot(svg).unwrap_or(middle))
            }
            (None, None) => (Selector::Whole, middle),
        };
        let span = self
            .used
            .art
            .iter()
            .find(|(used, _)| used == base)
            .map_or(0..0, |(_, span)| span.clone());
        Some(ArtSource {
            kind,
            selector,
            fit,
            pivot,
            alt: credits.alt(name),
            licence: credits.licence(name, licence).to_owned(),
            author: credits.author(name, author).to_owned(),
            place: Place { file: self.file.clone(), span },
            on_card: false,
            file,
        })
    }
}

/// The groups of a drawing, for whoever names one that it lacks.
pub(super) fn known_groups(svg: &str) -> Vec<String> {
    groups(svg).unwrap_or_default()
}

/// The nodes of `[[step]]`.
pub(super) fn step_nodes(document: &Document) -> &[Node] {
    document.root.get("step").map(Node::items).unwrap_or_default()
}
