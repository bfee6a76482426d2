//! The school in sums.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use desk::frame::Place;
use desk::page::sums::{Sum, write};
use model::{ClassId, LearnerId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Shows the classes side by side.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Sums)?;
    let roster = visit.signed_in()?.roster.clone();
    let records: Vec<LearnerId> =
        roster.children.iter().flat_map(|child| &child.records).copied().collect();
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let days = storage.played(school, records, visit.today() - 6).await?;
    let mut sums: BTreeMap<ClassId, Sum> = BTreeMap::new();
    for child in &roster.children {
        if let Some(class) = child.class {
            let sum = sums.entry(class).or_default();
            sum.n_children += 1;
            match roster.girls.get(&child.id) {
                Some(true) => sum.girls.0 += 1,
                Some(false) => sum.boys.0 += 1,
                None => {}
            }
        }
    }
    let mut played = BTreeSet::new();
    for day in days {
        let Some(child) = roster.child(day.learner) else { continue };
        let Some(sum) = child.class.and_then(|class| sums.get_mut(&class)) else { continue };
        sum.minutes += day.ms.div_ceil(60_000);
        sum.n_finished += day.n_finished;
        if played.insert(child.id) {
            sum.n_played += 1;
            match roster.girls.get(&child.id) {
                Some(true) => sum.girls.1 += 1,
                Some(false) => sum.boys.1 += 1,
                None => {}
            }
        }
    }
    let named = roster.classes.iter().map(|class| {
        let sum = sums.remove(&class.id).unwrap_or_default();
        Sum { name: class.name.clone(), ..sum }
    });
    let held = desk.held().await?;
    Ok(Reply::Page(write(frame, &named.collect::<Vec<_>>(), &held)))
}
