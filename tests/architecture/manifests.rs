//! What every manifest and crate root looks like.

use super::dependencies::workspace;
use tests::tree::{self, Complaints};

#[test]
fn versions_stand_in_the_root_manifest_only() {
    let mut complaints = Complaints::default();
    for path in tree::files("", "Cargo.toml").iter().filter(|path| path.components().count() > 1) {
        // The fuzz targets are a workspace of their own: what they link is nobody else's.
        if path.starts_with("fuzz") {
            continue;
        }
        let mut in_dependencies = false;
        for (at, line) in tree::read(path).lines().enumerate() {
            if line.starts_with('[') {
                in_dependencies = line.contains("dependencies");
            } else if in_dependencies && line.contains('=') && !line.starts_with('#') {
                let is_inherited =
                    line.contains(".workspace = true") || line.contains("workspace = true,");
                if !is_inherited && !line.contains("workspace = true }") {
                    complaints.add(path, at + 1, format!("`{line}` brings its own version"));
                }
            }
        }
    }
    complaints.expect_none(
        "write the version into [workspace.dependencies] and `<name>.workspace = true` here.",
    );
}

#[test]
fn every_crate_root_opens_by_saying_what_the_crate_is() {
    let mut complaints = Complaints::default();
    for target in workspace().packages.iter().flat_map(|package| &package.targets) {
        let path =
            target.src_path.strip_prefix(tree::root()).expect("below the root").as_std_path();
        if !tree::read(path).starts_with("//! ") {
            complaints.add(path, 1, "the crate root does not open with `//!`");
        }
    }
    complaints.expect_none(
        "begin with `//!`: what it is, what it will never do, where to start reading.",
    );
}
