//! The school in sums.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::School;
use crate::storage::StorageError;
use desk::Roster;
use desk::frame::Place;
use desk::page::sums::{Sum, write};
use model::{ClassId, LearnerId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Shows the classes side by side.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Sums)?;
    let roster = visit.signed_in()?.roster.clone();
    let sums = match desk.sums.remembered(&roster, visit.today(), &desk.school) {
        Some(sums) => sums,
        None => desk.summed(&roster, visit.today()).await?,
    };
    Ok(Reply::Page(write(frame, &sums, &desk.held().await?)))
}

/// Sums of the whole school, remembered until somebody plays. While tablets send without a pause they
/// are summed up anew so seldom that it takes a tenth of the time at most.
#[derive(Default)]
pub(crate) struct Sums(Mutex<Option<Remembered>>);

struct Remembered {
    sums: Arc<Vec<Sum>>,
    /// Of whom and of which day.
    roster: Arc<Roster>,
    today: i32,
    /// What was unfolded by then.
    news: u64,
    begun: Instant,
    took: Duration,
}

/// They rest so many times as long as summing them up takes.
const RESTS: u32 = 10;

impl Sums {
    fn remembered(
        &self,
        roster: &Arc<Roster>,
        today: i32,
        school: &School,
    ) -> Option<Arc<Vec<Sum>>> {
        let remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hold = |one: &&Remembered| {
            let is_new = one.news == *school.news().borrow();
            Arc::ptr_eq(&one.roster, roster)
                && one.today == today
                && (is_new || one.begun.elapsed() < one.took * RESTS)
        };
        remembered.as_ref().filter(hold).map(|one| one.sums.clone())
    }
}

impl Desk {
    async fn summed(
        &self,
        roster: &Arc<Roster>,
        today: i32,
    ) -> Result<Arc<Vec<Sum>>, StorageError> {
        let (begun, news) = (Instant::now(), *self.school.news().borrow());
        let sums = Arc::new(self.sum_up(roster, today).await?);
        let (took, roster) = (begun.elapsed(), roster.clone());
        let one = Remembered { sums: sums.clone(), roster, today, news, begun, took };
        *self.sums.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(one);
        Ok(sums)
    }

    async fn sum_up(&self, roster: &Roster, today: i32) -> Result<Vec<Sum>, StorageError> {
        let records: Vec<LearnerId> =
            roster.children.iter().flat_map(|child| &child.records).copied().collect();
        let (storage, school) = (&self.school.storage, self.school.id());
        let days = storage.played(school, records, today - 6).await?;
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
        Ok(named.collect())
    }
}
