//! The stop for making something.

use super::{Next, Reason, Stop, draw};
use model::SkillId;

impl Next<'_> {
    /// What she never played or has not played for longest; the seed decides among new ones.
    pub(super) fn play(&self, others: [&Option<Stop>; 2], seed: u64) -> Option<Stop> {
        let lessons = self.child.course.lessons();
        let is_taken = |place: usize| {
            let mut taken = others.into_iter().flatten().filter_map(|stop| stop.lesson.as_ref());
            taken.any(|id| *id == lessons[place].id)
        };
        let playable = self.awake().filter(|place| self.is_for_play(*place) && !is_taken(*place));
        let place = playable.min_by_key(|place| {
            let last = self.history.sat(*place).map(|sat| sat.last);
            (self.is_just_done(*place), last, draw(seed, lessons[*place].id.as_str()))
        })?;
        Some(self.stop(place, Reason::Play))
    }

    /// Something to make, or a story without questions; but no song for a deaf child.
    fn is_for_play(&self, place: usize) -> bool {
        let lesson = &self.child.course.lessons()[place];
        let is_heard = |skill: &SkillId| self.child.wishes.replaced.contains(skill);
        let is_only_heard = !lesson.teaches.is_empty() && lesson.teaches.iter().all(is_heard);
        let asks_nothing = lesson.teaches.is_empty() && lesson.practises.is_empty();
        (lesson.is_play || asks_nothing) && lesson.drill_for.is_none() && !is_only_heard
    }
}
