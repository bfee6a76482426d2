//! What one event changes in the folded state.

use crate::sqlite::int;
use crate::stored::Stored;
use learn::{Order, Practice, Recent, When};
use model::{Attempt, Event, LessonId};
use rusqlite::{OptionalExtension, Transaction, params};

/// Applies an event that happened on the estimated `day`.
///
/// A kind that a later program wrote is passed over: the log keeps it, and a later program
/// folds it.
pub(crate) fn fold(tx: &Transaction<'_>, stored: &Stored, day: i32) -> rusqlite::Result<()> {
    let Ok(event) = stored.event() else { return Ok(()) };
    let learner = stored.learner.0;
    match event {
        Event::LearnerAdded { nickname, picture } => tx
            .prepare_cached(include_str!("sql/add_learner.sql"))?
            .execute(params![learner, nickname, picture])?,
        Event::Preferred { what, value } => {
            let When { minute, stream, seq } = when(stored);
            tx.prepare_cached(include_str!("sql/set_preference.sql"))?.execute(params![
                learner,
                what,
                value,
                minute,
                stream.0,
                int(seq)
            ])?
        }
        Event::Woken { lesson } => tx
            .prepare_cached(include_str!("sql/wake_lesson.sql"))?
            .execute(params![learner, lesson.as_str()])?,
        Event::Placed { assumed } => {
            let skills: Vec<&str> = assumed.iter().map(|skill| skill.as_str()).collect();
            let When { minute, stream, seq } = when(stored);
            tx.prepare_cached(include_str!("sql/set_placement.sql"))?.execute(params![
                learner,
                skills.join(" "),
                minute,
                stream.0,
                int(seq)
            ])?
        }
        Event::Opened { lesson, .. } => tx
            .prepare_cached(include_str!("sql/open_session.sql"))?
            .execute(params![learner, lesson.as_str(), day])?,
        Event::Reached { lesson, step } => {
            tx.prepare_cached(include_str!("sql/reach_step.sql"))?.execute(params![
                learner,
                lesson.as_str(),
                step.as_str()
            ])?
        }
        Event::Answered(attempt) => answer(tx, stored, day, &attempt)?,
        Event::Replayed { .. } => 0,
        Event::Completed { lesson, ms } => {
            tx.prepare_cached(include_str!("sql/complete_lesson.sql"))?.execute(params![
                learner,
                lesson.as_str(),
                day,
                stored.stream.0,
                int(stored.seq)
            ])?;
            end_session(tx, stored, &lesson, ms, true)?
        }
        Event::Left { lesson, ms } => end_session(tx, stored, &lesson, ms, false)?,
    };
    Ok(())
}

/// When a choice was made. On one tablet the log's order decides between two of them; this
/// decides between the newest one and those of other tablets.
fn when(stored: &Stored) -> When {
    When::claimed(&stored.at, stored.stream, stored.seq)
}

fn answer(
    tx: &Transaction<'_>,
    stored: &Stored,
    day: i32,
    attempt: &Attempt,
) -> rusqlite::Result<usize> {
    let learner = stored.learner.0;
    let at = Order { day, stream: stored.stream, seq: stored.seq };

    if let Some(skill) = &attempt.skill {
        let known: Option<Vec<u8>> = tx
            .prepare_cached(include_str!("sql/get_practice.sql"))?
            .query_row(params![learner, skill.as_str()], |row| row.get(0))
            .optional()?;
        let mut practice = match known {
            Some(bytes) => Practice::from_bytes(&bytes).ok_or_else(unreadable)?,
            None => Practice::default(),
        };
        practice.fold(at, attempt);
        tx.prepare_cached(include_str!("sql/set_practice.sql"))?.execute(params![
            learner,
            skill.as_str(),
            practice.to_bytes()
        ])?;
    }

    let known: Option<Vec<u8>> = tx
        .prepare_cached(include_str!("sql/get_recent.sql"))?
        .query_row([learner], |row| row.get(0))
        .optional()?;
    let mut recent: Recent = match known {
        Some(bytes) => ciborium::from_reader(bytes.as_slice()).map_err(|_| unreadable())?,
        None => Recent::default(),
    };
    recent.fold(at, attempt);
    let mut bytes = Vec::new();
    ciborium::into_writer(&recent, &mut bytes).map_err(|_| unreadable())?;
    tx.prepare_cached(include_str!("sql/set_recent.sql"))?.execute(params![learner, bytes])?;

    tx.prepare_cached(include_str!("sql/count_answer.sql"))?
        .execute(params![learner, attempt.lesson.as_str()])
}

fn end_session(
    tx: &Transaction<'_>,
    stored: &Stored,
    lesson: &LessonId,
    ms: u64,
    completed: bool,
) -> rusqlite::Result<usize> {
    let ms = i64::try_from(ms).unwrap_or(i64::MAX);
    tx.prepare_cached(include_str!("sql/end_session.sql"))?.execute(params![
        stored.learner.0,
        lesson.as_str(),
        ms,
        completed
    ])
}

/// The state is torn; whoever hears this folds the log anew.
fn unreadable() -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(0, "folded value".into(), rusqlite::types::Type::Blob)
}
