//! A school to look at.

use super::{Cli, Stop};
use server::demo::{self, PASSWORD};
use server::{Config, clock};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The file that says that everybody in a folder is invented.
pub(crate) const MARK: &str = "invented";

/// Marks a folder as the demo's own; one that holds something else is left alone.
fn mark(data: &Path) -> Result<(), Stop> {
    let odd = |error: std::io::Error| Stop(3, format!("{}: {error}", data.display()));
    let is_empty = std::fs::read_dir(data).map_or(true, |mut files| files.next().is_none());
    if !is_empty && !data.join(MARK).exists() {
        let why = "holds something else; name an empty folder with --data";
        return Err(Stop(2, format!("{} {why}", data.display())));
    }
    std::fs::create_dir_all(data).map_err(odd)?;
    std::fs::write(data.join(MARK), "").map_err(odd)
}

/// Starts a server on a folder of its own and fills it; a second start finds it filled.
pub(crate) fn run(data: PathBuf, cli: &Cli) -> Result<(), Stop> {
    server::log::turn_on();
    mark(&data)?;
    // Nobody's tablets are to join a school that is not there.
    let listen = SocketAddr::from(([127, 0, 0, 1], cli.listen.port()));
    let is_new = !data.join(server::storage::sqlite::FILE).exists();
    let config = Config { data, listen, loopback: cli.loopback, name: None };
    let running = server::start(&config)?;
    println!("listening {} {}", running.listen, running.loopback);
    println!(
        "Open http://{} and sign in as mina (a teacher) or asha (who leads the school).",
        running.loopback
    );
    println!("The password is {PASSWORD}. Everybody here is invented. Ctrl+C stops it.");
    let told = |week: usize, of: usize| println!("week {week} of {of} is there");
    let stopped = running.wait_for(async {
        if is_new {
            demo::fill(&running.school, clock::now_ms(), told).await?;
        }
        tokio::signal::ctrl_c().await.map_err(|error| Stop(3, error.to_string()))
    });
    stopped.unwrap_or(Ok(()))
}
