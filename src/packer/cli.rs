//! The command line: what may be asked, and with which code it ends.
//!
//! 0 done · 1 the lessons were refused · 2 the command was misunderstood · 3 the computer
//! would not let it (no such file, no space, no key).

use clap::{Parser, Subcommand};
use i18n::Tr;
use packer::cache::Cache;
use packer::finding::{Findings, Severity};
use packer::new::{self, NewError, Wanted};
use packer::pack::{self, Order};
use packer::{key, media, show};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const REFUSED: u8 = 1;
const USAGE: u8 = 2;
const ENVIRONMENT: u8 = 3;

/// Checks lessons of Jonaki and packs them into a sealed bundle.
#[derive(Parser)]
#[command(name = "jonaki-pack", version)]
pub(crate) struct Arguments {
    /// Language of the messages: bn or en (default: that of the system)
    #[arg(long, global = true)]
    lang: Option<String>,
    /// Folder for the developer's key (default: the system's data folder)
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Pack a channel into a bundle
    Build {
        /// The channel's folder, or the folder of all channels
        dir: PathBuf,
        /// The bundle to write
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
        /// The publisher's key (default: the developer's, made when needed)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// Where finished pictures and sounds are kept for the next time
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Which channel, where the folder holds several
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
        /// For children: refuse drafts of signs and of voices to learn by, and what nobody vouches for
        #[arg(long)]
        release: bool,
    },
    /// Say everything that is wrong with a channel
    Check {
        /// The channel's folder, or the folder of all channels
        dir: PathBuf,
        /// For other programs: a JSON list
        #[arg(long)]
        json: bool,
        /// Which channel, where the folder holds several
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
    },
    /// Say what a channel weighs, what it lacks, what it asks of children, and whose it is
    Report {
        /// The channel's folder, or the folder of all channels
        dir: PathBuf,
        /// For other programs: one JSON object with all names
        #[arg(long)]
        json: bool,
        /// Where finished pictures and sounds are kept for the next time
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Which channel, where the folder holds several
        #[arg(long, value_name = "NAME")]
        channel: Option<String>,
    },
    /// Begin a channel or a lesson from a commented template
    New {
        /// channel, or a kind of activity: story, listen, trace, match, order, song, count, sort,
        /// build, line, gap, draw, quiz, cert, sign
        kind: String,
        /// The folder to make; a lesson's lies in its channel
        dir: PathBuf,
        /// What it is called (default: the folder's name)
        #[arg(long)]
        title: Option<String>,
        /// Who publishes the channel (default: the folder's name)
        #[arg(long)]
        author: Option<String>,
    },
    /// Say what changed from one bundle to the next, and what a tablet would fetch
    Diff {
        /// The bundle that tablets have
        old: PathBuf,
        /// The bundle that they would get
        new: PathBuf,
        /// The public half of the publisher's key (default: the developer's)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Check every part of a bundle against its seal
    Verify {
        /// The bundle
        file: PathBuf,
        /// The public half of the publisher's key (default: the developer's)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Show what a bundle holds
    Inspect {
        /// The bundle
        file: PathBuf,
        /// The public half of the publisher's key (default: the developer's)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Make a publisher's key
    Keygen {
        /// The secret half; the public half is written beside it with the ending .pub
        file: PathBuf,
    },
    /// Speak one line for another packer
    #[command(hide = true, name = media::WORKER)]
    VoiceWorker,
}

/// Does what was asked.
pub(crate) fn run(arguments: Arguments) -> ExitCode {
    let tr = Tr::new(&language(arguments.lang));
    let data = arguments.data.or_else(|| home("XDG_DATA_HOME", ".local/share"));
    let data = data.unwrap_or_else(|| PathBuf::from(".jonaki"));
    let code = match arguments.command {
        Command::Build { dir, out, key, cache, channel, release } => {
            channel_of(&dir, channel.as_deref(), &tr).and_then(|folder| {
                build(&folder, &out, key.as_deref(), cache, (&data, release), &tr)
            })
        }
        Command::Check { dir, json, channel } => {
            channel_of(&dir, channel.as_deref(), &tr).and_then(|folder| check(&folder, json, &tr))
        }
        Command::Report { dir, json, cache, channel } => channel_of(&dir, channel.as_deref(), &tr)
            .and_then(|folder| report(&folder, &kept(cache), json, &tr)),
        Command::New { kind, dir, title, author } => begin(&kind, &dir, (title, author), &tr),
        Command::Diff { old, new, key } => {
            crate::inspect::diff((&old, &new), &public(key, &data), &tr)
        }
        Command::Verify { file, key } => crate::inspect::verify(&file, &public(key, &data), &tr),
        Command::Inspect { file, key } => crate::inspect::run(&file, &public(key, &data), &tr),
        Command::Keygen { file } => key::make(&file).map_err(|error| fail(&error)).map(|key| {
            let id = key.public().id().to_string();
            println!(
                "{}",
                tr.msg(
                    "pack-key-made",
                    &[("file", file.display().to_string().into()), ("id", id.into())]
                )
            );
        }),
        Command::VoiceWorker => return media::run_worker(),
    };
    code.map_or_else(ExitCode::from, |()| ExitCode::SUCCESS)
}

fn build(
    folder: &Path,
    out: &Path,
    key: Option<&Path>,
    cache: Option<PathBuf>,
    (data, for_release): (&Path, bool),
    tr: &Tr,
) -> Result<(), u8> {
    let key = match key {
        Some(path) => key::read(path),
        None => key::developer(data),
    };
    let key = key.map_err(|error| fail(&error))?;
    let order = Order {
        folder,
        out,
        key: &key,
        cache: kept(cache),
        speaker: std::env::current_exe().ok(),
        for_release,
    };
    let outcome = pack::pack(&order).map_err(|error| fail(&error))?;
    tell(&outcome.findings, tr);
    match outcome.report {
        Some(report) => println!("{}", report.text(tr)),
        None => return Err(REFUSED),
    }
    Ok(())
}

/// Where things that were made are kept: there, or in the user's own folder.
fn kept(cache: Option<PathBuf>) -> Cache {
    let cache = cache.or_else(|| home("XDG_CACHE_HOME", ".cache").map(|home| home.join("pack")));
    cache.map_or_else(Cache::none, |folder| Cache::new(&folder))
}

fn report(folder: &Path, cache: &Cache, json: bool, tr: &Tr) -> Result<(), u8> {
    let speaker = std::env::current_exe().ok();
    let (survey, findings) = pack::survey(folder, cache, speaker.as_deref());
    let Some(survey) = survey else {
        tell(&findings, tr);
        return Err(REFUSED);
    };
    if json {
        println!("{:#}", serde_json::json!(survey));
    } else {
        println!("{}", survey.text(tr));
    }
    Ok(())
}

fn check(folder: &Path, json: bool, tr: &Tr) -> Result<(), u8> {
    let findings = pack::check(folder);
    if json {
        println!("{:#}", show::list(&findings, tr));
    } else {
        tell(&findings, tr);
        if !findings.has_errors() {
            println!("{}", tr.msg("pack-good", &[]));
        }
    }
    if findings.has_errors() { Err(REFUSED) } else { Ok(()) }
}

fn begin(
    kind: &str,
    folder: &Path,
    (title, author): (Option<String>, Option<String>),
    tr: &Tr,
) -> Result<(), u8> {
    let (title, author) = (title.as_deref(), author.as_deref());
    let wanted = Wanted { kind, folder, title, author, language: tr.language() };
    let kinds = new::kinds().collect::<Vec<_>>().join(", ");
    match new::begin(&wanted) {
        Ok(path) => {
            println!(
                "{}",
                tr.msg("pack-new-begun", &[("file", path.display().to_string().into())])
            );
            Ok(())
        }
        Err(error) => {
            let args = [("what", error.what().into()), ("kinds", kinds.into())];
            eprintln!("{}", tr.msg(error.key(), &args));
            Err(if matches!(error, NewError::NoKind(_)) { USAGE } else { ENVIRONMENT })
        }
    }
}

/// The public half of a key: the one that was named, else the developer's.
fn public(named: Option<PathBuf>, data: &Path) -> PathBuf {
    named.unwrap_or_else(|| key::public_path(&data.join("developer.key")))
}

/// Prints the findings and their number, to the side where errors go.
fn tell(findings: &Findings, tr: &Tr) {
    let (errors, warnings) = (findings.count(Severity::Error), findings.count(Severity::Warning));
    if errors + warnings > 0 {
        eprintln!("{}\n", show::text(findings, tr, std::io::stderr().is_terminal()));
        eprintln!(
            "{}",
            tr.msg("pack-count", &[("errors", errors.into()), ("warnings", warnings.into())])
        );
    }
}

/// The channel that is meant: the folder itself, or the one below it.
fn channel_of(dir: &Path, name: Option<&str>, tr: &Tr) -> Result<PathBuf, u8> {
    let is_channel = |path: &PathBuf| path.join("channel.toml").is_file();
    if is_channel(&dir.to_owned()) {
        return Ok(dir.to_owned());
    }
    let entries =
        std::fs::read_dir(dir).map_err(|error| fail(&format!("{}: {error}", dir.display())))?;
    let mut found: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    found.retain(|path| {
        is_channel(path)
            && name.is_none_or(|name| path.file_name().is_some_and(|file| file == name))
    });
    found.sort();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => {
            eprintln!(
                "{}",
                tr.msg("pack-no-channel", &[("dir", dir.display().to_string().into())])
            );
            Err(ENVIRONMENT)
        }
        many => {
            let names: Vec<_> = many
                .iter()
                .map(|path| path.file_name().unwrap_or_default().to_string_lossy())
                .collect();
            eprintln!("{}", tr.msg("pack-which-channel", &[("names", names.join(", ").into())]));
            Err(USAGE)
        }
    }
}

fn language(asked: Option<String>) -> String {
    let system =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    asked
        .or_else(|| system.into_iter().find(|tag| !tag.is_empty()))
        .unwrap_or_else(|| "en".to_owned())
}

/// Our folder below one of the user's, as the XDG rules name it.
fn home(variable: &str, below: &str) -> Option<PathBuf> {
    let given = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(below));
    Some(given.or_else(usual)?.join("jonaki"))
}

pub(crate) fn fail(error: &impl std::fmt::Display) -> u8 {
    eprintln!("jonaki-pack: {error}");
    ENVIRONMENT
}
