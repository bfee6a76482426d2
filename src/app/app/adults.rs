//! The adults' pages within the app: the gate, and what lies behind it.

use super::{App, Screen};
use crate::chrome::blank;
use crate::clock;
use crate::icons::Drawing;
use crate::screen::View;
use crate::screen::corner::{Ask, Corner};
use crate::screen::gate::{Gate, Passage};
use scene::{Item, Ms, Point, Rect, Wake};

impl App {
    /// Shows the gate.
    pub(super) fn open_gate(&mut self, now: Ms) {
        self.sounds.say_shell(&["for-adults"]);
        self.screen = Screen::Gate(Gate::new(self.parts.school.gate_code(), &self.tr, now));
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
        match &mut self.screen {
            Screen::Gate(gate) => {
                let passage = gate.tick(now);
                self.pass(passage, now);
            }
            Screen::Corner(corner) if corner.is_idle(now) => self.go_home(now),
            Screen::Corner(corner) => {
                corner.tell(self.parts.school.facts(&self.tr));
            }
            _ => {}
        }
    }

    /// What the adults' pages look like.
    pub(super) fn adults_view(&self, now: Ms) -> View {
        match &self.screen {
            Screen::Gate(gate) => gate.view(now, &self.stage),
            Screen::Corner(corner) => {
                corner.view(now, clock::stamp().wall_ms, &self.stage, &self.tr)
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
                let facts = self.parts.school.facts(&self.tr);
                self.screen = Screen::Corner(Corner::new(facts, now));
            }
        }
    }

    fn do_for_adult(&mut self, ask: Ask, now: Ms) {
        match ask {
            Ask::Home => self.go_home(now),
            Ask::About => self.asks_about = true,
            Ask::Send => self.parts.school.send_now(),
            Ask::FillCard => self.parts.school.fill_card(),
            Ask::ReadCard => self.parts.school.read_card(),
        }
    }
}
