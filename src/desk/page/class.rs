//! Class today: whom to sit with, why, and what to do; then everybody, by need.

use super::{Avatar, html};
use crate::need::{Known, Need, Urgency, Why, need};
use crate::tell::{Told, act, tell};
use crate::{Catalogue, Child, Frame, Words};
use askama::Template;
use learn::Level;
use learn::gist::Standing;
use model::LearnerId;
use std::collections::{BTreeMap, BTreeSet};

/// A child of the class with what is known of her.
pub struct Row<'a> {
    /// Who.
    pub child: &'a Child,
    /// What she needs follows from this.
    pub known: Known,
    /// Minutes of the last seven days, the newest last.
    pub minutes: [u32; 7],
}

impl Row<'_> {
    /// Whether anything of her has arrived: before that nobody can say how she is doing.
    fn has_begun(&self) -> bool {
        self.known.last_day.is_some()
    }
}

/// A hand that is up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// By which this raising is told from another.
    pub raised: String,
    /// The day, counted from 1970-01-01.
    pub day: i32,
}

/// The page as values.
#[derive(Template)]
#[template(path = "class.html")]
struct Page {
    frame: Frame,
    lede: String,
    call: String,
    hands: Vec<(Avatar, String)>,
    cards: Vec<Card>,
    groups: Vec<Group>,
    bands: Vec<Band>,
    n_children: usize,
    one_sound: String,
}

struct Card {
    who: Avatar,
    told: Told,
    act: String,
    icon: &'static str,
    href: String,
}

struct Group {
    who: Vec<Avatar>,
    told: String,
    pair: Option<(String, String)>,
    /// What to do together without the tablet, as the lesson against it says.
    away: Option<String>,
    href: String,
}

struct Band {
    title: String,
    lines: Vec<Line>,
}

struct Line {
    who: Avatar,
    roll: String,
    lights: usize,
    lights_told: String,
    n_lights: String,
    told: Option<Told>,
    has_begun: bool,
    bars: Vec<Bar>,
    minutes: String,
    seen: String,
}

/// All bars of one colour.
struct Bar {
    colour: &'static str,
    stroke: String,
}

/// So many names can be kept in mind.
const CARDS: usize = 3;
/// So many of one need are a group.
const GROUP: usize = 3;
/// So many groups are suggested.
const GROUPS: usize = 2;
/// So many fireflies are drawn; more are told by their number.
const LIGHTS: usize = 5;

/// Writes the page. The order of `rows` is that of the class list.
pub fn write(
    frame: Frame,
    (rows, hands): (&[Row<'_>], &BTreeMap<LearnerId, Hand>),
    catalogue: &Catalogue,
    one_sound: &BTreeSet<String>,
) -> String {
    let (today, words) = (frame.today, frame.words);
    let mut all: Vec<(&Row<'_>, Option<Need>)> =
        rows.iter().map(|row| (row, need(&row.known, one_sound, today))).collect();
    let lights: usize = rows.iter().map(|row| lights(&row.known, today)).sum();
    let n_today = rows.iter().filter(|row| row.known.last_day == Some(today)).count();
    // Whoever needs nothing stays in the order of the list, so that no rank is hidden there.
    all.sort_by_key(|(_, need)| need.as_ref().map_or((2, None), |need| (0, Some(need.rank()))));
    let class = frame.class_id();
    let in_need = || all.iter().filter_map(|(row, need)| Some((*row, need.as_ref()?)));
    let cards: Vec<Card> = in_need()
        .take(CARDS)
        .map(|(row, need)| card(row, need, catalogue, words, &class))
        .collect();
    let groups = groups(in_need(), catalogue, words, &class);
    let lede = match (rows.len(), n_today) {
        (_, 0) => words.t("desk-lede-nobody"),
        (n, m) => {
            let args = [("n", n.into()), ("m", m.into()), ("k", lights.into())];
            words.say("desk-lede", &args)
        }
    };
    let call = match cards.len() {
        0 => words.t("desk-lede-calm"),
        n => words.say("desk-lede-call", &[("n", n.into())]),
    };
    let bands = bands(&all, catalogue, words, today);
    let mixes: Vec<String> = one_sound.iter().map(|tag| words.mix(tag)).collect();
    let one_sound = mixes.join(", ");
    let is_up = |row: &Row<'_>| {
        let hand = hands.get(&row.child.id)?;
        Some((Avatar::of(row.child), words.ago(hand.day, today)))
    };
    let hands = rows.iter().filter_map(is_up).collect();
    html(&Page {
        frame,
        lede,
        call,
        hands,
        cards,
        groups,
        bands,
        n_children: rows.len(),
        one_sound,
    })
}

/// The same as lines of a table: a head, then a child each, in the order of the class list.
pub fn table(
    rows: &[Row<'_>],
    catalogue: &Catalogue,
    one_sound: &BTreeSet<String>,
    words: Words,
    today: i32,
) -> Vec<Vec<String>> {
    let head = ["desk-col-child", "desk-col-roll", "desk-col-lights", "desk-col-need"];
    let head = head.into_iter().chain(["desk-col-minutes", "desk-col-seen"]);
    let head = head.map(|key| words.t(key)).collect();
    let line = |row: &Row<'_>| {
        let need = need(&row.known, one_sound, today).map(|need| tell(&need, catalogue, words));
        let told = need.map_or_else(
            || words.t(if row.has_begun() { "desk-fine" } else { "desk-new" }),
            |told| match told.pair {
                Some((one, other)) => format!("{one}-{other} {}", told.text),
                None => told.text,
            },
        );
        // Numbers of a table are for spreadsheets, which count in Latin digits.
        let minutes: u32 = row.minutes.iter().sum();
        vec![
            row.child.name.clone(),
            row.child.roll.map(|roll| roll.to_string()).unwrap_or_default(),
            lights(&row.known, today).to_string(),
            told,
            minutes.to_string(),
            row.known.last_day.map(crate::calendar::written).unwrap_or_default(),
        ]
    };
    std::iter::once(head).chain(rows.iter().map(line)).collect()
}

/// Skills that began to grow today.
fn lights(known: &Known, today: i32) -> usize {
    let grew = |one: &Standing| one.reached(Level::Growing) == Some(today);
    known.gist.skills().filter(|(_, one)| grew(one)).count()
}

fn card(row: &Row<'_>, need: &Need, catalogue: &Catalogue, words: Words, class: &str) -> Card {
    let who = Avatar::of(row.child);
    let (icon, act) = act(need, words);
    let href = match need.why {
        Why::Quiet { .. } => format!("/desk/class/{class}/give?child={}", who.id),
        Why::Away { .. } => "/desk/tablets".to_owned(),
        Why::Mixed { .. } | Why::Stuck { .. } => format!("/desk/child/{}#help", who.id),
    };
    Card { told: tell(need, catalogue, words), who, act, icon, href }
}

/// Children with the same confusion or the same skill, the largest groups first.
fn groups<'a>(
    in_need: impl Iterator<Item = (&'a Row<'a>, &'a Need)>,
    catalogue: &Catalogue,
    words: Words,
    class: &str,
) -> Vec<Group> {
    let mut by_why = BTreeMap::<(bool, String), Vec<Avatar>>::new();
    for (row, need) in in_need {
        let key = match &need.why {
            Why::Mixed { tag, .. } => (true, tag.clone()),
            Why::Stuck { skill, .. } => (false, skill.0.clone()),
            Why::Quiet { .. } | Why::Away { .. } => continue,
        };
        by_why.entry(key).or_default().push(Avatar::of(row.child));
    }
    let mut found: Vec<_> = by_why.into_iter().filter(|(_, who)| who.len() >= GROUP).collect();
    found.sort_by_key(|(_, who)| std::cmp::Reverse(who.len()));
    let group = |((is_mix, what), who): ((bool, String), Vec<Avatar>)| {
        let n = who.len().into();
        let skill = model::SkillId(what.clone());
        let (pair, told, lesson) = if is_mix {
            let pair = words.pair(&what);
            let key = if pair.is_some() { "desk-group-pair" } else { "desk-group-mixed" };
            let told = words.say(key, &[("n", n), ("mix", words.mix(&what).into())]);
            (pair, told, catalogue.drill(&what))
        } else {
            let name = catalogue.skill_name(&skill, words);
            let told = words.say("desk-group-stuck", &[("n", n), ("skill", name.into())]);
            (None, told, catalogue.teacher_of(&skill))
        };
        let children: String = who.iter().map(|one| format!("&child={}", one.id)).collect();
        let away = lesson.and_then(|lesson| Catalogue::away(lesson, words));
        let lesson = lesson.map(|lesson| format!("lesson={}", lesson.id)).unwrap_or_default();
        let href = format!("/desk/class/{class}/give?{lesson}{children}");
        Group { who, told, pair, away, href }
    };
    found.into_iter().take(GROUPS).map(group).collect()
}

fn bands(
    all: &[(&Row<'_>, Option<Need>)],
    catalogue: &Catalogue,
    words: Words,
    today: i32,
) -> Vec<Band> {
    let sorts = [
        ("desk-band-today", Some(Urgency::Today), true),
        ("desk-band-week", Some(Urgency::Week), true),
        ("desk-band-fine", None, true),
        ("desk-band-new", None, false),
    ];
    let band = |(key, urgency, has_begun): (&str, Option<Urgency>, bool)| {
        let is_meant = |row: &Row<'_>, need: &Option<Need>| match need {
            Some(need) => Some(need.urgency) == urgency,
            None => urgency.is_none() && row.has_begun() == has_begun,
        };
        let lines: Vec<Line> = all
            .iter()
            .filter(|(row, need)| is_meant(row, need))
            .map(|(row, need)| line(row, need.as_ref(), catalogue, words, today))
            .collect();
        Band { title: words.say(key, &[("n", lines.len().into())]), lines }
    };
    sorts.map(band).into_iter().filter(|band| !band.lines.is_empty()).collect()
}

fn line(
    row: &Row<'_>,
    need: Option<&Need>,
    catalogue: &Catalogue,
    words: Words,
    today: i32,
) -> Line {
    let lights = lights(&row.known, today);
    let roll = row.child.roll.map(|roll| words.say("desk-roll", &[("n", roll.into())]));
    let minutes: u32 = row.minutes.iter().sum();
    let seen =
        row.known.last_day.map_or_else(|| words.t("desk-never"), |day| words.ago(day, today));
    Line {
        who: Avatar::of(row.child),
        roll: roll.unwrap_or_default(),
        lights: lights.min(LIGHTS),
        lights_told: words.say("desk-lights", &[("n", lights.into())]),
        n_lights: if lights > 0 { words.n(lights as u64) } else { String::new() },
        told: need.map(|need| tell(need, catalogue, words)),
        has_begun: row.has_begun(),
        bars: bars(&row.minutes),
        minutes: words.n(minutes),
        seen,
    }
}

/// Seven bars in a box of 60 by 24, as a stroke for each colour: a class of 500 has 3,500 of them.
/// So many minutes fill its height.
fn bars(minutes: &[u32; 7]) -> Vec<Bar> {
    const FULL: u32 = 24;
    let mut bars = ["none", "", "today"].map(|colour| Bar { colour, stroke: String::new() });
    for (at, minutes) in minutes.iter().enumerate() {
        let (height, colour) = match (*minutes, at) {
            (0, _) => (2, 0),
            (some, 6) => (some.clamp(3, FULL), 2),
            (some, _) => (some.clamp(3, FULL), 1),
        };
        bars[colour].stroke += &format!("M{} {FULL}v-{height}", 9 * at + 3);
    }
    bars.into_iter().filter(|bar| !bar.stroke.is_empty()).collect()
}

#[cfg(test)]
pub(super) mod tests;
