//! A disk that keeps its promises and not one bit more: what a power cut may leave.
//!
//! The model knows nothing of who writes. It takes what was asked of a disk, one operation
//! after the other, and throws the dice for what is found after a cut:
//!
//! - What was flushed is there: bytes and length of a flushed file, names in a flushed folder.
//! - Every later write and change of length is there or not, each by itself, so a later one
//!   may be there without an earlier one. Of some files everything is there or nothing, as if
//!   the cache had just been written back, or long ago.
//! - Of the writes that are there, 30 of 100 are torn: each sector of 512 bytes is there, is not,
//!   or holds rubbish where it was being written. What lies outside a write is never hurt by
//!   it, and what was skipped reads as zeros.
//! - A new, removed or renamed name whose folder was not flushed has changed or not, each by
//!   itself. Flushing a file does not keep its name: POSIX says so, and some filesystems do.
//!
//! Start with [`tape`], which writes down what a program asks of the real disk, then [`Disk`],
//! which plays it back up to a cut. Nothing here knows what the files are for, so
//! any test program may take this folder as it is with `#[path]`.

mod change;
mod dice;
mod model;
mod op;
mod tap;
pub(crate) mod tape;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use dice::Dice;
pub(crate) use model::Disk;
pub(crate) use op::{Kind, NodeId, Op, Place, ROOT};
pub(crate) use tree::Tree;
