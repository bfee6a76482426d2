//! `jonaki-bench`: what Jonaki costs, beside what it may cost. Prints a table; with
//! `--json FILE` also a list of `{id, value, unit, goal, met}`.
//!
//! Ratios count, not seconds: the machine is shared. Processor time is the thread's own.
#![allow(clippy::print_stdout, reason = "a bench talks to whoever typed it")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

#[path = "bench/beside.rs"]
mod beside;
#[path = "bench/drawing.rs"]
mod drawing;
#[path = "bench/figures.rs"]
mod figures;
#[path = "bench/others.rs"]
mod others;
#[path = "bench/packing.rs"]
mod packing;
#[path = "bench/pages.rs"]
mod pages;
#[path = "bench/record.rs"]
mod record;
#[path = "bench/sitting.rs"]
mod sitting;
#[path = "bench/starting.rs"]
mod starting;
#[path = "bench/voice.rs"]
mod voice;

use clap::Parser;
use figures::Figures;
use std::path::PathBuf;
use std::process::ExitCode;

/// Measures Jonaki beside its goals.
#[derive(Parser)]
#[command(name = "jonaki-bench")]
struct Cli {
    /// The lessons to pack and play
    #[arg(long, default_value = "lessons")]
    lessons: PathBuf,
    /// Also write the figures as JSON
    #[arg(long)]
    json: Option<PathBuf>,
    /// Only these groups: pack, record, draw, pages, start, sitting, beside, voice, server, sync
    #[arg(long)]
    only: Vec<String>,
}

/// Where the programs and the scratch folder of this run are.
pub(crate) struct Ground {
    /// The lessons.
    pub(crate) lessons: PathBuf,
    /// The folder of the programs.
    pub(crate) programs: PathBuf,
    /// A data folder that is thrown away.
    pub(crate) data: PathBuf,
    /// The packed bundle.
    pub(crate) bundle: PathBuf,
}

type Group = fn(&Ground, &mut Figures) -> Result<(), Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jonaki-bench: {error}");
            ExitCode::from(3)
        }
    }
}

fn run(cli: &Cli) -> Result<(), Box<dyn std::error::Error>> {
    let scratch = tempfile::tempdir()?;
    let programs = std::env::current_exe()?.parent().map(PathBuf::from).unwrap_or_default();
    let data = scratch.path().join("data");
    std::fs::create_dir_all(&data)?;
    let ground = Ground {
        lessons: cli.lessons.clone(),
        programs,
        bundle: data.join("bundles/jonaki-1.jonaki"),
        data,
    };
    app::fonts::prepare(&ground.data)?;
    let mut figures = Figures::default();
    packing::pack_first(&ground)?;
    let groups: [(&str, Group); 10] = [
        ("pack", packing::run),
        ("record", record::run),
        ("draw", drawing::run),
        ("pages", pages::run),
        ("start", starting::run),
        ("sitting", sitting::run),
        ("beside", beside::run),
        ("voice", voice::run),
        ("server", others::server),
        ("sync", others::sync),
    ];
    for (name, group) in groups {
        if cli.only.is_empty() || cli.only.iter().any(|only| only == name) {
            group(&ground, &mut figures)?;
        }
    }
    figures.print();
    if let Some(path) = &cli.json {
        std::fs::write(path, figures.json()?)?;
    }
    Ok(())
}
