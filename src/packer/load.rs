//! Reads a channel's folder whole, and never stops at the first problem.

mod actors;
mod bytes;
mod clips;
mod colouring;
mod files;
mod head;
mod lesson;
mod lines;
mod names;
mod signs;
mod skies;
mod skills;
mod steps;

use crate::clips::Clips;
use crate::finding::{Finding, Findings};
use crate::foils::Taught;
use crate::kit::{self, Kit};
use crate::lint;
use crate::signs::Lexicon;
use crate::sizes;
use crate::source::{ArtSource, SoundSource, Source};
use bytes::Reader;
use head::Head;
pub(crate) use head::is_licence;
use lesson::LessonSource;
use model::{ChannelHead, Skill, SkillId};
pub(crate) use names::is_name;
use skills::Skills;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What all lessons of a channel have in common while it is read.
struct Channel<'a> {
    folder: &'a Path,
    /// Where skills, shell and pronunciations lie: here, or in the channel it builds on.
    shared: &'a Path,
    head: &'a Head,
    kit: &'a Kit,
    skills: &'a BTreeSet<String>,
    signs: &'a Lexicon,
    /// The skills whole, and the letters that they teach.
    graph: (&'a [Skill], &'a Taught),
    say: &'a BTreeMap<String, String>,
}

/// Reads the channel in `folder`: everything in it, and everything that is wrong with it.
///
/// With errors among the findings the source holds what could be understood.
pub fn channel(folder: &Path) -> (Option<Source>, Findings) {
    part(folder, None)
}

/// The same of one lesson alone, by the name of its folder, whatever is wrong with the others.
pub fn part(folder: &Path, lesson: Option<&str>) -> (Option<Source>, Findings) {
    let mut findings = Findings::default();
    let source = read(folder, lesson, &mut findings);
    (source, findings)
}

/// The folders that a channel is made of: its own, the kit's, and that of the channel it builds on.
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    let head = head::read(&folder.join("channel.toml"), &mut Findings::default());
    let base = head.and_then(|head| head.base).map(|base| folder.with_file_name(base));
    let kit = folder.parent().unwrap_or(folder).join("kit");
    [Some(folder.to_owned()), Some(kit), base].into_iter().flatten().collect()
}

fn read(folder: &Path, only: Option<&str>, findings: &mut Findings) -> Option<Source> {
    let head = head::read(&folder.join("channel.toml"), findings)?;
    let kit = kit::read(&folder.parent().unwrap_or(folder).join("kit"), findings);
    let base = head.base.as_ref().map(|base| folder.with_file_name(base));
    let shared = base.as_deref().unwrap_or(folder);
    let Skills { list: skills, taught, whom } = skills::read(&shared.join("skills.toml"), findings);
    let known: BTreeSet<String> = skills.iter().map(|skill| skill.id.0.clone()).collect();
    let say = lines::pronunciations(&shared.join("say.toml"), findings);
    let graph = (skills.as_slice(), &taught);
    let bare = Lexicon::default();
    let channel = Channel {
        folder,
        shared,
        head: &head,
        kit: &kit,
        skills: &known,
        signs: &bare,
        graph,
        say: &say,
    };
    let signs = signs::read(&channel, findings);
    let channel = Channel { signs: &signs, ..channel };

    let mut reader = Reader::new(folder.parent().unwrap_or(folder));
    let mut spoken = lines::shell(&channel, &mut reader, findings);
    let mut lessons = Vec::new();
    let mut gathered = Gathered::default();
    gathered.add_kit_sounds(&kit, &mut reader, findings);
    for folder in lesson_folders(&channel, only, findings) {
        if let Some(read) = lesson::read(&folder, &channel, &mut reader, findings) {
            gathered.add(&read, &channel, &mut reader, findings);
            spoken.extend(read.lines.iter().cloned());
            lessons.push(read);
        }
    }
    let known = |skill: &&Skill| {
        let heads = lessons.iter().map(|read| &read.lesson.head);
        heads.flat_map(|head| head.teaches.iter().chain(&head.practises)).any(|id| *id == skill.id)
    };
    let known: Vec<&Skill> = skills.iter().filter(known).collect();
    spoken.extend(lines::skill_names(&known, &channel, &mut reader, findings));
    spoken.extend(names::of(&lessons, &gathered.art, &channel, &mut reader, findings));
    refuse_twins(&lessons, findings);
    refuse_alone(&lessons, &whom, findings);
    files::warn_of_unused(&lessons, &channel, findings);
    look_at(&lessons, &channel, findings);
    if lessons.is_empty() {
        findings.push(Finding::error(&folder.join("channel.toml"), "pack-no-lessons"));
    }
    Some(Source {
        release: head.release,
        skills,
        letters: taught,
        uncredited_kit: files::uncredited_kit(folder, &kit),
        lessons: lessons.into_iter().map(|read| read.lesson).collect(),
        lines: spoken,
        art: gathered.art,
        sounds: gathered.sounds,
        drafts: gathered.drafts,
        clips: gathered.clips,
        head: ChannelHead { signs: gathered.languages.into_iter().collect(), ..head.channel },
    })
}

/// The lessons' folders in the order of the shelf.
fn lesson_folders(
    channel: &Channel<'_>,
    only: Option<&str>,
    findings: &mut Findings,
) -> Vec<PathBuf> {
    if let Some(name) = only {
        return vec![channel.folder.join(name)];
    }
    let Ok(entries) = std::fs::read_dir(channel.folder) else { return Vec::new() };
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    folders.retain(|path| path.is_dir() && !files::is_hidden(path));
    folders.sort();
    let (good, bare): (Vec<_>, Vec<_>) =
        folders.into_iter().partition(|path| path.join("lesson.toml").is_file());
    for path in bare {
        findings.push(Finding::error(&path, "pack-no-lesson-file").warning());
    }
    let Some(order) = &channel.head.order else { return good };
    let mut ordered = Vec::new();
    for (name, span) in order {
        let path = channel.folder.join(name);
        let file = channel.folder.join("channel.toml");
        match (good.contains(&path), ordered.contains(&path)) {
            (true, false) => ordered.push(path),
            (true, true) => findings
                .push(Finding::error(&file, "pack-listed-twice").with("name", name).at(span)),
            (false, _) => findings
                .push(Finding::error(&file, "pack-no-such-lesson").with("name", name).at(span)),
        }
    }
    for path in good.iter().filter(|path| !ordered.contains(path)) {
        findings.push(Finding::error(path, "pack-not-listed").warning());
    }
    ordered
}

/// Two lessons with one id would be one lesson to a tablet.
fn refuse_twins(lessons: &[LessonSource], findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &Path> = BTreeMap::new();
    for read in lessons {
        let id = read.lesson.head.id.as_str();
        if let Some(first) = seen.insert(id, &read.file) {
            let finding = Finding::error(&read.file, "pack-same-lesson")
                .with("id", id)
                .with("first", first.display());
            findings.push(finding.at(&read.id_span));
        }
    }
}

/// A lesson on what may have happened to a child ends with whom she can tell it.
fn refuse_alone(lessons: &[LessonSource], whom: &BTreeSet<SkillId>, findings: &mut Findings) {
    for LessonSource { lesson, file, id_span, .. } in lessons {
        let ends = lesson.steps.last();
        let is_told = ends.is_some_and(|step| step.id.0 == "whom" && step.kind == "story");
        let skill = lesson.head.teaches.iter().find(|skill| whom.contains(skill));
        if let Some(skill) = skill.filter(|_| !is_told) {
            let finding = Finding::error(file, "pack-no-whom").with("skill", &skill.0);
            findings.push(finding.at(id_span));
        }
    }
}

/// Looks at the lessons in which nothing is wrong as a teacher would.
fn look_at(lessons: &[LessonSource], channel: &Channel<'_>, findings: &mut Findings) {
    let good = lessons.iter().filter(|read| !findings.has_errors_in(&read.file));
    let written: Vec<lint::Written<'_>> = good
        .map(|read| lint::Written {
            file: &read.file,
            steps: lesson::step_nodes(&read.document),
            lesson: &read.lesson,
        })
        .collect();
    lint::check(&written, channel.graph, findings);
}

/// Pictures and effects of all lessons, each once and as large as it is ever shown.
#[derive(Default)]
struct Gathered {
    art: BTreeMap<String, ArtSource>,
    sounds: BTreeMap<String, SoundSource>,
    /// Used signs that are not reviewed.
    drafts: BTreeSet<String>,
    /// Used clips, by key.
    clips: Clips,
    /// The sign languages of both.
    languages: BTreeSet<String>,
}

impl Gathered {
    /// The app itself plays the kit's effects, so all of them are in every bundle.
    fn add_kit_sounds(&mut self, kit: &Kit, reader: &mut Reader, findings: &mut Findings) {
        for (name, path) in kit.sounds.iter() {
            if let Some(file) = reader.read(path, findings) {
                self.sounds.insert(name.to_owned(), SoundSource { file });
            }
        }
    }

    fn add(
        &mut self,
        read: &LessonSource,
        channel: &Channel<'_>,
        reader: &mut Reader,
        findings: &mut Findings,
    ) {
        for (name, path) in read.used_sounds() {
            if let Some(file) = reader.read(path, findings) {
                self.sounds.insert(format!("{}:{name}", read.lesson.head.id), SoundSource { file });
            }
        }
        let drafts = read.used.signs.iter().filter(|id| !channel.signs.is_reviewed(id));
        self.drafts.extend(drafts.cloned());
        let languages = read.used.signs.iter().filter_map(|id| channel.signs.language(id));
        self.languages.extend(languages.map(str::to_owned));
        for (name, clip) in read.used_clips() {
            if !clip.is_reviewed {
                self.drafts.insert(name.to_owned());
            }
            let text = |key: &str| clip.played[key].as_str().unwrap_or_default().to_owned();
            self.languages.insert(text("lang"));
            self.clips.add(text("key"), clip.clone());
        }
        let on_cards = names::on_cards(&read.lesson);
        for (key, fit) in &read.fits {
            if let Some(known) = self.art.get_mut(key) {
                known.fit = sizes::larger(known.fit, *fit);
                known.on_card |= on_cards.contains(key);
            } else if let Some(mut art) = read.art_source(key, *fit, channel, reader, findings) {
                art.on_card = on_cards.contains(key);
                self.art.insert(key.clone(), art);
            }
        }
    }
}
