//! All lessons, as picture tiles: free choice. What comes too early sleeps, shows what would wake
//! it, and wakes for a child who asks twice.

use super::canvas::{Canvas, Paint};
use super::nudge::Nudge;
use super::{Glance, Go, Page, Place, View};
use crate::icons::{Drawing, Mark};
use crate::session::Entry;
use model::{Event, LessonHead, LessonId};
use scene::{Colour, Icon, Ms, Pose, Rect, Stage, Wake};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// The page.
pub struct Library {
    /// What is on the shelf, in order.
    shelf: Vec<LessonHead>,
    /// What was played to its end.
    completed: BTreeSet<LessonId>,
    /// What comes too early, and what would wake it.
    asleep: BTreeMap<LessonId, Option<LessonId>>,
    /// The sleeping lesson that was asked for once.
    asked: Option<LessonId>,
    /// The lesson that has just woken, and when it opens.
    waking: Option<(LessonId, Ms)>,
    /// Which page of tiles is shown.
    page: usize,
    /// Bangla or English titles.
    language: String,
    nudge: Nudge,
    per_page: Cell<usize>,
}

impl Library {
    /// The shelf of a child.
    pub fn new(
        shelf: Vec<LessonHead>,
        completed: BTreeSet<LessonId>,
        asleep: BTreeMap<LessonId, Option<LessonId>>,
        language: &str,
    ) -> Self {
        Self {
            shelf,
            completed,
            asleep,
            asked: None,
            waking: None,
            page: 0,
            language: language.to_owned(),
            nudge: Nudge::default(),
            per_page: Cell::new(1),
        }
    }

    fn tile(&self, lesson: &LessonHead, rect: Rect, canvas: &mut Canvas<'_>) {
        let id = format!("lesson-{}", lesson.id);
        let mm = canvas.stage.mm;
        let sleeps = self.asleep.get(&lesson.id);
        let paint = if sleeps.is_some() { ASLEEP } else { Paint::WHITE };
        let face = canvas.tile(&id, rect, paint);
        // Two lines, where a title is long and the tile is high.
        let (title_h, pad) = ((face.h * 0.36).clamp(9.0 * mm, 13.0 * mm), 2.0 * mm);
        let room =
            Rect::new(face.x + pad, face.y + pad, face.w - 2.0 * pad, face.h - title_h - pad);
        canvas.picture(&format!("{id}-picture"), room, &lesson.picture);
        let title = Rect::new(room.x, face.bottom() - title_h, room.w, title_h);
        let text = lesson.title.get(&self.language);
        canvas.lines(&format!("{id}-title"), title, text, 4.6, Colour::INK);
        if sleeps.is_some() {
            canvas.veil(&format!("{id}-veil"), room);
            let side = 11.0 * mm;
            let zz = Rect::new(room.right() - side, room.y, side, side);
            canvas.drawing(&format!("{id}-zz"), zz, Drawing::Mark(Mark::Asleep));
        }
        if let (true, Some(Some(waker))) = (self.asked.as_ref() == Some(&lesson.id), sleeps)
            && let Some(waker) = self.shelf.iter().find(|head| head.id == *waker)
        {
            let side = room.h.min(room.w) * 0.8;
            let disc = Rect::around(room.middle(), side, side);
            canvas.card(&format!("{id}-waker"), disc, Paint::SUN, side / mm / 2.0);
            let picture = disc.grown(-side * 0.16);
            canvas.picture(&format!("{id}-first"), picture, &waker.picture);
        }
        if self.completed.contains(&lesson.id) {
            let side = 9.0 * mm;
            let badge = Rect::new(rect.right() - side * 0.7, rect.y - side * 0.3, side, side);
            canvas.drawing(&format!("{id}-done"), badge, Drawing::Icon(Icon::BadgeTick));
        }
    }

    fn choose(&mut self, id: &str, now: Ms) -> Vec<Go> {
        let id = LessonId(id.to_owned());
        let was_asked = self.asked.take().as_ref() == Some(&id);
        let play = Go::To(Place::Lesson(id.clone(), Entry::WhereLeft));
        match self.asleep.get(&id) {
            None => vec![play],
            Some(_) if was_asked => {
                self.asleep.remove(&id);
                self.waking = Some((id.clone(), now + WAKING_MS));
                let woken = Go::Record(Event::Woken { lesson: id });
                vec![woken, Go::Play("right"), Go::say("wake")]
            }
            Some(waker) => {
                let line = if waker.is_some() { "asleep" } else { "asleep-again" };
                self.asked = Some(id);
                vec![Go::Say(vec![line.into(), "asleep-again".into()])]
            }
        }
    }

    fn line(&self) -> &'static str {
        "library-open"
    }
}

/// A lesson that wakes is seen and heard to do so before it opens.
const WAKING_MS: Ms = 1_800;
/// A tile whose lesson sleeps.
const ASLEEP: Paint = Paint { fill: Colour::rgb(0xf3ecf8), edge: Colour::rgb(0xcdbfe0) };

impl Page for Library {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let stage = at.stage;
        canvas.ground(Drawing::Village);
        canvas.home(Paint::WHITE);
        canvas.ear();
        let places = tiles(stage, self.shelf.len());
        self.per_page.set(places.len());
        let from = self.page * places.len();
        for (lesson, rect) in self.shelf.iter().skip(from).zip(&places) {
            self.tile(lesson, *rect, &mut canvas);
        }
        let (earlier, later) = turns(stage);
        if self.page > 0 {
            canvas.round("earlier", earlier, Paint::WHITE, Drawing::Icon(Icon::Back), 0.6);
        }
        if from + places.len() < self.shelf.len() {
            canvas.round("later", later, Paint::SUN, Drawing::Icon(Icon::Next), 0.6);
        }
        let pose = match (&self.waking, &self.asked) {
            (Some(_), _) => Pose::Cheer,
            (None, Some(_)) => Pose::Point,
            (None, None) => Pose::Greet,
        };
        canvas.bird(pose);
        let opens = self.waking.as_ref().map_or(Wake::Touch, |(_, at)| Wake::At(*at));
        canvas.done(self.nudge.wake().sooner(opens))
    }

    fn opened(&mut self, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        vec![Go::say(self.line())]
    }

    fn tapped(&mut self, id: &str, now: Ms) -> Vec<Go> {
        self.nudge.touched(now);
        match id {
            "home" => vec![Go::To(Place::Road)],
            "earlier" => {
                self.page = self.page.saturating_sub(1);
                Vec::new()
            }
            "later" => {
                let n_pages = self.shelf.len().div_ceil(self.per_page.get().max(1)).max(1);
                self.page = (self.page + 1).min(n_pages - 1);
                Vec::new()
            }
            "ear" | "bird" => vec![Go::say(self.line())],
            id => id.strip_prefix("lesson-").map_or_else(Vec::new, |id| self.choose(id, now)),
        }
    }

    fn tick(&mut self, now: Ms) -> Vec<Go> {
        if let Some((lesson, _)) = self.waking.take_if(|(_, at)| now >= *at) {
            return vec![Go::To(Place::Lesson(lesson, Entry::WhereLeft))];
        }
        if self.nudge.is_due(now) { vec![Go::say("pick-lesson")] } else { Vec::new() }
    }
}

/// Where the arrows lie: above the bird, or beside it on an upright glass.
fn turns(stage: &Stage) -> (Rect, Rect) {
    let (mm, side) = (stage.mm, stage.medium());
    if stage.is_portrait() {
        let earlier = Rect::new(6.0 * mm, stage.height - 23.1 * mm, side, side);
        return (earlier, earlier.moved(side + 4.0 * mm, 0.0));
    }
    let later = Rect::new(stage.ear().x, stage.bird().y - 4.0 * mm - side, side, side);
    (later.moved(0.0, -side - 4.0 * mm), later)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        let head = |id: &str| LessonHead {
            id: id.into(),
            title: model::Phrase::default(),
            picture: String::new(),
            teaches: Vec::new(),
            needs: Vec::new(),
            minutes: 1,
            practises: Vec::new(),
            is_play: false,
            drill_for: None,
            away: model::Phrase::default(),
        };
        let asleep = BTreeMap::from([("late".into(), Some("first".into()))]);
        Library::new(vec![head("first"), head("late")], BTreeSet::new(), asleep, "bn")
    }

    fn said(go: &[Go]) -> Vec<&str> {
        let lines = go.iter().filter_map(|go| match go {
            Go::Say(lines) => Some(lines),
            _ => None,
        });
        lines.flatten().map(String::as_str).collect()
    }

    fn opens(go: &[Go]) -> Option<&str> {
        go.iter().find_map(|go| match go {
            Go::To(Place::Lesson(lesson, _)) => Some(lesson.as_str()),
            _ => None,
        })
    }

    #[test]
    fn a_lesson_that_comes_too_early_wakes_for_a_child_who_asks_twice() {
        let mut page = library();
        let first = page.tapped("lesson-late", 0);
        assert_eq!((said(&first), opens(&first)), (vec!["asleep", "asleep-again"], None));
        let second = page.tapped("lesson-late", 1_000);
        assert_eq!((said(&second), opens(&second)), (vec!["wake"], None));
        let is_kept = |go: &Go| matches!(go, Go::Record(Event::Woken { lesson }) if lesson.as_str() == "late");
        assert!(second.iter().any(is_kept));
        assert_eq!(opens(&page.tick(2_700)), None, "it is seen to wake");
        assert_eq!(opens(&page.tick(2_800)), Some("late"));
        assert_eq!(opens(&page.tick(2_900)), None, "once");
        assert_eq!(opens(&page.tapped("lesson-late", 9_000)), Some("late"), "it stays awake");
    }

    #[test]
    fn another_picture_in_between_is_another_wish() {
        let mut page = library();
        page.tapped("lesson-late", 0);
        assert_eq!(opens(&page.tapped("lesson-first", 500)), Some("first"));
        let again = page.tapped("lesson-late", 1_000);
        assert_eq!(said(&again), ["asleep", "asleep-again"]);
    }
}
