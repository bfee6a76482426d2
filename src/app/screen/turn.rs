//! Whose turn is it? The child in turn is large in the middle of the mat; she takes the tablet
//! by touching her picture.

use super::canvas::{Canvas, Paint};
use super::{Glance, Go, Page, View};
use crate::icons::{Drawing, Mark};
use crate::player::Player;
use model::LearnerId;
use scene::{Colour, Icon, Ms, Pose, Rect, Stage, Wake};

/// Whom nobody has claimed for so long belongs to all.
const UNCLAIMED_MS: Ms = 20_000;
/// After so long the child is called again.
const AGAIN_MS: Ms = 8_000;

/// The page.
pub struct Turn {
    /// Whose turn it is first, then the others in their order.
    round: Vec<Player>,
    since: Ms,
    is_called: bool,
}

impl Turn {
    /// The mat with these children.
    pub fn new(round: Vec<Player>) -> Self {
        Self { round, since: 0, is_called: false }
    }

    fn call(&self) -> Vec<Go> {
        let face = self.round.first().and_then(|one| one.face);
        face.map(|face| Go::Say(vec![format!("turn-{}", face.id())])).into_iter().collect()
    }
}

fn tile(canvas: &mut Canvas<'_>, player: &Player, rect: Rect, is_now: bool) {
    let Some(record) = player.record else { return };
    let id = format!("turn-{record}");
    let mm = canvas.stage.mm;
    if is_now {
        let ring = Paint { fill: Colour::HIGHLIGHT, edge: Colour::rgb(0xfff0b0) };
        canvas.card("now", rect.grown(2.4 * mm), ring, 5.0);
    }
    let face = canvas.tile(&id, rect, player.hue.paint());
    let name_h = if is_now { 8.0 } else { 5.0 } * mm;
    let side = (face.w - 3.0 * mm).min(face.h - name_h - 1.5 * mm);
    let picture = Rect::new(face.x + (face.w - side) / 2.0, face.y + mm, side, side);
    if let Some(drawing) = player.face {
        canvas.drawing(&format!("{id}-face"), picture, Drawing::Face(drawing));
    }
    let name = Rect::new(face.x + mm, face.bottom() - name_h - 0.4 * mm, face.w - 2.0 * mm, name_h);
    let size = if is_now { 6.0 } else { 3.5 };
    canvas.words(&format!("{id}-name"), name, &player.name, size, Colour::INK);
}

impl Page for Turn {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let (stage, mm) = (at.stage, at.stage.mm);
        let place = Places::of(stage);
        canvas.ground(Drawing::Mat);
        canvas.home(Paint::WHITE);
        canvas.ear();
        if let Some(now) = self.round.first() {
            canvas.card("board", place.board, Paint::WHITE, 2.4);
            let text = at.tr.msg("turn-title", &[("name", now.name.as_str().into())]);
            canvas.words("title", place.board.grown(-1.5 * mm), &text, 5.6, Colour::INK);
            tile(&mut canvas, now, place.now, true);
        }
        for (player, rect) in self.round.iter().skip(1).zip(place.others) {
            tile(&mut canvas, player, rect, false);
        }
        canvas.round("all", place.all, Paint::WHITE, Drawing::Mark(Mark::All), 0.7);
        canvas.round("mine", place.mine, Paint::LEAF, Drawing::Icon(Icon::Tick), 0.55);
        canvas.bird(Pose::Point);
        let after = if self.is_called { UNCLAIMED_MS } else { AGAIN_MS };
        canvas.done(Wake::At(self.since + after))
    }

    fn opened(&mut self, now: Ms) -> Vec<Go> {
        self.since = now;
        self.call()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "mine" => {
                self.round.first().and_then(|one| one.record).map(Go::Claim).into_iter().collect()
            }
            "all" => vec![Go::say("group-all"), Go::All],
            "home" => self.back(),
            "ear" | "bird" => self.call(),
            id => {
                let id = id.strip_prefix("turn-").and_then(LearnerId::parse);
                id.map(Go::Claim).into_iter().collect()
            }
        }
    }

    fn tick(&mut self, now: Ms) -> Vec<Go> {
        if now >= self.since + UNCLAIMED_MS {
            return vec![Go::All];
        }
        if !self.is_called && now >= self.since + AGAIN_MS {
            self.is_called = true;
            return self.call();
        }
        Vec::new()
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::GetUp]
    }
}

/// Where everything lies.
struct Places {
    board: Rect,
    now: Rect,
    others: [Rect; 3],
    mine: Rect,
    all: Rect,
}

impl Places {
    fn of(stage: &Stage) -> Self {
        let (mm, w, h) = (stage.mm, stage.width, stage.height);
        let left = stage.home().right() + 2.0 * mm;
        let wide = (w - 2.0 * left).min(69.0 * mm);
        let board = Rect::new((w - wide) / 2.0, 3.0 * mm, wide, 13.0 * mm);
        let (large, medium) = (stage.large(), stage.medium());
        let side = 20.0 * mm;
        let high = 22.0 * mm;
        let low = h - 9.0 * mm - large;
        let mine = Rect::new(w / 2.0 - large / 2.0, low, large, large);
        let all = Rect::new(mine.x - 8.0 * mm - medium, low + large - medium, medium, medium);
        if stage.is_portrait() {
            let now = Rect::new(w / 2.0 - 20.0 * mm, 30.0 * mm, 40.0 * mm, 44.0 * mm);
            let y = now.bottom() + 9.0 * mm;
            let x = |at: f32| w / 2.0 - side / 2.0 + (at - 1.0) * (side + 8.0 * mm);
            let others = [0.0, 1.0, 2.0].map(|at| Rect::new(x(at), y, side, high));
            return Self { board, now, others, mine, all };
        }
        let top = board.bottom() + 6.0 * mm;
        let tall = (low - 7.0 * mm - top).min(39.0 * mm);
        let now = Rect::new(w / 2.0 - 17.5 * mm, top, 35.0 * mm, tall);
        let y = top + tall - high;
        let others = [
            Rect::new(now.right() + 12.0 * mm, y, side, high),
            Rect::new(now.right() + 12.0 * mm + side + 6.0 * mm, y, side, high),
            Rect::new(now.x - 12.0 * mm - side, y, side, high),
        ];
        Self { board, now, others, mine, all }
    }
}
