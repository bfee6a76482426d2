//! Recordings made of tones, noise and knocks: what is cut out of them.

use super::*;

const SECOND: usize = RATE as usize;

/// A recording under way.
struct Tape {
    samples: Vec<f32>,
    random: u32,
}

impl Tape {
    fn new() -> Self {
        Self { samples: Vec::new(), random: 7 }.silent(1.0)
    }

    fn silent(mut self, seconds: f32) -> Self {
        self.samples.resize(self.samples.len() + (seconds * SECOND as f32) as usize, 0.0);
        self
    }

    /// Something like a voice: a deep tone with overtones that swells and fades.
    fn says(mut self, seconds: f32) -> Self {
        let n = (seconds * SECOND as f32) as usize;
        self.samples.extend((0..n).map(|at| {
            let (share, time) = (at as f32 / n as f32, at as f32 / SECOND as f32);
            let swell = (share * std::f32::consts::PI).sin().powf(0.4);
            let tone = |of: f32| (time * 170.0 * of * std::f32::consts::TAU).sin() / of;
            (tone(1.0) + tone(2.0) + tone(3.0) + tone(5.0)) * 0.12 * swell
        }));
        self
    }

    /// A knock on wood, which dies away in a room; `echo` is how long.
    fn knock(mut self, echo: f32) -> Self {
        let n = SECOND * 3 / 10;
        let knock: Vec<f32> = (0..n)
            .map(|at| {
                let time = at as f32 / SECOND as f32;
                let hit = (-time * 90.0).exp() * 0.6 + (-time / echo).exp() * 0.05;
                hit * (self.noise() + (time * 420.0 * std::f32::consts::TAU).sin())
            })
            .collect();
        self.samples.extend(knock);
        self
    }

    fn knocks(self) -> Self {
        self.silent(0.4).knock(0.02).knock(0.02).silent(0.7)
    }

    fn noise(&mut self) -> f32 {
        self.random = self.random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.random >> 8) as f32 / 8_388_608.0 - 1.0
    }

    /// The same in a room that is not still.
    fn in_noise(mut self, level: f32) -> Self {
        let mut rumble = 0.0;
        for at in 0..self.samples.len() {
            let hum = (at as f32 / SECOND as f32 * 50.0 * std::f32::consts::TAU).sin();
            rumble = 0.97 * rumble + 0.03 * self.noise();
            self.samples[at] += level * (0.5 * self.noise() + 3.0 * rumble + 2.0 * hum);
        }
        self
    }

    fn find(&self) -> Takes {
        find(&self.samples, 1_200).expect("a voice stands out")
    }
}

/// Lengths in tenths of seconds.
fn tenths(takes: &[Take]) -> Vec<u32> {
    takes.iter().map(|take| (take.ms() + 50) / 100).collect()
}

#[test]
fn a_clear_pause_parts_two_lines_and_a_comma_does_not() {
    let tape =
        Tape::new().says(1.0).silent(2.0).says(0.8).silent(0.9).says(0.8).silent(1.5).says(0.4);
    let takes = tape.silent(1.0).find();
    assert_eq!(tenths(&takes.good), [10, 25, 4]);
    assert_eq!((takes.taken_back.len(), takes.n_noises), (0, 0));
}

#[test]
fn a_hum_and_a_hiss_are_not_heard() {
    let tape = Tape::new().says(1.0).silent(1.6).says(0.5).silent(1.6).says(2.0).silent(1.0);
    for level in [0.001, 0.005, 0.015] {
        let noisy = Tape { samples: tape.samples.clone(), random: 3 }.in_noise(level);
        let lengths: Vec<u32> = noisy.find().good.iter().map(Take::ms).collect();
        assert_eq!(lengths.len(), 3, "at {level}: {lengths:?}");
        for (length, meant) in lengths.iter().zip([1000, 500, 2000]) {
            assert!(length.abs_diff(meant) < 150, "at {level}: {length} for {meant}");
        }
    }
}

#[test]
fn noise_alone_is_no_recording() {
    assert_eq!(find(&Tape::new().silent(4.0).in_noise(0.05).samples, 1_200), None);
    assert_eq!(find(&[], 1_200), None);
    assert_eq!(find(&[0.0; 24_000], 1_200), None);
}

#[test]
fn two_knocks_take_the_line_before_them_back() {
    let tape = Tape::new().says(1.0).silent(1.5).says(0.6).knocks().says(0.9).silent(1.5).says(1.2);
    let takes = tape.silent(1.0).find();
    assert_eq!(tenths(&takes.good), [10, 9, 12]);
    assert_eq!(tenths(&takes.taken_back), [6]);
}

#[test]
fn knocks_are_heard_in_noise_in_an_echo_and_three_in_a_row() {
    let line = || Tape::new().says(1.0).silent(1.5).says(0.6).silent(0.5);
    let after = |tape: Tape| tape.silent(0.8).says(0.9).silent(1.0);
    let heard = [
        after(line().knock(0.02).knock(0.02)).in_noise(0.01),
        after(line().knock(0.09).knock(0.09)),
        after(line().knock(0.02).silent(0.2).knock(0.02)),
        after(line().knock(0.02).knock(0.03).knock(0.02)),
    ];
    for (at, tape) in heard.iter().enumerate() {
        let takes = tape.find();
        assert_eq!(takes.taken_back.len(), 1, "tape {at}: {takes:?}");
        assert_eq!(takes.good.len(), 2, "tape {at}: {takes:?}");
    }
}

#[test]
fn knocks_again_take_back_one_line_more() {
    let tape = Tape::new().says(1.0).silent(1.5).says(0.6).knocks().silent(0.6).knocks();
    let takes = tape.says(0.9).silent(1.0).find();
    assert_eq!((tenths(&takes.good), tenths(&takes.taken_back)), (vec![9], vec![6, 10]));
}

#[test]
fn a_single_knock_and_a_click_take_nothing_back() {
    let tape = Tape::new().knock(0.02).silent(1.5).says(1.0).silent(0.3).knock(0.02).silent(2.0);
    let takes = tape.says(0.8).silent(2.0).knock(0.02).silent(1.0).find();
    assert_eq!((takes.good.len(), takes.taken_back.len(), takes.n_noises), (2, 0, 2));
}

#[test]
fn short_words_one_after_the_other_are_no_knocks() {
    let tape = Tape::new().says(0.16).silent(0.2).says(0.16).silent(1.5).says(0.2).silent(1.5);
    let takes = tape.says(1.0).silent(1.0).find();
    assert_eq!((takes.good.len(), takes.taken_back.len()), (3, 0));
}

#[test]
fn a_take_has_a_breath_around_it_and_nothing_of_the_knocks() {
    let tape = Tape::new().says(0.6).silent(0.15).knock(0.02).knock(0.02).silent(0.15).says(0.9);
    let tape = tape.silent(1.5).says(0.7).silent(1.0);
    let takes = tape.find();
    let loudest = |take: &Take| {
        let samples = &tape.samples[take.from..take.to];
        samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()))
    };
    assert_eq!(tenths(&takes.good), [9, 7]);
    assert!(takes.good.iter().all(|take| loudest(take) < 0.4), "{takes:?}");
    let second = takes.good[1];
    let breath = (second.to - second.from) as u64 * 1000 / RATE as u64 - u64::from(second.ms());
    assert!((200..=300).contains(&breath), "{breath}");
}
