//! One lesson being played: its steps one after the other, and what has to happen outside.

use activity::{Activity, Effect, Input, Lines, Moment, OpenError, Opening};
use bundle::{Bundle, ReadError};
use model::{Event, Lesson, LessonId, LineId, StepId};
use scene::{Frame, Ms, Stage};

/// What a lesson asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Speak these lines.
    Say(Vec<LineId>),
    /// Write these lines, for whoever cannot hear them.
    Write(Vec<LineId>),
    /// Speak a part of a line.
    SayPart(LineId, u32, u32),
    /// Fall silent.
    Hush,
    /// Play a sound.
    Play(String),
    /// Play this as music from now on; none stops it.
    Music(Option<String>),
    /// Write this down, now.
    Record(Event),
    /// The lesson is over.
    Done,
}

/// Why a lesson cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The bundle does not give it.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A step cannot be played.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It has no such step.
    #[error("lesson {lesson} has no step {step}; it has: {there}")]
    NoStep {
        /// The lesson.
        lesson: LessonId,
        /// The step that was asked for.
        step: StepId,
        /// The steps that it has.
        there: String,
    },
    /// There is nothing in it.
    #[error("lesson {0} has no steps: pack it again")]
    Empty(LessonId),
}

/// Where a lesson is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// At its start.
    Start,
    /// Where it was left, else at its start.
    WhereLeft,
    /// At this step.
    At(StepId),
}

/// How lessons are played here.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'a> {
    /// Track of the bird's language.
    pub track: &'a str,
    /// Seed of everything shuffled.
    pub seed: u64,
    /// Less motion.
    pub calm: bool,
    /// Whoever plays is deaf.
    pub deaf: bool,
    /// The sign language in which she is signed to, where she is.
    pub signs: Option<&'a str>,
}

/// Puts what a deaf child reads in the place of lines that speak of hearing.
fn for_deaf(lines: &mut Lines) {
    let named = |(id, line): (&LineId, &model::Line)| {
        Some((LineId(id.0.strip_suffix("-deaf")?.to_owned()), line.clone()))
    };
    let others: Vec<_> = lines.iter().filter_map(named).collect();
    lines.extend(others);
}

/// A lesson in play.
pub struct Session {
    lesson: Lesson,
    lines: Lines,
    at: usize,
    activity: Box<dyn Activity>,
    /// When the lesson and the step opened, on the app's clock.
    opened: Ms,
    step_opened: Ms,
    seed: u64,
    calm: bool,
    deaf: bool,
    signs: Option<String>,
}

impl Session {
    /// Opens a lesson, at a step where it was left or at its start.
    ///
    /// # Errors
    /// [`SessionError`] where the bundle or this player cannot give it.
    pub fn open(
        bundle: &Bundle,
        id: &LessonId,
        resume: Option<&StepId>,
        manner: Manner<'_>,
        now: Ms,
    ) -> Result<Self, SessionError> {
        let lesson = bundle.lesson(id)?;
        let mut lines: Lines = bundle.lines(id, manner.track)?;
        let shell = bundle.lines(&"shell".into(), manner.track)?;
        lines.extend(shell.into_iter().map(|(id, line)| (LineId(format!("shell/{}", id.0)), line)));
        if manner.deaf {
            for_deaf(&mut lines);
        }
        let at = resume
            .and_then(|step| lesson.steps.iter().position(|known| known.id == *step))
            .unwrap_or(0);
        let step = lesson.steps.get(at).ok_or_else(|| SessionError::Empty(id.clone()))?;
        let seed = manner.seed;
        let activity = activity::open(&Opening {
            lesson: &lesson,
            step,
            seed: seed ^ at as u64,
            calm: manner.calm,
            deaf: manner.deaf,
            signs: manner.signs,
        })?;
        Ok(Self {
            lesson,
            lines,
            at,
            activity,
            opened: now,
            step_opened: now,
            seed,
            calm: manner.calm,
            deaf: manner.deaf,
            signs: manner.signs.map(str::to_owned),
        })
    }

    /// Refuses to be anywhere but at a step that was asked for by name.
    ///
    /// # Errors
    /// [`SessionError::NoStep`] with the steps that there are.
    pub fn must_be_at(&self, entry: &Entry) -> Result<(), SessionError> {
        let Entry::At(step) = entry else { return Ok(()) };
        if self.step() == step {
            return Ok(());
        }
        let there: Vec<&str> = self.lesson.steps.iter().map(|step| step.id.as_str()).collect();
        let lesson = self.lesson.head.id.clone();
        Err(SessionError::NoStep { lesson, step: step.clone(), there: there.join(", ") })
    }

    /// The first wishes: that it was opened, and what the first step wants.
    pub fn start(&mut self, bundle: &Bundle, now: Ms, stage: &Stage) -> Vec<Wish> {
        let opened =
            Event::Opened { lesson: self.lesson.head.id.clone(), bundle: bundle.manifest_hash() };
        let mut wishes = vec![Wish::Record(opened)];
        wishes.extend(self.start_step(now, stage));
        wishes
    }

    /// Hands in a touch or the passing of time.
    pub fn handle(&mut self, input: Input, now: Ms, stage: &Stage) -> Vec<Wish> {
        let moment = Moment { ms: now - self.step_opened, stage: *stage, lines: &self.lines };
        let effects = self.activity.handle(input, &moment);
        self.perform(effects, now, stage)
    }

    /// What is to be seen.
    pub fn frame(&self, now: Ms, stage: &Stage) -> Frame {
        let moment = Moment { ms: now - self.step_opened, stage: *stage, lines: &self.lines };
        let mut frame = self.activity.frame(&moment);
        if let scene::Wake::At(at) = &mut frame.wake {
            *at += self.step_opened;
        }
        frame
    }

    /// What a child who knows the answer would do now, if it is her turn.
    pub fn show_how(&self, now: Ms, stage: &Stage) -> Option<activity::Gesture> {
        let moment = Moment { ms: now - self.step_opened, stage: *stage, lines: &self.lines };
        self.activity.show_how(&moment)
    }

    /// The lesson stood still for so long, while the tablet was handed on.
    pub fn rested(&mut self, ms: Ms) {
        self.opened += ms;
        self.step_opened += ms;
    }

    /// The event of leaving before the end.
    pub fn left(&self, now: Ms) -> Event {
        Event::Left { lesson: self.lesson.head.id.clone(), ms: now - self.opened }
    }

    /// The lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// Whether any of what it says is a machine's draft voice.
    pub fn is_draft(&self) -> bool {
        self.lines.values().any(|line| line.draft)
    }

    /// The step that is being played.
    pub fn step(&self) -> &StepId {
        &self.lesson.steps[self.at].id
    }

    /// The lines that can be spoken.
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    fn start_step(&mut self, now: Ms, stage: &Stage) -> Vec<Wish> {
        self.step_opened = now;
        let reached =
            Event::Reached { lesson: self.lesson.head.id.clone(), step: self.step().clone() };
        let moment = Moment { ms: 0, stage: *stage, lines: &self.lines };
        let effects = self.activity.start(&moment);
        let mut wishes = vec![Wish::Record(reached), Wish::Music(None)];
        wishes.extend(self.perform(effects, now, stage));
        wishes
    }

    fn perform(&mut self, effects: Vec<Effect>, now: Ms, stage: &Stage) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for effect in effects {
            match effect {
                Effect::Say(lines) => wishes.push(Wish::Say(lines)),
                Effect::Write(lines) => wishes.push(Wish::Write(lines)),
                Effect::SayPart(line, from, to) => wishes.push(Wish::SayPart(line, from, to)),
                Effect::Hush => wishes.push(Wish::Hush),
                Effect::Play(sound) => wishes.push(Wish::Play(sound)),
                Effect::Music(music) => wishes.push(Wish::Music(music)),
                Effect::Answered(attempt) => wishes.push(Wish::Record(Event::Answered(*attempt))),
                Effect::Replayed => wishes.push(Wish::Record(Event::Replayed {
                    lesson: self.lesson.head.id.clone(),
                    step: self.step().clone(),
                })),
                Effect::Finished => {
                    wishes.extend(self.next_step(now, stage));
                    break;
                }
            }
        }
        wishes
    }

    fn next_step(&mut self, now: Ms, stage: &Stage) -> Vec<Wish> {
        let next = self.lesson.steps.get(self.at + 1);
        let opening = next.map(|step| Opening {
            lesson: &self.lesson,
            step,
            seed: self.seed ^ (self.at as u64 + 1),
            calm: self.calm,
            deaf: self.deaf,
            signs: self.signs.as_deref(),
        });
        // A step that this player cannot read is passed over: a child is never locked in.
        match opening.map(|opening| activity::open(&opening)) {
            Some(Ok(activity)) => {
                self.at += 1;
                self.activity = activity;
                self.start_step(now, stage)
            }
            Some(Err(_)) => {
                self.at += 1;
                self.next_step(now, stage)
            }
            None => {
                let completed =
                    Event::Completed { lesson: self.lesson.head.id.clone(), ms: now - self.opened };
                vec![Wish::Hush, Wish::Music(None), Wish::Record(completed), Wish::Done]
            }
        }
    }
}
