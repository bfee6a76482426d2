//! A slower voice: the words light up as much later as they are heard, and a word that is
//! touched is the same part of the recording.

use crate::ground::{app_set, data, playroom_set};
use app::app::App;
use app::audio::{Spoken, Voice};
use app::pace::Pace;
use app::session::Entry;
use app::settings::Settings;
use model::LessonId;
use scene::Look;
use std::cell::RefCell;
use std::rc::Rc;

const STORY: &str = "bn-1-13";

/// What was to be spoken: where a part lies in its recording, the length of a line, the pace.
#[derive(Clone, Debug, PartialEq)]
enum Order {
    Lines(Vec<u64>, u32),
    Part(u32, u32, u32),
}

/// Hears nothing and writes down what was to be spoken.
struct Listener(Rc<RefCell<Vec<Order>>>);

impl Voice for Listener {
    fn say(&self, lines: Vec<Spoken>, _: u64, percent: u32) {
        let ms = lines.iter().map(|line| line.ms).collect();
        self.0.borrow_mut().push(Order::Lines(ms, percent));
    }
    fn part(&self, _: Vec<u8>, from: u32, to: u32, percent: u32) {
        self.0.borrow_mut().push(Order::Part(from, to, percent));
    }
    fn play(&self, _: Vec<u8>) {}
    fn music(&self, _: Option<Vec<u8>>) {}
    fn hush(&self) {}
    fn spare(&self, _: bool) {}
    fn is_mute(&self) -> bool {
        false
    }
}

fn at_pace(voice: Pace) -> Settings {
    Settings { voice, music: false, ..Settings::default() }
}

/// The lit word, if one is.
fn lit(app: &App, now: u64) -> Option<usize> {
    app.view(now).rows.iter().find_map(|(item, _)| match &item.look {
        Look::Words { words, .. } => words.iter().position(|word| word.lit),
        _ => None,
    })
}

/// When each word of the first page lights up, and what was spoken when its third word was
/// touched after that.
fn read(pace: Pace) -> (Vec<u64>, Vec<Order>) {
    let folder = data();
    let orders = Rc::new(RefCell::new(Vec::new()));
    let voice = Box::new(Listener(orders.clone()));
    let mut app = app_set(folder.path(), (1280, 800), "bn", at_pace(pace), voice);
    app.open_lesson(&LessonId::from(STORY), &Entry::Start, 0).expect("opens");
    let mut lights = Vec::new();
    let mut now = 0;
    while now < 12_000 {
        app.tick(now);
        if lit(&app, now) == Some(lights.len()) {
            lights.push(now);
        }
        now += 10;
    }
    app.word(2, now);
    let orders = orders.borrow().clone();
    (lights, orders)
}

#[test]
fn words_light_up_later_with_a_slower_voice_and_parts_stay_the_same() {
    let (usual, orders) = read(Pace::Usual);
    assert!(usual.len() > 3, "{usual:?}");
    let part = |orders: &[Order]| match orders.last() {
        Some(Order::Part(from, to, pace)) => (*from, *to, *pace),
        other => panic!("a word was touched, and {other:?} was spoken"),
    };
    let (from, to, _) = part(&orders);
    assert!(from > 0 && to > from);
    for pace in [Pace::Slower, Pace::Slow] {
        let (slower, orders) = read(pace);
        let n = usual.len().min(slower.len());
        assert!(n > 3, "{slower:?}");
        let longer = (slower[n - 1] - slower[0]) as f64 / (usual[n - 1] - usual[0]) as f64;
        let wanted = 100.0 / f64::from(pace.percent());
        assert!((longer / wanted - 1.0).abs() < 0.02, "{pace:?}: {longer}, {wanted}");
        let (slow_from, slow_to, told) = part(&orders);
        assert!(
            told == pace.percent() && slow_from.abs_diff(from) <= 1 && slow_to.abs_diff(to) <= 1
        );
    }
}

#[test]
fn the_voice_is_told_the_length_that_is_heard() {
    let lines = |orders: Vec<Order>| {
        orders.into_iter().find_map(|order| match order {
            Order::Lines(ms, pace) if !ms.is_empty() => Some((ms, pace)),
            _ => None,
        })
    };
    let (usual, _) = lines(read(Pace::Usual).1).expect("the page is read");
    let (slow, pace) = lines(read(Pace::Slow).1).expect("the page is read");
    assert_eq!(pace, Pace::Slow.percent());
    for (slow, usual) in slow.iter().zip(&usual) {
        assert!(slow.abs_diff(usual * 100 / 70) <= 1, "{slow}, {usual}");
    }
}

#[test]
fn what_is_sung_keeps_its_beat() {
    let sung = |pace| {
        let folder = data();
        let orders = Rc::new(RefCell::new(Vec::new()));
        let voice = Box::new(Listener(orders.clone()));
        let mut app = playroom_set(folder.path(), (1280, 800), "bn", at_pace(pace), voice);
        app.open_lesson(&LessonId::from("play-song"), &Entry::Start, 0).expect("opens");
        for now in (0..8_000).step_by(20) {
            app.tick(now);
        }
        orders.take()
    };
    let usual = sung(Pace::Usual);
    let n = usual.iter().filter(|order| matches!(order, Order::Part(..))).count();
    assert!(n > 3, "only {n} words were sung");
    assert_eq!(sung(Pace::Slow), usual);
}

#[test]
fn the_bird_speaks_slower_from_the_moment_it_is_set() {
    let folder = data();
    let orders = Rc::new(RefCell::new(Vec::new()));
    let voice = Box::new(Listener(orders.clone()));
    let mut app = app_set(folder.path(), (1280, 800), "bn", at_pace(Pace::Usual), voice);
    app.greet(0);
    let said = |orders: &Rc<RefCell<Vec<Order>>>| match orders.borrow().last() {
        Some(Order::Lines(ms, pace)) => (ms.clone(), *pace),
        other => panic!("the bird greets, and {other:?} was spoken"),
    };
    let (usual, _) = said(&orders);
    drop(app);
    let voice = Box::new(Listener(orders.clone()));
    let mut app = app_set(folder.path(), (1280, 800), "bn", at_pace(Pace::Slower), voice);
    app.greet(0);
    let (slower, pace) = said(&orders);
    assert_eq!(pace, Pace::Slower.percent());
    assert!(usual[0] > 0 && slower[0].abs_diff(usual[0] * 100 / 85) <= 1, "{slower:?} {usual:?}");
}

#[test]
fn who_asks_the_bird_hears_the_question_slowly_and_reads_it_as_slowly() {
    let folder = data();
    let orders = Rc::new(RefCell::new(Vec::new()));
    let voice = Box::new(Listener(orders.clone()));
    let mut app = playroom_set(folder.path(), (1280, 800), "bn", at_pace(Pace::Slower), voice);
    app.open_lesson(&LessonId::from("play-listen"), &Entry::Start, 0).expect("opens");
    let lines = |orders: &Rc<RefCell<Vec<Order>>>| match orders.borrow().last() {
        Some(Order::Lines(ms, percent)) => (ms.clone(), *percent),
        other => panic!("a question is asked, and {other:?} was spoken"),
    };
    let (asked, percent) = lines(&orders);
    assert_eq!(percent, 85);
    let bird = app.stage().bird().middle();
    app.down(bird, 20_000);
    app.up(bird, 20_100);
    let (slowly, percent) = lines(&orders);
    assert_eq!(percent, 85 * activity::speaker::SLOWLY / 100);
    assert!(asked[0] > 0 && slowly[0].abs_diff(asked[0] * 100 / 75) <= 1, "{slowly:?} {asked:?}");
    // A second time the ladder goes on, and the voice is as before.
    app.down(bird, 40_000);
    app.up(bird, 40_100);
    assert_eq!(lines(&orders).1, 85);
}
