//! Training of teachers and visits of a mobile classroom: shown, written down, taken back.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::roster::number;
use crate::storage::StorageError;
use crate::storage::desk::Held;
use desk::calendar;
use desk::frame::Place;
use desk::page::records::{self, write};
use std::sync::Arc;

/// Longest name of a place or a person, characters.
const NAME: usize = 60;
/// Longest training, minutes.
const MINUTES: u32 = 100 * 60;

/// Shows all of them.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.records_page(&visit, None).await.map(Reply::Page)
}

/// Writes one down.
pub(crate) async fn add(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let Some(held) = read(&visit) else {
        return desk.records_page(&visit, Some("desk-wrong-held")).await.map(Reply::Again);
    };
    let deed = visit.deed("record-made", calendar::written(held.day));
    desk.school.storage.put_held(desk.school.id(), held, deed).await?;
    Ok(Reply::Go("/desk/records".into()))
}

/// Takes one back that was wrong.
pub(crate) async fn remove(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    if let Ok(no) = visit.form.one("no").parse::<u64>() {
        let deed = visit.deed("record-removed", no.to_string());
        desk.school.storage.drop_held(desk.school.id(), no, deed).await?;
    }
    Ok(Reply::Go("/desk/records".into()))
}

/// What a form says; none where something is missing or cannot be.
fn read(visit: &Visit) -> Option<Held> {
    let text = |name: &str| visit.form.one(name).chars().take(NAME).collect::<String>();
    let is_training = visit.form.one("kind") == "training";
    let day = calendar::read(visit.form.one("day")).filter(|day| *day <= visit.today())?;
    let (place, by) = (text("place"), text("by"));
    let n = number(visit.form.one("n")).filter(|n| *n > 0)?;
    let minutes = minutes(visit.form.one("hours")).filter(|n| (1..=MINUTES).contains(n))?;
    let is_named = if is_training { !by.is_empty() } else { !place.is_empty() };
    is_named.then_some(Held { no: 0, is_training, day, place, by, n: n.into(), minutes })
}

/// Hours as people write them: `2`, `1.5`, in either digits.
fn minutes(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let tenths = match part.chars().count() {
        0 => 0,
        1 => number(part)?,
        _ => return None,
    };
    Some(u32::from(number(whole)?) * 60 + u32::from(tenths) * 6)
}

impl Desk {
    /// All of them, as pages have it.
    pub(super) async fn held(&self) -> Result<Vec<records::Held>, StorageError> {
        let all = self.school.storage.held(self.school.id()).await?;
        let told = |one: Held| {
            let Held { no, is_training, day, place, by, n, minutes } = one;
            records::Held { no, is_training, day, place, by, n, minutes }
        };
        Ok(all.into_iter().map(told).collect())
    }

    async fn records_page(&self, visit: &Visit, wrong: Option<&str>) -> Result<String, Trouble> {
        let frame = visit.frame(Place::School)?;
        Ok(write(frame, &self.held().await?, wrong))
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, read) in [("2", Some(120)), ("১.৫", Some(90)), ("0,5", Some(30)), ("2.25", None)]
        {
            assert_eq!(minutes(text), read, "{text}");
        }
        assert_eq!((minutes(""), minutes("x"), minutes("-1")), (None, None, None));
    }
}
