//! `skills.toml`: what is learned, and in which order it is best learned.

use crate::document;
use crate::finding::{Finding, Findings};
use crate::foils::Taught;
use crate::tables::{Keys, is_id, meant};
use model::{Skill, SkillId};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

const KEYS: &[&str] = &["id", "title", "strand", "needs", "letters", "sound", "whom"];

/// What a channel's lessons may teach.
#[derive(Default)]
pub(super) struct Skills {
    /// In the order of teaching.
    pub(super) list: Vec<Skill>,
    /// The letters that they teach.
    pub(super) taught: Taught,
    /// Those of which no child may be left alone: lessons of them end with whom to ask for help.
    pub(super) whom: BTreeSet<SkillId>,
}

/// Reads all skills.
pub(super) fn read(file: &Path, findings: &mut Findings) -> Skills {
    let mut read = Skills::default();
    let Some(document) = document::read(file, findings) else { return read };
    Keys::new(file, &document.root, &["skill"], findings);
    let Skills { list: skills, taught, whom } = &mut read;
    let mut wanted: Vec<(String, Range<usize>)> = Vec::new();
    for node in document.root.get("skill").map(|list| list.items()).unwrap_or_default() {
        let mut keys = Keys::new(file, node, KEYS, findings);
        let Some(id) = keys.need_text("id") else { continue };
        let title = keys.need_phrase("title").unwrap_or_default();
        let strand = keys.need_text("strand").unwrap_or_default().to_owned();
        let needs = keys.texts("needs");
        let letters = keys.texts("letters").into_iter().map(|(letter, _)| letter.to_owned());
        taught.insert(SkillId::from(id), letters.collect());
        let in_sound = keys.flag("sound").unwrap_or(false);
        whom.extend(keys.flag("whom").unwrap_or(false).then(|| SkillId::from(id)));
        let place = keys.place("id");
        wanted.extend(needs.iter().map(|(id, span)| ((*id).to_owned(), span.clone())));
        let needs = needs.into_iter().map(|(id, _)| SkillId::from(id)).collect();
        if !is_id(id) {
            findings.push(Finding::error(file, "pack-id").with("id", id).at(&place));
        } else if skills.iter().any(|skill| skill.id.0 == id) {
            findings.push(Finding::error(file, "pack-same-skill").with("id", id).at(&place));
        } else {
            skills.push(Skill { id: SkillId::from(id), title, strand, needs, in_sound });
        }
    }
    for (id, span) in wanted {
        if !skills.iter().any(|skill| skill.id.0 == id) {
            let meant = meant(&id, skills.iter().map(|skill| skill.id.as_str()));
            findings.push(
                Finding::error(file, "pack-no-skill")
                    .with("id", &id)
                    .with("meant", meant)
                    .at(&span),
            );
        }
    }
    if let Some(id) = circle(skills) {
        findings.push(Finding::error(file, "pack-skill-circle").with("id", id));
    }
    read
}

/// A skill that needs itself, by whatever way round.
fn circle(skills: &[Skill]) -> Option<&str> {
    let mut open: BTreeMap<&str, &[SkillId]> =
        skills.iter().map(|skill| (skill.id.as_str(), skill.needs.as_slice())).collect();
    // Whatever needs nothing that is still open goes; what can never go stands in a circle.
    loop {
        let ready: Vec<&str> = open
            .iter()
            .filter(|(_, needs)| !needs.iter().any(|need| open.contains_key(need.as_str())))
            .map(|(id, _)| *id)
            .collect();
        if ready.is_empty() {
            return open.keys().next().copied();
        }
        for id in ready {
            open.remove(id);
        }
        if open.is_empty() {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Phrase;

    fn skill(id: &str, needs: &[&str]) -> Skill {
        let needs = needs.iter().map(|id| SkillId::from(*id)).collect();
        Skill {
            id: id.into(),
            title: Phrase::default(),
            strand: "BN".into(),
            needs,
            in_sound: false,
        }
    }

    #[test]
    fn a_skill_that_needs_itself_is_found() {
        assert_eq!(circle(&[skill("a", &[]), skill("b", &["a"])]), None);
        assert_eq!(circle(&[]), None);
        assert_eq!(
            circle(&[skill("a", &["c"]), skill("b", &["a"]), skill("c", &["b"])]),
            Some("a")
        );
    }
}
