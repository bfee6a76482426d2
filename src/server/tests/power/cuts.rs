//! Many lives, and many cuts in each.

use crate::check::check;
use crate::disk::{Dice, Disk, Op};
use crate::life::{Life, live};
use crate::scratch::Scratch;
use std::collections::BTreeMap;
use std::thread;

/// How many lives in an ordinary run; ten times as many in a long one.
const LIVES: u64 = 12;
/// Cuts in each.
const CUTS: usize = 60;

#[test]
fn what_a_server_promised_survives_a_cut_of_the_power_at_any_moment() {
    let one = std::env::var("JONAKI_SEED").ok().map(|seed| seed.parse().expect("a number"));
    let long = std::env::var("JONAKI_LONG").is_ok_and(|long| !long.is_empty());
    let lives = if long { 10 * LIVES } else { LIVES };
    let (mut met, mut n_refused) = (BTreeMap::<_, usize>::new(), 0);
    for seed in one.map_or(0..lives, |seed| seed..seed + 1) {
        let scratch = Scratch::new();
        let life = live(scratch.live(), seed);
        n_refused += life.n_refused;
        for (cut, _) in moments(&life, seed, CUTS, |_| false) {
            let act = life.acts.iter().find(|act| act.began < cut && cut < act.ended);
            let call = act.map(|act| format!("{:?}", act.what));
            let call = call.map(|call| call.split('(').next().unwrap_or_default().to_owned());
            *met.entry(call.unwrap_or_default()).or_default() += 1;
        }
        let broken = broken(&life, seed, CUTS, |_| false);
        let ops = &life.recording.ops;
        if let Some((cut, broken)) = broken.first() {
            panic!(
                "life {seed}, cut behind operation {cut} of {}: {broken}\n\
                 JONAKI_SEED={seed} does it again; the disk had last done {:#?}",
                ops.len(),
                ops[cut.saturating_sub(12)..*cut].iter().map(short).collect::<Vec<_>>(),
            );
        }
    }
    eprintln!("{met:?}, refused for want of room: {n_refused}");
    let kinds = ["Open", "Enrol", "Take", "Unfold", "Tell", "Erase"];
    let rarest = kinds.iter().map(|kind| met.get(*kind).copied().unwrap_or(0)).min();
    assert!(one.is_some() || rarest > Some(5), "something is hardly ever cut short: {met:?}");
    assert!(one.is_some() || n_refused > 20, "the disk was hardly ever full: {n_refused}");
}

#[test]
fn a_disk_that_forgets_what_it_was_told_to_keep_is_found_out() {
    let scratch = Scratch::new();
    let life = live(scratch.live(), 3);
    let n = broken(&life, 3, 40, |op| matches!(op, Op::Flush { .. })).len();
    assert!(n > 20, "{n} of 40 cuts");
}

/// The cuts of a life after which something was wrong, and what.
fn broken(life: &Life, seed: u64, n: usize, ignores: fn(&Op) -> bool) -> Vec<(usize, String)> {
    let cuts: Vec<_> = moments(life, seed, n, ignores).enumerate().collect();
    let half = cuts.len().div_ceil(2);
    let some = |cuts: &[(usize, (usize, Disk))]| {
        let scratch = Scratch::new();
        let broken = cuts.iter().filter_map(|(nth, (cut, disk))| {
            let image = disk.cut(&mut Dice::new(seed, 100 + *nth as u64));
            Some((*cut, check(life, *cut, &image, &scratch.image()).err()?))
        });
        broken.collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let halves: Vec<_> =
            cuts.chunks(half).map(|cuts| scope.spawn(move || some(cuts))).collect();
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    })
}

/// So many moments of a life in their order, each with the disk as it was then. Half of them
/// are anywhere, half in a call that is drawn first: the shortest are as important as the
/// longest.
fn moments(
    life: &Life,
    seed: u64,
    n: usize,
    ignores: fn(&Op) -> bool,
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

/// An operation without its bytes.
fn short(op: &Op) -> String {
    let mut text = format!("{op:?}");
    text.truncate(120);
    text
}
