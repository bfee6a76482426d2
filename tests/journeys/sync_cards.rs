//! A card goes by bus between a village without any network and the school in town.

use super::support;
use super::sync_classroom::{Classroom, DAY_MS, Pupil};
use card::Card;
use std::path::Path;
use sync::boxes;
use tempfile::TempDir;
use wire::card::{INDEX_NAME, Named};
use wire::down::Down;

fn card() -> (TempDir, Card) {
    let folder = tempfile::tempdir().unwrap();
    let card = Card::at(folder.path());
    (folder, card)
}

fn export(pupil: &mut Pupil, card: &Card) -> boxes::Exported {
    boxes::export(pupil.tablet(), card).unwrap()
}

fn import(pupil: &mut Pupil, card: &Card) -> boxes::Imported {
    boxes::import(pupil.tablet(), card).unwrap()
}

/// The card is at the school.
fn town(classroom: &Classroom, card: &Card) -> server::boxes::Taken {
    let server = classroom.server();
    let now_ms = server::clock::now_ms();
    server.wait_for(server::boxes::take(&server.school, card, now_ms)).unwrap().unwrap()
}

/// Tablets that joined while the school was there; they never meet it again.
fn village(classroom: &Classroom, n: usize) -> Vec<Pupil> {
    let pupil = |_| {
        let mut pupil = Pupil::new();
        pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
        pupil
    };
    (0..n).map(pupil).collect()
}

/// From now on nobody listens where the tablet knows its school to be.
pub(crate) fn send_nowhere(pupil: &mut Pupil) {
    let data = pupil.data();
    let mut member = sync::Membership::load(&data).unwrap().unwrap();
    member.addresses = vec!["https://127.0.0.1:1".into()];
    member.save(&data).unwrap();
    pupil.tablet().school.leave().unwrap();
}

fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    super::sync_classroom::copy_folder(from, to.path());
    to
}

#[test]
fn the_bus_brings_every_answer_once_and_receipts_back() {
    let classroom = Classroom::open();
    let mut pupils = village(&classroom, 2);
    let (folder, card) = card();
    let told = [Down::School { name: "আনন্দ বিদ্যালয়".into() }];
    let server = classroom.server();
    server.wait_for(server.school.tell(&told, None)).unwrap().unwrap();
    let mut answered = 0;
    for trip in 0..2 {
        for pupil in &mut pupils {
            pupil.answer(answered + 1..=answered + 300);
            answered += 300;
            assert_eq!(export(pupil, &card).n_events, 300);
            // Filled again the next day: nothing new is put there, and nothing counts twice.
            pupil.wall_ms.set(pupil.wall_ms.get() + DAY_MS);
            assert_eq!(export(pupil, &card).n_boxes, 0);
        }
        // Nobody on the road can read it, and a second card carries the same.
        let twin = copy(folder.path());
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(7).any(|part| part == b"bn-p-01"));
        }
        let taken = town(&classroom, &card);
        assert_eq!((taken.n_stored, taken.refused.len()), (2, 0), "{taken:?}");
        let again = town(&classroom, &Card::at(twin.path()));
        assert_eq!((again.n_stored, again.refused.len()), (2, 0), "{again:?}");
        classroom.expect(1..=answered);
        if trip == 0 {
            // The first card is lost on its way back; the twin's receipts do as well.
            for pupil in &mut pupils {
                assert_eq!(import(pupil, &Card::at(twin.path())).n_sent, 300);
            }
        }
        for pupil in &mut pupils {
            let imported = import(pupil, &card);
            assert_eq!(imported.n_odd, 0);
            assert_eq!(imported.n_sent, if trip == 0 { 0 } else { 300 });
            assert_eq!(pupil.waiting(), 0);
            assert_eq!(pupil.tablet().school.name().unwrap().unwrap(), "আনন্দ বিদ্যালয়");
        }
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 1, "the index alone");
    }
}

#[test]
fn a_lost_receipt_costs_a_trip_and_no_answer() {
    let classroom = Classroom::open();
    let mut pupil = village(&classroom, 1).pop().unwrap();
    let (folder, card) = card();
    pupil.answer(1..=50);
    export(&mut pupil, &card);
    town(&classroom, &card);
    // Somebody formats the card.
    for file in std::fs::read_dir(folder.path()).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    assert_eq!((import(&mut pupil, &card).n_sent, pupil.waiting()), (0, 50));
    pupil.answer(51..=60);
    assert_eq!(export(&mut pupil, &card).n_events, 60);
    assert_eq!(town(&classroom, &card).n_stored, 1);
    assert_eq!((import(&mut pupil, &card).n_sent, pupil.waiting()), (60, 0));
    classroom.expect(1..=60);
}

#[test]
fn wifi_and_card_together_store_each_answer_once() {
    let classroom = Classroom::open();
    let mut pupil = village(&classroom, 1).pop().unwrap();
    let (_folder, card) = card();
    pupil.answer(1..=50);
    export(&mut pupil, &card);
    pupil.answer(51..=60);
    pupil.sync_well();
    assert_eq!(town(&classroom, &card).n_stored, 1);
    pupil.answer(61..=70);
    let imported = import(&mut pupil, &card);
    assert_eq!((imported.n_sent, imported.n_odd, pupil.waiting()), (0, 0, 10));
    pupil.sync_well();
    classroom.expect(1..=70);
}

#[test]
fn what_an_enemy_puts_on_a_card_is_left_alone_and_believed_by_nobody() {
    let (classroom, other) = (Classroom::open(), Classroom::open());
    let mut pupil = village(&classroom, 1).pop().unwrap();
    let mut stranger = village(&other, 1).pop().unwrap();
    let (folder, card) = card();
    pupil.answer(1..=50);
    export(&mut pupil, &card);
    stranger.answer(1..=9);
    export(&mut stranger, &card);
    // An edited box under the name that it then has, and an index that lies.
    let names = card.boxes().unwrap();
    let mut edited = names.iter().find_map(|name| card.read(*name).unwrap()).unwrap();
    let last = edited.len() - 1;
    edited[last] ^= 1;
    card.put(&edited).unwrap();
    std::fs::write(folder.path().join(INDEX_NAME), "../../etc/passwd\n".repeat(100)).unwrap();
    std::fs::create_dir(folder.path().join("photos")).unwrap();
    std::fs::write(folder.path().join("photos/a.jpg"), "a").unwrap();
    let taken = town(&classroom, &card);
    assert_eq!((taken.n_stored, taken.refused.len() as u64 + taken.n_foreign), (1, 2), "{taken:?}");
    classroom.expect(1..=50);
    // The other school takes what is its own from the same card.
    assert_eq!(town(&other, &card).n_stored, 1);
    // A receipt of another school's server, sealed to this tablet's key, acknowledges nothing.
    assert_eq!(import(&mut stranger, &card).n_sent, 9);
    assert_eq!(import(&mut pupil, &card).n_sent, 50);
    assert!(folder.path().join("photos/a.jpg").exists());
}

#[test]
fn a_full_card_is_said_and_everything_keeps_waiting() {
    let classroom = Classroom::open();
    let mut pupil = village(&classroom, 1).pop().unwrap();
    pupil.answer(1..=50);
    // A card that cannot be written at all: its folder is gone.
    let nowhere = Card::at(Path::new("/nowhere/at/all"));
    let trouble = boxes::export(pupil.tablet(), &nowhere).unwrap_err();
    assert_eq!(trouble.code(), "card");
    assert_eq!(pupil.waiting(), 50);
    pupil.sync_well();
    classroom.expect(1..=50);
}

#[test]
fn the_programs_do_the_same_from_the_command_line() {
    let (school, tablet) = (tempfile::tempdir().unwrap(), support::data());
    let mut command = support::program("jonaki-server");
    command.arg("--data").arg(school.path());
    command.args(["--listen", "127.0.0.1:0", "--loopback", "127.0.0.1:0"]);
    let mut server = support::Spoken::start(command);
    let invitation = server.line("invitation");
    let jonaki = |words: &[&str]| {
        let done = support::jonaki(tablet.path()).args(words).output().unwrap();
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    jonaki(&["enrol", &invitation]);
    jonaki(&["learner", "add", "মিতু"]);
    let (folder, card) = card();
    let at = folder.path().to_str().unwrap();
    assert_eq!(jonaki(&["box", "export", at]).trim(), "boxes 1 events 1");
    assert!(
        card.boxes().unwrap().iter().all(|name| Named::of(&name.to_string()) == Named::Box(*name))
    );
    // The server runs meanwhile.
    let done = support::program("jonaki-server")
        .arg("--data")
        .arg(school.path())
        .args(["card", at])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8_lossy(&done.stdout).starts_with("stored 1 answers"));
    assert!(jonaki(&["box", "import", at]).starts_with("stored 1 came"));
}
