//! A school that lives: twelve classes, 480 children and 90 days of work, made by the seeded
//! learner of the engine's bench and sent as tablets send.
//!
//! Nothing here writes a row: each tablet signs segments, and they go through
//! [`ingest::accept`](crate::ingest::accept) like anybody's. The newest week comes first, so that
//! today's pages can be looked at while older weeks fill in behind.

mod child;
mod course;
#[path = "../learn/benches/course/learner.rs"]
mod learner;
mod people;
mod tablet;

use crate::School;
use crate::fault::Fault;
use crate::storage::StorageError;
use course::Course;
use learn::day::day_of;
use people::{CLASSES, People};
use std::ops::Range;
use tablet::Tablet;
use wire::down::Down;

/// So many days of work.
pub const DAYS: i32 = 90;
/// With this everybody of the demo signs in.
pub const PASSWORD: &str = "jonaki-demo";

/// Fills an empty school; `told` hears of each week that is there, with how many there will be.
///
/// # Errors
/// Of the storage, or where the school has children already.
pub async fn fill(
    school: &School,
    now_ms: i64,
    mut told: impl FnMut(usize, usize),
) -> Result<(), Fault> {
    let course = Course::read();
    let people = People::of(school, 0..CLASSES)?;
    if school.storage.roster_mark(school.id()).await?.0 > 0 {
        let why = "the school has children already; name an empty folder with --data";
        return Err(StorageError::Unsound(why.into()).into());
    }
    course.keep(school).map_err(Fault::io("write", &school.offer))?;
    people.enter(school).await?;
    people.enter_adults(school, now_ms).await?;
    work(school, &course, &people, now_ms, &mut told).await?;
    let given = people.given(day_of(now_ms));
    school.tell(&given, None).await?;
    Ok(())
}

/// Adds classes beyond the twelve to a school that was filled, each of forty children with their
/// work: for whoever measures what a large school costs.
///
/// # Errors
/// Of the storage.
pub async fn grow(school: &School, now_ms: i64, classes: Range<usize>) -> Result<(), Fault> {
    let people = People::of(school, classes)?;
    people.enter(school).await?;
    work(school, &Course::read(), &people, now_ms, |_, _| {}).await
}

/// Lets everybody's tablets send their work, the newest week first.
async fn work(
    school: &School,
    course: &Course,
    people: &People,
    now_ms: i64,
    mut told: impl FnMut(usize, usize),
) -> Result<(), Fault> {
    let today = day_of(now_ms);
    let mut tablets = Vec::new();
    for class in &people.classes {
        for (at, group) in class.children.chunks(people::PER_TABLET).enumerate() {
            let is_away = at == 3 && class.no % 4 == 1;
            let mut tablet = Tablet::new(class.no, at, is_away)?;
            for child in group {
                tablet.add(child.days(course, today), child.id);
            }
            tablet.enrol(school, now_ms).await?;
            tablets.push(tablet);
        }
    }
    let n_weeks = DAYS as usize / 7 + 1;
    for week in 0..n_weeks {
        for tablet in &tablets {
            tablet.send(school, week, now_ms).await?;
        }
        while school.storage.project(16).await? > 0 {}
        told(week + 1, n_weeks);
    }
    Ok(())
}

/// What the school says of itself.
fn about(name: &str) -> Down {
    Down::School { name: name.to_owned() }
}

/// Lets one child work as the demo's children do, for tests of what is made of it.
#[cfg(test)]
pub(crate) async fn let_work(school: &School, id: model::LearnerId, now_ms: i64) {
    let child = child::Child { id, seed: 7, begins: 6 };
    let mut tablet = Tablet::new(0, 0, false).unwrap();
    tablet.add(child.days(&Course::read(), day_of(now_ms)), id);
    tablet.enrol(school, now_ms).await.unwrap();
    for week in 0..DAYS as usize / 7 {
        tablet.send(school, week, now_ms).await.unwrap();
    }
    while school.storage.project(16).await.unwrap() > 0 {}
}

#[cfg(test)]
mod tests;
