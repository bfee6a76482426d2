//! Today's path through the village: what to do next, the house of all lessons, the meadow.

use super::canvas::{Canvas, Paint, on_ground};
use super::nudge::Nudge;
use super::{Glance, Go, Page, Place, View};
use crate::choice::{Sort, Stop};
use crate::icons::{Drawing, Mark};
use crate::player::Player;
use crate::session::Entry;
use learn::next::Reason;
use scene::{Colour, Icon, Ms, Point, Pose, Rect, Stage};

/// The page.
pub struct Road {
    player: Player,
    stops: Vec<Stop>,
    /// Whether there are others to play with.
    has_others: bool,
    /// Whether the teacher has said something.
    has_mail: bool,
    /// Those who sit together, where several do.
    group: Vec<Player>,
    /// Her own picture was touched once: another touch leads away.
    asks_who: bool,
    nudge: Nudge,
}

impl Road {
    /// The path of a child.
    pub fn new(player: Player, stops: Vec<Stop>, has_others: bool, has_mail: bool) -> Self {
        let nudge = Nudge::default();
        let group = Vec::new();
        Self { player, stops, has_others, has_mail, group, asks_who: false, nudge }
    }

    /// The same path for those who sit together.
    #[must_use]
    pub fn with(self, group: Vec<Player>) -> Self {
        Self { group, ..self }
    }

    /// The faces of the others beside hers.
    fn heads(&self, home: Rect, canvas: &mut Canvas<'_>) {
        let mm = canvas.stage.mm;
        let side = 10.0 * mm;
        let others = self.group.iter().filter(|one| one.record != self.player.record);
        for (at, one) in others.enumerate() {
            let x = home.right() + 2.0 * mm + at as f32 * (side + mm);
            let rect = Rect::new(x, home.middle().y - side / 2.0, side, side);
            canvas.card(&format!("head-{at}"), rect, one.hue.paint(), 5.0);
            if let Some(face) = one.face {
                let inner = rect.grown(-1.2 * mm);
                canvas.drawing(&format!("head-face-{at}"), inner, Drawing::Face(face));
            }
        }
    }

    fn line(&self) -> &'static str {
        match self.stops.first().map(|stop| stop.sort) {
            Some(Sort::Learn | Sort::Review) => "path-start",
            Some(Sort::Play) | None => "path-done",
        }
    }

    fn stop(&self, at: usize, stop: &Stop, middle: Point, canvas: &mut Canvas<'_>) {
        let mm = canvas.stage.mm;
        let id = format!("stop-{at}");
        let is_next = at == 0;
        let side = if is_next { 27.6 * mm } else { canvas.stage.large() };
        if is_next {
            let ring = 33.0 * mm;
            canvas.drawing("ring", Rect::around(middle, ring, ring), Drawing::Icon(Icon::Ring));
        }
        let face = canvas.disc(&id, Rect::around(middle, side, side), paint(stop.sort));
        let inner = Rect::around(face.middle(), side * 0.76, side * 0.76);
        let name = format!("{id}-picture");
        match &stop.picture {
            Some(art) => canvas.picture(&name, inner, art),
            None => canvas.drawing(&name, inner, Drawing::Icon(Icon::Firefly)),
        }
        if stop.reason == Reason::Assigned {
            let flag = 8.0 * mm;
            let at = Point::new(middle.x + side * 0.36, middle.y - side * 0.36);
            let rect = Rect::around(at, flag, flag);
            let paint = Paint { fill: Colour::MARIGOLD, edge: Colour::MARIGOLD_EDGE };
            canvas.card(&format!("{id}-flag"), rect, paint, 2.0);
            canvas.drawing(&format!("{id}-mail"), rect.grown(-mm), Drawing::Mark(Mark::Mail));
        }
    }
}

impl Page for Road {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let stage = at.stage;
        let mm = stage.mm;
        let place = Places::of(stage);
        canvas.ground(Drawing::Road);
        canvas.touch("library", place.hut, Drawing::Hut);
        if self.group.is_empty() {
            canvas.touch("meadow", place.gate, Drawing::Gate);
        }
        let home = stage.home();
        match self.player.face {
            Some(face) => {
                canvas.round("me", home, self.player.hue.paint(), Drawing::Face(face), 0.7);
            }
            None => canvas.round("me", home, Paint::WHITE, Drawing::Mark(Mark::Guest), 0.7),
        }
        if self.asks_who {
            let side = 6.5 * mm;
            let badge = Rect::new(home.right() - side * 0.8, home.bottom() - side, side, side);
            canvas.drawing("me-again", badge, Drawing::Icon(Icon::BadgeWrong));
        }
        self.heads(home, &mut canvas);
        if self.has_mail {
            let mail = home.moved(home.w + 8.0 * mm, 0.0);
            canvas.round("mail", mail, Paint::SUN, Drawing::Mark(Mark::Mail), 0.62);
        }
        canvas.ear();
        for (at, (stop, middle)) in self.stops.iter().zip(place.stops).enumerate() {
            self.stop(at, stop, middle, &mut canvas);
        }
        if self.has_others {
            let paint = Paint { fill: Colour::rgb(0xcdebb0), edge: Colour::rgb(0x8fd14f) };
            canvas.round("together", place.group, paint, Drawing::Mark(Mark::Group), 0.74);
        }
        canvas.bird(Pose::Point);
        canvas.done(self.nudge.wake())
    }

    fn opened(&mut self, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        let news = self.has_mail.then_some("teacher-message-new");
        let lines = news.into_iter().chain([self.line()]);
        vec![Go::Say(lines.map(str::to_owned).collect())]
    }

    fn tapped(&mut self, id: &str, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        let was_asked = std::mem::take(&mut self.asks_who);
        match id {
            "me" if was_asked || self.player.face.is_none() => vec![Go::To(Place::Who)],
            "me" => {
                self.asks_who = true;
                vec![Go::say("someone-else")]
            }
            "library" => vec![Go::To(Place::Library)],
            "meadow" => vec![Go::To(Place::Meadow)],
            "together" => vec![Go::To(Place::Together(None))],
            "mail" => vec![Go::To(Place::Mail)],
            "ear" | "bird" => vec![Go::say(self.line())],
            id => {
                let at = id.strip_prefix("stop-").and_then(|at| at.parse::<usize>().ok());
                match at.and_then(|at| self.stops.get(at)) {
                    Some(Stop { lesson: Some(lesson), .. }) => {
                        vec![Go::To(Place::Lesson(lesson.clone(), Entry::WhereLeft))]
                    }
                    Some(Stop { lesson: None, .. }) => vec![Go::To(Place::Probe)],
                    None => Vec::new(),
                }
            }
        }
    }

    fn tick(&mut self, now: Ms) -> Vec<Go> {
        if self.nudge.is_due(now) { vec![Go::say(self.line())] } else { Vec::new() }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Who)]
    }
}

fn paint(sort: Sort) -> Paint {
    match sort {
        Sort::Learn => Paint::WHITE,
        Sort::Review => Paint { fill: Colour::rgb(0xe3d2f2), edge: Colour::rgb(0xa36bd6) },
        Sort::Play => Paint { fill: Colour::rgb(0xffe0a6), edge: Colour::rgb(0xffb43a) },
    }
}

/// Where everything lies; the path is painted into the ground, so its places follow that.
struct Places {
    stops: [Point; 3],
    hut: Rect,
    gate: Rect,
    group: Rect,
}

impl Places {
    fn of(stage: &Stage) -> Self {
        let (mm, side) = (stage.mm, stage.medium());
        let is_tall = stage.is_portrait();
        let spot = |x, y, w, h| on_ground(stage, Rect::new(x, y, w, h));
        let at = |x, y| spot(x, y, 0.0, 0.0).middle();
        let (stops, hut, gate) = if is_tall {
            let stops = [at(248.0, 960.0), at(584.0, 883.0), at(328.0, 710.0)];
            (stops, spot(38.0, 350.0, 240.0, 216.0), spot(596.0, 176.0, 160.0, 160.0))
        } else {
            let stops = [at(338.0, 572.0), at(640.0, 540.0), at(890.0, 490.0)];
            (stops, spot(40.0, 236.0, 240.0, 216.0), spot(1045.0, 181.0, 170.0, 170.0))
        };
        let group = Rect::new(6.0 * mm, stage.height - 23.1 * mm, side, side);
        Self { stops, hut, gate, group }
    }
}
