//! What lies above a scene on an upright glass, where the picture is not as high as its window:
//! the colour of its upper edge, so that a night has no day above it.

use super::actors::{file, split_key};
use super::bytes::Reader;
use super::steps::Around;
use crate::finding::Findings;
use crate::media::{FileKind, Selector, render};
use serde_json::Value;

/// Fills the sky of every scene in a specification, where its farthest picture has an edge above.
pub(super) fn fill(
    json: &mut Value,
    around: &Around<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) {
    match json {
        Value::Object(table) => {
            let farthest = table.get("layer").and_then(|layers| layers.get(0));
            let key = farthest.and_then(|layer| layer.get("art")).and_then(Value::as_str);
            // A part of a drawing has no sky of its own.
            let key = key.filter(|key| split_key(key) == (key, None, None)).map(str::to_owned);
            if let Some(bytes) = key.and_then(|key| file(&key, around, reader, findings)) {
                let known = reader.skies.entry(bytes.file.clone());
                let sky = *known.or_insert_with(|| edge(&bytes.bytes, &bytes.ending));
                table.extend(sky.map(|sky| ("sky".to_owned(), sky.into())));
            }
            table.values_mut().for_each(|value| fill(value, around, reader, findings));
        }
        Value::Array(list) => {
            list.iter_mut().for_each(|value| fill(value, around, reader, findings));
        }
        _ => {}
    }
}

/// The middle of a picture's upper edge as `0xRRGGBB`; `None` where it is not opaque there, or
/// cannot be drawn, which is told where it is.
fn edge(bytes: &[u8], ending: &str) -> Option<u32> {
    let kind = FileKind::of_extension(ending)?;
    let small = render(bytes, kind, &Selector::Whole, SMALL).ok()?;
    if (small.x, small.y) != (0, 0) {
        return None;
    }
    let at = 4 * (small.w / 2) as usize;
    match *small.rgba.get(at..at + 4)? {
        [r, g, b, 255] => Some(u32::from_be_bytes([0, r, g, b])),
        _ => None,
    }
}

/// So large is the picture of which the edge is taken, pixels.
const SMALL: (u32, u32) = (64, 40);

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Vec<u8> {
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 100'>{inside}</svg>")
            .into()
    }

    #[test]
    fn the_sky_is_the_upper_edge_of_what_is_farthest() {
        let night =
            svg("<rect width='160' height='100' fill='#1b2547'/><circle cx='80' cy='50' r='9'/>");
        assert_eq!(edge(&night, "svg"), Some(0x1b2547));
    }

    #[test]
    fn what_ends_below_or_shines_through_has_none() {
        let hills = svg("<rect y='50' width='160' height='50' fill='#1b2547'/>");
        let veil = svg("<rect width='160' height='100' fill='#1b2547' opacity='0.5'/>");
        for bytes in [hills, veil, b"no drawing".to_vec()] {
            assert_eq!(edge(&bytes, "svg"), None);
        }
    }
}
