//! The children of the school as its adults see them: listed, merged, parted, erased.

use crate::school::School;
use crate::storage::{DownEntry, StorageError};
use model::{DeviceId, Event, LearnerId};
use std::collections::BTreeMap;
use wire::down::Down;

/// A child's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Her id.
    pub id: LearnerId,
    /// What she is called.
    pub nickname: String,
    /// Her class, with its shift; none for one who was entered on a tablet only.
    pub class: Option<(String, u8)>,
    /// The record into which hers was merged.
    pub merged: Option<LearnerId>,
}

/// Every child of the school's list, and those whom tablets entered.
///
/// # Errors
/// Of the storage.
pub async fn list(school: &School) -> Result<Vec<Person>, StorageError> {
    // No tablet has this id: what all are told is asked for.
    let everybody = DeviceId([0; 16]);
    let (entries, _) = school.storage.down(school.id(), everybody, 0, usize::MAX >> 1).await?;
    let (mut classes, mut merged) = (BTreeMap::new(), BTreeMap::new());
    let mut people = BTreeMap::new();
    for body in school.storage.entered(school.id()).await? {
        if let (id, Ok(Event::LearnerAdded { nickname, .. })) =
            (body.0, serde_json::from_str(&body.1))
        {
            people.insert(id, (nickname, None));
        }
    }
    for down in entries.iter().filter_map(|entry| Down::read(entry.body.as_ref()?)) {
        match down {
            Down::Class { id, name, shift } => drop(classes.insert(id, (name, shift))),
            Down::Learner { id, nickname, class, .. } => {
                people.insert(id, (nickname, class));
            }
            Down::Merged { from, into } => drop(merged.insert(from, into)),
            _ => {}
        }
    }
    let person = |(id, (nickname, class)): (LearnerId, (String, Option<_>))| {
        let class = class.and_then(|class| classes.get(&class).cloned());
        Person { id, nickname, class, merged: merged.get(&id).copied() }
    };
    let mut people: Vec<Person> = people.into_iter().map(person).collect();
    people.sort_by(|a, b| (&a.class, &a.nickname, a.id).cmp(&(&b.class, &b.nickname, b.id)));
    Ok(people)
}

/// Reads one record as a part of another, on all tablets and here.
///
/// # Errors
/// [`PeopleError::Ring`] where the other is itself read as a part of this one.
pub async fn merge(school: &School, from: LearnerId, into: LearnerId) -> Result<(), PeopleError> {
    let merged: BTreeMap<_, _> =
        list(school).await?.into_iter().filter_map(|one| Some((one.id, one.merged?))).collect();
    let mut at = Some(into);
    for _ in 0..=merged.len() {
        if at == Some(from) {
            return Err(PeopleError::Ring);
        }
        at = at.and_then(|at| merged.get(&at).copied());
    }
    school.tell(&[Down::Merged { from, into }], None).await?;
    Ok(())
}

/// Parts a record again; nothing happens where it was not merged.
///
/// # Errors
/// Of the storage.
pub async fn part(school: &School, from: LearnerId) -> Result<(), StorageError> {
    let key = Down::Merged { from, into: from }.key();
    let gone = DownEntry { key, device: None, about: Some(from), body: None };
    school.storage.put_down(school.id(), vec![gone]).await.map(|_| ())
}

/// Erases a child with every record that is read as a part of hers; the answer is how many.
///
/// # Errors
/// Of the storage; what was begun is finished at the next start.
pub async fn erase(
    school: &School,
    learner: LearnerId,
    now_ms: i64,
) -> Result<usize, StorageError> {
    let people = list(school).await?;
    let mut hers = vec![learner];
    // Each round finds the records that are merged into what is known; chains are short.
    loop {
        let more = people.iter().find(|one| {
            one.merged.is_some_and(|into| hers.contains(&into)) && !hers.contains(&one.id)
        });
        match more {
            Some(one) => hers.push(one.id),
            None => break,
        }
    }
    // Backwards, so that a crash leaves no part behind that nothing leads to.
    for one in hers.iter().rev() {
        school.storage.erase(school.id(), *one, now_ms).await?;
    }
    Ok(hers.len())
}

/// Why records were not merged.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// They would be parts of each other.
    #[error("the other record is already read as a part of this one; part them first")]
    Ring,
    /// Of the storage.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
