//! A simulated child. Nothing here is taken from how the engine thinks she learns.
//!
//! What is assumed, all of it simple and none of it measured on children:
//!
//! - A skill has a grasp from 0 to 1, a half-life in days and the day of its last item. The
//!   chance of recall is `grasp · 2^(-days / half-life)`: an exponential curve, where the
//!   engine's FSRS takes a power curve.
//! - An item is right with the chance of recall, less a slip (3-12 %), or by a guess among
//!   three cards. It takes 20 s, and 15 s more with help after a wrong answer.
//! - Every item closes a part of the gap to full grasp. The part is the child's own rate
//!   (median 0.18, most between 0.1 and 0.33), divided by the skill's difficulty (median 1,
//!   most between 0.6 and 1.6), and falls to a quarter where what the skill needs is not there.
//! - Whoever reads a word practises its letters: every second item also asks one of the skills
//!   that its own needs, which is refreshed if it is recalled.
//! - The first half-life is 4 days times the child's own memory (most between half and double).
//!   Recall after a pause makes it longer, the more so the more was forgotten; items within one
//!   day hardly do. A failed recall makes it shorter. A half-life is 1 to 400 days.
//! - She plays 6-18 minutes on a day, stays away on 10-35 % of the days, and learns nothing of
//!   these skills elsewhere. She begins with nothing.

/// A child with her own rates.
pub(crate) struct Learner {
    pub(crate) random: Random,
    rate: f64,
    memory: f64,
    slip: f64,
    /// On a day that she comes.
    pub(crate) minutes: f64,
    absence: f64,
    skills: Vec<Trace>,
}

/// What one skill left in her.
#[derive(Clone, Copy, Default)]
struct Trace {
    grasp: f64,
    half_life: f64,
    last_day: i32,
}

/// What became of an item.
pub(crate) struct Outcome {
    pub(crate) right: bool,
    pub(crate) minutes: f64,
}

const GUESS: f64 = 1.0 / 3.0;

impl Learner {
    pub(crate) fn new(seed: u64, n_skills: usize) -> Self {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        Self {
            rate: (0.18 * random.spread(0.35)).min(0.6),
            memory: random.spread(0.4),
            slip: random.between(0.03, 0.12),
            minutes: random.between(6.0, 18.0),
            absence: random.between(0.1, 0.35),
            skills: vec![Trace::default(); n_skills],
            random,
        }
    }

    pub(crate) fn comes(&mut self) -> bool {
        self.random.unit() >= self.absence
    }

    /// The chance that she knows the answer without guessing.
    pub(crate) fn recall(&self, skill: usize, day: i32) -> f64 {
        let trace = self.skills[skill];
        if trace.grasp == 0.0 {
            return 0.0;
        }
        trace.grasp * (-f64::from(day - trace.last_day) / trace.half_life).exp2()
    }

    pub(crate) fn answer(&mut self, skill: usize, needs: &[usize], day: i32) -> Outcome {
        let there: f64 = needs.iter().map(|need| self.recall(*need, day)).sum();
        let ready = if needs.is_empty() { 1.0 } else { there / needs.len() as f64 };
        let part = self.rate / difficulty(skill) * (0.25 + 0.75 * ready);
        let recalled = self.recalls(skill, day);
        if !needs.is_empty() && self.random.unit() < 0.5 {
            let need = needs[self.random.next() as usize % needs.len()];
            if self.skills[need].grasp > 0.0 && self.recalls(need, day) {
                self.remember(need, true, day);
            }
        }
        let right = recalled || self.random.unit() < GUESS;
        self.remember(skill, recalled, day);
        let grasp = &mut self.skills[skill].grasp;
        *grasp += (1.0 - *grasp) * part.min(0.9);
        Outcome { right, minutes: if right { 20.0 } else { 35.0 } / 60.0 }
    }
}

impl Learner {
    fn recalls(&mut self, skill: usize, day: i32) -> bool {
        self.random.unit() < self.recall(skill, day) * (1.0 - self.slip)
    }

    /// The half-life after a question, and a new beginning of the curve.
    fn remember(&mut self, skill: usize, recalled: bool, day: i32) {
        let recall = self.recall(skill, day);
        let trace = &mut self.skills[skill];
        if trace.grasp == 0.0 {
            trace.half_life = 4.0 * self.memory;
        } else {
            let forgotten = 1.0 - recall / trace.grasp;
            trace.half_life *= if recalled { 1.0 + 3.0 * forgotten } else { 1.0 - 0.5 * forgotten };
        }
        trace.half_life = trace.half_life.clamp(1.0, 400.0);
        trace.last_day = day;
    }
}

/// The same for all children: a skill is hard or it is not.
fn difficulty(skill: usize) -> f64 {
    Random(skill as u64 + 7).spread(0.3)
}

/// A generator of random numbers, `SplitMix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A factor around 1, its logarithm nearly normal with this deviation.
    fn spread(&mut self, deviation: f64) -> f64 {
        let normal: f64 = (0..12).map(|_| self.unit()).sum::<f64>() - 6.0;
        (deviation * normal).exp()
    }
}
