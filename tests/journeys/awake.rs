//! The screen stays on while a lesson runs, and goes dark by itself otherwise.

use super::support::{Screen, data, jonaki, wait};
use std::process::{Child, Stdio};
use std::time::Duration;
use x11rb::connection::Connection;
use x11rb::protocol::screensaver::{ConnectionExt, State};
use x11rb::protocol::xproto::{self, Blanking, Exposures, ScreenSaver};
use x11rb::rust_connection::RustConnection;

/// An X server whose saver waits for one second.
struct Saver(RustConnection);

impl Saver {
    fn of(screen: &Screen) -> Self {
        let (server, _) = x11rb::connect(Some(&screen.display)).expect("the server is there");
        xproto::set_screen_saver(&server, 1, 0, Blanking::PREFERRED, Exposures::ALLOWED)
            .expect("is asked")
            .check()
            .expect("is set");
        Self(server)
    }

    /// Lights the screen as a touch would, and waits for thrice the saver's time.
    fn is_on_after_a_while(&self) -> bool {
        xproto::force_screen_saver(&self.0, ScreenSaver::RESET)
            .expect("is asked")
            .check()
            .expect("is reset");
        std::thread::sleep(Duration::from_secs(3));
        let root = self.0.setup().roots[0].root;
        let info = self.0.screensaver_query_info(root).expect("is asked").reply();
        info.expect("is told").state == u8::from(State::ON)
    }
}

fn start(data: &std::path::Path, screen: &Screen, arguments: &[&str]) -> Child {
    jonaki(data)
        .args(["--size", "800x480"])
        .args(arguments)
        .env("DISPLAY", &screen.display)
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn()
        .expect("jonaki starts")
}

#[test]
fn the_screen_stays_on_in_a_lesson_and_in_no_other_place() {
    let data = data();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let screen = Screen::open(folder.path(), (800, 480));
    let saver = Saver::of(&screen);
    let mut child = start(data.path(), &screen, &[]);
    wait("the first page", || screen.count(0xff, 0xff, 0xff) > 10_000);
    assert!(saver.is_on_after_a_while(), "nobody plays: the screen may go dark");
    child.kill().expect("is killed");
    child.wait().expect("has ended");
    let mut child = start(data.path(), &screen, &["--lesson", "bn-1-13"]);
    wait("the story's page", || screen.count(0xff, 0xf7, 0xe8) > 60_000);
    assert!(!saver.is_on_after_a_while(), "a lesson runs: the screen stays on");
    child.kill().expect("is killed");
    child.wait().expect("has ended");
    assert!(saver.is_on_after_a_while(), "what died keeps nothing on");
}
