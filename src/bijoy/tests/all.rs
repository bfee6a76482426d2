//! Stories of the crate through its public door: pairs of typed and readable text, every glyph
//! and every conjunct, what is taken for Bangla and what is not, and any text at all.

mod convert;
mod encoder;
mod properties;
mod recognise;

/// The rows of `pairs.tsv`: as typed, and in Unicode.
fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("pairs.tsv").lines().filter_map(|line| line.split_once('\t'))
}
