//! Forty-five children share ten tablets for a week, four to a tablet: every child's record is
//! her own.

use crate::ground::{data, playroom_kept};
use app::app::App;
use app::screen::Place;
use app::session::Entry;
use model::{Attempt, Event, LearnerId, LessonId, Stamp};
use progress::Progress;
use scene::Wake;
use std::collections::BTreeMap;

const CHILDREN: usize = 45;
const TABLETS: usize = 10;
const SEATS: usize = 4;
const DAYS: usize = 5;
const SIZE: (u32, u32) = (1280, 800);

fn child(n: usize) -> LearnerId {
    let mut id = [7; 16];
    id[0] = n as u8 + 1;
    LearnerId(id)
}

/// A tablet with a hand on it.
struct Tablet {
    folder: tempfile::TempDir,
    app: App,
    now: u64,
}

impl Tablet {
    fn new() -> Self {
        let folder = data();
        {
            let opened = Progress::open(folder.path(), "boot", Stamp::default());
            let (mut progress, _) = opened.expect("the record opens");
            for n in 0..CHILDREN {
                let added = Event::LearnerAdded { nickname: format!("{n}"), picture: "cow".into() };
                progress.record(child(n), &added, Stamp::default()).expect("is entered");
            }
        }
        let app = playroom_kept(folder.path(), SIZE);
        Self { folder, app, now: 0 }
    }

    /// The program dies, and is started anew.
    fn die(self) -> Self {
        let Self { folder, app, .. } = self;
        drop(app);
        let mut app = playroom_kept(folder.path(), SIZE);
        app.take_up(0);
        Self { folder, app, now: 0 }
    }

    fn has(&self, id: &str) -> bool {
        self.app.view(self.now).rows.iter().any(|(item, _)| item.id == id)
    }

    fn tap(&mut self, id: &str) {
        let rows = self.app.view(self.now).rows;
        let there: Vec<&str> = rows.iter().map(|(item, _)| item.id.as_str()).collect();
        let found = rows.iter().find(|(item, _)| item.id == id);
        let (item, _) = found.unwrap_or_else(|| panic!("{id} is not among {there:?}"));
        let at = item.rect.middle();
        self.app.down(at, self.now);
        self.now += 60;
        self.app.up(at, self.now);
    }

    fn run(&mut self, ms: u64) {
        let until = self.now + ms;
        while self.now < until {
            self.app.tick(self.now);
            let next = match self.app.view(self.now).wake {
                Wake::Moving => self.now + 200,
                Wake::At(at) => at.max(self.now + 1),
                Wake::Touch => until,
            };
            self.now = next.min(until);
        }
        self.app.tick(self.now);
    }

    /// Turns the wall until a child's picture is on it.
    fn find(&mut self, who: LearnerId) -> String {
        let id = format!("pupil-{who}");
        for _ in 0..12 {
            if self.has(&id) {
                return id;
            }
            self.tap("more");
        }
        panic!("{who} is not on the wall");
    }
}

/// What each child has answered so far, as those who watched tell it.
type Seen = BTreeMap<LearnerId, Vec<Attempt>>;

/// A group sits down.
fn sit(tablet: &mut Tablet, group: &[LearnerId]) {
    tablet.app.open_page(&Place::Who, tablet.now);
    tablet.app.open_page(&Place::Together(None), tablet.now);
    for who in group {
        let id = tablet.find(*who);
        tablet.tap(&id);
    }
    tablet.tap("go");
}

/// Whoever knows the answer gives it, if it is time.
fn answer(tablet: &mut Tablet) {
    let Some(gesture) = tablet.app.show_how(tablet.now) else { return };
    let points = match gesture {
        activity::Gesture::Tap(at) => vec![at],
        activity::Gesture::Drag(points) => points,
    };
    tablet.app.down(points[0], tablet.now);
    for point in &points {
        tablet.now += 20;
        tablet.app.moved(*point, tablet.now);
    }
    tablet.app.up(points[points.len() - 1], tablet.now);
}

/// A group plays one lesson. Every fifth turn nobody claims.
fn play(tablet: &mut Tablet, group: &[LearnerId], lesson: &str, seen: &mut Seen) {
    sit(tablet, group);
    let told = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let heard = told.clone();
    tablet.app.on_answer(Box::new(move |attempt| heard.borrow_mut().push(attempt.clone())));
    let now = tablet.now;
    tablet.app.open_lesson(&LessonId::from(lesson), &Entry::Start, now).expect("opens");
    let mut driver = LearnerId::TOGETHER;
    let mut turn = 0;
    while !tablet.has("again") {
        assert!(tablet.now < now + 1_200_000, "{lesson} does not end");
        if tablet.has("mine") {
            driver = if turn % 5 == 4 {
                tablet.tap("all");
                LearnerId::TOGETHER
            } else {
                // Fairness: the turn goes round in the order in which they sat down.
                let next = group[turn % group.len()];
                tablet.tap(&format!("turn-{next}"));
                next
            };
            turn += 1;
        }
        tablet.run(400);
        answer(tablet);
        seen.entry(driver).or_default().extend(told.borrow_mut().drain(..));
    }
    assert!(turn > 2, "the tablet was handed on {turn} times");
}

#[test]
fn forty_five_children_share_ten_tablets_and_every_record_is_its_childs_own() {
    let mut tablets: Vec<Tablet> = (0..TABLETS).map(|_| Tablet::new()).collect();
    let mut seen = Seen::new();
    for day in 0..DAYS {
        // Nobody sits with the same others, or at the same tablet, two days running.
        let order: Vec<LearnerId> =
            (0..CHILDREN).map(|n| child((n * 7 + day * 4) % CHILDREN)).collect();
        for (at, group) in order.chunks(SEATS).filter(|group| group.len() > 1).enumerate() {
            let tablet = &mut tablets[(at + day) % TABLETS];
            let lesson = if day % 2 == 0 { "play-listen" } else { "play-count" };
            play(tablet, group, lesson, &mut seen);
        }
    }
    let mut kept = Seen::new();
    let mut finished = BTreeMap::<LearnerId, usize>::new();
    for tablet in tablets {
        let Tablet { folder, app, .. } = tablet;
        drop(app);
        let opened = Progress::open(folder.path(), "boot", Stamp::default());
        let (progress, _) = opened.expect("the record opens");
        for who in (0..CHILDREN).map(child).chain([LearnerId::TOGETHER]) {
            let attempts = progress.attempts(who, 10_000).expect("is read");
            let hers = attempts.into_iter().rev().map(|stored| stored.attempt);
            kept.entry(who).or_default().extend(hers);
            *finished.entry(who).or_default() += progress.completed(who).expect("is read").len();
            let levels = progress.levels(LearnerId::NOBODY).expect("is read");
            assert!(levels.is_empty(), "nothing is nobody's");
        }
    }
    let count = |all: &Seen, who| all.get(&who).map_or(0, Vec::len);
    // Tablets are read one after the other, so the order is not that of the week.
    let told = |all: &Seen, who| {
        let mut told: Vec<String> =
            all.get(&who).into_iter().flatten().map(|attempt| format!("{attempt:?}")).collect();
        told.sort();
        told
    };
    for who in (0..CHILDREN).map(child).chain([LearnerId::TOGETHER]) {
        assert_eq!(told(&kept, who), told(&seen, who), "{who}");
    }
    for who in kept.keys().filter(|who| count(&seen, **who) > 0) {
        assert!(finished[who] > 0, "what {who} played with others she has played");
    }
    let n_played = (0..CHILDREN).filter(|n| count(&seen, child(*n)) > 0).count();
    assert!(n_played >= CHILDREN - 1, "only {n_played} children came to play");
}

#[test]
fn a_group_is_taken_back_to_its_step_when_the_program_died() {
    let mut tablet = Tablet::new();
    let group = [child(3), child(1), child(2)];
    sit(&mut tablet, &group);
    let lesson = LessonId::from("play-count");
    tablet.app.open_lesson(&lesson, &Entry::Start, tablet.now).expect("opens");
    tablet.tap(&format!("turn-{}", group[0]));
    let begun = tablet.app.place().expect("a lesson is played");
    for _ in 0..400 {
        tablet.run(400);
        if let Some(next) = group.iter().find(|who| tablet.has(&format!("turn-{who}"))) {
            tablet.tap(&format!("turn-{next}"));
        }
        answer(&mut tablet);
        if tablet.app.place().is_some_and(|place| place != begun) {
            break;
        }
    }
    let before = tablet.app.place().expect("a lesson is played");
    assert_ne!(before, begun, "they came to another step");

    let mut tablet = tablet.die();
    for who in group {
        assert!(tablet.has(&format!("turn-{who}")), "{who} sits there again");
    }
    tablet.tap(&format!("turn-{}", group[1]));
    assert_eq!(tablet.app.place(), Some(before));
}
