//! How a question, its reason and the count look.

use super::{AGAIN, NEXT, Phase, Quiz};
use crate::Moment;
use crate::item::choice::card_id;
use crate::item::{self, Tone, text};
use crate::layout::Chrome;
use scene::{Align, Colour, Face, Frame, Icon, Item, Look, Point, Pose, Rect, Stage, Wake};

/// Sizes for adults, millimetres.
const TEXT_MM: f32 = 4.6;
const LEAST_MM: f32 = 3.4;
const GAP_MM: f32 = 3.0;
const ROW_MM: f32 = 17.0;
/// How much is left to see of an answer that fell away.
const GONE: f32 = 0.3;

/// Where everything of a question lies.
struct Layout {
    ask: Rect,
    rows: Rect,
    reason: Rect,
    next: Rect,
}

impl Layout {
    fn of(stage: &Stage) -> Self {
        let mm = stage.mm;
        let (bird, margin) = (stage.bird(), stage.margin().x);
        let next = Rect::new(bird.x, bird.y - stage.large() - 3.0 * mm, bird.w, stage.large());
        let bottom = stage.height - 5.0 * mm;
        if stage.is_portrait() {
            let top = stage.home().bottom() + 3.0 * mm;
            let width = stage.width - 2.0 * margin;
            let ask = Rect::new(margin, top, width, 24.0 * mm);
            let reason =
                Rect::new(margin, bottom - 38.0 * mm, bird.x - 3.0 * mm - margin, 38.0 * mm);
            let next = Rect::new(bird.x, reason.y - 1.0 * mm, next.w, stage.medium());
            let rows_y = ask.bottom() + GAP_MM * mm;
            let rows = Rect::new(margin, rows_y, width, next.y - GAP_MM * mm - rows_y);
            return Self { ask, rows, reason, next };
        }
        let left = stage.home().right() + 3.0 * mm;
        let ask = Rect::new(left, 5.5 * mm, stage.width - 2.0 * left, 14.0 * mm);
        let right = bird.x - 4.0 * mm;
        let reason_h = 19.0 * mm;
        let reason = Rect::new(margin, bottom - reason_h, right - margin, reason_h);
        let rows_y = ask.bottom() + GAP_MM * mm;
        let rows = Rect::new(margin, rows_y, right - margin, reason.y - GAP_MM * mm - rows_y);
        Self { ask, rows, reason, next }
    }
}

impl Quiz {
    pub(super) fn draw(&self, now: &Moment<'_>) -> Frame {
        let stage = &now.stage;
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        item::ground(stage, &mut frame.items);
        let layout = Layout::of(stage);
        match self.phase {
            Phase::Result | Phase::Over => self.draw_result(stage, &layout, &mut frame),
            Phase::Asking | Phase::Answered(_) => self.draw_question(stage, &layout, &mut frame),
        }
        // When the voice has ended, whoever plays for show goes on; then the bird may point.
        let ends = self.talk.ends(now);
        if now.ms < ends {
            frame.wake = Wake::At(ends);
        }
        let points = self.talk.points_at();
        if now.ms >= points {
            frame.bird = Pose::Point;
        }
        frame.wake = frame.wake.sooner(match self.phase {
            Phase::Asking => self.talk.wake(now),
            _ if now.ms < points => Wake::At(points),
            _ => Wake::Touch,
        });
        frame
    }

    fn draw_question(&self, stage: &Stage, layout: &Layout, frame: &mut Frame) {
        let Some(question) = self.question() else { return };
        let chrome = Chrome::of(stage, true);
        let done = self.at + usize::from(matches!(self.phase, Phase::Answered(_)));
        let items = &mut frame.items;
        item::dots(stage, chrome.dots, self.spec.item.len(), done, items);
        items.push(reading(stage, "ask", layout.ask, &question.ask.text, 5.4));
        let count = self.order.len() as f32;
        let gap = GAP_MM * stage.mm;
        let height = ((layout.rows.h - gap * (count - 1.0)) / count).min(ROW_MM * stage.mm);
        for (at, choice) in self.order.iter().copied().enumerate() {
            let y = layout.rows.y + at as f32 * (height + gap);
            let place = Rect::new(layout.rows.x, y.round(), layout.rows.w, height.floor());
            self.draw_answer(stage, choice, place, items);
        }
        frame.bird = Pose::Listen;
        let Phase::Answered(choice) = self.phase else {
            self.draw_help(stage, layout, items);
            return;
        };
        frame.bird = if choice == 0 { Pose::Cheer } else { Pose::Think };
        let items = &mut frame.items;
        if let Some(why) = &question.choice(choice).why {
            let edge = if choice == 0 { Colour::LEAF } else { Colour::MARIGOLD };
            items.push(item::panel(stage, "reason", layout.reason, Colour::WHITE, edge));
            let room = layout.reason.grown(-2.4 * stage.mm);
            items.push(reading(stage, "reason-text", room, &why.text, TEXT_MM));
        }
        self.draw_next(stage, layout.next, items);
    }

    /// What the bird says where help was asked for; at the last rung a hand shows the answer.
    fn draw_help(&self, stage: &Stage, layout: &Layout, items: &mut Vec<Item>) {
        if let Some(caption) = self.caption.as_ref().filter(|caption| !caption.text.is_empty()) {
            item::caption(stage, layout.reason, Tone::Plain, &caption.text, items);
        }
        let right = items.iter().find(|item| item.id == card_id(0)).map(|item| item.rect);
        if let Some(rect) = right.filter(|_| self.ladder.rung >= 3) {
            item::shown(stage, &card_id(0), rect, items);
        }
    }

    fn draw_next(&self, stage: &Stage, place: Rect, items: &mut Vec<Item>) {
        let state = (true, self.pressed.as_deref() == Some(NEXT));
        item::button(stage, NEXT, place, Icon::Next, Colour::HIGHLIGHT, state, items);
    }

    fn draw_answer(&self, stage: &Stage, choice: usize, place: Rect, items: &mut Vec<Item>) {
        let mm = stage.mm;
        let id = card_id(choice);
        let chosen = match self.phase {
            Phase::Answered(chosen) => Some(chosen),
            _ => None,
        };
        let (fill, edge, mark) = match chosen {
            Some(_) if choice == 0 => (Colour::RIGHT_FILL, Colour::LEAF, Some(Icon::BadgeTick)),
            Some(chosen) if chosen == choice => {
                (Colour::WRONG_FILL, Colour::MARIGOLD, Some(Icon::BadgeWrong))
            }
            _ => (Colour::WHITE, Colour::CARD_EDGE, None),
        };
        let pressed = self.pressed.as_deref() == Some(id.as_str());
        let lip = if pressed { 0.2 } else { 0.8 } * mm;
        let face = Rect::new(place.x, place.y + 0.8 * mm - lip, place.w, place.h - 0.8 * mm + lip);
        let look = Look::Card { fill, edge, border: 0.5 * mm, radius: 3.0 * mm, lip };
        let row = Item::new(&id, face, look);
        let is_gone = self.gone == Some(choice) && chosen.is_none();
        let row = if is_gone { row.faded(GONE) } else { row };
        items.push(if chosen.is_none() && !is_gone { row.live() } else { row });
        let Some(question) = self.question() else { return };
        let side = 7.0 * mm;
        let room = Rect::new(
            face.x + 4.0 * mm,
            face.y + 0.6 * mm,
            face.w - 8.0 * mm - side,
            face.h - lip - 1.2 * mm,
        );
        let text = &question.choice(choice).text;
        let words = reading(stage, &format!("{id}-text"), room, text, TEXT_MM);
        items.push(if is_gone { words.faded(GONE) } else { words });
        if let Some(mark) = mark {
            let middle = Point::new(face.right() - 3.0 * mm - side / 2.0, face.middle().y);
            let place = Rect::around(middle, side, side);
            items.push(Item::new(format!("{id}-mark"), place, Look::Icon(mark)));
        }
    }

    /// How many were right, and whether that is enough: by a mark too, not by a number alone.
    fn draw_result(&self, stage: &Stage, layout: &Layout, frame: &mut Frame) {
        let mm = stage.mm;
        let passed = self.has_passed();
        frame.bird = if passed { Pose::Cheer } else { Pose::Listen };
        let items = &mut frame.items;
        let middle = stage.rect().middle();
        let (edge, icon) =
            if passed { (Colour::LEAF, Icon::BadgeTick) } else { (Colour::MARIGOLD, Icon::Again) };
        let side = (56.0 * mm).min(stage.height * 0.5);
        let panel = Rect::around(Point::new(middle.x, middle.y - 6.0 * mm), side * 1.3, side);
        items.push(item::panel(stage, "result", panel, Colour::WHITE, edge));
        let mark = Rect::around(Point::new(middle.x, panel.y + side * 0.3), side * 0.4, side * 0.4);
        items.push(Item::new("result-mark", mark, Look::Icon(icon)));
        let count = format!(
            "{} / {}",
            self.spec.digits.of(self.right as i32),
            self.spec.digits.of(self.spec.item.len() as i32)
        );
        let room = Rect::new(panel.x, panel.y + side * 0.52, panel.w, side * 0.42);
        items.push(item::words(stage, "result-count", room, &count, 14.0));
        self.draw_next(stage, layout.next, items);
        if !passed {
            let medium = stage.medium();
            let bottom = stage.bird().bottom();
            let again = Rect::new(stage.margin().x, bottom - medium, medium, medium);
            let state = (true, self.pressed.as_deref() == Some(AGAIN));
            item::button(stage, AGAIN, again, Icon::Again, Colour::WHITE, state, items);
        }
    }
}

/// A text to read, from the left, as large as its room allows.
fn reading(stage: &Stage, id: &str, place: Rect, words: &str, largest: f32) -> Item {
    let size = text::fit(words, place.w, place.h, largest * stage.mm, LEAST_MM * stage.mm);
    let look = Look::Text {
        text: words.to_owned(),
        face: Face::Reading,
        size,
        colour: Colour::INK,
        align: Align::Start,
    };
    Item::new(id, place, look)
}
