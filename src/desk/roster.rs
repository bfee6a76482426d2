//! The school's children and classes as its desk sees them.

use model::{ClassId, LearnerId};
use std::collections::BTreeMap;

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its id.
    pub id: ClassId,
    /// What it is called.
    pub name: String,
    /// The shift, from 1; 0 where there is one only.
    pub shift: u8,
}

/// A child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// Her id.
    pub id: LearnerId,
    /// What the class calls her.
    pub name: String,
    /// Her picture, an id of the picture set.
    pub picture: String,
    /// Her class; none for one whom a tablet entered and nobody has placed yet.
    pub class: Option<ClassId>,
    /// Her roll number there.
    pub roll: Option<u16>,
    /// Her records: her own, then those that are read as parts of it.
    pub records: Vec<LearnerId>,
}

impl Child {
    /// Her class as addresses name it, or [`UNPLACED`].
    pub fn class_id(&self) -> ClassId {
        self.class.unwrap_or(UNPLACED)
    }
}

/// Everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// By name.
    pub classes: Vec<Class>,
    /// By class, roll and name.
    pub children: Vec<Child>,
    /// Whether a child is a girl, where the school's list says so.
    pub girls: BTreeMap<LearnerId, bool>,
}

/// The class of those who are in none.
pub const UNPLACED: ClassId = ClassId([0; 16]);

impl Roster {
    /// Puts all of it in order; each class and child once.
    pub fn new(
        classes: impl IntoIterator<Item = Class>,
        children: impl IntoIterator<Item = Child>,
    ) -> Self {
        let mut classes: Vec<Class> = classes.into_iter().collect();
        classes.sort_by(|a, b| (a.shift, &a.name, a.id).cmp(&(b.shift, &b.name, b.id)));
        let place: BTreeMap<ClassId, usize> =
            classes.iter().enumerate().map(|(at, class)| (class.id, at)).collect();
        let mut children: Vec<Child> = children.into_iter().collect();
        for child in &mut children {
            child.class = child.class.filter(|class| place.contains_key(class));
        }
        children.sort_by_key(|child| {
            let class = child.class.and_then(|class| place.get(&class)).copied();
            (
                class.unwrap_or(usize::MAX),
                child.roll.unwrap_or(u16::MAX),
                child.name.clone(),
                child.id,
            )
        });
        Self { classes, children, girls: BTreeMap::new() }
    }

    /// A class.
    pub fn class(&self, id: ClassId) -> Option<&Class> {
        self.classes.iter().find(|class| class.id == id)
    }

    /// The children of a class, or, of [`UNPLACED`], those who are in none.
    pub fn of_class(&self, id: ClassId) -> Vec<&Child> {
        let class = (id != UNPLACED).then_some(id);
        self.children.iter().filter(|child| child.class == class).collect()
    }

    /// A child by her id or that of any of her records.
    pub fn child(&self, id: LearnerId) -> Option<&Child> {
        self.children.iter().find(|child| child.records.contains(&id))
    }
}
