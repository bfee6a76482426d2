//! Chromium, driven over `WebDriver`: requests of JSON to `chromedriver` on this machine.
//!
//! What these journeys ask of a browser is a dozen commands; a library for it would bring twenty
//! crates, a second ICU among them.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A browser with one window; dropping it closes it.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: tempfile::TempDir,
}

/// What a browser should be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Looks {
    /// Size of the window.
    pub(crate) size: (u32, u32),
    /// Whether pages may run scripts.
    pub(crate) scripts: bool,
}

impl Browser {
    /// Starts one; none where this machine has no Chromium, which is said.
    pub(crate) fn open(looks: Looks) -> Option<Self> {
        Self::open_with(looks, None)
    }

    /// The same with a home folder of its own, where it finds whom it trusts.
    pub(crate) fn open_with(looks: Looks, home: Option<&Path>) -> Option<Self> {
        let profile = tempfile::tempdir().unwrap();
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
        if let Some(home) = home {
            command.env("HOME", home);
        }
        let Ok(mut driver) = command.spawn() else {
            eprintln!("no chromedriver here: nothing was tried in a browser");
            return None;
        };
        let mut says = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = says.find_map(|line| {
            line.ok()?.strip_suffix('.')?.rsplit_once("on port ")?.1.parse::<u16>().ok()
        });
        let port = port.expect("chromedriver tells its port");
        // Whatever it says later is read, or it would stand still.
        std::thread::spawn(move || says.count());
        let (width, height) = looks.size;
        let args = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-gpu".to_owned(),
            "--use-fake-ui-for-media-stream".to_owned(),
            "--use-fake-device-for-media-stream".to_owned(),
            "--autoplay-policy=no-user-gesture-required".to_owned(),
            format!("--window-size={width},{height}"),
            format!("--user-data-dir={}", profile.path().display()),
        ];
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": args },
        } } });
        let mut browser = Self { driver, port, session: String::new(), _profile: profile };
        let made = browser.ask("POST", "/session", &wanted);
        browser.session = made["sessionId"].as_str().expect("a session begins").to_owned();
        // A window is never narrower than its frame; what the page sees is.
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        browser.devtools("Emulation.setDeviceMetricsOverride", &metrics);
        let scripts = json!({ "value": !looks.scripts });
        browser.devtools("Emulation.setScriptExecutionDisabled", &scripts);
        Some(browser)
    }

    /// Gives a command of the developer tools.
    pub(crate) fn devtools(&self, command: &str, params: &Value) {
        let asked = json!({ "cmd": command, "params": params });
        self.do_("POST", "/goog/cdp/execute", &asked);
    }

    /// Goes to an address.
    pub(crate) fn go(&self, url: &str) {
        self.do_("POST", "/url", &json!({ "url": url }));
    }

    /// Where it is.
    pub(crate) fn url(&self) -> String {
        self.do_("GET", "/url", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script of the test's own; it works also where pages may run none of theirs.
    pub(crate) fn run(&self, script: &str, args: &[Value]) -> Value {
        self.do_("POST", "/execute/sync", &json!({ "script": script, "args": args }))
    }

    /// The same for a script that calls its last argument when it is done.
    pub(crate) fn run_async(&self, script: &str) -> Value {
        self.do_("POST", "/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// The page as it stands now.
    pub(crate) fn html(&self) -> String {
        self.do_("GET", "/source", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// Touches the first thing that a CSS selector finds.
    pub(crate) fn click(&self, selector: &str) {
        // As a finger would: not under a bar at the edge of the glass.
        let middle = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        self.run(middle, &[json!(selector)]);
        let id = self.find(selector);
        self.do_("POST", &format!("/element/{id}/click"), &json!({}));
    }

    /// Types into a field, or names a file for it.
    pub(crate) fn keys(&self, selector: &str, text: &str) {
        let id = self.find(selector);
        self.do_("POST", &format!("/element/{id}/value"), &json!({ "text": text }));
    }

    /// What the browser complained of since this was last asked.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = self.do_("POST", "/se/log", &json!({ "type": "browser" }));
        let lines = log.as_array().cloned().unwrap_or_default();
        let is_bad = |line: &&Value| line["level"] == "SEVERE" || line["level"] == "WARNING";
        lines.iter().filter(is_bad).map(|line| line["message"].to_string()).collect()
    }

    /// Keeps a picture of what is seen.
    pub(crate) fn picture(&self, file: &Path) {
        let shot = self.do_("GET", "/screenshot", &Value::Null);
        let bytes = shot.as_str().map(decoded).unwrap_or_default();
        std::fs::write(file, bytes).expect("a picture is written");
    }

    fn find(&self, selector: &str) -> String {
        let wanted = json!({ "using": "css selector", "value": selector });
        let found = self.do_("POST", "/element", &wanted);
        let id = found.as_object().and_then(|found| found.values().next()?.as_str());
        id.unwrap_or_else(|| panic!("{selector} is not on {}: {}", self.url(), self.html()))
            .to_owned()
    }

    fn do_(&self, method: &str, path: &str, body: &Value) -> Value {
        self.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver listens");
        line.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n",
            self.port,
            body.len()
        );
        line.write_all(head.as_bytes()).unwrap();
        line.write_all(body.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let mut reader = BufReader::new(line);
        let mut length = None;
        loop {
            let mut field = String::new();
            reader.read_line(&mut field).expect("the driver answers");
            let field = field.trim_end().to_ascii_lowercase();
            if field.is_empty() {
                break;
            }
            if let Some(n) = field.strip_prefix("content-length:") {
                length = n.trim().parse::<u64>().ok();
            }
        }
        reader.take(length.unwrap_or(u64::MAX)).read_to_end(&mut answer).unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap_or_default();
        let value = answer["value"].clone();
        // Where a page is refused, as one without a good certificate is, the browser is still there.
        let error = value["error"].as_str().filter(|_| !path.ends_with("/url"));
        assert!(error.is_none(), "{method} {path} {body}: {}", value["message"]);
        value
    }

    /// Waits until something is on the page.
    pub(crate) fn there(&self, selector: &str) {
        let script = format!("return !!document.querySelector({})", json!(selector));
        self.wait(selector, Duration::from_secs(30), &script);
    }

    /// Waits until a script finds something true, and says how long it took.
    pub(crate) fn wait(&self, what: &str, most: Duration, script: &str) -> Duration {
        let began = Instant::now();
        while self.run(script, &[]) != json!(true) {
            assert!(began.elapsed() < most, "{what} did not come in {most:?}: {}", self.html());
            std::thread::sleep(Duration::from_millis(50));
        }
        began.elapsed()
    }
}

/// The bytes that a text in base 64 stands for.
fn decoded(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut n) = (Vec::new(), 0_u32, 0);
    for six in text.bytes().filter_map(value) {
        (bits, n) = (bits << 6 | u32::from(six), n + 6);
        if n >= 8 {
            n -= 8;
            bytes.push((bits >> n) as u8);
        }
    }
    bytes
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            self.ask("DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
