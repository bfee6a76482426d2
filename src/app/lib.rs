//! The tablet's program: glue between the window, the bundle, the record and the voice.
//!
//! It decides nothing about lessons (that is `activity`) and keeps nothing (that is
//! `progress`); it never shows an error text to a child. Start with [`app`], which is one
//! page of what can happen, then [`stage`] for how a frame gets onto the glass.

pub mod app;
pub mod audio;
pub mod awake;
pub mod battery;
pub mod boxes;
mod cards;
pub mod choice;
pub mod chrome;
pub mod clips;
pub mod clock;
pub mod commands;
pub mod diagnose;
pub mod film;
pub mod follow;
pub mod fonts;
pub mod hands;
pub mod icons;
pub mod join;
pub mod joined;
pub mod joining;
pub mod lessons;
pub mod meadow;
pub mod memory;
pub mod pace;
pub mod places;
pub mod player;
pub mod raster;
pub mod resume;
pub mod roster;
pub mod school;
pub mod screen;
pub mod session;
pub mod settings;
pub mod sounds;
pub mod sprites;
pub mod stage;
pub mod storage;
pub mod taps;
pub mod today;
pub mod together;
pub mod typeface;
pub mod window;
pub mod worker;
