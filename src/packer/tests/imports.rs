//! What others made comes in as lessons that pack, and nothing of it does harm.

mod support;

#[path = "imports/bloom.rs"]
mod bloom;
#[path = "imports/epub.rs"]
mod epub;
#[path = "imports/harm.rs"]
mod harm;
#[path = "imports/moving.rs"]
mod moving;
#[path = "imports/refused.rs"]
mod refused;
#[path = "imports/tables.rs"]
mod tables;

use bundle::Bundle;
use packer::cache::Cache;
use packer::import::{ImportError, Imported, Wanted};
use packer::pack::{self, Order, pack};
use packer::show;
use support::{Workshop, tone};
use wire::{SecretKey, TrustedKeys};

/// Takes a file in as the lesson `book`.
fn bring(
    workshop: &Workshop,
    file: &str,
    import: fn(&Wanted<'_>, &i18n::Tr) -> Result<Imported, ImportError>,
) -> Result<Imported, ImportError> {
    let (file, folder) = (workshop.path(file), workshop.path("tiny/book"));
    let wanted =
        Wanted { file: &file, folder: &folder, title: None, skill: "bn.story", reads_old: true };
    import(&wanted, &i18n::Tr::new("en"))
}

fn packed(workshop: &Workshop, out: &str) -> Bundle {
    let (key, out) = (SecretKey::from_bytes(&[7; 32]), workshop.path(out));
    let (folder, cache) = (workshop.channel(), Cache::none());
    let order = Order {
        folder: &folder,
        only: None,
        out: &out,
        key: Some(&key),
        cache,
        speaker: None,
        for_release: false,
    };
    let outcome = pack(&order).expect("no disk is full");
    let told = show::text(&outcome.findings, &i18n::Tr::new("en"), false);
    assert!(outcome.report.is_some(), "{told}");
    Bundle::open(&out, &TrustedKeys::new([key.public()])).expect("opens")
}

fn checked(workshop: &Workshop) -> String {
    let findings = pack::check(&workshop.channel());
    show::text(&findings, &i18n::Tr::new("en"), false)
}

fn keys(imported: &Imported) -> Vec<(&str, &str)> {
    imported.lost.iter().map(|one| (one.key, one.what.as_str())).collect()
}

/// A recording of several tones with silence between them, as WAV.
fn tones(lengths: &[u32]) -> Vec<u8> {
    let mut wav = tone(0)[..44].to_vec();
    for ms in lengths {
        wav.extend_from_slice(&tone(*ms)[44..]);
    }
    let n = wav.len() as u32 - 44;
    wav[4..8].copy_from_slice(&(n + 36).to_le_bytes());
    wav[40..44].copy_from_slice(&n.to_le_bytes());
    wav
}
