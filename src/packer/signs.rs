//! The signs of a channel, as steps use them.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What leads the ids of a language's letters: `bdsl.letter.ma`, `demo.letter.ma`.
const LETTER: &str = ".letter.";

/// Vowels as they are written after a consonant, and the letter by which each is spelled. They
/// stand in the same order in Unicode, with a hole where two letters have no form of their own.
const KARS: [(char, char); 10] = [
    ('\u{9BE}', '\u{986}'),
    ('\u{9BF}', '\u{987}'),
    ('\u{9C0}', '\u{988}'),
    ('\u{9C1}', '\u{989}'),
    ('\u{9C2}', '\u{98A}'),
    ('\u{9C3}', '\u{98B}'),
    ('\u{9C7}', '\u{98F}'),
    ('\u{9C8}', '\u{990}'),
    ('\u{9CB}', '\u{993}'),
    ('\u{9CC}', '\u{994}'),
];

/// Signs by id.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    signs: BTreeMap<String, Entry>,
    /// Ids of the signs that spell a letter.
    letters: BTreeMap<char, String>,
}

#[derive(Clone, Debug)]
struct Entry {
    played: Value,
    is_reviewed: bool,
}

/// In which language something is signed.
fn language(played: &Value) -> &str {
    played["lang"].as_str().unwrap_or_default()
}

impl Lexicon {
    /// Keeps a sign; one that spells letters has them as its gloss.
    pub fn add(&mut self, id: &str, gloss: &str, played: Value, is_reviewed: bool) {
        if id.contains(LETTER) {
            let letters = gloss.chars().filter(|letter| letter.is_alphanumeric());
            self.letters.extend(letters.map(|letter| (letter, id.to_owned())));
        }
        self.signs.insert(id.to_owned(), Entry { played, is_reviewed });
    }

    /// A sign as the player takes it.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.signs.get(id).map(|entry| &entry.played)
    }

    /// Whether deaf people have checked it.
    pub fn is_reviewed(&self, id: &str) -> bool {
        self.signs.get(id).is_some_and(|entry| entry.is_reviewed)
    }

    /// The sign language of a sign.
    pub fn language(&self, id: &str) -> Option<&str> {
        self.get(id).map(language)
    }

    /// The ids of all signs.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.signs.keys().map(String::as_str)
    }

    /// A word letter by letter with the ids of their signs.
    ///
    /// # Errors
    /// The letters that have no sign.
    pub fn spell(&self, word: &str) -> Result<(Value, Vec<&str>), Vec<char>> {
        let plain =
            |letter: char| KARS.iter().find(|kar| kar.0 == letter).map_or(letter, |kar| kar.1);
        let letters: Vec<char> =
            word.chars().filter(|letter| !letter.is_whitespace()).map(plain).collect();
        let lacking: Vec<char> =
            letters.iter().copied().filter(|letter| !self.letters.contains_key(letter)).collect();
        if !lacking.is_empty() {
            return Err(lacking);
        }
        let ids: Vec<&str> = letters.iter().map(|letter| self.letters[letter].as_str()).collect();
        let signs: Vec<&Value> = ids.iter().filter_map(|id| self.get(id)).collect();
        Ok((json!({ "text": word, "letters": signs }), ids))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kar_is_spelled_by_its_letter_and_what_has_no_sign_is_named() {
        let mut lexicon = Lexicon::default();
        lexicon.add("demo.letter.ka", "ক", json!({ "id": "ka" }), false);
        lexicon.add("demo.letter.i", "ই ঈ", json!({ "id": "i" }), false);
        let (json, ids) = lexicon.spell("কি কী").expect("all letters have signs");
        assert_eq!(ids, ["demo.letter.ka", "demo.letter.i", "demo.letter.ka", "demo.letter.i"]);
        assert_eq!(json["letters"][1]["id"], "i");
        assert_eq!(lexicon.spell("কলা"), Err(vec!['ল', 'আ']));
    }
}
