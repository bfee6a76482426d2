//! The app as a state machine: which screen is shown, what a touch on it leads to.
//!
//! Time comes in as a parameter (milliseconds since the start), so the window and a film
//! run the very same code.

mod adults;
mod asking;
mod captions;
mod channels;
mod enrolling;
mod exploring;
mod focus;
mod follow;
mod labels;
mod lessons;
mod looks;
mod news;
mod outside;
mod pages;
mod probing;
mod pulse;
mod showing;
mod sitting;
mod storage;
mod turns;
mod wishes;

use crate::audio::Voice;
use crate::battery;
use crate::choice::Choice;
use crate::chrome::{self, Fixed};
use crate::player::Player;
use crate::school::School;
use crate::screen::corner::Corner;
use crate::screen::first::First;
use crate::screen::gate::Gate;
use crate::screen::{Go, Page, Place};
use crate::session::Session;
use crate::settings::Settings;
use crate::sounds::Sounds;
use crate::sprites::Sprites;
use crate::stage::StageModel;
use crate::storage::Errand;
use crate::together::Together;
use crate::worker::Worker;
use activity::Input;
use bundle::{Bundle, ReadError};
use i18n::Tr;
use model::{ChannelHead, SkillId, Stamp};
use scene::{Ms, Point, Stage};
use std::path::PathBuf;
use std::rc::Rc;

/// What the app is started with.
pub struct Parts {
    /// The lessons.
    pub bundle: Rc<Bundle>,
    /// Every channel that is installed, theirs among them.
    pub channels: Vec<ChannelHead>,
    /// The record.
    pub worker: Worker,
    /// What ties the tablet to a school.
    pub school: Rc<dyn School>,
    /// Language of the shell, `bn` or `en`.
    pub language: String,
    /// Seed of everything shuffled.
    pub seed: u64,
    /// What adults decided.
    pub settings: Settings,
    /// What the command line decided for as long as the program runs.
    pub forced: Forced,
    /// The wall clock.
    pub wall: fn() -> Stamp,
    /// Where the kernel shows the battery, such as [`crate::battery::FOLDER`]; none for a film.
    pub power: Option<PathBuf>,
    /// Where the settings are kept; none for a film, which changes nothing.
    pub data: Option<PathBuf>,
}

/// What the command line decided, whatever adults have set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forced {
    /// Less motion.
    pub calm: bool,
    /// No music under stories.
    pub no_music: bool,
}

/// Which screen is shown.
enum Screen {
    Page(Box<dyn Page>, Place),
    Lesson(Box<Session>),
    Gate(Gate),
    Corner(Corner),
}

/// A lesson that waits while the tablet is handed on.
struct Waiting {
    session: Box<Session>,
    /// Since when.
    since: Ms,
    /// Whether it has not begun yet.
    is_new: bool,
}

/// The app.
pub struct App {
    parts: Parts,
    tr: Tr,
    /// The glass as it is, and as everything is measured on it.
    glass: Stage,
    stage: Stage,
    screen: Screen,
    choice: Choice,
    /// Who plays; nobody before a picture was chosen.
    player: Player,
    /// Those who sit together, where several do.
    together: Option<Together>,
    /// The lesson that waits while the tablet is handed on.
    waiting: Option<Waiting>,
    /// The id of what a key, or a second touch of a child who cannot see, would choose.
    focus: Option<String>,
    /// What pictures show, in words.
    alts: labels::Alts,
    /// What the finger of a child who cannot see does, and what it found.
    exploring: exploring::Exploring,
    found: Option<exploring::Found>,
    /// When a lesson was last celebrated.
    celebrated: Ms,
    /// How often in a row the program died under the lesson that was taken up, and how many
    /// steps were reached since.
    tries: u8,
    n_reached: u32,
    /// When the glass was last touched.
    touched_at: Ms,
    /// The latest instant that was told.
    now: Ms,
    settings: Settings,
    /// The first game of a new child, while it is played.
    probing: Option<probing::Probing>,
    /// A look at the storage that is under way.
    errand: Option<Errand>,
    sitting: sitting::Sitting,
    battery: battery::Watch,
    /// When the tablet is handed on: an item is over, and its praise nearly.
    hand_on: Option<Ms>,
    /// Whether somebody has said who plays.
    is_chosen: bool,
    pressed: Option<Fixed>,
    /// What a finger is down on, on a page.
    held: Option<String>,
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
    /// The app at its first page.
    ///
    /// # Errors
    /// When the bundle's shelf cannot be read.
    pub fn new(parts: Parts, voice: Box<dyn Voice>, stage: Stage) -> Result<Self, ReadError> {
        let tr = Tr::new(&parts.language);
        let sprites = Sprites::new(Some(parts.bundle.clone()), stage.height as u32);
        let sounds = Sounds::new(parts.bundle.clone(), voice, &parts.language, &parts.settings)?;
        let choice = Choice::read(&parts.bundle)?;
        let mut app = Self {
            tr,
            glass: stage,
            stage: looks::measured(stage, &parts.settings),
            // What stands here is replaced before anybody sees it.
            screen: Screen::Page(Box::new(First::new(None)), Place::First),
            choice,
            player: Player::nobody(),
            together: None,
            waiting: None,
            focus: None,
            alts: labels::Alts::default(),
            exploring: exploring::Exploring::Not,
            found: None,
            celebrated: 0,
            tries: 0,
            n_reached: 0,
            touched_at: 0,
            now: 0,
            settings: parts.settings.clone(),
            probing: None,
            errand: None,
            sitting: sitting::Sitting::default(),
            battery: battery::Watch::default(),
            hand_on: None,
            is_chosen: false,
            pressed: None,
            held: None,
            sprites,
            model: StageModel::default(),
            sounds,
            levels_before: Vec::new(),
            opened: 0,
            asks_about: false,
            on_answer: None,
            parts,
        };
        let start = app.start();
        app.show_page(&start, 0);
        Ok(app)
    }

    /// The model that the window draws.
    pub fn model(&self) -> slint::ModelRc<ui::ItemData> {
        self.model.model()
    }

    /// The glass has another size.
    pub fn resize(&mut self, stage: Stage) {
        self.glass = stage;
        self.stage = looks::measured(stage, &self.settings);
        self.sprites.resize(stage.height as u32);
        self.model.forget();
    }

    /// The glass, whatever it is measured with.
    pub fn glass(&self) -> Stage {
        self.glass
    }

    /// The glass, as everything is measured on it.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Greets whoever starts the app, or comes to a page.
    pub fn greet(&mut self, now: Ms) {
        let is_path = matches!(self.screen, Screen::Page(_, Place::Road));
        let first = if is_path { self.first_words() } else { Vec::new() };
        if let Screen::Page(page, _) = &mut self.screen {
            let mut go = page.opened(now);
            if let Some(Go::Say(lines)) = go.first_mut() {
                lines.splice(..0, first.into_iter().map(str::to_owned));
            }
            self.go(go, now);
        }
    }

    /// Whether somebody asked what this program is (licences); asked once.
    pub fn take_about(&mut self) -> bool {
        std::mem::take(&mut self.asks_about)
    }

    /// Now it is this instant.
    fn at(&mut self, now: Ms) {
        self.now = now;
        self.sounds.at(now);
    }

    /// A finger came down.
    pub fn down(&mut self, at: Point, now: Ms) {
        self.at(now);
        self.touched_at = now;
        if !self.explore_down(at, now) {
            self.focus = None;
            self.press(at, now);
        }
    }

    /// Something is touched, by a finger or a key.
    fn press(&mut self, at: Point, now: Ms) {
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
            Screen::Page(..) => {
                self.held = self.hit(at, now);
                if self.held.is_some() {
                    self.sounds.play("tap");
                }
            }
            Screen::Gate(_) | Screen::Corner(_) => self.adults_down(at, now),
        }
    }

    /// It moved.
    pub fn moved(&mut self, at: Point, now: Ms) {
        self.at(now);
        if self.explore_moved(at, now) {
            return;
        }
        if let (Screen::Lesson(session), None) = (&mut self.screen, self.pressed) {
            let wishes = session.handle(Input::Move(at), now, &self.stage);
            self.fulfil(wishes, now);
        }
        self.adults_moved(at, now);
    }

    /// It left the glass.
    pub fn up(&mut self, at: Point, now: Ms) {
        self.at(now);
        if !self.explore_up() {
            self.release(at, now);
        }
    }

    /// What was touched is let go.
    fn release(&mut self, at: Point, now: Ms) {
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
            Screen::Page(..) => {
                let meant = self.hit(at, now);
                if let Some(id) = self.held.take().filter(|id| meant.as_ref() == Some(id)) {
                    self.tapped(&id, now);
                }
            }
            Screen::Gate(_) | Screen::Corner(_) => self.adults_up(at, now),
        }
    }

    /// The touch is given up: nothing was meant by it.
    pub fn cancel(&mut self, now: Ms) {
        self.at(now);
        (self.pressed, self.exploring) = (None, exploring::Exploring::Not);
        match &mut self.screen {
            Screen::Lesson(session) => {
                let wishes = session.handle(Input::Cancel, now, &self.stage);
                self.fulfil(wishes, now);
            }
            Screen::Page(..) => self.held = None,
            Screen::Gate(gate) => gate.cancel(),
            Screen::Corner(corner) => corner.cancel(),
        }
    }

    /// A word of the reading text was touched.
    pub fn word(&mut self, index: usize, now: Ms) {
        self.at(now);
        if let Screen::Lesson(session) = &mut self.screen {
            let wishes = session.handle(Input::Word(index), now, &self.stage);
            self.fulfil(wishes, now);
        }
    }

    /// The back key, or Escape: one page back, from a lesson the house.
    pub fn back(&mut self, now: Ms) {
        self.at(now);
        match &mut self.screen {
            Screen::Page(page, _) => {
                let go = page.back();
                self.go(go, now);
            }
            _ => self.go_home(now),
        }
    }

    /// Time has passed.
    pub fn tick(&mut self, now: Ms) {
        self.at(now);
        if let Screen::Lesson(session) = &mut self.screen {
            let wishes = session.handle(Input::Tick, now, &self.stage);
            self.fulfil(wishes, now);
        }
        if let Screen::Page(page, _) = &mut self.screen {
            let go = page.tick(now);
            self.go(go, now);
        }
        self.hand_on(now);
        self.watch_probe(now);
        self.watch_sitting(now);
        self.adults_tick(now);
        self.watch_storage();
    }
}
