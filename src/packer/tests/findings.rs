//! Broken lessons and what is said about each: `broken/<case>/` is laid over the good
//! channel, and `expected.txt` holds every finding. After a wanted change of words, run the
//! tests once with `BLESS=1` and read the difference.

mod support;

use i18n::Tr;
use packer::finding::Severity;
use packer::{pack, show};
use proptest::prelude::*;
use std::fmt::Write;
use support::{Workshop, copy, here};

#[test]
fn the_good_channel_has_no_findings() {
    let workshop = Workshop::new();
    let findings = pack::check(&workshop.channel());
    assert_eq!(show::text(&findings, &Tr::new("en"), false), "");
}

#[test]
fn every_broken_lesson_is_told_what_is_wrong_and_what_to_write() {
    let (english, bangla) = (Tr::new("en"), Tr::new("bn"));
    let mut wrong = String::new();
    let mut cases: Vec<_> =
        std::fs::read_dir(here().join("broken")).expect("there").flatten().collect();
    cases.sort_by_key(std::fs::DirEntry::file_name);
    for case in &cases {
        let workshop = Workshop::new();
        copy(&case.path(), workshop.folder.path());
        let findings = pack::check(&workshop.channel());
        let mut told = String::new();
        for finding in findings.sorted() {
            assert!(bangla.has(finding.code), "{} has no Bangla", finding.code);
            assert_ne!(
                finding.message(&bangla),
                finding.message(&english),
                "{} is not translated",
                finding.code
            );
            let file = finding.file.strip_prefix(workshop.folder.path()).unwrap_or(&finding.file);
            let (line, column) = findings.place(finding).unwrap_or_default();
            let level = if finding.severity == Severity::Error { "error" } else { "look" };
            let marked = findings.text(finding).zip(finding.span);
            let marked = marked.map(|(text, (start, end))| format!(" «{}»", &text[start..end]));
            let (place, marked) = (file.display(), marked.unwrap_or_default());
            writeln!(told, "{level} {place}:{line}:{column} {}{marked}", finding.code)
                .expect("written");
            for tr in [&english, &bangla] {
                writeln!(told, "    {}", finding.message(tr)).expect("written");
                if let Some(help) = finding.help(tr) {
                    writeln!(told, "    > {help}").expect("written");
                }
            }
        }
        let told = told.replace(&workshop.folder.path().display().to_string(), "");
        // Whatever it is, it can be shown in both languages.
        show::text(&findings, &english, true);
        show::list(&findings, &bangla);
        let expected = case.path().join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &told).expect("written");
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        if told != expected {
            writeln!(wrong, "== {}\n{told}-- expected\n{expected}", case.file_name().display())
                .expect("written");
        }
        assert!(!told.is_empty(), "{} breaks nothing", case.file_name().display());
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases.len() >= 60);
}

#[test]
fn a_lesson_that_ends_with_whom_to_ask_may_teach_what_no_child_is_left_alone_with() {
    let workshop = Workshop::new();
    workshop.replace("tiny/skills.toml", "id = \"bn.listen\"", "id = \"bn.listen\"\nwhom = true");
    let two = workshop.read("tiny/two/lesson.toml");
    let whom = "\n[[step]]\nkind = \"story\"\nid = \"whom\"\n\n[[step.page]]\nsay = \"মাকে বলো।\"\n\
                layer = [{ art = \"kit:dot\", depth = 0.2 }]\n";
    workshop.write("tiny/two/lesson.toml", format!("{two}{whom}"));
    assert!(!pack::check(&workshop.channel()).has_errors());
    // It is the end that counts: who is asked something else after it has lost it again.
    let listen = two.split_once("[[step]]").expect("a step").1;
    workshop.write("tiny/two/lesson.toml", format!("{two}{whom}[[step]]{listen}"));
    let findings = pack::check(&workshop.channel());
    assert!(findings.sorted().iter().any(|finding| finding.code == "pack-no-whom"));
}

#[test]
fn bangla_is_marked_letter_by_letter_in_either_language() {
    let workshop = Workshop::new();
    workshop.replace("tiny/two/lesson.toml", "আ কোনটি?", "ক্ষুধায় পাখী চঁাদ দেখে");
    let findings = pack::check(&workshop.channel());
    for language in ["en", "bn"] {
        let shown = show::text(&findings, &Tr::new(language), false);
        // Signs above and below a letter take no place of their own on a terminal, so a mark is
        // as long as the word is wide, and no longer.
        let marked: Vec<usize> = shown
            .lines()
            .filter(|line| line.contains('━'))
            .map(|line| line.matches('━').count())
            .collect();
        assert_eq!(marked, [3, 1], "{shown}");
    }
}

/// A change that a hand, an editor or a broken disk makes.
fn change() -> impl Strategy<Value = (prop::sample::Index, usize, Vec<u8>)> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        prop::sample::select(vec![
            "\"", "“", "[", "]", "{", "\n", "=", "আ", "্", "[[step]]", "0x", "\\", "1e999", "-",
            "'''"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (any::<prop::sample::Index>(), 0_usize..30, bytes)
}

proptest! {
    // A folder of old failures beside the crates would count as a crate.
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_lesson_makes_it_panic(
        file in prop::sample::select(vec!["tiny/one/lesson.toml", "tiny/channel.toml", "tiny/skills.toml", "tiny/one/prompts.en.toml", "kit/kit.toml", "kit/strokes.json"]),
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let workshop = Workshop::new();
        let mut bytes = workshop.read(file).into_bytes();
        for (at, n, new) in changes {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + n).min(bytes.len());
            bytes.splice(at..end, new);
        }
        workshop.write(file, bytes);
        let findings = pack::check(&workshop.channel());
        show::text(&findings, &Tr::new("bn"), true);
        show::list(&findings, &Tr::new("en"));
    }
}
