//! The page at the laptop from which telephones are let in.

use super::super::door::Visit;
use super::super::join::squares;
use super::super::reply::Reply;
use super::super::{Desk, Trouble};
use super::authority::is_private;
use crate::{invitation, log};
use desk::frame::Place;
use desk::page::phones::{Line, write};
use std::sync::Arc;

/// Shows the picture, the fingerprint and what to do.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.phones_page(&visit, None).map(Reply::Page)
}

/// Turns the line on or off.
pub(crate) async fn turn(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    // A telephone that is let in must not be able to keep the line open for itself.
    if visit.is_phone {
        return Err(Trouble::NotHere);
    }
    let is_on = visit.form.one("do") == "on";
    if is_on {
        if let Err(fault) = desk.let_phones_in().await {
            log::warn("no-line-for-phones", &[("why", &fault)]);
            return desk.phones_page(&visit, Some("desk-phones-failed")).map(Reply::Again);
        }
    } else {
        desk.keep_phones_out();
    }
    let what = if is_on { "phones-let-in" } else { "phones-kept-out" };
    desk.school.storage.note(desk.school.id(), visit.deed(what, "")).await?;
    Ok(Reply::Go("/desk/phones".into()))
}

impl Desk {
    fn phones_page(&self, visit: &Visit, wrong: Option<&str>) -> Result<String, Trouble> {
        let on = self.line(|line| (line.at, line.authority.fingerprint()));
        let line = match on {
            None => None,
            Some((at, fingerprint)) => {
                let ip = match at.ip() {
                    ip if ip.is_unspecified() => {
                        invitation::outward().and_then(|ip| ip.parse().ok()).unwrap_or(ip)
                    }
                    ip => ip,
                };
                let address = std::net::SocketAddr::new(ip, at.port());
                let is_reached = is_private(ip);
                let url = format!("http://{address}/");
                Some(Line { qr: squares(&url)?, url, fingerprint, is_reached })
            }
        };
        Ok(write(visit.frame(Place::Phones)?, line, wrong))
    }
}
