//! What holds for every sentence in every language.

use super::*;
use fluent::FluentResource;
use fluent::types::{FluentNumber, FluentNumberOptions};
use std::collections::BTreeSet;

fn keys(text: &str, file: &str) -> BTreeSet<String> {
    let resource = FluentResource::try_new(text.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("{file} cannot be read: {errors:?}"));
    let mut keys = BTreeSet::new();
    let mut last = String::new();
    // The parser has accepted the text, so its lines can be read simply.
    for line in resource.source().lines() {
        let name = |text: &str| text.split_once('=').map(|(name, _)| name.trim().to_owned());
        let key = match line.strip_prefix("    .") {
            Some(attribute) => name(attribute).map(|attribute| format!("{last}.{attribute}")),
            None if line.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                last = name(line).unwrap_or_default();
                Some(last.clone())
            }
            None => None,
        };
        if let Some(key) = key {
            assert!(keys.insert(key.clone()), "{file} has {key} twice");
        }
    }
    keys
}

#[test]
fn every_language_has_the_same_sentences_in_every_file() {
    let [(_, bangla), (_, english)] = FILES else { panic!("a language was added: compare it too") };
    let mut seen = BTreeSet::new();
    for ((name, bangla), (_, english)) in bangla.iter().zip(*english) {
        let (bangla, english) = (keys(bangla, name), keys(english, name));
        let lacking: Vec<_> = bangla.symmetric_difference(&english).collect();
        assert!(lacking.is_empty(), "{name}.ftl: only one language has {lacking:?}");
        for key in bangla {
            assert!(seen.insert(key.clone()), "{key} stands in two files");
        }
    }
    assert!(seen.len() > 50);
}

#[test]
fn every_key_that_the_files_hold_is_found() {
    for (language, files) in FILES {
        let tr = Tr::new(language);
        for (file, text) in *files {
            for key in keys(text, file) {
                assert!(tr.has(&key), "{language}/{file}.ftl: {key}");
            }
        }
    }
}

#[test]
fn bangla_sentences_have_bangla_digits_and_indian_groups() {
    let bangla = Tr::new("bn-BD");
    let said = bangla.msg("sync-waiting", &[("n", 1_234_567.into())]);
    assert!(said.starts_with("১২,৩৪,৫৬৭টি"), "{said}");
    let english = Tr::new("en").msg("sync-waiting", &[("n", 1_234_567.into())]);
    assert!(english.starts_with("1,234,567 "), "{english}");
}

#[test]
fn fractions_keep_their_digits() {
    let value = FluentValue::from(2.5_f64);
    assert_eq!(number::in_bangla(&value, &()), Some("২.৫".into()));
    assert_eq!(number::in_english(&value, &()), Some("2.5".into()));
    assert_eq!(number::in_bangla(&FluentValue::from("ক"), &()), None);
}

#[test]
fn numbers_below_a_thousand_are_written_as_the_formatter_writes_them() {
    for n in [0_u32, 7, 10, 99, 100, 999, 1_000, 1_001] {
        let value = FluentValue::from(f64::from(n));
        // A fraction of no digits is asked for, so that nothing is taken for plain.
        let mut whole = FluentNumber::new(f64::from(n), FluentNumberOptions::default());
        whole.options.minimum_fraction_digits = Some(0);
        let whole = FluentValue::Number(whole);
        for write in [number::in_bangla::<()>, number::in_english::<()>] {
            assert_eq!(write(&value, &()), write(&whole, &()), "{n}");
        }
    }
    assert_eq!(number::in_bangla(&FluentValue::from(-5.0), &()), Some("-৫".into()));
}

#[test]
fn digits_of_a_text_are_turned_and_nothing_else() {
    assert_eq!(Tr::new("bn").digits("12:30 টা"), "১২:৩০ টা");
    assert_eq!(Tr::new("en").digits("12:30"), "12:30");
}

#[test]
fn an_unknown_key_is_shown_as_it_is() {
    assert_eq!(Tr::new("bn").msg("no-such-key", &[]), "no-such-key");
    assert_eq!(Tr::new("fr").language(), "en");
    assert_eq!(Tr::new("").language(), "en");
}
