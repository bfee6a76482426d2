//! Unicode back into glyphs, by the same table: what proves that nothing of it is out of reach.
//!
//! It writes what somebody at a Bijoy keyboard would type, one glyph for as much as there is
//! one, and so knows neither the tastes nor the slips of people; those stand in `pairs.tsv`.

use std::cmp::Reverse;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const PRE_KARS: &str = "\u{9BF}\u{9C7}\u{9C8}";
const POST_KARS: &str = "\u{9BE}\u{9C0}\u{9C1}\u{9C2}\u{9C3}";
const HASANTA: char = '\u{9CD}';
/// Keeps a *r* from becoming a reph, which in glyphs it is not anyway.
const JOINER: char = '\u{200D}';

struct Row {
    glyph: char,
    bangla: &'static str,
    after: &'static str,
    before: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let read = |line: &'static str| {
        let mut columns = line.split('\t');
        let glyph = columns.next()?.chars().next()?;
        let bangla = columns.next()?;
        let mut context = || columns.next().unwrap_or("any");
        Some(Row { glyph, bangla, after: context(), before: context() })
    };
    let mut rows: Vec<Row> = include_str!("../table.tsv").lines().filter_map(read).collect();
    rows.retain(|row| !["gap", "digit"].contains(&row.after) && row.bangla != "র্");
    // A letter with a phala below it rather than a first half with a letter behind it.
    let length = |row: &Row| Reverse(row.bangla.chars().count());
    rows.sort_by_key(|row| (row.bangla.ends_with(HASANTA), length(row)));
    rows
});

/// Every glyph of the table.
pub(crate) fn glyphs() -> impl Iterator<Item = char> {
    include_str!("../table.tsv")
        .lines()
        .filter(|line| line.contains(char::is_whitespace) && !line.starts_with("# "))
        .filter_map(|line| line.chars().next())
}

/// The glyphs for a text, if the font has any.
pub(crate) fn encode(text: &str) -> Option<String> {
    let text: Vec<char> = text.nfc().collect();
    let mut glyphs = String::new();
    let mut at = 0;
    while at < text.len() {
        let syllable = &text[at..at + length(&text[at..])];
        glyphs.push_str(&encode_syllable(syllable)?);
        at += syllable.len();
    }
    Some(glyphs)
}

/// How many code points the syllable takes with which `text` begins.
fn length(text: &[char]) -> usize {
    let is_letter = |letter: &char| matches!(letter, '\u{985}'..='\u{9B9}');
    if !is_letter(&text[0]) {
        return 1;
    }
    let mut end = 1;
    while let Some(letter) = text.get(end) {
        let joins = text[end - 1] == HASANTA && is_letter(letter);
        if !joins
            && !matches!(*letter, JOINER | '\u{981}'..='\u{983}' | '\u{9BC}'..='\u{9CD}' | '\u{9D7}')
        {
            break;
        }
        end += 1;
    }
    end
}

fn encode_syllable(syllable: &[char]) -> Option<String> {
    let has_reph = syllable.len() > 2 && syllable[..2] == ['\u{9B0}', HASANTA];
    let (mut pre, mut body, mut marks) = (String::new(), String::new(), String::new());
    let mut post = String::new();
    for letter in &syllable[if has_reph { 2 } else { 0 }..] {
        match letter {
            &JOINER => {}
            'আ' => {
                body.push('অ');
                post.push('\u{9BE}');
            }
            '\u{9CB}' => (pre, post) = ("\u{9C7}".into(), "\u{9BE}".into()),
            '\u{9CC}' => (pre, post) = ("\u{9C7}".into(), "\u{9D7}".into()),
            kar if PRE_KARS.contains(*kar) => pre.push(*kar),
            kar if POST_KARS.contains(*kar) => post.push(*kar),
            '\u{981}'..='\u{983}' => marks.push(*letter),
            _ => body.push(*letter),
        }
    }
    let mut glyphs = if pre.is_empty() { String::new() } else { glyphs_of(&pre, "")? };
    if has_reph {
        glyphs += &(glyphs_of(&body, &glyphs)? + "©");
        glyphs += &glyphs_of(&post, &glyphs)?;
    } else {
        glyphs += &glyphs_of(&(body + &post), &glyphs)?;
    }
    Some(glyphs.clone() + &glyphs_of(&marks, &glyphs)?)
}

/// The glyphs for `bangla` behind those of `before`, with a visible hasanta only if need be.
fn glyphs_of(bangla: &str, before: &str) -> Option<String> {
    search(bangla, before, false).or_else(|| search(bangla, before, true))
}

/// The longest glyphs that together say `bangla`, going back where they lead to nothing.
fn search(bangla: &str, before: &str, visible: bool) -> Option<String> {
    if bangla.is_empty() {
        return Some(String::new());
    }
    let fits = |context: &str, letter: Option<char>| match context {
        "any" => true,
        "letter" => letter.is_some(),
        letters => letter.is_some_and(|letter| letters.contains(letter)),
    };
    let is_meant = |row: &&Row| visible || row.glyph != '&';
    for row in ROWS.iter().filter(is_meant).filter(|row| fits(row.after, before.chars().last())) {
        // A first half and the second half behind it both bring the hasanta between them.
        let halved = bangla.strip_prefix(row.bangla.trim_end_matches(HASANTA));
        let halved =
            halved.filter(|rest| row.bangla.ends_with(HASANTA) && rest.starts_with(HASANTA));
        for rest in [bangla.strip_prefix(row.bangla), halved].into_iter().flatten() {
            let rest = (rest.len() < bangla.len())
                .then(|| search(rest, &format!("{before}{}", row.glyph), visible))
                .flatten();
            if let Some(rest) = rest.filter(|rest| fits(row.before, rest.chars().next())) {
                return Some(format!("{}{rest}", row.glyph));
            }
        }
    }
    // What is no Bangla is the same in both.
    let other = bangla.chars().next().filter(|other| !('\u{980}'..='\u{9FF}').contains(other))?;
    Some(format!("{other}{}", search(&bangla[other.len_utf8()..], "", visible)?))
}
