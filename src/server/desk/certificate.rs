//! Certificates: made for a child, printed, and found again by their code. They stand in the school's
//! list sealed with her key, and go with her when she is erased.

use super::door::Visit;
use super::join::squares;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::aside::Aside;
use crate::storage::{StorageError, deed};
use desk::frame::Place;
use desk::page::certificate::{
    Certificate, Found, ask as write_ask, check as write_check, reasons, write,
};
use desk::roster::Child;
use std::sync::Arc;

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
    let code = code()?;
    let given = Aside::Certificate {
        id: child.id,
        code: code.clone(),
        what,
        name: child.name.clone(),
        day: visit.today(),
        from: visit.signed_in()?.account.name.clone(),
    };
    let deed = visit.deed("certified", deed::child(child.id));
    desk.school.storage.put_down_as(desk.school.id(), vec![given.entry()?], deed).await?;
    Ok(Reply::Go(format!("/desk/certificate/{code}")))
}

/// Shows one as it is printed; whoever may not see the child is told whether it is genuine.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let asked = visit.param("code");
    let page = match desk.certificate(asked).await? {
        Some(given) => desk.printed(&visit, given).await?,
        None => None,
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

impl Desk {
    async fn ask_for(&self, visit: &Visit, wrong: Option<&str>) -> Result<String, Trouble> {
        let frame = visit.frame(Place::Child)?;
        let child = visit.child()?;
        let facts = self.since(&[&child], visit.today()).await?;
        let facts = facts.get(&child.id).map(|(facts, _)| facts.clone()).unwrap_or_default();
        let reasons = reasons(&facts, &self.catalogues.read(), visit.words);
        let before = self.certificates(&child).await?;
        Ok(write_ask(frame, &child, reasons, before, wrong))
    }

    async fn certificates(
        &self,
        child: &Child,
    ) -> Result<Vec<(String, String, i32)>, StorageError> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let all = storage.entries_about(school, "certificate", child.records.clone()).await?;
        let read = |entry: wire::down::Entry| match Aside::read(&entry.body?)? {
            Aside::Certificate { code, what, day, .. } => Some((code, what, day)),
            _ => None,
        };
        Ok(all.into_iter().filter_map(read).collect())
    }

    async fn certificate(&self, asked: &str) -> Result<Option<Aside>, StorageError> {
        let key = format!("certificate/{}", plain(asked));
        let entry = self.school.storage.entry(self.school.id(), key).await?;
        Ok(entry.and_then(|entry| Aside::read(&entry.body?)))
    }

    /// As it is printed, where she is a child of whoever asks.
    async fn printed(&self, visit: &Visit, given: Aside) -> Result<Option<String>, Trouble> {
        let Aside::Certificate { id, code, what, name, day, from } = given else { return Ok(None) };
        let who = visit.signed_in()?;
        let child = who.roster.child(id).filter(|one| who.may_see(one.class_id()));
        let Some(child) = child.cloned() else { return Ok(None) };
        let text = format!("Jonaki {code}\n{}\n{}", who.about.name, desk::calendar::written(day));
        let given = Certificate { qr: squares(&text)?, code, what, name, day, from };
        Ok(Some(write(visit.frame(Place::Child)?, &child, given)))
    }
}
