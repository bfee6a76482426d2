//! What goes with a message, what is told of news, and how pages travel.

use super::browser::{Browser, desk};
use super::matrix::{CHILD, HERS, OTHER, PASSWORD, account, furnish};
use crate::said::voice::tests::wav;
use crate::school::Seen;
use crate::storage::Device;
use crate::testing;
use axum::http::{StatusCode, header};
use flate2::read::GzDecoder;
use model::{DeviceId, LearnerId};
use std::io::Read;
use wire::down::Down;
use wire::message::Status;

#[test]
fn a_voice_is_kept_for_the_child_to_whom_it_is_said_and_heard_by_whom_her_class_is_for() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        let school = format!("bd/{}", desk.school.id());
        account(&desk, "mina", "class", format!("{school}/{HERS}")).await;
        account(&desk, "rina", "class", format!("{school}/{OTHER}")).await;
        let mut mina = Browser::new(&desk);
        assert!(mina.sign_in("mina", PASSWORD).await);
        let give = format!("/desk/class/{HERS}/give");
        mina.get(&give).await;
        let child = CHILD.to_string();
        let fields = [("whom", "some"), ("child", &*child), ("text", ""), ("face", "cow")];
        let voice = wav(16_000, 1, 1.0, 0.5);
        let seen = mina.post_files(&give, &fields, &[("voice", &voice), ("picture", b"")]).await;
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.html);
        let entries = desk.school.storage.entries(desk.school.id(), "message").await.unwrap();
        let Some(Down::Message { sound: Some(name), picture, learner, .. }) =
            Down::read(entries[1].body.as_ref().unwrap())
        else {
            panic!("a message with a voice");
        };
        assert_eq!((picture.as_deref(), learner), (Some("face/cow"), Some(CHILD)));
        let heard = mina.get(&format!("/desk/class/{HERS}/said/{name}")).await;
        assert_eq!(heard.headers[header::CONTENT_TYPE], "audio/ogg");
        assert_eq!(blake3::hash(&heard.bytes).to_hex().as_str(), name);
        let page = mina.get(&give).await.html;
        assert!(page.contains(&format!("/said/{name}")) && page.contains("face-cow.svg"));

        // Another class's teacher does not hear it, whatever she types.
        let mut rina = Browser::new(&desk);
        assert!(rina.sign_in("rina", PASSWORD).await);
        for class in [HERS, OTHER] {
            let seen = rina.get(&format!("/desk/class/{class}/said/{name}")).await;
            assert_eq!(seen.status, StatusCode::NOT_FOUND);
        }
        // At rest it is sealed with the child's key, and goes with her.
        let hash = *blake3::Hash::from_hex(&name).unwrap().as_bytes();
        let storage = &desk.school.storage;
        assert!(storage.said(desk.school.id(), hash).await.unwrap().is_some());
        storage.erase(desk.school.id(), CHILD, testing::NOW).await.unwrap();
        assert!(storage.said(desk.school.id(), hash).await.unwrap().is_none());
    });
}

#[test]
fn what_is_no_voice_says_why_and_nothing_is_sent() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        account(&desk, "mina", "school", format!("bd/{}", desk.school.id())).await;
        let mut mina = Browser::new(&desk);
        assert!(mina.sign_in("mina", PASSWORD).await);
        let give = format!("/desk/class/{HERS}/give");
        mina.get("/desk/language/en").await;
        for (files, why) in [
            (vec![("voice", &b"not a sound"[..])], "no sound that is known"),
            (vec![("picture", &b"not a picture"[..])], "no picture that is known"),
            (vec![], "Choose a lesson or write a message"),
        ] {
            mina.get(&give).await;
            let seen = mina.post_files(&give, &[("whom", "class"), ("text", "")], &files).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(seen.html.contains(why), "{why}: {}", seen.html);
        }
        let school = desk.school.id();
        let messages = desk.school.storage.entries(school, "message").await.unwrap();
        assert_eq!(messages.len(), 1, "the one that was there before");
        // Without a session nothing with files is even read.
        let mut stranger = Browser::new(&desk);
        let seen = stranger.post_files(&give, &[], &[("voice", b"x")]).await;
        assert_ne!(seen.status, StatusCode::OK);
    });
}

#[test]
fn pages_travel_packed_and_carry_a_token_that_never_looks_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        let pupil = |n: u8| Down::Learner {
            id: LearnerId([n; 16]),
            nickname: format!("Child {n}"),
            picture: "cow".into(),
            class: Some(HERS),
            roll: Some(n.into()),
        };
        let class: Vec<Down> = (10..50).map(pupil).collect();
        desk.school.tell(&class, None).await.unwrap();
        account(&desk, "mina", "school", format!("bd/{}", desk.school.id())).await;
        let mut mina = Browser::new(&desk);
        assert!(mina.sign_in("mina", PASSWORD).await);
        let path = format!("/desk/class/{HERS}");
        let plain = mina.get(&path).await;
        let first = mina.token.clone();
        assert!(!plain.headers.contains_key(header::CONTENT_ENCODING));
        mina.get(&path).await;
        assert_ne!(mina.token, first);
        mina.token = first;
        let done = mina.post("/desk/language", &[("here", "/desk"), ("language", "en")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "an older page's form is still taken");
        mina.packs = true;
        let packed = mina.get(&path).await;
        assert_eq!(packed.headers[header::CONTENT_ENCODING], "gzip");
        let mut html = String::new();
        GzDecoder::new(&*packed.bytes).read_to_string(&mut html).unwrap();
        assert!(html.contains("Child 49") && html.ends_with("</html>"));
        assert!(packed.bytes.len() * 5 < html.len(), "{} of {}", packed.bytes.len(), html.len());
        assert!(packed.bytes.len() < 100 << 10);
    });
}

#[test]
fn only_a_sealed_bundle_of_a_known_publisher_is_published_and_nothing_stays_behind() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        account(&desk, "paki", "packer", format!("bd/{}", desk.school.id())).await;
        let mut paki = Browser::new(&desk);
        assert!(paki.sign_in("paki", PASSWORD).await);
        assert_eq!(paki.get("/desk").await.to, "/desk/content");
        let page = paki.get("/desk/content").await;
        assert!(page.html.contains("name=\"bundle\""));
        let before = std::fs::read_dir(dir.path()).unwrap().count();
        let seen = paki.post_files("/desk/content", &[], &[("bundle", b"SQLite format 3")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let token = std::mem::take(&mut paki.token);
        let seen = paki.post_files("/desk/content", &[], &[("bundle", b"SQLite format 3")]).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN, "without a token nothing is looked at");
        paki.token = token;
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), before);
        let school = desk.school.id();
        assert!(desk.school.storage.entries(school, "release").await.unwrap().is_empty());
    });
}

#[test]
fn a_tablet_that_an_adult_lets_go_without_lessons_does_not_wait_for_them() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        furnish(&desk).await;
        account(&desk, "paki", "packer", format!("bd/{}", desk.school.id())).await;
        let told = Down::Release { channel: "play-1".into(), release: 2, root: [0; 32], bytes: 9 };
        desk.school.tell(&[told], None).await.unwrap();
        for (n, name, left_out) in
            [(1, "Has none yet", vec![]), (2, "Goes without", vec!["play-1"])]
        {
            let id = DeviceId([n; 16]);
            let key = *wire::SecretKey::from_bytes(&[n; 32]).public().as_bytes();
            let (box_key, name) = ([0; 32], name.to_owned());
            let device = Device {
                id,
                key,
                box_key,
                serial: 0,
                name,
                revoked: false,
                enrolled_ms: testing::NOW,
            };
            desk.school.storage.put_device(desk.school.id(), device).await.unwrap();
            let left_out = left_out.into_iter().map(str::to_owned).collect();
            let status = Some(Status { left_out, ..Status::default() });
            let seen = Seen { at_ms: testing::NOW, status, ..Seen::default() };
            desk.school.note_seen(id, seen).await.unwrap();
        }
        let mut paki = Browser::new(&desk);
        assert!(paki.sign_in("paki", PASSWORD).await);
        let page = paki.get("/desk/content").await.html;
        let of = |term: &str| {
            let rest = page.split(&format!("<dt>{term}</dt><dd>")).nth(1)?;
            rest.split('<').next().map(str::to_owned)
        };
        assert_eq!(of("এখনো পায়নি").as_deref(), Some("Has none yet"), "{page}");
        assert_eq!(of("এটি ছাড়াই চলে, ট্যাবলেটে বড় কেউ বেছে নিয়েছেন").as_deref(), Some("Goes without"));
        assert!(page.contains("২টি ট্যাবলেটের"), "one that never said may wait too: {page}");
    });
}
