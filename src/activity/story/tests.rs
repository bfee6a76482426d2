use super::*;
use crate::{Lines, open};
use model::{Lesson, LessonHead, Line, LineId, Phrase, Step, WordTime};
use scene::{Item, Look, Stage, Wake};

fn lesson(spec: &str) -> Lesson {
    let head = LessonHead {
        id: "t".into(),
        title: Phrase::default(),
        picture: String::new(),
        teaches: Vec::new(),
        needs: Vec::new(),
        minutes: 1,
        practises: Vec::new(),
        is_play: false,
        drill_for: None,
        away: Phrase::default(),
    };
    let step = |id: &str, spec: &str| Step {
        id: id.into(),
        kind: "story".into(),
        skill: None,
        spec: spec.into(),
    };
    Lesson {
        head,
        steps: vec![step("story", spec), step("read", r#"{"again":"story","by_myself":true}"#)],
    }
}

const TWO_PAGES: &str = r#"{"page":[
    {"say":{"line":"story.1.say","text":"নদী বয়"},
     "actor":[{"id":"boat","art":"kit:boat","at":[0.5,0.5],"touch_sound":"bell"}],
     "sound":[{"sound":"bell","on":"বয়"}]},
    {"say":{"line":"story.2.say","text":"শেষ"}}]}"#;

fn lines() -> Lines {
    let line = |text: &str, words: Vec<WordTime>, ms| Line {
        text: text.into(),
        sound: None,
        ms,
        words,
        draft: true,
    };
    Lines::from([
        (
            "story.1.say".into(),
            line(
                "নদী বয়",
                vec![WordTime { start: 0, end: 500 }, WordTime { start: 500, end: 1000 }],
                1000,
            ),
        ),
        ("story.2.say".into(), line("শেষ", vec![WordTime { start: 0, end: 400 }], 400)),
    ])
}

/// A story that is played by hand.
struct Player {
    story: Box<dyn Activity>,
    lines: Lines,
}

impl Player {
    fn open(step: usize) -> Self {
        Self::of(TWO_PAGES, step, false)
    }

    fn of(spec: &str, step: usize, calm: bool) -> Self {
        let lesson = lesson(spec);
        let step = &lesson.steps[step];
        let opening = Opening { lesson: &lesson, step, seed: 1, calm, deaf: false, signs: None };
        let mut player = Self { story: open(&opening).expect("opens"), lines: lines() };
        player.story.start(&Moment { ms: 0, stage: stage(), lines: &player.lines.clone() });
        player
    }

    fn at(&mut self, ms: Ms, input: Input) -> Vec<Effect> {
        self.story.handle(input, &Moment { ms, stage: stage(), lines: &self.lines })
    }

    fn frame(&self, ms: Ms) -> Frame {
        self.story.frame(&Moment { ms, stage: stage(), lines: &self.lines })
    }

    fn touch(&mut self, ms: Ms, id: &str) -> Vec<Effect> {
        let at = item(&self.frame(ms), id).rect.middle();
        let mut effects = self.at(ms, Input::Down(at));
        effects.extend(self.at(ms + 50, Input::Up(at)));
        effects
    }

    fn lit(&self, ms: Ms) -> Option<usize> {
        match &item(&self.frame(ms), "words").look {
            Look::Words { words, .. } => words.iter().position(|word| word.lit),
            other => panic!("words were expected, not {other:?}"),
        }
    }
}

fn stage() -> Stage {
    Stage::of_display(1280, 800, 8.0)
}

fn item<'a>(frame: &'a Frame, id: &str) -> &'a Item {
    frame.items.iter().find(|item| item.id == id).unwrap_or_else(|| panic!("there is no {id}"))
}

#[test]
fn the_voice_reads_the_page_and_each_word_lights_as_it_sounds() {
    let mut player = Player::open(0);
    assert_eq!(player.at(300, Input::Tick), []);
    assert_eq!(player.at(400, Input::Tick), [Effect::Say(vec![LineId("story.1.say".into())])]);
    assert_eq!([450, 950, 1500].map(|ms| player.lit(ms)), [Some(0), Some(1), None]);
}

#[test]
fn with_less_motion_loops_rest_and_what_the_story_tells_still_moves() {
    const RIVER: &str = r#"{"page":[{"say":{"line":"story.1.say","text":"নদী বয়"},"actor":[
        {"id":"wave","art":"kit:wave","at":[0.2,0.8],"do":[{"bob":0.05,"every":1.3}]},
        {"id":"boat","art":"kit:boat","at":[0.2,0.5],"do":[{"at":1,"for":2,"move":[0.8,0.5]}]}]}]}"#;
    let seen = |calm| {
        let player = Player::of(RIVER, 0, calm);
        let places = |id| [500, 1_700, 2_400].map(|ms| item(&player.frame(ms), id).rect);
        (places("wave"), places("boat"), player.frame(500).wake, player.frame(2_000).wake)
    };
    let (waves, boats, ..) = seen(false);
    assert!(waves[0] != waves[1] && boats[1] != boats[2]);
    let (calm_waves, calm_boats, before, under_way) = seen(true);
    assert!(calm_waves.iter().all(|wave| *wave == calm_waves[0]), "{calm_waves:?}");
    assert_eq!(calm_boats, boats);
    assert!(before != scene::Wake::Moving && under_way == scene::Wake::Moving);
}

#[test]
fn a_page_turns_only_by_touch_and_the_last_one_ends_the_step() {
    let mut player = Player::open(0);
    player.at(60_000, Input::Tick);
    assert!(player.frame(60_000).items.iter().all(|item| item.id != "back"));
    assert!(player.touch(61_000, "next").contains(&Effect::Play("page".into())));
    player.at(62_000, Input::Tick);
    assert!(player.touch(63_000, "next").contains(&Effect::Finished));
}

#[test]
fn a_touch_that_is_given_up_turns_no_page() {
    let mut player = Player::open(0);
    let next = item(&player.frame(60_000), "next").rect.middle();
    player.at(61_000, Input::Down(next));
    player.at(61_020, Input::Cancel);
    assert_eq!(player.at(61_050, Input::Up(next)), []);
    assert!(player.frame(62_000).items.iter().all(|item| item.id != "back"));
}

#[test]
fn a_touched_word_says_itself_and_stays_lit_for_a_moment() {
    let mut player = Player::open(0);
    player.at(400, Input::Tick);
    assert_eq!(player.at(5000, Input::Word(1)), [Effect::SayPart("story.1.say".into(), 500, 1000)]);
    assert_eq!([5100, 5599, 5600].map(|ms| player.lit(ms)), [Some(1), Some(1), None]);
}

#[test]
fn read_it_yourself_is_silent_until_asked() {
    let mut player = Player::open(1);
    assert_eq!(
        player.at(9000, Input::Tick).iter().filter(|e| matches!(e, Effect::Say(_))).count(),
        0
    );
    let replayed = player.at(9500, Input::Replay);
    assert_eq!(replayed, [Effect::Replayed, Effect::Say(vec!["story.1.say".into()])]);
}

#[test]
fn an_actor_answers_a_touch_with_its_sound() {
    let mut player = Player::open(0);
    player.at(400, Input::Tick);
    assert!(player.touch(3000, "boat").contains(&Effect::Play("bell".into())));
}

#[test]
fn a_sound_waits_for_its_word_and_comes_once() {
    let mut player = Player::open(0);
    player.at(400, Input::Tick);
    assert_eq!(player.at(899, Input::Tick), []);
    assert_eq!(player.at(910, Input::Tick), [Effect::Play("bell".into())]);
    assert_eq!(player.at(950, Input::Tick), []);
}

#[test]
fn a_page_left_alone_draws_nothing_more() {
    let mut player = Player::open(0);
    player.at(400, Input::Tick);
    player.at(900, Input::Tick);
    assert_eq!(player.frame(60_000).wake, Wake::Touch);
}

#[test]
fn nothing_live_lies_over_anything_live_on_any_screen() {
    let player = Player::open(0);
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for inches in [7.0, 8.0, 10.1] {
            let stage = Stage::of_display(w, h, inches);
            let frame = player.story.frame(&Moment { ms: 0, stage, lines: &player.lines });
            let mut live: Vec<_> = frame
                .items
                .iter()
                .filter(|item| item.live && item.id != "boat")
                .map(|item| (item.id.clone(), item.rect))
                .collect();
            live.extend([
                ("home".into(), stage.home()),
                ("ear".into(), stage.ear()),
                ("bird".into(), stage.bird()),
            ]);
            for (at, (name, rect)) in live.iter().enumerate() {
                assert!(
                    rect.x >= 0.0
                        && rect.y >= 0.0
                        && rect.right() <= stage.width
                        && rect.bottom() <= stage.height,
                    "{name} leaves {w}x{h}"
                );
                for (other, over) in &live[at + 1..] {
                    assert!(
                        !rect.overlaps(over),
                        "{name} lies over {other} on {w}x{h} at {inches} in: {rect:?} {over:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_motion_with_two_actions_or_a_strange_word_is_found() {
    let json = serde_json::json!({"page":[{"say":{"line":"a","text":"নদী বয়"},"actor":[
        {"id":"x","art":"a","at":[0,0],"do":[{"hop":0.1,"fade":0.0},{"hop":0.1,"on":"আকাশ"},{"hop":0.1,"on":"বয়"}]}]}]});
    let found: Vec<_> =
        check(&json).into_iter().map(|problem| (problem.path.join("."), problem.key)).collect();
    assert_eq!(
        found,
        [
            ("page.0.actor.0.do.0".to_owned(), "activity-one-action"),
            ("page.0.actor.0.do.1".to_owned(), "activity-word-not-in-line"),
        ]
    );
}
