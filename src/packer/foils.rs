//! Wrong choices that the author leaves to the packer: letters that were taught, those that
//! children take for the right one first.

use crate::finding::{Finding, Findings};
use model::{Skill, SkillId};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// So many foils stand beside the right letter.
const FOILS: usize = 2;

/// Which letters are taken for each other (the kit's `confusions.json`).
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Confusions {
    pairs: Vec<Pair>,
}

#[derive(Clone, Debug, Deserialize)]
struct Pair {
    a: String,
    b: String,
    tag: String,
}

/// Reads the confusions of a kit; a kit without them has none.
pub fn read(file: &Path, findings: &mut Findings) -> Confusions {
    let Ok(text) = std::fs::read_to_string(file) else { return Confusions::default() };
    let text: String = text.nfc().collect();
    serde_json::from_str(&text).unwrap_or_else(|error| {
        findings.push(Finding::error(file, "pack-json").with("why", error));
        Confusions::default()
    })
}

/// The letters that each skill teaches, in the order of teaching.
pub type Taught = BTreeMap<SkillId, Vec<String>>;

/// The letters that a child knows who has these skills and all that they need, in the order
/// of teaching.
pub fn known(skills: &[Skill], taught: &Taught, of: &[SkillId]) -> Vec<String> {
    let mut open: Vec<&SkillId> = of.iter().collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            let needs = skills.iter().filter(|skill| skill.id == *id);
            open.extend(needs.flat_map(|skill| &skill.needs));
        }
    }
    let in_order = skills.iter().map(|skill| &skill.id).filter(|id| reached.contains(id));
    in_order.filter_map(|id| taught.get(id)).flatten().cloned().collect()
}

/// Gives every table of a step that has a right letter and no wrong ones its foils.
pub fn fill(json: &mut Value, known: &[String], confusions: &Confusions) {
    match json {
        Value::Object(table) => {
            let is_open = table.get("wrong").is_none_or(|wrong| *wrong == json!([]));
            let right = table.get("right").and_then(|right| right.get("text"));
            if let Some(right) = right.and_then(Value::as_str).filter(|_| is_open) {
                let foils = choose(right, known, confusions);
                if !foils.is_empty() {
                    table.insert("wrong".into(), Value::Array(foils));
                }
            }
            table.values_mut().for_each(|value| fill(value, known, confusions));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| fill(value, known, confusions)),
        _ => {}
    }
}

/// Letters beside the right one: what it is taken for, as far as that was taught, then what
/// was taught nearest to it. None where the right one is no letter that was taught.
fn choose(right: &str, known: &[String], confusions: &Confusions) -> Vec<Value> {
    let right: String = right.trim().nfc().collect();
    let Some(at) = known.iter().position(|letter| *letter == right) else { return Vec::new() };
    let mut chosen: Vec<(String, Option<String>)> = Vec::new();
    let partners = confusions.pairs.iter().filter_map(|pair| match &right {
        right if pair.a == *right => Some((pair.b.clone(), Some(pair.tag.clone()))),
        right if pair.b == *right => Some((pair.a.clone(), Some(pair.tag.clone()))),
        _ => None,
    });
    let mut near: Vec<&String> = known.iter().filter(|letter| **letter != right).collect();
    let place = |letter: &String| known.iter().position(|known| known == letter).unwrap_or(0);
    near.sort_by_key(|letter| place(letter).abs_diff(at));
    let near = near.into_iter().map(|letter| (letter.clone(), None));
    for (letter, tag) in partners.chain(near) {
        let is_new = chosen.iter().all(|(other, _)| *other != letter);
        if known.contains(&letter) && is_new && chosen.len() < FOILS {
            chosen.push((letter, tag));
        }
    }
    let card = |(letter, tag): (String, Option<String>)| match tag {
        Some(tag) => json!({ "text": letter, "tag": tag }),
        None => json!({ "text": letter }),
    };
    chosen.into_iter().map(card).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Phrase;

    fn skill(id: &str, needs: &[&str]) -> Skill {
        let needs = needs.iter().map(|id| SkillId::from(*id)).collect();
        Skill {
            id: id.into(),
            title: Phrase::default(),
            strand: "BN".into(),
            needs,
            in_sound: false,
        }
    }

    fn confusions() -> Confusions {
        let pair = |a: &str, b: &str, tag: &str| Pair { a: a.into(), b: b.into(), tag: tag.into() };
        Confusions { pairs: vec![pair("ব", "র", "b-r"), pair("ক", "খ", "k-kh")] }
    }

    fn letters(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn texts(foils: &[Value]) -> Vec<&str> {
        foils.iter().filter_map(|foil| foil["text"].as_str()).collect()
    }

    #[test]
    fn known_is_what_the_skills_and_their_needs_teach() {
        let skills = [skill("v", &[]), skill("k", &["v"]), skill("c", &["k"])];
        let taught = Taught::from([
            ("v".into(), letters("অ আ")),
            ("k".into(), letters("ক খ")),
            ("c".into(), letters("চ")),
        ]);
        assert_eq!(known(&skills, &taught, &["k".into()]), letters("অ আ ক খ"));
    }

    #[test]
    fn what_is_taken_for_it_comes_first_then_what_was_taught_nearest() {
        let known = letters("ক খ গ ঘ ব ভ ম");
        let foils = choose("খ", &known, &confusions());
        assert_eq!(texts(&foils), ["ক", "গ"]);
        assert_eq!((foils[0]["tag"].as_str(), foils[1].get("tag")), (Some("k-kh"), None));
        // র was not taught yet: it is no foil.
        assert_eq!(texts(&choose("ব", &known, &confusions())), ["ঘ", "ভ"]);
    }

    #[test]
    fn a_foil_is_never_the_target_and_what_is_no_taught_letter_has_none() {
        let known = letters("ক খ গ");
        for right in &known {
            let foils = choose(right, &known, &confusions());
            assert!(foils.len() == 2 && !texts(&foils).contains(&right.as_str()));
        }
        assert!(choose("মা", &known, &confusions()).is_empty());
    }

    #[test]
    fn foils_that_the_author_gives_stay() {
        let known = letters("ক খ গ");
        let mut step = json!({"item": [
            {"right": {"text": "ক"}},
            {"right": {"text": "ক"}, "wrong": [{"text": "ঙ"}]},
            {"right": {"art": "kit:x"}},
        ]});
        fill(&mut step, &known, &confusions());
        assert_eq!(texts(step["item"][0]["wrong"].as_array().unwrap()), ["খ", "গ"]);
        assert_eq!(texts(step["item"][1]["wrong"].as_array().unwrap()), ["ঙ"]);
        assert!(step["item"][2].get("wrong").is_none());
    }
}
