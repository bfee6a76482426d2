//! The app as a state machine: which screen is shown, what a touch on it leads to.
//!
//! Time comes in as a parameter (milliseconds since the start), so the window and a film
//! run the very same code.

mod adults;
mod wishes;

use crate::audio::Voice;
use crate::chrome::{self, Fixed};
use crate::school::School;
use crate::screen::celebrate::Celebrate;
use crate::screen::corner::Corner;
use crate::screen::gate::Gate;
use crate::screen::{View, home::Home};
use crate::session::{Entry, Manner, Session, SessionError};
use crate::sounds::Sounds;
use crate::sprites::Sprites;
use crate::stage::StageModel;
use crate::worker::Worker;
use activity::Input;
use bundle::{Bundle, ReadError};
use i18n::Tr;
use model::{LearnerId, LessonId, SkillId};
use scene::{Ms, Point, Stage, Wake};
use std::rc::Rc;

/// What the app is started with.
pub struct Parts {
    /// The lessons.
    pub bundle: Rc<Bundle>,
    /// The record.
    pub worker: Worker,
    /// What ties the tablet to a school.
    pub school: Rc<dyn School>,
    /// Language of the shell, `bn` or `en`.
    pub language: String,
    /// Seed of everything shuffled.
    pub seed: u64,
    /// Less motion.
    pub calm: bool,
    /// Music under stories; a school can switch it off.
    pub music: bool,
}

/// Which screen is shown.
enum Screen {
    Home(Home),
    Lesson(Box<Session>),
    Celebrate(Celebrate, LessonId),
    Gate(Gate),
    Corner(Corner),
}

/// The app.
pub struct App {
    parts: Parts,
    tr: Tr,
    stage: Stage,
    screen: Screen,
    learner: LearnerId,
    pressed: Option<Fixed>,
    sprites: Sprites,
    model: StageModel,
    sounds: Sounds,
    levels_before: Vec<(SkillId, learn::Level)>,
    opened: u64,
    asks_about: bool,
    on_answer: Option<OnAnswer>,
}

/// Is told of every answer once it is committed.
pub type OnAnswer = Box<dyn Fn(&model::Attempt)>;

impl App {
    /// The app at home.
    ///
    /// # Errors
    /// When the bundle's shelf cannot be read.
    pub fn new(parts: Parts, voice: Box<dyn Voice>, stage: Stage) -> Result<Self, ReadError> {
        let tr = Tr::new(&parts.language);
        let sprites = Sprites::new(Some(parts.bundle.clone()), stage.height as u32);
        let sounds = Sounds::new(parts.bundle.clone(), voice, &parts.language)?;
        let draft = sounds.is_draft().then(|| tr.msg("draft-voice", &[]));
        let home = Home::read(&parts, LearnerId::NOBODY, draft)?;
        Ok(Self {
            tr,
            stage,
            screen: Screen::Home(home),
            learner: LearnerId::NOBODY,
            pressed: None,
            sprites,
            model: StageModel::default(),
            sounds,
            levels_before: Vec::new(),
            opened: 0,
            asks_about: false,
            on_answer: None,
            parts,
        })
    }

    /// Tells `told` of every answer once it is committed.
    pub fn on_answer(&mut self, told: OnAnswer) {
        self.on_answer = Some(told);
    }

    /// The model that the window draws.
    pub fn model(&self) -> slint::ModelRc<ui::ItemData> {
        self.model.model()
    }

    /// The glass has another size.
    pub fn resize(&mut self, stage: Stage) {
        self.stage = stage;
        self.sprites.resize(stage.height as u32);
        self.model.forget();
    }

    /// The glass.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Greets whoever starts the app.
    pub fn greet(&mut self) {
        self.sounds.say_shell(&["greet-back", "pick-lesson"]);
    }

    /// Whether somebody asked what this program is (licences); asked once.
    pub fn take_about(&mut self) -> bool {
        std::mem::take(&mut self.asks_about)
    }

    /// The first lesson on the shelf.
    pub fn first_lesson(&self) -> Option<LessonId> {
        self.parts.bundle.shelf(0, 1).ok()?.into_iter().next().map(|head| head.id)
    }

    /// What a child who knows the answer would do now, if it is her turn.
    pub fn show_how(&self, now: Ms) -> Option<activity::Gesture> {
        match &self.screen {
            Screen::Lesson(session) => session.show_how(now, &self.stage),
            _ => None,
        }
    }

    /// The answers recorded so far, newest last.
    pub fn attempts(&self, limit: usize) -> Vec<model::Attempt> {
        self.parts.worker.attempts(self.learner, limit)
    }

    /// The lesson and step in play, if one is.
    pub fn place(&self) -> Option<(LessonId, model::StepId)> {
        match &self.screen {
            Screen::Lesson(session) => {
                Some((session.lesson().head.id.clone(), session.step().clone()))
            }
            _ => None,
        }
    }

    /// Opens a lesson.
    ///
    /// # Errors
    /// [`SessionError`] when it cannot be opened; the screen stays as it is.
    pub fn open_lesson(
        &mut self,
        id: &LessonId,
        entry: &Entry,
        now: Ms,
    ) -> Result<(), SessionError> {
        let resume = match entry {
            Entry::Start => None,
            Entry::WhereLeft => self.parts.worker.resume_at(self.learner, id),
            Entry::At(step) => Some(step.clone()),
        };
        self.opened += 1;
        let seed = self.parts.seed ^ (self.opened << 32);
        let manner = Manner { track: &self.parts.language, seed, calm: self.parts.calm };
        let mut session = Session::open(&self.parts.bundle, id, resume.as_ref(), manner, now)?;
        session.must_be_at(entry)?;
        self.levels_before = self.levels();
        let wishes = session.start(&self.parts.bundle, now, &self.stage);
        self.screen = Screen::Lesson(Box::new(session));
        self.fulfil(wishes, now);
        Ok(())
    }

    /// How well she knows what she has practised, here and elsewhere.
    fn levels(&self) -> Vec<(SkillId, learn::Level)> {
        self.parts.worker.levels(self.learner, self.parts.school.told())
    }

    /// A finger came down.
    pub fn down(&mut self, at: Point, now: Ms) {
        match &mut self.screen {
            Screen::Lesson(session) => {
                self.pressed = chrome::at(&self.stage, at);
                if self.pressed.is_none() {
                    let wishes = session.handle(Input::Down(at), now, &self.stage);
                    self.fulfil(wishes, now);
                } else {
                    self.sounds.play("tap");
                }
            }
            Screen::Home(home) => {
                home.pressed = home.hit(&self.stage, at);
                if home.pressed.is_some() {
                    self.sounds.play("tap");
                }
            }
            Screen::Celebrate(end, _) => {
                end.pressed = end.hit(now, &self.stage, at);
                if end.pressed.is_some() {
                    self.sounds.play("tap");
                }
            }
            Screen::Gate(_) | Screen::Corner(_) => self.adults_down(at, now),
        }
    }

    /// It moved.
    pub fn moved(&mut self, at: Point, now: Ms) {
        if let (Screen::Lesson(session), None) = (&mut self.screen, self.pressed) {
            let wishes = session.handle(Input::Move(at), now, &self.stage);
            self.fulfil(wishes, now);
        }
        self.adults_moved(at, now);
    }

    /// It left the glass.
    pub fn up(&mut self, at: Point, now: Ms) {
        match &mut self.screen {
            Screen::Lesson(session) => match self.pressed.take() {
                Some(fixed) if chrome::at(&self.stage, at) == Some(fixed) => {
                    self.touched(fixed, now);
                }
                Some(_) => {}
                None => {
                    let wishes = session.handle(Input::Up(at), now, &self.stage);
                    self.fulfil(wishes, now);
                }
            },
            Screen::Home(home) => {
                let pressed = home.pressed.take();
                if let Some(id) =
                    pressed.filter(|id| home.hit(&self.stage, at).as_ref() == Some(id))
                {
                    self.touched_home(&id, now);
                }
            }
            Screen::Celebrate(end, lesson) => {
                let pressed = end.pressed.take();
                let meant = end.hit(now, &self.stage, at);
                let lesson = lesson.clone();
                match pressed.filter(|id| meant.as_ref() == Some(id)).as_deref() {
                    Some("next") => self.go_home(now),
                    Some("again") => self.open_or_stay(&lesson, &Entry::Start, now),
                    _ => {}
                }
            }
            Screen::Gate(_) | Screen::Corner(_) => self.adults_up(at, now),
        }
    }

    /// The touch is given up: nothing was meant by it.
    pub fn cancel(&mut self, now: Ms) {
        self.pressed = None;
        match &mut self.screen {
            Screen::Lesson(session) => {
                let wishes = session.handle(Input::Cancel, now, &self.stage);
                self.fulfil(wishes, now);
            }
            Screen::Home(home) => home.pressed = None,
            Screen::Celebrate(end, _) => end.pressed = None,
            Screen::Gate(gate) => gate.cancel(),
            Screen::Corner(corner) => corner.cancel(),
        }
    }

    /// A word of the reading text was touched.
    pub fn word(&mut self, index: usize, now: Ms) {
        if let Screen::Lesson(session) = &mut self.screen {
            let wishes = session.handle(Input::Word(index), now, &self.stage);
            self.fulfil(wishes, now);
        }
    }

    /// The back key, or Escape: the house.
    pub fn back(&mut self, now: Ms) {
        if !matches!(self.screen, Screen::Home(_)) {
            self.go_home(now);
        }
    }

    /// Time has passed.
    pub fn tick(&mut self, now: Ms) {
        if let Screen::Lesson(session) = &mut self.screen {
            let wishes = session.handle(Input::Tick, now, &self.stage);
            self.fulfil(wishes, now);
        }
        self.adults_tick(now);
    }

    /// Puts this instant onto the glass; gives the next instant that looks different.
    pub fn show(&mut self, now: Ms) -> Wake {
        let view = self.view(now);
        self.model.show(&view.rows, &mut self.sprites);
        view.wake
    }

    /// What is to be seen now.
    pub fn view(&self, now: Ms) -> View {
        match &self.screen {
            Screen::Home(home) => self.with_carrier(home.view(&self.stage), now),
            Screen::Celebrate(end, _) => end.view(now, &self.stage),
            Screen::Gate(_) | Screen::Corner(_) => self.adults_view(now),
            Screen::Lesson(session) => {
                let frame = session.frame(now, &self.stage);
                let mut rows: Vec<_> = frame.items.into_iter().map(|item| (item, None)).collect();
                rows.extend(chrome::rows(
                    &self.stage,
                    frame.bird,
                    self.pressed,
                    self.sounds.is_mute(),
                ));
                if session.is_draft() {
                    rows.push(chrome::draft(&self.stage, self.tr.msg("draft-voice", &[])));
                }
                View { rows, wake: frame.wake }
            }
        }
    }

    fn touched(&mut self, fixed: Fixed, now: Ms) {
        let input = match fixed {
            Fixed::Home => return self.go_home(now),
            Fixed::Ear => Input::Replay,
            Fixed::Bird => Input::Help,
        };
        if let Screen::Lesson(session) = &mut self.screen {
            let wishes = session.handle(input, now, &self.stage);
            self.fulfil(wishes, now);
        }
    }

    fn touched_home(&mut self, id: &str, now: Ms) {
        let Screen::Home(home) = &mut self.screen else { return };
        match id {
            "earlier" => home.page = home.page.saturating_sub(1),
            "later" => home.page += 1,
            "info" => self.asks_about = true,
            "adults" => self.open_gate(now),
            "ear" | "bird" => self.greet(),
            tile => {
                if let Some(id) = tile.strip_prefix("lesson-") {
                    self.open_or_stay(&LessonId(id.to_owned()), &Entry::WhereLeft, now);
                }
            }
        }
    }

    /// Opens a lesson; where that fails the child stays where she is, and the reason goes
    /// to whoever reads the log.
    fn open_or_stay(&mut self, id: &LessonId, entry: &Entry, now: Ms) {
        if let Err(error) = self.open_lesson(id, entry, now) {
            eprintln!("jonaki: lesson {id} cannot be opened: {error}");
            self.sounds.say_shell(&["error-child"]);
        }
    }

    fn go_home(&mut self, now: Ms) {
        self.sounds.hush();
        self.sounds.music(None);
        if let Screen::Lesson(session) = &self.screen {
            let left = session.left(now);
            self.record(left);
        }
        let draft = self.sounds.is_draft().then(|| self.tr.msg("draft-voice", &[]));
        if let Ok(home) = Home::read(&self.parts, self.learner, draft) {
            self.screen = Screen::Home(home);
        }
    }
}
