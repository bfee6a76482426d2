//! States as they were first written, which must be read so for ever; `BLESS=1` writes one
//! that is not there yet.

use super::*;
use crate::chosen::When;
use model::Event;

fn at(day: i32, number: u8, seq: u64) -> Order {
    Order { day, stream: stream(number), seq }
}

/// Every form of a level once.
fn levels() -> History {
    let mut history: History =
        (1..=6).map(|n| (at(20_000, 1, n), attempt("bn.v1", n % 3 > 0))).collect();
    history.extend((1..=4).map(|n| (at(20_001 + n as i32 / 3, 2, n), attempt("bn.v2", true))));
    history.extend((5..=9).map(|n| (at(20_010, 2, n), attempt("bn.v2", true))));
    history.extend((7..=14).map(|n| (at(20_020, 1, n), attempt("ma.count1", false))));
    let known = [true, true, true, true].map(|right| attempt("ma.add.1", right));
    history.extend((15..).zip(known).map(|(n, one)| (at(20_015 + n as i32, 1, n), one)));
    history
}

/// Every sort of choice once, and what was finished where the format tells it.
fn choices(format: u8) -> Chosen {
    let mut chosen = Chosen::default();
    for (minute, number, seq, event) in [
        (29_666_000, 1, 60, Event::Preferred { what: "colour".into(), value: "leaf".into() }),
        (29_666_030, 2, 10, Event::Preferred { what: "secret".into(), value: String::new() }),
        (29_666_031, 2, 11, Event::Placed { assumed: vec!["bn.v1".into(), "bn.v3".into()] }),
        (29_666_032, 2, 12, Event::Woken { lesson: "bn-1-13".into() }),
    ] {
        chosen.fold(When { minute, stream: stream(number), seq }, &event);
    }
    if format > 2 {
        for lesson in ["bn-1-02", "bn-1-13", "ev-1-01"] {
            // One before and one after the newest day of answers, and one that nobody knows.
            let day = match lesson {
                "bn-1-02" => 20_001,
                "bn-1-13" => 20_900,
                _ => 0,
            };
            chosen.finish(&lesson.into(), if format == 3 { 0 } else { day });
        }
    }
    chosen
}

/// Bytes of a format, as they were first written.
fn first_written(file: &str, present: &Carried) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("carried/tests").join(file);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, present.to_bytes()).unwrap();
    }
    std::fs::read(&path).unwrap()
}

#[test]
fn a_state_of_format_1_is_read_for_ever() {
    let mut carried = Carried::of(&folded(&levels()), &Chosen::default(), [(stream(3), 300)]);
    // It knew nothing of these.
    carried.chosen = None;
    carried.reviews.clear();
    let file = first_written("golden-1.bin", &carried);
    assert_eq!(file[0], 1);
    assert_eq!(Carried::from_bytes(&file).as_ref(), Some(&carried));
    assert_eq!(Carried::from_bytes(&carried.to_bytes()), Some(carried), "and sent on");
}

#[test]
fn a_tablet_with_a_state_of_format_1_goes_on_with_its_own_days_and_choices() {
    let carried = Carried::from_bytes(&first_written("golden-1.bin", &Carried::default())).unwrap();
    let known = Known::of(carried.clone(), folded(&levels()));
    let all = folded(&levels());
    assert_eq!(told(&known), told_by_facts(&all), "its own answers are covered");
    assert_eq!(carried.chosen_with(&choices(3)), choices(3));
    let elsewhere = Known::from(carried);
    assert_eq!(told(&elsewhere).levels, told_by_facts(&all).levels);
    assert_eq!(told(&elsewhere).memories, []);
}

#[test]
fn a_state_of_format_2_is_read_for_ever() {
    let carried = long_carried(2);
    let file = first_written("golden-2.bin", &carried);
    assert_eq!(file[0], 2);
    assert_eq!(Carried::from_bytes(&file).as_ref(), Some(&carried));
    let own = choices(3);
    assert_eq!(carried.chosen_with(&own), own, "what was finished here goes on counting");
}

#[test]
fn a_state_of_format_3_is_read_for_ever() {
    let carried = long_carried(3);
    let file = first_written("golden-3.bin", &carried);
    assert_eq!(file[0], 3);
    assert_eq!(Carried::from_bytes(&file).as_ref(), Some(&carried));
    let told = carried.chosen.expect("choices are carried");
    assert_eq!(told.finished_on(&"bn-1-02".into()), Some(0), "nobody knows when");
}

#[test]
fn a_state_of_format_4_is_made_and_read_for_ever() {
    let carried = long_carried(4);
    let levels = [Level::Growing, Level::Kept, Level::Known, Level::Met];
    let told = Known::from(carried.clone()).levels().map(|(_, level)| level).collect::<Vec<_>>();
    assert!(levels.iter().all(|level| told.contains(level)), "each form once: {told:?}");
    assert!(carried.reviews.values().any(|reviews| reviews.before.is_some()));
    assert!(carried.reviews.values().any(|reviews| reviews.before.is_none()));

    let file = first_written("golden-4.bin", &carried);
    assert_eq!(file[0], 4);
    assert_eq!(Carried::from_bytes(&file).as_ref(), Some(&carried));
    assert_eq!(carried.to_bytes(), file);
}

/// What is carried of every form of a level, and of more days than travel one by one.
fn long_carried(format: u8) -> Carried {
    let mut history = levels();
    history.extend((20..40).map(|n| (at(20_020 + n as i32, 1, n), attempt("ma.long", n % 4 > 0))));
    Carried::of(&folded(&history), &choices(format), [(stream(3), 300)])
}

#[test]
fn a_later_format_is_refused() {
    let mut bytes = Carried::default().to_bytes();
    assert!(Carried::from_bytes(&bytes).is_some());
    bytes[0] += 1;
    assert_eq!(Carried::from_bytes(&bytes), None);
}
