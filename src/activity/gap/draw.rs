//! How the text with its gap looks.

use super::{Fill, HOLE, ROW_MM, TEXT};
use crate::Moment;
use crate::item::akshara::shown;
use crate::item::{self, text};
use crate::layout::above;
use crate::rounds::Round;
use scene::{Align, Colour, Face, Item, Look, Rect, Stage};

/// Largest size of the text, millimetres.
const LARGEST_MM: f32 = 15.0;
/// Width of the gap and of a space, in the size of the text.
const HOLE_EM: f32 = 1.1;
const SPACE_EM: f32 = 0.3;
/// Width of the dotted circle.
const CIRCLE_EM: f32 = 0.65;
/// Distance of two lines, in the size of the text.
const LINE_EM: f32 = 1.45;

impl Fill {
    pub(super) fn draw_all(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) {
        let stage = &now.stage;
        let gap = self.gap(round);
        let table = above(stage, ROW_MM);
        let place = table.table;
        let panel = item::panel(stage, TEXT, place, Colour::WHITE, Colour::CARD_EDGE);
        items.push(if round.is_trying() { panel.live() } else { panel });
        let mut room = place.grown(-3.0 * stage.mm);
        if let Some(art) = &gap.art {
            let picture = if stage.is_portrait() {
                let side = room.h * 0.5;
                let picture = Rect::new(room.x, room.y, room.w, side);
                room = Rect::new(room.x, picture.bottom(), room.w, room.h - side);
                picture
            } else {
                let side = room.h.min(room.w * 0.34);
                let picture = Rect::new(room.x, room.y, side, room.h);
                room = Rect::new(picture.right(), room.y, room.w - side, room.h);
                picture
            };
            items.push(item::sprite("art", picture, art));
        }
        if round.right_since().is_some() {
            let whole = gap.filled(gap.right.name());
            let hop = (round.hop(now) * 1.5 * stage.mm).round();
            items.push(item::words(stage, "whole", room.moved(0.0, -hop), &whole, LARGEST_MM));
        } else {
            flow(stage, room, &gap.text, items);
        }
        let pressed = self.pressed.as_deref();
        self.cards.draw(table.rest, (34.0, ROW_MM), pressed, round, now, items);
    }
}

/// A piece of the text: some letters, or the gap.
struct Piece {
    text: Option<String>,
    /// Width in the size of the text.
    ems: f32,
    /// Begins a word.
    is_first: bool,
}

/// Sets the words in lines, the gap as a dashed place among them.
fn flow(stage: &Stage, room: Rect, sentence: &str, items: &mut Vec<Item>) {
    let pieces: Vec<_> = sentence.split_whitespace().flat_map(pieces).collect();
    let mut size = LARGEST_MM * stage.mm;
    let lines = loop {
        let lines = lines(&pieces, room.w / size);
        let widest = lines.iter().map(|line| line.1).fold(0.0, f32::max);
        let fits = widest * size <= room.w && lines.len() as f32 * LINE_EM * size <= room.h;
        if fits || size <= 4.6 * stage.mm {
            break lines;
        }
        size *= 0.95;
    };
    let line_h = LINE_EM * size;
    let mut y = room.middle().y - lines.len() as f32 * line_h / 2.0;
    let mut at = 0;
    for (count, ems) in lines {
        let mut x = room.middle().x - ems * size / 2.0;
        for (nth, piece) in pieces[at..at + count].iter().enumerate() {
            if nth > 0 && piece.is_first {
                x += SPACE_EM * size;
            }
            let place = Rect::new(x.round(), y.round(), piece.ems * size, line_h);
            items.push(draw_piece(stage, at + nth, piece, place, size));
            x += piece.ems * size;
        }
        at += count;
        y += line_h;
    }
}

fn draw_piece(stage: &Stage, at: usize, piece: &Piece, place: Rect, size: f32) -> Item {
    match &piece.text {
        Some(text) => {
            let look = Look::Text {
                text: text.clone(),
                face: Face::Display,
                size: size.floor(),
                colour: Colour::INK,
                align: Align::Middle,
            };
            Item::new(format!("piece-{at}"), place, look)
        }
        None => {
            let hole = place.grown(-0.4 * stage.mm);
            item::panel(stage, "gap", hole, Colour::MAT, Colour::HIGHLIGHT)
        }
    }
}

/// The pieces of one word.
fn pieces(word: &str) -> Vec<Piece> {
    let letters = |text: &str, is_first| {
        // A kar whose letter is missing stands on a dotted circle.
        let ems = text::width(text, 1.0) + if text == shown(text) { 0.0 } else { CIRCLE_EM };
        Piece { text: Some(shown(text)), ems, is_first }
    };
    let Some((before, after)) = word.split_once(HOLE) else { return vec![letters(word, true)] };
    let mut pieces = Vec::new();
    if !before.is_empty() {
        pieces.push(letters(before, true));
    }
    pieces.push(Piece { text: None, ems: HOLE_EM, is_first: before.is_empty() });
    if !after.is_empty() {
        pieces.push(letters(after, false));
    }
    pieces
}

/// How many pieces stand on each line of so many ems, and how wide the line is.
fn lines(pieces: &[Piece], ems: f32) -> Vec<(usize, f32)> {
    let mut lines = vec![(0, 0.0)];
    let mut at = 0;
    while at < pieces.len() {
        let word = 1 + pieces[at + 1..].iter().take_while(|piece| !piece.is_first).count();
        let width: f32 = pieces[at..at + word].iter().map(|piece| piece.ems).sum();
        let last = lines.len() - 1;
        let (count, filled) = lines[last];
        let with_space = if count > 0 { filled + SPACE_EM + width } else { width };
        if count > 0 && with_space > ems {
            lines.push((word, width));
        } else {
            lines[last] = (count + word, with_space);
        }
        at += word;
    }
    lines
}
