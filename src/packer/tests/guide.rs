//! The guide for packers, done word for word: every line of it that is for the packer is run.

mod support;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use support::{copy, tones};

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

/// Starts the packer that watches, and ends it once it has packed.
fn watches(mut command: Command) {
    let mut watch = command.stdout(Stdio::piped()).spawn().expect("runs");
    let mut line = String::new();
    let told = BufReader::new(watch.stdout.take().expect("is heard")).read_line(&mut line);
    watch.kill().expect("is ended");
    watch.wait().expect("has ended");
    assert!(told.is_ok() && line.starts_with("amader.jonaki: "), "{line}");
}

/// A recording of a script, in tones as long as somebody would take for each line.
fn read_aloud(script: &str) -> Vec<u8> {
    let is_line =
        |line: &&str| line.split_once(". ").is_some_and(|(n, _)| n.parse::<u32>().is_ok());
    let lines = script.lines().filter(is_line);
    let ms: Vec<u32> = lines.map(|line| 100 + line.chars().count() as u32 * 80).collect();
    assert!(ms.len() >= 6, "{script}");
    tones(&ms, 1_800)
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
    // No player stands beside it, whatever else was built.
    let alone = home.path().join("jonaki-pack");
    std::fs::copy(env!("CARGO_BIN_EXE_jonaki-pack"), &alone).expect("copied");
    let mut n = 0;
    for (head, inside) in boxes(&page) {
        if let Some(file) = head.split(' ').nth(1) {
            std::fs::write(home.path().join(file), inside).expect("written");
            continue;
        }
        for line in inside.lines().filter(|line| line.starts_with("jonaki-pack ")) {
            let mut command = Command::new(&alone);
            command
                .args(&words(line)[1..])
                .current_dir(home.path())
                .env("LANG", "en")
                .env("XDG_DATA_HOME", home.path().join("data"))
                .env("XDG_CACHE_HOME", home.path().join("cache"))
                .env("LD_LIBRARY_PATH", &mute);
            n += 1;
            if line.contains(" watch ") {
                watches(command);
                continue;
            }
            let ended = command.output().expect("runs");
            let told = String::from_utf8_lossy(&ended.stdout).into_owned()
                + &String::from_utf8_lossy(&ended.stderr);
            if line.contains(" preview ") {
                // The player is played with in the journeys; here only it is lacking.
                assert_eq!(ended.status.code(), Some(3), "{line}\n{told}");
                assert!(told.contains("The player is not there"), "{told}");
                continue;
            }
            assert!(ended.status.success(), "{line}\n{told}");
            if line.ends_with(" --script") {
                std::fs::write(home.path().join("take.wav"), read_aloud(&told)).expect("written");
            }
            if line.contains(" check ") {
                assert!(!told.contains("look:"), "the guide's own lessons are in order: {told}");
            }
        }
    }
    assert!(home.path().join("lessons/amader/01-am/sound/story.1.say.wav").is_file());
    assert!(n >= 20, "only {n} lines were found");
    assert!(home.path().join("am.epub").is_file());
}
