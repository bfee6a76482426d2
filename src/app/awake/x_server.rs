//! An X server is asked not to begin with its saver. It counts who wants that by connections.

use x11rb::connection::Connection;
use x11rb::errors::{ConnectError, ReplyError};
use x11rb::protocol::screensaver::ConnectionExt;
use x11rb::rust_connection::RustConnection;

/// A connection of its own.
pub(super) struct XServer(RustConnection);

impl XServer {
    /// The server of the display that the window is on, if it knows how to wait with its saver.
    pub(super) fn connect() -> Option<Self> {
        connect().ok()
    }

    /// Asks it; false where it does not do so.
    pub(super) fn keep(&self, keeps: bool) -> bool {
        ask(&self.0, keeps).is_ok()
    }
}

fn connect() -> Result<XServer, Refused> {
    let (server, _) = x11rb::connect(None)?;
    server.screensaver_query_version(1, 1).map_err(ReplyError::from)?.reply()?;
    Ok(XServer(server))
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
