//! `[[step]]`: which activities a lesson plays.

use super::bytes::Reader;
use super::{Channel, actors, colouring, lesson, skies};
use crate::clips::Clips;
use crate::document::{Document, Node};
use crate::finding::{Finding, Findings};
use crate::foils;
use crate::folder::Files;
use crate::tables::{is_id, meant};
use crate::walk::{self, Surroundings, Used};
use activity::Kind;
use model::{SkillId, Step, StepId};
use std::path::Path;

/// The lesson around its steps.
pub(super) struct Around<'a> {
    pub(super) file: &'a Path,
    pub(super) lesson: &'a str,
    pub(super) art: &'a Files,
    pub(super) sounds: &'a Files,
    pub(super) clips: &'a Clips,
    pub(super) channel: &'a Channel<'a>,
}

/// Reads the steps of a lesson.
pub(super) fn read(
    document: &Document,
    around: &Around<'_>,
    (teaches, needs): (&[SkillId], &[SkillId]),
    used: &mut Used,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    let (skills, taught) = around.channel.graph;
    let letters = foils::known(skills, taught, &[teaches, needs].concat());
    if lesson::step_nodes(document).is_empty() {
        let span =
            document.root.get("step").map_or(document.root.span.clone(), |node| node.span.clone());
        findings.push(Finding::error(around.file, "pack-no-steps").at(&span));
    }
    for node in lesson::step_nodes(document) {
        let Some(kind) = kind_of(node, around.file, findings) else { continue };
        let id = id_of(node, kind, &ids, around.file, findings);
        let skill = skill_of(node, kind, teaches, around, findings);
        let surroundings = Surroundings {
            file: around.file,
            lesson: around.lesson,
            art: around.art,
            sounds: around.sounds,
            kit: around.channel.kit,
            skills: around.channel.skills,
            signs: around.channel.signs,
            clips: around.clips,
            steps: &ids,
        };
        if let Some(mut json) = walk::step(node, &id, kind.fields, &surroundings, used, findings) {
            foils::fill(&mut json, &letters, &around.channel.kit.confusions);
            for problem in (kind.check)(&json) {
                let mut finding =
                    Finding::error(around.file, problem.key).at(&node.deepest(&problem.path));
                finding.args = problem.args;
                findings.push(finding);
            }
            actors::fill(&mut json, node, around, reader, findings);
            skies::fill(&mut json, around, reader, findings);
            colouring::fill(&mut json, kind.fields, node, around, reader, findings);
            steps.push(Step {
                id: StepId(id.clone()),
                kind: kind.id.to_owned(),
                skill,
                spec: json.to_string(),
            });
        }
        ids.push(id);
    }
    steps
}

fn kind_of(node: &Node, file: &Path, findings: &mut Findings) -> Option<&'static Kind> {
    let Some(value) = node.get("kind") else {
        findings.push(Finding::error(file, "pack-missing").with("key", "kind").at(&node.span));
        return None;
    };
    let Some(name) = value.text() else {
        findings.push(Finding::error(file, "pack-wants-text").with("key", "kind").at(&value.span));
        return None;
    };
    let kind = activity::kind(name);
    if kind.is_none() {
        let known: Vec<&str> = activity::kinds().iter().map(|kind| kind.id).collect();
        let finding =
            Finding::error(file, "pack-no-kind").with("kind", name).with("known", known.join(", "));
        findings.push(finding.with("meant", meant(name, known)).at(&value.span));
    }
    kind
}

fn id_of(
    node: &Node,
    kind: &Kind,
    taken: &[String],
    file: &Path,
    findings: &mut Findings,
) -> String {
    let free = |id: &String| !taken.contains(id);
    let given = node.get("id").and_then(|id| Some((id.text()?, id.span.clone())));
    match given {
        Some((id, span)) => {
            if !is_id(id) {
                findings.push(Finding::error(file, "pack-id").with("id", id).at(&span));
            } else if taken.iter().any(|other| other == id) {
                findings.push(Finding::error(file, "pack-same-step").with("id", id).at(&span));
            }
            id.to_owned()
        }
        None => {
            if let Some(id) = node.get("id") {
                findings
                    .push(Finding::error(file, "pack-wants-text").with("key", "id").at(&id.span));
            }
            let numbered = (2..).map(|n| format!("{}-{n}", kind.id));
            std::iter::once(kind.id.to_owned()).chain(numbered).find(free).unwrap_or_default()
        }
    }
}

fn skill_of(
    node: &Node,
    kind: &Kind,
    teaches: &[SkillId],
    around: &Around<'_>,
    findings: &mut Findings,
) -> Option<SkillId> {
    match node.get("skill") {
        Some(value) => {
            let id = value.text().unwrap_or_default();
            if !around.channel.skills.contains(id) {
                let meant = meant(id, around.channel.skills.iter().map(String::as_str));
                findings.push(
                    Finding::error(around.file, "pack-no-skill")
                        .with("id", id)
                        .with("meant", meant)
                        .at(&value.span),
                );
            }
            Some(SkillId::from(id))
        }
        None => {
            // What asks nothing measures nothing.
            if teaches.len() > 1 && !["story", "cert"].contains(&kind.id) {
                findings
                    .push(Finding::error(around.file, "pack-which-skill").at(&node.span).warning());
            }
            if teaches.len() == 1 { teaches.first().cloned() } else { None }
        }
    }
}
