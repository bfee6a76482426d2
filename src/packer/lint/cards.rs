//! Cards that give their answer away by where they lie, and cards that no voice can say.

use crate::load::is_name;
use activity::item::akshara;
use activity::spec::Problem;
use activity::{listen, spell};
use serde_json::Value;

/// A right card that lies in one place all the time; the first place is refused by the activity.
pub(super) fn same_place(kind: &str, spec: &Value) -> Option<Problem> {
    if kind != listen::KIND.id {
        return None;
    }
    let spec: listen::Spec = serde_json::from_value(spec.clone()).ok()?;
    let places: Vec<Option<usize>> = spec
        .item
        .iter()
        .map(|item| item.place.filter(|_| item.fixed).map(|place| place as usize))
        .collect();
    let first = places.first().copied().flatten().filter(|place| *place > 1)?;
    let is_same = places.len() > 1 && places.iter().all(|place| *place == Some(first));
    is_same.then(|| Problem::at("item.1.place", "pack-same-place").with("place", first))
}

/// What is written and nobody says: a child who cannot read it yet is left alone with it.
pub(super) fn unvoiced(kind: &str, spec: &Value) -> Vec<Problem> {
    let mut found = Vec::new();
    match kind {
        "listen" | "match" | "order" | "sort" => cards(spec, "", &mut found),
        "gap" => {
            let items = spec["item"].as_array().into_iter().flatten().enumerate();
            let silent = items.filter(|(_, item)| item.get("say").is_none());
            found.extend(silent.map(|(at, _)| format!("item.{at}.text")));
        }
        "build" => found.extend(tiles(spec)),
        _ => {}
    }
    found.iter().map(|path| Problem::at(path, "pack-unvoiced")).collect()
}

/// Cards with a text that the packer cannot turn into a name, and that say nothing themselves.
fn cards(spec: &Value, path: &str, found: &mut Vec<String>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match spec {
        Value::Object(table) if table.contains_key("line") => {}
        Value::Object(table) => {
            let text = table.get("text").and_then(Value::as_str);
            if text.is_some_and(|text| !is_name(text)) && !table.contains_key("say") {
                found.push(below("text"));
            }
            table.iter().for_each(|(key, value)| cards(value, &below(key), found));
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| cards(value, &below(&at.to_string()), found));
        }
        _ => {}
    }
}

/// Words with a sign among their tiles that no `voice` says: alone it has no sound.
fn tiles(spec: &Value) -> Vec<String> {
    let spec: spell::Spec = serde_json::from_value(spec.clone()).unwrap_or_default();
    let is_said = |tile: &str| {
        akshara::kind(tile) == akshara::Kind::Letter
            || spec.voice.iter().any(|voice| voice.text == tile)
    };
    let mut found = Vec::new();
    for (at, word) in spec.item.iter().enumerate() {
        if !akshara::tiles(&word.word).concat().iter().all(|tile| is_said(tile)) {
            found.push(format!("item.{at}.word"));
        }
        let extra = word.extra.iter().enumerate().filter(|(_, extra)| !is_said(&extra.text));
        found.extend(extra.map(|(n, _)| format!("item.{at}.extra.{n}.text")));
    }
    found
}
