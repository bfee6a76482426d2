//! A writer's hour: the packer packs whatever she saves, and the player shows it.

use super::support::{Screen, Spoken, program, wait};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use tests::tree;

/// What the bird of the tiny channel is painted with, and what it is painted with later.
const PAINTS: [[u8; 3]; 2] = [[0x12, 0x34, 0x56], [0x65, 0x43, 0x21]];

/// A writer's desk: the tiny channel, the packer watching it, and the player beside it.
struct Desk {
    folder: tempfile::TempDir,
    screen: Screen,
    watch: Spoken,
    player: Child,
}

impl Desk {
    fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        copy(&tree::root().join("src/packer/tests/good"), folder.path());
        let data = folder.path().join("data");
        // A child of this tablet has played before.
        let added = program("jonaki")
            .arg("--data")
            .arg(&data)
            .args(["learner", "add", "rani"])
            .output()
            .expect("jonaki starts");
        assert!(added.status.success());
        paint(folder.path(), PAINTS[0]);
        let bundle = folder.path().join("tiny.jonaki");
        let mut watch = program("jonaki-pack");
        watch
            .args(["--lang", "en", "--data"])
            .arg(&data)
            .arg("watch")
            .arg(folder.path().join("tiny"));
        watch.arg("-o").arg(&bundle).arg("--cache").arg(folder.path().join("cache"));
        // A silent voice is quicker, and nobody listens.
        watch.env("LD_LIBRARY_PATH", mute(folder.path())).stderr(Stdio::null());
        let mut watch = Spoken::start(watch);
        told(&mut watch, &bundle, "packed in");
        let glass = folder.path().join("glass");
        std::fs::create_dir(&glass).expect("is made");
        let screen = Screen::open(&glass, (1024, 600));
        let player = program("jonaki")
            .arg("--data")
            .arg(&data)
            .arg("--follow")
            .arg(&bundle)
            .args(["--lesson", "tiny-1", "--step", "choose", "--size", "1024x600", "--calm"])
            .env("DISPLAY", &screen.display)
            .env_remove("WAYLAND_DISPLAY")
            .stderr(Stdio::null())
            .spawn()
            .expect("jonaki starts");
        let desk = Self { folder, screen, watch, player };
        wait("the bird on its card", || desk.sees(PAINTS[0]));
        desk
    }

    fn bundle(&self) -> PathBuf {
        self.folder.path().join("tiny.jonaki")
    }

    fn data(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join("data").join(name)).unwrap_or_default()
    }

    fn lesson(&self) -> PathBuf {
        self.folder.path().join("tiny/one/lesson.toml")
    }

    fn sees(&self, [red, green, blue]: [u8; 3]) -> bool {
        self.screen.count(red, green, blue) > 500
    }

    /// The step in which is chosen: two white cards, which no page of the story has.
    fn is_at_the_step(&self) -> bool {
        self.screen.count(0xff, 0xff, 0xff) > 60_000
    }

    fn told(&mut self, what: &str) {
        let bundle = self.bundle();
        told(&mut self.watch, &bundle, what);
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.player.kill();
        let _ = self.player.wait();
    }
}

/// Waits until the packer has said this of the bundle.
fn told(watch: &mut Spoken, bundle: &Path, what: &str) {
    let name = bundle.display().to_string();
    loop {
        let line = watch.any_line();
        if line.contains(&name) && line.contains(what) {
            return;
        }
    }
}

fn paint(folder: &Path, [red, green, blue]: [u8; 3]) {
    let file = folder.join("kit/bird.svg");
    let svg = std::fs::read_to_string(&file).expect("a bird");
    let mut parts = svg.split("fill=\"#");
    let mut painted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        painted.push_str(&format!("fill=\"#{red:02x}{green:02x}{blue:02x}"));
        painted.push_str(&part[part.find('"').expect("an end")..]);
    }
    assert_ne!(painted, svg);
    std::fs::write(file, painted).expect("is written");
}

fn mute(folder: &Path) -> PathBuf {
    let mute = folder.join("mute");
    std::fs::create_dir_all(&mute).expect("is made");
    std::fs::write(mute.join("libespeak-ng.so.1"), "").expect("is written");
    mute
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("is made");
    for entry in std::fs::read_dir(from).expect("is there").map(|entry| entry.expect("is read")) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(path, to).expect("is copied");
        }
    }
}

#[test]
fn what_a_writer_saves_is_seen_and_nothing_broken_ever_is() {
    let mut desk = Desk::open();
    assert!(desk.is_at_the_step());
    let (log, settings) = (desk.data("log.db"), desk.data("settings.json"));
    assert!(!log.is_empty());

    // A drawing is painted anew.
    paint(desk.folder.path(), PAINTS[1]);
    desk.told("packed in");
    wait("the other paint", || desk.sees(PAINTS[1]) && !desk.sees(PAINTS[0]));
    assert!(desk.is_at_the_step());

    // A line is broken: the packer says so, and both keep what they have.
    let good = std::fs::read_to_string(desk.lesson()).expect("a lesson");
    std::fs::write(desk.lesson(), good.replace("kind = \"listen\"", "kind = \"lisen\""))
        .expect("is written");
    desk.told("stays as it was");
    let name = blake3::hash(&std::fs::read(desk.bundle()).expect("a bundle"));

    // Half of a bundle lies there for a while, as when somebody copies one.
    let bytes = std::fs::read(desk.bundle()).expect("a bundle");
    std::fs::write(desk.bundle(), &bytes[..bytes.len() / 2]).expect("is written");
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert!(desk.sees(PAINTS[1]) && desk.is_at_the_step());
    assert!(desk.player.try_wait().expect("is asked").is_none(), "the player is still there");

    // It is mended, and the bird is a word now.
    let changed = good.replace("right = { art = \"kit:bird\" }", "right = { text = \"1\" }");
    assert_ne!(changed, good);
    std::fs::write(desk.lesson(), changed).expect("is written");
    desk.told("packed in");
    wait("no bird", || !desk.sees(PAINTS[1]));
    assert!(desk.is_at_the_step());
    assert_ne!(blake3::hash(&std::fs::read(desk.bundle()).expect("a bundle")), name);

    // No child's record knows of any of it.
    assert_eq!(desk.data("log.db"), log);
    assert_eq!(desk.data("settings.json"), settings);
    assert!(desk.data("playing.json").is_empty());
}

#[test]
fn a_preview_films_one_lesson_whatever_is_wrong_with_the_others() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&tree::root().join("src/packer/tests/good"), folder.path());
    std::fs::write(folder.path().join("tiny/two/lesson.toml"), "id = ").expect("is written");
    let preview = |lesson: &str, film: &Path| {
        program("jonaki-pack")
            .args(["--lang", "en", "--data"])
            .arg(folder.path().join("data"))
            .arg("preview")
            .arg(format!("{}/tiny/one{lesson}", folder.path().display()))
            .arg("--film")
            .arg(film)
            .env("XDG_CACHE_HOME", folder.path().join("cache"))
            .env("LD_LIBRARY_PATH", mute(folder.path()))
            .output()
            .expect("jonaki-pack starts")
    };
    let film = folder.path().join("film");
    for step in ["", ":choose", ":2"] {
        let done = preview(step, &film);
        assert!(done.status.success(), "{step}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(film.join("sheet.png").is_file(), "{step}");
        std::fs::remove_dir_all(&film).expect("is removed");
    }
    let done = preview(":nowhere", &film);
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.contains("story, choose"), "{said}");
    assert!(!folder.path().join("data/log.db").exists(), "no record was begun");
}
