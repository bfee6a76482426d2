//! The adults' pages within the app: the gate, and what lies behind it.

use super::{App, Screen};
use crate::cards;
use crate::choice::{self, Stop};
use crate::chrome::blank;
use crate::diagnose::{self, Told};
use crate::icons::Drawing;
use crate::player::Player;
use crate::screen::children::Children;
use crate::screen::corner::{Ask, Corner};
use crate::screen::gate::{Gate, Passage};
use crate::screen::parts::Portions;
use crate::screen::storage::Storage;
use crate::screen::tabs::Tab;
use crate::screen::today::{Row, Today};
use crate::screen::ways::Ways;
use crate::screen::{Page, Place, Purpose, View};
use crate::settings::Settings;
use i18n::Tr;
use model::Event;
use scene::{Item, Ms, Point, Rect, Wake};

impl App {
    /// Shows the gate.
    pub(super) fn open_gate(&mut self, now: Ms) {
        self.sounds.say_shell(&["for-adults"]);
        let code = self.parts.school.gate_code().or_else(|| self.settings.code.clone());
        self.screen = Screen::Gate(Gate::new(code, &self.tr, now));
    }

    /// A finger came down on an adults' page.
    pub(super) fn adults_down(&mut self, at: Point, now: Ms) {
        match &mut self.screen {
            Screen::Gate(gate) => gate.down(at, now, &self.stage),
            Screen::Corner(corner) => corner.down(at, now, &self.stage, &self.tr),
            _ => {}
        }
    }

    /// It moved.
    pub(super) fn adults_moved(&mut self, at: Point, now: Ms) {
        if let Screen::Gate(gate) = &mut self.screen {
            gate.moved(at, now, &self.stage);
        }
    }

    /// It left the glass.
    pub(super) fn adults_up(&mut self, at: Point, now: Ms) {
        match &mut self.screen {
            Screen::Gate(gate) => {
                let passage = gate.up(at, now, &self.stage);
                self.pass(passage, now);
            }
            Screen::Corner(corner) => {
                if let Some(ask) = corner.up(at, &self.stage, &self.tr) {
                    self.do_for_adult(ask, now);
                }
            }
            _ => {}
        }
    }

    /// Time has passed: pages that nobody touches go away, and facts stay fresh.
    pub(super) fn adults_tick(&mut self, now: Ms) {
        self.watch_join(now);
        match &mut self.screen {
            Screen::Gate(gate) => {
                let passage = gate.tick(now);
                self.pass(passage, now);
            }
            Screen::Corner(corner) if corner.is_idle(now) => self.go_home(now),
            Screen::Corner(corner) => {
                corner.tell(self.parts.school.facts(&self.tr));
            }
            Screen::Page(_, place) if is_adults(place) && now >= self.touched_at + IDLE_MS => {
                self.go_home(now);
            }
            _ => {}
        }
    }

    /// When an adults' page that nobody touches goes away.
    pub(super) fn idle_at(&self) -> Option<Ms> {
        let Screen::Page(_, place) = &self.screen else { return None };
        is_adults(place).then_some(self.touched_at + IDLE_MS)
    }

    /// What the adults' pages look like.
    pub(super) fn adults_view(&self, now: Ms) -> View {
        match &self.screen {
            Screen::Gate(gate) => gate.view(now, &self.stage),
            Screen::Corner(corner) => {
                corner.view(now, (self.parts.wall)().wall_ms, &self.stage, &self.tr)
            }
            _ => View::default(),
        }
    }

    /// A firefly carries a light across the sky of home when work has just been sent: all
    /// that a child sees of the network.
    pub(super) fn with_carrier(&self, mut view: View, now: Ms) -> View {
        if !self.parts.school.is_joined() {
            return view;
        }
        if self.parts.school.is_carrying() {
            let side = self.stage.mm * 12.0;
            let middle = Point::new(self.stage.width / 2.0, self.stage.margin().y + side / 2.0);
            let carrier = Item::new("carrier", Rect::around(middle, side, side), blank());
            view.rows.push((carrier, Some(Drawing::Carrier)));
        }
        // A look each second draws nothing unless something has changed.
        View { wake: view.wake.sooner(Wake::At(now + 1_000)), ..view }
    }

    fn pass(&mut self, passage: Passage, now: Ms) {
        match passage {
            Passage::Stay => {}
            Passage::Home => self.go_home(now),
            Passage::Through => {
                self.stay_awake(now);
                self.show_page(&Place::Adults(Tab::Today), now);
            }
        }
    }

    fn do_for_adult(&mut self, ask: Ask, now: Ms) {
        match ask {
            Ask::Home => self.go_home(now),
            Ask::Tab(tab) => self.show_page(&Place::Adults(tab), now),
            Ask::About => self.asks_about = true,
            Ask::Diagnose => self.diagnose(),
            Ask::Join => self.show_page(&Place::Keys(Box::new(Purpose::Join)), now),
            Ask::Send => self.parts.school.send_now(),
            Ask::FillCard => self.parts.school.fill_card(),
            Ask::ReadCard => self.parts.school.read_card(),
        }
    }

    /// Writes a file for whoever helps from afar: onto a card where one is, else beside the
    /// record.
    fn diagnose(&mut self) {
        let Some(data) = self.parts.data.clone() else { return };
        let facts = self.parts.school.facts(&self.tr);
        let bundle = &self.parts.bundle;
        let told = Told {
            tablet: facts.tablet,
            is_joined: self.parts.school.is_joined(),
            n_children: self.players().len(),
            n_waiting: facts.waiting,
            free_mb: facts.free_mb,
            notices: facts.notices,
            glass: (self.glass.width, self.glass.height, self.glass.mm),
            lessons: (bundle.channel().id.clone(), bundle.release(), bundle.n_lessons()),
        };
        let folder = cards::folder().unwrap_or(data);
        let said = match diagnose::write(&folder, &told, &self.settings) {
            Ok(path) => {
                let path = path.display().to_string();
                self.tr.msg("corner-diagnosed", &[("path", path.into())])
            }
            Err(error) => {
                eprintln!("jonaki: {} cannot be written: {error}", folder.display());
                self.tr.msg("corner-not-diagnosed", &[])
            }
        };
        if let Screen::Corner(corner) = &mut self.screen {
            corner.say(said);
        }
    }

    /// Shows an adults' page.
    pub(super) fn show_adults(&mut self, tab: Tab, now: Ms) {
        let page: Box<dyn Page> = match tab {
            Tab::Today => {
                let facts = self.parts.worker.today(self.parts.school.told(), (self.parts.wall)());
                let row = |word: &crate::today::Word| {
                    let words = word.why.words(&self.choice, &self.tr);
                    Row::of(word.player.clone(), &word.why, words)
                };
                let rows = facts.words.iter().map(row).collect();
                Box::new(Today::new(facts, rows))
            }
            Tab::Children => {
                let away = self.parts.worker.away(self.parts.school.told());
                Box::new(Children::new(self.players(), away))
            }
            Tab::Ways | Tab::Eyes => {
                let is_free = self.parts.school.gate_code().is_none();
                {
                    let ways = Ways::new(self.settings.clone(), &self.parts.language, tab, is_free);
                    Box::new(ways.among(&self.parts.channels, &self.parts.bundle.channel().id))
                }
            }
            Tab::Storage => {
                self.look_at_storage();
                Box::new(Storage::default())
            }
            Tab::Parts => {
                self.look_at_storage();
                Box::new(Portions::new(&self.parts.bundle.channel().id))
            }
            Tab::Tablet => {
                let facts = self.parts.school.facts(&self.tr);
                self.screen = Screen::Corner(Corner::new(facts, now));
                return;
            }
        };
        self.screen = Screen::Page(page, Place::Adults(tab));
    }

    /// What comes next for a child and why, a line each.
    pub(super) fn why_next(&self, player: &Player) -> Vec<String> {
        let hers = self.hers_of(player);
        let stops = self.choice.stops(&hers, 0);
        let line = |stop: &Stop| {
            let head = stop.lesson.as_ref().and_then(|id| self.choice.head(id));
            let title = head.map(|head| head.title.get(self.tr.language()).to_owned());
            let why = choice::reason(&stop.reason, self.choice.skills(), &self.tr);
            title.map_or(why.clone(), |title| format!("{title}: {why}"))
        };
        stops.iter().map(line).collect()
    }

    /// A name was typed.
    pub(super) fn named(&mut self, purpose: Purpose, name: String, now: Ms) {
        match purpose {
            Purpose::NewChild => self.go_to(&Place::Picture(name), now),
            Purpose::Join => self.begin_join(&name, now),
            Purpose::Code => {
                self.set(Settings { code: Some(name), ..self.settings.clone() }, now);
                self.show_page(&Place::Adults(Tab::Eyes), now);
            }
            Purpose::Rename(player) => {
                let (Some(record), Some(face)) = (player.record, player.face) else { return };
                let picture = face.id().to_owned();
                self.note(record, Event::LearnerAdded { nickname: name.clone(), picture });
                let renamed = Player { name, ..player };
                self.show_page(&Place::Child(Box::new(renamed)), now);
            }
        }
    }

    /// An adult set the tablet anew: kept at once, and used from now on.
    pub(super) fn set(&mut self, settings: Settings, now: Ms) {
        if let Some(language) = &settings.language
            && *language != self.parts.language
        {
            self.parts.language.clone_from(language);
            self.tr = Tr::new(language);
        }
        let language = &self.parts.language;
        if let Err(error) = self.sounds.speak_in(language, &settings) {
            eprintln!("jonaki: the lines in {language} cannot be read: {error}");
        }
        let is_other = settings.channel != self.settings.channel;
        self.settings = settings;
        if is_other {
            self.open_lessons_anew();
        }
        self.resize(self.glass);
        if let Some(data) = &self.parts.data
            && let Err(error) = self.settings.save(data)
        {
            eprintln!("jonaki: the settings cannot be kept: {error}");
        }
        let tab = match &self.screen {
            Screen::Page(_, Place::Adults(tab)) => *tab,
            _ => Tab::Ways,
        };
        self.show_page(&Place::Adults(tab), now);
    }
}

/// After so long without a touch an adults' page goes away.
const IDLE_MS: Ms = 180_000;

fn is_adults(place: &Place) -> bool {
    matches!(
        place,
        Place::Adults(_)
            | Place::Child(_)
            | Place::Away(_)
            | Place::Keys(_)
            | Place::Picture(_)
            | Place::Face(_)
            | Place::Join(_)
    )
}
