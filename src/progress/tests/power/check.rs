//! Opens the record on what a cut has left and holds it to its promises.

use crate::disk::Tree;
use crate::life::{self, DATA, Life, That, What};
use crate::support::*;
use ::model::StreamId;
use progress::{Notice, Progress};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Says what is wrong unless something holds.
macro_rules! hold {
    ($holds:expr, $($what:tt)*) => {
        if !$holds {
            return Err(format!($($what)*));
        }
    };
}

/// A log that was found earlier in the same life, to be put under later files.
pub(crate) struct OlderLog {
    files: Tree,
    tails: BTreeMap<StreamId, u64>,
}

/// What must hold after a cut behind so many operations.
struct Due {
    device: bool,
    /// Streams that are there, in order.
    n_streams: usize,
    tails: BTreeMap<StreamId, u64>,
    acked: BTreeMap<StreamId, u64>,
    marks: Vec<(StreamId, u64)>,
    /// The call that was cut short.
    cut_short: Option<What>,
}

/// Opens what is in `dir`, the image of a cut behind `cut` operations.
///
/// Gives the log as it was found; says what is wrong if a promise was broken.
pub(crate) fn check(life: &Life, cut: usize, image: &Tree, dir: &Path) -> Result<OlderLog, String> {
    let due = due(life, cut);
    image.write(dir).map_err(told)?;
    let data = dir.join(DATA);
    if due.device && due.cut_short != Some(What::Open) {
        hold!(data.join("running").exists(), "the end was unclean, and nothing tells of it");
    }

    let (mut progress, notices) = open(life, &data)?;
    hold_notices(&due, &notices)?;
    let found = hold_log(life, &due, &progress)?;
    if due.device {
        hold!(progress.device() == life.device, "the tablet forgot which one it is");
    }
    let mut newest_boot = 0;
    progress.dump(&mut |row| newest_boot = row.boot.max(newest_boot)).map_err(told)?;
    hold!(progress.boot() > newest_boot, "boot {} is counted again", progress.boot());

    let next = progress.record(AMINA, &answered("bn.v1", true), stamp(9_000)).map_err(told)?;
    let open_stream = found.last().map(|(stream, tail)| (*stream, tail + 1));
    hold!(Some((next.stream, next.seq)) == open_stream, "does not go on where it was: {next:?}");
    let (rows, state) = (life::rows(&progress), whole_state(&progress));
    drop(progress);

    // Once more, as after another cut, so that every page and link is gone through; and
    // without the state, which has to come out of the log as it came bit by bit.
    fs::write(data.join("running"), "").map_err(told)?;
    fs::remove_file(data.join("state.db")).map_err(told)?;
    let (again, notices) = open(life, &data)?;
    hold!(notices == [Notice::StateRebuilt], "the second start tells {notices:?}");
    hold!(life::rows(&again) == rows, "the second start finds another log");
    hold!(whole_state(&again) == state, "the log folds to another state than was kept");
    Ok(OlderLog { files: image.clone(), tails: found.into_iter().collect() })
}

/// Puts an older log under the other files of an image: the mark must not let it go on.
///
/// Tells whether there was a mark by which it can be told.
pub(crate) fn check_mark(
    life: &Life,
    cut: usize,
    image: &Tree,
    older: &OlderLog,
    dir: &Path,
) -> Result<bool, String> {
    let tail = |stream: &StreamId| older.tails.get(stream).copied().unwrap_or(0);
    if !due(life, cut).marks.iter().any(|(stream, seq)| tail(stream) < *seq) {
        return Ok(false);
    }
    let is_log = |path: &Path| path.to_string_lossy().contains("log.db");
    let mut mixed = image.clone();
    mixed.0.retain(|path, _| !is_log(path));
    let old = older.files.0.iter().filter(|(path, _)| is_log(path));
    mixed.0.extend(old.map(|(path, bytes)| (path.clone(), bytes.clone())));
    mixed.write(dir).map_err(told)?;
    let (progress, notices) = open(life, &dir.join(DATA))?;
    let new = new_stream(&notices);
    hold!(new.is_some(), "an older log is gone on with although more had left");
    let open = progress.streams().map_err(told)?.last().map(|one| one.stream);
    hold!(open.is_some_and(|open| !life.streams.contains(&open)), "no new stream was begun");
    Ok(true)
}

fn due(life: &Life, cut: usize) -> Due {
    let mut due = Due {
        device: false,
        n_streams: 0,
        tails: BTreeMap::new(),
        acked: BTreeMap::new(),
        marks: Vec::new(),
        cut_short: life.cut_short(cut),
    };
    let mut streams = Vec::new();
    for promise in life.promises.iter().filter(|promise| promise.from <= cut) {
        match promise.that {
            That::Device => due.device = true,
            That::StreamBegan(stream) => streams.push(stream),
            That::Stored { stream, seq } => raise(&mut due.tails, stream, seq),
            That::Acknowledged { stream, through } => raise(&mut due.acked, stream, through),
            That::Marked { stream, seq } => due.marks.push((stream, seq)),
        }
    }
    let known = |stream: &StreamId| life.streams.iter().position(|one| one == stream);
    due.n_streams = streams.iter().filter_map(known).max().map_or(0, |last| last + 1);
    due
}

fn raise(numbers: &mut BTreeMap<StreamId, u64>, stream: StreamId, number: u64) {
    let known = numbers.entry(stream).or_default();
    *known = number.max(*known);
}

fn open(life: &Life, data: &Path) -> Result<(Progress, Vec<Notice>), String> {
    Progress::open_with(data, "after the cut", stamp(9_000), &life.options).map_err(told)
}

/// Nothing is told to an adult, but where a new stream was just being begun.
fn hold_notices(due: &Due, notices: &[Notice]) -> Result<(), String> {
    let opening = due.cut_short == Some(What::Open);
    for notice in notices {
        let may_be = match notice {
            Notice::NewStream { .. } => opening || due.cut_short == Some(What::Mistaken),
            Notice::StateRebuilt => opening,
            _ => false,
        };
        hold!(may_be, "{:?} was cut short and an adult is told {notices:?}", due.cut_short);
    }
    Ok(())
}

/// Every event that was acknowledged is there, none that was not, and each as it was.
///
/// Gives the streams with their tails.
fn hold_log(life: &Life, due: &Due, progress: &Progress) -> Result<Vec<(StreamId, u64)>, String> {
    let streams = progress.streams().map_err(told)?;
    let rows = life::rows(progress);
    let n_known = streams.iter().zip(&life.streams).take_while(|(a, b)| a.stream == **b).count();
    hold!(n_known >= due.n_streams, "{} streams began, {n_known} are there", due.n_streams);
    hold!(streams.len() <= n_known + 1, "streams from nowhere: {streams:?}");
    for one in &streams {
        let name = one.stream.to_string();
        let least = due.tails.get(&one.stream).copied().unwrap_or(0);
        let most = least + u64::from(due.cut_short == Some(What::Record));
        let tail = one.tail;
        hold!(tail >= least, "{} answers are lost: {tail} of {least} in {name}", least - tail);
        hold!(tail <= most, "{tail} answers in {name}, but only {most} were ever given");
        let found = rows.get(&name).map_or(&[][..], Vec::as_slice);
        let lived = life.rows.get(&name).map_or(&[][..], Vec::as_slice);
        hold!(found.len() as u64 == tail, "{} rows up to number {tail}", found.len());
        hold!(lived.starts_with(found), "answers in {name} are not what they were");
        let acked = due.acked.get(&one.stream).copied().unwrap_or(0);
        hold!(one.acked >= acked, "a receipt is lost: {} of {acked} in {name}", one.acked);
    }
    Ok(streams.iter().map(|one| (one.stream, one.tail)).collect())
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
