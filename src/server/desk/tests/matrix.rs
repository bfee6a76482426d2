//! Every route for everybody: who is let in follows from the table, and is asked of the router.

use super::browser::{Browser, desk};
use crate::desk::Desk;
use crate::desk::grant::{Need, ROLES, Role};
use crate::desk::reply::SIGN_IN;
use crate::desk::routes::ROUTES;
use crate::storage::desk::NewAccount;
use crate::storage::talk::Said;
use crate::testing;
use axum::http::StatusCode;
use model::{ClassId, LearnerId};
use wire::down::Down;

pub(super) const HERS: ClassId = ClassId([1; 16]);
pub(super) const OTHER: ClassId = ClassId([2; 16]);
pub(super) const CHILD: LearnerId = LearnerId([3; 16]);
pub(super) const PASSWORD: &str = "three small words";

/// Where a role is given: this school or its class, another class, another school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Here,
    OtherClass,
    OtherSchool,
}

fn path(role: Role, place: Where, school: &str) -> String {
    let school = if place == Where::OtherSchool { "bd/elsewhere" } else { school };
    match (role, place) {
        (Role::Nation, _) => "bd".into(),
        (Role::District, Where::OtherSchool) => "bd/far".into(),
        (Role::District, _) => "bd".into(),
        (Role::Class, Where::OtherClass) => format!("{school}/{OTHER}"),
        (Role::Class, _) => format!("{school}/{HERS}"),
        (Role::School | Role::Packer, _) => school.into(),
    }
}

/// What the wish says, written anew: not what `grant.rs` says.
fn is_let_in(need: Need, role: Role, place: Where) -> bool {
    let leads = role == Role::School && place != Where::OtherSchool;
    let teaches = role == Role::Class && place != Where::OtherSchool;
    match need {
        Need::Anybody | Need::SignedIn => true,
        Need::FirstVisit => false,
        Need::Class | Need::Child => leads || teaches && place == Where::Here,
        Need::Tablets => leads || teaches,
        Need::Sums => match role {
            Role::Nation => true,
            Role::District | Role::School => place != Where::OtherSchool,
            Role::Class | Role::Packer => false,
        },
        Need::Lessons => leads || role == Role::Packer && place != Where::OtherSchool,
        Need::School | Need::ChildToLead => leads,
    }
}

const VOICE: &[u8] = b"a voice";

fn said() -> String {
    blake3::hash(VOICE).to_hex().to_string()
}

pub(super) async fn account(desk: &Desk, login: &str, role: &str, path: String) {
    let account = NewAccount {
        id: *blake3::hash(login.as_bytes()).as_bytes().first_chunk().unwrap(),
        login: login.into(),
        name: login.into(),
        password: desk.hashed(PASSWORD.into()).await.unwrap(),
        grants: vec![(role.into(), path)],
        made_ms: testing::NOW,
    };
    let (storage, deed) = (&desk.school.storage, testing::deed());
    assert!(storage.put_account(desk.school.id(), account, false, deed).await.unwrap());
}

pub(super) async fn furnish(desk: &Desk) {
    let told = [
        Down::Class { id: HERS, name: "one".into(), shift: 0 },
        Down::Class { id: OTHER, name: "two".into(), shift: 0 },
        Down::Learner {
            id: CHILD,
            nickname: "Amina".into(),
            picture: "cow".into(),
            class: Some(HERS),
            roll: Some(1),
        },
        Down::Message {
            id: "m.0".into(),
            class: Some(HERS),
            learner: None,
            text: String::new(),
            sound: Some(said()),
            picture: None,
            from: "Mina".into(),
            at_ms: testing::NOW,
        },
    ];
    let voice = Said { media: "audio/ogg".into(), bytes: VOICE.to_vec() };
    crate::said::keep(&desk.school, voice, Vec::new()).await.unwrap();
    desk.school.tell(&told, None).await.unwrap();
    let lesson = model::LessonHead {
        id: "l1".into(),
        title: model::Phrase::of("en", "Lesson"),
        picture: String::new(),
        teaches: vec![],
        needs: vec![],
        minutes: 5,
        practises: vec![],
        is_play: false,
        drill_for: None,
        away: model::Phrase::default(),
    };
    let catalogue = ::desk::Catalogue { lessons: vec![lesson], skills: vec![], texts: vec![] };
    let folder = desk.school.offer.with_file_name("catalogue");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("one"), serde_json::to_vec(&catalogue).unwrap()).unwrap();
}

fn address(path: &str) -> String {
    path.replace("{class}", &HERS.to_string())
        .replace("{child}", &CHILD.to_string())
        .replace("{language}", "en")
        .replace("{step}", "1")
        .replace("{tablet}", &testing::TABLET.to_string())
        .replace("{lesson}", "l1")
        .replace("{code}", "ABCDE23456")
        .replace("{said}", &said())
}

#[test]
fn each_route_lets_in_whom_it_is_for_and_nobody_else() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        let school = format!("bd/{}", desk.school.id());
        let places = [Where::Here, Where::OtherClass, Where::OtherSchool];
        for (n, (role, name)) in (0..).zip(ROLES) {
            for (at, place) in (0..).zip(places) {
                let login = format!("{name} {place:?}");
                account(&desk, &login.to_lowercase(), name, path(role, place, &school)).await;
                let mut browser = Browser::new(&desk);
                // Forms that say nothing fail to sign in, and a network waits for its failures.
                browser.from = [127, n, at, 1].into();
                for route in ROUTES {
                    // Whoever left, or took another password, comes again.
                    if browser.get("/desk/wall").await.status != StatusCode::OK {
                        assert!(browser.sign_in(&login, PASSWORD).await);
                    }
                    let seen = visit(&mut browser, route.changes, &address(route.path)).await;
                    let is_in = !matches!(seen, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
                    let what = format!("{login} at {} ({})", route.path, route.changes);
                    // A form may be refused for what it says, but not for who sends it.
                    assert_eq!(is_in, is_let_in(route.need, role, place), "{what}: {seen}");
                }
            }
        }
    });
}

#[test]
fn whoever_is_not_signed_in_sees_the_door_and_nothing_behind_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        account(&desk, "mina", "school", format!("bd/{}", desk.school.id())).await;
        for route in ROUTES {
            let (mut browser, path) = (Browser::new(&desk), address(route.path));
            let seen = match route.changes {
                true => browser.post(&path, &[]).await,
                false => browser.get(&path).await,
            };
            let is_in = seen.status != StatusCode::NOT_FOUND && seen.to != SIGN_IN;
            assert_eq!(is_in, route.need == Need::Anybody, "{}: {}", route.path, seen.status);
        }
    });
}

#[test]
fn a_form_of_another_page_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        account(&desk, "mina", "school", format!("bd/{}", desk.school.id())).await;
        let mut browser = Browser::new(&desk);
        assert!(browser.sign_in("mina", PASSWORD).await);
        for route in ROUTES.iter().filter(|route| route.changes && route.need != Need::Anybody) {
            browser.get("/desk/wall").await;
            let path = address(route.path);
            let token = std::mem::replace(&mut browser.token, "0".repeat(32));
            let without = browser.post(&path, &[]).await.status;
            (browser.token, browser.origin) = (token, Some("http://stranger.example"));
            let from_elsewhere = browser.post(&path, &[]).await.status;
            (browser.origin, browser.host) = (None, "stranger.example:8764");
            let led_here = browser.post(&path, &[]).await.status;
            let refused = (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND);
            assert_eq!((without, from_elsewhere, led_here), refused, "{path}");
            browser.host = "127.0.0.1:8764";
        }
    });
}

async fn visit(browser: &mut Browser, changes: bool, path: &str) -> StatusCode {
    if changes { browser.post(path, &[]).await.status } else { browser.get(path).await.status }
}
