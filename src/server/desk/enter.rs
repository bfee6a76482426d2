//! Signing in and out, the first page, and the language.

use super::door::{LANGUAGE, SESSION, Visit, hex};
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::storage::StorageError;
use crate::storage::desk::NewSession;
use desk::Words;
use desk::page::door;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError};

/// To where whoever comes has something to do.
pub(crate) async fn home(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let to = match &visit.who {
        Some(who) => match who.classes(visit.words).first() {
            Some(class) => format!("/desk/class/{}", class.id),
            None if who.leads() => "/desk/join".to_owned(),
            None if who.may_see_sums() => "/desk/sums".to_owned(),
            None if who.may_publish() => "/desk/content".to_owned(),
            None => "/desk/wall".to_owned(),
        },
        None if !desk.is_first_visit().await? => "/desk/enter".into(),
        None => "/desk/welcome/1".into(),
    };
    Ok(Reply::Go(to))
}

/// Asks for name and password.
pub(crate) async fn ask(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    if visit.who.is_some() {
        return Ok(Reply::Go("/desk".into()));
    }
    if desk.is_first_visit().await? {
        return Ok(Reply::Go("/desk/welcome/1".into()));
    }
    let over = (visit.form.one("over") == "1").then_some("desk-enter-over");
    let has_account = desk.school.storage.has_account(desk.school.id()).await?;
    let over = over.filter(|_| has_account).or((!has_account).then_some("desk-enter-nobody"));
    Ok(Reply::Page(door::sign_in(visit.words, &desk.name().await?, "", over)))
}

/// A name to sign in is no longer.
const LOGIN: usize = 60;

/// Looks at name and password.
pub(crate) async fn try_password(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let typed: String = visit.form.one("login").chars().take(LOGIN).collect();
    let login = login_of(&typed);
    let names = [login.clone(), of_network(visit.from)];
    let again = async |wrong| {
        Ok(Reply::Again(door::sign_in(visit.words, &desk.name().await?, &typed, Some(wrong))))
    };
    let must_wait = {
        let mut slow = desk.slow.lock().unwrap_or_else(PoisonError::into_inner);
        let must_wait = slow.must_wait(&names, visit.now_ms);
        if !must_wait {
            // Counted before it is looked at, so that many at once are not looked at together.
            slow.failed(&names, visit.now_ms);
        }
        must_wait
    };
    if must_wait {
        return again("desk-enter-slow").await;
    }
    let school = desk.school.id();
    let account = desk.school.storage.account(school, login.clone()).await?;
    let password = visit.form.one("password").to_owned();
    let kept = account.as_ref().map(|account| &account.password);
    let is_right = desk.is_right(password, kept).await?;
    let Some(account) = account.filter(|_| is_right) else {
        return again("desk-enter-wrong").await;
    };
    {
        let mut slow = desk.slow.lock().unwrap_or_else(PoisonError::into_inner);
        // The network from which she came still waits: one who may enter could else let others try.
        slow.succeeded(&login, &names[1]);
    }
    let come = Come { account: account.id, password: account.password.hash };
    match desk.sign_in(come, visit.now_ms, "/desk").await? {
        Some(reply) => Ok(reply),
        // The password was changed while it was looked at.
        None => again("desk-enter-wrong").await,
    }
}

/// Somebody whose password was right.
pub(crate) struct Come {
    pub(crate) account: [u8; 16],
    /// The hash of that password.
    pub(crate) password: [u8; 32],
}

/// Ends the session.
pub(crate) async fn leave(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.school.storage.close_session(visit.signed_in()?.session).await?;
    let gone = format!("{SESSION}=; Path=/desk; Max-Age=0; HttpOnly; SameSite=Strict");
    Ok(Reply::GoWith("/desk/enter".into(), gone))
}

/// Takes another language, before anybody is signed in.
pub(crate) async fn language(_: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    Ok(Reply::GoWith("/desk".into(), speaks(visit.param("language"))))
}

/// Takes another language, and shows the same page in it.
pub(crate) async fn language_of(_: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    // Only to a page of the desk, whatever a form says.
    let here = visit.form.one("here");
    let is_ours = here.starts_with("/desk") && !here.contains(['\n', '\\']);
    let to = if is_ours { here } else { "/desk" };
    Ok(Reply::GoWith(to.to_owned(), speaks(visit.form.one("language"))))
}

fn speaks(language: &str) -> String {
    let language = Words::of(language).language();
    format!("{LANGUAGE}={language}; Path=/desk; Max-Age=31536000; HttpOnly; SameSite=Lax")
}

impl Desk {
    /// What the school is called.
    pub(crate) async fn name(&self) -> Result<String, StorageError> {
        Ok(self.school.storage.about_school(self.school.id()).await?.name)
    }

    /// Opens a session and goes on; none where that was not her password any more.
    pub(crate) async fn sign_in(
        &self,
        come: Come,
        now_ms: i64,
        to: &str,
    ) -> Result<Option<Reply>, Trouble> {
        let (mut secret, mut token) = ([0; 32], [0; 16]);
        let odd = |error: getrandom::Error| StorageError::Unsound(error.to_string());
        getrandom::fill(&mut secret).map_err(odd)?;
        getrandom::fill(&mut token).map_err(odd)?;
        let secret = hex(&secret);
        let hash = *blake3::hash(secret.as_bytes()).as_bytes();
        let Come { account, password } = come;
        let session = NewSession { hash, account, password, token, now_ms };
        if !self.school.storage.open_session(self.school.id(), session).await? {
            return Ok(None);
        }
        let kept =
            format!("{SESSION}={secret}; Path=/desk; Max-Age=604800; HttpOnly; SameSite=Strict");
        Ok(Some(Reply::GoWith(to.to_owned(), kept)))
    }
}

/// What is typed to sign in, as it is kept: the same for whoever types it otherwise.
pub(crate) fn login_of(typed: &str) -> String {
    typed.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The network from which somebody comes, as a name for its failures.
fn of_network(from: Option<IpAddr>) -> String {
    match from {
        Some(IpAddr::V4(ip)) => {
            let [a, b, c, _] = ip.octets();
            format!("\n{a}.{b}.{c}")
        }
        Some(IpAddr::V6(ip)) => format!("\n{:x?}", &ip.octets()[..8]),
        None => "\n".to_owned(),
    }
}
