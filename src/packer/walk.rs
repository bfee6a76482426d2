//! Turns a step, as it was written, into the specification that its activity reads.
//!
//! What an activity takes is data (`activity::shape`); this walks the written values along
//! it, says everything that does not fit, and notes which lines, pictures and sounds are used.

mod value;

use crate::clips::Clips;
use crate::document::Node;
use crate::finding::{Finding, Findings};
use crate::folder::Files;
use crate::kit::Kit;
use crate::signs::Lexicon;
use crate::tables::{meant, unknown_key};
use activity::shape::{Field, Shape};
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

/// What a step may refer to.
pub struct Surroundings<'a> {
    /// The lesson's file, as findings name it.
    pub file: &'a Path,
    /// The lesson's id, which leads the keys of its own pictures and sounds.
    pub lesson: &'a str,
    /// The lesson's pictures.
    pub art: &'a Files,
    /// The lesson's recordings and effects.
    pub sounds: &'a Files,
    /// The kit.
    pub kit: &'a Kit,
    /// Every skill of the channel.
    pub skills: &'a BTreeSet<String>,
    /// The signs of the channel.
    pub signs: &'a Lexicon,
    /// The lesson's clips.
    pub clips: &'a Clips,
    /// Ids of the steps before this one.
    pub steps: &'a [String],
}

/// What was used in a step.
#[derive(Clone, Debug, Default)]
pub struct Used {
    /// Lines to be spoken.
    pub lines: Vec<UsedLine>,
    /// Keys of pictures.
    pub art: Vec<(String, Range<usize>)>,
    /// Keys of effects.
    pub sounds: Vec<(String, Range<usize>)>,
    /// Ids of signs.
    pub signs: Vec<String>,
    /// Names of clips.
    pub clips: Vec<String>,
}

/// A line as it was written.
#[derive(Clone, Debug)]
pub struct UsedLine {
    /// Its id.
    pub id: String,
    /// What is shown.
    pub text: String,
    /// What the draft voice says instead.
    pub say: Option<String>,
    /// A recording that was named.
    pub sound: Option<String>,
    /// Where it is written.
    pub span: Range<usize>,
}

/// Keys that every step has, whatever its kind.
pub const COMMON: &[&str] = &["kind", "id", "skill"];

/// The specification of a step; `None` where something in it does not fit.
pub fn step(
    node: &Node,
    id: &str,
    fields: &'static [Field],
    around: &Surroundings<'_>,
    used: &mut Used,
    findings: &mut Findings,
) -> Option<Json> {
    let main = fields.iter().find(|field| is_list_of_lines(field.shape)).map(|field| field.name);
    let mut walk = Walk { around, used, findings, fits: true, main };
    let json = walk.table(node, fields, id, COMMON);
    walk.fits.then_some(json)
}

/// A whole file that is no step, along its fields; `None` where something in it does not fit.
pub fn sheet(
    node: &Node,
    fields: &'static [Field],
    around: &Surroundings<'_>,
    used: &mut Used,
    findings: &mut Findings,
) -> Option<Json> {
    let mut walk = Walk { around, used, findings, fits: true, main: None };
    let json = walk.table(node, fields, "", &[]);
    walk.fits.then_some(json)
}

struct Walk<'w, 'a> {
    around: &'w Surroundings<'a>,
    used: &'w mut Used,
    findings: &'w mut Findings,
    fits: bool,
    /// The step's main list (its items or pages): lines are named without its key.
    main: Option<&'static str>,
}

impl Walk<'_, '_> {
    /// A table along its fields; `common` are keys that somebody else reads.
    fn table(
        &mut self,
        node: &Node,
        fields: &'static [Field],
        line: &str,
        common: &[&str],
    ) -> Json {
        let known: Vec<&str> =
            common.iter().copied().chain(fields.iter().map(|field| field.name)).collect();
        let mut slips = Vec::new();
        for entry in node.entries() {
            if !known.contains(&entry.key.as_str()) {
                self.findings.push(unknown_key(self.around.file, &entry.key, &entry.span, &known));
                self.fits = false;
                slips.push(meant(&entry.key, known.iter().copied()));
            }
        }
        let mut json = Map::new();
        for field in fields {
            let at_top = !common.is_empty();
            let child = match field.shape {
                Shape::List(_) if at_top && self.main == Some(field.name) => line.to_owned(),
                _ => format!("{line}.{}", field.name),
            };
            match node.get(field.name) {
                Some(value) => {
                    if let Some(value) = self.value(value, field.shape, field.name, &child) {
                        json.insert(field.name.to_owned(), value);
                    }
                }
                // A slip of the finger is told once, not as a key too many and one too few.
                None if field.needed && slips.contains(&field.name) => {}
                None if field.needed => self
                    .wrong("pack-missing", &node.span, |finding| finding.with("key", field.name)),
                None => {}
            }
        }
        Json::Object(json)
    }

    fn list(&mut self, items: &[Node], shape: Shape, key: &str, line: &str) -> Json {
        let one = |(at, item): (usize, &Node)| {
            let own = item.get("id").and_then(Node::text).map(str::to_owned);
            let name = own.unwrap_or_else(|| (at + 1).to_string());
            self.value(item, shape, key, &format!("{line}.{name}"))
        };
        Json::Array(items.iter().enumerate().filter_map(one).collect())
    }

    fn wrong(
        &mut self,
        code: &'static str,
        span: &Range<usize>,
        with: impl FnOnce(Finding) -> Finding,
    ) {
        self.findings.push(with(Finding::error(self.around.file, code).at(span)));
        self.fits = false;
    }

    fn warn(
        &mut self,
        code: &'static str,
        span: &Range<usize>,
        with: impl FnOnce(Finding) -> Finding,
    ) {
        self.findings.push(with(Finding::error(self.around.file, code).at(span)).warning());
    }
}

/// The key of a lesson's or the kit's picture; an error says which name may have been meant.
pub fn art_key(name: &str, around: &Surroundings<'_>) -> Result<String, Finding> {
    let (files, bare, prefix) = match name.strip_prefix("kit:") {
        Some(bare) => (&around.kit.art, bare, "kit".to_owned()),
        None => (around.art, name, around.lesson.to_owned()),
    };
    if files.get(bare).is_some() {
        return Ok(format!("{prefix}:{bare}"));
    }
    // Forgetting `kit:` is the likeliest slip of all.
    let meant = match (around.kit.art.get(bare), meant(bare, files.names())) {
        (Some(_), _) if prefix != "kit" => format!("kit:{bare}"),
        (_, "none") => "none".to_owned(),
        (_, other) if prefix == "kit" => format!("kit:{other}"),
        (_, other) => other.to_owned(),
    };
    let code = if prefix == "kit" { "pack-no-kit-art" } else { "pack-no-art" };
    Err(Finding::error(around.file, code).with("name", bare).with("meant", meant))
}

fn is_list_of_lines(shape: Shape) -> bool {
    fn holds_line(shape: Shape) -> bool {
        match shape {
            Shape::Line => true,
            Shape::List(inner) => holds_line(*inner),
            Shape::Table(fields) => fields.iter().any(|field| holds_line(field.shape)),
            _ => false,
        }
    }
    matches!(shape, Shape::List(_)) && holds_line(shape)
}
