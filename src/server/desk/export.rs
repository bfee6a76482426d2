//! What a class takes along as files: spreadsheets, statements of xAPI, results of `OneRoster` 1.2. Each
//! of them is written down as a deed before it is handed out.

mod oneroster;
mod spreadsheet;
#[cfg(test)]
mod tests;
mod xapi;

use super::door::Visit;
use super::flow::Flow;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::storage::{EventRow, StorageError};
use desk::page::{class, skills};
use desk::{Roster, Words, calendar};
use model::{ClassId, Event, LearnerId, StreamId};
use spreadsheet::{Sheet, Spreadsheet};
use std::sync::Arc;

/// Answers of so many days are taken along: a school year.
const DAYS: i32 = 366;
/// So many rows are read at a time.
const PAGE: usize = 2_000;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The class as a spreadsheet: everybody, then the skills of each subject.
pub(crate) async fn class(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.is_taken(&visit, "class.xlsx").await?;
    let roster = visit.signed_in()?.roster.clone();
    let (words, today) = (visit.words, visit.today());
    let children = roster.of_class(visit.class());
    let one_sound = desk.one_sound().await?;
    let catalogue = desk.catalogues.read();
    let rows = super::class::rows(&children, desk.known(&children, today).await?);
    let mut sheets = vec![Sheet {
        name: words.t("desk-class-today"),
        lines: class::table(&rows, &catalogue, &one_sound, words, today),
    }];
    let standings: Vec<_> = rows.into_iter().map(|row| (row.child, row.known)).collect();
    for strand in skills::STRANDS {
        let lines = skills::table(&standings, &catalogue, strand, words);
        if lines.first().is_some_and(|head| head.len() > 2) {
            let name = words.t(&format!("desk-strand-{}", strand.to_lowercase()));
            sheets.push(Sheet { name, lines });
        }
    }
    let made = tokio::task::spawn_blocking(move || spreadsheet::whole(&sheets)).await;
    let bytes = made.map_err(|_| StorageError::Closed)??;
    Ok(Reply::File("class.xlsx", XLSX, bytes.into()))
}

/// Every answer of the class in a school year, as a spreadsheet that is made and sent row by row.
pub(crate) async fn answers(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.is_taken(&visit, "answers.xlsx").await?;
    let work = Work::of(&desk, &visit, Some(visit.class()))?;
    Ok(every_answer(&desk, work, visit.words))
}

/// The same of the whole school.
pub(crate) async fn of_school(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let deed = visit.deed("exported", "school, answers.xlsx");
    desk.school.storage.note(desk.school.id(), deed).await?;
    let work = Work::of(&desk, &visit, None)?;
    Ok(every_answer(&desk, work, visit.words))
}

fn every_answer(desk: &Arc<Desk>, work: Work, words: Words) -> Reply {
    let catalogue = desk.catalogues.read();
    let heads = ["desk-col-day", "desk-col-class", "desk-col-child", "desk-lesson-one"];
    let heads = heads.into_iter().chain(["desk-skill-one", "desk-col-asked", "desk-col-expected"]);
    let heads = heads.chain(["desk-col-given", "desk-col-outcome"]);
    let heads = heads.chain(["desk-answer-tries", "desk-answer-help"]);
    let heads: Vec<String> = heads.map(|key| words.t(key)).collect();
    Reply::Flow(
        "answers.xlsx",
        XLSX,
        Flow::of(async move |sender| {
            let made = async {
                let mut book = Spreadsheet::begin(&words.t("desk-answers"), &heads)?;
                let mut at = Work::BEGIN;
                while let Some(rows) = work.page(&mut at).await? {
                    for (row, event) in rows {
                        let Event::Answered(one) = event else { continue };
                        let right = if one.correct >= 1.0 {
                            "desk-answer-right"
                        } else {
                            "desk-answer-other"
                        };
                        let skill = one.skill.as_ref().map(|id| catalogue.skill_name(id, words));
                        // Guests and whoever left the school are nobody's pupils.
                        let Some((class, name)) = work.who(row.whose) else { continue };
                        book.line(&[
                            calendar::written(row.day),
                            class,
                            name,
                            catalogue.lesson_name(&one.lesson, words),
                            skill.unwrap_or_default(),
                            one.asked,
                            one.expected,
                            if one.response.starts_with('[') {
                                words.t("desk-drawn")
                            } else {
                                one.response
                            },
                            words.t(right),
                            one.tries.to_string(),
                            one.rung.to_string(),
                        ])?;
                    }
                }
                // Packing a school's answers takes a minute, which is nobody else's to wait.
                let packed = tokio::task::spawn_blocking(move || book.end()).await;
                packed.map_err(|_| StorageError::Closed)?
            };
            match made.await {
                Ok(file) => spreadsheet::send(file, &sender).await,
                Err(error) => drop(sender.send(Err(error)).await),
            }
        }),
    )
}

/// Every answer and every finished lesson of the class in a school year, as statements of xAPI.
pub(crate) async fn statements(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.is_taken(&visit, "statements.json").await?;
    let (work, school) = (Work::of(&desk, &visit, Some(visit.class()))?, desk.school.id());
    Ok(Reply::Flow(
        "statements.json",
        "application/json",
        Flow::of(async move |sender| {
            let made = async {
                let (mut at, mut before) = (Work::BEGIN, "[\n");
                while let Some(rows) = work.page(&mut at).await? {
                    let mut text = String::new();
                    for (row, event) in rows {
                        if let Some(statement) = xapi::statement(school, &row, &event) {
                            text += before;
                            text += &statement.to_string();
                            before = ",\n";
                        }
                    }
                    if sender.send(Ok(text.into())).await.is_err() {
                        return Ok(());
                    }
                }
                let end = if before == "[\n" { "[]\n" } else { "\n]\n" };
                let _ = sender.send(Ok(end.into())).await;
                Ok(())
            };
            let made: Result<(), StorageError> = made.await;
            if let Err(error) = made {
                let _ = sender.send(Err(error)).await;
            }
        }),
    ))
}

/// What each child of the class knows, as results of `OneRoster` 1.2.
pub(crate) async fn results(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.is_taken(&visit, "results.zip").await?;
    let roster = visit.signed_in()?.roster.clone();
    let children = roster.of_class(visit.class());
    let all = desk.since(&children, visit.today()).await?;
    let catalogue = desk.catalogues.read();
    let about = oneroster::About {
        school: desk.school.id(),
        class: visit.class(),
        now_ms: visit.now_ms,
        words: visit.words,
    };
    let bytes = oneroster::archive(&about, &all, &catalogue)?;
    Ok(Reply::File("results.zip", "application/zip", bytes.into()))
}

/// A row with whose it is.
pub(super) struct Done {
    pub(super) whose: LearnerId,
    pub(super) stream: StreamId,
    pub(super) seq: u64,
    pub(super) at_ms: i64,
    pub(super) day: i32,
}

/// What a class or a school did, read a page at a time.
struct Work {
    desk: Arc<Desk>,
    roster: Arc<Roster>,
    /// Everybody's where none are named.
    records: Option<Vec<LearnerId>>,
    since: i32,
}

impl Work {
    /// Before the first row.
    const BEGIN: (StreamId, u64) = (StreamId([0; 16]), 0);

    /// Of a class, or of the whole school.
    fn of(desk: &Arc<Desk>, visit: &Visit, class: Option<ClassId>) -> Result<Self, Trouble> {
        let roster = visit.signed_in()?.roster.clone();
        let of_class = |class| {
            let children = roster.of_class(class).into_iter();
            children.flat_map(|child| &child.records).copied().collect()
        };
        let records = class.map(of_class);
        Ok(Self { desk: desk.clone(), roster, records, since: visit.today() - DAYS })
    }

    /// The rows after a place, which moves on; none where there are no more.
    async fn page(
        &self,
        at: &mut (StreamId, u64),
    ) -> Result<Option<Vec<(Done, Event)>>, StorageError> {
        let (storage, school) = (&self.desk.school.storage, self.desk.school.id());
        let rows = storage.worked(school, self.records.clone(), self.since, *at, PAGE).await?;
        let Some((_, last)) = rows.last() else { return Ok(None) };
        *at = (last.stream, last.seq);
        let read = |(record, row): (LearnerId, EventRow)| {
            let event = serde_json::from_str(row.body.as_ref()?).ok()?;
            let whose = self.roster.child(record).map_or(record, |child| child.id);
            let EventRow { stream, seq, at_ms, day, .. } = row;
            Some((Done { whose, stream, seq, at_ms, day }, event))
        };
        Ok(Some(rows.into_iter().filter_map(read).collect()))
    }

    /// The class and the name of a child of the school.
    fn who(&self, id: LearnerId) -> Option<(String, String)> {
        let child = self.roster.child(id)?;
        let class = self.roster.classes.iter().find(|class| Some(class.id) == child.class);
        Some((class.map(|class| class.name.clone()).unwrap_or_default(), child.name.clone()))
    }
}

impl Desk {
    /// Writes down that a file of the visit's class is taken along.
    pub(super) async fn is_taken(&self, visit: &Visit, file: &str) -> Result<(), StorageError> {
        let about = format!("class {}, {file}", visit.class());
        self.school.storage.note(self.school.id(), visit.deed("exported", about)).await
    }
}
