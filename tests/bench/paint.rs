//! How soon a teacher sees her class: Chromium with its processor slowed six times and a mobile
//! network of the third generation (1.6 Mbit/s, answers 300 ms later), the demo's school behind it.

use crate::Done;
use crate::driver::{Browser, Looks};
use crate::figure::at_most;
use crate::school::School;
use serde_json::json;
use server::{Config, demo};
use std::net::SocketAddr;

/// So often each page is opened.
const TIMES: usize = 5;

pub(crate) fn run() -> Done<()> {
    let looks = Looks { size: (1366, 768), scripts: true };
    let Some(browser) = Browser::open(looks) else { return Ok(()) };
    let data = tempfile::tempdir()?;
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = Config { data: data.path().to_owned(), listen: any, loopback: any, name: None };
    let server = server::start(&config)?;
    let filled = demo::fill(&server.school, server::clock::now_ms(), |_, _| {});
    server.wait_for(filled).transpose()?;
    drop(server);
    let school = School::of(data)?;
    let at = format!("http://{}", school.loopback);
    browser.go(&format!("{at}/desk"));
    browser.keys("[name=login]", "asha");
    browser.keys("[name=password]", demo::PASSWORD);
    browser.click("form button.btn");
    browser.there("nav");
    browser.go(&format!("{at}/desk/school"));
    let html = browser.html();
    let class = html.split("/desk/class/").nth(1).and_then(|rest| rest.get(..32));
    let class = format!("{at}/desk/class/{}", class.ok_or("no class is named")?);
    browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 6 }));
    browser.devtools("Network.enable", &json!({}));
    let net = json!({ "offline": false, "latency": 300,
        "downloadThroughput": 200_000, "uploadThroughput": 94_000 });
    browser.devtools("Network.emulateNetworkConditions", &net);
    for (id, is_first, goal) in
        [("desk.first_paint_ms", true, 2_500.0), ("desk.next_paint_ms", false, 1_500.0)]
    {
        let mut took = Vec::new();
        for _ in 0..TIMES {
            browser.go("about:blank");
            if is_first {
                browser.devtools("Network.clearBrowserCache", &json!({}));
            }
            browser.go(&class);
            browser.there("table");
            let paint =
                "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
            took.push(browser.run(paint, &[]).as_f64().ok_or("nothing was painted")?);
        }
        took.sort_by(f64::total_cmp);
        at_most(id, took[TIMES / 2], "ms", goal);
    }
    Ok(())
}
