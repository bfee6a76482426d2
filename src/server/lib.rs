//! The teacher's server: takes segments from tablets, keeps them, and has things for them.
//!
//! Nothing is signed as stored that is not on the disk; nothing is refused for a wrong clock;
//! no name of a child enters a log line. There is no window here and no path that could lead
//! to one. Start with [`router`] for all routes on one page, then [`ingest`] for what becomes
//! of a segment.
#![forbid(unsafe_code)]

pub mod adults;
mod announce;
mod aside;
pub mod boxes;
#[cfg(test)]
mod chosen_tests;
pub mod clock;
pub mod contact;
pub mod demo;
mod desk;
mod engine;
pub mod enrol;
#[cfg(test)]
mod erasure_tests;
pub mod fault;
pub mod files;
pub mod ingest;
pub mod invitation;
pub mod keys;
pub mod learner_keys;
pub mod lessons;
mod lists;
pub mod log;
pub mod pairing;
pub mod people;
pub mod relay;
pub mod relayed;
pub mod rest;
pub mod roster;
pub mod router;
pub mod running;
mod said;
pub mod school;
mod serve;
pub mod storage;
#[cfg(test)]
mod testing;

pub use fault::Fault;
pub use running::{Config, Running, start};
pub use school::School;
