//! Her head: hair, face, eyes that look somewhere, and a mouth that is read as words are.

use super::body::{SKIN, SKIN_EDGE};
use super::paper::Paper;
use super::pose::Pose;
use super::space::{Spot, rotated};
use scene::{Colour, Item};

const HAIR: Colour = Colour::rgb(0x2e2028);
const WHITE: Colour = Colour::rgb(0xfffdf8);
const LIPS: Colour = Colour::rgb(0x9e4a3f);
const MOUTH: Colour = Colour::rgb(0x6e2430);
const BLUSH: Colour = Colour::rgb(0xd48a66);

/// The middle of her face, and about which place her head tilts.
const FACE: Spot = Spot::new(0.0, 0.53, 0.0);
const NAPE: Spot = Spot::new(0.0, 0.3, 0.0);
const AHEAD: Spot = Spot::new(0.0, 0.0, 1.0);

/// Her hair and neck, which are behind her trunk.
pub(super) fn draw_behind(paper: &Paper, pose: &Pose, items: &mut Vec<Item>) {
    let head = Head(pose.head);
    let hair =
        head.way(&[(-0.1, 0.08), (0.1, 0.08), (0.12, -0.08), (-0.12, -0.08), (-0.1, 0.08)], 0.0);
    items.extend(paper.stroke("hair", &[hair], 0.31, HAIR));
    let neck = vec![Spot::new(0.0, 0.2, 0.0), Spot::new(0.0, 0.36, 0.0)];
    items.extend(paper.stroke("neck", &[neck], 0.16, SKIN_EDGE));
}

/// Her face.
pub(super) fn draw(paper: &Paper, pose: &Pose, items: &mut Vec<Item>) {
    let head = Head(pose.head);
    let face = pose.face;
    let mut stroke = |id: &str, ways: &[Vec<Spot>], width: f32, colour: Colour| {
        items.extend(paper.stroke(id, ways, width, colour));
    };
    stroke(
        "ears",
        &[
            head.way(&[(-0.2, -0.02), (-0.2, -0.05)], 0.0),
            head.way(&[(0.2, -0.02), (0.2, -0.05)], 0.0),
        ],
        0.085,
        SKIN,
    );
    stroke(
        "face",
        &[head.way(
            &[(-0.035, 0.06), (0.035, 0.06), (0.022, -0.09), (-0.022, -0.09), (-0.035, 0.06)],
            0.0,
        )],
        0.32,
        SKIN,
    );
    let fringe =
        head.way(&[(-0.2, 0.05), (-0.16, 0.17), (-0.03, 0.225), (0.13, 0.19), (0.2, 0.05)], 0.0);
    stroke("fringe", &[fringe], 0.085, HAIR);
    let swell = 0.05 + 0.045 * face.puff;
    stroke(
        "cheeks",
        &[head.way(&[(-0.125, -0.075)], 1.0), head.way(&[(0.125, -0.075)], 1.0)],
        swell,
        BLUSH,
    );

    let eye =
        |x: f32, y: f32| head.way(&[(x, y - 0.012 * face.lids), (x, y + 0.012 * face.lids)], 1.0);
    let eyes = [eye(-0.085, 0.02), eye(0.085, 0.02)];
    if face.lids > 0.3 {
        stroke("eyes", &eyes, 0.072, WHITE);
        let [right, up] = face.gaze;
        let (dx, dy) = (right * 0.018, up * 0.016);
        stroke("pupils", &[eye(-0.085 + dx, 0.02 + dy), eye(0.085 + dx, 0.02 + dy)], 0.038, HAIR);
    } else {
        let lid = |x: f32| head.way(&[(x - 0.035, 0.02), (x, 0.008), (x + 0.035, 0.02)], 1.0);
        stroke("eyes", &[lid(-0.085), lid(0.085)], 0.014, HAIR);
    }
    // Raised brows are higher and rounder; frowning ones come down at the nose.
    let (high, inner) = (
        0.088 + 0.032 * face.brow.max(0.0) + 0.008 * face.brow.min(0.0),
        0.03 * face.brow.min(0.0),
    );
    let brow = |side: f32| {
        head.way(
            &[
                (side * 0.135, high - 0.014),
                (side * 0.09, high + 0.01),
                (side * 0.045, high + inner - 0.002),
            ],
            1.0,
        )
    };
    stroke("brows", &[brow(-1.0), brow(1.0)], 0.022, HAIR);
    stroke(
        "nose",
        &[head.way(&[(-0.014, -0.045), (0.0, -0.052), (0.014, -0.045)], 1.3)],
        0.014,
        SKIN_EDGE,
    );

    let half = 0.058 * face.wide;
    let (corner, bow) = (-0.118 + 0.014 * face.smile, 0.042 * face.smile);
    let lip = |deep: f32, half: f32| -> Vec<(f32, f32)> {
        let bowed = |x: f32| (half * x, corner - deep * (1.0 - x * x));
        [-1.0, -0.5, 0.0, 0.5, 1.0].map(bowed).into()
    };
    if face.open > 0.15 {
        let around = |share: f32| {
            let mut low = lip((bow.max(0.0) + 0.06 * face.open) * share, half * share);
            low.extend(lip(-0.008 * face.open, half * share).into_iter().rev());
            head.way(&low, 1.0)
        };
        stroke("mouth", &[around(1.0)], 0.03, LIPS);
        stroke("mouth-open", &[around(0.8)], 0.014, MOUTH);
    } else {
        stroke("mouth", &[head.way(&lip(bow, half), 1.0)], 0.02, LIPS);
    }
}

/// Nod, turn and tilt of the head, degrees.
struct Head([f32; 3]);

impl Head {
    /// Places on the head, to her right and up from the middle of the face. What stands out
    /// (`depth` 1) goes along when the head turns; its outline stays.
    fn way(&self, places: &[(f32, f32)], depth: f32) -> Vec<Spot> {
        let [nod, turn, tilt] = self.0.map(f32::to_radians);
        let moved = |(x, y): &(f32, f32)| {
            let (right, down) = (turn.sin() * 0.15 * depth, nod.sin() * (0.1 * depth + 0.05));
            let place = FACE + Spot::new(x + right, y - down, 0.0);
            NAPE + rotated(place - NAPE, AHEAD, -tilt)
        };
        places.iter().map(moved).collect()
    }
}
