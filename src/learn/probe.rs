//! Where a new child begins: a few playful questions that stop early.

use model::SkillId;
use std::collections::BTreeSet;

/// Looks for the place in one strand up to which a child knows everything.
///
/// It begins with what is easy and doubles its steps as long as she is right, so that a small
/// child meets no hard question; from her first wrong answer on it halves the range that is
/// left. It asks at most [`MOST_ITEMS`], and stops after two wrong ones in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// In teaching order.
    skills: Vec<SkillId>,
    /// So many are taken for known.
    known: usize,
    /// From here on they are taken for new.
    new_from: usize,
    /// How far the next step up goes.
    step: usize,
    n_asked: usize,
    wrong_in_a_row: usize,
}

/// What is assumed of a child before she has shown it.
///
/// It satisfies needs and passes lessons over, as long as her answers do not speak against
/// it. It lights no firefly: levels come from answers alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// The skills that she is thought to know.
    pub assumed: BTreeSet<SkillId>,
}

/// So many questions are still a game.
pub const MOST_ITEMS: usize = 8;
/// So many wrong in a row end it.
const MOST_WRONG: usize = 2;

impl Probe {
    /// A probe of one strand, its skills in the order of teaching, as
    /// [`crate::Course::teaching_order`] gives them.
    pub fn new(skills: Vec<SkillId>) -> Self {
        let new_from = skills.len();
        Self { skills, known: 0, new_from, step: 1, n_asked: 0, wrong_in_a_row: 0 }
    }

    /// The skill to ask about now; `None` when enough is known.
    pub fn asks(&self) -> Option<&SkillId> {
        let is_over = self.n_asked >= MOST_ITEMS || self.wrong_in_a_row >= MOST_WRONG;
        if is_over { None } else { self.skills[self.known..self.new_from].get(self.reach()) }
    }

    /// Takes the answer to what [`Probe::asks`]; after the end it changes nothing.
    pub fn answer(&mut self, right: bool) {
        if self.asks().is_none() {
            return;
        }
        let asked = self.known + self.reach();
        self.n_asked += 1;
        if right {
            self.known = asked + 1;
            self.step *= 2;
            self.wrong_in_a_row = 0;
        } else {
            self.new_from = asked;
            self.wrong_in_a_row += 1;
        }
    }

    /// What is assumed as far as it was asked; the strands of a child go into one placement.
    pub fn place(&self, placement: &mut Placement) {
        placement.assumed.extend(self.skills[..self.known].iter().cloned());
    }

    /// How far above what is known the next question stands.
    fn reach(&self) -> usize {
        let left = self.new_from - self.known;
        let has_been_wrong = self.new_from < self.skills.len();
        if has_been_wrong { left / 2 } else { self.step.min(left) - usize::from(left > 0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skills(count: usize) -> Vec<SkillId> {
        (0..count).map(|n| SkillId(format!("s{n:02}"))).collect()
    }

    /// How many skills are assumed after answers, and how many were asked.
    fn probed(count: usize, mut answers: impl FnMut(usize, &SkillId) -> bool) -> (usize, usize) {
        let mut probe = Probe::new(skills(count));
        let mut n_asked = 0;
        while let Some(skill) = probe.asks().cloned() {
            probe.answer(answers(n_asked, &skill));
            n_asked += 1;
            assert!(n_asked <= MOST_ITEMS);
        }
        let mut placement = Placement::default();
        probe.place(&mut placement);
        (placement.assumed.len(), n_asked)
    }

    #[test]
    fn it_stops_within_its_bound_whatever_is_answered() {
        for count in [0, 1, 2, 3, 7, 8, 39, 56, 400] {
            for pattern in 0..1u32 << MOST_ITEMS {
                let (known, n_asked) = probed(count, |n, _| pattern >> n & 1 == 1);
                assert!(known <= count && n_asked <= count);
            }
        }
    }

    #[test]
    fn two_wrong_in_a_row_end_it() {
        assert_eq!(probed(56, |_, _| false), (0, 1), "the easiest one was wrong: it is pinned");
        assert_eq!(probed(56, |n, _| n == 0), (1, 3));
        assert_eq!(probed(56, |n, _| n < 3).1, 5);
    }

    #[test]
    fn a_child_who_knows_everything_up_to_a_place_is_placed_at_it_or_below() {
        for place in 0..=56 {
            let limit = SkillId(format!("s{place:02}"));
            let (known, _) = probed(56, |_, skill| *skill < limit);
            assert!(known <= place, "{known} of {place}");
            assert!(place - known <= place / 2, "{known} of {place}");
        }
    }

    #[test]
    fn the_first_question_is_the_easiest() {
        assert_eq!(Probe::new(skills(9)).asks(), Some(&"s00".into()));
        assert_eq!(Probe::new(Vec::new()).asks(), None);
    }
}
