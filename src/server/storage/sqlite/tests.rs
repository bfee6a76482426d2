use super::*;
use crate::storage::desk::Records;
use crate::storage::story;
use crate::testing::block;
use model::Event;
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn sqlite_tells_the_story_that_every_storage_tells() {
    let dir = tempfile::tempdir().unwrap();
    let storage = Sqlite::open(dir.path()).unwrap();
    block(story::tell(&storage));
}

#[test]
fn a_copy_made_while_work_comes_in_is_whole_and_can_be_put_back() {
    let (dir, copies) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let storage = Sqlite::open(dir.path()).unwrap();
    let (school, ended) = (SchoolId([1; 16]), AtomicBool::new(false));
    let begun = AtomicBool::new(false);
    let file = copies.path().join("copy");
    let (written, copied) = std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let (mut before, mut n) = (None, 0u64);
            while !ended.load(Ordering::Acquire) || n < 50 {
                let segment = story::segment(before, n * 3 + 1, 3);
                let (tail, head) = (segment.last_seq, segment.head);
                assert_eq!(block(storage.append(school, segment)).unwrap(), Appended::Stored);
                before = Some(Cursor { stream: story::STREAM, tail, head });
                n += 1;
                begun.store(n >= 5, Ordering::Release);
            }
            n
        });
        // However slow the machine is, some of it is there and some is still to come.
        while !begun.load(Ordering::Acquire) {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        let copied = backup(dir.path(), &file).unwrap().0;
        ended.store(true, Ordering::Release);
        (writer.join().unwrap(), copied)
    });
    assert!(copied > 0 && copied <= written, "{copied} of {written}");
    let back = tempfile::tempdir().unwrap();
    assert_eq!(restore(back.path(), &file).unwrap(), copied);
    let again = Sqlite::open(back.path()).unwrap();
    let cursor = block(again.cursors(school, vec![story::STREAM])).unwrap()[0].unwrap();
    assert_eq!(cursor.tail, copied * 3, "every segment of the copy and no hole");
    while block(again.project(16)).unwrap() > 0 {}
    assert_eq!(block(again.n_events(school, story::STREAM)).unwrap(), (copied * 3, 0));
}

#[test]
fn a_request_that_fails_badly_takes_neither_its_neighbours_nor_the_writer_along() {
    let dir = tempfile::tempdir().unwrap();
    let storage = Sqlite::open(dir.path()).unwrap();
    let named = |n: u8| storage.put_school(SchoolId([n; 16]), n.to_string());
    let bad = storage.write(|db| {
        devices::put_school(db, SchoolId([9; 16]), "half")?;
        if db.is_autocommit() { Ok(()) } else { panic!("a mistake of ours") }
    });
    let (before, bad, after) = block(async { tokio::join!(named(1), bad, named(2)) });
    assert!(before.is_ok() && after.is_ok() && matches!(bad, Err(StorageError::Database(_))));
    let name = |n: u8| block(storage.school_name(SchoolId([n; 16]))).unwrap();
    assert_eq!((name(1).as_deref(), name(2).as_deref(), name(9)), (Some("1"), Some("2"), None));
    block(named(3)).unwrap();
}

#[test]
fn what_is_known_of_fifty_children_takes_as_many_queries_as_of_two() {
    let dir = tempfile::tempdir().unwrap();
    let _storage = Sqlite::open(dir.path()).unwrap();
    let db = file::reader(&dir.path().join(FILE)).unwrap();
    let counted = |n: u8| {
        let learners: Vec<LearnerId> = (0..n).map(|n| LearnerId([n; 16])).collect();
        queries::take();
        desk::known(&db, SchoolId([1; 16]), &desk::json(&learners), 0).unwrap();
        queries::take()
    };
    assert_eq!((counted(2), counted(50)), (3, 3));
}

#[test]
fn what_is_asked_of_a_class_is_looked_up_child_by_child() {
    let dir = tempfile::tempdir().unwrap();
    let _storage = Sqlite::open(dir.path()).unwrap();
    let db = file::reader(&dir.path().join(FILE)).unwrap();
    for query in [
        include_str!("sql/list_last_played.sql"),
        include_str!("sql/list_played.sql"),
        include_str!("sql/list_versions.sql"),
        include_str!("sql/list_folded_versions.sql"),
    ] {
        let mut plan = db.prepare(&format!("EXPLAIN QUERY PLAN {query}")).unwrap();
        for at in 1..=plan.parameter_count() {
            plan.raw_bind_parameter(at, rusqlite::types::Null).unwrap();
        }
        let rows = plan.raw_query().mapped(|row| row.get::<_, String>(3));
        let steps: Vec<String> = rows.map(Result::unwrap).collect();
        let through = steps.iter().filter(|step| step.starts_with("SEARCH"));
        assert!(through.clone().count() > 0, "{steps:?}");
        for step in through {
            assert!(step.contains("school_id=? AND learner_id=?"), "{query}: {steps:?}");
        }
    }
}

#[test]
fn a_lesson_that_is_left_counts_for_a_child_who_is_remembered() {
    let dir = tempfile::tempdir().unwrap();
    let storage = Sqlite::open(dir.path()).unwrap();
    let school = SchoolId([1; 16]);
    let first = story::segment(None, 1, 3);
    let (amina, at) = (first.content.events[0].learner, first.last_seq);
    let at = Cursor { stream: story::STREAM, tail: at, head: first.head };
    block(storage.append(school, first)).unwrap();
    let ms = || {
        while block(storage.project(16)).unwrap() > 0 {}
        let all = block(storage.glance(school, vec![amina], 0)).unwrap();
        all[0].1.days.iter().map(|day| day.ms).sum::<u64>()
    };
    assert_eq!(ms(), 1 + 2 + 3);
    let mut left = story::segment(Some(at), 4, 1);
    let event = Event::Left { lesson: "bn-p-01".into(), ms: 900 };
    let said = &mut left.content.events[0];
    said.body.clear();
    ciborium::into_writer(&event, &mut said.body).unwrap();
    said.kind = event.kind().into();
    left.head = said.head_after(at.head);
    assert_eq!(block(storage.append(school, left)).unwrap(), Appended::Stored);
    assert_eq!(ms(), 1 + 2 + 3 + 900, "nothing was answered, and yet it is not forgotten");
}
