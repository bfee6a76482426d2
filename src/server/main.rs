//! `jonaki-server`: starts without any configuration. Exit codes: 0 done, 1 refused input,
//! 2 wrong use of the command line, 3 the machine lacks something.
#![allow(clippy::print_stdout, reason = "a program talks to whoever typed it")]

#[path = "cli/audit.rs"]
mod audit;
#[path = "cli/demo.rs"]
mod demo;
#[path = "cli/invite.rs"]
mod invite;
#[path = "cli/people.rs"]
mod people;
#[path = "cli/relay.rs"]
mod relay;
#[path = "cli/school.rs"]
mod school;

use clap::{Parser, Subcommand};
use invite::Terms;
use server::keys::{Keys, locked};
use server::{Config, Fault, clock};
use std::io::Read;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::sync::watch;
use wire::recovery::Seed;

/// The teacher's server: takes the work of tablets and keeps it, with or without internet.
///
/// Without a command it starts, prints where it is found and an invitation as a QR code that
/// tablets scan, and runs until Ctrl+C.
#[derive(Parser)]
#[command(name = "jonaki-server", version)]
struct Cli {
    /// Where keys and records are kept (default: the user's data home, `jonaki-server`)
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// Where tablets come, with TLS
    #[arg(long, default_value = "0.0.0.0:8765")]
    listen: SocketAddr,
    /// Where this machine itself comes, without TLS
    #[arg(long, default_value = "127.0.0.1:8764", value_parser = of_this_machine)]
    loopback: SocketAddr,
    /// The school's name
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    terms: Terms,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// The school's keys
    Key {
        #[command(subcommand)]
        what: KeyCommand,
    },
    /// Make another invitation, while the server may be running
    Invite {
        /// Where tablets reach the server, if it is not where this program would look for it
        #[arg(long, default_value = "0.0.0.0:8765")]
        at: SocketAddr,
        #[command(flatten)]
        terms: Terms,
    },
    /// The children of the school; all of these may be used while the server is running
    #[command(flatten)]
    People(people::Command),
    /// Take the boxes of tablets from a card and put the answers there
    Card {
        /// The card's folder
        folder: PathBuf,
    },
    /// Be a relay: take sealed boxes from tablets of any school, bring them there, and bring
    /// back receipts, words and lessons; it needs no account and can read nothing
    Relay(relay::Command),
    /// Show the desk with a school that lives: 12 classes, 480 children and 90 days of work, all
    /// of it invented; open the address that is printed in a browser of this machine
    Demo,
    /// What adults did: looked through, and printed
    Audit {
        #[command(subcommand)]
        what: audit::Command,
    },
    /// Offer a bundle to the tablets, while the server may be running
    Publish {
        /// The sealed bundle, which ends in .jonaki
        file: PathBuf,
        /// Believe this publisher from now on: her public key, which ends in .pub
        #[arg(long)]
        trust: Option<PathBuf>,
    },
    /// Write a whole copy of the record to a file, while the server may be running
    Backup {
        /// The file; it must not be there yet
        file: PathBuf,
    },
    /// Put a copy that `backup` wrote into an empty data folder
    Restore {
        /// The file
        file: PathBuf,
    },
}

#[derive(Subcommand)]
enum KeyCommand {
    /// Print the recovery sheet: with its words a lost laptop is replaced
    Sheet,
    /// Take the seed off this laptop; type the words of the sheet to show that it is safe
    Forget,
    /// Write the seed to a file that a passphrase opens; it is asked for twice
    Backup {
        /// The file; it must not be there yet
        file: PathBuf,
    },
    /// Make a new server for the school whose words are typed, in an empty data folder
    Restore {
        /// Take the seed from a file that `key backup` wrote, and ask for its passphrase
        #[arg(long)]
        from: Option<PathBuf>,
    },
}

/// What stops the program, with its exit code.
struct Stop(u8, String);

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self(3, fault.to_string())
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let data = cli.data.clone().unwrap_or_else(home);
    let done = match &cli.command {
        None => run(&cli, data),
        Some(Command::Key { what: KeyCommand::Sheet }) => sheet(&data),
        Some(Command::Key { what: KeyCommand::Forget }) => forget(&data),
        Some(Command::Key { what: KeyCommand::Backup { file } }) => backup_keys(&data, file),
        Some(Command::Key { what: KeyCommand::Restore { from } }) => {
            restore_keys(&data, from.as_deref())
        }
        Some(Command::Invite { at, terms }) => invite::run(&data, *at, terms),
        Some(Command::People(what)) => people::run(&data, what),
        Some(Command::Card { folder }) => school::take_card(&data, folder),
        Some(Command::Relay(command)) => {
            relay::run(cli.data.unwrap_or_else(|| home_of("jonaki-relay")), command)
        }
        Some(Command::Demo) => {
            // Never the real school's folder, whatever names that.
            demo::run(cli.data.clone().unwrap_or_else(|| data_home().join("jonaki-demo")), &cli)
        }
        Some(Command::Audit { what }) => audit::run(&data, what),
        Some(Command::Publish { file, trust }) => school::publish(&data, file, trust.as_deref()),
        Some(Command::Backup { file }) => backup(&data, file),
        Some(Command::Restore { file }) => restore(&data, file),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop(code, why)) => {
            eprintln!("jonaki-server: {why}");
            ExitCode::from(code)
        }
    }
}

fn run(cli: &Cli, data: PathBuf) -> Result<(), Stop> {
    server::log::turn_on();
    if data.join(demo::MARK).exists() {
        let why = "holds the invented school of a demo; name another folder with --data";
        return Err(Stop(2, format!("{} {why}", data.display())));
    }
    let (listen, loopback) = (cli.listen, cli.loopback);
    let config = Config { data, listen, loopback, name: cli.name.clone() };
    let running = server::start(&config)?;
    // Tests and scripts read this line; people read what follows.
    println!("listening {} {}", running.listen, running.loopback);
    println!("The desk: open http://{} in a browser of this computer.", running.loopback);
    // A disk that takes nothing in is no reason to keep from tablets what is there.
    match running.wait_for(invite::make(&running.school, running.listen, &cli.terms)) {
        Some(Ok(made)) => invite::show(&made),
        Some(Err(Stop(3, why))) => eprintln!("jonaki-server: nobody can be invited now: {why}"),
        Some(Err(stop)) => return Err(stop),
        None => return Err(Stop(3, "the server stopped".into())),
    }
    println!("Ctrl+C stops the server.");
    let shown = running.school.pairings.shown();
    let stopped = running.wait_for(async {
        tokio::select! {
            stopped = tokio::signal::ctrl_c() => stopped,
            () = tell_digits(shown) => Ok(()),
        }
    });
    match stopped {
        Some(Ok(())) => Ok(()),
        _ => Err(Stop(3, "the system cannot tell when Ctrl+C is pressed".into())),
    }
}

/// Shows the digits of tablets that join by a typed code, as they come.
async fn tell_digits(mut shown: watch::Receiver<Vec<[u8; 8]>>) {
    while shown.changed().await.is_ok() {
        let all = shown.borrow_and_update().clone();
        for digits in all {
            println!("digits {}", in_two(&digits));
            println!("Only where the tablet in your hand shows these digits, say yes there.");
        }
    }
}

/// Eight digits as people read them: `5686 0215`.
fn in_two(digits: &[u8; 8]) -> String {
    let half = |digits: &[u8]| digits.iter().map(|digit| char::from(b'0' + digit)).collect();
    let (left, right): (String, String) = (half(&digits[..4]), half(&digits[4..]));
    format!("{left} {right}")
}

fn sheet(data: &std::path::Path) -> Result<(), Stop> {
    let Some(seed) = Keys::seed(data)? else {
        let why = "the seed was taken off this laptop; the recovery sheet is the only copy";
        return Err(Stop(1, why.into()));
    };
    println!("Recovery sheet of school {}\n", seed.school_id());
    for (line, words) in seed.words().chunks(4).enumerate() {
        let numbered: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, word)| format!("{:2} {word:<10}", 4 * line + at + 1))
            .collect();
        println!("{}", numbered.join(" "));
    }
    println!("\n{}", invite::in_terminal(&seed.to_qr_text()));
    println!("Whoever has these words has the school. Keep the sheet in a safe place, not here.");
    Ok(())
}

fn forget(data: &std::path::Path) -> Result<(), Stop> {
    let seed = Keys::seed(data)?.ok_or(Stop(1, "the seed is not on this laptop".into()))?;
    let typed = typed_seed()?;
    if typed.to_bytes() != seed.to_bytes() {
        return Err(Stop(1, "these are the words of another school; nothing was removed".into()));
    }
    Keys::forget_seed(data)?;
    println!("The seed is off this laptop. The recovery sheet is the only copy now.");
    Ok(())
}

fn backup_keys(data: &std::path::Path, file: &std::path::Path) -> Result<(), Stop> {
    let gone = "the seed was taken off this laptop; the recovery sheet is the only copy";
    let seed = Keys::seed(data)?.ok_or(Stop(1, gone.into()))?;
    let passphrase = typed_line("Type a passphrase for the file:")?;
    if typed_line("Type it again:")? != passphrase {
        return Err(Stop(1, "the two are not the same; nothing was written".into()));
    }
    let locked = locked::lock(&seed, &passphrase).map_err(|error| Stop(1, error.to_string()))?;
    let refused = |error| Stop(1, format!("{}: {error}", file.display()));
    if file.exists() {
        return Err(refused(std::io::ErrorKind::AlreadyExists.into()));
    }
    server::files::write_private(file, &locked).map_err(refused)?;
    println!("Whoever has this file and its passphrase has the school: {}", file.display());
    Ok(())
}

fn restore_keys(data: &std::path::Path, from: Option<&std::path::Path>) -> Result<(), Stop> {
    let seed = match from {
        None => typed_seed()?,
        Some(file) => {
            let locked = std::fs::read(file)
                .map_err(|error| Stop(1, format!("{}: {error}", file.display())))?;
            let passphrase = typed_line("Type the passphrase of the file:")?;
            locked::unlock(&locked, &passphrase).map_err(|error| Stop(1, error.to_string()))?
        }
    };
    let keys = Keys::restore(data, &seed, clock::now_ms()).map_err(|fault| match fault {
        Fault::Io { .. } => Stop(1, fault.to_string()),
        other => other.into(),
    })?;
    println!("This is a new server of school {}. Its tablets will find it.", keys.school);
    Ok(())
}

/// A line that somebody types; it can be read on the screen.
fn typed_line(prompt: &str) -> Result<String, Stop> {
    eprintln!("{prompt}");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| Stop(1, error.to_string()))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn typed_seed() -> Result<Seed, Stop> {
    eprintln!("Type the 24 words of the recovery sheet, then Ctrl+D:");
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| Stop(1, error.to_string()))?;
    Seed::from_words(&text).map_err(|error| Stop(1, error.to_string()))
}

fn backup(data: &std::path::Path, file: &std::path::Path) -> Result<(), Stop> {
    let (n, bytes) = server::storage::sqlite::backup(data, file)
        .map_err(|error| Stop(1, format!("{}: {error}", file.display())))?;
    println!("{n} segments, {bytes} bytes, read again and whole: {}", file.display());
    audit::print_end(data)
}

fn restore(data: &std::path::Path, file: &std::path::Path) -> Result<(), Stop> {
    let n = server::storage::sqlite::restore(data, file)
        .map_err(|error| Stop(1, format!("{}: {error}", file.display())))?;
    println!("{n} segments are back in {}", data.display());
    Ok(())
}

/// An address that nobody else reaches: what is served there has no TLS.
fn of_this_machine(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text.parse().map_err(|error| format!("{error}"))?;
    let is_own = address.ip().is_loopback();
    is_own
        .then_some(address)
        .ok_or_else(|| "only this machine may come here: 127.0.0.1:PORT".into())
}

fn home() -> PathBuf {
    home_of("jonaki-server")
}

fn home_of(program: &str) -> PathBuf {
    named("JONAKI_SERVER_DATA").unwrap_or_else(|| data_home().join(program))
}

/// Where programs keep their folders.
fn data_home() -> PathBuf {
    named("XDG_DATA_HOME")
        .or_else(|| named("HOME").map(|home| home.join(".local/share")))
        .unwrap_or_else(std::env::temp_dir)
}

fn named(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
