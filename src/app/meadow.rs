//! What the meadow shows: the lights of a child, and her week in the bird's words.

use crate::choice::{Choice, Hers};
use crate::icons::Plant;
use learn::{Knows, Level};
use model::SkillId;
use std::collections::BTreeSet;

/// A light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Light {
    /// The skill that it stands for.
    pub skill: SkillId,
    /// The skill's name.
    pub title: String,
    /// Strand of the curriculum.
    pub strand: String,
    /// How well it is known, from growing on.
    pub level: Level,
}

impl Light {
    /// The line that tells what such a light means.
    pub fn meaning(&self) -> &'static str {
        match self.level {
            Level::Known => "light-known",
            Level::Kept => "light-kept",
            _ => "light-growing",
        }
    }
}

/// A child's meadow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meadow {
    /// In the order of the skills.
    pub lights: Vec<Light>,
    /// The plants: those of the main strands, and of whatever is taught here.
    pub plants: Vec<Plant>,
    /// The lines that tell the week.
    pub week: Vec<String>,
}

/// The strands whose plants always stand there.
const MAIN: [&str; 4] = ["BN", "MA", "EN", "EV"];
/// A week.
const DAYS: i32 = 7;

impl Meadow {
    /// The meadow of a child.
    pub fn of(choice: &Choice, hers: &Hers, language: &str) -> Self {
        let levels = hers.known.all_levels();
        let level =
            |id: &SkillId| levels.iter().find(|(one, _)| *one == id).map(|(_, level)| *level);
        let lights = choice.skills().iter().filter_map(|skill| {
            let level = level(&skill.id).filter(|level| *level >= Level::Growing)?;
            let title = skill.title.get(language).to_owned();
            Some(Light { skill: skill.id.clone(), title, strand: skill.strand.clone(), level })
        });
        let lights: Vec<Light> = lights.collect();
        let strand_of = |id: &SkillId| choice.skills().iter().find(|skill| skill.id == *id);
        let taught = choice.heads().iter().flat_map(|head| &head.teaches).filter_map(strand_of);
        let taught = taught.map(|skill| skill.strand.as_str());
        let shown = lights.iter().map(|light| light.strand.as_str());
        let mut plants: Vec<Plant> = Vec::new();
        for strand in MAIN.into_iter().chain(taught).chain(shown) {
            let plant = Plant::of(strand);
            if !plants.contains(&plant) {
                plants.push(plant);
            }
        }
        Self { plants, week: week(hers, &lights), lights }
    }

    /// How many skills she knows.
    pub fn n_shining(&self) -> usize {
        self.lights.iter().filter(|light| light.level >= Level::Known).count()
    }
}

/// The last seven days as lines of the shell, about half a minute long.
fn week(hers: &Hers, lights: &[Light]) -> Vec<String> {
    let since = hers.today - DAYS;
    let recent: Vec<_> = hers.sittings.iter().filter(|sitting| sitting.day > since).collect();
    let days: BTreeSet<i32> = recent.iter().map(|sitting| sitting.day).collect();
    let n_done = recent.iter().filter(|sitting| sitting.completed).count();
    let mut lines = vec![match days.len() {
        0 => "week-none",
        1 => "week-one-day",
        2..=4 => "week-some-days",
        _ => "week-most-days",
    }];
    match n_done {
        0 => {}
        1 => lines.push("week-one-lesson"),
        2..=5 => lines.push("week-lessons"),
        _ => lines.push("week-many-lessons"),
    }
    match hers.known.n_lit_since(since + 1) {
        0 => {}
        1 => lines.push("week-new-light"),
        _ => lines.push("week-new-lights"),
    }
    let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
    let growing = lights.iter().rev().find(|light| light.level == Level::Growing);
    if let Some(light) = growing {
        lines.extend(["week-going".to_owned(), format!("skill-{}", light.skill)]);
    }
    if !lights.is_empty() {
        lines.extend(["light-growing", "light-known", "light-kept"].map(str::to_owned));
    }
    lines.push("week-thanks".to_owned());
    lines
}
