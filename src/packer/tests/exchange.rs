//! What goes out of a bundle can be read by others, and what others made comes in, with a name for
//! everything that is lost on the way.

mod support;

use bundle::Bundle;
use packer::cache::Cache;
use packer::export::{ExportError, Told, epub, subtitles, vocabulary};
use packer::import::{ImportError, Wanted, cues, vocabulary as words};
use packer::pack::{self, Order, pack};
use packer::show;
use resvg::usvg::roxmltree::Document;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use support::{Workshop, tone};
use wire::{SecretKey, TrustedKeys};

/// The good channel with a recorded page.
fn recorded() -> Workshop {
    let workshop = Workshop::new();
    workshop.write("tiny/one/sound/story.1.say.wav", tone(1500));
    let cues =
        "WEBVTT\n\n00:00:00.100 --> 00:00:00.700\nপাখি\n\n00:00:00.700 --> 00:00:01.400\nওড়ে\n";
    workshop.write("tiny/one/sound/story.1.say.vtt", cues);
    workshop
}

fn packed(workshop: &Workshop) -> Bundle {
    let (key, out) = (SecretKey::from_bytes(&[7; 32]), workshop.path("a.jonaki"));
    let (folder, cache) = (workshop.channel(), Cache::none());
    let order = Order {
        folder: &folder,
        out: &out,
        key: Some(&key),
        cache,
        speaker: None,
        only: None,
        for_release: false,
    };
    let outcome = pack(&order).expect("no disk is full");
    assert!(outcome.report.is_some(), "{}", told(&outcome.findings));
    Bundle::open(&out, &TrustedKeys::new([key.public()])).expect("opens")
}

fn told(findings: &packer::finding::Findings) -> String {
    show::text(findings, &i18n::Tr::new("en"), false)
}

fn lesson<'b>(bundle: &'b Bundle, id: &str) -> Told<'b> {
    Told::read(bundle, &id.into(), "bn").expect("there")
}

#[test]
fn a_story_becomes_a_book_whose_every_part_is_there_and_whose_words_light_up() {
    let workshop = recorded();
    let bundle = packed(&workshop);
    let book = epub::write(&lesson(&bundle, "tiny-1"), "2026-01-02T03:04:05Z").expect("a book");
    assert_eq!(&book.bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut zip = zip::ZipArchive::new(Cursor::new(&book.bytes)).expect("an archive");
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("there");
        assert_eq!(file.compression(), zip::CompressionMethod::Stored);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("read");
        files.insert(file.name().to_owned(), bytes);
    }
    let text = |name: &str| std::str::from_utf8(&files[name]).expect("text");
    let package = Document::parse(text("EPUB/package.opf")).expect("XML");
    let listed: Vec<&str> =
        package.descendants().filter_map(|node| node.attribute("href")).collect();
    for name in &listed {
        assert!(files.contains_key(&format!("EPUB/{name}")), "{name} is listed and not there");
    }
    assert_eq!(listed.len() + 3, files.len(), "and nothing else is there: {:?}", files.keys());
    let page = Document::parse_with_options(text("EPUB/page-1.xhtml"), dtd()).expect("XML");
    let words: Vec<_> = page
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "span")))
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(words, ["পাখি", "ওড়ে।"]);
    let shown = page.descendants().filter_map(|node| node.attribute("src"));
    let shown: Vec<_> = shown.collect();
    assert!(shown.len() >= 3 && shown.iter().all(|name| listed.contains(name)), "{shown:?}");
    let overlay = Document::parse(text("EPUB/page-1.smil")).expect("XML");
    let heard = overlay.descendants().filter_map(|node| node.attribute("clipBegin"));
    assert_eq!(heard.count(), 2);
    let refers = |node: &resvg::usvg::roxmltree::Node<'_, '_>| {
        let (file, id) = node.attribute("src")?.split_once('#')?;
        Some((file.to_owned(), id.to_owned()))
    };
    for (file, id) in overlay.descendants().filter_map(|node| refers(&node)) {
        assert_eq!(file, "page-1.xhtml");
        assert!(page.descendants().any(|node| node.attribute("id") == Some(&*id)), "{id}");
    }
    let (_, voice) = files.iter().find(|(name, _)| name.ends_with(".ogg")).expect("a voice");
    let heard = packer::media::decode(voice, "ogg").expect("a whole sound");
    assert!((1200..1700).contains(&heard.ms()), "{} ms", heard.ms());
    let lost: Vec<_> = book.lost.iter().map(|one| (one.key, one.what.as_str())).collect();
    let expected = [
        ("pack-lost-motion", "story.1.say"),
        ("pack-lost-sound", "tap"),
        ("pack-lost-step", "choose"),
        ("pack-lost-vorbis", "audio/ogg"),
    ];
    assert_eq!(lost, expected);
    let again = epub::write(&lesson(&bundle, "tiny-1"), "2026-01-02T03:04:05Z").expect("a book");
    assert_eq!(again.bytes, book.bytes);
    let none = epub::write(&lesson(&bundle, "tiny-2"), "2026-01-02T03:04:05Z");
    assert!(matches!(none, Err(ExportError::NoStory(_))));
}

fn dtd<'i>() -> resvg::usvg::roxmltree::ParsingOptions<'i> {
    resvg::usvg::roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() }
}

/// Where the checker of e-books is, on machines that have it.
const CHECKER: &str = "/usr/share/java/epubcheck.jar";

#[test]
fn the_checker_of_e_books_finds_nothing_in_a_book_but_the_voice_that_is_told() {
    if std::env::var("JONAKI_LONG").is_ok_and(|long| !long.is_empty()) {
        if !std::path::Path::new(CHECKER).is_file() {
            eprintln!("skipped: there is no epubcheck here (Debian's package is called epubcheck)");
            return;
        }
        let workshop = recorded();
        let bundle = packed(&workshop);
        let told = lesson(&bundle, "tiny-1");
        let book = epub::write(&told, "2026-01-02T03:04:05Z").expect("a book");
        workshop.write("a.epub", &book.bytes);
        let run = std::process::Command::new("java")
            .args(["-jar", CHECKER])
            .arg(workshop.path("a.epub"))
            .output()
            .expect("java runs");
        let said = [run.stdout, run.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains("EPUBCheck completed"), "{said}");
        let is_fault = |line: &&str| {
            ["ERROR", "WARNING", "FATAL"].iter().any(|word| line.starts_with(word))
                // Vorbis is what a bundle holds, and the export says so.
                && !line.contains("non-standard audio type audio/ogg")
        };
        let faults: Vec<&str> = said.lines().filter(is_fault).collect();
        assert_eq!(faults, Vec::<&str>::new());
    }
}

#[test]
fn subtitles_go_out_with_the_times_of_words_and_come_in_again() {
    let workshop = recorded();
    let bundle = packed(&workshop);
    let text = subtitles::write(&lesson(&bundle, "tiny-1")).expect("subtitles");
    assert!(text.starts_with("WEBVTT\n\nNOTE একটি গল্প\n\nstory-1\n00:00:00.000 --> "), "{text}");
    let read = packer::media::cues(&text).expect("good WebVTT");
    assert_eq!(read.iter().map(|cue| cue.words.len()).collect::<Vec<_>>(), [2]);
    workshop.write("film.vtt", &text);
    let path = workshop.path("tiny/one/sound/story.1.say.vtt");
    std::fs::remove_file(&path).expect("there");
    let (file, folder) = (workshop.path("film.vtt"), workshop.path("tiny/one"));
    let imported = cues::import(&file, &folder, None).expect("imported");
    assert_eq!(imported.written, [path]);
    assert_eq!(told(&pack::check(&workshop.channel())), "");
    let again = cues::import(&file, &folder, None);
    assert!(matches!(again, Err(ImportError::Exists(_))), "nothing is written over");
}

#[test]
fn a_songs_times_find_their_lines_and_what_fits_no_line_is_named() {
    let workshop = recorded();
    let path = workshop.path("tiny/one/sound/story.1.say.vtt");
    std::fs::remove_file(&path).expect("there");
    let song = "[ti:পাখি]\n[00:10.00]পাখি <00:10.60>ওড়ে\n[00:12.00]আয় আয়\n";
    workshop.write("song.lrc", song);
    let (file, folder) = (workshop.path("song.lrc"), workshop.path("tiny/one"));
    let imported = cues::import(&file, &folder, None).expect("imported");
    let lost: Vec<_> = imported.lost.iter().map(|one| (one.key, one.what.as_str())).collect();
    assert_eq!(lost, [("pack-lost-tag", "ti:পাখি"), ("pack-lost-cue", "আয় আয়")]);
    let text = std::fs::read_to_string(&path).expect("there");
    assert!(text.contains("00:00:00.600 --> 00:00:02.000\nওড়ে"), "{text}");
    let other = cues::import(&file, &folder, Some("choose.1.ask"));
    assert!(matches!(other, Err(ImportError::Nothing(_))), "other words");
    assert!(matches!(cues::import(&file, &folder, Some("nowhere")), Err(ImportError::NoLesson(_))));
    assert!(cues::import(&file, &workshop.path("tiny"), None).is_err());
}

#[test]
fn the_words_of_all_cards_are_a_table() {
    let bundle = packed(&Workshop::new());
    let table = vocabulary::write(&bundle).expect("a table");
    let text = String::from_utf8(table).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "\u{feff}word,picture,lesson,step,kind,skill");
    assert_eq!(
        &lines[1..],
        ["আ,,tiny-2,listen,listen,bn.listen", "ই,,tiny-2,listen,listen,bn.listen"]
    );
}

#[test]
fn a_table_of_words_becomes_a_lesson_that_packs_and_what_is_not_its_own_stays_out() {
    let workshop = Workshop::new();
    let drawing = workshop.read("kit/bird.svg");
    for name in ["am.svg", "jam.svg", "kola.svg"] {
        workshop.write(&format!("list/{name}"), &drawing);
    }
    workshop.write("list/am.wav", tone(900));
    workshop.write("secret.svg", &drawing);
    let table = "\u{feff}শব্দ,ছবি,রেকর্ডিং,English,class\nআম,am.svg,am.wav,mango,1\nজাম,jam.svg,,,1\n\
        কলা,kola.svg,,banana,1\nলিচু,../secret.svg,,,1\n\"প\"\"া\\\",kit:dot,,,2\n";
    workshop.write("list/words.csv", table);
    let (file, folder) = (workshop.path("list/words.csv"), workshop.path("tiny/words"));
    let wanted = Wanted {
        file: &file,
        folder: &folder,
        title: Some("ফল"),
        skill: "bn.listen",
        reads_old: true,
    };
    let tr = i18n::Tr::new("en");
    let imported = words::import(&wanted, &tr).expect("imported");
    let lost: Vec<_> = imported.lost.iter().map(|one| (one.key, one.what.as_str())).collect();
    assert_eq!(lost, [("pack-lost-column", "class"), ("pack-lost-file", "../secret.svg")]);
    let findings = pack::check(&workshop.channel());
    assert!(!findings.has_errors(), "{}", told(&findings));
    let bundle = packed(&workshop);
    let lesson = bundle.lesson(&"tiny-words".into()).expect("there");
    assert_eq!(
        lesson.steps.iter().map(|step| step.kind.as_str()).collect::<Vec<_>>(),
        ["listen", "match"]
    );
    let lines = bundle.lines(&"tiny-words".into(), "bn").expect("there");
    assert_eq!(lines[&"words-1.1.ask".into()].text, "“আম” কোনটি?", "the bird's language");
    let said = &lines[&"words-1.1.right.say".into()];
    assert!(said.text == "আম" && !said.draft, "the recording is found: {said:?}");
    assert_eq!(bundle.art_info("tiny-words:word-1", 100).expect("there").alt.get("en"), "mango");
    let again = words::import(&wanted, &tr);
    assert!(matches!(again, Err(ImportError::Exists(_))));
}
