//! What a child knows, as it follows from her answers.
//!
//! Tablet and server fold the same attempts with this crate and come to the same picture,
//! whatever the order of arrival. Nothing here reads a file, opens a database, knows what
//! time it is or ranks a child against another; a level that was reached is never taken
//! away. Start with [`mastery`] for all of a child's skills and [`practice`] for the rules
//! of one; [`chosen`] is what was decided for her; [`next`] chooses what she may do now;
//! [`carried`] is what of all that travels to other tablets, and [`clock`] says when things
//! happened.
#![forbid(unsafe_code)]

pub mod carried;
pub mod chosen;
mod climb;
pub mod clock;
mod compact;
pub mod confusion;
pub mod course;
pub mod day;
pub mod gist;
pub mod knows;
pub mod mastery;
pub mod next;
pub mod order;
pub mod practice;
pub mod probe;
mod reviews;
pub mod schedule;
mod tries;
mod varint;

pub use carried::{Carried, Known};
pub use chosen::{Chosen, When};
pub use confusion::Recent;
pub use course::{Course, CourseLesson, CourseSkill};
pub use day::{DayEstimate, SchoolDay};
pub use gist::Gist;
pub use knows::Knows;
pub use mastery::Facts;
pub use next::Next;
pub use order::Order;
pub use practice::{Level, Practice};
pub use probe::{Placement, Probe};
pub use schedule::Memory;
