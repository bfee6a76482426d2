//! Books of Bloom: sentences with recordings of their own, texts that were recorded whole, a
//! signer's film, a game, and pictures with owners of their own.

use super::support::archives::{archive, png};
use super::support::{Workshop, tone};
use super::{checked, keys, packed, tones};
use packer::import::{ImportError, Imported, bloom};
use packer::pack;

fn bring(workshop: &Workshop, file: &str) -> Result<Imported, ImportError> {
    super::bring(workshop, file, bloom::import)
}

/// A page as Bloom writes it: HTML with void elements that are never closed, or closed twice.
fn page(n: &str, classes: &str, more: &str, inside: &str) -> String {
    format!(
        "<div class=\"bloom-page {classes} A5Portrait\" id=\"p{n}\" data-page-number=\"{n}\" lang=\"\" {more}>\
         <div class=\"pageLabel\" lang=\"en\">Basic Text &amp; Picture</div><div class=\"marginBox\">{inside}</div></div>\n"
    )
}

fn text(lang: &str, attributes: &str, inside: &str) -> String {
    format!(
        "<div class=\"bloom-translationGroup\"><label class=\"bubble\">Write here</label>\
         <div class=\"bloom-editable normal-style bloom-content1 {attributes} lang=\"{lang}\" contenteditable=\"true\">{inside}</div>\
         <div class=\"bloom-editable normal-style\" lang=\"en\"><p>In English.<br></p></div>\
         <div class=\"bloom-editable\" lang=\"z\"><p></p></div></div>"
    )
}

fn book() -> Vec<(&'static str, Vec<u8>)> {
    let sentence = |id: &str, duration: &str, words: &str| {
        format!(
            "<span id=\"{id}\" class=\"audio-sentence\" recordingmd5=\"x\" data-duration=\"{duration}\">{words}</span>"
        )
    };
    let cover = page(
        "",
        "cover coverColor bloom-frontMatter frontCover outsideFrontCover",
        "data-xmatter-page=\"frontCover\"",
        &format!(
            "{}<div class=\"bloom-imageContainer\"><img data-book=\"coverImage\" src=\"cover%20one.png\" alt=\"\"></img></div>",
            text("bn", "\" data-book=\"bookTitle\"", "<p>বকের বিয়ে</p>")
        ),
    );
    let credits =
        page("", "bloom-frontMatter credits", "", &text("bn", "\"", "<p>Printed in Dhaka</p>"));
    let first = page(
        "1",
        "numberedPage",
        "data-backgroundaudio=\"music.mp3\"",
        &format!(
            "<div class=\"bloom-imageContainer\" data-initialrect=\"0 0 1 1\"><img src=\"heron.png\" alt=\"heron.png\" \
             data-creator=\"Shilpi\" data-copyright=\"Copyright, Shilpi, 2020\" data-license=\"cc-by-nc\">\
             <div class=\"bloom-translationGroup bloom-imageDescription\"><div class=\"bloom-editable\" lang=\"bn\"><p>একটা সাদা বক</p></div></div></div>{}",
            text(
                "bn",
                "\" data-audiorecordingmode=\"Sentence\"",
                &format!(
                    "<p>{} {}</p><p>{}</p>",
                    sentence("i1", "1.0", "বক এলো।"),
                    sentence("i2", "1.5", "সে <b>সাদা</b>।"),
                    sentence("i3", "9", "সে নেই।")
                )
            )
        ),
    );
    let second = page(
        "2",
        "numberedPage",
        "",
        &format!(
            "<div class=\"bloom-backgroundImage\" style=\"background-image:url('heron.png')\"></div>{}",
            text(
                "bn",
                "audio-sentence\" id=\"t1\" data-audiorecordingmode=\"TextBox\" data-audiorecordingendtimes=\"1.0 2.5\" data-duration=\"2.5\"",
                "<p><span class=\"bloom-highlightSegment\">বক নাচে।</span> <span class=\"bloom-highlightSegment\">ঢোল বাজে জোরে।</span></p>"
            )
        ),
    );
    let signed = page(
        "3",
        "numberedPage",
        "",
        &format!(
            "{}<div class=\"bloom-videoContainer\"><video><source src=\"video/one.mp4#t=0.0,2.5\"></source></video></div>",
            text("bn", "\"", "<p>বিয়ে হলো। সবাই খেল।</p>")
        ),
    );
    let game = page(
        "4",
        "numberedPage simple-comprehension-quiz bloom-interactive-page",
        "",
        &text("bn", "\"", "<p>কে এলো?</p>"),
    );
    let html = format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"UTF-8\"><title>x</title><style>/*<![CDATA[*/ .a > b {{}} /*]]>*/</style></head>\
         <body data-l1=\"bn\"><div id=\"bloomDataDiv\"><div data-book=\"contentLanguage1\" lang=\"*\">bn</div>\
         <div data-book=\"bookTitle\" lang=\"en\"><p>The heron's wedding</p></div>\
         <div data-book=\"bookTitle\" lang=\"bn\"><p>বকের বিয়ে</p></div>\
         <div data-book=\"copyright\" lang=\"*\">Copyright © 2020, Boi Ghor</div>\
         <div data-book=\"originalAcknowledgments\" lang=\"bn\"><p>ধন্যবাদ গ্রামের সবাইকে</p></div>\
         <div data-book=\"licenseUrl\" lang=\"*\">http://creativecommons.org/licenses/by/4.0/</div></div>\n\
         {cover}{credits}{first}{second}{signed}{game}</body></html>"
    );
    let meta = "{\"title\":\"x\",\"author\":\"Rina\",\"license\":\"cc-by\",\"features\":[\"signLanguage\"]}";
    vec![
        ("বকের বিয়ে.htm", html.into_bytes()),
        ("meta.json", meta.into()),
        ("cover one.png", png(300, 400, [250, 200, 60, 255])),
        ("heron.png", png(400, 300, [240, 240, 240, 255])),
        ("audio/i1.wav", tone(1000)),
        ("audio/i2.wav", tone(1500)),
        ("audio/t1.wav", tones(&[1000, 1500])),
        ("video/one.mp4", vec![0; 64]),
        ("basePage.css", b"div { }".to_vec()),
    ]
}

#[test]
fn a_talking_book_becomes_a_story_and_its_film_and_game_are_named() {
    let workshop = Workshop::new();
    let all = book();
    let files: Vec<(&str, &[u8])> =
        all.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    workshop.write("book.bloompub", archive(&files));
    let imported = bring(&workshop, "book.bloompub").expect("imported");
    let expected = [
        ("pack-lost-about", "ধন্যবাদ গ্রামের সবাইকে"),
        ("pack-lost-languages", "en"),
        ("pack-lost-about", "Printed in Dhaka"),
        ("pack-lost-sound", "music.mp3"),
        ("pack-lost-motion", "1"),
        ("pack-lost-missing", "audio/i3.mp3"),
        ("pack-lost-signed", "video/one.mp4"),
        ("pack-lost-game", "4"),
    ];
    assert_eq!(keys(&imported), expected);
    let findings = pack::check(&workshop.channel());
    assert!(!findings.has_errors(), "{}", checked(&workshop));
    let bundle = packed(&workshop, "a.jonaki");
    let lesson = bundle.lesson(&"tiny-book".into()).expect("there");
    assert_eq!(lesson.head.title.get("bn"), "বকের বিয়ে");
    let lines = bundle.lines(&"tiny-book".into(), "bn").expect("there");
    let line = |n: u32| &lines[&format!("story.{n}.say").as_str().into()];
    let texts: Vec<&str> = (1..=5).map(|n| line(n).text.as_str()).collect();
    let expected =
        ["বকের বিয়ে", "বক এলো। সে সাদা।", "সে নেই।", "বক নাচে। ঢোল বাজে জোরে।", "বিয়ে হলো। সবাই খেল।"];
    assert_eq!(texts, expected);
    let drafts: Vec<bool> = (1..=5).map(|n| line(n).draft).collect();
    assert_eq!(drafts, [true, false, true, false, true]);
    // Each sentence begins where its own recording does, a breath after the one before it.
    let starts: Vec<u32> = line(2).words.iter().map(|word| word.start).collect();
    assert!(
        starts[2].abs_diff(1050) < 60 && line(2).ms.abs_diff(2590) < 60,
        "{starts:?} {}",
        line(2).ms
    );
    let starts: Vec<u32> = line(4).words.iter().map(|word| word.start).collect();
    assert!(
        starts[2].abs_diff(900) < 60 && line(4).ms.abs_diff(2440) < 60,
        "{starts:?} {}",
        line(4).ms
    );
    let heron = bundle.art_info("tiny-book:picture-2", 100).expect("there");
    assert_eq!((heron.author.as_str(), heron.licence.as_str()), ("Shilpi", "LicenseRef-cc-by-nc"));
    assert_eq!(heron.alt.get("bn"), "একটা সাদা বক");
    let cover = bundle.art_info("tiny-book:picture-1", 100).expect("there");
    assert_eq!(
        (cover.author.as_str(), cover.licence.as_str()),
        ("Rina; Copyright © 2020, Boi Ghor", "CC-BY-4.0")
    );
}

#[test]
fn an_archive_without_a_page_is_no_book() {
    let workshop = Workshop::new();
    workshop.write("book.bloompub", archive(&[("meta.json", b"{}")]));
    assert!(matches!(bring(&workshop, "book.bloompub"), Err(ImportError::Archive { .. })));
    workshop.write("book.bloompub", archive(&[("index.htm", b"<p>Nothing of Bloom</p>")]));
    assert!(matches!(bring(&workshop, "book.bloompub"), Err(ImportError::Nothing(_))));
    assert!(!workshop.path("tiny/book").exists());
}

/// The same book, for those who damage it.
pub(super) fn small() -> Vec<u8> {
    let mut all = book();
    for (name, bytes) in &mut all {
        match name.rsplit('.').next() {
            Some("png") => *bytes = png(30, 20, [240, 240, 240, 255]),
            Some("wav") => *bytes = tone(300),
            _ => {}
        }
    }
    let files: Vec<(&str, &[u8])> =
        all.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    archive(&files)
}
