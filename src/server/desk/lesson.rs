//! Lessons, and how a class fared in one.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use desk::frame::Place;
use desk::page::lesson::{list as write_list, write};
use model::{Attempt, Event, LearnerId, LessonId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Answers of so many days are looked at.
const DAYS: i32 = 30;

/// Shows all lessons, with how many of the class finished each.
pub(crate) async fn list(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Lessons)?;
    let roster = visit.signed_in()?.roster.clone();
    let children = roster.of_class(visit.class());
    let known = desk.known(&children, visit.today()).await?;
    let mut finished = BTreeMap::<LessonId, usize>::new();
    for lesson in known.chosen.values().flat_map(|chosen| chosen.finished()) {
        *finished.entry(lesson.clone()).or_default() += 1;
    }
    Ok(Reply::Page(write_list(frame, &desk.catalogues.read(), &finished)))
}

/// Shows a lesson, item by item.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Lessons)?;
    let roster = visit.signed_in()?.roster.clone();
    let records = roster.of_class(visit.class()).into_iter().flat_map(|one| &one.records);
    let records: Vec<LearnerId> = records.copied().collect();
    let (lesson, since) = (LessonId(visit.param("lesson").to_owned()), visit.today() - DAYS);
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let rows = storage.lesson_answers(school, lesson.clone(), records, since).await?;
    let attempt = |(learner, body): (LearnerId, String)| {
        let Event::Answered(attempt) = serde_json::from_str(&body).ok()? else { return None };
        Some((roster.child(learner)?.id, attempt))
    };
    let attempts: Vec<(LearnerId, Attempt)> = rows.into_iter().filter_map(attempt).collect();
    let catalogue = desk.catalogues.read();
    if attempts.is_empty() && catalogue.lesson(&lesson).is_none() {
        return Err(Trouble::NotHere);
    }
    Ok(Reply::Page(write(frame, &lesson, &attempts, &catalogue)))
}
