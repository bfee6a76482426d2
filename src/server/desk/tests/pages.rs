//! What teachers do, page after page.

use super::browser::{Browser, desk};
use crate::desk::reply::{POLICY, SIGN_IN};
use crate::storage::sqlite::queries;
use crate::testing;
use axum::http::{StatusCode, header};

const STEP_1: [(&str, &str); 3] = [("school", "চর কুকরি"), ("place", "ভোলা"), ("one_sound", "sh-s")];
const STEP_2: [(&str, &str); 2] = [("name", "Mina"), ("login", "Mina")];
const STEP_3: [(&str, &str); 3] =
    [("class", "১ম শ্রেণি"), ("children", "১ রহিমা\n২ ইমরান"), ("password", "three small words")];

pub(super) async fn welcomed(browser: &mut Browser) {
    assert_eq!(browser.get("/desk").await.to, "/desk/welcome/1");
    assert!(browser.get("/desk/welcome/1").await.html.contains("name=\"school\""));
    let all = [&STEP_1[..], &STEP_2, &STEP_3].concat();
    assert!(browser.post("/desk/welcome/1", &STEP_1).await.html.contains("name=\"login\""));
    let third = browser.post("/desk/welcome/2", &all[..5]).await;
    assert!(third.html.contains("name=\"password\"") && third.html.contains("value=\"sh-s\""));
    assert_eq!(browser.post("/desk/welcome/3", &all).await.to, "/desk/join");
}

#[test]
fn a_first_visit_ends_with_a_picture_that_tablets_scan() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut browser = Browser::new(&desk);
        welcomed(&mut browser).await;
        let join = browser.get("/desk/join").await;
        assert!(
            join.html.contains("class=\"qr\"") && join.html.contains("চর কুকরি"),
            "{}",
            join.html
        );
        let class = browser.get("/desk").await.to;
        let page = browser.get(&class).await;
        assert!(page.html.contains("রহিমা") && page.html.contains("ইমরান"));
        assert!(page.html.contains("শ আর স"), "what is one sound here is said under the table");
        // The door to a first visit is closed from now on.
        let mut late = Browser::new(&desk);
        assert_eq!(late.get("/desk").await.to, "/desk/enter");
        let all = [&STEP_1[..], &STEP_2, &STEP_3].concat();
        assert_eq!(late.post("/desk/welcome/3", &all).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_step_that_lacks_something_is_shown_again_and_nothing_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut browser = Browser::new(&desk);
        let short = [&STEP_1[..], &STEP_2, &STEP_3[..2], &[("password", "short")]].concat();
        let seen = browser.post("/desk/welcome/3", &short).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.html.contains("role=\"alert\"") && seen.html.contains("রহিমা"));
        assert!(!desk.school.storage.has_account(desk.school.id()).await.unwrap());
    });
}

#[test]
fn wrong_passwords_make_the_next_try_wait_and_a_session_ends_when_one_leaves() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut browser = Browser::new(&desk);
        welcomed(&mut browser).await;
        let before = browser.session();
        let mut other = Browser::new(&desk);
        assert!(other.sign_in(" MINA ", "three small words").await, "capitals do not matter");
        assert_ne!(other.session(), before, "each session has a secret of its own");
        assert_eq!(other.post("/desk/leave", &[]).await.to, "/desk/enter");
        other.take_session(&before);
        other.get("/desk/wall").await;
        assert_eq!(other.post("/desk/leave", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(browser.get("/desk/wall").await.to, SIGN_IN, "it is over");
        for _ in 0..5 {
            assert!(!browser.sign_in("mina", "guess").await);
        }
        let fields = [("login", "mina"), ("password", "three small words")];
        let seen = browser.post("/desk/enter", &fields).await;
        assert!(seen.html.contains("একটু থামতে হচ্ছে"), "{}", seen.html);
    });
}

#[test]
fn every_page_forbids_what_is_not_its_own_and_the_program_s_files_are_kept_for_ever() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut browser = Browser::new(&desk);
        let page = browser.get("/desk/welcome/1").await;
        assert_eq!(page.headers[header::CONTENT_SECURITY_POLICY], POLICY);
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        let css = page.html.split("href=\"").find(|rest| rest.contains("desk.css")).unwrap();
        let file = browser.get(css.split('"').next().unwrap()).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        assert_eq!(browser.get("/desk/a/old/desk.css").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_child_is_found_by_a_part_of_her_name_or_her_roll_and_a_table_holds_no_formula() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut browser = Browser::new(&desk);
        welcomed(&mut browser).await;
        // রহিমা typed with another order of signs is the same name.
        let by_name = browser.get("/desk/find?q=%E0%A6%B9%E0%A6%BF%E0%A6%AE").await;
        assert!(by_name.html.contains("রহিমা") && !by_name.html.contains(">ইমরান<"));
        // Whoever has no Bangla keyboard finds her too, written as it is heard.
        for latin in ["rahima", "Rohima", "rah"] {
            let found = browser.get(&format!("/desk/find?q={latin}")).await;
            assert!(found.html.contains("রহিমা") && !found.html.contains(">ইমরান<"), "{latin}");
        }
        let by_roll = browser.get("/desk/find?q=%E0%A7%A8").await;
        assert!(by_roll.html.contains(">ইমরান<"));
        let class = browser.get("/desk").await.to;
        let table = browser.get(&format!("{class}/today.csv")).await;
        assert!(table.html.contains("\"রহিমা\",\"1\",\"0\","), "{}", table.html);
        let lines =
            crate::desk::class::csv(&[vec!["=cmd|'/c calc'!A1".into(), " -2;＝3".into()]]).unwrap();
        assert_eq!(lines, "\"'=cmd|'/c calc'!A1\",\"' -2;＝3\"\n");
    });
}

#[test]
fn a_class_page_asks_as_often_for_forty_children_as_for_two() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    // All that is read, is read on one thread: that is where queries are counted.
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.max_blocking_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let asked = async || tokio::task::spawn_blocking(queries::take).await.unwrap();
        let mut browser = Browser::new(&desk);
        welcomed(&mut browser).await;
        let class = browser.get("/desk").await.to;
        let id = model::ClassId::parse(class.rsplit('/').next().unwrap()).unwrap();
        let mut counts = Vec::new();
        for n in [0, 40] {
            let lines: String = (0..n).map(|n| format!("Child {n}\n")).collect();
            let children = crate::desk::welcome::children(&lines, id).unwrap();
            desk.school.tell(&children, None).await.unwrap();
            for page in ["", "/skills", "/give"] {
                // The first look reads the roster anew.
                browser.get(&format!("{class}{page}")).await;
                asked().await;
                let seen = browser.get(&format!("{class}{page}")).await;
                // Where nobody has done anything, the map is empty.
                assert_eq!(seen.html.contains("Child 39"), n == 40 && page != "/skills");
                counts.push(asked().await);
            }
        }
        assert_eq!(counts, [10, 9, 12, 10, 9, 12]);
    });
}

#[test]
fn a_child_is_placed_by_whoever_leads_the_school_and_keeps_her_record() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut browser = Browser::new(&desk);
        welcomed(&mut browser).await;
        let class = browser.get("/desk").await.to;
        let page = browser.get(&class).await.html;
        let child = page.split("/desk/child/").nth(1).unwrap()[..32].to_owned();
        let path = format!("/desk/child/{child}");
        assert!(browser.get(&path).await.html.contains("name=\"roll\""));
        let none = model::ClassId([0; 16]).to_string();
        let fields = [("name", "রহিমা খাতুন"), ("roll", "১৭"), ("class", none.as_str())];
        assert_eq!(browser.post(&path, &fields).await.to, path);
        let page = browser.get(&format!("/desk/class/{none}")).await.html;
        assert!(page.contains("রহিমা খাতুন") && page.contains("রোল ১৭"), "{page}");
        assert!(!browser.get(&class).await.html.contains("রহিমা"));
        let table = browser.get(&format!("{class}/skills.csv")).await;
        assert_eq!(table.status, StatusCode::OK);
        assert!(table.html.contains("ইমরান"));
    });
}
