//! The skills map.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use desk::frame::Place;
use desk::page::skills;
use std::sync::Arc;

/// Shows children by the skills of a strand.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Skills)?;
    let roster = visit.signed_in()?.roster.clone();
    let children = roster.of_class(visit.class());
    let mut of_class = desk.known(&children, visit.today()).await?;
    let asked = visit.form.one("strand");
    let strand = skills::STRANDS.into_iter().find(|one| *one == asked).unwrap_or("BN");
    let known: Vec<_> = children
        .into_iter()
        .map(|child| (child, of_class.known.remove(&child.id).unwrap_or_default()))
        .collect();
    Ok(Reply::Page(skills::write(frame, &known, &desk.catalogues.read(), strand)))
}
