//! Between which times each event of a stream must have happened.
//!
//! Events and contacts stand in one row, in the order in which they happened. Each knows at
//! first only its own bounds: a contact those of the server's clock, an event its arrival.
//! Bounds then travel along the row both ways, and within a boot by as much as its even
//! count allows. Two sweeps reach everything that follows, because the row is a path.

use super::chain::longest_chain;
use super::{Anchor, Heard, JOURNEY_MS};
use crate::day::FIRST_MS;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is certain about one event; `earliest` and `latest` never go back along a stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Which run of events of one boot it belongs to, from 0.
    pub(super) run: usize,
    /// It did not happen before.
    pub(super) earliest: i128,
    /// It did not happen after.
    pub(super) latest: i128,
    /// Whether its own boot had a contact.
    pub(super) anchored: bool,
    /// Whether a contact came before it.
    pub(super) after_contact: bool,
    /// Whether what is known contradicts itself here; it is then between the two.
    pub(super) torn: bool,
}

/// The bounds of every event.
pub(super) fn bounds(heard: &[Heard], anchors: &[Anchor]) -> Vec<Bounds> {
    let runs = runs(heard);
    let anchors = placed(&runs, heard, anchors);
    let mut row = row(&runs, heard, &anchors);
    raise(&mut row);
    arrive(&mut row, heard);
    lower(&mut row);

    let mut anchored = vec![false; runs.len()];
    for run in anchors.iter().filter_map(|(slot, _)| slot.run()) {
        anchored[run] = true;
    }
    let mut after_contact = false;
    let mut bounds = Vec::with_capacity(heard.len());
    for node in row {
        after_contact |= node.event.is_none();
        let (Some(_), Some(run)) = (node.event, node.slot.run()) else { continue };
        bounds.push(Bounds {
            run,
            earliest: node.earliest.min(node.latest),
            latest: node.earliest.max(node.latest),
            anchored: anchored[run],
            after_contact,
            torn: node.earliest > node.latest,
        });
    }
    bounds
}

/// Where something stands among the runs: in one, or between two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Slot(usize);

impl Slot {
    fn before(run: usize) -> Self {
        Self(2 * run)
    }

    fn within(run: usize) -> Self {
        Self(2 * run + 1)
    }

    fn run(self) -> Option<usize> {
        (self.0 % 2 == 1).then_some(self.0 / 2)
    }
}

/// One event or contact in the row.
struct Node {
    slot: Slot,
    boot: u32,
    mono: i128,
    event: Option<usize>,
    earliest: i128,
    latest: i128,
}

/// Events that follow each other in one boot, whose count does not run backwards.
fn runs(heard: &[Heard]) -> Vec<Range<usize>> {
    let mut begin = 0;
    let same = |a: &Heard, b: &Heard| a.at.boot == b.at.boot && a.at.mono_ms <= b.at.mono_ms;
    let run = |run: &[Heard]| {
        let from = begin;
        begin += run.len();
        from..begin
    };
    heard.chunk_by(same).map(run).collect()
}

/// The anchors that can be believed, each with its place, in the order of the row.
///
/// Where a restored tablet counted a boot twice, nobody knows which of the two an anchor
/// means, and it is left out. An anchor of a boot without events helps where boots are in
/// order. Where a server's clock was set back, the greater part of the anchors counts.
fn placed(runs: &[Range<usize>], heard: &[Heard], anchors: &[Anchor]) -> Vec<(Slot, Anchor)> {
    let boot = |run: &Range<usize>| heard[run.start].at.boot;
    let orderly = runs.windows(2).all(|two| boot(&two[0]) < boot(&two[1]));
    let mut of_boot = BTreeMap::<u32, Vec<usize>>::new();
    for (place, run) in runs.iter().enumerate() {
        of_boot.entry(boot(run)).or_default().push(place);
    }
    let slot = |anchor: &Anchor| match of_boot.get(&anchor.boot).map(Vec::as_slice) {
        Some([run]) => Some(Slot::within(*run)),
        None if orderly => Some(Slot::before(runs.partition_point(|run| boot(run) < anchor.boot))),
        _ => None,
    };
    let mut placed: Vec<(Slot, Anchor)> =
        anchors.iter().filter_map(|anchor| Some((slot(anchor)?, *anchor))).collect();
    placed.sort_by_key(|(slot, anchor)| (*slot, anchor.boot, anchor.mono_ms));
    let ahead = |two: &[(Slot, Anchor)]| {
        i128::from(two[0].1.server_ms) - i128::from(two[1].1.server_ms) > i128::from(JOURNEY_MS)
    };
    if placed.windows(2).any(ahead) {
        let at = |(_, anchor): &(Slot, Anchor)| i128::from(anchor.server_ms);
        let spans: Vec<_> = placed.iter().map(|anchor| (at(anchor), at(anchor))).collect();
        placed = longest_chain(&spans).into_iter().map(|place| placed[place]).collect();
    }
    placed
}

/// Events and contacts in the order in which they happened.
fn row(runs: &[Range<usize>], heard: &[Heard], anchors: &[(Slot, Anchor)]) -> Vec<Node> {
    let events = runs
        .iter()
        .enumerate()
        .flat_map(|(place, run)| run.clone().map(move |event| (Slot::within(place), event)));
    let events = events.map(|(slot, event)| Node {
        slot,
        boot: heard[event].at.boot,
        mono: heard[event].at.mono_ms.into(),
        event: Some(event),
        earliest: FIRST_MS.into(),
        latest: i64::MAX.into(),
    });
    let contacts = anchors.iter().map(|(slot, anchor)| Node {
        slot: *slot,
        boot: anchor.boot,
        mono: anchor.mono_ms.into(),
        event: None,
        earliest: i128::from(anchor.server_ms) - i128::from(JOURNEY_MS) - ROUNDING_MS,
        latest: i128::from(anchor.server_ms) + ROUNDING_MS,
    });
    let mut row: Vec<Node> = events.chain(contacts).collect();
    // The sort is stable: events of one millisecond stay in the order of their numbers.
    row.sort_by_key(|node| (node.slot, node.boot, node.mono));
    row
}

/// Lets the earliest times travel.
fn raise(row: &mut [Node]) {
    for here in 1..row.len() {
        let gap = Gap::between(&row[here - 1], &row[here]);
        row[here].earliest = row[here].earliest.max(row[here - 1].earliest + gap.least);
    }
    for here in (1..row.len()).rev() {
        if let Some(most) = Gap::between(&row[here - 1], &row[here]).most {
            row[here - 1].earliest = row[here - 1].earliest.max(row[here].earliest - most);
        }
    }
}

/// Lets the latest times travel.
fn lower(row: &mut [Node]) {
    for here in (1..row.len()).rev() {
        let gap = Gap::between(&row[here - 1], &row[here]);
        row[here - 1].latest = row[here - 1].latest.min(row[here].latest - gap.least);
    }
    for here in 1..row.len() {
        if let Some(most) = Gap::between(&row[here - 1], &row[here]).most {
            row[here].latest = row[here].latest.min(row[here - 1].latest + most);
        }
    }
}

/// Takes arrivals in as latest times; one before what is certain says that the server's
/// clock was wrong, and nothing of the event.
fn arrive(row: &mut [Node], heard: &[Heard]) {
    for node in row {
        let Some(event) = node.event else { continue };
        let received = i128::from(heard[event].received_ms);
        if received >= node.earliest {
            node.latest = received + ROUNDING_MS;
        }
    }
}

/// How much time passed between two neighbours of the row.
struct Gap {
    least: i128,
    /// Nobody knows how long a tablet was off.
    most: Option<i128>,
}

impl Gap {
    fn between(a: &Node, b: &Node) -> Self {
        if (a.slot, a.boot) != (b.slot, b.boot) {
            return Self { least: 0, most: None };
        }
        // Differences of what has passed since the boot add up, however many neighbours
        // stand between; rounded gap by gap they would not.
        let (slow, fast) = (|at: i128| at - at / DRIFT, |at: i128| at + at / DRIFT);
        Self { least: slow(b.mono) - slow(a.mono), most: Some(fast(b.mono) - fast(a.mono)) }
    }
}

/// A tablet's count gains or loses at most one part in so many: 100 ppm, twice what the
/// quartz of a cheap board is sold for.
const DRIFT: i128 = 10_000;
/// Counts are whole milliseconds, and so is what passed; a bound gives way by as much. From
/// boot to boot nothing more is needed, since a start takes longer.
const ROUNDING_MS: i128 = 2;
