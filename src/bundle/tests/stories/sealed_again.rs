//! A seal given later, by a key that never saw the lessons' folder.

use super::*;
use bundle::{ResealError, Vouched, reseal};

pub(crate) fn publisher() -> SecretKey {
    SecretKey::from_bytes(&[2; 32])
}

fn unsealed(shelf: &Shelf) -> (PathBuf, String) {
    let path = shelf.path("unsealed.jonaki");
    shelf.edited(|conn| {
        conn.execute("UPDATE manifest SET seal = ''", []).expect("taken off");
    });
    std::fs::rename(shelf.path("edited.jonaki"), &path).expect("renamed");
    (path, shelf.good().manifest_hash())
}

#[test]
fn a_bundle_sealed_by_the_maker_gets_the_publishers_seal_and_keeps_its_name() {
    let shelf = Shelf::new();
    let (from, out) = (shelf.path("good.jonaki"), shelf.path("published.jonaki"));
    let sealed = reseal(&from, Vouched::By(&trust()), &publisher(), &out).expect("sealed");
    assert_eq!(sealed.manifest_hash(), shelf.good().manifest_hash());
    assert_eq!(sealed.sealed_by(), publisher().public());
    assert!(sealed.verify_all(|_, _| {}).is_ok());
    assert!(Bundle::open(&out, &trust()).is_err(), "the maker's key opens it no more");
    // In its own place, and back: the same bytes as ever.
    let before = std::fs::read(&from).expect("there");
    let trusted = TrustedKeys::new([publisher().public()]);
    reseal(&out, Vouched::By(&trusted), &key(), &out).expect("sealed");
    assert_eq!(std::fs::read(&out).expect("there"), before);
}

#[test]
fn an_unsealed_bundle_is_sealed_by_its_name_only() {
    let shelf = Shelf::new();
    let (path, name) = unsealed(&shelf);
    assert!(Bundle::open(&path, &trust()).is_err(), "nobody plays it");
    let out = shelf.path("published.jonaki");
    let refused = reseal(&path, Vouched::By(&trust()), &publisher(), &out);
    assert!(matches!(refused, Err(ResealError::Open(bundle::OpenError::Unsealed))));
    let refused = reseal(&path, Vouched::Named(&"0".repeat(64)), &publisher(), &out);
    assert!(matches!(refused, Err(ResealError::Another { is }) if is == name));
    assert!(!out.exists());
    reseal(&path, Vouched::Named(&name), &publisher(), &out).expect("sealed");
}

#[test]
fn what_was_changed_after_packing_is_not_sealed_and_leaves_the_old_file_whole() {
    let shelf = Shelf::new();
    let name = shelf.good().manifest_hash();
    let changes = [
        "UPDATE line SET text = 'x'",
        "UPDATE blob SET bytes = zeroblob(length(bytes))",
        "DELETE FROM manifest_page",
        "UPDATE manifest_page SET body = zeroblob(10)",
        "DELETE FROM step",
        "INSERT INTO blob (hash, size, bytes) VALUES (printf('%064d', 0), 1, x'00')",
    ];
    let out = shelf.path("published.jonaki");
    std::fs::write(&out, b"the old one").expect("written");
    for change in changes {
        let path = shelf.edited(|conn| conn.execute_batch(change).expect("done"));
        let refused = reseal(&path, Vouched::Named(&name), &publisher(), &out);
        assert!(refused.is_err(), "{change}");
        assert_eq!(std::fs::read(&out).expect("there"), b"the old one", "{change}");
        let names = std::fs::read_dir(shelf.folder.path()).expect("there").flatten();
        let left: Vec<_> = names.map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 3, "nothing lies about: {left:?}");
    }
}

/// The good bundle as a packer of the first format would have written and sealed it.
pub(crate) fn of_the_first_format(shelf: &Shelf) -> Bundle {
    let path = shelf.edited(|conn| {
        let root: Vec<u8> =
            conn.query_row("SELECT root FROM manifest", [], |row| row.get(0)).expect("there");
        let text = String::from_utf8(root).expect("text");
        let (from, to) = (format!("\nformat {}\n", bundle::format::FORMAT_MAX), "\nformat 1\n");
        assert!(text.contains(&from));
        let row = (text.replacen(&from, to, 1).into_bytes(),);
        conn.execute("UPDATE manifest SET seal = '', root = ?1", row).expect("changed");
        conn.pragma_update(None, "user_version", 1).expect("changed");
    });
    let root: Vec<u8> = rusqlite::Connection::open(&path)
        .and_then(|conn| conn.query_row("SELECT root FROM manifest", [], |row| row.get(0)))
        .expect("there");
    let name = blake3::hash(&root).to_hex().to_string();
    let out = shelf.path("published.jonaki");
    reseal(&path, Vouched::Named(&name), &publisher(), &out).expect("sealed")
}

#[test]
fn a_bundle_of_the_first_format_stays_one() {
    let shelf = Shelf::new();
    assert_eq!(of_the_first_format(&shelf).header().format, 1);
}
