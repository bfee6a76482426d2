//! Every page of the desk that a browser can ask for.

use super::Trouble;
use super::browser::Browser;
use model::{ClassId, LearnerId};

/// The pages, those of a class and those of a child among them.
const PAGES: [&str; 28] = [
    "/desk/class/{class}",
    "/desk/class/{class}/skills",
    "/desk/class/{class}/lessons",
    "/desk/class/{class}/give",
    "/desk/class/{class}/reports",
    "/desk/class/{class}/family",
    "/desk/class/{class}/learnt",
    "/desk/class/{class}/term",
    "/desk/class/{class}/certificates",
    "/desk/class/{class}/today.csv",
    "/desk/child/{child}",
    "/desk/child/{child}/read",
    "/desk/child/{child}/family",
    "/desk/child/{child}/term",
    "/desk/child/{child}/certificate",
    "/desk/child/{child}/erase",
    "/desk/tablets",
    "/desk/content",
    "/desk/phones",
    "/desk/sums",
    "/desk/school",
    "/desk/me",
    "/desk/audit",
    "/desk/keeping",
    "/desk/import",
    "/desk/records",
    "/desk/check",
    "/desk/wall",
];

/// What was found of all pages.
#[derive(Clone, Copy)]
pub(crate) struct Slowest {
    /// The highest of the pages' medians, milliseconds.
    pub(crate) p50: f64,
    /// The highest of what 99 of 100 answers of a page came within.
    pub(crate) p99: f64,
}

impl Slowest {
    /// The slower of two.
    pub(crate) fn or(self, other: Self) -> Self {
        Self { p50: self.p50.max(other.p50), p99: self.p99.max(other.p99) }
    }
}

/// Asks for each page so many times; the slowest count.
pub(crate) fn every(
    browser: &mut Browser,
    class: ClassId,
    child: LearnerId,
    times: usize,
) -> Result<Slowest, Trouble> {
    let mut slowest = Slowest { p50: 0.0, p99: 0.0 };
    for page in PAGES {
        let path = page.replace("{class}", &class.to_string());
        let (p50, p99, bytes) =
            browser.time(&path.replace("{child}", &child.to_string()), times)?;
        eprintln!("{page}: {p50:.2} ms, 99 of 100 within {p99:.2} ms, {bytes} bytes");
        (slowest.p50, slowest.p99) = (slowest.p50.max(p50), slowest.p99.max(p99));
    }
    Ok(slowest)
}
