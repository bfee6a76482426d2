//! How a question looks.

use super::{Listen, Mark, Phase};
use crate::Moment;
use crate::item::choice::card_id;
use crate::item::{self, Card, DEAD_MS, HOP_MS, Stand, WOBBLE_MS};
use crate::layout::Choose;
use crate::sign::window;
use crate::story;
use scene::timeline::{Play, frame_at};
use scene::tween::Ease;
use scene::{Colour, Frame, Item, Look, Ms, Pose, Rect, Wake, Word};

/// Cards enter one after the other, from a little below.
const ENTER_STEP_MS: Ms = 60;
const ENTER_MS: Ms = 220;

impl Listen {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let Some(question) = self.questions.get(self.at) else { return frame };
        if let Some(open) = self.page_open(now) {
            self.draw_page(open, now, &mut frame);
            return frame;
        }
        let layout = self.layout(question, now);
        let is_asking = self.phase == Phase::Asking;
        let hop = if is_asking { self.talk.hop(now) * now.stage.mm * 3.0 } else { 0.0 };
        let items = &mut frame.items;
        item::ground(&now.stage, items);
        let done = self.at + usize::from(!is_asking);
        item::dots(&now.stage, layout.chrome.dots, self.questions.len(), done, items);
        // What is asked about hops when nobody touches; without a picture that is the title.
        let lift = if layout.focus.is_some() { 0.0 } else { hop };
        let caption = self.caption.as_ref().filter(|(_, say)| !say.text.is_empty());
        let (title, place) = (layout.chrome.title, layout.chrome.caption);
        // On a low glass the caption of a signed question takes the title's place.
        if caption.is_none() || place != title {
            item::title(&now.stage, title.moved(0.0, -lift.round()), &question.ask.text, items);
        }
        if let Some(place) = layout.focus {
            let (art, words) = (question.show.as_deref(), question.show_text.as_deref());
            let place = place.moved(0.0, -hop.round());
            item::focus(&now.stage, place, art, words, is_asking, items);
        }
        self.draw_cards(now, &layout, &mut frame);
        self.draw_signer(&layout, now, &mut frame);
        if let Some((tone, say)) = caption {
            item::caption(&now.stage, place, *tone, &say.text, &mut frame.items);
        }
        self.settle(now, &mut frame);
        frame
    }

    /// Draws whoever signs the question, and her buttons while it is asked.
    fn draw_signer(&self, layout: &Choose, now: &Moment<'_>, frame: &mut Frame) {
        let Some((signing, place)) = self.signing.as_ref().zip(layout.signer) else { return };
        let (stage, items) = (&now.stage, &mut frame.items);
        window::draw(stage, place, signing, false, now.ms, items);
        window::lift_film(stage, place, items);
        if self.phase == Phase::Asking {
            let corners = window::corners(stage, place);
            window::draw_buttons(stage, corners, signing, self.pressed.as_deref(), items);
        }
        if signing.is_moving(now.ms) {
            frame.wake = Wake::Moving;
        }
    }

    fn draw_cards(&self, now: &Moment<'_>, layout: &Choose, frame: &mut Frame) {
        let question = &self.questions[self.at];
        for (at, (choice, rest)) in self.order.iter().zip(&layout.cards).enumerate() {
            let id = card_id(*choice);
            let (stand, is_alive) = self.stand(*choice, &id, now);
            let share = self.entered(at, now);
            let dx = match self.marks[*choice] {
                Mark::Wrong(since) | Mark::Faded(Some(since)) if !self.calm => {
                    item::wobble(since, now.ms) * 1.6 * now.stage.mm
                }
                _ => 0.0,
            };
            let dy = (1.0 - share) * 4.0 * now.stage.mm - self.lift(*choice, now);
            let opacity = match self.phase {
                Phase::Asking => 0.2 + 0.8 * share,
                _ if *choice > 0 => 0.4,
                _ => 1.0,
            };
            let rect = rest.moved(dx.round(), dy.round());
            let choice_shown = question.choice(*choice);
            let card = Card { id: &id, rect, choice: choice_shown, stand, live: is_alive, opacity };
            card.push(&now.stage, &mut frame.items);
            if let (0, Phase::Right(since), false) = (*choice, self.phase, self.calm) {
                item::sparks(&now.stage, *rest, 8, since, now.ms, &mut frame.items);
            }
            if *choice == 0 && self.ladder.rung >= 3 && self.phase == Phase::Asking {
                item::shown(&now.stage, &id, rect, &mut frame.items);
            }
        }
    }

    /// How a card stands, and whether a touch on it does something.
    fn stand(&self, choice: usize, id: &str, now: &Moment<'_>) -> (Stand, bool) {
        match (self.phase, self.marks[choice]) {
            (Phase::Right(_) | Phase::Over, _) if choice == 0 => (Stand::Right, false),
            (Phase::Right(_) | Phase::Over, _) => (Stand::Rest, false),
            (Phase::Asking, Mark::Faded(Some(since))) if now.ms < since + DEAD_MS => {
                (Stand::Wrong, false)
            }
            (Phase::Asking, Mark::Faded(_)) => (Stand::Faded, false),
            (Phase::Asking, _) if self.pressed.as_deref() == Some(id) => (Stand::Pressed, true),
            (Phase::Asking, Mark::Wrong(since)) => (Stand::Wrong, now.ms >= since + DEAD_MS),
            (Phase::Asking, Mark::Rest) => (Stand::Rest, true),
        }
    }

    /// How far a card has come in, 0..1.
    fn entered(&self, at: usize, now: &Moment<'_>) -> f32 {
        let from = self.opened + at as Ms * ENTER_STEP_MS;
        if self.calm {
            1.0
        } else {
            Ease::Settle.at(now.ms.saturating_sub(from) as f32 / ENTER_MS as f32)
        }
    }

    /// How high the right card has risen, in pixels: a little too high, then it settles.
    fn lift(&self, choice: usize, now: &Moment<'_>) -> f32 {
        let (0, Phase::Right(since)) = (choice, self.phase) else { return 0.0 };
        let share = now.ms.saturating_sub(since) as f32 / HOP_MS as f32;
        let share = if self.calm { 1.0 } else { Ease::Spring.at(share) };
        3.77 * now.stage.mm * share
    }

    /// The bird's pose, and when the question next looks different.
    fn settle(&self, now: &Moment<'_>, frame: &mut Frame) {
        let mut consider = |wake| frame.wake = frame.wake.sooner(wake);
        let moving_until = |until: Ms| if now.ms < until { Wake::Moving } else { Wake::Touch };
        if !self.calm {
            let last = self.order.len().saturating_sub(1) as Ms;
            consider(moving_until(self.opened + last * ENTER_STEP_MS + ENTER_MS));
        }
        match self.phase {
            Phase::Asking => {
                consider(self.talk.wake(now));
                frame.bird = self.talk.pose(now);
            }
            Phase::Right(since) => {
                consider(Wake::At(self.goes_on(since, now)));
                if !self.calm {
                    consider(moving_until(since + HOP_MS));
                }
                frame.bird = Pose::Cheer;
                return;
            }
            Phase::Over => {
                frame.bird = Pose::Cheer;
                return;
            }
        }
        let mut last_wrong = None;
        for mark in &self.marks {
            let (Mark::Wrong(since) | Mark::Faded(Some(since))) = mark else { continue };
            last_wrong = last_wrong.max(Some(*since));
            if !self.calm {
                consider(moving_until(since + WOBBLE_MS));
            }
            if now.ms < since + DEAD_MS {
                consider(Wake::At(since + DEAD_MS));
            }
        }
        if let Some((from, _)) = self.look_back.filter(|(from, _)| now.ms < *from) {
            consider(Wake::At(from));
        }
        // She wonders while the why is said, then listens again.
        if last_wrong.is_some() && now.ms < self.talk.ends(now) {
            frame.bird = Pose::Think;
            consider(Wake::At(self.talk.ends(now)));
        }
    }

    /// The page that the question looks back at, as the story shows it.
    fn draw_page(&self, (from, until): (Ms, Ms), now: &Moment<'_>, frame: &mut Frame) {
        let Some(page) = &self.pages[self.at] else { return };
        let stage = &now.stage;
        let (window, picture, strip) = story::window(stage);
        let plain =
            |fill| Look::Card { fill, edge: Colour::NONE, border: 0.0, radius: 0.0, lip: 0.0 };
        frame.items.push(Item::new("sky", window, plain(Colour::SKY)));
        let times =
            now.lines.get(&page.say.line).map(|line| line.words.as_slice()).unwrap_or_default();
        let words: Vec<_> = page
            .say
            .text
            .split_whitespace()
            .enumerate()
            .map(|(at, word)| (word.to_owned(), times.get(at).map_or(0, |time| time.start)))
            .collect();
        let play = Play { touched: Vec::new(), rest_at: until - from };
        let (mut items, wake) = frame_at(&page.scene, &words, &play, now.ms - from, picture);
        for item in &mut items {
            item.live = false;
        }
        frame.items.extend(items);
        frame.items.push(Item::new("strip", strip, plain(Colour::PAPER)));
        let lit = self
            .talk
            .at(now)
            .filter(|(id, _)| **id == page.say.line)
            .and_then(|(id, ms)| now.lines.get(id)?.word_at(ms));
        let words = words
            .into_iter()
            .enumerate()
            .map(|(at, (text, _))| Word { text, lit: lit == Some(at) })
            .collect();
        let room = Rect::new(
            stage.margin().x,
            strip.y + 2.4 * stage.mm,
            stage.bird().x - 2.0 * stage.margin().x,
            strip.h - 9.0 * stage.mm,
        );
        let size = (6.3 * stage.mm).round();
        frame.items.push(Item::new("words", room, Look::Words { words, size }));
        frame.wake = frame.wake.sooner(Wake::At(until)).sooner(match wake {
            Wake::At(at) => Wake::At(at + from),
            other => other,
        });
        if let Some(next) = self.talk.next_word(now) {
            frame.wake = frame.wake.sooner(Wake::At(next));
        }
    }
}
