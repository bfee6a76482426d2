//! Several channels on one tablet: adults choose which is played.

use crate::ground::{self, data};
use app::app::App;
use app::lessons::{self, Lessons, Start};
use app::screen::Place;
use app::screen::tabs::Tab;
use app::settings::Settings;
use std::path::Path;

const SIZE: (u32, u32) = (800, 480);

/// Puts the first channel and the playroom where installed lessons lie.
fn install(data: &Path) {
    let keys = data.join("keys");
    let bundles = data.join("bundles");
    for folder in [&keys, &bundles] {
        std::fs::create_dir_all(folder).expect("a folder is made");
    }
    let place = |name: &str| std::env::var_os(name).expect("./run test names it");
    for (name, file) in [("JONAKI_BUNDLE", "jonaki-1.jonaki"), ("JONAKI_PLAYROOM", "play-1.jonaki")]
    {
        std::fs::copy(place(name), bundles.join(file)).expect("is copied");
    }
    for file in std::fs::read_dir(place("JONAKI_KEYS")).expect("keys are there") {
        let path = file.expect("is read").path();
        if path.extension().is_some_and(|end| end == "pub") {
            std::fs::copy(&path, keys.join(path.file_name().expect("a name"))).expect("is copied");
        }
    }
}

fn start(data: &Path) -> App {
    let settings = Settings::load(data);
    let opened = lessons::open(data, settings.wanted_channel(), Start::Uncounted);
    let Lessons { bundle, channels } = opened.expect("lessons are installed");
    ground::app_of(bundle, channels, data, SIZE, settings)
}

fn tap(app: &mut App, id: &str) {
    let rows = app.view(0).rows;
    let found = rows.iter().find(|(item, _)| item.id == id);
    let (item, _) = found.unwrap_or_else(|| panic!("{id} is not there"));
    let at = item.rect.middle();
    app.down(at, 0);
    app.up(at, 0);
}

fn plays(app: &App) -> bool {
    app.lessons().iter().any(|lesson| lesson.as_str() == "play-story")
}

#[test]
fn another_channel_is_played_at_once_and_after_the_next_start() {
    let folder = data();
    install(folder.path());
    let mut app = start(folder.path());
    assert!(!plays(&app), "the first by its id is played where nobody chose");
    app.open_page(&Place::Adults(Tab::Ways), 0);
    tap(&mut app, "channel-more");
    assert!(plays(&app), "it is played at once");
    app.open_lesson(&"play-story".into(), &app::session::Entry::Start, 0).expect("opens");
    drop(app);
    let mut app = start(folder.path());
    assert!(plays(&app), "and after the next start");
    app.open_page(&Place::Adults(Tab::Ways), 0);
    tap(&mut app, "channel-less");
    assert!(!plays(&app));
}

#[test]
fn where_the_chosen_channel_is_gone_or_damaged_another_is_played() {
    let folder = data();
    install(folder.path());
    let mut app = start(folder.path());
    let other = folder.path().join("bundles/play-1.jonaki");
    std::fs::write(&other, b"torn").expect("is written");
    app.open_page(&Place::Adults(Tab::Ways), 0);
    tap(&mut app, "channel-more");
    assert!(!plays(&app), "what was played goes on");
    drop(app);
    assert!(!plays(&start(folder.path())), "the start is not kept from coming up");
}

#[test]
fn with_one_channel_nothing_is_asked() {
    let folder = data();
    install(folder.path());
    std::fs::remove_file(folder.path().join("bundles/play-1.jonaki")).expect("is removed");
    let mut app = start(folder.path());
    app.open_page(&Place::Adults(Tab::Ways), 0);
    assert!(app.view(0).rows.iter().all(|(item, _)| !item.id.starts_with("channel-")));
}

#[test]
fn a_channel_that_arrives_takes_no_childs_path_away() {
    let folder = data();
    install(folder.path());
    let first = folder.path().join("bundles/jonaki-1.jonaki");
    let away = folder.path().join("jonaki-1.away");
    std::fs::rename(&first, &away).expect("is moved");
    let mut app = start(folder.path());
    assert!(plays(&app), "it is the only one");
    app.play_as(app::player::Player::nobody(), 0);
    app.open_page(&Place::Road, 0);
    drop(app);
    std::fs::rename(&away, &first).expect("arrives");
    assert!(plays(&start(folder.path())), "though the new one's id comes first");
}
