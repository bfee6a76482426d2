//! The secret thing of a child: one of twelve, always in the same place for her.

use super::canvas::{Canvas, Paint, grid};
use super::who::board;
use super::{Glance, Go, Page, Place, View};
use crate::icons::{Drawing, Thing};
use crate::player::Player;
use activity::random::Chance;
use model::LearnerId;
use scene::{Ms, Pose, Rect, Wake};

/// After so many wrong things she plays as a guest, or the others without her: nobody is
/// locked out.
const TRIES: u8 = 3;

/// The page.
pub struct Secret {
    player: Player,
    /// Those with whom she sits down; none where she plays alone.
    group: Option<Vec<LearnerId>>,
    things: Vec<Thing>,
    n_wrong: u8,
}

impl Secret {
    /// Asks this child.
    pub fn new(player: Player, group: Option<Vec<LearnerId>>) -> Self {
        let mut things: Vec<Thing> = Thing::all().collect();
        let seed = player.record.map_or(0, |id| u64::from_le_bytes([id.0[8]; 8]));
        Chance::new(seed).shuffle(&mut things);
        Self { player, group, things, n_wrong: 0 }
    }

    fn choose(&mut self, thing: &str) -> Vec<Go> {
        if self.player.secret.as_deref() == Some(thing) {
            let hers = match self.group.clone() {
                Some(group) => {
                    let group = group.into_iter().chain(self.player.record).collect();
                    Go::To(Place::Together(Some(group)))
                }
                None => Go::Be(Box::new(self.player.clone())),
            };
            return vec![Go::Play("right"), hers];
        }
        self.n_wrong += 1;
        if self.n_wrong < TRIES {
            return vec![Go::Play("wrong"), Go::say("secret-again")];
        }
        match &self.group {
            Some(_) => self.back(),
            None => vec![Go::Be(Box::new(Player::guest())), Go::say("secret-guest")],
        }
    }
}

impl Page for Secret {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let (stage, mm) = (at.stage, at.stage.mm);
        canvas.ground(Drawing::Wall);
        canvas.home(Paint::WHITE);
        canvas.ear();
        let left = stage.home().right() + 2.0 * mm;
        let wide = (stage.width - 2.0 * left).min(80.0 * mm);
        let sign = Rect::new((stage.width - wide) / 2.0, 3.0 * mm, wide, 13.0 * mm);
        board(&mut canvas, sign, &at.tr.msg("secret-title", &[]));
        let side = 18.0 * mm;
        let (top, bottom) = (25.3 * mm, stage.height - 9.0 * mm);
        let head = Rect::new(5.8 * mm, bottom - side, side, side);
        let room = if stage.is_portrait() {
            Rect::new(head.x, top, stage.width - 2.0 * head.x, head.y - 4.0 * mm - top)
        } else {
            let left = head.right() + 4.0 * mm;
            Rect::new(left, top, stage.bird().x - 4.0 * mm - left, bottom - top)
        };
        canvas.card("who", head, self.player.hue.paint(), 9.0);
        if let Some(face) = self.player.face {
            canvas.drawing("who-face", head.grown(-2.2 * mm), Drawing::Face(face));
        }
        // All twelve are there at once, or a child would look for hers in vain.
        let lines = if stage.is_portrait() { 4.0 } else { 3.0 };
        let gap = 4.0 * mm;
        let tile = (20.0 * mm).min((room.h - gap * (lines - 1.0)) / lines);
        let (tiles, _) = grid(room, (tile, tile), gap, self.things.len());
        for (thing, rect) in self.things.iter().zip(tiles) {
            let id = format!("thing-{}", thing.id());
            let face = canvas.tile(&id, rect, Paint::WHITE);
            canvas.drawing(&format!("{id}-icon"), face.grown(-2.4 * mm), Drawing::Thing(*thing));
        }
        let is_wrong = self.n_wrong > 0;
        canvas.bird(if is_wrong { Pose::Think } else { Pose::Listen });
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        vec![Go::say("pick-secret")]
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "home" => self.back(),
            "ear" | "bird" => vec![Go::say("pick-secret")],
            id => id.strip_prefix("thing-").map_or_else(Vec::new, |thing| self.choose(thing)),
        }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(self.group.clone().map_or(Place::Who, |group| Place::Together(Some(group))))]
    }
}
