//! The teacher's desk: pages from what the school has stored.
//!
//! Every route stands in one table with who may take it ([`routes`]); no handler runs before
//! [`door`] has let somebody in, and a handler knows a class or a child only from what the door
//! hands it. The pages themselves are made by the crate `desk`. Start with [`routes`].

mod accounts;
mod aloud;
mod audit;
mod catalogue;
mod certificate;
mod child;
mod class;
mod content;
mod door;
mod enter;
mod export;
mod find;
mod flow;
mod form;
mod give;
mod grant;
mod hands;
mod import;
mod join;
mod keeping;
mod lesson;
mod live;
mod map;
mod mask;
mod multipart;
pub(crate) mod password;
mod phones;
mod record;
mod records;
mod reply;
mod report;
mod roster;
mod routes;
mod school;
mod slow;
mod sums;
mod tablets;
#[cfg(test)]
mod tests;
mod welcome;
mod with;

pub(crate) use catalogue::keep as keep_catalogue;
pub(crate) use enter::login_of;
pub(crate) use form::cleaned;
pub(crate) use grant::school_path;
pub(crate) use routes::router;

use crate::School;
use crate::storage::StorageError;
use catalogue::Catalogues;
use roster::Rosters;
use slow::Slow;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::sync::Semaphore;

/// What all pages share.
pub(crate) struct Desk {
    school: Arc<School>,
    /// Where tablets come.
    listen: SocketAddr,
    /// Two passwords at once are checked: each takes 19 MiB and a good part of a second.
    hashing: Semaphore,
    slow: Mutex<Slow>,
    rosters: Rosters,
    catalogues: Catalogues,
    /// The invitation that is shown, with its end.
    invitation: Mutex<Option<join::Shown>>,
    /// The list that was looked at last.
    waiting: Mutex<Option<import::Waiting>>,
    phones: phones::Phones,
    sums: sums::Sums,
}

impl Desk {
    pub(crate) fn new(school: Arc<School>, listen: SocketAddr) -> Self {
        let catalogues = Catalogues::of(&school.offer);
        Self {
            school,
            listen,
            hashing: Semaphore::new(2),
            slow: Mutex::default(),
            rosters: Rosters::default(),
            catalogues,
            invitation: Mutex::default(),
            waiting: Mutex::default(),
            phones: phones::Phones::default(),
            sums: sums::Sums::default(),
        }
    }
}

/// Why a page is not shown.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// There is no such page, or it is not hers to see; which of the two is not said.
    NotHere,
    /// Nobody is signed in, or not any more.
    SignIn,
    /// A form that this page did not give out.
    NotOurs,
    /// The storage.
    Storage(StorageError),
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}
