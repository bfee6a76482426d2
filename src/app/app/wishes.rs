//! What a lesson wishes for, done: said, played, written down, celebrated.

use super::{App, Screen};
use crate::pace::Pace;
use crate::resume::Playing;
use crate::screen::Place;
use crate::screen::celebrate::{self, Celebrate};
use crate::session::Wish;
use crate::together::Together;
use model::Event;
use scene::Ms;

impl App {
    pub(super) fn fulfil(&mut self, wishes: Vec<Wish>, now: Ms) {
        for wish in wishes {
            match wish {
                Wish::Say(ids) => {
                    let (lines, pace) = self.lines();
                    self.sounds.say(&ids, lines, pace);
                }
                Wish::SaySlowly(ids) => {
                    let (lines, pace) = self.lines();
                    self.sounds.say_slowly(&ids, lines, pace);
                }
                Wish::Write(ids) => self.sounds.write(&ids, self.lines().0),
                Wish::SayPart(id, from, to) => {
                    let (lines, pace) = self.lines();
                    self.sounds.say_part(&id, lines, (from, to), pace);
                }
                Wish::Hush => self.sounds.hush(),
                Wish::Play(sound) => self.sounds.play(&sound),
                Wish::Music(music) => {
                    self.sounds.music(music.filter(|_| self.has_music()).as_deref());
                }
                Wish::Record(event) => self.record(&event),
                // A step of the probe that ran out of questions has none left for her.
                Wish::Done if self.probing.is_some() => self.ask_next(now),
                Wish::Done => self.celebrate(now),
            }
        }
    }

    /// The lines of the lesson in play, and how quickly they are spoken.
    pub(super) fn lines(&self) -> (&activity::Lines, Pace) {
        static NONE: std::sync::LazyLock<activity::Lines> =
            std::sync::LazyLock::new(Default::default);
        match &self.screen {
            Screen::Lesson(session) => (session.lines(), session.pace()),
            _ => (&NONE, Pace::Usual),
        }
    }

    /// Writes down what whoever plays did; of a guest nothing is kept.
    pub(super) fn record(&mut self, event: &Event) {
        if !self.counts_in_probe(event) {
            return;
        }
        self.note_place(event);
        let learners = self.whose(event);
        self.answered(event);
        let mut is_kept = !learners.is_empty();
        for learner in learners {
            if !self.parts.worker.record(learner, event.clone()) {
                eprintln!("jonaki: an event waits in memory, the disk has no room for it");
                is_kept = false;
            }
        }
        if !is_kept {
            return;
        }
        self.parts.school.answered();
        if let (Event::Answered(attempt), Some(told)) = (event, &self.on_answer) {
            told(attempt);
        }
    }

    fn celebrate(&mut self, now: Ms) {
        let Screen::Lesson(session) = &self.screen else { return };
        let lesson = session.lesson().head.id.clone();
        let after = self.levels();
        let lights = celebrate::lights(&self.levels_before, &after);
        self.celebrated = now;
        let end = Celebrate::new(lesson, lights, &self.tr, self.is_calm(), now);
        self.screen = Screen::Page(Box::new(end), Place::Celebration);
        self.sounds.play("firefly");
        let line = match lights {
            0 => "finish-lesson-0",
            1 => "finish-lesson-1",
            _ => "finish-lesson-many",
        };
        let rest = self.rests_eyes(now).then_some("rest");
        let lines = [Some(line), rest, self.low_battery()];
        self.sounds.say_shell(&lines.into_iter().flatten().collect::<Vec<_>>());
    }

    /// Notes where a child plays, or several do, in case the program dies under their hands.
    fn note_place(&mut self, event: &Event) {
        let Some(data) = &self.parts.data else { return };
        match event {
            Event::Reached { lesson, .. } => {
                // Once another step was reached, the one that was taken up did no harm.
                self.tries = if self.n_reached > 0 { 0 } else { self.tries };
                self.n_reached += 1;
                let group = self.together.as_ref().map(Together::round);
                let all = group.unwrap_or_else(|| vec![self.player.clone()]);
                let who: Vec<_> = all.iter().filter_map(|one| one.record).collect();
                if !who.is_empty() {
                    Playing::note(data, &who, lesson, self.tries);
                }
            }
            Event::Left { .. } | Event::Completed { .. } => Playing::over(data),
            _ => {}
        }
    }
}
