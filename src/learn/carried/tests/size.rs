//! How much room a year takes, and what is let go where it takes too much.

use super::*;

/// Skills as a channel names them.
fn skills(count: usize) -> Vec<String> {
    const TOPICS: [&str; 10] = [
        "bn.v",
        "bn.c",
        "bn.kar.k",
        "bn.word.kar",
        "bn.phon.",
        "ma.count",
        "ma.add.",
        "ma.sub.",
        "ma.shape",
        "en.letter.",
    ];
    (0..count).map(|n| format!("{}{}", TOPICS[n % 10], n / 10 + 1)).collect()
}

/// A year of 200 days at school and 8,000 answers on three tablets, shared with others.
///
/// Each day she goes on with eight skills, of which one makes room for a new one at a time;
/// at times an old one comes back. `right` of a hundred answers are right.
fn year(skills: &[String], right: u64) -> History {
    let mut drawn = 1u64;
    let mut draw = |below: u64| {
        // The multiplier and increment are Knuth's for MMIX; the low bits are weak.
        drawn =
            drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (drawn >> 33) % below
    };
    let mut seqs = [0u64; 3];
    (0..8_000u64)
        .map(|n| {
            let day = n / 40;
            // Weekends and holidays stretch 200 days over a year.
            let date = 20_454 + (day * 365 / 200) as i32;
            let tablet = draw(3) as usize;
            seqs[tablet] += 1 + draw(8);
            let newest = day as usize * skills.len() / 200;
            let back = if draw(5) == 0 { draw(skills.len() as u64) } else { draw(8) } as usize;
            let answer = attempt(&skills[newest.saturating_sub(back)], draw(100) < right);
            let tag = ["i-ii", "a-aa", "looks-alike", "neighbour", "ka-kha"][draw(5) as usize];
            let tag = answer.tag.is_some().then(|| tag.to_owned());
            let at =
                Order { day: date, stream: StreamId([tablet as u8 + 1; 16]), seq: seqs[tablet] };
            (at, Attempt { tag, ..answer })
        })
        .collect()
}

/// The state as it is, before anything is let go.
fn untrimmed(facts: &Facts) -> Carried {
    let mut carried = Carried::of(facts, []);
    let whole = facts.skills.iter().map(|(skill, practice)| (skill.clone(), Past::of(practice)));
    carried.skills = whole.collect();
    carried.recent = facts.recent.clone();
    carried
}

#[test]
fn a_year_fits_with_nothing_let_go_however_well_it_went() {
    for right in [30, 50, 70, 85, 95] {
        let facts = folded(&year(&skills(150), right));
        let carried = Carried::of(&facts, []);
        let size = carried.to_bytes().len();
        let count = |wanted| facts.levels().filter(|(_, level)| *level == wanted).count();
        println!(
            "{right} % right: {size} B; met {}, growing {}, known {}, kept {}",
            count(Level::Met),
            count(Level::Growing),
            count(Level::Known),
            count(Level::Kept)
        );
        assert!(facts.levels().count() > 145);
        assert!(size <= MOST_BYTES, "{size}");
        assert_eq!(carried, untrimmed(&facts));
    }
}

#[test]
fn over_the_size_the_tries_that_rested_longest_go_first_and_no_level_ever() {
    // Almost all wrong keeps every skill open, which takes the most room.
    let facts = folded(&year(&skills(230), 10));
    let whole = untrimmed(&facts);
    assert!(whole.to_bytes().len() > MOST_BYTES);
    let carried = Carried::of(&facts, []);
    assert!(carried.to_bytes().len() <= MOST_BYTES);
    assert_eq!(carried.recent, facts.recent, "the tries were enough");
    let last = |carried: &Carried, skill: &SkillId| match &carried.skills[skill] {
        Past::Open { last, .. } => last.last().map(|tried| tried.day),
        _ => None,
    };
    let with_tries = facts.skills.keys().filter(|skill| last(&whole, skill).is_some());
    let (gone, kept): (Vec<&SkillId>, Vec<&SkillId>) =
        with_tries.partition(|skill| last(&carried, skill).is_none());
    let newest_gone = gone.iter().filter_map(|skill| last(&whole, skill)).max();
    let oldest_kept = kept.iter().filter_map(|skill| last(&whole, skill)).min();
    assert!(!gone.is_empty() && newest_gone <= oldest_kept);
    // No more went than had to.
    assert!(MOST_BYTES - carried.to_bytes().len() < 12);

    let known = Known::from(carried);
    assert_eq!(told(&known), told_by_facts(&facts));
}

#[test]
fn where_the_levels_alone_are_too_large_they_are_carried_all_the_same() {
    let facts = folded(&year(&skills(600), 50));
    let carried = Carried::of(&facts, []);
    assert!(carried.to_bytes().len() > MOST_BYTES);
    assert_eq!(carried.recent, Recent::default());
    let known = Known::from(Carried::from_bytes(&carried.to_bytes()).unwrap());
    assert_eq!(told(&known).0, told_by_facts(&facts).0);
    assert_eq!(told(&known).2, told_by_facts(&facts).2);
}
