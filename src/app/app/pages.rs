//! The pages around the lessons within the app: what a touch on them leads to.

use super::{App, Screen, Waiting};
use crate::choice::{Hers, Stop};
use crate::chrome::Fixed;
use crate::meadow::Meadow as Facts;
use crate::player::Player;
use crate::roster::prefers;
use crate::screen::child::Child;
use crate::screen::first::First;
use crate::screen::gallery::{Drawn, Gallery};
use crate::screen::join::Join;
use crate::screen::keys::Keys;
use crate::screen::library::Library;
use crate::screen::mail::Mail;
use crate::screen::meadow::Meadow;
use crate::screen::night::{Night, Why};
use crate::screen::road::Road;
use crate::screen::secret::Secret;
use crate::screen::tabs::Tab;
use crate::screen::turn::Turn;
use crate::screen::who::Who;
use crate::screen::{Glance, Go, Page, Place};
use crate::session::Entry;
use crate::together::Together;
use activity::Input;
use model::{Event, LearnerId, LessonHead, LessonId};
use scene::{Item, Ms, Point};

/// So many drawings are shown.
const DRAWINGS: usize = 40;
/// Among so many of her latest answers they are looked for.
const LOOKS_BACK: usize = 5_000;
/// A touch beside a thing means it up to here, millimetres.
const REACH_MM: f32 = 4.0;

impl App {
    /// This instant, as pages want it.
    pub(super) fn glance(&self, now: Ms) -> Glance<'_> {
        Glance {
            now,
            stage: &self.stage,
            tr: &self.tr,
            pressed: self.held.as_deref(),
            is_mute: self.sounds.is_mute(),
        }
    }

    /// The id of what a touch on a page means.
    pub(super) fn hit(&self, at: Point, now: Ms) -> Option<String> {
        let Screen::Page(page, _) = &self.screen else { return None };
        if let Some(meant) = page.hit(at, &self.glance(now)) {
            return Some(meant);
        }
        let rows = page.view(&self.glance(now)).rows;
        let items: Vec<Item> = rows.into_iter().map(|(item, _)| item).collect();
        scene::hit::hit(&items, at, self.stage.mm * REACH_MM).map(|item| item.id.clone())
    }

    /// A thing of a page was touched.
    pub(super) fn tapped(&mut self, id: &str, now: Ms) {
        if let Screen::Page(page, _) = &mut self.screen {
            let go = page.tapped(id, now);
            self.go(go, now);
        }
    }

    /// The page at which somebody starts: who is it, or the first picture of the first child.
    pub(super) fn start(&self) -> Place {
        if !self.players().is_empty() {
            return Place::Who;
        }
        // Whoever played before anybody was entered goes on with what she did.
        let nobody = self.parts.worker.hers(LearnerId::NOBODY, None, None, (self.parts.wall)());
        if nobody.sittings.is_empty() { Place::First } else { Place::Road }
    }

    /// Does what a page leads to.
    pub(super) fn go(&mut self, go: Vec<Go>, now: Ms) {
        for go in go {
            match go {
                Go::Say(lines) => {
                    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                    self.sounds.say_shell(&lines);
                }
                Go::Play(sound) => self.sounds.play(sound),
                Go::Record(event) => self.record(&event),
                Go::Be(player) => self.be(*player, now),
                Go::Enter(player) => self.enter(*player, now),
                Go::To(place) => self.go_to(&place, now),
                Go::About => self.asks_about = true,
                Go::Read(message) => {
                    let what = prefers::MAIL.to_owned();
                    self.record(&Event::Preferred { what, value: message });
                }
                Go::Hear(voice) => self.sounds.hear(voice),
                Go::Hand(is_up) => self.raise_hand(is_up),
                Go::Sit(members) => self.sit(members, now),
                Go::Prefer(learner, what, value) => {
                    if self.player.record == Some(learner) {
                        // She comes back as she is now, through her picture.
                        self.nobody_plays(now);
                    }
                    self.note(learner, Event::Preferred { what: what.to_owned(), value });
                }
                Go::Named(purpose, name) => self.named(*purpose, name, now),
                Go::Set(settings) => self.set(*settings, now),
                Go::Compared(are_the_same) => self.parts.school.compared(are_the_same),
                Go::Store(deed) => self.change_storage(deed),
                Go::Claim(learner) => self.claim(Some(learner), now),
                Go::All => self.claim(None, now),
                Go::GetUp => self.get_up(now),
            }
        }
    }

    /// Shows a place and lets it say what it says first.
    pub(super) fn go_to(&mut self, place: &Place, now: Ms) {
        match place {
            Place::Lesson(lesson, entry) => self.open_or_stay(lesson, entry, now),
            Place::Probe => self.begin_probe(now),
            Place::Gate => self.open_gate(now),
            page => {
                self.show_page(page, now);
                self.greet(now);
            }
        }
    }

    /// Shows a page.
    pub(super) fn show_page(&mut self, place: &Place, now: Ms) {
        self.held = None;
        if *place == Place::Who {
            self.nobody_plays(now);
        }
        let page: Box<dyn Page> = match place {
            Place::Adults(tab) => return self.show_adults(*tab, now),
            Place::Child(player) => {
                let signs = self.parts.bundle.channel().signs.clone();
                Box::new(Child::new((**player).clone(), self.why_next(player), signs))
            }
            Place::Away(player) => {
                Box::new(Child::new((**player).clone(), Vec::new(), Vec::new()).away())
            }
            Place::Join(state) => Box::new(Join::new(state.clone())),
            Place::Keys(purpose) => Box::new(Keys::new((**purpose).clone())),
            Place::Picture(name) => {
                let back = Place::Adults(Tab::Children);
                Box::new(First::new(Some(back)).named(name.clone()))
            }
            Place::Face(player) => {
                let back = Place::Child(player.clone());
                Box::new(First::new(Some(back)).of((**player).clone()))
            }
            Place::First => Box::new(First::new(None)),
            Place::Who if self.players().is_empty() => Box::new(First::new(Some(Place::Road))),
            Place::Secret(player, group) => {
                Box::new(Secret::new((**player).clone(), group.clone()))
            }
            Place::Turn => {
                let round = self.together.as_ref().map(Together::round);
                Box::new(Turn::new(round.unwrap_or_default()))
            }
            Place::Night(why) => Box::new(Night::new(*why)),
            Place::Who => Box::new(Who::new(self.players(), self.classes())),
            Place::Together(chosen) => {
                let first = || self.player.record.into_iter().collect();
                let chosen: Vec<LearnerId> = chosen.clone().unwrap_or_else(first);
                Box::new(Who::new(self.players(), self.classes()).together(&chosen))
            }
            Place::Library => {
                let hers = self.hers_here();
                // A drill comes to whoever needs it; once it was played it may come again.
                let is_shown = |head: &&LessonHead| {
                    head.drill_for.is_none() || hers.wishes.finished.contains(&head.id)
                };
                let shelf = self.choice.heads().iter().filter(is_shown).cloned().collect();
                let asleep = self.choice.asleep(&hers);
                let language = &self.parts.language;
                Box::new(Library::new(shelf, hers.wishes.finished, asleep, language))
            }
            Place::Mail => {
                let (letters, photos) = self.letters();
                self.sprites.take_photos(photos);
                Box::new(Mail::new(letters))
            }
            Place::Gallery => Box::new(Gallery::new(self.drawings())),
            Place::Meadow => {
                let facts = Facts::of(&self.choice, &self.hers(), &self.parts.language);
                Box::new(Meadow::new(facts, self.is_calm()))
            }
            _ => {
                self.is_chosen = true;
                let stops = self.stops();
                let others = self.players().len() > 1;
                // What is one child's own is not opened among others.
                let group = self.together.as_ref().map(Together::round).unwrap_or_default();
                let has_mail = group.is_empty() && self.has_mail();
                let hand = self.hand().filter(|_| group.is_empty());
                let road = Road::new(self.player.clone(), stops, others, has_mail).hand(hand);
                Box::new(road.with(group))
            }
        };
        self.screen = Screen::Page(page, place.clone());
    }

    /// From now on nobody plays, until somebody says who she is.
    pub(super) fn nobody_plays(&mut self, now: Ms) {
        self.end_sitting(now);
        (self.together, self.probing) = (None, None);
        (self.player, self.is_chosen) = (Player::nobody(), false);
    }

    /// What whoever plays has drawn, the newest first.
    fn drawings(&self) -> Vec<Drawn> {
        let Some(record) = self.player.record else { return Vec::new() };
        let attempts = self.parts.worker.attempts(record, LOOKS_BACK).into_iter().rev();
        let drawn = attempts.filter(|attempt| attempt.kind == "draw").filter_map(|attempt| {
            let lesson = self.parts.bundle.lesson(&attempt.lesson).ok()?;
            let step = lesson.steps.into_iter().find(|step| step.id == attempt.step)?;
            Some(Drawn { spec: step.spec, response: attempt.response })
        });
        drawn.take(DRAWINGS).collect()
    }

    /// The children who may play here.
    pub(super) fn players(&self) -> Vec<Player> {
        self.parts.worker.players(self.parts.school.told())
    }

    fn classes(&self) -> Vec<progress::school::Class> {
        self.parts.school.told().and_then(|told| told.classes().ok()).unwrap_or_default()
    }

    /// What is known of whoever plays; nothing of a guest, who is not asked to be placed.
    pub(super) fn hers(&self) -> Hers {
        self.hers_of(&self.player)
    }

    /// What is known of a child, and what she learns others instead of.
    pub(super) fn hers_of(&self, player: &Player) -> Hers {
        match player.record {
            Some(id) => {
                let at = (self.parts.wall)();
                let mut hers =
                    self.parts.worker.hers(id, player.class, self.parts.school.told(), at);
                if player.is_deaf {
                    hers.wishes.replaced = self.choice.in_sound();
                }
                hers
            }
            None => {
                let mut hers = Hers::default();
                hers.wishes.placement = Some(learn::Placement::default());
                hers
            }
        }
    }

    /// What is known of whoever plays, as far as she is offered lessons here.
    fn hers_here(&self) -> Hers {
        let mut hers = self.hers();
        if self.together.is_some() {
            // A new child's first game is hers alone.
            hers.wishes.placement.get_or_insert_default();
        }
        hers
    }

    /// What is offered to whoever plays.
    fn stops(&self) -> Vec<Stop> {
        let hers = self.hers_here();
        let whose = self.player.record.map_or(0, |id| u64::from(id.0[0]));
        self.choice.stops(&hers, whose ^ hers.today.unsigned_abs() as u64)
    }

    /// From now on this child plays.
    pub(super) fn be(&mut self, player: Player, now: Ms) {
        self.nobody_plays(now);
        if self.rests(player.record, now) {
            return self.go_to(&Place::Night(Why::Over), now);
        }
        (self.player, self.is_chosen) = (player, true);
        self.begin_sitting(now);
        self.go_to(&Place::Road, now);
    }

    /// Enters a child: one who chose her picture herself, one whose name an adult typed, or one
    /// who takes another picture.
    fn enter(&mut self, player: Player, now: Ms) {
        let mut id = [0; 16];
        let Some(face) = player.face.filter(|_| getrandom::fill(&mut id).is_ok()) else { return };
        let is_by_adult = !player.name.is_empty();
        let record = player.record.unwrap_or(LearnerId(id));
        let name = if is_by_adult {
            player.name.clone()
        } else {
            self.tr.msg(&format!("face-{}", face.id()), &[])
        };
        let (nickname, picture) = (name.clone(), face.id().to_owned());
        self.note(record, Event::LearnerAdded { nickname, picture });
        let (what, value) = (prefers::COLOUR.to_owned(), player.hue.id().to_owned());
        self.note(record, Event::Preferred { what, value });
        if player.record.is_some() {
            return self.go_to(&Place::Child(Box::new(player)), now);
        }
        if is_by_adult {
            return self.go_to(&Place::Adults(Tab::Children), now);
        }
        self.be(Player { record: Some(record), name, ..player }, now);
    }

    /// Writes down something about a child who need not be the one who plays.
    pub(super) fn note(&mut self, learner: LearnerId, event: Event) {
        if self.parts.worker.record(learner, event) {
            self.parts.school.answered();
        }
    }

    /// A fixed thing of a lesson was touched.
    pub(super) fn touched(&mut self, fixed: Fixed, now: Ms) {
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

    /// Opens a lesson; where that fails the child stays where she is, and the reason goes
    /// to whoever reads the log.
    pub(super) fn open_or_stay(&mut self, id: &LessonId, entry: &Entry, now: Ms) {
        if let Err(error) = self.open_lesson(id, entry, now) {
            eprintln!("jonaki: lesson {id} cannot be opened: {error}");
            self.sounds.say_shell(&["error-child"]);
        }
    }

    /// Leaves whatever is shown for the path, or for the first page.
    pub(super) fn go_home(&mut self, now: Ms) {
        self.leave_lesson(now);
        self.end_probe();
        let home = if self.is_chosen { Place::Road } else { self.start() };
        self.go_to(&home, now);
    }

    /// Falls silent, and writes down that a lesson was left where it was.
    pub(super) fn leave_lesson(&mut self, now: Ms) {
        self.sounds.hush();
        self.sounds.music(None);
        let waiting = self.waiting.take();
        let left = match (&self.screen, &waiting) {
            (Screen::Lesson(session), _) => session.left(now),
            (_, Some(Waiting { session, is_new: false, .. })) => session.left(now),
            _ => return,
        };
        if let Some(left) = left {
            self.record(&left);
        }
    }
}
