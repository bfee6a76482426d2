//! A channel of a thousand lessons that share pictures and recordings, for the group `pack`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// So many lessons.
pub(crate) const LESSONS: usize = 1_000;
/// They share so many pictures and so many recordings.
const SHARED: usize = 50;
/// What is asked in each.
const ITEMS: usize = 4;
/// Samples a second of the recordings.
const RATE: u32 = 24_000;

/// Writes the channel beside a copy of the kit and of the skills; gives its folder.
pub(crate) fn write(lessons: &Path, tree: &Path) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let channel = tree.join("many-1");
    std::fs::create_dir_all(&channel)?;
    let recordings = tree.join("recordings");
    std::fs::create_dir_all(&recordings)?;
    for at in 0..SHARED {
        std::fs::write(recordings.join(format!("{at}.wav")), recording(at))?;
    }
    let head = std::fs::read_to_string(lessons.join("play-1/channel.toml"))?;
    let head: Vec<&str> = head.lines().filter(|line| !line.starts_with("lessons = ")).collect();
    std::fs::write(
        channel.join("channel.toml"),
        head.join("\n").replace("\"play-1\"", "\"many-1\""),
    )?;
    let pictures = pictures(&lessons.join("kit"))?;
    let digits = i18n::Tr::new("bn");
    for nth in 0..LESSONS {
        let folder = channel.join(format!("{nth:04}"));
        let sounds = folder.join("sound");
        std::fs::create_dir_all(&sounds)?;
        std::fs::write(folder.join("lesson.toml"), lesson(nth, &pictures, &digits))?;
        for item in 1..=ITEMS {
            for (what, at) in [("ask", nth * 7 + item), ("right.say", nth * 7 + item + 11)] {
                let shared = recordings.join(format!("{}.wav", at % SHARED));
                std::fs::hard_link(shared, sounds.join(format!("listen.{item}.{what}.wav")))?;
            }
        }
    }
    Ok(channel)
}

/// The file of a lesson of it.
pub(crate) fn file(channel: &Path, nth: usize) -> PathBuf {
    channel.join(format!("{nth:04}/lesson.toml"))
}

/// Whole drawings of the kit, a thing each.
fn pictures(kit: &Path) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let list = std::fs::read_to_string(kit.join("kit.toml"))?;
    let names = list.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
    let is_thing = |name: &&str| !name.contains('_') && kit.join(format!("{name}.svg")).is_file();
    let names: Vec<String> = names.filter(is_thing).take(SHARED).map(str::to_owned).collect();
    if names.len() < SHARED {
        return Err(format!("the kit has only {} pictures of things", names.len()).into());
    }
    Ok(names)
}

fn lesson(nth: usize, pictures: &[String], tr: &i18n::Tr) -> String {
    let number = |at: usize| tr.digits(&at.to_string());
    let picture = |at: usize| &pictures[at % pictures.len()];
    let mut text = format!(
        "id = \"many-{nth:04}\"\ntitle = {{ bn = \"{}\" }}\npicture = \"kit:{}\"\n\
         teaches = [\"ev.plant\"]\nminutes = 4\n\n[[step]]\nkind = \"listen\"\n",
        number(100 + nth % SHARED),
        picture(nth),
    );
    for item in 1..=ITEMS {
        let at = nth * 7 + item;
        // A string takes every write.
        let _ = write!(
            text,
            "\n[[step.item]]\nask = \"{}\"\nright = {{ art = \"kit:{}\", say = \"{}\" }}\n\
             wrong = [{{ art = \"kit:{}\" }}, {{ art = \"kit:{}\" }}]\n",
            number(100 + at % SHARED),
            picture(at),
            number(100 + (at + 11) % SHARED),
            picture(at + 1),
            picture(at + 2),
        );
    }
    text
}

/// A second of something like a voice, as WAV: each another one.
fn recording(at: usize) -> Vec<u8> {
    let sample = |n: u32| {
        let time = n as f32 / RATE as f32;
        let swell = (time * std::f32::consts::PI).sin().max(0.0);
        let tone =
            |times: f32| (time * (120.0 + 4.0 * at as f32) * times * std::f32::consts::TAU).sin();
        ((tone(1.0) + tone(2.0) * 0.5 + tone(5.0) * 0.2) * swell * 9_000.0) as i16
    };
    let data: Vec<u8> = (0..RATE).flat_map(|n| sample(n).to_le_bytes()).collect();
    let head = |length: u32| {
        let mut head = [b"RIFF".as_slice(), &(36 + length).to_le_bytes(), b"WAVEfmt "].concat();
        head.extend(
            [16_u32, 0x0001_0001, RATE, RATE * 2, 0x0010_0002].map(u32::to_le_bytes).concat(),
        );
        head.extend([b"data".as_slice(), &length.to_le_bytes()].concat());
        head
    };
    [head(data.len() as u32), data].concat()
}
