//! Words for people: every sentence that the app, the activities and the packer show.
//!
//! The sentences live in `<language>/<area>.ftl` and are compiled in. [`Tr`] chooses a
//! language, falls back to English and then to the key itself, and writes numbers in the
//! digits of the language. Nothing here reads a file or knows which language the device has.
#![forbid(unsafe_code)]

mod number;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

/// Sentences in one language.
pub struct Tr {
    language: &'static str,
    chosen: FluentBundle<FluentResource>,
    english: Option<FluentBundle<FluentResource>>,
}

/// A value for a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Written as it is.
    Text(String),
    /// Chooses the plural and is written in the digits of the language.
    Number(f64),
}

impl Tr {
    /// Sentences in `bn` or `en`; a tag such as `bn-BD` counts as `bn`, any other as `en`.
    pub fn new(language: &str) -> Self {
        match language.get(..2) {
            Some("bn") => {
                Self { language: "bn", chosen: bundle("bn"), english: Some(bundle("en")) }
            }
            _ => Self { language: "en", chosen: bundle("en"), english: None },
        }
    }

    /// Which language it is.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The sentence `key`, or its attribute for `key.attribute`.
    ///
    /// A key that no language has is shown as it is: a developer sees what is missing, and a
    /// child sees one odd word instead of nothing.
    pub fn msg(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let fallback = || self.english.as_ref().and_then(|english| format(english, key, args));
        format(&self.chosen, key, args).or_else(fallback).unwrap_or_else(|| key.to_owned())
    }

    /// Whether there is such a sentence, in this language or in English.
    pub fn has(&self, key: &str) -> bool {
        let known = |bundle: &FluentBundle<FluentResource>| format(bundle, key, &[]).is_some();
        known(&self.chosen) || self.english.as_ref().is_some_and(known)
    }

    /// The same text with its ASCII digits turned into those of the language.
    pub fn digits(&self, text: &str) -> String {
        match self.language {
            "bn" => text.chars().map(number::bangla_digit).collect(),
            _ => text.to_owned(),
        }
    }
}

impl std::fmt::Debug for Tr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tr({})", self.language)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! arg_from_number {
    ($($number:ty),*) => {
        $(impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(number as f64)
            }
        })*
    };
}

arg_from_number!(u8, u16, u32, u64, usize, i32, i64, f32, f64);

/// Every language with its files.
const FILES: &[(&str, &[(&str, &str)])] = &[
    (
        "bn",
        &[
            ("app", include_str!("bn/app.ftl")),
            ("shell", include_str!("bn/shell.ftl")),
            ("adult", include_str!("bn/adult.ftl")),
            ("activity", include_str!("bn/activity.ftl")),
            ("confusion", include_str!("bn/confusion.ftl")),
            ("sync", include_str!("bn/sync.ftl")),
            ("packer", include_str!("bn/packer.ftl")),
            ("desk", include_str!("bn/desk.ftl")),
            ("office", include_str!("bn/office.ftl")),
            ("talk", include_str!("bn/talk.ftl")),
        ],
    ),
    (
        "en",
        &[
            ("app", include_str!("en/app.ftl")),
            ("shell", include_str!("en/shell.ftl")),
            ("adult", include_str!("en/adult.ftl")),
            ("activity", include_str!("en/activity.ftl")),
            ("confusion", include_str!("en/confusion.ftl")),
            ("sync", include_str!("en/sync.ftl")),
            ("packer", include_str!("en/packer.ftl")),
            ("desk", include_str!("en/desk.ftl")),
            ("office", include_str!("en/office.ftl")),
            ("talk", include_str!("en/talk.ftl")),
        ],
    ),
];

fn bundle(language: &str) -> FluentBundle<FluentResource> {
    let locale: LanguageIdentifier = if language == "bn" { langid!("bn") } else { langid!("en") };
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolation marks would be drawn as boxes; nothing here mixes directions.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(if language == "bn" {
        number::in_bangla
    } else {
        number::in_english
    }));
    // Without the built-ins the text "NUMBER()" itself would be shown.
    let _ = bundle.add_builtins();
    let files = FILES.iter().filter(|(tag, _)| *tag == language).flat_map(|(_, files)| *files);
    for (_, text) in files {
        // What cannot be parsed is left out and what comes twice stays as it came first; a
        // test holds that neither happens.
        let resource =
            FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partly, _)| partly);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    args: &[(&str, Arg)],
) -> Option<String> {
    let (id, attribute) = key.split_once('.').unwrap_or((key, ""));
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        "" => message.value()?,
        _ => message.get_attribute(attribute)?.value(),
    };
    let args: FluentArgs<'_> = args
        .iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            (*name, value)
        })
        .collect();
    // A value that is missing is shown by its name; better than no sentence.
    Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests;
