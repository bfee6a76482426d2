//! How a letter that is being written looks, and when it next looks different.

use super::fields::Round;
use super::ghost::{Ghost, NUDGE_MS, Shown};
use super::ink::{self, BAND, DOT, GLINT, INK, LIGHT};
use super::place::Places;
use super::{Button, Phase, Trace};
use crate::Moment;
use crate::item::{self, Card, Choice, HOP_MS, Stand, hop};
use scene::stroke::Path;
use scene::{Align, Colour, Face, Frame, Icon, Item, Look, Ms, Point, Pose, Rect, Wake};

/// How long the place to go on pulses, and how long one beat is.
const PULSE_MS: Ms = 1_800;
const BEAT_MS: Ms = 600;
/// After so much silence the hand points out how the stroke begins.
const NUDGE_AFTER_MS: Ms = 8_000;

impl Trace {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let places = self.places(now);
        self.draw_around(&places, now, &mut frame.items);
        self.draw_strokes(&places, now, &mut frame.items);
        if self.phase == Phase::Trying {
            self.draw_ends(&places, now, &mut frame.items);
        }
        self.draw_hand(&places, now, &mut frame.items);
        if matches!(self.phase, Phase::Written(_)) {
            self.draw_next(&places, now, &mut frame.items);
        }
        self.settle(now, &mut frame);
        frame
    }

    /// What stands around the letter.
    fn draw_around(&self, places: &Places, now: &Moment<'_>, items: &mut Vec<Item>) {
        let mm = now.stage.mm;
        item::ground(&now.stage, items);
        if let Some(title) = places.title {
            item::title(&now.stage, title, &self.title, items);
        }
        if let Some(letter) = self.letter() {
            let text = letter.word.clone().unwrap_or_else(|| letter.letter.letter.clone());
            let choice = Choice { text: Some(text), art: letter.art.clone(), ..Choice::default() };
            let is_down = self.pressed == Some(Button::Word);
            let stand = if is_down { Stand::Pressed } else { Stand::Rest };
            let live = self.has_name();
            Card { id: "word", rect: places.word, choice: &choice, stand, live, opacity: 1.0 }
                .push(&now.stage, items);
        }
        let round = self.turn % self.spec.rounds.len().max(1);
        let is_written = matches!(self.phase, Phase::Written(_));
        for (at, place) in places.rounds.iter().enumerate().filter(|_| places.rounds.len() > 1) {
            let is_done = at < round || at == round && is_written;
            let fill = match (is_done, at == round) {
                (true, _) => Colour::LEAF,
                (false, true) => Colour::HIGHLIGHT,
                (false, false) => Colour::WHITE,
            };
            disc(&format!("round-{at}"), *place, fill, Colour::CARD_EDGE, 0.5 * mm, items);
            if is_done {
                items.push(tick(&format!("round-{at}-tick"), *place));
            }
        }
        for (at, place) in places.strokes.iter().enumerate() {
            let is_done = self.sheet.done.get(at).copied().unwrap_or_default();
            let is_now = self.phase == Phase::Trying && self.sheet.turn() == Some(at);
            let fill = if is_done || is_now { Colour::LEAF } else { Colour::WHITE };
            disc(&format!("stroke-{at}"), *place, fill, Colour::CARD_EDGE, 0.6 * mm, items);
            let ink = if is_now { Colour::WHITE } else { Colour::INK };
            let name = format!("stroke-{at}-mark");
            items.push(if is_done {
                tick(&name, *place)
            } else {
                number(&name, *place, at + 1, ink)
            });
        }
        let look = Look::Card {
            fill: Colour::WHITE,
            edge: Colour::rgb(0xe2cfa3),
            border: 0.67 * mm,
            radius: 5.0 * mm,
            lip: places.lip,
        };
        let card = Item::new("box", places.card, look);
        items.push(if matches!(self.phase, Phase::Watching | Phase::Trying) {
            card.live()
        } else {
            card
        });
    }

    /// The strokes: guide, dots, what is complete, what the finger draws.
    fn draw_strokes(&self, places: &Places, now: &Moment<'_>, items: &mut Vec<Item>) {
        let side = places.letter.w;
        let lift = match self.phase {
            Phase::Written(since) if !self.calm => 3.4 * now.stage.mm * hop(since, HOP_MS, now.ms),
            _ => 0.0,
        };
        let place = |point: &Point| {
            let at = places.on_glass(*point);
            Point::new(at.x, at.y - lift.round())
        };
        let on_glass = |line: &[Point]| line.iter().map(place).collect::<Vec<_>>();
        let lines: Vec<Vec<Point>> =
            self.sheet.paths.iter().map(|path| on_glass(&ink::line(path))).collect();
        let is_done = |at: usize| self.sheet.done.get(at).copied().unwrap_or_default();
        // Bands of what is to come lie below bands of what is complete.
        for done in [false, true] {
            for (at, line) in lines.iter().enumerate().filter(|(at, _)| is_done(*at) == done) {
                let colour = if done { Colour::RIGHT_FILL } else { Colour::GUIDE };
                let band =
                    ink::ink(format!("band-{at}"), std::slice::from_ref(line), BAND * side, colour);
                let is_faint = self.round() == Round::Alone && !done;
                items.push(band.faded(if is_faint { 0.5 } else { 1.0 }));
            }
        }
        if let (Some(way), Phase::Trying, Round::Dots) =
            (self.sheet.way(), self.phase, self.round())
        {
            let dots: Vec<_> =
                ink::dots(way, self.sheet.reached()).iter().map(|dot| on_glass(dot)).collect();
            items.push(ink::ink("dots", &dots, DOT * side, Colour::GUIDE_LINE));
        }
        let complete = || self.sheet.paths.iter().enumerate().filter(|(at, _)| is_done(*at));
        for (at, _) in complete() {
            items.push(ink::ink(format!("ink-{at}"), &lines[at..=at], INK * side, Colour::RIVER));
        }
        for (at, path) in complete().filter(|(_, path)| path.length() > 0.2) {
            items.push(ink::ink(
                format!("glint-{at}"),
                &[on_glass(&ink::glint(path))],
                GLINT * side,
                LIGHT,
            ));
        }
        let live: Vec<_> = self.sheet.ink.iter().map(|run| on_glass(run)).collect();
        if !live.is_empty() {
            let colour = if self.sheet.is_off() { Colour::GUIDE_LINE } else { Colour::RIVER };
            items.push(ink::ink("ink", &live, INK * side, colour));
        }
        if let Some(shown) = self.shown(now) {
            let drawn: Vec<_> = shown
                .lines
                .iter()
                .map(|line| on_glass(&scene::stroke::simplified(line, 0.001)))
                .collect();
            if !drawn.is_empty() {
                let opacity = if self.phase == Phase::Watching { 1.0 } else { 0.5 };
                items.push(ink::ink("ghost", &drawn, INK * side, Colour::RIVER).faded(opacity));
            }
        }
    }

    /// Where the stroke goes on, and where it ends.
    fn draw_ends(&self, places: &Places, now: &Moment<'_>, items: &mut Vec<Item>) {
        let (Some(way), Some(turn)) = (self.sheet.way(), self.sheet.turn()) else { return };
        let mm = now.stage.mm;
        let side = places.letter.w;
        let is_lost = self.sheet.is_off() || self.sheet.reached() > 0.0 && !self.sheet.is_touched();
        if self.round() == Round::Alone && self.ladder.rung == 0 && !is_lost {
            return;
        }
        if way.length() > 0.1 {
            let end = Rect::around(places.on_glass(way.end()), 0.049 * side, 0.049 * side);
            disc("end", end, Colour::WHITE, Colour::LEAF, 0.7 * mm, items);
        }
        let at = if is_lost { way.at(self.sheet.reached()) } else { way.start() };
        let strong = if self.ladder.rung > 0 { 0.5 } else { 0.22 };
        let size = 0.119 * side * (1.0 + strong * self.beat(now));
        let start = Rect::around(places.on_glass(at), size, size);
        disc("start", start, Colour::LEAF, Colour::WHITE, 0.6 * mm, items);
        items.push(number("start-number", start, turn + 1, Colour::WHITE));
    }

    fn draw_hand(&self, places: &Places, now: &Moment<'_>, items: &mut Vec<Item>) {
        let tip = match self.shown(now) {
            Some(shown) => shown.tip,
            // Hand and child draw together.
            None if self.phase == Phase::Trying && self.ladder.rung >= 3 => {
                match self.sheet.way() {
                    Some(way) => way.at(self.sheet.reached()),
                    None => return,
                }
            }
            None => return,
        };
        let (w, h) = (0.175 * places.letter.w, 0.228 * places.letter.w);
        let tip = places.on_glass(tip);
        // The tip of the finger is at 24 % / 11 % of its picture.
        let hand =
            Rect::new((tip.x - 0.24 * w).round(), (tip.y - 0.11 * h).round(), w.round(), h.round());
        items.push(Item::new("hand", hand, Look::Icon(Icon::Hand)).faded(0.85));
    }

    fn draw_next(&self, places: &Places, now: &Moment<'_>, items: &mut Vec<Item>) {
        let mm = now.stage.mm;
        let is_down = self.pressed == Some(Button::Next);
        let (lip, down) = if is_down { (0.27 * mm, 0.8 * mm) } else { (1.07 * mm, 0.0) };
        let place = places.next;
        let face = Rect::new(place.x, place.y + down, place.w, place.h - down);
        let (fill, edge) = (Colour::HIGHLIGHT, Colour::MARIGOLD_EDGE);
        let look = Look::Card { fill, edge, border: 0.54 * mm, radius: place.w / 2.0, lip };
        items.push(Item::new("next", face, look).live());
        let inner = Rect::new(face.x, face.y, face.w, face.h - lip).grown(-0.2 * place.w);
        items.push(Item::new("next-icon", inner, Look::Icon(Icon::Next)));
    }

    /// The hand that shows something now: a letter, a stroke, or, when nobody touches the
    /// glass, how the stroke begins.
    fn shown(&self, now: &Moment<'_>) -> Option<Shown> {
        let paths = &self.sheet.paths;
        if let Some(ghost) = self.ghost(now) {
            return ghost.at(paths, now.ms);
        }
        let nudge = self.nudge().filter(|nudge| now.ms >= nudge.began())?;
        if self.calm || now.ms >= nudge.ends() {
            // Then it waits where the finger is wanted.
            let tip = self.sheet.way()?.at(self.sheet.reached());
            return Some(Shown { tip, lines: Vec::new() });
        }
        nudge.at(paths, now.ms)
    }

    /// The hand that shows a letter or a stroke; what it drew stands for a moment.
    fn ghost(&self, now: &Moment<'_>) -> Option<&Ghost> {
        let is_seen =
            |ghost: &&Ghost| self.phase == Phase::Watching || now.ms < ghost.ends() + BEAT_MS;
        self.ghost.as_ref().filter(is_seen)
    }

    /// The hand that comes when nobody touches the glass.
    fn nudge(&self) -> Option<Ghost> {
        if self.phase != Phase::Trying || self.sheet.is_touched() || self.ladder.rung >= 3 {
            return None;
        }
        let reached = self.sheet.reached();
        let length = self.sheet.way().map_or(0.0, Path::length);
        let to = (reached + 0.3 * length).min(length);
        Some(Ghost::part(
            self.sheet.turn()?,
            reached,
            to,
            NUDGE_MS,
            self.quiet_from + NUDGE_AFTER_MS,
        ))
    }

    /// How large the pulsing place is now, 0..1.
    fn beat(&self, now: &Moment<'_>) -> f32 {
        let gone = now.ms.saturating_sub(self.pulse);
        let is_still = self.calm || gone >= PULSE_MS || self.is_followed();
        if is_still { 0.0 } else { hop(now.ms - gone % BEAT_MS, BEAT_MS, now.ms) }
    }

    /// Whether a finger is drawing, so that nothing else should move.
    fn is_followed(&self) -> bool {
        self.sheet.is_touched() && !self.sheet.is_off()
    }

    /// The bird's pose, and when something next moves by itself.
    fn settle(&self, now: &Moment<'_>, frame: &mut Frame) {
        let mut consider = |wake| frame.wake = frame.wake.sooner(wake);
        let span = |from: Ms, until: Ms| match now.ms {
            ms if ms < from => Wake::At(from),
            ms if ms < until => Wake::Moving,
            _ => Wake::Touch,
        };
        match self.phase {
            Phase::Watching => {
                if let Some(ghost) = &self.ghost {
                    consider(span(ghost.began(), ghost.ends()));
                }
                consider(Wake::At(self.watched(now)));
                frame.bird = Pose::Point;
            }
            Phase::Written(since) => {
                if !self.calm {
                    consider(span(since, since + HOP_MS));
                }
                consider(Wake::At(self.goes_on(since, now)));
                frame.bird = Pose::Cheer;
            }
            Phase::Over => frame.bird = Pose::Cheer,
            Phase::Trying => {
                let has_dot = frame.items.iter().any(|item| item.id == "start");
                if has_dot && !self.calm && !self.is_followed() {
                    consider(span(self.pulse, self.pulse + PULSE_MS));
                }
                if let Some(ghost) = self.ghost(now) {
                    consider(span(ghost.began(), ghost.ends()));
                    consider(Wake::At(ghost.ends() + BEAT_MS));
                } else if let (Some(nudge), false) = (self.nudge(), self.calm) {
                    consider(span(nudge.began(), nudge.ends()));
                }
                frame.bird = self.talk.pose(now);
                if !self.sheet.is_touched() {
                    consider(self.talk.wake(now));
                }
                if now.ms < self.wonders_until {
                    frame.bird = Pose::Think;
                    consider(Wake::At(self.wonders_until));
                }
            }
        }
    }
}

fn disc(id: &str, place: Rect, fill: Colour, edge: Colour, border: f32, items: &mut Vec<Item>) {
    let look = Look::Card { fill, edge, border, radius: place.w / 2.0, lip: 0.0 };
    items.push(Item::new(id, place, look));
}

fn tick(id: &str, place: Rect) -> Item {
    Item::new(id, place.grown(-0.24 * place.w), Look::Icon(Icon::Tick))
}

/// A number in Bangla digits.
fn number(id: &str, place: Rect, number: usize, colour: Colour) -> Item {
    let text = number
        .to_string()
        .bytes()
        .filter_map(|digit| char::from_u32(0x09e6 + u32::from(digit - b'0')))
        .collect();
    let size = (0.56 * place.w).round();
    Item::new(
        id,
        place,
        Look::Text { text, face: Face::Display, size, colour, align: Align::Middle },
    )
}
