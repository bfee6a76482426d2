//! Home: the lessons of the bundle as picture tiles on the village ground.

use super::View;
use crate::app::Parts;
use crate::chrome::{blank, disc};
use crate::icons::Drawing;
use bundle::ReadError;
use model::{LearnerId, LessonHead, LessonId};
use scene::{Align, Colour, Face, Icon, Item, Look, Point, Pose, Rect, Stage, Wake};

/// The home screen's state.
pub struct Home {
    /// What is on the shelf, in order.
    pub shelf: Vec<LessonHead>,
    /// What was played to its end.
    pub completed: Vec<LessonId>,
    /// Which page of tiles is shown.
    pub page: usize,
    /// The id of what a finger is down on.
    pub pressed: Option<String>,
    /// Says that the voice is a draft, where it is.
    pub draft: Option<String>,
    /// Bangla or English titles.
    pub language: String,
}

/// Where the tiles of one page lie.
fn tiles(stage: &Stage, n: usize) -> Vec<Rect> {
    let gap = stage.gap();
    let top = stage.home().bottom() + gap * 0.6;
    let bottom = stage.height - gap;
    let right = stage.bird().x - gap / 2.0;
    let left = stage.margin().x;
    let (w, h) = if stage.is_portrait() {
        (stage.width - 2.0 * left, stage.bird().y - gap / 2.0 - top)
    } else {
        (right - left, bottom - top)
    };
    let (columns, lines) = grid(w, h, stage, n);
    let side_w = ((w - gap * (columns - 1) as f32) / columns as f32).min(stage.mm * 46.0);
    let side_h = ((h - gap * (lines - 1) as f32) / lines as f32).min(side_w * 1.12);
    let used_w = side_w * columns as f32 + gap * (columns - 1) as f32;
    let used_h = side_h * lines as f32 + gap * (lines - 1) as f32;
    let (x0, y0) = (left + (w - used_w) / 2.0, top + (h - used_h) / 2.0);
    (0..columns * lines)
        .map(|at| {
            let (column, line) = (at % columns, at / columns);
            Rect::new(
                x0 + column as f32 * (side_w + gap),
                y0 + line as f32 * (side_h + gap),
                side_w,
                side_h,
            )
        })
        .collect()
}

/// Columns and lines for `n` tiles: as few lines as fit, never smaller than 26 mm.
fn grid(w: f32, h: f32, stage: &Stage, n: usize) -> (usize, usize) {
    let least = stage.mm * 26.0 + stage.gap();
    let most = |room: f32| (((room + stage.gap()) / least) as usize).max(1);
    let columns = most(w).min(n.max(1)).min(if stage.is_portrait() { 2 } else { 4 });
    let lines = most(h).min(n.div_ceil(columns).max(1));
    (columns, lines)
}

/// How many tiles the shelf reads at once.
const SHELF: usize = 200;

impl Home {
    /// Home as the bundle and a child's record have it now.
    ///
    /// # Errors
    /// When the bundle's shelf cannot be read.
    pub fn read(
        parts: &Parts,
        learner: LearnerId,
        draft: Option<String>,
    ) -> Result<Self, ReadError> {
        Ok(Self {
            shelf: parts.bundle.shelf(0, SHELF)?,
            completed: parts.worker.completed(learner),
            page: 0,
            pressed: None,
            draft,
            language: parts.language.clone(),
        })
    }

    /// How many tiles fit on a page.
    fn per_page(&self, stage: &Stage) -> usize {
        tiles(stage, self.shelf.len()).len().max(1)
    }

    /// The rows of this screen.
    pub fn view(&self, stage: &Stage) -> View {
        let mut view = View { rows: Vec::new(), wake: Wake::Touch };
        view.rows.push((Item::new("village", stage.rect(), blank()), Some(Drawing::Village)));
        let per_page = self.per_page(stage);
        let shown = self.shelf.iter().skip(self.page * per_page).take(per_page);
        for (lesson, rect) in shown.zip(tiles(stage, self.shelf.len())) {
            self.tile(lesson, rect, stage, &mut view);
        }
        let pages = self.shelf.len().div_ceil(per_page);
        let side = stage.medium();
        let middle = stage.height / 2.0 - side / 2.0;
        let turn = |id: &str, x: f32, drawing, view: &mut View| {
            let rect = Rect::new(x, middle, side, side);
            let (card, face) = disc(
                stage,
                id,
                rect,
                Colour::WHITE,
                Colour::CARD_EDGE,
                self.pressed.as_deref() == Some(id),
            );
            view.rows.push((card, None));
            view.rows.push((
                Item::new(format!("{id}-icon"), face.grown(-side * 0.2), blank()),
                Some(drawing),
            ));
        };
        if self.page > 0 {
            turn("earlier", stage.mm * 0.5, Drawing::Icon(Icon::Back), &mut view);
        }
        if self.page + 1 < pages {
            turn(
                "later",
                stage.width - stage.mm * 0.5 - side,
                Drawing::Icon(Icon::Next),
                &mut view,
            );
        }
        let bird = Item::new("bird", stage.bird(), blank()).live();
        view.rows.push((bird, Some(Drawing::Bird(Pose::Greet))));
        let ear = stage.ear();
        let (card, face) = disc(
            stage,
            "ear",
            ear,
            Colour::HIGHLIGHT,
            Colour::MARIGOLD_EDGE,
            self.pressed.as_deref() == Some("ear"),
        );
        view.rows.push((card, None));
        view.rows
            .push((Item::new("ear-icon", face.grown(-ear.w * 0.19), blank()), Some(Drawing::Ear)));
        let info = Rect::new(stage.margin().x, stage.margin().y, stage.mm * 9.0, stage.mm * 9.0);
        let side = stage.mm * 12.0;
        let lock = Rect::new(info.right() + stage.gap(), info.y, side, side);
        let lock = Item::new("adults", lock, blank()).live().faded(0.75);
        let right = lock.rect.right();
        view.rows.push((lock, Some(Drawing::LockQuiet)));
        if let Some(draft) = &self.draft {
            let place = Rect::new(right + stage.mm * 2.0, info.y, stage.mm * 40.0, info.h);
            let text = Look::Text {
                text: draft.clone(),
                face: Face::Reading,
                size: (stage.mm * 3.2).round(),
                colour: Colour::INK,
                align: Align::Start,
            };
            view.rows.push((Item::new("draft", place, text), None));
        }
        view.rows.push((Item::new("info", info, blank()).live().faded(0.75), Some(Drawing::Info)));
        view
    }

    fn tile(&self, lesson: &LessonHead, rect: Rect, stage: &Stage, view: &mut View) {
        let id = format!("lesson-{}", lesson.id);
        let is_down = self.pressed.as_deref() == Some(&id);
        let lip = stage.mm;
        let down = if is_down { lip * 0.75 } else { 0.0 };
        let card = Look::Card {
            fill: Colour::WHITE,
            edge: Colour::CARD_EDGE,
            border: stage.mm * 0.6,
            radius: stage.mm * 3.8,
            lip: lip - down,
        };
        let face = Rect::new(rect.x, rect.y + down, rect.w, rect.h - down);
        view.rows.push((Item::new(id.clone(), face, card).live(), None));
        let title_h = stage.mm * 9.0;
        let pad = stage.mm * 2.0;
        let picture =
            Rect::new(face.x + pad, face.y + pad, face.w - 2.0 * pad, face.h - title_h - 2.0 * pad);
        let look = Look::Picture {
            art: lesson.picture.clone(),
            turn: 0.0,
            pivot: (0.5, 0.5),
            mirror: false,
        };
        view.rows.push((Item::new(format!("{id}-picture"), picture, look), None));
        let text = Look::Text {
            text: lesson.title.get(&self.language).to_owned(),
            face: Face::Display,
            size: (stage.mm * 4.6).round(),
            colour: Colour::INK,
            align: Align::Middle,
        };
        let title =
            Rect::new(face.x + pad, face.bottom() - title_h - lip, face.w - 2.0 * pad, title_h);
        view.rows.push((Item::new(format!("{id}-title"), title, text), None));
        if self.completed.contains(&lesson.id) {
            let side = stage.mm * 9.0;
            let badge = Rect::new(face.right() - side * 0.7, face.y - side * 0.3, side, side);
            view.rows.push((
                Item::new(format!("{id}-done"), badge, blank()),
                Some(Drawing::Icon(Icon::BadgeTick)),
            ));
        }
    }

    /// The id of what a touch at `at` means.
    pub fn hit(&self, stage: &Stage, at: Point) -> Option<String> {
        let items: Vec<Item> = self.view(stage).rows.into_iter().map(|(item, _)| item).collect();
        scene::hit::hit(&items, at, stage.mm * 4.0).map(|item| item.id.clone())
    }
}
