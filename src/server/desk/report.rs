//! What is printed: the family's page, the wall's page and the report of a term.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::storage::StorageError;
use crate::storage::desk::Day;
use desk::calendar;
use desk::frame::Place;
use desk::page::{family, learnt, reports, term};
use desk::roster::Child;
use learn::Facts;
use model::LearnerId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Shows what there is to print and to take along.
pub(crate) async fn list(_: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    Ok(Reply::Page(reports::write(visit.frame(Place::Reports)?)))
}

/// The sheets of a whole class.
pub(crate) async fn families(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let roster = visit.signed_in()?.roster.clone();
    let back = format!("/desk/class/{}/reports", visit.class());
    desk.sheets(&visit, &roster.of_class(visit.class()), back).await.map(Reply::Page)
}

/// The sheet of one child.
pub(crate) async fn family(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let child = visit.child()?;
    let back = format!("/desk/child/{}", child.id);
    desk.sheets(&visit, &[&child], back).await.map(Reply::Page)
}

/// The page for the wall.
pub(crate) async fn wall(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Reports)?;
    let roster = visit.signed_in()?.roster.clone();
    let all = desk.since(&roster.of_class(visit.class()), visit.today() - 6).await?;
    let facts: Vec<&Facts> = all.values().map(|(facts, _)| facts).collect();
    Ok(Reply::Page(learnt::write(frame, &facts, &desk.catalogues.read())))
}

/// Reports of a whole class.
pub(crate) async fn terms(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let roster = visit.signed_in()?.roster.clone();
    let back = format!("/desk/class/{}/reports", visit.class());
    desk.terms(&visit, &roster.of_class(visit.class()), back).await.map(Reply::Page)
}

/// The report of one child.
pub(crate) async fn term(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let child = visit.child()?;
    let back = format!("/desk/child/{}", child.id);
    desk.terms(&visit, &[&child], back).await.map(Reply::Page)
}

/// A school year has three terms; where nobody says which days are meant, it is the last of them.
const TERM_DAYS: i32 = 120;

/// What a child's answers come to, and what she did on each day since one.
type Since = BTreeMap<LearnerId, (Facts, Vec<Day>)>;

impl Desk {
    /// Everything that sheets show, in a fixed number of queries.
    pub(super) async fn since(&self, children: &[&Child], day: i32) -> Result<Since, StorageError> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let whose: BTreeMap<LearnerId, LearnerId> = children
            .iter()
            .flat_map(|child| child.records.iter().map(|one| (*one, child.id)))
            .collect();
        let known = storage.known(school, whose.keys().copied().collect(), day).await?;
        let mut all: Since = children.iter().map(|child| (child.id, Default::default())).collect();
        for (record, facts, _) in known.folded {
            if let Some((hers, _)) = whose.get(&record).and_then(|id| all.get_mut(id)) {
                hers.join(&facts);
            }
        }
        for one in known.days {
            if let Some((_, days)) = whose.get(&one.learner).and_then(|id| all.get_mut(id)) {
                days.push(one);
            }
        }
        Ok(all)
    }

    async fn sheets(
        &self,
        visit: &Visit,
        children: &[&Child],
        back: String,
    ) -> Result<String, Trouble> {
        let (frame, today) = (visit.frame(Place::Reports)?, visit.today());
        let all = self.since(children, today - 6).await?;
        let told = |child: &&'_ Child| {
            let (facts, days) = all.get(&child.id)?;
            let mut learnt = [false; 7];
            for day in days {
                let place = usize::try_from(6 - (today - day.day)).ok();
                if let Some(at) = place.and_then(|at| learnt.get_mut(at)) {
                    *at = true;
                }
            }
            Some((facts, learnt))
        };
        let told: Vec<family::Told<'_>> = children
            .iter()
            .filter_map(|child| {
                let (facts, days) = told(child)?;
                Some(family::Told { child, facts, days })
            })
            .collect();
        Ok(family::write(frame, &told, &self.catalogues.read(), back))
    }

    async fn terms(
        &self,
        visit: &Visit,
        children: &[&Child],
        back: String,
    ) -> Result<String, Trouble> {
        let frame = visit.frame(Place::Reports)?;
        let until = calendar::read(visit.form.one("to")).unwrap_or(visit.today());
        let since = calendar::read(visit.form.one("from")).unwrap_or(until - TERM_DAYS);
        let all = self.since(children, since).await?;
        let told = children.iter().filter_map(|child| {
            let (facts, days) = all.get(&child.id)?;
            let within: Vec<&Day> = days.iter().filter(|one| one.day <= until).collect();
            let learnt: BTreeSet<i32> = within.iter().map(|one| one.day).collect();
            Some(term::Told {
                child,
                facts,
                n_days: learnt.len(),
                minutes: within.iter().map(|one| one.ms.div_ceil(60_000)).sum(),
                n_finished: within.iter().map(|one| one.n_finished).sum(),
            })
        });
        let told: Vec<term::Told<'_>> = told.collect();
        Ok(term::write(frame, &told, &self.catalogues.read(), (since, until), back))
    }
}
