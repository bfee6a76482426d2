//! The desk as a browser meets it: through its router.

mod accounts;
mod browser;
mod certificates;
mod matrix;
mod office;
mod pages;
mod talk;

pub(crate) use browser::desk;
