//! Who is in the demo's school: classes, children, adults, and what they were given.

use super::child::Child;
use super::{PASSWORD, about};
use crate::School;
use crate::desk::password;
use crate::fault::Fault;
use crate::roster::class_id;
use crate::storage::StorageError;
use crate::storage::deed::Deed;
use crate::storage::desk::NewAccount;
use model::{ClassId, LearnerId};
use std::ops::Range;
use wire::down::Down;

/// So many children share a tablet.
pub(super) const PER_TABLET: usize = 4;
/// So many are in a class.
const PER_CLASS: usize = 40;
/// So many classes the demo has.
pub(super) const CLASSES: usize = 12;

/// Everybody.
pub(super) struct People {
    pub(super) classes: Vec<Class>,
    told: Vec<Down>,
}

/// A class.
pub(super) struct Class {
    pub(super) no: usize,
    pub(super) id: ClassId,
    pub(super) children: Vec<Child>,
}

impl People {
    /// The people of these classes, the same ones for every school; their ids are random, as
    /// everywhere. Beyond the twelve classes their names come again with a number.
    pub(super) fn of(school: &School, classes: Range<usize>) -> Result<Self, Fault> {
        let [first, last] = [include_str!("first.txt"), include_str!("last.txt")];
        let (first, last): (Vec<&str>, Vec<&str>) =
            (first.lines().collect(), last.lines().collect());
        let names: Vec<&str> = include_str!("classes.txt").lines().take(CLASSES).collect();
        let (mut all, mut told) = (Vec::new(), vec![about(line(0))]);
        for no in classes {
            let (round, name) = (no / names.len(), names[no % names.len()]);
            let name = if round == 0 { name.to_owned() } else { format!("{name} {}", round + 1) };
            let id = class_id(&school.keys, &name, 0);
            told.push(Down::Class { id, name, shift: 0 });
            let mut children = Vec::new();
            for roll in 0..PER_CLASS {
                let mut learner = [0; 16];
                getrandom::fill(&mut learner)?;
                let seed = (no * PER_CLASS + roll) as u64 + 1;
                let nickname = format!(
                    "{} {}",
                    first[(roll + 7 * no) % first.len()],
                    last[(3 * roll + no) % last.len()]
                );
                let learner = LearnerId(learner);
                told.push(Down::Learner {
                    id: learner,
                    nickname,
                    picture: String::new(),
                    class: Some(id),
                    roll: u16::try_from(roll + 1).ok(),
                });
                // Each grade begins further on; the youngest stand last in the list.
                let grade = no % names.len();
                let begins = if grade < 10 { grade / 2 * 14 + 6 } else { 0 };
                children.push(Child { id: learner, seed, begins });
            }
            all.push(Class { no, id, children });
        }
        Ok(Self { classes: all, told })
    }

    /// Enters the children.
    pub(super) async fn enter(&self, school: &School) -> Result<(), Fault> {
        for some in self.told.chunks(200) {
            school.tell(some, None).await?;
        }
        Ok(())
    }

    /// Enters the adults.
    pub(super) async fn enter_adults(&self, school: &School, now_ms: i64) -> Result<(), Fault> {
        let storage = &school.storage;
        storage.set_school(school.id(), line(0).into(), line(1).into()).await?;
        let path = format!("{}/{}", storage.about_school(school.id()).await?.above, school.id());
        let class = format!("{path}/{}", self.classes[0].id);
        let adults = [("asha", 2, "school", path), ("mina", 3, "class", class)];
        for (login, name, role, path) in adults {
            let mut id = [0; 16];
            getrandom::fill(&mut id)?;
            let odd = |error: argon2::Error| StorageError::Unsound(error.to_string());
            let account = NewAccount {
                id,
                login: login.into(),
                name: line(name).into(),
                password: password::kept(PASSWORD, id).map_err(odd)?,
                grants: vec![(role.into(), path)],
                made_ms: now_ms,
            };
            let (who, about) = (String::new(), format!("account {login}"));
            let deed = Deed { at_ms: now_ms, who, what: "account-made".into(), about };
            storage.put_account(school.id(), account, false, deed).await?;
        }
        Ok(())
    }

    /// What was given to do and said in the first class.
    pub(super) fn given(&self, today: i32) -> Vec<Down> {
        let class = Some(self.classes[0].id);
        let assignment = Down::Assignment {
            id: "demo-1".into(),
            class,
            learner: None,
            lessons: vec!["demo-bn.lookalike".into()],
            skills: Vec::new(),
            until_day: Some(today + 4),
            given_day: Some(today),
        };
        let message = Down::Message {
            id: "demo-1".into(),
            class,
            learner: None,
            text: line(5).into(),
            sound: None,
            picture: None,
            from: line(3).into(),
            at_ms: i64::from(today) * 86_400_000,
        };
        vec![assignment, message]
    }
}

/// A word of the demo's school.
pub(super) fn line(at: usize) -> &'static str {
    include_str!("school.txt").lines().nth(at).unwrap_or_default()
}
