//! One pose of the signer, and the way from one to another: slow at both ends, hands on arcs.

use super::lexicon::{Held, Key};
use super::space::{Spot, Turn};
use crate::shape::{Field, Shape, may, must};
use scene::tween::Ease;
use serde::{Deserialize, Serialize};

/// The keys of a face.
pub(super) const FACES: &[Field] = &[
    must("brow", Shape::OneOf(&["neutral", "raise", "frown"])),
    may("eyes", Shape::OneOf(&["front", "left", "right", "up", "down", "closed"])),
    may("mouth", Shape::OneOf(&["rest", "smile", "sad", "aa", "ee", "oo", "mm", "ff"])),
    may("cheeks", Shape::OneOf(&["rest", "puff"])),
];

/// What a face says, by name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Face {
    /// The brows.
    pub brow: String,
    /// Where the eyes look.
    pub eyes: String,
    /// The mouth: rest, a feeling, or a viseme.
    pub mouth: String,
    /// The cheeks.
    pub cheeks: String,
}

/// How the head is held, degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// Down.
    pub nod: f32,
    /// To her right.
    pub turn: f32,
    /// Towards her right shoulder.
    pub tilt: f32,
}

/// How the trunk is held, degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Body {
    /// To her right.
    pub lean: f32,
    /// Turned to her right.
    pub turn: f32,
}

/// The whole signer at one instant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pose {
    /// Her right hand.
    pub right: Hand,
    /// Her left hand.
    pub left: Hand,
    /// Her features as numbers, see [`Features`].
    pub face: Features,
    /// Her head: nod, turn, tilt.
    pub head: [f32; 3],
    /// Her trunk: lean, turn.
    pub body: [f32; 2],
}

/// A hand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hand {
    /// Angles of the fifteen joints, degrees.
    pub joints: [f32; 15],
    /// How it is turned.
    pub turn: Turn,
    /// Where the wrist is.
    pub at: Spot,
}

/// A face in numbers, so that one may go over into another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Features {
    /// -1 frowns … 1 raised.
    pub brow: f32,
    /// Where the eyes look, -1..1: to her right, up.
    pub gaze: [f32; 2],
    /// 0 shut … 1 open.
    pub lids: f32,
    /// Width of the mouth, 1 at rest.
    pub wide: f32,
    /// How far it is open, 0..1.
    pub open: f32,
    /// -1 corners down … 1 corners up.
    pub smile: f32,
    /// How full the cheeks are, 0..1.
    pub puff: f32,
}

/// How far a hand's arc stands off the straight way, in shares of it.
const ARC: f32 = 0.16;

impl Default for Pose {
    /// Rest: hands before the belly, one in the other.
    fn default() -> Self {
        // Loosely closed, as hands lie when nobody thinks of them.
        let finger = [0.0, 28.0, 30.0];
        let joints: Vec<f32> = [[38.0, 12.0, 12.0], finger, finger, finger, finger].concat();
        let turn = Turn { finger: Spot::new(-0.94, -0.34, 0.0), palm: Spot::new(0.0, 0.0, -1.0) };
        let right = Hand {
            joints: joints.try_into().unwrap_or_default(),
            turn,
            at: Spot::new(0.27, -0.5, 0.2),
        };
        let left = right.mirrored();
        // One hand lies a little higher and nearer, over the other.
        let right = Hand { at: Spot::new(0.25, -0.46, 0.26), ..right };
        let face = Features::of(&Face::default());
        Self { right, left, face, head: [0.0; 3], body: [0.0; 2] }
    }
}

impl Pose {
    /// The pose that a key asks for, coming from this one; with like hands the left one does
    /// what the right one does.
    #[must_use]
    pub(super) fn then(&self, key: &Key, both: bool) -> Self {
        let mut next = self.clone();
        let hand = |held: &Held| Hand { joints: held.joints, turn: held.turn(), at: held.at };
        if let Some(right) = &key.right {
            next.right = hand(right);
            if both {
                next.left = hand(&right.mirrored());
            }
        }
        if let Some(left) = &key.left {
            next.left = hand(left);
        }
        if let Some(face) = &key.face {
            next.face = Features::of(face);
        }
        if let Some(Head { nod, turn, tilt }) = key.head {
            next.head = [nod, turn, tilt];
        }
        if let Some(Body { lean, turn }) = key.body {
            next.body = [lean, turn];
        }
        next
    }

    /// The pose at the share `time` of the time to another.
    #[must_use]
    pub(super) fn towards(&self, other: &Self, time: f32) -> Self {
        let share = Ease::Ease.at(time);
        Self {
            right: self.right.towards(&other.right, share),
            left: self.left.towards(&other.left, share),
            face: self.face.towards(&other.face, share),
            head: mix(self.head, other.head, share),
            body: mix(self.body, other.body, share),
        }
    }

    /// The same with both hands moved to her right by so much.
    #[must_use]
    pub(super) fn beside(mut self, by: f32) -> Self {
        for hand in [&mut self.right, &mut self.left] {
            hand.at = hand.at + Spot::new(by, 0.0, 0.0);
        }
        self
    }
}

impl Hand {
    fn mirrored(&self) -> Self {
        Self { joints: self.joints, turn: self.turn.mirrored(), at: self.at.mirrored() }
    }

    fn towards(&self, other: &Self, share: f32) -> Self {
        // A hand swings about a joint: on its way it stands farther out than the straight line.
        let way = (other.at - self.at).length();
        let out =
            Spot::new(0.0, 0.35, 1.0).unit() * (way * ARC * (std::f32::consts::PI * share).sin());
        Self {
            joints: mix(self.joints, other.joints, share),
            turn: self.turn.towards(other.turn, share),
            at: self.at.towards(other.at, share) + out,
        }
    }
}

impl Features {
    fn of(face: &Face) -> Self {
        let brow = match face.brow.as_str() {
            "raise" => 1.0,
            "frown" => -1.0,
            _ => 0.0,
        };
        let (gaze, lids) = match face.eyes.as_str() {
            "right" => ([1.0, 0.0], 1.0),
            "left" => ([-1.0, 0.0], 1.0),
            "up" => ([0.0, 1.0], 1.0),
            "down" => ([0.0, -1.0], 0.8),
            "closed" => ([0.0, 0.0], 0.0),
            _ => ([0.0, 0.0], 1.0),
        };
        let (wide, open, smile) = match face.mouth.as_str() {
            "smile" => (1.15, 0.0, 1.0),
            "sad" => (0.9, 0.0, -0.8),
            "aa" => (0.8, 1.0, 0.1),
            "ee" => (1.2, 0.35, 0.5),
            "oo" => (0.35, 0.6, 0.0),
            "mm" => (0.75, 0.0, 0.0),
            "ff" => (0.9, 0.18, 0.1),
            _ => (1.0, 0.0, 0.35),
        };
        let puff = if face.cheeks == "puff" { 1.0 } else { 0.0 };
        Self { brow, gaze, lids, wide, open, smile, puff }
    }

    fn towards(&self, other: &Self, share: f32) -> Self {
        let one = |a: f32, b: f32| a + (b - a) * share;
        Self {
            brow: one(self.brow, other.brow),
            gaze: mix(self.gaze, other.gaze, share),
            lids: one(self.lids, other.lids),
            wide: one(self.wide, other.wide),
            open: one(self.open, other.open),
            smile: one(self.smile, other.smile),
            puff: one(self.puff, other.puff),
        }
    }
}

fn mix<const N: usize>(a: [f32; N], b: [f32; N], share: f32) -> [f32; N] {
    std::array::from_fn(|at| a[at] + (b[at] - a[at]) * share)
}
