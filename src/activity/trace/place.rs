//! Where everything of a letter lies, on any glass: a pure function of the stage.
//!
//! The box is a square as large as fits; the word card stands at its left and what has been
//! done at its right, on an upright glass above it.

use crate::layout::{Chrome, LEAST_MM};
use scene::{Point, Rect, Stage};

/// The letter's own box as a share of the card's side.
const LETTER: f32 = 0.966;

/// The places of a letter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Places {
    /// Room of what the bird says, where there is some.
    pub(super) title: Option<Rect>,
    /// The card on which is written, with its lip.
    pub(super) card: Rect,
    /// Height of the lip.
    pub(super) lip: f32,
    /// The box that a letter's shares are shares of.
    pub(super) letter: Rect,
    /// The word card.
    pub(super) word: Rect,
    /// One pip a round.
    pub(super) rounds: Vec<Rect>,
    /// One pip a stroke.
    pub(super) strokes: Vec<Rect>,
    /// The way on.
    pub(super) next: Rect,
}

impl Places {
    /// The places for so many strokes and rounds.
    pub(super) fn of(stage: &Stage, strokes: usize, rounds: usize) -> Self {
        if stage.is_portrait() {
            upright(stage, strokes, rounds)
        } else {
            lying(stage, strokes, rounds)
        }
    }

    /// A share of the letter's box on the glass.
    pub(super) fn on_glass(&self, share: Point) -> Point {
        let Rect { x, y, w, h } = self.letter;
        Point::new(x + share.x * w, y + share.y * h)
    }

    /// A place of the glass in shares of the letter's box.
    pub(super) fn in_box(&self, place: Point) -> Point {
        let Rect { x, y, w, h } = self.letter;
        Point::new((place.x - x) / w, (place.y - y) / h)
    }
}

fn lying(stage: &Stage, strokes: usize, rounds: usize) -> Places {
    let mm = stage.mm;
    let lip = (1.1 * mm).round();
    let (home, ear, bird, margin) = (stage.home(), stage.ear(), stage.bird(), stage.margin().x);
    // The smallest glass has no room for words: voice and bird carry them.
    let title = (stage.height >= 500.0).then(|| Chrome::of(stage, false).title);
    let top = title.map_or(stage.margin().y, |title| title.bottom() + mm);
    let floor = stage.height - stage.gap();
    // A column of 15 mm and some air stay at either side.
    let across = stage.width - 2.0 * (LEAST_MM + 13.0) * mm;
    let side = (0.74 * stage.height).min(floor - top - lip).min(across).floor();
    let x = ((stage.width - side) / 2.0).round();
    let card = Rect::new(x, (top + (floor - top - side - lip) / 2.0).round(), side, side + lip);

    let room = card.x - margin - 4.0 * mm;
    let width = room.min(31.0 * mm).floor();
    let height = (1.09 * width).floor();
    let pip = 6.0 * mm;
    let middle = (home.bottom() + floor) / 2.0;
    let word_y = (middle - (height + 4.0 * mm + pip) / 2.0).round();
    let word = Rect::new((margin + (room - width) / 2.0).round(), word_y, width, height);
    let below = Point::new(word.middle().x, word.bottom() + 4.0 * mm + pip / 2.0);
    let beside = Point::new(card.right() + 9.4 * mm, card.y + side / 2.0);
    let next_y = ((ear.bottom() + bird.y - stage.medium()) / 2.0).round();
    Places {
        title,
        letter: letter(card, lip),
        card,
        lip,
        word,
        rounds: row(below, rounds, 8.2 * mm, pip, false),
        strokes: row(
            beside,
            strokes,
            (14.8 * mm).min(side / strokes.max(1) as f32),
            10.2 * mm,
            true,
        ),
        next: Rect::new(
            stage.width - margin - stage.medium(),
            next_y,
            stage.medium(),
            stage.medium(),
        ),
    }
}

fn upright(stage: &Stage, strokes: usize, rounds: usize) -> Places {
    let mm = stage.mm;
    let lip = (1.1 * mm).round();
    let chrome = Chrome::of(stage, false);
    let middle = stage.width / 2.0;
    // Between home and ear: the word card with the rounds beside it.
    let word = Rect::new(
        (middle - 15.0 * mm).round(),
        stage.margin().y,
        (22.0 * mm).floor(),
        (17.0 * mm).floor(),
    );
    let pips = chrome.title.bottom() + 5.0 * mm;
    let top = chrome.title.bottom() + 11.0 * mm;
    let floor = stage.bird().y - 2.0 * mm;
    let side = (0.85 * stage.width).min(floor - top - lip).floor();
    let y = (top + (floor - top - side - lip) / 2.0).round();
    let card = Rect::new(((stage.width - side) / 2.0).round(), y, side, side + lip);
    let next_y = (stage.height - stage.gap() - stage.medium()).floor();
    Places {
        title: Some(chrome.title),
        letter: letter(card, lip),
        card,
        lip,
        word,
        rounds: row(
            Point::new(word.right() + 5.0 * mm, word.middle().y),
            rounds,
            5.6 * mm,
            4.6 * mm,
            true,
        ),
        strokes: row(
            Point::new(middle, pips),
            strokes,
            (12.0 * mm).min(0.8 * stage.width / strokes.max(1) as f32),
            8.4 * mm,
            false,
        ),
        next: Rect::new(
            (middle - stage.medium() / 2.0).round(),
            next_y,
            stage.medium(),
            stage.medium(),
        ),
    }
}

/// The letter's box in the face of a card.
fn letter(card: Rect, lip: f32) -> Rect {
    let side = LETTER * card.w;
    Rect::around(Point::new(card.middle().x, card.y + (card.h - lip) / 2.0), side, side)
}

/// So many discs about a middle, `step` apart, below or beside one another.
fn row(middle: Point, count: usize, step: f32, side: f32, is_down: bool) -> Vec<Rect> {
    let side = side.min(0.85 * step);
    let first = -(count.saturating_sub(1) as f32) / 2.0;
    (0..count)
        .map(|at| {
            let off = (first + at as f32) * step;
            let (dx, dy) = if is_down { (0.0, off) } else { (off, 0.0) };
            Rect::around(Point::new(middle.x + dx, middle.y + dy), side, side)
        })
        .collect()
}
