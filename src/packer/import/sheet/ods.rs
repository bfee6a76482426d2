//! Tables of the open document format (`.ods`), as most free programs save them.

use super::{Cell, MOST_COLUMNS, MOST_ROWS, Sheet};
use crate::export::Lost;
use crate::import::archive::Archive;
use crate::import::{ImportError, address, xml};
use resvg::usvg::roxmltree::Node;
use std::path::Path;

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

pub(super) fn read(archive: &mut Archive, file: &Path) -> Result<Sheet, ImportError> {
    if archive.has(MANIFEST) && archive.text(MANIFEST)?.contains("encryption-data") {
        return Err(ImportError::Locked(file.to_owned()));
    }
    let text = archive.text(CONTENT)?;
    let document = xml::read(&text, file)?;
    let mut sheet = Sheet { lost: std::mem::take(&mut archive.lost), ..Sheet::default() };
    for table in xml::named(document.root(), "table") {
        if !sheet.rows.is_empty() {
            let name = xml::attribute(table, "name").unwrap_or_default();
            if xml::named(table, "p").next().is_some() {
                sheet.lost.push(Lost { key: "pack-lost-sheet", what: name.to_owned() });
            }
            continue;
        }
        rows(table, archive, &mut sheet)?;
    }
    Ok(sheet)
}

fn rows(table: Node<'_, '_>, archive: &mut Archive, sheet: &mut Sheet) -> Result<(), ImportError> {
    let mut number = 1;
    for row in xml::named(table, "table-row") {
        let times = repeated(row, "number-rows-repeated");
        let cells = cells(row, archive, &mut sheet.lost)?;
        // A row that stands there many times is empty, or one of them is enough.
        sheet.add(number, cells);
        number = number.saturating_add(times);
        if sheet.rows.len() > MOST_ROWS {
            break;
        }
    }
    let shapes = xml::named(table, "shapes").flat_map(|shapes| xml::named(shapes, "image"));
    sheet.lost.extend(shapes.map(|image| {
        let what = xml::attribute(image, "href").unwrap_or_default().to_owned();
        Lost { key: "pack-lost-loose", what }
    }));
    Ok(())
}

fn cells(
    row: Node<'_, '_>,
    archive: &mut Archive,
    lost: &mut Vec<Lost>,
) -> Result<Vec<Cell>, ImportError> {
    let mut found: Vec<Cell> = Vec::new();
    for cell in row.children().filter(Node::is_element) {
        if !["table-cell", "covered-table-cell"].contains(&cell.tag_name().name()) {
            continue;
        }
        // What somebody noted about a cell is not in it.
        let texts = cell.children().filter(|inner| inner.tag_name().name() == "p");
        let text = texts.map(xml::words).collect::<Vec<_>>().join(" ");
        let mut picture = None;
        let link = xml::named(cell, "image").find_map(|image| xml::attribute(image, "href"));
        if let Some(link) = link {
            let name = address::resolve("", link);
            picture = match name {
                Some(name) => archive.read(&name)?,
                None => None,
            };
            if picture.is_none() {
                lost.push(Lost { key: "pack-lost-missing", what: link.to_owned() });
            }
        }
        let times = repeated(cell, "number-columns-repeated").min(MOST_COLUMNS);
        let one = Cell { text: text.trim().to_owned(), picture };
        let room = MOST_COLUMNS.saturating_sub(found.len());
        found.extend(std::iter::repeat_n(one, times.min(room)));
    }
    Ok(found)
}

/// How often something stands there, where it is written once.
fn repeated(node: Node<'_, '_>, name: &str) -> usize {
    xml::attribute(node, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
