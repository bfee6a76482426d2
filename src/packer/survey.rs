//! What a channel has and what it lacks: for whoever plans what to record, draw and write next.

mod learning;
mod rights;
mod words;

pub use learning::{Early, Load, Unpractised};
pub use rights::Credit;

use crate::finding::Findings;
use crate::report::Report;
use crate::write::Content;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What a lesson may weigh: a shelf of twelve then fits beside the voice into 25 MB.
pub const LESSON_BYTES: u64 = 2 << 20;

/// The whole of it, in numbers and names.
#[derive(Clone, Debug, Serialize)]
pub struct Survey {
    /// The channel.
    pub channel: String,
    /// Bytes of all pictures and sounds.
    pub bytes: u64,
    /// What one lesson may weigh.
    pub lesson_budget: u64,
    /// Bytes by lesson, with what lessons share under `kit` and `shell`.
    pub sizes: BTreeMap<String, u64>,
    /// Lessons above their budget.
    pub over_budget: Vec<String>,
    /// The ten largest pictures and sounds.
    pub heaviest: Vec<(String, u64)>,
    /// The lines that nobody has recorded, as their files would be called, by lesson and track.
    pub missing_recordings: BTreeMap<String, Vec<String>>,
    /// How many of these a machine says meanwhile; the others are silent.
    pub draft_voices: usize,
    /// Lines to be learnt by ear among them: a release is refused for each.
    pub draft_by_ear: usize,
    /// Signs and films that deaf people have not reviewed.
    pub draft_signs: Vec<String>,
    /// Skills that a lesson teaches and nothing asks for.
    pub unpractised: Vec<Unpractised>,
    /// Letters that are to be read before they were taught.
    pub early: Vec<Early>,
    /// How much is to be read on the pages of each story.
    pub reading: Vec<Load>,
    /// Whose pictures, films and recordings they are.
    pub credits: Vec<Credit>,
    /// Pictures that nobody has described for those who cannot see them.
    pub undescribed: Vec<String>,
}

impl Survey {
    /// Surveys what was made of a channel; `findings` are those of reading it.
    pub(crate) fn of(content: &Content<'_>, findings: &Findings) -> Self {
        let source = content.source;
        let report = Report::of(content, Path::new(""));
        let is_lesson = |id: &str| source.lessons.iter().any(|lesson| lesson.head.id.0 == id);
        let over = report.sizes.iter().filter(|(id, size)| **size > LESSON_BYTES && is_lesson(id));
        let mut missing: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for spoken in content.lines.iter().filter(|spoken| spoken.source.recording.is_none()) {
            let line = spoken.source;
            let place = format!("{} ({})", line.lesson, line.track);
            missing.entry(place).or_default().push(line.id.0.clone());
        }
        let by_machine = content.lines.iter().filter(|spoken| spoken.line.draft);
        Self {
            channel: source.head.id.clone(),
            bytes: report.sizes.values().sum(),
            lesson_budget: LESSON_BYTES,
            over_budget: over.map(|(id, _)| id.clone()).collect(),
            sizes: report.sizes,
            heaviest: report.heaviest,
            missing_recordings: missing,
            draft_voices: by_machine.filter(|spoken| spoken.bytes.is_some()).count(),
            draft_by_ear: crate::release::drafts_by_ear(source).count(),
            draft_signs: source.drafts.iter().cloned().collect(),
            unpractised: learning::unpractised(source),
            early: learning::early(findings),
            reading: learning::loads(source),
            credits: rights::credits(content),
            undescribed: report.undescribed,
        }
    }
}
