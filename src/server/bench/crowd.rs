//! A school of five thousand children with five million answers: whether its pages stay quick, what
//! a contact costs in it, and its answers as a spreadsheet.

use super::Trouble;
use super::browser::Browser;
use super::clients::{self, PER_SEGMENT, ROUNDS, Tablet};
use super::figure::at_most;
use super::pages;
use super::process::Process;
use model::{ClassId, LearnerId};
use server::{Config, Running, demo};
use std::net::SocketAddr;
use std::time::Instant;
use wire::down::Down;

/// Classes of forty.
const CLASSES: usize = 125;
/// So many are made at a time: their work lies in memory until it is sent.
const AT_ONCE: usize = 12;
/// So often each page is asked for.
const TIMES: usize = 20;

pub(crate) fn run() -> Result<(), Trouble> {
    let folder = super::scratch("crowd")?;
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = Config { data: folder.clone(), listen: any, loopback: any, name: None };
    let server = server::start(&config)?;
    let (now_ms, began) = (server::clock::now_ms(), Instant::now());
    server.wait_for(demo::fill(&server.school, now_ms, |_, _| {})).transpose()?;
    for from in (AT_ONCE..CLASSES).step_by(AT_ONCE) {
        let classes = from..(from + AT_ONCE).min(CLASSES);
        server.wait_for(demo::grow(&server.school, now_ms, classes)).transpose()?;
    }
    let (class, child) = somebody(&server)?;
    let n_answers = answers(&folder)?;
    let seconds = began.elapsed().as_secs_f64();
    eprintln!("{} children, {n_answers} answers in {seconds:.0} s", CLASSES * 40);
    at_most("crowd.filled_s_per_million", seconds * 1e6 / n_answers as f64, "s", 100.0);
    let tablet = Tablet::enrol(&server, 0)?;
    drop(server);
    let server = Process::start(&folder)?;
    let mut browser = Browser::sign_in(server.loopback)?;
    let slowest = pages::every(&mut browser, class, child, TIMES)?;
    at_most("crowd.slowest_page_p50_ms", slowest.p50, "ms", 50.0);
    at_most("crowd.slowest_page_p99_ms", slowest.p99, "ms", 100.0);
    // Whatever is summed up for the pages is kept as work comes in, not counted anew.
    let began = Instant::now();
    clients::send_all(server.loopback, &tablet)?;
    let per_s = (ROUNDS * PER_SEGMENT) as f64 / began.elapsed().as_secs_f64();
    super::at_least("crowd.attempts_per_s", per_s, "1/s", 20_000.0);
    let before = server.memory_mb()?;
    at_most("crowd.memory_mb", before, "MB", 60.0);
    let began = Instant::now();
    let bytes = browser.get("/desk/answers.xlsx")?;
    let seconds = began.elapsed().as_secs_f64();
    eprintln!("all answers as a spreadsheet: {bytes} bytes in {seconds:.0} s");
    at_most("crowd.xlsx_s_per_million", seconds * 1e6 / n_answers as f64, "s", 30.0);
    at_most("crowd.xlsx_more_memory_mb", server.memory_mb()? - before, "MB", 20.0);
    drop(server);
    Ok(std::fs::remove_dir_all(folder)?)
}

/// The last class of the school and a child of it.
fn somebody(server: &Running) -> Result<(ClassId, LearnerId), Trouble> {
    let school = &server.school;
    let entries = server.wait_for(school.storage.entries(school.id(), "learner")).transpose()?;
    let read = |entry: wire::down::Entry| Down::read(entry.body.as_ref()?);
    let found = entries.into_iter().flatten().filter_map(read).find_map(|down| match down {
        Down::Learner { id, class: Some(class), .. } => Some((class, id)),
        _ => None,
    });
    found.ok_or_else(|| "the school has no children".into())
}

fn answers(folder: &std::path::Path) -> Result<u64, Trouble> {
    let database = folder.join(server::storage::sqlite::FILE);
    let db = rusqlite::Connection::open_with_flags(
        database,
        rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
    )?;
    let query = "SELECT count(*) FROM event WHERE kind = 'answered'";
    Ok(db.query_row(query, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}
