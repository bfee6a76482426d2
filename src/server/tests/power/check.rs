//! Opens a school on what a cut has left and holds it to its promises.

use crate::disk::Tree;
use crate::life::{self, DATA, Life, N_LEARNERS, That, What, token, told, tombstone};
use crate::tablet::{NOW, Tablet, learner};
use ::model::{DeviceId, LearnerId};
use server::School;
use server::ingest::accept;
use std::collections::BTreeMap;
use std::path::Path;
use tokio::runtime::Runtime;
use wire::{Receipt, signed};

/// Says what is wrong unless something holds.
macro_rules! hold {
    ($holds:expr, $($what:tt)*) => {
        if !$holds {
            return Err(format!($($what)*));
        }
    };
}

/// What must hold after a cut behind so many operations.
#[derive(Default)]
struct Due {
    school: Option<That>,
    enrolled: usize,
    tails: BTreeMap<usize, u64>,
    n_aside: u64,
    down_head: u64,
    n_told: usize,
    /// By tablet.
    revoked: BTreeMap<usize, bool>,
    erased: Vec<LearnerId>,
    /// Who may be erased, for it was begun.
    erasing: Option<LearnerId>,
    cut_short: Option<What>,
}

/// Opens what is in `dir`, the image of a cut behind `cut` operations.
pub(crate) fn check(life: &Life, cut: usize, image: &Tree, dir: &Path) -> Result<(), String> {
    let (due, runtime) = (due(life, cut), life::runtime());
    image.write(dir).map_err(said)?;
    let data = dir.join(DATA);
    let school = life::open(&data, &runtime)?;
    if let Some(That::School { school: id, server }) = due.school {
        hold!(school.id() == id, "the school has become another one");
        hold!(school.keys.server.public() == server, "the server's key is another one");
    }
    runtime.block_on(async {
        hold_tablets(life, &due, &school).await?;
        hold_down(&due, &school).await?;
        for (nth, tablet) in life.tablets.iter().enumerate() {
            hold_stream(&due, &school, nth, tablet).await?;
        }
        for who in &due.erased {
            let rows = school.storage.events_of(school.id(), *who).await.map_err(said)?;
            hold!(rows.is_empty(), "rows of an erased child are there again");
        }
        go_on(life, &due, &school).await
    })?;
    drop(school);
    hold_again(life, &data, &runtime)
}

/// What had been promised by then, and what may have become true besides.
fn due(life: &Life, cut: usize) -> Due {
    let mut due = Due::default();
    let cut_short = life.acts.iter().find(|act| act.began < cut && cut < act.ended);
    due.cut_short = cut_short.map(|act| act.what);
    for promise in life.promises.iter().take_while(|promise| promise.from <= cut) {
        match promise.that {
            That::School { .. } => due.school = Some(promise.that),
            That::Enrolled { tablet } => due.enrolled = tablet + 1,
            That::Stored { tablet, through } => drop(due.tails.insert(tablet, through)),
            That::Aside(n) => due.n_aside = n,
            That::DownHead(head) => due.down_head = head,
            That::Told { n } => due.n_told = n,
            That::Revoked { tablet, revoked } => drop(due.revoked.insert(tablet, revoked)),
            That::Erased(who) => due.erased.push(who),
        }
    }
    if let Some(What::Erase(who)) = due.cut_short {
        due.erasing = Some(who);
    }
    due
}

async fn hold_tablets(life: &Life, due: &Due, school: &School) -> Result<(), String> {
    let id = school.id();
    for (nth, tablet) in life.tablets.iter().enumerate().take(due.enrolled) {
        let found = school.storage.device(id, tablet.device).await.map_err(said)?;
        hold!(found.is_some(), "tablet {nth} is not known any more");
        let is_revoked = found.is_some_and(|device| device.revoked);
        let was_revoked = due.revoked.get(&nth).copied().unwrap_or(false);
        hold!(
            due.cut_short == Some(What::Revoke) || is_revoked == was_revoked,
            "tablet {nth} is revoked: {is_revoked}"
        );
        let (hash, mut bringer) = token(nth);
        bringer.key = [99; 32];
        let again = school.storage.use_token(id, hash, bringer, NOW).await.map_err(said)?;
        hold!(!again, "an invitation that was used up is good again");
    }
    let aside = school.storage.quarantined(id).await.map_err(said)?;
    let n_aside = aside.iter().find(|(why, _)| why == "fork").map_or(0, |(_, n)| *n);
    hold!(n_aside >= due.n_aside, "{n_aside} of {} forks are left", due.n_aside);
    Ok(())
}

async fn hold_down(due: &Due, school: &School) -> Result<(), String> {
    // No tablet has this id: what all are told is asked for.
    let asked = school.storage.down(school.id(), DeviceId([0; 16]), 0, 9_999);
    let (entries, head) = asked.await.map_err(said)?;
    hold!(head >= due.down_head, "the down-log ends at {head}, {} was given", due.down_head);
    let is_there = |key: &str| entries.iter().any(|entry| entry.key == key && entry.body.is_some());
    for nth in 0..due.n_told {
        hold!(is_there(&told(nth).key()), "what tablets were told of child {nth} is gone");
    }
    for who in &due.erased {
        hold!(is_there(&tombstone(*who)), "no tablet will hear that a child was erased");
    }
    Ok(())
}

async fn hold_stream(
    due: &Due,
    school: &School,
    nth: usize,
    tablet: &Tablet,
) -> Result<(), String> {
    let (id, stream) = (school.id(), tablet.stream);
    let cursors = school.storage.cursors(id, vec![stream]).await.map_err(said)?;
    let tail = cursors[0].map_or(0, |cursor| cursor.tail);
    let promised = due.tails.get(&nth).copied().unwrap_or(0);
    hold!(tail >= promised, "tablet {nth} ends at {tail}, a receipt went to {promised}");
    let head = cursors[0].map_or(tablet.heads[0], |cursor| cursor.head);
    hold!(head == tablet.heads[tail as usize], "the stream of tablet {nth} has another head");
    let mut next = 1;
    for segment in school.storage.segments(id, stream, 0, 999).await.map_err(said)? {
        for run in school.storage.open(id, stream, &segment).map_err(said)? {
            // A tablet may send again what is known; nothing of that is stored twice.
            let known = tablet.events[run.first_seq as usize - 1..run.last_seq as usize].to_vec();
            let who = known[0].learner;
            match run.events {
                Some(events) => {
                    hold!(events == known, "events of tablet {nth} have changed");
                    hold!(!due.erased.contains(&who), "an erased child can be read again");
                }
                None => hold!(
                    due.erased.contains(&who) || due.erasing == Some(who),
                    "events of tablet {nth} cannot be read, and nobody erased their child"
                ),
            }
            hold!(run.first_seq <= next, "events {next} to {} are missing", run.first_seq);
            next = run.last_seq + 1;
        }
    }
    hold!(next == tail + 1, "tablet {nth} ends at {tail}, but events end before {next}");
    Ok(())
}

/// The tablets send the rest, and everything is unfolded once.
async fn go_on(life: &Life, due: &Due, school: &School) -> Result<(), String> {
    let id = school.id();
    for (nth, tablet) in life.tablets.iter().enumerate().take(due.enrolled) {
        school.storage.set_revoked(id, tablet.device, false).await.map_err(said)?;
        let from = due.tails.get(&nth).copied().unwrap_or(0) as usize;
        let (n, segment) = (tablet.events.len(), |to| tablet.segment(id, from, to));
        if from < n {
            let receipt = accept(school, segment(n), NOW).await;
            let receipt = receipt.map_err(|refused| format!("tablet {nth}: {refused:?}"))?;
            let receipt: Receipt =
                signed::open(&receipt, &school.keys.server.public()).map_err(said)?;
            hold!(receipt.through == n as u64, "tablet {nth} got a receipt for {receipt:?}");
        }
    }
    while school.storage.project(999).await.map_err(said)? > 0 {}
    let mut n_rows = 0;
    for nth in 0..N_LEARNERS {
        n_rows += school.storage.events_of(id, learner(nth)).await.map_err(said)?.len();
    }
    let is_gone = |who| due.erased.contains(&who) || due.erasing == Some(who);
    let tablets = life.tablets.iter().take(due.enrolled);
    let sent = tablets.flat_map(|tablet| &tablet.events);
    let (all, left) = sent
        .fold((0, 0), |(all, left), event| (all + 1, left + usize::from(!is_gone(event.learner))));
    // One who was being erased may be whole or gone.
    hold!((left..=all).contains(&n_rows), "{n_rows} rows of {left} to {all} events");
    hold!(due.erasing.is_some() || n_rows == left, "{n_rows} rows of {left} events");
    Ok(())
}

/// Once more, as after another start.
fn hold_again(life: &Life, data: &Path, runtime: &Runtime) -> Result<(), String> {
    let school = life::open(data, runtime)?;
    let streams = life.tablets.iter().map(|tablet| tablet.stream).collect();
    let cursors = runtime.block_on(school.storage.cursors(school.id(), streams)).map_err(said)?;
    for (tablet, cursor) in life.tablets.iter().zip(cursors) {
        let tail = cursor.map_or(0, |cursor| cursor.tail as usize);
        hold!(tail == 0 || tail == tablet.events.len(), "the second start finds {tail} events");
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "this is what map_err hands over")]
fn said(error: impl ToString) -> String {
    error.to_string()
}
