use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};
use scene::{Colour, Look, Point, Stage, Wake};
use serde_json::{Value, json};

mod help;
mod looks;

/// A step with these letters.
fn spec(letters: &[&str], more: impl Into<Value>) -> String {
    let more: Value = more.into();
    let known: Value = serde_json::from_str(include_str!("tests/letters.json")).expect("JSON");
    let say = |id: &str| json!({ "line": id, "text": id });
    let letter = |name: &&str| json!({ "letter": known[*name], "art": "kit:python", "word": "অজগর", "name": say("name"), "done": say("done") });
    let mut spec = json!({
        "letter": letters.iter().map(letter).collect::<Vec<_>>(),
        "ask": say("ask"), "start": say("start"), "off": say("off"), "order": say("order"),
    });
    for (key, value) in more.as_object().expect("a table") {
        spec[key] = value.clone();
    }
    spec.to_string()
}

fn dots(letter: &str) -> Player {
    Player::open(&[("trace", &spec(&[letter], json!({ "rounds": ["dots"] })))], 1, false)
}

/// The points of a stroke as they are known.
fn stroke(letter: &str, at: usize) -> Path {
    let known: Value = serde_json::from_str(include_str!("tests/letters.json")).expect("JSON");
    let letter: fields::Written = serde_json::from_value(known[letter].clone()).expect("a letter");
    letter.paths().remove(at)
}

impl Player {
    /// Draws along shares of the letter's box in one touch, 20 ms a move; gives when it ended.
    fn trace(&mut self, from: Ms, way: &[Point], effects: &mut Vec<Effect>) -> Ms {
        let places = Places::of(&self.stage, 4, 1);
        let mut now = from;
        effects.extend(self.at(now, Input::Down(places.on_glass(way[0]))));
        for point in &way[1..] {
            now += 20;
            effects.extend(self.at(now, Input::Move(places.on_glass(*point))));
        }
        effects.extend(self.at(now + 20, Input::Up(places.on_glass(way[way.len() - 1]))));
        now + 40
    }

    /// Draws strokes of a letter whole, in this order.
    fn write(&mut self, from: Ms, letter: &str, strokes: &[usize]) -> (Vec<Effect>, Ms) {
        let mut effects = Vec::new();
        let mut now = from;
        for at in strokes {
            let path = stroke(letter, *at);
            now = self.trace(now, &way(&path), &mut effects) + 100;
        }
        (effects, now)
    }
}

fn way(path: &Path) -> Vec<Point> {
    let count = (path.length() / 0.02).ceil() as usize;
    (0..=count).map(|at| path.at(at as f32 * 0.02)).collect()
}

#[test]
fn four_vowels_in_the_right_order_are_right() {
    for (letter, count) in [("অ", 4), ("আ", 5), ("ই", 4), ("ঈ", 4)] {
        let mut player = dots(letter);
        let order: Vec<_> = (0..count).collect();
        let (effects, _) = player.write(3000, letter, &order);
        let attempts = attempts(&effects);
        assert_eq!(attempts.len(), 1, "{letter}: {effects:?}");
        let attempt = attempts[0];
        assert_eq!(
            (attempt.correct, attempt.tries, attempt.rung, &attempt.tag),
            (1.0, 1, 0, &None),
            "{letter}"
        );
        assert_eq!(attempt.response.split('|').count(), count);
        assert_eq!((attempt.expected.as_str(), attempt.item.0.as_str()), (letter, "1-dots"));
        assert!(attempt.is_clean());
    }
}

#[test]
fn the_answer_is_kept_before_the_praise() {
    let mut player = dots("অ");
    let (effects, _) = player.write(3000, "অ", &[0, 1, 2, 3]);
    let last: Vec<_> = effects.iter().rev().take(3).collect();
    assert!(matches!(last[2], Effect::Answered(_)));
    assert_eq!(last[1], &Effect::Play("right".into()));
    assert_eq!(last[0], &Effect::Say(vec!["done".into()]));
}

#[test]
fn the_record_holds_the_strokes_in_thousandths() {
    let mut player = dots("অ");
    let (effects, _) = player.write(3000, "অ", &[0, 1, 2, 3]);
    let matra = attempts(&effects)[0].response.split('|').next_back().map(str::to_owned);
    let matra = matra.expect("a stroke");
    let ends: Vec<Vec<i32>> = matra
        .split(' ')
        .map(|point| point.split(',').map(|n| n.parse().expect("a number")).collect())
        .collect();
    assert_eq!(ends.len(), 2, "a straight line needs two places: {matra}");
    assert!(
        (ends[0][0] - 90).abs() < 3 && (ends[0][1] - 235).abs() < 3 && ends[1][0] > 850,
        "{matra}"
    );
}

#[test]
fn a_stroke_before_its_turn_is_tagged_and_told() {
    for (letter, early) in [("অ", 3), ("অ", 2), ("আ", 4), ("ই", 2), ("ঈ", 3)] {
        let mut player = dots(letter);
        let (mut effects, now) = player.write(3000, letter, &[early]);
        assert!(said(&effects).contains(&"order"), "{letter} {early}: {effects:?}");
        let order: Vec<_> = (0..5).filter(|at| *at < if letter == "আ" { 5 } else { 4 }).collect();
        effects.extend(player.write(now + 3000, letter, &order).0);
        let attempt = attempts(&effects)[0];
        assert_eq!(
            (attempt.correct, attempt.tag.as_deref()),
            (0.5, Some("order")),
            "{letter} {early}"
        );
        assert!(!attempt.is_clean());
    }
}

#[test]
fn a_stroke_from_its_end_is_tagged() {
    for (letter, at) in [("অ", 0), ("আ", 0), ("ই", 0), ("ঈ", 0)] {
        let mut player = dots(letter);
        let mut effects = Vec::new();
        let now = player.trace(3000, &way(&stroke(letter, at).reversed()), &mut effects);
        assert!(said(&effects).contains(&"start"), "{letter}: {effects:?}");
        let order: Vec<_> = (0..5).filter(|at| *at < if letter == "আ" { 5 } else { 4 }).collect();
        effects.extend(player.write(now + 3000, letter, &order).0);
        let attempt = attempts(&effects)[0];
        assert_eq!((attempt.correct, attempt.tag.as_deref()), (0.5, Some("mirror")), "{letter}");
    }
}

#[test]
fn a_lifted_finger_goes_on_where_it_was() {
    let mut player = dots("অ");
    let mut effects = Vec::new();
    let body = stroke("অ", 0);
    let half = body.length() / 2.0;
    let now = player.trace(3000, &body.part(0.0, half), &mut effects);
    assert!(player.has(now, "ink"), "what was drawn stays");
    let now = player.trace(now + 2000, &body.part(half, body.length()), &mut effects);
    assert!(
        effects.contains(&Effect::Play("tap".into()))
            && !player.has(now, "ink")
            && player.has(now, "ink-0")
    );
    effects.extend(player.write(now, "অ", &[1, 2, 3]).0);
    assert_eq!(attempts(&effects)[0].correct, 1.0);
}

#[test]
fn leaving_the_path_turns_the_ink_grey_and_is_told_at_most_every_four_seconds() {
    let mut player = dots("অ");
    let places = Places::of(&player.stage, 4, 1);
    let body = stroke("অ", 0);
    let mut effects = Vec::new();
    for at in [3000, 4000, 5000] {
        effects.extend(player.at(at, Input::Down(places.on_glass(body.at(0.0)))));
        effects.extend(player.at(at + 20, Input::Move(places.on_glass(body.at(0.1)))));
        effects.extend(player.at(at + 60, Input::Move(places.on_glass(Point::new(0.8, 0.9)))));
        let Look::Ink { colour, .. } = player.item(at + 80, "ink").look else { panic!("no ink") };
        assert_eq!(colour, Colour::GUIDE_LINE, "at {at}");
        effects.extend(player.at(at + 100, Input::Up(places.on_glass(Point::new(0.8, 0.9)))));
    }
    assert_eq!(said(&effects).iter().filter(|line| **line == "off").count(), 1);
    let Look::Ink { colour, .. } = player.item(5200, "ink").look else { panic!("no ink") };
    assert_eq!(colour, Colour::RIVER, "what was good is never taken away");
}

#[test]
fn a_touch_that_is_given_up_off_the_path_is_no_slip() {
    let mut player = dots("অ");
    let places = Places::of(&player.stage, 4, 1);
    let body = stroke("অ", 0);
    let mut effects = Vec::new();
    for at in [3000, 8000, 13_000] {
        player.at(at, Input::Down(places.on_glass(body.at(0.0))));
        player.at(at + 20, Input::Move(places.on_glass(body.at(0.1))));
        player.at(at + 60, Input::Move(places.on_glass(Point::new(0.8, 0.9))));
        effects.extend(player.at(at + 100, Input::Cancel));
    }
    assert_eq!(said(&effects), Vec::<&str>::new());
    let (effects, _) = player.write(20_000, "অ", &[0, 1, 2, 3]);
    assert_eq!(attempts(&effects)[0].tag, None);
}

#[test]
fn a_scribble_never_writes_a_letter() {
    for letter in ["অ", "আ", "ই", "ঈ"] {
        let mut player = dots(letter);
        let mut effects = Vec::new();
        let mut chance = crate::random::Chance::new(7);
        let mut now = 3000;
        for _ in 0..40 {
            let mut some = || chance.below(1000) as f32 / 1000.0;
            let scribble: Vec<_> = (0..60).map(|_| Point::new(some(), some())).collect();
            now = player.trace(now, &scribble, &mut effects) + 200;
        }
        assert!(attempts(&effects).is_empty(), "{letter}");
    }
}

#[test]
fn where_the_order_is_free_any_order_and_direction_will_do() {
    let spec = spec(&["অ"], json!({ "rounds": ["dots"], "free": true }));
    let mut player = Player::open(&[("trace", &spec)], 1, false);
    let mut effects = Vec::new();
    let mut now = 3000;
    for at in [3, 0, 2, 1] {
        now = player.trace(now, &way(&stroke("অ", at).reversed()), &mut effects) + 100;
    }
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.correct, &attempt.tag), (1.0, &None));
}

#[test]
fn a_letter_is_watched_then_traced_then_written_alone() {
    let mut player = Player::open(&[("trace", &spec(&["অ", "র"], json!({})))], 1, false);
    assert_eq!(said(&player.started), ["name", "ask"]);
    let effects = player.play_lesson();
    let items: Vec<_> = attempts(&effects).iter().map(|attempt| attempt.item.0.clone()).collect();
    assert_eq!(items, ["1-dots", "1-alone", "2-dots", "2-alone"]);
    assert!(attempts(&effects).iter().all(|attempt| attempt.is_clean()));
    assert_eq!(said(&effects).iter().filter(|line| **line == "done").count(), 2);
}

#[test]
fn a_touch_ends_the_watching() {
    let mut player = Player::open(&[("trace", &spec(&["অ"], json!({})))], 1, false);
    assert!(player.has(1500, "ghost") && !player.has(1500, "start"));
    let effects = player.tap(1500, "box");
    assert_eq!(said(&effects), ["start"]);
    assert!(player.has(1600, "start") && !player.has(1600, "ghost"));
}

#[test]
fn what_is_wrong_with_a_step_is_found() {
    let found = |json: &Value| {
        let problems = fields::check(json).into_iter();
        problems.map(|problem| (problem.path.join("."), problem.key)).collect::<Vec<_>>()
    };
    let good: Value = serde_json::from_str(&spec(&["অ"], json!({}))).expect("JSON");
    assert_eq!(found(&good), []);
    assert_eq!(found(&json!({ "letter": [] })), [("letter".to_owned(), "activity-no-letters")]);
    let mut bad = good.clone();
    bad["rounds"] = json!(["dots", "dots"]);
    bad["letter"] = json!([{ "id": "a", "letter": good["letter"][0]["letter"] }, { "id": "a", "letter": good["letter"][0]["letter"] }]);
    assert_eq!(
        found(&bad),
        [("letter.1.id".to_owned(), "activity-same-id"), ("rounds".to_owned(), "activity-rounds")]
    );
    assert_eq!(found(&json!({ "letter": 3 })), [(String::new(), "activity-unreadable")]);
}

impl Player {
    /// Lets a child who knows the letters write them all, as fast as she is let.
    fn play_lesson(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut now = 0;
        while !effects.contains(&Effect::Finished) {
            assert!(now < 300_000, "it never ends");
            now += 100;
            effects.extend(self.at(now, Input::Tick));
            let gesture =
                self.activity.show_how(&Moment { ms: now, stage: self.stage, lines: &self.lines });
            let way = match gesture {
                Some(Gesture::Drag(way)) => way,
                Some(Gesture::Tap(at)) => vec![at],
                None => continue,
            };
            effects.extend(self.at(now, Input::Down(way[0])));
            for place in &way {
                now += 20;
                effects.extend(self.at(now, Input::Move(*place)));
            }
            effects.extend(self.at(now + 20, Input::Up(way[way.len() - 1])));
            now += 40;
        }
        effects
    }
}
