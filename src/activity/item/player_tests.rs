//! Plays an activity by hand, as the tests of all kinds with cards do.

use crate::{Activity, Effect, Gesture, Input, Lines, Moment, Opening, open};
use model::{Attempt, Lesson, LessonHead, Line, LineId, Phrase, Step, WordTime};
use scene::{Frame, Item, Ms, Point, Stage, Wake};

/// An open activity and the lines it may say, each a second long.
pub(crate) struct Player {
    pub(crate) activity: Box<dyn Activity>,
    pub(crate) lines: Lines,
    pub(crate) stage: Stage,
    pub(crate) started: Vec<Effect>,
}

impl Player {
    /// Opens the last of these steps (kind and specification); the ones before it are only there.
    pub(crate) fn open(steps: &[(&str, &str)], seed: u64, calm: bool) -> Self {
        Self::open_as(steps, |opening| Opening { seed, calm, ..opening })
    }

    /// The same for a deaf child who is signed to.
    pub(crate) fn open_deaf(steps: &[(&str, &str)]) -> Self {
        Self::open_as(steps, |opening| Opening { deaf: true, signs: Some(""), ..opening })
    }

    fn open_as(steps: &[(&str, &str)], who: impl Fn(Opening<'_>) -> Opening<'_>) -> Self {
        let step = |(at, (kind, spec)): (usize, &(&str, &str))| Step {
            id: format!("s{at}").as_str().into(),
            kind: (*kind).into(),
            skill: Some("skill".into()),
            spec: (*spec).into(),
        };
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
        let lesson = Lesson { head, steps: steps.iter().enumerate().map(step).collect() };
        let last = lesson.steps.last().expect("a step");
        let plain =
            Opening { lesson: &lesson, step: last, seed: 1, calm: false, deaf: false, signs: None };
        let opening = who(plain);
        let mut lines = Lines::new();
        for (_, spec) in steps {
            find_lines(&serde_json::from_str(spec).expect("JSON"), &mut lines);
        }
        for name in ["hint-1", "hint-3", "hint-offer"] {
            lines.insert(LineId(format!("shell/{name}")), line(name));
        }
        for at in 1..=12 {
            lines.insert(LineId(format!("shell/praise-{at}")), line("praise"));
            lines.insert(LineId(format!("shell/retry-{at}")), line("retry"));
        }
        let mut player = Self {
            activity: open(&opening).expect("opens"),
            lines,
            stage: Stage::of_display(1280, 800, 8.0),
            started: Vec::new(),
        };
        player.started =
            player.activity.start(&Moment { ms: 0, stage: player.stage, lines: &player.lines });
        player
    }

    pub(crate) fn at(&mut self, ms: Ms, input: Input) -> Vec<Effect> {
        self.activity.handle(input, &Moment { ms, stage: self.stage, lines: &self.lines })
    }

    pub(crate) fn frame(&self, ms: Ms) -> Frame {
        self.activity.frame(&Moment { ms, stage: self.stage, lines: &self.lines })
    }

    /// Whether a child who knows the answer would do something now.
    pub(crate) fn knows(&self, ms: Ms) -> bool {
        let now = Moment { ms, stage: self.stage, lines: &self.lines };
        self.activity.show_how(&now).is_some()
    }

    pub(crate) fn item(&self, ms: Ms, id: &str) -> Item {
        let frame = self.frame(ms);
        let found = frame.items.iter().find(|item| item.id == id).cloned();
        found.unwrap_or_else(|| panic!("there is no {id} at {ms}"))
    }

    pub(crate) fn has(&self, ms: Ms, id: &str) -> bool {
        self.frame(ms).items.iter().any(|item| item.id == id)
    }

    /// Touches the middle of a thing for 50 ms.
    pub(crate) fn tap(&mut self, ms: Ms, id: &str) -> Vec<Effect> {
        let at = self.item(ms, id).rect.middle();
        self.tap_at(ms, at)
    }

    pub(crate) fn tap_at(&mut self, ms: Ms, at: Point) -> Vec<Effect> {
        let mut effects = self.at(ms, Input::Down(at));
        effects.extend(self.at(ms + 50, Input::Up(at)));
        effects
    }

    /// Drags from one thing to another.
    pub(crate) fn drag(&mut self, ms: Ms, from: Point, to: Point) -> Vec<Effect> {
        let mut effects = self.at(ms, Input::Down(from));
        effects.extend(self.at(ms + 50, Input::Move(from.towards(to, 0.5))));
        effects.extend(self.at(ms + 100, Input::Move(to)));
        effects.extend(self.at(ms + 150, Input::Up(to)));
        effects
    }

    /// Lets somebody who knows the answers play to the end, from this instant on; gives what
    /// happened. Time is told when the frame asks for it, and every half second.
    pub(crate) fn play_alone(&mut self, from: Ms) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut now = from;
        loop {
            assert!(now < from + 600_000, "it never ends");
            effects.extend(self.at(now, Input::Tick));
            if effects.contains(&Effect::Finished) {
                return effects;
            }
            let moment = Moment { ms: now, stage: self.stage, lines: &self.lines };
            match self.activity.show_how(&moment) {
                Some(Gesture::Tap(at)) => {
                    effects.extend(self.tap_at(now, at));
                    now += 100;
                }
                Some(Gesture::Drag(way)) => {
                    effects.extend(self.drag(now, way[0], way[way.len() - 1]));
                    now += 200;
                }
                None => {
                    now = match self.frame(now).wake {
                        Wake::At(at) => at.clamp(now + 1, now + 500),
                        Wake::Moving => now + 33,
                        Wake::Touch => panic!("it waits for a touch that nobody knows, at {now}"),
                    }
                }
            }
        }
    }
}

/// What was recorded.
pub(crate) fn attempts(effects: &[Effect]) -> Vec<&Attempt> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Answered(attempt) => Some(attempt.as_ref()),
            _ => None,
        })
        .collect()
}

/// What was said, all lines in turn.
pub(crate) fn said(effects: &[Effect]) -> Vec<&str> {
    let lines = effects.iter().filter_map(|effect| match effect {
        Effect::Say(lines) | Effect::SaySlowly(lines) | Effect::Write(lines) => Some(lines),
        _ => None,
    });
    lines.flatten().map(|line| line.0.as_str()).collect()
}

/// Asserts that the first of these ids stands as often in every place among them, seen at an
/// instant of a player that was opened with a seed.
pub(crate) fn assert_fair(ids: &[&str], ms: Ms, open: impl Fn(u64) -> Player) {
    const EACH: u32 = 400;
    let places = u32::try_from(ids.len()).expect("few");
    let mut counts = vec![0u32; ids.len()];
    for seed in 0..u64::from(EACH * places) {
        let player = open(seed);
        let place = |id: &str| {
            let middle = player.item(ms, id).rect.middle();
            (middle.y, middle.x)
        };
        counts[ids.iter().filter(|id| place(id) < place(ids[0])).count()] += 1;
    }
    // Five standard deviations of a count that is expected to be `EACH`.
    let most = 5.0 * f64::from(EACH * (places - 1) / places).sqrt();
    assert!(counts.iter().all(|n| f64::from(n.abs_diff(EACH)) < most), "{counts:?}");
}

/// Asserts that live things keep apart, and that no id comes twice.
pub(crate) fn assert_tidy(frame: &Frame, stage: &Stage) {
    let mut live: Vec<_> = frame
        .items
        .iter()
        .filter(|item| item.live)
        .map(|item| (item.id.as_str(), item.rect))
        .collect();
    live.extend([("home", stage.home()), ("ear", stage.ear()), ("bird", stage.bird())]);
    for (at, (name, rect)) in live.iter().enumerate() {
        for (other, over) in &live[at + 1..] {
            assert!(!rect.overlaps(over), "{name} lies over {other}");
        }
    }
    let ids: std::collections::HashSet<_> = frame.items.iter().map(|item| &item.id).collect();
    assert_eq!(ids.len(), frame.items.len(), "an id comes twice");
}

fn line(text: &str) -> Line {
    let times = (0..text.split_whitespace().count() as u32)
        .map(|at| WordTime { start: at * 100, end: at * 100 + 100 })
        .collect();
    Line { text: text.into(), sound: None, ms: 1000, words: times, draft: false }
}

fn find_lines(json: &serde_json::Value, lines: &mut Lines) {
    if let (Some(id), Some(text)) = (json["line"].as_str(), json["text"].as_str()) {
        lines.insert(id.into(), line(text));
    }
    let values = json.as_array().into_iter().flatten();
    for value in values.chain(json.as_object().into_iter().flat_map(|table| table.values())) {
        find_lines(value, lines);
    }
}
