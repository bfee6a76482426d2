//! A book from elsewhere, whatever its form, made into a lesson that tells it.
//!
//! Those who read a form ([`epub`](super::epub), [`bloom`](super::bloom)) make a [`Book`]; here it
//! becomes a story: pictures are copied, the voice is cut to lines, words get their times, and
//! whose everything is stays with it.

mod art;
mod crop;
mod pages;
mod place;
mod rights;
mod text;
mod voice;
mod write;

use super::archive::Archive;
use super::begun::Begun;
use super::{ImportError, Imported, Wanted, left};
use crate::export::Lost;
pub(super) use art::kind;
use i18n::Tr;
pub(super) use pages::ends_sentence;
pub(super) use place::Spot;

/// The most words of a book for children.
const MOST_WORDS: usize = 5_000;

/// A book as its pages are turned.
#[derive(Default)]
pub(super) struct Book {
    pub(super) title: String,
    /// Its language, as a tag.
    pub(super) language: Option<String>,
    /// Whoever wrote, drew and read it.
    pub(super) author: String,
    /// What may be done with it, as it is written there.
    pub(super) rights: String,
    pub(super) pages: Vec<Page>,
    pub(super) lost: Vec<Lost>,
}

/// A page.
#[derive(Default)]
pub(super) struct Page {
    /// What the report calls it.
    pub(super) name: String,
    pub(super) figures: Vec<Figure>,
    pub(super) letters: Vec<Letters>,
    pub(super) said: Vec<Said>,
}

/// A picture on a page.
#[derive(Clone, Default)]
pub(super) struct Figure {
    /// The file in the archive.
    pub(super) file: String,
    /// Where it lies; where nothing is said it has the page for itself.
    pub(super) spot: Option<Spot>,
    pub(super) alt: String,
    /// Whose it is and what may be done with it, where it is not the book's.
    pub(super) author: String,
    pub(super) rights: String,
}

/// Letters that are a part of the picture.
#[derive(Clone)]
pub(super) struct Letters {
    pub(super) text: String,
    pub(super) spot: Spot,
    /// How high they are, in pixels of the frame.
    pub(super) size: f32,
}

/// A piece of what is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) text: String,
    /// It goes on in the middle of a word.
    pub(super) is_glued: bool,
    /// A paragraph begins with it.
    pub(super) is_first: bool,
    pub(super) clip: Option<Clip>,
}

/// Where a piece sounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    /// The file in the archive.
    pub(super) file: String,
    /// From which millisecond on.
    pub(super) from: u32,
    /// Until which; to the end where nothing is said.
    pub(super) to: Option<u32>,
}

/// Makes the lesson of a book.
pub(super) fn make(
    mut book: Book,
    archive: &mut Archive,
    wanted: &Wanted<'_>,
    tr: &Tr,
) -> Result<Imported, ImportError> {
    // A novel is no lesson, and nothing of it should take a minute to be refused.
    if pages::words(&book.pages) > MOST_WORDS {
        return Err(ImportError::TooLarge(wanted.file.to_owned()));
    }
    let mut begun = Begun::new(wanted.folder)?;
    let mut lost = std::mem::take(&mut book.lost);
    book.pages = pages::joined(book.pages);
    lost.append(&mut archive.lost);
    text::tidy(&mut book, &mut lost);
    let pages = pages::parted(&book.pages);
    if pages.is_empty() {
        return Err(ImportError::Nothing(wanted.file.to_owned()));
    }
    let shown = pages.iter().flat_map(|page| &page.of.figures);
    let cover = book.pages.iter().flat_map(|page| &page.figures).take(1);
    let pictures = art::copy(cover.chain(shown), archive, &mut begun, &mut lost)?;
    let is_silent = |page: &&Page| page.said.is_empty() && !page.figures.is_empty();
    let silent = book.pages.iter().filter(is_silent).map(|page| page.name.clone());
    lost.extend(silent.map(|what| Lost { key: "pack-lost-wordless", what }));
    let mut voices = voice::Voices::new(archive);
    for (at, page) in pages.iter().enumerate() {
        voices.record(at + 1, page, &mut begun, &mut lost)?;
    }
    let prompts = begun.prompts();
    write::lesson(&book, &pages, &pictures, wanted, &mut begun, &mut lost)?;
    if book.language.as_ref().is_some_and(|tag| !same_language(tag, &prompts)) {
        let what = book.language.clone().unwrap_or_default();
        lost.push(Lost { key: "pack-lost-language", what });
    }
    left::finish(begun, lost, wanted.file, tr)
}

/// Whether two tags mean one language, whatever the land.
fn same_language(one: &str, other: &str) -> bool {
    let first = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    // Three letters for Bangla are in use as well.
    let plain = |tag: &str| if first(tag) == "ben" { "bn".to_owned() } else { first(tag) };
    plain(one) == plain(other)
}
