//! Sends a tablet's record to its school and takes what the school has for it, whenever a
//! network happens to be there.
//!
//! A contact is compare, plan, do: [`run`] tells it on one page, [`plan`] decides and does
//! nothing. Nothing here changes or drops an event, believes an answer that the school's
//! key does not stand behind, or keeps the record waiting for a network. Around it stand
//! [`mod@enrol`] and [`mod@pair`] (joining a school), [`discover`] and [`watch`] (where is it, and when to look
//! again) and [`service`], the thread that an app starts.
#![forbid(unsafe_code)]
#![allow(clippy::disallowed_methods)] // A clock is read here to wait, never to judge an answer.

pub mod backoff;
pub mod boxes;
pub mod discover;
pub mod enrol;
pub mod errand;
mod fetch;
mod files;
mod fork;
mod hello;
mod http;
mod inbox;
mod keys;
pub mod line;
mod meet;
mod member;
mod outbox;
pub mod pair;
pub mod plan;
mod pull;
mod push;
mod relay;
pub mod run;
mod said;
pub mod schedule;
pub mod service;
mod stall;
pub mod tablet;
mod talk;
pub mod trouble;
pub mod watch;

pub use enrol::{Joining, enrol};
pub use keys::DeviceKeys;
pub use member::Membership;
pub use pair::{Pairing, pair};
pub use run::{Link, Outcome, run_once};
pub use service::{Service, State, Surroundings};
pub use tablet::{Facts, Record, Tablet};
pub use talk::METERED_BYTES_A_WEEK;
pub use trouble::{Retry, Trouble};
