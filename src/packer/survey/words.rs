//! A survey in words.

use super::{Load, Survey};
use i18n::{Arg, Tr};

/// So many names stand in one line; the rest is counted. All of them are in the JSON.
const NAMED: usize = 5;

impl Survey {
    /// The survey for a person.
    pub fn text(&self, tr: &Tr) -> String {
        let mut text = Text { tr, lines: Vec::new() };
        let kib = |bytes: u64| Arg::from(bytes.div_ceil(1024));
        text.say("pack-survey-size", &[("kib", kib(self.bytes))]);
        for (id, size) in &self.sizes {
            text.say("pack-report-weight", &[("name", id.as_str().into()), ("kib", kib(*size))]);
        }
        if !self.over_budget.is_empty() {
            let names = self.over_budget.join(", ");
            let most = ("most", kib(self.lesson_budget));
            text.say("pack-survey-over", &[("names", names.into()), most]);
        }
        text.say("pack-report-heaviest", &[]);
        for (name, size) in &self.heaviest {
            text.say("pack-report-weight", &[("name", name.as_str().into()), ("kib", kib(*size))]);
        }
        self.voices(&mut text);
        self.learning(&mut text);
        for credit in &self.credits {
            let unknown = || tr.msg("pack-survey-unknown", &[]);
            let said = |of: &String| if of.is_empty() { unknown() } else { of.clone() };
            text.say(
                "pack-survey-credit",
                &[
                    ("licence", said(&credit.licence).into()),
                    ("author", said(&credit.author).into()),
                    ("pictures", credit.pictures.len().into()),
                    ("recordings", credit.recordings.into()),
                ],
            );
        }
        if !self.undescribed.is_empty() {
            let n = self.undescribed.len().into();
            text.say("pack-report-undescribed", &[("n", n), ("names", few(&self.undescribed))]);
        }
        text.lines.join("\n")
    }

    fn voices(&self, text: &mut Text<'_>) {
        let n: usize = self.missing_recordings.values().map(Vec::len).sum();
        text.say(
            "pack-survey-missing",
            &[
                ("n", n.into()),
                ("drafts", self.draft_voices.into()),
                ("heard", self.draft_by_ear.into()),
            ],
        );
        for (place, ids) in &self.missing_recordings {
            let n = ids.len().into();
            let place = place.as_str().into();
            text.say("pack-survey-missing-of", &[("place", place), ("n", n), ("names", few(ids))]);
        }
        if !self.draft_signs.is_empty() {
            text.say("pack-survey-signs", &[("names", few(&self.draft_signs))]);
        }
    }

    fn learning(&self, text: &mut Text<'_>) {
        for skill in &self.unpractised {
            let lessons: Vec<String> = skill.taught_in.iter().map(ToString::to_string).collect();
            text.say(
                "pack-survey-unpractised",
                &[("skill", skill.skill.as_str().into()), ("lessons", few(&lessons))],
            );
        }
        for early in &self.early {
            text.say(
                "pack-survey-early",
                &[
                    ("letter", early.letter.as_str().into()),
                    ("place", early.place.as_str().into()),
                    ("skill", early.skill.as_str().into()),
                ],
            );
        }
        for load in self.reading.iter().filter(|load| !load.words.is_empty()) {
            text.load(load);
        }
    }
}

struct Text<'t> {
    tr: &'t Tr,
    lines: Vec<String>,
}

impl Text<'_> {
    fn say(&mut self, key: &str, args: &[(&str, Arg)]) {
        self.lines.push(self.tr.msg(key, args));
    }

    fn load(&mut self, load: &Load) {
        let words: usize = load.words.iter().sum();
        let mean = (words as f64 / load.words.len() as f64 * 10.0).round() / 10.0;
        let key = if load.by_myself { "pack-survey-alone" } else { "pack-survey-read" };
        self.say(
            key,
            &[
                ("place", format!("{}, {}", load.lesson, load.step).into()),
                ("pages", load.words.len().into()),
                ("mean", mean.into()),
                ("most", load.words.iter().max().copied().unwrap_or(0).into()),
                ("longest", load.longest.0.as_str().into()),
                ("aksharas", load.longest.1.into()),
            ],
        );
    }
}

/// The first few names, and a mark where there are more.
fn few(names: &[String]) -> Arg {
    let more = if names.len() > NAMED { ", …" } else { "" };
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    format!("{}{more}", shown.join(", ")).into()
}
