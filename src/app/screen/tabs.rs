//! The head of the adults' pages: the house and four tabs. Two tabs have further pages.

use super::adult::{SOFT, heading, text_row};
use super::canvas::{Canvas, Paint};
use super::{Glance, Go, Place};
use crate::icons::Drawing;
use scene::{Align, Colour, Face, Item, Look, Rect, Stage};

/// The adults' pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Who needs a word today.
    Today,
    /// The children.
    Children,
    /// Language, voice, time.
    Ways,
    /// Reading, seeing, touching, the battery: the second page of the settings.
    Eyes,
    /// Sending, cards, how the tablet fares.
    Tablet,
    /// What takes up its storage: the second page of the tablet.
    Storage,
    /// What of the lessons it goes without: the page behind that.
    Parts,
}

impl Tab {
    /// The tab in the head under which a page lies.
    fn head(self) -> Self {
        match self {
            Self::Eyes => Self::Ways,
            Self::Storage | Self::Parts => Self::Tablet,
            tab => tab,
        }
    }
}

/// Each tab with its id, which is the key of its word too.
const TABS: [(Tab, &str); 4] = [
    (Tab::Today, "tab-today"),
    (Tab::Children, "tab-children"),
    (Tab::Ways, "tab-ways"),
    (Tab::Tablet, "tab-tablet"),
];

/// An empty adults' page with its head.
pub(super) fn open<'a>(at: &Glance<'a>, now: Tab) -> Canvas<'a> {
    let mut canvas = Canvas::new(at);
    canvas.paper();
    canvas.round("home", at.stage.home(), Paint::WHITE, Drawing::Home, 0.62);
    rows(at, now, &mut canvas);
    canvas
}

/// The tabs alone, for a page that draws its own head.
fn rows(at: &Glance<'_>, now: Tab, canvas: &mut Canvas<'_>) {
    for ((tab, id), rect) in TABS.iter().zip(places(at.stage)) {
        let is_now = *tab == now.head();
        let (fill, ink) =
            if is_now { (Colour::VIOLET, Colour::WHITE) } else { (Colour::rgb(0xf6f0e2), SOFT) };
        let look = Look::Card { fill, edge: fill, border: 0.0, radius: rect.h / 2.0, lip: 0.0 };
        let card = Item::new(*id, rect, look);
        // From a second page the tab leads back to the first.
        canvas.row((if *tab == now { card } else { card.live() }, None));
        let text = at.tr.msg(id, &[]);
        let style = (Face::Display, ink, Align::Middle);
        canvas.row(text_row(&format!("{id}-text"), rect, text, 3.6, style, at.stage));
    }
}

/// The tabs, for pages that are no [`super::Page`].
pub(super) fn tab_rows(at: &Glance<'_>, now: Tab) -> Vec<crate::stage::Row> {
    let mut canvas = Canvas::new(at);
    rows(at, now, &mut canvas);
    canvas.done(scene::Wake::Touch).rows
}

/// The tab with this id.
pub(super) fn tab(id: &str) -> Option<Tab> {
    TABS.iter().find(|(_, one)| *one == id).map(|(tab, _)| *tab)
}

/// Where a touch on a tab leads.
pub(super) fn tapped(id: &str) -> Option<Go> {
    tab(id).map(|tab| Go::To(Place::Adults(tab)))
}

/// The room below the head.
pub(super) fn room(stage: &Stage) -> Rect {
    let edge = 4.0 * stage.mm;
    let last = places(stage)[3];
    let top = last.bottom().max(stage.home().bottom()) + 3.5 * stage.mm;
    Rect::new(edge, top, stage.width - 2.0 * edge, stage.height - top - 3.0 * stage.mm)
}

/// Four pills beside the house, in two lines on an upright glass.
fn places(stage: &Stage) -> [Rect; 4] {
    let mm = stage.mm;
    let home = stage.home();
    let left = home.right() + 5.0 * mm;
    let right = stage.width - 6.0 * mm;
    let per_line = if stage.is_portrait() { 2 } else { 4 };
    let gap = 2.5 * mm;
    let wide = (right - left - gap * (per_line - 1) as f32) / per_line as f32;
    let high = 7.6 * mm;
    let top = if per_line == 2 { home.y } else { home.middle().y - high / 2.0 };
    [0, 1, 2, 3].map(|at| {
        let (column, line) = ((at % per_line) as f32, (at / per_line) as f32);
        Rect::new(left + column * (wide + gap), top + line * (high + 1.6 * mm), wide, high)
    })
}

/// A panel's heading.
pub(super) fn title(canvas: &mut Canvas<'_>, id: &str, rect: Rect, text: String) {
    let row = heading(id, rect, text, 4.2, canvas.stage);
    canvas.row(row);
}
