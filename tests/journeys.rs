//! Journeys: the real programs, as a user meets them. They get the programs' paths from
//! `./run test` and fail without them.

#[path = "journeys/kill.rs"]
mod kill;
#[path = "journeys/pack.rs"]
mod pack;
#[path = "journeys/support.rs"]
mod support;
#[path = "journeys/window.rs"]
mod window;
