//! What goes in comes out.

use super::*;
use bundle::ReadError;

#[test]
fn a_bundle_shows_what_was_put_in() {
    let shelf = Shelf::new();
    let bundle = shelf.good();
    assert_eq!(bundle.channel(), &channel());
    assert_eq!(bundle.release(), 7);
    assert_eq!(bundle.header().created_by, "stories 1");
    assert_eq!(bundle.tracks(), ["bn", "ctg"]);
    assert_eq!(bundle.n_lessons(), 3);
    assert_eq!(bundle.skills().expect("reads"), [skill(0), skill(1), skill(2)]);
    for pos in 0..3 {
        let lesson = lesson(pos);
        assert_eq!(bundle.lesson(&lesson.head.id).expect("reads"), lesson);
    }
    let chime = bundle.sound("chime").expect("reads");
    assert_eq!((chime.bytes.as_slice(), chime.ms), (&b"a chime"[..], 300));
    assert!(bundle.verify_all(|_, _| {}).is_ok());
}

#[test]
fn the_shelf_shows_any_part_of_it_in_order() {
    let shelf = Shelf::new();
    let bundle = shelf.good();
    let ids = |offset, limit| {
        let heads = bundle.shelf(offset, limit).expect("reads");
        heads.into_iter().map(|head| head.id.0).collect::<Vec<_>>()
    };
    assert_eq!(ids(0, 99), ["bn-p-00", "bn-p-01", "bn-p-02"]);
    assert_eq!(ids(1, 1), ["bn-p-01"]);
    assert_eq!(ids(2, usize::MAX), ["bn-p-02"]);
    assert!(ids(3, 1).is_empty());
    assert!(ids(99, 99).is_empty());
}

#[test]
fn a_line_that_a_track_lacks_comes_from_the_prompts() {
    let shelf = Shelf::new();
    let bundle = shelf.good();
    let id = LessonId::from("bn-p-00");
    let dialect = bundle.lines(&id, "ctg").expect("reads");
    assert_eq!(dialect[&LineId::from("hello")], lines("ctg", 0)[&LineId::from("hello")]);
    assert_eq!(dialect[&LineId::from("silent")], lines("bn", 0)[&LineId::from("silent")]);
    let unknown = bundle.lines(&id, "no-such-track").expect("reads");
    assert_eq!(unknown.into_iter().collect::<BTreeMap<_, _>>(), lines("bn", 0));
    assert!(bundle.lines(&"no-such-lesson".into(), "bn").expect("reads").is_empty());
    assert_eq!(bundle.lines(&"shell".into(), "bn").expect("reads").len(), 2);
}

#[test]
fn a_picture_comes_at_the_nearest_density_that_is_enough() {
    let shelf = Shelf::new();
    let bundle = shelf.good();
    for (wanted, given) in [(50, 100), (100, 100), (101, 150), (150, 150), (300, 150)] {
        let picture = bundle.art("kit/bird-1", wanted).expect("reads");
        assert_eq!(picture.info, art(1, given), "{wanted}");
        assert_eq!(picture.bytes, super::picture(1, given), "{wanted}");
        assert_eq!(picture.density, given);
    }
}

#[test]
fn what_was_never_put_in_is_unknown_and_not_edited() {
    let shelf = Shelf::new();
    let bundle = shelf.good();
    let unknown = |error| matches!(error, ReadError::Unknown { .. });
    assert!(bundle.lesson(&"bn-p-99".into()).is_err_and(unknown));
    assert!(bundle.lesson(&"'; DROP TABLE lesson; --".into()).is_err_and(unknown));
    assert!(bundle.art("kit/none", 100).is_err_and(unknown));
    assert!(bundle.sound("").is_err_and(unknown));
    assert!(bundle.blob(&"0".repeat(64)).is_err_and(unknown));
    assert!(bundle.blob("../../etc/passwd").is_err_and(unknown));
}

#[test]
fn every_blob_is_kept_once_and_the_temporary_file_goes() {
    let shelf = Shelf::new();
    let manifest = shelf.good().manifest().expect("reads");
    let n_blobs = manifest.entries().iter().filter(|entry| entry.path.starts_with("blob/"));
    assert_eq!(n_blobs.count(), 1 + 4 + 6);
    let names = std::fs::read_dir(shelf.folder.path()).expect("lists");
    let names: Vec<_> = names.map(|entry| entry.expect("lists").file_name()).collect();
    assert_eq!(names, ["good.jonaki"]);
}

#[test]
fn the_manifest_that_was_returned_is_the_one_inside() {
    let shelf = Shelf::new();
    let manifest = write(&shelf.path("again.jonaki"), |_| {}).expect("writes");
    let bundle = shelf.good();
    assert_eq!(bundle.manifest().expect("reads"), manifest);
    let hash = blake3::Hash::from_bytes(manifest.hash());
    assert_eq!(bundle.manifest_hash(), hash.to_hex().as_str());
}

#[test]
fn the_same_content_gives_the_same_bytes_in_any_order() {
    let shelf = Shelf::new();
    let first = std::fs::read(shelf.path("good.jonaki")).expect("reads");
    for turn in 1..4 {
        let path = shelf.path("turned.jonaki");
        let mut writer = BundleWriter::create(&shelf.path("turned.tmp")).expect("creates");
        let mut puts = puts();
        puts.reverse();
        puts.rotate_left(turn * 4);
        for put in puts {
            put(&mut writer).expect("puts");
        }
        writer.finish(7, 1, "stories 1", &key(), &path).expect("finishes");
        assert!(std::fs::read(&path).expect("reads") == first, "turn {turn}");
    }
}

#[test]
fn a_bundle_can_be_handed_to_another_thread() {
    let shelf = Shelf::new();
    let bundle = shelf.good();
    let n_lessons = std::thread::spawn(move || bundle.n_lessons()).join().expect("joins");
    assert_eq!(n_lessons, 3);
}
