//! What the teacher's pages cost: of a class of forty and of one of nearly five hundred, of the
//! invented school with ninety days of work, asked for over a connection as a browser does; also
//! while tablets send as fast as they can, and what it takes in memory.

use super::Trouble;
use super::browser::Browser;
use super::clients::{self, CLIENTS, Tablet};
use super::figure::at_most;
use super::pages;
use super::process::Process;
use model::{ClassId, LearnerId};
use server::{Config, Running, demo};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;
use wire::down::Down;

/// So often each page is asked for.
const TIMES: usize = 200;
/// So many tablets each of the clients sends for, one after the other: half a million answers, as
/// 480 children give in some months and never in an hour.
const TABLETS: usize = 4;
/// A class of everybody.
const ALL: ClassId = ClassId([0x77; 16]);

pub(crate) fn run() -> Result<(), Trouble> {
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
    let (class, child) = gather(&server)?;
    let mut browser = Browser::sign_in(server.loopback)?;
    for (id, path, (p50_goal, p99_goal)) in [
        ("class_of_40", format!("/desk/class/{class}"), (5.0, 15.0)),
        ("skills_of_40", format!("/desk/class/{class}/skills"), (5.0, 15.0)),
        ("class_of_480", format!("/desk/class/{ALL}"), (5.0, 15.0)),
        ("skills_of_480", format!("/desk/class/{ALL}/skills"), (100.0, 200.0)),
    ] {
        let (p50, p99, bytes) = browser.time(&path, TIMES)?;
        at_most(&format!("desk.{id}_p50_ms"), p50, "ms", p50_goal);
        at_most(&format!("desk.{id}_p99_ms"), p99, "ms", p99_goal);
        at_most(&format!("desk.{id}_packed_kb"), bytes as f64 / 1e3, "kB", 100.0);
    }
    let tablets = (0..CLIENTS * TABLETS).map(|n| Tablet::enrol(&server, n as u8));
    let tablets: Vec<Tablet> = tablets.collect::<Result<_, _>>()?;
    drop((browser, server));
    beside_ingest(&folder, class, child, &tablets)?;
    Ok(std::fs::remove_dir_all(folder)?)
}

/// Every page of the server as it is shipped while eight clients send as fast as they are
/// answered; then what it takes in memory, after more than an hour of a school brings it.
fn beside_ingest(
    folder: &Path,
    class: ClassId,
    child: LearnerId,
    tablets: &[Tablet],
) -> Result<(), Trouble> {
    let server = Process::start(folder)?;
    let (mut browser, address) = (Browser::sign_in(server.loopback)?, server.loopback);
    at_most("desk.memory_at_first_mb", server.memory_mb()?, "MB", 60.0);
    let is_over = AtomicBool::new(false);
    let asked = std::thread::scope(|scope| {
        let clients = tablets.chunks(TABLETS).map(|some| {
            scope
                .spawn(|| some.iter().try_for_each(|one| clients::send_all(address, one).map(drop)))
        });
        let clients: Vec<_> = clients.collect();
        let asks = scope.spawn(|| {
            // The first page of a server that has just started reads what later ones remember.
            let (first, ..) = browser.time(&format!("/desk/class/{class}"), 1)?;
            at_most("desk.beside_ingest_first_ms", first, "ms", 500.0);
            let (mut slowest, mut rounds) = (pages::every(&mut browser, class, child, 10)?, 1);
            while !is_over.load(Ordering::Relaxed) {
                slowest = slowest.or(pages::every(&mut browser, class, child, 10)?);
                rounds += 1;
            }
            Ok::<_, Trouble>((slowest, rounds))
        });
        let sent: Result<Vec<_>, String> = clients
            .into_iter()
            .map(|client| client.join().map_err(|_| "a client panicked".to_owned())?)
            .collect();
        is_over.store(true, Ordering::Relaxed);
        sent?;
        asks.join().map_err(|_| "the browser panicked".to_owned())?.map_err(|why| why.to_string())
    });
    let (slowest, rounds) = asked?;
    eprintln!("every page was asked for {} times beside eight clients", rounds * 10);
    at_most("desk.beside_ingest_p50_ms", slowest.p50, "ms", 50.0);
    at_most("desk.beside_ingest_p99_ms", slowest.p99, "ms", 100.0);
    at_most("desk.memory_mb", server.memory_mb()?, "MB", 60.0);
    Ok(())
}

/// Puts all children into one class, beside a class of forty that keeps its own: gives that one.
fn gather(server: &Running) -> Result<(ClassId, LearnerId), Trouble> {
    let school = &server.school;
    let entries = server.wait_for(school.storage.entries(school.id(), "learner")).transpose()?;
    let read = |entry: wire::down::Entry| Down::read(entry.body.as_ref()?);
    let mut children: Vec<Down> = entries.into_iter().flatten().filter_map(read).collect();
    let class_of = |down: &Down| match down {
        Down::Learner { class, .. } => *class,
        _ => None,
    };
    let kept = children.first().and_then(class_of).ok_or("the school has no children")?;
    let hers = children.iter().find_map(|down| match down {
        Down::Learner { id, .. } => Some(*id),
        _ => None,
    });
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
    Ok((kept, hers.ok_or("the school has no children")?))
}
