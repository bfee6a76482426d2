//! The signer from the hips up: her trunk and her arms of two bones.

use super::paper::Paper;
use super::pose::Pose;
use super::space::Spot;
use super::{face, hand};
use scene::{Colour, Item, Rect};

pub(super) const SKIN: Colour = Colour::rgb(0xc98b5e);
pub(super) const SKIN_EDGE: Colour = Colour::rgb(0x7a4a2c);
const SHIRT: Colour = Colour::rgb(0x4b2e83);
const FOLD: Colour = Colour::rgb(0x7a5cb8);

/// Where the arms hang, and how long their bones are.
const SHOULDER: Spot = Spot::new(0.27, 0.1, 0.0);
const UPPER: f32 = 0.44;
const LOWER: f32 = 0.42;
const SLEEVE: f32 = 0.145;

/// Draws her into a box. `mirror` shows a left-handed signer.
pub(super) fn draw(pose: &Pose, place: Rect, mirror: bool, items: &mut Vec<Item>) {
    let paper = Paper::new(place, mirror, pose.body);
    face::draw_behind(&paper, pose, items);
    draw_trunk(&paper, items);
    face::draw(&paper, pose, items);
    // The nearer arm lies over the other.
    let mut arms = [(&pose.left, true), (&pose.right, false)];
    arms.sort_by(|a, b| a.0.at.0[2].total_cmp(&b.0.at.0[2]));
    for (held, left) in arms {
        let name = if left { "left" } else { "right" };
        draw_arm(&paper, name, held.at, left, items);
        hand::draw(&paper, name, held, left, items);
    }
}

fn draw_trunk(paper: &Paper, items: &mut Vec<Item>) {
    let shoulders =
        vec![Spot::new(-0.22, 0.06, 0.0), Spot::new(0.0, 0.1, 0.0), Spot::new(0.22, 0.06, 0.0)];
    let trunk = vec![
        Spot::new(-0.06, -0.02, 0.0),
        Spot::new(-0.06, -0.64, 0.0),
        Spot::new(0.06, -0.64, 0.0),
        Spot::new(0.06, -0.02, 0.0),
    ];
    items.extend(paper.stroke("shoulders", &[shoulders], 0.24, SHIRT));
    items.extend(paper.stroke("trunk", &[trunk], 0.42, SHIRT));
    let collar =
        vec![Spot::new(-0.1, 0.2, 0.0), Spot::new(0.0, 0.1, 0.0), Spot::new(0.1, 0.2, 0.0)];
    items.extend(paper.stroke("collar", &[collar], 0.03, FOLD));
}

fn draw_arm(paper: &Paper, name: &str, wrist: Spot, left: bool, items: &mut Vec<Item>) {
    let side = if left { -1.0 } else { 1.0 };
    let shoulder = Spot::new(SHOULDER.0[0] * side, SHOULDER.0[1], SHOULDER.0[2]);
    let elbow = elbow(shoulder, wrist, side);
    let cuff = elbow.towards(wrist, 0.8);
    // At the shoulder the sleeve goes over into the shirt, so its edge begins farther down.
    let edge = [vec![shoulder.towards(elbow, 0.42), elbow, cuff]];
    items.extend(paper.stroke(&format!("{name}-arm-edge"), &edge, SLEEVE + 0.026, FOLD));
    let sleeve = [vec![shoulder, elbow, cuff]];
    items.extend(paper.stroke(&format!("{name}-arm"), &sleeve, SLEEVE, SHIRT));
}

/// Where the elbow is, so that both bones have their length: two sides of a triangle, hanging
/// down and a little outward as an elbow does. A wrist that is too far straightens the arm.
pub(super) fn elbow(shoulder: Spot, wrist: Spot, side: f32) -> Spot {
    let way = wrist - shoulder;
    let far = way.length().clamp(0.05, UPPER + LOWER - 1e-3);
    let along = way.unit();
    let hang = Spot::new(side * 0.75, -1.0, -0.15);
    let down = (hang - along * hang.dot(along)).unit();
    let share = (UPPER * UPPER - LOWER * LOWER + far * far) / (2.0 * far);
    let off = (UPPER * UPPER - share * share).max(0.0).sqrt();
    shoulder + along * share + down * off
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_bones_of_an_arm_keep_their_length_wherever_the_wrist_is() {
        for (x, y, z) in [(0.3, 0.1, 0.3), (-0.2, -0.4, 0.3), (0.6, 0.6, 0.2), (0.28, 0.0, 0.1)] {
            let (shoulder, wrist) = (SHOULDER, Spot::new(x, y, z));
            let elbow = elbow(shoulder, wrist, 1.0);
            assert!(((elbow - shoulder).length() - UPPER).abs() < 1e-3, "{x} {y} {z}");
            assert!(((wrist - elbow).length() - LOWER).abs() < 1e-2, "{x} {y} {z}");
            assert!(elbow.0[1] < shoulder.0[1].max(y), "an elbow hangs");
        }
    }
}
