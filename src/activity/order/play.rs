//! Touches and drags, help, and what walks by itself.

use super::{Order, Spot, WALK_MS};
use crate::item::talk::shell;
use crate::item::{AFTER_PRAISE_MS, HOP_MS, REACH_MM, Tone};
use crate::{Effect, Moment};
use scene::{Ms, Point, Rect, hit};

/// A finger that has gone so far drags, millimetres.
const DRAG_MM: f32 = 3.0;
/// A picture that is let go so near a slot is meant for it, millimetres.
const SNAP_MM: f32 = 12.0;

impl Order {
    pub(super) fn down(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        if let Some(done) = self.done {
            // A hand that drums on the last picture still gets its praise.
            return if now.ms >= done + HOP_MS { self.finish() } else { Vec::new() };
        }
        let frame = self.draw(now);
        let item = hit::hit(&frame.items, at, now.stage.mm * REACH_MM);
        self.pressed = item.and_then(|item| {
            self.spec.picture.iter().position(|known| picture_id(&known.id) == item.id)
        });
        self.grip = at;
        self.finger = None;
        self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
    }

    pub(super) fn moved(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        let is_far = self.grip.distance(at) > DRAG_MM * now.stage.mm;
        if self.pressed.is_some() && (is_far || self.finger.is_some()) {
            self.finger = Some(at);
        }
        Vec::new()
    }

    /// The picture that is held walks back to where it stood.
    pub(super) fn give_up(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if let Some(picture) = self.pressed.take() {
            let from = self.drawn_at(picture, now).middle();
            self.finger = None;
            self.walk_from(picture, self.pieces[picture].spot, from, now.ms, now);
        }
        Vec::new()
    }

    pub(super) fn up(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        let Some(picture) = self.pressed.take() else { return Vec::new() };
        if !self.is_her_turn() {
            self.finger = None;
            return Vec::new();
        }
        let from = self.drawn_at(picture, now).middle();
        let is_drag =
            self.finger.take().is_some() || self.grip.distance(at) > DRAG_MM * now.stage.mm;
        let to = match (is_drag, self.pieces[picture].spot) {
            (true, _) => self.slot_near(at, now).map_or(Spot::Pool, Spot::Slot),
            (false, Spot::Slot(_)) => Spot::Pool,
            (false, Spot::Pool) => self.free_slot().map_or(Spot::Pool, Spot::Slot),
        };
        // A slot holds one picture: who stood there goes back.
        if let Spot::Slot(slot) = to
            && let Some(other) = self.in_slot(slot).filter(|other| *other != picture)
        {
            self.walk(other, Spot::Pool, now.ms, now);
        }
        self.walk_from(picture, to, from, now.ms, now);
        for piece in &mut self.pieces {
            piece.wrong = None;
        }
        if self.free_slot().is_none() {
            // Judged when the last picture has arrived; what is said then would cut its word short.
            self.judge_at = Some(now.ms + if self.calm { 0 } else { WALK_MS });
            return Vec::new();
        }
        match self.cards[picture].say.clone() {
            Some(say) => vec![self.talk.say(vec![say.line], now)],
            None => Vec::new(),
        }
    }

    /// The slot that is meant by letting go at a place.
    fn slot_near(&self, at: Point, now: &Moment<'_>) -> Option<usize> {
        let board = self.layout(&now.stage);
        let distance = |slot: &Rect| {
            let dx = (slot.x - at.x).max(at.x - slot.right()).max(0.0);
            let dy = (slot.y - at.y).max(at.y - slot.bottom()).max(0.0);
            dx.hypot(dy)
        };
        let slots = board.groups[0].iter().enumerate().skip(self.kept);
        let near = slots.map(|(at, slot)| (at, distance(slot)));
        let near = near.filter(|(_, distance)| *distance <= SNAP_MM * now.stage.mm);
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    }

    fn free_slot(&self) -> Option<usize> {
        (0..self.pieces.len()).find(|slot| self.in_slot(*slot).is_none())
    }

    /// Sends a picture from where it is seen to a spot, starting at an instant.
    pub(super) fn walk(&mut self, picture: usize, to: Spot, at: Ms, now: &Moment<'_>) {
        let from = self.drawn_at(picture, now).middle();
        self.walk_from(picture, to, from, at, now);
    }

    fn walk_from(&mut self, picture: usize, to: Spot, from: Point, at: Ms, now: &Moment<'_>) {
        let from = Point::new(from.x / now.stage.width, from.y / now.stage.height);
        let piece = &mut self.pieces[picture];
        piece.spot = to;
        piece.wrong = None;
        piece.walk = (!self.calm).then_some((from, at));
    }

    pub(super) fn tick(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if let Some(done) = self.done {
            return if now.ms >= self.goes_on(done, now) { self.finish() } else { Vec::new() };
        }
        while let Some((at, picture, to)) =
            self.walks.front().copied().filter(|walk| walk.0 <= now.ms)
        {
            self.walks.pop_front();
            self.walk(picture, to, at, now);
        }
        match self.judge_at {
            Some(at) if now.ms >= at => {
                self.judge_at = None;
                self.judge(now)
            }
            _ => self.talk.tick(now),
        }
    }

    /// When the step ends by itself.
    pub(super) fn goes_on(&self, done: Ms, now: &Moment<'_>) -> Ms {
        self.talk.ends(now).max(done + HOP_MS) + AFTER_PRAISE_MS
    }

    fn finish(&mut self) -> Vec<Effect> {
        self.is_over = true;
        vec![Effect::Hush, Effect::Finished]
    }

    pub(super) fn replay(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.done.is_some() {
            return Vec::new();
        }
        vec![Effect::Replayed, self.talk.ask_again(now)]
    }

    /// The bird was touched: the next rung, the first time the question again, slowly.
    pub(super) fn help(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if !self.is_her_turn() {
            return Vec::new();
        }
        let is_placed = |picture: &usize| self.pieces[*picture].spot == Spot::Slot(*picture);
        self.first_wrong = (0..self.pieces.len()).find(|picture| !is_placed(picture)).unwrap_or(0);
        vec![match self.ladder.helped() {
            0 => self.talk.ask_slowly(now),
            1 => {
                let look = self.spec.look.clone().unwrap_or_else(|| shell("hint-1", now));
                let line = look.line.clone();
                self.caption = Some((Tone::Plain, look));
                self.talk.say_and_ask(vec![line], now)
            }
            2 => self.talk.ask_again(now),
            _ => self.show(now.ms, now),
        }]
    }
}

/// The id of a picture's card.
pub(super) fn picture_id(id: &str) -> String {
    format!("picture-{id}")
}
