//! Many lives, and many cuts in each.

use crate::check::{OlderLog, check, check_mark};
use crate::disk::{Dice, Disk, Op};
use crate::life::{Life, What, live};
use crate::scratch::Scratch;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;

/// How many lives in an ordinary run; ten times as many in a long one.
const LIVES: u64 = 50;
/// Cuts in each.
const CUTS: usize = 110;

/// What the cuts have met, so that nothing important goes untried unnoticed.
#[derive(Debug, Default)]
struct Met {
    cuts: usize,
    /// By the call that was cut short.
    calls: BTreeMap<Option<What>, usize>,
    /// Cuts within a checkpoint while an answer was being recorded.
    checkpoints: usize,
    /// Older logs that had to be told by the mark.
    older_logs: usize,
}

#[test]
fn what_was_acknowledged_survives_a_cut_of_the_power_at_any_moment() {
    if let Ok(seed) = std::env::var("JONAKI_SEED") {
        let seed = seed.parse().expect("JONAKI_SEED is the number of a life");
        let met = cut_often(seed).unwrap_or_else(|broken| panic!("{broken}"));
        return eprintln!("{met:?}");
    }
    let long = std::env::var("JONAKI_LONG").is_ok_and(|long| !long.is_empty());
    let lives = if long { 10 * LIVES } else { LIVES };
    let (seeds, met) = (Mutex::new(0..lives), Mutex::new(Ok(Met::default())));
    thread::scope(|scope| {
        let live_on = || {
            while let Some(seed) = { seeds.lock().unwrap().next() } {
                let lived = cut_often(seed);
                let mut met = met.lock().unwrap();
                match (lived, &mut *met) {
                    (Ok(lived), Ok(met)) => met.add(&lived),
                    (Err(broken), Ok(_)) => *met = Err(broken),
                    (_, Err(_)) => return,
                }
            }
        };
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(live_on);
        }
    });
    let met = met.into_inner().unwrap().unwrap_or_else(|broken| panic!("{broken}"));
    eprintln!("{met:?}");
    assert_eq!(met.cuts, lives as usize * CUTS);
    let calls = [What::Open, What::Record, What::NoteSent, What::Acknowledge, What::Mistaken];
    let rarest = calls.iter().map(|what| met.calls.get(&Some(*what)).copied().unwrap_or(0)).min();
    let rarest = rarest.min(Some(met.checkpoints)).min(Some(met.older_logs)).unwrap();
    assert!(rarest > met.cuts / 200, "something is hardly ever cut short: {met:?}");
}

#[test]
fn a_disk_that_forgets_what_it_was_told_to_keep_is_found_out() {
    let forgets_all = n_broken(|_, _| true);
    assert!(forgets_all > 60, "{forgets_all} of 120 cuts");
    // Only the names.
    let forgets_names = n_broken(|life, node| life.recording.made("data").contains(&node));
    assert!(forgets_names > 20, "{forgets_names} of 120 cuts");
    // Only what may have left.
    let forgets_marks = n_broken(|life, node| life.recording.made("sent_hw").contains(&node));
    assert!(forgets_marks > 10, "{forgets_marks} of 120 cuts");
    eprintln!("of 120 cuts: all {forgets_all}, names {forgets_names}, marks {forgets_marks}");
}

#[test]
fn a_life_is_the_same_twice() {
    for seed in [3, 5] {
        let [once, twice] = [(); 2].map(|()| begin(&Scratch::new(), seed).recording.ops);
        assert_eq!(format!("{once:?}"), format!("{twice:?}"));
    }
}

/// Lives once and cuts the power at many moments of it.
fn cut_often(seed: u64) -> Result<Met, String> {
    let scratch = Scratch::new();
    let life = begin(&scratch, seed);
    let (mut met, mut older) = (Met::default(), None);
    for (n, (cut, disk)) in moments(&life, seed, CUTS, |_| false).enumerate() {
        let found_older = hold(&life, (seed, n), cut, &disk, &mut older, &scratch);
        met.meet(&life, cut);
        met.older_logs += match found_older {
            Ok(found) => usize::from(found),
            Err(broken) => {
                let ops = &life.recording.ops;
                return Err(format!(
                    "life {seed}, cut {n} behind operation {cut} of {}: {broken}\n\
                     JONAKI_SEED={seed} does it again; the files are kept in {}\n\
                     the disk had last done {:?}",
                    ops.len(),
                    scratch.keep().display(),
                    &ops[cut.saturating_sub(12)..cut],
                ));
            }
        };
    }
    Ok(met)
}

/// Cuts once, the `n`th time in a life. Tells whether an older log had to be told by the mark.
fn hold(
    life: &Life,
    (seed, n): (u64, usize),
    cut: usize,
    disk: &Disk,
    older: &mut Option<OlderLog>,
    scratch: &Scratch,
) -> Result<bool, String> {
    let image = disk.cut(&mut Dice::new(seed, 100 + n as u64));
    let found = check(life, cut, &image, &scratch.image())?;
    let older = older.get_or_insert(found);
    if n % 4 == 0 { check_mark(life, cut, &image, older, &scratch.image()) } else { Ok(false) }
}

/// How many of 120 cuts are found out if the disk ignores some flushes.
fn n_broken(ignores: impl Fn(&Life, usize) -> bool) -> usize {
    let mut n_broken = 0;
    for seed in 0..2 {
        let scratch = Scratch::new();
        let (life, mut older) = (live(scratch.live(), seed), None);
        let ignores = |op: &Op| matches!(op, Op::Flush { node } if ignores(&life, *node));
        for (n, (cut, disk)) in moments(&life, seed, 60, ignores).enumerate() {
            let held = hold(&life, (seed, 4 * n), cut, &disk, &mut older, &scratch);
            n_broken += usize::from(held.is_err());
        }
    }
    n_broken
}

/// A life; every third goes on where the power was cut in an earlier one.
fn begin(scratch: &Scratch, seed: u64) -> Life {
    if seed % 3 == 2 {
        let earlier = live(scratch.live(), seed + 1_000_000);
        let (_, disk) = moments(&earlier, seed, 1, |_| false).next().expect("one cut");
        disk.cut(&mut Dice::new(seed, 2)).write(scratch.live()).unwrap();
    }
    live(scratch.live(), seed)
}

/// So many moments of a life in their order, each with the disk as it was then.
///
/// Half of them are anywhere, half in a call that is drawn first: the shortest are as important
/// as the longest.
fn moments(
    life: &Life,
    seed: u64,
    n: usize,
    ignores: impl Fn(&Op) -> bool,
) -> impl Iterator<Item = (usize, Disk)> {
    let ops = &life.recording.ops;
    let mut dice = Dice::new(seed, 3);
    let calls: Vec<_> = life.acts.iter().filter(|act| act.began < act.ended).collect();
    let mut any = || {
        if dice.percent(50) {
            return dice.below(ops.len() + 1);
        }
        let call = calls[dice.below(calls.len())];
        call.began + 1 + dice.below(call.ended - call.began)
    };
    let mut cuts: Vec<usize> = (0..n).map(|_| any()).collect();
    cuts.sort_unstable();
    let (mut disk, mut done) = (Disk::holding(&life.recording.base), 0);
    cuts.into_iter().map(move |cut| {
        ops[done..cut].iter().filter(|op| !ignores(op)).for_each(|op| disk.apply(op));
        done = cut;
        (cut, disk.clone())
    })
}

impl Met {
    fn meet(&mut self, life: &Life, cut: usize) {
        let call = life.cut_short(cut);
        self.cuts += 1;
        *self.calls.entry(call).or_default() += 1;
        // A whole page at its place: the write-ahead log has a header before each.
        let last = cut.checked_sub(1).map(|last| &life.recording.ops[last]);
        let is_page = matches!(last, Some(Op::Write { offset, bytes, .. })
            if offset % 4096 == 0 && bytes.len() == 4096);
        self.checkpoints += usize::from(is_page && call == Some(What::Record));
    }

    fn add(&mut self, other: &Self) {
        self.cuts += other.cuts;
        self.checkpoints += other.checkpoints;
        self.older_logs += other.older_logs;
        for (call, n) in &other.calls {
            *self.calls.entry(*call).or_default() += n;
        }
    }
}
