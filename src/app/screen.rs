//! The screens around a lesson. Each gives its rows; what a touch means is in [`crate::app`].

mod adult;
pub mod celebrate;
pub mod corner;
pub mod gate;
pub mod home;

use crate::stage::Row;
use scene::Wake;

/// What a screen shows, and when it looks different.
#[derive(Default)]
pub struct View {
    /// Bottom first.
    pub rows: Vec<Row>,
    /// When the next look is due.
    pub wake: Wake,
}
