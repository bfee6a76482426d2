//! The meadow at dusk: one light for each skill that was practised, none ever dimming. The ear
//! tells the week to whoever looks after the child, reading or not.

mod places;

use super::canvas::{Canvas, Paint};
use super::{Glance, Go, Page, View};
use crate::icons::{Drawing, Mark, Plant};
use crate::meadow::{Light, Meadow as Facts};
use learn::Level;
use places::Spot;
use scene::{Align, Colour, Face, Item, Look, Ms, Point, Pose, Rect, Stage, Wake};

/// A name stays so long.
const TAG_MS: Ms = 2_500;
/// A light of something that is being learned changes once in so long.
const BLINK_MS: Ms = 900;
/// A touch means the nearest light up to here, millimetres.
const REACH_MM: f32 = 7.5;

/// The page.
pub struct Meadow {
    facts: Facts,
    /// Which light was touched, and when.
    named: Option<(usize, Ms)>,
    /// Less motion: nothing blinks.
    calm: bool,
}

impl Meadow {
    /// A child's meadow.
    pub fn new(facts: Facts, calm: bool) -> Self {
        Self { facts, named: None, calm }
    }

    fn line(&self) -> &'static str {
        if self.facts.lights.is_empty() { "meadow-empty" } else { "meadow-open" }
    }

    /// Where each light stands, in their order.
    fn spots(&self, stage: &Stage) -> Vec<Point> {
        let mut n_of = std::collections::BTreeMap::<&str, usize>::new();
        let of = |light: &Light| {
            let n = self.facts.lights.iter().filter(|one| one.strand == light.strand).count();
            (Spot::of(Plant::of(&light.strand), stage), n)
        };
        self.facts
            .lights
            .iter()
            .map(|light| {
                let (spot, n) = of(light);
                let at = n_of.entry(light.strand.as_str()).or_default();
                *at += 1;
                spot.light(*at - 1, n)
            })
            .collect()
    }

    fn light(&self, at: usize, middle: Point, now: Ms, canvas: &mut Canvas<'_>) {
        let level = self.facts.lights[at].level;
        let mm = canvas.stage.mm;
        let side = (if level == Level::Kept { 12.0 } else { 10.0 }) * mm;
        let is_low = level <= Level::Growing && !self.calm && (now / BLINK_MS + at as Ms) % 2 == 1;
        let opacity = if is_low { 0.35 } else { 1.0 };
        let drawing = Drawing::Light { is_kept: level == Level::Kept };
        canvas.pale(&format!("light-{at}"), Rect::around(middle, side, side), drawing, opacity);
    }

    /// The name of the light that was touched, on a dark pill beside it.
    fn tag(&self, spots: &[Point], now: Ms, canvas: &mut Canvas<'_>) {
        let Some((at, _)) = self.named.filter(|(_, since)| now < since + TAG_MS) else { return };
        let (stage, mm) = (canvas.stage, canvas.stage.mm);
        let title = &self.facts.lights[at].title;
        let wide = (4.4 * 0.62 * title.chars().count() as f32).clamp(16.0, 60.0) * mm;
        let room = stage.width - wide - 4.0 * mm;
        let x = (spots[at].x - wide / 2.0).clamp(4.0 * mm, room.max(4.0 * mm));
        let rect = Rect::new(x.round(), (spots[at].y + 6.0 * mm).round(), wide, 7.6 * mm);
        let paint = Paint { fill: Colour::DUSK, edge: Colour::rgb(0x5b3e8c) };
        canvas.card("tag", rect, paint, 3.8);
        let look = Look::Text {
            text: title.clone(),
            face: Face::Display,
            size: (4.2 * mm).round(),
            colour: Colour::rgb(0xfff3cf),
            align: Align::Middle,
        };
        canvas.row((Item::new("tag-text", rect, look), None));
    }

    fn bird(&self) -> Drawing {
        match self.facts.n_shining() {
            0 => Drawing::Egg,
            1..CHICK_UNTIL => Drawing::Chick,
            _ => Drawing::Bird(Pose::Greet),
        }
    }
}

/// From so many known skills on the chick is a bird.
const CHICK_UNTIL: usize = 8;

impl Page for Meadow {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let (stage, now) = (at.stage, at.now);
        canvas.ground(Drawing::Dusk);
        for plant in &self.facts.plants {
            let name = format!("plant-{plant:?}").to_lowercase();
            canvas.drawing(&name, Spot::of(*plant, stage).rect, Drawing::Plant(*plant));
        }
        let spots = self.spots(stage);
        for (n, spot) in spots.iter().enumerate() {
            self.light(n, *spot, now, &mut canvas);
        }
        canvas.home(Paint::DUSK);
        canvas.ear();
        let side = stage.medium();
        let gallery = Rect::new(6.0 * stage.mm, stage.height - 23.1 * stage.mm, side, side);
        canvas.round("gallery", gallery, Paint::DUSK, Drawing::Mark(Mark::Gallery), 0.64);
        canvas.touch("bird", stage.bird(), self.bird());
        self.tag(&spots, now, &mut canvas);
        let blinks = !self.calm && self.facts.lights.iter().any(|one| one.level <= Level::Growing);
        let next = if blinks { Wake::At((now / BLINK_MS + 1) * BLINK_MS) } else { Wake::Touch };
        let tag = self.named.map(|(_, since)| since + TAG_MS).filter(|until| now < *until);
        canvas.done(tag.map_or(next, |until| next.sooner(Wake::At(until))))
    }

    fn hit(&self, touch: Point, at: &Glance<'_>) -> Option<String> {
        let spots = self.spots(at.stage);
        let near = spots.iter().enumerate().map(|(n, spot)| (n, spot.distance(touch)));
        let near = near.filter(|(_, far)| *far <= REACH_MM * at.stage.mm);
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(n, _)| format!("light-{n}"))
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        vec![Go::say(self.line())]
    }

    fn tapped(&mut self, id: &str, now: Ms) -> Vec<Go> {
        match id {
            "home" => self.back(),
            "gallery" => vec![Go::To(super::Place::Gallery)],
            "ear" => vec![Go::Say(self.facts.week.clone())],
            "bird" => vec![Go::say(self.line())],
            id => {
                let at = id.strip_prefix("light-").and_then(|at| at.parse::<usize>().ok());
                let Some((at, light)) = at.and_then(|at| Some((at, self.facts.lights.get(at)?)))
                else {
                    return Vec::new();
                };
                self.named = Some((at, now));
                vec![Go::Say(vec![format!("skill-{}", light.skill), light.meaning().to_owned()])]
            }
        }
    }
}
