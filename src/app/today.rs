//! Who needs a word today: three children of this tablet and one thing to do for each, worked
//! out on the tablet alone.

use crate::choice::{Choice, confusion};
use crate::player::Player;
use crate::roster;
use learn::Knows;
use model::{LessonId, SkillId, Stamp};
use progress::{Progress, School};

/// What is told of one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Of whom.
    pub player: Player,
    /// What is the matter.
    pub why: Why,
}

/// What is the matter with a child, the most urgent first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Many items of a skill were tried, and it does not grow.
    Stuck(SkillId),
    /// Two things are mixed up again and again.
    Mixed(String),
    /// She has not played for so many days.
    Away(i32),
    /// She finished a lesson today.
    Finished(LessonId),
}

/// The class of this tablet today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// How many children there are.
    pub n_children: usize,
    /// How many of them played today.
    pub n_played: usize,
    /// At most three; the last is praise, where anybody earned some.
    pub words: Vec<Word>,
}

/// A confusion that showed so often among the last ten items is worth a word.
const MIXED: usize = 3;
/// Who was away for so many days is missed.
const AWAY: i32 = 3;
/// So many names can be kept in mind.
const MOST: usize = 3;

/// Looks at all children of this tablet.
pub fn today(progress: &Progress, school: Option<&School>, at: Stamp) -> Today {
    let players = roster::players(progress, school);
    let mut today = Today { n_children: players.len(), ..Today::default() };
    let mut needs = Vec::new();
    let mut praise = None;
    for player in players {
        let Some(record) = player.record else { continue };
        let hers = roster::hers(progress, record, player.class, school, at);
        let last = hers.sittings.last().map(|sitting| sitting.day);
        today.n_played += usize::from(last == Some(hers.today));
        let stuck = progress.stuck(record).unwrap_or_default().into_iter().next();
        let mixed = hers.known.recent_confusions().into_iter().find(|(_, n)| *n >= MIXED);
        let away = last.map(|day| hers.today - day).filter(|days| *days >= AWAY);
        let done = hers.sittings.iter().rev();
        let done = done.take_while(|one| one.day == hers.today).find(|one| one.completed);
        let why = stuck.map(Why::Stuck).or(mixed.map(|(tag, _)| Why::Mixed(tag)));
        match (why.or(away.map(Why::Away)), done) {
            (Some(why), _) => needs.push(Word { player, why }),
            (None, Some(sitting)) if praise.is_none() => {
                praise = Some(Word { player, why: Why::Finished(sitting.lesson.clone()) });
            }
            _ => {}
        }
    }
    // Of two who are away, whoever has been for longer comes first.
    needs.sort_by(|a, b| match (&a.why, &b.why) {
        (Why::Away(a), Why::Away(b)) => b.cmp(a),
        (a, b) => a.cmp(b),
    });
    needs.truncate(if praise.is_some() { MOST - 1 } else { MOST });
    today.words = needs.into_iter().chain(praise).collect();
    today
}

impl Why {
    /// What is the matter, and what to do, as sentences.
    pub fn words(&self, choice: &Choice, tr: &i18n::Tr) -> (String, String) {
        let language = tr.language();
        let told = match self {
            Self::Stuck(id) => {
                let skill = choice.skills().iter().find(|skill| skill.id == *id);
                let name = skill.map_or(id.as_str(), |skill| skill.title.get(language));
                tr.msg("today-stuck", &[("skill", name.into())])
            }
            Self::Mixed(tag) => tr.msg("today-mixed", &[("tag", confusion(tag, tr).into())]),
            Self::Away(days) => tr.msg("today-away", &[("days", i64::from(*days).into())]),
            Self::Finished(id) => {
                let head = choice.head(id);
                let name = head.map_or(id.as_str(), |head| head.title.get(language));
                tr.msg("today-finished", &[("lesson", name.into())])
            }
        };
        let act = match self {
            Self::Stuck(_) => "today-sit",
            Self::Mixed(_) => "today-show",
            Self::Away(_) => "today-call",
            Self::Finished(_) => "today-listen",
        };
        (told, tr.msg(act, &[]))
    }
}
