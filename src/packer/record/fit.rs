//! Whether takes are those of the lines: how long each is, beside how long its text is.

use crate::media;

/// Whoever speaks begins and ends a line in so many milliseconds, however short it is.
const AROUND_MS: f32 = 150.0;
/// A take that is so many times too long or too short (as a logarithm) is worth a look.
const ODD: f32 = 0.75;
/// What it costs to leave a line or a take without a partner.
const ALONE: f32 = 1.0;
/// What it costs to join two, beside what does not fit.
const JOINED: f32 = 1.1;
/// Another pairing than one by one has to fit so much better before it is believed.
const BETTER: f32 = 1.2;
/// With so large a part of odd takes something else was read.
const MOST_ODD: f32 = 0.34;
/// Somebody reads at any pace between these, beside a text's usual length; so many are tried.
const PACES: (f32, f32, u8) = (0.4, 3.5, 30);

/// What seems to be wrong; lines and takes are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// There is no take of this line.
    NoTake(usize),
    /// This take is of no line.
    NoLine(usize),
    /// This take seems to hold this line and the next one, without a pause.
    TwoLines(usize, usize),
    /// This take and the next one seem to be this line, with a pause in it.
    TwoTakes(usize, usize),
    /// This take is much longer than this line.
    Long(usize, usize),
    /// This take is much shorter than this line.
    Short(usize, usize),
}

/// Compares the lengths of takes with texts: which of them are odd, where takes and lines are
/// the same.
///
/// # Errors
/// What seems to be wrong, where they are not.
pub fn compare(texts: &[&str], takes: &[u32]) -> Result<Vec<bool>, Vec<Remark>> {
    let lines: Vec<f32> = texts.iter().map(|text| AROUND_MS + media::weight(text) as f32).collect();
    let takes: Vec<f32> = takes.iter().map(|ms| (*ms).max(1) as f32).collect();
    if lines.len() == takes.len() {
        let paces: Vec<f32> = takes.iter().zip(&lines).map(|(take, line)| take / line).collect();
        let off = off(&paces);
        let odd: Vec<bool> = off.iter().map(|off| off.abs() > ODD).collect();
        let n_odd = odd.iter().filter(|odd| **odd).count();
        let straight: f32 = off.iter().map(|off| off.abs()).sum();
        let (cost, remarks) = pair(&lines, &takes);
        let is_shifted = remarks.iter().any(Remark::is_of_number) && cost + BETTER < straight;
        if is_shifted {
            return Err(remarks);
        }
        if n_odd > 1 && n_odd as f32 > lines.len() as f32 * MOST_ODD {
            return Err(odd_ones(&off));
        }
        return Ok(odd);
    }
    Err(pair(&lines, &takes).1)
}

/// How far each pace is from the middle one, as a logarithm.
fn off(paces: &[f32]) -> Vec<f32> {
    let mut sorted = paces.to_vec();
    sorted.sort_by(f32::total_cmp);
    let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(1.0);
    paces.iter().map(|pace| (pace / middle).ln()).collect()
}

fn odd_ones(off: &[f32]) -> Vec<Remark> {
    let odd = off.iter().enumerate().filter(|(_, off)| off.abs() > ODD);
    odd.map(|(at, off)| if *off > 0.0 { Remark::Long(at, at) } else { Remark::Short(at, at) })
        .collect()
}

impl Remark {
    /// Whether lines or takes are too many, or not parted as they should be.
    fn is_of_number(&self) -> bool {
        !matches!(self, Self::Long(..) | Self::Short(..))
    }
}

/// One step of a pairing: so many lines with so many takes.
const STEPS: [(usize, usize); 5] = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)];

/// The pairing of lines and takes that fits best at any pace: what it costs, and what is
/// remarkable in it. How quickly somebody reads is seen from no whole, since a part may lack.
fn pair(lines: &[f32], takes: &[f32]) -> (f32, Vec<Remark>) {
    let (slow, quick, n) = PACES;
    let paces = (0..=n).map(|at| slow * (quick / slow).powf(f32::from(at) / f32::from(n)));
    let best = paces.map(|pace| pair_at(pace, lines, takes)).min_by(|a, b| a.0.total_cmp(&b.0));
    best.unwrap_or_default()
}

fn pair_at(pace: f32, lines: &[f32], takes: &[f32]) -> (f32, Vec<Remark>) {
    let width = takes.len() + 1;
    let mut best = vec![(f32::INFINITY, (0, 0)); (lines.len() + 1) * width];
    best[0].0 = 0.0;
    for line in 0..=lines.len() {
        for take in 0..=takes.len() {
            let so_far = best[line * width + take].0;
            for step in STEPS {
                let (to_line, to_take) = (line + step.0, take + step.1);
                if to_line > lines.len() || to_take > takes.len() {
                    continue;
                }
                let text: f32 = lines[line..to_line].iter().sum();
                let heard: f32 = takes[take..to_take].iter().sum();
                let cost = so_far + cost(step, heard / (text * pace));
                let place = &mut best[to_line * width + to_take];
                if cost < place.0 {
                    *place = (cost, step);
                }
            }
        }
    }
    let mut remarks = Vec::new();
    let (mut line, mut take) = (lines.len(), takes.len());
    while (line, take) != (0, 0) {
        let step = best[line * width + take].1;
        (line, take) = (line - step.0, take - step.1);
        let off = || (takes[take] / (lines[line] * pace)).ln();
        match step {
            (1, 0) => remarks.push(Remark::NoTake(line)),
            (0, 1) => remarks.push(Remark::NoLine(take)),
            (2, 1) => remarks.push(Remark::TwoLines(line, take)),
            (1, 2) => remarks.push(Remark::TwoTakes(line, take)),
            _ if off() > ODD => remarks.push(Remark::Long(line, take)),
            _ if off() < -ODD => remarks.push(Remark::Short(line, take)),
            _ => {}
        }
    }
    remarks.reverse();
    (best.last().map_or(0.0, |last| last.0), remarks)
}

fn cost(step: (usize, usize), times: f32) -> f32 {
    match step {
        (1, 1) => times.ln().abs(),
        (1, 0) | (0, 1) => ALONE,
        _ => times.ln().abs() + JOINED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 5] = [
        "এক ছিল রাজা, তার ছিল দুই রানি আর সাত ছেলে।",
        "আম",
        "গাছে একটা আম পেকেছে।",
        "কলা",
        "ধুপ করে পড়ল মাটিতে, আর সবাই দৌড়ে এল!",
    ];

    /// How long they take at a slow pace, each a little off.
    fn spoken() -> Vec<u32> {
        let wobble = [1.1, 0.8, 0.95, 1.3, 1.0];
        let ms = |text: &&str| AROUND_MS + media::weight(text) as f32;
        TEXTS.iter().zip(wobble).map(|(text, off)| (ms(text) * 1.4 * off) as u32).collect()
    }

    #[test]
    fn takes_of_any_pace_that_fit_their_lines_are_believed() {
        assert_eq!(compare(&TEXTS, &spoken()), Ok(vec![false; 5]));
        let mut odd = spoken();
        odd[2] *= 3;
        assert_eq!(compare(&TEXTS, &odd), Ok(vec![false, false, true, false, false]));
        assert_eq!(compare(&TEXTS[1..2], &[900]), Ok(vec![false]));
    }

    #[test]
    fn a_line_that_was_left_out_is_named() {
        let mut takes = spoken();
        takes.remove(0);
        assert_eq!(compare(&TEXTS, &takes), Err(vec![Remark::NoTake(0)]));
    }

    #[test]
    fn two_lines_without_a_pause_and_a_line_in_two_parts_are_told_apart() {
        let mut takes = spoken();
        let second = takes.remove(3);
        takes[2] += second;
        assert_eq!(compare(&TEXTS, &takes), Err(vec![Remark::TwoLines(2, 2)]));
        let mut takes = spoken();
        takes[0] /= 2;
        takes.insert(0, takes[0]);
        assert_eq!(compare(&TEXTS, &takes), Err(vec![Remark::TwoTakes(0, 0)]));
    }

    #[test]
    fn as_many_takes_as_lines_are_still_refused_where_they_are_shifted() {
        let mut takes = spoken();
        takes.remove(1);
        let last = takes.len() - 1;
        takes[last] /= 2;
        takes.push(takes[last]);
        let remarks = compare(&TEXTS, &takes).expect_err("it is shifted");
        assert!(remarks.contains(&Remark::NoTake(1)), "{remarks:?}");
        assert!(remarks.contains(&Remark::TwoTakes(4, 3)), "{remarks:?}");
    }

    #[test]
    fn nothing_and_no_lines_are_no_trouble() {
        assert_eq!(compare(&[], &[]), Ok(Vec::new()));
        assert_eq!(compare(&["আম"], &[]), Err(vec![Remark::NoTake(0)]));
        assert_eq!(compare(&[], &[300]), Err(vec![Remark::NoLine(0)]));
    }
}
