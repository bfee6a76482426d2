//! One lesson being played: its steps one after the other, what is asked in between, and what
//! has to happen outside.

mod aside;
mod part;

pub use aside::{Aside, with_single};

use crate::pace::Pace;
use activity::{Activity, Effect, Input, Lines, Moment, OpenError, Opening};
use bundle::{Bundle, ReadError};
use model::{Event, Lesson, LessonId, LineId, StepId};
use part::Part;
use scene::{Frame, Ms, Stage};

/// What a lesson asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Speak these lines.
    Say(Vec<LineId>),
    /// The same, slowly.
    SaySlowly(Vec<LineId>),
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

/// A question is over from this grade on: what is drawn is graded in between.
const ANSWERED: f32 = 0.5;

/// How lessons are played here.
#[derive(Clone, Copy, Debug)]
pub struct Manner<'a> {
    /// Track of the bird's language.
    pub track: &'a str,
    /// Seed of everything shuffled.
    pub seed: u64,
    /// Less motion.
    pub calm: bool,
    /// How quickly it is spoken.
    pub pace: Pace,
    /// Whoever plays is deaf.
    pub deaf: bool,
    /// The sign language in which she is signed to, where she is.
    pub signs: Option<&'a str>,
}

/// The same, kept while a lesson is played.
struct Kept {
    seed: u64,
    calm: bool,
    pace: Pace,
    deaf: bool,
    signs: Option<String>,
}

impl Kept {
    fn of(manner: Manner<'_>) -> Self {
        let Manner { seed, calm, pace, deaf, signs, .. } = manner;
        Self { seed, calm, pace, deaf, signs: signs.map(str::to_owned) }
    }

    /// Opens a step; `seed` is what sets it apart from others of the same sitting.
    fn open(&self, lesson: &Lesson, at: usize, seed: u64) -> Result<Box<dyn Activity>, OpenError> {
        activity::open(&Opening {
            lesson,
            step: &lesson.steps[at],
            seed: self.seed ^ seed,
            calm: self.calm,
            deaf: self.deaf,
            signs: self.signs.as_deref(),
        })
    }
}

/// A lesson in play.
pub struct Session {
    own: Part,
    /// What is asked in between, while it is.
    aside: Option<Part>,
    asides: aside::Asides,
    /// When the lesson and the step opened, on the app's clock.
    opened: Ms,
    step_opened: Ms,
    manner: Kept,
    /// All of its own steps are over.
    is_complete: bool,
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
        Self::of(bundle, bundle.lesson(id)?, resume, manner, now)
    }

    /// Opens a lesson that was read before.
    ///
    /// # Errors
    /// [`SessionError`] where the bundle has not what it needs, or this player cannot play it.
    pub fn of(
        bundle: &Bundle,
        lesson: Lesson,
        resume: Option<&StepId>,
        manner: Manner<'_>,
        now: Ms,
    ) -> Result<Self, SessionError> {
        let recorded = lines(bundle, &lesson.head.id, (manner.track, manner.deaf))?;
        let at = resume
            .and_then(|step| lesson.steps.iter().position(|known| known.id == *step))
            .unwrap_or(0);
        if lesson.steps.is_empty() {
            return Err(SessionError::Empty(lesson.head.id));
        }
        let manner = Kept::of(manner);
        let activity = manner.open(&lesson, at, at as u64)?;
        let own = Part::new(lesson, at, recorded, activity);
        let (asides, opened) = (aside::Asides::default(), now);
        Ok(Self { own, aside: None, asides, opened, step_opened: now, manner, is_complete: false })
    }

    /// Asks these in between, each once it is due.
    pub fn ask_between(&mut self, asides: Vec<Aside>) {
        self.asides = aside::Asides::new(asides);
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
        let steps = &self.own.lesson.steps;
        let there: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
        let lesson = self.own.lesson.head.id.clone();
        Err(SessionError::NoStep { lesson, step: step.clone(), there: there.join(", ") })
    }

    /// The first wishes: that it was opened, and what the first step wants.
    pub fn start(&mut self, bundle: &Bundle, now: Ms, stage: &Stage) -> Vec<Wish> {
        let lesson = self.own.lesson.head.id.clone();
        let opened = Event::Opened { lesson, bundle: bundle.manifest_hash() };
        let lesson = self.own.lesson.head.id.clone();
        let reached = Event::Reached { lesson, step: self.step().clone() };
        [vec![Wish::Record(opened), Wish::Record(reached)], self.begin(now, stage)].concat()
    }

    /// Hands in a touch or the passing of time.
    pub fn handle(&mut self, input: Input, now: Ms, stage: &Stage) -> Vec<Wish> {
        let ms = now - self.step_opened;
        let part = self.aside.as_mut().unwrap_or(&mut self.own);
        let effects =
            part.activity.handle(input, &Moment { ms, stage: *stage, lines: &part.lines });
        self.perform(effects, now, stage)
    }

    /// What is to be seen.
    pub fn frame(&self, now: Ms, stage: &Stage) -> Frame {
        let mut frame = self.part().activity.frame(&self.moment(now, stage));
        if let scene::Wake::At(at) = &mut frame.wake {
            *at += self.step_opened;
        }
        frame
    }

    /// What a child who knows the answer would do now, if it is her turn.
    pub fn show_how(&self, now: Ms, stage: &Stage) -> Option<activity::Gesture> {
        self.part().activity.show_how(&self.moment(now, stage))
    }

    /// The lesson stood still for so long, while the tablet was handed on.
    pub fn rested(&mut self, ms: Ms) {
        self.opened += ms;
        self.step_opened += ms;
    }

    /// The event of leaving before the end; none where only what is asked in between is left.
    pub fn left(&self, now: Ms) -> Option<Event> {
        let lesson = self.own.lesson.head.id.clone();
        (!self.is_complete).then(|| Event::Left { lesson, ms: now - self.opened })
    }

    /// The lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.own.lesson
    }

    /// Whether any of what it says is a machine's draft voice.
    pub fn is_draft(&self) -> bool {
        self.part().recorded.values().any(|line| line.draft)
    }

    /// The lesson's step that is being played, or was before something else was asked.
    pub fn step(&self) -> &StepId {
        self.own.step()
    }

    /// The kind of what is on the glass.
    pub fn kind(&self) -> &str {
        let part = self.part();
        &part.lesson.steps[part.at].kind
    }

    /// The lines that can be spoken, as long as they take.
    pub fn lines(&self) -> &Lines {
        &self.part().lines
    }

    /// What is on the glass.
    fn part(&self) -> &Part {
        self.aside.as_ref().unwrap_or(&self.own)
    }

    fn moment(&self, now: Ms, stage: &Stage) -> Moment<'_> {
        Moment { ms: now - self.step_opened, stage: *stage, lines: self.lines() }
    }

    /// Starts what is on the glass since just now.
    fn begin(&mut self, now: Ms, stage: &Stage) -> Vec<Wish> {
        self.step_opened = now;
        let part = self.aside.as_mut().unwrap_or(&mut self.own);
        part.hear(self.manner.pace);
        let effects = part.activity.start(&Moment { ms: 0, stage: *stage, lines: &part.lines });
        [vec![Wish::Music(None)], self.perform(effects, now, stage)].concat()
    }

    /// How quickly they are spoken.
    pub fn pace(&self) -> Pace {
        self.part().pace(self.manner.pace)
    }

    fn perform(&mut self, effects: Vec<Effect>, now: Ms, stage: &Stage) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for effect in effects {
            match effect {
                Effect::Say(lines) => wishes.push(Wish::Say(lines)),
                Effect::SaySlowly(lines) => wishes.push(Wish::SaySlowly(lines)),
                Effect::Write(lines) => wishes.push(Wish::Write(lines)),
                Effect::SayPart(line, from, to) => wishes.push(Wish::SayPart(line, from, to)),
                Effect::Hush => wishes.push(Wish::Hush),
                Effect::Play(sound) => wishes.push(Wish::Play(sound)),
                Effect::Music(music) => wishes.push(Wish::Music(music)),
                Effect::Answered(attempt) => {
                    if self.aside.is_none() && attempt.correct >= ANSWERED {
                        self.asides.count_own();
                    }
                    wishes.push(Wish::Record(Event::Answered(*attempt)));
                }
                Effect::Replayed => {
                    let lesson = self.part().lesson.head.id.clone();
                    let step = self.part().step().clone();
                    wishes.push(Wish::Record(Event::Replayed { lesson, step }));
                }
                Effect::Finished => {
                    wishes.extend(self.go_on(now, stage));
                    break;
                }
            }
        }
        wishes
    }

    /// Something is over: what is due is asked, and then the lesson goes on.
    fn go_on(&mut self, now: Ms, stage: &Stage) -> Vec<Wish> {
        // What comes next is written down first, so that nothing is lost if she leaves meanwhile.
        let mut wishes = Vec::new();
        if self.aside.is_none() {
            wishes.push(self.announce(now));
        }
        while let Some(Aside { lesson, lines, at, .. }) = self.asides.next() {
            if let Ok(activity) = self.manner.open(&lesson, at, now) {
                self.aside = Some(Part::new(lesson, at, lines, activity));
                wishes.extend(self.begin(now, stage));
                return wishes;
            }
        }
        self.aside = None;
        self.asides.step_over();
        wishes.extend(self.next_step(now, stage));
        wishes
    }

    /// The event of reaching the next step, or the lesson's end.
    fn announce(&mut self, now: Ms) -> Wish {
        let lesson = self.own.lesson.head.id.clone();
        Wish::Record(match self.own.lesson.steps.get(self.own.at + 1) {
            Some(step) => Event::Reached { lesson, step: step.id.clone() },
            None => {
                self.is_complete = true;
                Event::Completed { lesson, ms: now - self.opened }
            }
        })
    }

    fn next_step(&mut self, now: Ms, stage: &Stage) -> Vec<Wish> {
        let own = &mut self.own;
        if own.at + 1 >= own.lesson.steps.len() {
            return vec![Wish::Hush, Wish::Music(None), Wish::Done];
        }
        own.at += 1;
        match self.manner.open(&own.lesson, own.at, own.at as u64) {
            Ok(activity) => {
                own.activity = activity;
                self.begin(now, stage)
            }
            // A step that this player cannot read is passed over: a child is never locked in.
            Err(_) => [vec![self.announce(now)], self.next_step(now, stage)].concat(),
        }
    }
}

/// What can be said in a lesson: its own lines, and the shell's. Lines that speak of hearing
/// are others for a deaf child.
fn lines(bundle: &Bundle, id: &LessonId, (track, deaf): (&str, bool)) -> Result<Lines, ReadError> {
    let mut lines: Lines = bundle.lines(id, track)?;
    let shell = bundle.lines(&"shell".into(), track)?;
    lines.extend(shell.into_iter().map(|(id, line)| (LineId(format!("shell/{}", id.0)), line)));
    if deaf {
        let named = |(id, line): (&LineId, &model::Line)| {
            Some((LineId(id.0.strip_suffix("-deaf")?.to_owned()), line.clone()))
        };
        let others: Vec<_> = lines.iter().filter_map(named).collect();
        lines.extend(others);
    }
    Ok(lines)
}
