//! Every dependency may be given to a school: its licence is on a list that we have read.

use crate::spdx::satisfied;
use cargo_metadata::{Metadata, MetadataCommand};
use std::collections::BTreeSet;
use tests::tree;

/// Licences that ask nothing of us but to be named, and MPL-2.0, which asks only of its own files.
const ALLOWED: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "bzip2-1.0.6",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// For Slint's own crates alone: royalty-free on tablets and desktops, GPL in a kiosk image.
/// See `docs/decisions/0008-slint-licence.md`.
const FOR_SLINT: [&str; 2] = ["GPL-3.0-only", "LicenseRef-Slint-Royalty-free-2.0"];

/// Crates whose manifest names no licence: name, what its licence file holds, how we know.
const NAMES_NO_LICENCE: [(&str, &str, &str); 0] = [];

/// What we build for. Where the packages of the others are on this machine (`cargo fetch`), they
/// are read as well; the machine's own are always there, since this test was built with them.
const PLATFORMS: [&str; 5] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "armv7-unknown-linux-gnueabihf",
    "aarch64-linux-android",
    "armv7-linux-androideabi",
];

#[test]
fn every_dependency_has_a_licence_that_we_accept() {
    let graphs: Vec<Metadata> = PLATFORMS.into_iter().filter_map(graph).collect();
    assert!(
        !graphs.is_empty(),
        "no platform's packages could be read; run `cargo fetch --locked` once"
    );
    let mut refused = BTreeSet::new();
    for package in graphs.iter().flat_map(|graph| &graph.packages) {
        let name = package.name.as_str();
        let known = NAMES_NO_LICENCE.iter().find(|(crate_name, ..)| *crate_name == name);
        let expression = package
            .license
            .as_deref()
            .or(known.map(|(_, licence, _)| *licence))
            .unwrap_or_default();
        let is_slint =
            name == "slint" || name.starts_with("slint-") || name.starts_with("i-slint-");
        let accepts =
            |licence: &str| ALLOWED.contains(&licence) || is_slint && FOR_SLINT.contains(&licence);
        match satisfied(expression, &accepts) {
            Ok(true) => {}
            Ok(false) => _ = refused.insert(format!("{name} {}: {expression}", package.version)),
            Err(why) => _ = refused.insert(format!("{name} {}: {why}", package.version)),
        }
    }
    assert!(
        refused.is_empty(),
        "\n{}\nWhat to do: use another crate. If the licence is as free as those of ALLOWED, read it, and add it \
         there and to deny.toml; if the manifest names none, read its licence file and fill NAMES_NO_LICENCE.\n",
        Vec::from_iter(refused).join("\n")
    );
}

/// The packages of one platform, or nothing if some of them are not on this machine.
fn graph(platform: &str) -> Option<Metadata> {
    let options = ["--offline", "--locked", "--filter-platform", platform];
    let graph = MetadataCommand::new()
        .manifest_path(tree::root().join("Cargo.toml"))
        .other_options(options.map(str::to_owned).to_vec())
        .exec();
    match graph {
        Ok(graph) => Some(graph),
        Err(cargo_metadata::Error::CargoMetadata { stderr })
            if stderr.contains("failed to download") =>
        {
            None
        }
        Err(error) => panic!("cargo metadata for {platform}: {error}"),
    }
}

#[test]
fn deny_toml_allows_the_same() {
    let text = tree::read("deny.toml");
    let list = text
        .split("\nallow = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .expect("an `allow` list");
    let written: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(
        written,
        BTreeSet::from(ALLOWED),
        "deny.toml and tests/licences.rs allow different licences"
    );
}
