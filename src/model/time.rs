//! Three clocks for one instant, because a tablet's wall clock is often wrong.

use serde::{Deserialize, Serialize};

/// When something happened, as the tablet could tell.
///
/// `wall_ms` is what the tablet claims (milliseconds since 1970, UTC), `mono_ms` counts
/// from the start of the boot and never jumps, `boot` numbers the boots. The server works
/// out the true time from all three; nothing is ever refused for a wrong clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC, as claimed.
    pub wall_ms: i64,
    /// Milliseconds since this boot.
    pub mono_ms: u64,
    /// Number of this boot on this tablet, from 1.
    pub boot: u32,
}
