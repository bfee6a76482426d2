//! What teachers and children say to each other, as a storage keeps it.
//!
//! That is voices and pictures of messages, answers to them, and how a child read aloud. What is
//! about one child is sealed with her key and goes with it.

use super::Answer;
use model::{LearnerId, SchoolId};

/// The storage of what is said.
pub trait Talk {
    /// Keeps a voice or a picture for everybody to whom it is said.
    fn put_said(&self, school: SchoolId, said: NewSaid) -> Answer<'_, ()>;
    /// A voice or a picture by its BLAKE3, while anybody is left to whom it was said.
    fn said(&self, school: SchoolId, hash: [u8; 32]) -> Answer<'_, Option<Said>>;
    /// What children answered to messages since a day, as JSON events, oldest first.
    fn replies(
        &self,
        school: SchoolId,
        records: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<(LearnerId, String)>>;
    /// Keeps how a child read aloud, as JSON.
    fn put_read_aloud(
        &self,
        school: SchoolId,
        learner: LearnerId,
        at_ms: i64,
        reading: String,
    ) -> Answer<'_, ()>;
    /// How a child read aloud, with the time, oldest first.
    fn read_aloud(
        &self,
        school: SchoolId,
        records: Vec<LearnerId>,
    ) -> Answer<'_, Vec<(i64, String)>>;
}

/// A voice or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its media type.
    pub media: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One that is to be kept.
#[derive(Clone, Debug)]
pub struct NewSaid {
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// What it is.
    pub said: Said,
    /// To which children; nobody stands for a class.
    pub to: Vec<LearnerId>,
}
