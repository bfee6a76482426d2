use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts};
use scene::{Look, Pose, Stage, Wake};

/// Two lines of four beats at 60 a minute: words on 1, 2 and 4, claps on 1 and 3.
fn spec() -> String {
    let verse = |id: &str| serde_json::json!({"say": {"line": id, "text": "আয় আয় চাঁদ"}, "beat": [1, 2, 4], "length": 4});
    serde_json::json!({"bpm": 60, "verse": [verse("one"), verse("two")], "clap": [1, 3], "drum": "kit:drum"})
        .to_string()
}

fn player() -> Player {
    Player::open(&[("song", &spec())], 1, false)
}

/// What is said from one instant to another, with its instant; time is told every 20 ms.
fn heard(player: &mut Player, from: Ms, until: Ms) -> Vec<(Ms, String, u32)> {
    let mut heard = Vec::new();
    for ms in (from..until).step_by(20) {
        for effect in player.at(ms, Input::Tick) {
            if let Effect::SayPart(line, start, _) = effect {
                heard.push((ms, line.0, start));
            }
        }
    }
    heard
}

#[test]
fn every_word_is_said_on_its_beat() {
    let mut player = player();
    let said = heard(&mut player, 0, 12_000);
    let expected = [
        (4000, "one", 0),
        (5000, "one", 100),
        (7000, "one", 200),
        (8000, "two", 0),
        (9000, "two", 100),
        (11_000, "two", 200),
    ];
    assert_eq!(said, expected.map(|(ms, line, start)| (ms, line.to_owned(), start)));
}

#[test]
fn the_word_of_the_beat_is_lit_and_the_ball_is_over_it() {
    let player = player();
    let lit = |ms| match player.item(ms, "words").look {
        Look::Words { words, .. } => words.iter().position(|word| word.lit),
        _ => None,
    };
    assert_eq!([3900, 4100, 5500, 6500, 7100].map(lit), [None, Some(0), Some(1), Some(1), Some(2)]);
    let ball = |ms| player.item(ms, "ball").rect.middle().x;
    let beat = |id| player.item(5000, id).rect.middle().x;
    assert!((ball(5000) - beat("beat-2")).abs() < 2.0);
    assert_eq!(player.frame(5000).wake, Wake::Moving);
}

#[test]
fn who_drums_on_the_claps_has_heard_the_beat() {
    let mut player = player();
    let mut effects = Vec::new();
    for ms in [4050, 5900, 8100] {
        let drum = player.item(ms, "drum").rect.middle();
        assert_eq!(player.at(ms, Input::Down(drum)), [Effect::Play("kit:drum".into())]);
        player.at(ms + 60, Input::Up(drum));
    }
    effects.extend(player.at(12_000, Input::Tick));
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.expected.as_str(), attempt.response.as_str()), ("4", "3"));
    assert!(attempt.is_clean());
    assert!(attempts(&player.at(12_100, Input::Tick)).is_empty(), "it is kept once");
}

#[test]
fn who_drums_all_the_time_has_not_and_who_only_listens_is_asked_nothing() {
    let mut player = player();
    for ms in (3000..11_900).step_by(120) {
        player.tap(ms, "drum");
    }
    let effects = player.at(12_000, Input::Tick);
    assert!(attempts(&effects)[0].correct < 0.5);
    let mut listener = self::player();
    assert!(attempts(&listener.at(12_000, Input::Tick)).is_empty());
}

#[test]
fn the_bird_helps_without_a_word_and_at_last_the_drum_sounds_by_itself() {
    let mut player = player();
    let drum = [Effect::Play("kit:drum".into())];
    assert_eq!(player.at(1000, Input::Help), drum);
    assert!(!player.has(4000, "drum-hand"));
    assert_eq!(player.at(1100, Input::Help), drum);
    assert!(player.has(4000, "drum-hand") && !player.has(5000, "drum-hand"), "only at a clap");
    let wide =
        |player: &Player, id| player.item(4000, id).rect.w > player.item(4000, "beat-2").rect.w;
    assert!(wide(&player, "beat-1") && wide(&player, "beat-3"));
    player.at(1200, Input::Help);
    assert!(wide(&player, "beat-1") && !wide(&player, "beat-3"), "a clap has fallen away");
    player.at(1300, Input::Help);
    let mut beaten = Vec::new();
    for ms in (1320..12_100).step_by(20) {
        let played = player.at(ms, Input::Tick).into_iter().filter(|it| drum.contains(it));
        beaten.extend(played.map(|_| ms));
    }
    assert_eq!(beaten, [4000, 8000]);
    player.tap(12_500, "again");
    player.tap(16_500, "drum");
    let effects = player.at(25_000, Input::Tick);
    assert_eq!(attempts(&effects)[0].rung, 0, "a song that comes again begins without help");
}

#[test]
fn how_far_help_went_is_kept_with_the_beat() {
    let mut player = player();
    for ms in 0..4 {
        player.at(1000 + ms, Input::Help);
    }
    player.tap(4000, "drum");
    player.tap(8000, "drum");
    let effects = player.at(12_000, Input::Tick);
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.rung, attempt.expected.as_str(), attempt.correct), (3, "2", 1.0));
}

#[test]
fn at_the_end_it_may_come_again_or_go_on() {
    let mut player = player();
    assert!(!player.has(11_900, "next"));
    player.at(12_000, Input::Tick);
    assert_eq!(
        (player.frame(12_100).bird, player.frame(12_100).wake),
        (Pose::Cheer, Wake::At(20_000))
    );
    assert_eq!((player.frame(20_000).bird, player.frame(20_000).wake), (Pose::Point, Wake::Touch));
    assert_eq!(player.tap(12_500, "again").last(), Some(&Effect::Replayed));
    assert!(!player.has(13_000, "next"));
    assert_eq!(heard(&mut player, 13_000, 24_700).len(), 6);
    assert!(player.tap(25_000, "next").contains(&Effect::Finished));
}

#[test]
fn what_waits_for_a_word_moves_when_it_is_first_sung() {
    let mut json: serde_json::Value = serde_json::from_str(&spec()).unwrap();
    json["verse"][1]["say"]["text"] = "টিপ দিয়ে যা".into();
    json["actor"] = serde_json::json!([{"id": "tip", "art": "kit:drop", "at": [0.2, 0.2],
        "do": [{"move": [0.8, 0.2], "for": 1.0, "on": "দিয়ে"}]}]);
    let player = Player::open(&[("song", &json.to_string())], 1, false);
    let x = |ms| player.item(ms, "tip").rect.middle().x;
    assert_eq!(x(8_900), x(0), "the second word of the second line is sung at 9 s");
    assert!(x(9_500) > x(8_900) + 100.0 && x(10_100) > x(9_500));
}

#[test]
fn a_song_that_was_left_is_not_made_up_for() {
    let mut player = player();
    let effects = player.at(9_100, Input::Tick);
    assert_eq!(effects.len(), 1, "only the word that sounds now: {effects:?}");
}

#[test]
fn a_song_is_played_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for calm in [false, true] {
            let mut player = Player::open(&[("song", &spec())], 1, calm);
            player.stage = Stage::of_display(w, h, 7.0);
            for ms in [100, 4100, 12_100] {
                assert_tidy(&player.frame(ms), &player.stage);
            }
            let effects = player.play_alone(100);
            assert!(attempts(&effects)[0].is_clean(), "{w}x{h} {effects:?}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_song_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"verse": 1})), [problem("", "activity-unreadable")]);
    assert_eq!(found(serde_json::json!({})), [problem("verse", "activity-no-verse")]);
    let spec = serde_json::json!({"verse": [{"say": {"line": "a", "text": "এক দুই"}}],
        "actor": [{"id": "a", "art": "kit:a", "at": [0, 0], "do": [{"fade": 1.0, "on": "তিন"}]}]});
    assert_eq!(found(spec), [problem("actor.0.do.0", "activity-word-not-in-line")]);
    for id in ["drum", "beat-2", "sky", "next"] {
        let spec = serde_json::json!({"verse": [{"say": {"line": "a", "text": "এক দুই"}}],
            "actor": [{"id": id, "art": "kit:a", "at": [0, 0]}]});
        assert_eq!(found(spec), [problem("actor.0.id", "activity-reserved-id")], "{id}");
    }
    let spec = serde_json::json!({"verse": [
        {"say": {"line": "a", "text": "এক দুই"}, "beat": [1]},
        {"say": {"line": "b", "text": "এক দুই"}, "beat": [2, 2]},
    ]});
    assert_eq!(
        found(spec),
        [
            problem("verse.0.beat", "activity-beat-a-word"),
            problem("verse.1.beat", "activity-beats-backwards"),
        ]
    );
}
