//! The lesson bundle: one sealed SQLite file, or an index file beside a store of blobs.
//!
//! A bundle is written once by [`BundleWriter`] and only read from then on. [`Bundle`]
//! checks the seal when it opens and every row and blob against the sealed manifest when
//! it is read, so opening ten thousand lessons costs what opening ten costs. Nothing here
//! ever changes a bundle, loads one whole, believes an unsealed one or knows what an
//! activity does with its specification.
//!
//! [`Offer`] lays a bundle out for a server or a card, [`Install`] fetches one piece by piece
//! without knowing a network, and [`Shelf`] says which of the installed ones are in use.
//!
//! Start with [`reader`] for what can be asked and with `schema.sql` for what is stored;
//! `docs/bundle-format.md` tells the whole format.
#![forbid(unsafe_code)]

pub mod art;
mod assemble;
mod check;
mod chunk;
mod decode;
pub mod disk;
pub mod error;
mod file;
pub mod format;
mod group;
pub mod install;
pub mod offer;
mod open;
mod pages;
pub mod portion;
pub mod reader;
pub mod reseal;
mod rows;
pub mod shelf;
pub mod split;
pub mod store;
pub mod writer;

pub use art::{Art, ArtInfo, Sound};
pub use check::Bad;
pub use error::{OpenError, ReadError, WriteError};
pub use install::{Install, InstallError, Need};
pub use offer::Offer;
pub use portion::{Part, Portion};
pub use reader::Bundle;
pub use reseal::{ResealError, Vouched, reseal};
pub use shelf::Shelf;
pub use split::split;
pub use store::Store;
pub use writer::BundleWriter;
