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

/// How many words a book has.
pub(super) fn words(pages: &[Page]) -> usize {
    pages.iter().map(|page| count(&page.said)).sum()
}

fn count(said: &[Said]) -> usize {
    said.iter().map(|one| one.text.split_whitespace().count()).sum()
}

/// A picture on one page and its words on the other, as books lie open, become one page.
pub(super) fn joined(pages: Vec<Page>) -> Vec<Page> {
    let is_picture = |page: &Page| page.said.is_empty() && !page.figures.is_empty();
    let is_text = |page: &Page| !page.said.is_empty() && page.figures.is_empty();
    let mut found: Vec<Page> = Vec::new();
    let mut rest = pages.into_iter().peekable();
    while let Some(mut page) = rest.next() {
        if is_picture(&page) {
            if let Some(next) = rest.next_if(is_text) {
                page = Page { said: next.said, ..page };
            } else if let Some(last) = found.last_mut().filter(|last| is_text(last)) {
                last.figures = page.figures;
                last.letters = page.letters;
                continue;
            }
        }
        found.push(page);
    }
    found
}

/// The pages with something to read, in their order.
pub(super) fn parted(pages: &[Page]) -> Vec<Parted<'_>> {
    let mut found: Vec<Parted<'_>> = Vec::new();
    for page in pages {
        // What was written for our pages fits them; a page that is not too long stays whole.
        let room = if place::is_ours(page) { MOST_WORDS } else { ROOM };
        let room = if count(&page.said) <= room { MOST_WORDS } else { room };
        let mut said: Vec<Said> = Vec::new();
        let mut so_far = 0;
        for (at, piece) in page.said.iter().enumerate() {
            if is_next(said.last(), so_far, &page.said[at..], room) {
                found.push(Parted { of: page, said: std::mem::take(&mut said) });
                so_far = 0;
            }
            so_far += piece.text.split_whitespace().count();
            said.push(piece.clone());
        }
        if !said.is_empty() {
            found.push(Parted { of: page, said });
        }
    }
    found
}

/// Whether the first of `rest` begins a page of its own, after a piece and so many words.
fn is_next(last: Option<&Said>, so_far: usize, rest: &[Said], room: usize) -> bool {
    let (Some(last), Some(piece)) = (last, rest.first()) else { return false };
    if last.clip.is_some() != piece.clip.is_some() {
        return true;
    }
    if piece.is_glued {
        return false;
    }
    let ends = ends_sentence(&last.text) || piece.is_first;
    so_far >= MOST_WORDS || ends && so_far + sentence(rest) > room
}

/// How many words the sentence has that comes first, as far as it matters.
fn sentence(rest: &[Said]) -> usize {
    let end = rest.iter().take(MOST_WORDS).position(|one| ends_sentence(&one.text));
    count(&rest[..end.map_or(rest.len().min(MOST_WORDS), |end| end + 1)])
}

/// Whether a sentence is over with it.
pub(in crate::import) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')']);
    end.ends_with(['\u{964}', '\u{965}', '.', '?', '!', '\u{2026}'])
}

#[cfg(test)]
mod tests {
    use super::super::{Clip, Figure};
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
    fn a_picture_and_its_words_on_two_pages_that_lie_open_together_are_one_page() {
        let picture = |file: &str| Page {
            figures: vec![Figure { file: file.into(), ..Figure::default() }],
            ..Page::default()
        };
        let text = |text: &str| Page { said: vec![said(text, false)], ..Page::default() };
        let both = Page { said: vec![said("d", false)], ..picture("4") };
        let pages =
            vec![picture("1"), text("a"), text("b"), picture("2"), picture("3"), both, text("e")];
        let shown: Vec<(usize, usize)> =
            joined(pages).iter().map(|page| (page.figures.len(), page.said.len())).collect();
        assert_eq!(shown, [(1, 1), (1, 1), (1, 0), (1, 1), (0, 1)]);
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
