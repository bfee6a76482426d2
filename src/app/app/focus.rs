//! The way of those who use keys: one thing is marked, and a key chooses it.

use super::App;
use crate::stage::Row;
use scene::{Colour, Item, Look, Ms};

impl App {
    /// Marks the next thing that answers touches, or the one before.
    pub fn key_move(&mut self, is_forward: bool, now: Ms) {
        let ids = self.live(now);
        if ids.is_empty() {
            return;
        }
        let at = self.focus.as_ref().and_then(|id| ids.iter().position(|one| one == id));
        let next = match (at, is_forward) {
            (Some(at), true) => (at + 1) % ids.len(),
            (Some(at), false) => (at + ids.len() - 1) % ids.len(),
            (None, true) => 0,
            (None, false) => ids.len() - 1,
        };
        self.focus = Some(ids[next].clone());
    }

    /// Chooses what is marked; true where something was.
    pub fn key_press(&mut self, now: Ms) -> bool {
        let rows = self.screen_view(now).rows;
        let marked = rows.iter().find(|(item, _)| Some(&item.id) == self.focus.as_ref());
        let Some(middle) = marked.map(|(item, _)| item.rect.middle()) else { return false };
        let focus = self.focus.take();
        self.at(now);
        self.press(middle, now);
        self.release(middle, now);
        // The mark stays where it was for as long as that is there.
        self.focus = focus;
        true
    }

    /// The id of what is marked.
    pub fn marked(&self) -> Option<&str> {
        self.focus.as_deref()
    }

    /// What answers touches now, from the top left, line by line.
    fn live(&self, now: Ms) -> Vec<String> {
        let rows = self.screen_view(now).rows;
        let mut live: Vec<&Item> =
            rows.iter().map(|(item, _)| item).filter(|item| item.live).collect();
        let line = self.stage.mm * 12.0;
        live.sort_by(|a, b| {
            let of = |item: &Item| (item.rect.middle().y / line).floor();
            of(a).total_cmp(&of(b)).then(a.rect.x.total_cmp(&b.rect.x))
        });
        live.into_iter().map(|item| item.id.clone()).collect()
    }

    /// The mark around the thing that a key would choose.
    pub(super) fn mark(&self, rows: &mut Vec<Row>) {
        let Some(id) = &self.focus else { return };
        let Some((item, _)) = rows.iter().find(|(item, _)| item.id == *id) else { return };
        let mm = self.stage.mm;
        let look = Look::Card {
            fill: Colour::NONE,
            edge: Colour::VIOLET,
            border: mm,
            radius: 3.6 * mm,
            lip: 0.0,
        };
        rows.push((Item::new("mark", item.rect.grown(1.2 * mm), look), None));
    }
}
