//! A child reads aloud: her teacher marks on her own screen what was read otherwise.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use desk::frame::Place;
use desk::page::aloud::{Reading, write};
use model::LessonId;
use std::sync::Arc;

/// Nobody reads one text for longer, seconds.
const MOST_SECONDS: u32 = 1_800;

/// Shows a text, and how she read before.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.aloud(&visit, None).await.map(Reply::Page)
}

/// Keeps how she read.
pub(crate) async fn keep(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let child = visit.child()?;
    let lesson = LessonId(visit.form.one("text").to_owned());
    let catalogue = desk.catalogues.read();
    let Some(text) = catalogue.text(&lesson) else {
        return desk.aloud(&visit, Some("desk-aloud-none")).await.map(Reply::Again);
    };
    let n_words = text.words().count();
    let seconds = crate::roster::number(visit.form.one("seconds")).map_or(0, u32::from);
    if !(1..=MOST_SECONDS).contains(&seconds) {
        return desk.aloud(&visit, Some("desk-aloud-seconds")).await.map(Reply::Again);
    }
    let last = visit.form.one("last").parse().unwrap_or(n_words).clamp(1, n_words.max(1));
    let wrong = visit.form.all("wrong").filter_map(|at| at.parse::<usize>().ok());
    let mut wrong: Vec<usize> = wrong.filter(|at| *at < last).collect();
    wrong.sort_unstable();
    wrong.dedup();
    let by = visit.signed_in()?.account.name.clone();
    let reading = Reading { lesson, n_words: last, wrong, seconds, by };
    let json = serde_json::to_string(&reading).unwrap_or_default();
    let storage = &desk.school.storage;
    storage.put_read_aloud(desk.school.id(), child.id, visit.now_ms, json).await?;
    let text = form_urlencoded::byte_serialize(reading.lesson.0.as_bytes()).collect::<String>();
    Ok(Reply::Go(format!("/desk/child/{}/read?text={text}&done=1", child.id)))
}

impl Desk {
    async fn aloud(&self, visit: &Visit, wrong: Option<&str>) -> Result<String, Trouble> {
        let (frame, child) = (visit.frame(Place::Child)?, visit.child()?);
        let storage = &self.school.storage;
        let kept = storage.read_aloud(self.school.id(), child.records.clone()).await?;
        let read = |(at_ms, json): (i64, String)| {
            Some((learn::day::day_of(at_ms), serde_json::from_str(&json).ok()?))
        };
        let before: Vec<(i32, Reading)> = kept.into_iter().filter_map(read).collect();
        let asked = LessonId(visit.form.one("text").to_owned());
        let is_done = visit.form.one("done") == "1";
        Ok(write(frame, &child, (&asked, is_done, wrong), &before, &self.catalogues.read()))
    }
}
