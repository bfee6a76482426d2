//! `jonaki-bench`: what Jonaki costs, beside what it may cost. Prints a table; with
//! `--json FILE` also a list of `{id, value, unit, goal, met}`.
//!
//! Ratios count, not seconds: the machine is shared. Processor time is the thread's own.
#![allow(clippy::print_stdout, reason = "a bench talks to whoever typed it")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

#[path = "bench/beside.rs"]
mod beside;
#[path = "bench/course.rs"]
mod course;
#[path = "bench/drawing.rs"]
mod drawing;
#[path = "bench/figures.rs"]
mod figures;
#[path = "bench/kinds.rs"]
mod kinds;
#[path = "bench/large.rs"]
mod large;
#[path = "bench/many.rs"]
mod many;
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
#[path = "bench/workshop.rs"]
mod workshop;

use clap::Parser;
use clap::builder::PossibleValuesParser;
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
    /// A folder in which what packing has drawn and spoken is kept for the next run; the group
    /// `pack` never uses it
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Only this group; may be given several times
    #[arg(long, value_parser = PossibleValuesParser::new(GROUPS.map(|group| group.name)))]
    only: Vec<String>,
    /// Plays for the group `sitting`, in the process that it weighs
    #[arg(long, hide = true, num_args = 2, value_names = ["DATA", "BUNDLE"])]
    sit: Option<Vec<PathBuf>>,
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
    /// What packing keeps, wherever packing is not measured.
    pub(crate) cache: PathBuf,
}

type Measure = fn(&Ground, &mut Figures) -> Result<(), Box<dyn std::error::Error>>;

/// Figures that belong together. `docs/measuring.md` tells what each is and why its goal is so.
struct Group {
    name: &'static str,
    /// Whether it plays lessons, which then are packed first.
    plays: bool,
    run: Measure,
}

const GROUPS: [Group; 14] = [
    Group { name: "pack", plays: true, run: packing::run },
    Group { name: "large", plays: false, run: large::run },
    Group { name: "record", plays: false, run: record::run },
    Group { name: "draw", plays: true, run: drawing::run },
    Group { name: "pages", plays: true, run: pages::run },
    Group { name: "kinds", plays: true, run: kinds::run },
    Group { name: "start", plays: true, run: starting::run },
    Group { name: "sitting", plays: true, run: sitting::run },
    Group { name: "beside", plays: true, run: beside::run },
    Group { name: "course", plays: false, run: course::run },
    Group { name: "voice", plays: true, run: voice::run },
    Group { name: "server", plays: false, run: others::server },
    Group { name: "crowd", plays: false, run: others::crowd },
    Group { name: "sync", plays: false, run: others::sync },
];

fn main() -> ExitCode {
    app::memory::prepare();
    let cli = Cli::parse();
    let done = match cli.sit.as_deref() {
        Some([data, bundle]) => sitting::sit(data, bundle),
        _ => run(&cli),
    };
    match done {
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
        cache: cli.cache.clone().unwrap_or_else(|| data.join("cache-first")),
        data,
    };
    app::fonts::prepare(&ground.data)?;
    let mut figures = Figures::default();
    let is_wanted =
        |group: &&Group| cli.only.is_empty() || cli.only.iter().any(|only| only == group.name);
    let groups: Vec<&Group> = GROUPS.iter().filter(is_wanted).collect();
    if groups.iter().any(|group| group.plays) {
        packing::pack_first(&ground)?;
    }
    let mut failed = Vec::new();
    for group in groups {
        eprintln!("{} …", group.name);
        // What others measure is worth having all the same.
        if let Err(error) = (group.run)(&ground, &mut figures) {
            eprintln!("{} failed: {error}", group.name);
            failed.push(format!("{}: {error}", group.name));
        }
    }
    figures.print();
    if let Some(path) = &cli.json {
        std::fs::write(path, figures.json()?)?;
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_group_is_named_in_the_help_and_explained_in_the_docs() {
        let help = Cli::command().render_long_help().to_string();
        let docs = include_str!("../../docs/measuring.md");
        for group in &GROUPS {
            assert!(help.contains(group.name), "--help does not name {}", group.name);
            let heading = format!("### `{}`", group.name);
            assert!(docs.contains(&heading), "docs/measuring.md has no {heading:?}");
        }
    }
}
