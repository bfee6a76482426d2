//! The teacher's desk as values and pages: who needs help and with what, and the HTML that says so.
//!
//! Whatever is shown is worked out here from what a server read; nothing here opens a database,
//! knows who asks or what day it is. No page ranks a child, and none needs JavaScript. Start
//! with [`need`] for when a mark rises, then [`page::class`] for the page that a teacher opens
//! first; [`frame`] is what stands around all of them.
#![forbid(unsafe_code)]

pub mod art;
pub mod calendar;
pub mod catalogue;
pub mod frame;
pub mod need;
pub mod page;
pub mod roster;
pub mod tell;
pub mod words;

pub use catalogue::Catalogue;
pub use frame::Frame;
pub use roster::{Child, Class, Roster};
pub use words::Words;
