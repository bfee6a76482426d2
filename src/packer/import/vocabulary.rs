//! A table of words with pictures and sounds, made into a lesson: hear the word and choose, then
//! join words and pictures.

use super::table::{self, Row};
use super::{ImportError, Imported, io, read_text, write_new};
use crate::document;
use crate::export::Lost;
use crate::finding::Findings;
use crate::folder::SOUNDS;
use crate::media::FileKind;
use i18n::Tr;
use std::fmt::Write;
use std::path::{Component, Path};

/// So many questions stand in one step.
const QUESTIONS: usize = 8;
/// So many pairs lie on one board.
const PAIRS: usize = 5;

/// What is wanted.
pub struct Wanted<'a> {
    /// The table, CSV.
    pub file: &'a Path,
    /// The lesson's folder, which is made; it lies in its channel.
    pub folder: &'a Path,
    /// What the lesson is called; the folder's name where nothing is said.
    pub title: Option<&'a str>,
    /// The skill that it teaches.
    pub skill: &'a str,
}

/// A word with the key of its picture.
struct Word {
    row: Row,
    art: Option<String>,
}

/// Makes the lesson. Pictures and sounds are copied from beside the table; `kit:mango` takes a
/// picture of the kit.
///
/// # Errors
/// [`ImportError`] before anything is written, or where the disk would not let it.
pub fn import(wanted: &Wanted<'_>) -> Result<Imported, ImportError> {
    let (rows, lost) = table::read(&read_text(wanted.file)?, wanted.file)?;
    let folder = std::path::absolute(wanted.folder).map_err(io(wanted.folder))?;
    let id = id_of(&folder)?;
    let lesson = folder.join("lesson.toml");
    if lesson.exists() {
        return Err(ImportError::Exists(lesson));
    }
    let mut imported = Imported { lost, ..Imported::default() };
    let beside = wanted.file.parent().unwrap_or(Path::new(""));
    let mut words = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        let art = picture(&row, at + 1, beside, &folder, &mut imported)?;
        sound(&row, at, beside, &folder, &mut imported)?;
        words.push(Word { row, art });
    }
    let title = wanted.title.unwrap_or(id.as_str()).to_owned();
    let tr = Tr::new(&prompts(folder.parent().unwrap_or(&folder)));
    let text = written(&words, (&id, &title, wanted.skill), &tr);
    let credits = described(&words);
    if !credits.is_empty() {
        let path = folder.join("art.toml");
        write_new(&path, credits.as_bytes())?;
        imported.written.push(path);
    }
    write_new(&lesson, text.as_bytes())?;
    imported.written.push(lesson);
    Ok(imported)
}

/// The language in which the bird of a channel asks.
fn prompts(channel: &Path) -> String {
    // What is wrong with the channel is told by `check`.
    let document = document::read(&channel.join("channel.toml"), &mut Findings::default());
    let said =
        document.and_then(|document| document.root.get("prompts")?.text().map(str::to_owned));
    said.unwrap_or_else(|| "bn".to_owned())
}

/// The lesson's id: that of its channel's folder, and its own.
fn id_of(folder: &Path) -> Result<String, ImportError> {
    let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let channel = folder.parent().filter(|channel| channel.join("channel.toml").is_file());
    let channel = channel.ok_or_else(|| ImportError::NoLesson(folder.to_owned()))?;
    let name = |of: &Path| {
        let name = of.file_name().and_then(std::ffi::OsStr::to_str);
        let name = name.filter(|name| name.chars().all(is_good));
        name.map(str::to_owned).ok_or_else(|| ImportError::Name(of.to_owned()))
    };
    Ok(format!("{}-{}", name(channel)?, name(folder)?))
}

/// The key of a word's picture, which is copied if it is not the kit's.
fn picture(
    row: &Row,
    n: usize,
    beside: &Path,
    folder: &Path,
    imported: &mut Imported,
) -> Result<Option<String>, ImportError> {
    let Some(named) = &row.picture else { return Ok(None) };
    if named.starts_with("kit:") {
        return Ok(Some(named.clone()));
    }
    let ending = ending(named);
    let known = FileKind::of_extension(&ending).is_some();
    let Some(bytes) = known.then(|| inside(beside, named)).flatten() else {
        imported.lost.push(Lost { key: "pack-lost-file", what: named.clone() });
        return Ok(None);
    };
    let path = folder.join("art").join(format!("word-{n}.{ending}"));
    write_new(&path, &bytes)?;
    imported.written.push(path);
    Ok(Some(format!("word-{n}")))
}

/// Copies a word's recording to where the card that says it looks for it.
fn sound(
    row: &Row,
    at: usize,
    beside: &Path,
    folder: &Path,
    imported: &mut Imported,
) -> Result<(), ImportError> {
    let Some(named) = &row.sound else { return Ok(()) };
    let ending = ending(named);
    let known = SOUNDS.contains(&ending.as_str());
    let Some(bytes) = known.then(|| inside(beside, named)).flatten() else {
        imported.lost.push(Lost { key: "pack-lost-file", what: named.clone() });
        return Ok(());
    };
    let line = format!("{}.{}.right.say", step(at), at % QUESTIONS + 1);
    let path = folder.join("sound").join(format!("{line}.{ending}"));
    write_new(&path, &bytes)?;
    imported.written.push(path);
    Ok(())
}

/// The step in which a word is asked.
fn step(at: usize) -> String {
    format!("words-{}", at / QUESTIONS + 1)
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// A file beside the table or below: a table from elsewhere must not fetch what is none of its own.
fn inside(beside: &Path, named: &str) -> Option<Vec<u8>> {
    let path = Path::new(named);
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_)));
    let real = beside.join(path).canonicalize().ok().filter(|_| is_below)?;
    let home = if beside.as_os_str().is_empty() { Path::new(".") } else { beside };
    real.starts_with(home.canonicalize().ok()?).then(|| std::fs::read(&real).ok()).flatten()
}

fn written(words: &[Word], (id, title, skill): (&str, &str, &str), tr: &Tr) -> String {
    let first = words.iter().find_map(|word| word.art.clone());
    let picture = first.unwrap_or_else(|| "kit:thing_book".to_owned());
    let minutes = (words.len() / 4).clamp(2, 15);
    let mut text = format!(
        "id = {}\ntitle = {{ bn = {} }}\npicture = {}\nteaches = [{}]\nminutes = {minutes}\n",
        quoted(id),
        quoted(title),
        quoted(&picture),
        quoted(skill)
    );
    for (n, asked) in words.chunks(QUESTIONS).enumerate() {
        let _ = write!(text, "\n[[step]]\nkind = \"listen\"\nid = \"words-{}\"\n", n + 1);
        for (at, word) in asked.iter().enumerate() {
            let own = n * QUESTIONS + at;
            let foils = foils(words, own);
            if foils.is_empty() {
                continue;
            }
            let ask = tr.msg("pack-import-ask", &[("word", word.row.word.as_str().into())]);
            let foils: Vec<String> = foils.iter().map(|foil| card(foil, false)).collect();
            let _ = write!(
                text,
                "\n[[step.item]]\nid = \"{}\"\nask = {}\nright = {}\nwrong = [{}]\n",
                at + 1,
                quoted(&ask),
                card(word, true),
                foils.join(", ")
            );
        }
    }
    let shown: Vec<&Word> = words.iter().filter(|word| word.art.is_some()).collect();
    for pairs in shown.chunks(PAIRS).filter(|pairs| pairs.len() > 1) {
        let ask = quoted(&tr.msg("pack-import-match", &[]));
        let _ = write!(text, "\n[[step]]\nkind = \"match\"\nask = {ask}\n");
        for word in pairs {
            let art = quoted(word.art.as_deref().unwrap_or_default());
            let _ = write!(
                text,
                "\n[[step.pair]]\na = {{ text = {} }}\nb = {{ art = {art} }}\n",
                quoted(&word.row.word)
            );
        }
    }
    text
}

/// Two others that look like the word's own card: pictures beside a picture.
fn foils(words: &[Word], own: usize) -> Vec<&Word> {
    let like = |other: &&Word| {
        other.art.is_some() == words[own].art.is_some()
            && (other.art.is_none() || other.art != words[own].art)
    };
    let mut found: Vec<&Word> = Vec::new();
    for other in words[own + 1..].iter().chain(&words[..own]).filter(like) {
        if found.len() < 2
            && found.iter().all(|known| known.art.is_none() || known.art != other.art)
        {
            found.push(other);
        }
    }
    found
}

/// A word's card: its picture where it has one, else the word; the right one says it.
fn card(word: &Word, says: bool) -> String {
    let shown = match &word.art {
        Some(art) => format!("art = {}", quoted(art)),
        None => format!("text = {}", quoted(&word.row.word)),
    };
    let said = if says { format!(", say = {}", quoted(&word.row.word)) } else { String::new() };
    format!("{{ {shown}{said} }}")
}

/// What the copied pictures show.
fn described(words: &[Word]) -> String {
    let own = words.iter().filter_map(|word| {
        let art = word.art.as_deref().filter(|art| !art.starts_with("kit:"))?;
        let english = word.row.english.as_ref();
        let english = english.map(|text| format!(", en = {}", quoted(text))).unwrap_or_default();
        Some(format!("[{art}]\nalt = {{ bn = {}{english} }}\n", quoted(&word.row.word)))
    });
    own.collect::<Vec<_>>().join("\n")
}

/// A text of a table in quotes from which nothing can break out.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
