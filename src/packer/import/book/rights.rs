//! What may be done with a book, as a licence that our lessons know how to name.

/// Creative Commons licences by what stands for them in addresses and texts.
const KINDS: [(&str, &str); 6] = [
    ("by-nc-sa", "CC-BY-NC-SA"),
    ("by-nc-nd", "CC-BY-NC-ND"),
    ("by-nc", "CC-BY-NC"),
    ("by-sa", "CC-BY-SA"),
    ("by-nd", "CC-BY-ND"),
    ("by", "CC-BY"),
];

/// What stands in a lesson where nobody knows: the word that SPDX has for it.
pub(super) const UNKNOWN: &str = "NOASSERTION";

/// The SPDX name of the licence that a text names; `None` where it names none.
pub(super) fn licence(text: &str) -> Option<String> {
    let text = text.trim();
    let is_name = crate::load::is_licence(text) && !text.contains("//");
    // A name has a version in it, or is one of those that stand for themselves.
    let has_version = text.as_bytes().windows(4).any(|four| {
        matches!(four, [b'-', one, b'.', two] if one.is_ascii_digit() && two.is_ascii_digit())
    });
    let is_own = text == UNKNOWN || text.starts_with("LicenseRef-");
    let own = (is_name && (has_version || is_own)).then(|| text.to_owned());
    own.or_else(|| canonical(text))
}

/// The licence of something in a book: what is said of it, by a name of its own where that is none
/// that others know.
pub(super) fn named(text: &str) -> Option<String> {
    let own = || {
        let plain: String = text
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .take(40)
            .collect();
        let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
        (!words.is_empty()).then(|| format!("LicenseRef-{}", words.join("-")))
    };
    licence(text).or_else(own)
}

fn canonical(text: &str) -> Option<String> {
    let low = text.to_lowercase().replace([' ', '_'], "-");
    if low.contains("publicdomain/zero") || low.contains("cc0") {
        return Some("CC0-1.0".to_owned());
    }
    if low.contains("publicdomain/mark") {
        return None;
    }
    let start = low.find("licenses/by").map(|at| at + "licenses/".len());
    let start = start.or_else(|| low.find("cc-by").map(|at| at + "cc-".len()))?;
    let rest = &low[start..];
    let (kind, name) = KINDS.iter().find(|(kind, _)| rest.starts_with(kind))?;
    let after = rest[kind.len()..].trim_start_matches(['-', '/', 'v']);
    let version: String = after.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let version = version.trim_end_matches('.');
    let known = ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(&version);
    // A version that is not said is not guessed: the licences are not the same.
    known.then(|| format!("{name}-{version}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_known_by_their_addresses_and_names() {
        let known = |text: &str| licence(text).unwrap_or_default();
        assert_eq!(known("http://creativecommons.org/licenses/by/4.0/"), "CC-BY-4.0");
        assert_eq!(
            known("https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"),
            "CC-BY-NC-SA-3.0"
        );
        assert_eq!(known("This book is under CC BY-SA 4.0."), "CC-BY-SA-4.0");
        assert_eq!(known("CC-BY-4.0"), "CC-BY-4.0");
        assert_eq!(known("https://creativecommons.org/publicdomain/zero/1.0/"), "CC0-1.0");
        assert_eq!(known("MIT OR Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(licence("All rights reserved"), None);
        assert_eq!(licence(""), None);
        assert_eq!(named("cc-by nc").as_deref(), Some("LicenseRef-cc-by-nc"));
        assert_eq!(named("\u{986}"), None);
        assert_eq!(licence("cc-by"), None);
    }
}
