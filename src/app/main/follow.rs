//! `jonaki --follow`: shows a bundle to whoever writes it, and each new one as soon as it is
//! there. No child's record is touched: nobody plays, and what happens goes into a folder that
//! is thrown away.

use super::{Cli, Stop, entry, seed, stop};
use app::app::{App, Forced, Parts};
use app::audio::Device;
use app::follow::Follow;
use app::lessons::{self, Lessons};
use app::player::Player;
use app::school::Alone;
use app::session::Entry;
use app::settings::Settings;
use app::worker::Worker;
use app::{clock, places, window};
use model::LessonId;
use scene::Stage;
use std::path::Path;
use std::rc::Rc;

pub(crate) fn play(cli: &Cli, data: &Path, named: Option<&Path>) -> Result<(), Stop> {
    let Some(path) = named.or(cli.common.bundle.as_deref()) else {
        return Err(Stop(2, "say which bundle is to be followed: jonaki --follow FILE".into()));
    };
    let Lessons { bundle, channels } = lessons::named(data, path).map_err(stop)?;
    let keys = places::trusted_keys(data).map_err(|error| Stop(3, error.to_string()))?;
    let follow = Follow::new(&bundle, keys);
    let scratch = tempfile::tempdir().map_err(|error| Stop(3, error.to_string()))?;
    let worker = Worker::open(scratch.path()).map_err(|error| Stop(3, error.to_string()))?;
    let (w, h) = cli.common.size.unwrap_or((1280, 800));
    let parts = Parts {
        bundle: Rc::new(bundle),
        channels,
        school: Rc::new(Alone::new(&worker, scratch.path())),
        worker,
        language: cli.common.lang.clone(),
        seed: seed(),
        // Whoever writes lessons is sent to bed by nobody.
        settings: Settings { quiet: false, minutes: 0, ..Settings::default() },
        forced: Forced { calm: cli.common.calm, no_music: cli.common.no_music },
        wall: clock::stamp,
        power: None,
        data: None,
    };
    let stage = Stage::of_display(w, h, cli.common.diagonal);
    let mut app = App::new(parts, Box::new(Device::open()), stage)
        .map_err(|error| Stop(1, error.to_string()))?;
    app.play_as(Player::guest(), 0);
    if let Some(lesson) = &cli.look.lesson {
        app.open_lesson(&LessonId(lesson.clone()), &entry(&cli.common, Entry::Start), 0)
            .map_err(|error| Stop(1, error.to_string()))?;
    }
    let glass =
        window::Glass { size: cli.common.size, full: cli.look.full, diagonal: cli.common.diagonal };
    window::run(app, &glass, || {}, Some(follow)).map_err(super::no_window)
}
