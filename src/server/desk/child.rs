//! One child.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::storage::deed;
use desk::frame::Place;
use desk::page::child::{Answer, Told, write};
use model::{ClassId, Event, LearnerId, SkillId};
use std::sync::Arc;
use wire::down::Down;

/// Calls her otherwise, or puts her into another class.
pub(crate) async fn place(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let who = visit.signed_in()?;
    let id = LearnerId::parse(visit.param("child")).ok_or(Trouble::NotHere)?;
    let child = who.roster.child(id).ok_or(Trouble::NotHere)?;
    let name: String = visit.form.one("name").chars().take(NAME).collect();
    let class = ClassId::parse(visit.form.one("class"));
    let class = class.filter(|class| who.roster.class(*class).is_some());
    // Whoever chose no picture is shown one that follows from her id; it is not kept as a choice.
    let picture = Some(&child.picture).filter(|picture| **picture != child.id.to_string());
    if !name.is_empty() {
        let deed = visit.deed("child-placed", deed::child(id));
        let told = Down::Learner {
            id: child.id,
            nickname: name,
            picture: picture.cloned().unwrap_or_default(),
            class,
            roll: crate::roster::number(visit.form.one("roll")),
        };
        desk.school.tell_as(&[told], deed).await?;
    }
    Ok(Reply::Go(format!("/desk/child/{}", child.id)))
}

/// Longest name, characters.
const NAME: usize = 60;
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
