//! Hands that children raised on their tablets, and the word that a teacher has seen one.

use super::class::OfClass;
use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::storage::{StorageError, deed};
use desk::page::class::Hand;
use desk::roster::Child;
use model::LearnerId;
use model::event::HAND;
use std::collections::BTreeMap;
use std::sync::Arc;
use wire::down::Down;

/// Her teacher was with her: the hand goes down, also on her tablet.
pub(crate) async fn heard(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let child = visit.child()?;
    let known = desk.known(&[&child], visit.today()).await?;
    let up = desk.hands(&[&child], &known).await?;
    if let Some(hand) = up.get(&child.id) {
        let told = child
            .records
            .iter()
            .map(|learner| Down::Heard { learner: *learner, hand: hand.raised.clone() });
        let deed = visit.deed("hand-seen", deed::child(child.id));
        desk.school.tell_as(&told.collect::<Vec<_>>(), deed).await?;
        desk.school.note_news();
    }
    Ok(Reply::Go(format!("/desk/class/{}", visit.class())))
}

impl Desk {
    /// The hands that are up among children, by child.
    pub(crate) async fn hands(
        &self,
        children: &[&Child],
        known: &OfClass,
    ) -> Result<BTreeMap<LearnerId, Hand>, StorageError> {
        let mut up = BTreeMap::new();
        for child in children {
            let Some(chosen) = known.chosen.get(&child.id) else { continue };
            let raised = chosen.preference(HAND).filter(|raised| !raised.is_empty());
            if let Some(raised) = raised {
                let (raised, day) = (raised.to_owned(), chosen.preferred_day(HAND).unwrap_or(0));
                up.insert(child.id, Hand { raised, day });
            }
        }
        if up.is_empty() {
            return Ok(up);
        }
        for entry in self.school.storage.entries(self.school.id(), "heard").await? {
            let Some(Down::Heard { learner, hand }) = entry.body.as_deref().and_then(Down::read)
            else {
                continue;
            };
            let whose = children.iter().find(|child| child.records.contains(&learner));
            if let Some(child) = whose {
                let is_seen = up.get(&child.id).is_some_and(|up| up.raised == hand);
                if is_seen {
                    up.remove(&child.id);
                }
            }
        }
        Ok(up)
    }
}
