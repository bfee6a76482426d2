//! One thread owns the record. An answer is committed before the child sees its praise:
//! whoever records waits for the commit, which is shorter than a frame on working flash.

use crate::choice::Hers;
use crate::player::Player;
use crate::today::{self, Today};
use crate::{clock, roster};
use learn::Chosen;
use model::{Attempt, ClassId, Event, LearnerId, LessonId, SkillId, Stamp, StepId};
use progress::{Notice, Progress, School};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// The record, asked from the window's thread. Dropping it closes the record.
pub struct Worker {
    line: Line,
    thread: Option<std::thread::JoinHandle<()>>,
    notices: Vec<Notice>,
}

/// A line to the record's thread, for whoever else has something to ask of it. It keeps
/// nothing open: once the worker is gone, nobody answers.
#[derive(Clone)]
pub struct Line(SyncSender<Order>);

type Ask = Box<dyn FnOnce(&mut Desk) + Send>;

enum Order {
    Ask(Ask),
    Stop,
}

/// What the thread holds.
struct Desk {
    progress: Progress,
    /// Events that could not be written yet (a full disk); tried again before the next one.
    waiting: Vec<(LearnerId, Event, Stamp)>,
}

impl Worker {
    /// Opens the record in `data`.
    ///
    /// # Errors
    /// When it cannot be opened at all; a damaged one is set aside and reported instead.
    pub fn open(data: &Path) -> Result<Self, progress::OpenError> {
        let (progress, notices) = Progress::open(data, &clock::boot_id(), clock::stamp())?;
        let (asks, inbox): (SyncSender<Order>, Receiver<Order>) = sync_channel(16);
        let thread = std::thread::Builder::new().name("record".into()).spawn(move || {
            let mut desk = Desk { progress, waiting: Vec::new() };
            while let Ok(Order::Ask(ask)) = inbox.recv() {
                ask(&mut desk);
            }
            // There may be room again for what had to wait.
            desk.flush();
        });
        Ok(Self { line: Line(asks), thread: thread.ok(), notices })
    }

    /// A line for somebody else, such as whoever sends the record to the school.
    pub fn line(&self) -> Line {
        self.line.clone()
    }

    /// What an adult should know of the start.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Records an event and waits until it is committed. False where it has to wait for
    /// room on the disk: it is kept in memory and written with the next one.
    pub fn record(&self, learner: LearnerId, event: Event) -> bool {
        let at = clock::stamp();
        self.ask(move |desk| {
            desk.waiting.push((learner, event, at));
            desk.flush()
        })
        .unwrap_or(false)
    }

    /// Where a lesson was left, if it was.
    pub fn resume_at(&self, learner: LearnerId, lesson: &LessonId) -> Option<StepId> {
        let lesson = lesson.clone();
        self.ask(move |desk| desk.progress.resume_at(learner, &lesson).ok().flatten()).flatten()
    }

    /// How well each practised skill is known, on this tablet and, where there is a school,
    /// on all others.
    pub fn levels(
        &self,
        learner: LearnerId,
        school: Option<School>,
    ) -> Vec<(SkillId, learn::Level)> {
        let levels = move |desk: &mut Desk| match school {
            Some(school) => {
                let known = school.known(&desk.progress, learner).ok()?;
                Some(known.levels().map(|(skill, level)| (skill.clone(), level)).collect())
            }
            None => desk.progress.levels(learner).ok(),
        };
        self.ask(levels).flatten().unwrap_or_default()
    }

    /// The children who may play here, with what they chose, by class, roll and name.
    pub fn players(&self, school: Option<School>) -> Vec<Player> {
        self.ask(move |desk| roster::players(&desk.progress, school.as_ref())).unwrap_or_default()
    }

    /// The children whose pictures were taken away from this tablet.
    pub fn away(&self, school: Option<School>) -> Vec<Player> {
        self.ask(move |desk| roster::away(&desk.progress, school.as_ref())).unwrap_or_default()
    }

    /// What was decided for a child.
    pub fn chosen(&self, learner: LearnerId, school: Option<School>) -> Chosen {
        self.ask(move |desk| roster::chosen(&desk.progress, learner, school.as_ref()))
            .unwrap_or_default()
    }

    /// Who of this tablet's children needs a word today.
    pub fn today(&self, school: Option<School>, at: Stamp) -> Today {
        self.ask(move |desk| today::today(&desk.progress, school.as_ref(), at)).unwrap_or_default()
    }

    /// What is known of a child, and what adults and she decided.
    pub fn hers(
        &self,
        learner: LearnerId,
        class: Option<ClassId>,
        school: Option<School>,
        at: Stamp,
    ) -> Hers {
        self.ask(move |desk| roster::hers(&desk.progress, learner, class, school.as_ref(), at))
            .unwrap_or_default()
    }

    /// The newest attempts, newest last.
    pub fn attempts(&self, learner: LearnerId, limit: usize) -> Vec<Attempt> {
        let newest =
            self.ask(move |desk| desk.progress.attempts(learner, limit).unwrap_or_default());
        newest.unwrap_or_default().into_iter().rev().map(|stored| stored.attempt).collect()
    }

    fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Desk) -> T + Send + 'static,
    ) -> Option<T> {
        self.line.ask_desk(ask)
    }
}

impl Line {
    /// Asks something of the record and waits for the answer; `None` once it is closed.
    pub fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Progress) -> T + Send + 'static,
    ) -> Option<T> {
        self.ask_desk(move |desk| ask(&mut desk.progress))
    }

    fn ask_desk<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Desk) -> T + Send + 'static,
    ) -> Option<T> {
        let (answer, outbox) = sync_channel(1);
        let ask: Ask = Box::new(move |desk| {
            let _ = answer.send(ask(desk));
        });
        self.0.send(Order::Ask(ask)).ok()?;
        outbox.recv().ok()
    }
}

impl Desk {
    fn flush(&mut self) -> bool {
        while let Some((learner, event, at)) = self.waiting.first() {
            if self.progress.record(*learner, event, *at).is_err() {
                return false;
            }
            self.waiting.remove(0);
        }
        true
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // The thread ends after what was asked before, and closes the databases in order.
        let _ = self.line.0.send(Order::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
