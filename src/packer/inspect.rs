//! `inspect`, `verify` and `diff`: what a bundle holds, read as a tablet reads it.

use crate::cli::fail;
use bundle::Bundle;
use i18n::Tr;
use std::path::Path;
use wire::TrustedKeys;

/// Opens the bundle with the key it should be sealed with, checks all of it and prints it.
pub(crate) fn run(file: &Path, key: &Path, tr: &Tr) -> Result<(), u8> {
    let bundle = open(file, key)?;
    let channel = bundle.channel();
    say!(
        "{} · {} · {} · {}",
        channel.id,
        channel.title.get(tr.language()),
        channel.author,
        channel.licence
    );
    let header = bundle.header();
    say!("{}", header.created_by);
    let facts: [(&str, i18n::Arg); 4] = [
        ("release", bundle.release().into()),
        ("format", header.format.into()),
        ("player", header.min_player.into()),
        ("tracks", bundle.tracks().join(", ").into()),
    ];
    say!("{}", tr.msg("pack-inspect-head", &facts));
    say!("{}", bundle.manifest_hash());
    for head in bundle.shelf(0, bundle.n_lessons()).map_err(|error| refuse(&error))? {
        say!("\n{} · {}", head.id, head.title.get(tr.language()));
        let lesson = bundle.lesson(&head.id).map_err(|error| refuse(&error))?;
        for step in &lesson.steps {
            let skill = step.skill.as_ref().map_or("-", |skill| skill.as_str());
            say!("  {} ({}, {skill}): {} B", step.id, step.kind, step.spec.len());
        }
        for track in bundle.tracks() {
            let lines = bundle.lines(&head.id, track).map_err(|error| refuse(&error))?;
            let facts = [
                ("track", track.as_str().into()),
                ("n", lines.len().into()),
                ("drafts", lines.values().filter(|line| line.draft).count().into()),
                ("seconds", (lines.values().map(|line| line.ms / 1000).sum::<u32>()).into()),
            ];
            say!("  {}", tr.msg("pack-inspect-lines", &facts));
        }
    }
    say!("");
    whole(&bundle, tr)
}

/// Checks every part of a bundle, and says which are not as they were sealed.
pub(crate) fn verify(file: &Path, key: &Path, tr: &Tr) -> Result<(), u8> {
    whole(&open(file, key)?, tr)
}

/// Says what changed from one bundle to the next.
pub(crate) fn diff((old, new): (&Path, &Path), key: &Path, tr: &Tr) -> Result<(), u8> {
    let (old, new) = (open(old, key)?, open(new, key)?);
    let difference = packer::diff::difference(&old, &new).map_err(|error| refuse(&error))?;
    say!("{}", difference.text(tr));
    Ok(())
}

pub(crate) fn open(file: &Path, key: &Path) -> Result<Bundle, u8> {
    let text = std::fs::read_to_string(key)
        .map_err(|error| fail(&format!("{}: {error}", key.display())))?;
    let trust =
        TrustedKeys::parse(&text).map_err(|error| fail(&format!("{}: {error}", key.display())))?;
    Bundle::open(file, &trust).map_err(|error| refuse(&error))
}

fn whole(bundle: &Bundle, tr: &Tr) -> Result<(), u8> {
    match bundle.verify_all(|_, _| {}) {
        Ok(()) => {
            say!("{}", tr.msg("pack-inspect-whole", &[]));
            Ok(())
        }
        Err(bad) => {
            bad.iter().for_each(|bad| say!("{}: {}", bad.path, bad.why));
            Err(1)
        }
    }
}

fn refuse(error: &impl std::fmt::Display) -> u8 {
    fail(error);
    1
}
