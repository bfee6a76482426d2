//! The words of a book as a lesson may hold them: readable, in one form of Unicode, in good order.

use super::{Book, Clip, Lost, Page, Said};
use crate::import::mend;
use bijoy::Confidence;
use unicode_normalization::UnicodeNormalization;

/// Brings all texts of a book into order; what was changed so that it may read otherwise is told.
pub(super) fn tidy(book: &mut Book, lost: &mut Vec<Lost>) {
    book.title = line(&book.title, lost);
    book.author = line(&book.author, lost);
    for page in &mut book.pages {
        tidy_page(page, lost);
    }
}

fn tidy_page(page: &mut Page, lost: &mut Vec<Lost>) {
    // An old font is known by the company of words, so the page is judged as a whole.
    let whole: Vec<&str> = page.said.iter().map(|said| said.text.as_str()).collect();
    let is_old = bijoy::is_likely(&whole.join(" ")) == Some(Confidence::Sure);
    for said in &mut page.said {
        if is_old && !said.text.is_empty() {
            let read = bijoy::convert(&said.text);
            lost.push(Lost { key: "pack-lost-bijoy", what: format!("{} → {read}", said.text) });
            said.text = read;
        }
        said.text = line(&said.text, lost);
    }
    page.said.retain(|said| !said.text.is_empty());
    join_torn(&mut page.said, lost);
    for figure in &mut page.figures {
        figure.alt = line(&figure.alt, lost);
    }
    for letters in &mut page.letters {
        letters.text = line(&letters.text, lost);
    }
    page.letters.retain(|letters| !letters.text.is_empty());
}

/// A word that is timed in pieces, where one piece ends with a sign that the next cannot follow,
/// becomes one piece.
fn join_torn(said: &mut Vec<Said>, lost: &mut Vec<Lost>) {
    let mut whole: Vec<Said> = Vec::new();
    for piece in said.drain(..) {
        let Some(last) = whole.last_mut().filter(|_| piece.is_glued) else {
            whole.push(piece);
            continue;
        };
        let joined = format!("{}{}", last.text, piece.text);
        let read = mend::in_order(&joined, &mut Vec::new());
        if read == joined {
            whole.push(piece);
            continue;
        }
        lost.push(Lost { key: "pack-lost-order", what: format!("{joined} → {read}") });
        last.text = read;
        last.clip = match (last.clip.take(), piece.clip) {
            (Some(a), Some(b)) if a.file == b.file => Some(Clip { to: b.to, ..a }),
            (a, b) => a.or(b),
        };
    }
    *said = whole;
}

/// One text.
fn line(text: &str, lost: &mut Vec<Lost>) -> String {
    let plain: String = text.nfc().filter(|c| !is_unseen(*c)).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = bijoy::recognise(&plain);
    if found.pieces.iter().all(|piece| piece.confidence != Confidence::Sure) {
        return mend::in_order(&plain, lost);
    }
    let read: String = found.convert(&plain).nfc().collect();
    lost.push(Lost { key: "pack-lost-bijoy", what: format!("{plain} → {read}") });
    mend::in_order(&read, lost)
}

/// Characters that nobody sees and nobody means; they come with books as they come from the web.
fn is_unseen(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}
