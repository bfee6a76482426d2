//! Small, seeded chance: the same seed shuffles the same way on every machine.

/// A stream of numbers from a seed (`SplitMix64`, Steele and others 2014).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Chance from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n` (0 where `n` is 0).
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.draw() % n as u64) as usize }
    }

    /// Shuffles fairly (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_equally_likely() {
        let mut counts = [[0u32; 3]; 3];
        for seed in 0..6000 {
            let mut items = [0, 1, 2];
            Chance::new(seed).shuffle(&mut items);
            for (at, item) in items.into_iter().enumerate() {
                counts[item][at] += 1;
            }
        }
        // 2,000 expected each; five standard deviations are about 183.
        assert!(counts.iter().flatten().all(|n| n.abs_diff(2000) < 190), "{counts:?}");
    }
}
