//! On Wayland the desktop is asked by the session's bus, as players of films do: the interface
//! `org.freedesktop.ScreenSaver`, which the usual desktops offer. It forgets who asked when that
//! program leaves the bus.

use std::sync::mpsc::{Receiver, Sender, channel};
use zbus::blocking::Connection;

const NAME: &str = "org.freedesktop.ScreenSaver";
const PATH: &str = "/org/freedesktop/ScreenSaver";

/// A thread that speaks with the bus, which may take its time.
pub(super) struct Bus(Sender<bool>);

impl Bus {
    /// Begins; none where the system gives no thread.
    pub(super) fn begin() -> Option<Self> {
        let (orders, taken) = channel();
        let speak = move || {
            if let Ok(session) = Connection::session() {
                obey(&session, taken);
            }
        };
        std::thread::Builder::new().name("awake".into()).spawn(speak).ok()?;
        Some(Self(orders))
    }

    /// Asks it; false where there is no bus.
    pub(super) fn keep(&self, keeps: bool) -> bool {
        self.0.send(keeps).is_ok()
    }
}

/// Asks what is ordered, until nobody orders any more. Whoever keeps the screen on holds a
/// number, with which she lets go.
fn obey(session: &Connection, orders: Receiver<bool>) {
    let mut held: Option<u32> = None;
    for keeps in orders {
        held = match (keeps, held) {
            (true, None) => {
                let who = ("org.jonaki.Jonaki", "a lesson is being played");
                let reply = session.call_method(Some(NAME), PATH, Some(NAME), "Inhibit", &who);
                reply.ok().and_then(|reply| reply.body().deserialize().ok())
            }
            (false, Some(number)) => {
                let _ = session.call_method(Some(NAME), PATH, Some(NAME), "UnInhibit", &number);
                None
            }
            (_, held) => held,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::process::{Child, Command, Stdio};
    use zbus::blocking::connection::Builder;

    /// A desktop that tells what it was asked.
    struct Desktop(Sender<String>);

    #[zbus::interface(name = "org.freedesktop.ScreenSaver")]
    impl Desktop {
        fn inhibit(&self, _program: &str, why: &str) -> u32 {
            let _ = self.0.send(format!("on: {why}"));
            77
        }

        #[zbus(name = "UnInhibit")]
        fn un_inhibit(&self, number: u32) {
            let _ = self.0.send(format!("off: {number}"));
        }
    }

    /// A bus of its own, which ends with the test.
    struct Daemon(Child, String);

    impl Daemon {
        fn start() -> Self {
            let mut daemon = Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address"])
                .stdout(Stdio::piped())
                .spawn()
                .expect("dbus-daemon is installed by ./run test");
            let mut address = String::new();
            let told = daemon.stdout.take().expect("a pipe");
            BufReader::new(told).read_line(&mut address).expect("it says where it is");
            Self(daemon, address.trim().to_owned())
        }

        fn join(&self) -> Builder<'_> {
            Builder::address(self.1.as_str()).expect("an address")
        }
    }

    impl Drop for Daemon {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    #[test]
    fn the_desktop_is_asked_once_and_let_go_with_its_number() {
        let daemon = Daemon::start();
        let (told, heard) = channel();
        let desktop = daemon.join().serve_at(PATH, Desktop(told)).expect("a path");
        let desktop = desktop.name(NAME).expect("a name").build().expect("it is on the bus");
        let session = daemon.join().build().expect("connects");
        let (orders, taken) = channel();
        for keeps in [false, true, true, false, false, true] {
            orders.send(keeps).expect("is ordered");
        }
        drop(orders);
        obey(&session, taken);
        drop((session, desktop));
        let all: Vec<String> = heard.into_iter().collect();
        let on = "on: a lesson is being played";
        assert_eq!(all, [on, "off: 77", on]);
    }
}
