//! The strokes of letters and digits, from the kit's `strokes.json`.

use crate::finding::{Finding, Findings};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Strokes by letter.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Letters {
    letters: BTreeMap<String, Vec<Stroke>>,
}

/// One movement of the hand, in shares of the letter's box.
#[derive(Clone, Debug, Deserialize)]
struct Stroke {
    name: String,
    points: Vec<[f32; 2]>,
}

/// Reads the strokes of a kit.
pub fn read(file: &Path, findings: &mut Findings) -> Letters {
    let Ok(text) = std::fs::read_to_string(file) else { return Letters::default() };
    serde_json::from_str(&text).unwrap_or_else(|error| {
        findings.push(Finding::error(file, "pack-json").with("why", error));
        Letters::default()
    })
}

impl Letters {
    /// What a trace draws for a letter or a short word; `None` where a letter has no strokes.
    ///
    /// The letters of a word lie side by side in one box.
    pub fn spec(&self, text: &str) -> Option<Value> {
        let text: String = text.nfc().collect();
        let parts: Vec<&str> = match self.letters.contains_key(&text) {
            true => vec![&text],
            false => text.graphemes(true).collect(),
        };
        let share = 1.0 / parts.len().max(1) as f32;
        let mut strokes = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let place = |[x, y]: [f32; 2]| {
                json!([short((at as f32 + x) * share), short(0.5 + (y - 0.5) * share)])
            };
            for stroke in self.letters.get(*part)? {
                let points: Vec<Value> = stroke.points.iter().map(|point| place(*point)).collect();
                strokes.push(json!({ "name": stroke.name, "points": points }));
            }
        }
        (!strokes.is_empty()).then(|| json!({ "letter": text, "strokes": strokes }))
    }

    /// The letters that there are, for people.
    pub fn known(&self) -> String {
        self.letters.keys().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// Thousandths are finer than a finger.
fn short(number: f32) -> f64 {
    (f64::from(number) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters() -> Letters {
        let json = r#"{"letters":{"অ":[{"name":"body","points":[[0.2,0.4],[0.6,0.5]]}]}}"#;
        serde_json::from_str(json).expect("good JSON")
    }

    #[test]
    fn a_letter_keeps_its_box() {
        let spec = letters().spec("অ").expect("known");
        assert_eq!(spec["strokes"][0]["points"], json!([[0.2, 0.4], [0.6, 0.5]]));
    }

    #[test]
    fn the_letters_of_a_word_stand_side_by_side() {
        let spec = letters().spec("অঅ").expect("known");
        assert_eq!(spec["strokes"].as_array().map(Vec::len), Some(2));
        assert_eq!(spec["strokes"][1]["points"][0], json!([0.6, 0.45]));
    }

    #[test]
    fn the_kit_knows_the_strokes_of_the_first_letters_and_all_digits() {
        let kit: Letters = serde_json::from_str(include_str!("../../lessons/kit/strokes.json"))
            .expect("good JSON");
        let first = kit.spec("অ").expect("known");
        assert_eq!(first["strokes"].as_array().map(Vec::len), Some(4));
        assert!(
            "আইঈউকখগবরমনলত০১২৩৪৫৬৭৮৯".chars().all(|letter| kit.spec(&letter.to_string()).is_some())
        );
    }

    #[test]
    fn an_unknown_letter_has_no_strokes() {
        assert_eq!(letters().spec("ঔ"), None);
        assert_eq!(letters().spec(""), None);
    }
}
