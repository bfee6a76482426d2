//! Which crate may know which.

use super::PURE;
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};
use std::collections::{BTreeMap, BTreeSet};
use tests::tree::{self, Complaints};

/// Which crates of this workspace a crate may use. A new crate needs a line.
const MAY_USE: [(&str, &[&str]); 20] = [
    ("model", &[]),
    ("ui", &[]),
    ("i18n", &[]),
    ("wire", &["model"]),
    ("learn", &["model"]),
    ("scene", &["model"]),
    ("activity", &["scene", "model"]),
    ("bundle", &["wire", "model"]),
    ("card", &["wire", "model"]),
    ("pin", &[]),
    ("typing", &[]),
    ("bijoy", &[]),
    ("pixels", &["ui", "scene", "model"]),
    ("progress", &["learn", "wire", "model"]),
    ("sync", &["progress", "bundle", "card", "pin", "wire", "model"]),
    ("packer", &["activity", "scene", "bundle", "bijoy", "wire", "model", "i18n"]),
    ("desk", &["learn", "model", "i18n"]),
    (
        "server",
        &["desk", "learn", "wire", "bundle", "card", "pin", "bijoy", "typing", "i18n", "model"],
    ),
    (
        "app",
        &[
            "pixels", "ui", "i18n", "sync", "progress", "activity", "bundle", "card", "scene",
            "typing", "model", "wire", "learn",
        ],
    ),
    (
        "tests",
        &[
            "model", "wire", "learn", "scene", "activity", "bundle", "card", "progress", "sync",
            "packer", "server", "i18n",
        ],
    ),
];

/// What only the app's own tests may use beside that: they pack the lessons that they play, and
/// join a school whose server is real.
const TESTS_MAY_USE: [(&str, &str); 2] = [("app", "packer"), ("app", "server")];

/// The crates that may hold SQL, and so the only ones that link a database.
pub(super) const WITH_SQL: [&str; 3] = ["bundle", "progress", "server"];

/// What the manifests say, without resolving anything.
pub(super) fn workspace() -> Metadata {
    MetadataCommand::new()
        .manifest_path(tree::root().join("Cargo.toml"))
        .no_deps()
        .other_options(vec!["--offline".to_owned()])
        .exec()
        .expect("cargo can read the manifests")
}

/// The workspace crates that a package names, by kind.
fn uses<'a>(
    package: &'a Package,
    is_meant: impl Fn(DependencyKind) -> bool + 'a,
) -> impl Iterator<Item = &'a str> {
    let meant = move |dependency: &&cargo_metadata::Dependency| is_meant(dependency.kind);
    package.dependencies.iter().filter(meant).map(|dependency| dependency.name.as_str())
}

/// Reports a package's manifest at the line that names `dependency`.
fn complain(complaints: &mut Complaints, package: &Package, dependency: &str, what: &str) {
    let path = package.manifest_path.strip_prefix(tree::root()).expect("below the root");
    let text = tree::read(path);
    let line = text.lines().position(|line| line.starts_with(dependency)).map_or(1, |at| at + 1);
    complaints.add(path.as_std_path(), line, what);
}

#[test]
fn arrows_between_crates_point_down() {
    let metadata = workspace();
    let members: BTreeSet<&str> =
        metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let mut complaints = Complaints::default();
    for package in &metadata.packages {
        let name = package.name.as_str();
        let Some((_, allowed)) = MAY_USE.iter().find(|(crate_name, _)| *crate_name == name) else {
            complain(&mut complaints, package, "name", &format!("`{name}` has no line in MAY_USE"));
            continue;
        };
        for (in_tests, kind) in [(false, "uses"), (true, "uses in its tests")] {
            for other in uses(package, |kind| (kind == DependencyKind::Development) == in_tests) {
                let is_allowed =
                    allowed.contains(&other) || in_tests && TESTS_MAY_USE.contains(&(name, other));
                if members.contains(other) && !is_allowed {
                    complain(
                        &mut complaints,
                        package,
                        other,
                        &format!("`{name}` {kind} `{other}`"),
                    );
                }
            }
        }
    }
    complaints.expect_none(
        "move what is needed into a crate below both, or, if the house itself changes, \
         draw the arrow in MAY_USE (tests/architecture/dependencies.rs) and in docs/architecture.md.",
    );
}

#[test]
fn only_what_draws_knows_slint() {
    let metadata = workspace();
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|package| (package.name.as_str(), package)).collect();
    let mut complaints = Complaints::default();
    for (name, package) in &packages {
        let mut reached = BTreeSet::new();
        let mut open = vec![*name];
        while let Some(crate_name) = open.pop() {
            if let Some(package) = packages.get(crate_name) {
                open.extend(uses(package, |_| true).filter(|other| reached.insert(*other)));
            }
        }
        let slint =
            reached.iter().find(|other| other.starts_with("slint") || other.starts_with("i-slint"));
        if let (Some(slint), false) = (slint, ["app", "ui", "pixels"].contains(name)) {
            complain(&mut complaints, package, slint, &format!("`{name}` reaches `{slint}`"));
        }
    }
    complaints
        .expect_none("return plain values (see `scene::Frame`) and let `app` hand them to Slint.");
}

#[test]
fn only_three_crates_open_a_database() {
    let mut complaints = Complaints::default();
    for package in &workspace().packages {
        let uses_it = uses(package, |_| true).any(|other| other.starts_with("rusqlite"));
        if uses_it && !WITH_SQL.contains(&package.name.as_str()) {
            complain(
                &mut complaints,
                package,
                "rusqlite",
                &format!("`{}` uses rusqlite", package.name),
            );
        }
    }
    complaints
        .expect_none("ask `bundle` or `progress` with a function that says what you need to know.");
}

#[test]
fn the_model_needs_serde_and_nothing_else() {
    let mut complaints = Complaints::default();
    for package in workspace().packages.iter().filter(|package| package.name.as_str() == "model") {
        for other in uses(package, |kind| kind != DependencyKind::Development)
            .filter(|other| *other != "serde")
        {
            complain(&mut complaints, package, other, &format!("`model` uses `{other}`"));
        }
    }
    complaints.expect_none("put what needs more than serde into the crate that does the work.");
}

#[test]
fn every_pure_crate_is_there() {
    let metadata = workspace();
    for name in PURE {
        assert!(
            metadata.packages.iter().any(|package| package.name.as_str() == name),
            "{name} is gone: mend PURE"
        );
    }
}
