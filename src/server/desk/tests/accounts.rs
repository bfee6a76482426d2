//! Who may change whom, and what happens at the same moment.

use super::browser::{Browser, desk};
use super::matrix::{PASSWORD, account};
use super::pages::welcomed;
use crate::desk::Desk;
use crate::testing;
use axum::http::StatusCode;
use std::sync::Arc;

async fn listed(desk: &Desk) -> Vec<(String, String)> {
    let all = desk.school.storage.accounts(desk.school.id()).await.unwrap();
    all.into_iter().map(|one| (one.login, crate::desk::door::hex(&one.id))).collect()
}

/// Two who lead a school, each at a browser of her own.
async fn two_heads(desk: &Arc<Desk>) -> (Browser, Browser) {
    let school = format!("bd/{}", desk.school.id());
    for login in ["asha", "rina"] {
        account(desk, login, "school", school.clone()).await;
    }
    let (mut one, mut other) = (Browser::new(desk), Browser::new(desk));
    assert!(one.sign_in("asha", PASSWORD).await && other.sign_in("rina", PASSWORD).await);
    (one, other)
}

#[test]
fn two_heads_who_remove_each_other_leave_one_who_leads() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let (mut asha, mut rina) = two_heads(&desk).await;
        let id = |all: &[(String, String)], login: &str| {
            all.iter().find(|(known, _)| known == login).unwrap().1.clone()
        };
        let all = listed(&desk).await;
        let (hers, other) = (id(&all, "asha"), id(&all, "rina"));
        let (of_rina, of_asha) =
            ([("id", &*other), ("do", "remove")], [("id", &*hers), ("do", "remove")]);
        let (first, second) = tokio::join!(
            asha.post("/desk/school/adult", &of_rina),
            rina.post("/desk/school/adult", &of_asha)
        );
        let left = listed(&desk).await;
        assert_eq!(left.len(), 1, "{} {}", first.status, second.status);
        // Both were let in before either was gone: only the write could see it.
        let (storage, school) = (&desk.school.storage, desk.school.id());
        let path = format!("bd/{school}");
        let last = crate::desk::door::hex(&[0; 16]).len();
        assert_eq!(left[0].1.len(), last);
        let id = model::DeviceId::parse(&left[0].1).unwrap().0;
        assert!(!storage.drop_account(school, id, path, testing::deed()).await.unwrap());
        assert_eq!(listed(&desk).await, left);
    });
}

#[test]
fn whoever_leads_a_school_changes_no_account_above_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let (mut asha, _) = two_heads(&desk).await;
        account(&desk, "ministry", "nation", "bd".into()).await;
        account(&desk, "upazila", "school", "bd".into()).await;
        for login in ["ministry", "upazila"] {
            let all = listed(&desk).await;
            let (_, id) = all.iter().find(|(known, _)| known == login).unwrap();
            for what in ["remove", "password"] {
                let fields = [("id", id.as_str()), ("do", what), ("password", "another good one")];
                let seen = asha.post("/desk/school/adult", &fields).await;
                assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{login} {what}");
            }
            let mut hers = Browser::new(&desk);
            assert!(hers.sign_in(login, PASSWORD).await, "{login} is there with her password");
        }
    });
}

#[test]
fn her_own_password_is_changed_by_whoever_knows_the_old_one() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        mina.get("/desk/me").await;
        let new = ("password", "another good one");
        let wrong = mina.post("/desk/me", &[("old", "a guess"), new]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let id = listed(&desk).await.remove(0).1;
        let around = mina.post("/desk/school/adult", &[("id", &id), ("do", "password"), new]).await;
        assert_eq!(around.to, "/desk/me", "the page of the school is no way around it");
        let right = mina.post("/desk/me", &[("old", "three small words"), new]).await;
        assert_eq!(right.to, "/desk/enter");
        assert_ne!(mina.get("/desk/wall").await.status, StatusCode::OK, "all sessions are over");
        assert!(!mina.sign_in("mina", "three small words").await);
        assert!(mina.sign_in("mina", "another good one").await);
        for _ in 0..5 {
            mina.post("/desk/me", &[("old", "a guess"), new]).await;
        }
        let slow = mina.post("/desk/me", &[("old", "another good one"), new]).await;
        assert!(slow.html.contains("একটু থামতে হচ্ছে"), "guesses wait: {}", slow.html);
    });
}
