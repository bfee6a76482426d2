//! How the framed page looks.

use super::{Cert, NEXT};
use crate::Moment;
use crate::item::{self, text};
use scene::{Align, Colour, Face, Frame, Icon, Item, Look, Pose, Rect, Stage, Wake};

/// Between the outer edge of the frame and the page in it, millimetres.
const FRAME_MM: f32 = 3.0;
/// Height of a row of stitches, millimetres.
const STITCH_MM: f32 = 1.4;

/// Where everything lies.
pub(super) struct Layout {
    page: Rect,
    pub(super) next: Rect,
}

impl Layout {
    pub(super) fn of(stage: &Stage) -> Self {
        let mm = stage.mm;
        let (home, bird) = (stage.home(), stage.bird());
        if stage.is_portrait() {
            let (x, y) = (stage.margin().x, home.bottom() + 4.0 * mm);
            let page = Rect::new(x, y, stage.width - 2.0 * x, bird.y - 5.0 * mm - y);
            return Self { page, next: Rect { x: bird.x - stage.gap() - bird.w, ..bird } };
        }
        let (x, y) = (bird.w + 10.0 * mm, 4.0 * mm);
        let page = Rect::new(x, y, stage.width - 2.0 * x, stage.height - stage.gap() - y);
        Self { page, next: bird.moved(0.0, -bird.h - 3.0 * mm) }
    }
}

impl Cert {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let stage = &now.stage;
        let layout = Layout::of(stage);
        let mut frame = Frame { bird: Pose::Cheer, ..Frame::default() };
        let items = &mut frame.items;
        item::ground(stage, items);
        items.push(item::panel(stage, "frame", layout.page, Colour::MAT, Colour::MAT_EDGE));
        let page = layout.page.grown(-FRAME_MM * stage.mm);
        items.push(item::panel(stage, "page", page, Colour::WHITE, Colour::CORAL));
        self.draw_page(stage, page, items);
        let state = (!self.is_over, self.is_pressed);
        item::button(stage, NEXT, layout.next, Icon::Next, Colour::HIGHLIGHT, state, items);
        let ends = self.talk.ends(now);
        frame.wake = match (self.is_over, now.ms < ends) {
            (true, _) => Wake::Touch,
            // When the voice has ended, whoever plays for show goes on.
            (false, true) => Wake::At(ends),
            (false, false) => Wake::At(self.goes_on(now)),
        };
        frame
    }

    /// Title, picture and text one below the other, between two pairs of stitched rows.
    fn draw_page(&self, stage: &Stage, page: Rect, items: &mut Vec<Item>) {
        let mm = stage.mm;
        let stitch = STITCH_MM * mm;
        let inner = page.grown(-3.0 * mm);
        let rows = [
            inner.y,
            inner.y + 2.0 * stitch,
            inner.bottom() - 3.0 * stitch,
            inner.bottom() - stitch,
        ];
        for (at, y) in rows.into_iter().enumerate() {
            let row = Rect::new(inner.x, y, inner.w, stitch);
            items.push(Item::new(format!("stitch-{}", at + 1), row, Look::Icon(Icon::Stitch)));
        }
        let room = inner.grown(-3.0 * stitch - 2.0 * mm);
        let (title_share, art_share) =
            if self.spec.art.is_some() { (0.2, 0.48) } else { (0.4, 0.0) };
        let title = Rect::new(room.x, room.y, room.w, room.h * title_share);
        let art = Rect::new(room.x, title.bottom(), room.w, room.h * art_share);
        let below = Rect::new(room.x, art.bottom(), room.w, room.bottom() - art.bottom());
        items.push(words(stage, "title", title, &self.spec.title.text, Face::Display, 11.0));
        if let Some(key) = &self.spec.art {
            items.push(item::sprite("art", art.grown(-1.5 * mm), key));
        }
        items.push(words(stage, "text", below, &self.spec.text.text, Face::Reading, 7.0));
    }
}

/// Words in the middle of their room, at most `largest` millimetres high.
fn words(stage: &Stage, id: &str, room: Rect, words: &str, face: Face, largest: f32) -> Item {
    // The reading face stands further apart than the other, by a fifth.
    let high = if face == Face::Reading { room.h * 0.8 } else { room.h };
    let size = text::fit(words, room.w, high, largest * stage.mm, 3.4 * stage.mm);
    let look = Look::Text {
        text: words.to_owned(),
        face,
        size,
        colour: Colour::INK,
        align: Align::Middle,
    };
    Item::new(id, room, look)
}
