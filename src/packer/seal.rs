//! `seal`: a publisher's seal, on the machine that keeps her key and perhaps nothing else.

use crate::cli::fail;
use bundle::{Vouched, reseal};
use i18n::Tr;
use packer::key;
use std::path::Path;
use wire::TrustedKeys;

/// Seals a bundle that a known key sealed before.
pub(crate) fn again(
    (file, out): (&Path, &Path),
    key: &Path,
    from: &Path,
    tr: &Tr,
) -> Result<(), u8> {
    let text = std::fs::read_to_string(from)
        .map_err(|error| fail(&format!("{}: {error}", from.display())))?;
    let trust =
        TrustedKeys::parse(&text).map_err(|error| fail(&format!("{}: {error}", from.display())))?;
    seal((file, out), key, Vouched::By(&trust), tr)
}

/// Seals a bundle that is known by its name.
pub(crate) fn named(
    (file, out): (&Path, &Path),
    key: &Path,
    name: &str,
    tr: &Tr,
) -> Result<(), u8> {
    seal((file, out), key, Vouched::Named(name), tr)
}

fn seal((file, out): (&Path, &Path), key: &Path, vouched: Vouched<'_>, tr: &Tr) -> Result<(), u8> {
    let key = key::read(key).map_err(|error| fail(&error))?;
    let bundle = reseal(file, vouched, &key, out).map_err(|error| {
        fail(&error);
        1
    })?;
    say!(
        "{}",
        tr.msg(
            "pack-sealed",
            &[
                ("out", out.display().to_string().into()),
                ("name", bundle.manifest_hash().into()),
                ("key", key.public().id().to_string().into()),
            ]
        )
    );
    Ok(())
}
