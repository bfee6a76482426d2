//! What the gate looks like.

use super::places::Places;
use super::{Gate, HOLD_MS, IDLE_MS, WOBBLE_MS};
use crate::chrome::{blank, disc};
use crate::icons::Drawing;
use crate::screen::View;
use crate::screen::adult::{SOFT, panel, text_row};
use crate::stage::Row;
use scene::{Align, Colour, Face, Item, Look, Ms, Rect, Stage, Wake};

impl Gate {
    /// What is to be seen now.
    pub fn view(&self, now: Ms, stage: &Stage) -> View {
        let place = Places::new(stage);
        let mut view = View { rows: Vec::new(), wake: self.wake(now) };
        let rows = &mut view.rows;
        let ground = Look::Card {
            fill: Colour::rgb(0xf5efdf),
            edge: Colour::NONE,
            border: 0.0,
            radius: 0.0,
            lip: 0.0,
        };
        rows.push((Item::new("sky", stage.rect(), ground), None));
        let home = stage.home();
        let down = self.pressed.as_deref() == Some("home");
        let (card, face) = disc(stage, "home", home, Colour::WHITE, Colour::rgb(0xcdbfa8), down);
        rows.push((card, None));
        let icon = Item::new("home-icon", face.grown(-home.w * 0.19), blank());
        rows.push((icon, Some(Drawing::Home)));
        let title = (Face::Display, Colour::INK, Align::Middle);
        let size = if stage.is_portrait() { 4.2 } else { 5.0 };
        rows.push(text_row("title", place.title, self.words.title.clone(), size, title, stage));
        rows.push(panel("hold", place.hold, stage));
        rows.push(panel("keys", place.keys, stage));
        self.lock(now, &place, stage, rows);
        self.boxes(now, &place, stage, rows);
        self.keypad(now, &place, stage, rows);
        view
    }

    fn wake(&self, now: Ms) -> Wake {
        if self.held_since.is_some() || now < self.wobble_until {
            return Wake::Moving;
        }
        Wake::At(self.shut_until.max(self.touched_at + IDLE_MS).max(now + 1))
    }

    fn lock(&self, now: Ms, place: &Places, stage: &Stage, rows: &mut Vec<Row>) {
        let lock = place.lock;
        let is_down = self.held_since.is_some();
        let (card, face) =
            disc(stage, "lock", lock, Colour::VIOLET, Colour::rgb(0x5a3787), is_down);
        rows.push((card, None));
        rows.push((
            Item::new("lock-icon", face.grown(-lock.w * 0.24), blank()),
            Some(Drawing::Lock),
        ));
        let share = match (self.is_held, self.held_since) {
            (true, _) => 1.0,
            (false, Some(since)) => (now.saturating_sub(since)) as f32 / HOLD_MS as f32,
            (false, None) => 0.0,
        };
        if share > 0.0 {
            let ring = lock.grown(stage.mm * 1.6);
            let look = Look::Ink {
                commands: arc(ring, share.min(1.0)),
                width: stage.mm * 1.8,
                colour: Colour::LEAF,
            };
            rows.push((Item::new("ring", ring.grown(stage.mm), look), None));
        }
        let (line, colour) = if now < self.shut_until {
            (&self.words.wait, Colour::rgb(0x9a5a00))
        } else if self.is_held {
            (&self.words.then, Colour::INK)
        } else {
            (&self.words.hold, Colour::INK)
        };
        let style = (Face::Reading, colour, Align::Middle);
        rows.push(text_row("say", place.say, line.clone(), 3.4, style, stage));
        if self.is_held && !self.words.hint.is_empty() {
            let style = (Face::Reading, SOFT, Align::Middle);
            rows.push(text_row("hint", place.hint, self.words.hint.clone(), 3.0, style, stage));
        }
    }

    fn boxes(&self, now: Ms, place: &Places, stage: &Stage, rows: &mut Vec<Row>) {
        let shake = if now < self.wobble_until {
            let left = (self.wobble_until - now) as f32 / WOBBLE_MS as f32;
            (left * std::f32::consts::TAU * 2.0).sin() * stage.mm * 1.4
        } else {
            0.0
        };
        for (at, rect) in place.boxes().into_iter().enumerate() {
            let rect = Rect::new(rect.x + shake, rect.y, rect.w, rect.h);
            let is_next = at == self.typed.len() && self.keys_awake(now);
            let look = Look::Card {
                fill: Colour::rgb(0xfaf5e9),
                edge: if is_next { Colour::VIOLET } else { Colour::rgb(0xe3d6bb) },
                border: stage.mm * 0.4,
                radius: stage.mm * 1.8,
                lip: 0.0,
            };
            rows.push((Item::new(format!("box-{at}"), rect, look), None));
            if at < self.typed.len() {
                let side = rect.h * 0.3;
                let look = Look::Card {
                    fill: Colour::INK,
                    edge: Colour::INK,
                    border: 0.0,
                    radius: side / 2.0,
                    lip: 0.0,
                };
                let dot = Rect::around(rect.middle(), side, side);
                rows.push((Item::new(format!("dot-{at}"), dot, look), None));
            }
        }
    }

    fn keypad(&self, now: Ms, place: &Places, stage: &Stage, rows: &mut Vec<Row>) {
        let awake = self.keys_awake(now);
        for (id, rect) in place.keypad() {
            let is_down = self.pressed.as_deref() == Some(id);
            let lip = stage.mm * 0.8;
            let down = if is_down { lip * 0.75 } else { 0.0 };
            let look = Look::Card {
                fill: Colour::rgb(0xfaf5e9),
                edge: Colour::CARD_EDGE,
                border: stage.mm * 0.5,
                radius: stage.mm * 2.4,
                lip: lip - down,
            };
            let face = Rect::new(rect.x, rect.y + down, rect.w, rect.h - down);
            let opacity = if awake { 1.0 } else { 0.5 };
            let key = Item::new(id, face, look).faded(opacity);
            rows.push((if awake { key.live() } else { key }, None));
            let inner = Rect::new(face.x, face.y, face.w, face.h - (lip - down));
            match id.strip_prefix("key-").and_then(|digit| digit.parse::<usize>().ok()) {
                Some(digit) => {
                    let text = self.words.digits[digit].clone();
                    let style = (Face::Display, Colour::INK, Align::Middle);
                    let (item, drawing) =
                        text_row(&format!("{id}-text"), inner, text, 5.2, style, stage);
                    rows.push((item.faded(opacity), drawing));
                }
                None => {
                    let side = inner.h * 0.62;
                    let icon = Rect::around(inner.middle(), side, side);
                    let item = Item::new(format!("{id}-icon"), icon, blank()).faded(opacity);
                    rows.push((item, Some(Drawing::Erase)));
                }
            }
        }
    }
}

/// A part of a circle from its top, clockwise, as path commands.
fn arc(ring: Rect, share: f32) -> String {
    let (middle, radius) = (ring.middle(), ring.w / 2.0);
    let steps = (48.0 * share).ceil().max(1.0) as u16;
    let mut commands = String::new();
    for step in 0..=steps {
        let turn = f32::from(step) / f32::from(steps) * share * std::f32::consts::TAU;
        let (x, y) = (middle.x + radius * turn.sin(), middle.y - radius * turn.cos());
        commands.push_str(&format!("{} {x:.1} {y:.1} ", if step == 0 { "M" } else { "L" }));
    }
    commands
}
