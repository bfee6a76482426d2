//! The app without a screen: real lessons, real touches, real pixels.

mod channels;
mod classes;
mod classroom;
mod days;
mod deaf;
mod exploring;
mod film;
mod fit;
mod ground;
mod joins;
mod monkey;
mod pages;
mod parts;
mod play;
mod reviews;
mod shown;
mod slower;
mod stumbles;
mod talk;
mod ways;
