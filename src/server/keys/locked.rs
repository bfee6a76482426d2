//! The school's seed in a file that a passphrase opens, for whoever would rather keep a file
//! than a sheet of paper.
//!
//! `JKB1 · rounds u32 · salt 16 · nonce 12 · seed 32, sealed with ChaCha20-Poly1305 · tag 16`,
//! big-endian; the key is PBKDF2-HMAC-SHA256 of the passphrase (RFC 8018), and what stands
//! before the nonce is authenticated.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use ring::pbkdf2;
use std::num::NonZeroU32;
use wire::recovery::Seed;
use zeroize::Zeroizing;

/// Fewest characters of a passphrase.
pub const LEAST: usize = 12;

/// As OWASP's cheat sheet on storing passwords advised for this function in 2023.
const ROUNDS: u32 = 600_000;
/// A file that asks for more would only keep the machine busy.
const MOST_ROUNDS: u32 = 10_000_000;
const MAGIC: &[u8; 4] = b"JKB1";
const HEAD: usize = 4 + 4 + 16;
const BYTES: usize = HEAD + 12 + 32 + 16;

/// Locks a seed.
///
/// # Errors
/// [`LockedError::Weak`] for a passphrase that is too short, [`LockedError::Random`] where the
/// system gives no random numbers.
pub fn lock(seed: &Seed, passphrase: &str) -> Result<Vec<u8>, LockedError> {
    if passphrase.chars().count() < LEAST {
        return Err(LockedError::Weak);
    }
    let mut random = [0; 28];
    getrandom::fill(&mut random)?;
    let (salt, nonce) = random.split_at(16);
    let mut bytes = [&MAGIC[..], &ROUNDS.to_be_bytes(), salt].concat();
    let key = key(passphrase, &bytes, ROUNDS)?;
    let mut sealed = seed.to_bytes().to_vec();
    let nonce_of: [u8; 12] = nonce.try_into().map_err(|_| LockedError::Other)?;
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce_of),
        Aad::from(&bytes),
        &mut sealed,
    )
    .map_err(|_| LockedError::Other)?;
    bytes.extend(nonce);
    bytes.extend(sealed);
    Ok(bytes)
}

/// Opens what [`lock`] made.
///
/// # Errors
/// [`LockedError::Other`] for any other file, [`LockedError::Wrong`] for another passphrase or
/// a file that was changed.
pub fn unlock(bytes: &[u8], passphrase: &str) -> Result<Seed, LockedError> {
    if bytes.len() != BYTES || !bytes.starts_with(MAGIC) {
        return Err(LockedError::Other);
    }
    let (head, rest) = bytes.split_at(HEAD);
    let rounds = u32::from_be_bytes([head[4], head[5], head[6], head[7]]);
    if rounds > MOST_ROUNDS {
        return Err(LockedError::Other);
    }
    let (nonce, sealed) = rest.split_first_chunk::<12>().ok_or(LockedError::Other)?;
    let mut sealed = Zeroizing::new(sealed.to_vec());
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let opened = key(passphrase, head, rounds)?.open_in_place(nonce, Aad::from(head), &mut sealed);
    let seed = opened.map_err(|_| LockedError::Wrong)?;
    let seed: [u8; 32] = (&*seed).try_into().map_err(|_| LockedError::Other)?;
    Ok(Seed::from_bytes(&seed))
}

fn key(passphrase: &str, head: &[u8], rounds: u32) -> Result<LessSafeKey, LockedError> {
    let rounds = NonZeroU32::new(rounds).ok_or(LockedError::Other)?;
    let mut key = Zeroizing::new([0; 32]);
    let salt = &head[8..HEAD];
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, rounds, salt, passphrase.as_bytes(), &mut *key);
    let key = UnboundKey::new(&CHACHA20_POLY1305, &*key).map_err(|_| LockedError::Other)?;
    Ok(LessSafeKey::new(key))
}

/// Why a seed was not locked or unlocked.
#[derive(Debug, thiserror::Error)]
pub enum LockedError {
    /// Too easily guessed.
    #[error(
        "the passphrase is too short; take {LEAST} characters or more, four words for instance"
    )]
    Weak,
    /// Not such a file.
    #[error("this is no backup of keys; give the file that `key backup` wrote")]
    Other,
    /// Another passphrase, or a changed file.
    #[error("the passphrase does not open the file, or the file was changed; type it again")]
    Wrong,
    /// The system gave no random numbers.
    #[error("the system gave no random numbers: {0}; try again")]
    Random(#[from] getrandom::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_comes_back_with_its_passphrase_and_with_no_other() {
        let seed = Seed::from_bytes(&[7; 32]);
        let words = "নদী আম বাঘ নৌকা";
        let bytes = lock(&seed, words).unwrap();
        assert_eq!(bytes.len(), BYTES);
        assert!(!bytes.windows(8).any(|part| part == [7; 8]));
        assert!(unlock(&bytes, words).unwrap() == seed);
        assert!(matches!(unlock(&bytes, "নদী আম বাঘ নৌকো"), Err(LockedError::Wrong)));
        assert_ne!(lock(&seed, words).unwrap(), bytes, "another salt each time");
        assert!(matches!(lock(&seed, "short"), Err(LockedError::Weak)));
    }

    #[test]
    fn a_file_that_was_changed_is_refused_and_none_keeps_the_machine_busy() {
        let bytes = lock(&Seed::from_bytes(&[7; 32]), "four easy words here").unwrap();
        for at in [9, 30, 40, 80] {
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert!(matches!(unlock(&other, "four easy words here"), Err(LockedError::Wrong)));
        }
        let mut busy = bytes.clone();
        busy[4..8].fill(0xff);
        assert!(matches!(unlock(&busy, "x"), Err(LockedError::Other)));
        assert!(matches!(unlock(&bytes[..83], "x"), Err(LockedError::Other)));
        assert!(matches!(unlock(b"", "x"), Err(LockedError::Other)));
    }
}
