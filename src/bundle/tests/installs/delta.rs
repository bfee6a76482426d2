//! What a small change costs on the way to a tablet.

use super::*;
use std::collections::BTreeSet;

/// As large as a first year: 50 lessons, 650 blobs.
fn year() -> Channel {
    Channel { n_lessons: 50, n_pictures: 6, picture_bytes: 12_000, ..Channel::new(7) }
}

/// The entries that one bundle has and the other has not.
fn changed(old: &Bundle, new: &Bundle) -> (u64, u64) {
    let old = old.manifest().expect("reads");
    let known: BTreeSet<_> = old.entries().iter().map(|one| (&one.path, one.hash)).collect();
    let new = new.manifest().expect("reads");
    let (mut rows, mut blobs) = (0, 0);
    for entry in new.entries().iter().filter(|one| !known.contains(&(&one.path, one.hash))) {
        *(if entry.path.starts_with("blob/") { &mut blobs } else { &mut rows }) += entry.size;
    }
    (rows, blobs)
}

/// Bytes of the pages of an index that another index does not have anywhere.
fn changed_pages(old: &Path, new: &Path) -> u64 {
    let pages = |path| {
        let bytes = fs::read(path).expect("reads");
        bytes.chunks(4096).map(|page| *blake3::hash(page).as_bytes()).collect::<Vec<_>>()
    };
    let old: BTreeSet<_> = pages(old).into_iter().collect();
    4096 * pages(new).iter().filter(|page| !old.contains(*page)).count() as u64
}

#[test]
fn what_changed_costs_little_more_than_itself() {
    let world = World::new();
    let mut channel = year();
    let mut old = world.install(&world.offer(&channel));
    for (lesson, picture) in [(0, 0), (17, 3), (31, 4), (49, 5)] {
        channel = channel.redraw(lesson, picture);
        let description = world.offer(&channel);
        let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
        let asked = world.fetch_all(&mut install).expect("fetches");
        let new = install.finish().expect("finishes");
        let (rows, blobs) = changed(&old, &new);
        assert!(rows > 0 && blobs > 30_000, "{rows} {blobs}");
        let (ideal, fetched) = (rows + blobs, asked.iter().map(|need| need.size).sum::<u64>());
        let total = fetched + description.len() as u64;
        eprintln!(
            "a picture: ideal {ideal}, fetched {total} in {} requests, of it description {}, \
             manifest and rows {}; the index in pages of 4 KiB: {}",
            asked.len() + 1,
            description.len(),
            fetched - blobs,
            changed_pages(old.path(), new.path()),
        );
        assert!(total <= ideal * 13 / 10 + 24_000, "{total} of {ideal}");
        assert!(total - ideal < 20_000, "{total} of {ideal}");
        old = new;
    }
    let more = Channel { n_lessons: 51, release: channel.release + 1, ..channel };
    let description = world.offer(&more);
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let asked = world.fetch_all(&mut install).expect("fetches");
    let new = install.finish().expect("finishes");
    let (rows, blobs) = changed(&old, &new);
    let (ideal, fetched) = (rows + blobs, asked.iter().map(|need| need.size).sum::<u64>());
    let total = fetched + description.len() as u64;
    eprintln!(
        "a lesson: ideal {ideal}, fetched {total} in {} requests; the index in pages: {}",
        asked.len() + 1,
        changed_pages(old.path(), new.path()),
    );
    assert!(total <= ideal * 13 / 10 + 24_000, "{total} of {ideal}");
    whole(&world.shelf());
}
