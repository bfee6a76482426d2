//! What whoever leads a school does with its children's records: lists in, files out, erasing,
//! and what is written down of all that.

use super::browser::{Browser, Seen, desk};
use super::pages::welcomed;
use crate::desk::Desk;
use crate::storage::sqlite::{FILE, backup, queries};
use crate::testing;
use axum::http::StatusCode;
use std::path::Path;

/// Whether any file of a folder holds some bytes.
fn holds(dir: &Path, what: &[u8]) -> bool {
    std::fs::read_dir(dir).unwrap().any(|file| {
        let path = file.unwrap().path();
        if path.is_dir() {
            return holds(&path, what);
        }
        std::fs::read(path).unwrap().windows(what.len()).any(|part| part == what)
    })
}

pub(super) fn between<'a>(text: &'a str, start: &str, end: char) -> &'a str {
    let rest = text.split(start).nth(1).unwrap_or_else(|| panic!("{start}: {text}"));
    rest.split(end).next().unwrap()
}

pub(super) async fn deeds(desk: &Desk) -> Vec<String> {
    let all = desk.school.storage.deeds(desk.school.id(), 1 << 40, 99).await.unwrap();
    all.into_iter().rev().map(|one| format!("{} {}", one.deed.who, one.deed.what)).collect()
}

async fn upload(browser: &mut Browser, list: &str, class: &str) -> Seen {
    browser.get("/desk/import").await;
    browser.post_files("/desk/import", &[("class", class)], &[("list", list.as_bytes())]).await
}

/// The class of a school that was just set up, by its id.
async fn class_of(browser: &mut Browser) -> String {
    browser.get("/desk").await.to.rsplit('/').next().unwrap().to_owned()
}

#[test]
fn a_list_changes_nothing_until_it_is_confirmed_and_can_be_undone() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = class_of(&mut mina).await;
        let page = format!("/desk/class/{class}");
        let list = "নাম,রোল,লিঙ্গ\nরহিমা,১,মেয়ে\nসুমি,৫,মেয়ে\nতপু,x,ছেলে\n";
        let seen = upload(&mut mina, list, &class).await;
        assert!(seen.html.contains("সুমি") && seen.html.contains("সারি ৪"), "{}", seen.html);
        assert!(!mina.get(&page).await.html.contains("সুমি"), "nothing is done yet");
        let id = between(&seen.html, "name=\"id\" value=\"", '"').to_owned();
        mina.get("/desk/import").await;
        assert_eq!(
            mina.post("/desk/import/take", &[("id", &id)]).await.to,
            "/desk/import?done=taken"
        );
        let html = mina.get(&page).await.html;
        assert!(html.contains("সুমি") && html.contains("ইমরান") && !html.contains("তপু"));
        assert_eq!(desk.roster().await.unwrap().girls.len(), 2);
        let again = mina.post("/desk/import/take", &[("id", &id)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "a list is taken once");
        let last = mina.get("/desk/import").await.html;
        assert!(last.contains("১ জন নতুন"), "{last}");
        assert_eq!(mina.post("/desk/import/undo", &[]).await.to, "/desk/import?done=undone");
        let html = mina.get(&page).await.html;
        assert!(!html.contains("সুমি") && html.contains("রহিমা") && html.contains("ইমরান"));
        assert!(desk.roster().await.unwrap().girls.is_empty());
        assert!(!mina.get("/desk/import").await.html.contains("১ জন নতুন"));
        let done = deeds(&desk).await;
        assert_eq!(done[done.len() - 2..], ["mina list-taken", "mina list-undone"]);
    });
}

#[test]
fn a_list_is_looked_at_again_where_the_school_changed_since_and_undoing_keeps_what_came_after() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = class_of(&mut mina).await;
        let id = |seen: &Seen| between(&seen.html, "name=\"id\" value=\"", '"').to_owned();
        let old = id(&upload(&mut mina, "name\nSumi\n", &class).await);
        let fields = [("class", "১ম শ্রেণি"), ("children", "9 Nila")];
        mina.post("/desk/school/children", &fields).await;
        let seen = mina.post("/desk/import/take", &[("id", &old)]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        let new =
            id(&upload(&mut mina, "name,roll,class\nSumi,11,Two\nTopu,12,Two\n", &class).await);
        mina.post("/desk/import/take", &[("id", &new)]).await;
        // One of the two is called otherwise by hand.
        let roster = desk.roster().await.unwrap();
        let sumi = roster.children.iter().find(|one| one.name == "Sumi").unwrap();
        let (path, two) = (format!("/desk/child/{}", sumi.id), sumi.class.unwrap().to_string());
        mina.get(&path).await;
        mina.post(&path, &[("name", "Sumaiya"), ("class", &two), ("roll", "11")]).await;
        mina.get("/desk/import").await;
        mina.post("/desk/import/undo", &[]).await;
        let roster = desk.roster().await.unwrap();
        let names: Vec<&str> = roster.children.iter().map(|one| one.name.as_str()).collect();
        assert!(names.contains(&"Sumaiya") && !names.contains(&"Topu"), "{names:?}");
        assert_eq!(roster.classes.len(), 2, "her class stays with her");
    });
}

#[test]
fn a_child_is_erased_from_the_desk_by_typing_her_name_and_no_byte_of_hers_is_left() {
    let (dir, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = class_of(&mut mina).await;
        // She came by a list, may be undone, has a certificate, a task and a message.
        let seen =
            upload(&mut mina, "name,roll,sex\nSumaiya Binte Karim,5,f\nTopu Das,6,m\n", &class)
                .await;
        let id = between(&seen.html, "name=\"id\" value=\"", '"').to_owned();
        mina.post("/desk/import/take", &[("id", &id)]).await;
        let roster = desk.roster().await.unwrap();
        let child = roster.children.iter().find(|one| one.name.starts_with("Sumaiya")).unwrap();
        let (hers, digits) = (child.id, child.id.to_string());
        let path = format!("/desk/child/{digits}");
        mina.get(&format!("{path}/certificate")).await;
        let made = mina.post(&format!("{path}/certificate"), &[("words", "helped Sumaiya")]).await;
        assert!(made.to.starts_with("/desk/certificate/"), "{}", made.html);
        let give = format!("/desk/class/{class}/give");
        mina.post(&give, &[("whom", "some"), ("child", &digits), ("text", "well done Sumaiya")])
            .await;
        // A list that waits to be confirmed names her too.
        upload(&mut mina, "name,roll\nSumaiya Binte Karim,7\n", &class).await;
        let record = mina.get(&format!("{path}/record.json")).await.html;
        for part in ["Sumaiya Binte Karim", "helped Sumaiya", "well done Sumaiya", "is_girl"] {
            assert!(record.contains(part), "{part}: {record}");
        }
        assert!(!record.contains("Topu"), "of nobody else");
        backup(dir.path(), &copies.path().join("before")).unwrap();

        let ask = mina.get(&format!("{path}/erase")).await.html;
        assert!(ask.contains("Sumaiya Binte Karim") && ask.contains("name=\"typed\""));
        let wrong = mina.post(&format!("{path}/erase"), &[("typed", "Sumaiya")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(mina.get(&path).await.status, StatusCode::OK);
        let typed = [("typed", " Sumaiya  Binte Karim ")];
        let done = mina.post(&format!("{path}/erase"), &typed).await;
        assert_eq!(done.to, "/desk/keeping?erased=1", "{}", done.html);
        assert!(mina.get(&done.to).await.html.contains("role=\"status\""));
        assert_eq!(mina.get(&path).await.status, StatusCode::NOT_FOUND);
        assert!(desk.waiting.lock().unwrap().is_none());
        assert_eq!(mina.get(&made.to).await.to.split('?').next(), Some("/desk/check"));
        assert!(!mina.get("/desk/audit").await.html.contains("Sumaiya"));
        backup(dir.path(), &copies.path().join("after")).unwrap();
        for place in [dir.path(), copies.path()] {
            for what in [b"Sumaiya".as_slice(), &hers.0, digits.as_bytes()] {
                let told = format!("{} in {}", String::from_utf8_lossy(what), place.display());
                assert!(!holds(place, what), "{told}");
            }
        }
        // What is left of the list can still be undone, and does not bring her back.
        mina.get("/desk/import").await;
        mina.post("/desk/import/undo", &[]).await;
        let names: Vec<String> =
            desk.roster().await.unwrap().children.iter().map(|one| one.name.clone()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        let done = deeds(&desk).await;
        let erased: Vec<&String> = done.iter().filter(|one| one.contains("erase")).collect();
        assert_eq!(erased, ["mina child-erase-asked", " child-erased"]);
    });
}

#[test]
fn what_is_written_down_is_read_in_names_and_a_changed_row_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = class_of(&mut mina).await;
        mina.get(&format!("/desk/class/{class}/class.xlsx")).await;
        let html = mina.get("/desk/audit").await.html;
        assert!(html.contains("১ম শ্রেণি, class.xlsx") && html.contains("ফাইল নিয়েছেন"), "{html}");
        assert!(!html.contains("role=\"alert\""));
        let db = rusqlite::Connection::open(dir.path().join(FILE)).unwrap();
        db.execute_batch(
            "DROP TRIGGER audit_is_not_changed; UPDATE audit SET who = 'rina' WHERE no = 1",
        )
        .unwrap();
        assert!(mina.get("/desk/audit").await.html.contains("role=\"alert\""));
    });
}

#[test]
fn files_come_whole_and_each_is_written_down_before_it_is_handed_out() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = class_of(&mut mina).await;
        let before = deeds(&desk).await.len();
        let files = ["class.xlsx", "answers.xlsx", "statements.json", "results.zip", "today.csv"];
        for file in files {
            let seen = mina.get(&format!("/desk/class/{class}/{file}")).await;
            assert_eq!(seen.status, StatusCode::OK, "{file}");
            let kept = seen.headers["content-disposition"].to_str().unwrap();
            assert!(kept.starts_with("attachment"), "{kept}");
            match file {
                "statements.json" => assert_eq!(seen.html, "[]\n"),
                "today.csv" => assert!(seen.html.contains("রহিমা")),
                _ => assert!(seen.html.starts_with("PK"), "{file}"),
            }
        }
        let seen = mina.get("/desk/answers.xlsx").await;
        assert!(seen.status == StatusCode::OK && seen.html.starts_with("PK"), "the whole school");
        let done = deeds(&desk).await;
        assert_eq!(done[before..], ["mina exported"; 6]);
    });
}

#[test]
fn one_child_named_five_hundred_times_gets_a_thing_once_and_all_of_a_class_are_the_class() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    testing::block(async {
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let page = mina.get("/desk").await.to;
        let roster = desk.roster().await.unwrap();
        let ids: Vec<String> = roster.children.iter().map(|one| one.id.to_string()).collect();
        let give = format!("{page}/give");
        mina.get(&give).await;
        let mut fields = vec![("whom", "some"), ("text", "once")];
        fields.extend((0..500).map(|_| ("child", ids[0].as_str())));
        assert!(mina.post(&give, &fields).await.to.ends_with("done=1"));
        let n =
            async || desk.school.storage.entries(desk.school.id(), "message").await.unwrap().len();
        assert_eq!(n().await, 1);
        let both = [("whom", "some"), ("text", "both"), ("child", &*ids[0]), ("child", &*ids[1])];
        mina.post(&give, &both).await;
        assert_eq!(n().await, 3, "what is said to two is said to these two");
        let more = [("class", "১ম শ্রেণি"), ("children", "3 C\n4 D\n5 E")];
        mina.post("/desk/school/children", &more).await;
        let roster = desk.roster().await.unwrap();
        let ids: Vec<String> = roster.children.iter().map(|one| one.id.to_string()).collect();
        let mut all = vec![("whom", "some"), ("text", "all")];
        all.extend(ids.iter().map(|id| ("child", id.as_str())));
        mina.get(&give).await;
        mina.post(&give, &all).await;
        assert_eq!((ids.len(), n().await), (5, 4), "one entry for all of the class");
        assert!(mina.get(&give).await.html.contains("once"));
    });
}

#[test]
fn pages_of_the_office_ask_as_often_for_forty_children_as_for_two() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.max_blocking_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let asked = async || tokio::task::spawn_blocking(queries::take).await.unwrap();
        let mut mina = Browser::new(&desk);
        welcomed(&mut mina).await;
        let class = class_of(&mut mina).await;
        let id = model::ClassId::parse(&class).unwrap();
        let child = desk.roster().await.unwrap().children[0].id;
        let mut counts = Vec::new();
        for n in [0, 40] {
            let lines: String = (0..n).map(|n| format!("Child {n}\n")).collect();
            let children = crate::desk::welcome::children(&lines, id).unwrap();
            desk.school.tell(&children, None).await.unwrap();
            let mut of_one = Vec::new();
            for page in [
                format!("/desk/class/{class}/family"),
                format!("/desk/class/{class}/learnt"),
                format!("/desk/class/{class}/term"),
                format!("/desk/child/{child}/certificate"),
                format!("/desk/child/{child}/erase"),
                "/desk/keeping".into(),
                "/desk/audit".into(),
                "/desk/import".into(),
                "/desk/records".into(),
                "/desk/sums".into(),
            ] {
                // The first look reads the roster anew.
                mina.get(&page).await;
                asked().await;
                assert_eq!(mina.get(&page).await.status, StatusCode::OK, "{page}");
                of_one.push(asked().await);
            }
            counts.push(of_one);
        }
        assert_eq!(counts[0], counts[1]);
        assert!(counts[0].iter().all(|n| *n <= 8), "{counts:?}");
    });
}
