//! How paper, colours and lines look.

use super::ink::draw_line;
use super::lines::COLOURS;
use super::{DONE, Draw, UNDO};
use crate::Moment;
use crate::item::{self, hop};
use scene::{Colour, Frame, Icon, Item, Look, Pose, Rect, Stage, Wake};

/// Where everything lies.
pub(super) struct Layout {
    pub(super) paper: Rect,
    pub(super) colours: Vec<Rect>,
    pub(super) done: Rect,
    undo: Rect,
    title: Rect,
}

impl Layout {
    pub(super) fn of(stage: &Stage) -> Self {
        let mm = stage.mm;
        let (home, ear, bird) = (stage.home(), stage.ear(), stage.bird());
        let (margin, medium) = (stage.margin().x, stage.medium());
        if stage.is_portrait() {
            let done = Rect::new(margin, bird.y, bird.w, bird.h);
            let undo = Rect::new(done.right() + 8.0 * mm, bird.y + bird.h - medium, medium, medium);
            // Two rows of three, so that the colours stay large on a narrow glass.
            let gap = 6.0 * mm;
            let y = bird.y - 2.0 * medium - gap - 5.0 * mm;
            let left = (stage.width - 3.0 * medium - 2.0 * gap) / 2.0;
            let colour = |at: usize| {
                let (row, column) = ((at / 3) as f32, (at % 3) as f32);
                Rect::new(left + column * (medium + gap), y + row * (medium + gap), medium, medium)
            };
            let colours: Vec<_> = (0..COLOURS.len()).map(colour).collect();
            let top = 33.0 * mm;
            let paper = Rect::new(margin, top, stage.width - 2.0 * margin, y - 4.0 * mm - top);
            let title = Rect::new(margin, 19.4 * mm, paper.w, 13.5 * mm);
            return Self { paper, colours, done, undo, title };
        }
        let top = ear.bottom() + 2.5 * mm;
        let room = bird.y - 2.5 * mm - top;
        // Three rows of two colours, where the glass is high enough; else two rows of three.
        let (rows, columns) = if room >= 3.0 * medium + 4.0 * mm { (3, 2) } else { (2, 3) };
        let gap = ((room - rows as f32 * medium) / (rows - 1) as f32).min(6.0 * mm);
        let width = columns as f32 * (medium + gap) - gap;
        // The tick stands beside the bird, and no colour to the left of it.
        let done_x = bird.x - 6.0 * mm - bird.w;
        let left = (stage.width - margin - width).min(done_x);
        let colour = |at: usize| {
            let (row, column) = ((at / columns) as f32, (at % columns) as f32);
            Rect::new(left + column * (medium + gap), top + row * (medium + gap), medium, medium)
        };
        let undo = Rect::new(ear.x - medium - 7.0 * mm, ear.y, medium, medium);
        let x = home.right() + 2.0 * mm;
        let paper_top = home.bottom() + 2.0 * mm;
        Self {
            paper: Rect::new(
                margin,
                paper_top,
                left - 5.0 * mm - margin,
                stage.height - 8.0 * mm - paper_top,
            ),
            colours: (0..COLOURS.len()).map(colour).collect(),
            done: Rect::new(done_x, bird.y, bird.w, bird.h),
            undo,
            title: Rect::new(x, 3.0 * mm, undo.x - 2.0 * mm - x, 13.0 * mm),
        }
    }
}

/// The id of a colour in the box.
pub(super) fn colour_id(colour: usize) -> String {
    format!("colour-{}", colour + 1)
}

impl Draw {
    pub(super) fn show(&self, now: &Moment<'_>) -> Frame {
        let stage = &now.stage;
        let mut frame = Frame { wake: Wake::Touch, ..Frame::default() };
        let layout = Layout::of(stage);
        let items = &mut frame.items;
        item::ground(stage, items);
        item::title(stage, layout.title, &self.spec.ask.text, items);
        let lift = match self.done.filter(|_| !self.calm) {
            Some(done) => (hop(done, item::HOP_MS, now.ms) * 2.0 * stage.mm).round(),
            None => 0.0,
        };
        let paper = layout.paper.moved(0.0, -lift);
        items.push(item::panel(stage, "paper", paper, Colour::WHITE, Colour::CARD_EDGE));
        if let Some(colouring) = &self.spec.colour {
            colouring.show(&self.fills, colouring.place(stage, &paper), items);
        }
        if let Some(art) = &self.spec.art {
            let inner = paper.grown(-2.0 * stage.mm);
            items.push(item::sprite("art", inner, art).faded(0.35));
        }
        self.inked.show(&self.sheet, stage, &paper, items);
        if let Some(line) = &self.line {
            items.push(draw_line(stage, self.sheet.lines.len(), line, &paper));
        }
        let is_free = self.done.is_none();
        for (at, place) in layout.colours.iter().enumerate() {
            self.draw_colour(stage, at, *place, is_free, items);
        }
        let is_blank = self.sheet.lines.is_empty() && self.fills.fills.is_empty();
        let state = |id: &str| (is_free && !is_blank, self.pressed.as_deref() == Some(id));
        item::button(stage, UNDO, layout.undo, Icon::Back, Colour::WHITE, state(UNDO), items);
        item::button(stage, DONE, layout.done, Icon::Tick, Colour::LEAF, state(DONE), items);
        match self.done {
            Some(done) => {
                frame.bird = Pose::Cheer;
                let moving = now.ms < done + item::HOP_MS && !self.calm;
                let wake = if moving { Wake::Moving } else { Wake::Touch };
                if !self.is_over {
                    frame.wake = wake.sooner(Wake::At(self.goes_on(done, now)));
                }
            }
            None => {
                frame.bird = self.talk.pose(now);
                frame.wake = self.talk.wake(now);
            }
        }
        frame
    }

    fn draw_colour(
        &self,
        stage: &Stage,
        at: usize,
        place: Rect,
        live: bool,
        items: &mut Vec<Item>,
    ) {
        let is_chosen = self.colour == at;
        let id = colour_id(at);
        if is_chosen {
            let ring = place.grown(0.9 * stage.mm);
            let look = Look::Card {
                fill: Colour::WHITE,
                edge: Colour::HIGHLIGHT,
                border: 1.1 * stage.mm,
                radius: ring.w / 2.0,
                lip: 0.0,
            };
            items.push(Item::new(format!("{id}-ring"), ring, look));
        }
        let face = if is_chosen { place.grown(-1.4 * stage.mm) } else { place };
        let colour = COLOURS[at];
        let disc = item::disc(stage, &id, face.middle(), face.w, colour, colour.darker());
        items.push(if live { disc.live() } else { disc });
    }
}
