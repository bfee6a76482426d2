//! Where the school's server may be found. Finding proves nothing: the pinned key does.

use crate::member::Membership;
use mdns_sd::{ServiceDaemon, ServiceEvent};
use std::collections::VecDeque;
use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

/// The port on which a server listens.
pub const PORT: u16 = 8765;
/// The port on which a relay listens.
pub const RELAY_PORT: u16 = 8766;

/// Addresses to try, one after another.
///
/// First where the server was met before, then where the invitation said, then, where the
/// local network may be searched, whoever announces itself there, and at last where a hotspot
/// has its own address. The network is searched only once all known addresses have failed.
pub(crate) struct Candidates {
    known: VecDeque<String>,
    seek: bool,
    school: model::SchoolId,
    tried: Vec<String>,
}

impl Candidates {
    pub(crate) fn new(met: &[String], member: &Membership, seek: bool) -> Self {
        let known = met.iter().chain(&member.addresses).cloned().collect();
        Self { known, seek, school: member.school, tried: Vec::new() }
    }
}

impl Iterator for Candidates {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        loop {
            while let Some(address) = self.known.pop_front() {
                if !self.tried.contains(&address) {
                    self.tried.push(address.clone());
                    return Some(address);
                }
            }
            if !std::mem::take(&mut self.seek) {
                return None;
            }
            self.known = nearby(Some(self.school)).into();
        }
    }
}

/// Where a server may be on the local network: whoever announces itself there, of one school
/// or of any, then where a hotspot has its own address.
pub(crate) fn nearby(school: Option<model::SchoolId>) -> Vec<String> {
    announced(school, BROWSE).into_iter().chain(hotspots(PORT)).collect()
}

/// Where a relay may be: whoever announces itself as one, and a hotspot that may be one.
pub(crate) fn relays() -> Vec<String> {
    let announced = browse(RELAY, BROWSE, |_| true);
    announced.into_iter().chain(hotspots(RELAY_PORT)).collect()
}

/// How long the local network is listened to.
const BROWSE: Duration = Duration::from_secs(3);

/// Servers of a school, or of any, that announce themselves on the local network, as
/// `https://host:port`.
///
/// Empty where the network forbids it, as many do; listens for `time` at most.
pub fn announced(school: Option<model::SchoolId>, time: Duration) -> Vec<String> {
    let prefix = school.map(|school| school.to_string()[..8].to_owned());
    // Other schools may share the network; who says nothing may be ours.
    let may_be = |of: Option<&str>| match (&prefix, of) {
        (Some(prefix), Some(of)) => of.starts_with(prefix.as_str()),
        _ => true,
    };
    browse(SERVICE, time, may_be)
}

fn browse(service: &str, time: Duration, may_be: impl Fn(Option<&str>) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let Ok(daemon) = ServiceDaemon::new() else { return found };
    if let Ok(events) = daemon.browse(service) {
        let until = Instant::now() + time;
        while let Ok(event) = events.recv_deadline(until) {
            let ServiceEvent::ServiceResolved(service) = event else { continue };
            if !may_be(service.get_property_val_str("school")) {
                continue;
            }
            let port = service.get_port();
            let addresses = service.get_addresses_v4().into_iter();
            found.extend(addresses.map(|address| format!("https://{address}:{port}")));
            if !found.is_empty() {
                break;
            }
        }
    }
    // The thread that listened goes with it.
    let _ = daemon.shutdown();
    found
}

const SERVICE: &str = "_jonaki._tcp.local.";
const RELAY: &str = "_jonaki-relay._tcp.local.";

/// Where a laptop or telephone that is the hotspot itself has its address.
fn hotspots(port: u16) -> Vec<String> {
    let routes = std::fs::read_to_string("/proc/net/route").unwrap_or_default();
    let fixed = [Ipv4Addr::new(192, 168, 43, 1), Ipv4Addr::new(192, 168, 49, 1)];
    let all = gateways(&routes).into_iter().chain(fixed);
    all.map(|address| format!("https://{address}:{port}")).collect()
}

/// The gateways of Linux's table of routes.
fn gateways(routes: &str) -> Vec<Ipv4Addr> {
    let gateway = |line: &str| {
        let mut fields = line.split_ascii_whitespace().skip(1);
        let (to, gateway) = (fields.next()?, fields.next()?);
        let gateway = u32::from_str_radix(gateway, 16).ok()?;
        // The kernel prints the address's bytes as one number of this machine.
        (to == "00000000" && gateway != 0).then(|| Ipv4Addr::from(gateway.to_ne_bytes()))
    };
    routes.lines().skip(1).filter_map(gateway).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gateway_is_read_from_the_routes() {
        let routes = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\n\
                      wlan0\t00000000\t012BA8C0\t0003\t0\t0\t600\t00000000\n\
                      wlan0\t002BA8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\n";
        let expected =
            if cfg!(target_endian = "little") { [192, 168, 43, 1] } else { [1, 43, 168, 192] };
        assert_eq!(gateways(routes), [Ipv4Addr::from(expected)]);
        assert!(gateways("nonsense\nx y z\n").is_empty());
    }

    #[test]
    fn known_addresses_come_in_order_and_once() {
        let member = Membership {
            school: model::SchoolId([1; 16]),
            name: "x".into(),
            school_key: [0; 32],
            box_key: [0; 32],
            server: vec![],
            device: vec![],
            enrolled_by: vec![],
            addresses: vec!["https://b:1".into(), "https://c:1".into()],
            others: Default::default(),
        };
        let met = ["https://c:1".to_owned(), "https://a:1".to_owned()];
        let all: Vec<_> = Candidates::new(&met, &member, false).collect();
        assert_eq!(all, ["https://c:1", "https://a:1", "https://b:1"]);
    }
}
