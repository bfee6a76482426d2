//! The whole way from a folder of lessons to a sealed bundle.

use crate::cache::{Cache, Key};
use crate::finding::{Finding, Findings};
use crate::media::Voices;
use crate::report::{Made, Report};
use crate::source::Source;
use crate::survey::Survey;
use crate::write::{self, Content};
use crate::{art, load, release, voices};
use bundle::WriteError;
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};
use std::time::Instant;
use wire::SecretKey;

/// What to pack, and with what.
pub struct Order<'a> {
    /// The channel's folder.
    pub folder: &'a Path,
    /// The bundle.
    pub out: &'a Path,
    /// The publisher's key; without one the bundle waits for a seal from elsewhere.
    pub key: Option<&'a SecretKey>,
    /// What was made before.
    pub cache: Cache,
    /// The packer's own executable, which speaks as a worker; none packs a silent bundle.
    pub speaker: Option<PathBuf>,
    /// One lesson alone, by the name of its folder, for whoever writes it; none packs all.
    pub only: Option<&'a str>,
    /// For children: nothing that is only a draft of a sign goes in.
    pub for_release: bool,
}

/// What came of it; without a report no bundle was made, and the findings say why.
pub struct Outcome {
    /// What is wrong, or to be looked at.
    pub findings: Findings,
    /// What was made.
    pub report: Option<Report>,
}

/// Packs a channel.
///
/// # Errors
/// [`PackError`] when the bundle cannot be written; what is wrong with the lessons comes as
/// findings instead.
pub fn pack(order: &Order<'_>) -> Result<Outcome, PackError> {
    let start = Instant::now();
    let (source, mut findings) = load::part(order.folder, order.only);
    match &source {
        Some(source) if order.for_release => release::check(source, order.folder, &mut findings),
        Some(source) => source.clips.tell_lacking(false, &mut findings),
        None => {}
    }
    let Some(source) = source.filter(|_| !findings.has_errors()) else {
        return Ok(Outcome { findings, report: None });
    };
    let voice = start_voice(order.speaker.as_deref(), order.folder, &source, &mut findings);
    let digest = digest(&source, voice.as_ref(), order.key);
    if let Some(mut report) = known(order, &digest) {
        report.seconds = start.elapsed().as_secs_f32();
        return Ok(Outcome { findings, report: Some(report) });
    }

    let content = make(&source, voice.as_ref(), &order.cache, &mut findings);
    if findings.has_errors() {
        return Ok(Outcome { findings, report: None });
    }
    if let Some(folder) = order.out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|source| PackError::Io { path: folder.to_owned(), source })?;
    }
    let manifest = write::bundle(&content, order.key, order.out)?;
    let mut report = Report::of(&content, order.out);
    report.name = blake3::Hash::from_bytes(manifest.hash()).to_hex().to_string();
    remember(order, &digest, &report);
    report.seconds = start.elapsed().as_secs_f32();
    Ok(Outcome { findings, report: Some(report) })
}

/// Makes everything that goes into a bundle, as far as it was not made before.
fn make<'s>(
    source: &'s Source,
    voice: Option<&'s Voices>,
    cache: &Cache,
    findings: &mut Findings,
) -> Content<'s> {
    let bar = progress(source);
    let (mut art, wrong_pictures) = art::draw(&source.art, cache, &bar);
    let (clips, wrong_clips) = source.clips.make(cache);
    art.extend(clips);
    let (sounds, wrong_sounds) = art::play(&source.sounds, cache, &bar);
    let (lines, wrong_lines) = voices::speak(&source.lines, voice, cache, &bar);
    bar.finish_and_clear();
    let wrong = [wrong_pictures, wrong_clips, wrong_sounds, wrong_lines];
    wrong.into_iter().flatten().for_each(|finding| findings.push(finding));
    findings.read_texts();
    Content { source, art, sounds, lines, voice: voice.map_or("none", Voices::version) }
}

/// Surveys a channel: what a bundle of it would hold, and what it lacks. Nothing is written but
/// the cache.
pub fn survey(folder: &Path, cache: &Cache, speaker: Option<&Path>) -> (Option<Survey>, Findings) {
    let (source, mut findings) = load::channel(folder);
    let Some(source) = source.filter(|_| !findings.has_errors()) else { return (None, findings) };
    let voice = start_voice(speaker, folder, &source, &mut findings);
    let content = make(&source, voice.as_ref(), cache, &mut findings);
    let survey = (!findings.has_errors()).then(|| Survey::of(&content, &findings));
    (survey, findings)
}

/// Says everything that is wrong with a channel without packing it.
pub fn check(folder: &Path) -> Findings {
    let (source, mut findings) = load::channel(folder);
    if let Some(source) = source {
        let pictures = art::check(&source.art);
        let sounds = art::check_sounds(&source.sounds);
        let recordings = voices::check(&source.lines, &Cache::none());
        pictures
            .into_iter()
            .chain(sounds)
            .chain(recordings)
            .for_each(|finding| findings.push(finding));
        source.clips.tell_lacking(false, &mut findings);
    }
    findings.read_texts();
    findings
}

/// Why a bundle could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The bundle.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Its folder.
    #[error("{} cannot be made: {source}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// The draft voice, where a line waits for it and there is one.
fn start_voice(
    speaker: Option<&Path>,
    folder: &Path,
    source: &Source,
    findings: &mut Findings,
) -> Option<Voices> {
    let speaker = speaker?;
    if source.lines.iter().all(|line| line.recording.is_some()) {
        return None;
    }
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    match Voices::start(speaker, at_once) {
        Ok(voices) => Some(voices),
        Err(error) => {
            findings.push(Finding::error(folder, "pack-no-voice").with("why", error.why).warning());
            None
        }
    }
}

/// The BLAKE3 of everything that decides the bundle's bytes.
fn digest(source: &Source, voice: Option<&Voices>, key: Option<&SecretKey>) -> String {
    let mut all = Key::new("bundle")
        .with(write::created_by(voice.map_or("none", Voices::version)))
        .with(bundle::format::FORMAT_MAX.to_le_bytes())
        .with(key.map(|key| *key.public().as_bytes()).unwrap_or_default())
        .with(source.release.to_le_bytes())
        .with(json(&source.head))
        .with(json(&source.skills))
        .with(json(&source.lessons));
    for (name, art) in &source.art {
        let about = (&art.pivot, &art.alt, &art.licence, &art.author);
        all = all.with(name).with(json(&about));
        for density in art::DENSITIES {
            all = all.with(art::key(art, density).as_bytes());
        }
    }
    for (name, clip) in source.clips.iter() {
        let about = (&clip.licence, &clip.author);
        all = all.with(name).with(json(&about)).with(clip.hash().as_bytes());
    }
    for (name, sound) in &source.sounds {
        all = all.with(name).with(art::sound_key(sound).as_bytes());
    }
    for line in &source.lines {
        let hash = voices::key(line, voice);
        all = all.with(&line.lesson.0).with(&line.track).with(&line.id.0).with(hash.as_bytes());
    }
    all.finish().to_hex().to_string()
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What was noted when this bundle was made, if nothing has changed since.
fn known(order: &Order<'_>, digest: &str) -> Option<Report> {
    let (noted, _) = order.cache.get::<(String, String, Report)>(&result_key(order))?;
    let (noted_digest, hash, mut report) = noted;
    if noted_digest != digest || hash_of(order.out)? != hash {
        return None;
    }
    report.unchanged = true;
    for made in [&mut report.art, &mut report.sounds, &mut report.lines] {
        *made = Made { fresh: 0, kept: made.fresh + made.kept };
    }
    report.fresh_lessons.clear();
    Some(report)
}

fn remember(order: &Order<'_>, digest: &str, report: &Report) {
    if let Some(hash) = hash_of(order.out) {
        order.cache.put(&result_key(order), &(digest, hash, report), &[]);
    }
}

fn result_key(order: &Order<'_>) -> blake3::Hash {
    let out = std::path::absolute(order.out).unwrap_or_else(|_| order.out.to_owned());
    Key::new("result").with(out.as_os_str().as_encoded_bytes()).finish()
}

fn hash_of(path: &Path) -> Option<String> {
    Some(blake3::hash(&std::fs::read(path).ok()?).to_hex().to_string())
}

/// A bar that is seen on a terminal only.
fn progress(source: &Source) -> ProgressBar {
    let n = source.art.len() * art::DENSITIES.len() + source.sounds.len() + source.lines.len();
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed}");
    ProgressBar::new(n as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
