//! What is said to a relay, which carries boxes for schools whose keys it does not have.
//!
//! A relay has no accounts. A tablet asks what lies there for its key and which of its own
//! boxes are wanted; a school's server shows by its [`Introduction`] whose it is, takes the
//! boxes of its school and gives boxes for tablets in return. Nothing of this is signed: what
//! is in a box is. Everything is CBOR with short names, for a relay is met on slow links too.

use crate::card::BoxName;
use crate::certificate::{self, ServerCertificate};
use crate::seal::PublicKey;
use crate::sealed_box::BoxKeyId;
use crate::signed::{self, SignedError};
use model::SchoolId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// A message to or from a relay.
pub trait Spoken: Serialize + DeserializeOwned {
    /// Most bytes that it may have; more are refused before anything is read.
    const MOST: usize;

    /// Its bytes.
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing numbers and bytes into a `Vec` cannot fail.
        let written = ciborium::into_writer(self, &mut bytes);
        debug_assert!(written.is_ok(), "a message is always CBOR");
        bytes
    }

    /// Reads one; none where it is too long or something else.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let short = bytes.len() <= Self::MOST;
        let read = short.then(|| ciborium::from_reader(&mut rest).ok()).flatten();
        read.filter(|_| rest.is_empty())
    }
}

/// A tablet asks a relay: what is there for me, and which of these do you want?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The school of the tablet.
    #[serde(rename = "s")]
    pub school: SchoolId,
    /// The key to which boxes for it are sealed.
    #[serde(rename = "k")]
    pub key: BoxKeyId,
    /// The relay whose numbers [`Ask::after`] is of; zeros where it was not met before.
    #[serde(rename = "r", with = "serde_bytes")]
    pub relay: [u8; 8],
    /// Boxes up to this number were taken.
    #[serde(rename = "a")]
    pub after: u64,
    /// Up to which number the tablet has the school's down-log: what follows is wanted.
    #[serde(rename = "d")]
    pub down: u64,
    /// Boxes that the tablet can put there; at most [`MOST_NAMES`].
    #[serde(rename = "b", default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<BoxName>,
}

impl Spoken for Ask {
    const MOST: usize = 8 << 10;
}

/// Most names of one message.
pub const MOST_NAMES: usize = 256;

/// The relay's answer to an [`Ask`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Names the relay, and is another one when its memory was lost.
    #[serde(rename = "r", with = "serde_bytes")]
    pub relay: [u8; 8],
    /// Of the boxes that were named, those that it does not have.
    #[serde(rename = "w", default, skip_serializing_if = "Vec::is_empty")]
    pub wants: Vec<BoxName>,
    /// Boxes for the tablet, by rising number; at most [`MOST_NAMES`], more follow on the last.
    #[serde(rename = "i", default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<(u64, BoxName)>,
}

impl Spoken for Told {
    const MOST: usize = 16 << 10;
}

/// Boxes with what a school has to say to the tablet of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
    /// The boxes.
    #[serde(rename = "b")]
    pub boxes: Vec<ByteBuf>,
    /// Up to which number of the down-log they go.
    #[serde(rename = "t")]
    pub through: u64,
    /// Whether more follow.
    #[serde(rename = "m")]
    pub more: bool,
    /// Nothing has come since the number up to which the relay says that it has them: there
    /// are no boxes, and those that it has stay good.
    #[serde(rename = "s", default)]
    pub same: bool,
}

impl Spoken for Pages {
    const MOST: usize = 2 << 20;
}

/// What a school offers for its tablets: channels, each with the BLAKE3 of the description.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered(pub Vec<(String, ByteBuf)>);

impl Spoken for Offered {
    const MOST: usize = 64 << 10;
}

/// A server says whose it is: `school key 32 · its certificate`.
///
/// The id of a school follows from its key, so whoever knows the id alone can tell a server
/// of that school from a stranger's; it then still has to own the key of the certificate's
/// TLS pin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// What the school says of its server.
    pub server: ServerCertificate,
}

impl Introduction {
    /// Most bytes of an introduction.
    pub const MOST: usize = 32 + 1024;

    /// Writes one.
    pub fn to_bytes(school_key: &PublicKey, certificate: &[u8]) -> Vec<u8> {
        [school_key.as_bytes(), certificate].concat()
    }

    /// Reads one and checks that it is by the key from which the school's id follows.
    ///
    /// # Errors
    /// [`SignedError`] for anything else.
    pub fn read(bytes: &[u8]) -> Result<Self, SignedError> {
        let (key, certificate) = bytes.split_first_chunk::<32>().ok_or(SignedError::Short)?;
        let odd = |what: String| SignedError::Cbor { what };
        let key = PublicKey::from_bytes(key).map_err(|error| odd(error.to_string()))?;
        let server: ServerCertificate = signed::open(certificate, &key)?;
        match server.school == certificate::school_of(&key) {
            true => Ok(Self { server }),
            false => Err(odd("the school's id does not follow from its key".into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::SecretKey;
    use proptest::prelude::*;

    fn certificate(school: SchoolId, by: &SecretKey) -> Vec<u8> {
        let server = ServerCertificate {
            school,
            server_key: *SecretKey::from_bytes(&[2; 32]).public().as_bytes(),
            tls_pin: [3; 32],
            generation: 1,
            issued_ms: 0,
        };
        signed::sign(&server, by).unwrap()
    }

    #[test]
    fn a_server_is_introduced_by_the_key_of_its_school_and_by_no_other() {
        let (ours, other) = (SecretKey::from_bytes(&[1; 32]), SecretKey::from_bytes(&[9; 32]));
        let school = certificate::school_of(&ours.public());
        let said = Introduction::to_bytes(&ours.public(), &certificate(school, &ours));
        assert_eq!(Introduction::read(&said).unwrap().server.school, school);
        // Another key may sign what it likes: the id is not its.
        let said = Introduction::to_bytes(&other.public(), &certificate(school, &other));
        assert!(Introduction::read(&said).is_err());
        let said = Introduction::to_bytes(&ours.public(), &certificate(school, &other));
        assert!(Introduction::read(&said).is_err());
    }

    #[test]
    fn messages_come_back_as_they_were_said_and_fit_their_bounds() {
        let name = BoxName::of(&[7; 32]);
        let ask = Ask {
            school: SchoolId([1; 16]),
            key: BoxKeyId([2; 8]),
            relay: [3; 8],
            after: u64::MAX,
            down: u64::MAX,
            boxes: vec![name; MOST_NAMES],
        };
        assert_eq!(Ask::read(&ask.to_bytes()), Some(ask));
        let waiting = vec![(u64::MAX, name); MOST_NAMES];
        let told = Told { relay: [1; 8], wants: vec![name; MOST_NAMES], waiting };
        assert_eq!(Told::read(&told.to_bytes()), Some(told));
        let mut long = Told::default().to_bytes();
        long.push(0);
        assert_eq!(Told::read(&long), None, "something follows");
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = (Ask::read(&bytes), Told::read(&bytes), Pages::read(&bytes));
            prop_assert!(Introduction::read(&bytes).is_err());
        }
    }
}
