//! What of the lessons a tablet goes without, as an adult chooses it.

use crate::ground::{self, SIZES, data};
use crate::shown::Shown;
use app::app::App;
use app::lessons::{self, Lessons, Start};
use app::places;
use app::screen::Place;
use app::screen::tabs::Tab;
use app::settings::Settings;
use bundle::{Bundle, Install, Offer};
use scene::Look;
use std::path::Path;
use std::time::Duration;

/// Installs the first channel and the playroom as releases that a school offers.
fn install(data: &Path) {
    let keys = data.join("keys");
    std::fs::create_dir_all(&keys).expect("a folder is made");
    let place = |name: &str| std::env::var_os(name).expect("./run test names it");
    for file in std::fs::read_dir(place("JONAKI_KEYS")).expect("keys are there") {
        let path = file.expect("is read").path();
        if path.extension().is_some_and(|end| end == "pub") {
            std::fs::copy(&path, keys.join(path.file_name().expect("a name"))).expect("is copied");
        }
    }
    let (shelf, trust) =
        (places::shelf(data).expect("is read"), places::trusted_keys(data).expect("are read"));
    for name in ["JONAKI_BUNDLE", "JONAKI_PLAYROOM"] {
        let packed = Bundle::open(Path::new(&place(name)), &trust).expect("opens");
        let offer = data.join("offer");
        Offer::make(&packed, &offer).expect("offers");
        let described = offer.join("releases").join(&packed.header().channel);
        let described = std::fs::read(described).expect("is there");
        let mut install = Install::plan(&described, &shelf, u64::MAX).expect("plans");
        install.take_from(&offer).expect("takes");
        install.finish().expect("finishes");
    }
}

fn start(data: &Path, size: (u32, u32)) -> App {
    let opened = lessons::open(data, None, Start::Uncounted);
    let Lessons { bundle, channels } = opened.expect("lessons are installed");
    ground::app_of(bundle, channels, data, size, Settings::default())
}

/// Waits for the thread that looks at the storage, and gives the texts of all switches.
fn switches(shown: &mut Shown) -> Vec<(String, String)> {
    for _ in 0..400 {
        shown.run_to(shown.now + 250);
        let rows = shown.app.borrow().view(shown.now).rows;
        let texts = rows.iter().filter_map(|(item, _)| match &item.look {
            Look::Text { text, .. } => {
                let id = item.id.strip_suffix("-text")?;
                id.starts_with("switch-").then(|| (id.to_owned(), text.clone()))
            }
            _ => None,
        });
        let texts: Vec<_> = texts.collect();
        if !texts.is_empty() {
            return texts;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    panic!("nothing can be chosen");
}

/// The id of the switch in whose text all of this is.
fn switch(shown: &mut Shown, words: &[&str]) -> String {
    let all = switches(shown);
    let is_it = |text: &str| words.iter().all(|word| text.contains(word));
    let found = all.iter().find(|(_, text)| is_it(text));
    found.unwrap_or_else(|| panic!("no {words:?} among {all:?}")).0.clone()
}

fn bytes_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: std::fs::DirEntry| {
        let about = entry.metadata().expect("is there");
        if about.is_dir() { bytes_of(&entry.path()) } else { about.len() }
    };
    entries.map(size).sum()
}

#[test]
fn an_adult_leaves_voices_and_a_channel_out_and_takes_them_again() {
    let folder = data();
    install(folder.path());
    let blobs = folder.path().join("blobs");
    let before = bytes_of(&blobs);
    let mut app = start(folder.path(), (1280, 800));
    app.open_page(&Place::Adults(Tab::Storage), 0);
    let mut shown = Shown::of(app, (1280, 800));
    for _ in 0..400 {
        shown.run_to(shown.now + 250);
        if shown.has("parts") {
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    shown.tap("parts", 50);
    let english = switch(&mut shown, &["জোনাকি", "কণ্ঠ: ইংরেজি", "এমবি"]);
    shown.tap(&english, 50);
    assert_eq!(switch(&mut shown, &["জোনাকি", "কণ্ঠ: ইংরেজি", "এখানে নেই"]), english);
    let without = bytes_of(&blobs);
    assert!(without + (1 << 20) < before, "{without} of {before}: its voices went at once");
    let room = switch(&mut shown, &["সব পাঠ"]);
    shown.tap(&room, 50);
    switch(&mut shown, &["সব পাঠ", "এখানে নেই"]);
    assert!(bytes_of(&blobs) < without, "the pictures and voices of the other channel went");
    let shelf = places::shelf(folder.path()).expect("is read");
    let opened = shelf.open().expect("opens");
    assert_eq!(opened.bundles.len(), 1, "the channel that is played stays");
    assert!(opened.check().is_empty(), "and nothing is to be mended");
    // A lesson is played as before: in English the bird speaks Bangla.
    let first = shown.app.borrow().first_lesson().expect("has lessons");
    let said = opened.bundles[0].lines(&first, "en").expect("reads");
    for line in said.values() {
        let sound = line.sound.as_ref().expect("has a voice");
        opened.bundles[0].voice(sound).expect("can be heard");
    }
    shown.tap(&english, 50);
    switch(&mut shown, &["জোনাকি", "কণ্ঠ: ইংরেজি", "এমবি"]);
    let (release, root) = (opened.bundles[0].release(), opened.bundles[0].manifest_hash());
    let root = blake3::Hash::from_hex(root).expect("is a hash");
    let channel = &opened.bundles[0].header().channel;
    assert!(shelf.lacks(channel, release, root.as_bytes()).expect("tells"), "it is to come");
}

#[test]
fn the_page_of_parts_fits_every_size() {
    let folder = data();
    install(folder.path());
    for size in SIZES {
        let mut app = start(folder.path(), size);
        app.open_page(&Place::Adults(Tab::Parts), 0);
        let mut shown = Shown::of(app, size);
        shown.check("while it is looked for");
        assert!(switches(&mut shown).len() >= 3);
        shown.check("what can be left out");
    }
}

#[test]
fn where_nothing_came_from_a_school_nothing_is_chosen() {
    let folder = data();
    let settings = Settings::default();
    let app =
        ground::app_set(folder.path(), (800, 480), "en", settings, Box::new(app::audio::Silence));
    let mut shown = Shown::of(app, (800, 480));
    shown.app.borrow_mut().open_page(&Place::Adults(Tab::Parts), 0);
    for _ in 0..400 {
        shown.run_to(shown.now + 250);
        let rows = shown.app.borrow().view(shown.now).rows;
        let says = |look: &Look| matches!(look, Look::Text { text, .. } if text.contains("came from a school yet"));
        if rows.iter().any(|(item, _)| says(&item.look)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    panic!("it is never said");
}
