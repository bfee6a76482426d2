//! What strangers may leave with a relay: anybody can reach it, and its disk is small.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// How much is kept, bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of all boxes.
    pub room: u64,
    /// Of boxes with the work of one school: three months of four hundred children take a
    /// third of the usual 64 MB.
    pub school: u64,
    /// Boxes of one school, whatever is in them.
    pub school_boxes: u64,
    /// That one source address may bring in a day.
    pub source_a_day: u64,
    /// Of all lessons.
    pub lessons: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            room: 2 << 30,
            school: 64 << 20,
            school_boxes: 20_000,
            source_a_day: 64 << 20,
            lessons: 4 << 30,
        }
    }
}

/// Counts what addresses bring, for a day and in memory only: no address is written down.
#[derive(Default)]
pub struct Sources(Mutex<(i64, HashMap<IpAddr, u64>)>);

/// More addresses than this in a day are counted as one.
const SOURCES: usize = 10_000;

impl Sources {
    /// Whether an address may bring so much more today.
    pub fn may_bring(&self, from: IpAddr, size: u64, a_day: u64, now_ms: i64) -> bool {
        let today = now_ms.div_euclid(86_400_000);
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.0 != today {
            *counted = (today, HashMap::new());
        }
        let from = network(from);
        let is_known = counted.1.contains_key(&from) || counted.1.len() < SOURCES;
        let from = if is_known { from } else { IpAddr::from([0; 4]) };
        let brought = counted.1.entry(from).or_default();
        let fits = brought.saturating_add(size) <= a_day;
        *brought += if fits { size } else { 0 };
        fits
    }
}

/// An IPv6 host has as many addresses as it likes: its network counts.
fn network(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_brings_so_much_in_a_day_and_another_is_not_kept_from_it() {
        let (sources, day) = (Sources::default(), 86_400_000);
        let (one, other) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        assert!(sources.may_bring(one, 60, 100, 0));
        assert!(!sources.may_bring(one, 60, 100, day - 1));
        assert!(sources.may_bring(one, 40, 100, day - 1), "what was refused does not count");
        assert!(sources.may_bring(other, 100, 100, day - 1));
        assert!(sources.may_bring(one, 100, 100, day));
    }

    #[test]
    fn addresses_of_one_network_count_together() {
        let sources = Sources::default();
        let host = |last: u16| IpAddr::from([0xfd00, 1, 2, 3, 0, 0, 0, last]);
        assert!(sources.may_bring(host(1), 100, 100, 0));
        assert!(!sources.may_bring(host(2), 1, 100, 0));
        // One that came as an IPv6 form of IPv4 is the IPv4 address.
        let four = IpAddr::from([10, 0, 0, 1]);
        let mapped = IpAddr::from(std::net::Ipv4Addr::from([10, 0, 0, 1]).to_ipv6_mapped());
        assert!(sources.may_bring(four, 100, 100, 0) && !sources.may_bring(mapped, 1, 100, 0));
    }
}
