//! What can be asked of the record.

use crate::{Progress, ReadError, Stored};
use learn::{Chosen, Facts, Level, Practice, Recent, When};
use model::{Attempt, Event, LearnerId, LessonId, SkillId, Stamp, StepId, StreamId};
use rusqlite::{OptionalExtension, Params, Row, params};
use std::collections::BTreeMap;

/// A child who was entered on this tablet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learner {
    /// Her id.
    pub id: LearnerId,
    /// What the class calls her.
    pub nickname: String,
    /// Her picture, an id of the picture set.
    pub picture: String,
}

/// One sitting with one lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Which lesson.
    pub lesson: LessonId,
    /// The estimated day (see `learn::day`).
    pub day: i32,
    /// Answers given in it.
    pub n_answers: u32,
    /// How long it was open, milliseconds; `None` while it is, or where it was cut short.
    pub ms: Option<u64>,
    /// Whether the lesson was played to its end.
    pub completed: bool,
}

/// An answer with its place in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredAttempt {
    /// The stream.
    pub stream: StreamId,
    /// Its number there.
    pub seq: u64,
    /// When it was given, as far as the tablet could tell.
    pub at: Stamp,
    /// The answer.
    pub attempt: Attempt,
}

/// Each of these fails with [`ReadError`] where a file cannot be read.
impl Progress {
    /// Where a learner goes on in a lesson; `None` for one that she has not begun, or has
    /// completed since.
    pub fn resume_at(
        &self,
        learner: LearnerId,
        lesson: &LessonId,
    ) -> Result<Option<StepId>, ReadError> {
        let step: Option<Option<String>> = self
            .state
            .db
            .prepare_cached(include_str!("sql/get_resume.sql"))?
            .query_row(params![learner.0, lesson.as_str()], |row| row.get(0))
            .optional()?;
        Ok(step.flatten().map(StepId))
    }

    /// The lessons that a learner has completed, in the order in which she first did.
    pub fn completed(&self, learner: LearnerId) -> Result<Vec<LessonId>, ReadError> {
        self.list(include_str!("sql/list_completed.sql"), [learner.0], |row| {
            row.get(0).map(LessonId)
        })
    }

    /// Every skill that a learner was asked, with how well she knows it, by id.
    pub fn levels(&self, learner: LearnerId) -> Result<Vec<(SkillId, Level)>, ReadError> {
        let facts = self.facts(learner)?;
        Ok(facts.levels().map(|(skill, level)| (skill.clone(), level)).collect())
    }

    /// The skills at which a teacher should look: eight items tried, still not growing.
    pub fn stuck(&self, learner: LearnerId) -> Result<Vec<SkillId>, ReadError> {
        Ok(self.facts(learner)?.stuck().cloned().collect())
    }

    /// The confusions among a learner's last ten items, the most frequent first.
    pub fn confusions(&self, learner: LearnerId) -> Result<Vec<(String, usize)>, ReadError> {
        Ok(self.facts(learner)?.confusions())
    }

    /// All that a learner's answers on this tablet come to.
    pub fn facts(&self, learner: LearnerId) -> Result<Facts, ReadError> {
        let items = self.list(include_str!("sql/get_recent.sql"), [learner.0], |row| {
            row.get::<_, Vec<u8>>(0)
        })?;
        let recent: Recent = match items.first() {
            Some(items) => ciborium::from_reader(items.as_slice())
                .map_err(|_| ReadError::State("list of recent items"))?,
            None => Recent::default(),
        };
        Ok(Facts::of_parts(self.practices(learner)?, recent))
    }

    /// A learner's sittings, the newest first.
    pub fn sessions(&self, learner: LearnerId, limit: usize) -> Result<Vec<Session>, ReadError> {
        let key = params![learner.0, i64::try_from(limit).unwrap_or(i64::MAX)];
        self.list(include_str!("sql/list_sessions.sql"), key, |row| {
            Ok(Session {
                lesson: LessonId(row.get(0)?),
                day: row.get(1)?,
                n_answers: row.get(2)?,
                ms: row.get::<_, Option<i64>>(3)?.map(crate::sqlite::count),
                completed: row.get(4)?,
            })
        })
    }

    /// The children who were entered on this tablet, in that order.
    pub fn learners(&self) -> Result<Vec<Learner>, ReadError> {
        self.list(include_str!("sql/list_learners.sql"), [], |row| {
            let id = LearnerId(row.get(0)?);
            Ok(Learner { id, nickname: row.get(1)?, picture: row.get(2)? })
        })
    }

    /// A learner's answers, the newest first, at most `limit`.
    pub fn attempts(
        &self,
        learner: LearnerId,
        limit: usize,
    ) -> Result<Vec<StoredAttempt>, ReadError> {
        let mut attempts = Vec::new();
        for stream in self.log.streams()?.iter().rev() {
            for stored in self.log.attempts(stream.stream, learner, limit - attempts.len())? {
                let Stored { stream, seq, at, .. } = stored;
                if let Ok(Event::Answered(attempt)) = stored.event() {
                    attempts.push(StoredAttempt { stream, seq, at, attempt });
                }
            }
        }
        Ok(attempts)
    }

    /// What was decided for a learner on this tablet; `School::chosen` says what was on all.
    pub fn chosen(&self, learner: LearnerId) -> Result<Chosen, ReadError> {
        Ok(self.chosen_of(Some(learner))?.remove(&learner).unwrap_or_default())
    }

    /// What was decided for every learner on this tablet.
    pub fn all_chosen(&self) -> Result<BTreeMap<LearnerId, Chosen>, ReadError> {
        self.chosen_of(None)
    }

    /// The day at an instant of this boot, as the record estimates it; see [`learn::day`].
    pub fn day_at(&self, at: Stamp) -> Result<i32, ReadError> {
        let last = self.state.estimate()?;
        Ok(last.after(&Stamp { boot: self.boot(), ..at }).day)
    }

    fn chosen_of(
        &self,
        learner: Option<LearnerId>,
    ) -> Result<BTreeMap<LearnerId, Chosen>, ReadError> {
        let key = [learner.map(|learner| learner.0)];
        let choices = self.list(include_str!("sql/list_chosen.sql"), key, |row| {
            let (kind, what): (String, String) = (row.get(1)?, row.get(2)?);
            let value: String = row.get(3)?;
            let event = match kind.as_str() {
                "preferred" => Event::Preferred { what, value },
                "placed" => {
                    let assumed = value.split_whitespace().map(SkillId::from).collect();
                    Event::Placed { assumed }
                }
                "finished" => Event::Completed { lesson: LessonId(what), ms: 0 },
                _ => Event::Woken { lesson: LessonId(what) },
            };
            let (stream, seq) = (StreamId(row.get(5)?), crate::sqlite::count(row.get(6)?));
            Ok((LearnerId(row.get(0)?), When { minute: row.get(4)?, stream, seq }, event))
        })?;
        let mut chosen = BTreeMap::<LearnerId, Chosen>::new();
        for (learner, at, event) in choices {
            let hers = chosen.entry(learner).or_default();
            match event {
                // For these the day stands where others have their minute.
                Event::Completed { lesson, .. } => {
                    hers.record_finish(&lesson, at.minute, at.stream, at.seq);
                }
                event => hers.fold(at, &event),
            }
        }
        Ok(chosen)
    }

    fn practices(&self, learner: LearnerId) -> Result<Vec<(SkillId, Practice)>, ReadError> {
        let rows = self.list(include_str!("sql/list_practice.sql"), [learner.0], |row| {
            Ok((SkillId(row.get(0)?), row.get::<_, Vec<u8>>(1)?))
        })?;
        rows.into_iter()
            .map(|(skill, bytes)| {
                let practice = Practice::from_bytes(&bytes).ok_or(ReadError::State("practice"))?;
                Ok((skill, practice))
            })
            .collect()
    }

    fn list<T>(
        &self,
        script: &str,
        key: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, ReadError> {
        let mut list = self.state.db.prepare_cached(script)?;
        let rows = list.query_map(key, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
