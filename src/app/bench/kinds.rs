//! The busiest second of every kind of activity: all that is done for touches and pictures
//! within a second of play, as the share of each of its thirty pictures. A still second so
//! costs little, however dear the one picture was that it took. Lessons are played until every
//! kind has been.

use crate::figures::{Figures, thread_ms};
use crate::{Ground, drawing, packing};
use activity::Gesture;
use app::film::Player;
use app::session::Entry;
use bundle::Bundle;
use model::{LessonId, StepId};
use pixels::{Headless, Pointer};
use scene::{Ms, Point};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

const SECOND: Ms = 1_000;
const FRAME: Ms = 33;
const PICTURES: f64 = 30.0;
/// While a step opens its pictures are made; what that costs is a figure of its own.
const OPENING: Ms = 400;
/// A finger that draws is felt so often.
const MOVES: Ms = 20;

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let bundle = packing::pack_everything(ground)?;
    // A thread has one window, and other groups have theirs.
    let play = || play(ground, &bundle).map_err(|error| error.to_string());
    let played = std::thread::scope(|scope| scope.spawn(play).join());
    let played = played.map_err(|_| "playing an activity panicked")??;
    let mut dearest = 0.0f64;
    for (kind, costs) in played {
        // Where a camera comes nearer, the whole glass is drawn anew with every picture.
        let goal = if kind == "story" { 12.0 } else { 4.0 };
        figures.note(&format!("kind.{kind}_second_ms"), costs.second, "ms", goal);
        eprintln!("{kind}: {:.1} ms to open, {:.1} ms a picture", costs.opening, costs.picture);
        dearest = dearest.max(costs.opening);
    }
    figures.note("kind.dearest_opening_ms", dearest, "ms", 150.0);
    Ok(())
}

/// The most that a kind took, milliseconds of this thread.
#[derive(Default)]
struct Costs {
    /// The busiest second, by its pictures.
    second: f64,
    /// The dearest first picture of a step.
    opening: f64,
    /// The dearest picture after that.
    picture: f64,
}

fn play(
    ground: &Ground,
    bundle: &Path,
) -> Result<BTreeMap<String, Costs>, Box<dyn std::error::Error>> {
    let kinds = kinds(&Bundle::open(bundle, &app::places::trusted_keys(&ground.data)?)?)?;
    let headless = Headless::open(drawing::SIZE.0, drawing::SIZE.1)?;
    let app = drawing::open_with(ground, bundle, "kinds-bench")?;
    let lessons: Vec<LessonId> = app.lessons();
    let mut hand = Hand {
        player: Player::new(app, headless),
        kinds,
        place: None,
        opened: 0,
        second: VecDeque::new(),
        costs: BTreeMap::new(),
    };
    for lesson in lessons {
        let mut steps = hand.kinds.iter().filter(|((of, _), _)| *of == lesson);
        if steps.all(|(_, kind)| hand.costs.contains_key(kind)) {
            continue;
        }
        let now = hand.now();
        hand.player.app.borrow_mut().open_lesson(&lesson, &Entry::Start, now)?;
        let mut rests = 0;
        while hand.player.app.borrow().place().is_some() {
            hand.act(FRAME, |_| {});
            rests += 1;
            if rests % 15 == 0 {
                hand.follow();
            }
        }
        let now = hand.now();
        hand.player.app.borrow_mut().back(now);
    }
    Ok(hand.costs)
}

/// Of every step its kind; colouring is not played as free drawing is.
fn kinds(bundle: &Bundle) -> Result<BTreeMap<Place, String>, Box<dyn std::error::Error>> {
    let mut kinds = BTreeMap::new();
    for head in bundle.shelf(0, bundle.n_lessons())? {
        for step in bundle.lesson(&head.id)?.steps {
            let spec: serde_json::Value = serde_json::from_str(&step.spec)?;
            let colours = step.kind == "draw" && !spec["colour"].is_null();
            let kind = if colours { "colouring".to_owned() } else { step.kind };
            kinds.insert((head.id.clone(), step.id), kind);
        }
    }
    Ok(kinds)
}

type Place = (LessonId, StepId);

/// A child who knows the answers, and what her playing costs.
struct Hand {
    player: Player,
    kinds: BTreeMap<Place, String>,
    /// The step in play, and since when.
    place: Option<Place>,
    opened: Ms,
    /// What was done within the last second, with its instant.
    second: VecDeque<(Ms, f64)>,
    costs: BTreeMap<String, Costs>,
}

impl Hand {
    fn now(&self) -> Ms {
        *self.player.now.borrow()
    }

    /// After a while something is done and drawn.
    fn act(&mut self, after: Ms, what: impl FnOnce(&Player)) {
        let now = self.now() + after;
        *self.player.now.borrow_mut() = now;
        let before = thread_ms();
        what(&self.player);
        self.player.step(now);
        self.note(now, thread_ms() - before);
    }

    fn note(&mut self, now: Ms, cost: f64) {
        let place = self.player.app.borrow().place();
        let Some(kind) = place.as_ref().and_then(|place| self.kinds.get(place)) else { return };
        let costs = self.costs.entry(kind.clone()).or_default();
        if self.place != place {
            (self.place, self.opened) = (place, now);
            self.second.clear();
            costs.opening = costs.opening.max(cost);
        }
        if now < self.opened + OPENING {
            return;
        }
        costs.picture = costs.picture.max(cost);
        self.second.push_back((now, cost));
        while self.second.front().is_some_and(|(at, _)| at + SECOND <= now) {
            self.second.pop_front();
        }
        let sum: f64 = self.second.iter().map(|(_, cost)| cost).sum();
        costs.second = costs.second.max(sum / PICTURES);
    }

    /// Does what a child who knows the answer does.
    fn follow(&mut self) {
        let now = self.now();
        let gesture = self.player.app.borrow().show_how(now);
        let points: Vec<Point> = match gesture {
            Some(Gesture::Tap(at)) => vec![at, at, at],
            Some(Gesture::Drag(points)) => points,
            None => return,
        };
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
            return;
        };
        self.act(MOVES, |player| player.window.pointer(Pointer::Down, first));
        for point in &points[1..] {
            self.act(MOVES, |player| player.window.pointer(Pointer::Move, *point));
        }
        self.act(MOVES, |player| player.window.pointer(Pointer::Up, last));
    }
}
