//! EPUB 3 with media overlays: a picture book that reads aloud becomes a story.
//!
//! The package says which pages there are and whose the book is, overlays say which words sound
//! when, and pages hold pictures and words. What a story has no place for is named.

mod overlay;
mod package;
mod page;

use super::archive::Archive;
use super::book::{self, Book, Page};
use super::{ImportError, Imported, Wanted, xml};
use crate::export::Lost;
use i18n::Tr;
use package::Package;

/// Where an archive says which package it holds.
const CONTAINER: &str = "META-INF/container.xml";
/// What is locked, and how.
const LOCKS: &str = "META-INF/encryption.xml";
/// Letters that are only disguised, which concerns nobody who does not take them.
const DISGUISED: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Makes a lesson of a book.
///
/// # Errors
/// [`ImportError`]; then nothing was written.
pub fn import(wanted: &Wanted<'_>, tr: &Tr) -> Result<Imported, ImportError> {
    let mut archive = Archive::open(wanted.file)?;
    refuse_locked(&mut archive, wanted)?;
    let package = package::read(&mut archive, wanted)?;
    let mut book = Book {
        title: package.title.clone(),
        language: package.language.clone(),
        author: package.author.clone(),
        rights: package.rights.clone(),
        ..Book::default()
    };
    book.lost.extend(package.lost.iter().cloned());
    for item in &package.spine {
        if let Some(page) = one(item, &package, &mut archive, &mut book.lost)? {
            book.pages.push(page);
        }
    }
    left_behind(&package, &archive, &mut book);
    book::make(book, &mut archive, wanted, tr)
}

/// A page of the spine; none where it is no page.
fn one(
    item: &package::Item,
    package: &Package,
    archive: &mut Archive,
    lost: &mut Vec<Lost>,
) -> Result<Option<Page>, ImportError> {
    let mut gone = |key| lost.push(Lost { key, what: item.file.clone() });
    if !archive.has(&item.file) {
        gone("pack-lost-missing");
        return Ok(None);
    }
    let heard = item.overlay.as_ref().and_then(|id| package.items.get(id));
    let overlay = match heard {
        Some(overlay) => overlay::read(&overlay.file, archive, lost)?,
        None => overlay::Overlay::default(),
    };
    let Ok(text) = archive.text(&item.file) else {
        lost.push(Lost { key: "pack-lost-page", what: item.file.clone() });
        return Ok(None);
    };
    Ok(page::read(&text, &item.file, &overlay, lost))
}

/// Locks of a shop are not opened; a book with any is refused with a word about why.
fn refuse_locked(archive: &mut Archive, wanted: &Wanted<'_>) -> Result<(), ImportError> {
    if !archive.has(LOCKS) {
        return Ok(());
    }
    let text = archive.text(LOCKS)?;
    let document = xml::read(&text, wanted.file)?;
    let mut methods = xml::named(document.root(), "EncryptionMethod");
    let is_open = methods.all(|method| {
        xml::attribute(method, "Algorithm").is_some_and(|name| DISGUISED.contains(&name))
    });
    if is_open { Ok(()) } else { Err(ImportError::Locked(wanted.file.to_owned())) }
}

/// Names the sorts of files that no page of a story shows.
fn left_behind(package: &Package, archive: &Archive, book: &mut Book) {
    for item in package.items.values() {
        let key = match item.kind.split('/').next().unwrap_or_default() {
            "video" => "pack-lost-film",
            _ if item.kind.contains("javascript") => "pack-lost-script",
            "font" => "pack-lost-font",
            _ if item.kind.contains("font") || item.kind.contains("opentype") => "pack-lost-font",
            _ => continue,
        };
        if archive.has(&item.file) {
            book.lost.push(Lost { key, what: item.file.clone() });
        }
    }
}
