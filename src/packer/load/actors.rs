//! Parts of drawings that move by themselves: fills in where they turn, from the drawing.

use super::bytes::Reader;
use super::lesson::known_groups;
use super::steps::Around;
use crate::document::Node;
use crate::finding::{Finding, Findings};
use crate::media::pivot;
use crate::source::Bytes;
use crate::tables::meant;
use serde_json::{Value, json};

/// Fills the pivot of every part of every actor in a specification.
pub(super) fn fill(
    json: &mut Value,
    node: &Node,
    around: &Around<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) {
    visit(json, &mut Vec::new(), &mut |actor, path| {
        let Some(key) = actor.get("art").and_then(Value::as_str) else { return };
        let Some(file) = file(key, around, reader, findings) else { return };
        let svg = std::str::from_utf8(&file.bytes).unwrap_or_default();
        let known = known_groups(svg);
        let Some(parts) = actor.get_mut("part").and_then(Value::as_array_mut) else { return };
        for (at, part) in parts.iter_mut().enumerate() {
            let name = part.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            let path: Vec<String> = path
                .iter()
                .cloned()
                .chain(["part".into(), at.to_string(), "name".into()])
                .collect();
            let span = node.deepest(&path);
            if !known.contains(&name) {
                let meant = meant(&name, known.iter().map(String::as_str));
                let finding = Finding::error(around.file, "pack-no-part")
                    .with("name", &name)
                    .with("meant", meant);
                findings.push(finding.with("known", known.join(", ")).at(&span));
                continue;
            }
            match pivot(svg, &name) {
                Some((x, y)) => part["pivot"] = json!([short(x), short(y)]),
                None => findings.push(
                    Finding::error(around.file, "pack-no-pivot")
                        .with("name", &name)
                        .at(&span)
                        .warning(),
                ),
            }
        }
    });
}

/// The key of the drawing, the part that is shown alone, and the parts that are left out.
pub(super) fn split_key(key: &str) -> (&str, Option<&str>, Option<&str>) {
    match (key.split_once('#'), key.split_once('!')) {
        (Some((base, part)), _) => (base, Some(part), None),
        (None, Some((base, parts))) => (base, None, Some(parts)),
        (None, None) => (key, None, None),
    }
}

/// The file of a picture's key.
pub(super) fn file(
    key: &str,
    around: &Around<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Option<Bytes> {
    let (prefix, name) = key.split_once(':')?;
    let files = if prefix == "kit" { &around.channel.kit.art } else { around.art };
    reader.read(files.get(name)?, findings)
}

/// Calls `with` for every table that has parts, with the path to it.
fn visit(json: &mut Value, path: &mut Vec<String>, with: &mut dyn FnMut(&mut Value, &[String])) {
    if json.get("part").is_some_and(Value::is_array) {
        with(json, path);
    }
    let mut deeper = |key: String, value: &mut Value| {
        path.push(key);
        visit(value, path, with);
        path.pop();
    };
    match json {
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| deeper(key.clone(), value)),
        Value::Array(list) => {
            list.iter_mut().enumerate().for_each(|(at, value)| deeper(at.to_string(), value));
        }
        _ => {}
    }
}

/// Ten-thousandths are finer than a pixel.
fn short(number: f32) -> f64 {
    (f64::from(number) * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_which_part_of_which_drawing() {
        assert_eq!(split_key("kit:a"), ("kit:a", None, None));
        assert_eq!(split_key("kit:a#leg"), ("kit:a", Some("leg"), None));
        assert_eq!(split_key("kit:a!arm,leg"), ("kit:a", None, Some("arm,leg")));
    }

    #[test]
    fn every_table_with_parts_is_visited_with_its_path() {
        let mut json = json!({"page":[{"actor":[{"art":"a"},{"art":"b","part":[{"name":"x"}]}]}]});
        let mut seen = Vec::new();
        visit(&mut json, &mut Vec::new(), &mut |_, path| seen.push(path.join(".")));
        assert_eq!(seen, ["page.0.actor.1"]);
    }
}
