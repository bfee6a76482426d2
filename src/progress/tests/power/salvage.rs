//! A cut of the power while a damaged log is being salvaged.

use crate::disk::{Dice, Disk, Tree, tape};
use crate::life::{DATA, live};
use crate::scratch::Scratch;
use crate::support::stamp;
use progress::{Notice, Options, Progress};
use std::fs;
use std::path::Path;

const LIVES: u64 = 8;
const CUTS: usize = 40;

#[test]
fn a_cut_while_salvaging_loses_nothing_that_could_be_read() {
    let long = std::env::var("JONAKI_LONG").is_ok_and(|long| !long.is_empty());
    let mut n_salvaged = 0;
    for seed in 0..if long { 10 * LIVES } else { LIVES } {
        let scratch = Scratch::new();
        let Some(damaged) = damaged_log(&scratch, seed) else { continue };
        damaged.write(scratch.live()).unwrap();
        tape::start(scratch.live(), Dice::new(seed, 5));
        let (progress, notices) = open(scratch.live());
        let recording = tape::stop();
        let Notice::LogSetAside { kept_as, .. } = &notices[0] else { panic!("{notices:?}") };
        let expected = Expected { answers: answers(&progress), kept: fs::read(kept_as).unwrap() };
        n_salvaged += expected.answers.len();

        let mut dice = Dice::new(seed, 6);
        for n in 0..CUTS {
            let cut = dice.below(recording.ops.len() + 1);
            let mut disk = Disk::holding(&recording.base);
            recording.ops[..cut].iter().for_each(|op| disk.apply(op));
            let image = disk.cut(&mut dice);
            image.write(&scratch.image()).unwrap();
            let before = format!(
                "life {seed}, cut {n} behind {:?}",
                &recording.ops[cut.saturating_sub(12)..cut]
            );
            hold(&scratch.image(), &expected, &before);
        }
    }
    assert!(n_salvaged > 20, "{n_salvaged} answers in all");
}

/// What comes of a damaged log without a cut.
struct Expected {
    answers: Vec<String>,
    /// The damaged file, under its new name.
    kept: Vec<u8>,
}

/// What a life leaves, with a page of the log in ruins; `None` where the log is too small.
fn damaged_log(scratch: &Scratch, seed: u64) -> Option<Tree> {
    let life = live(scratch.live(), seed);
    let mut disk = Disk::holding(&life.recording.base);
    life.recording.ops.iter().for_each(|op| disk.apply(op));
    let mut tree = disk.now();
    let log = tree.0.get_mut(&Path::new(DATA).join("log.db"))?.as_mut()?;
    let page = log.len() / 2 / 4096 * 4096;
    log.get_mut(page..page + 4096).filter(|_| page > 0)?.fill(0x55);
    // The life may have ended before the page was read, or with a newer one in the write-ahead
    // log; only damage that is met is salvaged.
    tree.write(&scratch.image()).unwrap();
    let notices = open(&scratch.image()).1;
    matches!(notices.first(), Some(Notice::LogSetAside { .. })).then_some(tree)
}

fn hold(dir: &Path, expected: &Expected, before: &str) {
    let (progress, _) = open(dir);
    assert_eq!(answers(&progress), expected.answers, "{before}");
    drop(progress);
    // As after another cut, so that all is gone through.
    fs::write(dir.join(DATA).join("running"), "").unwrap();
    let (progress, notices) = open(dir);
    assert_eq!(notices, [], "{before}");
    assert_eq!(answers(&progress), expected.answers, "{before}");
    let files = fs::read_dir(dir.join(DATA)).unwrap().map(|file| file.unwrap().path());
    let mut aside = files.filter(|path| path.to_string_lossy().contains(".corrupt-"));
    assert!(aside.any(|path| fs::read(path).unwrap() == expected.kept), "not kept, {before}");
}

fn open(dir: &Path) -> (Progress, Vec<Notice>) {
    let options = Options { reserve_bytes: 0, ..Options::default() };
    Progress::open_with(&dir.join(DATA), "boot", stamp(0), &options).unwrap()
}

/// Every answer once for each time that it is there, whatever its place.
fn answers(progress: &Progress) -> Vec<String> {
    let mut answers = Vec::new();
    progress
        .dump(&mut |row| {
            answers.push(format!("{} {} {:?}", row.learner, row.wall_ms, row.event));
        })
        .unwrap();
    answers.sort_unstable();
    answers
}
