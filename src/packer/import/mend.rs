//! Signs in an order that no letter has, put into order: what came from elsewhere may look right
//! and still break in a search and on other screens, and `check` refuses it.

use super::quoted;
use crate::document;
use crate::export::Lost;
use crate::finding::{Findings, Severity};
use std::path::Path;

/// So often a text is gone over: one slip may hide another.
const ROUNDS: usize = 8;

/// A text in which such signs are in order; what was changed is told.
pub(super) fn in_order(text: &str, lost: &mut Vec<Lost>) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut written = format!("text = {}", quoted(text));
    for _ in 0..ROUNDS {
        let mut findings = Findings::default();
        let document = document::parse(written.as_bytes(), Path::new("text"), &mut findings);
        let mut slips: Vec<(usize, usize, String)> = findings
            .sorted()
            .iter()
            .filter(|finding| {
                finding.severity == Severity::Error && finding.code == "pack-spell-order"
            })
            .filter_map(|finding| {
                let (start, end) = finding.span?;
                let better = finding.args.iter().find(|(name, _)| *name == "better")?;
                Some((start, end, better.1.clone()))
            })
            .collect();
        if slips.is_empty() {
            let read = document.root.get("text").and_then(|node| node.text());
            return read.unwrap_or(text).to_owned();
        }
        slips.sort();
        // From the end on, so that places before it stay true; overlapping ones wait for a round.
        let mut from = written.len();
        for (start, end, better) in slips.into_iter().rev() {
            if end > from || written.get(start..end).is_none() {
                continue;
            }
            let what = format!("{} → {better}", &written[start..end]);
            lost.push(Lost { key: "pack-lost-order", what });
            written.replace_range(start..end, &better);
            from = start;
        }
    }
    text.to_owned()
}
