//! Names that sound alike, in whichever letters they are written: *Rohima* finds রহিমা.
//!
//! Only consonants count, in rough classes (`alike.txt`): a class, then what is written for it in
//! Bangla and in Latin letters. Vowels are spelled in too many ways (*Ayesha*, *Aisha*), breathed
//! and bent letters likewise; of a vowel only that a word begins with one is kept. That finds a
//! few names too many, which a list of a school's children bears; it misses hardly any.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How much of a name was asked for; what fits better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// Every word that was asked for sounds like one of the name.
    Same,
    /// Each is at least the beginning of one, as while somebody types.
    Begins,
}

/// How the words of `asked` are found in `name`; none where one of them is not, or nothing that
/// sounds was asked. Beginnings count only between two scripts: within one, letters are compared.
pub fn alike(name: &str, asked: &str) -> Option<Alike> {
    let (name, asked) = (Heard::of(name), Heard::of(asked));
    let fit = |wanted: &String| {
        let is_same = name.words.contains(wanted);
        let begins = |word: &String| wanted.len() > 1 && word.starts_with(wanted);
        let may_begin = name.is_latin != asked.is_latin;
        match is_same {
            true => Some(Alike::Same),
            false => (may_begin && name.words.iter().any(begins)).then_some(Alike::Begins),
        }
    };
    asked.words.iter().map(fit).collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// The sounds of a name's words.
struct Heard {
    words: Vec<String>,
    is_latin: bool,
}

impl Heard {
    fn of(name: &str) -> Self {
        let small = name.to_lowercase();
        let is_latin = small.contains(|letter: char| letter.is_ascii_alphabetic());
        let words = small.split(|letter: char| letter.is_whitespace() || ".,-'".contains(letter));
        Self { words: words.map(heard).filter(|word| !word.is_empty()).collect(), is_latin }
    }
}

/// A class for each consonant of a word, each once in a row.
fn heard(word: &str) -> String {
    let mut heard = String::new();
    if word.starts_with(is_vowel) {
        heard.push(VOWEL);
    }
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let of_letter = CLASSES.get(&letter).into_iter().flatten();
        let known = of_letter.copied().find(|(written, _)| rest.starts_with(written));
        let (length, classes) =
            known.map_or((letter.len_utf8(), ""), |(written, classes)| (written.len(), classes));
        for class in classes.chars() {
            if !heard.ends_with(class) {
                heard.push(class);
            }
        }
        rest = &rest[length..];
    }
    // The h at the end of Fatimah or Abdullah is written by some and heard by nobody.
    match heard.strip_suffix('h') {
        Some(stem) if stem.len() > 1 => stem.to_owned(),
        _ => heard,
    }
}

/// What stands for the vowel with which a word begins.
const VOWEL: char = '-';

/// Whether a word that begins with it begins with a vowel: y and w are written for one.
fn is_vowel(letter: char) -> bool {
    "aeiouyw".contains(letter) || ('\u{985}'..='\u{994}').contains(&letter) && letter != VOCALIC_R
}

/// The letter that is said *ri*.
const VOCALIC_R: char = '\u{98B}';

/// What is written, by its first letter and longest first, and what it sounds like; `_` is nothing.
static CLASSES: LazyLock<HashMap<char, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut classes: HashMap<char, Vec<(&str, &str)>> = HashMap::new();
    for line in include_str!("alike.txt").lines() {
        let mut words = line.split_whitespace();
        let class = words.next().unwrap_or_default().trim_matches('_');
        for written in words {
            let first = written.chars().next().unwrap_or_default();
            classes.entry(first).or_default().push((written, class));
        }
    }
    for of_letter in classes.values_mut() {
        of_letter.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
    }
    classes
});

#[cfg(test)]
mod tests;
