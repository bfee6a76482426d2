//! Who did what: the page for whoever leads the school.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::storage::deed::{Broken, Verified, Written};
use desk::frame::Place;
use desk::page::audit::{Chain, Line, write};
use std::collections::BTreeMap;
use std::sync::Arc;
use wire::down::mark_of;

/// So many are on a page.
const SHOWN: usize = 100;

/// Shows the newest, or those before a number.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::School)?;
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let before = visit.form.one("before").parse().unwrap_or(i64::MAX.unsigned_abs());
    let verified = storage.verify_deeds(school, None).await?;
    let written = storage.deeds(school, before, SHOWN).await?;
    let names = desk.names(&visit).await?;
    let words = visit.words;
    let older = (written.len() == SHOWN).then(|| written.last().map(|last| last.no)).flatten();
    let line = |Written { no, deed }: Written| Line {
        no,
        when: words.moment(deed.at_ms, visit.today()),
        who: deed.who,
        what: deed.what,
        about: told(&deed.about, &names, &words.t("desk-audit-nobody")),
    };
    let lines = written.into_iter().map(line).collect();
    Ok(Reply::Page(write(frame, &chain(&verified), lines, older)))
}

fn chain(verified: &Verified) -> Chain {
    match verified.broken {
        None => Chain::Whole(verified.end.to_text()),
        Some(Broken::Row(no)) => Chain::Broken(no),
        Some(Broken::Cut(no)) => Chain::Cut(no),
    }
}

impl Desk {
    /// What is written down about children, classes and tablets, with what they are called.
    async fn names(&self, visit: &Visit) -> Result<BTreeMap<String, String>, Trouble> {
        let roster = visit.signed_in()?.roster.clone();
        let devices = self.school.storage.devices(self.school.id()).await?;
        let children = roster.children.iter().flat_map(|child| {
            child.records.iter().map(|id| (format!("child {}", mark_of(*id)), child.name.clone()))
        });
        let classes =
            roster.classes.iter().map(|class| (format!("class {}", class.id), class.name.clone()));
        let tablets = devices.into_iter().map(|one| (format!("tablet {}", one.id), one.name));
        Ok(children.chain(classes).chain(tablets).collect())
    }
}

/// What stands between commas, each by its name. Of a child who is on no list there is none.
fn told(about: &str, names: &BTreeMap<String, String>, nobody: &str) -> String {
    let name = |part: &str| match names.get(part) {
        Some(name) => name.clone(),
        None if part.starts_with("child ") => nobody.to_owned(),
        None => part.strip_prefix("account ").unwrap_or(part).to_owned(),
    };
    about.split(", ").map(name).collect::<Vec<_>>().join(", ")
}
