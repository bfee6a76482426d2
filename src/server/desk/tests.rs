//! The desk as a browser meets it: through its router.

mod browser;
mod matrix;
mod pages;
mod talk;

pub(crate) use browser::desk;
