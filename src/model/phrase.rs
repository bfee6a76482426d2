//! A short text in several languages.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A short text by language tag (`bn`, `en`, `ctg` …), as authors write titles and
/// alternative texts: `title = { bn = "…", en = "…" }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phrase(pub BTreeMap<String, String>);

impl Phrase {
    /// The text in `language`, else in Bangla, else in whatever there is, else "".
    pub fn get(&self, language: &str) -> &str {
        self.0
            .get(language)
            .or_else(|| self.0.get("bn"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether it says nothing in any language.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A phrase in one language.
    pub fn of(language: &str, text: &str) -> Self {
        Self(BTreeMap::from([(language.to_owned(), text.to_owned())]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_bangla() {
        let title = Phrase::of("bn", "নদী");
        assert_eq!(title.get("en"), "নদী");
        assert_eq!(Phrase::default().get("en"), "");
    }
}
