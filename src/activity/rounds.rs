//! Items that are asked one after the other: what all such activities share.
//!
//! A [`Task`] lays out an item, understands touches on it and draws it; [`Rounds`] does the
//! rest in the same way everywhere: it asks, praises, gives second chances and the ladder of
//! help, waits, goes on, and draws what stands around.

mod cards;
mod hand;
mod round;

pub use cards::Cards;
pub use hand::{Drop, Hand, Walk};
pub use round::{Asked, Given, Round};

use crate::item::{self, HOP_MS};
use crate::layout::Chrome;
use crate::{Activity, Effect, Gesture, Input, Moment, Opening};
use scene::{Frame, Item, Point, Rect, Stage, Wake, hit};

/// What makes one kind of activity different from the others.
pub trait Task {
    /// How many items it has.
    fn count(&self) -> usize;

    /// Lays out the item with this number anew and says what is asked.
    fn open(&mut self, at: usize, round: &mut Round, now: &Moment<'_>) -> Asked;

    /// A finger came down, while the child tries.
    fn down(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect>;

    /// It moved.
    fn moved(&mut self, _at: Point, _round: &mut Round, _now: &Moment<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// It left the glass.
    fn up(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect>;

    /// The touch is given up; what was held goes back.
    fn cancel(&mut self, _now: &Moment<'_>) {}

    /// The question is asked once more, because somebody wants it.
    fn asked_again(&mut self, _now: &Moment<'_>) {}

    /// Time has passed.
    fn tick(&mut self, _round: &mut Round, _now: &Moment<'_>) -> Vec<Effect> {
        Vec::new()
    }

    /// A rung of the ladder was reached: 2 takes something away, 3 shows. What is said about
    /// it is said already.
    fn helped(&mut self, rung: u8, round: &mut Round, now: &Moment<'_>) -> Vec<Effect>;

    /// Draws the item, and says when it next looks different by itself.
    fn draw(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) -> Wake;

    /// What a child who knows the answer would do now.
    fn how(&self, round: &Round, now: &Moment<'_>) -> Option<Gesture>;

    /// Where the caption lies; usually in the dead strip.
    fn caption(&self, _round: &Round, stage: &Stage) -> Rect {
        Chrome::of(stage, true).caption
    }

    /// Whether the prompt's text stands above; an activity may show it elsewhere.
    fn has_title(&self) -> bool {
        true
    }
}

/// A task in play.
pub struct Rounds<T> {
    task: T,
    round: Round,
}

impl<T: Task> Rounds<T> {
    /// Opens a task.
    pub fn new(task: T, opening: &Opening<'_>) -> Self {
        let round = Round::new(task.count(), opening);
        Self { task, round }
    }

    fn open(&mut self, at: usize, now: &Moment<'_>) -> Vec<Effect> {
        if !self.round.begin(at, now) {
            return vec![Effect::Hush, Effect::Finished];
        }
        let asked = self.task.open(at, &mut self.round, now);
        vec![self.round.ask(asked, now)]
    }

    /// Lets the task do what it does at every rung that was climbed meanwhile.
    fn climb(&mut self, before: u8, now: &Moment<'_>) -> Vec<Effect> {
        let rungs = before + 1..=self.round.rung();
        rungs.flat_map(|rung| self.task.helped(rung, &mut self.round, now)).collect()
    }
}

impl<T: Task> Activity for Rounds<T> {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.open(0, now)
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if self.round.is_over() {
            return Vec::new();
        }
        if !matches!(input, Input::Tick | Input::Move(_)) {
            self.round.talk.touched(now);
        }
        if let Some(since) = self.round.right_since() {
            // A hand that drums on what was right still gets its praise.
            let is_next = match input {
                Input::Down(_) => now.ms >= since + HOP_MS,
                Input::Tick => now.ms >= self.round.goes_on(since, now),
                _ => false,
            };
            return if is_next { self.open(self.round.at() + 1, now) } else { Vec::new() };
        }
        let before = self.round.rung();
        let (task, round) = (&mut self.task, &mut self.round);
        let mut effects = match input {
            Input::Down(at) => task.down(at, round, now),
            Input::Move(at) => task.moved(at, round, now),
            Input::Up(at) => task.up(at, round, now),
            Input::Cancel => {
                task.cancel(now);
                Vec::new()
            }
            Input::Replay => {
                task.asked_again(now);
                round.replay(now)
            }
            Input::Help => {
                task.asked_again(now);
                round.help(now)
            }
            Input::Tick => {
                let mut effects = task.tick(round, now);
                if round.right_since().is_none() {
                    effects.extend(round.talk.tick(now));
                }
                effects
            }
            Input::Word(_) => Vec::new(),
        };
        effects.extend(self.climb(before, now));
        effects
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        let (stage, round) = (&now.stage, &self.round);
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let chrome = Chrome::of(stage, true);
        if round.count() == 0 {
            return frame;
        }
        let place = self.task.caption(round, stage);
        let caption = round.caption.as_ref().filter(|(_, say)| !say.text.is_empty());
        item::ground(stage, &mut frame.items);
        item::dots(stage, chrome.dots, round.count(), round.done(), &mut frame.items);
        let is_covered = caption.is_some() && place == chrome.title;
        if self.task.has_title() && !is_covered {
            let hop = (round.nudge(now) * 2.0 * stage.mm).round();
            item::title(stage, chrome.title.moved(0.0, -hop), round.asked(), &mut frame.items);
        }
        let wake = self.task.draw(round, now, &mut frame.items);
        // At the last rung a hand shows what comes next; the child does it.
        if let Some(Gesture::Tap(at)) = (round.rung() >= 3).then(|| self.show_how(now)).flatten()
            && let Some(next) = hit::hit(&frame.items, at, 0.0)
        {
            let (id, rect) = (next.id.clone(), next.rect);
            item::shown(stage, &id, rect, &mut frame.items);
        }
        if let Some((tone, say)) = caption {
            item::caption(stage, place, *tone, &say.text, &mut frame.items);
        }
        frame.bird = round.pose(now);
        frame.wake = wake.sooner(round.wake(now));
        frame
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        let has_item = self.round.count() > 0 && self.round.is_trying();
        let is_her_turn = has_item && now.ms >= self.round.talk.ends(now);
        is_her_turn.then(|| self.task.how(&self.round, now)).flatten()
    }
}
