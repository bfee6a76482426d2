//! The end of every import: the lesson is put into its place with a list of what was left behind.

use super::begun::Begun;
use super::{ImportError, Imported};
use crate::export::Lost;
use i18n::Tr;
use std::path::Path;

/// The list beside the lesson; nothing of it reaches a tablet.
pub const REPORT: &str = "import.txt";

/// Writes the list and finishes the lesson.
pub(super) fn finish(
    mut begun: Begun,
    lost: Vec<Lost>,
    from: &Path,
    tr: &Tr,
) -> Result<Imported, ImportError> {
    let mut told: Vec<Lost> = Vec::new();
    for one in lost {
        if !told.contains(&one) {
            told.push(one);
        }
    }
    let report = report(&begun, &told, from, tr);
    begun.write(REPORT, report.as_bytes())?;
    Ok(Imported { written: begun.finish()?, lost: told })
}

fn report(begun: &Begun, lost: &[Lost], from: &Path, tr: &Tr) -> String {
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let count = |folder: &str| {
        let is_in = |path: &&std::path::PathBuf| {
            let is_sound = path.extension().is_some_and(|ending| ending != "vtt");
            let is_ours = ["tile.svg", "paper.svg"].iter().any(|name| path.ends_with(name));
            let is_there =
                path.parent().and_then(Path::file_name).is_some_and(|name| name == folder);
            is_there && is_sound && !is_ours
        };
        begun.written().iter().filter(is_in).count()
    };
    let head = tr.msg(
        "pack-import-report",
        &[
            ("file", name.as_str().into()),
            ("pictures", count("art").into()),
            ("sounds", count("sound").into()),
        ],
    );
    let mut text = format!("{head}\n\n");
    text.push_str(&tr.msg("pack-import-left", &[("n", lost.len().into())]));
    text.push('\n');
    for one in lost {
        text.push_str(&format!("- {}\n", tr.msg(one.key, &[("what", one.what.as_str().into())])));
    }
    text
}
