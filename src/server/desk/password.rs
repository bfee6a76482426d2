//! Passwords: argon2id, two at once at most, and the same work for a name that nobody has.

use super::Desk;
use crate::storage::StorageError;
use crate::storage::desk::Password;
use argon2::{Algorithm, Argon2, Params, Version};

/// Memory that one check takes, KiB.
const KIB: u32 = 19 * 1024;
/// Rounds over it.
const ROUNDS: u32 = 2;

/// Fewest letters of a password.
pub(crate) const SHORTEST: usize = 8;
/// Most bytes of one.
const LONGEST: usize = 1_024;

impl Desk {
    /// A password as it is to be kept.
    pub(crate) async fn hashed(&self, password: String) -> Result<Password, StorageError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|error| StorageError::Unsound(error.to_string()))?;
        let hash = self.hash(password, salt).await?;
        Ok(Password { salt, hash })
    }

    /// Whether a password is the one that was kept; where none was, as much work is done.
    pub(crate) async fn is_right(
        &self,
        password: String,
        kept: Option<&Password>,
    ) -> Result<bool, StorageError> {
        let salt = kept.map_or([0; 16], |kept| kept.salt);
        let hash = blake3::Hash::from_bytes(self.hash(password, salt).await?);
        // Hashes of this type are compared in constant time.
        Ok(kept.is_some_and(|kept| hash == blake3::Hash::from_bytes(kept.hash)))
    }

    async fn hash(&self, password: String, salt: [u8; 16]) -> Result<[u8; 32], StorageError> {
        let _place = self.hashing.acquire().await.map_err(|_| StorageError::Closed)?;
        let done = tokio::task::spawn_blocking(move || work(&password, &salt)).await;
        done.map_err(|_| StorageError::Closed)?
            .map_err(|error| StorageError::Unsound(error.to_string()))
    }
}

/// A password as it is kept, with a salt that nobody else has.
pub(crate) fn kept(password: &str, salt: [u8; 16]) -> Result<Password, argon2::Error> {
    Ok(Password { salt, hash: work(password, &salt)? })
}

fn work(password: &str, salt: &[u8; 16]) -> Result<[u8; 32], argon2::Error> {
    let params = Params::new(KIB, ROUNDS, 1, Some(32))?;
    let mut hash = [0; 32];
    let end = password.floor_char_boundary(LONGEST);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
        &password.as_bytes()[..end],
        salt,
        &mut hash,
    )?;
    Ok(hash)
}

#[cfg(test)]
mod tests {
    use crate::testing;

    #[test]
    fn only_the_same_password_is_right_and_no_account_has_none() {
        let dir = tempfile::tempdir().unwrap();
        let desk = super::super::tests::desk(dir.path());
        testing::block(async {
            let kept = desk.hashed("three small words".into()).await.unwrap();
            let again = desk.hashed("three small words".into()).await.unwrap();
            assert!(kept.salt != again.salt && kept.hash != again.hash);
            let is_right =
                async |password: &str, kept| desk.is_right(password.into(), kept).await.unwrap();
            assert!(is_right("three small words", Some(&kept)).await);
            assert!(!is_right("three small word", Some(&kept)).await);
            assert!(!is_right("", Some(&kept)).await && !is_right("three small words", None).await);
        });
    }
}
