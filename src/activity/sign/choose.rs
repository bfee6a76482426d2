//! She signs, the child chooses the picture.

use super::fields::Question;
use super::hands::Hands;
use super::signing::Signing;
use super::window::{self, AGAIN, SLOW, corners};
use crate::item::REACH_MM;
use crate::item::choice::card_id;
use crate::layout::{Table, beside};
use crate::rounds::{Asked, Cards, Given, Round, Task};
use crate::{Effect, Gesture, Moment};
use scene::{Item, Point, Rect, Stage, Wake, hit};

/// Width of the column of cards, millimetres.
const COLUMN_MM: f32 = 56.0;

/// The questions after the pages.
pub(super) struct Choose {
    questions: Vec<Question>,
    left_handed: bool,
    signing: Signing,
    cards: Cards,
    pressed: Option<String>,
}

impl Choose {
    /// The questions; none where nothing is asked.
    pub(super) fn new(questions: Vec<Question>, left_handed: bool) -> Option<Self> {
        let is_asked = !questions.is_empty();
        let (signing, cards) = (Signing::new(&Hands::default(), 0), Cards::default());
        is_asked.then_some(Self { questions, left_handed, signing, cards, pressed: None })
    }

    fn question(&self, round: &Round) -> &Question {
        &self.questions[round.at().min(self.questions.len() - 1)]
    }

    fn meant(&self, at: Point, round: &Round, now: &Moment<'_>) -> Option<String> {
        let mut items = Vec::new();
        self.draw(round, now, &mut items);
        hit::hit(&items, at, now.stage.mm * REACH_MM).map(|item| item.id.clone())
    }
}

impl Task for Choose {
    fn count(&self) -> usize {
        self.questions.len()
    }

    fn open(&mut self, at: usize, round: &mut Round, now: &Moment<'_>) -> Asked {
        let question = self.questions[at].clone();
        let choices = [vec![question.right], question.wrong].concat();
        self.cards = Cards::shuffled(choices, round.chance());
        self.signing = self.signing.of(&question.hands, now.ms);
        self.pressed = None;
        Asked {
            id: question.id,
            say: question.ask,
            skill: question.skill,
            look: question.look,
            told: question.told,
            praise: question.praise,
            by_ear: false,
        }
    }

    fn down(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        self.pressed = self.meant(at, round, now);
        self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
    }

    fn up(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let Some(pressed) = self.pressed.take() else { return Vec::new() };
        if self.meant(at, round, now).as_ref() != Some(&pressed) {
            return Vec::new();
        }
        match pressed.as_str() {
            AGAIN => {
                self.signing.touched_again(now.ms);
                return round.replay(now);
            }
            SLOW => {
                self.signing.slower(now.ms);
                return Vec::new();
            }
            _ => {}
        }
        let Some(choice) = self.cards.named(&pressed) else { return Vec::new() };
        let Some(chosen) = self.cards.choice(choice) else { return Vec::new() };
        let given = Given {
            expected: self.question(round).right.name().to_owned(),
            response: chosen.name().to_owned(),
            right: choice == 0,
            tag: chosen.tag.clone(),
            why: chosen.why.clone(),
            itself: chosen.say.iter().map(|say| say.line.clone()).collect(),
        };
        if choice > 0 {
            self.cards.was_wrong(choice);
            self.signing.again(now.ms);
        }
        round.answer(given, now)
    }

    fn cancel(&mut self, _now: &Moment<'_>) {
        self.pressed = None;
    }

    fn asked_again(&mut self, now: &Moment<'_>) {
        self.signing.again(now.ms);
    }

    fn helped(&mut self, rung: u8, _round: &mut Round, _now: &Moment<'_>) -> Vec<Effect> {
        if rung == 2 {
            self.cards.take_away();
        }
        Vec::new()
    }

    fn draw(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) -> Wake {
        let stage = &now.stage;
        let Table { table, rest, .. } = beside(stage, COLUMN_MM);
        window::draw(stage, table, &self.signing, self.left_handed, now.ms, items);
        window::lift_film(stage, table, items);
        let pressed = self.pressed.as_deref();
        if round.is_trying() {
            window::draw_buttons(stage, corners(stage, table), &self.signing, pressed, items);
        }
        self.cards.draw(rest, (40.0, 40.0), pressed, round, now, items);
        if self.signing.is_moving(now.ms) { Wake::Moving } else { Wake::Touch }
    }

    fn how(&self, round: &Round, now: &Moment<'_>) -> Option<Gesture> {
        // Whoever knows the answer still looks at the whole sign first.
        let has_seen = self.signing.has_ended(now.ms) || round.rung() >= 3;
        let mut items = Vec::new();
        self.draw(round, now, &mut items);
        let right = items.iter().find(|item| item.id == card_id(0)).filter(|_| has_seen)?;
        Some(Gesture::Tap(right.rect.middle()))
    }

    fn caption(&self, _round: &Round, stage: &Stage) -> Rect {
        beside(stage, COLUMN_MM).caption
    }
}
