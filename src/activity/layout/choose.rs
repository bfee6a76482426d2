//! Hear and choose: what is asked about above, two to four answers below.

use super::{Chrome, LEAST_MM, Table, beside, grid};
use scene::{Point, Rect, Stage};

/// How far above the bird a row of cards ends that is as wide as the glass.
const CLEAR_MM: f32 = 5.5;

/// The column of cards beside a signer, its cards and the room between them, millimetres.
const COLUMN_MM: f32 = 56.0;
const SIGNED_CARD_MM: f32 = 40.0;
const SIGNED_GAP_MM: f32 = 6.0;
const SIGNED_CLEAR_MM: f32 = 2.5;
/// The signer's share of the room that she has with what is asked about.
const SIGNER: f32 = 0.62;

/// Where everything of a question lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Choose {
    /// Dots, title and caption.
    pub chrome: Chrome,
    /// Whoever signs the question.
    pub signer: Option<Rect>,
    /// The disc of what is asked about.
    pub focus: Option<Rect>,
    /// The answers from left to right.
    pub cards: Vec<Rect>,
}

/// The layout of a question with `n` answers, with or without a picture that is asked about.
pub fn choose(stage: &Stage, n: usize, with_focus: bool) -> Choose {
    let chrome = Chrome::of(stage, true);
    let mm = stage.mm;
    let room = chrome.floor - chrome.top;
    // An upright glass puts four answers in two rows.
    let is_tall = stage.is_portrait() && n > 3;
    let (focus_share, gap_share) = match (with_focus, stage.is_portrait()) {
        (false, _) => (0.0, 0.0),
        (true, false) => (0.47, 0.095),
        (true, true) if is_tall => (0.33, 0.1),
        (true, true) => (0.48, 0.17),
    };
    let side = (room * focus_share).min(48.0 * mm);
    let gap = room * gap_share;
    let cards_h = match (with_focus, is_tall) {
        (false, false) => (room * 0.62).min(44.0 * mm),
        (true, false) => {
            (room - side - gap).min(if stage.is_portrait() { 34.0 } else { 44.0 } * mm)
        }
        (_, true) => (room - side - gap).min(76.0 * mm),
    };
    let used = side + gap + cards_h;
    let top = chrome.top + ((room - used) / 2.0).max(0.0);
    let focus = with_focus.then(|| {
        Rect::around(Point::new(stage.width / 2.0, top + side / 2.0), side.floor(), side.floor())
    });
    // A card comes in from 4 mm below: with nothing above it, it stays clear of the bird.
    let clear_y = stage.bird().y - CLEAR_MM * mm - cards_h;
    let cards_y = top + side + gap;
    let cards_y = if with_focus || clear_y < chrome.top { cards_y } else { cards_y.min(clear_y) };
    Choose { chrome, signer: None, focus, cards: cards(stage, n, cards_y, cards_h) }
}

/// The layout of a question that is signed: the signer before the answers, and beside her what
/// is asked about.
pub fn choose_signed(stage: &Stage, n: usize, with_focus: bool) -> Choose {
    let mm = stage.mm;
    let Table { chrome, caption, table, rest } = beside(stage, COLUMN_MM);
    let w = if with_focus { (table.w * SIGNER).round() } else { table.w };
    let focus = with_focus.then(|| {
        let room = Rect::new(table.x + w, table.y, table.w - w, table.h);
        let side = (room.w - 3.0 * mm).min(room.h).min(48.0 * mm).floor();
        Rect::around(Point::new(room.middle().x + 1.5 * mm, room.middle().y), side, side)
    });
    let most = SIGNED_CARD_MM * mm;
    // A card comes in from below, and the bird stands there.
    let rest = Rect { h: rest.h - SIGNED_CLEAR_MM * mm, ..rest };
    let cards = grid(rest, n, (most, most), SIGNED_GAP_MM * mm);
    let chrome = Chrome { caption, ..chrome };
    Choose { chrome, signer: Some(Rect { w, ..table }), focus, cards }
}

fn cards(stage: &Stage, n: usize, y: f32, h: f32) -> Vec<Rect> {
    let mm = stage.mm;
    let gap = stage.gap();
    let margin = stage.margin().x;
    // Two answers may be wider than many.
    let max = (if n == 2 { 1.25 } else { 1.06 } * h.min(44.0 * mm), 44.0 * mm);
    if stage.is_portrait() {
        return grid(Rect::new(margin, y, stage.width - 2.0 * margin, h), n, max, gap);
    }
    // Between house and bird they have the whole width. Else they keep left of the bird:
    // about the middle of the glass where they are not made
    // much narrower by it, else in all the room that there is.
    let right = stage.bird().x - 2.0 * mm;
    let is_clear =
        y >= stage.home().bottom() + mm && y + h <= stage.bird().y - (CLEAR_MM - 0.5) * mm;
    if is_clear {
        let area = Rect::new(margin, y, stage.width - 2.0 * margin, h);
        let width = (area.w - (n as f32 - 1.0) * gap) / n as f32;
        return super::place(area, n, n.max(1), (width.min(max.0), h.min(width * 1.25)), gap);
    }
    let middle = stage.width / 2.0;
    let about_middle = Rect::new(2.0 * middle - right, y, 2.0 * (right - middle), h);
    let all = Rect::new(margin, y, right - margin, h);
    let width = |area: &Rect| (area.w - (n as f32 - 1.0) * gap) / n as f32;
    let is_enough = width(&about_middle) >= (0.85 * h).max(LEAST_MM * mm);
    let area = if is_enough { about_middle } else { all };
    let size = (width(&area).min(max.0), h.min(width(&area) * 1.25));
    super::place(area, n, n.max(1), size, gap)
}
