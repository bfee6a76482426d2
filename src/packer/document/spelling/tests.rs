//! What is marked, and what is left in peace.

use super::*;

/// What is told of a text, as `was>better`.
fn told(raw: &str) -> Vec<String> {
    let slips = signs::slips(raw).into_iter().chain(words::slips(raw));
    slips.map(|slip| format!("{}>{}", &raw[slip.span], slip.better)).collect()
}

#[test]
fn marks_and_digits_that_are_not_banglas_are_marked_alone() {
    for (raw, expected) in [
        ("\"আম পড়ল|\"", "|>।"),
        ("\"আম পড়ল৷\"", "৷>।"),
        ("\"আম পড়ল.\"", ".>।"),
        ("\"আম পড়ল ।\"", " ।>।"),
        ("\"কে এল ?\"", " ?>?"),
        ("\"৫টি আর 12টি\"", "12>১২"),
        ("\"আ\u{200b}ম\"", "\u{200b}>"),
    ] {
        assert_eq!(told(raw), [expected], "{raw}");
    }
}

#[test]
fn signs_in_an_order_that_no_letter_has_are_errors() {
    for (raw, expected) in [
        ("\"অাম\"", "অা>আ"),
        ("\"পািখি\"", "াি>া"),
        ("\"চঁাদ\"", "ঁা>াঁ"),
        ("\"ব\u{9bc}স\"", "ব\u{9bc}>ব"),
        ("\"আি\"", "আি>আ"),
    ] {
        assert_eq!(told(raw), [expected], "{raw}");
        assert!(signs::slips(raw).iter().all(|slip| slip.is_error));
    }
}

#[test]
fn a_hasanta_is_to_be_seen_only_where_letters_are_shown_joining() {
    assert_eq!(told("\"ন্ + ধ = ন্ধ\""), Vec::<String>::new());
    assert_eq!(told("\"বন\u{9cd}\u{200c}ধু\""), ["ন্>ন"]);
    assert_eq!(told("\"হঠাত্ এল\"")[0], "ত্>ত");
}

#[test]
fn words_are_written_as_the_academy_writes_them_with_whatever_is_joined_to_them() {
    assert_eq!(told("\"পাখীটা বাড়ীতে।\""), ["পাখীটা>পাখিটা", "বাড়ীতে>বাড়িতে"]);
    assert_eq!(told("\"সূর্য্য ওঠে।\""), ["সূর্য্য>সূর্য"]);
    assert_eq!(told("\"‘ঠাণ্ডা’\""), ["ঠাণ্ডা>ঠান্ডা"]);
}

#[test]
fn good_bangla_is_left_in_peace_however_a_keyboard_wrote_it() {
    for raw in [
        "\"বাড়ি\"",
        "\"বা\u{9dc}ি থেকে মে\u{9df}ে\"",
        "\"ক\u{9c7}\u{9be}ন কথা?\"",
        "\"অ্যাপ আর র\u{200d}্যাব\"",
        "\"চাঁদ, দুঃখ, রঙের বাংলা।\"",
        "\"নদ__ বৃ__ি\"",
        "\"ি আর ◌ী\"",
        "\"দাম ১০.৫ টাকা\"",
        "\"কেজি.\"",
    ] {
        assert_eq!(told(raw), Vec::<String>::new(), "{raw}");
    }
}

#[test]
fn every_pair_of_the_list_changes_a_word_into_one_that_stays() {
    let list = include_str!("../spelling.txt");
    let pairs = list.lines().filter(|line| !line.starts_with(['#', '+']));
    let pairs = pairs.map(|line| line.trim_start_matches("= "));
    for (was, better) in pairs.filter_map(|line| line.split_once(' ')) {
        assert_eq!(told(&format!("\"{was}\"")).last(), Some(&format!("{was}>{better}")));
        assert_eq!(told(&format!("\"{better}\"")), Vec::<String>::new());
    }
}
