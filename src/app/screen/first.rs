//! The first start: a child chooses her own picture and colour, without an adult.

use super::canvas::{Canvas, Paint, grid};
use super::nudge::Nudge;
use super::who::board;
use super::{Glance, Go, Page, Place, View};
use crate::icons::{Drawing, Face};
use crate::player::{Hue, Player};
use scene::{Icon, Ms, Pose, Rect, Stage};

/// The page.
pub struct First {
    /// Where the way back leads, if there is one: others play here already.
    back: Option<Place>,
    /// Her name, where an adult has typed it.
    name: String,
    /// The child who takes another picture, where it is no new one.
    of: Option<Player>,
    face: Option<Face>,
    hue: Hue,
    page: usize,
    nudge: Nudge,
    per_page: std::cell::Cell<usize>,
}

/// So many colours are offered.
const N_HUES: usize = 6;

impl First {
    /// Nothing is chosen yet.
    pub fn new(back: Option<Place>) -> Self {
        let per_page = std::cell::Cell::new(1);
        let hue = Hue::all().next().unwrap_or_else(|| Player::guest().hue);
        Self {
            back,
            name: String::new(),
            of: None,
            face: None,
            hue,
            page: 0,
            nudge: Nudge::default(),
            per_page,
        }
    }

    /// The same page for a child whose name an adult has typed.
    #[must_use]
    pub fn named(self, name: String) -> Self {
        Self { name, ..self }
    }

    /// The same page for a child who takes another picture.
    #[must_use]
    pub fn of(self, player: Player) -> Self {
        let (face, hue) = (player.face, player.hue);
        Self { face, hue, of: Some(player), ..self }
    }
}

impl Page for First {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let (stage, mm) = (at.stage, at.stage.mm);
        let place = Places::of(stage);
        canvas.ground(Drawing::Wall);
        board(&mut canvas, place.board, &at.tr.msg("face-title", &[]));
        if self.back.is_some() {
            canvas.home(Paint::WHITE);
        } else {
            canvas.touch("adults", stage.home().grown(-mm), Drawing::LockQuiet);
        }
        canvas.ear();
        let n_faces = Face::all().count();
        let (tiles, _) = grid(place.room, (20.0 * mm, 20.0 * mm), 6.0 * mm, n_faces);
        self.per_page.set(tiles.len());
        for (face, rect) in Face::all().skip(self.page * tiles.len()).zip(&tiles) {
            let id = format!("face-{}", face.id());
            let is_chosen = self.face == Some(face);
            let paint = if is_chosen { self.hue.paint() } else { Paint::WHITE };
            let inner = canvas.tile(&id, *rect, paint);
            canvas.drawing(&format!("{id}-icon"), inner.grown(-2.0 * mm), Drawing::Face(face));
        }
        if tiles.len() < n_faces {
            canvas.round("more", place.more, Paint::SUN, Drawing::Icon(Icon::Next), 0.6);
        }
        if self.face.is_some() {
            for (hue, rect) in Hue::all().take(N_HUES).zip(place.hues) {
                let id = format!("hue-{}", hue.id());
                let face = canvas.disc(&id, rect, hue.paint());
                if hue == self.hue {
                    let side = 7.0 * mm;
                    let tick = Rect::around(face.middle(), side, side);
                    canvas.drawing("hue-tick", tick, Drawing::Icon(Icon::BadgeTick));
                }
            }
            canvas.round("go", place.go, Paint::LEAF, Drawing::Icon(Icon::Tick), 0.55);
        }
        canvas.bird(if self.face.is_some() { Pose::Cheer } else { Pose::Greet });
        canvas.done(self.nudge.wake())
    }

    fn opened(&mut self, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        vec![Go::Say(vec!["greet-first".into(), "pick-face".into()])]
    }

    fn tapped(&mut self, id: &str, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        if let Some(face) = id.strip_prefix("face-") {
            let is_first = self.face.is_none();
            self.face = Some(Face::named(face));
            return if is_first { vec![Go::say("face-done")] } else { Vec::new() };
        }
        if let Some(hue) = id.strip_prefix("hue-") {
            self.hue = Hue::named(hue).unwrap_or(self.hue);
            return Vec::new();
        }
        match (id, self.face) {
            ("go", Some(face)) => {
                let new = || Player { name: self.name.clone(), ..Player::guest() };
                let whose = self.of.clone().unwrap_or_else(new);
                let player = Player { face: Some(face), hue: self.hue, ..whose };
                vec![Go::Enter(Box::new(player))]
            }
            ("more", _) => {
                let n_pages = Face::all().count().div_ceil(self.per_page.get().max(1));
                self.page = (self.page + 1) % n_pages.max(1);
                Vec::new()
            }
            ("adults", _) => vec![Go::To(Place::Gate)],
            ("home", _) => self.back(),
            _ => vec![Go::say("pick-face")],
        }
    }

    fn tick(&mut self, now: Ms) -> Vec<Go> {
        if self.nudge.is_due(now) { vec![Go::say("pick-face")] } else { Vec::new() }
    }

    fn back(&mut self) -> Vec<Go> {
        self.back.clone().into_iter().map(Go::To).collect()
    }
}

/// Where everything lies.
struct Places {
    board: Rect,
    room: Rect,
    hues: Vec<Rect>,
    go: Rect,
    more: Rect,
}

impl Places {
    fn of(stage: &Stage) -> Self {
        let (mm, w, h) = (stage.mm, stage.width, stage.height);
        let edge = 5.8 * mm;
        let left = stage.home().right() + 2.0 * mm;
        let wide = (w - 2.0 * left).min(67.0 * mm);
        let board = Rect::new((w - wide) / 2.0, 3.0 * mm, wide, 13.0 * mm);
        let side = 15.0 * mm;
        let large = stage.large();
        let low = h - 23.1 * mm;
        let (per_line, foot) = if stage.is_portrait() { (3, 2) } else { (N_HUES, 1) };
        let top = low - (foot - 1) as f32 * (side + 3.0 * mm);
        let hues: Vec<Rect> = (0..N_HUES)
            .map(|at| {
                let (column, line) = ((at % per_line) as f32, (at / per_line) as f32);
                let x = edge + column * (side + 3.0 * mm);
                Rect::new(x, top + line * (side + 3.0 * mm), side, side)
            })
            .collect();
        let after = hues.iter().map(Rect::right).fold(0.0, f32::max);
        let go = Rect::new(after + 5.0 * mm, low + side - large, large, large);
        let right = w - edge - side;
        let room_right = right - 4.0 * mm;
        let room = Rect::new(edge, 25.3 * mm, room_right - edge, top - 28.3 * mm);
        let more = Rect::new(right, room.y + (room.h - side) / 2.0, side, side);
        Self { board, room, hues, go, more }
    }
}
