//! What the desk asks of a storage: adults and their sessions, the roster's entries, and what
//! children did. Each question is a fixed number of queries, however many children it is about.

use super::deed::Deed;
use super::{Answer, DownEntry, EventRow};
use learn::{Chosen, Facts, Gist};
use model::{DeviceId, LearnerId, SchoolId, StreamId};
use std::sync::Arc;

/// The desk's side of a storage.
pub trait Records {
    /// The school's name, place and where it stands among schools.
    fn about_school(&self, school: SchoolId) -> Answer<'_, AboutSchool>;
    /// Sets name and place.
    fn set_school(&self, school: SchoolId, name: String, place: String) -> Answer<'_, ()>;
    /// Whether anybody has an account.
    fn has_account(&self, school: SchoolId) -> Answer<'_, bool>;
    /// Makes an account; false where the name is taken or, of the `first`, where there is one.
    fn put_account(
        &self,
        school: SchoolId,
        account: NewAccount,
        first: bool,
        deed: Deed,
    ) -> Answer<'_, bool>;
    /// An account by what is typed to sign in.
    fn account(&self, school: SchoolId, login: String) -> Answer<'_, Option<Account>>;
    /// Every account, by what is typed.
    fn accounts(&self, school: SchoolId) -> Answer<'_, Vec<Listed>>;
    /// Gives another password and ends all sessions of the account.
    fn set_password(
        &self,
        school: SchoolId,
        id: [u8; 16],
        password: Password,
        deed: Deed,
    ) -> Answer<'_, ()>;
    /// Removes an account with its sessions; false, and nothing is done, where nobody else leads
    /// the school at `path`. Two who remove each other at once are not both removed.
    fn drop_account(
        &self,
        school: SchoolId,
        id: [u8; 16],
        path: String,
        deed: Deed,
    ) -> Answer<'_, bool>;

    /// Opens a session, and forgets those that are over; false where the account is gone or has
    /// another password by now than the one that was looked at.
    fn open_session(&self, school: SchoolId, session: NewSession) -> Answer<'_, bool>;
    /// Whose session it is, while it is good.
    fn find_session(
        &self,
        school: SchoolId,
        hash: [u8; 32],
        now_ms: i64,
    ) -> Answer<'_, Option<SignedIn>>;
    /// Notes that a session was used.
    fn use_session(&self, hash: [u8; 32], now_ms: i64) -> Answer<'_, ()>;
    /// Ends a session.
    fn close_session(&self, hash: [u8; 32]) -> Answer<'_, ()>;

    /// What changes whenever anything does of which the roster is made.
    fn roster_mark(&self, school: SchoolId) -> Answer<'_, (u64, u64, u64)>;
    /// The down-log's entries of a kind, such as `learner`, oldest first.
    fn entries(&self, school: SchoolId, kind: &'static str) -> Answer<'_, Vec<wire::down::Entry>>;
    /// The entry of a key that names no child.
    fn entry(&self, school: SchoolId, key: String) -> Answer<'_, Option<wire::down::Entry>>;
    /// Those of a kind that are about nobody by name, or about one of these children.
    fn entries_about(
        &self,
        school: SchoolId,
        kind: &'static str,
        learners: Vec<LearnerId>,
    ) -> Answer<'_, Vec<wire::down::Entry>>;
    /// Puts a list of children into the down-log, and in the same transaction what stood there
    /// before, in place of what the last such list left.
    fn take_list(
        &self,
        school: SchoolId,
        before: Vec<DownEntry>,
        entries: Vec<DownEntry>,
        deed: Deed,
    ) -> Answer<'_, ()>;
    /// What pages of a class ask of children: what their facts come to, and what they did since a
    /// day.
    fn glance(
        &self,
        school: SchoolId,
        learners: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<(LearnerId, Arc<Gisted>)>>;
    /// What is known of children, and what they did since a day.
    fn known(&self, school: SchoolId, learners: Vec<LearnerId>, since: i32) -> Answer<'_, Known>;
    /// What children did on each day since one.
    fn played(
        &self,
        school: SchoolId,
        learners: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<Day>>;
    /// When children were there last.
    fn last_played(&self, school: SchoolId, learners: Vec<LearnerId>) -> Answer<'_, Vec<Last>>;
    /// The newest answers of a child's records.
    fn answers(
        &self,
        school: SchoolId,
        records: Vec<LearnerId>,
        most: usize,
    ) -> Answer<'_, Vec<EventRow>>;
    /// What children answered in a lesson since a day, as JSON events, oldest first.
    fn lesson_answers(
        &self,
        school: SchoolId,
        lesson: model::LessonId,
        records: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<(LearnerId, String)>>;
    /// What children answered and finished since a day, a page of rows at a time, each with whose it
    /// is, in the order of their streams; of everybody where no records are named.
    fn worked(
        &self,
        school: SchoolId,
        records: Option<Vec<LearnerId>>,
        since: i32,
        after: (StreamId, u64),
        most: usize,
    ) -> Answer<'_, Vec<(LearnerId, EventRow)>>;
    /// What a school's head wrote down of training and of visits, the newest first.
    fn held(&self, school: SchoolId) -> Answer<'_, Vec<Held>>;
    /// Writes one down; the storage gives it its number.
    fn put_held(&self, school: SchoolId, held: Held, deed: Deed) -> Answer<'_, ()>;
    /// Takes one back.
    fn drop_held(&self, school: SchoolId, no: u64, deed: Deed) -> Answer<'_, ()>;
    /// Calls a tablet by another name.
    fn rename_device(&self, school: SchoolId, device: DeviceId, name: String) -> Answer<'_, ()>;
}

/// A session that nobody used for so long is over, milliseconds.
pub const IDLE_MS: i64 = 12 * 3_600_000;
/// A session is over after so long, however much it is used, milliseconds.
pub const LONGEST_MS: i64 = 7 * 24 * 3_600_000;

/// What is said of a school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutSchool {
    /// Its name.
    pub name: String,
    /// Where it is, in words.
    pub place: String,
    /// Where it stands among schools: `bd`, or `bd/<district>`.
    pub above: String,
}

/// A password as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Password {
    /// Random.
    pub salt: [u8; 16],
    /// argon2id.
    pub hash: [u8; 32],
}

/// An account to be made.
#[derive(Clone)]
pub struct NewAccount {
    /// Random.
    pub id: [u8; 16],
    /// What is typed to sign in.
    pub login: String,
    /// What people call her.
    pub name: String,
    /// Her password.
    pub password: Password,
    /// What she may see: roles with paths.
    pub grants: Vec<(String, String)>,
    /// When it was made, milliseconds since 1970.
    pub made_ms: i64,
}

/// An account, as far as signing in asks.
#[derive(Clone)]
pub struct Account {
    /// Its id.
    pub id: [u8; 16],
    /// What people call her.
    pub name: String,
    /// Her password.
    pub password: Password,
}

/// An account as the head of the school sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: [u8; 16],
    /// What is typed to sign in.
    pub login: String,
    /// What people call her.
    pub name: String,
    /// Roles with paths.
    pub grants: Vec<(String, String)>,
}

/// A session to be opened.
#[derive(Clone)]
pub struct NewSession {
    /// BLAKE3 of what the browser has.
    pub hash: [u8; 32],
    /// Whose.
    pub account: [u8; 16],
    /// The hash of the password with which she came.
    pub password: [u8; 32],
    /// What her forms carry.
    pub token: [u8; 16],
    /// Now, milliseconds since 1970.
    pub now_ms: i64,
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Her account.
    pub account: [u8; 16],
    /// What she types to sign in.
    pub login: String,
    /// What people call her.
    pub name: String,
    /// What her forms carry.
    pub token: [u8; 16],
    /// When the session was used last, as far as it was noted.
    pub used_ms: i64,
    /// Roles with paths.
    pub grants: Vec<(String, String)>,
}

/// What a record's events come to, as far as pages of a class ask.
#[derive(Clone, Debug, Default)]
pub struct Gisted {
    /// Of its answers.
    pub gist: Arc<Gist>,
    /// What was chosen, and which lessons were finished.
    pub chosen: Arc<Chosen>,
    /// What was done on each day that was asked about.
    pub days: Vec<Day>,
    /// When she was there last.
    pub last: Option<Last>,
}

/// What is known of children.
#[derive(Debug, Default)]
pub struct Known {
    /// What their answers come to, and what was chosen for them.
    pub folded: Vec<(LearnerId, Facts, Chosen)>,
    /// What they did, a day each.
    pub days: Vec<Day>,
    /// When they were there last.
    pub last: Vec<Last>,
}

/// What a child did on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Who.
    pub learner: LearnerId,
    /// The day, counted from 1970-01-01.
    pub day: i32,
    /// How long lessons were open.
    pub ms: u64,
    /// Answers.
    pub n_answered: u64,
    /// Lessons that were played to their end.
    pub n_finished: u64,
}

/// Training of teachers, or a visit of a mobile classroom, as the head of a school wrote it down. No
/// child is named in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Its number.
    pub no: u64,
    /// Whether teachers were trained; else it was a visit.
    pub is_training: bool,
    /// The day, counted from 1970-01-01.
    pub day: i32,
    /// Where.
    pub place: String,
    /// By whom.
    pub by: String,
    /// So many were there.
    pub n: u32,
    /// For so long.
    pub minutes: u32,
}

/// When a child was there last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// Who.
    pub learner: LearnerId,
    /// The day, counted from 1970-01-01.
    pub day: i32,
    /// With which tablet.
    pub device: DeviceId,
}
