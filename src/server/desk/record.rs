//! All that is kept of one child, in one file that her family may take along.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::aside::Aside;
use crate::storage::{EventRow, StorageError, deed};
use desk::calendar;
use learn::Level;
use serde_json::{Value, json};
use std::sync::Arc;
use wire::down::Down;

/// Hands it out.
pub(crate) async fn take_along(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let (child, roster) = (visit.child()?, visit.signed_in()?.roster.clone());
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let about = deed::child(child.id);
    storage.note(school, visit.deed("exported", format!("{about}, record.json"))).await?;
    let mut events = Vec::new();
    for record in &child.records {
        let rows = storage.events_of(school, *record).await?;
        events.extend(rows.into_iter().map(|row| event(row, *record)));
    }
    let known = storage.known(school, child.records.clone(), i32::MIN).await?;
    let days = known.days.iter().map(|day| {
        json!({"day": calendar::written(day.day), "minutes": day.ms.div_ceil(60_000),
            "answers": day.n_answered, "lessons_finished": day.n_finished})
    });
    let catalogue = desk.catalogues.read();
    let skills =
        known.folded.iter().flat_map(|(_, facts, _)| facts.practices()).map(|(id, one)| {
            let since = one.reached(Level::Known).map(calendar::written);
            json!({"skill": id.as_str(), "called": catalogue.skill_name(id, visit.words),
            "level": one.level(), "items": one.n_items(), "known_since": since})
        });
    let mut said = Vec::new();
    for kind in ["learner", "merged", "assignment", "message", "pupil", "certificate"] {
        let entries = storage.entries_about(school, kind, child.records.clone()).await?;
        said.extend(entries.iter().filter_map(|entry| hers(entry, &child)));
    }
    let read = storage.read_aloud(school, child.records.clone()).await?;
    let read = read.into_iter().map(|(at_ms, reading)| {
        json!({"at_ms": at_ms, "reading": serde_json::from_str::<Value>(&reading).ok()})
    });
    let class = child.class.and_then(|class| roster.class(class));
    let whole = json!({
        "what": "everything that this school's laptop keeps of one child",
        "school": visit.signed_in()?.about.name,
        "made": calendar::written(visit.today()),
        "child": {"name": child.name, "picture": child.picture, "roll": child.roll,
            "class": class.map(|class| &class.name), "records": ids(&child)},
        "days": days.collect::<Vec<_>>(),
        "skills": skills.collect::<Vec<_>>(),
        "given_and_said": said,
        "read_aloud": read.collect::<Vec<_>>(),
        "events": events,
    });
    let odd = |error: serde_json::Error| StorageError::Unsound(error.to_string());
    let bytes = serde_json::to_vec_pretty(&whole).map_err(odd)?;
    Ok(Reply::File("record.json", "application/json", bytes.into()))
}

fn ids(child: &desk::Child) -> Vec<String> {
    child.records.iter().map(ToString::to_string).collect()
}

fn event(row: EventRow, record: model::LearnerId) -> Value {
    let body = row.body.and_then(|body| serde_json::from_str::<Value>(&body).ok());
    json!({"record": record.to_string(), "number": row.seq, "kind": row.kind,
        "at_ms": row.at_ms, "off_by_ms": row.err_ms, "day": calendar::written(row.day),
        "event": body})
}

/// An entry that is about her and about nobody else.
fn hers(entry: &wire::down::Entry, child: &desk::Child) -> Option<Value> {
    let body = entry.body.as_ref()?;
    if let Some(down) = Down::read(body) {
        let is_hers = down.about().is_some_and(|id| child.records.contains(&id));
        return is_hers.then(|| serde_json::to_value(down).ok()).flatten();
    }
    let aside = Aside::read(body)?;
    let is_hers = matches!(&aside, Aside::Pupil { id, .. } | Aside::Certificate { id, .. }
        if child.records.contains(id));
    is_hers.then(|| serde_json::to_value(aside).ok()).flatten()
}
