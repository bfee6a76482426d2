//! How a page is laid out: the picture above, the text below, the way on at the right.

use super::{NUDGE_MS, SLIDE_MS, Story, TOUCHED_MS, VOICE_AFTER_MS};
use crate::Moment;
use scene::timeline::{Play, frame_at};
use scene::{Colour, Frame, Icon, Item, Look, Ms, Pose, Rect, Stage, Wake, Word};

/// Width of a page's picture over its height: the layers are drawn for it.
pub(super) const ASPECT: f32 = 1280.0 / 536.0;

/// The window of a moving picture, the picture itself, as wide and standing on the window's
/// lower edge, and the strip below for what is read.
pub(crate) fn window(stage: &Stage) -> (Rect, Rect, Rect) {
    let (w, h) = (stage.width, stage.height);
    let strip_h = if stage.is_portrait() { h * 0.42 } else { (h * 0.33).round() };
    let window = Rect::new(0.0, 0.0, w, h - strip_h);
    let picture_h = (w / ASPECT).round();
    let picture = Rect::new(0.0, window.h - picture_h, w, picture_h);
    (window, picture, Rect::new(0.0, window.h, w, strip_h))
}

/// Where everything of a page lies.
pub(super) struct Layout {
    /// The window of the picture.
    window: Rect,
    /// The picture, as wide as the window, standing on its lower edge.
    picture: Rect,
    strip: Rect,
    words: Rect,
    text_size: f32,
    pub(super) next: Rect,
    back: Rect,
    dots: f32,
}

impl Layout {
    pub(super) fn of(stage: &Stage) -> Self {
        let (w, h) = (stage.width, stage.height);
        let (window, picture, strip) = window(stage);
        let strip_h = strip.h;
        let side = stage.medium();
        let margin = stage.margin().x;
        let right = if stage.is_portrait() { w - margin } else { stage.bird().x - margin };
        let words_h = if stage.is_portrait() { strip_h * 0.5 } else { strip_h - stage.mm * 9.0 };
        let button_y = if stage.is_portrait() {
            strip.y + words_h + stage.gap() / 2.0
        } else {
            window.h - side - stage.mm * 8.6
        };
        let next_x =
            if stage.is_portrait() { w / 2.0 + stage.gap() / 2.0 } else { w - margin - side };
        let back_x = if stage.is_portrait() { w / 2.0 - stage.gap() / 2.0 - side } else { margin };
        Self {
            window,
            picture,
            strip,
            words: Rect::new(
                margin,
                strip.y + stage.mm * 2.4,
                right - margin,
                words_h - stage.mm * 2.4,
            ),
            text_size: (if stage.is_portrait() { 6.3 } else { 7.0 } * stage.mm).round(),
            next: Rect::new(next_x, button_y, side, side),
            back: Rect::new(back_x, button_y, side, side),
            dots: h - stage.mm * 4.0,
        }
    }
}

impl Story {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let mut layout = Layout::of(&now.stage);
        if let Some(spot) = self.spot(now) {
            layout.picture = spot.picture;
        }
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        self.draw_picture(now, &layout, &mut frame);
        self.draw_signer(now, &mut frame.items);
        self.draw_text(now, &layout, &mut frame);
        self.draw_ways(now, &layout, &mut frame);
        frame
    }

    fn draw_picture(&self, now: &Moment<'_>, layout: &Layout, frame: &mut Frame) {
        let sky = Look::Card {
            fill: self.page().map_or(Colour::SKY, |page| page.scene.sky()),
            edge: Colour::NONE,
            border: 0.0,
            radius: 0.0,
            lip: 0.0,
        };
        frame.items.push(Item::new("sky", layout.window, sky));
        let Some(page) = self.page() else { return };
        let page_ms = self.page_ms(now);
        let play = self.seen();
        let slide = self.from.filter(|_| page_ms < SLIDE_MS);
        let (items, wake) = match slide.and_then(|from| Some((from, self.pages.get(from)?))) {
            Some((from, old)) => {
                let share = page_ms as f32 / SLIDE_MS as f32;
                let way = if self.at > from { layout.window.w } else { -layout.window.w };
                let out = layout.picture.moved((-way * share).round(), 0.0);
                let (mut items, _) =
                    frame_at(&old.scene, &self.words(old, now), &play, Ms::MAX / 2, out);
                for item in &mut items {
                    item.id.insert_str(0, "old-");
                    item.live = false;
                }
                let (new, _) =
                    frame_at(&page.scene, &self.words(page, now), &play, 0, out.moved(way, 0.0));
                items.extend(new);
                (items, Wake::Moving)
            }
            None => {
                let (items, wake) =
                    frame_at(&page.scene, &self.words(page, now), &play, page_ms, layout.picture);
                (items, later(wake, self.opened))
            }
        };
        frame.items.extend(items);
        frame.wake = frame.wake.sooner(wake);
    }

    /// What of the page moves: with less motion its loops rest from the start, and what moves
    /// once still does, since the story tells it.
    fn seen(&self) -> Play {
        let rest_at = if self.calm { 0 } else { self.play.rest_at };
        Play { rest_at, ..self.play.clone() }
    }

    fn draw_text(&self, now: &Moment<'_>, layout: &Layout, frame: &mut Frame) {
        let paper = Look::Card {
            fill: Colour::PAPER,
            edge: Colour::NONE,
            border: 0.0,
            radius: 0.0,
            lip: 0.0,
        };
        frame.items.push(Item::new("strip", layout.strip, paper));
        let stitch =
            Rect::new(0.0, layout.strip.y + now.stage.mm * 0.6, layout.strip.w, now.stage.mm * 1.2);
        frame.items.push(Item::new("stitch", stitch, Look::Icon(Icon::Stitch)));
        let Some(page) = self.page() else { return };
        let lit = self.lit(now);
        let is_lit = |at: usize| lit.is_some_and(|[first, last]| (first..=last).contains(&at));
        let words = page
            .say
            .text
            .split_whitespace()
            .enumerate()
            .map(|(at, text)| Word { text: text.to_owned(), lit: is_lit(at) })
            .collect();
        frame.items.push(
            Item::new("words", layout.words, Look::Words { words, size: layout.text_size }).live(),
        );
        frame.bird = if lit.is_some() { Pose::Listen } else { frame.bird };
        if let Some(next) = self.speaker.next_change(now.ms, now.lines) {
            frame.wake = frame.wake.sooner(Wake::At(next));
        }
        if let Some((_, at)) = self.touched_word.filter(|(_, at)| now.ms < at + TOUCHED_MS) {
            frame.wake = frame.wake.sooner(Wake::At(at + TOUCHED_MS));
        }
        if self.voice_at.is_none() && !self.by_myself {
            frame.wake = frame.wake.sooner(Wake::At(self.opened + VOICE_AFTER_MS));
        }
        if self.is_playing {
            frame.wake = frame.wake.sooner(Wake::At((self.opened + self.play.rest_at).max(now.ms)));
        }
        // Sounds of the page are played by a tick at their instant.
        let cues = scene::timeline::sounds(&page.scene, &self.words(page, now));
        if let Some((at, _)) = cues.get(self.sounds_played) {
            frame.wake = frame.wake.sooner(Wake::At((self.opened + at).max(now.ms)));
        }
    }

    /// The buttons that turn the page, and the dots that say how far it is.
    fn draw_ways(&self, now: &Moment<'_>, layout: &Layout, frame: &mut Frame) {
        let signs_end = self.signer.as_ref().map_or(0, |signer| signer.signing.ends());
        if self.signer.as_ref().is_some_and(|signer| signer.signing.is_moving(now.ms)) {
            frame.wake = Wake::Moving;
        }
        let voice_ends = match self.voice_at {
            Some(_) => self.speaker.ends(now.lines).max(signs_end),
            None if self.by_myself => self.opened,
            None => Ms::MAX,
        };
        // When the voice has ended the way on hops once, then is still; 8 s later the bird points at it.
        let hop_ms = 500;
        let mut lift = 0.0;
        for hop_at in
            [voice_ends, voice_ends.saturating_add(NUDGE_MS).max(self.last_touch + NUDGE_MS)]
        {
            if hop_at == Ms::MAX || self.by_myself && hop_at == voice_ends {
                continue;
            }
            if now.ms < hop_at {
                frame.wake = frame.wake.sooner(Wake::At(hop_at));
            } else if now.ms < hop_at + hop_ms && !self.calm {
                lift = (std::f32::consts::PI * (now.ms - hop_at) as f32 / hop_ms as f32).sin()
                    * now.stage.mm
                    * 3.0;
                frame.wake = Wake::Moving;
            }
        }
        if voice_ends != Ms::MAX
            && now.ms >= voice_ends.max(self.last_touch).saturating_add(NUDGE_MS)
        {
            frame.bird = Pose::Point;
        }
        let next = layout.next.moved(0.0, -lift.round());
        self.draw_button(
            "next",
            next,
            Icon::Next,
            Colour::HIGHLIGHT,
            Colour::MARIGOLD_EDGE,
            now,
            frame,
        );
        if self.at > 0 {
            self.draw_button(
                "back",
                layout.back,
                Icon::Back,
                Colour::WHITE,
                Colour::rgb(0xcdbfa8),
                now,
                frame,
            );
        }
        let gap = now.stage.mm * 4.5;
        let left = now.stage.width / 2.0 - gap * (self.pages.len().saturating_sub(1)) as f32 / 2.0;
        for at in 0..self.pages.len() {
            let here = at == self.at;
            let side = now.stage.mm * if here { 3.2 } else { 2.4 };
            let fill = match at.cmp(&self.at) {
                std::cmp::Ordering::Less => Colour::LEAF,
                std::cmp::Ordering::Equal => Colour::HIGHLIGHT,
                std::cmp::Ordering::Greater => Colour::WHITE,
            };
            let edge = if here { Colour::INK } else { Colour::CARD_EDGE };
            let middle = scene::Point::new(left + gap * at as f32, layout.dots);
            let look =
                Look::Card { fill, edge, border: now.stage.mm * 0.5, radius: side / 2.0, lip: 0.0 };
            frame.items.push(Item::new(
                format!("dot-{at}"),
                Rect::around(middle, side, side),
                look,
            ));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a button is named once and drawn in one place")]
    fn draw_button(
        &self,
        id: &str,
        rect: Rect,
        icon: Icon,
        fill: Colour,
        edge: Colour,
        now: &Moment<'_>,
        frame: &mut Frame,
    ) {
        let is_down = self.pressed.as_deref() == Some(id);
        let lip = now.stage.mm * 0.8;
        let down = if is_down { lip * 0.75 } else { 0.0 };
        let face = Rect::new(rect.x, rect.y + down, rect.w, rect.h - down);
        let look = Look::Card {
            fill,
            edge,
            border: now.stage.mm * 0.5,
            radius: rect.w / 2.0,
            lip: lip - down,
        };
        frame.items.push(Item::new(id, face, look).live());
        let inner = Rect::new(rect.x, rect.y + down, rect.w, rect.h - lip).grown(-rect.w * 0.2);
        frame.items.push(Item::new(format!("{id}-icon"), inner, Look::Icon(icon)));
    }
}

/// A wake that was counted from the page's opening, on the step's clock.
fn later(wake: Wake, opened: Ms) -> Wake {
    match wake {
        Wake::At(at) => Wake::At(at + opened),
        other => other,
    }
}
