//! What the tablet's settings are drawn with: rows of pills, switches, and steps up and down.

use super::adult::{Pill, SOFT, label, pill, text_row};
use super::canvas::Canvas;
use super::tabs;
use scene::{Align, Colour, Face, Item, Look, Rect, Stage};

/// Height of a row of pills, and of a heading, millimetres.
const PILL_MM: f32 = 9.0;
const TITLE_MM: f32 = 7.0;
/// Height of the signs on buttons that step up and down.
const SIGN_MM: f32 = 5.0;

/// Two buttons that change a value.
pub(super) struct Steps {
    /// What they show.
    signs: [&'static str; 2],
    /// The width of each, millimetres.
    wide_mm: f32,
    /// The part of the row that its word takes.
    word: f32,
    /// The size of the value, millimetres.
    value_mm: f32,
}

/// To a smaller value or a greater one.
pub(super) const LESS_OR_MORE: Steps =
    Steps { signs: ["−", "+"], wide_mm: 13.0, word: 0.28, value_mm: 3.4 };
/// To another of several, whose names are long.
pub(super) const BACK_OR_ON: Steps =
    Steps { signs: ["‹", "›"], wide_mm: 8.0, word: 0.2, value_mm: 2.9 };

/// A panel's room, filled from its top.
pub(super) struct Column {
    room: Rect,
    mm: f32,
    /// Size of the words beside switches, millimetres.
    word_mm: f32,
}

impl Column {
    /// The room within a panel.
    pub(super) fn within(panel: Rect, mm: f32) -> Self {
        Self::of(panel.grown(-3.0 * mm), mm)
    }

    /// A room by itself.
    pub(super) fn of(room: Rect, mm: f32) -> Self {
        Self { room, mm, word_mm: 3.4 }
    }

    /// The same for long words, which may take two lines.
    pub(super) fn with_long_words(self) -> Self {
        Self { word_mm: 3.0, ..self }
    }

    /// The next so many millimetres.
    pub(super) fn take(&mut self, mm: f32) -> Rect {
        let high = mm * self.mm;
        let Rect { x, y, w, h } = self.room;
        self.room = Rect::new(x, y + high, w, h - high);
        Rect::new(x, y, w, high)
    }

    /// Height of a heading with one of several to choose, millimetres.
    pub(super) const CHOICE_MM: f32 = TITLE_MM + PILL_MM + 2.0;

    /// Keeps so many millimetres free at the bottom, and gives them.
    pub(super) fn leave_below(&mut self, mm: f32) -> Self {
        let Rect { x, y, w, h } = self.room;
        let high = h - mm * self.mm;
        self.room = Rect::new(x, y, w, high);
        Self { room: Rect::new(x, y + high, w, mm * self.mm), ..*self }
    }

    /// A heading, and below it one of several to choose: id, word, and whether it is chosen.
    pub(super) fn choice(
        &mut self,
        canvas: &mut Canvas<'_>,
        title: (&str, String),
        texts: &[(String, String, bool)],
    ) {
        tabs::title(canvas, title.0, self.take(TITLE_MM), title.1);
        pills(canvas, self.take(PILL_MM), texts);
        self.take(2.0);
    }

    /// A quiet sentence of up to two lines.
    pub(super) fn note(&mut self, canvas: &mut Canvas<'_>, id: &str, text: String) {
        let rect = self.take(10.0);
        canvas.row(label(id, rect, text, 3.0, canvas.stage));
        self.take(1.0);
    }

    /// Switches, one a row, as high as there is room for.
    pub(super) fn switches(&mut self, canvas: &mut Canvas<'_>, all: &[(&str, String, bool)]) {
        let high = (self.room.h / self.mm / all.len() as f32).min(11.0);
        for (name, text, is_on) in all {
            let rect = self.take(high);
            let rect = Rect::new(rect.x, rect.y, rect.w, rect.h - 0.8 * self.mm);
            switch(canvas, name, rect, (text.clone(), self.word_mm), *is_on);
        }
    }

    /// A word, and a value between two buttons that change it.
    pub(super) fn steps(
        &mut self,
        canvas: &mut Canvas<'_>,
        id: &str,
        (word, value): (String, String),
        how: &Steps,
        is_awake: bool,
    ) {
        let (stage, mm) = (canvas.stage, self.mm);
        let row = self.take(PILL_MM);
        let high = 8.0 * mm;
        let (third, step) = (row.w * how.word, how.wide_mm * mm);
        let ink = if is_awake { Colour::INK } else { SOFT };
        let style = |align| (Face::Reading, ink, align);
        let words = Rect::new(row.x + mm, row.y, third - mm, high);
        canvas.row(text_row(&format!("{id}-word"), words, word, 3.4, style(Align::Start), stage));
        let less = Rect::new(row.x + third, row.y, step, high);
        let more = Rect::new(row.right() - step, row.y, step, high);
        let between = Rect::new(less.right(), row.y, more.x - less.right(), high);
        let style = style(Align::Middle);
        canvas.row(text_row(&format!("{id}-value"), between, value, how.value_mm, style, stage));
        let kind = if is_awake { Pill::Other } else { Pill::Asleep };
        let buttons = [(format!("{id}-less"), less), (format!("{id}-more"), more)];
        for ((id, rect), sign) in buttons.into_iter().zip(how.signs) {
            let is_down = canvas.is_down(&id);
            for mut row in pill(&id, rect, sign.to_owned(), kind, is_down, stage) {
                if let Look::Text { size, .. } = &mut row.0.look {
                    *size = (SIGN_MM * mm).round();
                }
                canvas.row(row);
            }
        }
    }
}

/// One of several.
pub(super) fn pills(canvas: &mut Canvas<'_>, room: Rect, texts: &[(String, String, bool)]) {
    let mm = canvas.stage.mm;
    let gap = 2.0 * mm;
    let wide = ((room.w - gap * (texts.len() - 1) as f32) / texts.len() as f32).min(34.0 * mm);
    for (n, (id, text, is_now)) in texts.iter().enumerate() {
        let rect = Rect::new(room.x + n as f32 * (wide + gap), room.y, wide, 7.6 * mm);
        let kind = if *is_now { Pill::Main } else { Pill::Other };
        let is_down = canvas.is_down(id);
        for row in pill(id, rect, text.clone(), kind, is_down, canvas.stage) {
            canvas.row(row);
        }
    }
}

/// A row that is a switch as a whole.
fn switch(
    canvas: &mut Canvas<'_>,
    name: &str,
    rect: Rect,
    (text, size): (String, f32),
    is_on: bool,
) {
    let (stage, mm) = (canvas.stage, canvas.stage.mm);
    let id = format!("switch-{name}");
    let fill = if canvas.is_down(&id) { Colour::rgb(0xf6f0e2) } else { Colour::WHITE };
    let look = Look::Card { fill, edge: fill, border: 0.0, radius: mm * 1.6, lip: 0.0 };
    canvas.row((Item::new(id.clone(), rect, look).live(), None));
    let words = Rect::new(rect.x + mm, rect.y, rect.w - 13.0 * mm, rect.h);
    canvas.row(label(&format!("{id}-text"), words, text, size, stage));
    let (w, h) = (9.2 * mm, 4.9 * mm);
    let track = Rect::new(rect.right() - w - mm, rect.y + (rect.h - h) / 2.0, w, h);
    let fill = if is_on { Colour::LEAF } else { Colour::rgb(0xcfc4ad) };
    let look = Look::Card { fill, edge: fill, border: 0.0, radius: h / 2.0, lip: 0.0 };
    canvas.row((Item::new(format!("{id}-track"), track, look), None));
    let side = h - 1.2 * mm;
    let x = if is_on { track.right() - side - 0.6 * mm } else { track.x + 0.6 * mm };
    let knob = Rect::new(x, track.y + 0.6 * mm, side, side);
    let look = Look::Card {
        fill: Colour::WHITE,
        edge: Colour::WHITE,
        border: 0.0,
        radius: side / 2.0,
        lip: 0.0,
    };
    canvas.row((Item::new(format!("{id}-knob"), knob, look), None));
}

/// Two panels, side by side or one above the other.
pub(super) fn halves(room: Rect, stage: &Stage) -> (Rect, Rect) {
    let gap = 3.0 * stage.mm;
    if stage.is_portrait() {
        let upper = (room.h - gap) / 2.0;
        let lower = Rect::new(room.x, room.y + upper + gap, room.w, upper);
        return (Rect::new(room.x, room.y, room.w, upper), lower);
    }
    let half = (room.w - gap) / 2.0;
    (Rect::new(room.x, room.y, half, room.h), Rect::new(room.x + half + gap, room.y, half, room.h))
}
