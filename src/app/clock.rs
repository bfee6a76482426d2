//! The one place below the window where time is read.

use model::Stamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// This instant, as the tablet can tell. The boot's number is filled in by the record.
#[expect(clippy::disallowed_methods, reason = "this is where the app reads the clock")]
pub fn stamp() -> Stamp {
    let wall_ms =
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
    Stamp { wall_ms, mono_ms: uptime_ms(), boot: 0 }
}

/// A noon that never passes, for films and tests: no quiet time sends anybody to bed.
pub fn noon() -> Stamp {
    Stamp { wall_ms: NOON_MS, mono_ms: 0, boot: 0 }
}

/// 2026-01-01 12:00 in Bangladesh.
const NOON_MS: i64 = 1_767_247_200_000;

/// Milliseconds since the machine started, sleep included.
fn uptime_ms() -> u64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    (now.tv_sec as u64).saturating_mul(1_000) + now.tv_nsec as u64 / 1_000_000
}

/// Names this boot; empty where the system does not say, and then every start counts as one.
pub fn boot_id() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map(|text| text.trim().to_owned())
        .unwrap_or_default()
}
