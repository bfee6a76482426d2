//! A hand: a palm, four fingers and a thumb that is always seen, as thick strokes.

use super::body::{SKIN, SKIN_EDGE};
use super::paper::Paper;
use super::pose::Hand;
use super::space::{Spot, rotated};
use scene::Item;

/// Hands are larger than life, since they are what is read.
const SIZE: f32 = 1.32;
/// Distance of the knuckles from the wrist, and of one finger from the next.
const KNUCKLES: f32 = 0.15;
const APART: f32 = 0.042;
/// A finger's and the palm's thickness.
const FINGER: f32 = 0.037;
const PALM: f32 = 0.078;
const THUMB: f32 = 0.043;
/// Width of the line around everything.
const EDGE: f32 = 0.011;
/// Lengths of a middle finger's three bones; the others are shorter.
const BONES: [f32; 3] = [0.078, 0.05, 0.036];
/// How long the fingers are beside the middle one, from the index on.
const LENGTHS: [f32; 4] = [0.92, 1.0, 0.93, 0.76];

/// Draws a hand; `left` is the signer's left one.
pub(super) fn draw(paper: &Paper, name: &str, hand: &Hand, left: bool, items: &mut Vec<Item>) {
    let bones = Bones::of(hand, left);
    let palm = bones.palm();
    // What is farther away is drawn first: curled fingers of a hand that shows its back are
    // behind the palm, those of one that shows its palm lie on it.
    let (front, behind): (Vec<_>, Vec<_>) =
        (0..4).map(|at| bones.finger(at)).partition(|finger| finger.2 >= -0.01);
    let mut stroke = |part: &str, ways: &[Vec<Spot>], width: f32, is_edge: bool| {
        let (colour, more) = if is_edge { (SKIN_EDGE, 2.0 * EDGE) } else { (SKIN, 0.0) };
        let id = format!("{name}-{part}{}", if is_edge { "-edge" } else { "" });
        items.extend(paper.stroke(&id, ways, (width + more) * SIZE, colour));
    };
    let edges = |fingers: &[Drawn]| -> Vec<_> { fingers.iter().map(|it| it.1.clone()).collect() };
    let fills = |fingers: &[Drawn]| -> Vec<_> { fingers.iter().map(|it| it.0.clone()).collect() };
    stroke("far", &edges(&behind), FINGER, true);
    stroke("far", &fills(&behind), FINGER, false);
    stroke("palm", std::slice::from_ref(&palm), PALM, true);
    stroke("palm", std::slice::from_ref(&palm), PALM, false);
    stroke("near", &edges(&front), FINGER, true);
    stroke("near", &fills(&front), FINGER, false);
    let thumb = bones.thumb();
    stroke("thumb", std::slice::from_ref(&thumb.1), THUMB, true);
    stroke("thumb", std::slice::from_ref(&thumb.0), THUMB, false);
}

/// A finger's joints, the same without what its palm covers, and how near its tip is.
type Drawn = (Vec<Spot>, Vec<Spot>, f32);

/// The hand's own directions.
struct Bones<'h> {
    hand: &'h Hand,
    along: Spot,
    /// Out of the palm.
    out: Spot,
    /// To the side of the thumb.
    side: Spot,
}

impl<'h> Bones<'h> {
    fn of(hand: &'h Hand, left: bool) -> Self {
        let (along, out) = (hand.turn.finger, hand.turn.palm);
        let side = if left { along.cross(out) } else { out.cross(along) };
        Self { hand, along, out, side }
    }

    fn angles(&self, finger: usize) -> [f32; 3] {
        std::array::from_fn(|at| self.hand.joints[finger * 3 + at].to_radians())
    }

    /// A place from the wrist: so far along the fingers, to the thumb's side, out of the palm.
    fn at(&self, along: f32, side: f32, out: f32) -> Spot {
        self.hand.at + (self.along * along + self.side * side + self.out * out) * SIZE
    }

    /// How far a finger's knuckle is to the thumb's side, from the index on.
    fn beside(finger: usize) -> f32 {
        (1.5 - finger as f32) * APART
    }

    fn palm(&self) -> Vec<Spot> {
        let (first, last) = (Self::beside(0) * 0.72, Self::beside(3) * 0.72);
        let (low, high) = (self.at(0.045, first * 0.7, 0.0), self.at(KNUCKLES - 0.035, first, 0.0));
        let (far, end) = (self.at(KNUCKLES - 0.04, last, 0.0), self.at(0.045, last * 0.7, 0.0));
        // The wrist goes with it, into the sleeve.
        vec![self.hand.at, low, high, far, end, low, far]
    }

    /// Spread, knuckle and bend of a finger; the last joint follows the middle one, as it
    /// does in a living hand.
    fn finger(&self, at: usize) -> Drawn {
        let [spread, knuckle, bend] = self.angles(at + 1);
        let fan = rotated(self.along, self.out, spread * self.sense());
        let mut place = self.at(KNUCKLES - 0.006 * (at as f32 - 1.0).abs(), Self::beside(at), 0.0);
        let base = place;
        let mut joints = vec![place];
        let mut angle = knuckle;
        for (bone, more) in BONES.iter().zip([bend, bend * 0.67, 0.0]) {
            let way = fan * angle.cos() + self.out * angle.sin();
            place = place + way * (bone * LENGTHS[at] * SIZE);
            joints.push(place);
            angle += more;
        }
        let depth = (place - base).0[2].min((joints[2] - base).0[2]);
        let start = if knuckle > 0.6 { base } else { base.towards(joints[1], 0.45) };
        let edge = std::iter::once(start).chain(joints[1..].iter().copied()).collect();
        let inside = base - self.along * (0.03 * SIZE);
        let fill = if knuckle > 0.6 { joints } else { [vec![inside], joints].concat() };
        (fill, edge, depth)
    }

    /// A thumb: how far it stands off the hand, how far it lies over the palm, its bend.
    fn thumb(&self) -> Drawn {
        let [off, over, bend] = self.angles(0);
        let way = |off: f32| {
            let flat = self.along * off.cos() + self.side * off.sin();
            flat * over.cos() + self.out * over.sin()
        };
        let base = self.at(0.055, Self::beside(0) * 0.8, 0.012);
        let middle = base + way(off) * (0.072 * SIZE);
        let tip = middle + way(off - bend) * (0.056 * SIZE);
        (vec![base, middle, tip], vec![base.towards(middle, 0.5), middle, tip], tip.0[2])
    }

    /// Which way about the palm's own direction leads to the thumb's side.
    fn sense(&self) -> f32 {
        self.out.cross(self.along).dot(self.side)
    }
}
