//! Files that are no bundle, or no longer, or not yet, or nobody's.

use super::*;
use bundle::{OpenError, ReadError};

fn open(path: &Path) -> OpenError {
    Bundle::open(path, &trust()).expect_err("is refused")
}

#[test]
fn a_torn_file_is_refused_at_every_length() {
    let shelf = Shelf::new();
    let whole = std::fs::read(shelf.path("good.jonaki")).expect("reads");
    let path = shelf.path("torn.jonaki");
    let ends = (0..200).chain((200..whole.len()).step_by(509)).chain([whole.len() - 1]);
    for end in ends {
        std::fs::write(&path, &whole[..end]).expect("writes");
        assert!(matches!(open(&path), OpenError::Torn { .. }), "{end}");
    }
    std::fs::write(&path, [&whole[..], b"more"].concat()).expect("writes");
    assert!(matches!(open(&path), OpenError::Torn { .. }));
}

#[test]
fn another_kind_of_file_is_refused() {
    let shelf = Shelf::new();
    let path = shelf.path("other.jonaki");
    for bytes in [&b"PK\x03\x04"[..], b"SQLite format 2", &[0; 5000]] {
        std::fs::write(&path, bytes).expect("writes");
        assert!(matches!(open(&path), OpenError::NotABundle { .. }), "{bytes:?}");
    }
    std::fs::remove_file(&path).expect("removes");
    let conn = rusqlite::Connection::open(&path).expect("opens");
    conn.execute_batch("CREATE TABLE cookie (name TEXT)").expect("runs");
    drop(conn);
    assert!(matches!(open(&path), OpenError::NotABundle { .. }));
    assert!(matches!(open(&shelf.path("none.jonaki")), OpenError::Io { .. }));
    assert!(matches!(open(shelf.folder.path()), OpenError::Io { .. }));
}

#[test]
fn another_format_is_refused_by_its_number() {
    let shelf = Shelf::new();
    let with = |format: u32| {
        shelf.edited(|conn| conn.pragma_update(None, "user_version", format).expect("runs"))
    };
    assert!(matches!(open(&with(3)), OpenError::FromTheFuture { format: 3, known: 2 }));
    assert!(matches!(open(&with(1)), OpenError::Edited { .. }), "another than was sealed");
    assert!(matches!(open(&with(0x7fff_ffff)), OpenError::FromTheFuture { .. }));
    assert!(matches!(open(&with(0)), OpenError::TooOld { format: 0, oldest: 1 }));
}

#[test]
fn a_bundle_for_a_newer_player_is_refused() {
    let shelf = Shelf::new();
    let path = shelf.path("newer.jonaki");
    let mut writer = BundleWriter::create(&shelf.path("tmp")).expect("creates");
    puts().into_iter().for_each(|put| put(&mut writer).expect("puts"));
    writer.finish(8, 2, "stories 1", &key(), &path).expect("finishes");
    assert!(matches!(open(&path), OpenError::NeedsPlayer { needs: 2, player: 1 }));
}

#[test]
fn an_unsealed_bundle_is_refused() {
    let shelf = Shelf::new();
    for edit in ["DELETE FROM manifest", "UPDATE manifest SET seal = ''"] {
        let path = shelf.edited(|conn| conn.execute_batch(edit).expect("runs"));
        assert!(matches!(open(&path), OpenError::Unsealed), "{edit}");
    }
}

#[test]
fn a_bundle_of_another_publisher_is_refused() {
    let shelf = Shelf::new();
    let stranger = TrustedKeys::new([SecretKey::from_bytes(&[2; 32]).public()]);
    let error = Bundle::open(&shelf.path("good.jonaki"), &stranger).expect_err("is refused");
    assert!(matches!(error, OpenError::UnknownKey { key } if key == super::key().public().id()));
}

#[test]
fn a_bundle_in_use_stays_usable_while_a_bad_one_takes_its_place() {
    let shelf = Shelf::new();
    let bundle = shelf.good();
    let before = everything(&bundle);
    let bad = shelf.edited(|conn| conn.execute_batch("DELETE FROM manifest").expect("runs"));
    open(&bad);
    std::fs::rename(&bad, shelf.path("good.jonaki")).expect("renames");
    open(&shelf.path("good.jonaki"));
    assert_eq!(everything(&bundle), before);
}

type Change = fn(&mut BundleWriter) -> Result<(), WriteError>;

#[test]
fn a_bundle_that_lacks_something_is_never_finished() {
    let shelf = Shelf::new();
    let path = shelf.path("good.jonaki");
    let before = std::fs::read(&path).expect("reads");
    let changes: [Change; 6] = [
        |writer| writer.put_sound("lost", &"0".repeat(64), 1),
        |writer| writer.put_art("lost", &ArtInfo { blob: "0".repeat(64), ..art(0, 100) }),
        |writer| writer.put_lines(&"lost".into(), "bn", &lines("bn", 0)),
        |writer| with_sound(writer, |_, end| format!("{}+{end}", "0".repeat(64))),
        |writer| with_sound(writer, |head, _| format!("{head}+")),
        |writer| writer.put_lesson(9, &Lesson { steps: vec![], ..lesson(9) }),
    ];
    for change in changes {
        let error = write(&path, |writer| change(writer).expect("puts"));
        assert!(matches!(error, Err(WriteError::Dangling { .. })), "{error:?}");
    }
    assert!(std::fs::read(&path).expect("reads") == before);
}

/// A line of the shell whose sound is made of two blobs that there are.
fn with_sound(
    writer: &mut BundleWriter,
    sound: impl Fn(&str, &str) -> String,
) -> Result<(), WriteError> {
    let (head, end) = (writer.put_blob(b"begins and ")?, writer.put_blob(b"ends")?);
    let sound = Some(sound(&head, &end));
    let line = Line { text: "line".into(), sound, ms: 1, words: vec![], draft: false };
    writer.put_lines(&LessonId::from("shell"), "ctg", &BTreeMap::from([("l".into(), line)]))
}

#[test]
fn a_voice_of_two_blobs_is_heard_as_one() {
    let shelf = Shelf::new();
    let path = shelf.path("good.jonaki");
    let both = |writer: &mut BundleWriter| {
        with_sound(writer, |head, end| format!("{head}+{end}")).expect("puts");
    };
    write(&path, both).expect("is finished");
    let bundle = Bundle::open(&path, &trust()).expect("opens");
    let lines = bundle.lines(&"shell".into(), "ctg").expect("are read");
    let sound = lines[&"l".into()].sound.clone().expect("sounds");
    assert_eq!(bundle.voice(&sound).expect("is read"), b"begins and ends");
    assert!(matches!(bundle.blob(&sound), Err(ReadError::Unknown { .. })), "it is no blob's name");
}

#[test]
fn nothing_can_be_given_twice() {
    let shelf = Shelf::new();
    let n_puts = puts().len();
    for twice in 0..n_puts {
        let mut writer = BundleWriter::create(&shelf.path("tmp")).expect("creates");
        puts().into_iter().for_each(|put| put(&mut writer).expect("puts"));
        let again = puts().into_iter().nth(twice).expect("is there")(&mut writer);
        assert!(matches!(again, Err(WriteError::Twice { .. })), "{twice} {again:?}");
        // What was refused left no trace, so the bundle can still be finished.
        let path = shelf.path("twice.jonaki");
        writer.finish(7, 1, "stories 1", &key(), &path).expect("finishes");
        assert_eq!(
            Bundle::open(&path, &trust()).expect("opens").manifest_hash(),
            shelf.good().manifest_hash()
        );
    }
}

#[test]
fn ids_that_no_manifest_can_hold_are_refused() {
    let shelf = Shelf::new();
    let mut writer = BundleWriter::create(&shelf.path("tmp")).expect("creates");
    for id in ["", "a b", "a/b", "..", "নদী", "shell", &"a".repeat(51)] {
        let mut lesson = lesson(0);
        lesson.head.id = id.into();
        assert!(matches!(writer.put_lesson(0, &lesson), Err(WriteError::Id { .. })), "{id}");
    }
    assert!(matches!(writer.put_art("../a", &art(0, 100)), Err(WriteError::Id { .. })));
    assert!(matches!(writer.put_sound("a//b", "", 1), Err(WriteError::Id { .. })));
}
