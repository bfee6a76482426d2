//! What goes with a message: a voice, a picture, and the pictures with which children answer.

use super::Desk;
use super::door::Visit;
use crate::School;
use crate::said::{self, Wrong, picture, voice};
use crate::storage::StorageError;
use crate::storage::talk::Said;
use desk::roster::Child;
use model::{Event, LearnerId};
use std::collections::BTreeMap;

/// Answers are shown for so many days.
const DAYS: i32 = 60;

/// What a form brought beside words.
#[derive(Default)]
pub(crate) struct Brought {
    voice: Option<Vec<u8>>,
    picture: Option<Vec<u8>>,
    face: Option<&'static str>,
}

impl Brought {
    /// Makes small what was brought; it takes a moment, on a thread that may wait.
    pub(crate) async fn of(visit: &mut Visit) -> Result<Self, Wrong> {
        let (sound, photo) = (visit.form.take_file("voice"), visit.form.take_file("picture"));
        let face = desk::art::faces().find(|face| *face == visit.form.one("face"));
        if sound.is_none() && photo.is_none() {
            return Ok(Self { face, ..Self::default() });
        }
        let made = tokio::task::spawn_blocking(move || {
            let voice = sound.map(|file| voice::encode(&file)).transpose()?;
            let picture = photo.map(|file| picture::encode(&file)).transpose()?;
            Ok(Self { voice, picture, face })
        });
        made.await.unwrap_or(Err(Wrong::NoSound))
    }

    /// Whether there is anything.
    pub(crate) fn is_something(&self) -> bool {
        self.voice.is_some() || self.picture.is_some() || self.face.is_some()
    }

    /// Keeps it for those to whom it is said; gives what the message names.
    pub(crate) async fn keep(
        self,
        school: &School,
        to: Vec<LearnerId>,
    ) -> Result<(Option<String>, Option<String>), StorageError> {
        let mut sound = None;
        if let Some(bytes) = self.voice {
            let media = voice::MEDIA.to_owned();
            sound = Some(said::keep(school, Said { media, bytes }, to.clone()).await?);
        }
        // A photograph was chosen on purpose, a face may have stayed from before.
        let mut picture = self.face.map(|face| format!("face/{face}"));
        if let Some(bytes) = self.picture {
            let media = picture::MEDIA.to_owned();
            picture = Some(said::keep(school, Said { media, bytes }, to).await?);
        }
        Ok((sound, picture))
    }
}

impl Desk {
    /// What children answered to messages: by message, each child's newest picture with her name.
    pub(crate) async fn replies(
        &self,
        children: &[&Child],
        today: i32,
    ) -> Result<BTreeMap<String, Vec<(String, String)>>, StorageError> {
        let records = children.iter().flat_map(|child| &child.records).copied().collect();
        let (storage, school) = (&self.school.storage, self.school.id());
        let mut newest = BTreeMap::<(String, LearnerId), String>::new();
        for (learner, body) in storage.replies(school, records, today - DAYS).await? {
            let Ok(Event::Replied { message, picture }) = serde_json::from_str(&body) else {
                continue;
            };
            let child = children.iter().find(|child| child.records.contains(&learner));
            if let (Some(child), true) = (child, desk::art::REPLIES.contains(&&*picture)) {
                newest.insert((message, child.id), picture);
            }
        }
        let mut all = BTreeMap::<String, Vec<(String, String)>>::new();
        for ((message, id), picture) in newest {
            let name = children.iter().find(|child| child.id == id).map(|child| &child.name);
            all.entry(message).or_default().extend(name.map(|name| (picture, name.clone())));
        }
        Ok(all)
    }
}
