//! `cert`: the page that ends a course, in a frame of kantha stitches.
//!
//! It names the course and nobody: no name is known to a lesson and no date to a player that
//! has no clock. Nothing is asked, so nothing is recorded. Next ends it, and so does a pause
//! after it was read aloud, so that a tablet that nobody touches goes on.

mod draw;

use crate::item::{REACH_MM, Talk};
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening};
use model::LineId;
use scene::{Frame, Ms, Point, hit};
use serde::{Deserialize, Serialize};

/// The kind `cert`.
pub const KIND: Kind = Kind { id: "cert", fields: FIELDS, check, open };

const FIELDS: &[Field] =
    &[must("title", Shape::Line), must("text", Shape::Line), may("art", Shape::Art)];

const NEXT: &str = "next";
/// Long enough to show the page to somebody who sits beside.
const PAUSE_MS: Ms = 12_000;

/// What a `cert` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// What the page is.
    pub title: Say,
    /// What was done, with the name of the course.
    pub text: Say,
    /// A picture between the two.
    pub art: Option<String>,
}

struct Cert {
    spec: Spec,
    talk: Talk,
    is_pressed: bool,
    is_over: bool,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let talk = Talk::new(opening.calm);
    Ok(Box::new(Cert { spec, talk, is_pressed: false, is_over: false }))
}

/// What the packer finds wrong with a certificate.
fn check(json: &serde_json::Value) -> Vec<Problem> {
    match serde_json::from_value::<Spec>(json.clone()) {
        Ok(_) => Vec::new(),
        Err(_) => vec![Problem::at("", "activity-unreadable")],
    }
}

impl Cert {
    fn read(&mut self, now: &Moment<'_>) -> Effect {
        let lines: Vec<LineId> = vec![self.spec.title.line.clone(), self.spec.text.line.clone()];
        self.talk.say(lines, now)
    }

    /// When it ends by itself.
    fn goes_on(&self, now: &Moment<'_>) -> Ms {
        self.talk.ends(now) + PAUSE_MS
    }

    fn finish(&mut self) -> Vec<Effect> {
        self.is_over = true;
        vec![Effect::Hush, Effect::Finished]
    }

    fn is_next(&self, at: Point, now: &Moment<'_>) -> bool {
        hit::hit(&self.draw(now).items, at, now.stage.mm * REACH_MM).is_some()
    }
}

impl Activity for Cert {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        vec![Effect::Play("right".into()), self.read(now)]
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if self.is_over {
            return Vec::new();
        }
        match input {
            Input::Down(at) => {
                self.is_pressed = self.is_next(at, now);
                if self.is_pressed { vec![Effect::Play("tap".into())] } else { Vec::new() }
            }
            Input::Up(at) => {
                let was_pressed = std::mem::take(&mut self.is_pressed);
                if was_pressed && self.is_next(at, now) { self.finish() } else { Vec::new() }
            }
            Input::Cancel => {
                self.is_pressed = false;
                Vec::new()
            }
            Input::Replay | Input::Help => vec![Effect::Replayed, self.read(now)],
            Input::Tick if now.ms >= self.goes_on(now) => self.finish(),
            Input::Tick | Input::Move(_) | Input::Word(_) => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.draw(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        let is_read = now.ms >= self.talk.ends(now);
        let next = draw::Layout::of(&now.stage).next;
        (is_read && !self.is_over).then(|| Gesture::Tap(next.middle()))
    }
}

#[cfg(test)]
mod tests;
