//! How tablets join: a picture to scan, a code to type, and the page for the wall.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use crate::invitation;
use crate::storage::StorageError;
use desk::frame::Place;
use desk::page::join;
use fast_qr::{ECL, QRBuilder};
use std::sync::{Arc, PoisonError};

/// An invitation that is shown until its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    text: String,
    code: String,
    until_ms: i64,
}

/// How long an invitation is good, milliseconds.
const GOOD_MS: i64 = 15 * 60_000;
/// For so many tablets.
const USES: u32 = 60;

impl Desk {
    /// Makes an invitation and shows it from now on.
    pub(crate) async fn invite(&self, now_ms: i64) -> Result<(), Trouble> {
        let until_ms = now_ms + GOOD_MS;
        let made = invitation::make(&self.school, self.listen, until_ms, USES, Vec::new()).await;
        let made = made.map_err(|fault| StorageError::Unsound(fault.to_string()))?;
        let shown = Shown { text: made.text, code: made.code.to_text(), until_ms };
        *self.invitation.lock().unwrap_or_else(PoisonError::into_inner) = Some(shown);
        Ok(())
    }
}

/// Shows how tablets join.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Tablets)?;
    let shown = desk.invitation.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let shown = shown.filter(|shown| shown.until_ms > visit.now_ms);
    let devices = desk.school.storage.devices(desk.school.id()).await?;
    let n_tablets = devices.iter().filter(|device| !device.revoked).count();
    let digits = desk.school.pairings.shown().borrow().iter().map(in_two).collect();
    let invitation = match shown {
        None => None,
        Some(shown) => Some(join::Invitation {
            qr: squares(&shown.text)?,
            code: shown.code,
            minutes: ((shown.until_ms - visit.now_ms + 59_999) / 60_000).unsigned_abs(),
        }),
    };
    Ok(Reply::Page(join::write(frame, invitation, n_tablets, digits)))
}

/// Makes another invitation.
pub(crate) async fn make(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    desk.school.storage.note(desk.school.id(), visit.deed("invited", "")).await?;
    desk.invite(visit.now_ms).await?;
    Ok(Reply::Go("/desk/join".into()))
}

/// The page for the wall of the classroom.
pub(crate) async fn wall(_: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    Ok(Reply::Page(join::wall(visit.frame(Place::Tablets)?)))
}

/// The dark squares of a QR code, row by row.
pub(super) fn squares(text: &str) -> Result<Vec<Vec<bool>>, StorageError> {
    let code = QRBuilder::new(text).ecl(ECL::M).build();
    let code = code.map_err(|error| StorageError::Unsound(format!("{error:?}")))?;
    Ok((0..code.size).map(|row| code[row].iter().map(|module| module.value()).collect()).collect())
}

/// Eight digits as people compare them.
fn in_two(digits: &[u8; 8]) -> String {
    let half =
        |digits: &[u8]| digits.iter().map(|digit| char::from(b'0' + digit)).collect::<String>();
    format!("{} {}", half(&digits[..4]), half(&digits[4..]))
}
