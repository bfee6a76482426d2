//! Invitations: what a tablet must know to join a school, small enough for a QR code.
//!
//! Whoever holds an invitation can enrol until its token is used up or too old, so it is a
//! secret for as long as that. A school that has no camera at hand types a [`Code`] and
//! compares the digits of a [`pairing`] instead.

mod address;
mod code;
mod offer;
pub mod pairing;

pub use address::{ADDRESS_BYTES, Address, AddressError};
pub use code::Code;
pub use offer::{Offer, OfferError};

use crate::qr_text::{self, QrTextError};
use crate::seal::PublicKey;
use crate::sealed_box::BoxPublicKey;
use model::SchoolId;
use std::fmt;

/// What the QR code on the teacher's screen says.
///
/// Its text is `JONAKI1:` and base 32 (see [`qr_text`]) of `token 16 · school 16 · TLS pin 32
/// · school key 32 · box key 32 · length 1 and label · count 1 · length 1 and address, each`.
#[derive(Clone, PartialEq, Eq)]
pub struct Invite {
    /// Lets its bearer enrol; the server knows how often and until when.
    pub token: [u8; 16],
    /// The school.
    pub school: SchoolId,
    /// SHA-256 of the public key information of the server's TLS certificate.
    pub tls_pin: [u8; 32],
    /// The school's key, which names its servers.
    pub school_key: PublicKey,
    /// The school's key to which boxes are sealed.
    pub box_key: BoxPublicKey,
    /// The school's name: one line of 1 to [`LABEL_BYTES`] bytes.
    pub label: String,
    /// Where its server is found: 1 to [`MOST_ADDRESSES`], the likeliest first.
    pub addresses: Vec<Address>,
}

/// Most bytes of a label; twenty Bangla letters.
pub const LABEL_BYTES: usize = 60;
/// Most addresses of an invitation.
pub const MOST_ADDRESSES: usize = 4;
/// Most characters of its text: what a QR code of version 15 holds at medium correction.
pub const MOST_TEXT: usize = 600;

impl Invite {
    /// Writes the text for the QR code.
    ///
    /// # Errors
    /// [`InviteError`] where a part is not as its field says, or all together are too long.
    pub fn to_text(&self) -> Result<String, InviteError> {
        self.check()?;
        let mut bytes = Vec::new();
        bytes.extend(self.token);
        bytes.extend(self.school.0);
        bytes.extend(self.tls_pin);
        bytes.extend(self.school_key.as_bytes());
        bytes.extend(self.box_key.as_bytes());
        put_text(&mut bytes, &self.label);
        bytes.push(self.addresses.len() as u8);
        self.addresses.iter().for_each(|address| put_text(&mut bytes, address.as_str()));
        let text = qr_text::write(TAG, &bytes);
        if text.len() > MOST_TEXT {
            return Err(InviteError::Large { characters: text.len() });
        }
        Ok(text)
    }

    /// Reads the text of a QR code; small letters and surrounding spaces do no harm.
    ///
    /// # Errors
    /// [`InviteError`] naming the part that is unfit.
    pub fn parse(text: &str) -> Result<Self, InviteError> {
        let bytes = qr_text::read(TAG, text, MOST_TEXT)?;
        let mut rest = bytes.as_slice();
        let token = take(&mut rest)?;
        let school = SchoolId(take(&mut rest)?);
        let tls_pin = take(&mut rest)?;
        let school_key = PublicKey::from_bytes(&take(&mut rest)?);
        let box_key = BoxPublicKey::from_bytes(&take(&mut rest)?);
        let label = take_text(&mut rest)?.to_owned();
        let [count] = take(&mut rest)?;
        let addresses = (0..count)
            .map(|_| Ok(Address::of_host_and_port(take_text(&mut rest)?)?))
            .collect::<Result<_, InviteError>>()?;
        if !rest.is_empty() {
            return Err(InviteError::Layout);
        }
        let school_key = school_key.map_err(|_| InviteError::Key { whose: "school" })?;
        let box_key = box_key.map_err(|_| InviteError::Key { whose: "box" })?;
        let invite = Self { token, school, tls_pin, school_key, box_key, label, addresses };
        invite.check()?;
        Ok(invite)
    }

    fn check(&self) -> Result<(), InviteError> {
        let is_line = !self.label.chars().any(char::is_control);
        if self.label.is_empty() || self.label.len() > LABEL_BYTES || !is_line {
            return Err(InviteError::Label { bytes: self.label.len() });
        }
        if self.addresses.is_empty() || self.addresses.len() > MOST_ADDRESSES {
            return Err(InviteError::Addresses { count: self.addresses.len() });
        }
        let mut earlier = self.addresses.iter().enumerate();
        match earlier.find(|(at, address)| self.addresses[..*at].contains(address)) {
            Some((_, twin)) => Err(InviteError::Twins { address: twin.clone() }),
            None => Ok(()),
        }
    }
}

/// Says which school it is for, and not the token.
impl fmt::Debug for Invite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Invite(to {}, {:?})", self.school, self.addresses)
    }
}

const TAG: &str = "JONAKI1";

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    // Labels and addresses were checked to be shorter than 256 bytes.
    bytes.push(text.len() as u8);
    bytes.extend(text.as_bytes());
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], InviteError> {
    let (taken, after) = rest.split_first_chunk().ok_or(InviteError::Layout)?;
    *rest = after;
    Ok(*taken)
}

fn take_text<'a>(rest: &mut &'a [u8]) -> Result<&'a str, InviteError> {
    let [length] = take(rest)?;
    let (text, after) = rest.split_at_checked(length.into()).ok_or(InviteError::Layout)?;
    *rest = after;
    std::str::from_utf8(text).map_err(|_| InviteError::Layout)
}

/// Why an invitation was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InviteError {
    /// Not the text of an invitation, or not the whole of it.
    #[error(transparent)]
    Text(#[from] QrTextError),
    /// Its parts do not follow each other as they should.
    #[error(
        "the invitation is not laid out as version 1 is; the server may be newer, update this program"
    )]
    Layout,
    /// A key is weak or none.
    #[error(
        "the invitation's {whose} key is not a sound key; let the server show a new invitation"
    )]
    Key {
        /// `school` or `box`.
        whose: &'static str,
    },
    /// The name is missing, too long or more than a line.
    #[error(
        "the school's name has {bytes} bytes; give it one line of 1 to {LABEL_BYTES} (about 20 Bangla letters)"
    )]
    Label {
        /// Its length.
        bytes: usize,
    },
    /// No address or too many.
    #[error("the invitation has {count} addresses; give it 1 to {MOST_ADDRESSES}")]
    Addresses {
        /// As there are.
        count: usize,
    },
    /// One address twice.
    #[error("the invitation has the address {address} twice; name it once")]
    Twins {
        /// The address.
        address: Address,
    },
    /// An address that is none.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// More than fits the QR code.
    #[error(
        "the invitation has {characters} characters, its QR code holds {MOST_TEXT}; leave out an address"
    )]
    Large {
        /// As it would have.
        characters: usize,
    },
}

#[cfg(test)]
mod tests;
