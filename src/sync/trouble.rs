//! Why a contact ended before its end, and when it is worth another try.

use progress::RecordError;
use progress::school::SchoolError;
use std::time::Duration;

/// What went wrong. Whatever was acknowledged before stays so.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The tablet belongs to no school, or its papers are another tablet's.
    #[error("the tablet is not enrolled; scan the school's code to enrol it")]
    NotEnrolled,
    /// Nobody answered at any address.
    #[error("no server answers at any known address; see that both are in the same network")]
    NoServer,
    /// The school is out of reach, and a relay was there: it takes along what waits.
    #[error("a relay takes along what waits; the school's receipts come back with it")]
    Relay,
    /// Somebody answered who is not the school: a captive portal, or worse. Nothing was told.
    #[error("who answers is not the school's server; sign in to the network or use another one")]
    Stranger,
    /// Nothing moved for 30 seconds.
    #[error("the connection stood still; come nearer to the access point")]
    Stalled,
    /// The connection broke.
    #[error("the connection broke; come nearer to the access point")]
    Broken,
    /// The server has too much to do.
    #[error("the server is busy; it will be asked again")]
    Busy {
        /// How long to wait, as it says.
        after: Option<Duration>,
    },
    /// Who is spoken to has no room left; what waits here is safe.
    #[error("the server has no room left on its disk; tell the teacher to free some")]
    Full,
    /// The school's server does not know this tablet, and not its papers either.
    #[error("the school's server does not know this tablet; enrol it again")]
    Unknown,
    /// The tablet was revoked.
    #[error("the school has shut this tablet out; ask its teacher")]
    Revoked,
    /// The invitation is used up or too old.
    #[error("the invitation is used up or too old; ask for a new one")]
    Token,
    /// The two programs do not understand each other; sending the same again will not help.
    #[error("the other side cannot read what is sent, or the other way round: {what}; update both")]
    Bad {
        /// For the developer's log.
        what: String,
    },
    /// The server failed.
    #[error("the server failed with status {status}; see to the server")]
    Server {
        /// Of HTTP.
        status: u16,
    },
    /// The week's bytes on metered links are used up.
    #[error("this week's mobile data is used up; use Wi-Fi")]
    Budget,
    /// A card could not be read or written.
    #[error("the card cannot be used: {0}; see that it is in its place and has room")]
    Card(#[source] std::io::Error),
    /// Lessons wait, for the disk is full; answers still have room.
    #[error("there is no room for the new lessons; free some storage")]
    NoRoom,
    /// Lessons that the school offers cannot be installed.
    #[error("the new lessons cannot be installed: {0}")]
    Lessons(#[source] Box<bundle::InstallError>),
    /// The record is closed.
    #[error("the record is closed")]
    Closed,
    /// The record could not be read or written.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The record could not be read.
    #[error(transparent)]
    Read(#[from] progress::ReadError),
    /// What the school told could not be kept.
    #[error(transparent)]
    School(#[from] SchoolError),
    /// A key or certificate could not be kept.
    #[error("cannot keep the tablet's keys: {0}; free some space and try again")]
    Keys(std::io::Error),
    /// The system gave no random numbers.
    #[error("the system gave no random numbers: {0}; try again")]
    Random(#[from] getrandom::Error),
}

/// When to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// After a while, a longer one each time.
    Later,
    /// After as long as the server said.
    After(Duration),
    /// When the network changes, or after a long while.
    OtherNetwork,
    /// When an adult has done something, or after the longest while.
    Changed,
}

impl Trouble {
    /// Its short name, for logs, for status and for the sentence `sync-trouble-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotEnrolled => "not-enrolled",
            Self::NoServer => "no-server",
            Self::Relay => "relay",
            Self::Stranger => "stranger",
            Self::Stalled => "stalled",
            Self::Broken => "broken",
            Self::Busy { .. } => "busy",
            Self::Full => "full",
            Self::Unknown => "unknown",
            Self::Revoked => "revoked",
            Self::Token => "token",
            Self::Bad { .. } => "bad",
            Self::Server { .. } => "server",
            Self::Budget => "budget",
            Self::Card(_) => "card",
            Self::NoRoom => "no-room",
            Self::Lessons(_) => "lessons",
            Self::Closed | Self::Record(_) | Self::Read(_) => "record",
            Self::School(_) | Self::Keys(_) | Self::Random(_) => "disk",
        }
    }

    /// Whether everything but new lessons went well.
    pub fn is_of_lessons(&self) -> bool {
        matches!(self, Self::NoRoom | Self::Lessons(_))
    }

    /// When it is worth another try.
    pub fn retry(&self) -> Retry {
        match self {
            Self::Busy { after: Some(after) } => Retry::After(*after),
            Self::Stranger | Self::Relay => Retry::OtherNetwork,
            Self::NotEnrolled
            | Self::Unknown
            | Self::Revoked
            | Self::Token
            | Self::Budget
            | Self::NoRoom => Retry::Changed,
            Self::Lessons(error) if !error.is_passing() => Retry::Changed,
            _ => Retry::Later,
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "it takes the place of an error")]
    pub(crate) fn bad(what: impl ToString) -> Self {
        Self::Bad { what: what.to_string() }
    }
}

/// Every code, for whoever needs a sentence for each.
pub const CODES: [&str; 19] = [
    "not-enrolled",
    "no-server",
    "relay",
    "stranger",
    "stalled",
    "broken",
    "busy",
    "full",
    "unknown",
    "revoked",
    "token",
    "bad",
    "server",
    "budget",
    "card",
    "no-room",
    "lessons",
    "record",
    "disk",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed() {
        let troubles = [
            Trouble::NotEnrolled,
            Trouble::NoServer,
            Trouble::Relay,
            Trouble::Stranger,
            Trouble::Stalled,
            Trouble::Broken,
            Trouble::Busy { after: None },
            Trouble::Full,
            Trouble::Unknown,
            Trouble::Revoked,
            Trouble::Token,
            Trouble::bad("x"),
            Trouble::Server { status: 500 },
            Trouble::Budget,
            Trouble::Card(std::io::ErrorKind::StorageFull.into()),
            Trouble::NoRoom,
            Trouble::Lessons(Box::new(bundle::InstallError::Busy)),
            Trouble::Closed,
            Trouble::Keys(std::io::ErrorKind::StorageFull.into()),
        ];
        assert_eq!(troubles.each_ref().map(Trouble::code), CODES);
    }

    #[test]
    fn a_busy_server_is_asked_when_it_says_and_a_stranger_only_elsewhere() {
        let after = Duration::from_secs(7);
        assert_eq!(Trouble::Busy { after: Some(after) }.retry(), Retry::After(after));
        assert_eq!(Trouble::Busy { after: None }.retry(), Retry::Later);
        assert_eq!(Trouble::Stranger.retry(), Retry::OtherNetwork);
        assert_eq!(Trouble::Revoked.retry(), Retry::Changed);
    }
}
