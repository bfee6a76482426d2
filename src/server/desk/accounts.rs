//! Who sits at the desk: accounts that are made, given another password, or removed.

use super::door::Visit;
use super::enter::login_of;
use super::grant::may_change;
use super::password::SHORTEST;
use super::reply::Reply;
use super::school::done;
use super::welcome::{is_login, random};
use super::{Desk, Trouble};
use crate::storage::desk::NewAccount;
use desk::frame::Place;
use desk::page::me;
use desk::roster::UNPLACED;
use model::{ClassId, DeviceId};
use std::sync::{Arc, PoisonError};

/// Longest name, characters.
const NAME: usize = 60;

/// Adds a teacher, or somebody who leads the school too.
pub(crate) async fn add(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let who = visit.signed_in()?;
    let name: String = visit.form.one("name").chars().take(NAME).collect();
    let (login, password) = (visit.form.one("login"), visit.form.one("password"));
    let grant = match visit.form.one("class") {
        "school" => Some(("school".to_owned(), who.path.clone())),
        class => ClassId::parse(class)
            .filter(|class| *class != UNPLACED && who.roster.class(*class).is_some())
            .map(|class| ("class".to_owned(), format!("{}/{class}", who.path))),
    };
    let wrong = match &grant {
        _ if name.is_empty() => Some("desk-wrong-empty"),
        None => Some("desk-wrong-empty"),
        _ if !is_login(login) => Some("desk-wrong-login"),
        _ if password.chars().count() < SHORTEST => Some("desk-wrong-password"),
        _ => None,
    };
    if let Some(wrong) = wrong {
        return desk.school_page(&visit, Some(wrong), false).await.map(Reply::Again);
    }
    let account = NewAccount {
        id: random()?,
        login: login_of(login),
        name,
        password: desk.hashed(password.to_owned()).await?,
        grants: grant.into_iter().collect(),
        made_ms: visit.now_ms,
    };
    let deed = visit.deed("account-made", format!("account {}", account.login));
    if !desk.school.storage.put_account(desk.school.id(), account, false, deed).await? {
        let wrong = Some("desk-wrong-login");
        return desk.school_page(&visit, wrong, false).await.map(Reply::Again);
    }
    Ok(done())
}

/// Gives another password, or removes an account. Nobody removes her own, changes one above her
/// path, or leaves the school without somebody who leads it.
pub(crate) async fn change(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let who = visit.signed_in()?;
    // An account's id is sixteen bytes like a tablet's.
    let id = DeviceId::parse(visit.form.one("id")).map(|id| id.0);
    let accounts = storage.accounts(school).await?;
    let account = accounts.into_iter().find(|one| Some(one.id) == id);
    let Some(account) = account.filter(|one| may_change(&who.grants, &one.grants)) else {
        return desk.school_page(&visit, Some("desk-wrong-empty"), false).await.map(Reply::Again);
    };
    if account.id == who.account.account {
        return Ok(Reply::Go("/desk/me".into()));
    }
    let about = format!("account {}", account.login);
    let wrong = match visit.form.one("do") {
        "remove" => {
            let deed = visit.deed("account-removed", about);
            let is_gone = storage.drop_account(school, account.id, who.path.clone(), deed).await?;
            (!is_gone).then_some("desk-wrong-last")
        }
        "password" => {
            let password = visit.form.one("password").to_owned();
            let is_short = password.chars().count() < SHORTEST;
            if !is_short {
                let (hashed, deed) =
                    (desk.hashed(password).await?, visit.deed("account-password", about));
                storage.set_password(school, account.id, hashed, deed).await?;
            }
            is_short.then_some("desk-wrong-password")
        }
        _ => None,
    };
    match wrong {
        Some(wrong) => desk.school_page(&visit, Some(wrong), false).await.map(Reply::Again),
        None => Ok(done()),
    }
}

/// Asks for her old password and a new one.
pub(crate) async fn ask_own(_: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    Ok(Reply::Page(me::write(visit.frame(Place::School)?, None)))
}

/// Gives her another password of her own. Whoever finds the desk unlocked does not know the old
/// one, and does not find it out by trying: tries wait as they do at the door.
pub(crate) async fn set_own(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let login = visit.signed_in()?.account.login.clone();
    let again = |wrong| Ok(Reply::Again(me::write(visit.frame(Place::School)?, Some(wrong))));
    let password = visit.form.one("password").to_owned();
    if password.chars().count() < SHORTEST {
        return again("desk-wrong-password");
    }
    let names = [login.clone()];
    let must_wait = {
        let mut slow = desk.slow.lock().unwrap_or_else(PoisonError::into_inner);
        let must_wait = slow.must_wait(&names, visit.now_ms);
        if !must_wait {
            slow.failed(&names, visit.now_ms);
        }
        must_wait
    };
    if must_wait {
        return again("desk-enter-slow");
    }
    let account = storage.account(school, login.clone()).await?.ok_or(Trouble::SignIn)?;
    let old = visit.form.one("old").to_owned();
    if !desk.is_right(old, Some(&account.password)).await? {
        return again("desk-me-wrong");
    }
    desk.slow.lock().unwrap_or_else(PoisonError::into_inner).succeeded(&login, "");
    let deed = visit.deed("account-own-password", format!("account {login}"));
    storage.set_password(school, account.id, desk.hashed(password).await?, deed).await?;
    Ok(Reply::Go("/desk/enter".into()))
}
