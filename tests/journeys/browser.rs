//! The desk in a real browser: every page on a laptop and a telephone, with and without scripts, and
//! what lives on it. Where this machine has no Chromium, the journeys say so and go on.

#[path = "browser/driver.rs"]
mod driver;
#[path = "browser/pages.rs"]
mod pages;
#[path = "browser/phones.rs"]
mod phones;
#[path = "browser/tablet.rs"]
mod tablet;
#[path = "browser/voice.rs"]
mod voice;

use super::support;
use super::sync_classroom::{Classroom, Pupil};
use bundle::Bundle;
use driver::{Browser, Looks};
use model::{Event, LearnerId};
use std::time::Duration;
use wire::TrustedKeys;

const LAPTOP: (u32, u32) = (1366, 768);
const PHONE: (u32, u32) = (360, 740);
const PASSWORD: &str = "three small words";

/// A school whose first teacher has set it up, with lessons and a tablet that has joined.
struct School {
    classroom: Classroom,
    pupil: Pupil,
    /// `http://127.0.0.1:port`.
    at: String,
    /// `/desk/class/…`.
    class: String,
    child: LearnerId,
}

impl School {
    /// Sets it up in a browser, as its first teacher would.
    fn open(browser: &Browser) -> Self {
        let classroom = Classroom::open();
        let trusted = classroom.data.path().join("trusted.pub");
        std::fs::write(&trusted, public_keys()).unwrap();
        server::lessons::publish(classroom.data.path(), &support::bundle(), Some(&trusted))
            .unwrap();
        let at = format!("http://{}", classroom.server().loopback);
        browser.go(&format!("{at}/desk"));
        browser.keys("[name=school]", "School");
        browser.click("main button.btn, form button.btn");
        browser.keys("[name=name]", "Mina");
        browser.keys("[name=login]", "mina");
        browser.click("form button.btn");
        browser.keys("[name=class]", "One");
        browser.keys("[name=children]", "1 Amina\n2 Imran\n3 Rahima");
        browser.keys("[name=password]", PASSWORD);
        browser.click("form button.btn");
        browser.go(&format!("{at}/desk"));
        let class = browser.url().replace(&at, "");
        assert!(class.starts_with("/desk/class/"), "{class}: {}", browser.html());
        let html = browser.html();
        let child =
            html.split("/desk/child/").nth(1).and_then(|rest| LearnerId::parse(&rest[..32]));
        let mut pupil = Pupil::new();
        pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
        pupil.sync_well();
        Self { classroom, pupil, at, class, child: child.expect("Amina is on the page") }
    }

    fn record(&mut self, event: &Event) {
        self.pupil.wall_ms.set(self.pupil.wall_ms.get() + 4_000);
        let (now, child) = (self.pupil.now(), self.child);
        self.pupil.tablet().record.record(child, event, now).unwrap();
    }
}

fn public_keys() -> String {
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

/// Half a second more than what is promised goes by in a browser that looks every 50 ms on a
/// machine where other tests run.
const SOON: Duration = Duration::from_millis(2_500);

#[test]
fn an_answer_and_a_raised_hand_are_seen_at_an_open_desk_two_seconds_after_the_tablet_has_sent_them()
{
    let Some(browser) = Browser::open(Looks { size: LAPTOP, scripts: true }) else { return };
    let mut school = School::open(&browser);
    browser.go(&format!("{}{}", school.at, school.class));
    let page = format!("{}{}", school.at, school.class);
    // The line is open once the server has said when to come again.
    browser.wait("a page", SOON, "return document.readyState === 'complete'");
    std::thread::sleep(Duration::from_millis(500));
    let before = browser.run("return document.querySelector('tbody').innerText", &[]);
    school.record(&Event::Completed { lesson: "bn-p-01".into(), ms: 120_000 });
    school.pupil.sync_well();
    let changed = format!(
        "return document.querySelector('tbody').innerText !== {}",
        serde_json::to_string(&before).unwrap()
    );
    let took = browser.wait("the answer", SOON, &changed);
    eprintln!("an answer was seen after {took:?}");

    let what = model::event::HAND.to_owned();
    school.record(&Event::Preferred { what, value: "77".into() });
    school.pupil.sync_well();
    let took = browser.wait("the hand", SOON, "return !!document.querySelector('.hands')");
    eprintln!("a hand was seen after {took:?}");
    assert_eq!(browser.url(), page, "the page stayed where it was");

    browser.click(".hands button");
    browser.wait("the page", SOON, "return !document.querySelector('.hands')");
    school.pupil.sync_well();
    let child = school.child;
    let seen = school.pupil.tablet().school.hand_seen(child).unwrap();
    assert_eq!(seen.as_deref(), Some("77"), "her tablet hears that it was seen");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    assert!(school.classroom.server().listen.port() > 0);
}

/// Opens what a publisher has sealed, to know what is in it.
fn bundle() -> Bundle {
    Bundle::open(&support::bundle(), &TrustedKeys::parse(&public_keys()).unwrap()).unwrap()
}
