//! Where words stand in a text, and which of them are addresses.

use std::ops::Range;

/// How the name of a place on the net ends when it is written without `www.`.
const ENDINGS: [&str; 9] =
    [".com", ".org", ".net", ".edu", ".gov", ".info", ".bd", ".html", ".pdf"];

/// The stretches between blanks.
pub(crate) fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|chunk| place(text, chunk))
}

/// The addresses of pages and people, which nobody types with a Bangla font.
pub(crate) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    chunks(text).filter(|chunk| is_address(&text[chunk.clone()]))
}

/// The words of a chunk: the stretches without stops, brackets and signs of reckoning. Any other
/// character may be a letter in a Bijoy font.
pub(crate) fn words(text: &str, chunk: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let pieces = text[chunk].split(|letter| ",;:!?.()[]{}<>/*+=%@#|\\\"'-$".contains(letter));
    pieces.filter(|word| !word.is_empty()).map(|word| place(text, word))
}

/// Where a part of `text` stands in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    start..start + part.len()
}

fn is_address(chunk: &str) -> bool {
    let chunk = chunk.trim_matches(|letter: char| ",;:!?.()[]{}<>\"'|".contains(letter));
    let is_plain = chunk.bytes().all(|byte| byte.is_ascii_graphic());
    let has_name = |part: &str| part.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_person = chunk
        .split_once('@')
        .is_some_and(|(who, host)| has_name(who) && has_name(host) && host.contains('.'));
    let is_page = chunk.contains("://") || chunk.starts_with("www.");
    let host = chunk.split('/').next().unwrap_or_default();
    is_plain && (is_person || is_page || ENDINGS.iter().any(|ending| host.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found() {
        let text = "wPwV: kid@school.edu.bd, (www.jonaki.org/a) https://x.y z.com/a K.L Gg.G";
        let found: Vec<&str> = addresses(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["kid@school.edu.bd,", "(www.jonaki.org/a)", "https://x.y", "z.com/a"]);
    }

    #[test]
    fn words_end_at_stops() {
        let text = "we.Gm (cvm)|";
        let found: Vec<&str> =
            chunks(text).flat_map(|chunk| words(text, chunk)).map(|range| &text[range]).collect();
        assert_eq!(found, ["we", "Gm", "cvm"]);
    }
}
