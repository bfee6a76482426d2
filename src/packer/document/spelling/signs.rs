//! Marks and digits that are not Bangla's, and signs that no letter takes in this order.

use super::{Slip, is_bangla, words};

const HASANTA: char = '\u{9cd}';
const NUKTA: char = '\u{9bc}';
const A: char = '\u{985}';
const AA: char = '\u{986}';
const AA_KAR: char = '\u{9be}';
const YA: char = '\u{9af}';
const ZWJ: char = '\u{200d}';
const ZWNJ: char = '\u{200c}';
/// A piece of a word that is said slowly ends so: there the hasanta is meant.
const GOES_ON: [char; 5] = ['.', '\u{2026}', '-', '\u{2013}', ZWJ];
const DANDA: &str = "\u{964}";
/// What people type who do not find the danda: a bar, or the numerator that looks like one.
const FALSE_DANDA: [char; 2] = ['|', '\u{9f7}'];
/// Characters that nobody sees and nobody means; they come with texts copied from the web.
const UNSEEN: [char; 4] = ['\u{200b}', '\u{feff}', '\u{ad}', '\u{2060}'];

/// What is to be corrected in a text with Bangla in it.
pub(super) fn slips(raw: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (at, word) in words(raw) {
        found.extend(marks(raw, at, word));
        found.extend(digits(at, word));
        found.extend(hasanta(at, word));
        found.extend(order(at, word));
    }
    found.extend(last_point(raw));
    found
}

fn slip(start: usize, was: &str, code: &'static str, better: impl Into<String>) -> Slip {
    Slip { span: start..start + was.len(), code, better: better.into(), is_error: false }
}

/// A false danda, a space before one, and characters that nobody sees.
fn marks(raw: &str, at: usize, word: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    for (inside, c) in word.char_indices() {
        let (start, was) = (at + inside, &word[inside..inside + c.len_utf8()]);
        let before = raw[..start].trim_end();
        if FALSE_DANDA.contains(&c) && before.ends_with(is_bangla) {
            found.push(slip(start, was, "pack-spell-danda", DANDA));
        } else if UNSEEN.contains(&c) {
            found.push(slip(start, was, "pack-spell-unseen", ""));
        } else if (was == DANDA || c == '?' || c == '!')
            && inside == 0
            && before.len() < start
            && before.ends_with(is_bangla)
        {
            found.push(slip(
                before.len(),
                &raw[before.len()..start + was.len()],
                "pack-spell-space",
                was,
            ));
        }
    }
    found
}

/// A Latin full stop at the end of a Bangla text.
fn last_point(raw: &str) -> Option<Slip> {
    let text = raw.trim_end_matches(['"', '\'']);
    let before = text.strip_suffix('.').filter(|before| before.ends_with(is_bangla))?;
    // An abbreviation such as "kg." is shorter than a sentence.
    before.contains(' ').then(|| slip(before.len(), ".", "pack-spell-danda", DANDA))
}

/// Latin digits in a word that is Bangla, or that stands alone.
fn digits(at: usize, word: &str) -> Option<Slip> {
    let is_latin = |c: char| c.is_ascii_alphabetic() || "_\\[]/@:".contains(c);
    let start = word.find(|c: char| c.is_ascii_digit()).filter(|_| !word.contains(is_latin))?;
    let n = word[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len() - start);
    let was = &word[start..start + n];
    let better: String = was.chars().filter_map(in_bangla).collect();
    Some(slip(at + start, was, "pack-spell-digits", better))
}

fn in_bangla(digit: char) -> Option<char> {
    char::from_u32('\u{9e6}' as u32 + digit.to_digit(10)?)
}

/// A hasanta that is to be seen in a whole word; alone with its letter it shows how letters join.
fn hasanta(at: usize, word: &str) -> Option<Slip> {
    let is_shown = |(inside, c): &(usize, char)| {
        let next = word[inside + c.len_utf8()..].chars().next();
        *c == HASANTA
            && !next
                .is_some_and(|next| (is_bangla(next) || GOES_ON.contains(&next)) && next != ZWNJ)
    };
    let letters = word.chars().filter(|c| is_bangla(*c)).count();
    let (inside, _) = word.char_indices().find(is_shown).filter(|_| letters > 3)?;
    let start = word[..inside].char_indices().next_back().map_or(0, |(start, _)| start);
    let was = &word[start..inside + HASANTA.len_utf8()];
    Some(slip(at + start, was, "pack-spell-hasanta", was.trim_end_matches(HASANTA)))
}

/// Signs in an order that no letter has: they may look right here and break on a tablet, and no
/// search finds them.
fn order(at: usize, word: &str) -> Vec<Slip> {
    let letters: Vec<(usize, char)> =
        word.char_indices().filter(|(_, c)| !UNSEEN.contains(c)).collect();
    let mut found = Vec::new();
    for pair in letters.windows(2) {
        let [(start, first), (second_at, second)] = [pair[0], pair[1]];
        let better = match (first, second) {
            (A, AA_KAR) => AA.to_string(),
            (first, second) if is_kar(second) && (is_vowel(first) || first == HASANTA) => {
                first.to_string()
            }
            // The two halves of a kar are joined by NFC; any other two are one too many.
            (first, second) if is_kar(first) && is_kar(second) && !is_half(first, second) => {
                first.to_string()
            }
            (first, second) if is_mark(first) && is_kar(second) => format!("{second}{first}"),
            (first, second) if is_mark(first) && first == second => first.to_string(),
            (first, NUKTA) if !takes_nukta(first) => first.to_string(),
            (first, HASANTA) if is_kar(first) || is_vowel(first) && !before_ya(word, second_at) => {
                first.to_string()
            }
            (ZWJ | ZWNJ, ZWJ | ZWNJ) => first.to_string(),
            _ => continue,
        };
        let was = &word[start..second_at + second.len_utf8()];
        let slip = slip(at + start, was, "pack-spell-order", better);
        found.push(Slip { is_error: true, ..slip });
    }
    found
}

fn before_ya(word: &str, hasanta_at: usize) -> bool {
    word[hasanta_at..].chars().nth(1) == Some(YA)
}

fn takes_nukta(letter: char) -> bool {
    matches!(letter, '\u{9a1}' | '\u{9a2}' | YA)
}

fn is_half(first: char, second: char) -> bool {
    first == '\u{9c7}' && matches!(second, AA_KAR | '\u{9d7}')
}

fn is_vowel(letter: char) -> bool {
    ('\u{985}'..='\u{994}').contains(&letter)
}

fn is_kar(letter: char) -> bool {
    matches!(
        letter,
        '\u{9be}'..='\u{9c4}' | '\u{9c7}' | '\u{9c8}' | '\u{9cb}' | '\u{9cc}' | '\u{9d7}'
    )
}

fn is_mark(letter: char) -> bool {
    ('\u{981}'..='\u{983}').contains(&letter)
}
