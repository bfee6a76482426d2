//! The keys of a school and of its server, in `keys` of the data folder.
//!
//! The school's keys follow from one seed, which the recovery sheet shows as words. The
//! server's own keys are drawn anew by each server and named in a certificate that the
//! school's key signs; its generation is the number of minutes since 2025, so a later server
//! has a higher one without knowing what came before it.

pub mod locked;

use crate::fault::Fault;
use crate::files;
use model::SchoolId;
use ring::digest;
use std::fs;
use std::path::{Path, PathBuf};
use wire::certificate::ServerCertificate;
use wire::recovery::Seed;
use wire::sealed_box::BoxSecretKey;
use wire::{PublicKey, SecretKey, signed};

/// Everything that a server signs, opens and shows.
pub struct Keys {
    /// The school.
    pub school: SchoolId,
    /// The school's public key: what tablets keep for good.
    pub school_key: PublicKey,
    /// The server's own key.
    pub server: SecretKey,
    /// The server's certificate, signed by the school's key.
    pub certificate: Vec<u8>,
    /// What the certificate says.
    pub named: ServerCertificate,
    /// Keys that open boxes for the school, the newest first.
    pub boxes: Vec<BoxSecretKey>,
    /// The TLS certificate and its key, DER.
    pub tls: Tls,
}

/// A TLS identity.
pub struct Tls {
    /// The certificate, DER.
    pub certificate: Vec<u8>,
    /// Its key, PKCS 8 DER.
    pub key: Vec<u8>,
}

impl Keys {
    /// Reads the keys in `dir`, or makes a school and a server.
    ///
    /// # Errors
    /// [`Fault`] where a file cannot be read or written, or is damaged.
    pub fn open(dir: &Path, now_ms: i64) -> Result<Self, Fault> {
        let folder = dir.join("keys");
        files::make_private(&folder).map_err(Fault::io("make", &folder))?;
        if folder.join(CERTIFICATE).exists() {
            return read(&folder);
        }
        let mut random = [0; 32];
        getrandom::fill(&mut random)?;
        make(&folder, &Seed::from_bytes(&random), now_ms)
    }

    /// Makes a new server for a school whose seed is known, in an empty folder.
    ///
    /// # Errors
    /// [`Fault`]; a folder that holds keys already is left as it is.
    pub fn restore(dir: &Path, seed: &Seed, now_ms: i64) -> Result<Self, Fault> {
        let folder = dir.join("keys");
        files::make_private(&folder).map_err(Fault::io("make", &folder))?;
        if folder.join(CERTIFICATE).exists() {
            let there = std::io::ErrorKind::AlreadyExists.into();
            return Err(Fault::Io { doing: "restore into", path: folder, source: there });
        }
        make(&folder, seed, now_ms)
    }

    /// The school's seed, while it is still on this machine.
    ///
    /// # Errors
    /// [`Fault::Key`] where the file is damaged.
    pub fn seed(dir: &Path) -> Result<Option<Seed>, Fault> {
        let path = dir.join("keys").join(SEED);
        match fs::read_to_string(&path) {
            Ok(text) => Seed::from_qr_text(text.trim()).map(Some).map_err(|_| Fault::Key { path }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Fault::io("read", &path)(error)),
        }
    }

    /// Takes the seed off this machine, once its sheet lies in a safe place.
    ///
    /// # Errors
    /// [`Fault::Io`] where it cannot be removed.
    pub fn forget_seed(dir: &Path) -> Result<(), Fault> {
        let path = dir.join("keys").join(SEED);
        fs::remove_file(&path).map_err(Fault::io("remove", &path))
    }

    /// The key to which boxes are sealed now.
    pub fn box_key(&self) -> [u8; 32] {
        self.boxes.first().map_or([0; 32], |key| *key.public().as_bytes())
    }
}

/// The pin of a TLS certificate's key.
pub fn pin(public_key_info: &[u8]) -> [u8; 32] {
    let digest = digest::digest(&digest::SHA256, public_key_info);
    let mut pin = [0; 32];
    pin.copy_from_slice(digest.as_ref());
    pin
}

/// Minutes since 2025-01-01 UTC.
pub fn generation(now_ms: i64) -> u32 {
    u32::try_from((now_ms - 1_735_689_600_000) / 60_000).unwrap_or(0)
}

fn make(folder: &Path, seed: &Seed, now_ms: i64) -> Result<Keys, Fault> {
    let mut random = [0; 32];
    getrandom::fill(&mut random)?;
    let server = SecretKey::from_bytes(&random);
    let (tls, tls_pin) = make_tls().map_err(|error| Fault::Tls(error.to_string()))?;
    let named = ServerCertificate {
        school: seed.school_id(),
        server_key: *server.public().as_bytes(),
        tls_pin,
        generation: generation(now_ms),
        issued_ms: now_ms,
    };
    let certificate =
        signed::sign(&named, &seed.school_key()).map_err(|error| Fault::Tls(error.to_string()))?;
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        files::write_private(&path, bytes).map_err(Fault::io("write", &path))
    };
    put(SEED, seed.to_qr_text().as_bytes())?;
    put(SCHOOL, seed.school_key().public().to_text().as_bytes())?;
    put(SERVER, server.to_text().as_bytes())?;
    put(BOXES, seed.box_key(1).to_text().as_bytes())?;
    put(TLS_CERTIFICATE, &tls.certificate)?;
    put(TLS_KEY, &tls.key)?;
    // Last: while it is missing, nothing of the folder is believed.
    put(CERTIFICATE, &certificate)?;
    read(folder)
}

/// The TLS identity of a program that is no school's server, made where there is none yet.
///
/// # Errors
/// [`Fault`] where it can be neither read nor made.
pub fn own_tls(dir: &Path) -> Result<Tls, Fault> {
    let folder = dir.join("keys");
    let (certificate, key) = (folder.join(TLS_CERTIFICATE), folder.join(TLS_KEY));
    if let (Ok(certificate), Ok(key)) = (fs::read(&certificate), fs::read(&key)) {
        return Ok(Tls { certificate, key });
    }
    files::make_private(&folder).map_err(Fault::io("make", &folder))?;
    let (tls, _) = make_tls().map_err(|error| Fault::Tls(error.to_string()))?;
    for (path, bytes) in [(&certificate, &tls.certificate), (&key, &tls.key)] {
        files::write_private(path, bytes).map_err(Fault::io("write", path))?;
    }
    Ok(tls)
}

fn make_tls() -> Result<(Tls, [u8; 32]), rcgen::Error> {
    use rcgen::PublicKeyData;
    let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256)?;
    let names = vec!["jonaki.local".to_owned(), "localhost".to_owned()];
    let certificate = rcgen::CertificateParams::new(names)?.self_signed(&key)?;
    let pin = pin(&key.subject_public_key_info());
    Ok((Tls { certificate: certificate.der().to_vec(), key: key.serialize_der() }, pin))
}

fn read(folder: &Path) -> Result<Keys, Fault> {
    let bytes = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).map_err(Fault::io("read", &path))
    };
    let bad = |name: &str| Fault::Key { path: folder.join(name) };
    let text = |name: &str| String::from_utf8(bytes(name)?).map_err(|_| bad(name));
    let school_key = PublicKey::parse(&text(SCHOOL)?).map_err(|_| bad(SCHOOL))?;
    let server = SecretKey::parse(&text(SERVER)?).map_err(|_| bad(SERVER))?;
    let certificate = bytes(CERTIFICATE)?;
    let named: ServerCertificate =
        signed::open(&certificate, &school_key).map_err(|_| bad(CERTIFICATE))?;
    if named.server_key != *server.public().as_bytes() {
        return Err(bad(SERVER));
    }
    let boxes = text(BOXES)?;
    let boxes: Result<Vec<_>, _> = boxes.lines().map(BoxSecretKey::parse).collect();
    let boxes = boxes.map_err(|_| bad(BOXES))?;
    let tls = Tls { certificate: bytes(TLS_CERTIFICATE)?, key: bytes(TLS_KEY)? };
    Ok(Keys { school: named.school, school_key, server, certificate, named, boxes, tls })
}

/// Where the key files are.
pub fn folder(dir: &Path) -> PathBuf {
    dir.join("keys")
}

const SEED: &str = "school.seed";
const SCHOOL: &str = "school.pub";
const SERVER: &str = "server.key";
const CERTIFICATE: &str = "server.certificate";
const BOXES: &str = "boxes.key";
const TLS_CERTIFICATE: &str = "tls.der";
const TLS_KEY: &str = "tls.key";

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_000_000_000;

    #[test]
    fn keys_are_made_once_and_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let made = Keys::open(dir.path(), NOW).unwrap();
        let read = Keys::open(dir.path(), NOW + 60_000).unwrap();
        assert_eq!((made.school, &made.certificate), (read.school, &read.certificate));
        assert_eq!(made.box_key(), read.box_key());
    }

    #[test]
    fn a_server_from_the_words_is_the_same_school_in_a_higher_generation() {
        let (lost, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let before = Keys::open(lost.path(), NOW).unwrap();
        let words = Keys::seed(lost.path()).unwrap().unwrap().words().join(" ");
        let seed = Seed::from_words(&words).unwrap();
        let after = Keys::restore(new.path(), &seed, NOW + 86_400_000).unwrap();
        assert_eq!(before.school, after.school);
        assert_eq!(before.school_key, after.school_key);
        assert_eq!(before.box_key(), after.box_key());
        assert_ne!(before.named.server_key, after.named.server_key);
        assert!(after.named.generation > before.named.generation);
        assert!(Keys::restore(new.path(), &seed, NOW).is_err(), "keys are never written over");
    }

    #[test]
    fn the_seed_can_be_taken_off_the_machine() {
        let dir = tempfile::tempdir().unwrap();
        Keys::open(dir.path(), NOW).unwrap();
        Keys::forget_seed(dir.path()).unwrap();
        assert!(Keys::seed(dir.path()).unwrap().is_none());
        assert!(Keys::open(dir.path(), NOW).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_keys() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        Keys::open(dir.path(), NOW).unwrap();
        for entry in fs::read_dir(folder(dir.path())).unwrap() {
            let mode = entry.unwrap().metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
    }

    #[test]
    fn a_damaged_key_is_named() {
        let dir = tempfile::tempdir().unwrap();
        Keys::open(dir.path(), NOW).unwrap();
        fs::write(folder(dir.path()).join(SERVER), "rubbish").unwrap();
        let fault = Keys::open(dir.path(), NOW).err().unwrap().to_string();
        assert!(fault.contains("server.key"), "{fault}");
    }
}
