//! Lists as schools have them.

use super::plan::{Kind, Plan, plan};
use super::{List, read};
use crate::keys::Keys;
use crate::testing;
use desk::Roster;
use desk::roster::{Child, Class};
use model::{ClassId, LearnerId};
use std::io::{Cursor, Write};
use wire::down::Down;
use zip::write::SimpleFileOptions;

const ONE: ClassId = ClassId([1; 16]);

fn names(list: &List) -> Vec<(&str, &str, Option<u16>)> {
    list.pupils.iter().map(|one| (one.name.as_str(), one.class.as_str(), one.roll)).collect()
}

fn wrong(list: &List) -> Vec<(usize, &str)> {
    list.wrong.iter().map(|one| (one.row, one.why)).collect()
}

#[test]
fn a_table_is_read_by_its_heads_in_either_language_wherever_they_stand() {
    let bangla = "চর কুকরি প্রাথমিক বিদ্যালয়\n\nরোল নং,শিক্ষার্থীর নাম,শ্রেণি,ছেলে/মেয়ে\n১,রহিমা খাতুন,১ম ক,মেয়ে\n২,ইমরান হোসেন,১ম ক,ছেলে\n৩,,,\nx,পূজা,১ম ক,\n";
    let list = read(bangla.as_bytes(), false).unwrap();
    let expected = [("রহিমা খাতুন", "১ম ক", Some(1)), ("ইমরান হোসেন", "১ম ক", Some(2))];
    assert_eq!(names(&list), expected);
    assert_eq!(
        list.pupils.iter().map(|one| one.is_girl).collect::<Vec<_>>(),
        [Some(true), Some(false)]
    );
    assert_eq!(wrong(&list), [(7, "desk-list-bad-roll")], "and a numbered empty line is none");
    let english = "\u{feff}Name;Class;Roll\nAmina;One;7\n  ;One;8\n";
    let list = read(english.as_bytes(), false).unwrap();
    assert_eq!(names(&list), [("Amina", "One", Some(7))]);
    assert_eq!(wrong(&list), [(3, "desk-list-no-name")]);
}

#[test]
fn a_sheet_without_heads_is_read_by_what_stands_in_it() {
    let list = read("1\tRahima\n2\tImran\n3\tPuja\n".as_bytes(), false).unwrap();
    assert_eq!(
        names(&list),
        [("Rahima", "", Some(1)), ("Imran", "", Some(2)), ("Puja", "", Some(3))]
    );
    let list = read("Rahima\nImran\n".as_bytes(), false).unwrap();
    assert_eq!(names(&list), [("Rahima", "", None), ("Imran", "", None)]);
    let list = read("১ রহিমা\n২. ইমরান\n".as_bytes(), false).unwrap();
    assert_eq!(names(&list), [("রহিমা", "", Some(1)), ("ইমরান", "", Some(2))]);
    assert_eq!(read(b"1\n2\n", false), Err("desk-list-columns"));
    assert_eq!(read(b"", false), Err("desk-list-empty"));
}

#[test]
fn names_typed_for_an_old_font_are_shown_in_unicode_with_what_was_typed() {
    // Saved by a program that knows no Unicode: a letter is a byte.
    let typed =
        "bvg,\u{2021}ivj\nAvwgbv LvZzb,1\nBgivb \u{2021}nv\u{2021}mb,2\nmvjgv Av\u{b3}vi,3\n";
    let bytes: Vec<u8> = typed
        .chars()
        .map(|c| if c == '\u{2021}' { 0x87 } else { u8::try_from(u32::from(c)).unwrap() })
        .collect();
    let list = read(&bytes, false).unwrap();
    assert!(list.is_bijoy);
    assert_eq!(list.pupils[0].name, "আমিনা খাতুন");
    assert_eq!(list.pupils[1].name, "ইমরান হোসেন");
    assert_eq!(list.pupils[0].typed.as_deref(), Some("Avwgbv LvZzb"));
    assert_eq!(list.pupils[2].roll, Some(3));
    let kept = read(&bytes, true).unwrap();
    assert_eq!((kept.pupils[0].name.as_str(), kept.is_bijoy), ("Avwgbv LvZzb", false));
    let english =
        read(b"name,roll\nAmina Khatun,1\nImran Hossain,2\nJohn Gomes,3\n", false).unwrap();
    assert!(!english.is_bijoy && english.pupils[2].name == "John Gomes");
}

#[test]
fn a_spreadsheet_is_read_with_its_rows_numbered_as_it_shows_them() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("empty").unwrap();
    let page = book.add_worksheet();
    for (row, (name, roll)) in (3..).zip([("নাম", None), ("রহিমা", Some(1.0)), ("", Some(2.5))])
    {
        page.write_string(row, 1, name).unwrap();
        match roll {
            Some(roll) => page.write_number(row, 2, roll).unwrap(),
            None => page.write_string(row, 2, "রোল").unwrap(),
        };
    }
    let list = read(&book.save_to_buffer().unwrap(), false).unwrap();
    assert_eq!(names(&list), [("রহিমা", "", Some(1))]);
    assert_eq!(wrong(&list), [(6, "desk-list-bad-roll")]);
}

proptest::proptest! {
    #[test]
    fn whatever_a_file_is_it_is_read_or_refused(bytes: Vec<u8>, as_typed: bool) {
        let _ = read(&bytes, as_typed);
        let _ = read(&[b"name,roll\n", bytes.as_slice()].concat(), as_typed);
        let _ = read(&[b"PK\x03\x04", bytes.as_slice()].concat(), as_typed);
    }
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_roster_archive_gives_students_their_classes_and_nobody_who_is_none() {
    let users = "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,identifier\n\
        u1,active,,true,a,Amina,Khatun,7\nu2,tobedeleted,,true,b,Gone,Away,8\nu3,,,true,c,Mina,Teacher,\nu4,,,true,d,Lost,Child,\n";
    let files = [
        ("users.csv", users),
        ("classes.csv", "sourcedId,status,dateLastModified,title\nc1,,,One A\nc2,,,Two B\n"),
        (
            "enrollments.csv",
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary\n\
             e0,,,c2,s,u1,student,false\ne1,,,c1,s,u1,student,true\ne2,,,c1,s,u3,teacher,true\ne3,,,c9,s,u4,student,true\ne4,,,c1,s,u2,student,true\n",
        ),
        (
            "demographics.csv",
            "sourcedId,status,dateLastModified,birthDate,sex\nu1,,,2019-01-01,female\n",
        ),
    ];
    let list = read(&zipped(&files), false).unwrap();
    assert_eq!(names(&list), [("Amina Khatun", "One A", Some(7))]);
    assert_eq!(list.pupils[0].key, Some(("oneroster", "u1".into())));
    assert_eq!(list.pupils[0].is_girl, Some(true));
    assert_eq!(wrong(&list), [(5, "desk-list-no-such-class")]);
    assert_eq!(read(&zipped(&files[..1]), false), Err("desk-list-archive"));
}

#[test]
fn a_file_that_unpacks_to_far_more_than_a_list_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("users.csv", SimpleFileOptions::default()).unwrap();
    let piece = vec![b'a'; 1 << 20];
    (0..40).for_each(|_| archive.write_all(&piece).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read(&bytes, false), Err("desk-list-large"));
    assert_eq!(read(b"PK\x03\x04torn", false), Err("desk-list-unreadable"));
}

fn child(n: u8, name: &str, class: Option<ClassId>, roll: Option<u16>) -> Child {
    let id = LearnerId([n; 16]);
    Child { id, name: name.into(), picture: id.to_string(), class, roll, records: vec![id] }
}

fn school() -> Roster {
    let classes = [Class { id: ONE, name: "One".into(), shift: 0 }];
    let children = [
        child(11, "Amina", Some(ONE), Some(1)),
        child(12, "Rahim", Some(ONE), Some(2)),
        child(13, "Puja", None, None),
        child(14, "Karim", Some(ONE), Some(9)),
        child(15, "Karim", Some(ONE), Some(8)),
    ];
    Roster::new(classes, children)
}

fn planned(list: &str, class: Option<ClassId>) -> Plan {
    let dir = tempfile::tempdir().unwrap();
    let keys = Keys::open(dir.path(), testing::NOW).unwrap();
    let mut n = 100;
    let list = read(list.as_bytes(), false).unwrap();
    plan(list, &school(), &keys, class, || {
        n += 1;
        LearnerId([n; 16])
    })
}

fn kinds(plan: &Plan) -> Vec<(&str, Kind)> {
    plan.changes.iter().map(|one| (one.name.as_str(), one.kind)).collect()
}

#[test]
fn a_list_says_who_is_new_moved_changed_or_as_before_and_tells_tablets_no_more() {
    let plan = planned("name,roll\nAMINA,1\nRahim,4\nPuja,5\nSumi,6\n", Some(ONE));
    let expected = [
        ("AMINA", Kind::Changed),
        ("Rahim", Kind::Changed),
        ("Puja", Kind::Moved),
        ("Sumi", Kind::New),
    ];
    assert_eq!(kinds(&plan), expected);
    assert_eq!((plan.n_left, plan.wrong.len()), (2, 0));
    assert_eq!(plan.told.len(), 4);
    let again = planned("name,roll\nAmina,1\nRahim,\n", Some(ONE));
    assert_eq!(kinds(&again), [("Amina", Kind::Same), ("Rahim", Kind::Same)]);
    assert!(again.told.is_empty(), "a list without a roll takes none away");
}

#[test]
fn whoever_is_meant_by_nobody_knows_whom_is_told_with_her_row() {
    let plan = planned(
        "name,class,roll\nKarim,One,\nKarim,One,9\nSumi,One,2\nNila,,\nAmina,One,1\nAmina,One,1\n",
        None,
    );
    let found: Vec<_> =
        plan.wrong.iter().map(|one| (one.row, one.why, one.what.as_str())).collect();
    let expected = [
        (2, "desk-list-two", "Karim"),
        (4, "desk-list-same-roll", "Rahim"),
        (5, "desk-list-no-class", "Nila"),
        (7, "desk-list-twice", "6"),
    ];
    assert_eq!(found, expected);
    assert_eq!(kinds(&plan), [("Karim", Kind::Same), ("Amina", Kind::Same)]);
}

#[test]
fn a_new_class_comes_before_its_children_and_a_key_always_names_the_same_child() {
    let list = "name,class,id,sex\nSumi,Two,4711,f\n";
    let (first, again) = (planned(list, None), planned(list, None));
    assert_eq!(first.classes, ["Two"]);
    assert!(matches!(&first.told[0], Down::Class { name, .. } if name == "Two"));
    assert_eq!(first.girls.len(), 1);
    // Each school has keys of its own, and with them ids of its own.
    assert_ne!(first.changes[0].id, again.changes[0].id);
}
