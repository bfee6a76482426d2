//! What of a child's choices travels, and how a tablet lays its own on top.

use super::Carried;
use crate::chosen::{Chosen, When};
use model::event::AWAY;

/// A choice of more bytes than this stays on its tablet, for levels have to fit beside it.
const MOST_CHOICE: usize = 128;

/// The choices that travel.
pub(super) fn to_carry(chosen: &Chosen) -> Chosen {
    let mut chosen = chosen.clone();
    chosen
        .preferences
        .retain(|what, made| what != AWAY && what.len() + made.value.len() <= MOST_CHOICE);
    chosen
}

impl Carried {
    /// What was chosen for her, as all her tablets and this one say together.
    ///
    /// Of two choices the newer one counts. Once the server has heard one of this tablet's
    /// own, it knows better than this tablet's clock when that was; what does not travel goes
    /// on counting here.
    pub fn chosen_with(&self, own: &Chosen) -> Chosen {
        let mut all = own.clone();
        let Some(carried) = &self.chosen else { return all };
        let is_new = |at: &When| at.seq > self.through(at.stream);
        all.preferences
            .retain(|what, made| is_new(&made.at) || !carried.preferences.contains_key(what));
        all.placed = all.placed.filter(|made| is_new(&made.at) || carried.placed.is_none());
        all.finished.retain(|lesson, _| {
            let is_heard =
                own.recorded.get(lesson).is_some_and(|(stream, seq)| *seq <= self.through(*stream));
            !(is_heard && carried.finished.contains_key(lesson))
        });
        all.join(carried);
        all
    }
}
