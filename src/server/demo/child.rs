//! A simulated child of the demo: how she learns is the bench's, what befalls her is told here.

use super::DAYS;
use super::course::Course;
use super::learner::{Learner, Random};
use learn::{Facts, Level, Order};
use model::event::HAND;
use model::{Attempt, Event, LearnerId, StreamId};

/// A child, with what makes her story.
pub(super) struct Child {
    pub(super) id: LearnerId,
    pub(super) seed: u64,
    /// The first skill of her class.
    pub(super) begins: usize,
}

/// What she did at a stretch, each thing with how many milliseconds after the last.
pub(super) struct Sitting {
    /// The day, counted from 1970-01-01.
    pub(super) day: i32,
    pub(super) events: Vec<(u64, Event)>,
}

/// What befalls a child of the demo.
struct Fate {
    /// A confusion, how often it shows when it is asked, and since which day.
    mix: Option<(Mix, f64, i32)>,
    /// She has not come since.
    last: i32,
    /// Nothing new succeeds since.
    stuck: Option<i32>,
}

/// Two letters that are taken for each other.
#[derive(Clone)]
struct Mix {
    tag: String,
    asked: String,
    other: String,
    skill: String,
}

impl Child {
    /// All of her sittings, oldest first.
    pub(super) fn days(&self, course: &Course, today: i32) -> Vec<Sitting> {
        let mut learner = Learner::new(self.seed, course.skills.len());
        let fate = Fate::of(self.seed, today);
        let mut play =
            Play { course, facts: Facts::default(), at: self.begins, n_played: 0, seq: 0 };
        let mut sittings = Vec::new();
        for day in today - DAYS + 1..=fate.last {
            // Friday and Saturday are free; the day of the demo is always a day of school.
            let is_free = matches!((i64::from(day) + 4).rem_euclid(7), 5 | 6) && day != today;
            if !learner.comes() || is_free {
                continue;
            }
            let mut events = Vec::new();
            let mut left = learner.minutes * learner.random.between(0.4, 0.9);
            while left > 0.0 {
                left -= play.lesson(&mut learner, &fate, day, &mut events);
            }
            // A few of today's children wait for their teacher.
            if day == today && self.seed % 13 == 4 {
                let (what, value) = (HAND.to_owned(), day.to_string());
                events.push((2_000, Event::Preferred { what, value }));
            }
            sittings.push(Sitting { day, events });
        }
        sittings
    }
}

impl Fate {
    fn of(seed: u64, today: i32) -> Self {
        let mut random = Random(seed ^ 0x51f1_5e1f);
        let mixes: Vec<Mix> = include_str!("mixes.tsv").lines().filter_map(Mix::read).collect();
        let luck = random.unit();
        let mix = mixes[random.next() as usize % mixes.len()].clone();
        let share = random.between(0.25, 0.95);
        let mix = (luck < 0.42).then(|| (mix, share, today - 3 - (random.next() % 30) as i32));
        let away = 5 + (random.next() % 14) as i32;
        let last = if random.unit() < 0.06 { today - away } else { today };
        let stuck = (luck > 0.9).then_some(today - 8);
        Self { mix, last, stuck }
    }
}

impl Mix {
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split('\t').map(str::to_owned);
        let mut next = || fields.next();
        Some(Self { tag: next()?, asked: next()?, other: next()?, skill: next()? })
    }
}

/// Where she is in the course.
struct Play<'a> {
    course: &'a Course,
    facts: Facts,
    at: usize,
    n_played: usize,
    seq: u64,
}

impl Play<'_> {
    /// One lesson; the answer is how many minutes it took.
    fn lesson(
        &mut self,
        learner: &mut Learner,
        fate: &Fate,
        day: i32,
        events: &mut Vec<(u64, Event)>,
    ) -> f64 {
        let level = self.facts.state(&self.course.skills[self.at].id);
        if self.n_played > 0 && (level >= Level::Growing || self.n_played >= 3) {
            (self.at, self.n_played) = ((self.at + 1) % self.course.skills.len(), 0);
        }
        self.n_played += 1;
        let lesson = self.course.lesson(self.at);
        events.push((4_000, Event::Opened { lesson: lesson.clone(), bundle: "0".repeat(64) }));
        let mut minutes = 0.3;
        for n in 0..8 {
            let due = self.at.saturating_sub(1 + (learner.random.next() % 6) as usize);
            // Every fourth question is about something from before.
            let place = if n % 4 == 3 { due } else { self.at };
            let (attempt, took) = self.ask(learner, fate, place, day);
            self.seq += 1;
            let at = Order { day, stream: StreamId([0; 16]), seq: self.seq };
            self.facts.fold(at, &attempt);
            events.push(((took * 60_000.0) as u64, Event::Answered(attempt)));
            minutes += took;
        }
        let ms = (minutes * 60_000.0) as u64;
        events.push((3_000, Event::Completed { lesson, ms }));
        minutes
    }

    fn ask(&self, learner: &mut Learner, fate: &Fate, place: usize, day: i32) -> (Attempt, f64) {
        let outcome = learner.answer(place, &self.course.needs[place], day);
        let items = &self.course.items[place];
        let dice = learner.random.next() as usize;
        let mut asked = items[dice % items.len()].clone();
        // A skill with one question is taken for the next one.
        let others =
            &self.course.items[(place + usize::from(items.len() == 1)) % self.course.items.len()];
        let mut response = others[(dice + 1) % others.len()].clone();
        let mut item = format!("{}-{}", self.course.skills[place].id, dice % items.len());
        let (mut skill, mut right, mut tag) = (place, outcome.right, None);
        if fate.stuck.is_some_and(|since| day >= since) && place == self.at {
            right = learner.random.unit() < 0.1;
        }
        let is_mixed = learner.random.unit() < 0.55;
        if let Some((mix, share, _)) =
            fate.mix.as_ref().filter(|(.., since)| day >= *since && is_mixed)
        {
            let turned = learner.random.unit() < 0.3;
            let pair = (mix.asked.clone(), mix.other.clone());
            (asked, response) = if turned { (pair.1, pair.0) } else { pair };
            item = format!("{}-{turned}", mix.tag);
            skill = self.course.place(&mix.skill).unwrap_or(place);
            right = learner.random.unit() >= *share;
            tag = (!right).then(|| mix.tag.clone());
        }
        let attempt = Attempt {
            lesson: self.course.lesson(self.at),
            step: "choose".into(),
            kind: "listen".into(),
            item: item.as_str().into(),
            skill: Some(self.course.skills[skill].id.clone()),
            expected: asked.clone(),
            response: if right { asked.clone() } else { response },
            asked,
            correct: if right { 1.0 } else { 0.0 },
            tries: 1,
            rung: 0,
            tag,
            ms: (outcome.minutes * 20_000.0) as u32,
        };
        (attempt, outcome.minutes)
    }
}
