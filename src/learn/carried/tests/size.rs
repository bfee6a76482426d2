//! How much room a year takes, and what is let go where it takes too much.

use super::*;

/// Skills as a channel names them.
pub(super) fn skills(count: usize) -> Vec<String> {
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
pub(super) fn year(skills: &[String], right: u64) -> History {
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

/// The state as it is, before anything is let go or drawn together.
fn untrimmed(facts: &Facts) -> Carried {
    let mut carried = Carried::of(facts, &Chosen::default(), []);
    let skills = facts.skills.iter();
    carried.skills =
        skills.clone().map(|(skill, practice)| (skill.clone(), Past::of(practice))).collect();
    let reviews = skills.map(|(skill, practice)| (skill.clone(), Reviews::of(practice)));
    carried.reviews = reviews.filter(|(_, reviews)| !reviews.days.is_empty()).collect();
    carried.recent = facts.recent.clone();
    carried
}

/// How many skills have their last tries with them.
fn n_with_tries(carried: &Carried) -> usize {
    let has_tries = |past: &&Past| matches!(past, Past::Open { last, .. } if !last.is_empty());
    carried.skills.values().filter(has_tries).count()
}

#[test]
fn a_year_fits_with_nothing_let_go_however_well_it_went() {
    for right in [30, 50, 70, 85, 95] {
        let facts = folded(&year(&skills(150), right));
        let carried = Carried::of(&facts, &Chosen::default(), []);
        let size = carried.to_bytes().len();
        let count = |wanted| facts.levels().filter(|(_, level)| *level == wanted).count();
        println!(
            "{right} % right: {size} B; met {}, growing {}, known {}, kept {}; {} days",
            count(Level::Met),
            count(Level::Growing),
            count(Level::Known),
            count(Level::Kept),
            carried.reviews.values().map(|reviews| reviews.days.len()).sum::<usize>(),
        );
        assert!(facts.levels().count() > 145);
        assert!(size <= MOST_BYTES, "{size}");
        assert_eq!(carried.skills, untrimmed(&facts).skills);
        // Days were drawn together, which changes no due day.
        let known = Known::from(Carried::from_bytes(&carried.to_bytes()).unwrap());
        assert_eq!(told(&known), told_by_facts(&facts));
    }
}

#[test]
fn days_are_drawn_together_before_anything_is_let_go_those_that_rested_longest_first() {
    let facts = folded(&year(&skills(150), 70));
    let (whole, carried) = (untrimmed(&facts), Carried::of(&facts, &Chosen::default(), []));
    let had_many = whole.reviews.iter().filter(|(_, reviews)| reviews.days.len() > 4);
    let (drawn, kept): (Vec<_>, Vec<_>) =
        had_many.partition(|(skill, _)| carried.reviews[*skill].days.len() == 1);
    let last = |reviews: &Reviews| reviews.days.last().map(|(day, _)| *day);
    let newest_drawn = drawn.iter().filter_map(|(_, reviews)| last(reviews)).max();
    let oldest_kept = kept.iter().filter_map(|(_, reviews)| last(reviews)).min();
    assert!(!drawn.is_empty() && !kept.is_empty() && newest_drawn <= oldest_kept);
    assert_eq!(n_with_tries(&carried), n_with_tries(&whole));
    assert!(MOST_BYTES - carried.to_bytes().len() < 20, "no more went than had to");
}

#[test]
fn over_the_size_the_tries_that_rested_longest_go_next_and_no_level_ever() {
    // Almost all wrong keeps every skill open, which takes the most room.
    let facts = folded(&year(&skills(170), 10));
    let (whole, carried) = (untrimmed(&facts), Carried::of(&facts, &Chosen::default(), []));
    assert!(carried.to_bytes().len() <= MOST_BYTES);
    assert_eq!(carried.recent, facts.recent, "the tries were enough");
    assert_eq!(carried.reviews.len(), whole.reviews.len(), "and no day was let go");
    let last = |carried: &Carried, skill: &SkillId| match &carried.skills[skill] {
        Past::Open { last, .. } => last.last().map(|tried| tried.day),
        _ => None,
    };
    let with_tries = facts.skills.keys().filter(|skill| last(&whole, skill).is_some());
    let (gone, kept): (Vec<&SkillId>, Vec<&SkillId>) =
        with_tries.partition(|skill| last(&carried, skill).is_none());
    let newest_gone = gone.iter().filter_map(|skill| last(&whole, skill)).max();
    let oldest_kept = kept.iter().filter_map(|skill| last(&whole, skill)).min();
    assert!(!gone.is_empty() && !kept.is_empty() && newest_gone <= oldest_kept);
    assert!(MOST_BYTES - carried.to_bytes().len() < 12, "no more went than had to");

    let known = Known::from(carried);
    assert_eq!(told(&known), told_by_facts(&facts));
}

#[test]
fn at_last_the_days_of_practice_go_of_what_is_due_last() {
    let facts = folded(&year(&skills(240), 50));
    let carried = Carried::of(&facts, &Chosen::default(), []);
    assert!(carried.to_bytes().len() <= MOST_BYTES);
    assert_eq!((n_with_tries(&carried), &carried.recent), (0, &Recent::default()));
    let memories = told_by_facts(&facts).memories.into_iter();
    let (kept, gone): (Vec<_>, Vec<_>) =
        memories.partition(|(skill, _)| carried.reviews.contains_key(skill));
    let due = |memories: &[(SkillId, Memory)]| -> Vec<i32> {
        memories.iter().map(|(_, memory)| memory.due).collect()
    };
    assert!(due(&gone).iter().min() >= due(&kept).iter().max());
    assert!(!gone.is_empty() && !kept.is_empty());
    let known = Known::from(carried);
    assert_eq!(told(&known).memories, kept);
    assert_eq!(told(&known).levels, told_by_facts(&facts).levels);
}

#[test]
fn where_the_levels_alone_are_too_large_they_are_carried_all_the_same() {
    let facts = folded(&year(&skills(600), 50));
    let carried = Carried::of(&facts, &Chosen::default(), []);
    assert!(carried.to_bytes().len() > MOST_BYTES);
    assert_eq!(carried.recent, Recent::default());
    let known = Known::from(Carried::from_bytes(&carried.to_bytes()).unwrap());
    assert_eq!(told(&known).levels, told_by_facts(&facts).levels);
    assert_eq!(told(&known).stuck, told_by_facts(&facts).stuck);
}
