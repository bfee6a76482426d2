//! A child as a row shows her.

use crate::Child;
use crate::art;

/// Her picture on her colour, her name, and where her page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avatar {
    /// Her id.
    pub id: String,
    /// Her name.
    pub name: String,
    /// Where her picture is.
    pub face: String,
    /// The place of her colour among eight.
    pub hue: u8,
    /// Her roll number.
    pub roll: Option<u16>,
}

impl Avatar {
    /// Of a child.
    pub fn of(child: &Child) -> Self {
        Self {
            id: child.id.to_string(),
            name: child.name.clone(),
            face: art::face(&child.picture),
            hue: child.id.0[15] % 8,
            roll: child.roll,
        }
    }
}
