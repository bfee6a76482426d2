//! Children by skills, in teaching order: where a class stands and where it halts.

use super::child::sign;
use super::{Avatar, html};
use crate::need::Known;
use crate::{Catalogue, Child, Frame, Words};
use askama::Template;
use learn::Level;
use model::{Skill, SkillId};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "skills.html")]
struct Page {
    frame: Frame,
    lede: String,
    call: Option<(String, usize)>,
    strands: Vec<(String, String, bool)>,
    columns: Vec<Column>,
    rows: Vec<(Avatar, Vec<Cell>)>,
    known: String,
    table: String,
}

struct Column {
    id: String,
    short: String,
    title: String,
    hot: bool,
    n_known: String,
}

struct Cell {
    sign: &'static str,
    told: String,
    hot: bool,
}

/// How well a child knows each skill that she met, and whether she halts there.
type Standing<'a> = BTreeMap<&'a SkillId, (Level, bool)>;

fn standing(known: &Known) -> Standing<'_> {
    let skills = known.gist.skills();
    skills.map(|(skill, one)| (skill, (one.level(), one.is_stuck()))).collect()
}

/// Strands in the order in which a teacher looks for them.
pub const STRANDS: [&str; 6] = ["BN", "MA", "EN", "EV", "HE", "AR"];

/// Most characters of a column's head.
const SHORT: usize = 5;
/// So many who halt at one skill are worth a sentence.
const HALTS: usize = 3;

/// Writes the page for the skills of one strand that anybody of the class has met.
pub fn write(
    frame: Frame,
    children: &[(&Child, Known)],
    catalogue: &Catalogue,
    strand: &str,
) -> String {
    let words = frame.words;
    let standings: Vec<Standing<'_>> = children.iter().map(|(_, known)| standing(known)).collect();
    let is_met = |skill: &&Skill| {
        skill.strand == strand && standings.iter().any(|one| one.contains_key(&skill.id))
    };
    let skills: Vec<&Skill> = catalogue.skills.iter().filter(is_met).collect();
    let at = |standing: &Standing<'_>, skill: &Skill| {
        standing.get(&skill.id).copied().unwrap_or((Level::New, false))
    };
    let count = |skill: &Skill, is_meant: fn((Level, bool)) -> bool| {
        standings.iter().filter(|standing| is_meant(at(standing, skill))).count()
    };
    let stuck: Vec<usize> = skills.iter().map(|skill| count(skill, |(_, stuck)| stuck)).collect();
    let hot = stuck.iter().enumerate().max_by_key(|(at, n)| (**n, usize::MAX - at));
    let hot = hot.filter(|(_, n)| **n >= HALTS).map(|(at, _)| at);
    let n_known = |skill: &Skill| count(skill, |(level, _)| level >= Level::Known);
    let titles: Vec<&str> = skills.iter().map(|skill| skill.title.get(words.language())).collect();
    let shown = heads(&titles);
    let column = |(at, skill): (usize, &&Skill)| Column {
        id: skill.id.0.clone(),
        short: shown[at].clone(),
        title: titles[at].to_owned(),
        hot: Some(at) == hot,
        n_known: words.n(n_known(skill) as u64),
    };
    let columns: Vec<Column> = skills.iter().enumerate().map(column).collect();
    let row = |((child, _), standing): (&(&Child, Known), &Standing<'_>)| {
        let cell = |(place, skill): (usize, &&Skill)| {
            let (level, is_stuck) = at(standing, skill);
            let key = if is_stuck { "desk-level-stuck" } else { level_key(level) };
            let sign = if is_stuck { "x" } else { sign(level) };
            Cell { sign, told: words.t(key), hot: Some(place) == hot }
        };
        (Avatar::of(child), skills.iter().enumerate().map(cell).collect())
    };
    let rows = children.iter().zip(&standings).map(row).collect();
    let half = skills.iter().filter(|skill| 2 * n_known(skill) > children.len()).count();
    let lede = words.say("desk-map-lede", &[("n", half.into()), ("of", skills.len().into())]);
    let call = hot.map(|at| {
        let args = [("n", stuck[at].into()), ("skill", columns[at].title.as_str().into())];
        (words.say("desk-map-call", &args), at)
    });
    let is_there = |strand: &str| catalogue.skills.iter().any(|skill| skill.strand == strand);
    let tab = |one: &str| {
        (one.to_owned(), words.t(&format!("desk-strand-{}", one.to_lowercase())), one == strand)
    };
    let strands = STRANDS.into_iter().filter(|one| is_there(one)).map(tab).collect();
    let known = words.say("desk-map-known", &[("n", children.len().into())]);
    let table = format!("/desk/class/{}/skills.csv?strand={strand}", frame.class_id());
    html(&Page { table, frame, lede, call, strands, columns, rows, known })
}

/// The same as lines of a table: a head, then a child each with the level of each skill in words.
pub fn table(
    children: &[(&Child, Known)],
    catalogue: &Catalogue,
    strand: &str,
    words: Words,
) -> Vec<Vec<String>> {
    let met = |skill: &&Skill| {
        let is_met = |(_, known): &(&Child, Known)| known.gist.state(&skill.id) > Level::New;
        skill.strand == strand && children.iter().any(is_met)
    };
    let skills: Vec<&Skill> = catalogue.skills.iter().filter(met).collect();
    let titles = skills.iter().map(|skill| skill.title.get(words.language()).to_owned());
    let head = std::iter::once(words.t("desk-col-child")).chain(titles).collect();
    let line = |(child, known): &(&Child, Known)| {
        let level = |skill: &&Skill| {
            let told = words.t(level_key(known.gist.state(&skill.id)));
            // What a level means is said on the page.
            told.split(':').next().unwrap_or_default().to_owned()
        };
        std::iter::once(child.name.clone()).chain(skills.iter().map(level)).collect()
    };
    std::iter::once(head).chain(children.iter().map(line)).collect()
}

/// A head for each title: its first word, or where several begin alike the next that says
/// anything.
fn heads(titles: &[&str]) -> Vec<String> {
    let first: Vec<String> = titles.iter().map(|title| short(title)).collect();
    let head = |(title, short_one): (&&str, &String)| {
        let is_alone = first.iter().filter(|other| *other == short_one).count() == 1;
        let says = |word: &&str| word.len() > 3 || !word.bytes().all(|c| c.is_ascii_lowercase());
        let next = title.split(' ').skip(1).find(says).filter(|_| !is_alone);
        next.map_or_else(|| short_one.clone(), short)
    };
    titles.iter().zip(&first).map(head).collect()
}

/// The first word of a title, as far as a column is wide.
fn short(title: &str) -> String {
    let word = title.split([' ', ',', ':']).find(|word| !word.is_empty()).unwrap_or(title);
    if word.chars().count() <= SHORT + 1 {
        return word.to_owned();
    }
    // A sign of a vowel or a joined letter is never torn from its letter.
    let is_joined =
        |c: char| matches!(c, '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{9d7}');
    let chars: Vec<char> = word.chars().collect();
    let mut end = SHORT;
    while end < chars.len() && (is_joined(chars[end]) || chars[end - 1] == '\u{9cd}') {
        end += 1;
    }
    let cut: String = chars[..end].iter().collect();
    if end < chars.len() { format!("{cut}…") } else { cut }
}

fn level_key(level: Level) -> &'static str {
    match level {
        Level::New => "desk-level-new",
        Level::Met => "desk-level-met",
        Level::Growing => "desk-level-growing",
        Level::Known => "desk-level-known",
        Level::Kept => "desk-level-kept",
    }
}

#[cfg(test)]
mod tests {
    use super::{heads, short};

    #[test]
    fn a_head_is_short_and_tears_no_letter() {
        assert_eq!(short("ক খ গ ঘ ঙ"), "ক");
        assert_eq!(short("স্বরবর্ণের মেলা"), "স্বরব…");
        assert_eq!(short("Pre-writing lines"), "Pre-w…");
        assert_eq!(short("শূন্য"), "শূন্য");
    }

    #[test]
    fn columns_that_begin_alike_are_told_apart() {
        let titles = ["Row ক", "Row চ", "Letters অ আ ই ঈ", "Zero", "Numbers 1-10", "Numbers 11-20"];
        assert_eq!(heads(&titles), ["ক", "চ", "Lette…", "Zero", "1-10", "11-20"]);
        assert_eq!(heads(&["Rhyme and clap", "Rhyme of us"]), ["clap", "Rhyme"]);
        assert_eq!(heads(&["Row", "Row"]), ["Row", "Row"]);
    }
}
