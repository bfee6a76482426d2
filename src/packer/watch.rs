//! Waits until an author has saved something.
//!
//! The disk is asked a few times a second instead of telling by itself: that works on every
//! system, on sticks, in shared folders and in those of a phone, where others write and nobody
//! is told, and it needs no other crate. The more files there are, the longer are the rests in
//! between, so that it never takes more than a tenth of one processor.

use crate::load;
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// A rest between two looks, at least.
const REST: Duration = Duration::from_millis(100);
/// A rest is so many times as long as a look.
const RESTS: u32 = 9;
/// What did not change for so long has been written to its end.
const SETTLED: Duration = Duration::from_millis(40);
/// No lesson has folders within folders within more folders than this.
const DEEPEST: usize = 12;

/// The files of a channel, as they were when they were looked at.
pub struct Watch {
    channel: PathBuf,
    /// Where its parts lie.
    folders: Vec<PathBuf>,
    /// What is packed, which may lie among the lessons.
    out: PathBuf,
    seen: Seen,
}

type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

impl Watch {
    /// Looks at a channel of which a bundle is packed at `out`: what is saved from now on counts.
    pub fn new(channel: &Path, out: &Path) -> Self {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (channel, out) = (absolute(channel), absolute(out));
        let folders = load::folders(&channel);
        let mut watch = Self { channel, folders, out, seen: Seen::new() };
        watch.seen = watch.look();
        watch
    }

    /// Waits until something else is there than at the last look, and is written to its end.
    /// False where `goes_on` says that nobody waits any more.
    pub fn wait(&mut self, goes_on: &mut dyn FnMut() -> bool) -> bool {
        loop {
            let began = Instant::now();
            let mut now = self.look();
            if now != self.seen {
                loop {
                    std::thread::sleep(SETTLED);
                    let again = self.look();
                    if std::mem::replace(&mut now, again) == now {
                        break;
                    }
                }
                // It may be built on another channel now.
                self.folders = load::folders(&self.channel);
                self.seen = now;
                return true;
            }
            let rest = REST.max(began.elapsed() * RESTS);
            if !goes_on() {
                return false;
            }
            std::thread::sleep(rest);
        }
    }

    fn look(&self) -> Seen {
        let mut seen = Seen::new();
        for folder in &self.folders {
            self.gather(folder, DEEPEST, &mut seen);
        }
        seen
    }

    fn gather(&self, folder: &Path, deep: usize, seen: &mut Seen) {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        for entry in entries.filter_map(Result::ok) {
            let (path, name) = (entry.path(), entry.file_name());
            // What editors keep beside a file is none of the lesson's.
            let name = name.to_string_lossy();
            if name.starts_with('.') || name.ends_with('~') || self.is_made(&path) {
                continue;
            }
            match entry.metadata() {
                Ok(about) if about.is_dir() && deep > 0 => self.gather(&path, deep - 1, seen),
                Ok(about) if about.is_symlink() => {
                    seen.extend(std::fs::metadata(&path).ok().map(|about| (path, mark(&about))));
                }
                Ok(about) => drop(seen.insert(path, mark(&about))),
                Err(_) => {}
            }
        }
    }

    /// Whether it is the bundle, or what it is made in.
    fn is_made(&self, path: &Path) -> bool {
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        path.parent() == self.out.parent()
            && name(path).zip(name(&self.out)).is_some_and(|(one, out)| one.starts_with(&out))
    }
}

fn mark(about: &Metadata) -> (Option<SystemTime>, u64) {
    (about.modified().ok(), about.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channel() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let channel = folder.path().join("one");
        std::fs::create_dir_all(channel.join("01-a/sound")).unwrap();
        std::fs::create_dir_all(folder.path().join("kit/art")).unwrap();
        std::fs::write(channel.join("channel.toml"), "").unwrap();
        (folder, channel)
    }

    /// How often it goes on waiting before nothing is taken to have happened.
    fn changed(watch: &mut Watch) -> bool {
        let mut looks = 0;
        watch.wait(&mut || {
            looks += 1;
            looks < 3
        })
    }

    #[test]
    fn what_is_saved_in_a_lesson_or_in_the_kit_is_noticed_once() {
        let (folder, channel) = channel();
        let mut watch = Watch::new(&channel, &channel.join("out.jonaki"));
        assert!(!changed(&mut watch));
        std::fs::write(channel.join("01-a/lesson.toml"), "one").unwrap();
        assert!(changed(&mut watch) && !changed(&mut watch));
        std::fs::write(folder.path().join("kit/art/sun.svg"), "<svg/>").unwrap();
        assert!(changed(&mut watch) && !changed(&mut watch));
        std::fs::remove_file(channel.join("01-a/lesson.toml")).unwrap();
        assert!(changed(&mut watch) && !changed(&mut watch));
    }

    #[test]
    fn the_bundle_itself_and_an_editors_own_files_are_nothing_new() {
        let (_folder, channel) = channel();
        let mut watch = Watch::new(&channel, &channel.join("out.jonaki"));
        for name in ["out.jonaki", "out.jonaki.part", "out.jonaki.71", ".lesson.swp", "a.toml~"] {
            std::fs::write(channel.join(name), "x").unwrap();
        }
        assert!(!changed(&mut watch));
    }
}
