//! A new child's first game: a few questions out of the lessons find where to begin.

use super::{App, Screen};
use crate::screen::Place;
use crate::session::{Session, with_single};
use learn::{Placement, Probe};
use model::{Attempt, Event, SkillId};
use scene::Ms;
use std::collections::BTreeSet;

/// The strands that are probed, one after the other.
const STRANDS: [&str; 2] = ["BN", "MA"];
/// An answer is praised or comforted for so long.
const AFTER_MS: Ms = 2_200;

/// A probe under way.
pub(super) struct Probing {
    /// What is left of the strands, the present one last.
    strands: Vec<Probe>,
    placement: Placement,
    /// When the next question comes.
    next: Option<Ms>,
}

impl App {
    /// Begins the game; where there is nothing to ask the child is placed at the start.
    pub(super) fn begin_probe(&mut self, now: Ms) {
        // What lives in sound is not asked of a deaf child.
        let in_sound =
            if self.player.is_deaf { self.choice.in_sound() } else { BTreeSet::default() };
        let order = |strand: &&str| {
            let mut skills = self.choice.course().teaching_order(strand);
            skills.retain(|skill| !in_sound.contains(skill));
            Probe::new(skills)
        };
        let strands = STRANDS.iter().rev().map(order).collect();
        self.probing = Some(Probing { strands, placement: Placement::default(), next: None });
        self.sounds.say_shell(&["probe-start"]);
        self.ask_next(now);
    }

    /// Whether an event belongs to the record during a probe: answers do, lessons do not, for
    /// no lesson is played.
    pub(super) fn counts_in_probe(&self, event: &Event) -> bool {
        self.probing.is_none() || matches!(event, Event::Answered(_) | Event::Placed { .. })
    }

    /// Hears an answer of the probe.
    pub(super) fn heard_in_probe(&mut self, attempt: &Attempt) {
        let Some(probing) = self.probing.as_mut().filter(|one| one.next.is_none()) else { return };
        if let Some(probe) = probing.strands.last_mut() {
            probe.answer(attempt.is_clean());
        }
        probing.next = Some(self.now + AFTER_MS);
    }

    /// When something happens in the probe.
    pub(super) fn probe_wake(&self) -> Option<Ms> {
        self.probing.as_ref().and_then(|probing| probing.next)
    }

    /// Time has passed.
    pub(super) fn watch_probe(&mut self, now: Ms) {
        if self.probe_wake().is_some_and(|at| now >= at) {
            self.ask_next(now);
        }
    }

    /// Ends the game with what is known by now, such as when the house was touched.
    pub(super) fn end_probe(&mut self) {
        let Some(mut probing) = self.probing.take() else { return };
        for probe in probing.strands.drain(..) {
            probe.place(&mut probing.placement);
        }
        let assumed = probing.placement.assumed.into_iter().collect();
        self.record(&Event::Placed { assumed });
    }

    /// Asks the next question, or ends the game.
    pub(super) fn ask_next(&mut self, now: Ms) {
        while let Some(probing) = self.probing.as_mut() {
            probing.next = None;
            let Some(probe) = probing.strands.last_mut() else { break };
            let Some(skill) = probe.asks().cloned() else {
                // This strand has been asked enough.
                let probe = probing.strands.pop();
                probe.into_iter().for_each(|probe| probe.place(&mut probing.placement));
                continue;
            };
            if let Some(session) = self.question(&skill, now) {
                let mut session = session;
                let wishes = session.start(&self.parts.bundle, now, &self.stage);
                self.screen = Screen::Lesson(Box::new(session));
                self.fulfil(wishes, now);
                return;
            }
            // No installed lesson can ask it, so nobody can say that she knows it.
            if let Some(probe) = self.probing.as_mut().and_then(|one| one.strands.last_mut()) {
                probe.answer(false);
            }
        }
        self.end_probe();
        self.sounds.hush();
        self.show_page(&Place::Road, now);
        self.sounds.say_shell(&["probe-done", "path-start"]);
    }

    /// One question about a skill, or the board that asks it.
    fn question(&self, skill: &SkillId, now: Ms) -> Option<Session> {
        let (lesson, step) = self.asks(skill)?;
        let seed = self.parts.seed ^ now;
        let alone = with_single(lesson.clone(), &step, skill, seed).map(|(lesson, _)| lesson);
        let lesson = alone.unwrap_or(lesson);
        Session::of(&self.parts.bundle, lesson, Some(&step), self.manner(seed), now).ok()
    }
}
