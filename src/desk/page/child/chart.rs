//! What she came to know in eight weeks, drawn as steps.

use crate::Words;
use learn::{Gist, Level};

/// The drawing, in a box of 560 by 240 whose upper edge is 14 above zero.
pub(super) struct Chart {
    /// A sentence that says the same.
    pub(super) told: String,
    pub(super) line: String,
    pub(super) area: String,
    /// Height and number of each line across.
    pub(super) grid: Vec<(i32, String)>,
    /// Place and date of every other week.
    pub(super) weeks: Vec<(i32, String)>,
    /// Skills that became known, one mark each.
    pub(super) marks: Vec<(i32, i32, bool)>,
}

const WEEKS: i32 = 8;
const LEFT: i32 = 42;
const RIGHT: i32 = 558;
const BASE: i32 = 186;
const HIGH: i32 = 180;
const WIDE: i32 = 64;

/// Draws it; nothing where nothing is known yet.
pub(super) fn of(gist: &Gist, words: Words, today: i32) -> Option<Chart> {
    let first = today - 7 * WEEKS + 1;
    let mut before = 0;
    let mut weeks = vec![Vec::new(); WEEKS as usize];
    for (_, standing) in gist.skills() {
        let Some(day) = standing.reached(Level::Known) else { continue };
        match usize::try_from((day - first).div_euclid(7)) {
            Ok(week) if week < weeks.len() => weeks[week].push(standing.level() == Level::Kept),
            Ok(_) => {}
            Err(_) => before += 1,
        }
    }
    let total = before + weeks.iter().map(Vec::len).sum::<usize>();
    if total == 0 {
        return None;
    }
    let step = [5, 10, 20, 50].into_iter().find(|step| total <= 4 * step).unwrap_or(100);
    let top = total.div_ceil(step).max(1) * step;
    let y = |n: usize| BASE - (HIGH as usize * n / top) as i32;
    let mut n = before;
    let mut line = format!("M{LEFT} {}", y(n));
    let mut marks = Vec::new();
    for (week, kept) in weeks.iter().enumerate() {
        let x = LEFT + WIDE * week as i32 + 20;
        for is_kept in kept {
            n += 1;
            marks.push((x + 14, (y(n) + 6).min(BASE - 6), *is_kept));
        }
        line += &format!("H{x}V{}", y(n));
    }
    line += &format!("H{RIGHT}");
    let label = |week: i32| {
        let day = first + 7 * week;
        (LEFT + WIDE * week + 34, words.short_day(day))
    };
    let new = weeks.last().map_or(0, Vec::len);
    let told = words.say("desk-chart", &[("n", total.into()), ("new", new.into())]);
    let area = format!("{line}V{BASE}H{LEFT}z");
    let grid = (0..=top / step).map(|at| (y(at * step), words.n((at * step) as u64))).collect();
    Some(Chart { told, line, area, grid, weeks: (0..WEEKS).step_by(2).map(label).collect(), marks })
}
