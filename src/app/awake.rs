//! Keeps the screen on while a lesson runs. A child who looks at a letter for two minutes touches
//! nothing, and her screen must not go dark; outside of lessons the battery is worth more.

use x11rb::connection::Connection;
use x11rb::errors::{ConnectError, ReplyError};
use x11rb::protocol::screensaver::ConnectionExt;
use x11rb::rust_connection::RustConnection;

/// Whoever asks the system to keep the screen on.
///
/// An X server counts who wants that by their connections: when the app dies, it has not asked
/// any more. Where there is no X server, or one that cannot be asked, nothing happens.
#[derive(Default)]
pub struct Awake {
    keeps: bool,
    server: Option<Option<RustConnection>>,
}

impl Awake {
    /// The screen is to stay on from now on, or may go dark as it likes.
    pub fn keep(&mut self, keeps: bool) {
        if std::mem::replace(&mut self.keeps, keeps) == keeps {
            return;
        }
        let server = self.server.get_or_insert_with(|| connect().ok());
        if let Some(there) = server
            && ask(there, keeps).is_err()
        {
            *server = None;
        }
    }
}

/// The server of the display that the window is on, if it knows how to wait with its saver.
fn connect() -> Result<RustConnection, Refused> {
    let (server, _) = x11rb::connect(None)?;
    server.screensaver_query_version(1, 1).map_err(ReplyError::from)?.reply()?;
    Ok(server)
}

fn ask(server: &RustConnection, keeps: bool) -> Result<(), Refused> {
    server.screensaver_suspend(keeps.into()).map_err(ReplyError::from)?.check()?;
    server.flush().map_err(ReplyError::from)?;
    Ok(())
}

/// The server does not do it; nobody has to hear of that.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error(transparent)]
    Reply(#[from] ReplyError),
}
