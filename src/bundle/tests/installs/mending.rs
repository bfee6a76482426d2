//! What is damaged is found and only that is fetched; what is not needed goes.

use super::*;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("lists").path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

fn blob(world: &World, bytes: &[u8]) -> PathBuf {
    let hash = blake3::hash(bytes).to_hex();
    world.path("data/blobs").join(&hash[..2]).join(&hash[2..])
}

#[test]
fn a_repair_fetches_what_is_bad_and_nothing_else() {
    let world = World::new();
    let channel = Channel { n_lessons: 12, ..Channel::new(7) };
    let installed = world.install(&world.offer(&channel));
    let index = installed.path().to_owned();
    drop(installed);
    let mut repair = Install::repair(&world.shelf(), "jonaki-1", ROOM).expect("plans");
    assert!(repair.needs().expect("needs").is_empty(), "nothing is bad");
    drop(repair);
    fs::remove_file(blob(&world, &channel.voice(3))).expect("removes");
    let damaged = blob(&world, &channel.picture(5, 1));
    fs::write(&damaged, b"noise").expect("writes");
    // One row of the index, changed without SQLite noticing.
    let mut bytes = fs::read(&index).expect("reads");
    let text = b"kit/lesson-007/picture-1\x00";
    let text = &text[..text.len() - 1];
    let at = bytes.windows(text.len()).position(|part| part == text).expect("is a step's");
    bytes[at + 13] = b'8';
    fs::write(&index, bytes).expect("writes");
    let bad = world.shelf().open().expect("opens").check();
    assert_eq!(bad.len(), 1);
    assert!(bad[0].1.len() >= 3, "{bad:?}");
    let mut repair = Install::repair(&world.shelf(), "jonaki-1", ROOM).expect("plans");
    let asked = world.fetch_all(&mut repair).expect("fetches");
    let n_bytes: u64 = asked.iter().map(|need| need.size).sum();
    assert!(asked.len() <= 4 && n_bytes < 9_000, "{asked:?}");
    repair.finish().expect("finishes");
    whole(&world.shelf());
    assert!(world.shelf().open().expect("opens").check().is_empty());
}

#[test]
fn an_index_that_is_torn_is_made_anew() {
    let world = World::new();
    let installed = world.install(&world.offer(&Channel::new(7)));
    let index = installed.path().to_owned();
    drop(installed);
    let bytes = fs::read(&index).expect("reads");
    fs::write(&index, &bytes[..bytes.len() / 2]).expect("writes");
    let opened = world.shelf().open().expect("opens");
    assert!(opened.bundles.is_empty() && opened.refused.len() == 1);
    let mut repair = Install::repair(&world.shelf(), "jonaki-1", ROOM).expect("plans");
    let asked = world.fetch_all(&mut repair).expect("fetches");
    assert_eq!(asked.len(), 2, "the manifest and the rows, no blob");
    repair.finish().expect("finishes");
    assert!(fs::read(&index).expect("reads") == bytes);
    whole(&world.shelf());
}

/// Loses a voice, mends it, and says how many needs there were.
fn mend_a_voice(world: &World, channel: &Channel) -> usize {
    fs::remove_file(blob(world, &channel.voice(0))).expect("removes");
    let mut repair = Install::repair(&world.shelf(), "jonaki-1", ROOM).expect("plans");
    let asked = world.fetch_all(&mut repair).expect("fetches");
    repair.finish().expect("finishes");
    assert_eq!(whole(&world.shelf()).release(), channel.release);
    asked.len()
}

#[test]
fn a_release_in_use_is_mended_while_a_later_one_is_under_way_and_costs_it_nothing() {
    let world = World::new();
    let old = Channel::new(7);
    world.install(&world.offer(&old));
    let later = world.offer(&old.redraw(0, 1));
    let mut install = Install::plan(&later, &world.shelf(), ROOM).expect("plans");
    let asked = world.fetch_all(&mut install).expect("fetches");
    assert!(!asked.is_empty());
    drop(install);
    assert_eq!(mend_a_voice(&world, &old), 1);
    let mut install = Install::plan(&later, &world.shelf(), ROOM).expect("plans");
    assert!(install.needs().expect("needs").is_empty(), "all that had come is still there");
    assert_eq!(install.finish().expect("finishes").release(), 8);
}

#[test]
fn a_release_that_is_used_again_after_a_later_one_was_given_up_can_be_mended() {
    let world = World::new();
    let old = Channel::new(7);
    world.install(&world.offer(&old));
    for _ in 0..2 {
        world.shelf().start().expect("starts");
        world.shelf().started_clean().expect("writes");
    }
    world.install(&world.offer(&Channel::new(8)));
    for _ in 0..3 {
        world.shelf().start().expect("starts");
    }
    assert_eq!(mend_a_voice(&world, &old), 1);
}

#[test]
fn nothing_installed_is_nothing_to_repair() {
    let world = World::new();
    let none = Install::repair(&world.shelf(), "jonaki-1", ROOM).map(|_| ());
    assert!(matches!(none, Err(InstallError::NotNeeded { .. })));
}

#[test]
fn a_sweep_takes_what_no_release_names_and_nothing_else() {
    let world = World::new();
    let old = Channel::new(7);
    let new = old.redraw(0, 1);
    world.install(&world.offer(&old));
    let shelf = world.shelf();
    let up = || {
        shelf.start().expect("starts");
        shelf.started_clean().expect("writes");
    };
    up();
    up();
    world.install(&world.offer(&new));
    let message = bundle::Store::new(world.path("data/blobs")).put(b"a voice").expect("puts");
    let before = files(&world.path("data"));
    let swept = shelf.sweep(|hash| hash == message).expect("sweeps");
    assert_eq!(swept.files, 0, "the former release may still be needed");
    up();
    assert_eq!(shelf.sweep(|hash| hash == message).expect("sweeps").files, 0);
    up();
    let swept = shelf.sweep(|hash| hash == message).expect("sweeps");
    assert_eq!(swept.files, 4, "an index, its description, a picture at two densities");
    assert!(swept.bytes > 2 * 3_000);
    assert!(!blob(&world, &old.picture(0, 1)).exists());
    assert!(blob(&world, &new.picture(0, 1)).exists());
    whole(&shelf);
    let after = files(&world.path("data"));
    assert_eq!(before.len() - 4, after.len());
    let swept = shelf.sweep(|_| false).expect("sweeps");
    assert_eq!(swept.files, 1, "the voice of a message that is gone");
}

#[test]
fn a_sweep_leaves_a_release_that_is_under_way() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    world.fetch_all(&mut install).expect("fetches");
    drop(install);
    assert_eq!(world.shelf().sweep(|_| false).expect("sweeps").files, 0);
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    assert!(install.needs().expect("needs").is_empty());
    install.finish().expect("finishes");
}

#[test]
fn a_sweep_that_cannot_tell_what_is_needed_throws_nothing_away() {
    let world = World::new();
    let installed = world.install(&world.offer(&Channel::new(7)));
    let index = installed.path().to_owned();
    drop(installed);
    fs::write(&index, b"SQLite format 3\0").expect("writes");
    let before = files(&world.path("data"));
    assert!(matches!(world.shelf().sweep(|_| false), Err(InstallError::Open(_))));
    assert_eq!(files(&world.path("data")), before);
}

#[test]
fn making_room_takes_files_that_a_proved_release_stands_above() {
    let world = World::new();
    let bundles = world.path("data/bundles");
    fs::create_dir_all(&bundles).expect("is made");
    Channel::new(6).write(&bundles.join("six.jonaki"));
    fs::write(bundles.join("letter.jonaki"), b"no bundle").expect("writes");
    world.install(&world.offer(&Channel::new(7)));
    let shelf = world.shelf();
    let there = |name: &str| bundles.join(name).exists();
    assert_eq!(shelf.make_room().expect("makes room").files, 0);
    assert!(there("six.jonaki"), "release 7 has yet to prove itself");
    for _ in 0..2 {
        shelf.start().expect("starts");
        shelf.started_clean().expect("writes");
    }
    // A release that is not whole keeps the former one.
    let voice = blob(&world, &Channel::new(7).voice(0));
    let kept = fs::read(&voice).expect("reads");
    fs::write(&voice, b"noise").expect("writes");
    assert_eq!(shelf.make_room().expect("makes room").files, 0);
    fs::write(&voice, kept).expect("writes");
    let swept = shelf.make_room().expect("makes room");
    assert!(swept.files == 1 && swept.bytes > 10_000, "{swept:?}");
    assert!(!there("six.jonaki") && there("letter.jonaki"), "what is no bundle is somebody's");
    assert_eq!(whole(&shelf).release(), 7);
    // The same among files alone.
    let file = |n: u64| bundles.join(format!("{n}.jonaki"));
    Channel::new(8).write(&file(8));
    Channel::new(9).write(&file(9));
    assert_eq!(shelf.make_room().expect("makes room").files, 1);
    assert!(!file(8).exists() && file(9).exists());
}
