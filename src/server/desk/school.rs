//! The school's classes and settings, on the page that shows its adults too.

use super::door::{Visit, hex};
use super::grant::{Grant, Role, may_change};
use super::reply::Reply;
use super::welcome::{ONE_SOUND, children};
use super::{Desk, Trouble};
use crate::roster::class_id;
use crate::storage::desk::Listed;
use desk::Words;
use desk::frame::Place;
use desk::page::door::SOUNDS;
use desk::page::school::{Adult, write};
use std::sync::Arc;
use wire::down::Down;

/// Longest name, characters.
const NAME: usize = 60;

/// Shows all of it.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let is_done = visit.form.one("done") == "1";
    desk.school_page(&visit, None, is_done).await.map(Reply::Page)
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
    let deed = visit.deed("children-added", format!("class {id}"));
    let mut told = vec![Down::Class { id, name, shift }];
    match children(visit.form.one("children"), id) {
        Ok(children) => told.extend(children),
        Err(wrong) => {
            return desk.school_page(&visit, Some(wrong), false).await.map(Reply::Again);
        }
    }
    desk.school.tell_as(&told, deed).await?;
    Ok(done())
}

/// Keeps which confusions are one sound at home.
pub(crate) async fn set_sounds(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let chosen: Vec<&str> =
        visit.form.all("one_sound").filter(|tag| SOUNDS.contains(tag)).collect();
    let told = Down::Setting { name: ONE_SOUND.into(), value: chosen.join(",") };
    desk.school.tell_as(&[told], visit.deed("sounds-set", "")).await?;
    Ok(done())
}

pub(crate) fn done() -> Reply {
    Reply::Go("/desk/school?done=1".into())
}

impl Desk {
    /// The page; `wrong` says why a form was not taken.
    pub(crate) async fn school_page(
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
            is_hers: may_change(&who.grants, &one.grants),
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
