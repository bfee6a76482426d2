//! Newtypes for every identity, so that a lesson's id can never be passed for a skill's.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Makes an id of 16 random bytes that is shown and parsed as 32 hexadecimal digits.
///
/// Serialised it is those digits where people may read it (JSON) and 16 bytes elsewhere.
macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// Reads 32 hexadecimal digits; `None` for anything else.
            pub fn parse(text: &str) -> Option<Self> {
                sixteen(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                if to.is_human_readable() {
                    to.collect_str(self)
                } else {
                    to.serialize_bytes(&self.0)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                if from.is_human_readable() {
                    from.deserialize_str(Sixteen)
                } else {
                    from.deserialize_bytes(Sixteen)
                }
                .map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

/// Makes an id that a person wrote: short, stable, ASCII.
macro_rules! authored_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

random_id! {
    /// A child, wherever she plays: made at random where she is first entered.
    LearnerId
}
random_id! {
    /// One tablet, from its first start until it is wiped.
    DeviceId
}
random_id! {
    /// One copy of a tablet's log; a restored or cloned tablet starts a new one.
    StreamId
}
random_id! {
    /// A school, which owns all of its data; follows from its public key.
    SchoolId
}
random_id! {
    /// A class of a school, with its shift.
    ClassId
}

random_id! {
    /// What is left of an erased child's id: a hash by which her record is known again, and
    /// from which the id cannot be had.
    LearnerMark
}
authored_id! {
    /// A lesson of a channel, such as `bn-p-07`.
    LessonId
}
authored_id! {
    /// A place in a lesson, such as `page-1` or `choose`.
    StepId
}
authored_id! {
    /// The smallest question asked, unique within its step.
    ItemId
}
authored_id! {
    /// What is learned, such as `bn.v1`; defined in a channel's `skills.toml`.
    SkillId
}

/// Reads 32 hexadecimal digits.
fn sixteen(text: &str) -> Option<[u8; 16]> {
    if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0u8; 16];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

/// Accepts both serialised forms.
struct Sixteen;

impl Visitor<'_> for Sixteen {
    type Value = [u8; 16];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("16 bytes or 32 hexadecimal digits")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<[u8; 16], E> {
        bytes.try_into().map_err(|_| E::invalid_length(bytes.len(), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<[u8; 16], E> {
        sixteen(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

impl LearnerId {
    /// Whoever plays before anybody is entered: her work is kept, under this id.
    pub const NOBODY: Self = Self([0; 16]);

    /// Several children at once: an answer that none of them claimed is kept under this id
    /// and counts for nobody's mastery.
    pub const TOGETHER: Self = Self([0xff; 16]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_id_survives_printing() {
        let id = StreamId([7, 255, 0, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        assert_eq!(StreamId::parse(&id.to_string()), Some(id));
    }

    #[test]
    fn people_read_digits() {
        let id = SchoolId([0xab; 16]);
        let json = serde_json::to_string(&id).expect("serialises");
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<SchoolId>(&json).expect("reads"), id);
        assert!(serde_json::from_str::<SchoolId>("\"+b\"").is_err());
    }

    #[test]
    fn anything_but_32_hex_digits_is_refused() {
        for text in ["", "12", &"g".repeat(32), &"ক".repeat(32), &"0".repeat(33)] {
            assert_eq!(DeviceId::parse(text), None, "{text}");
        }
    }
}
