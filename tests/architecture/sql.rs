//! Where SQL stands, and that none of it is forgotten.

use super::dependencies::WITH_SQL;
use super::shipped_rust;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use tests::tree::{self, Complaints};

/// How a statement begins. Upper case, so that prose is not mistaken for SQL.
const OPENINGS: [&str; 17] = [
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "REPLACE INTO ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "CREATE UNIQUE ",
    "CREATE VIEW ",
    "CREATE TRIGGER ",
    "DROP TABLE ",
    "ALTER TABLE ",
    "PRAGMA ",
    "ATTACH ",
    "VACUUM",
    "BEGIN IMMEDIATE",
];

#[test]
fn sql_stands_only_where_a_database_is_opened() {
    let mut complaints = Complaints::default();
    for source in shipped_rust(|owner| !WITH_SQL.contains(&owner)) {
        for literal in &source.parted.literals {
            let statement = literal.text.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
            if OPENINGS.iter().any(|opening| statement.starts_with(opening)) {
                complaints.add(
                    &source.path,
                    source.line(literal.at),
                    format!("holds SQL: `{}`", statement.trim()),
                );
            }
        }
    }
    for path in tree::files("", ".sql") {
        if !WITH_SQL.contains(&tree::crate_of(&path)) {
            complaints.add(&path, 1, "an SQL file of a crate that opens no database");
        }
    }
    complaints.expect_none(
        "write it as a `.sql` file of `bundle`, `progress` or `server`, with a function beside it.",
    );
}

#[test]
fn every_sql_file_is_used() {
    let mut included = BTreeSet::new();
    for path in tree::files("", ".rs") {
        let source = super::Source::open(path);
        for literal in
            source.parted.literals.iter().filter(|literal| literal.text.ends_with(".sql"))
        {
            if source.parted.code[..literal.at].trim_end().ends_with("include_str!(") {
                let folder = source.path.parent().unwrap_or(Path::new(""));
                included.insert(plain(&folder.join(&literal.text)));
            }
        }
    }
    let mut complaints = Complaints::default();
    for path in tree::files("", ".sql").iter().filter(|path| !included.contains(*path)) {
        complaints.add(path, 1, "no `include_str!` names this file");
    }
    complaints.expect_none(
        "delete the file, or include it by its path beside the function that runs it.",
    );
}

/// A path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

#[test]
fn a_path_is_walked_back() {
    assert_eq!(plain(Path::new("src/a/b/../sql/x.sql")), Path::new("src/a/sql/x.sql"));
}
