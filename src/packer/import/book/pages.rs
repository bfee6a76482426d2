//! Pages as a lesson turns them: none with more to hear at once than a child follows, and none of
//! which only a part has a voice.

use super::{Page, Said, place};

/// A line of more words is two lines; `check` says so as well.
const MOST_WORDS: usize = 30;
/// So many words can be read below a picture on a small tablet.
const ROOM: usize = 14;

/// A page of the lesson, and the page of the book that it was.
pub(super) struct Parted<'b> {
    pub(super) of: &'b Page,
    pub(super) said: Vec<Said>,
}

impl Parted<'_> {
    /// What is read, as it is written.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for said in &self.said {
            if !text.is_empty() && !said.is_glued {
                text.push(' ');
            }
            text.push_str(&said.text);
        }
        text
    }
}

/// The pages with something to read, in their order.
pub(super) fn parted(pages: &[Page]) -> Vec<Parted<'_>> {
    let mut found: Vec<Parted<'_>> = Vec::new();
    for page in pages {
        // What was written for our pages fits them.
        let room = if place::is_ours(page) { MOST_WORDS } else { ROOM };
        let mut said: Vec<Said> = Vec::new();
        for piece in &page.said {
            if !said.is_empty() && is_next(&said, piece, &page.said, room) {
                found.push(Parted { of: page, said: std::mem::take(&mut said) });
            }
            said.push(piece.clone());
        }
        if !said.is_empty() {
            found.push(Parted { of: page, said });
        }
    }
    found
}

/// Whether a piece begins a page of its own.
fn is_next(before: &[Said], piece: &Said, all: &[Said], room: usize) -> bool {
    let is_heard = |said: &Said| said.clip.is_some();
    if before.last().is_some_and(|last| is_heard(last) != is_heard(piece)) {
        return true;
    }
    if piece.is_glued {
        return false;
    }
    let words =
        |said: &[Said]| said.iter().map(|one| one.text.split_whitespace().count()).sum::<usize>();
    let so_far = words(before);
    // A page that is not too long stays whole; else it is parted where a sentence ends.
    if words(all) <= room {
        return false;
    }
    let ends = before.last().is_some_and(|last| ends_sentence(&last.text)) || piece.is_first;
    let next = sentence(piece, all);
    so_far + next > room && ends || so_far >= MOST_WORDS
}

/// How many words the sentence has that begins with a piece.
fn sentence(piece: &Said, all: &[Said]) -> usize {
    let from = all.iter().position(|one| std::ptr::eq(one, piece)).unwrap_or(0);
    let mut words = 0;
    for one in &all[from..] {
        words += one.text.split_whitespace().count();
        if ends_sentence(&one.text) {
            break;
        }
    }
    words
}

/// Whether a sentence is over with it.
pub(in crate::import) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')']);
    end.ends_with(['\u{964}', '\u{965}', '.', '?', '!', '\u{2026}'])
}

#[cfg(test)]
mod tests {
    use super::super::Clip;
    use super::*;

    fn said(text: &str, is_heard: bool) -> Said {
        let clip = is_heard.then(|| Clip { file: "a.mp3".into(), from: 0, to: None });
        Said { text: text.into(), clip, ..Said::default() }
    }

    fn texts(said: Vec<Said>) -> Vec<String> {
        let page = Page { said, ..Page::default() };
        parted(&[page]).iter().map(Parted::text).collect()
    }

    #[test]
    fn a_page_is_parted_where_a_sentence_ends_and_only_where_it_is_long() {
        let sentence = "a b c d e f.";
        assert_eq!(texts(vec![said(sentence, true), said(sentence, true)]).len(), 1);
        let long = texts(vec![said(sentence, true), said(sentence, true), said(sentence, true)]);
        assert_eq!(long, [format!("{sentence} {sentence}"), sentence.to_owned()]);
        // Word by word, as many books are timed.
        let words: Vec<Said> =
            [sentence; 4].join(" ").split(' ').map(|word| said(word, true)).collect();
        let long = texts(words);
        assert_eq!(long, [format!("{sentence} {sentence}"), format!("{sentence} {sentence}")]);
        // Without any end it is cut all the same.
        assert_eq!(texts((0..70).map(|_| said("x", true)).collect()).len(), 3);
    }

    #[test]
    fn what_has_a_voice_and_what_has_none_are_pages_of_their_own() {
        let parts = texts(vec![said("a", true), said("b", false), said("c", true)]);
        assert_eq!(parts, ["a", "b", "c"]);
        let mut glued = said("d", true);
        glued.is_glued = true;
        assert_eq!(texts(vec![said("c", true), glued]), ["cd"]);
    }
}
