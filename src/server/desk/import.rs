//! Lists of children: taken from a file, looked at, confirmed, and undone.

use super::door::{Visit, hex};
use super::reply::Reply;
use super::welcome::random;
use super::{Desk, Trouble};
use crate::aside::Aside;
use crate::lists::plan::{Kind, Plan, plan};
use crate::lists::{self, Wrong};
use crate::school::entries;
use crate::storage::{DownEntry, StorageError};
use desk::Roster;
use desk::frame::Place;
use desk::page::import::{Before, Last, Line, Preview, Row, preview, write};
use model::{ClassId, LearnerId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

/// A list that was looked at and waits to be confirmed. It is kept in memory alone.
pub(crate) struct Waiting {
    id: [u8; 16],
    account: [u8; 16],
    /// The roster that it was compared with.
    roster: Arc<Roster>,
    plan: Plan,
}

/// Shows where a file is chosen, and the last list that was taken.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let done = match visit.form.one("done") {
        "taken" => Some("desk-import-taken"),
        "undone" => Some("desk-import-undone"),
        _ => None,
    };
    desk.import_page(&visit, None, done).await.map(Reply::Page)
}

/// Looks at a file, and says what it would change.
pub(crate) async fn look(desk: Arc<Desk>, mut visit: Visit) -> Result<Reply, Trouble> {
    let brought = visit.form.take_file("list");
    let who = visit.signed_in()?;
    let typed = visit.form.one("typed").to_owned();
    let bytes = brought.unwrap_or_else(|| typed.into_bytes());
    let as_typed = visit.form.one("letters") == "as-typed";
    let list = tokio::task::spawn_blocking(move || lists::read(&bytes, as_typed)).await;
    // A spreadsheet that its reader fell over is none that can be read.
    let list = match list.unwrap_or(Err("desk-list-unreadable")) {
        Ok(list) => list,
        Err(wrong) => return desk.import_page(&visit, Some(wrong), None).await.map(Reply::Again),
    };
    let class = ClassId::parse(visit.form.one("class"));
    let mut ids = ids(list.pupils.len())?;
    let roster = who.roster.clone();
    let plan =
        plan(list, &roster, &desk.school.keys, class, || ids.pop().unwrap_or(LearnerId::NOBODY));
    let waiting = Waiting { id: random()?, account: who.account.account, roster, plan };
    let page = preview(visit.frame(Place::School)?, &shown(&waiting));
    *desk.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(waiting);
    Ok(Reply::Page(page))
}

/// Random ids, one for each child of a list.
fn ids(n: usize) -> Result<Vec<LearnerId>, StorageError> {
    (0..n).map(|_| random().map(LearnerId)).collect()
}

/// Takes the list that was looked at.
pub(crate) async fn take(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let who = visit.signed_in()?;
    let waiting = desk.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
    let is_it = |one: &Waiting| {
        one.account == who.account.account
            && hex(&one.id) == visit.form.one("id")
            // Somebody else changed the school since: it has to be looked at again.
            && Arc::ptr_eq(&one.roster, &who.roster)
    };
    let Some(waiting) = waiting.filter(is_it) else {
        let wrong = Some("desk-import-old");
        return desk.import_page(&visit, wrong, None).await.map(Reply::Again);
    };
    let plan = waiting.plan;
    let mut put = entries(&plan.told, None)?;
    for (id, is_girl) in &plan.girls {
        put.push(Aside::Pupil { id: *id, is_girl: *is_girl }.entry()?);
    }
    if put.is_empty() {
        return Ok(Reply::Go("/desk/import?done=taken".into()));
    }
    let count =
        |kinds: &[Kind]| plan.changes.iter().filter(|one| kinds.contains(&one.kind)).count();
    let (n_new, n_changed) = (count(&[Kind::New]), count(&[Kind::Moved, Kind::Changed]));
    let last =
        Aside::Import { at_ms: visit.now_ms, who: who.account.name.clone(), n_new, n_changed };
    let mut before = vec![last.entry()?];
    let standing = desk.standing().await?;
    for entry in &put {
        let body = standing.get(&entry.key).cloned();
        let put = hash(entry.body.as_deref());
        let (key, about) = (entry.key.clone(), entry.about);
        before.push(Aside::Before { key, about, body, put }.entry()?);
    }
    let deed = visit.deed("list-taken", format!("+{n_new}, ±{n_changed}"));
    desk.school.storage.take_list(desk.school.id(), before, put, deed).await?;
    Ok(Reply::Go("/desk/import?done=taken".into()))
}

/// Puts back what stood there before the last list. What was changed since by hand stays, and so does
/// whoever has learnt something since: her work is not to be lost.
pub(crate) async fn undo(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let before = storage.entries(school, "before").await?;
    let standing = desk.standing().await?;
    let mut records = Vec::new();
    let mut undone = Vec::new();
    for entry in before {
        let read = entry.body.as_deref().and_then(Aside::read);
        let Some(Aside::Before { key, about, body, put }) = read else { continue };
        if hash(standing.get(&key).map(Vec::as_slice)) == put {
            records.extend(about.filter(|_| body.is_none()));
            undone.push((key, about, body));
        }
    }
    let played = storage.last_played(school, records).await?;
    let played: BTreeSet<LearnerId> = played.into_iter().map(|one| one.learner).collect();
    undone
        .retain(|(_, about, body)| body.is_some() || !about.is_some_and(|id| played.contains(&id)));
    let undone = keep_classes(undone, &visit.signed_in()?.roster);
    let n = undone.len();
    let entry = |(key, about, body): (String, Option<LearnerId>, Option<Vec<u8>>)| {
        let device = key.starts_with("pupil/").then_some(crate::aside::NO_TABLET);
        DownEntry { key, device, about, body }
    };
    let put: Vec<DownEntry> = undone.into_iter().map(entry).collect();
    if put.is_empty() {
        let wrong = Some("desk-import-nothing");
        return desk.import_page(&visit, wrong, None).await.map(Reply::Again);
    }
    let deed = visit.deed("list-undone", n.to_string());
    storage.take_list(school, Vec::new(), put, deed).await?;
    Ok(Reply::Go("/desk/import?done=undone".into()))
}

/// What is undone: an entry's key, whom it is about, and its body before.
type Undone = (String, Option<LearnerId>, Option<Vec<u8>>);

/// A class in which somebody stays is not taken away from her.
fn keep_classes(undone: Vec<Undone>, roster: &Roster) -> Vec<Undone> {
    let gone: BTreeSet<LearnerId> = undone.iter().filter_map(|(_, about, _)| *about).collect();
    let stays = |key: &str| {
        roster.children.iter().any(|child| {
            !gone.contains(&child.id) && child.class.is_some_and(|id| key == format!("class/{id}"))
        })
    };
    undone.into_iter().filter(|(key, _, body)| body.is_some() || !stays(key)).collect()
}

fn hash(body: Option<&[u8]>) -> [u8; 32] {
    body.map_or([0; 32], |body| *blake3::hash(body).as_bytes())
}

impl Desk {
    /// Forgets lists that wait to be confirmed.
    pub(crate) fn forget_lists(&self) {
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// What stands in the down-log of what a list may change, by key.
    async fn standing(&self) -> Result<BTreeMap<String, Vec<u8>>, StorageError> {
        let mut all = BTreeMap::new();
        for kind in ["class", "learner", "pupil"] {
            let entries = self.school.storage.entries(self.school.id(), kind).await?;
            all.extend(entries.into_iter().filter_map(|entry| Some((entry.key, entry.body?))));
        }
        Ok(all)
    }

    async fn import_page(
        &self,
        visit: &Visit,
        wrong: Option<&str>,
        done: Option<&str>,
    ) -> Result<String, Trouble> {
        let frame = visit.frame(Place::School)?;
        let last = self.school.storage.entries(self.school.id(), "import").await?;
        let last = last.iter().find_map(|entry| match Aside::read(entry.body.as_deref()?)? {
            Aside::Import { at_ms, who, n_new, n_changed } => {
                let when = visit.words.moment(at_ms, visit.today());
                Some(Last { when, who, n_new, n_changed })
            }
            _ => None,
        });
        Ok(write(frame, (wrong, done), last))
    }
}

fn shown(waiting: &Waiting) -> Preview {
    let plan = &waiting.plan;
    let row = |one: &crate::lists::plan::Change| Row {
        line: one.row,
        kind: match one.kind {
            Kind::New => Line::New,
            Kind::Moved => Line::Moved,
            Kind::Changed => Line::Changed,
            Kind::Same => Line::Same,
        },
        name: one.name.clone(),
        typed: one.typed.clone(),
        class: one.class.clone(),
        roll: one.roll,
        is_girl: one.is_girl,
        before: one.before.clone().map(|(name, class, roll)| Before { name, class, roll }),
    };
    let wrong = |one: &Wrong| (one.row, one.why, one.what.clone());
    Preview {
        id: hex(&waiting.id),
        rows: plan.changes.iter().map(row).collect(),
        wrong: plan.wrong.iter().map(wrong).collect(),
        classes: plan.classes.clone(),
        n_left: plan.n_left,
        is_bijoy: plan.is_bijoy,
        // That a child is a girl is a change too, though tablets are not told.
        has_changes: !plan.told.is_empty() || !plan.girls.is_empty(),
    }
}
