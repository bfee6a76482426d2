//! A child: the story of her week, what she came to know, what is in her way, and each answer.
//! No time of day is told, and nothing of how fast she was.

mod chart;
mod strokes;

use super::{Avatar, html};
use crate::need::{Known, Need, Why, need};
use crate::{Catalogue, Child, Frame, Words};
use askama::Template;
use chart::Chart;
use learn::Level;
use learn::gist::Standing;
use model::{Attempt, SkillId};
use std::collections::{BTreeMap, BTreeSet};

/// An answer with what is known of its day.
pub struct Answer {
    /// What was asked, expected and answered.
    pub attempt: Attempt,
    /// The day, counted from 1970-01-01.
    pub day: i32,
    /// Whether the day may be another one, since a clock was wrong.
    pub is_uncertain: bool,
}

/// All that the page shows.
pub struct Told<'a> {
    /// Who.
    pub child: &'a Child,
    /// What is known of her.
    pub known: &'a Known,
    /// Minutes of the last seven days.
    pub minutes: [u32; 7],
    /// Her newest answers, the newest first.
    pub answers: &'a [Answer],
    /// Only those about this skill are listed.
    pub skill: Option<SkillId>,
    /// Confusions that are one sound at home.
    pub one_sound: &'a BTreeSet<String>,
}

#[derive(Template)]
#[template(path = "child.html")]
struct Page {
    frame: Frame,
    who: Avatar,
    meta: String,
    story: Vec<String>,
    call: Option<String>,
    help: Option<Help>,
    chart: Option<Chart>,
    mixes: Vec<Mix>,
    lines: Vec<Line>,
    listed: String,
    of_skill: bool,
    levels: Vec<(&'static str, String)>,
    here: String,
    classes: Vec<(String, String, bool)>,
}

struct Help {
    title: String,
    how: String,
    give: String,
}

struct Mix {
    pair: Option<(String, String)>,
    told: String,
}

struct Line {
    day: String,
    lesson: String,
    asked: String,
    expected: String,
    response: String,
    strokes: Option<Vec<Vec<(i32, i32)>>>,
    right: bool,
    told: String,
}

/// So many answers are listed.
const LISTED: usize = 40;

/// Writes the page.
pub fn write(frame: Frame, told: &Told<'_>, catalogue: &Catalogue) -> String {
    let (words, today) = (frame.words, frame.today);
    let Told { child, known, answers, .. } = told;
    let need = need(known, told.one_sound, today);
    let who = Avatar::of(child);
    let class = frame.class.as_ref().map(|class| class.name.clone()).unwrap_or_default();
    let roll = child.roll.map(|roll| words.say("desk-roll", &[("n", roll.into())]));
    let tablet = known.tablet.as_ref().map(|(name, _)| name.clone());
    let meta: Vec<String> = [roll, Some(class), tablet].into_iter().flatten().collect();
    let help = need.as_ref().and_then(|need| help(need, &frame, &who.id, catalogue));
    let call = need.as_ref().map(|need| {
        let told = crate::tell::tell(need, catalogue, words);
        match told.pair {
            Some((one, other)) => {
                words.say("desk-story-pair", &[("one", one.into()), ("other", other.into())])
            }
            None => told.text,
        }
    });
    let story = story(told, catalogue, words, today);
    let chart = chart::of(&known.gist, words, today);
    let of_skill = told.skill.is_some();
    let shown =
        answers.iter().filter(|one| told.skill.is_none() || one.attempt.skill == told.skill);
    let lines: Vec<Line> =
        shown.take(LISTED).map(|one| line(one, catalogue, words, today)).collect();
    let listed = match &told.skill {
        Some(skill) => {
            let name = catalogue.skill_name(skill, words);
            words.say("desk-answers-of", &[("skill", name.into()), ("n", lines.len().into())])
        }
        None => words.say("desk-answers-last", &[("n", lines.len().into())]),
    };
    let levels = levels(known, catalogue, words);
    let here = format!("/desk/child/{}", who.id);
    let (meta, mixes) = (meta.join(" · "), mixes(told, words));
    let unplaced = (crate::roster::UNPLACED, words.t("desk-unplaced"));
    let classes = frame.classes.iter().map(|class| (class.id, class.name.clone()));
    let classes = classes.filter(|(id, _)| *id != unplaced.0).chain([unplaced.clone()]);
    let hers = child.class.unwrap_or(unplaced.0);
    let classes = classes.map(|(id, name)| (id.to_string(), name, id == hers)).collect();
    html(&Page {
        frame,
        who,
        meta,
        story,
        call,
        help,
        chart,
        mixes,
        lines,
        listed,
        of_skill,
        levels,
        here,
        classes,
    })
}

/// What she did this week, and what she came to know in it.
fn story(told: &Told<'_>, catalogue: &Catalogue, words: Words, today: i32) -> Vec<String> {
    let name = || ("name", told.child.name.as_str().into());
    let days = told.minutes.iter().filter(|minutes| **minutes > 0).count();
    let mut story = vec![if days == 0 {
        words.say("desk-story-no-day", &[name()])
    } else {
        words.say("desk-story-days", &[name(), ("days", days.into())])
    }];
    let is_new = |standing: &Standing| {
        standing.reached(Level::Known).is_some_and(|day| (today - 6..=today).contains(&day))
    };
    let new: Vec<&SkillId> =
        told.known.gist.skills().filter(|(_, one)| is_new(one)).map(|(id, _)| id).collect();
    if let Some(first) = new.first() {
        let skill = catalogue.skill_name(first, words);
        story
            .push(words.say("desk-story-new", &[("n", new.len().into()), ("skill", skill.into())]));
    }
    story
}

/// What to do together, and what to give; none where only a tablet is to be fetched.
fn help(need: &Need, frame: &Frame, child: &str, catalogue: &Catalogue) -> Option<Help> {
    let words = frame.words;
    let (lesson, how) = match &need.why {
        Why::Mixed { tag, .. } => {
            let how = match words.pair(tag) {
                Some((one, other)) => {
                    words.say("desk-help-pair", &[("one", one.into()), ("other", other.into())])
                }
                None => words.say("desk-help-mixed", &[("mix", words.mix(tag).into())]),
            };
            (catalogue.drill(tag), how)
        }
        Why::Stuck { skill, .. } => {
            let name = catalogue.skill_name(skill, words);
            let how = words.say("desk-help-stuck", &[("skill", name.into())]);
            (catalogue.teacher_of(skill), how)
        }
        Why::Quiet { .. } => (None, words.t("desk-help-quiet")),
        Why::Away { .. } => return None,
    };
    // Whoever wrote the lesson knows best how it is practised without the tablet.
    let how = lesson.and_then(|lesson| Catalogue::away(lesson, words)).unwrap_or(how);
    let lesson = lesson.map(|lesson| format!("&lesson={}", lesson.id)).unwrap_or_default();
    let give = format!("/desk/class/{}/give?child={child}{lesson}", frame.class_id());
    Some(Help { title: crate::tell::act(need, words).1, how, give })
}

/// Each confusion of her last items, with which of the two was taken for the other.
fn mixes(told: &Told<'_>, words: Words) -> Vec<Mix> {
    let of = told.known.gist.n_recent();
    let mix = |(tag, n): (String, usize)| {
        let mut ways = BTreeMap::<(&str, &str), usize>::new();
        let wrong = told.answers.iter().map(|one| &one.attempt);
        let wrong = wrong.filter(|one| one.tag.as_deref() == Some(&tag) && one.tries == 1);
        for one in wrong.take(n) {
            *ways.entry((&one.expected, &one.response)).or_default() += 1;
        }
        let way = |((expected, response), n): (&(&str, &str), &usize)| {
            let args = [("n", (*n).into()), ("expected", (*expected).into())];
            let [n, expected] = args;
            words.say("desk-mix-way", &[n, expected, ("response", (*response).into())])
        };
        // Strokes are no words.
        let ways: Vec<String> =
            ways.iter().filter(|((_, response), _)| !strokes::is(response)).map(way).collect();
        let share = words.say("desk-why-pair", &[("n", n.into()), ("of", of.into())]);
        let pair = words.pair(&tag);
        let mut parts = if pair.is_none() { vec![words.mix(&tag)] } else { Vec::new() };
        parts.push(share);
        parts.extend(ways);
        if told.one_sound.contains(&tag) {
            parts.push(words.t("desk-mix-one-sound"));
        } else if n < 3 {
            parts.push(words.t("desk-mix-few"));
        }
        Mix { pair, told: parts.join(" · ") }
    };
    told.known.gist.confusions().iter().take(3).cloned().map(mix).collect()
}

fn line(one: &Answer, catalogue: &Catalogue, words: Words, today: i32) -> Line {
    let Attempt { lesson, asked, expected, response, correct, rung, tries, tag, .. } = &one.attempt;
    let right = *correct >= 1.0;
    let mut told = match (right, tag) {
        (true, _) => words.t("desk-answer-right"),
        (false, Some(tag)) if words.mix(tag) != *tag => words.mix(tag),
        (false, _) => words.t("desk-answer-other"),
    };
    if *rung > 0 {
        told = format!("{told} · {}", words.t("desk-answer-helped"));
    }
    if *tries > 1 {
        told = format!("{told} · {}", words.say("desk-answer-try", &[("n", (*tries).into())]));
    }
    let mut day = words.ago(one.day, today);
    if one.is_uncertain {
        day = format!("{day} ({})", words.t("desk-uncertain"));
    }
    Line {
        day,
        lesson: catalogue.lesson_name(lesson, words),
        asked: asked.clone(),
        expected: expected.clone(),
        strokes: strokes::read(response),
        response: response.clone(),
        right,
        told,
    }
}

/// The sign of a level, as on the skills map.
pub(super) fn sign(level: Level) -> &'static str {
    match level {
        Level::New => "e",
        Level::Met => "t",
        Level::Growing => "g",
        Level::Known => "k",
        Level::Kept => "p",
    }
}

/// Every skill that she met, in teaching order.
fn levels(known: &Known, catalogue: &Catalogue, words: Words) -> Vec<(&'static str, String)> {
    let level = |skill: &model::Skill| {
        let level = known.gist.state(&skill.id);
        (level > Level::New).then(|| (sign(level), skill.title.get(words.language()).to_owned()))
    };
    catalogue.skills.iter().filter_map(level).collect()
}
