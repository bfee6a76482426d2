//! What of the lessons this tablet goes without: a switch for each channel, each language of
//! voices and each sign language.

use super::adult::panel;
use super::column::{Column, LESS_OR_MORE, halves};
use super::storage::size;
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, View};
use crate::storage::{Deed, Found, Made};
use bundle::Part;
use i18n::Tr;
use scene::{Ms, Rect, Wake};

/// The page.
pub struct Portions {
    /// The channel that is played, of which the whole cannot go.
    played: String,
    found: Found,
    rows: Vec<Row>,
    /// The first row that is shown.
    from: usize,
}

/// A part of a channel.
struct Row {
    channel: String,
    /// What the channel is called, in the languages of its title; none where there is only one.
    title: Option<model::Phrase>,
    part: Part,
    bytes: u64,
    is_here: bool,
}

/// So many switches are on a panel, and on the page.
const PER_PANEL: usize = 4;
const PER_PAGE: usize = 2 * PER_PANEL;
/// While something is looked for, the page is shown anew after so long.
const LOOK_MS: Ms = 200;

impl Portions {
    /// The page before anything was found.
    pub fn new(played: &str) -> Self {
        Self { played: played.to_owned(), found: Found::default(), rows: Vec::new(), from: 0 }
    }

    fn rows(&self, found: &Found) -> Vec<Row> {
        let several = found.parts.len() > 1;
        let rows = found.parts.iter().flat_map(|chosen| {
            let parts = chosen.parts.iter();
            let can_go = |part: &Part| *part != Part::Whole || chosen.channel != self.played;
            parts.filter(move |(portion, _)| can_go(&portion.part)).map(move |(portion, out)| Row {
                channel: chosen.channel.clone(),
                title: several.then(|| chosen.title.clone()),
                part: portion.part.clone(),
                bytes: portion.bytes,
                is_here: !out,
            })
        });
        rows.collect()
    }

    fn is_under_way(&self) -> bool {
        self.found.stock.is_none() || self.found.is_making
    }
}

impl Row {
    fn text(&self, tr: &Tr) -> String {
        let what = match &self.part {
            Part::Whole => tr.msg("parts-whole", &[]),
            Part::Voices(tag) => tr.msg("parts-voices", &[("language", tongue(tag, tr).into())]),
            Part::Signs(tag) => tr.msg("parts-signs", &[("language", tongue(tag, tr).into())]),
        };
        let what = match &self.title {
            Some(title) => format!("{} · {what}", title.get(tr.language())),
            None => what,
        };
        match self.is_here {
            true => {
                let size = size(self.bytes, tr);
                tr.msg("parts-size", &[("what", what.into()), ("size", size.into())])
            }
            false => tr.msg("parts-awaited", &[("what", what.into())]),
        }
    }
}

/// What a language is called, or its tag where nobody has named it yet.
fn tongue(tag: &str, tr: &Tr) -> String {
    let key = format!("tongue-{tag}");
    if tr.has(&key) { tr.msg(&key, &[]) } else { tag.to_uppercase() }
}

impl Page for Portions {
    /// The rows that were looked at are looked at still.
    fn found(&mut self, found: Found) {
        self.rows = self.rows(&found);
        if let Some(last) = self.rows.len().checked_sub(1) {
            self.from = self.from.min(last / PER_PAGE * PER_PAGE);
        }
        self.found = found;
    }

    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = tabs::open(at, Tab::Parts);
        let (stage, mm, tr) = (at.stage, at.stage.mm, at.tr);
        let room = tabs::room(stage);
        let head = 19.0 * mm;
        let top = Rect::new(room.x, room.y, room.w, head);
        let mut above = Column::of(top, mm);
        tabs::title(&mut canvas, "parts-title", above.take(7.0), tr.msg("parts-title", &[]));
        let note = match self.found.made {
            _ if self.is_under_way() => "storage-looking",
            Some(Made::Not) => "parts-failed",
            _ if self.rows.is_empty() => "parts-none",
            _ => "parts-note",
        };
        above.note(&mut canvas, "parts-note", tr.msg(note, &[]));
        let below = Rect::new(room.x, room.y + head, room.w, room.h - head);
        let (left, right) = halves(below, stage);
        let shown = &self.rows[self.from.min(self.rows.len())..];
        let n_panels = if shown.len() > PER_PANEL { 2 } else { 1 };
        for (n, panel_rect) in [left, right].into_iter().take(n_panels).enumerate() {
            canvas.row(panel(["left-panel", "right-panel"][n], panel_rect, stage));
            let rows = shown.iter().enumerate().skip(n * PER_PANEL).take(PER_PANEL);
            let rows: Vec<_> = rows
                .map(|(at, row)| ((self.from + at).to_string(), row.text(tr), row.is_here))
                .collect();
            let rows: Vec<_> =
                rows.iter().map(|(id, text, on)| (id.as_str(), text.clone(), *on)).collect();
            let mut column = Column::within(panel_rect, mm).with_long_words();
            if n + 1 == n_panels && self.rows.len() > PER_PAGE {
                let page = tr.digits(&(self.from / PER_PAGE + 1).to_string());
                let mut foot = column.leave_below(9.0);
                foot.steps(&mut canvas, "more", (String::new(), page), &LESS_OR_MORE, true);
            }
            column.switches(&mut canvas, &rows);
        }
        let wake = if self.is_under_way() { Wake::At(at.now + LOOK_MS) } else { Wake::Touch };
        canvas.done(wake)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        let n_pages = self.rows.len().div_ceil(PER_PAGE).max(1);
        let page = self.from / PER_PAGE;
        match id {
            "home" => return vec![Go::To(Place::Who)],
            "more-less" => self.from = (page + n_pages - 1) % n_pages * PER_PAGE,
            "more-more" => self.from = (page + 1) % n_pages * PER_PAGE,
            id => {
                let row = id.strip_prefix("switch-").and_then(|at| at.parse::<usize>().ok());
                let Some(row) = row.and_then(|at| self.rows.get(at)) else {
                    return tabs::tapped(id).into_iter().collect();
                };
                let (channel, part) = (row.channel.clone(), row.part.clone());
                return vec![Go::Store(Deed::Choose { channel, part, out: row.is_here })];
            }
        }
        Vec::new()
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Adults(Tab::Storage))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bundle::Portion;
    use bundle::shelf::Chosen;

    /// So many languages of voices in one channel.
    fn found(n: usize) -> Found {
        let part =
            |at: usize| (Portion { part: Part::Voices(format!("v{at}")), bytes: 1 << 20 }, false);
        let parts = (0..n).map(part).collect();
        let chosen = Chosen { channel: "one".into(), title: model::Phrase::default(), parts };
        Found { parts: vec![chosen], ..Found::default() }
    }

    #[test]
    fn what_was_looked_at_is_looked_at_still_when_something_was_left_out() {
        let mut page = Portions::new("other");
        page.found(found(PER_PAGE + 2));
        page.tapped("more-more", 0);
        let touched = page.tapped("switch-9", 0);
        assert!(matches!(touched[..], [Go::Store(Deed::Choose { out: true, .. })]));
        // While it goes nothing is known; then there is the same list.
        page.found(Found { is_making: true, ..Found::default() });
        page.found(found(PER_PAGE + 2));
        assert_eq!(page.from, PER_PAGE);
        // Of a shorter list the last page is shown.
        page.found(found(PER_PAGE));
        assert_eq!(page.from, 0);
    }
}
