//! A tablet joins a school from its adults' pages, with a real server on this machine.

use crate::ground::{SIZES, bundle, data};
use crate::pages::press;
use crate::shown::Shown;
use app::app::{App, Forced, Parts};
use app::audio::Silence;
use app::school::Alone;
use app::screen::Place;
use app::screen::tabs::Tab;
use app::settings::Settings;
use app::worker::Worker;
use scene::{Look, Stage};
use server::{Config, Running};
use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;
use wire::invite::Code;

fn tablet(data: &Path, (width, height): (u32, u32), language: &str) -> Shown {
    let worker = Worker::open(data).expect("the record opens");
    let parts = Parts {
        bundle: bundle("JONAKI_BUNDLE"),
        channels: Vec::new(),
        school: Rc::new(Alone::new(&worker, data)),
        worker,
        language: language.into(),
        seed: 7,
        settings: Settings::default(),
        forced: Forced::default(),
        wall: app::clock::noon,
        power: None,
        data: Some(data.to_owned()),
    };
    let stage = Stage::of_display(width, height, 8.0);
    let app = App::new(parts, Box::new(Silence), stage).expect("the shelf is read");
    Shown::of(app, (width, height))
}

fn school(data: &Path) -> Running {
    let free = SocketAddr::from(([127, 0, 0, 1], 0));
    let name = Some("জোনাকি স্কুল".to_owned());
    let config = Config { data: data.to_owned(), listen: free, loopback: free, name };
    server::start(&config).expect("the server starts")
}

fn code_for_one(school: &Running) -> Code {
    let code = Code::from_bytes(&[7; 8]);
    let made = school.school.invite(code.token(), i64::MAX, 1, vec![]);
    school.wait_for(made).expect("answers").expect("is open");
    code
}

/// Looks at the page until something is there; the network takes its own time.
fn wait_for(shown: &mut Shown, what: &str) {
    for _ in 0..LOOKS {
        if shown.has(what) {
            return;
        }
        std::thread::sleep(LOOK);
        shown.run_to(shown.now + 300);
    }
    panic!("{what} does not come");
}

/// So often, and so long apart, something is looked for.
const LOOKS: usize = 3_000;
const LOOK: Duration = Duration::from_millis(20);

fn text_of(shown: &Shown, id: &str) -> String {
    let rows = shown.app.borrow().view(shown.now).rows;
    let found = rows.into_iter().find(|(item, _)| item.id == id);
    match found.expect("is there").0.look {
        Look::Text { text, .. } => text,
        look => panic!("{id} is no text: {look:?}"),
    }
}

/// Opens the keyboard and types a code.
fn type_code(shown: &mut Shown, code: &str) {
    let now = shown.now;
    shown.app.borrow_mut().open_page(&Place::Adults(Tab::Tablet), now);
    shown.check("the tablet's page");
    shown.tap("join", 50);
    for letter in code.chars().filter(|letter| letter.is_alphanumeric()) {
        press(shown, &format!("key-{letter}"));
    }
    shown.check("a typed code");
    press(shown, "key-done");
}

#[test]
fn an_adult_types_the_code_compares_the_digits_and_the_tablet_belongs_to_the_school() {
    let (home, folder) = (tempfile::tempdir().expect("a folder"), data());
    let school = school(home.path());
    let at = format!("https://{}", school.listen);
    let settings = Settings { server: Some(at), ..Settings::default() };
    settings.save(folder.path()).expect("is kept");
    let mut shown = tablet(folder.path(), (1280, 800), "en");
    type_code(&mut shown, &code_for_one(&school).to_text());
    shown.check("looking for the school");
    wait_for(&mut shown, "join-digits");
    shown.check("the digits");
    let there = school.school.pairings.shown().borrow().clone();
    let [there] = there[..] else { panic!("one tablet is compared") };
    let there: String = there.iter().map(ToString::to_string).collect();
    assert_eq!(text_of(&shown, "join-digits").replace(' ', ""), there);
    shown.tap("same", 50);
    let is_member = || sync::Membership::load(folder.path()).expect("is read").is_some();
    for _ in 0..LOOKS {
        if is_member() && text_of(&shown, "join-said").contains("belongs") {
            break;
        }
        std::thread::sleep(LOOK);
        shown.run_to(shown.now + 300);
    }
    assert!(is_member());
    shown.check("joined");
    let now = shown.now;
    shown.app.borrow_mut().open_page(&Place::Adults(Tab::Tablet), now);
    assert!(shown.has("send") && !shown.has("join"), "it can send now");
    shown.check("the page of a tablet that belongs to a school");
}

#[test]
fn other_digits_and_a_wrong_code_lead_back_to_the_keys_and_change_nothing() {
    for size in SIZES {
        for language in ["bn", "en"] {
            let folder = data();
            let mut shown = tablet(folder.path(), size, language);
            type_code(&mut shown, "123");
            wait_for(&mut shown, "retry");
            shown.check("no such code");
            shown.tap("retry", 50);
            assert!(shown.has("key-done"));
            assert!(sync::Membership::load(folder.path()).expect("is read").is_none());
        }
    }
    let (home, folder) = (tempfile::tempdir().expect("a folder"), data());
    let school = school(home.path());
    let at = format!("https://{}", school.listen);
    let settings = Settings { server: Some(at), ..Settings::default() };
    settings.save(folder.path()).expect("is kept");
    let mut shown = tablet(folder.path(), (800, 480), "bn");
    type_code(&mut shown, &code_for_one(&school).to_text());
    wait_for(&mut shown, "join-digits");
    shown.check("the digits");
    shown.tap("other", 50);
    wait_for(&mut shown, "retry");
    shown.check("other digits");
    assert!(sync::Membership::load(folder.path()).expect("is read").is_none());
}
