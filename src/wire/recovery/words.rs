//! Twenty-four words for 32 bytes, and what to say when one of them is misread.

use bip39::{Language, Mnemonic};

/// Words of a sheet.
pub const WORDS: usize = 24;

/// Writes the words.
pub(super) fn write(seed: &[u8; 32]) -> [&'static str; WORDS] {
    let words = Mnemonic::from_entropy(seed).expect("BIP 39 gives words to any 32 bytes");
    let mut words = words.words();
    std::array::from_fn(|_| words.next().expect("32 bytes are 24 words"))
}

/// Reads the words.
pub(super) fn read(text: &str) -> Result<[u8; 32], WordError> {
    let typed = || text.split_whitespace().filter_map(letters);
    let found = typed().take(10 * WORDS).count();
    let mut words = Vec::with_capacity(WORDS);
    for (at, word) in typed().take(WORDS).enumerate() {
        words.push(lookup(word).ok_or_else(|| unknown(at + 1, word))?);
    }
    if found != WORDS {
        return Err(WordError::Count { found });
    }
    let words = Mnemonic::parse_in_normalized(Language::English, &words.join(" "))
        .map_err(|_| WordError::Check)?;
    match words.to_entropy_array() {
        (bytes, 32) => bytes.first_chunk().copied().ok_or(WordError::Check),
        _ => Err(WordError::Check),
    }
}

/// What is left of a word without the number and the dots of a list; `None` for nothing.
fn letters(word: &str) -> Option<&str> {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_numeric());
    (!word.is_empty()).then_some(word)
}

/// The word of the list that was meant: itself, or the only one that begins so.
fn lookup(typed: &str) -> Option<&'static str> {
    let typed = typed.to_ascii_lowercase();
    let list = Language::English.word_list();
    // The list is in order, so a word comes before all that it begins.
    let word = list.get(list.partition_point(|word| *word < typed.as_str()))?;
    (*word == typed || typed.len() >= 4 && word.starts_with(&typed)).then_some(*word)
}

fn unknown(at: usize, typed: &str) -> WordError {
    // No word of the list has more than eight letters.
    let typed: String = typed.to_lowercase().chars().filter(|c| !c.is_control()).take(16).collect();
    let list = Language::English.word_list().iter();
    let nearest = list.map(|word| (strsim::damerau_levenshtein(word, &typed), *word)).min();
    match nearest {
        Some((1..=2, nearest)) => WordError::Misread { at, typed, nearest },
        _ => WordError::Unknown { at, typed },
    }
}

/// Why the words of a sheet were refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordError {
    /// A word is not on the list, but one that is like it.
    #[error("word {at}, `{typed}`, is not on the list; perhaps it is `{nearest}`")]
    Misread {
        /// Its place, from 1.
        at: usize,
        /// As it was typed.
        typed: String,
        /// The word that differs least.
        nearest: &'static str,
    },
    /// A word is not on the list, and none is like it.
    #[error("word {at}, `{typed}`, is not on the list; look at the sheet again")]
    Unknown {
        /// Its place, from 1.
        at: usize,
        /// As it was typed.
        typed: String,
    },
    /// Too few words or too many.
    #[error("there are {found} words, a sheet has {WORDS}; one was left out or typed twice")]
    Count {
        /// As there are, counted up to 240.
        found: usize,
    },
    /// All words are on the list but do not belong together.
    #[error(
        "every word is on the list but together they are no key; one was taken for another or two changed places"
    )]
    Check,
}
