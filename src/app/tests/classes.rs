//! A tablet of a school with three shifts of forty-five children: every child finds her picture,
//! her teacher's words and what was given to her.

use crate::ground::{bundle, data};
use crate::shown::Shown;
use app::app::{App, Forced, Parts};
use app::audio::{Silence, Voice};
use app::clock::noon;
use app::school::{Alone, School};
use app::screen::corner::Facts;
use app::settings::Settings;
use app::worker::{Line, Worker};
use i18n::Tr;
use model::{ClassId, DeviceId, LearnerId, SchoolId, Stamp};
use scene::Stage;
use std::rc::Rc;
use wire::down::{Down, DownPage, Entry};

const SHIFTS: u8 = 3;
const CHILDREN: u16 = 45;

/// A tablet that was told things and sends nothing.
struct Told(Alone, progress::School);

impl School for Told {
    fn facts(&self, tr: &Tr) -> Facts {
        self.0.facts(tr)
    }

    fn gate_code(&self) -> Option<String> {
        None
    }

    fn send_now(&self) {}

    fn is_joined(&self) -> bool {
        true
    }

    fn told(&self) -> Option<progress::School> {
        Some(self.1.clone())
    }
}

pub(crate) fn child(shift: u8, roll: u16) -> LearnerId {
    let mut id = [1; 16];
    (id[0], id[1]) = (shift, roll as u8);
    LearnerId(id)
}

fn class(shift: u8) -> ClassId {
    ClassId([shift; 16])
}

pub(crate) fn school() -> Vec<Down> {
    let classes =
        (1..=SHIFTS).map(|shift| Down::Class { id: class(shift), name: format!("{shift}"), shift });
    let children = (1..=SHIFTS).flat_map(|shift| {
        (1..=CHILDREN).map(move |roll| Down::Learner {
            id: child(shift, roll),
            nickname: format!("{shift}-{roll}"),
            picture: "cow".into(),
            class: Some(class(shift)),
            roll: Some(roll),
        })
    });
    let given = Down::Assignment {
        id: "a".into(),
        class: Some(class(2)),
        learner: None,
        lessons: vec!["bn-1-13".into()],
        skills: Vec::new(),
        until_day: None,
        given_day: None,
    };
    let said = Down::Message {
        id: "m".into(),
        class: None,
        learner: Some(child(2, 40)),
        text: "মিতুর নৌকা গল্পটা পড়ে আমাকে শোনাবে।".into(),
        sound: None,
        picture: None,
        from: "মিনা আপা".into(),
        at_ms: 1_767_247_200_000,
    };
    classes.chain(children).chain([given, said]).collect()
}

fn tablet(size: (u32, u32)) -> (tempfile::TempDir, Shown) {
    let (folder, shown, ..) = tablet_with(size, &school(), Box::new(Silence));
    (folder, shown)
}

/// A tablet that was told these things and speaks with this voice.
pub(crate) fn tablet_with(
    size: (u32, u32),
    downs: &[Down],
    voice: Box<dyn Voice>,
) -> (tempfile::TempDir, Shown, progress::School, Line) {
    let folder = data();
    let (told, _) = progress::School::open(folder.path());
    let entries: Vec<Entry> = downs
        .iter()
        .enumerate()
        .map(|(n, down)| Entry {
            no: n as u64 + 1,
            key: down.key(),
            body: Some(down.to_bytes().expect("has a form")),
        })
        .collect();
    let through = entries.len() as u64;
    let page = DownPage {
        school: SchoolId([5; 16]),
        device: DeviceId([6; 16]),
        after: 0,
        through,
        more: false,
        entries,
    };
    told.apply(&page).expect("follows");
    let worker = Worker::open(folder.path()).expect("the record opens");
    let line = worker.line();
    let parts = Parts {
        bundle: bundle("JONAKI_BUNDLE"),
        channels: Vec::new(),
        school: Rc::new(Told(Alone::new(&worker, folder.path()), told.clone())),
        worker,
        language: "bn".into(),
        seed: 7,
        settings: Settings::default(),
        forced: Forced::default(),
        wall: app::clock::noon,
        power: None,
        data: None,
    };
    let stage = Stage::of_display(size.0, size.1, 8.0);
    let app = App::new(parts, voice, stage).expect("the shelf is read");
    (folder, Shown::of(app, size), told, line)
}

#[test]
fn every_child_of_three_shifts_finds_her_picture_in_the_order_of_the_roll() {
    for size in [(1280, 800), (800, 1280)] {
        let (_folder, mut shown) = tablet(size);
        let mut found = Vec::new();
        for shift in 1..=SHIFTS {
            // The wall opens on the first shift; the round button leads to the next.
            while found.len() < usize::from(shift) * usize::from(CHILDREN) {
                shown.check("a page of the wall");
                let rows = shown.app.borrow().view(shown.now).rows;
                let ids = rows.iter().filter_map(|(item, _)| item.id.strip_prefix("pupil-"));
                let ids: Vec<LearnerId> = ids.filter_map(LearnerId::parse).collect();
                assert!(ids.iter().all(|id| id.0[0] == shift), "one shift at a time");
                found.extend(ids);
                if found.len() < usize::from(shift) * usize::from(CHILDREN) {
                    shown.tap("more", 50);
                }
            }
            shown.tap("shift", 50);
        }
        let all = (1..=SHIFTS).flat_map(|shift| (1..=CHILDREN).map(move |roll| child(shift, roll)));
        assert_eq!(found, all.collect::<Vec<_>>());
    }
}

#[test]
fn what_a_teacher_gave_shines_first_and_her_words_reach_the_child() {
    for size in crate::ground::SIZES {
        let (_folder, mut shown) = tablet(size);
        shown.tap("shift", 50);
        let id = format!("pupil-{}", child(2, 40));
        for _ in 0..12 {
            if shown.has(&id) {
                break;
            }
            shown.tap("more", 50);
        }
        shown.tap(&id, 50);
        assert!(shown.has("stop-0-flag"), "what the teacher gave comes first");
        shown.check("a path with something given");
        shown.tap("mail", 50);
        shown.check("the teacher's words");
        assert!(shown.has("letter-text"));
        shown.tap("home", 50);
        assert!(!shown.has("mail"), "they have been read");
        shown.tap("stop-0", 50);
        let place = shown.app.borrow().place().map(|(lesson, _)| lesson.0);
        assert_eq!(place.as_deref(), Some("bn-1-13"));
    }
}

#[test]
fn what_is_given_again_after_it_was_finished_is_open_again() {
    let folder = data();
    let (mut record, _) = progress::Progress::open(folder.path(), "boot", noon()).expect("opens");
    let (her, lesson) = (child(1, 1), model::LessonId::from("bn-1-13"));
    let over = model::Event::Completed { lesson: lesson.clone(), ms: 60_000 };
    record.record(her, &over, noon()).expect("is kept");
    let today = record.day_at(noon()).expect("a day");
    let (told, _) = progress::School::open(folder.path());
    let mut no = 0;
    let mut open_when_given = |given_day: Option<i32>, days: i64| {
        let at = Stamp { wall_ms: noon().wall_ms + days * 86_400_000, ..noon() };
        let given = Down::Assignment {
            id: "a".into(),
            class: None,
            learner: Some(her),
            lessons: vec![lesson.clone()],
            skills: Vec::new(),
            until_day: None,
            given_day,
        };
        no += 1;
        let body = Some(given.to_bytes().expect("has a form"));
        let page = DownPage {
            school: SchoolId([5; 16]),
            device: DeviceId([6; 16]),
            after: no - 1,
            through: no,
            more: false,
            entries: vec![Entry { no, key: given.key(), body }],
        };
        told.apply(&page).expect("follows");
        let hers = app::roster::hers(&record, her, None, Some(&told), at);
        assert!(hers.wishes.finished.contains(&lesson), "her tick stays");
        !hers.wishes.assigned.is_empty()
    };
    assert!(!open_when_given(None, 0), "a server that tells no day gives it once");
    assert!(!open_when_given(Some(today - 1), 0) && !open_when_given(Some(today), 0));
    assert!(open_when_given(Some(today + 1), 1) && open_when_given(Some(today + 1), 9));
    assert!(!open_when_given(Some(today + 1), 0), "a laptop's clock may be ahead");
}
