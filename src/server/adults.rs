//! Adults who sit at the desk, for whoever stands before the laptop without a password.

use crate::School;
use crate::desk::{cleaned, login_of, password, school_path};
use crate::storage::StorageError;
use crate::storage::deed::Deed;
use crate::storage::desk::NewAccount;

/// Gives somebody another password and ends her sessions; false where nobody signs in so. Where
/// nobody does at all, it makes the account of whoever leads the school.
///
/// # Errors
/// [`AdultError::Short`] for a password that is too short, or of the storage.
pub async fn set_password(
    school: &School,
    login: &str,
    typed: &str,
    now_ms: i64,
) -> Result<bool, AdultError> {
    // As the desk reads what is typed there.
    let (typed, login) = (cleaned(typed), cleaned(login));
    let typed = typed.trim();
    if typed.chars().count() < password::SHORTEST {
        return Err(AdultError::Short);
    }
    let (mut salt, mut id) = ([0; 16], [0; 16]);
    let odd = |error: &dyn std::fmt::Display| StorageError::Unsound(error.to_string());
    getrandom::fill(&mut salt).map_err(|error| odd(&error))?;
    getrandom::fill(&mut id).map_err(|error| odd(&error))?;
    let kept = password::kept(typed, salt).map_err(|error| odd(&error))?;
    let deed = |what: &str| {
        let about = format!("account {}", login_of(&login));
        Deed { at_ms: now_ms, who: String::new(), what: what.into(), about }
    };
    let Some(account) = school.storage.account(school.id(), login_of(&login)).await? else {
        if school.storage.has_account(school.id()).await? {
            return Ok(false);
        }
        let about = school.storage.about_school(school.id()).await?;
        let first = NewAccount {
            id,
            login: login_of(&login),
            name: login.trim().to_owned(),
            password: kept,
            grants: vec![("school".into(), school_path(&about.above, school.id()))],
            made_ms: now_ms,
        };
        return Ok(school
            .storage
            .put_account(school.id(), first, true, deed("account-first"))
            .await?);
    };
    school.storage.set_password(school.id(), account.id, kept, deed("account-password")).await?;
    Ok(true)
}

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AdultError {
    /// Too short.
    #[error("the password is too short; type at least 8 letters")]
    Short,
    /// Of the storage.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::desk::NewSession;
    use crate::testing;

    #[test]
    fn another_password_ends_all_sessions_and_is_the_only_one_that_is_right() {
        let dir = tempfile::tempdir().unwrap();
        let school = testing::found(dir.path(), testing::NOW);
        let (storage, id) = (&school.storage, school.id());
        testing::block(async {
            let account = NewAccount {
                id: [1; 16],
                login: "mina".into(),
                name: "Mina".into(),
                password: password::kept("three small words", [1; 16]).unwrap(),
                grants: vec![],
                made_ms: testing::NOW,
            };
            let (now_ms, password) = (testing::NOW, account.password.hash);
            assert!(storage.put_account(id, account, true, testing::deed()).await.unwrap());
            let session =
                NewSession { hash: [2; 32], account: [1; 16], password, token: [3; 16], now_ms };
            assert!(storage.open_session(id, session.clone()).await.unwrap());
            assert!(storage.find_session(id, [2; 32], now_ms).await.unwrap().is_some());
            let change = async |login, typed| set_password(&school, login, typed, now_ms).await;
            assert!(matches!(change("mina", "short").await, Err(AdultError::Short)));
            assert!(!change("rina", "three other words").await.unwrap());
            assert!(change(" Mina", "three other words").await.unwrap());
            assert!(storage.find_session(id, [2; 32], now_ms).await.unwrap().is_none());
            let kept = storage.account(id, "mina".into()).await.unwrap().unwrap().password;
            let right = password::kept("three other words", kept.salt).unwrap();
            assert!(right == kept);
            // Whose old password was looked at before, and who comes in after it was changed.
            let late = NewSession { hash: [9; 32], ..session };
            assert!(!storage.open_session(id, late).await.unwrap());
            assert!(storage.find_session(id, [9; 32], now_ms).await.unwrap().is_none());
        });
    }
}
