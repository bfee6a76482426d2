//! The end of a lesson: the bird cheers, petals fall, and the lights that the child lit.
//! The same for easy and hard lessons; no score, no stars.

use super::{Glance, Go, Page, Place, View};
use crate::chrome::{blank, disc};
use crate::icons::Drawing;
use crate::session::Entry;
use i18n::Tr;
use learn::Level;
use model::{LessonId, SkillId};
use scene::tween::Ease;
use scene::{Align, Colour, Face, Icon, Item, Look, Ms, Point, Pose, Rect, Stage, Wake};

/// How long the petals fall.
const PETALS_MS: Ms = 1800;

/// The celebration's state.
pub struct Celebrate {
    /// The lesson that ended.
    pub lesson: LessonId,
    /// When it began, on the app's clock.
    pub began: Ms,
    /// How many skills grew in this lesson.
    pub lights: usize,
    /// What stands on top.
    pub title: String,
    /// What stands below it.
    pub line: String,
    /// Less motion.
    pub calm: bool,
}

/// How many skills grew between two looks at them: met is not yet a light.
pub fn lights(before: &[(SkillId, Level)], after: &[(SkillId, Level)]) -> usize {
    let old = |skill: &SkillId| before.iter().find(|(id, _)| id == skill).map(|(_, level)| *level);
    let grew = |(skill, level): &&(SkillId, Level)| {
        *level >= Level::Growing && old(skill).is_none_or(|old| old < *level)
    };
    after.iter().filter(grew).count()
}

impl Celebrate {
    /// The celebration of so many lights.
    pub fn new(lesson: LessonId, lights: usize, tr: &Tr, calm: bool, now: Ms) -> Self {
        Self {
            lesson,
            began: now,
            lights,
            title: tr.msg("finish-title", &[]),
            line: tr.msg("finish-lights", &[("n", (lights as i64).into())]),
            calm,
        }
    }

    fn rows(&self, at: &Glance<'_>) -> View {
        let (now, stage) = (at.now, at.stage);
        let ms = now - self.began;
        let falls = ms < PETALS_MS && !self.calm;
        let mut view =
            View { rows: Vec::new(), wake: if falls { Wake::Moving } else { Wake::Touch } };
        let (w, h) = (stage.width, stage.height);
        view.rows.push((Item::new("rays", stage.rect(), blank()), Some(Drawing::Rays)));
        let text = |text: &str, size: f32, face| Look::Text {
            text: text.to_owned(),
            face,
            size: (size * stage.mm).round(),
            colour: Colour::INK,
            align: Align::Middle,
        };
        let title_size = if stage.is_portrait() { 10.0 } else { 11.0 };
        let side = stage.mm * if stage.is_portrait() { 5.0 } else { 22.0 };
        let wide = |y: f32, h: f32| Rect::new(side, y, w - 2.0 * side, h);
        let top = if stage.is_portrait() { h * 0.16 } else { h * 0.13 };
        view.rows.push((
            Item::new(
                "title",
                wide(top, stage.mm * 14.0),
                text(&self.title, title_size, Face::Display),
            ),
            None,
        ));
        let line = wide(top + stage.mm * 13.5, stage.mm * 14.0);
        view.rows.push((Item::new("line", line, text(&self.line, 5.6, Face::Reading)), None));
        let next = self.next(stage);
        let bird_side = (next.y - line.bottom() - stage.mm * 2.0).min(stage.mm * 42.0);
        let bird = Rect::new(
            w / 2.0 - bird_side / 2.0,
            next.y - bird_side - stage.mm,
            bird_side,
            bird_side,
        );
        let hop = if falls {
            (std::f32::consts::TAU * ms as f32 / 600.0).sin().abs() * stage.mm * 3.0
        } else {
            0.0
        };
        view.rows.push((
            Item::new("doel", bird.moved(0.0, -hop.round()), blank()),
            Some(Drawing::Bird(Pose::Cheer)),
        ));
        self.lamps(bird, stage, &mut view);
        if falls {
            self.petals(ms, stage, &mut view);
        }
        for (id, rect, fill, edge, icon) in [
            ("next", next, Colour::HIGHLIGHT, Colour::MARIGOLD_EDGE, Icon::Next),
            ("again", self.again(stage), Colour::WHITE, Colour::rgb(0xcdbfa8), Icon::Again),
        ] {
            let (card, face) = disc(stage, id, rect, fill, edge, at.pressed == Some(id));
            view.rows.push((card, None));
            view.rows.push((
                Item::new(format!("{id}-icon"), face.grown(-rect.w * 0.2), blank()),
                Some(Drawing::Icon(icon)),
            ));
        }
        view
    }

    /// One firefly for each skill that grew, at most four, around the bird.
    fn lamps(&self, bird: Rect, stage: &Stage, view: &mut View) {
        let side = stage.medium();
        let places = [(-1.0, 0.12), (1.0, 0.12), (-1.55, 0.5), (1.55, 0.5)];
        for (at, (dx, dy)) in places.iter().take(self.lights).enumerate() {
            let middle = Point::new(
                bird.middle().x + dx * (bird.w / 2.0 + side * 0.7),
                bird.y + dy * bird.h + side / 2.0,
            );
            let rect = Rect::around(middle, side, side);
            view.rows.push((
                Item::new(format!("light-{at}"), rect, blank()),
                Some(Drawing::Icon(Icon::Firefly)),
            ));
        }
    }

    fn petals(&self, ms: Ms, stage: &Stage, view: &mut View) {
        let share = ms as f32 / PETALS_MS as f32;
        let side = stage.mm * 5.0;
        for at in 0..8u16 {
            let slot = f32::from(at) / 8.0 + 0.06;
            let sway = (share * 9.0 + f32::from(at)).sin() * stage.mm * 4.0;
            let start = -side - f32::from(at * 37 % 8) * stage.mm * 4.0;
            let y = start + Ease::Steady.at(share) * (stage.height * 0.95);
            let rect = Rect::new((stage.width * slot + sway).round(), y.round(), side, side);
            view.rows.push((
                Item::new(format!("petal-{at}"), rect, blank()),
                Some(Drawing::Icon(Icon::Petal)),
            ));
        }
    }

    fn next(&self, stage: &Stage) -> Rect {
        let side = stage.large();
        let bottom =
            if stage.is_portrait() { stage.height * 0.86 } else { stage.height - stage.mm * 7.6 };
        Rect::new(stage.width / 2.0 - side / 2.0, bottom - side, side, side)
    }

    fn again(&self, stage: &Stage) -> Rect {
        let (next, side) = (self.next(stage), stage.medium());
        Rect::new(next.x - stage.gap() - side, next.bottom() - side, side, side)
    }
}

impl Page for Celebrate {
    fn view(&self, at: &Glance<'_>) -> View {
        self.rows(at)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "next" => vec![Go::To(Place::Road)],
            "again" => vec![Go::To(Place::Lesson(self.lesson.clone(), Entry::Start))],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_skill_that_grew_lights_a_firefly() {
        let at = |levels: &[(&str, Level)]| -> Vec<(SkillId, Level)> {
            levels.iter().map(|(id, level)| (SkillId::from(*id), *level)).collect()
        };
        let before = at(&[("a", Level::Growing), ("b", Level::Growing)]);
        let after = at(&[("a", Level::Known), ("b", Level::Growing), ("c", Level::Met)]);
        assert_eq!(lights(&before, &after), 1);
    }
}
