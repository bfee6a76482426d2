//! A voice that is recorded in the page, a photograph from a file, and the tablet that gets both;
//! and a child who reads aloud while her teacher marks words.

use super::driver::{Browser, Looks};
use super::{LAPTOP, School, bundle};
use model::Event;
use serde_json::json;
use std::time::Duration;

const A_WHILE: Duration = Duration::from_secs(20);

#[test]
fn a_voice_and_a_picture_from_the_desk_are_on_the_tablet_after_its_next_contact_and_are_answered() {
    let Some(browser) = Browser::open(Looks { size: LAPTOP, scripts: true }) else { return };
    let mut school = School::open(&browser);
    let give = format!("{}{}/give", school.at, school.class);
    browser.go(&give);
    browser.wait("the recorder", A_WHILE, "return !document.getElementById('record').hidden");
    browser.click("[data-start]");
    browser.wait("the end button", A_WHILE, "return !document.querySelector('[data-stop]').hidden");
    std::thread::sleep(Duration::from_millis(1_800));
    browser.click("[data-stop]");
    browser.wait("a file", A_WHILE, "return document.getElementById('voice').files.length === 1");
    let photo = school.classroom.data.path().join("photo.png");
    image().save_to(&photo);
    browser.keys("#picture", photo.to_str().unwrap());
    browser.click("main form[action$=give] > p button");
    browser.wait("the answer", A_WHILE, "return location.search === '?done=1'");
    assert_eq!(browser.complaints(), Vec::<String>::new());

    // She has chosen a colour on this tablet: what is said to her class comes here.
    let what = "colour".to_owned();
    school.record(&Event::Preferred { what, value: "leaf".into() });
    school.pupil.sync_well();
    let child = school.child;
    let told = &school.pupil.tablet().school;
    let message = told.messages().unwrap().remove(0);
    let voice = told.said(message.sound.as_ref().unwrap()).unwrap().expect("the voice has come");
    let picture = told.said(message.picture.as_ref().unwrap()).unwrap().expect("and the picture");
    assert!(voice.starts_with(b"OggS") && voice.len() > 2_000, "{} bytes", voice.len());
    assert!(picture.starts_with(b"\xff\xd8"), "a JPEG");
    assert_eq!(told.said_lacking(&[child].into()).unwrap(), Vec::<String>::new());

    // The desk plays what was sent, and shows how children answered.
    browser.go(&give);
    browser.run("document.querySelector('audio').play(); return true", &[]);
    let heard = "const one = document.querySelector('audio'); return one.currentTime > 0.2";
    browser.wait("the voice", A_WHILE, heard);
    browser.wait(
        "the picture",
        A_WHILE,
        "return document.querySelector('img.said').naturalWidth > 0",
    );
    let replied = Event::Replied { message: message.id, picture: "flower".into() };
    school.record(&replied);
    school.pupil.sync_well();
    let storage = &school.classroom.server().school.storage;
    while school.classroom.server().wait_for(storage.project(64)).unwrap().unwrap() > 0 {}
    browser.go(&give);
    let replies = browser.run("return document.querySelector('.replies').innerText", &[]);
    assert!(replies.as_str().unwrap().contains("Amina"), "{replies}");
}

#[test]
fn words_that_are_touched_are_left_out_of_the_correct_words_a_minute_without_scripts_too() {
    for scripts in [true, false] {
        let Some(browser) = Browser::open(Looks { size: super::PHONE, scripts }) else { return };
        let school = School::open(&browser);
        let text = bundle();
        assert!(text.n_lessons() > 0);
        browser.go(&format!("{}/desk/child/{}/read?text=bn-1-13", school.at, school.child));
        let n = browser.run("return document.querySelectorAll('[name=wrong]').length", &[]);
        assert_eq!(n, json!(51), "the story has 51 words");
        if scripts {
            browser.click("#watch");
            let ticks = "return Number(document.getElementById('seconds').value) >= 1";
            browser.wait("the watch", A_WHILE, ticks);
            browser.click("#watch");
            browser.run("document.getElementById('seconds').value = ''; return true", &[]);
        } else {
            let hidden = browser.run("return document.getElementById('watch').hidden", &[]);
            assert_eq!(hidden, json!(true), "no button that does nothing");
        }
        browser.keys("#seconds", "90");
        for at in [0, 4, 50] {
            browser.click(&format!("label:has([value='{at}'])"));
        }
        browser.click("form.aloud .btn:not(.soft)");
        let told = browser.run("return document.querySelector('.aloud-result').innerText", &[]);
        // 48 right words in 90 seconds are 32 a minute.
        assert!(told.as_str().unwrap().contains("৩২"), "{told}");
        assert_eq!(browser.complaints(), Vec::<String>::new());
    }
}

/// A photograph, as far as this test is concerned.
struct Photo(Vec<u8>);

fn image() -> Photo {
    // A PNG of 2 × 2 pixels, whole and correct.
    let hex = "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a73000000\
        1449444154789c63f8cfc0c000c20cffffff6700001eef04fca3c8b4f70000000049454e\
        44ae426082";
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    Photo(digits.chunks(2).map(byte).collect())
}

impl Photo {
    fn save_to(&self, path: &std::path::Path) {
        std::fs::write(path, &self.0).unwrap();
    }
}
