//! The real graph of skills, with one simulated lesson a skill.

use learn::{Course, CourseLesson, CourseSkill};
use model::{LessonId, SkillId};

/// The course, and its lessons in the order of a class.
pub(crate) struct Curriculum {
    pub(crate) course: Course,
    /// For each skill, the places of those that it needs.
    pub(crate) needs: Vec<Vec<usize>>,
}

/// For children: the courses for teachers and youths and the sign track, which is not yet
/// signed off, are left out.
const STRANDS: [&str; 6] = ["BN", "MA", "EN", "EV", "HE", "AR"];

struct Row {
    skill: CourseSkill,
    /// Pre-school, then the first to third class, and the place within strand and level.
    order: (usize, usize),
}

/// Skill and lesson `n` belong together. The order is that of a school: level by level, in
/// each one skill of every strand in turn.
pub(crate) fn read() -> Curriculum {
    let mut rows: Vec<Row> = Vec::new();
    let mut level = 0;
    for line in include_str!("../../../../lessons/jonaki-1/skills.toml").lines() {
        if let Some(unit) = line.strip_prefix("# ") {
            let name = unit.split('-').nth(1).unwrap_or_default();
            level = ["P", "1", "2", "3"].iter().position(|one| *one == name).unwrap_or(0);
        } else if let Some(id) = line.strip_prefix("id = ") {
            let skill = CourseSkill {
                id: SkillId(quoted(id).remove(0)),
                strand: String::new(),
                needs: Vec::new(),
            };
            rows.push(Row { skill, order: (level, 0) });
        } else if let (Some(strand), Some(row)) = (line.strip_prefix("strand = "), rows.last()) {
            let strand = quoted(strand).remove(0);
            let level = row.order.0;
            let same = |row: &&Row| row.skill.strand == strand && row.order.0 == level;
            let place = rows.iter().filter(same).count();
            if let Some(row) = rows.last_mut() {
                row.skill.strand = strand;
                row.order.1 = place;
            }
        } else if let (Some(needs), Some(row)) = (line.strip_prefix("needs = "), rows.last_mut()) {
            row.skill.needs = quoted(needs).into_iter().map(SkillId).collect();
        }
    }
    rows.retain(|row| STRANDS.contains(&row.skill.strand.as_str()));
    rows.sort_by_key(|row| row.order);
    let skills: Vec<CourseSkill> = rows.into_iter().map(|row| row.skill).collect();
    let place = |id: &SkillId| skills.iter().position(|skill| skill.id == *id);
    let needs = skills.iter().map(|skill| skill.needs.iter().filter_map(place).collect());
    Curriculum { needs: needs.collect(), course: course(skills) }
}

fn course(skills: Vec<CourseSkill>) -> Course {
    let lesson = |skill: &CourseSkill| CourseLesson {
        id: LessonId(format!("lesson-{}", skill.id.as_str())),
        teaches: vec![skill.id.clone()],
        needs: Vec::new(),
        practises: vec![skill.id.clone()],
        minutes: 5,
        is_play: false,
        drill_for: None,
    };
    let lessons = skills.iter().map(lesson).collect();
    Course::new(skills, lessons)
}

/// How many items a lesson has.
pub(crate) fn n_items(place: usize) -> usize {
    8 + place % 5
}

/// All that stands between quotation marks in a line.
fn quoted(line: &str) -> Vec<String> {
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
