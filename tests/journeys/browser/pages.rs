//! Every page on both sizes of glass: nothing of it is forbidden by its own policy, nothing runs out
//! of the window, and, where axe can be fetched, nothing is in the way of whoever sees or hears less.

use super::driver::{Browser, Looks};
use super::{LAPTOP, PHONE, School, bundle};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// All pages of the desk for whoever leads a school.
fn paths(school: &School) -> Vec<String> {
    let (class, child) = (&school.class, school.child);
    let lesson = bundle().shelf(0, 1).unwrap().pop().unwrap().id;
    let mut all: Vec<String> =
        ["", "/skills", "/lessons", "/give", "/give?done=1", "/reports", "/certificates"]
            .iter()
            .map(|rest| format!("{class}{rest}"))
            .collect();
    all.push(format!("{class}/lesson/{lesson}"));
    all.extend(
        ["", "/read", "/certificate", "/erase"].map(|rest| format!("/desk/child/{child}{rest}")),
    );
    let rest = ["tablets", "join", "wall", "sums", "school", "content", "phones", "find?q=a"];
    let more = ["me", "audit", "keeping", "import", "records", "check"];
    all.extend(rest.iter().chain(&more).map(|rest| format!("/desk/{rest}")));
    all
}

#[test]
fn every_page_keeps_to_its_policy_and_its_window_with_and_without_scripts() {
    let is_long = std::env::var("JONAKI_LONG").is_ok_and(|long| !long.is_empty());
    let Some(first) = Browser::open(Looks { size: LAPTOP, scripts: true }) else { return };
    let school = School::open(&first);
    let axe = axe();
    let pictures = std::env::var_os("JONAKI_PICTURES").map(PathBuf::from);
    for (size, scripts) in [(LAPTOP, true), (PHONE, true), (LAPTOP, false), (PHONE, false)] {
        // The two shown last differ from the others in few ways, and each takes a while.
        if !is_long && !scripts && size == LAPTOP {
            continue;
        }
        let browser = Browser::open(Looks { size, scripts }).expect("it was there before");
        sign_in(&browser, &school.at);
        for language in ["bn", "en"] {
            browser.go(&format!("{}/desk/language/{language}", school.at));
            for path in paths(&school) {
                browser.go(&format!("{}{path}", school.at));
                let what = format!("{path} in {language} at {size:?}, scripts {scripts}");
                assert_eq!(browser.complaints(), Vec::<String>::new(), "{what}");
                let wide = browser.run(WIDE, &[]);
                assert_eq!(wide, json!([]), "{what} is wider than its window");
                if let Some(folder) = &pictures {
                    let name = path.replace(['/', '?', '='], "-");
                    let name = format!("{language}-{}-{scripts}{name}.png", size.0);
                    browser.picture(&folder.join(name));
                }
                if let (Some(axe), true) = (&axe, scripts) {
                    let found = serious(&browser, axe);
                    assert!(found.is_empty(), "{what}: {found:#?}");
                }
            }
        }
    }
}

#[test]
fn a_sealed_bundle_is_published_at_the_desk_and_its_way_to_the_tablets_is_seen() {
    let Some(browser) = Browser::open(Looks { size: LAPTOP, scripts: true }) else { return };
    let school = School::open(&browser);
    browser.go(&format!("{}/desk/language/en", school.at));
    browser.go(&format!("{}/desk/content", school.at));
    let lede = "return document.querySelector('.lede').innerText";
    assert_eq!(browser.run(lede, &[]), json!("No lessons are offered to the tablets yet."));
    browser.keys("#bundle", super::support::bundle().to_str().unwrap());
    browser.click("form[action='/desk/content'] button");
    browser.there("[role=status]");
    let shown = browser.run("return document.querySelector('main').innerText", &[]);
    let shown = shown.as_str().unwrap();
    assert!(shown.contains("Published.") && shown.contains("jonaki-1"), "{shown}");
    assert!(shown.contains("0 of 1 tablets have it"), "{shown}");
    let mut pupil = school.pupil;
    pupil.sync_well();
    let wanted = pupil.tablet().school.releases().unwrap();
    assert_eq!(wanted.len(), 1, "its tablet knows that there is something to fetch");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// What reaches beyond the window, but for what scrolls by itself.
const WIDE: &str = "
    if (document.documentElement.scrollWidth <= innerWidth + 1) return [];
    return [...document.querySelectorAll('main *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .filter((one) => !one.closest('.mapbox, .scroll, .scrollbox, .sr'))
        .slice(0, 5).map((one) => one.outerHTML.slice(0, 160));";

pub(super) fn sign_in(browser: &Browser, at: &str) {
    browser.go(&format!("{at}/desk/enter"));
    // Cookies know no ports: who was signed in at the same machine still is.
    if browser.url().contains("/desk/class/") {
        return;
    }
    browser.keys("[name=login]", "mina");
    browser.keys("[name=password]", super::PASSWORD);
    browser.click("form button.btn");
    browser.there(".rail");
    assert!(browser.url().contains("/desk/class/"), "{}", browser.html());
}

/// axe-core, fetched into a folder that goes when this ends; none without npm or a network.
fn axe() -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let done = Command::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"])
        .args(["--fetch-retries=0", "--fetch-timeout=20000", "--prefix"])
        .arg(folder.path())
        .arg("axe-core@4")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let script = folder.path().join("node_modules/axe-core/axe.min.js");
    let found = std::fs::read_to_string(script).ok().filter(|_| done.is_ok());
    if found.is_none() {
        eprintln!("axe-core cannot be fetched here: pages were not looked at with it");
    }
    found
}

/// What axe finds serious or worse on the page.
fn serious(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run(axe, &[]);
    let script = "
        const done = arguments[arguments.length - 1];
        axe.run({ resultTypes: ['violations'] }).then((found) => done(found.violations));";
    let found = browser.run_async(script);
    let violations = found.as_array().cloned().unwrap_or_default();
    let is_serious = |one: &&Value| matches!(one["impact"].as_str(), Some("serious" | "critical"));
    let told = |one: &Value| format!("{}: {}", one["help"], one["nodes"][0]["html"]);
    violations.iter().filter(is_serious).map(told).collect()
}
