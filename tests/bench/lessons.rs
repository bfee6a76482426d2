//! New lessons of which one picture was drawn anew: what comes over the network beside what
//! nobody could spare.

use crate::Done;
use crate::figure::at_most;
use crate::school::{School, program};
use crate::tablet::Pupil;
use bundle::{Bundle, Shelf};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wire::TrustedKeys;

/// The picture that is drawn anew.
const PICTURE: &str = "kit/mango.svg";

pub(crate) fn run() -> Done<()> {
    let lessons = std::env::args().nth(1).unwrap_or_else(|| "lessons".into());
    let scratch = tempfile::tempdir()?;
    let press = Press { lessons: scratch.path().join("lessons"), folder: scratch.path().into() };
    copy(Path::new(&lessons), &press.lessons)?;
    let first = press.print("first")?;
    press.redraw()?;
    let second = press.print("second")?;

    let trust = TrustedKeys::parse(&fs::read_to_string(press.key())?)?;
    let mut school = School::open(scratch.path())?;
    let mut pupil = Pupil::join(scratch.path(), &school.invite()?)?;
    pupil.give_shelf(|data| Shelf::new(data, &trust));
    press.publish(&first, &school)?;
    let whole = pupil.sync()?;
    press.publish(&second, &school)?;
    let delta = pupil.sync()?;
    if (whole.n_lessons, delta.n_lessons) != (1, 1) {
        return Err("the lessons did not come".into());
    }
    let ideal = changed_bytes(&Bundle::open(&first, &trust)?, &Bundle::open(&second, &trust)?)?;
    eprintln!("whole {} bytes, delta {}, ideal {ideal}", whole.n_bytes, delta.n_bytes);
    // A small picture: what a contact and the description cost weighs as much as it does.
    at_most("bundle.delta_ratio", delta.n_bytes as f64 / ideal as f64, "", 2.5);
    Ok(())
}

/// Bytes of what the later bundle has and the earlier one has not.
fn changed_bytes(before: &Bundle, after: &Bundle) -> Done<u64> {
    let (before, after) = (before.manifest()?, after.manifest()?);
    let known: BTreeSet<_> = before.entries().iter().map(|entry| entry.hash).collect();
    let new = after.entries().iter().filter(|entry| !known.contains(&entry.hash));
    Ok(new.map(|entry| entry.size).sum())
}

/// A publisher's desk.
struct Press {
    lessons: PathBuf,
    folder: PathBuf,
}

impl Press {
    fn key(&self) -> PathBuf {
        self.folder.join("developer.pub")
    }

    fn print(&self, name: &str) -> Done<PathBuf> {
        let path = self.folder.join(format!("{name}.jonaki"));
        let mut pack = Command::new(program()?.with_file_name("jonaki-pack"));
        pack.arg("build").arg(&self.lessons).args(["--channel", "jonaki-1"]).arg("-o").arg(&path);
        pack.arg("--data").arg(&self.folder).arg("--cache").arg(self.folder.join("cache"));
        well(pack)?;
        Ok(path)
    }

    /// One more spot on the picture, and the next number for the release.
    fn redraw(&self) -> Done<()> {
        let picture = self.lessons.join(PICTURE);
        let drawn = fs::read_to_string(&picture)?;
        let spot = r##"<circle cx="50" cy="50" r="9" fill="#a33"/></svg>"##;
        fs::write(&picture, drawn.replace("</svg>", spot))?;
        for channel in fs::read_dir(&self.lessons)? {
            let about = channel?.path().join("channel.toml");
            if let Ok(text) = fs::read_to_string(&about) {
                fs::write(&about, text.replace("release = 1", "release = 2"))?;
            }
        }
        Ok(())
    }

    fn publish(&self, bundle: &Path, school: &School) -> Done<()> {
        let mut publish = Command::new(program()?);
        publish.arg("--data").arg(school.data()).arg("publish").arg(bundle);
        publish.arg("--trust").arg(self.key());
        well(publish)
    }
}

/// Runs a program; an error where it was not content.
fn well(mut program: Command) -> Done<()> {
    let done = program.output()?;
    if done.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&done.stderr).into())
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
