//! Bytes that a stranger chose, some thousand times each on every run of the tests; the folder
//! `fuzz` runs the same bodies for hours where somebody has the tools for it.

#[path = "hostile/bodies.rs"]
mod bodies;
#[path = "hostile/cursor.rs"]
mod cursor;
#[path = "hostile/makers.rs"]
mod makers;

use bodies::Body;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::path::Path;
use tests::tree;

/// Good files, to be edited: those that must be read for ever.
fn seeds(folders: &[&str]) -> Vec<Vec<u8>> {
    let files = folders.iter().flat_map(|folder| tree::files(folder, ""));
    let is_seed = |path: &Path| path.extension().is_some_and(|end| end != "rs");
    let seeds = files.filter(|path| is_seed(path));
    seeds.map(|path| std::fs::read(tree::root().join(path)).unwrap()).collect()
}

/// The bodies of the events that golden segments hold, and of the entries of a golden page.
fn good_bodies() -> Vec<Vec<u8>> {
    let segments = seeds(&["src/wire/tests/golden-segment"]);
    let events = segments.iter().filter_map(|bytes| wire::segment::read(bytes).ok());
    let mut bodies: Vec<_> =
        events.flat_map(|(_, events)| events.into_iter().map(|event| event.body)).collect();
    let page = std::fs::read(tree::root().join(GOLDEN).join("down-page.bin")).unwrap();
    let page = wire::signed::peek::<wire::down::DownPage>(&page).unwrap();
    bodies.extend(page.entries.into_iter().filter_map(|entry| entry.body));
    bodies.extend(seeds(&["src/learn/carried/tests"]));
    assert!(bodies.len() > 20);
    bodies
}

/// Golden segments, and their columns as `bodies::frame` packs them.
fn good_frames() -> Vec<Vec<u8>> {
    let mut frames = seeds(&["src/wire/tests/golden-segment"]);
    let columns = |bytes: &Vec<u8>| {
        let (header, _) = wire::segment::read(bytes).ok()?;
        let packed = &bytes[103..bytes.len() - 64];
        let plain = zstd::bulk::decompress(packed, wire::segment::MOST_PLAIN).unwrap();
        let [high, low] = header.count.to_be_bytes();
        Some([&[1, low, high], plain.as_slice()].concat())
    };
    let columns: Vec<_> = frames.iter().filter_map(columns).collect();
    assert_eq!(columns.len(), 3);
    for columns in &columns {
        // Only what nobody can make by chance is against them: edits of them go as far.
        let read = wire::segment::read(&bodies::packed(columns));
        assert_eq!(read, Err(wire::segment::SegmentError::Chain));
    }
    frames.extend(columns);
    frames
}

/// Any bytes, or a good file with a few edits.
fn bytes(seeds: Vec<Vec<u8>>) -> BoxedStrategy<Vec<u8>> {
    let edit = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..5u8, any::<u8>());
    let edited = (prop::sample::select(seeds), prop::collection::vec(edit, 0..5));
    let edited = edited.prop_map(|(mut bytes, edits)| {
        for (at, to, how, byte) in edits {
            let at = at.index(bytes.len() + 1);
            let to = to.index(bytes.len() + 1);
            let (from, to) = (at.min(to), at.max(to));
            match how {
                0 if from < bytes.len() => bytes[from] = byte,
                1 => bytes.insert(from, byte),
                2 => drop(bytes.drain(from..to)),
                3 => {
                    let part = bytes[from..to.min(from + 64)].to_vec();
                    bytes.splice(from..from, part);
                }
                _ => bytes.truncate(to),
            }
        }
        bytes
    });
    prop_oneof![prop::collection::vec(any::<u8>(), 0..300), edited].boxed()
}

/// Runs a body so often.
fn try_all(body: Body, cases: u32, seeds: Vec<Vec<u8>>) {
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases) });
    let tried = runner.run(&bytes(seeds), |bytes| {
        body(&bytes);
        Ok(())
    });
    tried.unwrap_or_else(|failed| panic!("{failed}"));
}

const GOLDEN: &str = "src/wire/tests/golden";

#[test]
fn a_frame_that_somebody_made_up_is_refused_or_whole() {
    try_all(bodies::frame, 5_000, good_frames());
}

#[test]
fn an_event_that_somebody_made_up_is_refused_or_whole() {
    try_all(bodies::event, 4_000, good_bodies());
}

#[test]
fn a_box_that_somebody_made_up_is_refused() {
    try_all(bodies::sealed_file, 1_500, seeds(&["src/wire/tests/golden-box"]));
}

#[test]
fn a_receipt_that_somebody_made_up_is_refused_or_whole() {
    try_all(bodies::receipt, 1_000, seeds(&[GOLDEN]));
}

#[test]
fn a_manifest_that_somebody_made_up_is_refused_or_whole() {
    try_all(bodies::manifest, 2_000, seeds(&[GOLDEN]));
}

#[test]
fn an_index_that_somebody_made_up_is_refused_or_whole() {
    try_all(bodies::index, 4_000, seeds(&[GOLDEN]));
}

#[test]
fn a_text_that_somebody_wrote_is_refused_or_whole() {
    try_all(bodies::qr_text, 1_500, seeds(&[GOLDEN]));
}

#[test]
fn a_path_that_somebody_wrote_is_refused_or_stays_where_it_belongs() {
    try_all(bodies::path, 5_000, seeds(&[GOLDEN]));
    for path in ["../a", "/etc/passwd", "a/../../b", "C:\\a", "a\0b", "con", "aux"] {
        bodies::path(path.as_bytes());
        assert!(!wire::release::is_file_name(path), "{path:?}");
    }
}

#[test]
fn a_cursor_ends_where_a_list_says_however_the_pieces_come() {
    try_all(cursor::cursor, 1_000, seeds(&[GOLDEN]));
}

#[test]
fn a_lesson_that_somebody_wrote_is_told_about_at_its_places() {
    try_all(makers::lesson, 1_500, seeds_of("src/packer/tests/good/tiny", "toml"));
}

#[test]
fn a_drawing_that_somebody_made_up_is_refused_or_fits_its_box() {
    try_all(makers::drawing, 500, seeds_of("src/packer/tests/good", "svg"));
}

#[test]
fn a_recording_that_somebody_made_up_is_refused_or_cut_in_order() {
    let tone =
        |at: u32| if (at / 9_600).is_multiple_of(2) { (at as f32 * 0.1).sin() * 0.3 } else { 0.0 };
    let wav = packer::media::wav(&(0..48_000).map(tone).collect::<Vec<_>>());
    try_all(makers::recording, 200, vec![wav]);
}

#[test]
fn a_bundle_that_somebody_damaged_is_refused_or_what_was_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("good.jonaki");
    let good = tree::root().join("src/packer/tests/good/tiny");
    let key = makers::key();
    let order = packer::pack::Order {
        folder: &good,
        out: &path,
        key: Some(&key),
        cache: packer::cache::Cache::none(),
        speaker: None,
        only: None,
        for_release: false,
    };
    assert!(packer::pack::pack(&order).unwrap().report.is_some());
    try_all(makers::bundle_file, 300, vec![std::fs::read(path).unwrap()]);
}

/// The files of a folder with this ending.
fn seeds_of(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let files = tree::files(folder, &format!(".{ending}"));
    assert!(!files.is_empty());
    files.iter().map(|path| std::fs::read(tree::root().join(path)).unwrap()).collect()
}
