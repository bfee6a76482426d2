//! One child.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use desk::frame::Place;
use desk::page::child::{Answer, Told, write};
use model::{Event, SkillId};
use std::sync::Arc;

/// So many of her newest answers are looked at.
const ANSWERS: usize = 400;
/// A time that may be off by more may be another day's.
const UNCERTAIN_MS: u64 = 12 * 3_600_000;

/// Shows her page.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Child)?;
    let child = visit.child()?;
    let mut of_class = desk.known(&[&child], visit.today()).await?;
    let one_sound = desk.one_sound().await?;
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let rows = storage.answers(school, child.records.clone(), ANSWERS).await?;
    let answer = |row: crate::storage::EventRow| {
        let Event::Answered(attempt) = serde_json::from_str(row.body.as_ref()?).ok()? else {
            return None;
        };
        Some(Answer { attempt, day: row.day, is_uncertain: row.err_ms > UNCERTAIN_MS })
    };
    let answers: Vec<Answer> = rows.into_iter().filter_map(answer).collect();
    let skill = Some(visit.form.one("skill")).filter(|skill| !skill.is_empty());
    let told = Told {
        child: &child,
        known: &of_class.known.remove(&child.id).unwrap_or_default(),
        minutes: of_class.minutes.remove(&child.id).unwrap_or_default(),
        answers: &answers,
        skill: skill.map(SkillId::from),
        one_sound: &one_sound,
    };
    Ok(Reply::Page(write(frame, &told, &desk.catalogues.read())))
}
