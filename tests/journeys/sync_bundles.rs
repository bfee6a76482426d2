//! New lessons come over the school's own server: only what changed, and never half.

use super::support;
use super::sync_classroom::{Classroom, Pupil};
use super::sync_wire::{Cable, Glass, Meddle};
use bundle::{ArtInfo, Bundle, BundleWriter, Shelf};
use model::{ChannelHead, Lesson, LessonHead, Line, LineId, Phrase, Skill, Step};
use std::path::{Path, PathBuf};
use wire::down::Down;
use wire::message::{BLOBS, RELEASES};
use wire::release::Listed;
use wire::{SecretKey, TrustedKeys};

const CHANNEL: &str = "jonaki-1";
const N_PICTURES: usize = 40;
const PICTURE_BYTES: usize = 30_000;

fn key() -> SecretKey {
    SecretKey::from_bytes(&[3; 32])
}

/// Bytes that nothing can press together, always the same ones under one name.
fn noise(name: &str, size: usize) -> Vec<u8> {
    let mut bytes = vec![0; size];
    blake3::Hasher::new().update(name.as_bytes()).finalize_xof().fill(&mut bytes);
    bytes
}

/// A bundle with one lesson of many pictures; one of them may be drawn anew.
fn pack(path: &Path, release: u64, redrawn: Option<usize>, key: &SecretKey) {
    let mut writer = BundleWriter::create(&path.with_extension("tmp")).unwrap();
    let title = Phrase::of("bn", "নদী");
    let head = ChannelHead {
        id: CHANNEL.into(),
        title: title.clone(),
        language: "bn".into(),
        prompts: "bn".into(),
        licence: "CC-BY-4.0".into(),
        author: "Journeys".into(),
        signs: Vec::new(),
    };
    writer.put_channel(&head).unwrap();
    let strand = "BN".into();
    let skill =
        Skill { id: "bn.v1".into(), title: title.clone(), strand, needs: vec![], in_sound: false };
    writer.put_skill(0, &skill).unwrap();
    let mut steps = Vec::new();
    for picture in 0..N_PICTURES {
        let art = format!("kit/picture-{picture:02}");
        let name = format!("{picture} {}", redrawn == Some(picture));
        let blob = writer.put_blob(&noise(&name, PICTURE_BYTES)).unwrap();
        let info = ArtInfo {
            density: 100,
            blob,
            format: "webp".into(),
            x: 0,
            y: 0,
            w: 300,
            h: 200,
            box_w: 300,
            box_h: 200,
            pivot: (0.5, 0.5),
            alt: title.clone(),
            licence: "CC0-1.0".into(),
            author: "Journeys".into(),
        };
        writer.put_art(&art, &info).unwrap();
        steps.push(Step {
            id: format!("page-{picture}").as_str().into(),
            kind: "story".into(),
            skill: None,
            spec: format!(r#"{{"layers":[{{"art":"{art}"}}],"say":"hello"}}"#),
        });
    }
    let head = LessonHead {
        id: "bn-001".into(),
        title,
        picture: "kit/picture-00".into(),
        teaches: vec!["bn.v1".into()],
        needs: vec![],
        minutes: 6,
        practises: Vec::new(),
        is_play: false,
        drill_for: None,
        away: Phrase::default(),
    };
    writer.put_lesson(0, &Lesson { head, steps }).unwrap();
    let line = Line { text: "নদী".into(), sound: None, ms: 900, words: vec![], draft: false };
    let lines = std::collections::BTreeMap::from([(LineId("hello".into()), line)]);
    writer.put_lines(&"bn-001".into(), "bn", &lines).unwrap();
    writer.finish(release, 1, "journeys", key, path).unwrap();
}

/// A school that publishes.
struct Publisher {
    classroom: Classroom,
    folder: tempfile::TempDir,
}

impl Publisher {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let public = format!("{}\n", key().public().to_text());
        std::fs::write(folder.path().join("key.pub"), public).unwrap();
        Self { classroom: Classroom::open(), folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn publish(&self, release: u64, redrawn: Option<usize>) {
        let path = self.path(&format!("{release}.jonaki"));
        pack(&path, release, redrawn, &key());
        let listed = self.offer(&path).unwrap();
        self.tell(listed);
    }

    fn offer(&self, path: &Path) -> Result<Listed, server::lessons::PublishError> {
        let trust = self.path("key.pub");
        server::lessons::publish(self.classroom.data.path(), path, Some(&trust))
    }

    fn tell(&self, listed: Listed) {
        let Listed { channel, release, root, bytes } = listed;
        let told = [Down::Release { channel, release, root, bytes }];
        let server = self.classroom.server();
        server.wait_for(server.school.tell(&told, None)).unwrap().unwrap();
    }

    /// A tablet that trusts the publisher and has room.
    fn pupil(&self, at: std::net::SocketAddr) -> (Pupil, Shelf) {
        let mut pupil = Pupil::new();
        pupil.enrol(self.classroom.invite(&[at])).unwrap();
        let shelf = give_shelf(&mut pupil);
        (pupil, shelf)
    }
}

fn give_shelf(pupil: &mut Pupil) -> Shelf {
    let shelf = Shelf::new(&pupil.data(), &TrustedKeys::new([key().public()]));
    pupil.tablet().shelf = Some(shelf.clone());
    pupil.tablet().facts.free_mb = 4_000;
    shelf
}

/// The one bundle in use, after all of it was read.
fn whole(shelf: &Shelf) -> Option<Bundle> {
    let bundle = shelf.open().unwrap().bundles.pop()?;
    bundle.verify_all(|_, _| {}).unwrap();
    Some(bundle)
}

fn release(shelf: &Shelf) -> Option<u64> {
    whole(shelf).map(|bundle| bundle.release())
}

#[test]
fn a_picture_that_changed_comes_alone() {
    let publisher = Publisher::open();
    let glass = Glass::before(&publisher.classroom);
    publisher.publish(1, None);
    let (mut pupil, shelf) = publisher.pupil(glass.address);
    pupil.answer(1..=20);
    let first = pupil.sync_well();
    assert_eq!((first.n_sent, first.n_lessons, release(&shelf)), (20, 1, Some(1)));
    assert!(first.n_bytes as usize > N_PICTURES * PICTURE_BYTES);
    glass.take_bytes();
    let again = pupil.sync_well();
    assert_eq!((again.n_lessons, again.n_requests), (0, 1), "nothing is asked for again");

    publisher.publish(2, Some(7));
    glass.take_bytes();
    let second = pupil.sync_well();
    let bytes = glass.take_bytes() as f64;
    assert_eq!((second.n_lessons, release(&shelf)), (1, Some(2)));
    let ratio = bytes / PICTURE_BYTES as f64;
    eprintln!("one picture of {PICTURE_BYTES} bytes: {bytes} bytes, {ratio:.2} times");
    assert!(ratio < 1.6, "{ratio}");
}

#[test]
fn what_no_release_needs_any_more_goes_and_the_one_before_stays() {
    let publisher = Publisher::open();
    let blobs = publisher.classroom.data.path().join("offer/b");
    let has = |picture: usize, redrawn: bool| {
        let bytes = noise(&format!("{picture} {redrawn}"), PICTURE_BYTES);
        let hash = blake3::hash(&bytes).to_hex().to_string();
        blobs.join(&hash[..2]).join(&hash[2..]).exists()
    };
    publisher.publish(1, Some(3));
    publisher.publish(2, Some(7));
    assert!(has(3, true) && has(7, true), "a tablet may still be fetching the one before");
    publisher.publish(3, Some(9));
    assert!(!has(3, true) && has(7, true) && has(9, true));
    assert!(has(9, false), "the release before has it as it was");
    let (mut pupil, shelf) = publisher.pupil(publisher.classroom.address());
    pupil.sync_well();
    assert_eq!(release(&shelf), Some(3));
}

#[test]
fn work_is_sent_before_lessons_are_fetched() {
    let publisher = Publisher::open();
    let glass = Glass::before(&publisher.classroom);
    publisher.publish(1, None);
    let (mut pupil, shelf) = publisher.pupil(glass.address);
    pupil.answer(1..=5);
    glass.meddle(RELEASES, Meddle::LoseAnswer);
    let outcome = pupil.sync();
    assert_eq!(outcome.trouble.unwrap().code(), "broken");
    assert_eq!((outcome.n_sent, pupil.waiting(), release(&shelf)), (5, 0, None));
    publisher.classroom.expect(1..=5);
}

#[test]
fn a_torn_download_goes_on_where_it_stopped() {
    let publisher = Publisher::open();
    let cable = Cable::to(publisher.classroom.address());
    publisher.publish(1, None);
    let (mut pupil, shelf) = publisher.pupil(cable.address);
    let mut fetched = 0;
    let mut contacts = 0;
    // Requests go up in small pieces, so this cuts after some hundred kilobytes downwards.
    cable.cut_after(Some(3_000));
    while release(&shelf).is_none() {
        contacts += 1;
        assert!(contacts < 60, "it never comes whole");
        let outcome = pupil.sync();
        fetched += outcome.n_bytes;
        if contacts % 3 == 0 {
            pupil.cut_power();
            give_shelf(&mut pupil);
        }
    }
    assert!(contacts > 3, "nothing was torn");
    let all = (N_PICTURES * PICTURE_BYTES) as f64;
    let ratio = fetched as f64 / all;
    eprintln!("torn {contacts} times: {ratio:.2} times the bytes");
    assert!(ratio < 1.5, "{ratio}");
}

#[test]
fn wrong_bytes_old_numbers_and_strangers_are_refused() {
    let publisher = Publisher::open();
    let glass = Glass::before(&publisher.classroom);
    publisher.publish(5, None);
    let (mut pupil, shelf) = publisher.pupil(glass.address);
    // A wrong blob.
    let wrong = "x".repeat(100);
    let wrong = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{wrong}", wrong.len());
    glass.meddle(BLOBS, Meddle::Answer(wrong));
    assert_eq!(pupil.sync().trouble.unwrap().code(), "lessons");
    assert_eq!(release(&shelf), None);
    assert_eq!(pupil.sync_well().n_lessons, 1);
    assert_eq!(release(&shelf), Some(5));

    // The server itself refuses what is older, another content under a number, a stranger's.
    let old = publisher.path("old.jonaki");
    pack(&old, 4, None, &key());
    assert!(publisher.offer(&old).unwrap_err().to_string().contains("does not follow on 5"));
    let twin = publisher.path("twin.jonaki");
    pack(&twin, 5, Some(1), &key());
    assert!(publisher.offer(&twin).unwrap_err().to_string().contains("does not follow on 5"));
    let stranger = publisher.path("stranger.jonaki");
    pack(&stranger, 6, None, &SecretKey::from_bytes(&[4; 32]));
    assert!(publisher.offer(&stranger).unwrap_err().to_string().contains("--trust"));

    // A server that was put back offers an old release as the newest: the tablet stays.
    let offer = publisher.classroom.data.path().join("offer/releases").join(CHANNEL);
    std::fs::remove_file(&offer).unwrap();
    let listed = publisher.offer(&old).unwrap();
    publisher.tell(Listed { release: 9, root: [9; 32], ..listed });
    assert_eq!(pupil.sync().trouble.unwrap().code(), "lessons");
    assert_eq!(release(&shelf), Some(5));
}

#[test]
fn a_full_disk_refuses_lessons_and_never_answers() {
    let publisher = Publisher::open();
    publisher.publish(1, None);
    let (mut pupil, shelf) = publisher.pupil(publisher.classroom.address());
    pupil.tablet().facts.free_mb = 60;
    pupil.answer(1..=5);
    let outcome = pupil.sync();
    assert_eq!(outcome.trouble.unwrap().code(), "no-room");
    assert_eq!((outcome.n_sent, pupil.waiting(), release(&shelf)), (5, 0, None));
    // Work arrived, and the next of it does not wait for room.
    assert!(pupil.tablet().school.last_success_ms().unwrap().is_some());
    assert!(sync::Trouble::NoRoom.is_of_lessons());
    assert_eq!(pupil.sync_well().n_lessons, 0, "it rests while there is no more room");
    pupil.tablet().facts.free_mb = 4_000;
    assert_eq!(pupil.sync_well().n_lessons, 1);
}

#[test]
fn what_is_damaged_is_fetched_and_nothing_else() {
    let publisher = Publisher::open();
    let glass = Glass::before(&publisher.classroom);
    publisher.publish(1, None);
    let (mut pupil, shelf) = publisher.pupil(glass.address);
    pupil.sync_well();
    hurt(&shelf);
    glass.take_bytes();
    pupil.tablet().mend = vec![CHANNEL.into()];
    glass.meddle(BLOBS, Meddle::LoseAnswer);
    assert_eq!(pupil.sync().trouble.unwrap().code(), "broken");
    assert_eq!(pupil.tablet().mend, [CHANNEL], "it is still to be mended");
    assert_eq!(pupil.sync_well().n_lessons, 1);
    let ratio = glass.take_bytes() as f64 / (2 * PICTURE_BYTES) as f64;
    assert!(ratio < 1.2, "{ratio}");
    assert_eq!(release(&shelf), Some(1));
}

#[test]
fn a_card_mends_lessons_also_where_their_description_was_lost() {
    let publisher = Publisher::open();
    publisher.publish(1, None);
    let (mut pupil, shelf) = publisher.pupil(publisher.classroom.address());
    pupil.sync_well();
    let keys = pupil.data().join("keys");
    std::fs::create_dir_all(&keys).unwrap();
    std::fs::copy(publisher.path("key.pub"), keys.join("publisher.pub")).unwrap();
    let card = publisher.classroom.data.path().join("offer");
    let repair = |from: &Path| {
        let mut command = support::program("jonaki");
        command.arg("--data").arg(pupil.data()).args(["repair", "--from"]).arg(from);
        let done = command.output().unwrap();
        (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    hurt(&shelf);
    let (code, told) = repair(&publisher.path("nothing"));
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains(&format!("cannot mend {CHANNEL}")), "{told}");
    assert!(told.contains("still damaged"), "{told}");
    for file in std::fs::read_dir(pupil.data().join("bundles")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "offer") {
            std::fs::remove_file(path).unwrap();
        }
    }
    let (code, told) = repair(&card);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("all lessons are whole"), "{told}");
    assert_eq!(release(&shelf), Some(1));
}

/// Flash forgets: one blob is torn, one is gone.
fn hurt(shelf: &Shelf) {
    let mut blobs = Vec::new();
    for folder in std::fs::read_dir(shelf.store().folder()).unwrap() {
        blobs.extend(
            std::fs::read_dir(folder.unwrap().path()).unwrap().map(|one| one.unwrap().path()),
        );
    }
    blobs.sort();
    let is_picture =
        |path: &&PathBuf| std::fs::metadata(path).unwrap().len() == PICTURE_BYTES as u64;
    let pictures: Vec<_> = blobs.iter().filter(is_picture).collect();
    std::fs::write(pictures[0], b"torn").unwrap();
    std::fs::remove_file(pictures[1]).unwrap();
    let bad = shelf.open().unwrap().check();
    assert_eq!((bad.len(), bad[0].1.len()), (1, 2));
}
