//! What was chosen on one tablet counts on all of them.

use super::*;
use crate::chosen::When;
use model::event::AWAY;
use model::{Event, LessonId};

type Choices = Vec<(When, Event)>;

fn prefer(what: &str, value: &str) -> Event {
    Event::Preferred { what: what.into(), value: value.into() }
}

/// Choices on three tablets, each stream in the order of its minutes.
fn choices() -> impl Strategy<Value = Choices> {
    let event = (0..6u8, 0..3u8).prop_map(|(sort, n)| match sort {
        0 => Event::Woken { lesson: format!("lesson-{n}").as_str().into() },
        1 => Event::Placed { assumed: (0..n).map(|n| format!("s{n}").as_str().into()).collect() },
        2 => prefer("colour", &n.to_string()),
        3 => prefer("secret", &n.to_string()),
        4 => Event::Completed { lesson: format!("lesson-{n}").as_str().into(), ms: 1 },
        _ => prefer(&format!("sort-{n}"), ""),
    });
    let one = (0..3i32, 0..3u8, 1..9u64, event);
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let (mut minute, mut seqs) = (29_600_000, [0u64; 3]);
        let all = all.into_iter().map(|(minutes, number, step, event)| {
            minute += minutes;
            seqs[usize::from(number)] += step;
            (When { minute, stream: stream(number), seq: seqs[usize::from(number)] }, event)
        });
        all.collect()
    })
}

fn chosen(choices: &[(When, Event)]) -> Chosen {
    let mut chosen = Chosen::default();
    choices.iter().for_each(|(at, event)| chosen.fold(*at, event));
    chosen
}

fn sent(choices: &[(When, Event)]) -> Carried {
    let covers = choices.iter().map(|(at, _)| (at.stream, at.seq));
    let bytes = Carried::of(&Facts::default(), &chosen(choices), covers).to_bytes();
    Carried::from_bytes(&bytes).unwrap()
}

proptest! {
    #[test]
    fn however_choices_lie_between_server_and_tablet_they_come_to_what_all_come_to(
        all in choices(), own in 0..3u8, through in any::<[prop::sample::Index; 3]>(),
    ) {
        let of = |number: u8| all.iter().filter(move |(at, _)| at.stream == stream(number));
        let heard = |number: u8| {
            // The server has heard all of the others, and of this tablet a part.
            let n = of(number).count();
            if number == own { through[usize::from(own)].index(n + 1) } else { n }
        };
        let covered: Choices = (0..3u8).flat_map(|n| of(n).take(heard(n))).cloned().collect();
        let own: Choices = of(own).cloned().collect();
        prop_assert_eq!(sent(&covered).chosen_with(&chosen(&own)), chosen(&all));
    }

    #[test]
    fn any_choices_survive_the_way(
        all in prop::collection::vec(
            (any::<i32>(), any::<u8>(), any::<u64>(), "\\PC{0,20}", "\\PC{0,10}", 0..3u8), 0..20,
        )
    ) {
        let all: Choices = all.into_iter().map(|(minute, number, seq, what, value, sort)| {
            let event = match sort {
                0 => prefer(&what, &value),
                1 => Event::Woken { lesson: what.as_str().into() },
                _ => Event::Placed { assumed: vec![what.as_str().into(), value.as_str().into()] },
            };
            (When { minute, stream: stream(number), seq }, event)
        }).collect();
        let carried = Carried::of(&Facts::default(), &chosen(&all), []);
        let choices = Carried::choices_from_bytes(&carried.to_bytes()).unwrap();
        prop_assert_eq!(choices.chosen_with(&Chosen::default()), carried.chosen_with(&Chosen::default()));
        prop_assert_eq!(Carried::from_bytes(&carried.to_bytes()), Some(carried));
    }
}

fn at(minute: i32, number: u8, seq: u64) -> When {
    When { minute, stream: stream(number), seq }
}

#[test]
fn once_the_server_has_heard_a_choice_its_clock_counts_and_not_the_tablets() {
    // This tablet's clock is years ahead; the server knows that it was before the other's.
    let (mine, other) = (prefer("colour", "mine"), prefer("colour", "other"));
    let own = chosen(&[(at(40_000_000, 1, 5), mine.clone())]);
    let heard = [(at(100, 1, 5), mine), (at(200, 2, 9), other)];
    let told = |heard: &[(When, Event)]| sent(heard).chosen_with(&own);
    assert_eq!(told(&heard).preference("colour"), Some("other"));
    assert_eq!(told(&heard[1..]).preference("colour"), Some("mine"), "not heard yet");
}

#[test]
fn once_the_server_has_heard_of_an_end_its_day_counts_and_a_lesson_given_again_is_asked_for() {
    // This tablet's clock was years ahead when the lesson was played to its end.
    let lesson = LessonId::from("lesson-1");
    let mut own = Chosen::default();
    own.record_finish(&lesson, 30_000, stream(1), 5);
    let end = Event::Completed { lesson: lesson.clone(), ms: 1 };
    let when = When::new(20_600 * 86_400_000, stream(1), 5);
    let told = sent(&[(when, end)]).chosen_with(&own);
    assert_eq!(told.finished_on(&lesson), Some(20_600));
    assert!(!told.has_done(&lesson, Some(20_610)), "it was given later");
    // What it played since, the server has not heard.
    own.record_finish(&lesson, 20_611, stream(1), 9);
    let told = sent(&[(at(1, 1, 5), prefer("colour", "leaf"))]).chosen_with(&own);
    assert!(told.has_done(&lesson, Some(20_610)));
}

#[test]
fn what_was_chosen_for_one_tablet_and_what_is_too_long_stay_there() {
    let long = "x".repeat(200);
    let all = [(at(1, 1, 1), prefer(AWAY, "yes")), (at(1, 1, 2), prefer("long", &long))];
    assert_eq!(sent(&all).chosen_with(&Chosen::default()), Chosen::default());
    assert_eq!(sent(&all).chosen_with(&chosen(&all)), chosen(&all), "they count here for good");
}

#[test]
fn what_was_chosen_is_never_let_go() {
    let skills = super::size::skills(600);
    let assumed = skills.iter().take(60).map(|skill| skill.as_str().into()).collect();
    let all = [
        (at(1, 1, 1), prefer("colour", "leaf")),
        (at(2, 1, 2), Event::Placed { assumed }),
        (at(3, 2, 1), Event::Woken { lesson: "bn-1-13".into() }),
    ];
    let facts = folded(&super::size::year(&skills, 50));
    let carried = Carried::of(&facts, &chosen(&all), []);
    assert!(carried.to_bytes().len() > MOST_BYTES);
    assert_eq!(carried.chosen, Some(chosen(&all)));
}
