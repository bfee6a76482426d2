//! A roster archive of another program: `OneRoster` 1.2, CSV binding. Read are users, classes,
//! enrollments and, where it is there, what demographics say of a child's sex.

use super::columns::is_girl;
use super::sheet::Row;
use super::{List, Pupil, Wrong};
use std::collections::BTreeMap;

/// Tables by the names of their files.
type Tables = BTreeMap<String, Vec<Row>>;

/// Reads the children of an archive.
///
/// # Errors
/// The sentence that says what is missing.
pub(super) fn read(tables: &Tables) -> Result<List, &'static str> {
    let users = table(tables, "users.csv").ok_or("desk-list-archive")?;
    let classes = table(tables, "classes.csv").ok_or("desk-list-archive")?;
    let enrolled = table(tables, "enrollments.csv").ok_or("desk-list-archive")?;
    let titles: BTreeMap<&str, &str> = classes
        .iter()
        .filter(is_active)
        .map(|one| (one.get("sourcedid"), one.get("title")))
        .collect();
    let mut class_of = BTreeMap::new();
    for one in enrolled.iter().filter(is_active).filter(|one| one.get("role") == "student") {
        let class = (one.get("classsourcedid"), one.get("primary") == "true");
        let known = class_of.entry(one.get("usersourcedid")).or_insert(class);
        // Of several classes the primary one is hers.
        if class.1 && !known.1 {
            *known = class;
        }
    }
    let sexes: BTreeMap<String, bool> = table(tables, "demographics.csv")
        .iter()
        .flatten()
        .filter_map(|one| Some((one.get("sourcedid").to_owned(), is_girl(one.get("sex"))?)))
        .collect();
    let mut list = List::default();
    for one in users.iter().filter(is_active) {
        let id = one.get("sourcedid");
        // In 1.2 roles stand in a table of their own; whoever is enrolled as a student is one.
        let Some((class, _)) = class_of.get(id) else { continue };
        let whole = [one.get("givenname"), one.get("familyname")].join(" ");
        let preferred = one.get("preferredfirstname");
        let name =
            if preferred.is_empty() { whole } else { [preferred, one.get("familyname")].join(" ") };
        let Some(title) = titles.get(class) else {
            list.wrong.push(Wrong {
                row: one.row,
                why: "desk-list-no-such-class",
                what: (*class).to_owned(),
            });
            continue;
        };
        list.pupils.push(Pupil {
            row: one.row,
            name: name.trim().to_owned(),
            typed: None,
            class: (*title).to_owned(),
            shift: 0,
            roll: crate::roster::number(one.get("identifier")),
            key: Some(("oneroster", id.to_owned())),
            is_girl: sexes.get(id).copied(),
        });
    }
    Ok(list)
}

/// A row whose fields are known by the heads of their columns.
struct Named<'a> {
    row: usize,
    fields: BTreeMap<String, &'a str>,
}

impl Named<'_> {
    fn get(&self, head: &str) -> &str {
        self.fields.get(head).copied().unwrap_or_default()
    }
}

/// What is to be deleted stays in an archive for a while; nobody is erased for that.
fn is_active(one: &&Named<'_>) -> bool {
    matches!(one.get("status"), "" | "active")
}

fn table<'a>(tables: &'a Tables, name: &str) -> Option<Vec<Named<'a>>> {
    let (head, rows) = tables.get(name)?.split_first()?;
    let heads: Vec<String> = head.1.iter().map(|head| head.trim().to_lowercase()).collect();
    let named = |(row, cells): &'a Row| Named {
        row: *row,
        fields: heads.iter().cloned().zip(cells.iter().map(|cell| cell.trim())).collect(),
    };
    Some(rows.iter().map(named).collect())
}
