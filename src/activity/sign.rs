//! `sign`: a text in sign language, signed by a person on film or by a drawn figure, then
//! pictures to choose from.
//!
//! The figure's signs come from the lexicon and are signed in the signing order, which need not be that
//! of the text; the lit word follows the hands and not the sound. Nothing has to be heard. No
//! sign is made up here: what deaf people have not checked is marked as a draft.

mod body;
mod choose;
pub mod clip;
mod face;
mod fields;
mod hand;
pub(crate) mod hands;
pub mod lexicon;
mod page;
mod paper;
mod pose;
pub(crate) mod signing;
mod space;
mod track;
pub(crate) mod window;

use crate::rounds::Rounds;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening};
use choose::Choose;
use fields::{FIELDS, Page};
use page::Layout;
use scene::{Frame, Ms, hit};
use signing::Signing;
use window::{AGAIN, SLOW};

pub use fields::Spec;
pub use hands::{Clip, Cue, Film, Hands};
pub use lexicon::Sign;
pub use track::{Part, Spelled};

/// The kind `sign`.
pub const KIND: Kind = Kind { id: "sign", fields: FIELDS, check: fields::check, open };

/// The way on.
const NEXT: &str = "next";
/// The signer; a touch shows her larger.
pub(crate) const WINDOW: &str = "window";
/// The bird points at the way on when nobody has touched the glass for so long.
const NUDGE_MS: Ms = 8_000;

/// A signed scene in play.
struct Signed {
    pages: Vec<Page>,
    /// What is asked after the pages.
    choose: Option<Rounds<Choose>>,
    is_choosing: bool,
    /// A hearing sibling hears the text too.
    speaks: bool,
    left_handed: bool,
    at: usize,
    signing: Signing,
    is_large: bool,
    pressed: Option<String>,
    last_touch: Ms,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let mut spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let pages = spec.pages.iter_mut().map(|page| &mut page.hands);
    for hands in pages.chain(spec.choose.iter_mut().map(|question| &mut question.hands)) {
        // Here the signs are the text, so another language is better than none.
        let hers = hands.in_language(opening.signs.unwrap_or_default());
        *hands = hers.or_else(|| hands.in_language("")).unwrap_or_default();
    }
    let choose = Choose::new(spec.choose, spec.left_handed);
    Ok(Box::new(Signed {
        choose: choose.map(|task| Rounds::new(task, opening)),
        is_choosing: false,
        speaks: spec.speak,
        left_handed: spec.left_handed,
        at: 0,
        signing: Signing::new(&Hands::default(), 0),
        is_large: false,
        pressed: None,
        last_touch: 0,
        pages: spec.pages,
    }))
}

impl Activity for Signed {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.turn_to(0, now)
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if let Some(choose) = self.choose.as_mut().filter(|_| self.is_choosing) {
            let effects = choose.handle(input, now);
            return self.heard(effects);
        }
        if !matches!(input, Input::Tick | Input::Move(_)) {
            self.last_touch = now.ms;
        }
        match input {
            Input::Down(at) => {
                self.pressed = self.meant(at, now);
                self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
            }
            Input::Up(at) => {
                let meant = self.meant(at, now);
                let touched = self.pressed.take().filter(|id| Some(id) == meant.as_ref());
                touched.map(|id| self.touched(&id, now)).unwrap_or_default()
            }
            Input::Cancel => {
                self.pressed = None;
                Vec::new()
            }
            Input::Replay => [vec![Effect::Replayed], self.sign_again(now)].concat(),
            Input::Help => self.sign_again(now),
            Input::Move(_) | Input::Word(_) | Input::Tick => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        match self.choose.as_ref().filter(|_| self.is_choosing) {
            Some(choose) => choose.frame(now),
            None => self.draw(now),
        }
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        if let Some(choose) = self.choose.as_ref().filter(|_| self.is_choosing) {
            return choose.show_how(now);
        }
        let next = Layout::of(&now.stage, false).next;
        self.signing.has_ended(now.ms).then(|| Gesture::Tap(next.middle()))
    }
}

impl Signed {
    /// Turns to a page; after the last one it is asked, or all is done.
    fn turn_to(&mut self, page: usize, now: &Moment<'_>) -> Vec<Effect> {
        self.at = page;
        self.last_touch = now.ms;
        let Some(page) = self.pages.get(page) else {
            self.is_choosing = self.choose.is_some();
            let asked = self.choose.as_mut().map(|choose| choose.start(now));
            let asked = asked.map(|effects| self.heard(effects));
            return asked.unwrap_or_else(|| vec![Effect::Hush, Effect::Finished]);
        };
        self.signing = self.signing.of(&page.hands, now.ms);
        let say = Effect::Say(vec![page.text.line.clone()]);
        self.heard(vec![Effect::Hush, say])
    }

    fn sign_again(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.signing.again(now.ms);
        self.say_again()
    }

    fn say_again(&self) -> Vec<Effect> {
        let say = self.pages.get(self.at).map(|page| Effect::Say(vec![page.text.line.clone()]));
        self.heard(say.into_iter().collect())
    }

    /// The effects without a voice, unless somebody wants to hear one.
    fn heard(&self, mut effects: Vec<Effect>) -> Vec<Effect> {
        effects.retain(|effect| {
            self.speaks || !matches!(effect, Effect::Say(_) | Effect::SaySlowly(_))
        });
        effects
    }

    fn meant(&self, at: scene::Point, now: &Moment<'_>) -> Option<String> {
        let reach = now.stage.mm * crate::item::REACH_MM;
        hit::hit(&self.draw(now).items, at, reach).map(|item| item.id.clone())
    }

    fn touched(&mut self, id: &str, now: &Moment<'_>) -> Vec<Effect> {
        match id {
            NEXT => return self.turn_to(self.at + 1, now),
            AGAIN => {
                self.signing.touched_again(now.ms);
                return [vec![Effect::Replayed], self.say_again()].concat();
            }
            SLOW => self.signing.slower(now.ms),
            WINDOW => self.is_large = !self.is_large,
            _ => {}
        }
        Vec::new()
    }
}

#[cfg(test)]
mod film_tests;
#[cfg(test)]
pub(crate) mod tests;
