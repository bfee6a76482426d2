//! What may stand in Rust and Slint files.

use super::{PURE, Source, shipped_rust};
use tests::tree::{self, Complaints};

/// The longest file that needs no excuse; most should be near 100 lines.
const MOST_LINES: usize = 400;
/// The excuse, among a file's first lines.
const EXCUSE: &str = "Longer than 400 lines because";
/// Where a clock may be read. Everything below takes `now` as a parameter.
const WITH_CLOCK: [&str; 5] = ["app", "packer", "server", "sync", "tests"];

#[test]
fn no_file_is_too_long_to_read() {
    let mut complaints = Complaints::default();
    for path in [tree::files("", ".rs"), tree::files("", ".slint")].concat() {
        let text = tree::read(&path);
        let lines = text.lines().count();
        if lines > MOST_LINES && !text.lines().take(15).any(|line| line.contains(EXCUSE)) {
            complaints.add(&path, MOST_LINES + 1, format!("the file has {lines} lines"));
        }
    }
    complaints.expect_none(&format!(
        "part it by what its pieces are about, or say in its first 15 lines: `{EXCUSE} …`."
    ));
}

#[test]
fn pure_crates_touch_no_file_network_or_thread() {
    let mut complaints = Complaints::default();
    for source in shipped_rust(|owner| PURE.contains(&owner)) {
        for module in ["fs", "net", "thread"] {
            for line in lines_using(&source, module) {
                complaints.add(&source.path, line, format!("uses `std::{module}`"));
            }
        }
    }
    complaints
        .expect_none("take the bytes or the value as a parameter and let the caller fetch it.");
}

#[test]
fn now_is_a_parameter() {
    let mut complaints = Complaints::default();
    for source in shipped_rust(|owner| !WITH_CLOCK.contains(&owner)) {
        for call in ["SystemTime::now", "Instant::now"] {
            for line in source.lines_with(call) {
                complaints.add(&source.path, line, format!("reads the clock with `{call}`"));
            }
        }
    }
    complaints.expect_none(
        "take `now` as a parameter; only `app`, `packer`, `server` and `sync` read a clock.",
    );
}

/// Where a file names `std::<module>`, alone or in a group such as `use std::{fs, io}`.
fn lines_using(source: &Source, module: &str) -> Vec<usize> {
    let code = &source.parted.code;
    let mut found = Vec::new();
    for (at, path) in code.match_indices("std::") {
        let rest = &code[at + path.len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => outermost(group),
            None => vec![rest],
        };
        if names.iter().any(|name| first_word(name) == module) {
            found.push(source.line(at));
        }
    }
    found
}

/// The parts of a `{a, b::{c, d}}` group, inner groups left whole.
fn outermost(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    parts
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

#[test]
fn a_grouped_import_is_seen_through() {
    let text = "use std::{collections::{BTreeMap, fs}, fmt, net::IpAddr};\nfn f() { std::fs::read(); std::fsx(); }";
    let source =
        Source { path: "x.rs".into(), text: text.into(), parted: crate::rust_text::part(text) };
    assert_eq!(lines_using(&source, "fs"), [2]);
    assert_eq!(lines_using(&source, "net"), [1]);
    assert!(lines_using(&source, "thread").is_empty());
}
