//! One file, or an index beside a store: the same bundle.

use super::*;
use bundle::{OpenError, ReadError, Store, split};

fn split_good(shelf: &Shelf) -> (PathBuf, Store) {
    let store = Store::new(shelf.path("blobs"));
    let index = shelf.path("index.jonaki");
    split(&shelf.good(), &index, &store).expect("splits");
    (index, store)
}

#[test]
fn both_forms_show_the_same() {
    let shelf = Shelf::new();
    let (index, store) = split_good(&shelf);
    let two = Bundle::open(&index, &trust()).expect("finds the store beside it");
    assert!(two.is_index() && !shelf.good().is_index());
    assert_eq!(everything(&two), everything(&shelf.good()));
    assert_eq!(two.manifest_hash(), shelf.good().manifest_hash());
    assert!(two.verify_all(|_, _| {}).is_ok());

    let elsewhere = tempfile::tempdir().expect("makes a folder");
    let moved = elsewhere.path().join("bundles").join("index.jonaki");
    std::fs::create_dir(moved.parent().expect("has one")).expect("makes");
    std::fs::copy(&index, &moved).expect("copies");
    assert!(matches!(Bundle::open(&moved, &trust()), Err(OpenError::NoStore { .. })));
    let given = Bundle::open_with_store(&moved, store.folder(), &trust()).expect("opens");
    assert_eq!(everything(&given), everything(&shelf.good()));
    std::fs::rename(store.folder(), elsewhere.path().join("blobs")).expect("renames");
    let near = Bundle::open(&moved, &trust()).expect("finds the store beside its folder");
    assert_eq!(everything(&near), everything(&shelf.good()));
}

#[test]
fn the_index_is_small_and_always_the_same_bytes() {
    let shelf = Shelf::new();
    let (index, _) = split_good(&shelf);
    let first = std::fs::read(&index).expect("reads");
    assert!(first.len() < std::fs::read(shelf.path("good.jonaki")).expect("reads").len());
    split_good(&shelf);
    assert!(std::fs::read(&index).expect("reads") == first);
}

#[test]
fn a_lost_or_damaged_blob_is_named_for_repair() {
    let shelf = Shelf::new();
    let (index, store) = split_good(&shelf);
    let lost = art(0, 100).blob;
    let damaged = art(1, 150).blob;
    std::fs::remove_file(store.path_of(&lost).expect("is a hash")).expect("removes");
    std::fs::write(store.path_of(&damaged).expect("is a hash"), b"noise").expect("writes");
    let bundle = Bundle::open(&index, &trust()).expect("opens");
    assert!(matches!(bundle.art("kit/bird-0", 100), Err(ReadError::Unknown { .. })));
    assert!(matches!(bundle.art("kit/bird-1", 150), Err(ReadError::Edited { .. })));
    let bad = bundle.verify_all(|_, _| {}).expect_err("is bad");
    let mut paths: Vec<_> = bad.into_iter().map(|bad| bad.path).collect();
    paths.sort();
    let mut expected = [format!("blob/{lost}"), format!("blob/{damaged}")];
    expected.sort();
    assert_eq!(paths, expected);
    split_good(&shelf);
    assert!(bundle.verify_all(|_, _| {}).is_ok());
}

#[test]
fn a_damaged_bundle_is_not_split() {
    let shelf = Shelf::new();
    let edit = "UPDATE blob SET bytes = x'00' WHERE size = 7";
    let file = shelf.edited(|conn| conn.execute_batch(edit).expect(edit));
    let bundle = Bundle::open(&file, &trust()).expect("opens");
    let index = shelf.path("index.jonaki");
    let error = split(&bundle, &index, &Store::new(shelf.path("blobs")));
    assert!(matches!(error, Err(WriteError::Read(ReadError::Edited { .. }))));
    assert!(!index.exists());
}

#[test]
fn a_bundle_of_the_first_format_is_split_into_one_that_the_reader_believes() {
    let shelf = Shelf::new();
    let whole = sealed_again::of_the_first_format(&shelf);
    let (index, store) = (shelf.path("old.index"), Store::new(shelf.path("blobs")));
    split(&whole, &index, &store).expect("splits");
    let trust = TrustedKeys::new([sealed_again::publisher().public()]);
    let two = Bundle::open(&index, &trust).expect("opens");
    assert_eq!((two.header().format, two.is_index()), (1, true));
    assert_eq!(two.manifest_hash(), whole.manifest_hash());
    assert_eq!(everything(&two), everything(&whole));
    assert!(two.verify_all(|_, _| {}).is_ok());
}
