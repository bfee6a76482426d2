//! What the school said is kept, found and forgotten as it should be.

mod chosen;
mod said;

use super::*;
use crate::{Options, Progress};
use model::{ClassId, Event, LearnerId, Stamp, StreamId};
use proptest::prelude::*;
use wire::down::{Entry, mark_of};

const SCHOOL: SchoolId = SchoolId([1; 16]);

fn id(n: u8) -> LearnerId {
    LearnerId([n; 16])
}

fn entry(no: u64, down: &Down) -> Entry {
    Entry { no, key: down.key(), body: Some(down.to_bytes().unwrap()) }
}

fn page(after: u64, entries: Vec<Entry>) -> DownPage {
    let through = entries.last().map_or(after, |last| last.no);
    DownPage {
        school: SCHOOL,
        device: model::DeviceId([2; 16]),
        after,
        through,
        more: false,
        entries,
    }
}

fn learner(n: u8, name: &str, class: Option<u8>, roll: Option<u16>) -> Down {
    Down::Learner {
        id: id(n),
        nickname: name.into(),
        picture: "cow".into(),
        class: class.map(|n| ClassId([n; 16])),
        roll,
    }
}

fn told(entries: &[Down]) -> (tempfile::TempDir, School) {
    let dir = tempfile::tempdir().unwrap();
    let (school, came) = School::open(dir.path());
    assert_eq!(came, Came::AsItWas);
    let entries = (1..).zip(entries).map(|(no, down)| entry(no, down)).collect();
    school.apply(&page(0, entries)).unwrap();
    (dir, school)
}

#[test]
fn what_was_told_is_there_after_a_start_and_the_newest_of_a_key_counts() {
    let (dir, school) = told(&[
        Down::School { name: "এক".into() },
        Down::Setting { name: "sitting-minutes".into(), value: "20".into() },
    ]);
    let renamed = entry(9, &Down::School { name: "দুই".into() });
    assert_eq!(school.apply(&page(2, vec![renamed])).unwrap(), Applied { through: 9, n_new: 1 });
    drop(school);
    let (school, came) = School::open(dir.path());
    assert_eq!((came, school.cursor(SCHOOL).unwrap()), (Came::AsItWas, 9));
    assert_eq!(school.name().unwrap().as_deref(), Some("দুই"));
    assert_eq!(school.setting("sitting-minutes").unwrap().as_deref(), Some("20"));
    assert_eq!(school.setting("other").unwrap(), None);
}

#[test]
fn a_page_that_does_not_follow_changes_nothing_and_one_that_came_before_neither() {
    let (_dir, school) = told(&[Down::School { name: "এক".into() }]);
    let late = page(7, vec![entry(8, &Down::School { name: "দুই".into() })]);
    let error = school.apply(&late).unwrap_err();
    assert!(matches!(error, SchoolError::Order { has: 1, after: 7 }), "{error}");
    let again = page(0, vec![entry(1, &Down::School { name: "তিন".into() })]);
    assert_eq!(school.apply(&again).unwrap(), Applied { through: 1, n_new: 0 });
    assert_eq!(school.name().unwrap().as_deref(), Some("এক"));
}

#[test]
fn an_entry_without_a_body_removes_its_key_and_a_later_kind_is_kept_in_silence() {
    let (_dir, school) = told(&[learner(1, "ক", None, None), learner(2, "খ", None, None)]);
    let gone = Entry { no: 3, key: learner(1, "", None, None).key(), body: None };
    let later = Entry { no: 4, key: "learner/x".into(), body: Some(vec![0xa0]) };
    school.apply(&page(2, vec![gone, later])).unwrap();
    let left: Vec<_> = school.pupils().unwrap().into_iter().map(|pupil| pupil.id).collect();
    assert_eq!((left, school.cursor(SCHOOL).unwrap()), (vec![id(2)], 4));
}

#[test]
fn another_schools_first_page_takes_the_place_of_everything() {
    let (_dir, school) = told(&[learner(1, "ক", None, None)]);
    let other = DownPage {
        school: SchoolId([9; 16]),
        ..page(0, vec![entry(1, &learner(2, "খ", None, None))])
    };
    school.apply(&other).unwrap();
    assert_eq!(school.cursor(SCHOOL).unwrap(), 0);
    assert_eq!(school.cursor(SchoolId([9; 16])).unwrap(), 1);
    assert_eq!(school.pupils().unwrap()[0].id, id(2));
}

#[test]
fn children_stand_by_shift_class_roll_and_name() {
    let class =
        |n: u8, name: &str, shift| Down::Class { id: ClassId([n; 16]), name: name.into(), shift };
    let (_dir, school) = told(&[
        class(1, "ক", 2),
        class(2, "খ", 1),
        learner(1, "মিতু", Some(1), Some(2)),
        learner(2, "রাফি", Some(1), Some(1)),
        learner(3, "আমিনা", Some(2), None),
        learner(4, "বাবলু", Some(2), Some(40)),
        learner(5, "অপু", None, None),
        learner(6, "টুনি", Some(7), Some(1)),
    ]);
    let order: Vec<_> = school.pupils().unwrap().iter().map(|pupil| pupil.id.0[0]).collect();
    assert_eq!(order, [4, 3, 2, 1, 6, 5]);
    let classes: Vec<_> = school.classes().unwrap().iter().map(|class| class.id.0[0]).collect();
    assert_eq!(classes, [2, 1]);
}

#[test]
fn children_entered_on_the_tablet_stand_beside_those_of_the_list() {
    let (dir, school) = told(&[
        learner(1, "মিতু", None, Some(1)),
        Down::Merged { from: id(8), into: id(1) },
        Down::Erased { mark: mark_of(id(9)) },
    ]);
    let options = Options { reserve_bytes: 0, ..Options::default() };
    let (mut progress, _) =
        Progress::open_with(dir.path(), "boot", Stamp::default(), &options).unwrap();
    for n in [7, 8, 9, 1] {
        let event =
            Event::LearnerAdded { nickname: format!("শিশু {n}"), picture: "cat".into() };
        progress.record(id(n), &event, Stamp::default()).unwrap();
    }
    let listed = school.pupils_with(&progress).unwrap();
    let names: Vec<_> = listed.iter().map(|one| (one.id.0[0], one.nickname.as_str())).collect();
    assert_eq!(names, [(1, "মিতু"), (7, "শিশু 7")]);
}

#[test]
fn merged_records_are_read_as_one_and_parted_again() {
    let (_dir, school) = told(&[
        learner(1, "মিতু", None, None),
        learner(2, "মিতু", None, None),
        learner(3, "মিতু", None, None),
        Down::Merged { from: id(3), into: id(2) },
        Down::Merged { from: id(2), into: id(1) },
    ]);
    assert_eq!(school.who(id(3)).unwrap(), id(1));
    assert_eq!(school.records_of(id(3)).unwrap(), [id(1), id(2), id(3)]);
    assert_eq!(school.pupils().unwrap().len(), 1);
    let parted = Entry { no: 6, key: Down::Merged { from: id(2), into: id(1) }.key(), body: None };
    school.apply(&page(5, vec![parted])).unwrap();
    assert_eq!(school.who(id(3)).unwrap(), id(2));
    assert_eq!(school.pupils().unwrap().len(), 2);
}

#[test]
fn an_erased_child_is_forgotten_whenever_the_word_comes() {
    let hers = [
        learner(1, "মিতু", None, None),
        Down::Carried { learner: id(1), state: vec![1, 2] },
        Down::Message {
            id: "m".into(),
            class: None,
            learner: Some(id(1)),
            text: "ভালো".into(),
            picture: None,
            sound: None,
            from: "আপা".into(),
            at_ms: 5,
        },
    ];
    for erased_first in [false, true] {
        let mut all = hers.to_vec();
        all.insert(if erased_first { 0 } else { 3 }, Down::Erased { mark: mark_of(id(1)) });
        all.push(learner(2, "রাফি", None, None));
        let (dir, school) = told(&all);
        assert_eq!(school.pupils().unwrap().len(), 1);
        assert_eq!(school.carried(id(1)).unwrap(), None);
        assert_eq!(school.messages().unwrap(), []);
        assert!(school.erased().unwrap().contains(&mark_of(id(1))));
        drop(school);
        let file = std::fs::read(dir.path().join("school.db")).unwrap();
        let name = "মিতু".as_bytes();
        assert!(
            !file.windows(name.len()).any(|part| part == name),
            "her name is still in the file"
        );
    }
}

#[test]
fn a_damaged_file_is_set_aside_and_everything_is_asked_for_again() {
    let (dir, school) = told(&[learner(1, "মিতু", None, None)]);
    drop(school);
    let path = dir.path().join("school.db");
    let whole = std::fs::read(&path).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 37) {
        let mut torn = whole.clone();
        torn[at..].iter_mut().take(600).for_each(|byte| *byte = 0xa5);
        std::fs::write(&path, &torn).unwrap();
        let (school, _) = School::open(dir.path());
        // Either the damage shows at the start, or where it is met, or nothing was hit.
        let n = school.pupils().map(|pupils| pupils.len()).unwrap();
        let cursor = school.cursor(SCHOOL).unwrap();
        assert!(cursor == 0 || n <= 1, "byte {at}");
        school
            .apply(&page(cursor, vec![entry(cursor + 1, &learner(2, "রাফি", None, None))]))
            .unwrap();
        assert!(school.pupils().unwrap().iter().any(|pupil| pupil.id == id(2)), "byte {at}");
        school.note(&contact(5, None, 1), false).unwrap();
    }
    std::fs::write(&path, b"not a database at all, but long enough to be one").unwrap();
    let (school, came) = School::open(dir.path());
    assert_eq!(came, Came::SetAside(dir.path().join("school.db.corrupt")));
    assert_eq!(school.cursor(SCHOOL).unwrap(), 0);
}

#[test]
fn a_folder_that_takes_no_file_is_no_stop() {
    let dir = tempfile::tempdir().unwrap();
    let (school, came) = School::open(&dir.path().join("is not there"));
    assert_eq!(came, Came::InMemory);
    school.apply(&page(0, vec![entry(1, &learner(2, "রাফি", None, None))])).unwrap();
    assert_eq!(school.pupils().unwrap().len(), 1);
}

fn contact(at_ms: i64, trouble: Option<&str>, n_sent: u64) -> Contact {
    Contact { at_ms, trouble: trouble.map(Into::into), n_sent, n_came: 0, n_bytes: 100 }
}

#[test]
fn contacts_and_their_bytes_are_kept_and_quiet_ones_cost_no_write() {
    let (dir, school) = told(&[]);
    school.note(&contact(1_000, None, 7), false).unwrap();
    school.note(&contact(2_000, None, 0), false).unwrap();
    school.note(&contact(3_000, None, 0), true).unwrap();
    school.note(&contact(4_000, Some("no-server"), 0), false).unwrap();
    school.note(&contact(5_000, Some("no-server"), 0), false).unwrap();
    let kept = |school: &School| {
        school.contacts(9).unwrap().iter().map(|one| (one.at_ms, one.n_sent)).collect::<Vec<_>>()
    };
    assert_eq!(kept(&school), [(4_000, 0), (1_000, 7)]);
    assert_eq!(school.last_contact().unwrap().map(|one| one.at_ms), Some(5_000));
    assert_eq!((school.spent(9, false).unwrap(), school.spent(9, true).unwrap()), (400, 100));
    assert_eq!(school.spent(7 * 86_400_000, false).unwrap(), 0);
    school.note(&contact(3_700_000, None, 0), false).unwrap();
    assert_eq!(school.last_success_ms().unwrap(), Some(3_700_000));
    drop(school);
    let (school, _) = School::open(dir.path());
    assert_eq!(school.last_success_ms().unwrap(), Some(3_700_000));
    assert_eq!(school.spent(9, false).unwrap(), 500);
    (0..80).for_each(|n| school.note(&contact(n, None, 1), false).unwrap());
    assert_eq!(school.contacts(100).unwrap().len(), 50);
}

#[test]
fn the_address_that_answered_last_comes_first() {
    let (_dir, school) = told(&[]);
    for url in ["https://a:1", "https://b:1", "https://a:1"] {
        school.note_address(url).unwrap();
    }
    assert_eq!(school.addresses().unwrap(), ["https://a:1", "https://b:1"]);
    school.leave().unwrap();
    assert!(school.addresses().unwrap().is_empty());
}

#[test]
fn every_stream_is_told_to_a_new_server_and_once_a_week() {
    let (_dir, school) = told(&[learner(1, "মিতু", None, None)]);
    let week = 7 * 86_400_000;
    assert!(school.tells_all(3, 5).unwrap());
    school.note_told(3, 5).unwrap();
    assert!(!school.tells_all(3, week - 1).unwrap());
    assert!(school.tells_all(3, week).unwrap() && school.tells_all(4, 5).unwrap());
    school.read_anew().unwrap();
    assert_eq!((school.cursor(SCHOOL).unwrap(), school.pupils().unwrap().len()), (0, 1));
    school.apply(&page(0, vec![entry(1, &learner(1, "মিতা", None, None))])).unwrap();
    assert_eq!(school.pupils().unwrap()[0].nickname, "মিতা");
}

#[test]
fn a_stream_is_kept_back_until_something_changes() {
    let (_dir, school) = told(&[]);
    school.hold(StreamId([1; 16]), "version 1").unwrap();
    assert_eq!(school.held("version 1").unwrap().len(), 1);
    assert!(school.held("version 2").unwrap().is_empty());
    school.release_holds().unwrap();
    assert!(school.held("version 1").unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn merges_are_followed_without_loops(pairs in prop::collection::vec((0..8u8, 0..8u8), 0..12)) {
        let merges: Vec<_> =
            pairs.iter().map(|(from, into)| Down::Merged { from: id(*from), into: id(*into) }).collect();
        let (_dir, school) = told(&merges);
        for n in 0..8 {
            let hers = school.who(id(n)).unwrap();
            prop_assert_eq!(school.who(hers).unwrap(), hers);
            prop_assert!(school.records_of(id(n)).unwrap().contains(&id(n)));
        }
    }
}
