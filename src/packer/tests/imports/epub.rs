//! Books of others become stories that pack: their words, their voice, their pictures, and whose
//! they are; what does not come along is named.

use super::support::archives::{CONTAINER, archive, png};
use super::support::{Workshop, tone};
use super::{checked, keys, packed, tones};
use bundle::Bundle;
use packer::export::{Told, epub as book};
use packer::import::ImportError;
use packer::pack;

pub(super) fn bring(
    workshop: &Workshop,
    file: &str,
) -> Result<packer::import::Imported, ImportError> {
    super::bring(workshop, file, packer::import::epub::import)
}

/// The story of the good channel, with a second page, a letter and a turned figure in it.
fn our_own() -> Workshop {
    let workshop = Workshop::new();
    let lesson = workshop.read("tiny/one/lesson.toml");
    let more = "\n[[step.page]]\nsay = \"পাখি বসে। সে গান গায়!\"\nlayer = [{ art = \"kit:dot\", depth = 0 }]\n\
        [[step.page.actor]]\nid = \"bird\"\nart = \"kit:bird\"\nat = [0.3, 0.6]\nsize = 0.5\nmirror = true\n\
        do = [{ turn = 20, for = 0 }, { fade = 0.5 }]\n\
        [[step.page.actor]]\nid = \"letter\"\ntext = \"প\"\nat = [0.7, 0.4]\nsize = 0.4\n\n[[step]]\nkind = \"listen\"";
    workshop.write("tiny/one/lesson.toml", lesson.replace("\n[[step]]\nkind = \"listen\"", more));
    workshop.write("tiny/one/sound/story.1.say.wav", tone(1500));
    let cues =
        "WEBVTT\n\n00:00:00.100 --> 00:00:00.700\nপাখি\n\n00:00:00.700 --> 00:00:01.400\nওড়ে\n";
    workshop.write("tiny/one/sound/story.1.say.vtt", cues);
    workshop.write("tiny/one/sound/story.2.say.wav", tone(2400));
    workshop
}

fn exported(bundle: &Bundle, lesson: &str) -> Vec<u8> {
    let told = Told::read(bundle, &lesson.into(), "bn").expect("there");
    book::write(&told, "2026-01-02T03:04:05Z").expect("a book").bytes
}

#[test]
fn a_story_that_went_out_as_a_book_comes_back_as_it_was() {
    let workshop = our_own();
    let first = packed(&workshop, "a.jonaki");
    let bytes = exported(&first, "tiny-1");
    workshop.write("own.epub", &bytes);
    let imported = bring(&workshop, "own.epub").expect("imported");
    assert_eq!(keys(&imported), []);
    assert_eq!(checked(&workshop), "");
    let second = packed(&workshop, "b.jonaki");
    let (before, after) = (
        first.lines(&"tiny-1".into(), "bn").expect("there"),
        second.lines(&"tiny-book".into(), "bn").expect("there"),
    );
    for line in ["story.1.say", "story.2.say"] {
        let (before, after) = (&before[&line.into()], &after[&line.into()]);
        assert_eq!(before.text, after.text);
        assert!(!after.draft && before.ms.abs_diff(after.ms) <= 15, "{} {}", before.ms, after.ms);
        let times = before.words.iter().zip(&after.words);
        let off = times.map(|(a, b)| a.start.abs_diff(b.start)).max();
        assert!(off <= Some(5), "{:?} {:?}", before.words, after.words);
    }
    let head = second.lesson(&"tiny-book".into()).expect("there").head;
    assert_eq!(head.title.get("bn"), "একটি গল্প");
    let art = second.art_info("tiny-book:picture-2", 100).expect("there");
    assert_eq!((art.licence.as_str(), art.author.as_str()), ("CC-BY-4.0", "A teacher"));
    assert_eq!(art.alt.get("bn"), "পাখি");
    same_pages(&bytes, &exported(&second, "tiny-book"));
}

/// Whether two books show the same: every picture and letter at its place, and of its colours.
fn same_pages(one: &[u8], other: &[u8]) {
    let (one, other) = (pages(one), pages(other));
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one.len(), other.len(), "{one:?} {other:?}");
        for (one, other) in one.iter().zip(other) {
            let off = one.1.iter().zip(&other.1).map(|(a, b)| (a - b).abs());
            assert!(off.clone().all(|off| off < 2.0), "{one:?} {other:?}");
            assert_eq!(one.0, other.0);
            let off = one.2.iter().zip(&other.2).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(off <= Some(6), "{one:?} {other:?}");
        }
    }
}

/// Something on a page: what it says or shows, its numbers, its colours.
type Shown = (String, Vec<f32>, Vec<u8>);

/// What stands between two pieces of a text, and nothing where it lacks them.
fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(it, _)| it)
}

/// Of every page what lies on it.
fn pages(bytes: &[u8]) -> Vec<Vec<Shown>> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut file = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(&format!("EPUB/{name}")).ok()?.read_to_end(&mut bytes).ok().map(|_| bytes)
    };
    let mut all = Vec::new();
    while let Some(page) = file(&format!("page-{}.xhtml", all.len() + 1)) {
        let page = String::from_utf8(page).expect("text");
        let figures = page.split("<div ").filter(|part| part.contains("left:"));
        let read = figures.map(|part| {
            let style = between(part, "style=\"", "\"");
            let numbers = style.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'));
            let mut numbers: Vec<f32> = numbers.filter_map(|text| text.parse().ok()).collect();
            // Another point to turn about is another way to say the same place.
            if let [left, top, w, h, opacity, x, y, turn] = numbers[..] {
                let (sin, cos) = turn.to_radians().sin_cos();
                let (dx, dy) = (w / 2.0 - x, h / 2.0 - y);
                let middle = (left + x + dx * cos - dy * sin, top + y + dx * sin + dy * cos);
                numbers = vec![middle.0, middle.1, w, h, opacity, turn];
            }
            let name = between(part, "src=\"", "\"");
            if name.is_empty() {
                return (between(part, ">", "<").to_owned(), numbers, Vec::new());
            }
            let flips = part.contains("scaleX(-1)");
            let picture = image::load_from_memory(&file(name).expect("a picture")).expect("pixels");
            let small =
                picture.resize_exact(3, 3, image::imageops::FilterType::Triangle).to_rgba8();
            let told = format!("{}{flips}", between(part, "alt=\"", "\""));
            (told, numbers, small.into_raw())
        });
        all.push(read.collect());
    }
    all
}

pub(super) const PAGE: &str = "<?xml version=\"1.0\"?><!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
    xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>x</title></head><body>BODY</body></html>";

/// A book as another program makes one: a recording for all pages, sentences that sound, a page
/// number that does not, words of an old font, and things that no story has.
pub(super) fn foreign() -> Vec<(&'static str, Vec<u8>)> {
    let package = "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"i\">\
        <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"i\">x</dc:identifier>\
        <dc:title>নদীর ধারে</dc:title><dc:language>bn</dc:language><dc:creator>রিনা আক্তার</dc:creator>\
        <dc:creator>Abdul</dc:creator><dc:description>For class 1</dc:description>\
        <dc:rights>https://creativecommons.org/licenses/by-sa/4.0/</dc:rights></metadata>\
        <manifest><item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\
        <item id=\"a\" href=\"text/a.xhtml\" media-type=\"application/xhtml+xml\" media-overlay=\"as\"/>\
        <item id=\"b\" href=\"text/b.xhtml\" media-type=\"application/xhtml+xml\" media-overlay=\"bs\"/>\
        <item id=\"c\" href=\"text/c.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"d\" href=\"text/d.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"e\" href=\"text/e.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"as\" href=\"smil/a.smil\" media-type=\"application/smil+xml\"/>\
        <item id=\"bs\" href=\"smil/b.smil\" media-type=\"application/smil+xml\"/>\
        <item id=\"f\" href=\"fonts/x.otf\" media-type=\"font/otf\"/>\
        <item id=\"v\" href=\"a%20voice.wav\" media-type=\"audio/wav\"/>\
        <item id=\"p\" href=\"img/river.png\" media-type=\"image/png\"/></manifest>\
        <spine><itemref idref=\"nav\"/><itemref idref=\"a\"/><itemref idref=\"b\"/><itemref idref=\"c\"/>\
        <itemref idref=\"d\"/><itemref idref=\"e\"/><itemref idref=\"gone\"/></spine></package>";
    let overlay = |page: &str, pairs: &[(&str, &str, &str)]| {
        let pairs: String = pairs
            .iter()
            .map(|(id, from, to)| {
                format!("<par><text src=\"../text/{page}#{id}\"/><audio src=\"../a%20voice.wav\" clipBegin=\"{from}\" clipEnd=\"{to}\"/></par>")
            })
            .collect();
        format!(
            "<smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\"><body><seq>{pairs}</seq></body></smil>"
        )
    };
    let page = |body: &str| PAGE.replace("BODY", body).into_bytes();
    vec![
        ("mimetype", b"application/epub+zip".to_vec()),
        ("META-INF/container.xml", CONTAINER.into()),
        ("OEBPS/book.opf", package.into()),
        (
            "OEBPS/nav.xhtml",
            page("<nav epub:type=\"toc\"><ol><li><a href=\"text/a.xhtml\">১</a></li></ol></nav>"),
        ),
        (
            "OEBPS/text/a.xhtml",
            page(
                "<img src=\"../img/river.png\" alt=\"একটা নদী\"/><p><span id=\"s1\">নদী বয়।</span> \
                <span id=\"s2\">মাঝি&#160;গান গায়।</span></p><p class=\"page\">১</p><script src=\"x.js\"></script>",
            ),
        ),
        (
            "OEBPS/smil/a.smil",
            overlay(
                "a.xhtml",
                &[("s1", "0s", "0:00:01"), ("s2", "0:00:01", "2.5s"), ("none", "0s", "1s")],
            )
            .into(),
        ),
        (
            "OEBPS/text/b.xhtml",
            page(
                "<p><span id=\"w1\">নৌ</span><span id=\"w2\">কা</span> <span id=\"w3\">চলে।</span></p>",
            ),
        ),
        (
            "OEBPS/smil/b.smil",
            overlay(
                "b.xhtml",
                &[("w1", "2.5s", "2.8s"), ("w2", "2.8s", "3.1s"), ("w3", "3.1s", "4s")],
            )
            .into(),
        ),
        (
            "OEBPS/text/c.xhtml",
            page(
                "<h1>Avgvi bvg iwng| Avwg evsjvq Mvb MvB|</h1><img src=\"https://x.y/z.png\" alt=\"\"/>",
            ),
        ),
        ("OEBPS/text/d.xhtml", page("<img src=\"../img/river.png\" alt=\"\"/>")),
        ("OEBPS/a voice.wav", tones(&[1000, 1500, 1500])),
        ("OEBPS/img/river.png", png(600, 300, [40, 90, 200, 255])),
        ("OEBPS/fonts/x.otf", b"OTTO".to_vec()),
        ("OEBPS/text/e.xhtml", page("<img src=\"../img/river.png\" alt=\"\"/>")),
    ]
}

pub(super) fn files<'f>(files: &'f [(&'static str, Vec<u8>)]) -> Vec<(&'f str, &'f [u8])> {
    files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect()
}

#[test]
fn a_book_of_another_maker_becomes_a_story_and_what_it_lacks_is_named() {
    let workshop = Workshop::new();
    workshop.write("book.epub", archive(&files(&foreign())));
    let imported = bring(&workshop, "book.epub").expect("imported");
    let expected = [
        ("pack-lost-missing", "gone"),
        ("pack-lost-about", "For class 1"),
        ("pack-lost-script", "OEBPS/text/a.xhtml"),
        ("pack-lost-overlay", "OEBPS/text/a.xhtml#none"),
        ("pack-lost-unheard", "১"),
        ("pack-lost-elsewhere", "https://x.y/z.png"),
        ("pack-lost-font", "OEBPS/fonts/x.otf"),
    ];
    let told = keys(&imported);
    assert_eq!(&told[..7], expected, "{told:?}");
    assert!(
        told[7..].iter().any(|(key, what)| *key == "pack-lost-bijoy" && what.contains("আমার নাম")),
        "{told:?}"
    );
    assert!(told.contains(&("pack-lost-wordless", "OEBPS/text/e.xhtml")), "{told:?}");
    // The picture of the page without words stands above the words of the page before it.
    assert_eq!(workshop.read("tiny/book/lesson.toml").matches("art = \"picture-1\"").count(), 2);
    let findings = pack::check(&workshop.channel());
    assert!(!findings.has_errors(), "{}", checked(&workshop));
    let bundle = packed(&workshop, "a.jonaki");
    let lines = bundle.lines(&"tiny-book".into(), "bn").expect("there");
    let line = |n: u32| &lines[&format!("story.{n}.say").as_str().into()];
    assert_eq!(line(1).text, "নদী বয়। মাঝি গান গায়।");
    assert_eq!(line(2).text, "নৌকা চলে।");
    // The tones begin a tenth of a second after their pieces, and silence before the first is cut.
    let starts = |n: u32| line(n).words.iter().map(|word| word.start).collect::<Vec<_>>();
    let (first, second) = (starts(1), starts(2));
    assert!(first[0] == 0 && first[2].abs_diff(900) < 60, "{first:?}");
    assert!(second.len() == 2 && second[1].abs_diff(500) < 60, "{second:?}");
    assert!(
        line(1).ms.abs_diff(2440) < 60 && line(2).ms.abs_diff(1440) < 60,
        "{} {}",
        line(1).ms,
        line(2).ms
    );
    assert!(line(3).draft && line(3).text.starts_with("আমার নাম"), "{:?}", line(3).text);
    let art = bundle.art_info("tiny-book:picture-1", 100).expect("there");
    assert_eq!((art.author.as_str(), art.licence.as_str()), ("রিনা আক্তার, Abdul", "CC-BY-SA-4.0"));
    assert_eq!(art.alt.get("bn"), "একটা নদী");
    let report = workshop.read("tiny/book/import.txt");
    assert!(report.contains("pictures 1, recordings 2") && report.contains("x.otf"), "{report}");
    let again = bring(&workshop, "book.epub");
    assert!(matches!(again, Err(ImportError::Exists(_))), "nothing is written over");
}

#[test]
fn a_book_of_which_nobody_says_whose_it_is_stands_under_nobodys_licence() {
    let workshop = Workshop::new();
    let mut all = foreign();
    let package = String::from_utf8(all[2].1.clone()).expect("text");
    let package =
        package.replace("https://creativecommons.org/licenses/by-sa/4.0/", "All rights reserved");
    all[2].1 = package.into_bytes();
    workshop.write("book.epub", archive(&files(&all)));
    let imported = bring(&workshop, "book.epub").expect("imported");
    assert!(keys(&imported).contains(&("pack-lost-rights", "All rights reserved")));
    let bundle = packed(&workshop, "a.jonaki");
    let art = bundle.art_info("tiny-book:picture-1", 100).expect("there");
    assert_eq!(art.licence, "NOASSERTION");
    let (folder, out) = (workshop.channel(), workshop.path("b.jonaki"));
    let key = wire::SecretKey::from_bytes(&[7; 32]);
    let order = pack::Order {
        folder: &folder,
        only: None,
        out: &out,
        key: Some(&key),
        cache: packer::cache::Cache::none(),
        speaker: None,
        for_release: true,
    };
    let outcome = pack::pack(&order).expect("no disk is full");
    let told = packer::show::text(&outcome.findings, &i18n::Tr::new("en"), false);
    assert!(outcome.report.is_none() && told.contains("picture-1.png"), "{told}");
}

/// The book of another maker, without much of its sound, for those who damage it.
pub(super) fn small() -> Vec<u8> {
    let mut all = foreign();
    all[10].1 = tones(&[300, 300, 300]);
    all[11].1 = png(40, 20, [40, 90, 200, 255]);
    archive(&files(&all))
}
