//! A link that breaks at any byte brings nothing twice.

use super::*;

/// Gives at most `most` bytes in all, then breaks; says how many came.
fn fetch_some(world: &World, install: &mut Install, most: u64) -> (bool, u64) {
    let mut came = 0;
    loop {
        let needs = install.needs().expect("needs");
        if needs.is_empty() {
            return (true, came);
        }
        for need in needs {
            let bytes = world.fetch(&need);
            let mut receiving = install.receive(&need).expect("receives");
            for bytes in bytes.chunks(700) {
                if came >= most {
                    return (false, came);
                }
                let bytes = &bytes[..bytes.len().min((most - came) as usize)];
                receiving.write(bytes).expect("writes");
                came += bytes.len() as u64;
            }
        }
    }
}

#[test]
fn blobs_are_resumed_at_the_byte_where_the_link_broke() {
    let world = World::new();
    let channel = Channel { music_bytes: 1_700_001, picture_bytes: 9_000, ..Channel::new(7) };
    let description = world.offer(&channel);
    let rows = {
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        let mut n_bytes = 0;
        loop {
            let needs = install.needs().expect("needs");
            if needs.iter().any(|need| need.of > 100_000) {
                break n_bytes;
            }
            for need in needs {
                install.take(&need, &world.fetch(&need)).expect("takes");
                n_bytes += need.size;
            }
        }
    };
    assert!(rows > 1_000);
    let (mut came, mut n_contacts) = (0, 0);
    loop {
        // The program is started anew each time: nothing is remembered but files.
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        let (is_done, bytes) = fetch_some(&world, &mut install, 23_457);
        (came, n_contacts) = (came + bytes, n_contacts + 1);
        if is_done {
            install.finish().expect("finishes");
            break;
        }
    }
    let manifest = whole(&world.shelf()).manifest().expect("reads");
    let blobs = manifest.entries().iter().filter(|entry| entry.path.starts_with("blob/"));
    assert_eq!(came, blobs.map(|entry| entry.size).sum::<u64>(), "each byte once");
    assert!(n_contacts > 70, "{n_contacts}");
}

#[test]
fn the_manifest_and_the_rows_lose_at_most_the_piece_under_way() {
    let world = World::new();
    let channel = Channel { n_lessons: 20, picture_bytes: 100, ..Channel::new(7) };
    let description = world.offer(&channel);
    let mut came = 0;
    for n_contacts in 1.. {
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        let (is_done, bytes) = fetch_some(&world, &mut install, 9_000);
        came += bytes;
        if is_done {
            install.finish().expect("finishes");
            let once = whole(&world.shelf()).manifest().expect("reads");
            let once = once.entries().iter().map(|entry| entry.size).sum::<u64>();
            let once = once + once_of_manifest(&world);
            assert!(came <= once + n_contacts * 8_000, "{came} of {once} in {n_contacts}");
            assert!(n_contacts > 5, "{n_contacts}");
            return;
        }
    }
}

fn once_of_manifest(world: &World) -> u64 {
    let manifest = whole(&world.shelf()).manifest().expect("reads");
    manifest.pages().map(|page| page.len() as u64).sum()
}

#[test]
fn lines_and_rows_that_were_changed_where_they_lie_are_fetched_again() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    for name in ["manifest", "rows"] {
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        let folder = world.path("data/incoming").join(&install.version().root);
        let need = install.needs().expect("needs").remove(0);
        let receive = |install: &mut Install, bytes: &[u8]| {
            install.receive(&need).expect("receives").write(bytes).expect("writes");
        };
        // All but the last byte, so that the step is not done.
        let bytes = world.fetch(&need);
        receive(&mut install, &bytes[..bytes.len() - 1]);
        drop(install);
        let mut lying = fs::read(folder.join(name)).expect("reads");
        lying[100] ^= 1;
        fs::write(folder.join(name), lying).expect("writes");
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        let needs = install.needs().expect("needs");
        assert!(needs[0].from <= 100 && 100 < needs[0].from + needs[0].size, "{name}: {needs:?}");
        for need in needs {
            install.take(&need, &world.fetch(&need)).expect("takes");
        }
    }
    world.install(&description);
    whole(&world.shelf());
}

#[test]
fn what_lies_there_is_hashed_and_not_believed() {
    let world = World::new();
    let channel = Channel { music_bytes: 1_500_000, ..Channel::new(7) };
    let description = world.offer(&channel);
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    fetch_some(&world, &mut install, 900_000);
    let folder = world.path("data/incoming").join(&install.version().root);
    drop(install);
    // A bit of each file under way is turned.
    let mut n_turned = 0;
    for entry in fs::read_dir(&folder).expect("lists") {
        let path = entry.expect("lists").path();
        let mut bytes = fs::read(&path).expect("reads");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, bytes).expect("writes");
        n_turned += 1;
    }
    for folder in fs::read_dir(world.path("data/blobs")).expect("lists") {
        for entry in fs::read_dir(folder.expect("lists").path()).expect("lists") {
            let path = entry.expect("lists").path();
            let mut bytes = fs::read(&path).expect("reads");
            bytes.push(0);
            fs::write(&path, bytes).expect("writes");
            n_turned += 1;
        }
    }
    assert!(n_turned > 4, "{n_turned}");
    world.install(&description);
    assert_eq!(whole(&world.shelf()).release(), 7);
}

#[test]
fn an_install_goes_on_without_its_description_being_fetched_again() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    assert!(Install::resume(&world.shelf(), ROOM).expect("looks").is_none());
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    fetch_some(&world, &mut install, 5_000);
    drop(install);
    let mut install = Install::resume(&world.shelf(), ROOM).expect("resumes").expect("is one");
    install.take_from(&world.path("offer")).expect("takes");
    assert_eq!(install.finish().expect("finishes").release(), 7);
    assert!(Install::resume(&world.shelf(), ROOM).expect("looks").is_none());
}

#[test]
fn a_later_release_takes_the_place_of_one_that_never_became_whole() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    fetch_some(&world, &mut install, 5_000);
    drop(install);
    world.install(&world.offer(&Channel::new(7).redraw(0, 0)));
    assert_eq!(whole(&world.shelf()).release(), 8);
    assert_eq!(fs::read_dir(world.path("data/incoming")).expect("lists").count(), 0);
}

#[test]
fn a_bundle_that_lies_there_as_a_file_gives_what_it_has() {
    let world = World::new();
    Channel::new(7).write(&world.path("packed.jonaki"));
    fs::create_dir(world.path("data/bundles")).expect("makes");
    fs::copy(world.path("packed.jonaki"), world.path("data/bundles/mine.jonaki")).expect("copies");
    assert_eq!(whole(&world.shelf()).release(), 7);
    let description = world.offer(&Channel::new(7).redraw(1, 1));
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let asked = world.fetch_all(&mut install).expect("fetches");
    let blobs: Vec<u64> = asked.iter().map(|need| need.of).filter(|of| *of > 3_000).collect();
    assert!(blobs.len() <= 4 && asked.iter().map(|need| need.size).sum::<u64>() < 20_000);
    install.finish().expect("finishes");
    assert_eq!(whole(&world.shelf()).release(), 8);
}

#[test]
fn a_torn_blob_is_not_believed_because_a_file_has_the_rest_of_it() {
    let world = World::new();
    let channel = Channel::new(7);
    let description = world.offer(&channel);
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let hash = blake3::hash(&channel.voice(0)).to_hex();
    let path = format!("b/{}/{}", &hash[..2], &hash[2..]);
    let need = loop {
        let needs = install.needs().expect("needs");
        if let Some(need) = needs.iter().find(|need| need.path == path) {
            break need.clone();
        }
        for need in needs {
            install.take(&need, &world.fetch(&need)).expect("takes");
        }
    };
    // A stranger answers with noise and breaks off before the hash can tell.
    install.receive(&need).expect("receives").write(&[7; 100]).expect("writes");
    drop(install);
    fs::create_dir_all(world.path("data/bundles")).expect("makes");
    fs::copy(world.path("packed.jonaki"), world.path("data/bundles/mine.jonaki")).expect("copies");
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    assert!(install.needs().expect("needs").is_empty(), "the file has everything");
    install.finish().expect("finishes").verify_all(|_, _| {}).expect("is whole");
}

#[test]
fn a_release_that_is_too_old_by_now_keeps_no_other_from_being_resumed() {
    for release in 1..4 {
        let world = World::new();
        let stale = world.offer(&Channel::new(release));
        drop(Install::plan(&stale, &world.shelf(), ROOM).expect("plans"));
        let other = world.offer(&Channel { id: "jonaki-2".into(), ..Channel::new(3) });
        drop(Install::plan(&other, &world.shelf(), ROOM).expect("plans"));
        fs::create_dir_all(world.path("data/bundles")).expect("makes");
        Channel::new(9).write(&world.path("data/bundles/mine.jonaki"));
        // Which of the two lies first is chance: their folders have the names of hashes.
        let resumed = Install::resume(&world.shelf(), ROOM).expect("one can be resumed");
        assert_eq!(resumed.expect("is under way").channel(), "jonaki-2");
    }
}
