//! Programs, scratch folders and a screen that is only memory.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// A program that `./run test` has built.
pub(crate) fn program(name: &str) -> Command {
    Command::new(named("JONAKI_BIN").join(name))
}

/// The bundle that `./run test` has packed.
pub(crate) fn bundle() -> PathBuf {
    named("JONAKI_BUNDLE")
}

/// The folder of the key that sealed it.
pub(crate) fn keys() -> PathBuf {
    named("JONAKI_KEYS")
}

fn named(name: &str) -> PathBuf {
    PathBuf::from(std::env::var_os(name).unwrap_or_else(|| {
        panic!("{name} is not set: journeys need the built programs, run them with ./run test")
    }))
}

/// A data folder that trusts the tests' bundle.
pub(crate) fn data() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let folder_of_keys = folder.path().join("keys");
    std::fs::create_dir(&folder_of_keys).expect("is made");
    for file in std::fs::read_dir(keys()).expect("keys are there") {
        let path = file.expect("is read").path();
        if let (true, Some(name)) =
            (path.extension().is_some_and(|end| end == "pub"), path.file_name())
        {
            std::fs::copy(&path, folder_of_keys.join(name)).expect("a key is copied");
        }
    }
    // A journey begins at any hour, and the bird of a real program sleeps at night.
    std::fs::write(folder.path().join("settings.json"), "{ \"quiet\": false }")
        .expect("is written");
    folder
}

/// `jonaki` on a data folder and the tests' bundle.
pub(crate) fn jonaki(data: &Path) -> Command {
    let mut command = program("jonaki");
    command.arg("--data").arg(data).arg("--bundle").arg(bundle());
    command
}

/// A program that answers when it is spoken to.
pub(crate) struct Spoken {
    pub(crate) child: Child,
    says: BufReader<ChildStdout>,
    pub(crate) hears: ChildStdin,
}

impl Spoken {
    pub(crate) fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let says = BufReader::new(child.stdout.take().unwrap());
        let hears = child.stdin.take().unwrap();
        Self { child, says, hears }
    }

    /// The next line.
    pub(crate) fn any_line(&mut self) -> String {
        let mut line = String::new();
        assert_ne!(self.says.read_line(&mut line).unwrap(), 0, "the program has ended");
        line
    }

    /// The rest of the next line that begins with a word.
    pub(crate) fn line(&mut self, word: &str) -> String {
        loop {
            let line = self.any_line();
            if let Some(rest) = line.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
                return rest.trim_end().to_owned();
            }
        }
    }
}

impl Drop for Spoken {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An X server whose picture lies in a file.
pub(crate) struct Screen {
    server: Child,
    picture: PathBuf,
    width: usize,
    height: usize,
    pub(crate) display: String,
}

/// How many were opened: tests run beside each other and each has its own display.
static SCREENS: AtomicU32 = AtomicU32::new(0);

impl Screen {
    /// Starts a server of a size in pixels, without a window manager.
    pub(crate) fn open(folder: &Path, (width, height): (usize, usize)) -> Self {
        let nth = SCREENS.fetch_add(1, Ordering::Relaxed);
        let display = format!(":{}", 100 + std::process::id() % 400 + 400 * nth);
        let server = Command::new("Xvfb")
            .arg(&display)
            .args(["-screen", "0", &format!("{width}x{height}x24"), "-fbdir"])
            .arg(folder)
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts: ./run test installs it");
        let screen = Self { server, picture: folder.join("Xvfb_screen0"), width, height, display };
        wait("the X server", || screen.pixels().is_some());
        std::thread::sleep(Duration::from_millis(500));
        screen
    }

    /// The pixels, four bytes each (blue, green, red, nothing), without the file's head.
    pub(crate) fn pixels(&self) -> Option<Vec<u8>> {
        let bytes = std::fs::read(&self.picture).ok()?;
        let head = bytes.len().checked_sub(self.width * self.height * 4)?;
        Some(bytes[head..].to_vec())
    }

    /// How many pixels have exactly this colour.
    pub(crate) fn count(&self, red: u8, green: u8, blue: u8) -> usize {
        let pixels = self.pixels().unwrap_or_default();
        pixels.chunks_exact(4).filter(|pixel| pixel[..3] == [blue, green, red]).count()
    }

    /// The same below a line only.
    pub(crate) fn count_below(&self, y: usize, [red, green, blue]: [u8; 3]) -> usize {
        let pixels = self.pixels().unwrap_or_default();
        let below = pixels.chunks_exact(4).skip(y * self.width);
        below.filter(|pixel| pixel[..3] == [blue, green, red]).count()
    }

    /// The place and size of the app's window as the X server tells them, or nothing.
    pub(crate) fn window(&self) -> String {
        let told = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args(["search", "--name", "^Jonaki$", "getwindowgeometry"])
            .output()
            .expect("xdotool runs: ./run test installs it");
        String::from_utf8_lossy(&told.stdout).into_owned()
    }

    /// Moves the pointer to a place and clicks.
    pub(crate) fn click(&self, x: u32, y: u32) {
        let done = Command::new("xdotool")
            .env("DISPLAY", &self.display)
            .args([
                "mousemove",
                &x.to_string(),
                &y.to_string(),
                "sleep",
                "0.1",
                "mousedown",
                "1",
                "sleep",
                "0.1",
                "mouseup",
                "1",
            ])
            .status()
            .expect("xdotool runs: ./run test installs it");
        assert!(done.success(), "xdotool cannot click");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Waits up to a minute for something to become true.
pub(crate) fn wait(what: &str, mut is: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is() {
        assert!(began.elapsed() < Duration::from_secs(60), "{what} did not come in a minute");
        std::thread::sleep(Duration::from_millis(50));
    }
}
