//! What is kept of children: the page about it, all of one child to take along, and erasing her.

use super::door::Visit;
use super::form::cleaned;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::people;
use crate::storage::StorageError;
use crate::storage::deed;
use desk::frame::Place;
use desk::page::keeping::{Gone, Hers, LONG_DAYS, erase as write_erase, write};
use desk::roster::{Child, UNPLACED};
use learn::Level;
use model::LearnerId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Shows what is kept, and who has not been here for long.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::School)?;
    let roster = visit.signed_in()?.roster.clone();
    let records = roster.children.iter().flat_map(|child| &child.records).copied().collect();
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let mut last = BTreeMap::<LearnerId, i32>::new();
    for one in storage.last_played(school, records).await? {
        if let Some(child) = roster.child(one.learner) {
            let day = last.entry(child.id).or_insert(one.day);
            *day = (*day).max(one.day);
        }
    }
    let is_long = |child: &&Child| match last.get(&child.id) {
        Some(day) => visit.today() - day >= LONG_DAYS,
        // Whoever is in no class and never did anything was entered by mistake.
        None => child.class.is_none(),
    };
    let long = roster.children.iter().filter(is_long).map(|child| {
        let class = frame.classes.iter().find(|one| child.class_id() == one.id);
        let class = class.filter(|class| class.id != UNPLACED).map(|class| class.name.clone());
        Gone { child, class: class.unwrap_or_default(), last_day: last.get(&child.id).copied() }
    });
    let gone: Vec<Gone<'_>> = long.collect();
    Ok(Reply::Page(write(frame.clone(), visit.form.one("erased") == "1", &gone)))
}

/// Asks whether a child is to be erased, with what goes with her.
pub(crate) async fn ask(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.ask_to_erase(&visit, None).await.map(Reply::Page)
}

/// Erases a child whose name was typed.
pub(crate) async fn erase(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let child = visit.child()?;
    let plain = |text: &str| cleaned(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if plain(visit.form.one("typed")) != plain(&child.name) {
        return desk.ask_to_erase(&visit, Some("desk-erase-wrong")).await.map(Reply::Again);
    }
    let deed = visit.deed("child-erase-asked", deed::child(child.id));
    desk.school.storage.note(desk.school.id(), deed).await?;
    // A list that waits to be confirmed may hold her name.
    desk.forget_lists();
    people::erase(&desk.school, child.id, visit.now_ms).await?;
    Ok(Reply::Go("/desk/keeping?erased=1".into()))
}

impl Desk {
    async fn ask_to_erase(&self, visit: &Visit, wrong: Option<&str>) -> Result<String, Trouble> {
        let frame = visit.frame(Place::Child)?;
        let child = visit.child()?;
        let hers = self.hers(&child).await?;
        Ok(write_erase(frame, &child, &hers, wrong))
    }

    async fn hers(&self, child: &Child) -> Result<Hers, StorageError> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let known = storage.known(school, child.records.clone(), i32::MIN).await?;
        let days = || known.days.iter().map(|day| day.day);
        let skills = known.folded.iter().flat_map(|(_, facts, _)| facts.levels());
        let of_one: std::collections::BTreeSet<i32> = days().collect();
        Ok(Hers {
            n_records: child.records.len(),
            n_days: of_one.len(),
            n_answers: known.days.iter().map(|day| day.n_answered).sum(),
            n_finished: known.days.iter().map(|day| day.n_finished).sum(),
            n_skills: skills.filter(|(_, level)| *level >= Level::Known).count(),
            days: days().min().zip(days().max()),
        })
    }
}
