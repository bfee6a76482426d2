//! A simulated tablet: it signs what its children did and sends it, a stream a week.

use super::DAYS;
use super::child::Sitting;
use super::people::line;
use crate::School;
use crate::fault::Fault;
use crate::ingest;
use crate::school::Seen;
use crate::storage::{Anchor, Device, StorageError};
use model::{DeviceId, Event, LearnerId, Stamp, StreamId};
use std::collections::BTreeMap;
use wire::message::Status;
use wire::segment::{self, MOST_EVENTS, Start};
use wire::{Logged, SecretKey, genesis};
use zeroize::Zeroizing;

/// A tablet with the work that is on it.
pub(super) struct Tablet {
    no: usize,
    key: SecretKey,
    id: DeviceId,
    /// Whether it has not been near for some days.
    is_away: bool,
    sittings: Vec<(LearnerId, Sitting)>,
}

const DAY_MS: i64 = 86_400_000;
/// When school begins, after midnight.
const MORNING_MS: i64 = 9 * 3_600_000;
/// So many days a tablet that is away has been so.
const AWAY_DAYS: i32 = 6;

impl Tablet {
    /// A tablet of a class. Its key is random and is forgotten with it: whoever reads this code
    /// can sign nothing in a demo's name.
    pub(super) fn new(class: usize, at: usize, is_away: bool) -> Result<Self, Fault> {
        let (no, mut id, mut random) = (class * 10 + at + 1, [0; 16], Zeroizing::new([0; 32]));
        getrandom::fill(&mut id)?;
        getrandom::fill(&mut *random)?;
        let key = SecretKey::from_bytes(&random);
        Ok(Self { no, key, id: DeviceId(id), is_away, sittings: Vec::new() })
    }

    /// What the school knows of its key.
    #[cfg(test)]
    pub(super) fn public(&self) -> [u8; 32] {
        *self.key.public().as_bytes()
    }

    /// Adds what a child did with it.
    pub(super) fn add(&mut self, sittings: Vec<Sitting>, child: LearnerId) {
        self.sittings.extend(sittings.into_iter().map(|sitting| (child, sitting)));
    }

    /// Makes it known to the school, as if it had joined three months ago.
    pub(super) async fn enrol(&self, school: &School, now_ms: i64) -> Result<(), Fault> {
        let enrolled_ms = now_ms - i64::from(DAYS) * DAY_MS;
        let name = i18n::Tr::new("bn").digits(&format!("{} {}", line(4), self.no));
        let (id, key) = (self.id, *self.key.public().as_bytes());
        let device =
            Device { id, key, box_key: [0; 32], serial: 0, name, revoked: false, enrolled_ms };
        school.storage.put_device(school.id(), device).await?;
        let at_ms = now_ms - if self.is_away { i64::from(AWAY_DAYS) * DAY_MS } else { 600_000 };
        let status = Status {
            version: env!("CARGO_PKG_VERSION").into(),
            waiting: 0,
            free_mb: 900 + 37 * (self.no as u32 % 60),
            battery: Some(if self.no % 31 == 3 { 11 } else { 40 + (self.no * 7 % 60) as u8 }),
            bundles: Vec::new(),
            left_out: Vec::new(),
            notices: Vec::new(),
        };
        let clock_error_ms = if self.no % 23 == 7 { -2 * DAY_MS } else { 800 };
        let seen = Seen { at_ms, clock_error_ms, status: Some(status), written_ms: 0 };
        school.note_seen(self.id, seen).await?;
        Ok(())
    }

    /// Sends the work of a week; 0 is the newest one.
    pub(super) async fn send(
        &self,
        school: &School,
        week: usize,
        now_ms: i64,
    ) -> Result<(), Fault> {
        let today = learn::day::day_of(now_ms);
        let newest = today - 7 * week as i32;
        let days = newest - 6..=newest;
        let mut by_day = BTreeMap::<i32, Vec<&(LearnerId, Sitting)>>::new();
        for sitting in self.sittings.iter().filter(|(_, one)| days.contains(&one.day)) {
            by_day.entry(sitting.1.day).or_default().push(sitting);
        }
        if self.is_away {
            by_day.retain(|day, _| *day <= today - AWAY_DAYS);
        }
        let hash = blake3::hash(format!("{} week {week}", self.id).as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&hash.as_bytes()[..16]);
        let stream = StreamId(id);
        let mut logged = Vec::new();
        for (day, sittings) in by_day {
            // Midnight in Bangladesh is six hours before that of the world.
            let midnight_ms = i64::from(day) * DAY_MS - 6 * 3_600_000;
            let total: u64 = sittings.iter().flat_map(|one| &one.1.events).map(|(ms, _)| ms).sum();
            let morning_ms = midnight_ms + MORNING_MS;
            let latest_ms = now_ms - 60_000 - total.cast_signed();
            let mut at_ms = morning_ms.min(latest_ms).max(midnight_ms);
            for (child, sitting) in sittings {
                for (after_ms, event) in &sitting.events {
                    at_ms = (at_ms + after_ms.cast_signed()).min(now_ms);
                    logged.push(entry(
                        logged.len() as u64 + 1,
                        *child,
                        event,
                        (at_ms, week, newest),
                    )?);
                }
            }
        }
        // At every contact a tablet says what its clock says, so its times can be trusted.
        let server_ms = ((i64::from(newest) + 1) * DAY_MS - 6 * 3_600_000).min(now_ms);
        let (boot, mono_ms) = (boot_of(week), mono_of(server_ms, newest));
        let anchor = Anchor { device: self.id, boot, mono_ms, server_ms };
        school.storage.put_anchor(school.id(), anchor).await?;
        let mut start =
            Start { school: school.id(), device: self.id, stream, prev: genesis(&stream) };
        for events in logged.chunks(MOST_EVENTS.min(400)) {
            let bytes = segment::write(&start, events, &self.key)
                .map_err(|error| StorageError::Unsound(error.to_string()))?;
            let taken = ingest::accept(school, bytes, now_ms).await;
            taken.map_err(|refusal| StorageError::Unsound(format!("{refusal:?}")))?;
            start.prev = events.iter().fold(start.prev, |head, event| event.head_after(head));
        }
        Ok(())
    }
}

fn entry(
    seq: u64,
    learner: LearnerId,
    event: &Event,
    (wall_ms, week, newest): (i64, usize, i32),
) -> Result<Logged, StorageError> {
    let mut body = Vec::new();
    ciborium::into_writer(event, &mut body)
        .map_err(|error| StorageError::Unsound(error.to_string()))?;
    let at = Stamp { wall_ms, mono_ms: mono_of(wall_ms, newest), boot: boot_of(week) };
    Ok(Logged { seq, learner, kind: event.kind().to_owned(), ver: 1, at, body })
}

/// Milliseconds since the tablet was switched on for a week that ends with a day.
fn mono_of(wall_ms: i64, newest: i32) -> u64 {
    let begin_ms = i64::from(newest - 7) * DAY_MS;
    wall_ms.saturating_sub(begin_ms).max(0).unsigned_abs()
}

/// A boot a week, later ones with higher numbers.
fn boot_of(week: usize) -> u32 {
    100 - week as u32
}
