//! What whoever chooses asks about a child's answers, wherever they were folded.

use crate::{Facts, Known, Level, Memory, Practice};
use model::SkillId;

/// What is known of one child.
pub trait Knows: std::fmt::Debug {
    /// Every skill that was asked, with its level, in the order of the ids.
    fn all_levels(&self) -> Vec<(&SkillId, Level)>;
    /// The confusions among her last ten items, the most frequent first.
    fn recent_confusions(&self) -> Vec<(String, usize)>;
    /// How many skills became known on a day or after it, which is at most a week ago.
    fn n_lit_since(&self, day: i32) -> usize;
    /// How well each skill sits, of those that are meant, some 10 µs each.
    fn memories<'a>(&'a self, is_meant: &dyn Fn(&SkillId) -> bool) -> Vec<(&'a SkillId, Memory)>;
}

impl Knows for Facts {
    fn all_levels(&self) -> Vec<(&SkillId, Level)> {
        self.levels().collect()
    }

    fn recent_confusions(&self) -> Vec<(String, usize)> {
        self.confusions()
    }

    fn n_lit_since(&self, day: i32) -> usize {
        let lit = self.skills.values().filter_map(|practice| practice.climb().known_since);
        lit.filter(|since| *since >= day).count()
    }

    fn memories<'a>(&'a self, is_meant: &dyn Fn(&SkillId) -> bool) -> Vec<(&'a SkillId, Memory)> {
        let meant = self.skills.iter().filter(|(skill, _)| is_meant(skill));
        meant.filter_map(|(skill, practice)| Some((skill, Practice::memory(practice)?))).collect()
    }
}

impl Knows for Known {
    fn all_levels(&self) -> Vec<(&SkillId, Level)> {
        self.levels().collect()
    }

    fn recent_confusions(&self) -> Vec<(String, usize)> {
        self.confusions()
    }

    fn n_lit_since(&self, day: i32) -> usize {
        Known::n_lit_since(self, day)
    }

    fn memories<'a>(&'a self, is_meant: &dyn Fn(&SkillId) -> bool) -> Vec<(&'a SkillId, Memory)> {
        let meant = self.skills().into_iter().filter(|skill| is_meant(skill));
        meant.filter_map(|skill| Some((skill, self.memory(skill)?))).collect()
    }
}
