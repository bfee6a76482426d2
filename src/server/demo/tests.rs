use super::*;
use crate::testing;

#[test]
fn the_demo_s_school_is_full_and_the_same_work_comes_of_the_same_seed() {
    let course = Course::read();
    assert!(course.skills.len() > 80 && course.place("bn.lookalike").is_some());
    let child = |seed| child::Child { id: model::LearnerId([1; 16]), seed, begins: 6 };
    let today = day_of(testing::NOW);
    let counts = |seed| -> Vec<(i32, usize)> {
        child(seed).days(&course, today).iter().map(|one| (one.day, one.events.len())).collect()
    };
    assert_eq!(counts(7), counts(7));
    assert_ne!(counts(7), counts(8));
    assert!((1..40).map(counts).all(|days| days.len() > 20));
}

#[test]
fn no_two_demos_have_a_key_in_common() {
    let tablet = || Tablet::new(0, 0, false).unwrap();
    assert_ne!(tablet().public(), tablet().public());
}

#[test]
fn a_tablet_s_work_comes_in_as_any_tablet_s_does() {
    let dir = tempfile::tempdir().unwrap();
    let school = testing::open(dir.path(), testing::NOW);
    let course = Course::read();
    testing::block(async {
        let child = child::Child { id: model::LearnerId([1; 16]), seed: 3, begins: 6 };
        let mut tablet = Tablet::new(0, 0, false).unwrap();
        tablet.add(child.days(&course, day_of(testing::NOW)), child.id);
        tablet.enrol(&school, testing::NOW).await.unwrap();
        for week in 0..3 {
            tablet.send(&school, week, testing::NOW).await.unwrap();
        }
        while school.storage.project(16).await.unwrap() > 0 {}
        let since = day_of(testing::NOW) - 20;
        let known = school.storage.known(school.id(), vec![child.id], since).await.unwrap();
        assert!(known.days.len() >= 5, "{:?}", known.days);
        assert!(known.days.iter().all(|day| day.ms > 0 && day.n_answered >= 8 && day.day >= since));
        assert_eq!(school.storage.quarantined(school.id()).await.unwrap(), []);
    });
}
