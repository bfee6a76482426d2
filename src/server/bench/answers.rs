//! Answers as a class gives them: many children, some dozens of items, mostly right.

use model::{Attempt, LearnerId};

/// The `n`th answer of a child: what she chose, and how many milliseconds after the last.
pub(crate) fn answer(child: u32, n: u32) -> (Attempt, u64) {
    let dice = |salt: u32, most: u32| {
        let mixed = (child.wrapping_mul(0x9e37_79b9) ^ n.wrapping_mul(0x85eb_ca6b) ^ salt)
            .wrapping_mul(0xc2b2_ae35);
        (mixed >> 13) % most
    };
    // As long as Bangla letters are.
    let letters =
        ["aaa", "aae", "iii", "iie", "uuu", "uue", "rii", "eee", "oii", "ooo", "oue", "kaa"];
    let expected = dice(1, 12) as usize;
    let right = dice(2, 10) < 7;
    let response = if right { expected } else { (expected + 1 + dice(3, 3) as usize) % 12 };
    let attempt = Attempt {
        lesson: format!("bn-p-{:02}", 1 + (child + n / 20) % 8).as_str().into(),
        step: format!("choose-{}", 1 + n % 5).as_str().into(),
        kind: "listen".into(),
        item: letters[expected].into(),
        skill: Some(format!("bn.v{}", 1 + expected).as_str().into()),
        asked: letters[expected].into(),
        expected: letters[expected].into(),
        response: letters[response].into(),
        correct: if right { 1.0 } else { 0.0 },
        tries: 1 + u8::from(!right),
        rung: u8::from(dice(4, 9) == 0),
        tag: (!right).then(|| "a-aa".to_owned()),
        ms: 900 + dice(5, 4_000),
    };
    (attempt, 4_000 + u64::from(dice(6, 6_000)))
}

/// A child.
pub(crate) fn child(n: u32) -> LearnerId {
    let mut id = [0x5a; 16];
    id[..4].copy_from_slice(&n.wrapping_mul(0x9e37_79b9).to_le_bytes());
    LearnerId(id)
}
