//! What adults did, from the command line.

use super::Stop;
use super::school::with_school;
use clap::Subcommand;
use server::storage::deed::{Broken, End};
use std::path::Path;

/// Each of these may be used while the server is running.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Look through all that was written down, and say whether any of it was changed or removed
    Verify {
        /// An end that was printed once, such as by `backup`: its number and its 64 digits, quoted
        #[arg(long, value_parser = end)]
        end: Option<End>,
    },
    /// Print it, oldest first: number, time, who, what, about whom
    List,
}

fn end(text: &str) -> Result<End, String> {
    End::parse(text).ok_or_else(|| "a number and 64 digits are wanted, as they were printed".into())
}

pub(crate) fn run(data: &Path, command: &Command) -> Result<(), Stop> {
    match command {
        Command::Verify { end } => verify(data, *end),
        Command::List => list(data),
    }
}

fn verify(data: &Path, end: Option<End>) -> Result<(), Stop> {
    let verified = with_school(data, async |school| {
        let verified = school.storage.verify_deeds(school.id(), end).await;
        verified.map_err(|error| Stop(3, error.to_string()))
    })?;
    match verified.broken {
        None => {
            println!("{} rows, all as they were written down.", verified.n);
            println!("end {}", verified.end.to_text());
            Ok(())
        }
        Some(Broken::Row(no)) => {
            Err(Stop(1, format!("row {no}, or one before it, was changed or removed")))
        }
        Some(Broken::Cut(no)) => {
            Err(Stop(1, format!("rows at the end are gone: there was one of number {no}")))
        }
    }
}

/// The end as a line, for whoever keeps it on paper beside a copy.
pub(crate) fn print_end(data: &Path) -> Result<(), Stop> {
    let verified = with_school(data, async |school| {
        let verified = school.storage.verify_deeds(school.id(), None).await;
        verified.map_err(|error| Stop(3, error.to_string()))
    })?;
    println!("what adults did ends with {}", verified.end.to_text());
    Ok(())
}

fn list(data: &Path) -> Result<(), Stop> {
    with_school(data, async |school| {
        let all = school.storage.deeds(school.id(), i64::MAX.unsigned_abs(), usize::MAX >> 1).await;
        for one in all.map_err(|error| Stop(3, error.to_string()))?.into_iter().rev() {
            let deed = one.deed;
            let at = std::time::UNIX_EPOCH
                + std::time::Duration::from_millis(u64::try_from(deed.at_ms).unwrap_or(0));
            let at = humantime::format_rfc3339_seconds(at);
            let who = if deed.who.is_empty() { "-" } else { &deed.who };
            println!("{} {at} {who} {} {}", one.no, deed.what, deed.about);
        }
        Ok(())
    })
}
