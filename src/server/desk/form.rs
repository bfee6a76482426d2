//! What a form or a query says: names with values, a name as often as it was sent.

use super::multipart;
use unicode_normalization::UnicodeNormalization;

/// Names with values, in their order, and files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pairs: Vec<(String, String)>,
    files: Vec<(String, Vec<u8>)>,
}

impl Form {
    /// Reads what a browser sends. Texts come as NFC, without control characters but line ends.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(bytes);
        let pairs = pairs.map(|(name, value)| (name.into_owned(), cleaned(&value))).collect();
        Self { pairs, files: Vec::new() }
    }

    /// A form whose parts were told from each other elsewhere.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        Self { pairs, files: Vec::new() }
    }

    /// Reads a form with files; none where its parts cannot be told from each other.
    pub(crate) fn read_parts(bytes: &[u8], boundary: &str) -> Option<Self> {
        let mut form = Self::default();
        for part in multipart::read(bytes, boundary)? {
            if !part.is_file {
                let value = cleaned(&String::from_utf8_lossy(part.bytes));
                form.pairs.push((part.name, value));
            } else if !part.bytes.is_empty() {
                form.files.push((part.name, part.bytes.to_vec()));
            }
        }
        Some(form)
    }

    /// Takes the file of a name out of the form, where one was chosen.
    pub(crate) fn take_file(&mut self, name: &str) -> Option<Vec<u8>> {
        let at = self.files.iter().position(|(known, _)| known == name)?;
        Some(self.files.swap_remove(at).1)
    }

    /// The first value of a name, trimmed; empty where it was not sent.
    pub(crate) fn one(&self, name: &str) -> &str {
        self.pairs.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// All values of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }
}

/// A text as it is kept, wherever it was typed: NFC, without control characters but line ends, and
/// without marks that would turn what stands beside it around.
pub(crate) fn cleaned(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.nfc().filter(|c| (!c.is_control() || *c == '\n') && !turns(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_come_often_and_texts_come_as_one_form() {
        let form = Form::read("a=1&a=2&b=+x%0D%0Ay%00+&c=%E0%A6%AF%E0%A6%BC".as_bytes());
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(form.one("b"), "x\ny");
        assert_eq!(form.one("c"), "\u{9af}\u{9bc}", "a letter with a dot is two signs in NFC");
        assert_eq!(form.one("d"), "");
        assert_eq!(cleaned("a\u{202e}b\u{2066}c"), "abc");
    }
}
