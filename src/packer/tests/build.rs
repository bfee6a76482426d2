//! Bundles of the good channel: the same every time, and only what changed is made again.

mod support;

use bundle::Bundle;
use model::LessonId;
use packer::cache::Cache;
use packer::pack::{Order, Outcome, pack};
use packer::report::Report;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{Workshop, tone};
use wire::{SecretKey, TrustedKeys};

fn key() -> SecretKey {
    SecretKey::from_bytes(&[7; 32])
}

fn order<'a>(channel: &'a Path, out: &'a Path, key: &'a SecretKey, cache: Cache) -> Order<'a> {
    // Without a speaker the lines are silent, so these tests need no speech engine.
    Order {
        folder: channel,
        out,
        key: Some(key),
        cache,
        speaker: None,
        only: None,
        for_release: false,
    }
}

fn build(workshop: &Workshop, out: &Path, cache: &str) -> Report {
    let (channel, key) = (workshop.channel(), key());
    let Outcome { findings, report } =
        pack(&order(&channel, out, &key, Cache::new(&workshop.path(cache)))).expect("written");
    report
        .unwrap_or_else(|| panic!("{}", packer::show::text(&findings, &i18n::Tr::new("en"), false)))
}

fn open(path: &Path) -> Bundle {
    Bundle::open(path, &TrustedKeys::new([key().public()])).expect("opens")
}

#[test]
fn the_same_lessons_give_the_same_bytes() {
    let (first, second) = (Workshop::new(), Workshop::new());
    let (a, b) = (first.path("a.jonaki"), second.path("b.jonaki"));
    build(&first, &a, "cache");
    build(&second, &b, "cache");
    assert_eq!(std::fs::read(a).expect("there"), std::fs::read(b).expect("there"));
}

#[test]
fn an_unchanged_channel_is_left_alone() {
    let workshop = Workshop::new();
    let out = workshop.path("a.jonaki");
    let first = build(&workshop, &out, "cache");
    assert!(!first.unchanged && first.art.fresh > 0);
    let written = std::fs::metadata(&out).expect("there").modified().expect("known");
    let second = build(&workshop, &out, "cache");
    assert!(second.unchanged && second.art.fresh + second.lines.fresh + second.sounds.fresh == 0);
    assert_eq!(std::fs::metadata(&out).expect("there").modified().expect("known"), written);
}

#[test]
fn a_bundle_that_was_damaged_is_written_again() {
    let workshop = Workshop::new();
    let out = workshop.path("a.jonaki");
    build(&workshop, &out, "cache");
    let good = std::fs::read(&out).expect("there");
    std::fs::write(&out, b"nonsense").expect("written");
    let report = build(&workshop, &out, "cache");
    assert!(!report.unchanged && report.art.fresh == 0);
    assert_eq!(std::fs::read(&out).expect("there"), good);
}

#[test]
fn one_changed_line_makes_only_that_line_again() {
    let workshop = Workshop::new();
    let out = workshop.path("a.jonaki");
    let first = build(&workshop, &out, "cache");
    workshop.replace("tiny/one/lesson.toml", "হ্যাঁ, পাখি!", "হ্যাঁ, পাখিই তো!");
    let second = build(&workshop, &out, "cache");
    assert_eq!(second.lines.fresh, 1);
    assert_eq!((second.art.fresh, second.sounds.fresh), (0, 0));
    assert_eq!(second.fresh_lessons.iter().map(String::as_str).collect::<Vec<_>>(), ["tiny-1"]);
    assert_eq!(second.art.kept, first.art.fresh + first.art.kept);
}

#[test]
fn a_damaged_cache_costs_time_and_nothing_else() {
    let workshop = Workshop::new();
    let (a, b) = (workshop.path("a.jonaki"), workshop.path("b.jonaki"));
    build(&workshop, &a, "cache");
    for path in files(&workshop.path("cache")) {
        let bytes = std::fs::read(&path).expect("there");
        std::fs::write(&path, &bytes[..bytes.len() / 2]).expect("written");
    }
    let report = build(&workshop, &b, "cache");
    assert!(report.art.fresh > 0);
    assert_eq!(std::fs::read(a).expect("there"), std::fs::read(b).expect("there"));
}

#[test]
fn what_a_tablet_reads_is_what_was_written() {
    let workshop = Workshop::new();
    let out = workshop.path("a.jonaki");
    build(&workshop, &out, "cache");
    let bundle = open(&out);
    assert!(bundle.verify_all(|_, _| {}).is_ok());
    assert_eq!(bundle.release(), 3);
    let shelf = bundle.shelf(0, 10).expect("read");
    assert_eq!(shelf.iter().map(|head| head.id.as_str()).collect::<Vec<_>>(), ["tiny-1", "tiny-2"]);
    assert_eq!(shelf[0].picture, "tiny-1:tile");

    let lesson = bundle.lesson(&LessonId::from("tiny-1")).expect("read");
    let story: activity::story::Spec =
        serde_json::from_str(&lesson.steps[0].spec).expect("a story");
    let bird = &story.page[0].scene.actors[0];
    assert_eq!(bird.art, "kit:bird");
    assert_eq!(bird.parts[0].pivot, [0.25, 0.5]);
    assert_eq!(lesson.steps[1].skill, Some("bn.story".into()));
    for key in ["kit:bird", "kit:bird#wing", "kit:bird!wing", "kit:dot", "tiny-1:tile"] {
        for density in [100, 150] {
            let art = bundle.art(key, density).expect("drawn");
            assert!(art.info.w > 0 && !art.bytes.is_empty(), "{key}");
        }
    }
    assert_eq!(bundle.art("kit:bird", 100).expect("drawn").info.box_w, 340);
    assert!(bundle.sound("tap").is_ok());

    let lines = bundle.lines(&LessonId::from("tiny-1"), "bn").expect("read");
    let said = |id: &str| &lines[&model::LineId::from(id)];
    assert_eq!(said("story.1.say").text, "পাখি ওড়ে।");
    assert_eq!(said("story.1.say").words.len(), 2);
    assert!(said("choose.1.wrong.1.why").draft && said("choose.1.wrong.1.why").sound.is_none());
    let english = bundle.lines(&LessonId::from("tiny-1"), "en").expect("read");
    assert_eq!(english[&model::LineId::from("choose.1.ask")].text, "Who flies?");
}

#[test]
fn a_recording_wins_and_its_words_have_their_times() {
    let workshop = Workshop::new();
    let out = workshop.path("a.jonaki");
    workshop.write("tiny/one/sound/story.1.say.wav", tone(1500));
    let cues =
        "WEBVTT\n\n00:00:00.100 --> 00:00:00.700\nপাখি\n\n00:00:00.700 --> 00:00:01.400\nওড়ে\n";
    workshop.write("tiny/one/sound/story.1.say.vtt", cues);
    build(&workshop, &out, "cache");
    let lines = open(&out).lines(&LessonId::from("tiny-1"), "bn").expect("read");
    let line = &lines[&model::LineId::from("story.1.say")];
    assert!(!line.draft && line.sound.is_some());
    assert!(line.words[1].start > 400 && line.words[1].start < 700, "{:?}", line.words);
}

#[test]
fn a_broken_channel_leaves_the_old_bundle_where_it_is() {
    let workshop = Workshop::new();
    let out = workshop.path("a.jonaki");
    build(&workshop, &out, "cache");
    let before = std::fs::read(&out).expect("there");
    workshop.replace("tiny/one/lesson.toml", "kind = \"story\"", "kind = \"stroy\"");
    let (channel, key) = (workshop.channel(), key());
    let outcome = pack(&order(&channel, &out, &key, Cache::none())).expect("no trouble with files");
    assert!(outcome.report.is_none() && outcome.findings.has_errors());
    assert_eq!(std::fs::read(&out).expect("there"), before);
    let beside = files(workshop.folder.path())
        .into_iter()
        .filter(|path| path.to_string_lossy().contains("a.jonaki"));
    assert_eq!(beside.count(), 1);
}

#[test]
fn the_command_line_ends_with_the_code_that_it_promises() {
    let workshop = Workshop::new();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_jonaki-pack"))
            .current_dir(workshop.folder.path())
            .args(["--data", "data", "--lang", "bn"])
            .args(arguments)
            .output()
            .expect("runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        (output.status.code(), text)
    };
    assert_eq!(run(&["check", "."]).0, Some(0));
    let (code, text) = run(&["build", "tiny", "-o", "out/tiny.jonaki", "--cache", "cache"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("২টি পাঠ"), "{text}");
    let (code, text) = run(&["inspect", "out/tiny.jonaki"]);
    assert!(code == Some(0) && text.contains("tiny-2"), "{text}");
    assert_eq!(run(&["keygen", "a.key"]).0, Some(0));
    assert_eq!(run(&["keygen", "a.key"]).0, Some(3));
    assert_eq!(run(&["inspect", "out/tiny.jonaki", "--key", "a.pub"]).0, Some(1));
    // Packed here, sealed there: whoever seals has the file and its name, and no folder.
    let (code, text) = run(&["build", "tiny", "-o", "bare.jonaki", "--unsealed"]);
    assert_eq!(code, Some(0), "{text}");
    let name = text.split_whitespace().find(|word| word.len() == 64).expect("its name").to_owned();
    assert_eq!(run(&["verify", "bare.jonaki", "--key", "a.pub"]).0, Some(1), "nobody takes it");
    assert_eq!(run(&["seal", "bare.jonaki", "--key", "a.key"]).0, Some(1), "nobody vouches for it");
    let (code, text) = run(&["seal", "bare.jonaki", "--key", "a.key", "--name", &name]);
    assert!(code == Some(0) && text.contains(&name), "{text}");
    assert_eq!(run(&["verify", "bare.jonaki", "--key", "a.pub"]).0, Some(0));
    assert_eq!(
        run(&["seal", "out/tiny.jonaki", "--key", "a.key", "-o", "public.jonaki"]).0,
        Some(0)
    );
    assert_eq!(run(&["verify", "public.jonaki", "--key", "a.pub"]).0, Some(0));
    assert_eq!(run(&["verify", "out/tiny.jonaki"]).0, Some(0), "the maker's file is as it was");
    assert_eq!(run(&["report", "tiny", "--json", "--cache", "cache"]).0, Some(0));
    assert_eq!(run(&["check", "nowhere"]).0, Some(3));
    assert_eq!(run(&["chekc", "tiny"]).0, Some(2));
    workshop.write("tiny/two/lesson.toml", "id = “x”");
    let (code, text) = run(&["check", "tiny", "--json"]);
    assert_eq!(code, Some(1));
    let list: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert!(
        list.as_array()
            .is_some_and(|list| list.iter().any(|one| one["code"] == "pack-syntax-quotes")),
        "{text}"
    );
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("there").flatten() {
        match entry.path().is_dir() {
            true => found.extend(files(&entry.path())),
            false => found.push(entry.path()),
        }
    }
    found
}

#[test]
fn a_release_names_every_sign_that_nobody_reviewed_and_a_trial_holds_them() {
    let workshop = Workshop::new();
    let signs = support::here().join("broken/signs/tiny/signs");
    let fist = "thumb = [40, 50, 60]\nindex = [0, 85, 100]\nmiddle = [0, 85, 100]\n\
        ring = [0, 85, 100]\nlittle = [0, 85, 100]\n";
    workshop.write("tiny/signs/shapes.toml", format!("[[shape]]\nid = \"fist\"\n{fist}"));
    for name in ["demo.good", "demo.letter.ka"] {
        let sign = std::fs::read(signs.join(format!("{name}.toml"))).expect("there");
        workshop.write(&format!("tiny/signs/{name}.toml"), sign);
    }
    let step = "\n[[step]]\nkind = \"sign\"\n[[step.pages]]\ntext = \"ক\"\n\
        signed = [{ sign = \"demo.good\" }, { spell = \"ক\" }]\n";
    let lesson = workshop.read("tiny/one/lesson.toml");
    workshop.write("tiny/one/lesson.toml", lesson + step);
    let (channel, out, key) = (workshop.channel(), workshop.path("a.jonaki"), key());
    let mut order = order(&channel, &out, &key, Cache::none());
    order.for_release = true;
    let Outcome { findings, report } = pack(&order).expect("nothing is written");
    assert!(report.is_none() && !out.exists());
    let refused: Vec<_> = findings.sorted().into_iter().map(|it| (it.code, &it.args)).collect();
    let names = vec![("names", "demo.good, demo.letter.ka".to_owned())];
    assert_eq!(refused, [("pack-sign-not-reviewed", &names)]);
    order.for_release = false;
    assert!(pack(&order).expect("written").report.is_some());
    let lesson = open(&out).lesson(&LessonId::from("tiny-1")).expect("there");
    let spec = &lesson.steps.last().expect("a step").spec;
    let spec: activity::sign::Spec = serde_json::from_str(spec).expect("a signed scene");
    let signed: Vec<_> = spec.pages[0].hands.signed.iter().flat_map(|part| part.signs()).collect();
    assert_eq!(signed.len(), 2);
    assert!(signed.iter().all(|sign| sign.draft.is_some()), "and they are marked");
}

#[test]
fn what_changed_from_one_bundle_to_the_next_is_told_with_what_a_tablet_fetches() {
    let workshop = Workshop::new();
    let (old, new) = (workshop.path("old.jonaki"), workshop.path("new.jonaki"));
    build(&workshop, &old, "cache");
    let to = "ঠিক, পাখি!";
    workshop.replace("tiny/one/lesson.toml", "হ্যাঁ, পাখি!", to);
    build(&workshop, &new, "cache");
    let told = |old: &Path, new: &Path| {
        packer::diff::difference(&open(old), &open(new)).expect("both are as they were sealed")
    };
    let nothing = told(&old, &old);
    assert!(nothing.parts.is_empty() && nothing.lines.is_empty());
    let difference = told(&old, &new);
    let texts: Vec<&str> = difference.lines.iter().map(|(_, _, text)| text.as_str()).collect();
    assert!(texts.iter().any(|text| text.contains(to)), "{texts:?}");
    assert!(difference.fetched > nothing.fetched && difference.fetched < difference.whole);
    let text = difference.text(&i18n::Tr::new("en"));
    assert!(text.contains(to) && text.contains("KiB"), "{text}");
}
