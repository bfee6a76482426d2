//! The children of this tablet as the pages show them, and what is known of one of them.

use crate::choice::Hers;
use crate::icons::Face;
use crate::player::{Hue, Player};
use learn::next::{Sitting, Wishes};
use learn::{Carried, Chosen};
use model::{ClassId, LearnerId, Stamp};
use progress::school::Pupil;
use progress::{Progress, ReadError, School};
use std::collections::BTreeSet;

/// What a child chose, by its sort: see [`model::Event::Preferred`].
pub mod prefers {
    /// The id of her colour.
    pub const COLOUR: &str = "colour";
    /// The id of her secret thing; empty for none.
    pub const SECRET: &str = "secret";
    /// Whether she hears: `none` for a deaf child.
    pub const HEARING: &str = "hearing";
    /// Whether she sees: `none` for a blind child.
    pub const SIGHT: &str = "sight";
    /// The sign language in which she is signed to; empty where none was chosen.
    pub const SIGNS: &str = "signs";
    /// The id of the newest message that she opened.
    pub const MAIL: &str = "mail";
    /// Whether her picture is no longer shown here: `yes`; empty once it was brought back.
    pub use model::event::AWAY;
}

/// All children who may play here, by class, roll and name. What cannot be read is left out:
/// a child can always play as a guest.
pub fn players(progress: &Progress, school: Option<&School>) -> Vec<Player> {
    all(progress, school).into_iter().filter(|(is_away, _)| !is_away).map(|(_, one)| one).collect()
}

/// The children whose pictures adults have taken away from this tablet.
pub fn away(progress: &Progress, school: Option<&School>) -> Vec<Player> {
    all(progress, school).into_iter().filter(|(is_away, _)| *is_away).map(|(_, one)| one).collect()
}

/// Everybody, and whether her picture was taken away.
fn all(progress: &Progress, school: Option<&School>) -> Vec<(bool, Player)> {
    let pupils = match school {
        Some(school) => school.pupils_with(progress).unwrap_or_default(),
        None => progress.learners().unwrap_or_default().into_iter().map(alone).collect(),
    };
    let chosen = match school {
        Some(school) => school.all_chosen(progress).unwrap_or_default(),
        None => progress.all_chosen().unwrap_or_default(),
    };
    let none = Chosen::default();
    let players = pupils.into_iter().map(|pupil| {
        let chosen = chosen.get(&pupil.id).unwrap_or(&none);
        (chosen.preference(prefers::AWAY) == Some("yes"), player(pupil, chosen))
    });
    players.collect()
}

/// What was decided for a child; nothing where the record cannot be read.
pub fn chosen(progress: &Progress, learner: LearnerId, school: Option<&School>) -> Chosen {
    let on_all = school.and_then(|school| school.chosen(progress, learner).ok());
    on_all.or_else(|| progress.chosen(learner).ok()).unwrap_or_default()
}

fn alone(learner: progress::Learner) -> Pupil {
    let progress::Learner { id, nickname, picture } = learner;
    Pupil { id, nickname, picture, class: None, roll: None }
}

fn player(pupil: Pupil, chosen: &Chosen) -> Player {
    let hue = chosen.preference(prefers::COLOUR).and_then(Hue::named);
    let text =
        |what: &str| chosen.preference(what).filter(|value| !value.is_empty()).map(str::to_owned);
    Player {
        record: Some(pupil.id),
        face: Some(Face::named(&pupil.picture)),
        hue: hue.unwrap_or_else(|| Hue::of(pupil.id)),
        secret: text(prefers::SECRET),
        is_deaf: chosen.preference(prefers::HEARING) == Some("none"),
        is_blind: chosen.preference(prefers::SIGHT) == Some("none"),
        signs: text(prefers::SIGNS),
        name: pupil.nickname,
        class: pupil.class,
    }
}

/// So many sittings are looked back at: more than two years of school days.
const SITTINGS: usize = 2_000;

/// What is known of a child at an instant; nothing where the record cannot be read.
pub fn hers(
    progress: &Progress,
    learner: LearnerId,
    class: Option<ClassId>,
    school: Option<&School>,
    at: Stamp,
) -> Hers {
    read(progress, learner, class, school, at).unwrap_or_default()
}

fn read(
    progress: &Progress,
    learner: LearnerId,
    class: Option<ClassId>,
    school: Option<&School>,
    at: Stamp,
) -> Result<Hers, ReadError> {
    let known = match school.and_then(|school| school.known(progress, learner).ok()) {
        Some(known) => known,
        None => learn::Known::of(Carried::default(), progress.facts(learner)?),
    };
    let today = progress.day_at(at)?;
    let sessions = progress.sessions(learner, SITTINGS)?;
    let sittings: Vec<Sitting> = sessions
        .into_iter()
        .rev()
        .map(|session| {
            let progress::Session { lesson, day, completed, .. } = session;
            Sitting { lesson, day, completed }
        })
        .collect();
    let given = school.and_then(|school| school.assignments().ok()).unwrap_or_default();
    let is_hers = |one: &progress::school::Assignment| {
        let is_named = one.learner == Some(learner) || one.class.is_some() && one.class == class;
        is_named && one.until_day.is_none_or(|until| today <= until)
    };
    let chosen = chosen(progress, learner, school);
    let lessons = given.into_iter().filter(is_hers).flat_map(|one| {
        // What a laptop's clock says that is ahead is no day on which anything was given.
        let given = one.given_day.filter(|day| *day <= today);
        one.lessons.into_iter().map(move |lesson| (lesson, given))
    });
    let open = lessons.filter(|(lesson, given)| !chosen.has_done(lesson, *given));
    let wishes = Wishes {
        assigned: open.map(|(lesson, _)| lesson).collect(),
        finished: chosen.finished().cloned().collect(),
        woken: chosen.woken().clone(),
        replaced: BTreeSet::new(),
        placement: chosen.placement(),
    };
    Ok(Hers { known, sittings, wishes, today })
}
