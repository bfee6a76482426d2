//! Cards come from strangers.

use super::*;

#[test]
fn a_card_that_lacks_something_or_holds_something_else_is_refused() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    for need in install.needs().expect("needs") {
        install.take(&need, &world.fetch(&need)).expect("takes");
    }
    let need = install.needs().expect("needs").remove(0);
    let path = world.path("offer").join(&need.path);
    let good = fs::read(&path).expect("reads");
    let is_io = |told| matches!(told, Err(InstallError::Io { .. }));
    fs::remove_file(&path).expect("removes");
    assert!(is_io(install.take_from(&world.path("offer"))), "nothing");
    fs::create_dir(&path).expect("makes");
    assert!(is_io(install.take_from(&world.path("offer"))), "a folder");
    fs::remove_dir(&path).expect("removes");
    fs::write(&path, &good[..good.len() / 2]).expect("writes");
    assert!(is_io(install.take_from(&world.path("offer"))), "a torn file");
    fs::write(&path, vec![7; good.len()]).expect("writes");
    let wrong = install.take_from(&world.path("offer"));
    assert!(matches!(wrong, Err(InstallError::Wrong { .. })), "{wrong:?}");
    fs::write(&path, &good).expect("writes");
    install.take_from(&world.path("offer")).expect("takes");
    assert_eq!(install.finish().expect("finishes").release(), 7);
}

#[cfg(unix)]
#[test]
fn a_link_on_a_card_is_not_followed() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let need = install.needs().expect("needs").remove(0);
    let path = world.path("offer").join(&need.path);
    fs::rename(&path, world.path("elsewhere")).expect("renames");
    std::os::unix::fs::symlink(world.path("elsewhere"), &path).expect("links");
    let told = install.take_from(&world.path("offer"));
    assert!(matches!(told, Err(InstallError::Io { .. })), "{told:?}");
}

#[test]
fn a_folder_holds_many_releases_and_shares_what_is_the_same() {
    let world = World::new();
    let count = || {
        let folders = fs::read_dir(world.path("offer/b")).expect("lists");
        let folders = folders.map(|entry| entry.expect("lists").path());
        folders.map(|folder| fs::read_dir(folder).expect("lists").count()).sum::<usize>()
    };
    let seven = world.offer(&Channel::new(7));
    let before = count();
    let eight = world.offer(&Channel::new(7).redraw(1, 0));
    assert_eq!(count() - before, 4, "a picture at two densities, manifest, rows");
    world.install(&seven);
    world.install(&eight);
    assert_eq!(whole(&world.shelf()).release(), 8);
}

#[test]
fn a_statement_lies_beside_the_releases() {
    let world = World::new();
    let bundle = Channel::new(7).write(&world.path("packed.jonaki"));
    let offer = Offer::make(&bundle, &world.path("offer")).expect("offers");
    let statement = wire::release::Statement {
        no: 1,
        issued_ms: 5,
        channels: vec![offer.listed],
        revoked: vec![],
    };
    let bytes = statement.seal(&key(1)).expect("seals");
    bundle::offer::put_statement(&bytes, &world.path("offer")).expect("puts");
    let bytes = fs::read(world.path("offer").join(wire::release::STATEMENT)).expect("reads");
    assert_eq!(world.shelf().take_statement(&bytes).expect("takes"), statement);
    let description = fs::read(world.path("offer/releases/jonaki-1")).expect("reads");
    world.install(&description);
    assert_eq!(whole(&world.shelf()).manifest_hash(), bundle.manifest_hash());
}
