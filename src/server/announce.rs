//! Tells the local network where the school's server is, so that no adult types an address.
//!
//! Whoever hears it learns that there is a school and the first digits of its id; that it is
//! the school, only its key proves. A network that forbids this costs nothing: tablets also
//! know addresses from their invitation.

use mdns_sd::{ServiceDaemon, ServiceInfo};
use model::SchoolId;
use std::net::SocketAddr;

/// An announcement; dropping it takes it back.
pub(crate) struct Announced(ServiceDaemon);

/// Announces a server that others can reach; none where there is nobody to tell.
pub(crate) fn announce(school: SchoolId, listen: SocketAddr) -> Option<Announced> {
    if listen.ip().is_loopback() {
        return None;
    }
    let name = school.to_string()[..8].to_owned();
    let host = format!("jonaki-{name}.local.");
    let told = [("school", name.as_str())];
    let info = ServiceInfo::new(SERVICE, &name, &host, "", listen.port(), &told[..]).ok()?;
    let daemon = ServiceDaemon::new().ok()?;
    daemon.register(info.enable_addr_auto()).ok()?;
    Some(Announced(daemon))
}

impl Drop for Announced {
    fn drop(&mut self) {
        // The thread that answers goes with it.
        let _ = self.0.shutdown();
    }
}

const SERVICE: &str = "_jonaki._tcp.local.";
