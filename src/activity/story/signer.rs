//! The signer beside a story: a window in a corner where she covers nobody's face.

use super::page::{ASPECT, window as page_window};
use super::{Page, Story};
use crate::Moment;
use crate::item::REACH_MM;
use crate::sign::WINDOW;
use crate::sign::hands::Hands;
use crate::sign::signing::Signing;
use crate::sign::window::{self, AGAIN, SLOW};
use scene::timeline::{Play, Words, frame_at};
use scene::{Colour, Item, Look, Ms, Rect, Stage, hit};

/// Her window is a square of so many millimetres: as large as there is room for it.
const SIDES_MM: [f32; 3] = [42.0, 36.0, 30.0];
/// The share of the picture's height that it takes at most.
const SHARE: f32 = 0.56;
/// A page is looked at so often, and for so long, to see where faces come by.
const LOOK_MS: Ms = 400;
const LOOKS: Ms = 30;
/// A figure's face is in this upper share of it.
const FACE: f32 = 0.55;

/// A page of a story that is signed.
#[derive(Debug)]
pub(super) struct Signer {
    pub(super) signing: Signing,
    pub(super) is_large: bool,
    /// Where she stands, and for which glass that was found out.
    spot: (Stage, Spot),
}

/// Where the window is, and where the picture is beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) window: Rect,
    pub(super) picture: Rect,
}

impl Signer {
    /// Somebody who will sign a page from `begins` on, as slowly as the one before her.
    pub(super) fn new(
        hands: &Hands,
        begins: Ms,
        before: Option<Self>,
        (page, words): (&Page, Words<'_>),
        stage: &Stage,
    ) -> Self {
        let signing = match before {
            Some(before) => before.signing.of(hands, begins),
            None => Signing::new(hands, begins),
        };
        Self { signing, is_large: false, spot: (*stage, spot(page, words, stage)) }
    }
}

impl Story {
    /// Where the signer of this page stands; `None` where nobody signs it.
    pub(super) fn spot(&self, now: &Moment<'_>) -> Option<Spot> {
        let (stage, known) = self.signer.as_ref()?.spot;
        if stage == now.stage {
            return Some(known);
        }
        // The glass was turned since the page opened.
        let page = self.page()?;
        Some(spot(page, &self.words(page, now), &now.stage))
    }

    /// Draws the signer over the picture, with her buttons.
    pub(super) fn draw_signer(&self, now: &Moment<'_>, items: &mut Vec<Item>) {
        let (Some(signer), Some(spot)) = (&self.signer, self.spot(now)) else { return };
        let stage = &now.stage;
        let (whole, ..) = page_window(stage);
        if spot.picture.x > 0.0 {
            let look = Look::Card {
                fill: Colour::PAPER,
                edge: Colour::NONE,
                border: 0.0,
                radius: 0.0,
                lip: 0.0,
            };
            let beside = Rect::new(0.0, 0.0, spot.picture.x, whole.h);
            items.push(Item::new("beside", beside, look));
        }
        let place = if signer.is_large { large(stage) } else { spot.window };
        window::draw(stage, place, &signer.signing, false, now.ms, items);
        items.iter_mut().filter(|item| item.id == WINDOW).for_each(|item| item.live = true);
        let pressed = self.pressed.as_deref();
        window::draw_buttons(stage, buttons(stage), &signer.signing, pressed, items);
    }

    /// A touch on the signer or her buttons, where it was one.
    pub(super) fn touched_signer(&mut self, id: &str, now: &Moment<'_>) -> bool {
        let Some(signer) = &mut self.signer else { return false };
        match id {
            AGAIN => signer.signing.touched_again(now.ms),
            SLOW => signer.signing.slower(now.ms),
            WINDOW => signer.is_large = !signer.is_large,
            _ => return false,
        }
        true
    }

    /// The live thing that a touch means.
    pub(super) fn meant(&self, at: scene::Point, now: &Moment<'_>) -> Option<String> {
        let items = self.draw(now).items;
        // A touch on her is never meant for an actor whom she covers.
        let window = items.iter().find(|item| item.id == WINDOW);
        if window.is_some_and(|window| window.rect.contains(at)) {
            return Some(WINDOW.to_owned());
        }
        hit::hit(&items, at, now.stage.mm * REACH_MM).map(|item| item.id.clone())
    }
}

/// Again and slower stand below the house and the ear.
fn buttons(stage: &Stage) -> (Rect, Rect) {
    let (home, ear, side) = (stage.home(), stage.ear(), stage.medium());
    let below = |fixed: Rect| Rect::new(fixed.x, fixed.bottom() + 2.0 * stage.mm, side, side);
    (below(home), below(ear))
}

/// Between the buttons at both sides, over the whole picture.
fn large(stage: &Stage) -> Rect {
    let (whole, ..) = page_window(stage);
    let (left, right) = between(stage);
    Rect::new(left, stage.margin().y, right - left, whole.h - 2.0 * stage.margin().y)
}

fn between(stage: &Stage) -> (f32, f32) {
    let gap = 2.0 * stage.mm;
    let side = stage.medium().max(stage.home().w);
    let margin = stage.margin().x;
    (margin + side + gap, stage.width - margin - side - gap)
}

/// The corner in which she covers no face, while the page moves; where there is none, the
/// picture makes room.
fn spot(page: &Page, words: Words<'_>, stage: &Stage) -> Spot {
    let (whole, picture, _) = page_window(stage);
    let (left, right) = between(stage);
    let top = stage.margin().y;
    let faces = faces(page, words, picture);
    let sides = SIDES_MM.map(|mm| (mm * stage.mm).min(whole.h * SHARE).min(right - left).round());
    let windows = sides.into_iter().flat_map(|side| {
        let low = whole.h - top - side;
        let corners = [(right - side, top), (left, top), (left, low), (right - side, low)];
        corners.map(|(x, y)| Rect::new(x.round(), y.round(), side, side))
    });
    let free = |window: &Rect| faces.iter().all(|face| !face.overlaps(window));
    if let Some(window) = windows.into_iter().find(free) {
        return Spot { window, picture };
    }
    let window = Rect::new(left.round(), top.round(), sides[0], sides[0]);
    let x = window.right() + 2.0 * stage.mm;
    let w = stage.width - x;
    let h = (w / ASPECT).round();
    Spot { window, picture: Rect::new(x, whole.h - h, w, h) }
}

/// Where faces are while a page plays, as far as they can be seen.
fn faces(page: &Page, words: Words<'_>, picture: Rect) -> Vec<Rect> {
    let play = Play { touched: Vec::new(), rest_at: Ms::MAX / 2 };
    let looks = (0..LOOKS).map(|at| at * LOOK_MS);
    let items = looks.flat_map(|ms| frame_at(&page.scene, words, &play, ms, picture).0);
    let actors = items.filter(|item| !item.id.starts_with("layer-") && item.opacity > 0.05);
    actors.map(|item| Rect { h: item.rect.h * FACE, ..item.rect }).collect()
}
