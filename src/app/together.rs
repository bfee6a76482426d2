//! Two to four children at one tablet: whose turn it is, and whose answer it was.

use crate::player::Player;
use model::LearnerId;

/// Children who sit together. The turn goes round, one item each.
#[derive(Clone, Debug)]
pub struct Together {
    members: Vec<Player>,
    turn: usize,
    /// Whoever has said that she drives; none while all play, or nobody has said so.
    driver: Option<usize>,
}

impl Together {
    /// These sit down; the first of them begins.
    pub fn new(members: Vec<Player>) -> Self {
        Self { members, turn: 0, driver: None }
    }

    /// Everybody, as they sat down.
    pub fn members(&self) -> &[Player] {
        &self.members
    }

    /// Everybody, in the order of turns, whoever's turn it is first.
    pub fn round(&self) -> Vec<Player> {
        let n = self.members.len();
        (0..n).map(|at| self.members[(self.turn + at) % n].clone()).collect()
    }

    /// A child says that it is her: her own turn, or that of another who lets her.
    pub fn claim(&mut self, learner: LearnerId) {
        self.driver = self.members.iter().position(|one| one.record == Some(learner));
    }

    /// All play together: what is answered now is nobody's.
    pub fn all(&mut self) {
        self.driver = None;
    }

    /// An item is over: the turn goes on to the next child.
    pub fn pass(&mut self) {
        // Whoever drove in another's place has had her turn; the others keep their order.
        self.turn = (self.turn + 1) % self.members.len().max(1);
        self.driver = None;
    }

    /// Whoever drives.
    pub fn driver(&self) -> Option<&Player> {
        self.driver.and_then(|at| self.members.get(at))
    }

    /// Whose record the next answer goes into.
    pub fn record(&self) -> LearnerId {
        self.driver().and_then(|one| one.record).unwrap_or(LearnerId::TOGETHER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn child(n: u8) -> Player {
        Player { record: Some(LearnerId([n; 16])), ..Player::guest() }
    }

    #[test]
    fn each_drives_as_often_as_the_others_and_an_unclaimed_answer_is_nobodys() {
        let mut together = Together::new(vec![child(1), child(2), child(3)]);
        let mut n_driven = [0; 4];
        for _ in 0..12 {
            assert_eq!(together.record(), LearnerId::TOGETHER, "nobody has said so yet");
            let next = together.round()[0].record.expect("a child");
            together.claim(next);
            assert_eq!(together.record(), next);
            n_driven[usize::from(next.0[0])] += 1;
            together.pass();
        }
        assert_eq!(n_driven, [0, 4, 4, 4]);
        together.claim(LearnerId([2; 16]));
        together.all();
        assert_eq!(together.record(), LearnerId::TOGETHER);
    }
}
