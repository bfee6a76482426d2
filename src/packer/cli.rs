//! The command line: what may be asked, and with which code it ends.
//!
//! 0 done · 1 the lessons were refused · 2 the command was misunderstood · 3 the computer
//! would not let it (no such file, no space, no key).

use crate::arguments::{Arguments, Command};
use crate::workshop::{self, Bench};
use crate::{exchange, recording, seal};
use i18n::Tr;
use packer::cache::Cache;
use packer::finding::{Findings, Severity};
use packer::new::{self, NewError, Wanted};
use packer::pack::{self, Order};
use packer::{key, media, show};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use wire::SecretKey;

pub(crate) const REFUSED: u8 = 1;
pub(crate) const USAGE: u8 = 2;
pub(crate) const ENVIRONMENT: u8 = 3;

/// Does what was asked.
pub(crate) fn run(arguments: Arguments) -> ExitCode {
    let is_asked = arguments.lang.is_some();
    let tr = Tr::new(&language(arguments.lang));
    let data = arguments.data.or_else(|| home("XDG_DATA_HOME", ".local/share"));
    let data = data.unwrap_or_else(|| PathBuf::from(".jonaki"));
    let code = match arguments.command {
        Command::Build { dir, out, key, unsealed, cache, channel, release } => {
            channel_of(&dir, channel.as_deref(), &tr).and_then(|folder| {
                let key = if unsealed { None } else { Some(secret(key.as_deref(), &data)?) };
                build(&folder, &out, key.as_ref(), &kept(cache), release, &tr)
            })
        }
        Command::Watch { dir, out, key, cache, channel } => {
            channel_of(&dir, channel.as_deref(), &tr).and_then(|folder| {
                let (key, cache) = (secret(key.as_deref(), &data)?, kept(cache));
                let bench =
                    Bench { folder: &folder, only: None, out: &out, key: &key, cache: &cache };
                workshop::watch(&bench, &tr)
            })
        }
        Command::Preview { lesson, film, cache } => secret(None, &data).and_then(|key| {
            let (film, cache) = (film.as_deref(), kept(cache));
            let wanted = workshop::Wanted {
                lesson: &lesson,
                language: is_asked.then(|| tr.language()),
                film,
                data: &data,
                cache: &cache,
                key: &key,
            };
            workshop::preview(&wanted, &tr)
        }),
        Command::Record(asked) => recording::run(&asked, &tr),
        Command::Seal { file, key, from, name, out } => {
            let out = out.unwrap_or_else(|| file.clone());
            match name {
                Some(name) => seal::named((&file, &out), &key, &name, &tr),
                None => seal::again((&file, &out), &key, &public(from, &data), &tr),
            }
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
        Command::Export { form, file, out, lesson, track, key } => {
            crate::inspect::open(&file, &public(key, &data)).and_then(|bundle| {
                let which = (lesson.as_deref(), track.as_deref());
                exchange::export(&bundle, form, which, &out, &tr)
            })
        }
        Command::Import { file, lesson, line, skill, title, bijoy } => {
            let (line, title) = (line.as_deref(), title.as_deref());
            let brought = exchange::Brought {
                file: &file,
                lesson: &lesson,
                line,
                skill: &skill,
                title,
                bijoy,
            };
            exchange::import(&brought, &tr)
        }
        Command::Keygen { file } => key::make(&file).map_err(|error| fail(&error)).map(|key| {
            let id = key.public().id().to_string();
            say!(
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
    key: Option<&SecretKey>,
    cache: &Cache,
    for_release: bool,
    tr: &Tr,
) -> Result<(), u8> {
    let speaker = std::env::current_exe().ok();
    let order = Order { folder, out, key, cache: cache.clone(), speaker, only: None, for_release };
    let outcome = pack::pack(&order).map_err(|error| fail(&error))?;
    tell(&outcome.findings, tr);
    match outcome.report {
        Some(report) => say!("{}", report.text(tr)),
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
        say!("{:#}", serde_json::json!(survey));
    } else {
        say!("{}", survey.text(tr));
    }
    Ok(())
}

fn check(folder: &Path, json: bool, tr: &Tr) -> Result<(), u8> {
    let findings = pack::check(folder);
    if json {
        say!("{:#}", show::list(&findings, tr));
    } else {
        tell(&findings, tr);
        if !findings.has_errors() {
            say!("{}", tr.msg("pack-good", &[]));
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
            say!("{}", tr.msg("pack-new-begun", &[("file", path.display().to_string().into())]));
            Ok(())
        }
        Err(error) => {
            let args = [("what", error.what().into()), ("kinds", kinds.into())];
            eprintln!("{}", tr.msg(error.key(), &args));
            Err(if matches!(error, NewError::NoKind(_)) { USAGE } else { ENVIRONMENT })
        }
    }
}

/// A publisher's key that was named, else the developer's.
fn secret(named: Option<&Path>, data: &Path) -> Result<SecretKey, u8> {
    let key = match named {
        Some(path) => key::read(path),
        None => key::developer(data),
    };
    key.map_err(|error| fail(&error))
}

/// The public half of a key: the one that was named, else the developer's.
fn public(named: Option<PathBuf>, data: &Path) -> PathBuf {
    named.unwrap_or_else(|| key::public_path(&data.join("developer.key")))
}

/// Prints the findings and their number, to the side where errors go.
pub(crate) fn tell(findings: &Findings, tr: &Tr) {
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

/// Prints a line for a person or a program.
pub(crate) fn say(words: std::fmt::Arguments<'_>) {
    use std::io::Write;
    // A pipe that was closed wants no more; nothing is lost by it.
    let _ = writeln!(std::io::stdout(), "{words}");
}

pub(crate) fn fail(error: &impl std::fmt::Display) -> u8 {
    eprintln!("jonaki-pack: {error}");
    ENVIRONMENT
}
