//! Keeps the screen on while a lesson runs. A child who looks at a letter for two minutes touches
//! nothing, and her screen must not go dark; outside of lessons the battery is worth more.

mod bus;
mod x_server;

use bus::Bus;
use x_server::XServer;

/// Whoever asks the system to keep the screen on.
///
/// Both ways end with the program: when it dies, nobody asks any more. Where there is nobody to
/// be asked, nothing happens.
#[derive(Default)]
pub struct Awake {
    keeps: bool,
    saver: Option<Saver>,
}

/// Who is asked.
enum Saver {
    X(Option<Box<XServer>>),
    Bus(Option<Bus>),
}

impl Awake {
    /// The screen is to stay on from now on, or may go dark as it likes.
    pub fn keep(&mut self, keeps: bool) {
        if std::mem::replace(&mut self.keeps, keeps) == keeps {
            return;
        }
        match self.saver.get_or_insert_with(Saver::find) {
            Saver::X(server) => *server = server.take().filter(|server| server.keep(keeps)),
            Saver::Bus(bus) => *bus = bus.take().filter(|bus| bus.keep(keeps)),
        }
    }
}

impl Saver {
    /// The window prefers Wayland where both are there, and an X server beside it has no say
    /// about the screen then.
    fn find() -> Self {
        match std::env::var_os("WAYLAND_DISPLAY").filter(|name| !name.is_empty()) {
            Some(_) => Self::Bus(Bus::begin()),
            None => Self::X(XServer::connect().map(Box::new)),
        }
    }
}
