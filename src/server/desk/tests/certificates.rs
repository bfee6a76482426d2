//! Certificates, of one child and of a class, and the sums of a school.

use super::browser::{Browser, desk};
use super::matrix::{PASSWORD, account};
use super::office::{between, deeds};
use super::pages::welcomed;
use crate::testing;
use axum::http::StatusCode;

#[test]
fn a_certificate_is_known_by_its_code_and_names_a_child_to_her_teachers_alone() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let page = mina.get("/desk").await.to;
        let child = between(&mina.get(&page).await.html, "/desk/child/", '"').to_owned();
        let path = format!("/desk/child/{child}/certificate");
        mina.get(&path).await;
        let empty = mina.post(&path, &[("what", "a thing that she did not do")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let made = mina.post(&path, &[("words", "সারা বছর সাহায্য করেছে")]).await;
        let code = made.to.rsplit('/').next().unwrap().to_owned();
        let sheet = mina.get(&made.to).await.html;
        assert!(sheet.contains("রহিমা") && sheet.contains("class=\"qr\"") && sheet.contains("Mina"));
        let typed = format!("{}-{}", code[..5].to_lowercase(), &code[5..]);
        assert!(mina.get(&format!("/desk/check?code={typed}")).await.html.contains("রহিমা"));
        assert!(mina.get("/desk/check?code=AAAAA-BBBBB").await.html.contains("note err"));
        account(&desk, "above", "nation", "bd".into()).await;
        let mut above = Browser::new(&desk);
        assert!(above.sign_in("above", PASSWORD).await);
        let html = above.get(&format!("/desk/check?code={typed}")).await.html;
        assert!(html.contains("আসল") && !html.contains("রহিমা"), "{html}");
        assert!(above.get(&made.to).await.to.starts_with("/desk/check"));
    });
}

#[test]
fn certificates_are_made_for_all_who_have_earned_one_and_for_nobody_twice() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = mina.get("/desk").await.to;
        let path = format!("{class}/certificates");
        assert!(!mina.get(&path).await.html.contains("name=\"child\""), "nobody knows enough yet");
        let child = between(&mina.get(&class).await.html, "/desk/child/", '"').to_owned();
        let id = model::LearnerId::parse(&child).unwrap();
        crate::demo::let_work(&desk.school, id, testing::NOW).await;
        let page = mina.get(&path).await.html;
        assert_eq!(page.matches("name=\"child\"").count(), 1, "the other child did nothing");
        let nobody = mina.post(&path, &[]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        let before = deeds(&desk).await.len();
        let other = model::LearnerId([9; 16]).to_string();
        let made = mina.post(&path, &[("child", &child), ("child", &other)]).await;
        assert_eq!(deeds(&desk).await[before..], ["mina certified"]);
        let sheets = mina.get(&made.to).await.html;
        assert_eq!(sheets.matches("class=\"sheet cert\"").count(), 1);
        assert!(sheets.contains("রহিমা") && sheets.contains("class=\"qr\""));
        let code = made.to.rsplit('=').next().unwrap().to_owned();
        assert!(mina.get(&format!("/desk/check?code={code}")).await.html.contains("রহিমা"));
        // What she has is no reason any more; another one may be.
        let what = between(&sheets, "<p class=\"for\">", '<').to_owned();
        assert!(!mina.get(&path).await.html.contains(&what), "{what}");
        account(&desk, "above", "nation", "bd".into()).await;
        let mut above = Browser::new(&desk);
        assert!(above.sign_in("above", PASSWORD).await);
        assert!(!above.get(&made.to).await.html.contains("রহিমা"));
    });
}

#[test]
fn sums_of_the_school_are_remembered_until_somebody_plays() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = mina.get("/desk").await.to;
        let id = model::ClassId::parse(class.rsplit('/').next().unwrap()).unwrap();
        // Fewer than five are told of nowhere.
        let names: String = (0..6).map(|n| format!("Child {n}\n")).collect();
        let children = crate::desk::welcome::children(&names, id).unwrap();
        desk.school.tell(&children, None).await.unwrap();
        let mut sums = async || {
            let html = mina.get("/desk/sums").await.html;
            html.split("<div class=\"figs\">")
                .nth(1)
                .unwrap()
                .split("<section")
                .next()
                .unwrap()
                .to_owned()
        };
        let before = sums().await;
        for child in &children {
            if let wire::down::Down::Learner { id, .. } = child {
                crate::demo::let_work(&desk.school, *id, crate::clock::now_ms()).await;
            }
        }
        assert_eq!(sums().await, before, "nobody has told of it yet");
        desk.school.note_news();
        // They rest ten times as long as it took to sum them up.
        for _ in 0..200 {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            if sums().await != before {
                return;
            }
        }
        panic!("what they did is never in the sums: {}", sums().await);
    });
}
