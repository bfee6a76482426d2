//! The skills map.

use super::class::csv;
use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::storage::StorageError;
use desk::frame::Place;
use desk::need::Known;
use desk::page::skills;
use desk::{Child, Roster};
use std::sync::Arc;

/// Shows children by the skills of a strand.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Skills)?;
    let roster = visit.signed_in()?.roster.clone();
    let known = desk.standings(&roster, &visit).await?;
    Ok(Reply::Page(skills::write(frame, &known, &desk.catalogues.read(), strand(&visit))))
}

/// The same as a table.
pub(crate) async fn table(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.is_taken(&visit, "skills.csv").await?;
    let roster = visit.signed_in()?.roster.clone();
    let known = desk.standings(&roster, &visit).await?;
    let catalogue = desk.catalogues.read();
    let lines = skills::table(&known, &catalogue, strand(&visit), visit.words);
    Ok(Reply::Table("skills.csv", csv(&lines)?))
}

fn strand(visit: &Visit) -> &'static str {
    let asked = visit.form.one("strand");
    skills::STRANDS.into_iter().find(|one| *one == asked).unwrap_or("BN")
}

impl Desk {
    /// The children of the visit's class with what they know.
    async fn standings<'a>(
        &self,
        roster: &'a Roster,
        visit: &Visit,
    ) -> Result<Vec<(&'a Child, Known)>, StorageError> {
        let children = roster.of_class(visit.class());
        let mut of_class = self.known(&children, visit.today()).await?;
        let known =
            |child: &'a Child| (child, of_class.known.remove(&child.id).unwrap_or_default());
        Ok(children.into_iter().map(known).collect())
    }
}
