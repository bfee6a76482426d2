//! How the board looks.

use super::memory::{FLIP_MS, Side, side};
use super::{Mark, Match, Which};
use crate::Moment;
use crate::item::{self, Card, Choice, DEAD_MS, HOP_MS, Stand, Tone, WOBBLE_MS};
use scene::{Colour, Frame, Item, Look, Ms, Point, Pose, Rect, Wake};

/// A card as it is to be drawn now.
struct Shown {
    stand: Stand,
    live: bool,
    side: Side,
}

impl Match {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let stage = &now.stage;
        let board = self.layout(stage);
        let places =
            || self.groups.iter().flatten().copied().zip(board.groups.iter().flatten().copied());
        item::ground(stage, &mut frame.items);
        let caption = self.caption.as_ref().filter(|(_, say)| !say.text.is_empty());
        if caption.is_none() || !board.caption_in_title {
            let hop = if self.done.is_none() { self.talk.hop(now) * 2.0 * stage.mm } else { 0.0 };
            let place = board.chrome.title.moved(0.0, -hop.round());
            item::title(stage, place, &self.spec.ask.text, &mut frame.items);
        }
        if !self.is_memory() {
            self.draw_threads(now, &places().collect::<Vec<_>>(), &mut frame.items);
        }
        let fallen = self.fallen();
        let wrong_since = self.wrong_since();
        for (card, rest) in places() {
            let shown = self.shown(card, fallen.contains(&card), now);
            // Each wrong card wobbles once; the chosen card of an open game with it.
            let since = match self.mark(card) {
                Mark::Wrong(since) => Some(since),
                Mark::Open(_) if !self.is_memory() => wrong_since,
                _ => None,
            };
            let dx = match since.filter(|_| !self.calm) {
                Some(since) => item::wobble(since, now.ms) * 1.6 * stage.mm,
                None => 0.0,
            };
            let dy = match self.mark(card) {
                Mark::Done(since) if !self.calm => {
                    -item::hop(since, HOP_MS, now.ms) * 2.0 * stage.mm
                }
                _ => 0.0,
            };
            self.draw_card(
                card,
                rest.moved(dx.round(), dy.round()),
                &shown,
                stage,
                &mut frame.items,
            );
            if let (Mark::Done(since), false) = (self.mark(card), self.calm) {
                item::sparks(stage, rest, 4, since, now.ms, &mut frame.items);
            }
        }
        for (card, place) in places().filter(|(card, _)| self.is_shown(*card)) {
            item::shown(stage, &card.id(), place, &mut frame.items);
        }
        self.draw_drag(now, places(), &mut frame.items);
        if let Some((tone, say)) = caption {
            item::caption(stage, board.caption(), *tone, &say.text, &mut frame.items);
        }
        self.settle(now, &mut frame);
        frame
    }

    fn draw_card(
        &self,
        card: Which,
        rect: Rect,
        shown: &Shown,
        stage: &scene::Stage,
        items: &mut Vec<Item>,
    ) {
        let id = card.id();
        let nothing = Choice::default();
        let (rect, choice, stand) = match shown.side {
            Side::Face => (rect, self.choice(card), shown.stand),
            Side::Back => (
                rect,
                self.choice(card),
                if shown.stand == Stand::Faded { Stand::Faded } else { Stand::Shut },
            ),
            Side::Edge => {
                (Rect::around(rect.middle(), rect.w * 0.2, rect.h), &nothing, Stand::Rest)
            }
        };
        // What has fallen away in a memory keeps its secret.
        let is_secret = shown.side == Side::Back && stand == Stand::Faded;
        let choice = if is_secret { &nothing } else { choice };
        let is_down = shown.side == Side::Back && self.pressed == Some(card);
        let rect = if is_down { rect.moved(0.0, (0.8 * stage.mm).round()) } else { rect };
        Card { id: &id, rect, choice, stand, live: shown.live, opacity: 1.0 }.push(stage, items);
    }

    /// How a card stands, whether a touch does something, and which side is up.
    fn shown(&self, card: Which, is_fallen: bool, now: &Moment<'_>) -> Shown {
        let is_memory = self.is_memory();
        let is_pressed = self.pressed == Some(card);
        let rest = match (is_fallen, is_pressed) {
            (true, _) => Stand::Faded,
            (_, true) => Stand::Pressed,
            _ => Stand::Rest,
        };
        let is_playing = self.done.is_none();
        let (stand, live, up) = match self.mark(card) {
            Mark::Rest if is_memory => (rest, is_playing && !is_fallen, Side::Back),
            Mark::Rest => (rest, is_playing && !is_fallen, Side::Face),
            Mark::Open(since) if is_memory => {
                (Stand::Chosen, false, side(since, now.ms, true, self.calm))
            }
            Mark::Open(_) => {
                (if is_pressed { Stand::Pressed } else { Stand::Chosen }, true, Side::Face)
            }
            Mark::Wrong(since) if is_memory => {
                let turns = self.turns_back(since);
                let up =
                    if now.ms < turns { Side::Face } else { side(turns, now.ms, false, self.calm) };
                (if up == Side::Back { rest } else { Stand::Chosen }, !is_fallen, up)
            }
            Mark::Wrong(_) if is_fallen || is_pressed => (rest, !is_fallen, Side::Face),
            Mark::Wrong(since) => (Stand::Wrong, now.ms >= since + DEAD_MS, Side::Face),
            Mark::Done(since) if !self.calm && now.ms < since + HOP_MS => {
                let up = if is_memory { side(since, now.ms, true, false) } else { Side::Face };
                // The card that was turned first lies open already.
                (Stand::Right, false, if self.turned_last == Some(card) { up } else { Side::Face })
            }
            Mark::Done(_) => (Stand::Sunk, false, Side::Face),
        };
        Shown { stand, live, side: up }
    }

    /// The cards that have fallen away: half of what might be meant, then all but what is.
    fn fallen(&self) -> Vec<Which> {
        let Some((pair, rung)) = self.hint().filter(|(_, rung)| *rung >= 2) else {
            return Vec::new();
        };
        let is_candidate = |card: &Which| {
            card.pair != pair
                && !matches!(self.mark(*card), Mark::Done(_) | Mark::Open(_))
                && self.chosen.is_none_or(|chosen| self.is_memory() || chosen.second != card.second)
        };
        let candidates = self.groups.iter().flatten().copied().filter(is_candidate);
        candidates
            .enumerate()
            .filter(|(at, _)| rung >= 3 || at % 2 == 0)
            .map(|(_, card)| card)
            .collect()
    }

    /// Whether a card is the one that is shown.
    fn is_shown(&self, card: Which) -> bool {
        let Some((pair, rung)) = self.hint() else { return false };
        rung >= 3 && card.pair == pair && self.chosen != Some(card) && self.unlike.is_none()
    }

    fn wrong_since(&self) -> Option<Ms> {
        let since = |mark: &Mark| if let Mark::Wrong(since) = mark { Some(*since) } else { None };
        self.marks.iter().filter_map(since).max()
    }

    /// Threads between the pairs that are found, below the cards.
    fn draw_threads(&self, now: &Moment<'_>, places: &[(Which, Rect)], items: &mut Vec<Item>) {
        let mut middles = vec![Point::default(); self.marks.len()];
        for (card, rect) in places {
            middles[card.index()] = rect.middle();
        }
        for pair in (0..self.spec.pair.len()).filter(|pair| self.is_done(*pair)) {
            let id = format!("thread-{}", pair + 1);
            items.push(line(id, middles[2 * pair], middles[2 * pair + 1], Colour::LEAF, now));
        }
    }

    /// The thread that a finger pulls from a card.
    fn draw_drag(
        &self,
        now: &Moment<'_>,
        mut places: impl Iterator<Item = (Which, Rect)>,
        items: &mut Vec<Item>,
    ) {
        let (Some(pressed), Some(finger)) = (self.pressed, self.finger) else { return };
        if let Some((_, rect)) = places.find(|(card, _)| *card == pressed) {
            items.push(line("thread".to_owned(), rect.middle(), finger, Colour::HIGHLIGHT, now));
        }
    }

    /// The bird's pose, and when the board next looks different.
    fn settle(&self, now: &Moment<'_>, frame: &mut Frame) {
        let moves =
            |until: Ms| if now.ms < until && !self.calm { Wake::Moving } else { Wake::Touch };
        let mut wake = self.look_wake();
        for mark in &self.marks {
            wake = wake.sooner(match *mark {
                Mark::Open(since) if self.is_memory() => moves(since + FLIP_MS),
                Mark::Wrong(since) if self.is_memory() => moves(self.turns_back(since) + FLIP_MS),
                Mark::Wrong(since) if now.ms < since + DEAD_MS => {
                    moves(since + WOBBLE_MS).sooner(Wake::At(since + DEAD_MS))
                }
                Mark::Done(since) => moves(since + HOP_MS),
                _ => Wake::Touch,
            });
        }
        let ends = self.talk.ends(now);
        match (self.done, &self.caption) {
            (Some(done), _) => {
                frame.bird = Pose::Cheer;
                let goes_on =
                    if self.is_over { Wake::Touch } else { Wake::At(self.goes_on(done, now)) };
                frame.wake = wake.sooner(goes_on);
                return;
            }
            // She wonders while the second chance is said, then listens again.
            (None, Some((Tone::Wrong, _))) if now.ms < ends => {
                frame.bird = Pose::Think;
                wake = wake.sooner(Wake::At(ends));
            }
            _ => frame.bird = self.talk.pose(now),
        }
        frame.wake = wake.sooner(self.talk.wake(now));
    }
}

/// A thread; its box is no larger than it is, for whatever lies on what changes is drawn anew.
fn line(id: String, from: Point, to: Point, colour: Colour, now: &Moment<'_>) -> Item {
    let commands = format!("M {:.0} {:.0} L {:.0} {:.0}", from.x, from.y, to.x, to.y);
    let width = 1.2 * now.stage.mm;
    let (x, y) = (from.x.min(to.x), from.y.min(to.y));
    let (w, h) = ((from.x - to.x).abs(), (from.y - to.y).abs());
    Item::new(id, Rect::new(x, y, w, h).grown(width), Look::Ink { commands, width, colour })
}
