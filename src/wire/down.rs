//! The down-log: what a school's server has for its tablets.
//!
//! It is one numbered list a school. An entry replaces the one with the same key, so a new
//! tablet reads what counts now and not what counted once. A tablet keeps entries as they
//! came and gives them a meaning when it reads them: one of a kind that it does not know yet
//! waits there for a later version of the program.

use crate::signed::Say;
use model::{ClassId, DeviceId, LearnerId, LearnerMark, LessonId, SchoolId, SkillId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A page of the list, signed by the server, so that a bus may carry it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DownPage {
    /// The school.
    pub school: SchoolId,
    /// The tablet that it is for.
    pub device: DeviceId,
    /// It follows on this number.
    pub after: u64,
    /// With it the tablet has everything up to this number.
    pub through: u64,
    /// Whether there is more after it.
    pub more: bool,
    /// In rising order of their numbers.
    pub entries: Vec<Entry>,
}

impl Say for DownPage {
    const DOMAIN: &'static [u8] = b"jonaki down page 1\0";
    const MOST: usize = 256 << 10;
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number in the school's list.
    #[serde(rename = "n")]
    pub no: u64,
    /// What it is about, such as `learner/<digits>`; the newest entry of a key counts.
    #[serde(rename = "k")]
    pub key: String,
    /// A [`Down`] in CBOR; none where the key is gone.
    #[serde(rename = "b", with = "serde_bytes", default)]
    pub body: Option<Vec<u8>>,
}

/// Most bytes that an entry's body may have.
pub const BODY_BYTES: usize = 4 << 10;

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Down {
    /// The school as a whole.
    School {
        /// Its name.
        name: String,
    },
    /// A class with its shift.
    Class {
        /// Which.
        id: ClassId,
        /// Its name, such as `১ম শ্রেণি ক`.
        name: String,
        /// The shift, from 1; 0 where a school has one only.
        shift: u8,
    },
    /// A child of the roster.
    Learner {
        /// Her id.
        id: LearnerId,
        /// What the class calls her.
        nickname: String,
        /// Her picture, an id of the picture set.
        picture: String,
        /// Her class; none for one who was entered on a tablet and not placed yet.
        class: Option<ClassId>,
        /// Her roll number there.
        roll: Option<u16>,
    },
    /// Two records are one child's; parting them again removes the entry.
    Merged {
        /// The record that is read as a part of the other.
        from: LearnerId,
        /// The record that stays.
        into: LearnerId,
    },
    /// Everything of a child is to be forgotten.
    Erased {
        /// Who, as [`mark_of`] her id: whoever never knew her learns nothing of her.
        mark: LearnerMark,
    },
    /// What a child's answers on all tablets come to, as `learn` carries it.
    Carried {
        /// Whose.
        learner: LearnerId,
        /// The compact form, at most 2 KB.
        #[serde(with = "serde_bytes")]
        state: Vec<u8>,
    },
    /// Something to do.
    Assignment {
        /// Its id, for the answer that it was done.
        id: String,
        /// For a class, or for one child.
        class: Option<ClassId>,
        /// For one child.
        learner: Option<LearnerId>,
        /// Lessons to play.
        lessons: Vec<LessonId>,
        /// Skills to practise.
        skills: Vec<SkillId>,
        /// The last day, counted from 1970-01-01; none for no hurry.
        until_day: Option<i32>,
        /// The day on which it was given: what was played to its end before is to be played
        /// again. Servers before this field gave none, and what was finished once stays so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        given_day: Option<i32>,
    },
    /// Words from the teacher.
    Message {
        /// Its id.
        id: String,
        /// For a class, or for one child and her family.
        class: Option<ClassId>,
        /// For one child.
        learner: Option<LearnerId>,
        /// Written.
        text: String,
        /// BLAKE3 of the recorded voice, 64 hexadecimal digits: it is fetched from
        /// [`message::SAID`](crate::message::SAID).
        sound: Option<String>,
        /// BLAKE3 of a picture that goes with it, as `sound`, or `face/<id>` of the picture set.
        /// Tablets before this field show the words alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        picture: Option<String>,
        /// Who says it.
        from: String,
        /// When, milliseconds since 1970.
        at_ms: i64,
    },
    /// The teacher has seen that a child raised her hand.
    Heard {
        /// Whose hand.
        learner: LearnerId,
        /// The value of the choice that raised it.
        hand: String,
    },
    /// A setting of the school's tablets.
    Setting {
        /// Which, such as `sitting-minutes`.
        name: String,
        /// Its value.
        value: String,
    },
    /// A release of a channel is to be fetched.
    Release {
        /// The channel.
        channel: String,
        /// Its number; an older one never replaces a newer one.
        release: u64,
        /// BLAKE3 of the root of its manifest.
        #[serde(with = "serde_bytes")]
        root: [u8; 32],
        /// All of its bytes, for a tablet that has none of them.
        bytes: u64,
    },
}

impl Down {
    /// The key under which it stands: a later entry of the same key replaces it.
    pub fn key(&self) -> String {
        match self {
            Self::School { .. } => "school".into(),
            Self::Class { id, .. } => format!("class/{id}"),
            Self::Learner { id, .. } => format!("learner/{id}"),
            Self::Merged { from, .. } => format!("merged/{from}"),
            Self::Erased { mark } => format!("erased/{mark}"),
            Self::Carried { learner, .. } => format!("carried/{learner}"),
            Self::Assignment { id, .. } => format!("assignment/{id}"),
            Self::Message { id, .. } => format!("message/{id}"),
            Self::Heard { learner, .. } => format!("heard/{learner}"),
            Self::Setting { name, .. } => format!("setting/{name}"),
            Self::Release { channel, .. } => format!("release/{channel}"),
        }
    }

    /// The child whose record it belongs to, if it is about one.
    pub fn about(&self) -> Option<LearnerId> {
        match self {
            Self::Learner { id, .. } => Some(*id),
            Self::Merged { from, .. } => Some(*from),
            Self::Carried { learner, .. } | Self::Heard { learner, .. } => Some(*learner),
            Self::Assignment { learner, .. } | Self::Message { learner, .. } => *learner,
            _ => None,
        }
    }

    /// Its CBOR.
    ///
    /// # Errors
    /// [`DownError::Large`] where it is longer than [`BODY_BYTES`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, DownError> {
        let mut bytes = Vec::new();
        ciborium::into_writer(self, &mut bytes)
            .map_err(|error| DownError::Cbor(error.to_string()))?;
        if bytes.len() > BODY_BYTES {
            return Err(DownError::Large { key: self.key(), bytes: bytes.len() });
        }
        Ok(bytes)
    }

    /// Reads an entry's body; `None` for a kind that a later version made.
    pub fn read(body: &[u8]) -> Option<Self> {
        if body.len() > BODY_BYTES {
            return None;
        }
        ciborium::from_reader(body).ok()
    }
}

/// Whose record a record is read as: itself, or the one that it was merged into.
///
/// `merged` leads from a record to the one that it was merged into. Chains are followed to
/// their end; a ring, which no server should make, ends at its smallest id, so that every
/// member of it comes to the same.
pub fn whose(merged: &BTreeMap<LearnerId, LearnerId>, learner: LearnerId) -> LearnerId {
    let mut seen = vec![learner];
    let mut at = learner;
    while let Some(next) = merged.get(&at) {
        if let Some(ring) = seen.iter().position(|id| id == next) {
            return seen[ring..].iter().copied().min().unwrap_or(at);
        }
        seen.push(*next);
        at = *next;
    }
    at
}

/// Every record that is read as this child's, hers first.
pub fn records_of(merged: &BTreeMap<LearnerId, LearnerId>, learner: LearnerId) -> Vec<LearnerId> {
    let hers = whose(merged, learner);
    let others = merged.keys().filter(|id| **id != hers && whose(merged, **id) == hers);
    std::iter::once(hers).chain(others.copied()).collect()
}

/// By which an erased child's record is known again.
pub fn mark_of(learner: LearnerId) -> LearnerMark {
    let hash = blake3::derive_key("jonaki learner mark 1", &learner.0);
    let mut mark = [0; 16];
    mark.copy_from_slice(&hash[..16]);
    LearnerMark(mark)
}

/// Why an entry cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DownError {
    /// Too long.
    #[error("the entry {key} has {bytes} bytes, {BODY_BYTES} are allowed; shorten it")]
    Large {
        /// What it is about.
        key: String,
        /// Its length.
        bytes: usize,
    },
    /// It has no CBOR form.
    #[error("the entry has no CBOR form: {0}; mend its type")]
    Cbor(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learner() -> Down {
        Down::Learner {
            id: LearnerId([1; 16]),
            nickname: "মিতু".into(),
            picture: "cow".into(),
            class: Some(ClassId([2; 16])),
            roll: Some(7),
        }
    }

    #[test]
    fn an_entry_is_read_as_it_was_made_and_a_later_kind_is_left_alone() {
        let body = learner().to_bytes().unwrap();
        assert_eq!(Down::read(&body), Some(learner()));
        let mut later = Vec::new();
        ciborium::into_writer(&std::collections::BTreeMap::from([("is", "dance")]), &mut later)
            .unwrap();
        assert_eq!(Down::read(&later), None);
        assert_eq!(Down::read(&vec![0x9f; 5000]), None);
        assert_eq!(Down::read(&vec![0x9f; 4000]), None);
    }

    #[test]
    fn four_hundred_learners_fit_a_few_pages() {
        let bytes = learner().to_bytes().unwrap().len() + 60;
        assert!(400 * bytes < DownPage::MOST, "{bytes}");
    }

    #[test]
    fn an_entry_that_is_too_long_is_refused_where_it_is_made() {
        let long = Down::Setting { name: "x".into(), value: "y".repeat(BODY_BYTES) };
        assert!(matches!(long.to_bytes(), Err(DownError::Large { .. })));
    }

    #[test]
    fn words_that_must_be_understood_for_ever_keep_their_bytes() {
        let hex = |down: Down| crate::hex::encode(&down.to_bytes().unwrap());
        let (from, into) = (LearnerId([1; 16]), LearnerId([2; 16]));
        let ones = "01".repeat(16);
        let merged =
            format!("a3626973666d65726765646466726f6d50{ones}64696e746f50{}", "02".repeat(16));
        assert_eq!(hex(Down::Merged { from, into }), merged);
        let mark = mark_of(from);
        let erased = format!("a2626973666572617365646 46d61726b50{mark}").replace(' ', "");
        assert_eq!(hex(Down::Erased { mark }), erased);
        assert_eq!(mark.to_string(), "d47780242a1502201e38ed7722a2405f");
    }

    #[test]
    fn a_message_of_an_older_server_is_read_and_a_newer_one_by_older_tablets() {
        let said = |picture: Option<String>| Down::Message {
            id: "m".into(),
            class: None,
            learner: Some(LearnerId([1; 16])),
            text: "x".into(),
            sound: None,
            picture,
            from: "y".into(),
            at_ms: 1,
        };
        // The bytes of a message without a picture are those from before there were any.
        let before = said(None).to_bytes().unwrap();
        let map: BTreeMap<String, ciborium::Value> = ciborium::from_reader(&before[..]).unwrap();
        assert!(!map.contains_key("picture") && map.len() == 8);
        assert_eq!(Down::read(&before), Some(said(None)));
        let with = said(Some("face/cow".into()));
        assert_eq!(Down::read(&with.to_bytes().unwrap()), Some(with));
        let heard = Down::Heard { learner: LearnerId([1; 16]), hand: "7".into() };
        assert_eq!(
            (heard.key(), heard.about().is_some()),
            (format!("heard/{}", LearnerId([1; 16])), true)
        );
    }

    #[test]
    fn what_is_about_a_child_says_so() {
        let id = LearnerId([1; 16]);
        assert_eq!(learner().about(), Some(id));
        assert_eq!(Down::Merged { from: id, into: LearnerId([2; 16]) }.about(), Some(id));
        assert_eq!(Down::School { name: "x".into() }.about(), None);
    }
}
