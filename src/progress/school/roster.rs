//! Who learns here: classes and children of the school, and those entered on this tablet.

use super::known::as_sql;
use super::{School, SchoolError, all};
use crate::Progress;
use model::{ClassId, LearnerId, LearnerMark};
use rusqlite::Transaction;
use std::collections::{BTreeMap, BTreeSet};
use wire::down::{Down, mark_of, records_of, whose};

/// A class with its shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Which.
    pub id: ClassId,
    /// Its name.
    pub name: String,
    /// The shift, from 1; 0 where a school has one only.
    pub shift: u8,
}

/// A child who may play here, from the school's list or entered on this tablet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pupil {
    /// Her id; that of the record that stays, where two were merged.
    pub id: LearnerId,
    /// What the class calls her.
    pub nickname: String,
    /// Her picture, an id of the picture set.
    pub picture: String,
    /// Her class; none for one who was entered on a tablet and not placed yet.
    pub class: Option<ClassId>,
    /// Her roll number there.
    pub roll: Option<u16>,
}

/// Each of these fails with [`SchoolError::Sql`] where the file cannot be read.
impl School {
    /// The classes of this tablet, by shift and name.
    pub fn classes(&self) -> Result<Vec<Class>, SchoolError> {
        let mut classes: Vec<_> = self
            .all("class")?
            .into_iter()
            .filter_map(|down| match down {
                Down::Class { id, name, shift } => Some(Class { id, name, shift }),
                _ => None,
            })
            .collect();
        classes.sort_by(|a, b| (a.shift, &a.name, a.id).cmp(&(b.shift, &b.name, b.id)));
        Ok(classes)
    }

    /// The children of the school's list, by class, roll and name; those without a class last.
    ///
    /// A record that was merged into another is not listed apart.
    pub fn pupils(&self) -> Result<Vec<Pupil>, SchoolError> {
        let merged = self.merged()?;
        let pupils = self.all("learner")?.into_iter().filter_map(|down| match down {
            Down::Learner { id, nickname, picture, class, roll } => {
                Some(Pupil { id, nickname, picture, class, roll })
            }
            _ => None,
        });
        let order = self.class_order()?;
        Ok(in_order(pupils.filter(|pupil| whose(&merged, pupil.id) == pupil.id).collect(), &order))
    }

    /// The children of the school's list together with those who were entered on this tablet
    /// while it was on its own.
    pub fn pupils_with(&self, progress: &Progress) -> Result<Vec<Pupil>, SchoolError> {
        let entered = progress.learners().map_err(as_sql)?;
        let (erased, mut pupils) = (self.erased()?, self.pupils()?);
        for one in entered {
            let id = self.who(one.id)?;
            let known = pupils.iter().any(|pupil| pupil.id == id);
            let is_erased = erased.contains(&mark_of(id)) || erased.contains(&mark_of(one.id));
            if !known && !is_erased {
                let (nickname, picture) = (one.nickname, one.picture);
                pupils.push(Pupil { id, nickname, picture, class: None, roll: None });
            }
        }
        Ok(in_order(pupils, &self.class_order()?))
    }

    /// Whose record a record is read as: itself, or the one that it was merged into.
    pub fn who(&self, learner: LearnerId) -> Result<LearnerId, SchoolError> {
        Ok(whose(&self.merged()?, learner))
    }

    /// Every record that is read as this child's, hers first.
    pub fn records_of(&self, learner: LearnerId) -> Result<Vec<LearnerId>, SchoolError> {
        Ok(records_of(&self.merged()?, learner))
    }

    /// What a child's answers and choices on all tablets come to, as `learn` carries it.
    pub fn carried(&self, learner: LearnerId) -> Result<Option<Vec<u8>>, SchoolError> {
        Ok(self.one(&format!("carried/{learner}"))?.and_then(|down| match down {
            Down::Carried { state, .. } => Some(state),
            _ => None,
        }))
    }

    /// The marks of the children of whom everything is to be forgotten.
    pub fn erased(&self) -> Result<BTreeSet<LearnerMark>, SchoolError> {
        let erased = self.all("erased")?.into_iter().filter_map(|down| match down {
            Down::Erased { mark } => Some(mark),
            _ => None,
        });
        Ok(erased.collect())
    }

    pub(super) fn merged(&self) -> Result<BTreeMap<LearnerId, LearnerId>, SchoolError> {
        let merged = self.all("merged")?.into_iter().filter_map(|down| match down {
            Down::Merged { from, into } => Some((from, into)),
            _ => None,
        });
        Ok(merged.collect())
    }

    fn class_order(&self) -> Result<BTreeMap<ClassId, usize>, SchoolError> {
        Ok(self.classes()?.into_iter().enumerate().map(|(at, class)| (class.id, at)).collect())
    }
}

fn in_order(mut pupils: Vec<Pupil>, classes: &BTreeMap<ClassId, usize>) -> Vec<Pupil> {
    // A class of which this tablet does not know comes behind those it knows.
    let class = |pupil: &Pupil| {
        let place = |id: &ClassId| classes.get(id).copied().unwrap_or(usize::MAX - 1);
        (pupil.class.as_ref().map_or(usize::MAX, place), pupil.class)
    };
    pupils.sort_by_cached_key(|pupil| {
        let roll = pupil.roll.map_or(u32::MAX, u32::from);
        (class(pupil), roll, pupil.nickname.clone(), pupil.id)
    });
    pupils
}

/// Removes what is known of erased children; the word that they are erased stays.
pub(super) fn forget_erased(tx: &Transaction<'_>) -> Result<(), SchoolError> {
    let erased = all(tx, "erased")?.into_iter().filter_map(|down| match down {
        Down::Erased { mark } => Some(mark),
        _ => None,
    });
    let erased: BTreeSet<LearnerMark> = erased.collect();
    if erased.is_empty() {
        return Ok(());
    }
    for kind in ["learner", "carried", "merged", "message", "assignment", "heard"] {
        for down in all(tx, kind)? {
            if down.about().is_some_and(|learner| erased.contains(&mark_of(learner))) {
                let forget = include_str!("../sql/school/forget_key.sql");
                tx.prepare_cached(forget)?.execute([down.key()])?;
            }
        }
    }
    Ok(())
}
