//! Pages for a browser: the script for the printer, and what was recorded for listening.

use super::Cut;
use super::script::{Line, Script};
use crate::export::escaped;
use i18n::Tr;
use std::path::Path;

/// The script, large enough to be read from where the microphone stands.
pub fn script(script: &Script, lines: &[&Line], tr: &Tr) -> String {
    let rows = lines.iter().map(|line| {
        let say = line.say.as_deref().map(|say| format!("<small>{}</small>", escaped(say)));
        let say = say.unwrap_or_default();
        format!("<li value=\"{}\"><p>{}</p>{say}</li>", line.n, escaped(&line.text))
    });
    let how = tr.msg("pack-record-how", &[]);
    page(
        script,
        tr,
        &format!("<p class=\"how\">{}</p>\n<ol>\n{}\n</ol>", escaped(&how), join(rows)),
    )
}

/// What was recorded: each line with its text, its length and a button to hear it. `files` are
/// named as they are reached from `from`, the folder of the page.
pub fn listening(script: &Script, kept: &[(&Line, &Cut, &Path)], from: &Path, tr: &Tr) -> String {
    let rows = kept.iter().map(|(line, cut, file)| {
        let file = file.strip_prefix(from).unwrap_or(file).to_string_lossy();
        let class = if cut.is_odd { " class=\"odd\"" } else { "" };
        format!(
            "<li value=\"{}\"{class}><p>{}</p><audio controls preload=\"none\" src=\"{}\"></audio> <small>{}</small></li>",
            line.n,
            escaped(&line.text),
            escaped(&url(&file)),
            escaped(&about(cut, tr)),
        )
    });
    page(script, tr, &format!("<ol>\n{}\n</ol>", join(rows)))
}

/// The length of a take, and what is worth a look.
pub fn about(cut: &Cut, tr: &Tr) -> String {
    let seconds = f64::from(cut.sound.ms() / 100) / 10.0;
    let remarks = [
        ("pack-record-odd", cut.is_odd),
        ("pack-record-quiet", cut.is_quiet),
        ("pack-record-clipped", cut.sound.clipped > 0),
    ];
    let remarks = remarks.into_iter().filter(|(_, holds)| *holds).map(|(key, _)| tr.msg(key, &[]));
    std::iter::once(tr.msg("pack-record-seconds", &[("n", seconds.into())]))
        .chain(remarks)
        .collect::<Vec<_>>()
        .join(", ")
}

fn page(script: &Script, tr: &Tr, inside: &str) -> String {
    let (language, title) = (escaped(&script.track), escaped(&script.title));
    let n = tr.msg("pack-record-lines", &[("n", script.lines.len().into())]);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}</p>\n{inside}\n</body>\n</html>\n",
        escaped(&n),
    )
}

const STYLE: &str = "body{font:20px/1.6 'Noto Sans Bengali','Hind Siliguri',sans-serif;max-width:44em;\
margin:2em auto;padding:0 1em;color:#222}li{margin:.6em 0;padding:.2em .4em;break-inside:avoid}\
li p{margin:0;font-size:1.3em}.how{border-left:4px solid #2f9e5b;padding-left:.8em}\
.odd{background:#fff1c9}audio{vertical-align:middle}:lang(bn) ol{list-style:bengali}";

fn join(rows: impl Iterator<Item = String>) -> String {
    rows.collect::<Vec<_>>().join("\n")
}

/// A path as an address has it: only these signs stand for themselves.
fn url(path: &str) -> String {
    let mut url = String::new();
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                url.push(char::from(byte));
            }
            other => url.push_str(&format!("%{other:02X}")),
        }
    }
    url
}
