//! Invitations: a picture to scan, and a code to type.

use super::Stop;
use super::school::with_school;
use clap::Args;
use server::invitation::{self, Made};
use server::{School, clock};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// For whom an invitation is good, and how long.
#[derive(Args)]
pub(crate) struct Terms {
    /// How long the invitation is good, minutes
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..=43_200))]
    invite_minutes: u32,
    /// For how many tablets the invitation is good
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    invite_uses: u32,
    /// Only tablets with these serial numbers may use it: a file with one a line
    #[arg(long)]
    invite_serials: Option<PathBuf>,
}

/// Makes one for the school of a folder, on which a server may be running.
pub(crate) fn run(data: &Path, at: SocketAddr, terms: &Terms) -> Result<(), Stop> {
    let made = with_school(data, async |school| make(school, at, terms).await)?;
    show(&made);
    println!("The server that tablets will speak to must be running.");
    Ok(())
}

/// Makes one that sends tablets to an address of this machine.
pub(crate) async fn make(school: &School, at: SocketAddr, terms: &Terms) -> Result<Made, Stop> {
    let serials = match &terms.invite_serials {
        None => Vec::new(),
        Some(path) => serials(path)?,
    };
    let until = clock::now_ms() + i64::from(terms.invite_minutes) * 60_000;
    Ok(invitation::make(school, at, until, terms.invite_uses, serials).await?)
}

/// Prints one; tests and scripts read the lines that begin with a word.
pub(crate) fn show(made: &Made) {
    println!("{}", in_terminal(&made.text));
    println!("invitation {}", made.text);
    println!("code {}", made.code.to_text());
    println!("Scan the picture with a tablet, or type the code there.");
}

/// A QR code of half blocks, dark on light.
pub(crate) fn in_terminal(text: &str) -> String {
    match fast_qr::QRBuilder::new(text).ecl(fast_qr::ECL::M).build() {
        Ok(code) => code.to_str(),
        Err(error) => format!("(no QR code: {error:?})"),
    }
}

fn serials(path: &Path) -> Result<Vec<String>, Stop> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Stop(1, format!("{}: {error}", path.display())))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(str::to_owned).collect())
}
