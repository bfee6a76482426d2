//! How a signed page looks: the signer, a picture beside or below her, the text, the buttons.

use super::{NEXT, NUDGE_MS, Signed, WINDOW, window};
use crate::Moment;
use crate::item;
use crate::item::text::fit;
use scene::{Colour, Frame, Icon, Item, Look, Point, Pose, Rect, Stage, Wake, Word};

/// How much of the room she takes beside a picture.
const SHARE: f32 = 0.64;

/// Where everything of a page lies.
pub(super) struct Layout {
    /// The signer.
    window: Rect,
    /// The signer when she is shown larger.
    large: Rect,
    art: Option<Rect>,
    words: Rect,
    again: Rect,
    slow: Rect,
    pub(super) next: Rect,
    dots: Point,
}

impl Layout {
    pub(super) fn of(stage: &Stage, with_art: bool) -> Self {
        if stage.is_portrait() {
            Self::upright(stage, with_art)
        } else {
            Self::lying(stage, with_art)
        }
    }

    fn lying(stage: &Stage, with_art: bool) -> Self {
        let (mm, side, margin) = (stage.mm, stage.medium(), stage.margin());
        let (home, ear, bird) = (stage.home(), stage.ear(), stage.bird());
        let words_h = (stage.height * 0.2).max(17.0 * mm);
        let words = Rect::new(
            margin.x,
            stage.height - words_h,
            bird.x - 2.0 * margin.x,
            words_h - 6.0 * mm,
        );
        let left = home.right() + 3.0 * mm;
        let right = (ear.x - 3.0 * mm).min(bird.x - mm);
        let large = Rect::new(left, margin.y, right - left, words.y - mm - margin.y);
        let (window, art) = if with_art {
            let w = (large.w * SHARE).round();
            let rest = Rect::new(large.x + w + 2.0 * mm, large.y, large.w - w - 2.0 * mm, large.h);
            (Rect { w, ..large }, Some(rest))
        } else {
            (large, None)
        };
        Self {
            window,
            large,
            art,
            words,
            again: Rect::new(home.x, home.bottom() + 4.0 * mm, side, side),
            slow: Rect::new(ear.x, ear.bottom() + 4.0 * mm, side, side),
            next: Rect::new(ear.x, bird.y - 3.0 * mm - side, side, side),
            dots: Point::new(words.middle().x, stage.height - 3.2 * mm),
        }
    }

    fn upright(stage: &Stage, with_art: bool) -> Self {
        let (mm, side, margin) = (stage.mm, stage.medium(), stage.margin());
        let bird = stage.bird();
        let width = stage.width - 2.0 * margin.x;
        let words = Rect::new(margin.x, bird.y - 26.0 * mm, width, 24.0 * mm);
        let top = stage.home().bottom() + 3.0 * mm;
        let large = Rect::new(margin.x, top, width, words.y - mm - top);
        let (window, art) = if with_art {
            let h = (large.h * SHARE).round();
            let rest = Rect::new(large.x, large.y + h + 2.0 * mm, large.w, large.h - h - 2.0 * mm);
            (Rect { h, ..large }, Some(rest))
        } else {
            (large, None)
        };
        let button =
            |at: f32| Rect::new(margin.x + at * (side + 5.0 * mm), bird.y + 2.0 * mm, side, side);
        Self {
            window,
            large,
            art,
            words,
            again: button(0.0),
            slow: button(1.0),
            next: button(2.0),
            dots: Point::new(stage.width / 2.0, stage.height - 3.2 * mm),
        }
    }
}

impl Signed {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let stage = &now.stage;
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let Some(page) = self.pages.get(self.at) else { return frame };
        let layout = Layout::of(stage, page.art.is_some());
        let items = &mut frame.items;
        let is_large = self.is_large || layout.art.is_none();
        let place = if is_large { layout.large } else { layout.window };
        window::draw(stage, place, &self.signing, self.left_handed, now.ms, items);
        // Without a picture beside her she is as large as she can be.
        let grows = layout.art.is_some();
        items.iter_mut().filter(|item| item.id == WINDOW).for_each(|item| item.live = grows);
        if let (Some(place), Some(art), false) = (layout.art, &page.art, is_large) {
            items.push(item::sprite("art", place, art));
        }
        let lit = self.signing.lit(now.ms);
        let is_lit = |at: usize| lit.is_some_and(|[first, last]| (first..=last).contains(&at));
        let words = page.text.text.split_whitespace().enumerate();
        let words =
            words.map(|(at, text)| Word { text: text.to_owned(), lit: is_lit(at) }).collect();
        let room = layout.words;
        let size = fit(&page.text.text, room.w, room.h, 7.0 * stage.mm, 4.6 * stage.mm);
        items.push(Item::new("words", room, Look::Words { words, size }));
        item::dots(stage, layout.dots, self.pages.len(), self.at, items);

        let pressed = self.pressed.as_deref();
        window::draw_buttons(stage, (layout.again, layout.slow), &self.signing, pressed, items);
        let state = (true, pressed == Some(NEXT));
        item::button(stage, NEXT, layout.next, Icon::Next, Colour::HIGHLIGHT, state, items);
        let nudge = self.signing.ends().max(self.last_touch) + NUDGE_MS;
        (frame.bird, frame.wake) = match now.ms {
            ms if self.signing.is_moving(ms) => (Pose::Listen, Wake::Moving),
            ms if ms < nudge => (Pose::Listen, Wake::At(nudge)),
            _ => (Pose::Point, Wake::Touch),
        };
        frame
    }
}
