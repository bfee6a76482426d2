//! Sentences in the reader's language, with its digits.

use i18n::{Arg, Tr};
use std::sync::OnceLock;

/// A language of the desk.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static Tr);

static BANGLA: OnceLock<Tr> = OnceLock::new();
static ENGLISH: OnceLock<Tr> = OnceLock::new();

impl Words {
    /// English for `en`, Bangla for whatever else.
    pub fn of(language: &str) -> Self {
        Self(match language {
            "en" => ENGLISH.get_or_init(|| Tr::new("en")),
            _ => Self::bangla(),
        })
    }

    /// `bn` or `en`.
    pub fn language(self) -> &'static str {
        self.0.language()
    }

    /// A sentence without values.
    pub fn t(self, key: &str) -> String {
        self.0.msg(key, &[])
    }

    /// A sentence with values.
    pub fn say(self, key: &str, args: &[(&str, Arg)]) -> String {
        self.0.msg(key, args)
    }

    /// A number in the digits of the language.
    pub fn n(self, number: impl Into<u64>) -> String {
        self.0.digits(&number.into().to_string())
    }

    /// A text with its digits in those of the language.
    pub fn digits(self, text: &str) -> String {
        self.0.digits(text)
    }

    /// What a confusion is called; a tag that nobody named as its author wrote it.
    pub fn mix(self, tag: &str) -> String {
        let key = format!("mix-{tag}");
        if self.0.has(&key) { self.t(&key) } else { tag.to_owned() }
    }

    /// The two letters of a confusion, where it is one of two letters or digits.
    pub fn pair(self, tag: &str) -> Option<(String, String)> {
        let bangla = Self(Self::bangla());
        let (name, and) = (bangla.mix(tag), bangla.t("desk-and"));
        let (one, other) = name.split_once(&format!(" {and} "))?;
        let is_letter = |text: &str| text.chars().count() <= LETTER;
        (is_letter(one) && is_letter(other)).then(|| (one.to_owned(), other.to_owned()))
    }

    fn bangla() -> &'static Tr {
        BANGLA.get_or_init(|| Tr::new("bn"))
    }
}

/// Most characters of one letter with what belongs to it.
const LETTER: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confusion_of_two_letters_shows_both_and_another_one_its_name() {
        for language in ["bn", "en"] {
            let words = Words::of(language);
            assert_eq!(words.pair("b-r"), Some(("ব".into(), "র".into())));
            assert_eq!(words.pair("shape-not-colour"), None);
            assert_eq!(words.pair("nobody-named-this"), None);
        }
        assert_eq!(Words::of("en").mix("b-r"), "ব and র");
        assert_eq!(Words::of("bn").n(40u64), "৪০");
    }
}
