//! What a form or a query says: names with values, a name as often as it was sent.

use unicode_normalization::UnicodeNormalization;

/// Names with values, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads what a browser sends. Texts come as NFC, without control characters but line ends.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(bytes);
        Self(pairs.map(|(name, value)| (name.into_owned(), cleaned(&value))).collect())
    }

    /// The first value of a name, trimmed; empty where it was not sent.
    pub(crate) fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// All values of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
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
