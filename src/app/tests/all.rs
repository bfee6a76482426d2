//! The app without a screen: real lessons, real touches, real pixels.

mod classes;
mod classroom;
mod days;
mod deaf;
mod film;
mod fit;
mod ground;
mod monkey;
mod pages;
mod play;
mod shown;
