//! A teacher at her desk and a child at a tablet: what is given at one is there on the other, and
//! what is done there is seen at the first.

use super::support;
use super::sync_classroom::{Classroom, Pupil};
use bundle::Bundle;
use learn::next::{Child, Reason, Wishes};
use learn::{Course, CourseLesson, CourseSkill, Facts, Next};
use model::{Event, LearnerId, LessonId};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use wire::TrustedKeys;

/// A browser as small as can be.
pub(super) struct Browser {
    at: SocketAddr,
    cookie: String,
    token: String,
}

impl Browser {
    /// Of a server that was just started.
    pub(super) fn at(at: SocketAddr) -> Self {
        Self { at, cookie: String::new(), token: String::new() }
    }

    pub(super) fn get(&mut self, path: &str) -> String {
        self.ask("GET", path, "")
    }

    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let coded =
            |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
        let token = self.token.clone();
        let fields = fields.iter().copied().chain([("token", token.as_str())]);
        let form: Vec<String> =
            fields.map(|(name, value)| format!("{name}={}", coded(value))).collect();
        self.ask("POST", path, &form.join("&"))
    }

    /// The answer, head and all.
    fn ask(&mut self, method: &str, path: &str, body: &str) -> String {
        let (at, cookie, length) = (self.at, &self.cookie, body.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {at}\r\ncookie: {cookie}\r\norigin: http://{at}\r\n\
             sec-fetch-site: same-origin\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        );
        let mut line = TcpStream::connect(at).unwrap();
        line.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        let part = |text: &str, end: char| {
            let found = answer.split(text).nth(1)?.split(end).next()?;
            Some(found.to_owned())
        };
        if let Some(cookie) = part("set-cookie: ", ';') {
            self.cookie = cookie;
        }
        if let Some(token) = part("name=\"token\" value=\"", '"') {
            self.token = token;
        }
        answer
    }
}

/// What stands between two texts, the first time.
pub(super) fn between<'a>(text: &'a str, start: &str, end: char) -> &'a str {
    text.split(start)
        .nth(1)
        .and_then(|rest| rest.split(end).next())
        .unwrap_or_else(|| panic!("{start}: {text}"))
}

fn keys() -> String {
    let mut all = String::new();
    for file in std::fs::read_dir(support::keys()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "pub") {
            all += &std::fs::read_to_string(path).unwrap();
            all.push('\n');
        }
    }
    all
}

fn course(bundle: &Bundle) -> Course {
    let skills = bundle.skills().unwrap().into_iter();
    let skills = skills.map(|one| CourseSkill { id: one.id, strand: one.strand, needs: one.needs });
    let lessons = bundle.shelf(0, 100).unwrap().into_iter().map(|one| CourseLesson {
        id: one.id,
        teaches: one.teaches,
        needs: one.needs,
        practises: one.practises,
        minutes: one.minutes,
        is_play: one.is_play,
        drill_for: one.drill_for,
    });
    Course::new(skills.collect(), lessons.collect())
}

#[test]
fn what_a_teacher_gives_is_what_a_child_is_offered_first_and_its_end_is_seen_at_the_desk() {
    let classroom = Classroom::open();
    let trusted = classroom.data.path().join("trusted.pub");
    std::fs::write(&trusted, keys()).unwrap();
    server::lessons::publish(classroom.data.path(), &support::bundle(), Some(&trusted)).unwrap();
    let bundle = Bundle::open(&support::bundle(), &TrustedKeys::parse(&keys()).unwrap()).unwrap();

    let mut desk = Browser::at(classroom.server().loopback);
    let first = [
        ("school", "School"),
        ("name", "Mina"),
        ("login", "mina"),
        ("class", "One"),
        ("children", "1 Amina\n2 Imran"),
        ("password", "three small words"),
    ];
    desk.post("/desk/welcome/3", &first);
    let class = between(&desk.get("/desk"), "location: ", '\r').to_owned();
    let page = desk.get(&class);
    let amina = between(&page, "/desk/child/", '"').to_owned();
    let child = LearnerId::parse(&amina).unwrap();
    // The last lesson of the shelf is none that the engine would begin with.
    let lesson = bundle.shelf(0, 100).unwrap().pop().unwrap().id;
    let give = format!("{class}/give");
    let form = desk.get(&give);
    assert!(form.contains(&format!("value=\"{lesson}\"")), "{form}");
    let fields =
        [("whom", "some"), ("child", &*amina), ("lesson", lesson.as_str()), ("text", "Well done!")];
    assert!(desk.post(&give, &fields).contains("give?done=1"));

    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.sync_well();
    let given = pupil.tablet().school.assignments().unwrap();
    let hers: Vec<LessonId> = given
        .into_iter()
        .filter(|one| one.learner == Some(child))
        .flat_map(|one| one.lessons)
        .collect();
    assert_eq!(hers, std::slice::from_ref(&lesson));
    let said = pupil.tablet().school.messages().unwrap();
    assert_eq!((said[0].text.as_str(), said[0].learner), ("Well done!", Some(child)));

    let wishes = Wishes {
        assigned: hers.into_iter().collect(),
        placement: Some(Default::default()),
        ..Wishes::default()
    };
    let course = course(&bundle);
    let facts = Facts::default();
    let next =
        Next::of(Child { facts: &facts, sittings: &[], wishes: &wishes, course: &course }, 20_000);
    let stop = next.path(0).learn.unwrap();
    assert_eq!((stop.lesson, stop.reason), (Some(lesson.clone()), Reason::Assigned));

    assert!(desk.get(&give).contains("১ জনের ০ জন শেষ করেছে"));
    let now = pupil.now();
    pupil.tablet().record.record(child, &Event::Completed { lesson, ms: 60_000 }, now).unwrap();
    pupil.sync_well();
    let storage = &classroom.server().school.storage;
    while classroom.server().wait_for(storage.project(64)).unwrap().unwrap() > 0 {}
    let page = desk.get(&give);
    assert!(page.contains("১ জনের ১ জন শেষ করেছে"), "{page}");
}
