//! The first visit: school, first teacher, first class; then tablets can join.

use super::door::Visit;
use super::enter::{Come, login_of};
use super::grant::school_path;
use super::password::SHORTEST;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::roster::class_id;
use crate::storage::StorageError;
use crate::storage::deed::Deed;
use crate::storage::desk::NewAccount;
use desk::page::door::{SOUNDS, Typed, welcome};
use model::{ClassId, LearnerId};
use std::sync::Arc;
use wire::down::Down;

/// Longest name, characters.
const NAME: usize = 60;
/// Most children that are put in at once.
const CHILDREN: usize = 200;

/// Shows a step.
pub(crate) async fn ask(_: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    match visit.param("step") {
        "1" => Ok(Reply::Page(welcome(visit.words, 1, &Typed::default(), None))),
        _ => Ok(Reply::Go("/desk/welcome/1".into())),
    }
}

/// Takes a step and shows the next one; after the last everything is kept at once.
pub(crate) async fn take(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let typed = typed(&visit);
    let again = |step, wrong| Ok(Reply::Again(welcome(visit.words, step, &typed, Some(wrong))));
    let next = |step| Ok(Reply::Page(welcome(visit.words, step, &typed, None)));
    if typed.school.is_empty() {
        return again(1, "desk-wrong-empty");
    }
    if visit.param("step") == "1" {
        return next(2);
    }
    if typed.name.is_empty() {
        return again(2, "desk-wrong-empty");
    }
    if !is_login(&typed.login) {
        return again(2, "desk-wrong-login");
    }
    if visit.param("step") == "2" {
        return next(3);
    }
    let password = visit.form.one("password");
    if typed.class.is_empty() {
        return again(3, "desk-wrong-empty");
    }
    if password.chars().count() < SHORTEST {
        return again(3, "desk-wrong-password");
    }
    let class = class_id(&desk.school.keys, &typed.class, 0);
    let children = match children(&typed.children, class) {
        Ok(children) => children,
        Err(wrong) => return again(3, wrong),
    };
    let account = desk.begin(&typed, password.to_owned(), visit.now_ms).await?;
    let Some(come) = account else { return Err(Trouble::NotHere) };
    let mut told = vec![
        Down::School { name: typed.school.clone() },
        Down::Class { id: class, name: typed.class.clone(), shift: 0 },
        Down::Setting { name: ONE_SOUND.into(), value: typed.one_sound.join(",") },
    ];
    told.extend(children);
    desk.school.tell(&told, None).await?;
    desk.invite(visit.now_ms).await?;
    let entered = desk.sign_in(come, visit.now_ms, "/desk/join").await?;
    Ok(entered.unwrap_or(Reply::Go("/desk/enter".into())))
}

/// The setting that says which confusions are one sound in homes around the school.
pub(crate) const ONE_SOUND: &str = "one-sound";

impl Desk {
    /// Names the school and makes the first account; none where somebody was faster.
    async fn begin(
        &self,
        typed: &Typed,
        password: String,
        now_ms: i64,
    ) -> Result<Option<Come>, Trouble> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let about = storage.about_school(school).await?;
        let account = NewAccount {
            id: random()?,
            login: login_of(&typed.login),
            name: typed.name.clone(),
            password: self.hashed(password).await?,
            grants: vec![("school".into(), school_path(&about.above, school))],
            made_ms: now_ms,
        };
        let come = Come { account: account.id, password: account.password.hash };
        let (who, about) = (account.login.clone(), format!("account {}", account.login));
        let deed = Deed { at_ms: now_ms, who, what: "account-first".into(), about };
        if !storage.put_account(school, account, true, deed).await? {
            return Ok(None);
        }
        storage.set_school(school, typed.school.clone(), typed.place.clone()).await?;
        Ok(Some(come))
    }
}

fn typed(visit: &Visit) -> Typed {
    let one = |name: &str| visit.form.one(name).chars().take(NAME + 20).collect::<String>();
    let is_known = |tag: &&str| SOUNDS.contains(tag);
    Typed {
        school: one("school"),
        place: one("place"),
        one_sound: visit.form.all("one_sound").filter(is_known).map(str::to_owned).collect(),
        name: one("name"),
        login: one("login"),
        class: one("class"),
        children: visit.form.one("children").to_owned(),
    }
}

/// Whether something can be typed to sign in.
pub(crate) fn is_login(login: &str) -> bool {
    (3..=40).contains(&login_of(login).chars().count()) && !login.contains('\n')
}

/// A child a line, her roll number before her name if there is one.
///
/// # Errors
/// The sentence that says what is wrong.
pub(crate) fn children(lines: &str, class: ClassId) -> Result<Vec<Down>, &'static str> {
    let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > CHILDREN {
        return Err("desk-wrong-many");
    }
    let mut told = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let (roll, name) = crate::roster::numbered(line);
        if name.is_empty() || name.chars().count() > NAME {
            return Err("desk-wrong-children");
        }
        let roll = roll.or(u16::try_from(at + 1).ok());
        let id = LearnerId(random().map_err(|_| "desk-busy")?);
        let (nickname, picture) = (name.to_owned(), String::new());
        told.push(Down::Learner { id, nickname, picture, class: Some(class), roll });
    }
    Ok(told)
}

/// Sixteen random bytes.
pub(crate) fn random() -> Result<[u8; 16], StorageError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| StorageError::Unsound(error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roll_number_may_stand_before_a_name_in_either_digits() {
        let read = |lines: &str| -> Vec<(String, Option<u16>)> {
            let named = |down| match down {
                Down::Learner { nickname, roll, .. } => (nickname, roll),
                other => panic!("{other:?}"),
            };
            children(lines, ClassId([1; 16])).unwrap().into_iter().map(named).collect()
        };
        let expected = [("রহিমা", 7), ("Imran Hossain", 12), ("Puja", 3)];
        let expected = expected.map(|(name, roll)| (name.to_owned(), Some(roll)));
        assert_eq!(read("৭. রহিমা\n\n12 Imran Hossain\n Puja "), expected);
        assert_eq!(children(&"x".repeat(61), ClassId([1; 16])), Err("desk-wrong-children"));
        assert_eq!(children(&"x\n".repeat(201), ClassId([1; 16])), Err("desk-wrong-many"));
    }
}
