//! The roster, read anew only when anything of it changed.

use super::{Desk, cleaned};
use crate::aside::Aside;
use crate::storage::StorageError;
use desk::roster::{Child, Class, Roster};
use model::{ClassId, Event, LearnerId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use wire::down::{Down, records_of, whose};

/// The last roster, and by what it is known to be still true.
#[derive(Default)]
pub(crate) struct Rosters(Mutex<Option<(Mark, Arc<Roster>)>>);

/// See [`Records::roster_mark`](crate::storage::desk::Records::roster_mark).
type Mark = (u64, u64, u64);

impl Desk {
    /// Everybody of the school.
    pub(crate) async fn roster(&self) -> Result<Arc<Roster>, StorageError> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let mark = storage.roster_mark(school).await?;
        let known = self.rosters.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, roster)) = known.filter(|(of, _)| *of == mark) {
            return Ok(roster);
        }
        let entered = storage.entered(school).await?;
        let mut told = Vec::new();
        for kind in ["class", "learner", "merged"] {
            let entries = storage.entries(school, kind).await?;
            told.extend(entries.iter().filter_map(|entry| Down::read(entry.body.as_ref()?)));
        }
        let mut roster = read(entered, told);
        for entry in storage.entries(school, "pupil").await? {
            if let Some(Aside::Pupil { id, is_girl }) = entry.body.as_deref().and_then(Aside::read)
            {
                roster.girls.insert(id, is_girl);
            }
        }
        let roster = Arc::new(roster);
        let kept = Some((mark, roster.clone()));
        *self.rosters.0.lock().unwrap_or_else(PoisonError::into_inner) = kept;
        Ok(roster)
    }
}

/// A name is no longer.
const LONGEST: usize = 60;

/// What the class calls her, her picture, class and roll.
type Named = (String, String, Option<ClassId>, Option<u16>);

fn read(entered: Vec<(LearnerId, String)>, told: Vec<Down>) -> Roster {
    let (mut classes, mut merged) = (Vec::new(), BTreeMap::new());
    let mut named = BTreeMap::<LearnerId, Named>::new();
    for (id, body) in entered {
        if let Ok(Event::LearnerAdded { nickname, picture }) = serde_json::from_str(&body) {
            // A tablet's word is not cleaned before it is kept.
            let name = cleaned(&nickname).chars().take(LONGEST).collect();
            named.insert(id, (name, picture, None, None));
        }
    }
    for down in told {
        match down {
            Down::Class { id, name, shift } => classes.push(Class { id, name, shift }),
            Down::Learner { id, nickname, picture, class, roll } => {
                // A list has no pictures; one that she chose on a tablet stays hers.
                let of_tablet = named.remove(&id).map(|(_, picture, ..)| picture);
                let picture =
                    if picture.is_empty() { of_tablet.unwrap_or_default() } else { picture };
                named.insert(id, (nickname, picture, class, roll));
            }
            Down::Merged { from, into } => drop(merged.insert(from, into)),
            _ => {}
        }
    }
    let child = |(id, (name, picture, class, roll)): (LearnerId, Named)| {
        // Whoever chose no picture has one of her own all the same.
        let picture = if picture.is_empty() { id.to_string() } else { picture };
        Child { id, name, picture, class, roll, records: records_of(&merged, id) }
    };
    let own = named.into_iter().filter(|(id, _)| whose(&merged, *id) == *id);
    let children: Vec<Child> = own.map(child).collect();
    Roster::new(classes, children)
}
