//! Books of Bloom (`.bloompub`, earlier `.bloomd`): an archive with one page of HTML that holds all
//! pages, a recording for each sentence or each text, pictures, and whose everything is.

mod head;
mod page;
mod voice;

use super::archive::Archive;
use super::book::{self, Book};
use super::markup::Tree;
use super::{ImportError, Imported, Wanted, begun};
use i18n::Tr;

/// Makes a lesson of a book.
///
/// # Errors
/// [`ImportError`]; then nothing was written.
pub fn import(wanted: &Wanted<'_>, tr: &Tr) -> Result<Imported, ImportError> {
    let mut archive = Archive::open(wanted.file)?;
    let torn =
        |why: &str| ImportError::Archive { path: wanted.file.to_owned(), why: why.to_owned() };
    let file = main_page(&archive).ok_or_else(|| torn("no .htm"))?;
    let text = archive.text(&file)?;
    let tree = Tree::read(&text).ok_or_else(|| torn(&file))?;
    let prompts = begun::prompts(wanted.folder);
    let language = head::language(&tree, &prompts);
    let mut book = Book { language: Some(language.clone()), ..Book::default() };
    head::read(&tree, &mut archive, &language, &mut book)?;
    let pages = tree.below(0).filter(|at| tree.is_of(*at, "bloom-page"));
    for (n, at) in pages.enumerate() {
        let around = page::Around {
            tree: &tree,
            file: &file,
            language: &language,
            title: &book.title,
            archive: &archive,
        };
        book.pages.extend(page::read(&around, at, n + 1, &mut book.lost));
    }
    book::make(book, &mut archive, wanted, tr)
}

/// The page that holds the book: the only one beside its pictures, else the one that is called so.
fn main_page(archive: &Archive) -> Option<String> {
    let is_page = |name: &&str| {
        let low = name.to_lowercase();
        !name.contains('/') && (low.ends_with(".htm") || low.ends_with(".html"))
    };
    let found: Vec<&str> = archive.names().filter(is_page).collect();
    let index = found.iter().find(|name| name.to_lowercase().starts_with("index."));
    index.or(found.first()).map(|name| (*name).to_owned())
}
