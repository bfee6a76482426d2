//! Journeys: the real programs, as a user meets them. They get the programs' paths from
//! `./run test` and fail without them.

#[path = "journeys/awake.rs"]
mod awake;
#[path = "journeys/browser.rs"]
mod browser;
#[path = "journeys/desk.rs"]
mod desk;
#[path = "journeys/follow.rs"]
mod follow;
#[path = "journeys/kill.rs"]
mod kill;
#[path = "journeys/office.rs"]
mod office;
#[path = "journeys/pack.rs"]
mod pack;
#[path = "journeys/server_limits.rs"]
mod server_limits;
#[path = "journeys/support.rs"]
mod support;
#[path = "journeys/sync_bundles.rs"]
mod sync_bundles;
#[path = "journeys/sync_cards.rs"]
mod sync_cards;
#[path = "journeys/sync_carried.rs"]
mod sync_carried;
#[path = "journeys/sync_classroom.rs"]
mod sync_classroom;
#[path = "journeys/sync_enrolment.rs"]
mod sync_enrolment;
#[path = "journeys/sync_fault.rs"]
mod sync_fault;
#[path = "journeys/sync_pair.rs"]
mod sync_pair;
#[path = "journeys/sync_programs.rs"]
mod sync_programs;
#[path = "journeys/sync_relay.rs"]
mod sync_relay;
#[path = "journeys/sync_relay_bus.rs"]
mod sync_relay_bus;
#[path = "journeys/sync_service.rs"]
mod sync_service;
#[path = "journeys/sync_storm.rs"]
mod sync_storm;
#[path = "journeys/sync_storm_bus.rs"]
mod sync_storm_bus;
#[path = "journeys/sync_story.rs"]
mod sync_story;
#[path = "journeys/sync_wire.rs"]
mod sync_wire;
#[path = "journeys/window.rs"]
mod window;
