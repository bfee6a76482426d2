//! Whoever is signed in gives herself another password.

use super::html;
use crate::Frame;
use askama::Template;

#[derive(Template)]
#[template(path = "me.html")]
struct Page {
    frame: Frame,
    wrong: Option<String>,
}

/// Writes the page; `wrong` is the sentence that says why the form was not taken.
pub fn write(frame: Frame, wrong: Option<&str>) -> String {
    let wrong = wrong.map(|key| frame.t(key));
    html(&Page { frame, wrong })
}
