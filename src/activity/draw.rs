//! `draw`: a sheet of paper, six colours, and as much time as a child likes.
//!
//! Either a finger draws lines, or a touch fills a region of a drawing. Nothing is right or
//! wrong here and nothing is asked twice. A wrist, a second finger or a pause takes nothing
//! away; the arrow takes back the last line or fill. Who says that she is done keeps the
//! drawing: it goes into her record line by line, or region by region, and can be drawn again
//! from it.

mod colouring;
mod fields;
mod fills;
mod ink;
mod kept;
mod lines;
mod look;

use crate::feedback::Feedback;
use crate::item::talk::said;
use crate::item::{AFTER_PRAISE_MS, HOP_MS, REACH_MM, Talk};
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening, Place};
use fields::FIELDS;
use ink::Inked;
use lines::Line;
use look::Layout;
use model::{Attempt, ItemId};
use scene::{Frame, Ms, Point, Rect, hit};

pub use fields::{Colouring, Region, Spec};
pub use fills::{Fill, Fills};
pub use kept::{kept, paper_aspect};
pub use lines::{COLOURS, Sheet};

/// The kind `draw`.
pub const KIND: Kind = Kind { id: "draw", fields: FIELDS, check: fields::check, open };

const UNDO: &str = "undo";
const DONE: &str = "done";

struct Draw {
    place: Place,
    spec: Spec,
    calm: bool,
    sheet: Sheet,
    inked: Inked,
    fills: Fills,
    /// The colour of the next line or fill.
    colour: usize,
    /// The line under the finger, in shares of the paper.
    line: Option<Line>,
    /// The region under the finger.
    region: Option<usize>,
    since: Ms,
    done: Option<Ms>,
    is_over: bool,
    feedback: Feedback,
    talk: Talk,
    pressed: Option<String>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    Ok(Box::new(Draw {
        place: Place::of(opening),
        spec,
        calm: opening.calm,
        sheet: Sheet::default(),
        inked: Inked::default(),
        fills: Fills::default(),
        colour: 0,
        line: None,
        region: None,
        since: 0,
        done: None,
        is_over: false,
        feedback: Feedback::new(opening.seed),
        talk: Talk::new(opening.calm),
        pressed: None,
    }))
}

impl Draw {
    /// A place on the glass in shares of the paper, kept on it.
    fn on_paper(paper: &Rect, at: Point) -> Point {
        let share = |at: f32, from: f32, size: f32| ((at - from) / size).clamp(0.0, 1.0);
        Point::new(share(at.x, paper.x, paper.w), share(at.y, paper.y, paper.h))
    }

    fn down(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        self.pressed = self.meant(at, now);
        if self.pressed.is_some() {
            return vec![Effect::Play("tap".into())];
        }
        let paper = Layout::of(&now.stage).paper;
        match &self.spec.colour {
            Some(colouring) => {
                let place = colouring.place(&now.stage, &paper);
                self.region = colouring.region_at(&now.stage, &place, at);
            }
            None if paper.contains(at) => {
                self.line = Some(Line::begin(self.colour, Self::on_paper(&paper, at)));
            }
            None => {}
        }
        Vec::new()
    }

    fn moved(&mut self, at: Point, now: &Moment<'_>) {
        let paper = Layout::of(&now.stage).paper;
        if let Some(line) = &mut self.line {
            line.go(Self::on_paper(&paper, at), paper.w);
        }
    }

    fn up(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        self.moved(at, now);
        if self.keep_line(now) {
            return Vec::new();
        }
        // Where the finger came down counts: small fingers slide.
        if let Some(region) = self.region.take() {
            self.fills.fill(region, self.colour);
            return vec![Effect::Play("tap".into())];
        }
        let meant = self.meant(at, now);
        let Some(id) = self.pressed.take().filter(|id| Some(id) == meant.as_ref()) else {
            return Vec::new();
        };
        match id.as_str() {
            UNDO => {
                self.sheet.take_back();
                self.fills.take_back();
                self.inked = Inked::of(&self.sheet, &now.stage);
                Vec::new()
            }
            DONE => self.finish(now),
            id => {
                let chosen = (0..COLOURS.len()).find(|colour| look::colour_id(*colour) == id);
                self.colour = chosen.unwrap_or(self.colour);
                Vec::new()
            }
        }
    }

    /// The line under the finger, if there is one, is finished.
    fn keep_line(&mut self, now: &Moment<'_>) -> bool {
        let Some(line) = self.line.take() else { return false };
        self.sheet.add(line);
        self.inked = Inked::of(&self.sheet, &now.stage);
        true
    }

    fn finish(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let attempt = Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId("1".to_owned()),
            skill: self.place.skill.clone(),
            asked: self.spec.ask.text.clone(),
            expected: String::new(),
            response: if self.spec.colour.is_some() {
                self.fills.to_text()
            } else {
                self.sheet.to_text()
            },
            correct: 1.0,
            tries: 1,
            rung: 0,
            tag: None,
            ms: now.ms.saturating_sub(self.since).try_into().unwrap_or(u32::MAX),
        };
        self.done = Some(now.ms);
        let praise = self.spec.praise.clone();
        let praise = praise.unwrap_or_else(|| said(self.feedback.praise(), now));
        vec![
            Effect::Answered(Box::new(attempt)),
            Effect::Play("right".into()),
            self.talk.say(vec![praise.line], now),
        ]
    }

    fn goes_on(&self, done: Ms, now: &Moment<'_>) -> Ms {
        self.talk.ends(now).max(done + HOP_MS) + AFTER_PRAISE_MS
    }

    fn meant(&self, at: Point, now: &Moment<'_>) -> Option<String> {
        let frame = self.show(now);
        hit::hit(&frame.items, at, now.stage.mm * REACH_MM / 2.0).map(|item| item.id.clone())
    }
}

impl Activity for Draw {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.since = now.ms;
        vec![self.talk.ask(&self.spec.ask.line, now)]
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if self.is_over {
            return Vec::new();
        }
        if let Some(done) = self.done {
            let is_next = match input {
                Input::Down(_) => now.ms >= done + HOP_MS,
                Input::Tick => now.ms >= self.goes_on(done, now),
                _ => false,
            };
            self.is_over = is_next;
            return if is_next { vec![Effect::Hush, Effect::Finished] } else { Vec::new() };
        }
        if !matches!(input, Input::Tick) {
            self.talk.touched(now);
        }
        match input {
            Input::Down(at) => self.down(at, now),
            Input::Move(at) => {
                self.moved(at, now);
                Vec::new()
            }
            Input::Up(at) => self.up(at, now),
            // What was drawn until then stays: a wrist on the glass takes nothing away.
            Input::Cancel => {
                self.pressed = None;
                self.region = None;
                self.keep_line(now);
                Vec::new()
            }
            Input::Replay => vec![Effect::Replayed, self.talk.ask_again(now)],
            Input::Help => vec![self.talk.ask_again(now)],
            // Who draws is not asked again and again; after a long silence once.
            Input::Tick if self.line.is_none() => self.talk.tick(now),
            Input::Tick | Input::Word(_) => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.show(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        if self.done.is_some() || now.ms < self.talk.ends(now) {
            return None;
        }
        if let Some(colouring) = &self.spec.colour {
            return Some(self.colour_next(colouring, now));
        }
        let layout = Layout::of(&now.stage);
        let drawn = self.sheet.lines.len();
        if drawn >= 3 {
            return Some(Gesture::Tap(layout.done.middle()));
        }
        if self.colour != drawn * 2 {
            return Some(Gesture::Tap(layout.colours[drawn * 2].middle()));
        }
        let paper = layout.paper;
        let at = |share: f32| {
            let wave = (share * 9.0).sin() * 0.08;
            let y = 0.3 + 0.2 * drawn as f32 + wave;
            Point::new(paper.x + paper.w * (0.15 + 0.7 * share), paper.y + paper.h * y)
        };
        Some(Gesture::Drag((0..=24).map(|step| at(step as f32 / 24.0)).collect()))
    }
}

#[cfg(test)]
mod colouring_tests;
#[cfg(test)]
mod tests;
