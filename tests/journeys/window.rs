//! The real window, real clicks, real pixels.

use super::support::{Screen, data, jonaki, wait};
use std::process::Stdio;

#[test]
fn a_child_opens_a_lesson_and_the_words_light_up() {
    let data = data();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let screen = Screen::open(folder.path(), (1280, 800));
    let mut child = jonaki(data.path())
        .args(["--size", "1280x800"])
        .env("DISPLAY", &screen.display)
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn()
        .expect("jonaki starts");
    // The white tiles of the first page: the child takes a picture, and says that she is done.
    wait("the pictures", || screen.count(0xff, 0xff, 0xff) > 40_000);
    std::thread::sleep(std::time::Duration::from_millis(800));
    screen.click(725, 290);
    wait("the green button", || screen.count(0x2f, 0x9e, 0x5b) > 5_000);
    screen.click(925, 690);
    // The house of all lessons stands by the river; in it the third tile below is a story.
    wait("the path", || screen.count(0xfe, 0xbf, 0x00) > 3_000);
    std::thread::sleep(std::time::Duration::from_millis(800));
    screen.click(150, 360);
    wait("the lessons", || screen.count(0xff, 0xff, 0xff) > 40_000);
    std::thread::sleep(std::time::Duration::from_millis(800));
    screen.click(690, 560);
    // The paper strip of a story page, and then a lit word on it.
    wait("the story's page", || screen.count(0xff, 0xf7, 0xe8) > 200_000);
    // The strip is the lower third, below every button of that colour.
    wait("a lit word", || screen.count_below(545, [0xfe, 0xbf, 0x00]) > 1_000);
    assert!(child.try_wait().expect("is asked").is_none(), "the app is still there");
    child.kill().expect("is killed");
    child.wait().expect("has ended");
    let dump = jonaki(data.path()).args(["log", "dump"]).output().expect("jonaki starts again");
    let text = String::from_utf8_lossy(&dump.stdout).into_owned();
    assert!(text.contains("\"kind\":\"opened\""), "the lesson's opening is in the log: {text}");
}

#[test]
fn a_small_screen_without_a_window_manager_shows_the_whole_window() {
    let data = data();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let screen = Screen::open(folder.path(), (1024, 600));
    let mut child = jonaki(data.path())
        .env("DISPLAY", &screen.display)
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn()
        .expect("jonaki starts");
    wait("the window within its screen", || screen.window().contains("Geometry: 1024x600"));
    child.kill().expect("is killed");
    child.wait().expect("has ended");
}

#[test]
fn without_a_display_the_reason_and_the_next_step_are_said() {
    let data = data();
    let done = jonaki(data.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("jonaki starts");
    assert_eq!(done.status.code(), Some(3));
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.contains("jonaki film first --out"), "{said}");
}

#[test]
fn a_system_without_any_font_still_shows_the_lessons() {
    let data = data();
    let out = tempfile::tempdir().expect("a folder can be made");
    let empty = out.path().join("fonts.conf");
    std::fs::write(&empty, "<?xml version=\"1.0\"?><fontconfig></fontconfig>").expect("is written");
    let taps = out.path().join("taps");
    std::fs::write(&taps, "500 shot page\n").expect("is written");
    let done = jonaki(data.path())
        .args(["film", "bn-1-13", "--size", "800x480"])
        .arg("--taps")
        .arg(&taps)
        .arg("--out")
        .arg(out.path())
        .env("FONTCONFIG_FILE", &empty)
        .output()
        .expect("jonaki starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(out.path().join("page.png").is_file());
}

#[test]
fn a_child_is_taken_back_to_her_lesson_when_the_program_dies() {
    let data = data();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let screen = Screen::open(folder.path(), (1280, 800));
    let start = |arguments: &[&str]| {
        jonaki(data.path())
            .args(["--size", "1280x800"])
            .args(arguments)
            .env("DISPLAY", &screen.display)
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null())
            .spawn()
            .expect("jonaki starts")
    };
    let strip = || screen.count(0xff, 0xf7, 0xe8) > 200_000;
    let mut child = start(&["--lesson", "bn-1-13"]);
    wait("the story's page", strip);
    child.kill().expect("is killed");
    child.wait().expect("has ended");
    let mut child = start(&[]);
    wait("the same story", strip);
    child.kill().expect("is killed");
    child.wait().expect("has ended");
}
