//! What the tests stand on: the packed lessons and a record that is thrown away.

use app::app::{App, Forced, Parts};
use app::audio::{Silence, Voice};
use app::school::Alone;
use app::settings::Settings;
use app::worker::Worker;
use bundle::Bundle;
use model::{ChannelHead, Phrase};
use scene::Stage;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use wire::seal::TrustedKeys;

/// The lessons that `./run test` has packed.
pub(crate) fn bundle(named_by: &str) -> Rc<Bundle> {
    let named = |name: &str| {
        PathBuf::from(std::env::var_os(name).unwrap_or_else(|| {
            panic!(
                "{name} is not set: these tests play the packed lessons, run them with ./run test"
            )
        }))
    };
    let mut keys = String::new();
    for file in std::fs::read_dir(named("JONAKI_KEYS")).expect("the keys' folder is there") {
        let path = file.expect("is read").path();
        if path.extension().is_some_and(|end| end == "pub") {
            keys.push_str(&std::fs::read_to_string(path).expect("a key is read"));
        }
    }
    let trust = TrustedKeys::parse(&keys).expect("keys are keys");
    Rc::new(Bundle::open(&named(named_by), &trust).expect("the bundle opens"))
}

/// An app on a record in `data`, with the lessons of the first channel.
pub(crate) fn app(data: &Path, size: (u32, u32), language: &str, calm: bool) -> App {
    let settings = Settings { calm, ..Settings::default() };
    open(parts("JONAKI_BUNDLE", data, language, settings), size, Box::new(Silence))
}

/// The same, set by adults and heard by `voice`; what they set is kept in `data`.
pub(crate) fn app_set(
    data: &Path,
    size: (u32, u32),
    language: &str,
    settings: Settings,
    voice: Box<dyn Voice>,
) -> App {
    let mut parts = parts("JONAKI_BUNDLE", data, language, settings);
    parts.data = Some(data.to_owned());
    open(parts, size, voice)
}

/// The same on a tablet whose battery is shown in the data folder.
pub(crate) fn app_on_battery(data: &Path, size: (u32, u32), settings: Settings) -> App {
    let mut parts = parts("JONAKI_BUNDLE", data, "bn", settings);
    parts.power = Some(data.join("power"));
    parts.data = Some(data.to_owned());
    open(parts, size, Box::new(app::audio::Silence))
}

/// The same with a bundle of `channels`, as they are installed in `data`.
pub(crate) fn app_of(
    bundle: Bundle,
    channels: Vec<ChannelHead>,
    data: &Path,
    size: (u32, u32),
    settings: Settings,
) -> App {
    let mut parts = parts("JONAKI_BUNDLE", data, "bn", settings);
    (parts.bundle, parts.channels) = (Rc::new(bundle), channels);
    parts.data = Some(data.to_owned());
    open(parts, size, Box::new(Silence))
}

/// The same with the playroom: small lessons that try activities by themselves.
pub(crate) fn playroom(data: &Path, size: (u32, u32), language: &str, calm: bool) -> App {
    let settings = Settings { calm, ..Settings::default() };
    playroom_set(data, size, language, settings, Box::new(Silence))
}

/// The playroom on a tablet that remembers in `data` who played when the program died.
pub(crate) fn playroom_kept(data: &Path, size: (u32, u32)) -> App {
    let settings = Settings { calm: true, ..Settings::default() };
    let mut parts = parts("JONAKI_PLAYROOM", data, "bn", settings);
    parts.data = Some(data.to_owned());
    open(parts, size, Box::new(Silence))
}

/// The playroom, set by adults and heard by `voice`.
pub(crate) fn playroom_set(
    data: &Path,
    size: (u32, u32),
    language: &str,
    settings: Settings,
    voice: Box<dyn Voice>,
) -> App {
    open(parts("JONAKI_PLAYROOM", data, language, settings), size, voice)
}

fn parts(bundle_named_by: &str, data: &Path, language: &str, settings: Settings) -> Parts {
    let worker = Worker::open(data).expect("the record opens");
    let bundle = bundle(bundle_named_by);
    // Lessons for adults are installed beside these, so that every page is seen with the choice.
    let titles = [("bn", "জোনাকি: বড়দের পাঠ"), ("en", "Jonaki: lessons for adults")];
    let title = Phrase(titles.map(|(tag, text)| (tag.into(), text.into())).into());
    let other = ChannelHead { id: "shikkha-1".into(), title, ..bundle.channel().clone() };
    Parts {
        channels: vec![bundle.channel().clone(), other],
        bundle,
        school: Rc::new(Alone::new(&worker, data)),
        worker,
        language: language.into(),
        seed: 7,
        settings,
        forced: Forced::default(),
        wall: app::clock::noon,
        power: None,
        data: None,
    }
}

fn open(parts: Parts, (width, height): (u32, u32), voice: Box<dyn Voice>) -> App {
    let stage = Stage::of_display(width, height, 8.0);
    App::new(parts, voice, stage).expect("the shelf is read")
}

/// A data folder that is thrown away.
pub(crate) fn data() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    app::fonts::prepare(folder.path()).expect("fonts are written");
    folder
}

/// The sizes that every screen must fit.
pub(crate) const SIZES: [(u32, u32); 5] =
    [(1280, 800), (1024, 600), (800, 480), (800, 1280), (1920, 1200)];

/// The lessons of the playroom.
pub(crate) const PLAYROOM: [&str; 13] = [
    "play-story",
    "play-listen",
    "play-song",
    "play-count",
    "play-line",
    "play-sort",
    "play-build",
    "play-gap",
    "play-draw",
    "play-colour",
    "play-sign",
    "play-quiz",
    "play-cert",
];
