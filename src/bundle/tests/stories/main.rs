//! What a bundle must keep, show and refuse, told over one small channel.

mod edited;
mod forms;
mod large;
mod refused;
mod round_trip;
mod sealed_again;

use bundle::{ArtInfo, Bundle, BundleWriter, WriteError};
use model::{
    ChannelHead, Lesson, LessonHead, LessonId, Line, LineId, Phrase, Skill, Step, WordTime,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use wire::{Manifest, SecretKey, TrustedKeys};

/// A folder with one sealed bundle in it.
struct Shelf {
    folder: TempDir,
}

impl Shelf {
    fn new() -> Self {
        let shelf = Self { folder: tempfile::tempdir().expect("makes a folder") };
        write(&shelf.path("good.jonaki"), |_| {}).expect("writes");
        shelf
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn good(&self) -> Bundle {
        Bundle::open(&self.path("good.jonaki"), &trust()).expect("opens")
    }

    /// A copy of the good bundle on which `edit` did its worst, without any check.
    fn edited(&self, edit: impl FnOnce(&rusqlite::Connection)) -> PathBuf {
        let path = self.path("edited.jonaki");
        std::fs::copy(self.path("good.jonaki"), &path).expect("copies");
        let conn = rusqlite::Connection::open(&path).expect("opens");
        edit(&conn);
        conn.close().expect("closes");
        path
    }
}

fn key() -> SecretKey {
    SecretKey::from_bytes(&[1; 32])
}

fn trust() -> TrustedKeys {
    TrustedKeys::new([key().public()])
}

/// Writes the small channel after `change` had the writer in its hands.
fn write(path: &Path, change: impl FnOnce(&mut BundleWriter)) -> Result<Manifest, WriteError> {
    let mut writer = BundleWriter::create(&path.with_extension("tmp"))?;
    change(&mut writer);
    for put in puts() {
        put(&mut writer)?;
    }
    writer.finish(7, 1, "stories 1", &key(), path)
}

type Put = Box<dyn FnOnce(&mut BundleWriter) -> Result<(), WriteError>>;

/// Every call that makes the small channel; their order does not matter.
fn puts() -> Vec<Put> {
    let mut puts: Vec<Put> = vec![
        Box::new(|writer| writer.put_channel(&channel())),
        Box::new(|writer| {
            let blob = writer.put_blob(b"a chime")?;
            writer.put_sound("chime", &blob, 300)
        }),
    ];
    for pos in 0..3 {
        puts.push(Box::new(move |writer| writer.put_skill(pos * 10, &skill(pos))));
        puts.push(Box::new(move |writer| writer.put_lesson(pos * 10, &lesson(pos))));
        puts.push(Box::new(move |writer| {
            writer.put_blob(&voice(pos))?;
            writer.put_lines(&lesson(pos).head.id, "bn", &lines("bn", pos))
        }));
        for density in [150, 100] {
            puts.push(Box::new(move |writer| {
                writer.put_blob(&picture(pos, density))?;
                writer.put_art(&format!("kit/bird-{pos}"), &art(pos, density))
            }));
        }
    }
    puts.push(Box::new(|writer| {
        writer.put_blob(&voice(0))?;
        let some = lines("ctg", 0).into_iter().take(1).collect::<BTreeMap<_, _>>();
        writer.put_lines(&lesson(0).head.id, "ctg", &some)
    }));
    puts.push(Box::new(|writer| {
        writer.put_blob(&voice(9))?;
        writer.put_lines(&LessonId::from("shell"), "bn", &lines("bn", 9))
    }));
    puts
}

fn channel() -> ChannelHead {
    ChannelHead {
        id: "jonaki-1".into(),
        title: Phrase::of("bn", "জোনাকি"),
        language: "bn".into(),
        prompts: "bn".into(),
        licence: "CC-BY-4.0".into(),
        author: "Stories".into(),
        signs: Vec::new(),
    }
}

fn skill(pos: u32) -> Skill {
    Skill {
        id: format!("bn.v{pos}").as_str().into(),
        title: Phrase::of("bn", "স্বরবর্ণ"),
        strand: "BN".into(),
        needs: vec![],
        in_sound: false,
    }
}

fn lesson(pos: u32) -> Lesson {
    let step = |id: &str, skill: Option<u32>| Step {
        id: id.into(),
        kind: "listen".into(),
        skill: skill.map(|pos| format!("bn.v{pos}").as_str().into()),
        spec: format!(r#"{{"say":"hello","n":{pos}}}"#),
    };
    Lesson {
        head: LessonHead {
            id: format!("bn-p-{pos:02}").as_str().into(),
            title: Phrase::of("bn", "নদী"),
            picture: format!("kit/bird-{}", pos % 3),
            teaches: vec![format!("bn.v{pos}").as_str().into()],
            needs: vec![],
            minutes: 6,
            practises: Vec::new(),
            is_play: false,
            drill_for: None,
            away: Phrase::default(),
        },
        steps: vec![step("page-1", None), step("choose", Some(pos))],
    }
}

/// Two lines; the second has no sound.
fn lines(track: &str, pos: u32) -> BTreeMap<LineId, Line> {
    let line = |text: &str, sound| Line {
        text: format!("{text} {track}"),
        sound,
        ms: 900,
        words: vec![WordTime { start: 0, end: 400 }, WordTime { start: 450, end: 900 }],
        draft: true,
    };
    let sound = blake3::hash(&voice(pos)).to_hex().to_string();
    BTreeMap::from([
        (LineId::from("hello"), line("নদী", Some(sound))),
        (LineId::from("silent"), line("বয়", None)),
    ])
}

fn art(pos: u32, density: u16) -> ArtInfo {
    let px = u32::from(density);
    ArtInfo {
        density,
        blob: blake3::hash(&picture(pos, density)).to_hex().to_string(),
        format: "png".into(),
        x: 1,
        y: 2,
        w: px,
        h: px / 2,
        box_w: px + 10,
        box_h: px,
        pivot: (0.5, 0.1),
        alt: Phrase::of("bn", "একটি পাখি"),
        licence: "CC0-1.0".into(),
        author: "Stories".into(),
    }
}

fn voice(pos: u32) -> Vec<u8> {
    format!("voice {pos} ").repeat(900).into_bytes()
}

fn picture(pos: u32, density: u16) -> Vec<u8> {
    format!("picture {pos} at {density} ").repeat(300).into_bytes()
}

/// Everything that can be read, by name; what cannot be read is left out.
fn everything(bundle: &Bundle) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut add = |name: String, value: Option<String>| all.extend(value.map(|v| (name, v)));
    let show = |value: &dyn std::fmt::Debug| format!("{value:?}");
    add("channel".into(), Some(show(bundle.channel())));
    add("header".into(), Some(show(bundle.header())));
    add("tracks".into(), Some(show(&bundle.tracks())));
    add("lessons".into(), Some(show(&bundle.n_lessons())));
    add("shelf".into(), bundle.shelf(0, 99).ok().map(|heads| show(&heads)));
    add("skills".into(), bundle.skills().ok().map(|skills| show(&skills)));
    add("chime".into(), bundle.sound("chime").ok().map(|sound| show(&sound)));
    for id in ["bn-p-00", "bn-p-01", "bn-p-02", "shell", "bn-p-99"].map(LessonId::from) {
        add(format!("lesson {id}"), bundle.lesson(&id).ok().map(|lesson| show(&lesson)));
        for track in ["bn", "ctg", "en"] {
            let lines = bundle.lines(&id, track).ok();
            let lines = lines.map(|lines| show(&lines.into_iter().collect::<BTreeMap<_, _>>()));
            add(format!("lines {id} {track}"), lines);
        }
    }
    for pos in 0..4 {
        for density in [100, 150] {
            let art = bundle.art(&format!("kit/bird-{pos}"), density).ok();
            add(format!("art {pos} {density}"), art.map(|art| show(&art)));
        }
    }
    all
}
