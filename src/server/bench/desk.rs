//! What the teacher's pages cost: of a class of forty and of one of nearly five hundred, of the
//! invented school with ninety days of work, asked for over a connection as a browser does.

use super::figure::{at_most, p99};
use model::ClassId;
use server::{Config, Running, demo};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Instant;
use wire::down::Down;

/// So often each page is asked for.
const TIMES: usize = 200;
/// A class of everybody.
const ALL: ClassId = ClassId([0x77; 16]);

pub(crate) fn run() -> Result<(), Box<dyn std::error::Error>> {
    let folder = super::scratch("desk")?;
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = Config { data: folder.clone(), listen: any, loopback: any, name: None };
    let server = server::start(&config)?;
    let began = Instant::now();
    let told = |week: usize, weeks: usize| {
        let seconds = began.elapsed().as_secs_f64();
        if week == 1 {
            at_most("desk.newest_week_s", seconds, "s", 5.0);
        }
        if week == weeks {
            eprintln!("{weeks} weeks of work in {seconds:.1} s");
        }
    };
    let filled = demo::fill(&server.school, server::clock::now_ms(), told);
    server.wait_for(filled).transpose()?;
    let class = gather(&server)?;
    let mut browser = Browser::sign_in(server.loopback)?;
    for (id, path, (p50_goal, p99_goal)) in [
        ("class_of_40", format!("/desk/class/{class}"), (5.0, 15.0)),
        ("skills_of_40", format!("/desk/class/{class}/skills"), (5.0, 15.0)),
        ("class_of_480", format!("/desk/class/{ALL}"), (50.0, 100.0)),
        ("skills_of_480", format!("/desk/class/{ALL}/skills"), (100.0, 200.0)),
    ] {
        let (mut took, mut bytes) = (Vec::new(), 0);
        for _ in 0..TIMES {
            let began = Instant::now();
            bytes = browser.get(&path)?;
            took.push(began.elapsed().as_secs_f64() * 1e3);
        }
        let worst = p99(&mut took);
        at_most(&format!("desk.{id}_p50_ms"), took[TIMES / 2], "ms", p50_goal);
        at_most(&format!("desk.{id}_p99_ms"), worst, "ms", p99_goal);
        at_most(&format!("desk.{id}_packed_kb"), bytes as f64 / 1e3, "kB", 100.0);
    }
    drop(server);
    Ok(std::fs::remove_dir_all(folder)?)
}

/// Puts all children into one class, beside a class of forty that keeps its own: gives that one.
fn gather(server: &Running) -> Result<ClassId, Box<dyn std::error::Error>> {
    let school = &server.school;
    let entries = server.wait_for(school.storage.entries(school.id(), "learner")).transpose()?;
    let read = |entry: wire::down::Entry| Down::read(entry.body.as_ref()?);
    let mut children: Vec<Down> = entries.into_iter().flatten().filter_map(read).collect();
    let class_of = |down: &Down| match down {
        Down::Learner { class, .. } => *class,
        _ => None,
    };
    let kept = children.first().and_then(class_of).ok_or("the school has no children")?;
    children.retain(|child| class_of(child) != Some(kept));
    for child in &mut children {
        if let Down::Learner { class, .. } = child {
            *class = Some(ALL);
        }
    }
    children.push(Down::Class { id: ALL, name: "all".into(), shift: 0 });
    for some in children.chunks(200) {
        server.wait_for(school.tell(some, None)).transpose()?;
    }
    Ok(kept)
}

/// One who leads the school, at the laptop, over one connection.
struct Browser {
    stream: TcpStream,
    says: BufReader<TcpStream>,
    cookie: String,
}

impl Browser {
    fn sign_in(at: SocketAddr) -> Result<Self, Box<dyn std::error::Error>> {
        let stream = TcpStream::connect(at)?;
        stream.set_nodelay(true)?;
        let says = BufReader::new(stream.try_clone()?);
        let mut browser = Self { stream, says, cookie: String::new() };
        let form = format!("login=asha&password={}", demo::PASSWORD);
        let head = format!(
            "POST /desk/enter HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n\r\n{form}",
            form.len()
        );
        let (status, heads, _) = browser.ask(&head)?;
        let cookie = heads.iter().find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie.and_then(|cookie| cookie.split(';').next());
        browser.cookie = cookie.ok_or_else(|| format!("nobody was let in: {status}"))?.to_owned();
        Ok(browser)
    }

    /// Asks for a page; gives its bytes as they travel.
    fn get(&mut self, path: &str) -> Result<usize, Box<dyn std::error::Error>> {
        let cookie = &self.cookie;
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip\r\ncookie: {cookie}\r\n\r\n"
        );
        let (status, _, bytes) = self.ask(&head)?;
        if status.contains(" 200 ") { Ok(bytes) } else { Err(format!("{path}: {status}").into()) }
    }

    /// The first line of an answer, its other lines, and the length of its body.
    fn ask(&mut self, request: &str) -> std::io::Result<(String, Vec<String>, usize)> {
        self.stream.write_all(request.as_bytes())?;
        let (mut status, mut heads) = (String::new(), Vec::new());
        self.says.read_line(&mut status)?;
        loop {
            let mut line = String::new();
            if self.says.read_line(&mut line)? == 0 || line == "\r\n" {
                break;
            }
            heads.push(line.trim_end().to_owned());
        }
        let length = heads.iter().find_map(|line| line.strip_prefix("content-length: "));
        let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
        std::io::copy(&mut (&mut self.says).take(length), &mut std::io::sink())?;
        Ok((status, heads, length as usize))
    }
}
