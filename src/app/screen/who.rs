//! Who is it? A wall of pictures, always in the same order: children learn the place.

use super::canvas::{Canvas, Paint, grid};
use super::nudge::Nudge;
use super::{Glance, Go, Page, Place, View};
use crate::icons::{Drawing, Mark};
use crate::player::Player;
use model::LearnerId;
use progress::school::Class;
use scene::{Colour, Icon, Ms, Pose, Rect, Stage};

/// A mat has room for so many.
pub const MOST_TOGETHER: usize = 4;

/// The page.
pub struct Who {
    pupils: Vec<Player>,
    classes: Vec<Class>,
    /// Which class is shown; beyond the last one those without a class.
    class: usize,
    /// Which of its pages.
    page: usize,
    /// Those who sit down together; none where one child plays alone.
    together: Option<Vec<LearnerId>>,
    nudge: Nudge,
    per_page: std::cell::Cell<usize>,
}

impl Who {
    /// The wall of these children, for one who plays alone.
    pub fn new(pupils: Vec<Player>, classes: Vec<Class>) -> Self {
        let classes: Vec<Class> = classes
            .into_iter()
            .filter(|class| pupils.iter().any(|pupil| pupil.class == Some(class.id)))
            .collect();
        let per_page = std::cell::Cell::new(1);
        let nudge = Nudge::default();
        Self { pupils, classes, class: 0, page: 0, together: None, nudge, per_page }
    }

    /// The same wall for two to four who sit down together; it opens at the class of the one
    /// who was chosen last.
    #[must_use]
    pub fn together(mut self, chosen: &[LearnerId]) -> Self {
        let of = |id: &LearnerId| self.pupils.iter().find(|pupil| pupil.record == Some(*id));
        let there: Vec<&Player> = chosen.iter().filter_map(of).collect();
        let class = there.last().and_then(|pupil| pupil.class);
        self.class = self.classes.iter().position(|one| Some(one.id) == class).unwrap_or(0);
        self.together = Some(there.into_iter().filter_map(|pupil| pupil.record).collect());
        self
    }

    /// Those of the shown class; all where there are no classes.
    fn shown(&self) -> Vec<&Player> {
        let class = self.classes.get(self.class).map(|class| class.id);
        let is_here = |pupil: &&Player| self.classes.is_empty() || pupil.class == class;
        self.pupils.iter().filter(is_here).collect()
    }

    /// How many walls there are: one a class, and one for those without.
    fn n_walls(&self) -> usize {
        let is_loose = self.pupils.iter().any(|pupil| pupil.class.is_none());
        self.classes.len() + usize::from(is_loose && !self.classes.is_empty())
    }

    fn line(&self) -> &'static str {
        if self.together.is_some() { "group-pick" } else { "pick-me" }
    }

    fn choose(&mut self, learner: &str) -> Vec<Go> {
        let Some(player) = LearnerId::parse(learner)
            .and_then(|id| self.pupils.iter().find(|pupil| pupil.record == Some(id)))
        else {
            return Vec::new();
        };
        let Some(chosen) = &mut self.together else {
            let player = Box::new(player.clone());
            let asks = player.secret.is_some();
            return vec![if asks { Go::To(Place::Secret(player, None)) } else { Go::Be(player) }];
        };
        let Some(id) = player.record else { return Vec::new() };
        if let Some(at) = chosen.iter().position(|one| *one == id) {
            chosen.remove(at);
        } else if chosen.len() >= MOST_TOGETHER {
            return vec![Go::say("group-full")];
        } else if player.secret.is_some() {
            // What she answers is hers, so she says first that it is she.
            let group = Some(chosen.clone());
            return vec![Go::To(Place::Secret(Box::new(player.clone()), group))];
        } else {
            chosen.push(id);
        }
        Vec::new()
    }

    fn chosen(&self) -> Vec<Player> {
        let chosen = self.together.iter().flatten();
        chosen
            .filter_map(|id| self.pupils.iter().find(|pupil| pupil.record == Some(*id)))
            .cloned()
            .collect()
    }

    fn pupil(&self, pupil: &Player, rect: Rect, canvas: &mut Canvas<'_>) {
        let Some(record) = pupil.record else { return };
        let id = format!("pupil-{record}");
        let mm = canvas.stage.mm;
        let is_chosen = self.together.as_ref().is_some_and(|chosen| chosen.contains(&record));
        let paint = if is_chosen { Paint::SUN } else { pupil.hue.paint() };
        let face = canvas.tile(&id, rect, paint);
        let side = 14.2 * mm;
        let picture = Rect::new(face.x + (face.w - side) / 2.0, face.y + 0.9 * mm, side, side);
        if let Some(drawing) = pupil.face {
            canvas.drawing(&format!("{id}-face"), picture, Drawing::Face(drawing));
        }
        let name = Rect::new(face.x + mm, picture.bottom() - 0.2 * mm, face.w - 2.0 * mm, 5.0 * mm);
        canvas.words(&format!("{id}-name"), name, &pupil.name, 3.5, Colour::INK);
        if is_chosen {
            let side = 6.5 * mm;
            let badge = Rect::new(rect.right() - side * 0.7, rect.y - side * 0.25, side, side);
            canvas.drawing(&format!("{id}-in"), badge, Drawing::Icon(Icon::BadgeTick));
        }
    }
}

impl Page for Who {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let place = Places::of(at.stage);
        canvas.ground(Drawing::Wall);
        let title = if self.together.is_some() { "group-title" } else { "who-title" };
        board(&mut canvas, place.board, &at.tr.msg(title, &[]));
        if self.together.is_some() {
            canvas.home(Paint::WHITE);
        } else if self.n_walls() > 1 {
            canvas.round("shift", at.stage.home(), Paint::WHITE, self.shift(), 0.62);
        }
        canvas.ear();
        let shown = self.shown();
        let mm = at.stage.mm;
        let (tiles, _) = grid(place.room, (20.0 * mm, 21.5 * mm), 6.0 * mm, shown.len());
        self.per_page.set(tiles.len());
        let from = self.page * tiles.len();
        for (pupil, rect) in shown.iter().skip(from).zip(&tiles) {
            self.pupil(pupil, *rect, &mut canvas);
        }
        match &self.together {
            Some(chosen) if chosen.len() > 1 => go_card(&mut canvas, place.guest, &self.chosen()),
            Some(_) => {}
            None => guest_card(&mut canvas, place.guest, &at.tr.msg("who-guest", &[])),
        }
        if shown.len() > tiles.len() {
            let is_last = from + tiles.len() >= shown.len();
            let next = if is_last { 0 } else { from + tiles.len() };
            let faces: Vec<&Player> = shown.iter().skip(next).take(3).copied().collect();
            more_card(&mut canvas, place.more, &faces);
        }
        if self.together.is_none() {
            canvas.touch("adults", place.lock, Drawing::LockQuiet);
            canvas.touch("info", place.info, Drawing::Info);
        }
        canvas.bird(Pose::Greet);
        canvas.done(self.nudge.wake())
    }

    fn opened(&mut self, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        vec![Go::say(self.line())]
    }

    fn tapped(&mut self, id: &str, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        match id {
            "guest" => vec![Go::Be(Box::new(Player::guest()))],
            "go" => vec![Go::Sit(self.chosen())],
            "home" => vec![Go::To(Place::Road)],
            "adults" => vec![Go::To(Place::Gate)],
            "info" => vec![Go::About],
            "more" => {
                let n_pages = self.shown().len().div_ceil(self.per_page.get().max(1)).max(1);
                self.page = (self.page + 1) % n_pages;
                vec![Go::say("more-friends")]
            }
            "shift" => {
                (self.class, self.page) = ((self.class + 1) % self.n_walls().max(1), 0);
                vec![Go::say(self.line())]
            }
            "ear" | "bird" => vec![Go::say(self.line())],
            id => id.strip_prefix("pupil-").map_or_else(Vec::new, |id| self.choose(id)),
        }
    }

    fn tick(&mut self, now: Ms) -> Vec<Go> {
        if self.nudge.is_due(now) { vec![Go::say(self.line())] } else { Vec::new() }
    }

    fn back(&mut self) -> Vec<Go> {
        if self.together.is_some() { vec![Go::To(Place::Road)] } else { Vec::new() }
    }
}

impl Who {
    fn shift(&self) -> Drawing {
        Drawing::Mark(match self.classes.get(self.class).map(|class| class.shift) {
            Some(1) => Mark::Morning,
            Some(3..) => Mark::Evening,
            Some(_) => Mark::Day,
            None => Mark::Guest,
        })
    }
}

/// Where everything lies.
struct Places {
    board: Rect,
    room: Rect,
    guest: Rect,
    more: Rect,
    lock: Rect,
    info: Rect,
}

impl Places {
    fn of(stage: &Stage) -> Self {
        let (mm, w, h) = (stage.mm, stage.width, stage.height);
        let edge = 5.8 * mm;
        let room_for_board = w - 2.0 * (stage.home().right() + 2.0 * mm);
        let wide = room_for_board.min(67.0 * mm);
        let board = Rect::new((w - wide) / 2.0, 3.0 * mm, wide, 13.0 * mm);
        let high = 15.0 * mm;
        let low = h - 23.1 * mm;
        if stage.is_portrait() {
            let top = low - high - 4.0 * mm;
            let card = (w - 2.0 * edge - 4.0 * mm) / 2.0;
            let lock = Rect::new(edge, low, high, high);
            return Self {
                board,
                room: Rect::new(edge, 25.3 * mm, w - 2.0 * edge, top - 29.3 * mm),
                guest: Rect::new(edge, top, card, high),
                more: Rect::new(edge + card + 4.0 * mm, top, card, high),
                lock,
                info: Rect::new(lock.right() + 4.0 * mm, low + 3.0 * mm, 9.0 * mm, 9.0 * mm),
            };
        }
        let card = 48.0 * mm;
        let ear = stage.ear();
        Self {
            board,
            room: Rect::new(edge, 25.3 * mm, w - 2.0 * edge, low - 29.3 * mm),
            guest: Rect::new(edge, low, card, high),
            more: Rect::new(edge + card + 8.0 * mm, low, card, high),
            lock: Rect::new(edge + 2.0 * card + 16.0 * mm, low, high, high),
            info: Rect::new(ear.x - 12.0 * mm, ear.y + 3.0 * mm, 9.0 * mm, 9.0 * mm),
        }
    }
}

/// The painted board under the roof.
pub(super) fn board(canvas: &mut Canvas<'_>, rect: Rect, text: &str) {
    let paint = Paint { fill: Colour::rgb(0x2f7d5b), edge: Colour::rgb(0x1f5a40) };
    canvas.card("board", rect, paint, 2.4);
    let mm = canvas.stage.mm;
    canvas.words("title", rect.grown(-1.5 * mm), text, 6.4, Colour::PAPER);
}

fn guest_card(canvas: &mut Canvas<'_>, rect: Rect, text: &str) {
    let mm = canvas.stage.mm;
    let face = canvas.tile("guest", rect, Paint::WHITE);
    let side = 10.5 * mm;
    let icon = Rect::new(face.x + 2.8 * mm, face.y + (face.h - side) / 2.0, side, side);
    canvas.drawing("guest-icon", icon, Drawing::Mark(Mark::Guest));
    let words = Rect::new(icon.right(), face.y, face.right() - icon.right() - 2.0 * mm, face.h);
    canvas.words("guest-word", words, text, 5.0, Colour::INK);
}

fn more_card(canvas: &mut Canvas<'_>, rect: Rect, faces: &[&Player]) {
    let face = canvas.tile("more", rect, Paint::SUN);
    let left = heads(canvas, "more", face, faces.iter().copied());
    let side = 8.0 * canvas.stage.mm;
    let arrow = Rect::new(left, face.y + (face.h - side) / 2.0, side, side);
    canvas.drawing("more-arrow", arrow, Drawing::Icon(Icon::Next));
}

fn go_card(canvas: &mut Canvas<'_>, rect: Rect, chosen: &[Player]) {
    let face = canvas.tile("go", rect, Paint::LEAF);
    let left = heads(canvas, "go", face, chosen.iter());
    let side = 7.0 * canvas.stage.mm;
    let tick = Rect::new(left, face.y + (face.h - side) / 2.0, side, side);
    canvas.drawing("go-tick", tick, Drawing::Icon(Icon::Tick));
}

/// Small heads in a row; gives where they end.
fn heads<'p>(
    canvas: &mut Canvas<'_>,
    id: &str,
    face: Rect,
    players: impl Iterator<Item = &'p Player>,
) -> f32 {
    let mm = canvas.stage.mm;
    let side = 8.4 * mm;
    let mut x = face.x + 2.6 * mm;
    for (at, player) in players.enumerate() {
        let rect = Rect::new(x, face.y + (face.h - side) / 2.0, side, side);
        canvas.card(&format!("{id}-head-{at}"), rect, player.hue.paint(), 4.2);
        if let Some(drawing) = player.face {
            let inner = rect.grown(-1.1 * mm);
            canvas.drawing(&format!("{id}-face-{at}"), inner, Drawing::Face(drawing));
        }
        x += side + 0.7 * mm;
    }
    x + 1.6 * mm
}
