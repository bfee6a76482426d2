//! A tablet with little storage goes without voices of a language, films of a sign language or a
//! whole channel, and takes them again.

use super::*;
use bundle::{Part, ReadError};

fn english() -> Part {
    Part::Voices("en".into())
}

fn films() -> Part {
    Part::Signs("bdsl".into())
}

/// A channel that also speaks English, one sentence of it with a voice that Bangla has too, and
/// that has a film of a signer.
fn channel() -> Channel {
    Channel { speaks_english: true, has_film: true, ..Channel::new(7) }
}

fn blob(world: &World, bytes: &[u8]) -> PathBuf {
    let hash = blake3::hash(bytes).to_hex();
    world.path("data/blobs").join(&hash[..2]).join(&hash[2..])
}

fn bytes_of(shelf: &Shelf, part: &Part) -> u64 {
    let chosen = shelf.parts().expect("tells").remove(0);
    let portion = chosen.parts.into_iter().find(|(portion, _)| portion.part == *part);
    portion.expect("is a part").0.bytes
}

#[test]
fn voices_that_nobody_wants_go_and_come_again() {
    let (world, channel) = (World::new(), channel());
    let description = world.offer(&channel);
    world.install(&description);
    let shelf = world.shelf();
    let spoken = channel.english(0).len() + channel.english(1).len();
    assert_eq!(bytes_of(&shelf, &english()), spoken as u64);
    shelf.leave_out("jonaki-1", &english(), true).expect("leaves out");
    assert_eq!(shelf.make_room().expect("makes room").bytes, spoken as u64);
    assert!(!blob(&world, &channel.english(0)).exists());
    assert!(blob(&world, &channel.voice(0)).exists(), "Bangla has this sound as well");
    let bundle = whole(&shelf);
    assert!(shelf.open().expect("opens").check().is_empty(), "nothing of it is to be mended");
    let lesson = "bn-999".into();
    let said = bundle.lines(&lesson, "en").expect("reads");
    assert_eq!(said, bundle.lines(&lesson, "bn").expect("reads"), "Bangla is heard instead");
    // The same release is worth nothing now, and worth a contact once the voices are wanted.
    let root = bundle_root(&bundle);
    assert!(!shelf.lacks("jonaki-1", 7, &root).expect("tells"));
    shelf.leave_out("jonaki-1", &english(), false).expect("takes");
    assert!(shelf.lacks("jonaki-1", 7, &root).expect("tells"));
    let mut install = Install::plan(&description, &shelf, ROOM).expect("plans");
    let asked = world.fetch_all(&mut install).expect("fetches");
    assert_eq!(asked.iter().map(|need| need.size).sum::<u64>(), spoken as u64);
    let bundle = install.finish().expect("finishes");
    assert_ne!(bundle.lines(&lesson, "en").expect("reads"), said);
    assert!(!shelf.lacks("jonaki-1", 7, &root).expect("tells"));
    whole(&shelf);
}

fn bundle_root(bundle: &Bundle) -> [u8; 32] {
    *blake3::Hash::from_hex(bundle.manifest_hash()).expect("is a hash").as_bytes()
}

#[test]
fn the_next_release_comes_without_what_is_left_out() {
    let (world, channel) = (World::new(), channel());
    world.install(&world.offer(&channel));
    let shelf = world.shelf();
    for part in [english(), films()] {
        shelf.leave_out("jonaki-1", &part, true).expect("leaves out");
    }
    shelf.make_room().expect("makes room");
    let next = Channel { picture_bytes: 4_000, ..channel.redraw(0, 1) };
    let mut install = Install::plan(&world.offer(&next), &shelf, ROOM).expect("plans");
    let asked = world.fetch_all(&mut install).expect("fetches");
    let bundle = install.finish().expect("finishes");
    for spared in [next.english(0), next.film()] {
        let url = format!("b/{}", &blake3::hash(&spared).to_hex()[..2]);
        let hash = blake3::hash(&spared).to_hex()[2..].to_owned();
        assert!(asked.iter().all(|need| need.path != format!("{url}/{hash}")));
        assert!(!blob(&world, &spared).exists());
    }
    assert!(bundle.channel().signs.is_empty(), "no sign language is offered to anybody");
    assert!(matches!(bundle.art("bn-999:clips/a", 100), Err(ReadError::Unknown { .. })));
    whole(&shelf);
}

#[test]
fn a_channel_that_is_left_out_goes_with_its_index_and_can_be_had_again() {
    let world = World::new();
    world.install(&world.offer(&channel()));
    let other = Channel { id: "other-1".into(), n_lessons: 1, ..Channel::new(3) };
    let description = world.offer(&other);
    let installed = world.install(&description);
    let root = bundle_root(&installed);
    let shelf = world.shelf();
    shelf.leave_out("other-1", &Part::Whole, true).expect("leaves out");
    shelf.make_room().expect("makes room");
    assert!(!installed.path().exists() && !installed.path().with_extension("offer").exists());
    whole(&shelf);
    assert_eq!(shelf.left_out().expect("tells"), ["other-1"]);
    assert!(!shelf.lacks("other-1", 4, &root).expect("tells"), "not even a later release");
    let chosen = shelf.parts().expect("tells");
    let other = chosen.iter().find(|chosen| chosen.channel == "other-1").expect("is remembered");
    assert!(other.title.get("bn") == "জোনাকি" && other.parts[0].1);
    shelf.leave_out("other-1", &Part::Whole, false).expect("takes");
    assert!(shelf.left_out().expect("tells").is_empty());
    assert!(shelf.lacks("other-1", 3, &root).expect("tells"));
    world.install(&description);
    assert_eq!(shelf.open().expect("opens").bundles.len(), 2);
}

#[test]
fn what_is_no_part_is_refused() {
    let world = World::new();
    world.install(&world.offer(&channel()));
    let shelf = world.shelf();
    for (channel, part) in [
        ("jonaki-1", Part::Voices("bn".into())),
        ("jonaki-1", Part::Signs("isl".into())),
        ("other-1", Part::Whole),
    ] {
        let refused = shelf.leave_out(channel, &part, true);
        assert!(matches!(refused, Err(InstallError::NoSuchPart { .. })), "{part:?}");
    }
    // A bundle that lies there as a file has nothing that could be spared.
    let file = Channel { id: "file-1".into(), ..channel() };
    file.write(&world.path("data/bundles/file.jonaki"));
    let refused = shelf.leave_out("file-1", &english(), true);
    assert!(matches!(refused, Err(InstallError::NoSuchPart { .. })));
    assert_eq!(shelf.parts().expect("tells").len(), 1);
}
