//! Drawings to colour in: finds the regions and their edges in the drawing.

use super::actors;
use super::bytes::Reader;
use super::steps::Around;
use crate::document::Node;
use crate::finding::{Finding, Findings};
use crate::media::{MediaError, aspect, groups, outline};
use activity::draw::{Colouring, Region};
use activity::shape::{Field, Shape};
use serde_json::{Value, json};

/// Over the regions lie the lines of the drawing.
const LINES: &str = "lines";

/// Fills in every drawing to colour of a specification.
pub(super) fn fill(
    json: &mut Value,
    fields: &[Field],
    node: &Node,
    around: &Around<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) {
    for field in fields.iter().filter(|field| matches!(field.shape, Shape::Colouring)) {
        let Some(key) = json[field.name]["art"].as_str().map(str::to_owned) else { continue };
        let Some(file) = actors::file(&key, around, reader, findings) else { continue };
        let svg = std::str::from_utf8(&file.bytes).unwrap_or_default();
        match colouring(&key, svg) {
            Ok(colouring) => json[field.name] = json!(colouring),
            Err(Wrong::Lacks(groups)) => {
                let finding = Finding::error(around.file, "pack-not-to-colour");
                let span = node.deepest(&[field.name.to_owned()]);
                findings.push(finding.with("lacking", groups.join(", ")).at(&span));
            }
            Err(Wrong::Unreadable(error)) => {
                findings.push(file.refused(&error));
            }
        }
    }
}

/// Why a drawing cannot be coloured in.
#[derive(Debug, PartialEq)]
enum Wrong {
    /// It has no such groups, or nothing is filled in them.
    Lacks(Vec<String>),
    /// It is no drawing.
    Unreadable(MediaError),
}

impl From<MediaError> for Wrong {
    fn from(error: MediaError) -> Self {
        Self::Unreadable(error)
    }
}

/// The regions of a drawing with their edges.
fn colouring(key: &str, svg: &str) -> Result<Colouring, Wrong> {
    let known = groups(svg)?;
    let number = |id: &String| id.strip_prefix('r')?.parse::<usize>().ok();
    // A number that is left out would leave out every region after it.
    let last = known.iter().filter_map(number).max().unwrap_or(1).clamp(1, known.len().max(1));
    let mut region = Vec::new();
    let mut lacking = Vec::new();
    for id in (1..=last).map(|n| format!("r{n}")) {
        let rings = if known.contains(&id) { outline(svg, &id)? } else { Vec::new() };
        if rings.is_empty() {
            lacking.push(id);
            continue;
        }
        let short = |share: f32| (share * 10_000.0).round() / 10_000.0;
        let ring =
            |ring: &Vec<scene::Point>| ring.iter().map(|at| [short(at.x), short(at.y)]).collect();
        region
            .push(Region { art: format!("{key}#{id}"), outline: rings.iter().map(ring).collect() });
    }
    if !known.iter().any(|id| id == LINES) {
        lacking.push(LINES.to_owned());
    }
    if !lacking.is_empty() {
        return Err(Wrong::Lacks(lacking));
    }
    Ok(Colouring { aspect: aspect(svg)?, region, lines: format!("{key}#{LINES}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(groups: &[&str]) -> Result<Colouring, Wrong> {
        let group = |id: &&str| format!(r#"<g id="{id}"><path d="M0,0H5V5H0Z"/></g>"#);
        let groups: String = groups.iter().map(group).collect();
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{groups}</svg>"#
        );
        colouring("kit:a", &svg)
    }

    #[test]
    fn regions_stand_in_the_order_of_their_numbers_with_keys_of_their_own() {
        let colouring = drawing(&["r2", "r1", "lines"]).expect("can be coloured");
        assert_eq!(colouring.aspect, 2.0);
        let keys: Vec<_> = colouring.region.iter().map(|region| region.art.as_str()).collect();
        assert_eq!(keys, ["kit:a#r1", "kit:a#r2"]);
        assert_eq!(colouring.lines, "kit:a#lines");
        assert_eq!(colouring.region[0].outline[0].len(), 4);
    }

    #[test]
    fn what_a_drawing_lacks_is_named_all_at_once() {
        let lacks = |ids: &[&str]| Wrong::Lacks(ids.iter().map(|id| (*id).to_owned()).collect());
        assert_eq!(drawing(&["body"]), Err(lacks(&["r1", "lines"])));
        assert_eq!(drawing(&["r1", "r3", "lines"]), Err(lacks(&["r2"])));
    }
}
