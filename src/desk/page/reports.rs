//! What a class can print and take along.

use super::html;
use crate::Frame;
use askama::Template;

#[derive(Template)]
#[template(path = "reports.html")]
struct Page {
    frame: Frame,
    prints: Vec<(String, String, String)>,
    files: Vec<(String, String, String)>,
}

/// Writes the page.
pub fn write(frame: Frame) -> String {
    let at = |path: &str| format!("/desk/class/{}/{path}", frame.class_id());
    let link = |(key, path): &(&str, &str)| {
        (at(path), frame.t(&format!("desk-{key}")), frame.t(&format!("desk-{key}-how")))
    };
    let prints = [
        ("family", "family"),
        ("learnt", "learnt"),
        ("term", "term"),
        ("certificates", "certificates"),
    ];
    let prints = prints.iter().map(link).collect();
    let files = [
        ("xlsx-class", "class.xlsx"),
        ("xlsx-answers", "answers.xlsx"),
        ("csv-today", "today.csv"),
        ("csv-skills", "skills.csv"),
        ("oneroster", "results.zip"),
        ("xapi", "statements.json"),
    ];
    let files = files.iter().map(link).collect();
    html(&Page { frame, prints, files })
}
