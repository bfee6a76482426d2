//! Many cards: one group (memory) or two above one another (pairs, slots and pictures).

use super::{Chrome, LEAST_MM, best, place};
use scene::{Rect, Stage};

/// Where everything of a board lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Title and caption.
    pub chrome: Chrome,
    /// The places of each group, row by row.
    pub groups: Vec<Vec<Rect>>,
    /// No room was left below: the caption takes the place of the title.
    pub caption_in_title: bool,
}

impl Board {
    /// Where the caption lies.
    pub fn caption(&self) -> Rect {
        if self.caption_in_title { self.chrome.title } else { self.chrome.caption }
    }
}

/// An area that the cards may take.
struct Area {
    rect: Rect,
    caption_in_title: bool,
    /// How gladly it is taken: a board that stands off the middle, or leaves no room for the
    /// caption, has to make its cards that much larger.
    worth: f32,
}

/// What is tried in turn: least side and gap, millimetres. Large and far apart first; then
/// closer; then smaller, never below what a small finger hits.
const TRIES: [(f32, f32); 8] = [
    (20.0, 8.0),
    (20.0, 6.0),
    (17.5, 8.0),
    (LEAST_MM, 8.0),
    (LEAST_MM, 6.0),
    (LEAST_MM, 4.5),
    (LEAST_MM, 3.0),
    (LEAST_MM, 2.0),
];

/// The layout of `n` cards in each of `groups` groups; places are square where `max` is.
/// `between` is what two groups keep apart beyond the gap, millimetres.
pub fn board(stage: &Stage, groups: usize, n: usize, max: (f32, f32), between: f32) -> Board {
    let mm = stage.mm;
    let chrome = Chrome::of(stage, false);
    let max = (max.0 * mm, max.1 * mm);
    let areas = areas(stage, &chrome);
    let mut found = None;
    for (least, gap) in TRIES {
        let gap = gap * mm;
        let mut most = 0.0;
        for area in &areas {
            let apart = gap + between * mm;
            let (columns, size) = best(area.rect, n, max, gap, groups, apart);
            let side = size.0.min(size.1);
            let worth = side * area.worth;
            // A first fit that is a little smaller is kept: the first areas are the calmer ones.
            if side.floor() >= least * mm && worth > most * 1.03 {
                most = worth;
                found = Some((area, columns, size, gap, apart));
            }
        }
        if found.is_some() {
            break;
        }
    }
    // Where nothing fits (more cards than the packer lets through), the last area is filled.
    let (area, columns, size, gap, apart) = found.unwrap_or_else(|| {
        let (gap, area) = (2.0 * mm, &areas[areas.len() - 1]);
        let (columns, size) = best(area.rect, n, max, gap, groups, gap);
        (area, columns, size, gap, gap)
    });
    let rows = n.div_ceil(columns) as f32;
    let group_h = rows * size.1 + (rows - 1.0) * gap;
    let height = groups as f32 * group_h + (groups as f32 - 1.0) * apart;
    let top = area.rect.y + (area.rect.h - height) / 2.0;
    let groups = (0..groups)
        .map(|group| {
            let y = top + group as f32 * (group_h + apart);
            place(Rect::new(area.rect.x, y, area.rect.w, group_h), n, columns, size, gap)
        })
        .collect();
    Board { chrome, groups, caption_in_title: area.caption_in_title }
}

/// The areas that cards may take, the calmest first.
fn areas(stage: &Stage, chrome: &Chrome) -> Vec<Area> {
    let mm = stage.mm;
    let (home, bird, margin) = (stage.home(), stage.bird(), stage.margin().x);
    let dead = stage.height - stage.gap();
    let area = |left: f32, top: f32, right: f32, bottom: f32, worth: f32| Area {
        rect: Rect::new(left, top, right - left, bottom - top),
        caption_in_title: bottom > chrome.floor,
        worth,
    };
    let beside = bird.x - 2.0 * mm;
    let above = bird.y - 2.0 * mm;
    let right = stage.width - margin;
    if stage.is_portrait() {
        return vec![
            area(margin, chrome.top, right, chrome.floor, 1.0),
            area(margin, chrome.top, right, above, 0.85),
            area(margin, chrome.top, beside, dead, 0.65),
        ];
    }
    let below = home.bottom() + 2.0 * mm;
    let inner = stage.width - beside;
    vec![
        area(inner, chrome.top, beside, chrome.floor, 1.0),
        area(margin, below, right, above, 1.0),
        area(margin, below, beside, chrome.floor, 0.85),
        area(inner, chrome.top, beside, dead, 0.85),
        area(margin, below, beside, dead, 0.7),
    ]
}
