//! What a list would change at a school: looked at before anything is done.

use super::{List, Pupil, Wrong};
use crate::keys::Keys;
use crate::roster::{class_id, learner_id};
use desk::Roster;
use desk::roster::Child;
use model::{ClassId, LearnerId};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use wire::down::Down;

/// What becomes of a child of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// She is new at the school.
    New,
    /// She comes into another class than before, or into one at all.
    Moved,
    /// Her name or roll number is written otherwise.
    Changed,
    /// All is as it was.
    Same,
}

/// A child of a list, and what becomes of her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    pub(crate) row: usize,
    pub(crate) id: LearnerId,
    pub(crate) name: String,
    /// As it was typed for an old font.
    pub(crate) typed: Option<String>,
    pub(crate) class: String,
    pub(crate) roll: Option<u16>,
    /// Name, class and roll before, where she was there.
    pub(crate) before: Option<(String, String, Option<u16>)>,
    pub(crate) is_girl: Option<bool>,
}

/// All that would be done.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plan {
    pub(crate) changes: Vec<Change>,
    /// Rows that are left out.
    pub(crate) wrong: Vec<Wrong>,
    /// Whether any name was typed for an old font.
    pub(crate) is_bijoy: bool,
    /// Classes that are new.
    pub(crate) classes: Vec<String>,
    /// Children of these classes whom the list does not name; they stay as they are.
    pub(crate) n_left: usize,
    /// What tablets are to be told.
    pub(crate) told: Vec<Down>,
    /// Whether children are girls, where that is new.
    pub(crate) girls: Vec<(LearnerId, bool)>,
}

/// A name as it is compared: in one form, without regard to capitals and blanks.
pub(crate) fn folded(name: &str) -> String {
    let name: String = name.nfc().collect::<String>().to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Works it out. `class` is for those of whom the list names none; `random` gives an id to a child
/// whom nothing else names.
pub(crate) fn plan(
    list: List,
    roster: &Roster,
    keys: &Keys,
    class: Option<ClassId>,
    mut random: impl FnMut() -> LearnerId,
) -> Plan {
    let mut plan = Plan { wrong: list.wrong, is_bijoy: list.is_bijoy, ..Plan::default() };
    let mut classes: BTreeMap<ClassId, (String, u8)> =
        roster.classes.iter().map(|one| (one.id, (one.name.clone(), one.shift))).collect();
    // By class and roll number: two may not have the same.
    let mut rolls = BTreeMap::<(ClassId, u16), (LearnerId, String)>::new();
    let mut seen = BTreeMap::<LearnerId, usize>::new();
    let mut meant = BTreeSet::new();
    let mut fitted = Vec::new();
    for pupil in list.pupils {
        let bad = |why, what: &str| Wrong { row: pupil.row, why, what: what.to_owned() };
        let Some(class) = class_of(&pupil, roster, keys, class, &mut classes, &mut plan.classes)
        else {
            plan.wrong.push(bad("desk-list-no-class", &pupil.name));
            continue;
        };
        meant.insert(class);
        let Ok(known) = whose(&pupil, class, roster, keys) else {
            plan.wrong.push(bad("desk-list-two", &pupil.name));
            continue;
        };
        let id = known.map_or_else(
            || match &pupil.key {
                Some((program, key)) => learner_id(keys, program, key),
                None => random(),
            },
            |child| child.id,
        );
        if let Some(row) = seen.insert(id, pupil.row) {
            plan.wrong.push(bad("desk-list-twice", &row.to_string()));
            continue;
        }
        fitted.push((pupil, class, id, known));
    }
    // Whoever is not on the list keeps her number.
    for child in roster.children.iter().filter(|child| !seen.contains_key(&child.id)) {
        if let (Some(class), Some(roll)) = (child.class, child.roll) {
            rolls.insert((class, roll), (child.id, child.name.clone()));
            plan.n_left += usize::from(meant.contains(&class));
        }
    }
    for (pupil, class, id, known) in fitted {
        // A list that says no roll takes none away.
        let roll = pupil.roll.or_else(|| known.filter(|one| one.class == Some(class))?.roll);
        if let Some(roll) = roll {
            if let Some((_, other)) = rolls.get(&(class, roll)) {
                let (row, why, what) = (pupil.row, "desk-list-same-roll", other.clone());
                plan.wrong.push(Wrong { row, why, what });
                continue;
            }
            rolls.insert((class, roll), (id, pupil.name.clone()));
        }
        let (called, _) = classes.get(&class).cloned().unwrap_or_default();
        let before = known.map(|one| {
            let was = one.class.and_then(|class| roster.class(class));
            (one.name.clone(), was.map(|class| class.name.clone()).unwrap_or_default(), one.roll)
        });
        let kind = match known {
            None => Kind::New,
            Some(one) if one.class != Some(class) => Kind::Moved,
            Some(one) if one.name != pupil.name || one.roll != roll => Kind::Changed,
            Some(_) => Kind::Same,
        };
        if kind != Kind::Same {
            // Whoever chose no picture is shown one that follows from her id; it is not kept as a choice.
            let picture = known.map(|one| &one.picture).filter(|one| **one != id.to_string());
            plan.told.push(Down::Learner {
                id,
                nickname: pupil.name.clone(),
                picture: picture.cloned().unwrap_or_default(),
                class: Some(class),
                roll,
            });
        }
        if let Some(is_girl) = pupil.is_girl.filter(|one| roster.girls.get(&id) != Some(one)) {
            plan.girls.push((id, is_girl));
        }
        let Pupil { row, name, typed, is_girl, .. } = pupil;
        plan.changes.push(Change {
            kind,
            row,
            id,
            name,
            typed,
            class: called,
            roll,
            before,
            is_girl,
        });
    }
    let is_new = |(id, _): &(&ClassId, &(String, u8))| roster.class(**id).is_none();
    let new = classes.iter().filter(is_new).map(|(id, (name, shift))| Down::Class {
        id: *id,
        name: name.clone(),
        shift: *shift,
    });
    // Classes first, so that no tablet hears of a child before it hears of her class.
    plan.told.splice(0..0, new.collect::<Vec<_>>());
    plan.wrong.sort_by_key(|wrong| wrong.row);
    plan
}

/// The class that a row means; one of a new name is made.
fn class_of(
    pupil: &Pupil,
    roster: &Roster,
    keys: &Keys,
    class: Option<ClassId>,
    classes: &mut BTreeMap<ClassId, (String, u8)>,
    new: &mut Vec<String>,
) -> Option<ClassId> {
    if pupil.class.is_empty() {
        return class.filter(|class| roster.class(*class).is_some());
    }
    if pupil.class.chars().count() > super::NAME {
        return None;
    }
    let is_it = |(name, shift): &(String, u8)| {
        folded(name) == folded(&pupil.class) && (pupil.shift == 0 || *shift == pupil.shift)
    };
    if let Some((id, _)) = classes.iter().find(|(_, class)| is_it(class)) {
        return Some(*id);
    }
    let id = class_id(keys, &pupil.class, pupil.shift);
    classes.insert(id, (pupil.class.clone(), pupil.shift));
    new.push(pupil.class.clone());
    Some(id)
}

/// The child whom a row means, if she is there; an error where two may be meant.
fn whose<'a>(
    pupil: &Pupil,
    class: ClassId,
    roster: &'a Roster,
    keys: &Keys,
) -> Result<Option<&'a Child>, ()> {
    if let Some((program, key)) = &pupil.key
        && let Some(child) = roster.child(learner_id(keys, program, key))
    {
        return Ok(Some(child));
    }
    let called = |of: Option<ClassId>| -> Vec<&Child> {
        let name = folded(&pupil.name);
        let is_it = |one: &&Child| one.class == of && folded(&one.name) == name;
        roster.children.iter().filter(is_it).collect()
    };
    let here = called(Some(class));
    let by_roll = here.iter().find(|one| pupil.roll.is_some() && one.roll == pupil.roll);
    match (here.as_slice(), by_roll) {
        (_, Some(child)) => Ok(Some(child)),
        ([], None) => match called(None).as_slice() {
            [] => Ok(None),
            // She was entered on a tablet, and this is her class.
            [child] => Ok(Some(child)),
            _ => Err(()),
        },
        ([child], None) => Ok(Some(child)),
        _ => Err(()),
    }
}
