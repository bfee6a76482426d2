//! What moves on a story page, as authors write it: actors, their parts, keyframes.
//!
//! Places are shares of the page's picture (0..1 to the right and down), times are seconds
//! from the moment the page opens.

use crate::palette::Colour;
use crate::tween::Ease;
use serde::{Deserialize, Serialize};

/// One page's moving picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scene {
    /// Background pictures, farthest first.
    #[serde(rename = "layer")]
    pub layers: Vec<Layer>,
    /// What stands and moves on it, farthest first.
    #[serde(rename = "actor")]
    pub actors: Vec<Actor>,
    /// Camera moves.
    pub camera: Vec<CameraMove>,
    /// Sounds at their times.
    #[serde(rename = "sound")]
    pub sounds: Vec<SoundCue>,
    /// Colour above the picture where its window is higher, `0xRRGGBB`; the packer takes it from
    /// the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sky: Option<u32>,
}

impl Scene {
    /// The colour of the sky, by day where nothing else is known.
    pub fn sky(&self) -> Colour {
        self.sky.map_or(Colour::SKY, Colour::rgb)
    }
}

/// A background picture as wide as the page or wider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Key of the picture.
    pub art: String,
    /// How much it follows the camera: 0 not at all (sky), 1 like the actors, 1.2 nearer.
    #[serde(default = "one")]
    pub depth: f32,
    /// Lies over the actors, as grass in front does.
    #[serde(default)]
    pub front: bool,
}

/// Something that stands on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// Name within the page; what touches and tap files say.
    pub id: String,
    /// Key of the picture; empty for a text.
    #[serde(default)]
    pub art: String,
    /// A letter or word instead of a picture; upright always.
    #[serde(default)]
    pub text: Option<String>,
    /// Where the middle of the picture is.
    pub at: [f32; 2],
    /// Height of its box as a share of the page's height.
    #[serde(default = "third")]
    pub size: f32,
    /// How much it follows the camera.
    #[serde(default = "one")]
    pub depth: f32,
    /// Looks the other way.
    #[serde(default)]
    pub mirror: bool,
    /// Not there before something fades it in.
    #[serde(default)]
    pub hidden: bool,
    /// About which point of the box it turns; filled in by the packer from the drawing.
    #[serde(default = "middle")]
    pub pivot: [f32; 2],
    /// What it does, in the order of time.
    #[serde(default, rename = "do")]
    pub motions: Vec<Motion>,
    /// Parts that move by themselves.
    #[serde(default, rename = "part")]
    pub parts: Vec<Part>,
    /// Sound played when it is touched.
    #[serde(default)]
    pub touch_sound: Option<String>,
    /// What it does when it is touched; times count from the touch.
    #[serde(default)]
    pub touch: Vec<Motion>,
}

/// A part of a picture (`<g id="…">` in its SVG) that swings about its pivot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The group's id.
    pub name: String,
    /// Lies behind the figure instead of before it.
    #[serde(default)]
    pub behind: bool,
    /// Pivot in shares of the picture's box; filled in by the packer from the drawing.
    #[serde(default = "middle")]
    pub pivot: [f32; 2],
    /// What it does.
    #[serde(default, rename = "do")]
    pub motions: Vec<Motion>,
}

/// One thing that an actor, a part or the page does. Exactly one of the actions is given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Motion {
    /// When it starts, seconds.
    pub at: f32,
    /// Starts when this word of the page's line sounds, `at` seconds after it.
    pub on: Option<String>,
    /// How long it takes, seconds; 0 for a repeating motion means for ever.
    #[serde(rename = "for")]
    pub lasts: f32,
    /// Length of one round of a repeating motion, seconds.
    pub every: f32,
    /// Course of a single motion.
    pub ease: Ease,

    /// Goes to this place (from where it stands, or from `from`).
    #[serde(rename = "move")]
    pub go: Option<[f32; 2]>,
    /// Where a `move` starts.
    pub from: Option<[f32; 2]>,
    /// Goes along these points in a smooth curve.
    pub path: Option<Vec<[f32; 2]>>,
    /// Goes round a circle of this radius (share of the page's height), `every` seconds a round.
    pub circle: Option<f32>,
    /// Hops this high (share of the page's height), `times` times.
    pub hop: Option<f32>,
    /// How often, for `hop` and `shake`.
    pub times: Option<f32>,
    /// Swings by this many degrees either way, `every` seconds.
    pub swing: Option<f32>,
    /// Goes up and down by this share of the page's height, `every` seconds.
    pub bob: Option<f32>,
    /// Trembles by this share of the page's width.
    pub shake: Option<f32>,
    /// Turns by so many degrees.
    pub turn: Option<f32>,
    /// Grows or shrinks to this factor.
    pub grow: Option<f32>,
    /// Fades to this opacity.
    pub fade: Option<f32>,
    /// Drifts by so much of the page a second, for as long as it lasts (for ever where `for` is 0).
    pub drift: Option<[f32; 2]>,
    /// Becomes another picture.
    pub pose: Option<String>,
    /// Shows these pictures in turn while it lasts, `every` seconds a round.
    pub walk: Option<Vec<String>>,
    /// Turns round.
    pub flip: Option<bool>,
}

/// A camera move: slides or comes nearer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CameraMove {
    /// When it starts, seconds.
    pub at: f32,
    /// How long it takes, seconds, at most 1.2 on the way.
    #[serde(rename = "for")]
    pub lasts: f32,
    /// Slides by so much of the page's width to the right.
    pub slide: Option<f32>,
    /// Comes nearer to this factor.
    pub zoom: Option<f32>,
    /// About which place it zooms.
    pub about: Option<[f32; 2]>,
}

/// A sound of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SoundCue {
    /// Key of the sound.
    pub sound: String,
    /// When, seconds.
    #[serde(default)]
    pub at: f32,
    /// When this word of the page's line sounds.
    #[serde(default)]
    pub on: Option<String>,
}

fn one() -> f32 {
    1.0
}

fn third() -> f32 {
    1.0 / 3.0
}

fn middle() -> [f32; 2] {
    [0.5, 0.5]
}

impl Motion {
    /// The names of the actions given; a well-formed motion has exactly one.
    pub fn actions(&self) -> Vec<&'static str> {
        let given = [
            ("move", self.go.is_some()),
            ("path", self.path.is_some()),
            ("circle", self.circle.is_some()),
            ("hop", self.hop.is_some()),
            ("swing", self.swing.is_some()),
            ("bob", self.bob.is_some()),
            ("shake", self.shake.is_some()),
            ("turn", self.turn.is_some()),
            ("grow", self.grow.is_some()),
            ("fade", self.fade.is_some()),
            ("drift", self.drift.is_some()),
            ("pose", self.pose.is_some()),
            ("walk", self.walk.is_some()),
            ("flip", self.flip.is_some()),
        ];
        given.into_iter().filter_map(|(name, is)| is.then_some(name)).collect()
    }
}
