//! What is learned.

use crate::{Phrase, SkillId};
use serde::{Deserialize, Serialize};

/// One skill of a channel's graph (`skills.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// Stable id, such as `bn.v1`.
    pub id: SkillId,
    /// What a teacher reads.
    pub title: Phrase,
    /// Strand of the curriculum, such as `BN` or `MA`; places the light in the meadow.
    pub strand: String,
    /// Skills that should come first; advice, never a lock.
    pub needs: Vec<SkillId>,
    /// Whether it lives in sound, such as hearing a rhyme: a deaf child learns others instead.
    #[serde(default)]
    pub in_sound: bool,
}
