//! How long the next choice takes.

use crate::worth::curriculum::Curriculum;
use crate::worth::year::attempt;
use learn::next::{Child, Sitting, Wishes};
use learn::{Facts, Next, Order};
use model::StreamId;
use std::hint::black_box;
use std::time::Instant;

/// The most that a choice may take on the machine of the bench: a slow tablet takes ten times as long.
const GOAL_MS: f64 = 5.0;
const ROUNDS: u32 = 50;

/// A year of 8,000 answers, and the most that anybody could ever give.
pub(crate) fn print(curriculum: &Curriculum) {
    for n_events in [8_000, 100_000] {
        let (facts, sittings) = played(curriculum, n_events);
        let wishes = Wishes::default();
        let child = Child {
            facts: &facts,
            sittings: &sittings,
            wishes: &wishes,
            course: &curriculum.course,
        };
        let today = sittings.last().map_or(0, |sitting| sitting.day) + 1;
        let began = Instant::now();
        for seed in 0..ROUNDS {
            black_box(Next::of(black_box(child), today).path(seed.into()));
        }
        let ms = began.elapsed().as_secs_f64() * 1_000.0 / f64::from(ROUNDS);
        println!("next choice after {n_events} answers: {ms:.2} ms (at most {GOAL_MS} ms)");
    }
}

/// Forty answers a day, eight skills a day, new ones as time goes by.
fn played(curriculum: &Curriculum, n_events: usize) -> (Facts, Vec<Sitting>) {
    let lessons = curriculum.course.lessons();
    let (mut facts, mut sittings) = (Facts::default(), Vec::new());
    for n in 0..n_events {
        let day = 15_000 + (n / 40) as i32;
        let place = (n / 40 + n % 8 * 17) % lessons.len();
        let at = Order { day, stream: StreamId([1; 16]), seq: n as u64 + 1 };
        facts.fold(at, &attempt(&lessons[place].teaches[0], n % 5 > 1));
        if n % 8 == 0 {
            let lesson = lessons[place].id.clone();
            sittings.push(Sitting { lesson, day, completed: true });
        }
    }
    (facts, sittings)
}
