//! The school's list of children as a table: `name, class, shift, id`, comma-separated UTF-8.
//!
//! A list is taken whole or not at all, and every mistake in it is told with its line. The
//! same child of the same list always gets the same id, so a list can be taken in again after
//! it was mended; without the school's keys nobody can tell the id from the child's number.

mod table;

pub(crate) use table::rows;

use crate::keys::Keys;
use model::{ClassId, LearnerId};
use std::collections::{BTreeMap, BTreeSet};
use wire::down::Down;

/// Longest name of a child or a class, characters.
const NAME: usize = 60;

/// Reads a list; the answer is what tablets are to be told, classes first.
///
/// # Errors
/// Every mistake, each with its line.
pub fn read(bytes: &[u8], keys: &Keys) -> Result<Vec<Down>, Vec<String>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        vec![format!("line {line}: this is no UTF-8; save the list as CSV in UTF-8")]
    })?;
    let rows = table::rows(text.strip_prefix('\u{feff}').unwrap_or(text))
        .map_err(|(line, why)| vec![format!("line {line}: {why}")])?;
    let mut rows = rows.into_iter().filter(|(_, row)| row.iter().any(|field| !field.is_empty()));
    let Some((line, head)) = rows.next() else { return Err(vec!["the list is empty".into()]) };
    let head: Vec<String> = head.iter().map(|field| field.to_lowercase()).collect();
    if head != ["name", "class", "shift", "id"] {
        return Err(vec![format!("line {line}: the first line must be `name,class,shift,id`")]);
    }
    let (mut wrong, mut seen) = (Vec::new(), BTreeMap::new());
    let (mut classes, mut learners) = (Vec::new(), Vec::new());
    let (mut known, secret) = (BTreeSet::new(), secret(keys));
    for (line, row) in rows {
        let mut bad = |why: String| wrong.push(format!("line {line}: {why}"));
        let [name, class, shift, id] = row.as_slice() else {
            bad(format!("it has {} fields, 4 are wanted: name, class, shift, id", row.len()));
            continue;
        };
        for (what, field) in [("name", name), ("class", class), ("id", id)] {
            let n = field.chars().count();
            if n == 0 || n > NAME || field.chars().any(char::is_control) {
                bad(format!("the {what} has {n} characters; 1 to {NAME} on one line are wanted"));
            }
        }
        let Some(shift_no) = number(shift).and_then(|shift| u8::try_from(shift).ok()) else {
            bad(format!("the shift is `{shift}`; a number is wanted, 0 where there is one only"));
            continue;
        };
        if let Some(before) = seen.insert(id.clone(), line) {
            bad(format!("the id `{id}` stands on line {before} already; each child has her own"));
        }
        let class_id = class_of(&secret, class, shift_no);
        if known.insert(class_id) {
            classes.push(Down::Class { id: class_id, name: class.clone(), shift: shift_no });
        }
        learners.push(Down::Learner {
            id: LearnerId(derive(&secret, &["learner", id])),
            nickname: name.clone(),
            picture: String::new(),
            class: Some(class_id),
            roll: number(id),
        });
    }
    if learners.is_empty() && wrong.is_empty() {
        wrong.push("no child stands in the list".into());
    }
    classes.extend(learners);
    if wrong.is_empty() { Ok(classes) } else { Err(wrong) }
}

/// The id of a child whom another program knows by a key: the same whenever she comes from there.
pub(crate) fn learner_id(keys: &Keys, program: &str, key: &str) -> LearnerId {
    LearnerId(derive(&secret(keys), &[program, key]))
}

/// The id of a class of this name and shift, the same for every list that names it.
pub fn class_id(keys: &Keys, name: &str, shift: u8) -> ClassId {
    class_of(&secret(keys), name, shift)
}

fn class_of(secret: &[u8; 32], name: &str, shift: u8) -> ClassId {
    ClassId(derive(secret, &["class", name, &shift.to_string()]))
}

/// A number in Latin or Bangla digits.
pub(crate) fn number(text: &str) -> Option<u16> {
    let latin = |digit: char| match digit {
        '\u{9E6}'..='\u{9EF}' => char::from_digit(u32::from(digit) - 0x9e6, 10),
        '0'..='9' => Some(digit),
        _ => None,
    };
    text.chars().map(latin).collect::<Option<String>>()?.parse().ok()
}

/// A line as a roll number before a name, where there is one.
pub(crate) fn numbered(line: &str) -> (Option<u16>, &str) {
    let end = line.find(|c: char| !c.is_numeric()).unwrap_or(0);
    match number(&line[..end]) {
        Some(roll) => {
            let between = ['.', ')', ',', '\t', ' ', ':', '-', '\u{964}'];
            (Some(roll), line[end..].trim_start_matches(between))
        }
        None => (None, line),
    }
}

/// What only a server of the school knows, and every later one as well.
fn secret(keys: &Keys) -> [u8; 32] {
    let oldest = keys.boxes.last().map(|key| key.to_text()).unwrap_or_default();
    blake3::derive_key("jonaki roster 1", oldest.as_bytes())
}

fn derive(secret: &[u8; 32], parts: &[&str]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_keyed(secret);
    for part in parts {
        hasher.update(&(part.len() as u64).to_be_bytes()).update(part.as_bytes());
    }
    let mut id = [0; 16];
    hasher.finalize_xof().fill(&mut id);
    id
}

#[cfg(test)]
mod tests;
