//! A voice and a picture of the teacher on the tablet, the pictures with which a child answers,
//! and her raised hand.

use crate::classes::{child, school, tablet_with};
use crate::shown::Shown;
use app::audio::{Spoken, Voice};
use image::{ImageFormat, RgbImage};
use model::event::HAND;
use std::cell::RefCell;
use std::io::Cursor;
use std::rc::Rc;
use wire::down::{Down, DownPage, Entry};

/// Remembers which recordings were to be heard.
struct Heard(Rc<RefCell<Vec<Vec<u8>>>>);

impl Voice for Heard {
    fn say(&self, _: Vec<Spoken>, _: u64, _: u32) {}
    fn part(&self, recording: Vec<u8>, _: u32, _: u32, _: u32) {
        self.0.borrow_mut().push(recording);
    }
    fn play(&self, _: Vec<u8>) {}
    fn music(&self, _: Option<Vec<u8>>) {}
    fn hush(&self) {}
    fn spare(&self, _: bool) {}
    fn is_mute(&self) -> bool {
        false
    }
}

fn photo(wide: u32, high: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(wide, high, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).expect("is written");
    bytes.into_inner()
}

fn named(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Sits down as the child to whom something was said.
fn sit_down(shown: &mut Shown) {
    shown.tap("shift", 50);
    let id = format!("pupil-{}", child(2, 40));
    for _ in 0..12 {
        if shown.has(&id) {
            break;
        }
        shown.tap("more", 50);
    }
    shown.tap(&id, 50);
}

#[test]
fn a_voice_and_a_picture_come_with_the_words_and_are_answered_with_a_picture() {
    const VOICE: &[u8] = b"a voice";
    for size in crate::ground::SIZES {
        for (text, picture) in [
            ("মিতুর নৌকা গল্পটা পড়ে আমাকে শোনাবে।", Some(photo(720, 540))),
            ("শাবাশ! কাল কাঠি নিয়ে এসো।", None),
            ("", Some(photo(405, 720))),
        ] {
            let mut downs = school();
            let Some(Down::Message { text: said, sound, picture: shown_with, .. }) =
                downs.last_mut()
            else {
                panic!("the last is a message");
            };
            *said = text.to_owned();
            *sound = Some(named(VOICE));
            *shown_with = Some(picture.as_ref().map_or("face/cow".into(), |bytes| named(bytes)));
            let heard = Rc::new(RefCell::new(Vec::new()));
            let ear = Box::new(Heard(heard.clone()));
            let (_folder, mut shown, told, line) = tablet_with(size, &downs, ear);
            told.keep_said(&named(VOICE), VOICE).expect("is kept");
            if let Some(bytes) = &picture {
                told.keep_said(&named(bytes), bytes).expect("is kept");
            }
            sit_down(&mut shown);
            shown.tap("mail", 50);
            let what = format!("a letter \"{text}\" with a picture: {}", picture.is_some());
            shown.check(&what);
            assert!(shown.has("letter-picture"), "{what}");
            assert_eq!(*heard.borrow(), [VOICE], "it is heard when it is opened");
            shown.tap("voice", 50);
            shown.tap("ear", 50);
            assert_eq!(heard.borrow().len(), 3, "and again when it is asked for");
            shown.tap("reply-flower", 50);
            let kept = line.ask(|progress| progress.streams().expect("are there")[0].tail);
            shown.tap("home", 50);
            assert!(!shown.has("mail"), "it has been read");
            let after = line.ask(|progress| progress.streams().expect("are there")[0].tail);
            assert!(kept > Some(1) && after == kept, "the answer was written down at once");
        }
    }
}

#[test]
fn a_hand_is_up_until_the_teacher_has_seen_it_or_the_child_takes_it_down() {
    for size in crate::ground::SIZES {
        let ear = Box::new(app::audio::Silence);
        let (_folder, mut shown, told, line) = tablet_with(size, &school(), ear);
        sit_down(&mut shown);
        shown.check("a path with a hand");
        assert!(shown.has("hand") && !shown.has("hand-up"));
        shown.tap("hand", 50);
        assert!(shown.has("hand-up"));
        shown.check("a path with a raised hand");
        let her = child(2, 40);
        let raised = line.ask(move |progress| {
            let chosen = progress.chosen(her).expect("is read");
            chosen.preference(HAND).map(str::to_owned)
        });
        let hand = raised.flatten().expect("it was written down");
        // She goes to her letters and back; it is still up.
        shown.tap("mail", 50);
        shown.tap("home", 50);
        assert!(shown.has("hand-up"));
        let seen = Down::Heard { learner: her, hand };
        let no = 1_000;
        let body = Some(seen.to_bytes().expect("has a form"));
        let page = DownPage {
            school: model::SchoolId([5; 16]),
            device: model::DeviceId([6; 16]),
            after: told.cursor(model::SchoolId([5; 16])).expect("is read"),
            through: no,
            more: false,
            entries: vec![Entry { no, key: seen.key(), body }],
        };
        told.apply(&page).expect("follows");
        shown.tap("library", 50);
        shown.tap("home", 50);
        assert!(shown.has("hand") && !shown.has("hand-up"), "her teacher has seen it");
        shown.tap("hand", 50);
        assert!(shown.has("hand-up"));
        shown.tap("hand", 50);
        assert!(!shown.has("hand-up"), "she took it down herself");
    }
}
