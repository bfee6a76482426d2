//! What holds for any course, any child and any wishes.

use super::*;
use proptest::prelude::*;

/// All that a choice rests on.
#[derive(Clone, Debug)]
struct Case {
    course: Course,
    history: Vec<(crate::Order, model::Attempt)>,
    sittings: Vec<Sitting>,
    wishes: Wishes,
}

impl Case {
    fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        self.history.iter().for_each(|(at, attempt)| facts.fold(*at, attempt));
        facts
    }
}

/// Ids of ten, of which some are explained by nobody.
fn ids(most: usize) -> impl Strategy<Value = Vec<SkillId>> {
    prop::collection::vec((0..10u8).prop_map(|n| SkillId(format!("s{n}"))), 0..most)
}

fn lesson_ids(most: usize) -> impl Strategy<Value = Vec<LessonId>> {
    prop::collection::vec((0..10u8).prop_map(|n| LessonId(format!("l{n}"))), 0..most)
}

fn any_course() -> impl Strategy<Value = Course> {
    let skill = (0..8u8, 0..3u8, ids(3)).prop_map(|(n, strand, needs)| CourseSkill {
        id: SkillId(format!("s{n}")),
        strand: format!("S{strand}"),
        needs,
    });
    let drill = prop::option::weighted(0.2, Just("ka-kha".to_owned()));
    let lesson = (0..8u8, ids(3), ids(2), ids(3), any::<bool>(), drill).prop_map(
        |(n, teaches, needs, practises, is_play, drill_for)| CourseLesson {
            id: LessonId(format!("l{n}")),
            teaches,
            needs,
            practises,
            minutes: 5,
            is_play,
            drill_for,
        },
    );
    (prop::collection::vec(skill, 0..8), prop::collection::vec(lesson, 0..8))
        .prop_map(|(skills, lessons)| Course::new(skills, lessons))
}

fn any_wishes() -> impl Strategy<Value = Wishes> {
    (lesson_ids(2), lesson_ids(2), lesson_ids(2), ids(2), prop::option::of(ids(3))).prop_map(
        |(assigned, finished, woken, replaced, assumed)| Wishes {
            assigned,
            finished: finished.into_iter().collect(),
            woken: woken.into_iter().collect(),
            replaced: replaced.into_iter().collect(),
            placement: assumed.map(|assumed| Placement { assumed: assumed.into_iter().collect() }),
        },
    )
}

fn any_case() -> impl Strategy<Value = Case> {
    let answer = (TODAY - 60..=TODAY, 0..10u8, any::<bool>());
    let sitting = (0..10u8, TODAY - 60..=TODAY, any::<bool>());
    let answers = prop::collection::vec(answer, 0..40);
    let sittings = prop::collection::vec(sitting, 0..12);
    (any_course(), answers, sittings, any_wishes()).prop_map(
        |(course, answers, mut sittings, wishes)| {
            sittings.sort_by_key(|(_, day, _)| *day);
            let sittings = sittings.into_iter().map(|(n, day, completed)| Sitting {
                lesson: LessonId(format!("l{n}")),
                day,
                completed,
            });
            let answers = answers.into_iter().enumerate().map(|(seq, (day, n, right))| {
                (at(day, seq as u64 + 1), attempt(&format!("s{n}"), right))
            });
            Case { course, history: answers.collect(), sittings: sittings.collect(), wishes }
        },
    )
}

fn stops(path: &Path) -> Vec<&Stop> {
    [&path.learn, &path.review, &path.play].into_iter().flatten().collect()
}

proptest! {
    #[test]
    fn the_same_values_lead_to_the_same_path_whatever_the_order_of_arrival(
        case in any_case(), seed in any::<u64>()
    ) {
        let mut shuffled = case.clone();
        shuffled.history.reverse();
        let path = |case: &Case| {
            let (facts, Case { sittings, wishes, course, .. }) = (case.facts(), case);
            Next::of(Child { facts: &facts, sittings, wishes, course }, TODAY).path(seed)
        };
        prop_assert_eq!(path(&case), path(&shuffled));
    }

    #[test]
    fn no_stop_is_asleep_unknown_or_offered_twice(case in any_case(), seed in any::<u64>()) {
        let (facts, Case { sittings, wishes, course, .. }) = (case.facts(), &case);
        let next = Next::of(Child { facts: &facts, sittings, wishes, course }, TODAY);
        let path = next.path(seed);
        let lessons: Vec<_> = stops(&path).iter().filter_map(|stop| stop.lesson.clone()).collect();
        for lesson in &lessons {
            prop_assert!(course.lesson(lesson).is_some());
            prop_assert_eq!(next.asleep(lesson), None);
        }
        let once: BTreeSet<_> = lessons.iter().collect();
        prop_assert_eq!(once.len(), lessons.len());
    }

    #[test]
    fn reviews_are_one_in_four_at_most_where_something_is_taught_and_each_comes_once(
        case in any_case(), n in 0..8u8, n_items in 0..20usize
    ) {
        let (facts, Case { sittings, wishes, course, .. }) = (case.facts(), &case);
        let next = Next::of(Child { facts: &facts, sittings, wishes, course }, TODAY);
        let id = LessonId(format!("l{n}"));
        let items = next.items(&id, n_items);
        let mixed: Vec<_> = items.iter().flatten().collect();
        prop_assert_eq!(items.len(), n_items);
        prop_assert_eq!(mixed.iter().collect::<BTreeSet<_>>().len(), mixed.len());
        let offer = next.path(0).learn;
        if let Some(Stop { lesson: Some(lesson), reason: Reason::NextStep { .. } }) = offer {
            prop_assert!(next.items(&lesson, n_items).iter().flatten().count() <= n_items / 4);
        }
    }

    /// A child who plays whatever is offered, and answers at random.
    #[test]
    fn nothing_due_waits_for_ever_and_no_strand_starves(answers in any::<u64>()) {
        let course = course();
        let (mut facts, mut sittings, wishes) = (Facts::default(), Vec::new(), placed());
        for skill in ["a", "b", "c", "1", "2"] {
            answer(&mut facts, skill, TODAY - 60, &[true, true]);
            sittings.push(sat(&format!("l-{skill}"), TODAY - 60, true));
        }
        let mut reviewed = BTreeSet::new();
        for day in TODAY..TODAY + 6 {
            let child =
                Child { facts: &facts, sittings: &sittings, wishes: &wishes, course: &course };
            let path = Next::of(child, day).path(answers);
            let Some(Stop { lesson: Some(id), reason: Reason::Due { skill, .. } }) = path.review
            else { break };
            reviewed.insert(skill.clone());
            answer(&mut facts, skill.as_str(), day, &[answers >> (day - TODAY) & 1 == 1]);
            sittings.push(sat(id.as_str(), day, true));
        }
        prop_assert_eq!(reviewed.len(), 5, "each skill came within six days");
    }
}

#[test]
fn every_strand_has_its_turn_however_little_succeeds() {
    let course = course();
    let (mut facts, mut sittings, wishes) = (Facts::default(), Vec::new(), placed());
    let mut taken = Vec::new();
    for day in TODAY..TODAY + 8 {
        let child = Child { facts: &facts, sittings: &sittings, wishes: &wishes, course: &course };
        let id = Next::of(child, day).path(5).learn.unwrap().lesson.unwrap();
        // Wrong answers without a tag, so that no drill comes between.
        if let Some(skill) = id.as_str().strip_prefix("l-") {
            let wrong = model::Attempt { tag: None, ..attempt(skill, false) };
            facts.fold(at(day, u64::from(day.unsigned_abs())), &wrong);
        }
        sittings.push(sat(id.as_str(), day, true));
        taken.push(id.as_str().to_owned());
    }
    let of = |id: &str| taken.iter().filter(|one| *one == id).count();
    assert_eq!((of("l-a"), of("l-1")), (4, 4), "{taken:?}");
}
