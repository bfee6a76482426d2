//! Bangla words in their letters: aksharas, and the tiles that make one.
//!
//! An akshara is a vowel letter, or a consonant or joined consonants, with at most one kar
//! and the marks that follow. Generic rules for grapheme clusters cut the vowel of "app" in
//! two; a tile game must not.

const HASANTA: char = '\u{9cd}';
const NUKTA: char = '\u{9bc}';
const ZWJ: char = '\u{200d}';
const ZWNJ: char = '\u{200c}';
const YA: char = '\u{9af}';
/// A dotted circle, which stands for the letter that a kar belongs to.
const CIRCLE: char = '\u{25cc}';

/// On which side of its letter a kar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Below.
    Below,
    /// One half on either side.
    Both,
}

/// What a tile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A letter or joined letters; also anything that is not Bangla.
    Letter,
    /// A vowel sign.
    Kar(Side),
    /// One of the marks that follow: candrabindu, anusvara, visarga.
    Mark,
}

/// What a tile with this text is.
pub fn kind(text: &str) -> Kind {
    match text.chars().next() {
        Some(first) if is_mark(first) => Kind::Mark,
        Some(first) => side(first).map_or(Kind::Letter, Kind::Kar),
        None => Kind::Letter,
    }
}

/// The tiles of a word in the order in which they are said, akshara by akshara.
pub fn tiles(word: &str) -> Vec<Vec<String>> {
    let letters: Vec<char> = word.chars().collect();
    let mut aksharas = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let base = base(&letters[at..]);
        let mut tiles = vec![letters[at..at + base].iter().collect::<String>()];
        at += base;
        while let Some(sign) = letters.get(at).filter(|sign| is_sign(**sign)) {
            tiles.push(sign.to_string());
            at += 1;
        }
        aksharas.push(tiles);
    }
    aksharas
}

/// A tile as it is shown alone: a kar or mark on a dotted circle.
pub fn shown(text: &str) -> String {
    match kind(text) {
        Kind::Letter => text.to_owned(),
        Kind::Kar(_) | Kind::Mark => format!("{CIRCLE}{text}"),
    }
}

/// How many characters the letter or joined letters at the beginning take.
fn base(letters: &[char]) -> usize {
    let first = letters[0];
    if is_vowel(first) {
        return if letters.get(1..3) == Some(&[HASANTA, YA]) { 3 } else { 1 };
    }
    if !is_consonant(first) {
        return 1;
    }
    let mut at = 1;
    loop {
        if letters.get(at) == Some(&NUKTA) {
            at += 1;
        }
        let joiner = usize::from(letters.get(at) == Some(&ZWJ));
        if letters.get(at + joiner) != Some(&HASANTA) {
            return at;
        }
        let mut next = at + joiner + 1;
        next += usize::from(matches!(letters.get(next), Some(&(ZWJ | ZWNJ))));
        match letters.get(next) {
            Some(letter) if is_consonant(*letter) => at = next + 1,
            _ => return next,
        }
    }
}

fn is_vowel(letter: char) -> bool {
    ('\u{985}'..='\u{994}').contains(&letter)
}

fn is_consonant(letter: char) -> bool {
    ('\u{995}'..='\u{9b9}').contains(&letter)
}

fn is_mark(letter: char) -> bool {
    ('\u{981}'..='\u{983}').contains(&letter)
}

fn is_sign(letter: char) -> bool {
    side(letter).is_some() || is_mark(letter)
}

fn side(sign: char) -> Option<Side> {
    match sign {
        '\u{9bf}' | '\u{9c7}' | '\u{9c8}' => Some(Side::Left),
        '\u{9be}' | '\u{9c0}' => Some(Side::Right),
        '\u{9c1}'..='\u{9c4}' => Some(Side::Below),
        '\u{9cb}' | '\u{9cc}' => Some(Side::Both),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(word: &str) -> String {
        tiles(word).iter().map(|akshara| akshara.join("+")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_fall_into_their_aksharas_and_tiles() {
        for (word, expected) in [
            ("নদী", "ন দ+ী"),
            ("পাখি", "প+া খ+ি"),
            ("বাড়ি", "ব+া ড়+ি"),
            ("বন্ধু", "ব ন্ধ+ু"),
            ("বৃষ্টি", "ব+ৃ ষ্ট+ি"),
            ("স্ত্রী", "স্ত্র+ী"),
            ("অ্যাপ", "অ্য+া প"),
            ("চাঁদ", "চ+া+ঁ দ"),
            ("দুঃখ", "দ+ু+ঃ খ"),
            ("নৌকা", "ন+ৌ ক+া"),
            ("হঠাৎ", "হ ঠ+া ৎ"),
            ("র‍্যাব", "র‍্য+া ব"),
            ("সূর্য", "স+ূ র্য"),
            ("cat", "c a t"),
        ] {
            assert_eq!(joined(word), expected);
            assert_eq!(tiles(word).concat().concat(), word);
        }
        assert_eq!(joined(""), "");
    }

    #[test]
    fn a_kar_knows_its_side() {
        let expected = [
            ("ি", Side::Left),
            ("ৈ", Side::Left),
            ("া", Side::Right),
            ("ৃ", Side::Below),
            ("ো", Side::Both),
        ];
        for (kar, side) in expected {
            assert_eq!(kind(kar), Kind::Kar(side));
        }
        assert_eq!((kind("ং"), kind("ক্ষ"), kind("ৎ")), (Kind::Mark, Kind::Letter, Kind::Letter));
        assert_eq!(shown("ি"), "◌ি");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_without_loss(word in "\\PC{0,12}") {
            proptest::prop_assert_eq!(tiles(&word).concat().concat(), word);
        }

        #[test]
        fn any_bangla_is_cut_without_loss(word in "[\u{980}-\u{9ff}\u{200c}\u{200d}]{0,12}") {
            proptest::prop_assert_eq!(tiles(&word).concat().concat(), word);
        }
    }
}
