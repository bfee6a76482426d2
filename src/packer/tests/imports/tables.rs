//! Tables of words as spreadsheet programs save them, with pictures in their cells, and words of an
//! old font.

use super::support::archives::{archive, png};
use super::support::{Workshop, tone, tree};
use super::{checked, keys, packed};
use packer::import::{ImportError, Imported, vocabulary};
use packer::pack;

fn bring(workshop: &Workshop, file: &str) -> Result<Imported, ImportError> {
    super::bring(workshop, file, vocabulary::import)
}

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

/// A table of the open document format whose rows are given as XML.
fn ods(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {SPACES}><office:body><office:spreadsheet>\
         <table:table table:name=\"words\">{rows}</table:table>\
         <table:table table:name=\"notes\"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mut files: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ];
    files.extend(more);
    archive(&files)
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"))
        .collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

#[test]
fn a_table_of_libreoffice_brings_its_words_and_the_pictures_in_its_cells() {
    let workshop = Workshop::new();
    let picture = "<table:table-row><table:table-cell><text:p>জাম</text:p></table:table-cell><table:table-cell>\
        <draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>";
    let rows = format!(
        "{}{}{picture}<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>{}",
        row(&["শব্দ", "ছবি", "রেকর্ডিং", "English", "class"]),
        row(&["আম", "am.png", "am.wav", "mango", "1"]),
        row(&["কলা", "../secret.png", "", "banana", "1"]),
    );
    let image = png(90, 60, [120, 40, 160, 255]);
    workshop.write("words.ods", ods(&rows, &[("Pictures/1.png", &image)]));
    workshop.write("am.png", png(80, 80, [200, 160, 20, 255]));
    workshop.write("am.wav", tone(900));
    let imported = bring(&workshop, "words.ods").expect("imported");
    let expected = [
        ("pack-lost-sheet", "notes"),
        ("pack-lost-column", "class"),
        ("pack-lost-file", "../secret.png"),
    ];
    assert_eq!(keys(&imported), expected);
    assert!(!pack::check(&workshop.channel()).has_errors(), "{}", checked(&workshop));
    assert_eq!(std::fs::read(workshop.path("tiny/book/art/word-2.png")).expect("there"), image);
    let bundle = packed(&workshop, "a.jonaki");
    let lines = bundle.lines(&"tiny-book".into(), "bn").expect("there");
    assert!(!lines[&"words-1.1.right.say".into()].draft);
    assert_eq!(lines[&"words-1.2.ask".into()].text, "“জাম” কোনটি?");
    assert_eq!(bundle.art_info("tiny-book:word-1", 100).expect("there").alt.get("en"), "mango");
}

/// A workbook of Excel: shared and inline texts, a number, a picture over a cell.
fn xlsx(image: &[u8]) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let links = |all: &[(&str, &str)]| {
        let all: String = all
            .iter()
            .map(|(id, to)| format!("<Relationship Id=\"{id}\" Target=\"{to}\" Type=\"x\"/>"))
            .collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
        )
    };
    let sheet = format!(
        "<worksheet {main}><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>কলা</t></is></c><c r=\"B4\" t=\"str\"><v>kit:dot</v></c></row>\
         <row r=\"5\"><c r=\"A5\"><v>7</v></c><c r=\"XFD5\"><v>1</v></c></row></sheetData><drawing r:id=\"d\"/></worksheet>"
    );
    let drawing = "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
        xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
        <xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:pic><xdr:blipFill><a:blip r:embed=\"i\"/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor></xdr:wsDr>";
    let strings = format!(
        "<sst {main}><si><t>word</t></si><si><t>picture</t></si><si><r><t>আ</t></r><r><t>ম</t></r><rPh><t>x</t></rPh></si></sst>"
    );
    archive(&[
        (
            "xl/workbook.xml",
            format!("<workbook {main}><sheets><sheet name=\"a\" r:id=\"s\"/></sheets></workbook>")
                .as_bytes(),
        ),
        ("xl/_rels/workbook.xml.rels", links(&[("s", "worksheets/sheet1.xml")]).as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            links(&[("d", "../drawings/drawing1.xml")]).as_bytes(),
        ),
        ("xl/drawings/drawing1.xml", drawing.as_bytes()),
        ("xl/drawings/_rels/drawing1.xml.rels", links(&[("i", "../media/image1.png")]).as_bytes()),
        ("xl/media/image1.png", image),
    ])
}

#[test]
fn a_table_of_excel_brings_its_words_and_the_pictures_over_its_cells() {
    let workshop = Workshop::new();
    let image = png(90, 60, [120, 40, 160, 255]);
    workshop.write("words.xlsx", xlsx(&image));
    let imported = bring(&workshop, "words.xlsx").expect("imported");
    assert_eq!(keys(&imported), []);
    assert!(!pack::check(&workshop.channel()).has_errors(), "{}", checked(&workshop));
    assert_eq!(std::fs::read(workshop.path("tiny/book/art/word-1.png")).expect("there"), image);
    let lesson = workshop.read("tiny/book/lesson.toml");
    for word in ["“আম” কোনটি?", "“কলা” কোনটি?", "“7” কোনটি?"]
    {
        assert!(lesson.contains(word), "{lesson}");
    }
}

#[test]
fn words_of_an_old_font_are_shown_before_anything_is_written() {
    let workshop = Workshop::new();
    let rows =
        [row(&["kã", "Qwe"]), row(&["evsjv‡`k", ""]), row(&["আম", ""]), row(&["ivRavbx", ""])];
    workshop.write("words.ods", ods(&rows.concat(), &[]));
    let file = workshop.path("words.ods");
    let old = vocabulary::old_words(&file).expect("a table");
    let expected = [("evsjv‡`k", "বাংলাদেশ"), ("ivRavbx", "রাজধানী")];
    let expected = expected.map(|(was, reads)| (was.to_owned(), reads.to_owned()));
    assert_eq!(old, expected);
    assert!(!workshop.path("tiny/book").exists());
    // The program itself asks; where nobody can answer, it writes nothing.
    let run = |more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jonaki-pack"));
        command.args(["--lang", "bn", "import"]).arg(&file).arg(workshop.path("tiny/book"));
        command.args(["--skill", "bn.listen"]).args(more).stdin(std::process::Stdio::null());
        let done = command.output().expect("runs");
        let said = [done.stdout, done.stderr].concat();
        (done.status.code(), String::from_utf8(said).expect("text"))
    };
    let (code, said) = run(&[]);
    assert!(
        code == Some(3) && said.contains("evsjv‡`k → বাংলাদেশ") && said.contains("--bijoy read"),
        "{said}"
    );
    assert!(!workshop.path("tiny/book").exists());
    let (code, said) = run(&["--bijoy", "read"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(workshop.read("tiny/book/lesson.toml").contains("“বাংলাদেশ” কোনটি?"));
    let report = workshop.read("tiny/book/import.txt");
    assert!(report.contains("evsjv‡`k → বাংলাদেশ") && report.contains("৩টি জিনিস"), "{report}");
    assert!(!pack::check(&workshop.channel()).has_errors(), "{}", checked(&workshop));
}

#[test]
fn tables_that_are_locked_or_claim_to_be_endless_are_refused_or_cut() {
    let workshop = Workshop::new();
    let before = tree(&workshop.channel());
    workshop.write("words.xlsx", b"\xd0\xcf\x11\xe0 a workbook with a password");
    assert!(matches!(bring(&workshop, "words.xlsx"), Err(ImportError::Locked(_))));
    let lock = ("META-INF/manifest.xml", b"<m><encryption-data/></m>".as_slice());
    workshop.write("words.ods", ods(&row(&["word"]), &[lock]));
    assert!(matches!(bring(&workshop, "words.ods"), Err(ImportError::Locked(_))));
    let laughs = "<!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>";
    workshop.write("words.ods", archive(&[("content.xml", laughs.as_bytes())]));
    assert!(matches!(bring(&workshop, "words.ods"), Err(ImportError::Archive { .. })));
    let many: String = (0..6000).map(|n| row(&[&format!("w{n}")])).collect();
    workshop.write("words.ods", ods(&(row(&["word"]) + &many), &[]));
    assert_eq!(tree(&workshop.channel()), before);
    let imported = bring(&workshop, "words.ods").expect("imported");
    assert!(imported.lost.iter().any(|one| one.key == "pack-lost-row"));
    assert!(workshop.read("tiny/book/lesson.toml").matches("[[step.item]]").count() < 5000);
}

/// A table with a picture, for those who damage it.
pub(super) fn small_ods() -> Vec<u8> {
    let picture = "<table:table-row><table:table-cell><text:p>জাম</text:p></table:table-cell><table:table-cell>\
        <draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame></table:table-cell></table:table-row>";
    let rows = row(&["শব্দ", "ছবি"]) + picture + &row(&["কলা", "kit:dot"]);
    ods(&rows, &[("Pictures/1.png", &png(20, 20, [120, 40, 160, 255]))])
}

/// The same of Excel.
pub(super) fn small_xlsx() -> Vec<u8> {
    xlsx(&png(20, 20, [120, 40, 160, 255]))
}
