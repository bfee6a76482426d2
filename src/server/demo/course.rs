//! The skills of the curriculum in the order of a class, with one lesson for each.

use crate::School;
use desk::Catalogue;
use desk::catalogue::Text;
use model::{LessonHead, LessonId, Phrase, Skill, SkillId};
use std::{fs, io};

/// For children: the courses for adults and the sign track are left out.
const STRANDS: [&str; 6] = ["BN", "MA", "EN", "EV", "HE", "AR"];

/// Skills in order; a skill's place is that of its lesson.
pub(super) struct Course {
    pub(super) skills: Vec<Skill>,
    /// For each skill, the places of those that it needs.
    pub(super) needs: Vec<Vec<usize>>,
    /// For each skill, what is asked in it.
    pub(super) items: Vec<Vec<String>>,
}

impl Course {
    /// Level by level, in each one skill of every strand in turn.
    pub(super) fn read() -> Self {
        let mut rows: Vec<(usize, usize, Skill)> = Vec::new();
        let mut level = 0;
        for line in include_str!("../../../lessons/jonaki-1/skills.toml").lines() {
            if let Some(unit) = line.strip_prefix("# ") {
                let name = unit.split('-').nth(1).unwrap_or_default();
                level = ["P", "1", "2", "3"].iter().position(|one| *one == name).unwrap_or(0);
            } else if let Some(id) = line.strip_prefix("id = ") {
                let id = SkillId(quoted(id).concat());
                let title = Phrase::default();
                let (strand, needs) = (String::new(), Vec::new());
                rows.push((level, 0, Skill { id, title, strand, needs, in_sound: false }));
            } else if let Some((_, _, skill)) = rows.last_mut() {
                read_line(skill, line);
            }
        }
        rows.retain(|(.., skill)| STRANDS.contains(&skill.strand.as_str()));
        for at in 0..rows.len() {
            let (level, strand) = (rows[at].0, rows[at].2.strand.clone());
            let same = |row: &&(usize, usize, Skill)| row.0 == level && row.2.strand == strand;
            rows[at].1 = rows[..at].iter().filter(same).count();
        }
        rows.sort_by_key(|(level, place, _)| (*level, *place));
        let skills: Vec<Skill> = rows.into_iter().map(|(.., skill)| skill).collect();
        let place = |id: &SkillId| skills.iter().position(|skill| skill.id == *id);
        let needs = skills.iter().map(|skill| skill.needs.iter().filter_map(place).collect());
        let (needs, items) = (needs.collect(), skills.iter().map(items).collect());
        Self { skills, needs, items }
    }

    /// The place of a skill.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.skills.iter().position(|skill| skill.id.as_str() == id)
    }

    /// The lesson of a skill.
    pub(super) fn lesson(&self, place: usize) -> LessonId {
        LessonId(format!("demo-{}", self.skills[place].id))
    }

    /// Writes what the lessons are called beside the school's offer.
    pub(super) fn keep(&self, school: &School) -> io::Result<()> {
        let lesson = |place: usize| LessonHead {
            id: self.lesson(place),
            title: self.skills[place].title.clone(),
            picture: String::new(),
            teaches: vec![self.skills[place].id.clone()],
            needs: Vec::new(),
            minutes: 5,
            practises: vec![self.skills[place].id.clone()],
            is_play: false,
            drill_for: None,
            away: Phrase::default(),
        };
        let lessons = (0..self.skills.len()).map(lesson).collect();
        let lines = include_str!("reading.txt").lines().map(str::to_owned).collect();
        let reads = self.place("bn.read1").unwrap_or_default();
        let texts = vec![Text { lesson: self.lesson(reads), lines }];
        let catalogue = Catalogue { lessons, skills: self.skills.clone(), texts };
        let folder = school.offer.with_file_name("catalogue");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("demo"), serde_json::to_vec(&catalogue)?)
    }
}

/// A skill whose title is letters asks these; another one asks itself.
fn items(skill: &Skill) -> Vec<String> {
    let title = skill.title.get("bn");
    let letters: Vec<String> = title.split_whitespace().map(str::to_owned).collect();
    let is_letter = |text: &String| text.chars().count() <= 2;
    if letters.len() > 1 && letters.iter().all(is_letter) {
        letters
    } else {
        vec![title.to_owned()]
    }
}

fn read_line(skill: &mut Skill, line: &str) {
    if let Some(title) = line.strip_prefix("title = ") {
        if let [bn, en] = quoted(title).as_slice() {
            skill.title =
                Phrase([("bn", bn), ("en", en)].map(|(of, text)| (of.into(), text.clone())).into());
        }
    } else if let Some(strand) = line.strip_prefix("strand = ") {
        skill.strand = quoted(strand).concat();
    } else if let Some(needs) = line.strip_prefix("needs = ") {
        skill.needs = quoted(needs).into_iter().map(SkillId).collect();
    }
}

/// All that stands between quotation marks in a line.
fn quoted(line: &str) -> Vec<String> {
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
