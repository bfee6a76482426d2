//! The pictures on the glass, each made once for its size and turn and kept within a cap.

use crate::clips::Clips;
use crate::icons::Drawing;
use crate::raster::{self, Base, Pose};
use bundle::Bundle;
use scene::Ms;
use slint::Image;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::rc::Rc;
use tiny_skia::Pixmap;

/// Decoded pictures of the bundle are kept up to so many bytes, for the next turn of what
/// swings and hops. This and the next two are for density 100.
const BASE_CAP: usize = 6 << 20;
/// A larger one is not kept: a background is shown as it is, and its shown form is kept.
const BASE_MOST: usize = 3 << 19;
/// Pictures at their final size and turn are kept up to so many bytes.
const SHOWN_CAP: usize = 16 << 20;
/// Turns are quantised to so many degrees, so that a swing costs a few pictures, not hundreds.
const TURN_STEP: f32 = 2.0;

/// Makes and keeps pictures.
pub struct Sprites {
    bundle: Option<Rc<Bundle>>,
    density: u16,
    bases: Kept<String, Option<Rc<Base>>>,
    shown: Kept<Key, Option<Shown>>,
    clips: Clips,
    /// Pictures that are in no bundle, by their names, as they came.
    photos: HashMap<String, Vec<u8>>,
}

/// A picture ready for the stage.
#[derive(Clone)]
pub struct Shown {
    /// What Slint draws, without scaling it.
    pub image: Image,
    /// Its box, from the upper left corner of the item's box, in pixels.
    pub x: i32,
    /// See `x`.
    pub y: i32,
    /// Width in pixels.
    pub w: u32,
    /// Height in pixels.
    pub h: u32,
}

impl Shown {
    /// Bytes it takes.
    fn cost(&self) -> usize {
        let bytes = if self.image.to_rgb8().is_some() { 3 } else { 4 };
        self.w as usize * self.h as usize * bytes
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Picture { art: String, w: u32, h: u32, turn: i32, pivot: (u32, u32), mirror: bool },
    Drawing(Drawing, u32, u32),
}

impl Sprites {
    /// Pictures of a bundle for a stage of this height.
    pub fn new(bundle: Option<Rc<Bundle>>, stage_height: u32) -> Self {
        Self::of(bundle, density(stage_height))
    }

    fn of(bundle: Option<Rc<Bundle>>, density: u16) -> Self {
        let bases = Kept::new(at_density(BASE_CAP, density));
        let shown = Kept::new(at_density(SHOWN_CAP, density));
        let (clips, photos) = (Clips::default(), HashMap::new());
        Self { bundle, density, bases, shown, clips, photos }
    }

    /// The density that suits another stage height.
    pub fn resize(&mut self, stage_height: u32) {
        if density(stage_height) != self.density {
            let (clips, photos) =
                (std::mem::take(&mut self.clips), std::mem::take(&mut self.photos));
            *self = Self { clips, photos, ..Self::new(self.bundle.take(), stage_height) };
        }
    }

    /// Pictures of the teacher's messages take the place of those that were there.
    pub fn take_photos(&mut self, photos: HashMap<String, Vec<u8>>) {
        self.photos = photos;
    }

    /// Shows what another bundle has, from now on.
    pub fn take(&mut self, bundle: Rc<Bundle>) {
        let (density, photos) = (self.density, std::mem::take(&mut self.photos));
        let mut clips = std::mem::take(&mut self.clips);
        clips.rest();
        *self = Self { clips, photos, ..Self::of(Some(bundle), density) };
    }

    /// A picture of the bundle, posed; `None` where the bundle has none of that name.
    pub fn picture(&mut self, art: &str, pose: &Pose) -> Option<Shown> {
        let steps = (pose.turn / TURN_STEP).round();
        let key = Key::Picture {
            art: art.to_owned(),
            w: pose.w.round() as u32,
            h: pose.h.round() as u32,
            turn: steps as i32,
            pivot: ((pose.pivot.0 * 1000.0) as u32, (pose.pivot.1 * 1000.0) as u32),
            mirror: pose.mirror,
        };
        if let Some(shown) = self.shown.get(&key) {
            return shown.clone();
        }
        let pose = Pose { turn: steps * TURN_STEP, w: pose.w.round(), h: pose.h.round(), ..*pose };
        let shown = self.base(art).and_then(|base| {
            let placed = raster::place(&base, &pose)?;
            let (w, h) = (placed.pixels.width(), placed.pixels.height());
            Some(Shown { image: image(&placed.pixels), x: placed.x, y: placed.y, w, h })
        });
        let cost = shown.as_ref().map_or(64, Shown::cost);
        self.shown.put(key, shown.clone(), cost);
        shown
    }

    /// The picture of a filmed clip at an instant of it, in the middle of a box.
    pub fn clip(&mut self, clip: &str, ms: Ms, w: u32, h: u32) -> Option<Shown> {
        let picture = self.clips.picture(self.bundle.as_deref(), clip, ms, (w, h))?;
        let (wide, high) = picture.size;
        let (x, y) = (w.saturating_sub(wide) / 2, h.saturating_sub(high) / 2);
        let (x, y) = (x.cast_signed(), y.cast_signed());
        Some(Shown { image: picture.image, x, y, w: wide, h: high })
    }

    /// No clip is on the glass any more.
    pub fn rest_clips(&mut self) {
        self.clips.rest();
    }

    /// Waits for the pictures of clips from now on, as a film does.
    pub fn wait_for_clips(&mut self) {
        self.clips.wait();
    }

    /// A drawing of the shell in a box.
    pub fn drawing(&mut self, drawing: Drawing, w: u32, h: u32) -> Option<Shown> {
        let key = Key::Drawing(drawing, w, h);
        if let Some(shown) = self.shown.get(&key) {
            return shown.clone();
        }
        self.keep(key, raster::drawing(drawing, w, h))
    }

    /// Makes what is missing of these drawings on all processors at once: a page that opens
    /// asks for many. What was made before, or is the only one, waits until it is asked for.
    pub fn prepare(&mut self, wanted: impl Iterator<Item = (Drawing, u32, u32)>) {
        let missing: HashSet<(Drawing, u32, u32)> = wanted
            .filter(|(drawing, w, h)| !self.shown.has(&Key::Drawing(*drawing, *w, *h)))
            .collect();
        if missing.len() < 2 {
            return;
        }
        let mut missing: Vec<_> = missing.into_iter().collect();
        // The largest first: else one processor would be left with it while the others rest.
        missing.sort_by_key(|(_, w, h)| Reverse(w * h));
        for (at, pixels) in raster::drawings(&missing) {
            let (drawing, w, h) = missing[at];
            self.keep(Key::Drawing(drawing, w, h), pixels);
        }
    }

    fn keep(&mut self, key: Key, pixels: Option<Pixmap>) -> Option<Shown> {
        let shown = pixels.map(|pixels| {
            let (w, h) = (pixels.width(), pixels.height());
            Shown { image: image(&pixels), x: 0, y: 0, w, h }
        });
        let cost = shown.as_ref().map_or(64, Shown::cost);
        self.shown.put(key, shown.clone(), cost);
        shown
    }

    /// A decoded picture of the bundle.
    fn base(&mut self, art: &str) -> Option<Rc<Base>> {
        if let Some(base) = self.bases.get(art) {
            return base.clone();
        }
        if let Some(bytes) = self.photos.get(art) {
            // It is shown on one page, and what is ready to show is kept.
            return Base::photo(bytes).map(Rc::new);
        }
        let density = self.density;
        let found = self.bundle.as_ref().and_then(|bundle| bundle.art(art, density).ok());
        let base = found.and_then(|art| Base::decode(&art)).map(Rc::new);
        let cost = base.as_ref().map_or(64, |base| base.cost());
        if cost <= at_density(BASE_MOST, density) {
            self.bases.put(art.to_owned(), base.clone(), cost);
        }
        base
    }

    /// Bytes kept at the moment: decoded, and ready to show.
    pub fn kept(&self) -> (usize, usize) {
        (self.bases.bytes, self.shown.bytes)
    }
}

/// The density at which pictures suit a stage of this height.
fn density(stage_height: u32) -> u16 {
    if stage_height > 880 { 150 } else { 100 }
}

/// As many bytes as the same pictures take at another density.
fn at_density(bytes: usize, density: u16) -> usize {
    bytes * usize::from(density).pow(2) / 10_000
}

/// Pixels as Slint takes them.
pub fn image(pixels: &Pixmap) -> Image {
    pixels::mix::image(pixels.data(), pixels.width(), pixels.height())
}

/// Things kept up to a number of bytes; the one not used for longest goes first.
struct Kept<K, V> {
    things: HashMap<K, (V, usize, u64)>,
    bytes: usize,
    cap: usize,
    turn: u64,
}

impl<K: Hash + Eq + Clone, V> Kept<K, V> {
    fn new(cap: usize) -> Self {
        Self { things: HashMap::new(), bytes: 0, cap, turn: 0 }
    }

    fn get<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.turn += 1;
        let turn = self.turn;
        self.things.get_mut(key).map(|(value, _, used)| {
            *used = turn;
            &*value
        })
    }

    fn has(&self, key: &K) -> bool {
        self.things.contains_key(key)
    }

    fn put(&mut self, key: K, value: V, cost: usize) {
        self.turn += 1;
        self.bytes += cost;
        if let Some((_, old, _)) = self.things.insert(key, (value, cost, self.turn)) {
            self.bytes -= old;
        }
        while self.bytes > self.cap && self.things.len() > 1 {
            let oldest = self
                .things
                .iter()
                .min_by_key(|(_, (_, _, used))| *used)
                .map(|(key, _)| key.clone());
            let Some((_, cost, _)) = oldest.and_then(|key| self.things.remove(&key)) else { break };
            self.bytes -= cost;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::icons::Face;

    #[test]
    fn what_a_page_asks_for_is_made_beforehand_and_looks_as_if_made_when_asked_for() {
        let faces = Face::all().take(5).map(|face| (Drawing::Face(face), 90, 90));
        let wanted: Vec<_> = faces.chain([(Drawing::Wall, 320, 200)]).collect();
        let (mut ahead, mut alone) = (Sprites::new(None, 800), Sprites::new(None, 800));
        ahead.prepare(wanted.iter().chain(&wanted).copied());
        assert_eq!(ahead.kept().1, 5 * 90 * 90 * 4 + 320 * 200 * 3);
        for (drawing, w, h) in wanted {
            assert!(ahead.shown.has(&Key::Drawing(drawing, w, h)), "{drawing:?}");
            let of = |sprites: &mut Sprites| {
                let image = sprites.drawing(drawing, w, h).expect("is drawn").image;
                let opaque = image.to_rgb8().map(|pixels| pixels.as_bytes().to_vec());
                opaque.or_else(|| Some(image.to_rgba8_premultiplied()?.as_bytes().to_vec()))
            };
            let (one, other) = (of(&mut ahead), of(&mut alone));
            assert!(one.is_some() && one == other, "{drawing:?}");
        }
    }

    #[test]
    fn the_longest_unused_goes_first_and_the_cap_holds() {
        let mut kept = Kept::new(100);
        kept.put("a", 1, 40);
        kept.put("b", 2, 40);
        assert_eq!(kept.get("a"), Some(&1));
        kept.put("c", 3, 40);
        assert_eq!(kept.get("a"), Some(&1));
        assert_eq!(kept.get("b"), None);
        assert_eq!(kept.bytes, 80);
    }
}
