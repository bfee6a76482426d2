//! `jonaki-server relay`: a carrier of boxes between villages and schools.

use super::Stop;
use clap::Args;
use server::relay::{self, Config, Limits, PORT};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;
use wire::invite::Address;

/// How a relay is started.
#[derive(Args)]
pub(crate) struct Command {
    /// Where tablets come, with TLS
    #[arg(long = "at", default_value_t = SocketAddr::from((Ipv4Addr::UNSPECIFIED, PORT)))]
    at: SocketAddr,
    /// A school's server to look for, as https://host:port, beside those on the local network
    #[arg(long = "school", value_parser = address)]
    schools: Vec<Address>,
    /// How often to look for schools, seconds
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    every: u32,
    /// Do not look for schools on the local network
    #[arg(long)]
    no_search: bool,
    /// Most megabytes of boxes, of all schools together
    #[arg(long, default_value_t = 2_048, value_parser = clap::value_parser!(u32).range(1..))]
    room_mb: u32,
    /// Most megabytes of work of one school
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..))]
    school_mb: u32,
    /// Most megabytes that one address may bring in a day
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..))]
    source_mb: u32,
    /// Most megabytes of lessons
    #[arg(long, default_value_t = 4_096, value_parser = clap::value_parser!(u32).range(1..))]
    lessons_mb: u32,
}

pub(crate) fn run(data: PathBuf, command: &Command) -> Result<(), Stop> {
    let bytes = |mb: u32| u64::from(mb) << 20;
    let limits = Limits {
        room: bytes(command.room_mb),
        school: bytes(command.school_mb),
        source_a_day: bytes(command.source_mb),
        lessons: bytes(command.lessons_mb),
        ..Limits::default()
    };
    let config = Config {
        data,
        listen: command.at,
        schools: command.schools.iter().map(|school| school.as_str().to_owned()).collect(),
        every: Duration::from_secs(command.every.into()),
        seek: !command.no_search,
        limits,
    };
    server::log::turn_on();
    let running = relay::start(&config, |what| println!("{what}"))?;
    // Tests and scripts read this line.
    println!("relay {}", running.listen);
    println!("Tablets near this machine find it by themselves. Ctrl+C stops it.");
    match running.wait_for(tokio::signal::ctrl_c()) {
        Some(Ok(())) => Ok(()),
        _ => Err(Stop(3, "the system cannot tell when Ctrl+C is pressed".into())),
    }
}

fn address(text: &str) -> Result<Address, String> {
    Address::parse(text).map_err(|error| error.to_string())
}
