//! The guide for packers, done word for word: every line of it that is for the packer is run.

mod support;

use std::path::Path;
use std::process::Command;
use support::{copy, tone};

/// A box of the page: what stands behind its first mark, and what is in it.
fn boxes(page: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (head, after) = after.split_once('\n').expect("a line");
        let (inside, after) = after.split_once("\n```\n").expect("an end");
        found.push((head, inside));
        rest = after;
    }
    found
}

/// Words parted by spaces, but not inside quotes.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn every_step_of_the_guide_works_as_it_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/packing.md")).expect("docs/packing.md");
    let home = tempfile::tempdir().expect("a folder");
    for name in ["kit", "jonaki-1"] {
        copy(&root.join("lessons").join(name), &home.path().join("lessons").join(name));
    }
    // What is tried here are the steps; a machine's voice for every line would take minutes.
    let mute = home.path().join("mute");
    std::fs::create_dir(&mute).expect("made");
    std::fs::write(mute.join("libespeak-ng.so.1"), "").expect("written");
    let mut n = 0;
    for (head, inside) in boxes(&page) {
        if let Some(file) = head.split(' ').nth(1) {
            std::fs::write(home.path().join(file), inside).expect("written");
            continue;
        }
        for line in inside.lines().filter(|line| line.starts_with("jonaki-pack ")) {
            if line.contains(" report ") {
                let sound = home.path().join("lessons/amader/01-am/sound");
                std::fs::create_dir_all(&sound).expect("made");
                for id in ["story.1.say", "listen.1.ask", "listen.1.right.say"] {
                    std::fs::write(sound.join(format!("{id}.wav")), tone(900)).expect("written");
                }
            }
            let ended = Command::new(env!("CARGO_BIN_EXE_jonaki-pack"))
                .args(&words(line)[1..])
                .current_dir(home.path())
                .env("XDG_DATA_HOME", home.path().join("data"))
                .env("XDG_CACHE_HOME", home.path().join("cache"))
                .env("LD_LIBRARY_PATH", &mute)
                .output()
                .expect("runs");
            let told = String::from_utf8_lossy(&ended.stdout).into_owned()
                + &String::from_utf8_lossy(&ended.stderr);
            assert!(ended.status.success(), "{line}\n{told}");
            if line.contains(" check ") {
                assert!(!told.contains("look:"), "the guide's own lessons are in order: {told}");
            }
            n += 1;
        }
    }
    assert!(n >= 14, "only {n} lines were found");
    assert!(home.path().join("am.epub").is_file());
}
