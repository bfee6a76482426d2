//! Releases that are not installed, and what stays when they are refused.

use super::*;
use wire::release::{Description, DescriptionError, Listed, MOST_BYTES, Statement};
use wire::{Header, Manifest, SealError, signed::SignedError};

fn plan(world: &World, description: &[u8]) -> InstallError {
    Install::plan(description, &world.shelf(), ROOM).map(|_| ()).expect_err("is refused")
}

fn statement(no: u64, revoked: u8, listed: Vec<Listed>) -> Vec<u8> {
    let revoked = vec![key(revoked).public().id()];
    let statement = Statement { no, issued_ms: 1_000 + no as i64, channels: listed, revoked };
    statement.seal(&key(1)).expect("seals")
}

/// A description of an empty release with this header.
fn describe(world: &World, change: impl FnOnce(&mut Header)) -> Vec<u8> {
    let bytes = world.offer(&Channel::new(7));
    let parts = Description::open(&bytes, &trust()).expect("opens").parts().expect("reads");
    let mut header = Header {
        format: 1,
        min_player: 1,
        channel: "jonaki-1".into(),
        release: 7,
        created_by: "enemy 1".into(),
    };
    change(&mut header);
    let root = Manifest::new(header, vec![]).expect("makes").root();
    let seal = wire::seal(&root.to_bytes(), &key(1));
    Description::write(&root, &seal, &parts).expect("writes")
}

#[test]
fn a_key_that_is_not_trusted_brings_nothing_in() {
    let world = World::new();
    let stranger = TrustedKeys::new([key(9).public()]);
    let description = world.offer(&Channel::new(7));
    let shelf = Shelf::new(&world.data(), &stranger);
    let refused = Install::plan(&description, &shelf, ROOM).map(|_| ()).expect_err("is refused");
    assert!(matches!(
        refused,
        InstallError::Description(DescriptionError::Seal(SealError::UnknownKey { .. }))
    ));
    assert!(!world.path("data/incoming").exists() && !world.path("data/installed").exists());
}

#[test]
fn a_description_that_was_changed_is_refused_before_anything_is_written() {
    let world = World::new();
    let good = world.offer(&Channel::new(7));
    let text = |from: &str, to: &str| {
        let at = good.windows(from.len()).position(|part| part == from.as_bytes()).expect("is in");
        [&good[..at], to.as_bytes(), &good[at + from.len()..]].concat()
    };
    for changed in [text("release 7", "release 9"), text("jonaki-1", "jonaki-2")] {
        assert!(matches!(
            plan(&world, &changed),
            InstallError::Description(DescriptionError::Seal(SealError::Broken { .. }))
        ));
    }
    for (bytes, why) in [(&b"<html>Log in to the Wi-Fi"[..], "a portal"), (b"", "nothing")] {
        let refused = plan(&world, bytes);
        assert!(refused.is_passing(), "{why}");
        assert!(matches!(refused, InstallError::Description(DescriptionError::NotAnOffer)));
    }
    let large = vec![b'x'; MOST_BYTES + 1];
    assert!(matches!(
        plan(&world, &large),
        InstallError::Description(DescriptionError::Large { .. })
    ));
    assert!(!world.path("data/incoming").exists() && !world.path("data/installed").exists());
}

#[test]
fn what_needs_a_newer_program_says_so() {
    let world = World::new();
    let player = describe(&world, |header| header.min_player = 99);
    assert!(matches!(plan(&world, &player), InstallError::NeedsNewer { player: 99, .. }));
    let format = describe(&world, |header| header.format = 99);
    let refused = plan(&world, &format);
    assert!(refused.to_string().contains("update the program"), "{refused}");
    assert!(!refused.is_passing());
    let old = describe(&world, |header| header.format = 0);
    assert!(matches!(plan(&world, &old), InstallError::TooOld { format: 0, .. }));
}

#[test]
fn an_older_release_is_refused_however_well_it_is_sealed() {
    let world = World::new();
    let old = world.offer(&Channel::new(7));
    world.install(&world.offer(&Channel::new(8)));
    assert!(matches!(plan(&world, &old), InstallError::Rollback { release: 7, known: 8, .. }));
    assert_eq!(whole(&world.shelf()).release(), 8);
}

#[test]
fn a_release_below_one_that_was_only_seen_is_refused() {
    let world = World::new();
    let seven = world.offer(&Channel::new(7));
    let nine = world.offer(&Channel::new(9));
    drop(Install::plan(&nine, &world.shelf(), ROOM).expect("plans"));
    assert!(matches!(plan(&world, &seven), InstallError::Rollback { known: 9, .. }));
}

#[test]
fn a_release_below_the_file_that_is_in_use_is_refused() {
    let world = World::new();
    fs::create_dir(world.path("data/bundles")).expect("makes");
    Channel::new(8).write(&world.path("data/bundles/mine.jonaki"));
    let old = world.offer(&Channel::new(7));
    assert!(matches!(plan(&world, &old), InstallError::Rollback { known: 8, .. }));
}

#[test]
fn one_number_never_stands_for_two_contents() {
    let world = World::new();
    world.install(&world.offer(&Channel::new(7)));
    let twin = world.offer(&Channel { n_lessons: 3, ..Channel::new(7) });
    assert!(matches!(plan(&world, &twin), InstallError::Twin { release: 7, .. }));
}

#[test]
fn lessons_are_refused_where_answers_would_lack_room() {
    let world = World::new();
    let channel = Channel { music_bytes: 5_000_000, ..Channel::new(7) };
    let description = world.offer(&channel);
    let none = Install::plan(&description, &world.shelf(), bundle::install::RESERVE);
    assert!(matches!(none.map(|_| ()), Err(InstallError::NoRoom { .. })));
    // Enough for the index, and known to be too little for the blobs before one is fetched.
    let room = bundle::install::RESERVE + 1_000_000;
    let mut install = Install::plan(&description, &world.shelf(), room).expect("plans");
    let refused = world.fetch_all(&mut install).expect_err("is refused");
    assert!(matches!(refused, InstallError::NoRoom { needs, .. } if needs > 5_000_000));
    assert!(!world.path("data/blobs").exists());
}

#[test]
fn a_revoked_key_seals_nothing_any_more() {
    let world = World::new();
    let by_second = Channel { key: 2, ..Channel::new(7) };
    world.install(&world.offer(&by_second));
    let shelf = world.shelf();
    shelf.take_statement(&statement(5, 2, vec![])).expect("takes");
    assert_eq!(shelf.confirmed_ms().expect("reads"), 1_005);
    let opened = shelf.open().expect("opens");
    assert!(opened.bundles.is_empty() && opened.refused.len() == 1, "nothing of it is shown");
    let next = world.offer(&Channel { key: 2, ..Channel::new(8) });
    assert!(matches!(
        plan(&world, &next),
        InstallError::Description(DescriptionError::Seal(SealError::UnknownKey { .. }))
    ));
    world.install(&world.offer(&Channel::new(8)));
    assert_eq!(whole(&shelf).release(), 8);
}

#[test]
fn a_statement_is_never_older_and_never_a_strangers() {
    let world = World::new();
    let shelf = world.shelf();
    let listed = Listed { channel: "jonaki-1".into(), release: 8, root: [8; 32], bytes: 1 };
    shelf.take_statement(&statement(5, 9, vec![listed])).expect("takes");
    let old = shelf.take_statement(&statement(4, 9, vec![]));
    assert!(matches!(old, Err(InstallError::OldStatement { no: 4, known: 5 })));
    let none = Statement { no: 6, issued_ms: 0, channels: vec![], revoked: vec![] };
    let stranger = shelf.take_statement(&none.seal(&key(7)).expect("seals"));
    assert!(matches!(stranger, Err(InstallError::Statement(SignedError::OtherKey { .. }))));
    // What it lists counts as seen.
    let seven = world.offer(&Channel::new(7));
    assert!(matches!(plan(&world, &seven), InstallError::Rollback { known: 8, .. }));
    let eight = world.offer(&Channel::new(8));
    assert!(matches!(plan(&world, &eight), InstallError::Twin { .. }), "another content");
    world.install(&world.offer(&Channel::new(9)));
    // A key that was taken back cannot take back others.
    shelf.take_statement(&statement(7, 2, vec![])).expect("takes");
    let revoked = Statement { no: 8, ..none }.seal(&key(2)).expect("seals");
    assert!(shelf.take_statement(&revoked).is_err());
}

#[test]
fn a_channel_whose_name_leads_elsewhere_leads_nowhere() {
    let world = World::new();
    for id in ["../../elsewhere", "/etc/jonaki", "Jonaki-1", "nul", "all.signed"] {
        let bundle = Channel { id: id.into(), ..Channel::new(7) };
        let bundle = bundle.write(&world.path("packed.jonaki"));
        let refused = Offer::make(&bundle, &world.path("offer"));
        assert!(matches!(refused, Err(bundle::WriteError::Channel { .. })), "{id}");
    }
    // Offered all the same by an enemy, it is a name in a file and nothing else.
    let description = describe(&world, |header| header.channel = "../../elsewhere".into());
    let install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let names = fs::read_dir(world.folder.path()).expect("lists");
    let mut names: Vec<_> = names.map(|entry| entry.expect("lists").file_name()).collect();
    names.sort();
    assert_eq!(names, ["data", "offer", "packed.jonaki"]);
    let inside = world.path("data/incoming").join(&install.version().root);
    assert!(inside.is_dir());
}
