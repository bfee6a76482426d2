//! A table of words with pictures and sounds, made into a lesson: hear the word and choose, then
//! join words and pictures.

use super::begun::Begun;
use super::book::kind;
use super::table::{self, Row};
use super::{ImportError, Imported, TILE, Wanted, left, moving, quoted, sheet, tile_credit};
use crate::export::Lost;
use crate::folder::SOUNDS;
use crate::media::{FileKind, Selector, render};
use i18n::Tr;
use std::fmt::Write;
use std::path::{Component, Path};

/// So many questions stand in one step.
const QUESTIONS: usize = 8;
/// So many pairs lie on one board.
const PAIRS: usize = 5;
/// A picture is tried at this size before it is taken over.
const TRIED: (u32, u32) = (64, 64);
/// A picture or a recording of one word is smaller.
const MOST_BYTES: u64 = 64 << 20;

/// A word with the key of its picture.
struct Word {
    row: Row,
    art: Option<String>,
}

/// Words of a table that were typed for an old font, with what they say, to be looked at before
/// they are taken over.
///
/// # Errors
/// [`ImportError`] where the table cannot be read.
pub fn old_words(file: &Path) -> Result<Vec<(String, String)>, ImportError> {
    let (rows, _) = table::read(sheet::read(file)?, file, true)?;
    Ok(rows.into_iter().filter_map(|row| Some((row.was?, row.word))).collect())
}

/// Makes the lesson. Pictures and sounds are copied from beside the table, or out of it;
/// `kit:mango` takes a picture of the kit.
///
/// # Errors
/// [`ImportError`]; then nothing was written.
pub fn import(wanted: &Wanted<'_>, tr: &Tr) -> Result<Imported, ImportError> {
    let (rows, mut lost) = table::read(sheet::read(wanted.file)?, wanted.file, wanted.reads_old)?;
    // One word alone cannot be chosen among others.
    if rows.len() < 2 {
        return Err(ImportError::Nothing(wanted.file.to_owned()));
    }
    let mut begun = Begun::new(wanted.folder)?;
    let beside = wanted.file.parent().unwrap_or(Path::new(""));
    let kit = begun.kit();
    let mut words = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        if let Some(was) = &row.was {
            lost.push(Lost { key: "pack-lost-bijoy", what: format!("{was} → {}", row.word) });
        }
        let art = picture(&row, at + 1, (beside, &kit), &mut begun, &mut lost)?;
        sound(&row, at, beside, &mut begun, &mut lost)?;
        words.push(Word { row, art });
    }
    let has_none = words.iter().all(|word| word.art.is_none());
    if has_none {
        begun.write("art/tile.svg", TILE.as_bytes())?;
    }
    let title = wanted.title.unwrap_or(&begun.id).to_owned();
    let prompts = begun.prompts();
    let text = written(&words, (&begun.id, &title, wanted.skill), &Tr::new(&prompts));
    let tile = if has_none { tile_credit(&prompts) } else { String::new() };
    let credits = described(&words) + &tile;
    if !credits.is_empty() {
        begun.write("art.toml", credits.as_bytes())?;
    }
    begun.write("lesson.toml", text.as_bytes())?;
    left::finish(begun, lost, wanted.file, tr)
}

/// The key of a word's picture, which is copied if it is not the kit's.
fn picture(
    row: &Row,
    n: usize,
    (beside, kit): (&Path, &Path),
    begun: &mut Begun,
    lost: &mut Vec<Lost>,
) -> Result<Option<String>, ImportError> {
    let mut gone = |what: &str| lost.push(Lost { key: "pack-lost-file", what: what.to_owned() });
    if let Some(named) = row.picture.as_ref().filter(|named| named.starts_with("kit:")) {
        if is_of_kit(kit, &named["kit:".len()..]) {
            return Ok(Some(named.clone()));
        }
        gone(named);
        return Ok(None);
    }
    let bytes = match (&row.image, &row.picture) {
        (Some(image), _) => Some(image.clone()),
        (None, Some(named)) => inside(beside, named),
        (None, None) => return Ok(None),
    };
    let shown = row.picture.clone().unwrap_or_else(|| row.word.clone());
    let still = bytes.map(|bytes| still(bytes, &shown, lost));
    let Some((bytes, ending)) = still.flatten() else {
        lost.push(Lost { key: "pack-lost-file", what: shown });
        return Ok(None);
    };
    begun.write(&format!("art/word-{n}.{ending}"), &bytes)?;
    Ok(Some(format!("word-{n}")))
}

/// A picture for a card, with its ending; of one that moves its first frame.
fn still(bytes: Vec<u8>, name: &str, lost: &mut Vec<Lost>) -> Option<(Vec<u8>, &'static str)> {
    if let Some(first) = moving::first(&bytes) {
        let is_gif = bytes.starts_with(b"GIF");
        // A GIF that stands still loses nothing.
        if !is_gif || moving::frames(&bytes).map_or(true, |all| all.is_some_and(|all| all.of > 1)) {
            lost.push(Lost { key: "pack-lost-frames", what: name.to_owned() });
        }
        return Some((first.png, "png"));
    }
    let (kind, ending) = kind(&bytes)?;
    render(&bytes, kind, &Selector::Whole, TRIED).ok().map(|_| (bytes, ending))
}

/// Whether the kit has a picture of a name.
fn is_of_kit(kit: &Path, name: &str) -> bool {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
    let endings = ["svg", "png", "jpg", "jpeg", "webp"];
    debug_assert!(endings.iter().all(|ending| FileKind::of_extension(ending).is_some()));
    is_plain && endings.iter().any(|ending| kit.join(format!("{name}.{ending}")).is_file())
}

/// Copies a word's recording to where the card that says it looks for it.
fn sound(
    row: &Row,
    at: usize,
    beside: &Path,
    begun: &mut Begun,
    lost: &mut Vec<Lost>,
) -> Result<(), ImportError> {
    let Some(named) = &row.sound else { return Ok(()) };
    let ending = ending(named);
    let known = SOUNDS.contains(&ending.as_str());
    let Some(bytes) = known.then(|| inside(beside, named)).flatten() else {
        lost.push(Lost { key: "pack-lost-file", what: named.clone() });
        return Ok(());
    };
    let line = format!("{}.{}.right.say", step(at), at % QUESTIONS + 1);
    begun.write(&format!("sound/{line}.{ending}"), &bytes)
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
    let is_own = real.starts_with(home.canonicalize().ok()?);
    is_own.then(|| crate::folder::read(&real, MOST_BYTES).ok()).flatten()
}

fn written(words: &[Word], (id, title, skill): (&str, &str, &str), tr: &Tr) -> String {
    let first = words.iter().find_map(|word| word.art.clone());
    let picture = first.unwrap_or_else(|| "tile".to_owned());
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
            let ask = tr.msg("pack-import-ask", &[("word", word.row.word.as_str().into())]);
            let (right, wrong) = match foils(words, own) {
                foils if foils.is_empty() => {
                    let others = words.iter().cycle().skip(own + 1).take((words.len() - 1).min(2));
                    (spoken(&written_card(word), word), others.map(written_card).collect())
                }
                foils => (
                    spoken(&card(word), word),
                    foils.into_iter().map(card).collect::<Vec<String>>(),
                ),
            };
            let wrong: Vec<String> = wrong.iter().map(|card| format!("{{ {card} }}")).collect();
            let _ = write!(
                text,
                "\n[[step.item]]\nid = \"{}\"\nask = {}\nright = {right}\nwrong = [{}]\n",
                at + 1,
                quoted(&ask),
                wrong.join(", ")
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

/// A word's card: its picture where it has one, else the word.
fn card(word: &Word) -> String {
    match &word.art {
        Some(art) => format!("art = {}", quoted(art)),
        None => written_card(word),
    }
}

/// The word on a card, for one that has no other like it.
fn written_card(word: &Word) -> String {
    format!("text = {}", quoted(&word.row.word))
}

/// The right card, which says its word.
fn spoken(card: &str, word: &Word) -> String {
    format!("{{ {card}, say = {} }}", quoted(&word.row.word))
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
