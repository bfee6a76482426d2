//! Files that are taken along, read as another program would.

use super::xapi::statement;
use super::{Done, oneroster, spreadsheet};
use calamine::{Reader, Xlsx};
use learn::{Facts, Order};
use model::{Attempt, ClassId, Event, LearnerId, SchoolId, StreamId};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

fn attempt(correct: f32) -> Attempt {
    Attempt {
        lesson: "bn-1".into(),
        step: "s1".into(),
        kind: "listen".into(),
        item: "i1".into(),
        skill: Some("bn.v1".into()),
        asked: "ব".into(),
        expected: "ব".into(),
        response: "র".into(),
        correct,
        tries: 1,
        rung: 0,
        tag: Some("b-r".into()),
        ms: 1_250,
    }
}

fn done(seq: u64) -> Done {
    let whose = LearnerId([5; 16]);
    Done { whose, stream: StreamId([2; 16]), seq, at_ms: 1_795_000_000_000, day: 20_775 }
}

#[test]
fn an_answer_is_a_statement_without_a_name_and_the_same_one_every_time() {
    let school = SchoolId([1; 16]);
    let event = Event::Answered(attempt(0.0));
    let one = statement(school, &done(1), &event).unwrap();
    assert_eq!(one["verb"]["id"], "http://adlnet.gov/expapi/verbs/answered");
    assert_eq!(one["actor"]["account"]["name"], LearnerId([5; 16]).to_string());
    assert_eq!(one["result"]["success"], false);
    assert_eq!(one["result"]["duration"], "PT1.25S");
    assert_eq!(one["result"]["extensions"]["urn:jonaki:confusion"], "b-r");
    assert_eq!(one["timestamp"], "2026-11-18T11:06:40.000Z");
    assert_eq!(statement(school, &done(1), &event).unwrap()["id"], one["id"]);
    assert_ne!(statement(school, &done(2), &event).unwrap()["id"], one["id"]);
    let id = one["id"].as_str().unwrap();
    assert!(id.len() == 36 && id.as_bytes()[14] == b'8', "{id}");
    let completed = Event::Completed { lesson: "bn-1".into(), ms: 61_000 };
    let two = statement(school, &done(3), &completed).unwrap();
    assert_eq!(two["result"]["completion"], true);
    assert!(statement(school, &done(4), &Event::Left { lesson: "bn-1".into(), ms: 9 }).is_none());
}

#[test]
fn a_long_table_is_a_spreadsheet_in_which_a_formula_is_a_text() {
    let heads = ["a".to_owned(), "b".to_owned()];
    let mut book = spreadsheet::Spreadsheet::begin("Answers: all/of*it", &heads).unwrap();
    for n in 0..5_000 {
        book.line(&[n.to_string(), "=1+1".into()]).unwrap();
    }
    let mut bytes = Vec::new();
    book.end().unwrap().read_to_end(&mut bytes).unwrap();
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(read.sheet_names(), ["Answers allofit"]);
    let range = read.worksheet_range("Answers allofit").unwrap();
    assert_eq!(range.height(), 5_001);
    assert_eq!(range.get_value((5_000, 0)), Some(&calamine::Data::Float(4_999.0)));
    assert_eq!(range.get_value((7, 1)), Some(&calamine::Data::String("=1+1".into())));
    assert!(read.worksheet_formula("Answers allofit").unwrap().is_empty());
}

#[test]
fn what_one_sheet_cannot_hold_goes_on_on_the_next() {
    let heads = ["n".to_owned()];
    let name = "an answer of each child in the school";
    let mut book = spreadsheet::Spreadsheet::with_rows(name, &heads, 100).unwrap();
    for n in 0..250 {
        book.line(&[n.to_string()]).unwrap();
    }
    let mut bytes = Vec::new();
    book.end().unwrap().read_to_end(&mut bytes).unwrap();
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = read.sheet_names();
    assert_eq!(sheets.len(), 3);
    assert!(sheets[2].ends_with(" 3") && sheets.iter().all(|name| name.chars().count() <= 31));
    let mut numbers = Vec::new();
    for sheet in sheets {
        let range = read.worksheet_range(&sheet).unwrap();
        assert_eq!(range.get_value((0, 0)), Some(&calamine::Data::String("n".into())));
        numbers.extend(range.rows().skip(1).map(|row| row[0].to_string()));
    }
    assert_eq!(numbers, (0..250).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn results_name_children_and_skills_by_ids_and_say_how_well() {
    let mut facts = Facts::default();
    for seq in 1..=5 {
        let order = Order { day: 20_775 + seq as i32 % 2, stream: StreamId([1; 16]), seq };
        facts.fold(order, &attempt(1.0));
    }
    let child = LearnerId([5; 16]);
    let about = oneroster::About {
        school: SchoolId([1; 16]),
        class: ClassId([2; 16]),
        now_ms: 1_795_000_000_000,
        words: ::desk::Words::of("en"),
    };
    let all = BTreeMap::from([(child, (facts, Vec::new()))]);
    let bytes = oneroster::archive(&about, &all, &::desk::Catalogue::default()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut file = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let manifest = file("manifest.csv");
    assert!(manifest.contains("oneroster.version,1.2") && manifest.contains("file.results,bulk"));
    assert!(manifest.contains("file.users,absent"));
    let items = file("lineItems.csv");
    let rows = |text: &str| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let heads = reader.headers().unwrap().len();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.iter().all(|row| row.len() == heads), "{text}");
        rows
    };
    let (items, results) = (rows(&items), rows(&file("results.csv")));
    assert_eq!(results.len(), 1);
    assert_eq!(results[0][3], items[0][0], "a result belongs to a line item");
    assert_eq!(
        (&results[0][4], &results[0][6], &results[0][7]),
        (&*child.to_string(), "3", "known")
    );
}
