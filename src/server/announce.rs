//! Tells the local network where the school's server is, so that no adult types an address.
//!
//! Whoever hears it learns that there is a school and the first digits of its id; that it is
//! the school, only its key proves. A network that forbids this costs nothing: tablets also
//! know addresses from their invitation.

use mdns_sd::{ServiceDaemon, ServiceEvent, ServiceInfo};
use model::SchoolId;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// An announcement; dropping it takes it back.
pub(crate) struct Announced(ServiceDaemon);

/// Announces a server that others can reach; none where there is nobody to tell.
pub(crate) fn announce(school: SchoolId, listen: SocketAddr) -> Option<Announced> {
    let name = school.to_string()[..8].to_owned();
    let told = [("school", name.as_str())];
    register(SERVICE, &name, &told, listen)
}

/// Announces a relay under its own name, for two may stand in one street; it says nothing of
/// whose boxes it has.
pub(crate) fn announce_relay(name: [u8; 8], listen: SocketAddr) -> Option<Announced> {
    let name = name.iter().fold("relay-".to_owned(), |name, byte| format!("{name}{byte:02x}"));
    register(RELAY, &name, &[], listen)
}

fn register(
    service: &str,
    name: &str,
    told: &[(&str, &str)],
    listen: SocketAddr,
) -> Option<Announced> {
    if listen.ip().is_loopback() {
        return None;
    }
    let host = format!("jonaki-{name}.local.");
    let info = ServiceInfo::new(service, name, &host, "", listen.port(), told).ok()?;
    let daemon = ServiceDaemon::new().ok()?;
    daemon.register(info.enable_addr_auto()).ok()?;
    Some(Announced(daemon))
}

/// Servers of any school that announce themselves, as `host:port`; listens for three seconds.
#[expect(clippy::disallowed_methods, reason = "a clock is read here only to stop listening")]
pub(crate) fn schools_nearby() -> Vec<String> {
    let mut found = BTreeSet::new();
    let Ok(daemon) = ServiceDaemon::new() else { return Vec::new() };
    if let Ok(events) = daemon.browse(SERVICE) {
        let until = Instant::now() + Duration::from_secs(3);
        while let Ok(event) = events.recv_deadline(until) {
            let ServiceEvent::ServiceResolved(service) = event else { continue };
            let port = service.get_port();
            let addresses = service.get_addresses_v4().into_iter();
            found.extend(addresses.map(|address| format!("{address}:{port}")));
        }
    }
    let _ = daemon.shutdown();
    found.into_iter().collect()
}

impl Drop for Announced {
    fn drop(&mut self) {
        // The thread that answers goes with it.
        let _ = self.0.shutdown();
    }
}

const SERVICE: &str = "_jonaki._tcp.local.";
const RELAY: &str = "_jonaki-relay._tcp.local.";
