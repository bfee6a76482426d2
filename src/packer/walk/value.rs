//! One value along its shape.

use super::{UsedLine, Walk, art_key};
use crate::document::{Node, Value};
use crate::finding::Finding;
use crate::tables::{is_id, meant, unknown_key};
use activity::shape::Shape;
use serde_json::{Value as Json, json};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

const LINE_KEYS: &[&str] = &["text", "say", "sound"];
/// A child's eye rests on so many letters at most.
const LONG_TEXT: usize = 200;
/// A line of more words is two lines.
const LONG_LINE: usize = 30;
/// How far outside the page something may stand or go.
const OUTSIDE: f64 = 2.0;

impl Walk<'_, '_> {
    /// The JSON for a value; `None` where it does not fit its shape.
    pub(super) fn value(
        &mut self,
        node: &Node,
        shape: Shape,
        key: &str,
        line: &str,
    ) -> Option<Json> {
        match shape {
            Shape::Text => self.text(node, key),
            Shape::Line => self.line(node, key, line),
            Shape::Art => self.art(node, key),
            // Its regions are read from the drawing when the step is known to be whole.
            Shape::Colouring => Some(json!({ "art": self.art(node, key)? })),
            Shape::Sound => self.sound(node, key),
            Shape::Id => self.id(node, key),
            Shape::Number(least, most) => self.number(node, key, least, most),
            Shape::Flag => match node.value {
                Value::Flag(flag) => Some(json!(flag)),
                _ => self.refuse("pack-wants-flag", node, key),
            },
            Shape::OneOf(words) => self.one_of(node, key, words),
            Shape::Place => self.place(node, key),
            Shape::Letter => self.letter(node, key),
            Shape::List(inner) => match &node.value {
                Value::List(items) => Some(self.list(items, *inner, key, line)),
                _ => self.refuse("pack-wants-list", node, key),
            },
            Shape::Table(fields) => match node.value {
                Value::Table(_) => Some(self.table(node, fields, line, &[])),
                _ => self.refuse("pack-wants-keys", node, key),
            },
            Shape::Word => Some(json!(self.string(node, key)?)),
            Shape::Skill => self.skill(node, key),
            Shape::Step => self.earlier_step(node, key),
            Shape::Note => match node.text() {
                Some(text) => Some(json!(text.trim())),
                None => self.refuse("pack-wants-text", node, key),
            },
            Shape::Sign => self.sign(node, key),
            Shape::Spell => self.spell(node, key),
            Shape::Clip => self.clip(node, key),
        }
    }

    fn text(&mut self, node: &Node, key: &str) -> Option<Json> {
        let text = self.string(node, key)?;
        let n = text.graphemes(true).count();
        if n > LONG_TEXT {
            self.warn("pack-long-text", &node.span, |finding| {
                finding.with("n", n).with("most", LONG_TEXT)
            });
        }
        Some(json!(text))
    }

    fn line(&mut self, node: &Node, key: &str, id: &str) -> Option<Json> {
        let (text, say, sound) = match &node.value {
            Value::Text(_) => (self.string(node, key)?, None, None),
            Value::Table(entries) => {
                for entry in entries {
                    if !LINE_KEYS.contains(&entry.key.as_str()) {
                        self.findings.push(unknown_key(
                            self.around.file,
                            &entry.key,
                            &entry.span,
                            LINE_KEYS,
                        ));
                        self.fits = false;
                    }
                }
                let optional = |walk: &mut Self, key: &str| {
                    node.get(key).and_then(|node| walk.string(node, key))
                };
                let (say, sound) = (optional(self, "say"), optional(self, "sound"));
                match node.get("text") {
                    Some(text) => (self.string(text, "text")?, say, sound),
                    // A misspelt `text` has been told already.
                    None if entries
                        .iter()
                        .any(|entry| meant(&entry.key, LINE_KEYS.iter().copied()) == "text") =>
                    {
                        return None;
                    }
                    None => {
                        self.wrong("pack-missing", &node.span, |finding| {
                            finding.with("key", "text")
                        });
                        return None;
                    }
                }
            }
            _ => return self.refuse("pack-wants-line", node, key),
        };
        let n = text.split_whitespace().count();
        if n > LONG_LINE {
            self.warn("pack-long-line", &node.span, |finding| {
                finding.with("n", n).with("most", LONG_LINE)
            });
        }
        if self.used.lines.iter().any(|line| line.id == id) {
            self.wrong("pack-same-line", &node.span, |finding| finding.with("id", id));
        }
        self.used.lines.push(UsedLine {
            id: id.to_owned(),
            text: text.clone(),
            say,
            sound,
            span: node.span.clone(),
        });
        Some(json!({ "line": id, "text": text }))
    }

    fn art(&mut self, node: &Node, key: &str) -> Option<Json> {
        let name = self.string(node, key)?;
        match art_key(&name, self.around) {
            Ok(art) => {
                self.used.art.push((art.clone(), node.span.clone()));
                Some(json!(art))
            }
            Err(finding) => self.missing(finding, &node.span),
        }
    }

    fn sound(&mut self, node: &Node, key: &str) -> Option<Json> {
        let name = self.string(node, key)?;
        let kit = name.strip_prefix("kit:");
        let found = match (kit, kit.unwrap_or(&name)) {
            (None, bare) if self.around.sounds.get(bare).is_some() => {
                Some(format!("{}:{bare}", self.around.lesson))
            }
            (_, bare) => self.around.kit.sounds.get(bare).map(|_| bare.to_owned()),
        };
        match found {
            Some(sound) => {
                self.used.sounds.push((sound.clone(), node.span.clone()));
                Some(json!(sound))
            }
            None => {
                let known = self.around.kit.sounds.names().chain(self.around.sounds.names());
                let meant = meant(kit.unwrap_or(&name), known);
                let finding = Finding::error(self.around.file, "pack-no-sound")
                    .with("name", &name)
                    .with("meant", meant);
                self.missing(finding, &node.span)
            }
        }
    }

    fn id(&mut self, node: &Node, key: &str) -> Option<Json> {
        let id = self.string(node, key)?;
        if !is_id(&id) {
            self.wrong("pack-id", &node.span, |finding| finding.with("id", &id));
            return None;
        }
        Some(json!(id))
    }

    fn number(&mut self, node: &Node, key: &str, least: f32, most: f32) -> Option<Json> {
        let (number, json) = match node.value {
            Value::Whole(whole) => (whole as f64, json!(whole)),
            Value::Number(number) if number.is_finite() => (number, json!(number)),
            _ => return self.refuse("pack-wants-number", node, key),
        };
        // A bound such as 0.1 is meant as it is written.
        if !(least..=most).contains(&(number as f32)) {
            self.wrong("pack-out-of-range", &node.span, |finding| {
                finding.with("key", key).with("least", least).with("most", most)
            });
            return None;
        }
        Some(json)
    }

    fn one_of(&mut self, node: &Node, key: &str, words: &'static [&'static str]) -> Option<Json> {
        let word = self.string(node, key)?;
        if !words.contains(&word.as_str()) {
            let meant = meant(&word, words.iter().copied());
            self.wrong("pack-one-of", &node.span, |finding| {
                finding
                    .with("key", key)
                    .with("word", &word)
                    .with("meant", meant)
                    .with("known", words.join(", "))
            });
            return None;
        }
        Some(json!(word))
    }

    fn place(&mut self, node: &Node, key: &str) -> Option<Json> {
        let numbers: Vec<f64> = node
            .items()
            .iter()
            .filter_map(|item| match item.value {
                Value::Whole(whole) => Some(whole as f64),
                Value::Number(number) => Some(number),
                _ => None,
            })
            .collect();
        if numbers.len() != 2 || node.items().len() != 2 {
            return self.refuse("pack-wants-place", node, key);
        }
        if !numbers.iter().all(|number| (-OUTSIDE..=1.0 + OUTSIDE).contains(number)) {
            return self.refuse("pack-place-far", node, key);
        }
        Some(json!(numbers))
    }

    fn letter(&mut self, node: &Node, key: &str) -> Option<Json> {
        let letter = self.string(node, key)?;
        let spec = self.around.kit.letters.spec(&letter);
        if spec.is_none() {
            let known = self.around.kit.letters.known();
            self.wrong("pack-no-strokes", &node.span, |finding| {
                finding.with("letter", &letter).with("known", known)
            });
        }
        spec
    }

    fn skill(&mut self, node: &Node, key: &str) -> Option<Json> {
        let skill = self.string(node, key)?;
        if !self.around.skills.contains(&skill) {
            let meant = meant(&skill, self.around.skills.iter().map(String::as_str));
            self.wrong("pack-no-skill", &node.span, |finding| {
                finding.with("id", &skill).with("meant", meant)
            });
            return None;
        }
        Some(json!(skill))
    }

    fn earlier_step(&mut self, node: &Node, key: &str) -> Option<Json> {
        let step = self.string(node, key)?;
        if !self.around.steps.contains(&step) {
            let known = self.around.steps.join(", ");
            let meant = meant(&step, self.around.steps.iter().map(String::as_str));
            self.wrong("pack-no-step", &node.span, |finding| {
                finding.with("id", &step).with("meant", meant).with("known", known)
            });
            return None;
        }
        Some(json!(step))
    }

    fn sign(&mut self, node: &Node, key: &str) -> Option<Json> {
        let id = self.string(node, key)?;
        let Some(sign) = self.around.signs.get(&id) else {
            let meant = meant(&id, self.around.signs.names());
            self.wrong("pack-no-sign", &node.span, |finding| {
                finding.with("id", &id).with("meant", meant)
            });
            return None;
        };
        self.used.signs.push(id);
        Some(sign.clone())
    }

    fn spell(&mut self, node: &Node, key: &str) -> Option<Json> {
        let word = self.string(node, key)?;
        match self.around.signs.spell(&word) {
            Ok((json, ids)) => {
                self.used.signs.extend(ids.into_iter().map(str::to_owned));
                Some(json)
            }
            Err(letters) => {
                let letters: Vec<String> = letters.iter().map(char::to_string).collect();
                self.wrong("pack-no-letter-sign", &node.span, |finding| {
                    finding.with("letters", letters.join(", "))
                });
                None
            }
        }
    }

    fn clip(&mut self, node: &Node, key: &str) -> Option<Json> {
        let name = self.string(node, key)?;
        if self.around.clips.is_bad(&name) {
            self.fits = false;
            return None;
        }
        let Some(clip) = self.around.clips.get(&name) else {
            let meant = meant(&name, self.around.clips.iter().map(|(name, _)| name));
            self.wrong("pack-no-clip", &node.span, |finding| {
                finding.with("name", &name).with("meant", meant)
            });
            return None;
        };
        let json = clip.played.clone();
        self.used.clips.push(name);
        Some(json)
    }

    /// A text that says something.
    fn string(&mut self, node: &Node, key: &str) -> Option<String> {
        match node.text() {
            Some(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Some(_) => self.refuse("pack-empty", node, key),
            None => self.refuse("pack-wants-text", node, key),
        }
    }

    fn refuse<T>(&mut self, code: &'static str, node: &Node, key: &str) -> Option<T> {
        self.wrong(code, &node.span, |finding| finding.with("key", key));
        None
    }

    fn missing<T>(&mut self, finding: Finding, span: &Range<usize>) -> Option<T> {
        self.findings.push(finding.at(span));
        self.fits = false;
        None
    }
}
