//! Certificates: made for a child or for all of a class who have earned one, printed, and found again
//! by their code.
//!
//! They stand in the school's list sealed with the child's key, and go with her when she is erased.

use super::door::Visit;
use super::join::squares;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::aside::Aside;
use crate::storage::{StorageError, deed};
use desk::frame::Place;
use desk::page::certificate::{
    Certificate, Found, ask as write_ask, ask_class as write_ask_class, check as write_check,
    reasons, write,
};
use desk::roster::Child;
use model::LearnerId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whose, by which code, for what, on which day.
type Given = (LearnerId, String, String, i32);

/// So many are printed at once: as many as a large class has children.
const MOST: usize = 120;
/// Longest words, characters.
const WORDS: usize = 90;
/// Signs of a code; none that is taken for another one on paper.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// So many stand in a code: nobody guesses one.
const SIGNS_OF_CODE: usize = 10;

/// Asks what for.
pub(crate) async fn ask(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.ask_for(&visit, None).await.map(Reply::Page)
}

/// Makes one and shows it.
pub(crate) async fn make(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let child = visit.child()?;
    let words: String = visit.form.one("words").chars().take(WORDS).collect();
    let chosen: String = visit.form.one("what").chars().take(WORDS).collect();
    let facts = desk.since(&[&child], visit.today()).await?;
    let facts = facts.get(&child.id).map(|(facts, _)| facts.clone()).unwrap_or_default();
    // What her work gives reason for is asked of her work, not of the form.
    let own = reasons(&facts, &desk.catalogues.read(), visit.words);
    let what = if words.is_empty() { chosen } else { words.clone() };
    if what.is_empty() || words.is_empty() && !own.contains(&what) {
        return desk.ask_for(&visit, Some("desk-certify-empty")).await.map(Reply::Again);
    }
    let (code, given) = new(&visit, &child, what)?;
    let deed = visit.deed("certified", deed::child(child.id));
    desk.school.storage.put_down_as(desk.school.id(), vec![given.entry()?], deed).await?;
    Ok(Reply::Go(format!("/desk/certificate/{code}")))
}

/// Asks who of a class shall get one, or prints those that were made just now.
pub(crate) async fn ask_class(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let codes: Vec<String> =
        visit.form.one("codes").split(',').map(plain).filter(|code| !code.is_empty()).collect();
    if codes.is_empty() {
        return desk.ask_for_class(&visit, None).await.map(Reply::Page);
    }
    let mut all = Vec::new();
    for code in codes.iter().take(MOST) {
        all.extend(desk.certificate(code).await?);
    }
    let back = format!("/desk/class/{}/certificates", visit.class());
    let printed = desk.printed(&visit, back.clone(), all)?;
    Ok(printed.map_or_else(|| Reply::Go(back), Reply::Page))
}

/// Makes one for each of the children that were chosen, for what their work gives reason for now.
pub(crate) async fn make_class(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let roster = visit.signed_in()?.roster.clone();
    let children = roster.of_class(visit.class());
    let chosen: BTreeSet<&str> = visit.form.all("child").collect();
    let (mut codes, mut entries) = (Vec::new(), Vec::new());
    for (child, what) in desk.due(&visit, &children).await? {
        if chosen.contains(child.id.to_string().as_str()) {
            let (code, given) = new(&visit, child, what)?;
            entries.push(given.entry()?);
            codes.push(code);
        }
    }
    if codes.is_empty() {
        return desk
            .ask_for_class(&visit, Some("desk-certificates-nobody"))
            .await
            .map(Reply::Again);
    }
    let deed = visit.deed("certified", format!("class {}, {}", visit.class(), codes.len()));
    desk.school.storage.put_down_as(desk.school.id(), entries, deed).await?;
    let (class, codes) = (visit.class(), codes.join(","));
    Ok(Reply::Go(format!("/desk/class/{class}/certificates?codes={codes}")))
}

/// Shows one as it is printed; whoever may not see the child is told whether it is genuine.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let asked = visit.param("code");
    let page = match desk.certificate(asked).await? {
        Some(given @ Aside::Certificate { id, .. }) => {
            let back = format!("/desk/child/{id}/certificate");
            desk.printed(&visit, back, vec![given])?
        }
        _ => None,
    };
    Ok(page.map_or_else(|| Reply::Go(format!("/desk/check?code={}", plain(asked))), Reply::Page))
}

/// Looks up a code.
pub(crate) async fn check(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Reports)?;
    let asked = visit.form.one("code").to_owned();
    let found = match (asked.is_empty(), desk.certificate(&asked).await?) {
        (true, _) => Found::Nothing,
        (false, Some(Aside::Certificate { id, what, name, day, .. })) => {
            let who = visit.signed_in()?;
            let is_hers = who.roster.child(id).is_some_and(|one| who.may_see(one.class_id()));
            Found::Given(day, is_hers.then_some((name, what)))
        }
        _ => Found::None,
    };
    Ok(Reply::Page(write_check(frame, &asked, &found)))
}

/// A code as it is kept, however it was typed.
fn plain(asked: &str) -> String {
    let signs = asked.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    signs.take(SIGNS_OF_CODE).collect()
}

fn code() -> Result<String, StorageError> {
    let mut random = [0; SIGNS_OF_CODE];
    getrandom::fill(&mut random).map_err(|error| StorageError::Unsound(error.to_string()))?;
    Ok(random.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect())
}

/// A certificate of today, by a code of its own.
fn new(visit: &Visit, child: &Child, what: String) -> Result<(String, Aside), Trouble> {
    let (code, name) = (code()?, child.name.clone());
    let from = visit.signed_in()?.account.name.clone();
    let (id, day) = (child.id, visit.today());
    let given = Aside::Certificate { id, code: code.clone(), what, name, day, from };
    Ok((code, given))
}

impl Desk {
    async fn ask_for_class(&self, visit: &Visit, wrong: Option<&str>) -> Result<String, Trouble> {
        let frame = visit.frame(Place::Reports)?;
        let roster = visit.signed_in()?.roster.clone();
        let due = self.due(visit, &roster.of_class(visit.class())).await?;
        Ok(write_ask_class(frame, &due, wrong))
    }

    /// The children whose work gives reason for one that they do not have yet, with the first such
    /// reason.
    async fn due<'a>(
        &self,
        visit: &Visit,
        children: &[&'a Child],
    ) -> Result<Vec<(&'a Child, String)>, Trouble> {
        let facts = self.since(children, visit.today()).await?;
        let records = children.iter().flat_map(|child| &child.records).copied().collect();
        let before = self.certificates(records).await?;
        let catalogue = self.catalogues.read();
        let due = |child: &&'a Child| {
            let own = reasons(&facts.get(&child.id)?.0, &catalogue, visit.words);
            let has = |what: &String| {
                let hers = before.iter().filter(|(id, ..)| child.records.contains(id));
                hers.clone().any(|(_, _, known, _)| known == what)
            };
            Some((*child, own.into_iter().find(|what| !has(what))?))
        };
        Ok(children.iter().filter_map(due).collect())
    }

    async fn ask_for(&self, visit: &Visit, wrong: Option<&str>) -> Result<String, Trouble> {
        let frame = visit.frame(Place::Child)?;
        let child = visit.child()?;
        let facts = self.since(&[&child], visit.today()).await?;
        let facts = facts.get(&child.id).map(|(facts, _)| facts.clone()).unwrap_or_default();
        let reasons = reasons(&facts, &self.catalogues.read(), visit.words);
        let before = self.certificates(child.records.clone()).await?.into_iter();
        let before = before.map(|(_, code, what, day)| (code, what, day)).collect();
        Ok(write_ask(frame, &child, reasons, before, wrong))
    }

    /// The certificates of these records: whose, code, what for, when.
    async fn certificates(&self, records: Vec<LearnerId>) -> Result<Vec<Given>, StorageError> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let all = storage.entries_about(school, "certificate", records).await?;
        let read = |entry: wire::down::Entry| match Aside::read(&entry.body?)? {
            Aside::Certificate { id, code, what, day, .. } => Some((id, code, what, day)),
            _ => None,
        };
        Ok(all.into_iter().filter_map(read).collect())
    }

    async fn certificate(&self, asked: &str) -> Result<Option<Aside>, StorageError> {
        let key = format!("certificate/{}", plain(asked));
        let entry = self.school.storage.entry(self.school.id(), key).await?;
        Ok(entry.and_then(|entry| Aside::read(&entry.body?)))
    }

    /// As they are printed, those of the children of whoever asks; none where there are none.
    fn printed(
        &self,
        visit: &Visit,
        back: String,
        all: Vec<Aside>,
    ) -> Result<Option<String>, Trouble> {
        let who = visit.signed_in()?;
        let roster = who.roster.clone();
        let mut sheets = Vec::new();
        for given in all {
            let Aside::Certificate { id, code, what, name, day, from } = given else { continue };
            let child = roster.child(id).filter(|one| who.may_see(one.class_id()));
            let Some(child) = child else { continue };
            let day_told = desk::calendar::written(day);
            let qr = squares(&format!("Jonaki {code}\n{}\n{day_told}", who.about.name))?;
            sheets.push((child, Certificate { qr, code, what, name, day, from }));
        }
        if sheets.is_empty() {
            return Ok(None);
        }
        Ok(Some(write(visit.frame(Place::Reports)?, back, sheets)))
    }
}
