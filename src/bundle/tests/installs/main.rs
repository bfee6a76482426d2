//! How releases come to a tablet: whole, in pieces, interrupted, damaged, from enemies.

mod cards;
mod channel;
mod delta;
mod hostile;
mod mending;
mod parts;
mod power;
mod refused;
mod resumed;
mod starts;
mod stopping;

use bundle::{Bundle, Install, InstallError, Need, Offer, Shelf};
use channel::Channel;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use wire::{SecretKey, TrustedKeys};

/// More room than any of these stories needs.
const ROOM: u64 = 1 << 40;

/// A publisher's folder and a tablet's, side by side.
struct World {
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { folder: tempfile::tempdir().expect("makes a folder") };
        fs::create_dir(world.data()).expect("makes");
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn shelf(&self) -> Shelf {
        Shelf::new(&self.data(), &trust())
    }

    /// Offers a release and returns its description.
    fn offer(&self, channel: &Channel) -> Vec<u8> {
        let bundle = channel.write(&self.path("packed.jonaki"));
        Offer::make(&bundle, &self.path("offer")).expect("offers");
        fs::read(self.path("offer/releases").join(&channel.id)).expect("is there")
    }

    fn install(&self, description: &[u8]) -> Bundle {
        let mut install = Install::plan(description, &self.shelf(), ROOM).expect("plans");
        install.take_from(&self.path("offer")).expect("takes");
        install.finish().expect("finishes")
    }

    /// What a server would answer to a need.
    fn fetch(&self, need: &Need) -> Vec<u8> {
        fetch(&self.path("offer"), need)
    }

    /// Fetches until nothing is needed and returns what was asked for.
    fn fetch_all(&self, install: &mut Install) -> Result<Vec<Need>, InstallError> {
        let mut asked = Vec::new();
        loop {
            let needs = install.needs()?;
            if needs.is_empty() {
                return Ok(asked);
            }
            for need in needs {
                install.take(&need, &self.fetch(&need))?;
                asked.push(need);
            }
        }
    }
}

fn fetch(folder: &Path, need: &Need) -> Vec<u8> {
    let mut file = File::open(folder.join(&need.path)).expect("is offered");
    assert_eq!(file.metadata().expect("is there").len(), need.of, "{need:?}");
    file.seek(SeekFrom::Start(need.from)).expect("seeks");
    let mut bytes = vec![0; need.size as usize];
    file.read_exact(&mut bytes).expect("reads");
    bytes
}

/// The one bundle in use, after reading all of it.
fn whole(shelf: &Shelf) -> Bundle {
    let mut bundles = shelf.open().expect("opens").bundles;
    assert_eq!(bundles.len(), 1);
    let bundle = bundles.pop().expect("is one");
    bundle.verify_all(|_, _| {}).expect("is whole");
    bundle
}

fn key(n: u8) -> SecretKey {
    SecretKey::from_bytes(&[n; 32])
}

fn trust() -> TrustedKeys {
    TrustedKeys::new([key(1).public(), key(2).public()])
}

#[test]
fn a_release_comes_whole_and_shows_the_same_as_the_packed_file() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    let installed = world.install(&description);
    let packed = Bundle::open(&world.path("packed.jonaki"), &trust()).expect("opens");
    assert_eq!(installed.manifest_hash(), packed.manifest_hash());
    assert_eq!(installed.manifest().expect("reads"), packed.manifest().expect("reads"));
    assert_eq!(whole(&world.shelf()).release(), 7);
    let index = world.path("index");
    bundle::split(&packed, &index, &bundle::Store::new(world.path("blobs"))).expect("splits");
    let (made, split) = (fs::read(installed.path()), fs::read(&index));
    assert!(made.expect("reads") == split.expect("reads"), "the same bytes as a split file");
    assert_eq!(fs::read_dir(world.path("data/incoming")).expect("lists").count(), 0);
}

#[test]
fn a_release_of_the_first_format_is_installed_as_one() {
    let world = World::new();
    let path = world.path("packed.jonaki");
    Channel::new(7).write(&path);
    // As a packer of that time wrote it: a line's sound was one blob, as it is here.
    let conn = rusqlite::Connection::open(&path).expect("opens");
    let root: Vec<u8> =
        conn.query_row("SELECT root FROM manifest", [], |row| row.get(0)).expect("there");
    let newest = format!("\nformat {}\n", bundle::format::FORMAT_MAX);
    let root = String::from_utf8(root).expect("text").replacen(&newest, "\nformat 1\n", 1);
    let seal = wire::seal(root.as_bytes(), &key(1)).to_string();
    conn.execute("UPDATE manifest SET root = ?1, seal = ?2", (root.into_bytes(), seal))
        .and_then(|_| conn.pragma_update(None, "user_version", 1))
        .expect("changed");
    conn.close().expect("closes");
    let packed = Bundle::open(&path, &trust()).expect("opens");
    Offer::make(&packed, &world.path("offer")).expect("offers");
    let description = fs::read(world.path("offer/releases/jonaki-1")).expect("is there");
    world.install(&description);
    assert_eq!(whole(&world.shelf()).header().format, 1);
}

#[test]
fn an_install_can_be_handed_to_another_thread() {
    let world = World::new();
    let description = world.offer(&Channel::new(7));
    let (shelf, offer) = (world.shelf(), world.path("offer"));
    let installed = std::thread::spawn(move || {
        let mut install = Install::plan(&description, &shelf, ROOM).expect("plans");
        install.take_from(&offer).expect("takes");
        install.finish().expect("finishes").release()
    });
    assert_eq!(installed.join().expect("joins"), 7);
}

#[test]
fn what_the_first_lessons_need_comes_first() {
    let world = World::new();
    let channel = Channel { n_lessons: 5, ..Channel::new(7) };
    let description = world.offer(&channel);
    let mut install = Install::plan(&description, &world.shelf(), ROOM).expect("plans");
    let asked = world.fetch_all(&mut install).expect("fetches");
    let place = |bytes: &[u8]| {
        let hash = blake3::hash(bytes).to_hex();
        let path = format!("b/{}/{}", &hash[..2], &hash[2..]);
        asked.iter().position(|need| need.path == path).expect("was asked for")
    };
    for lesson in 1..5 {
        assert!(place(&channel.voice(lesson - 1)) < place(&channel.voice(lesson)));
        assert!(place(&channel.picture(lesson - 1, 1)) < place(&channel.voice(lesson)));
    }
    assert!(asked[0].size > 0 && asked[0].path != asked[1].path, "manifest, then rows");
}

#[test]
fn two_channels_share_one_store_and_stand_side_by_side() {
    let world = World::new();
    let other = Channel { id: "jonaki-2".into(), ..Channel::new(3) };
    let first = world.offer(&Channel::new(7));
    let second = world.offer(&other);
    world.install(&first);
    let mut install = Install::plan(&second, &world.shelf(), ROOM).expect("plans");
    let asked = world.fetch_all(&mut install).expect("fetches");
    assert!(asked.iter().all(|need| need.of < 8_000), "no blob comes twice: {asked:?}");
    install.finish().expect("finishes");
    let bundles = world.shelf().open().expect("opens").bundles;
    let releases: Vec<u64> = bundles.iter().map(Bundle::release).collect();
    assert_eq!(releases, [7, 3]);
}
