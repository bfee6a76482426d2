//! Trees of good, bad and random files.

use super::*;
use proptest::prelude::*;

fn read_text(text: &str) -> (Document, Findings) {
    let mut findings = Findings::default();
    let document = parse(text.as_bytes(), Path::new("lesson.toml"), &mut findings);
    (document, findings)
}

#[test]
fn a_path_leads_to_the_place_of_its_value() {
    let text = "[[step]]\nkind = \"story\"\n[[step.page]]\nsay = \"আম\"\n";
    let (document, findings) = read_text(text);
    assert!(findings.sorted().is_empty());
    let span = document.root.deepest(&["step", "0", "page", "0", "say", "line"]);
    assert_eq!(&text[span], "\"আম\"");
    let table = document.root.deepest(&["step", "0", "page", "0", "actor"]);
    assert_eq!(&text[table], "[[step.page]]");
}

#[test]
fn texts_are_normalised_and_joiners_kept() {
    let (document, _) = read_text("a = \"\u{09dc} ক\u{09c7}\u{09be} র\u{200d}\u{09cd}য\"");
    assert_eq!(
        document.root.get("a").and_then(Node::text),
        Some("\u{09a1}\u{09bc} ক\u{09cb} র\u{200d}\u{09cd}য")
    );
}

#[test]
fn smart_quotes_are_shown_whole() {
    let (_, findings) = read_text("a = “আম”\nb = 1\n");
    let found = findings.sorted();
    assert_eq!(found[0].code, "pack-syntax-quotes");
    assert_eq!(found[0].span, Some((4, 7)));
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    let mut findings = Findings::default();
    parse(b"a = 1\nb = \"\xff\"\n", Path::new("x"), &mut findings);
    let found = findings.sorted();
    assert_eq!(found[0].code, "pack-not-utf8");
    assert_eq!(findings.place(found[0]), Some((2, 6)));
}

#[test]
fn a_tower_of_tables_does_not_fall_over() {
    let keys = vec!["a"; 60_000].join(".");
    for text in [format!("{keys} = 1"), format!("[{keys}]"), format!("a = {}", "[".repeat(60_000))]
    {
        let (_, findings) = read_text(&text);
        assert!(findings.has_errors());
    }
}

proptest! {
    // A folder of old failures beside the crates would count as a crate.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut findings = Findings::default();
        let document = parse(&bytes, Path::new("x"), &mut findings);
        let _ = document.root.deepest(&["a", "0"]);
        for finding in findings.sorted() {
            let _ = findings.place(finding);
        }
    }
}
