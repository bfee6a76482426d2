//! Notices that another network is there.
//!
//! The kernel says so on a netlink socket, so nothing has to be asked again and again. Where
//! a system forbids that (recent Android does), the table of routes is compared now and then.

use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::net::netlink::SocketAddrNetlink;
use rustix::net::{AddressFamily, RecvFlags, SocketFlags, SocketType, bind, recv, socket_with};
use std::time::Duration;

/// How often to compare where the kernel does not tell.
pub const COMPARE: Duration = Duration::from_secs(30);

/// Knows the network as it was last seen.
pub struct Watch {
    socket: Option<OwnedFd>,
    routes: Option<Vec<u8>>,
}

impl Watch {
    /// Begins to watch; never fails, but may have to compare.
    pub fn new() -> Self {
        Self { socket: listen().ok(), routes: routes() }
    }

    /// What becomes readable when the kernel has something to tell; none where it does not.
    pub fn socket(&self) -> Option<BorrowedFd<'_>> {
        self.socket.as_ref().map(AsFd::as_fd)
    }

    /// Whether the network is another one than when this was last asked.
    ///
    /// The kernel also tells of things that change nothing, such as a lease that goes on:
    /// what counts is whether the routes differ.
    pub fn has_changed(&mut self) -> bool {
        let mut told = false;
        if let Some(socket) = &self.socket {
            let mut message = [0; 4096];
            // An overrun is an error and means that there was more than we could hear.
            while match recv(socket, &mut message, RecvFlags::DONTWAIT) {
                Ok(_) => true,
                Err(error) => error == rustix::io::Errno::NOBUFS,
            } {
                told = true;
            }
        }
        let routes = routes();
        let differs = routes != self.routes;
        let hidden = routes.is_none();
        self.routes = routes;
        differs || told && hidden
    }
}

impl Default for Watch {
    fn default() -> Self {
        Self::new()
    }
}

fn listen() -> rustix::io::Result<OwnedFd> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let socket = socket_with(AddressFamily::NETLINK, SocketType::RAW, flags, None)?;
    bind(&socket, &SocketAddrNetlink::new(0, LINK | ADDRESS | ROUTE))?;
    Ok(socket)
}

/// `RTMGRP_LINK`, `RTMGRP_IPV4_IFADDR`, `RTMGRP_IPV4_ROUTE` of `linux/rtnetlink.h`.
const LINK: u32 = 0x1;
const ADDRESS: u32 = 0x10;
const ROUTE: u32 = 0x40;

/// The kernel's table of IPv4 routes, which is what schools have.
fn routes() -> Option<Vec<u8>> {
    std::fs::read("/proc/net/route").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_that_stays_is_no_news() {
        let mut watch = Watch::new();
        watch.has_changed();
        assert!(!watch.has_changed());
        watch.routes = Some(b"another table".to_vec());
        assert!(watch.has_changed());
        assert!(!watch.has_changed());
    }
}
