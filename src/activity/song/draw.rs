//! How a song looks: the picture, the beats with their ball, the words, the drum.

use super::{AGAIN, DRUM, DRUM_MS, NEXT, Song};
use crate::Moment;
use crate::item::{self, POINT_MS, hop};
use crate::story;
use scene::timeline::{Play, frame_at};
use scene::{Colour, Frame, Icon, Item, Look, Ms, Point, Pose, Rect, Stage, Wake, Word};

/// Height of the row of beats, millimetres.
const TRACK_MM: f32 = 11.0;
/// How long a hand lies on the drum at a clap, where help was asked for.
const HAND_MS: Ms = 400;
/// How high the ball bounces, millimetres.
const BOUNCE_MM: f32 = 6.0;

/// Where everything of the strip below lies.
struct Layout {
    track: Rect,
    words: Rect,
    drum: Rect,
    next: Rect,
    again: Rect,
}

impl Layout {
    fn of(stage: &Stage, strip: Rect) -> Self {
        let mm = stage.mm;
        let (margin, side) = (stage.margin().x, stage.large());
        let bird = stage.bird();
        let drum = Rect::new(margin, bird.y, side, side);
        let track = Rect::new(drum.right() + 4.0 * mm, strip.y + mm, 0.0, TRACK_MM * mm);
        let right = if stage.is_portrait() { stage.width - margin } else { bird.x - 4.0 * mm };
        let left = if stage.is_portrait() { margin } else { track.x };
        let track = Rect { x: left, w: right - left, ..track };
        let bottom = if stage.is_portrait() { drum.y - 2.0 * mm } else { stage.height - 3.0 * mm };
        let words = Rect::new(left, track.bottom(), track.w, bottom - track.bottom());
        let medium = stage.medium();
        let middle = stage.width / 2.0;
        let y = strip.y - medium - 3.0 * mm;
        Self {
            track,
            words,
            drum,
            next: Rect::new(middle + stage.gap() / 2.0, y, medium, medium),
            again: Rect::new(middle - stage.gap() / 2.0 - medium, y, medium, medium),
        }
    }
}

impl Song {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let stage = &now.stage;
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let (window, picture, strip) = story::window(stage);
        let layout = Layout::of(stage, strip);
        let plain =
            |fill| Look::Card { fill, edge: Colour::NONE, border: 0.0, radius: 0.0, lip: 0.0 };
        frame.items.push(Item::new("sky", window, plain(self.scene.sky())));
        let play = Play { touched: Vec::new(), rest_at: if self.calm { 0 } else { self.length() } };
        let (mut items, wake) =
            frame_at(&self.scene, &self.sung, &play, self.song_ms(now), picture);
        items.iter_mut().for_each(|item| item.live = false);
        frame.items.extend(items);
        frame.items.push(Item::new("strip", strip, plain(Colour::PAPER)));
        self.draw_words(layout.words, now, &mut frame);
        self.draw_track(layout.track, now, &mut frame);
        self.draw_drum(layout.drum, now, &mut frame);
        frame.bird = Pose::Listen;
        if self.has_ended(now) {
            let points = self.began + self.length() + POINT_MS;
            (frame.bird, frame.wake) = match now.ms < points {
                true => (Pose::Cheer, Wake::At(points)),
                false => (Pose::Point, Wake::Touch),
            };
            let pressed = |id: &str| (true, self.pressed.as_deref() == Some(id));
            let items = &mut frame.items;
            let hi = Colour::HIGHLIGHT;
            item::button(stage, NEXT, layout.next, Icon::Next, hi, pressed(NEXT), items);
            let white = Colour::WHITE;
            item::button(stage, AGAIN, layout.again, Icon::Again, white, pressed(AGAIN), items);
            return frame;
        }
        // The ball is always on its way; without motion it steps from beat to beat.
        let next_beat = self.began + self.at_beat(self.beat(now) + 1);
        let beats = if self.calm { Wake::At(next_beat.max(now.ms + 1)) } else { Wake::Moving };
        let next_word = self.words().map(|word| self.began + word.0).find(|at| *at > now.ms);
        frame.wake = beats.sooner(next_word.map_or(Wake::Touch, Wake::At)).sooner(match wake {
            Wake::At(at) => Wake::At(at + self.began),
            other => other,
        });
        frame
    }

    /// The beat that sounds, from the song's beginning.
    fn beat(&self, now: &Moment<'_>) -> u32 {
        (self.song_ms(now) as f32 / self.beat_ms()).floor() as u32
    }

    fn draw_words(&self, room: Rect, now: &Moment<'_>, frame: &mut Frame) {
        let (at, start) = self.verse(now);
        let Some(verse) = self.spec.verse.get(at) else { return };
        let ms = self.song_ms(now);
        let beats = verse.beats();
        let begun = beats.iter().take_while(|beat| self.at_half_beat(start, **beat) <= ms).count();
        let lit = begun.checked_sub(1).filter(|_| !self.has_ended(now));
        let words = verse.say.text.split_whitespace().enumerate();
        let words =
            words.map(|(at, text)| Word { text: text.to_owned(), lit: lit == Some(at) }).collect();
        let size = item::text::fit(
            &verse.say.text,
            room.w,
            room.h,
            9.0 * now.stage.mm,
            4.6 * now.stage.mm,
        );
        frame.items.push(Item::new("words", room, Look::Words { words, size }));
    }

    /// One dot a beat, a larger one where to clap, and the ball above.
    fn draw_track(&self, track: Rect, now: &Moment<'_>, frame: &mut Frame) {
        let stage = &now.stage;
        let (at, start) = self.verse(now);
        let Some(verse) = self.spec.verse.get(at) else { return };
        let count = verse.length();
        let step = (track.w / count as f32).min(14.0 * stage.mm);
        // The beats begin where the words do.
        let left = track.x + 3.0 * stage.mm;
        let y = track.bottom() - 2.4 * stage.mm;
        let beat = self.beat(now);
        for nth in 0..count {
            let is_clap = self.claps_of(verse).any(|clap| clap == nth + 1);
            let is_now = beat == start + nth && !self.has_ended(now);
            let side = if is_clap { 4.4 } else { 2.6 } * stage.mm;
            let (fill, edge) = match (is_now, is_clap) {
                (true, _) => (Colour::HIGHLIGHT, Colour::MARIGOLD_EDGE),
                (false, true) => (Colour::CORAL, Colour::CORAL),
                (false, false) => (Colour::WHITE, Colour::CARD_EDGE),
            };
            let middle = Point::new((left + step * nth as f32).round(), y);
            let id = format!("beat-{}", nth + 1);
            frame.items.push(item::disc(stage, &id, middle, side.round(), fill, edge));
        }
        if self.has_ended(now) {
            return;
        }
        let share = (self.song_ms(now) as f32 / self.beat_ms()).fract();
        let from_start = beat as f32 - start as f32;
        let along = if self.calm { from_start.floor() } else { from_start + share };
        // While the song is counted in, the ball bounces on the first beat.
        let x = left + step * along.clamp(0.0, count as f32 - 0.5);
        let high = if self.calm { 0.4 } else { 4.0 * share * (1.0 - share) };
        let ball_y = y - (2.6 + BOUNCE_MM * high) * stage.mm;
        let middle = Point::new(x.round(), ball_y.round());
        let side = (3.6 * stage.mm).round();
        let edge = Colour::RIVER.darker();
        frame.items.push(item::disc(stage, "ball", middle, side, Colour::RIVER, edge));
    }

    /// The drum; it hops when it should be struck and sinks when it is.
    fn draw_drum(&self, place: Rect, now: &Moment<'_>, frame: &mut Frame) {
        let stage = &now.stage;
        let ms = self.song_ms(now);
        let struck = self.taps.last().is_some_and(|tap| ms < tap + DRUM_MS);
        let near = self.claps().into_iter().rfind(|clap| *clap <= ms);
        let hops: Ms = 300;
        let high = near.filter(|_| !self.calm).map_or(0.0, |clap| hop(clap, hops, ms));
        let down = if struck { 0.8 } else { -1.6 * high } * stage.mm;
        let drum = Item::new(DRUM, place.moved(0.0, down.round()), Look::Icon(Icon::Drum));
        frame.items.push(if self.has_ended(now) { drum.faded(0.45) } else { drum.live() });
        let met = |clap: &Ms| self.taps.iter().any(|tap| tap.abs_diff(*clap) <= super::NEAR_MS);
        if let Some(clap) = near.filter(|clap| met(clap) && !self.calm) {
            item::sparks(stage, place, 6, clap, ms, &mut frame.items);
        }
        let is_clap = |clap: &Ms| (*clap..*clap + HAND_MS).contains(&(ms + HAND_MS / 2));
        if self.ladder.rung > 0 && self.claps().iter().any(is_clap) {
            item::shown(stage, DRUM, place, &mut frame.items);
        }
    }
}
