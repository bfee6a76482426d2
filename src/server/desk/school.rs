//! The school's adults, classes and settings.

use super::door::{Visit, hex};
use super::enter::login_of;
use super::grant::{Grant, Role};
use super::password::SHORTEST;
use super::reply::Reply;
use super::welcome::{ONE_SOUND, children, is_login, random};
use super::{Desk, Trouble};
use crate::roster::class_id;
use crate::storage::desk::{Listed, NewAccount};
use desk::Words;
use desk::frame::Place;
use desk::page::door::SOUNDS;
use desk::page::school::{Adult, write};
use desk::roster::UNPLACED;
use model::{ClassId, DeviceId};
use std::sync::Arc;
use wire::down::Down;

/// Longest name, characters.
const NAME: usize = 60;

/// Shows all of it.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let is_done = visit.form.one("done") == "1";
    desk.school_page(&visit, None, is_done).await.map(Reply::Page)
}

/// Adds a teacher, or somebody who leads the school too.
pub(crate) async fn add_adult(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
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
    let (storage, school) = (&desk.school.storage, desk.school.id());
    if !storage.put_account(school, account, false).await? {
        let wrong = Some("desk-wrong-login");
        return desk.school_page(&visit, wrong, false).await.map(Reply::Again);
    }
    storage.note(school, visit.now_ms, "an account was made".into()).await?;
    Ok(done())
}

/// Gives another password, or removes an account; nobody removes her own.
pub(crate) async fn change_adult(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let (storage, school) = (&desk.school.storage, desk.school.id());
    // An account's id is sixteen bytes like a tablet's.
    let id = DeviceId::parse(visit.form.one("id")).map(|id| id.0);
    let accounts = storage.accounts(school).await?;
    let Some(account) = accounts.into_iter().find(|one| Some(one.id) == id) else {
        return desk.school_page(&visit, Some("desk-wrong-empty"), false).await.map(Reply::Again);
    };
    let is_self = account.id == visit.signed_in()?.account.account;
    match visit.form.one("do") {
        "remove" if !is_self => {
            storage.drop_account(school, account.id).await?;
            storage.note(school, visit.now_ms, "an account was removed".into()).await?;
        }
        "password" => {
            let password = visit.form.one("password").to_owned();
            if password.chars().count() < SHORTEST {
                let wrong = Some("desk-wrong-password");
                return desk.school_page(&visit, wrong, false).await.map(Reply::Again);
            }
            storage.set_password(school, account.id, desk.hashed(password).await?).await?;
            storage.note(school, visit.now_ms, "a password was changed".into()).await?;
            if is_self {
                return Ok(Reply::Go("/desk/enter".into()));
            }
        }
        _ => {}
    }
    Ok(done())
}

/// Puts children into a class, which is made where there is none of that name.
pub(crate) async fn add_children(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let name: String = visit.form.one("class").chars().take(NAME).collect();
    if name.is_empty() {
        return desk.school_page(&visit, Some("desk-wrong-empty"), false).await.map(Reply::Again);
    }
    let known = visit.signed_in()?.roster.classes.iter().find(|class| class.name == name);
    let (id, shift) = match known {
        Some(class) => (class.id, class.shift),
        None => (class_id(&desk.school.keys, &name, 0), 0),
    };
    let mut told = vec![Down::Class { id, name, shift }];
    match children(visit.form.one("children"), id) {
        Ok(children) => told.extend(children),
        Err(wrong) => {
            return desk.school_page(&visit, Some(wrong), false).await.map(Reply::Again);
        }
    }
    desk.school.tell(&told, None).await?;
    Ok(done())
}

/// Keeps which confusions are one sound at home.
pub(crate) async fn set_sounds(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let chosen: Vec<&str> =
        visit.form.all("one_sound").filter(|tag| SOUNDS.contains(tag)).collect();
    let told = Down::Setting { name: ONE_SOUND.into(), value: chosen.join(",") };
    desk.school.tell(&[told], None).await?;
    Ok(done())
}

fn done() -> Reply {
    Reply::Go("/desk/school?done=1".into())
}

impl Desk {
    async fn school_page(
        &self,
        visit: &Visit,
        wrong: Option<&str>,
        is_done: bool,
    ) -> Result<String, Trouble> {
        let (who, frame) = (visit.signed_in()?, visit.frame(Place::School)?);
        let accounts = self.school.storage.accounts(self.school.id()).await?;
        let adult = |one: Listed| Adult {
            id: hex(&one.id),
            does: does(&one, &who.path, &frame.classes, visit.words),
            is_self: one.id == who.account.account,
            name: one.name,
            login: one.login,
        };
        let adults: Vec<Adult> = accounts.into_iter().map(adult).collect();
        let one_sound = self.one_sound().await?;
        Ok(write(frame.clone(), (wrong, is_done), &adults, &who.roster, &one_sound))
    }
}

/// What somebody may do, in words.
fn does(one: &Listed, school: &str, classes: &[desk::frame::Pick], words: Words) -> String {
    let told = |grant: Grant| match grant.role {
        Role::School => words.t("desk-leads"),
        Role::Packer => words.t("desk-packs"),
        Role::Nation | Role::District => words.t("desk-above"),
        Role::Class => {
            let is_it = |class: &&desk::frame::Pick| grant.path == format!("{school}/{}", class.id);
            let class = classes.iter().find(is_it);
            class.map(|class| class.name.clone()).unwrap_or_default()
        }
    };
    let all: Vec<String> = one.grants.iter().filter_map(Grant::read).map(told).collect();
    all.join(", ")
}
