//! What a manifest must keep, find and refuse.

use super::*;
use proptest::prelude::*;

fn header() -> Header {
    Header {
        format: 1,
        min_player: 1,
        channel: "jonaki-1".into(),
        release: 7,
        created_by: "jonaki-pack 0.1.0, দোয়েল".into(),
    }
}

fn entry(n: usize) -> Entry {
    let path = format!("lesson/{n:05}");
    Entry { size: n as u64, hash: *blake3::hash(path.as_bytes()).as_bytes(), path }
}

fn manifest(n: usize) -> Manifest {
    Manifest::new(header(), (0..n).map(entry).collect()).expect("is sound")
}

#[test]
fn the_canonical_form_of_version_1_never_changes() {
    let text = String::from_utf8(manifest(1).to_bytes()).expect("is text");
    let hash = blake3::hash(b"lesson/00000");
    let line = format!("{hash} 0 lesson/00000\n");
    let page = blake3::hash(line.as_bytes());
    assert_eq!(
        text,
        format!(
            "jonaki-manifest 1\nformat 1\nmin_player 1\nchannel jonaki-1\nrelease 7\n\
             created_by jonaki-pack 0.1.0, দোয়েল\npage {page} 1 lesson/00000\n\n{line}"
        )
    );
}

#[test]
fn an_empty_manifest_is_a_manifest() {
    let empty = manifest(0);
    assert_eq!(Manifest::parse(&empty.to_bytes()), Ok(empty));
}

#[test]
fn every_entry_is_found_by_reading_one_page() {
    let manifest = manifest(1000);
    let root = manifest.root();
    assert_eq!(root.pages.len(), 4);
    let pages: Vec<_> = manifest.pages().collect();
    for entry in manifest.entries() {
        let page = root.page_of(&entry.path).expect("sorts after the first");
        let entries = root.open_page(page, &pages[page]).expect("is the page listed");
        assert!(entries.contains(entry));
    }
    assert_eq!(root.page_of("a"), None);
}

#[test]
fn a_page_in_the_place_of_another_is_refused() {
    let manifest = manifest(600);
    let pages: Vec<_> = manifest.pages().collect();
    let root = manifest.root();
    assert_eq!(root.open_page(0, &pages[1]), Err(ManifestError::Page { page: 0 }));
    assert_eq!(root.open_page(3, &pages[2]), Err(ManifestError::Page { page: 3 }));
}

#[test]
fn twins_and_unfit_headers_are_refused() {
    assert!(Manifest::new(header(), vec![entry(1), entry(1)]).is_err());
    for text in ["", "two\nlines", &"a".repeat(121)] {
        assert!(Manifest::new(Header { created_by: text.into(), ..header() }, vec![]).is_err());
        assert!(Manifest::new(Header { channel: text.into(), ..header() }, vec![]).is_err());
    }
    assert!(Manifest::new(Header { channel: "a b".into(), ..header() }, vec![]).is_err());
}

#[test]
fn every_truncation_is_refused() {
    let bytes = manifest(300).to_bytes();
    for end in (0..bytes.len()).step_by(7).chain(bytes.len() - 200..bytes.len()) {
        assert!(Manifest::parse(&bytes[..end]).is_err(), "{end}");
    }
}

#[test]
fn pages_of_another_size_are_refused() {
    let manifest = manifest(2);
    let refs = manifest.entries().iter().map(|entry| PageRef {
        hash: *blake3::hash(&write_page(std::slice::from_ref(entry))).as_bytes(),
        count: 1,
        first: entry.path.clone(),
    });
    let root = Root { header: header(), pages: refs.collect() };
    let bytes = [root.to_bytes(), b"\n".to_vec(), write_page(manifest.entries())].concat();
    assert!(Manifest::parse(&bytes).is_err());
}

fn any_manifest() -> impl Strategy<Value = Manifest> {
    let path = "[a-z]{1,6}(/[a-z0-9._-]{1,8}x){0,3}";
    let entries = prop::collection::btree_map(path, (any::<u64>(), any::<[u8; 32]>()), 0..600);
    let texts = ("[!-~]{1,20}", "[ -~আ-হ]{1,30}");
    (texts, any::<(u16, u16, u64)>(), entries).prop_map(|(texts, numbers, entries)| {
        let header = Header {
            format: numbers.0,
            min_player: numbers.1,
            channel: texts.0,
            release: numbers.2,
            created_by: texts.1,
        };
        let entries = entries.into_iter();
        let entries = entries.map(|(path, (size, hash))| Entry { path, size, hash });
        Manifest::new(header, entries.collect()).expect("is sound")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_manifest_survives_its_canonical_form(manifest in any_manifest()) {
        let bytes = manifest.to_bytes();
        let back = Manifest::parse(&bytes).expect("reads what it wrote");
        prop_assert_eq!(back.to_bytes(), bytes);
        prop_assert_eq!(back, manifest);
    }

    #[test]
    fn a_changed_byte_is_refused_or_changes_the_hash(
        manifest in any_manifest(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let bytes = manifest.to_bytes();
        let mut changed = bytes.clone();
        changed[at.index(bytes.len())] = byte;
        match Manifest::parse(&changed) {
            Ok(other) => {
                prop_assert_eq!(other.to_bytes(), changed);
                prop_assert_eq!(other == manifest, other.hash() == manifest.hash());
            }
            Err(_) => prop_assert_ne!(changed, bytes),
        }
    }

    #[test]
    fn parsing_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Manifest::parse(&bytes);
        let _ = Root::parse(&bytes);
    }
}
