//! What a server lays before a tablet that has only a typed code: the rest of an invitation.
//!
//! It is signed by a server whose certificate the offered school key signed, so all of it
//! hangs on that one key, and that key is what the [`pairing`](super::pairing) digits are
//! compared for.

use super::{Address, Code, Invite};
use crate::certificate::ServerCertificate;
use crate::seal::PublicKey;
use crate::sealed_box::BoxPublicKey;
use crate::signed::{self, Say};
use serde::{Deserialize, Serialize};

/// The answer to a commitment: the server's own nonce, and what there is to trust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The commitment that is answered.
    #[serde(with = "serde_bytes")]
    pub to: [u8; 32],
    /// Drawn for this pairing alone.
    #[serde(with = "serde_bytes")]
    pub nonce: [u8; 32],
    /// The school's key.
    #[serde(with = "serde_bytes")]
    pub school_key: [u8; 32],
    /// The school's key to which boxes are sealed.
    #[serde(with = "serde_bytes")]
    pub box_key: [u8; 32],
    /// The school's name, as in [`Invite::label`].
    pub label: String,
    /// The signed [`ServerCertificate`].
    #[serde(with = "serde_bytes")]
    pub server: Vec<u8>,
}

impl Say for Offer {
    const DOMAIN: &'static [u8] = b"jonaki pairing offer 1\0";
    const MOST: usize = 2 << 10;
}

impl Offer {
    /// Reads the answer to `commitment` that came from whoever holds the TLS key of `pin`.
    ///
    /// What it says is of one piece, and no more than that: whether it is of the right
    /// school, only the digits tell.
    ///
    /// # Errors
    /// [`OfferError`] where it answers something else or its parts do not hang together.
    pub fn read(bytes: &[u8], commitment: &[u8; 32], pin: &[u8; 32]) -> Result<Self, OfferError> {
        let offer: Self = signed::peek(bytes).ok_or(OfferError)?;
        let certificate = offer.certificate()?;
        let key = certificate.key().map_err(|_| OfferError)?;
        let offer: Self = signed::open(bytes, &key).map_err(|_| OfferError)?;
        let fits = offer.to == *commitment && certificate.tls_pin == *pin;
        if fits { Ok(offer) } else { Err(OfferError) }
    }

    /// The invitation that it stands for, once an adult has compared the digits.
    ///
    /// # Errors
    /// [`OfferError`] where a key or the name is unfit.
    pub fn invite(&self, code: Code, address: Address) -> Result<Invite, OfferError> {
        let certificate = self.certificate()?;
        let invite = Invite {
            token: code.token(),
            school: certificate.school,
            tls_pin: certificate.tls_pin,
            school_key: PublicKey::from_bytes(&self.school_key).map_err(|_| OfferError)?,
            box_key: BoxPublicKey::from_bytes(&self.box_key).map_err(|_| OfferError)?,
            label: self.label.clone(),
            addresses: vec![address],
        };
        invite.check().map_err(|_| OfferError)?;
        Ok(invite)
    }

    fn certificate(&self) -> Result<ServerCertificate, OfferError> {
        let key = PublicKey::from_bytes(&self.school_key).map_err(|_| OfferError)?;
        signed::open(&self.server, &key).map_err(|_| OfferError)
    }
}

/// The offer does not hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the server's offer does not hang together; somebody may sit in between, use its QR code")]
pub struct OfferError;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::Seed;
    use crate::seal::SecretKey;
    use model::SchoolId;

    const PIN: [u8; 32] = [7; 32];

    fn offer(school: &SecretKey, server: &SecretKey) -> Offer {
        let certificate = ServerCertificate {
            school: SchoolId([1; 16]),
            server_key: *server.public().as_bytes(),
            tls_pin: PIN,
            generation: 1,
            issued_ms: 0,
        };
        Offer {
            to: [3; 32],
            nonce: [4; 32],
            school_key: *school.public().as_bytes(),
            box_key: *Seed::from_bytes(&[5; 32]).box_key(0).public().as_bytes(),
            label: "জোনাকি".into(),
            server: signed::sign(&certificate, school).unwrap(),
        }
    }

    #[test]
    fn an_offer_becomes_the_invitation_of_its_school() {
        let (school, server) = (SecretKey::from_bytes(&[1; 32]), SecretKey::from_bytes(&[2; 32]));
        let said = offer(&school, &server);
        let bytes = signed::sign(&said, &server).unwrap();
        let read = Offer::read(&bytes, &[3; 32], &PIN).unwrap();
        assert_eq!(read, said);
        let code = Code::from_bytes(&[9; 8]);
        let address = Address::parse("https://192.168.0.10:8765").unwrap();
        let invite = read.invite(code, address).unwrap();
        assert_eq!((invite.token, invite.tls_pin), (code.token(), PIN));
        assert_eq!(invite.school_key, school.public());
        assert_eq!(Invite::parse(&invite.to_text().unwrap()), Ok(invite));
    }

    #[test]
    fn an_offer_of_two_hands_is_none() {
        let (school, server) = (SecretKey::from_bytes(&[1; 32]), SecretKey::from_bytes(&[2; 32]));
        let other = SecretKey::from_bytes(&[8; 32]);
        let said = offer(&school, &server);
        let bytes = signed::sign(&said, &server).unwrap();
        // For somebody else's commitment, over somebody else's connection.
        assert_eq!(Offer::read(&bytes, &[0; 32], &PIN), Err(OfferError));
        assert_eq!(Offer::read(&bytes, &[3; 32], &[0; 32]), Err(OfferError));
        // Signed by another than the certificate names; another school over the certificate.
        let by_other = signed::sign(&said, &other).unwrap();
        assert_eq!(Offer::read(&by_other, &[3; 32], &PIN), Err(OfferError));
        let renamed = Offer { school_key: *other.public().as_bytes(), ..said.clone() };
        let renamed = signed::sign(&renamed, &server).unwrap();
        assert_eq!(Offer::read(&renamed, &[3; 32], &PIN), Err(OfferError));
        // A name that no invitation could carry.
        let address = Address::parse("https://192.168.0.10:8765").unwrap();
        let nameless = Offer { label: "a\nb".into(), ..said };
        assert_eq!(nameless.invite(Code::from_bytes(&[9; 8]), address), Err(OfferError));
    }
}
