//! The window as Slint sees it: one stage that draws whatever items it is given.
//!
//! There is no logic here and no word for people: places, pictures and texts come in
//! through `StageApi`, touches go out through it. Start with `app.slint`.
#![allow(missing_docs)]

slint::include_modules!();
