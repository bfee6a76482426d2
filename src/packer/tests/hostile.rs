//! Whatever lies in a folder of lessons and whatever happens while it is packed: nothing panics,
//! nothing hangs, nothing outside of the output is written, and the old bundle stays whole.
#![cfg(unix)]
#![allow(clippy::disallowed_methods)] // A bomb has to be refused in time.

mod support;

use packer::{document, finding::Findings, pack, show};
use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use support::{Workshop, tone};

const PACK: &str = env!("CARGO_BIN_EXE_jonaki-pack");

/// Chance that is the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }

    fn bytes(&mut self, n: usize) -> Vec<u8> {
        (0..n).map(|_| self.below(256) as u8).collect()
    }

    /// Some bytes turned, cut out, doubled or put in.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let (at, n) = (self.below(bytes.len() + 1), self.below(40));
            let end = (at + n).min(bytes.len());
            let new = match self.below(4) {
                0 => Vec::new(),
                1 => self.bytes(n),
                2 => [&bytes[at..end], &bytes[at..end]].concat(),
                _ => bytes[at..end].iter().map(|byte| byte ^ 1 << (n % 8)).collect(),
            };
            bytes.splice(at..end, new);
        }
    }
}

/// The codes of what is said about one file.
fn codes(workshop: &Workshop, name: &str) -> Vec<&'static str> {
    let findings = pack::check(&workshop.channel());
    let of_file = findings.sorted().into_iter().filter(|one| one.file.ends_with(name));
    of_file.map(|one| one.code).collect()
}

#[test]
fn four_thousand_damaged_and_random_texts_are_read_and_told_about() {
    let workshop = Workshop::new();
    let files =
        ["tiny/one/lesson.toml", "tiny/two/lesson.toml", "tiny/channel.toml", "kit/kit.toml"];
    let good: Vec<Vec<u8>> = files.iter().map(|file| workshop.read(file).into_bytes()).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..4000 {
        let mut bytes = match round % 4 {
            0 => {
                let n = dice.below(200);
                dice.bytes(n)
            }
            _ => good[dice.below(good.len())].clone(),
        };
        dice.damage(&mut bytes);
        let mut findings = Findings::default();
        document::parse(&bytes, Path::new("lesson.toml"), &mut findings);
        show::text(&findings, &i18n::Tr::new("bn"), true);
    }
}

#[test]
fn a_thousand_damaged_channels_are_checked_to_the_end() {
    let workshop = Workshop::new();
    workshop.write("tiny/one/sound/story.1.say.wav", tone(300));
    workshop
        .write("tiny/one/sound/story.1.say.vtt", "WEBVTT\n\n00:00.050 --> 00:00.200\nপাখি ওড়ে\n");
    let files = [
        "tiny/one/lesson.toml",
        "tiny/two/lesson.toml",
        "tiny/skills.toml",
        "tiny/shell.toml",
        "tiny/one/art.toml",
        "tiny/one/art/tile.svg",
        "tiny/one/sound/story.1.say.wav",
        "tiny/one/sound/story.1.say.vtt",
        "kit/bird.svg",
        "kit/sound/tap.toml",
        "kit/strokes.json",
    ];
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for round in 0..1000 {
        let file = files[round % files.len()];
        let good = std::fs::read(workshop.path(file)).expect("there");
        let mut bytes = good.clone();
        dice.damage(&mut bytes);
        workshop.write(file, &bytes);
        let findings = pack::check(&workshop.channel());
        show::text(&findings, &i18n::Tr::new("en"), false);
        workshop.write(file, good);
    }
}

#[test]
fn a_thousand_odd_tables_and_times_write_nothing_outside_of_their_lesson() {
    use packer::import::{Wanted, cues, vocabulary};
    let workshop = Workshop::new();
    let good = [
        ("words.csv", "word,picture,sound\nআম,kit:dot,a.wav\nজাম,../../x.png,/etc/passwd\n"),
        ("song.lrc", "[ti:x]\n[00:10.00]পাখি <00:10.60>ওড়ে\n[00:12.00]আয় আয়\n"),
        ("film.vtt", "WEBVTT\n\n00:00.050 --> 00:00.200\nপাখি <00:00.100>ওড়ে\n"),
    ];
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let home = |workshop: &Workshop| tree(&workshop.path("tiny/one"));
    let before = (home(&workshop), tree(&workshop.path("kit")));
    for round in 0..1000 {
        let (name, text) = good[round % good.len()];
        let mut bytes = text.as_bytes().to_vec();
        dice.damage(&mut bytes);
        workshop.write(name, bytes);
        let file = workshop.path(name);
        let folder = workshop.path("tiny/words");
        let wanted = Wanted {
            file: &file,
            folder: &folder,
            title: None,
            skill: "bn.listen",
            reads_old: true,
        };
        if name.ends_with("csv") {
            if vocabulary::import(&wanted, &i18n::Tr::new("en")).is_ok() {
                let findings = pack::check(&workshop.channel());
                let lesson = folder.join("lesson.toml");
                let broken = findings
                    .sorted()
                    .into_iter()
                    .find(|one| one.file == lesson && one.code.starts_with("pack-syntax"));
                assert!(broken.is_none(), "{broken:?}");
            }
            let _ = std::fs::remove_dir_all(&folder);
        } else {
            let _ = cues::import(&file, &workshop.path("tiny/one"), None);
            let _ = std::fs::remove_dir_all(workshop.path("tiny/one/sound"));
        }
    }
    assert_eq!((home(&workshop), tree(&workshop.path("kit"))), before);
    let left: Vec<_> = tree(workshop.folder.path()).into_keys().collect();
    let n = tree(Workshop::new().folder.path()).len();
    assert_eq!(left.len(), n + good.len(), "{left:?}");
}

#[test]
fn pictures_and_sounds_that_are_made_to_fill_the_memory_are_refused_at_once() {
    let svg = |inner: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 40'>{inner}</svg>"
        )
    };
    let laughs: String = (1..12)
        .map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let laughs = format!("<!DOCTYPE svg [<!ENTITY l0 'ha'>{laughs}]>{}", svg("<desc>&l11;</desc>"));
    let uses: String = (1..30)
        .map(|n| {
            let before = n - 1;
            format!("<g id='u{n}'><use xlink:href='#u{before}'/><use xlink:href='#u{before}'/></g>")
        })
        .collect();
    let uses = svg(&format!(
        "<defs><rect id='u0' width='1' height='1'/>{uses}</defs><use xlink:href='#u29'/>"
    ));
    let deep = svg(&format!("{}{}", "<g>".repeat(20_000), "</g>".repeat(20_000)));
    let wide = "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'><rect width='9' height='9'/></svg>";
    let outside = svg("<image width='40' height='40' xlink:href='file:///etc/passwd'/>");
    let mut wav = tone(200);
    // A header that promises four gigabytes.
    wav[40..44].copy_from_slice(&u32::MAX.to_le_bytes());
    let start = Instant::now();
    for (name, bytes) in [
        ("art/tile.svg", laughs.into_bytes()),
        ("art/tile.svg", uses.into_bytes()),
        ("art/tile.svg", deep.into_bytes()),
        ("art/tile.svg", wide.as_bytes().to_vec()),
        ("art/tile.svg", outside.into_bytes()),
        ("sound/story.1.say.wav", wav),
    ] {
        let workshop = Workshop::new();
        workshop.write(&format!("tiny/one/{name}"), bytes);
        // In a program of its own with little memory, so that a bomb kills that one.
        let checked = Command::new("sh")
            .arg("-c")
            .arg(format!("ulimit -v 1500000; exec {PACK} check {}", workshop.channel().display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("runs");
        assert!(checked.code().is_some_and(|code| code < 2), "{name}: {checked}");
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn links_out_of_the_lessons_and_what_is_no_file_are_not_read() {
    let workshop = Workshop::new();
    let away = tempfile::tempdir().expect("a folder");
    let secret = away.path().join("secret.svg");
    std::fs::write(&secret, workshop.read("tiny/one/art/tile.svg")).expect("written");
    let tile = workshop.path("tiny/one/art/tile.svg");
    let put = |target: &Path| {
        std::fs::remove_file(&tile).expect("there");
        symlink(target, &tile).expect("made");
    };
    put(&secret);
    assert_eq!(codes(&workshop, "tile.svg"), ["pack-outside"]);
    put(Path::new("../../../../../../../../etc/hostname"));
    assert_eq!(codes(&workshop, "tile.svg"), ["pack-outside"]);
    put(Path::new("tile.svg"));
    assert_eq!(codes(&workshop, "tile.svg"), ["pack-unreadable"], "a link to itself");
    put(Path::new("../../../kit/bird.svg"));
    assert_eq!(codes(&workshop, "tile.svg"), Vec::<&str>::new(), "a link inside is welcome");
    std::fs::remove_file(&tile).expect("there");
    assert!(Command::new("mkfifo").arg(&tile).status().expect("runs").success());
    // From outside of the lessons nothing is opened, and from a pipe nothing ever comes.
    assert_eq!(codes(&workshop, "tile.svg"), ["pack-no-file"]);
    std::fs::remove_file(workshop.path("tiny/two/lesson.toml")).expect("there");
    symlink("/dev/zero", workshop.path("tiny/two/lesson.toml")).expect("made");
    pack::check(&workshop.channel());
}

#[test]
fn names_lead_nowhere_else_in_whichever_normal_form_they_are() {
    use std::os::unix::ffi::OsStrExt;
    let workshop = Workshop::new();
    let drawing = workshop.read("kit/dot.svg");
    let art = workshop.path("tiny/one/art");
    // One word in both normal forms, a name that is no text, and names that other systems choke on.
    let names: [&[u8]; 7] = [
        "ক\u{9cb}ন.svg".as_bytes(),
        "ক\u{9c7}\u{9be}ন.svg".as_bytes(),
        "é.svg".as_bytes(),
        "e\u{301}.svg".as_bytes(),
        b"\xff\xfe.svg",
        b"a b.svg",
        b"a\nb.svg",
    ];
    for name in names {
        std::fs::write(art.join(std::ffi::OsStr::from_bytes(name)), &drawing).expect("written");
    }
    let findings = pack::check(&workshop.channel());
    let refused = findings.sorted().into_iter().filter(|one| one.code == "pack-file-name").count();
    assert_eq!(refused, names.len());
    show::text(&findings, &i18n::Tr::new("bn"), true);
    show::list(&findings, &i18n::Tr::new("bn"));
    for name in ["../../etc/passwd", "/etc/passwd", "..\\\\x", "a/../b", ".", "", "CON\\u0000"] {
        let workshop = Workshop::new();
        let before = tree(workshop.folder.path());
        for key in
            ["picture = \"tile\"", "id = \"tiny-1\"", "art = \"kit:bird\"", "sound = \"tap\""]
        {
            let field = key.split(' ').next().expect("a key");
            workshop.replace("tiny/one/lesson.toml", key, &format!("{field} = \"{name}\""));
        }
        assert!(pack::check(&workshop.channel()).has_errors(), "{name}");
        let after = tree(workshop.folder.path());
        assert_eq!(after.len(), before.len(), "{name} wrote something");
    }
}

/// Every file below a folder with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("there").flatten() {
        match entry.path().is_dir() {
            true => found.extend(tree(&entry.path())),
            false => drop(found.insert(entry.path(), std::fs::read(entry.path()).expect("there"))),
        }
    }
    found
}

/// The packer at work on a channel, without what it made before.
fn build(workshop: &Workshop, limit: &str) -> Command {
    let mut command = Command::new("sh");
    let line = format!("{limit} exec {PACK} --data data build tiny -o a.jonaki --cache \"$CACHE\"");
    command.arg("-c").arg(line).current_dir(workshop.folder.path());
    command.env("CACHE", "cache").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_full_disk_and_a_kill_at_any_moment_leave_the_old_bundle_whole() {
    let workshop = Workshop::new();
    assert!(build(&workshop, "").status().expect("runs").success());
    let old = std::fs::read(workshop.path("a.jonaki")).expect("there");
    let kept = tree(&workshop.path("tiny"));
    workshop.replace("tiny/one/lesson.toml", "হ্যাঁ, পাখি!", "হ্যাঁ, পাখিই তো!");
    let changed = tree(&workshop.path("tiny"));
    // In blocks of 512 bytes; the signal that would kill is ignored, so that writing fails as on
    // a full disk.
    for blocks in [0, 1, 8, 40, 100] {
        let limit = format!("trap '' XFSZ; ulimit -f {blocks};");
        let ended = build(&workshop, &limit).status().expect("runs");
        assert_eq!(ended.code(), Some(3), "{blocks} blocks: {ended}");
        assert_eq!(std::fs::read(workshop.path("a.jonaki")).expect("there"), old);
        assert_eq!(beside(&workshop), ["a.jonaki"], "{blocks} blocks leave something behind");
    }
    for wait in [1, 20, 60, 120, 200, 300, 450] {
        let mut child =
            build(&workshop, "").env("CACHE", format!("cache-{wait}")).spawn().expect("runs");
        std::thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        let ended = child.wait().expect("ends");
        if ended.success() {
            break;
        }
        assert_eq!(std::fs::read(workshop.path("a.jonaki")).expect("there"), old, "{wait} ms");
    }
    assert_eq!(tree(&workshop.path("tiny")), changed, "the author's files are nobody's but hers");
    assert_ne!(kept, changed);
    // Whatever a kill left lying about is in nobody's way.
    assert!(build(&workshop, "").status().expect("runs").success());
    assert_ne!(std::fs::read(workshop.path("a.jonaki")).expect("there"), old);
}

/// The files beside the bundle that are called like it.
fn beside(workshop: &Workshop) -> Vec<String> {
    let entries = std::fs::read_dir(workshop.folder.path()).expect("there").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains("a.jonaki")).collect()
}
