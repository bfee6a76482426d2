//! The pages, one file each: what they show as values, and their HTML.

pub mod aloud;
pub mod audit;
pub mod certificate;
pub mod child;
pub mod class;
pub mod content;
pub mod door;
mod drawn;
mod face;
pub mod family;
pub mod find;
pub mod given;
pub mod import;
pub mod join;
pub mod keeping;
pub mod learnt;
pub mod lesson;
pub mod me;
pub mod phones;
pub mod records;
pub mod reports;
pub mod school;
pub mod skills;
pub mod sums;
pub mod tablets;
pub mod term;

pub use face::Avatar;

/// Writes a page. It cannot fail but for want of memory: a template only writes into a string.
pub(crate) fn html(page: &impl askama::Template) -> String {
    page.render().unwrap_or_default()
}
