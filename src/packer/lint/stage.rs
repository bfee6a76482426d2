//! Figures of a story or song as they stand on the smallest glass: out of reach, out of sight, or
//! one under the other.

use crate::media::silent;
use activity::layout::LEAST_MM;
use activity::spec::Problem;
use activity::{song, story};
use scene::timeline::{Play, frame_at};
use scene::{Actor, Item, Ms, Rect, Scene, Stage};
use serde_json::Value;

/// From this share of the page's height on something is a part of the place.
const SCENERY: f32 = 0.8;
/// The smallest glass that lessons are made for.
const SMALLEST: (u32, u32, f32) = (800, 480, 7.0);
/// Width of a page's picture over its height.
const ASPECT: f32 = 1280.0 / 536.0;
/// How long a page is watched, and how often it is looked at.
const WATCHED_MS: Ms = 60_000;
const LOOK_MS: Ms = 250;
/// A figure of which more than this share lies under another cannot be touched as itself.
const COVERED: f32 = 0.8;

/// What is to be looked at in a step with figures.
pub(super) fn check(kind: &str, spec: &Value) -> Vec<Problem> {
    match kind {
        kind if kind == story::KIND.id => {
            let spec: story::Spec = serde_json::from_value(spec.clone()).unwrap_or_default();
            let pages = spec.page.iter().enumerate();
            pages
                .flat_map(|(at, page)| {
                    page_problems(&page.scene, &page.say.text, &format!("page.{at}."), true)
                })
                .collect()
        }
        kind if kind == song::KIND.id => {
            let spec: song::Spec = serde_json::from_value(spec.clone()).unwrap_or_default();
            let words: Vec<&str> = spec.verse.iter().map(|verse| verse.say.text.as_str()).collect();
            let scene = Scene { actors: spec.actor, ..Scene::default() };
            page_problems(&scene, &words.join(" "), "", false)
        }
        _ => Vec::new(),
    }
}

/// The figures of one page; in a song none is touched.
fn page_problems(scene: &Scene, text: &str, path: &str, is_touched: bool) -> Vec<Problem> {
    let (w, h, inches) = SMALLEST;
    let stage = Stage::of_display(w, h, inches);
    let page = Rect::new(0.0, 0.0, stage.width, stage.width / ASPECT);
    let times = silent(text).words;
    let starts =
        text.split_whitespace().map(str::to_owned).zip(times.iter().map(|time| time.start));
    let words: Vec<(String, u32)> = starts.collect();
    let at =
        |ms: Ms| frame_at(scene, &words, &Play { rest_at: Ms::MAX, ..Play::default() }, ms, page).0;
    let frames: Vec<Vec<Item>> = (0..=WATCHED_MS / LOOK_MS).map(|n| at(n * LOOK_MS)).collect();
    let mut problems = Vec::new();
    for (n, actor) in scene.actors.iter().enumerate() {
        let place = |key: &str| format!("{path}actor.{n}.{key}");
        let seen = || frames.iter().filter_map(|frame| shown(frame, actor, &page));
        let problem = if seen().next().is_none() {
            Problem::at(&place("id"), "pack-never-seen")
        } else if is_cut_off(frames.last().map_or(&[], Vec::as_slice), actor, &page) {
            Problem::at(&place("at"), "pack-cut-off")
        } else if !is_touched || !answers(actor) {
            continue;
        } else if seen().map(|rect| rect.w.min(rect.h)).fold(0.0, f32::max) < stage.mm * LEAST_MM {
            let least = (stage.mm * LEAST_MM / page.h * 100.0).ceil() / 100.0;
            Problem::at(&place("size"), "pack-small-target").with("least", least)
        } else if let Some(over) =
            covering(scene, n, frames.last().map_or(&[], Vec::as_slice), &page)
        {
            Problem::at(&place("at"), "pack-covered").with("over", over)
        } else {
            continue;
        };
        problems.push(problem.with("id", &actor.id));
    }
    problems
}

fn answers(actor: &Actor) -> bool {
    !actor.touch.is_empty() || actor.touch_sound.is_some()
}

/// Where a figure stands, if anything of it is to be seen.
fn shown(frame: &[Item], actor: &Actor, page: &Rect) -> Option<Rect> {
    let item = frame.iter().find(|item| item.id == actor.id && item.opacity > 0.05)?;
    item.rect.overlaps(page).then_some(item.rect)
}

/// Whether the edge of the page cuts a figure off that has come to rest: most of it is outside,
/// and what is left is no longer a figure. What is as high as the page is scenery.
fn is_cut_off(frame: &[Item], actor: &Actor, page: &Rect) -> bool {
    shown(frame, actor, page)
        .is_some_and(|rect| rect.h < page.h * SCENERY && !page.contains(rect.middle()))
}

/// The figure that answers in the place of the one at `n`, when all has come to rest.
fn covering<'s>(scene: &'s Scene, n: usize, frame: &[Item], page: &Rect) -> Option<&'s str> {
    let own = shown(frame, &scene.actors[n], page)?;
    let above = scene.actors[n + 1..].iter().filter(|actor| answers(actor));
    above
        .filter(|actor| shown(frame, actor, page).is_some_and(|rect| shared(&own, &rect) > COVERED))
        .map(|actor| actor.id.as_str())
        .next()
}

/// The share of the first box that lies in the second.
fn shared(one: &Rect, other: &Rect) -> f32 {
    let w = one.right().min(other.right()) - one.x.max(other.x);
    let h = one.bottom().min(other.bottom()) - one.y.max(other.y);
    w.max(0.0) * h.max(0.0) / (one.w * one.h).max(1.0)
}
