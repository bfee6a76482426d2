//! Where within its bounds an event most likely lies.
//!
//! A boot with a contact needs no guess. A boot with a believable claim is put where it
//! claims to be. Boots without either are spread evenly over the time between.

use super::bounds::Bounds;
use super::chain::longest_chain;
use super::{Estimate, Heard, SLACK_MS, Source};
use crate::day::{DAY_MS, FIRST_MS};
use std::ops::Range;

/// The estimate of every event, given its bounds.
pub(super) fn within(heard: &[Heard], bounds: &[Bounds]) -> Vec<Estimate> {
    let stream = Stream { heard, bounds, windows: windows(bounds) };
    let mut times: Vec<Time> = bounds.iter().map(Time::of).collect();
    let runs = loose_runs(bounds);
    for (run, offset) in stream.believed(&runs) {
        for event in run {
            let claim = offset + stream.mono(event);
            times[event] =
                Time { at: stream.windows[event].nearest(claim), source: Source::Claimed };
        }
    }
    // Silent runs that follow each other share the time between what is timed.
    let silent: Vec<Range<usize>> = runs
        .into_iter()
        .filter(|run| !matches!(times[run.start].source, Source::Claimed))
        .collect();
    for gap in silent.chunk_by(|a, b| a.end == b.start) {
        stream.spread(gap, &mut times);
    }
    times.iter().zip(bounds).map(|(time, bounds)| time.estimate(bounds)).collect()
}

/// A guess, and what it rests on.
#[derive(Clone, Copy)]
struct Time {
    at: i128,
    source: Source,
}

impl Time {
    /// What the bounds alone say.
    fn of(bounds: &Bounds) -> Self {
        let source = match bounds {
            Bounds { torn: true, .. } => Source::Unknown,
            Bounds { anchored: true, .. } => Source::Exact,
            Bounds { after_contact: true, .. } => Source::Bounded,
            _ => Source::Unknown,
        };
        Self { at: (bounds.earliest + bounds.latest).div_euclid(2), source }
    }

    fn estimate(self, bounds: &Bounds) -> Estimate {
        let width = bounds.latest - bounds.earliest;
        // An exact time stands in the middle; any other may stand at an edge.
        let err = if self.source == Source::Exact { (width + 1) / 2 } else { width };
        Estimate {
            at_ms: self.at.clamp(i64::MIN.into(), i64::MAX.into()) as i64,
            err_ms: u64::try_from(err).unwrap_or(u64::MAX),
            source: self.source,
        }
    }
}

/// Where an event may be put: within its bounds, and past no event whose time is exact.
#[derive(Clone, Copy)]
struct Window {
    begin: i128,
    end: i128,
}

impl Window {
    fn nearest(self, at: i128) -> i128 {
        at.max(self.begin).min(self.end)
    }
}

/// The windows of all events; begins and ends never go back, since bounds never do.
fn windows(bounds: &[Bounds]) -> Vec<Window> {
    let exact = |bounds: &Bounds| {
        let time = Time::of(bounds);
        (time.source == Source::Exact).then_some(time.at)
    };
    let mut windows: Vec<Window> = bounds
        .iter()
        .scan(i128::MIN, |passed, bounds| {
            *passed = exact(bounds).unwrap_or(*passed);
            Some(Window { begin: bounds.earliest.max(*passed), end: bounds.latest })
        })
        .collect();
    let mut next = i128::MAX;
    for (window, bounds) in windows.iter_mut().zip(bounds).rev() {
        next = exact(bounds).unwrap_or(next);
        window.end = window.end.min(next);
    }
    windows
}

/// The events of one boot that follow each other and need a guess.
fn loose_runs(bounds: &[Bounds]) -> Vec<Range<usize>> {
    let is_exact = |bounds: &Bounds| Time::of(bounds).source == Source::Exact;
    let mut begin = 0;
    let mut runs = Vec::new();
    for run in bounds.chunk_by(|a, b| a.run == b.run && is_exact(a) == is_exact(b)) {
        let range = begin..begin + run.len();
        begin = range.end;
        if !is_exact(&run[0]) {
            runs.push(range);
        }
    }
    runs
}

/// One stream with what is certain of it.
struct Stream<'a> {
    heard: &'a [Heard],
    bounds: &'a [Bounds],
    windows: Vec<Window>,
}

impl Stream<'_> {
    fn mono(&self, event: usize) -> i128 {
        self.heard[event].at.mono_ms.into()
    }

    /// The runs whose claims are believed, each with the claimed time of its boot's start.
    ///
    /// A clock that jumped during a boot was most likely set right, so its last believable
    /// claim counts for all of the boot. Claims that contradict each other cannot all be
    /// right; those of the most boots are believed.
    fn believed(&self, runs: &[Range<usize>]) -> Vec<(Range<usize>, i128)> {
        let claims: Vec<(Range<usize>, i128)> = runs
            .iter()
            .filter_map(|run| {
                let event = run.clone().rev().find(|event| self.is_believable(*event))?;
                let offset = i128::from(self.heard[event].at.wall_ms) - self.mono(event);
                Some((run.clone(), offset))
            })
            .collect();
        let span = |(run, offset): &(Range<usize>, i128)| {
            (offset + self.mono(run.start), offset + self.mono(run.end - 1))
        };
        let spans: Vec<(i128, i128)> = claims.iter().map(span).collect();
        longest_chain(&spans).into_iter().map(|place| claims[place].clone()).collect()
    }

    /// Whether an event's wall clock says what may be: after 2025 began, and no more than a
    /// day outside of its window.
    fn is_believable(&self, event: usize) -> bool {
        let (wall, window) = (i128::from(self.heard[event].at.wall_ms), self.windows[event]);
        wall >= i128::from(FIRST_MS)
            && wall >= window.begin - SLACK_MS
            && wall <= window.end + SLACK_MS
    }

    /// Spreads the runs of a gap evenly over it, each as long as its boot counted.
    ///
    /// Where nothing is known before the gap, a boot a day is assumed.
    fn spread(&self, gap: &[Range<usize>], times: &mut [Time]) {
        let (first, last) = (gap[0].start, gap[gap.len() - 1].end - 1);
        let long = |run: &Range<usize>| self.mono(run.end - 1) - self.mono(run.start);
        let played: i128 = gap.iter().map(long).sum();
        let pauses = gap.len() as i128 + 1;

        let before = first.checked_sub(1).map(|event| times[event].at);
        let end = times
            .get(last + 1)
            .map_or(self.windows[last].end, |next| next.at.min(self.windows[last].end));
        let mut begin = self.windows[first].begin.max(before.unwrap_or(i128::MIN));
        if before.is_none() && !self.bounds[first].after_contact {
            begin = begin.max(end - played - pauses * i128::from(DAY_MS));
        }
        let free = (end - begin - played).max(0);
        let mut passed = 0;
        for (place, run) in gap.iter().enumerate() {
            let start = begin + passed + free * (place as i128 + 1) / pauses;
            passed += long(run);
            for event in run.clone() {
                let at = start + self.mono(event) - self.mono(run.start);
                times[event].at = self.windows[event].nearest(at.min(end));
            }
        }
    }
}
