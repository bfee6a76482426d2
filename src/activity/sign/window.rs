//! The window in which she signs, and the buttons beside it.

use super::body;
use super::signing::{Seen, Signing};
use crate::item;
use crate::item::text::width;
use scene::{Colour, Icon, Item, Look, Ms, Point, Rect, Stage};

/// Signs it again, and over and over.
pub(crate) const AGAIN: &str = "again";
/// Signs it more slowly.
pub(crate) const SLOW: &str = "slow";

/// A light ground: hands are dark before it.
const GROUND: Colour = Colour::rgb(0xeef4fb);
const DESK: Colour = Colour::rgb(0xe3bd8d);
/// Height of the desk behind which she stands, a share of the window.
const DESK_SHARE: f32 = 0.09;
/// Height of the strip that says that a sign is a draft, millimetres.
const DRAFT_MM: f32 = 5.6;

/// Draws the window with the signer; she never reaches what stands on it. A film is never
/// seen in a mirror.
pub(crate) fn draw(
    stage: &Stage,
    place: Rect,
    signing: &Signing,
    mirror: bool,
    now: Ms,
    items: &mut Vec<Item>,
) {
    let mm = stage.mm;
    let ground = items.len();
    items.push(item::panel(stage, super::WINDOW, place, GROUND, Colour::VIOLET));
    let mut room = place.grown(-1.2 * mm);
    if let Some(word) = signing.draft() {
        let size = DRAFT_MM * mm;
        let tag = Rect::new(room.x + mm, room.y + mm, width(word, size * 0.62) + 4.0 * mm, size);
        items.extend(item::plate(stage, "draft-sign", tag, word, Colour::WRONG_FILL));
        room = Rect::new(room.x, tag.bottom(), room.w, room.bottom() - tag.bottom());
    }
    let pose = match signing.seen(now) {
        Seen::Figure(pose) => pose,
        Seen::Film(clip, ms) => {
            items.push(Item::new("film", room, Look::Film { clip: clip.to_owned(), ms }));
            return;
        }
    };
    body::draw(&pose, room, mirror, items);
    let tint = tint(&items[ground + 1..]);
    if let Look::Card { fill, .. } = &mut items[ground].look {
        fill.0 ^= tint;
    }
    let height = (room.h * DESK_SHARE).round();
    let desk = Rect::new(room.x, room.bottom() - height, room.w, height);
    items.push(item::panel(stage, "desk", desk, DESK, Colour::MAT_EDGE));
}

/// A shade that nobody sees and that is another one for another pose, two bits of each colour.
///
/// Where only a part of the glass is drawn anew, the software renderer draws strokes beyond that
/// part, over what lies above them. With a ground that differs the whole window is drawn anew,
/// and every stroke lies in its place.
fn tint(figure: &[Item]) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = figure.iter().fold(0x811c_9dc5, |hash, item| {
        let Look::Ink { commands, .. } = &item.look else { return hash };
        commands.bytes().fold(hash, step)
    });
    hash >> 8 & 0x03_03_03
}

/// Draws the two buttons that are about the signing.
pub(crate) fn draw_buttons(
    stage: &Stage,
    (again, slow): (Rect, Rect),
    signing: &Signing,
    pressed: Option<&str>,
    items: &mut Vec<Item>,
) {
    let state = |id| (true, pressed == Some(id));
    let lit = |is_on| if is_on { Colour::HIGHLIGHT } else { Colour::WHITE };
    item::button(stage, AGAIN, again, Icon::Again, lit(signing.loops()), state(AGAIN), items);
    let fill = lit(signing.slowness() > 0);
    let edge = if fill == Colour::WHITE { Colour::CARD_EDGE } else { fill.darker() };
    let (border, lip) = (0.5 * stage.mm, 0.8 * stage.mm);
    let look = Look::Card { fill, edge, border, radius: slow.w / 2.0, lip };
    items.push(Item::new(SLOW, slow, look).live());
    draw_turtle(slow, items);
    for at in 0..signing.slowness() {
        let side = slow.w * 0.1;
        let middle =
            Point::new(slow.middle().x + (at as f32 - 0.5) * side * 1.8, slow.y + slow.h * 0.8);
        items.push(item::disc(
            stage,
            &format!("slow-{at}"),
            middle,
            side,
            Colour::INK,
            Colour::INK,
        ));
    }
}

/// The lower corners of the window, where no hand comes by: again, and more slowly.
pub(crate) fn corners(stage: &Stage, place: Rect) -> (Rect, Rect) {
    let (side, edge) = (stage.medium(), 2.0 * stage.mm);
    let y = place.bottom() - edge - side;
    let left = Rect::new(place.x + edge, y, side, side);
    (left, Rect::new(place.right() - edge - side, y, side, side))
}

/// Lifts a film above the buttons in the corners: it fills the window, hands and all.
pub(crate) fn lift_film(stage: &Stage, place: Rect, items: &mut [Item]) {
    let floor = corners(stage, place).0.y - stage.mm;
    for film in items.iter_mut().filter(|item| matches!(item.look, Look::Film { .. })) {
        film.rect.h = floor - film.rect.y;
    }
}

/// A turtle, since it is slow: feet, head and tail, and its shell over them.
fn draw_turtle(place: Rect, items: &mut Vec<Item>) {
    let at = |x: f32, y: f32| format!("{:.1} {:.1}", place.x + place.w * x, place.y + place.h * y);
    let limbs = format!(
        "M {} L {} M {} L {} M {} L {} M {} L {}",
        at(0.36, 0.5),
        at(0.34, 0.64),
        at(0.58, 0.5),
        at(0.6, 0.64),
        at(0.6, 0.52),
        at(0.78, 0.42),
        at(0.3, 0.55),
        at(0.22, 0.58),
    );
    let shell = [at(0.36, 0.49), at(0.47, 0.36), at(0.58, 0.49), at(0.36, 0.49)].join(" L ");
    let shell = format!("M {shell}");
    for (id, commands, width, colour) in [
        ("slow-limbs", limbs, 0.1, Colour::LEAF),
        ("slow-shell", shell, 0.17, Colour::LEAF.darker()),
    ] {
        let look = Look::Ink { commands, width: place.w * width, colour };
        items.push(Item::new(id, place, look));
    }
}
