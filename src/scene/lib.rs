//! Stage and time: what is to be seen at one instant, worked out and never drawn here.
//!
//! An activity describes a moment as a [`Frame`]: items with places in pixels, bottom
//! first. A story's moving pictures are a [`Scene`], from which [`timeline::frame_at`]
//! gives the items for any instant, so the same instant always looks the same. This crate
//! does no I/O, knows no clock (`now` is always a parameter) and no toolkit. Start with
//! [`frame`], then [`actor`] and [`timeline`].
#![forbid(unsafe_code)]

pub mod actor;
pub mod frame;
pub mod geometry;
pub mod hit;
pub mod palette;
pub mod stroke;
pub mod timeline;
pub mod tween;

pub use actor::{Actor, CameraMove, Layer, Motion, Part, Scene, SoundCue};
pub use frame::{Align, Face, Frame, Icon, Item, Look, Pose, Wake, Word};
pub use geometry::{Ms, Point, Rect, Stage};
pub use palette::Colour;
