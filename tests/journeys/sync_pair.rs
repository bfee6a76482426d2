//! A tablet joins by a typed code: both screens show digits, and nothing is said before an
//! adult has found them the same.

use super::support::{self, Spoken};
use super::sync_classroom::{Classroom, Pupil};
use super::sync_wire::{Glass, Meddle};
use std::io::Write;
use std::net::SocketAddr;
use sync::pair;
use wire::invite::Code;
use wire::message::{PAIR, REVEAL, SERVER};

/// Opens a school for a typed code, for so many tablets.
fn ask_for_code(classroom: &Classroom, uses: u32) -> Code {
    let mut random = [0; 8];
    getrandom::fill(&mut random).unwrap();
    let code = Code::from_bytes(&random);
    let school = &classroom.server().school;
    let made = school.invite(code.token(), i64::MAX, uses, vec![]);
    classroom.server().wait_for(made).unwrap().unwrap();
    code
}

fn url(address: SocketAddr) -> String {
    format!("https://{address}")
}

fn shown(classroom: &Classroom) -> Vec<[u8; 8]> {
    classroom.server().school.pairings.shown().borrow().clone()
}

#[test]
fn both_screens_show_the_same_digits_and_then_the_tablet_joins() {
    let classroom = Classroom::open();
    let code = ask_for_code(&classroom, 7);
    let glass = Glass::before(&classroom);
    // More tablets than there may be unfinished tries: each one that joins makes room.
    for n in 0..7 {
        let mut pupil = Pupil::new();
        glass.take_requests();
        let typed = Code::parse(&code.to_text().to_lowercase()).unwrap();
        let pairing = pair(pupil.tablet(), typed, Some(&url(glass.address))).unwrap();
        assert_eq!(shown(&classroom), [pairing.digits]);
        let asked = glass.take_requests();
        let route = |method: &str, route: &str| format!("{method} {route}");
        assert_eq!(asked, [route("POST", PAIR), route("POST", REVEAL)], "and not the code");
        pupil.enrol(pairing.invite).unwrap();
        assert!(shown(&classroom).is_empty());
        pupil.answer(n * 10 + 1..=n * 10 + 10);
        pupil.sync_well();
    }
    classroom.expect(1..=70);
}

#[test]
fn somebody_in_between_cannot_make_the_digits_alike() {
    let classroom = Classroom::open();
    let code = ask_for_code(&classroom, 1);
    // She is a school of her own towards the tablet, and a tablet of her own towards the
    // school: this is the most that whoever lacks the keys can do.
    let between = Classroom::open();
    ask_for_code(&between, 1);
    let (mut pupil, mut hers) = (Pupil::new(), Pupil::new());
    let seen = pair(pupil.tablet(), code, Some(&url(between.address()))).unwrap();
    pair(hers.tablet(), Code::from_bytes(&[1; 8]), Some(&url(classroom.address()))).unwrap();
    let [at_school] = shown(&classroom)[..] else { panic!("one tablet is compared") };
    assert_ne!(seen.digits, at_school);
    // A true server's offer through a connection that is not that server's is no offer.
    let glass = Glass::before(&between);
    glass.meddle(PAIR, Meddle::LeadTo(classroom.server().loopback));
    let trouble = pair(pupil.tablet(), code, Some(&url(glass.address))).unwrap_err();
    assert_eq!(trouble.code(), "stranger");
    assert!(pupil.tablet().member().unwrap().is_none());
}

#[test]
fn a_school_takes_no_code_that_nobody_asked_for_and_five_tries_of_one() {
    let classroom = Classroom::open();
    let at = url(classroom.address());
    let mut pupil = Pupil::new();
    let guess = Code::from_bytes(&[9; 8]);
    assert_eq!(pair(pupil.tablet(), guess, Some(&at)).unwrap_err().code(), "token");
    let code = ask_for_code(&classroom, 1);
    for _ in 0..5 {
        let pairing = pair(pupil.tablet(), guess, Some(&at)).unwrap();
        assert_eq!(pupil.enrol(pairing.invite).unwrap_err().code(), "token");
    }
    assert_eq!(pair(pupil.tablet(), code, Some(&at)).unwrap_err().code(), "busy");
    assert!(pupil.tablet().member().unwrap().is_none());
}

#[test]
fn an_access_point_that_is_no_server_is_passed_by() {
    let classroom = Classroom::open();
    let glass = Glass::before(&classroom);
    let page = "<html>Sign in</html>";
    let page = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{page}", page.len());
    glass.meddle(PAIR, Meddle::Answer(page));
    glass.meddle(SERVER, Meddle::LoseAnswer);
    let code = ask_for_code(&classroom, 1);
    let mut pupil = Pupil::new();
    let trouble = pair(pupil.tablet(), code, Some(&url(glass.address))).unwrap_err();
    assert_eq!(trouble.code(), "stranger");
    let nobody = pair(pupil.tablet(), code, Some("https://127.0.0.1:9")).unwrap_err();
    assert_eq!(nobody.code(), "no-server");
}

#[test]
fn an_adult_types_the_code_and_says_whether_the_digits_are_the_same() {
    let (school, tablet) = (tempfile::tempdir().unwrap(), support::data());
    let mut command = support::program("jonaki-server");
    command.arg("--data").arg(school.path());
    command.args(["--listen", "127.0.0.1:0", "--loopback", "127.0.0.1:0", "--name", "জোনাকি"]);
    let mut server = Spoken::start(command);
    let listening = server.line("listening");
    let address = listening.split(' ').next().unwrap();
    let code = server.line("code");
    for (said, joined) in [("no", false), ("yes", true)] {
        let mut command = support::jonaki(tablet.path());
        command.args(["enrol", "--code", &code, "--at", &format!("https://{address}")]);
        let mut jonaki = Spoken::start(command);
        let mut digits = server.line("digits");
        let on_tablet = jonaki.line("digits");
        if joined {
            // The refused try is still shown, and told again beside the new one.
            digits = server.line("digits");
        }
        assert_eq!(digits, on_tablet);
        writeln!(jonaki.hears, "{said}").unwrap();
        if joined {
            assert!(jonaki.line("joined").ends_with("জোনাকি"));
        }
        assert_eq!(jonaki.child.wait().unwrap().code(), Some(if joined { 0 } else { 1 }));
    }
}
