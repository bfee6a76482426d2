//! Who belongs to a school: its servers, named by the school's key, and its tablets, named
//! by a server.
//!
//! The school's key follows from the seed on the recovery sheet and may be kept off the
//! laptop. A server that is lost is followed by one of a higher generation, and tablets that
//! know the school's key accept that one without being enrolled anew.

use crate::seal::PublicKey;
use crate::signed;
use crate::signed::{Say, SignedError};
use model::{DeviceId, SchoolId};
use serde::{Deserialize, Serialize};

/// A server's own key and the pin of its TLS certificate, signed by the school's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerCertificate {
    /// The school.
    pub school: SchoolId,
    /// The ed25519 key under which receipts, answers and the down-log are signed.
    #[serde(with = "serde_bytes")]
    pub server_key: [u8; 32],
    /// SHA-256 of the public key information of its TLS certificate.
    #[serde(with = "serde_bytes")]
    pub tls_pin: [u8; 32],
    /// Grows with each server of the school; a tablet never goes back to a lower one.
    pub generation: u32,
    /// When it was made, milliseconds since 1970; for people, never for a decision.
    pub issued_ms: i64,
}

impl Say for ServerCertificate {
    const DOMAIN: &'static [u8] = b"jonaki server certificate 1\0";
    const MOST: usize = 1024;
}

impl ServerCertificate {
    /// The server's key, where it is a sound one.
    ///
    /// # Errors
    /// [`SignedError::Cbor`] for a weak key or none.
    pub fn key(&self) -> Result<PublicKey, SignedError> {
        sound(&self.server_key)
    }
}

/// A tablet's place in a school, signed by the server that enrolled it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceCertificate {
    /// The school.
    pub school: SchoolId,
    /// The tablet.
    pub device: DeviceId,
    /// Its ed25519 key: signs segments and its own messages.
    #[serde(with = "serde_bytes")]
    pub device_key: [u8; 32],
    /// Its X25519 key: what others seal for it alone.
    #[serde(with = "serde_bytes")]
    pub box_key: [u8; 32],
    /// Number of the certificate within the school; revoking names it.
    pub serial: u64,
    /// When it was made, milliseconds since 1970; for people, never for a decision.
    pub issued_ms: i64,
}

impl Say for DeviceCertificate {
    const DOMAIN: &'static [u8] = b"jonaki device certificate 1\0";
    const MOST: usize = 1024;
}

impl DeviceCertificate {
    /// The tablet's key, where it is a sound one.
    ///
    /// # Errors
    /// [`SignedError::Cbor`] for a weak key or none.
    pub fn key(&self) -> Result<PublicKey, SignedError> {
        sound(&self.device_key)
    }
}

/// The id of the school whose key this is.
///
/// It follows from the public key, so whoever knows a school by its id alone, as a relay does
/// from the boxes that it carries, can check what the school's key signed.
pub fn school_of(key: &PublicKey) -> SchoolId {
    let digest = blake3::derive_key("jonaki school id 1", key.as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    SchoolId(id)
}

/// Follows the chain from a school's key to a tablet that an earlier server enrolled.
///
/// # Errors
/// [`SignedError`] of the link that does not hold.
pub fn device_of(
    device: &[u8],
    server: &[u8],
    school_key: &PublicKey,
) -> Result<DeviceCertificate, SignedError> {
    let server: ServerCertificate = signed::open(server, school_key)?;
    let device: DeviceCertificate = signed::open(device, &server.key()?)?;
    if device.school == server.school {
        Ok(device)
    } else {
        Err(SignedError::Cbor { what: "the certificates are of two schools".into() })
    }
}

fn sound(bytes: &[u8; 32]) -> Result<PublicKey, SignedError> {
    PublicKey::from_bytes(bytes).map_err(|error| SignedError::Cbor { what: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::SecretKey;

    const SCHOOL: SchoolId = SchoolId([1; 16]);

    fn key(n: u8) -> SecretKey {
        SecretKey::from_bytes(&[n; 32])
    }

    fn server(by: u8, school: SchoolId) -> Vec<u8> {
        let server = ServerCertificate {
            school,
            server_key: *key(2).public().as_bytes(),
            tls_pin: [3; 32],
            generation: 1,
            issued_ms: 0,
        };
        signed::sign(&server, &key(by)).unwrap()
    }

    fn device(by: u8) -> Vec<u8> {
        let device = DeviceCertificate {
            school: SCHOOL,
            device: DeviceId([4; 16]),
            device_key: *key(5).public().as_bytes(),
            box_key: [6; 32],
            serial: 7,
            issued_ms: 0,
        };
        signed::sign(&device, &key(by)).unwrap()
    }

    #[test]
    fn a_tablet_is_known_by_the_school_whose_server_enrolled_it() {
        let found = device_of(&device(2), &server(1, SCHOOL), &key(1).public()).unwrap();
        assert_eq!((found.device, found.key().unwrap()), (DeviceId([4; 16]), key(5).public()));
    }

    #[test]
    fn a_link_by_another_key_or_of_another_school_does_not_hold() {
        assert!(device_of(&device(9), &server(1, SCHOOL), &key(1).public()).is_err());
        assert!(device_of(&device(2), &server(9, SCHOOL), &key(1).public()).is_err());
        assert!(device_of(&device(2), &server(1, SchoolId([9; 16])), &key(1).public()).is_err());
        assert!(device_of(&server(1, SCHOOL), &server(1, SCHOOL), &key(1).public()).is_err());
    }
}
