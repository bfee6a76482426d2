//! Tables as Excel saves them.

use super::{Cell, MOST_COLUMNS, MOST_ROWS, Sheet};
use crate::export::Lost;
use crate::import::archive::Archive;
use crate::import::{ImportError, address, xml};
use resvg::usvg::roxmltree::Node;
use std::collections::BTreeMap;
use std::path::Path;

const WORKBOOK: &str = "xl/workbook.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

/// Pictures by row and column, from 0.
type Pictures = BTreeMap<(usize, usize), Vec<u8>>;

pub(super) fn read(archive: &mut Archive, file: &Path) -> Result<Sheet, ImportError> {
    let mut sheet = Sheet { lost: std::mem::take(&mut archive.lost), ..Sheet::default() };
    let strings = strings(archive, file)?;
    let text = archive.text(WORKBOOK)?;
    let document = xml::read(&text, file)?;
    let links = links(archive, WORKBOOK, file)?;
    for listed in xml::named(document.root(), "sheet") {
        let Some(name) = xml::attribute(listed, "id").and_then(|id| links.get(id)) else {
            continue;
        };
        if !sheet.rows.is_empty() {
            if archive.has(name) && archive.text(name)?.contains("<v") {
                let what = xml::attribute(listed, "name").unwrap_or_default().to_owned();
                sheet.lost.push(Lost { key: "pack-lost-sheet", what });
            }
            continue;
        }
        if archive.has(name) {
            let mut pictures = pictures(archive, name, file)?;
            let text = archive.text(name)?;
            let inside = xml::read(&text, file)?;
            rows(inside.root(), &strings, &mut pictures, &mut sheet);
            sheet.lost.extend(
                pictures
                    .keys()
                    .map(|(row, _)| Lost { key: "pack-lost-loose", what: (row + 1).to_string() }),
            );
        }
    }
    Ok(sheet)
}

/// Texts that cells name by their number.
fn strings(archive: &mut Archive, file: &Path) -> Result<Vec<String>, ImportError> {
    if !archive.has(STRINGS) {
        return Ok(Vec::new());
    }
    let text = archive.text(STRINGS)?;
    let document = xml::read(&text, file)?;
    Ok(xml::named(document.root(), "si").map(letters).collect())
}

/// The letters of a text, without those that say how it sounds.
fn letters(node: Node<'_, '_>) -> String {
    let texts = xml::named(node, "t");
    let own = texts.filter(|text| text.ancestors().all(|outer| outer.tag_name().name() != "rPh"));
    own.filter_map(|text| text.text()).collect()
}

/// What a file links to, by id.
fn links(
    archive: &mut Archive,
    name: &str,
    file: &Path,
) -> Result<BTreeMap<String, String>, ImportError> {
    let (folder, own) = name.rsplit_once('/').unwrap_or(("", name));
    let list = format!("{folder}/_rels/{own}.rels");
    if !archive.has(&list) {
        return Ok(BTreeMap::new());
    }
    let text = archive.text(&list)?;
    let document = xml::read(&text, file)?;
    let link = |node| {
        let to = address::resolve(name, xml::attribute(node, "Target")?)?;
        Some((xml::attribute(node, "Id")?.to_owned(), to))
    };
    Ok(xml::named(document.root(), "Relationship").filter_map(link).collect())
}

fn rows(root: Node<'_, '_>, strings: &[String], pictures: &mut Pictures, sheet: &mut Sheet) {
    let mut next: usize = 1;
    for row in xml::named(root, "row") {
        let number = xml::attribute(row, "r").and_then(|text| text.parse().ok()).unwrap_or(next);
        next = number.saturating_add(1);
        let mut cells: Vec<Cell> = Vec::new();
        for cell in row.children().filter(|node| node.tag_name().name() == "c") {
            let at = xml::attribute(cell, "r").and_then(column).unwrap_or(cells.len());
            if at >= MOST_COLUMNS {
                continue;
            }
            if cells.len() <= at {
                cells.resize(at + 1, Cell::default());
            }
            cells[at].text = value(cell, strings).trim().to_owned();
        }
        take_pictures(number, &mut cells, pictures);
        sheet.add(number, cells);
        if sheet.rows.len() > MOST_ROWS {
            break;
        }
    }
    // A picture may lie in a row without any letters; then nothing says what it is.
}

fn take_pictures(number: usize, cells: &mut Vec<Cell>, pictures: &mut Pictures) {
    let row = number.saturating_sub(1);
    let own: Vec<(usize, usize)> =
        pictures.range((row, 0)..=(row, MOST_COLUMNS)).map(|(at, _)| *at).collect();
    for at in own {
        if cells.len() <= at.1 {
            cells.resize(at.1 + 1, Cell::default());
        }
        cells[at.1].picture = pictures.remove(&at);
    }
}

fn value(cell: Node<'_, '_>, strings: &[String]) -> String {
    let value = cell.children().find(|node| node.tag_name().name() == "v");
    let value = value.and_then(|node| node.text()).unwrap_or_default();
    match xml::attribute(cell, "t").unwrap_or_default() {
        "s" => value
            .trim()
            .parse()
            .ok()
            .and_then(|at: usize| strings.get(at).cloned())
            .unwrap_or_default(),
        "inlineStr" => letters(cell),
        // `#N/A` and its like are no words.
        "e" => String::new(),
        _ => value.to_owned(),
    }
}

/// The column of an address such as `AB12`, from 0.
fn column(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

/// The pictures of a sheet by the cell in which their corner lies.
fn pictures(archive: &mut Archive, sheet: &str, file: &Path) -> Result<Pictures, ImportError> {
    let mut found = Pictures::new();
    for drawing in
        links(archive, sheet, file)?.into_values().filter(|name| name.contains("/drawings/"))
    {
        if !archive.has(&drawing) {
            continue;
        }
        let text = archive.text(&drawing)?;
        let document = xml::read(&text, file)?;
        let images = links(archive, &drawing, file)?;
        for blip in xml::named(document.root(), "blip") {
            let anchor = blip.ancestors().find(|node| node.tag_name().name().ends_with("Anchor"));
            let from = anchor.and_then(|anchor| xml::named(anchor, "from").next());
            let side = |name| {
                let text = xml::named(from?, name).next()?.text()?;
                text.trim().parse::<usize>().ok().filter(|at| *at <= MOST_ROWS)
            };
            let image = xml::attribute(blip, "embed").and_then(|id| images.get(id));
            if let (Some(row), Some(column), Some(image)) = (side("row"), side("col"), image)
                && column < MOST_COLUMNS
                && let Some(bytes) = archive.read(image)?
            {
                found.insert((row, column), bytes);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn columns_are_counted_as_their_letters_say() {
        assert_eq!(["A1", "Z9", "AA10", "b2"].map(column), [Some(0), Some(25), Some(26), Some(1)]);
        assert_eq!(column("12"), None);
    }
}
