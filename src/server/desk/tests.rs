//! The desk as a browser meets it: through its router.

mod browser;
mod matrix;
mod pages;

pub(crate) use browser::desk;
