//! A scene at one instant. The same scene, instant and box always give the same items.

use crate::actor::{Actor, CameraMove, Layer, Motion, Part, Scene};
use crate::frame::{Item, Look, Wake};
use crate::geometry::{Ms, Point, Rect};
use std::f32::consts::TAU;

/// When each word of the page's line starts, in milliseconds, with the word.
pub type Words<'a> = &'a [(String, u32)];

/// A page being played: the scene and what has been touched on it.
#[derive(Clone, Debug, Default)]
pub struct Play {
    /// Last touch of each touched actor: its id and when, ms since the page opened.
    pub touched: Vec<(String, Ms)>,
    /// Loops rest after this instant, so that a forgotten tablet draws nothing.
    pub rest_at: Ms,
}

/// Where a page's picture lies and how it is seen.
struct View {
    page: Rect,
    slide: f32,
    zoom: f32,
    about: Point,
}

/// The items of a scene `now` milliseconds after its page opened, drawn into `page`, and
/// when it next looks different.
pub fn frame_at(
    scene: &Scene,
    words: Words<'_>,
    play: &Play,
    now: Ms,
    page: Rect,
) -> (Vec<Item>, Wake) {
    let seconds = now as f32 / 1000.0;
    let view = view_at(&scene.camera, words, seconds, page);
    let mut items = Vec::with_capacity(scene.layers.len() + 2 * scene.actors.len());
    items.extend(scene.layers.iter().filter(|layer| !layer.front).map(|layer| view.layer(layer)));
    for actor in &scene.actors {
        view.actor(actor, words, play, now, &mut items);
    }
    items.extend(scene.layers.iter().filter(|layer| layer.front).map(|layer| view.layer(layer)));
    (items, wake(scene, words, play, now))
}

/// The sounds of a scene with their instants in milliseconds, in the order of time.
pub fn sounds(scene: &Scene, words: Words<'_>) -> Vec<(Ms, String)> {
    let mut cues: Vec<_> = scene
        .sounds
        .iter()
        .map(|cue| (to_ms(start(cue.at, cue.on.as_deref(), words)), cue.sound.clone()))
        .collect();
    cues.sort();
    cues
}

fn to_ms(seconds: f32) -> Ms {
    (seconds.max(0.0) * 1000.0).round() as Ms
}

/// When something starts: at its second, or that long after its word. A word that the line
/// lacks counts as the start of the page; the packer refuses such a lesson.
fn start(at: f32, on: Option<&str>, words: Words<'_>) -> f32 {
    let word = on.and_then(|on| words.iter().find(|(word, _)| bare(word) == bare(on)));
    at + word.map_or(0.0, |(_, ms)| *ms as f32 / 1000.0)
}

/// A word without the punctuation that hugs it.
pub fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !is_mark(c))
}

/// Vowel signs, hasanta and the other marks that belong to a Bangla letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0981}'..='\u{0983}' | '\u{09bc}' | '\u{09be}'..='\u{09cd}' | '\u{09d7}' | '\u{200c}' | '\u{200d}')
}

fn starts(motion: &Motion, words: Words<'_>) -> f32 {
    start(motion.at, motion.on.as_deref(), words)
}

/// The share of a single motion that is done, if it has begun.
fn progress(motion: &Motion, words: Words<'_>, t: f32) -> Option<f32> {
    let gone = t - starts(motion, words);
    (gone >= 0.0).then(
        || {
            if motion.lasts > 0.0 { motion.ease.at(gone / motion.lasts) } else { 1.0 }
        },
    )
}

/// The angle of a repeating motion in radians, while it repeats.
fn round(motion: &Motion, words: Words<'_>, t: f32) -> Option<f32> {
    let gone = t - starts(motion, words);
    let ends = if motion.lasts > 0.0 { motion.lasts } else { f32::INFINITY };
    let every = if motion.every > 0.0 { motion.every } else { 1.0 };
    (gone >= 0.0 && gone < ends).then(|| TAU * gone / every)
}

fn view_at(camera: &[CameraMove], words: Words<'_>, t: f32, page: Rect) -> View {
    let mut view = View { page, slide: 0.0, zoom: 1.0, about: Point::new(0.5, 0.5) };
    for step in camera {
        let gone = t - start(step.at, None, words);
        if gone < 0.0 {
            continue;
        }
        let share =
            if step.lasts > 0.0 { crate::tween::Ease::Ease.at(gone / step.lasts) } else { 1.0 };
        if let Some(slide) = step.slide {
            view.slide += slide * share;
        }
        if let Some(zoom) = step.zoom {
            // A zoom is a few pre-scaled pictures, not a new picture for every frame.
            let steps = 6.0;
            view.zoom += (zoom - view.zoom) * ((share * steps).round() / steps);
            view.about = step.about.map_or(view.about, |[x, y]| Point::new(x, y));
        }
    }
    view
}

impl View {
    /// A box given about its middle in shares of the page, on the glass.
    fn place(&self, middle: Point, w: f32, h: f32, depth: f32) -> Rect {
        let x = (middle.x - self.slide * depth - self.about.x) * self.zoom + self.about.x;
        let y = (middle.y - self.about.y) * self.zoom + self.about.y;
        let middle = Point::new(self.page.x + x * self.page.w, self.page.y + y * self.page.h);
        let rect = Rect::around(middle, w * self.zoom, h * self.zoom);
        Rect::new(rect.x.round(), rect.y.round(), rect.w, rect.h)
    }

    /// A layer is as high as the page and as wide as it was drawn, from the left edge: its
    /// box has no width of its own, the drawer takes it from the picture.
    fn layer(&self, layer: &Layer) -> Item {
        let zoom = self.zoom;
        let x = self.page.x
            + ((-self.slide * layer.depth - self.about.x) * zoom + self.about.x) * self.page.w;
        let y = self.page.y + (self.about.y - self.about.y * zoom) * self.page.h;
        let rect = Rect::new(x.round(), y.round(), 0.0, self.page.h * zoom);
        Item::new(format!("layer-{}", layer.art), rect, picture(&layer.art, 0.0, [0.5, 0.5], false))
    }

    fn actor(&self, actor: &Actor, words: Words<'_>, play: &Play, now: Ms, out: &mut Vec<Item>) {
        let mut body = Body::of(actor);
        let t = (now.min(play.rest_at)) as f32 / 1000.0;
        for motion in &actor.motions {
            let t = if repeats(motion) { t } else { now as f32 / 1000.0 };
            body.apply(motion, words, t, self.page);
        }
        if let Some((_, at)) = play.touched.iter().find(|(id, _)| *id == actor.id) {
            let t = now.saturating_sub(*at) as f32 / 1000.0;
            for motion in &actor.touch {
                body.apply(motion, &[], t, self.page);
            }
        }
        if body.opacity <= 0.0 {
            return;
        }
        let side = actor.size * body.grow * self.page.h;
        let rect = self.place(body.at, side, side, actor.depth);
        if let Some(text) = &actor.text {
            let (id, size) = (actor.id.clone(), side * self.zoom);
            let mut item = Item::new(id, letters_room(text, rect, size), letters(text, size));
            item.opacity = body.opacity;
            item.live = answers(actor);
            out.push(item);
            return;
        }
        let item = |id: String, rect: Rect, art: &str, turn: f32, pivot: [f32; 2]| {
            let mut item = Item::new(id, rect, picture(art, turn, pivot, body.mirror));
            item.opacity = body.opacity;
            item
        };
        let turned = |part: &Part| {
            let mut swing = Body::of(actor);
            for motion in &part.motions {
                let t = if repeats(motion) { t } else { now as f32 / 1000.0 };
                swing.apply(motion, words, t, self.page);
            }
            let art = format!("{}#{}", body.art, part.name);
            // A part that bobs goes beside its figure, in shares of the page.
            let (dx, dy) = (swing.at.x - actor.at[0], swing.at.y - actor.at[1]);
            let rect = rect.moved(
                (dx * self.page.w * self.zoom).round(),
                (dy * self.page.h * self.zoom).round(),
            );
            item(
                format!("{}.{}", actor.id, part.name),
                rect,
                &art,
                body.turn + swing.turn,
                part.pivot,
            )
        };
        // Parts belong to the drawn pose; another pose is shown whole.
        let has_parts = body.art == actor.art && !actor.parts.is_empty();
        let parts = || actor.parts.iter().filter(move |_| has_parts);
        out.extend(parts().filter(|part| part.behind).map(turned));
        let art = if has_parts { without(&body.art, &actor.parts) } else { body.art.clone() };
        let mut figure = item(actor.id.clone(), rect, &art, body.turn, actor.pivot);
        figure.live = answers(actor);
        out.push(figure);
        out.extend(parts().filter(|part| !part.behind).map(turned));
    }
}

/// The key of a picture from which parts are cut: `art!a,b`. The packer makes the same key.
pub fn without(art: &str, parts: &[Part]) -> String {
    let mut names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    format!("{art}!{}", names.join(","))
}

/// Whether a touch on an actor does something.
fn answers(actor: &Actor) -> bool {
    !actor.touch.is_empty() || actor.touch_sound.is_some()
}

/// A letter or word as high as its box allows.
fn letters(text: &str, side: f32) -> Look {
    Look::Text {
        text: text.to_owned(),
        face: crate::Face::Display,
        size: (side * 0.8).round(),
        colour: crate::Colour::INK,
        align: crate::Align::Middle,
    }
}

/// Where letters are drawn: what stands above and below a Bangla letter takes half as much
/// again as the letter, and a word is wider than one. A text is cut where its box ends.
fn letters_room(text: &str, rect: Rect, side: f32) -> Rect {
    let n = text.chars().filter(|c| !is_mark(*c)).count() as f32;
    Rect::around(rect.middle(), rect.w.max(side * (0.6 + 0.8 * n)), side * 1.5)
}

fn picture(art: &str, turn: f32, pivot: [f32; 2], mirror: bool) -> Look {
    Look::Picture { art: art.to_owned(), turn, pivot: (pivot[0], pivot[1]), mirror }
}

fn repeats(motion: &Motion) -> bool {
    motion.lasts <= 0.0
        && (motion.swing.is_some()
            || motion.bob.is_some()
            || motion.circle.is_some()
            || motion.drift.is_some()
            || motion.walk.is_some())
}

/// An actor's state while its motions are applied one after the other.
struct Body {
    at: Point,
    art: String,
    opacity: f32,
    turn: f32,
    grow: f32,
    mirror: bool,
    /// A move or a path has begun.
    has_moved: bool,
    /// A move or a path comes before the one that is looked at.
    is_led: bool,
}

impl Body {
    fn of(actor: &Actor) -> Self {
        Self {
            at: Point::new(actor.at[0], actor.at[1]),
            art: actor.art.clone(),
            opacity: if actor.hidden { 0.0 } else { 1.0 },
            turn: 0.0,
            grow: 1.0,
            mirror: actor.mirror,
            has_moved: false,
            is_led: false,
        }
    }

    fn apply(&mut self, motion: &Motion, words: Words<'_>, t: f32, page: Rect) {
        let point = |[x, y]: [f32; 2]| Point::new(x, y);
        let aspect = page.h / page.w;
        if let Some(to) = motion.go {
            let from = motion.from.map_or(self.at, point);
            match progress(motion, words, t) {
                Some(share) => {
                    self.at = from.towards(point(to), share);
                    self.has_moved = true;
                }
                // A first move's start is where the actor waits for it.
                None if !self.has_moved && !self.is_led => self.at = from,
                None => {}
            }
            self.is_led = true;
        }
        self.is_led |= motion.path.is_some();
        let Some(share) = progress(motion, words, t) else { return };
        let gone = t - starts(motion, words);
        let under_way = motion.lasts <= 0.0 || gone < motion.lasts;
        if let Some(path) = &motion.path {
            self.at = along(path, share).unwrap_or(self.at);
            self.has_moved = true;
        }
        if let (Some(height), true) = (motion.hop, under_way) {
            let times = motion.times.unwrap_or(1.0);
            self.at.y -= height * (TAU / 2.0 * times * gone / motion.lasts.max(0.05)).sin().abs();
        }
        if let (Some(width), true) = (motion.shake, under_way) {
            let times = motion.times.unwrap_or(4.0);
            self.at.x += width * (TAU * times * gone / motion.lasts.max(0.05)).sin();
        }
        if let Some(angle) = round(motion, words, t) {
            if let Some(degrees) = motion.swing {
                self.turn += degrees * angle.sin();
            }
            if let Some(height) = motion.bob {
                self.at.y += height * angle.sin();
            }
            if let Some(radius) = motion.circle {
                self.at.x += radius * aspect * angle.sin();
                self.at.y -= radius * angle.cos();
            }
            if let Some(arts) = motion.walk.as_ref().filter(|arts| !arts.is_empty()) {
                let turn = (angle / TAU).fract();
                self.art.clone_from(&arts[(turn * arts.len() as f32) as usize % arts.len()]);
            }
        }
        if let Some([dx, dy]) = motion.drift {
            let time = if motion.lasts > 0.0 { gone.min(motion.lasts) } else { gone };
            self.at = Point::new(self.at.x + dx * time, self.at.y + dy * time);
        }
        if let Some(degrees) = motion.turn {
            self.turn += degrees * share;
        }
        if let Some(to) = motion.grow {
            self.grow += (to - self.grow) * share;
        }
        if let Some(to) = motion.fade {
            self.opacity += (to - self.opacity) * share;
        }
        if let Some(art) = &motion.pose {
            self.art.clone_from(art);
        }
        if let Some(flip) = motion.flip {
            self.mirror = flip;
        }
    }
}

/// The place at a share of the way along points, joined by a Catmull-Rom curve.
fn along(path: &[[f32; 2]], share: f32) -> Option<Point> {
    let last = path.len().checked_sub(1)?;
    let point = |at: usize| Point::new(path[at.min(last)][0], path[at.min(last)][1]);
    let whole = share.clamp(0.0, 1.0) * last as f32;
    let (at, u) = (whole as usize, whole.fract());
    let (a, b, c, d) = (point(at.saturating_sub(1)), point(at), point(at + 1), point(at + 2));
    let curve = |a: f32, b: f32, c: f32, d: f32| {
        0.5 * (2.0 * b
            + (c - a) * u
            + (2.0 * a - 5.0 * b + 4.0 * c - d) * u * u
            + (3.0 * b - a - 3.0 * c + d) * u * u * u)
    };
    Some(Point::new(curve(a.x, b.x, c.x, d.x), curve(a.y, b.y, c.y, d.y)))
}

/// When the scene next looks different: while anything is under way, at the next tick;
/// else when the next motion starts; else only after a touch.
fn wake(scene: &Scene, words: Words<'_>, play: &Play, now: Ms) -> Wake {
    let mut wake = Wake::Touch;
    let mut consider = |from: f32, lasts: f32, for_ever: bool| {
        let from_ms = to_ms(from);
        let until = if for_ever { play.rest_at } else { to_ms(from + lasts) };
        // One tick past the end, so that the last state is drawn.
        if now < from_ms {
            wake = wake.sooner(Wake::At(from_ms));
        } else if now <= until {
            wake = Wake::Moving;
        }
    };
    for actor in &scene.actors {
        let own = actor.motions.iter().chain(actor.parts.iter().flat_map(|part| &part.motions));
        for motion in own {
            consider(starts(motion, words), motion.lasts, repeats(motion));
        }
        for (_, at) in play.touched.iter().filter(|(id, _)| *id == actor.id) {
            for motion in &actor.touch {
                consider(*at as f32 / 1000.0 + motion.at, motion.lasts, false);
            }
        }
    }
    for step in &scene.camera {
        consider(step.at, step.lasts, false);
    }
    wake
}

#[cfg(test)]
mod tests;
