//! The relay is in town: what it has for a school is brought there, and what the school has
//! for its tablets is taken along.

use super::Relay;
use super::client::{Client, LineError};
use super::lessons::BringError;
use super::store::Store;
use model::SchoolId;
use std::sync::{Arc, PoisonError};
use wire::card::BoxName;
use wire::message::{self, Refusal};
use wire::relay::{Introduction, Pages, Spoken};
use wire::sealed_box::{BoxKeyId, Header, Kind, MOST_FILE};

/// What a meeting with a school came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The school.
    pub school: SchoolId,
    /// Boxes that it has now.
    pub n_brought: u64,
    /// Boxes that it would not take yet; they stay here.
    pub n_left: u64,
    /// Boxes for its tablets, receipts and words of the school.
    pub n_answers: u64,
    /// Releases of lessons that came.
    pub n_lessons: u64,
}

/// Why a meeting ended before its end. What was done until then stays done.
#[derive(Debug, thiserror::Error)]
pub enum DeliverError {
    /// The line.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The relay is ending.
    #[error("the relay was stopped")]
    Stopped,
    /// The relay's own memory.
    #[error("the relay's memory cannot be used: {0}; see to the disk")]
    Memory(#[from] rusqlite::Error),
    /// Lessons.
    #[error(transparent)]
    Bring(#[from] BringError),
}

/// Meets whoever answers at `host:port`, if it is the server of a school.
///
/// # Errors
/// [`DeliverError`]; a stranger is told nothing and given nothing.
pub async fn deliver(
    relay: &Arc<Relay>,
    address: &str,
    now_ms: i64,
) -> Result<Delivered, DeliverError> {
    let mut client = Client::connect(address).await?;
    let said = client.get(message::SCHOOL, Introduction::MOST).await?;
    let said = said.ok().and_then(|bytes| Introduction::read(&bytes).ok());
    let server = said.filter(|said| said.server.tls_pin == client.pin).map(|said| said.server);
    let school = server.ok_or(LineError::Odd("it cannot show whose it is"))?.school;
    let (mut n_brought, n_left, mut n_answers) = (0, 0, 0);
    let mut done = Delivered { school, n_brought, n_left, n_answers, n_lessons: 0 };
    let mut left = remember(relay, move |store| store.work_for(school)).await?;
    loop {
        let before = left.len();
        let mut later = Vec::new();
        for name in std::mem::take(&mut left) {
            match bring(relay, &mut client, name, now_ms).await? {
                Brought::Answered => (n_brought, n_answers) = (n_brought + 1, n_answers + 1),
                Brought::Kept => n_brought += 1,
                Brought::NotYet => later.push(name),
                Brought::Gone => {}
            }
        }
        // What follows on a box that came later is taken in the next round.
        if later.is_empty() || later.len() == before {
            done.n_left = later.len() as u64;
            break;
        }
        left = later;
    }
    for (key, after) in remember(relay, move |store| store.asked(school)).await? {
        n_answers += fetch_pages(relay, &mut client, (school, key), after, now_ms).await?;
    }
    (done.n_brought, done.n_answers) = (n_brought, n_answers);
    done.n_lessons = relay.lessons.bring(&mut client, school, &relay.limits).await?;
    Ok(done)
}

enum Brought {
    /// The school has it, and this is here for its tablet.
    Answered,
    /// The school has it, with or without joy.
    Kept,
    /// The school would not take it yet.
    NotYet,
    /// It is not here any more.
    Gone,
}

async fn bring(
    relay: &Arc<Relay>,
    client: &mut Client,
    name: BoxName,
    now_ms: i64,
) -> Result<Brought, DeliverError> {
    let file = remember(relay, move |store| store.read(name)).await?;
    let Some(file) = file else { return Ok(Brought::Gone) };
    match client.put(message::BOXES, file, MOST_FILE).await? {
        Ok(answer) => match Header::peek(&answer) {
            Ok(header) if header.kind == Kind::Receipt => {
                let arrived =
                    move |store: &Store| store.arrived(name, Some((&header, &answer)), now_ms);
                remember(relay, arrived).await?;
                Ok(Brought::Answered)
            }
            // Without the receipt the tablet would not know: it is brought again.
            _ => Ok(Brought::NotYet),
        },
        // It is put aside there, or can be read by nobody: bringing it again changes nothing.
        Err(Refusal::Fork { .. } | Refusal::Revoked | Refusal::Bad { .. }) => {
            remember(relay, move |store| store.arrived(name, None, now_ms)).await?;
            Ok(Brought::Kept)
        }
        Err(Refusal::Gap { .. } | Refusal::UnknownDevice | Refusal::Token) => Ok(Brought::NotYet),
        Err(Refusal::Busy) => Err(LineError::Broken("the school's server is busy".into()).into()),
        Err(Refusal::Full) => {
            Err(LineError::Broken("the school's server has no room left".into()).into())
        }
    }
}

/// Asks the memory.
async fn remember<T: Send + 'static>(
    relay: &Arc<Relay>,
    ask: impl FnOnce(&Store) -> rusqlite::Result<T> + Send + 'static,
) -> Result<T, DeliverError> {
    Ok(relay.ask(ask).await.ok_or(DeliverError::Stopped)??)
}

/// Takes along what a school says to the tablet of a key.
async fn fetch_pages(
    relay: &Arc<Relay>,
    client: &mut Client,
    (school, key): (SchoolId, BoxKeyId),
    begin: u64,
    now_ms: i64,
) -> Result<u64, DeliverError> {
    let known = || relay.pages.lock().unwrap_or_else(PoisonError::into_inner);
    let have = known().get(&(school, key)).filter(|(after, _)| *after == begin).copied();
    let have = have.map(|(_, through)| format!("&have={through}")).unwrap_or_default();
    let (mut files, mut after) = (Vec::new(), begin);
    // Four hundred children's states are some 1,600 entries; ten times as many are odd.
    for _ in 0..ROUNDS {
        let path = format!("{}?for={key}&after={after}{have}", message::BOXES);
        // A key that the school does not know gets nothing, and that is all.
        let Ok(bytes) = client.get(&path, Pages::MOST).await? else { return Ok(0) };
        let pages = Pages::read(&bytes).ok_or(LineError::Odd("its pages cannot be read"))?;
        if pages.same {
            return Ok(0);
        }
        for file in pages.boxes {
            let header = Header::peek(&file).ok();
            let ours = |header: &Header| {
                (header.kind, header.school, header.key) == (Kind::DownPage, school, key)
            };
            let header = header.filter(ours).ok_or(LineError::Odd("a box is for nobody here"))?;
            files.push((header, file.into_vec()));
        }
        let is_last = !pages.more || pages.through <= after;
        after = pages.through.max(after);
        if is_last {
            break;
        }
    }
    let n = files.len() as u64;
    let replace = move |store: &Store| store.replace_pages((school, key), &files, now_ms);
    remember(relay, replace).await?;
    known().insert((school, key), (begin, after));
    Ok(n)
}

const ROUNDS: usize = 64;
