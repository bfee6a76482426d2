//! Tasks and messages: into the down-log, as tablets read them.

use super::class::OfClass;
use super::door::{Visit, hex};
use super::reply::Reply;
use super::welcome::random;
use super::with::Brought;
use super::{Desk, Trouble};
use crate::storage::DownEntry;
use crate::storage::StorageError;
use crate::storage::deed;
use desk::frame::Place;
use desk::page::given::{Filled, Given, write};
use desk::roster::{Child, UNPLACED};
use desk::{Roster, calendar};
use model::{ClassId, LearnerId, LessonId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use wire::down::Down;

/// Longest message, characters: three bytes each, and an entry has four thousand.
const TEXT: usize = 400;
/// Most lessons of one task.
const LESSONS: usize = 20;
/// So many children who were all chosen are their class.
const MANY: usize = 5;
/// So many of what was given before are shown.
const SHOWN: usize = 40;

/// A message's voice or picture, for whoever may see the class.
pub(crate) async fn said(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let roster = visit.signed_in()?.roster.clone();
    let name = visit.param("said");
    let is_named = |(_, down): &(String, Down)| match down {
        Down::Message { class, learner, sound, picture, .. } => {
            let names = [sound, picture].into_iter().flatten().any(|one| one == name);
            names && is_of(&roster, visit.class(), *class, *learner)
        }
        _ => false,
    };
    let downs = desk.downs("message", &roster.of_class(visit.class())).await?;
    if !downs.iter().any(is_named) {
        return Err(Trouble::NotHere);
    }
    let said = crate::said::find(&desk.school, name).await?.ok_or(Trouble::NotHere)?;
    Ok(Reply::Media(said.media, said.bytes))
}

/// Shows the form, filled with what the address says, and what was given before.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let filled = filled(&visit);
    let is_done = visit.form.one("done") == "1";
    desk.page(&visit, &filled, None, is_done).await.map(Reply::Page)
}

/// Gives it.
pub(crate) async fn take(desk: Arc<Desk>, mut visit: Visit) -> Result<Reply, Trouble> {
    let brought = Brought::of(&mut visit).await;
    let roster = visit.signed_in()?.roster.clone();
    let (children, class) = (roster.of_class(visit.class()), visit.class());
    let mut filled = filled(&visit);
    let is_for_class = visit.form.one("whom") != "some";
    if is_for_class {
        filled.children.clear();
    }
    // Each once, however often a form names her.
    let chosen: BTreeSet<LearnerId> =
        filled.children.iter().filter_map(|id| LearnerId::parse(id)).collect();
    // Whoever sends another class's child here sends nothing.
    let is_hers = |id: &LearnerId| children.iter().any(|child| child.id == *id);
    if !chosen.iter().all(is_hers) {
        return Err(Trouble::NotHere);
    }
    // All of a class are the class: one entry for all, and for whoever joins it. A handful are not:
    // what is said to two is said to these two.
    let is_whole = chosen.len() >= MANY && chosen.len() == children.len();
    let is_for_class = is_for_class || class != UNPLACED && is_whole;
    let catalogue = desk.catalogues.read();
    let lessons: Vec<LessonId> = filled.lessons.iter().map(|id| LessonId(id.clone())).collect();
    let lessons: Vec<LessonId> =
        lessons.into_iter().filter(|id| catalogue.lesson(id).is_some()).take(LESSONS).collect();
    let until_day = calendar::read(&filled.until);
    let says = !filled.text.is_empty() || brought.as_ref().is_ok_and(Brought::is_something);
    let wrong = if let Err(wrong) = &brought {
        Some(wrong.key())
    } else if lessons.is_empty() && !says {
        Some("desk-give-nothing")
    } else if !is_for_class && chosen.is_empty() || is_for_class && class == UNPLACED {
        Some("desk-give-nobody")
    } else if until_day.is_some_and(|day| day < visit.today()) {
        Some("desk-give-past")
    } else {
        None
    };
    if let Some(wrong) = wrong {
        return desk.page(&visit, &filled, Some(wrong), false).await.map(Reply::Again);
    }
    let from = visit.signed_in()?.account.name.clone();
    let batch = hex(&random()?[..8]);
    let about = if is_for_class {
        format!("class {class}")
    } else {
        chosen.iter().map(|id| deed::child(*id)).collect::<Vec<_>>().join(", ")
    };
    let deed = visit.deed("given", about);
    let whom: Vec<(Option<ClassId>, Option<LearnerId>)> = if is_for_class {
        vec![(Some(class), None)]
    } else {
        chosen.into_iter().map(|child| (None, Some(child))).collect()
    };
    let (sound, picture) = match brought {
        Ok(brought) => {
            let to = whom.iter().filter_map(|(_, learner)| *learner).collect();
            brought.keep(&desk.school, to).await?
        }
        Err(_) => (None, None),
    };
    let mut told = Vec::new();
    for (n, (class, learner)) in whom.into_iter().enumerate() {
        let id = format!("{batch}.{n}");
        if !lessons.is_empty() {
            let (id, lessons, skills) = (id.clone(), lessons.clone(), Vec::new());
            let given_day = Some(visit.today());
            told.push(Down::Assignment {
                id,
                class,
                learner,
                lessons,
                skills,
                until_day,
                given_day,
            });
        }
        if says {
            let (text, from, at_ms) = (filled.text.clone(), from.clone(), visit.now_ms);
            let (sound, picture) = (sound.clone(), picture.clone());
            told.push(Down::Message { id, class, learner, text, sound, picture, from, at_ms });
        }
    }
    desk.school.tell_as(&told, deed).await?;
    Ok(Reply::Go(format!("/desk/class/{}/give?done=1", visit.class())))
}

/// Takes a task back from everybody who was given it at once. What was said stays said.
pub(crate) async fn back(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let roster = visit.signed_in()?.roster.clone();
    let batch = visit.form.one("id");
    let mut gone = Vec::new();
    for (key, down) in desk.downs("assignment", &roster.of_class(visit.class())).await? {
        let Down::Assignment { id, class, learner, .. } = &down else { continue };
        if batch_of(id) == batch && is_of(&roster, visit.class(), *class, *learner) {
            gone.push(DownEntry { key, device: None, about: down.about(), body: None });
        }
    }
    if !gone.is_empty() {
        let deed = visit.deed("taken-back", format!("class {}", visit.class()));
        desk.school.storage.put_down_as(desk.school.id(), gone, deed).await?;
    }
    Ok(Reply::Go(format!("/desk/class/{}/give#before", visit.class())))
}

impl Desk {
    async fn page(
        &self,
        visit: &Visit,
        filled: &Filled,
        wrong: Option<&str>,
        is_done: bool,
    ) -> Result<String, Trouble> {
        let frame = visit.frame(Place::Given)?;
        let roster = visit.signed_in()?.roster.clone();
        let children = roster.of_class(visit.class());
        let known = self.known(&children, visit.today()).await?;
        let given = self.given(&roster, (visit.class(), visit.today()), &known).await?;
        let form = (filled, wrong, is_done);
        Ok(write(frame, form, &children, &given, &self.catalogues.read()))
    }

    /// What was given to a class or to children of it, the newest first.
    async fn given(
        &self,
        roster: &Roster,
        (of, today): (ClassId, i32),
        known: &OfClass,
    ) -> Result<Vec<Given>, StorageError> {
        let children = roster.of_class(of);
        let mut replies = self.replies(&children, today).await?;
        let mut batches = BTreeMap::<String, Given>::new();
        let mut order = Vec::new();
        for kind in ["assignment", "message"] {
            for (_, down) in self.downs(kind, &children).await? {
                let mut with = (None, None);
                let (id, class, learner, lessons, days, text) = match down {
                    Down::Assignment {
                        id, class, learner, lessons, until_day, given_day, ..
                    } => (id, class, learner, lessons, (given_day, until_day), String::new()),
                    Down::Message { id, class, learner, text, sound, picture, .. } => {
                        with = (sound, picture);
                        (id, class, learner, Vec::new(), (None, None), text)
                    }
                    _ => continue,
                };
                let (given_day, until_day) = days;
                if !is_of(roster, of, class, learner) {
                    continue;
                }
                let child = learner.and_then(|id| roster.child(id));
                let whom: Vec<&Child> = child.map_or_else(|| children.clone(), |one| vec![one]);
                let key = format!("{kind} {}", batch_of(&id));
                let given = batches.entry(key.clone()).or_insert_with(|| {
                    order.push(key);
                    let is_task = kind == "assignment";
                    Given {
                        id: is_task.then(|| batch_of(&id).to_owned()),
                        sound: with.0.map(|name| format!("/desk/class/{of}/said/{name}")),
                        picture: with.1.map(|name| match name.strip_prefix("face/") {
                            Some(face) => desk::art::face(face),
                            None => format!("/desk/class/{of}/said/{name}"),
                        }),
                        replies: Vec::new(),
                        names: Vec::new(),
                        lessons: lessons.clone(),
                        text,
                        until_day,
                        done: is_task.then_some((0, 0)),
                    }
                });
                given.names.extend(child.map(|child| child.name.clone()));
                for (picture, name) in replies.remove(&id).unwrap_or_default() {
                    given.replies.push((picture, name));
                }
                if let Some((done, n)) = &mut given.done {
                    *n += whom.len();
                    let task = (&lessons[..], given_day);
                    *done += whom.iter().filter(|child| has_done(child, task, known)).count();
                }
            }
        }
        let newest = order.into_iter().rev().take(SHOWN);
        Ok(newest.filter_map(|key| batches.remove(&key)).collect())
    }

    /// Entries for classes, and those for these children.
    async fn downs(
        &self,
        kind: &'static str,
        children: &[&Child],
    ) -> Result<Vec<(String, Down)>, StorageError> {
        let records = children.iter().flat_map(|child| &child.records).copied().collect();
        let entries = self.school.storage.entries_about(self.school.id(), kind, records).await?;
        let read = |entry: wire::down::Entry| Some((entry.key, Down::read(entry.body.as_ref()?)?));
        Ok(entries.into_iter().filter_map(read).collect())
    }
}

fn filled(visit: &Visit) -> Filled {
    let all = |name: &str| visit.form.all(name).map(str::to_owned).take(500).collect();
    Filled {
        children: all("child"),
        lessons: all("lesson"),
        until: visit.form.one("until").to_owned(),
        text: visit.form.one("text").chars().take(TEXT).collect(),
    }
}

/// What was given at once has one name before the last dot.
fn batch_of(id: &str) -> &str {
    id.rsplit_once('.').map_or(id, |(batch, _)| batch)
}

fn is_of(roster: &Roster, of: ClassId, class: Option<ClassId>, learner: Option<LearnerId>) -> bool {
    let child = learner.and_then(|id| roster.child(id));
    class == Some(of) || child.is_some_and(|child| child.class.unwrap_or(UNPLACED) == of)
}

fn has_done(child: &Child, (lessons, given): (&[LessonId], Option<i32>), known: &OfClass) -> bool {
    let chosen = known.chosen.get(&child.id);
    chosen.is_some_and(|chosen| lessons.iter().all(|lesson| chosen.has_done(lesson, given)))
}
