//! Whoever answers may lie: nothing wrong stays, and an honest answer still finishes.

use super::*;
use wire::release::{Description, Parts, Run, runs};
use wire::{Entry, Header, Manifest};

fn channel() -> Channel {
    Channel { music_bytes: 1_500_000, ..Channel::new(7) }
}

/// The description with other parts under the same seal, as anybody could make it.
fn tampered(description: &[u8], change: impl FnOnce(&mut Parts)) -> Vec<u8> {
    let read = Description::open(description, &trust()).expect("opens");
    let mut parts = read.parts().expect("reads");
    change(&mut parts);
    Description::write(&read.root, &read.seal, &parts).expect("writes")
}

/// A sealed release of these entries: a publisher's mistake, or a stolen key.
fn sealed(world: &World, entries: Vec<Entry>, rows_bytes: u64) -> Vec<u8> {
    let header = Header {
        format: 1,
        min_player: 1,
        channel: "jonaki-1".into(),
        release: 7,
        created_by: "enemy 1".into(),
    };
    let manifest = Manifest::new(header, entries).expect("makes");
    let pages = manifest.pages().collect::<Vec<_>>().concat();
    let store = bundle::Store::new(world.path("offer/b"));
    let hash = store.put(&pages).expect("puts");
    let parts = Parts {
        manifest: *blake3::Hash::from_hex(&hash).expect("is one").as_bytes(),
        runs: runs(manifest.entries()).map(|lines| Run::of(&lines)).collect(),
        rows: [0; 32],
        rows_bytes,
        blob_bytes: 0,
        chunked: vec![],
    };
    let root = manifest.root();
    let seal = wire::seal(&root.to_bytes(), &key(1));
    Description::write(&root, &seal, &parts).expect("writes")
}

#[test]
fn a_bit_turned_anywhere_is_noticed_and_what_came_before_it_is_kept() {
    let world = World::new();
    let description = world.offer(&channel());
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let (mut n_wrong, mut kinds) = (0, std::collections::BTreeSet::new());
    loop {
        let needs = install.needs().expect("needs");
        if needs.is_empty() {
            break;
        }
        kinds.insert(needs[0].path.clone());
        for need in &needs {
            let good = world.fetch(need);
            for at in [0, good.len() / 2, good.len() - 1] {
                let mut bad = good.clone();
                bad[at] ^= 0x10;
                let told = install.take(need, &bad);
                match told {
                    Err(InstallError::Wrong { path, at: piece }) => {
                        assert_eq!(path, need.path);
                        assert!(piece <= need.from + at as u64);
                        n_wrong += 1;
                    }
                    // A part of it came well before, so the need has become another one.
                    Err(InstallError::NotNeeded { .. }) => {}
                    other => panic!("{need:?} at {at}: {other:?}"),
                }
            }
        }
        for need in install.needs().expect("needs") {
            install.take(&need, &world.fetch(&need)).expect("takes");
        }
    }
    install.finish().expect("finishes");
    whole(&world.shelf());
    assert!(n_wrong > 30 && kinds.len() > 2, "{n_wrong} {kinds:?}");
}

#[test]
fn another_files_bytes_and_too_many_bytes_are_refused() {
    let world = World::new();
    let description = world.offer(&channel());
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    while install.needs().expect("needs").len() < 3 {
        for need in install.needs().expect("needs") {
            install.take(&need, &world.fetch(&need)).expect("takes");
        }
    }
    let needs = install.needs().expect("needs");
    let same = |one: &Need, other: &Need| one.size == other.size && one.path != other.path;
    let (one, other) = needs
        .iter()
        .flat_map(|one| needs.iter().map(move |other| (one, other)))
        .find(|(one, other)| same(one, other))
        .expect("two blobs have one size");
    let swapped = install.take(one, &world.fetch(other));
    assert!(matches!(swapped, Err(InstallError::Wrong { .. })), "a right size, a wrong blob");
    let long = [world.fetch(one), b"more".to_vec()].concat();
    assert!(matches!(install.take(one, &long), Err(InstallError::NotNeeded { .. })));
    for wrong in [
        Need { path: "b/../../x".into(), ..other.clone() },
        Need { from: 1, size: other.size - 1, ..other.clone() },
        Need { size: other.size + 1, of: other.of + 1, ..other.clone() },
        Need { from: u64::MAX, ..other.clone() },
        Need { path: other.path.to_uppercase(), ..other.clone() },
    ] {
        let told = install.take(&wrong, b"x");
        assert!(matches!(told, Err(InstallError::NotNeeded { .. })), "{wrong:?}");
    }
    world.fetch_all(&mut install).expect("fetches");
    install.finish().expect("finishes");
    whole(&world.shelf());
}

#[test]
fn an_install_that_is_not_whole_is_never_finished() {
    let world = World::new();
    let description = world.offer(&channel());
    let install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    assert!(matches!(install.finish(), Err(InstallError::NotReady { release: 7 })));
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    while install.needs().expect("needs").len() < 3 {
        for need in install.needs().expect("needs") {
            install.take(&need, &world.fetch(&need)).expect("takes");
        }
    }
    assert!(matches!(install.finish(), Err(InstallError::NotReady { .. })));
    assert!(world.shelf().open().expect("opens").bundles.is_empty());
}

#[test]
fn false_parts_under_a_good_seal_bring_nothing_in_and_spoil_nothing() {
    let world = World::new();
    let description = world.offer(&channel());
    // Lines of another manifest, so that every piece fits its run and the whole is wrong.
    let other = world.offer(&Channel { n_lessons: 3, ..Channel::new(6) });
    let other = Description::open(&other, &trust()).expect("opens").parts().expect("reads");
    let lie = tampered(&description, |parts| {
        parts.manifest = other.manifest;
        parts.runs.clone_from(&other.runs);
    });
    let mut install = Install::plan(&lie, &world.shelf(), ROOM).expect("plans");
    let refused = world.fetch_all(&mut install).expect_err("is refused");
    assert!(matches!(refused, InstallError::Unfit { ref what, .. } if what == "manifest"));
    drop(install);
    let lie = tampered(&description, |parts| parts.rows_bytes += 1);
    let mut install = Install::plan(&lie, &world.shelf(), ROOM).expect("plans");
    let refused = world.fetch_all(&mut install).expect_err("is refused");
    assert!(matches!(refused, InstallError::Unfit { ref what, .. } if what == "rows"));
    drop(install);
    // A list of chunks that does not add up is not used: the blob comes as one.
    let lie = tampered(&description, |parts| parts.chunked[0].values[1][0] ^= 1);
    assert_eq!(world.install(&lie).release(), 7);
    whole(&world.shelf());
}

#[test]
fn sealed_nonsense_is_refused_before_anything_is_fetched_or_allocated_for_it() {
    let hash = *blake3::hash(b"x").as_bytes();
    let hex = blake3::hash(b"x").to_hex().to_string();
    let blob = |path: String, size| Entry { path, size, hash };
    for (entry, rows_bytes) in [
        (blob(format!("blob/{}", hex.to_uppercase()), 1), 0),
        (blob(format!("blob/{hex}x"), 1), 0),
        (blob("blob/passwd".into(), 1), 0),
        (blob(format!("blob/{}", "0".repeat(64)), 1), 0),
        (blob(format!("blob/{hex}"), u64::MAX), 0),
        (blob(format!("blob/{hex}"), 0), 0),
        (Entry { path: "head".into(), size: 1 << 40, hash }, 1 << 29),
        (Entry { path: "head".into(), size: 0, hash }, 0),
        (Entry { path: "head".into(), size: 5, hash }, 6),
    ] {
        let world = World::new();
        let description = sealed(&world, vec![entry.clone()], rows_bytes);
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        let refused = world.fetch_all(&mut install).expect_err("is refused");
        assert!(matches!(refused, InstallError::Unfit { .. }), "{entry:?}: {refused:?}");
    }
}

#[test]
fn sealed_rows_that_no_table_takes_are_refused() {
    let rows: [&[u8]; 3] =
        [b"no rows", b"jonaki rows 1\0Q\0\0\0\0\0\0\0\0", b"jonaki rows 1\0R\0\0\0\0\0\0\0\0"];
    for (path, bytes) in ["head", "track", "art/x"]
        .into_iter()
        .flat_map(|path| rows.into_iter().map(move |bytes| (path, bytes)))
    {
        let world = World::new();
        let hash = *blake3::hash(bytes).as_bytes();
        let size = bytes.len() as u64;
        let entry = Entry { path: path.into(), size, hash };
        let description = sealed(&world, vec![entry], size);
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        for need in install.needs().expect("needs") {
            install.take(&need, &world.fetch(&need)).expect("takes");
        }
        let need = install.needs().expect("needs").pop().expect("is one");
        install.take(&need, bytes).expect("is what was sealed");
        assert!(install.needs().is_err(), "{path}");
        assert!(install.finish().is_err(), "{path}");
        assert!(world.shelf().open().expect("opens").bundles.is_empty());
    }
}

#[test]
fn a_second_install_waits_for_the_first() {
    let world = World::new();
    let description = world.offer(&channel());
    let first = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let second = Install::plan(&description, &world.shelf(), ROOM).map(|_| ());
    assert!(matches!(second, Err(InstallError::Busy)));
    assert!(matches!(world.shelf().sweep(|_| false), Err(InstallError::Busy)));
    drop(first);
    Install::plan(&description, &world.shelf(), ROOM).expect("plans");
}
