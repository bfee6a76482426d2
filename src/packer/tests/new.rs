//! Every template begins something that packs as it stands, in both languages of the comments.

mod support;

use i18n::Tr;
use packer::new::{CHANNEL, NewError, Wanted, begin, kinds};
use packer::{pack, show};
use std::path::{Path, PathBuf};
use support::copy;

/// The shipped first channel and its kit, with room for another channel beside them.
fn lessons() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
    for name in ["kit", "jonaki-1"] {
        copy(&shipped.join(name), &folder.path().join(name));
    }
    folder
}

fn wanted<'a>(kind: &'a str, folder: &'a Path, language: &'a str) -> Wanted<'a> {
    Wanted {
        kind, folder, title: Some("আমাদের \"প্রথম\" পাঠ"), author: Some("মিনা আপা"), language
    }
}

#[test]
fn a_lesson_of_every_kind_is_begun_without_a_finding() {
    for language in ["bn", "en"] {
        let lessons = lessons();
        let channel = lessons.path().join("our-school");
        begin(&wanted(CHANNEL, &channel, language)).expect("begun");
        for (n, kind) in kinds().filter(|kind| *kind != CHANNEL).enumerate() {
            let folder = channel.join(format!("{:02}-{kind}", n + 1));
            let file = begin(&wanted(kind, &folder, language)).expect("begun");
            let text = std::fs::read_to_string(file).expect("there");
            for mark in ["#bn", "#en", "#|", "{id}", "{title}"] {
                assert!(!text.contains(mark), "{kind} keeps {mark}");
            }
        }
        let findings = pack::check(&channel);
        assert_eq!(show::text(&findings, &Tr::new("en"), false), "");
    }
}

#[test]
fn nothing_that_is_there_is_written_over_and_the_reason_is_said() {
    let lessons = lessons();
    let channel = lessons.path().join("our-school");
    let file = begin(&wanted(CHANNEL, &channel, "en")).expect("begun");
    std::fs::write(&file, "mine").expect("written");
    let again = begin(&wanted(CHANNEL, &channel, "en"));
    assert!(matches!(again, Err(NewError::Exists(path)) if path == file));
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "mine");
    let lost: PathBuf = lessons.path().join("nowhere/01-a");
    assert!(matches!(begin(&wanted("story", &lost, "en")), Err(NewError::NoChannel(_))));
    assert!(!lost.exists(), "nothing was made");
    let odd = channel.join("আম");
    assert!(matches!(begin(&wanted("story", &odd, "en")), Err(NewError::Name(_))));
    assert!(matches!(begin(&wanted("film", &odd, "en")), Err(NewError::NoKind(_))));
    for error in [NewError::NoKind("film".into()), NewError::Exists(file)] {
        for language in ["bn", "en"] {
            let args = [("what", error.what().into()), ("kinds", "story".into())];
            assert!(Tr::new(language).msg(error.key(), &args).contains(&error.what()));
        }
    }
}
