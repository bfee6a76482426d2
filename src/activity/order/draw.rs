//! How slots and pictures look.

use super::play::picture_id;
use super::{Order, Piece, Spot, WALK_MS};
use crate::Moment;
use crate::item::{self, Card, HOP_MS, Stand, Tone, WOBBLE_MS};
use crate::layout::Board;
use scene::tween::Ease;
use scene::{Colour, Frame, Item, Look, Ms, Point, Pose, Rect, Wake};

impl Order {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let stage = &now.stage;
        let board = self.layout(stage);
        let items = &mut frame.items;
        item::ground(stage, items);
        let caption = self.caption.as_ref().filter(|(_, say)| !say.text.is_empty());
        if caption.is_none() || !board.caption_in_title {
            let hop = if self.is_her_turn() { self.talk.hop(now) * 2.0 * stage.mm } else { 0.0 };
            let place = board.chrome.title.moved(0.0, -hop.round());
            item::title(stage, place, &self.spec.ask.text, items);
        }
        for (at, slot) in board.groups[0].iter().enumerate() {
            self.draw_slot(at, *slot, now, items);
        }
        // What walks or is held lies over what rests.
        let is_above = |picture: &usize| self.is_held(*picture) || self.is_walking(*picture, now);
        let all = 0..self.pieces.len();
        for picture in all.clone().filter(|at| !is_above(at)).chain(all.filter(is_above)) {
            self.draw_piece(picture, &board, now, items);
        }
        if let Some(done) = self.done.filter(|_| !self.calm) {
            let row = &board.groups[0];
            for slot in [row[0], row[row.len() - 1]] {
                item::sparks(stage, slot, 4, done, now.ms, items);
            }
        }
        if let Some((tone, say)) = caption {
            item::caption(stage, board.caption(), *tone, &say.text, items);
        }
        self.settle(now, &mut frame);
        frame
    }

    /// An open place with the dots that count it, and its ghost where help has come so far.
    fn draw_slot(&self, at: usize, slot: Rect, now: &Moment<'_>, items: &mut Vec<Item>) {
        let mm = now.stage.mm;
        let look = Look::Card {
            fill: Colour::FADED,
            edge: Colour::CARD_EDGE,
            border: 0.54 * mm,
            radius: (3.8 * mm).min(slot.w / 3.0),
            lip: 0.0,
        };
        items.push(Item::new(format!("slot-{}", at + 1), slot, look));
        let ghosts = match self.ladder.rung {
            0 | 1 => 0..0,
            2 => self.first_wrong..self.first_wrong + 1,
            _ => 0..self.pieces.len(),
        };
        if ghosts.contains(&at) && self.in_slot(at).is_none() {
            let id = format!("ghost-{}", at + 1);
            let choice = &self.cards[at];
            Card { id: &id, rect: slot, choice, stand: Stand::Faded, live: false, opacity: 1.0 }
                .push(&now.stage, items);
        }
        // One dot for the first slot, two for the second: places are counted, not read.
        let (side, step) = (1.4 * mm, 2.2 * mm);
        let left = slot.middle().x - step * at as f32 / 2.0;
        for dot in 0..=at {
            let middle = Point::new(left + step * dot as f32, slot.bottom() + 1.6 * mm);
            let look = Look::Card {
                fill: Colour::INK,
                edge: Colour::INK,
                border: 0.0,
                radius: side / 2.0,
                lip: 0.0,
            };
            items.push(Item::new(
                format!("slot-{}-dot-{}", at + 1, dot + 1),
                Rect::around(middle, side, side),
                look,
            ));
        }
    }

    fn draw_piece(&self, picture: usize, board: &Board, now: &Moment<'_>, items: &mut Vec<Item>) {
        let piece = &self.pieces[picture];
        let rest = self.rest(picture, piece.spot, board);
        let is_kept = piece.spot == Spot::Slot(picture) && picture < self.kept;
        let stand = match (self.done, piece.wrong) {
            (Some(_), _) => Stand::Right,
            (None, Some(_)) => Stand::Wrong,
            (None, None) if is_kept => Stand::Sunk,
            (None, None) if self.pressed == Some(picture) && self.finger.is_none() => {
                Stand::Pressed
            }
            (None, None) => Stand::Rest,
        };
        let live = self.is_her_turn()
            && !is_kept
            && !self.is_held(picture)
            && !self.is_walking(picture, now);
        let dx = match piece.wrong.filter(|_| !self.calm) {
            Some(since) => item::wobble(since, now.ms) * 1.6 * now.stage.mm,
            None => 0.0,
        };
        let dy = match self.done.filter(|_| !self.calm) {
            Some(since) => -item::hop(since, HOP_MS, now.ms) * 2.0 * now.stage.mm,
            None => 0.0,
        };
        let rect = self.seen_at(picture, rest, now).moved(dx.round(), dy.round());
        let id = picture_id(&self.spec.picture[picture].id);
        Card { id: &id, rect, choice: &self.cards[picture], stand, live, opacity: 1.0 }
            .push(&now.stage, items);
    }

    /// Where a picture is seen now: held, on its way, or at rest.
    fn seen_at(&self, picture: usize, rest: Rect, now: &Moment<'_>) -> Rect {
        if let Some(finger) = self.finger.filter(|_| self.pressed == Some(picture)) {
            return rest.moved((finger.x - self.grip.x).round(), (finger.y - self.grip.y).round());
        }
        let Some((from, since)) = self.pieces[picture].walk else { return rest };
        let share = now.ms.saturating_sub(since) as f32 / WALK_MS as f32;
        if share >= 1.0 {
            return rest;
        }
        let from = Point::new(from.x * now.stage.width, from.y * now.stage.height);
        let at = from.towards(rest.middle(), Ease::Ease.at(share));
        Rect::around(Point::new(at.x.round(), at.y.round()), rest.w, rest.h)
    }

    /// Where a picture is drawn now, on this glass.
    pub(super) fn drawn_at(&self, picture: usize, now: &Moment<'_>) -> Rect {
        let rest = self.rest(picture, self.pieces[picture].spot, &self.layout(&now.stage));
        self.seen_at(picture, rest, now)
    }

    fn is_held(&self, picture: usize) -> bool {
        self.pressed == Some(picture) && self.finger.is_some()
    }

    fn is_walking(&self, picture: usize, now: &Moment<'_>) -> bool {
        matches!(self.pieces[picture].walk, Some((_, since)) if now.ms < since + WALK_MS)
    }

    /// The bird's pose, and when something next looks different.
    fn settle(&self, now: &Moment<'_>, frame: &mut Frame) {
        let moves =
            |until: Ms| if now.ms < until && !self.calm { Wake::Moving } else { Wake::Touch };
        let of_piece = |piece: &Piece| {
            let walk = piece.walk.map_or(Wake::Touch, |(_, since)| moves(since + WALK_MS));
            walk.sooner(piece.wrong.map_or(Wake::Touch, |since| moves(since + WOBBLE_MS)))
        };
        let mut wake = self.pieces.iter().map(of_piece).fold(Wake::Touch, Wake::sooner);
        let due = self.judge_at.into_iter().chain(self.walks.front().map(|walk| walk.0));
        wake = due.map(Wake::At).fold(wake, Wake::sooner);
        let ends = self.talk.ends(now);
        match (self.done, &self.caption) {
            (Some(done), _) => {
                frame.bird = Pose::Cheer;
                let goes_on =
                    if self.is_over { Wake::Touch } else { Wake::At(self.goes_on(done, now)) };
                frame.wake = wake.sooner(moves(done + HOP_MS)).sooner(goes_on);
                return;
            }
            // She wonders while the why is said, then listens again.
            (None, Some((Tone::Wrong, _))) if now.ms < ends => {
                frame.bird = Pose::Think;
                wake = wake.sooner(Wake::At(ends));
            }
            _ => frame.bird = self.talk.pose(now),
        }
        frame.wake = wake.sooner(self.talk.wake(now));
    }
}
