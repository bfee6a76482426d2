//! Reads what the school has to say.

use crate::tablet::{Record, Tablet};
use crate::talk::Talk;
use crate::trouble::Trouble;
use wire::down::DownPage;
use wire::message::Refusal;
use wire::signed;

/// Reads the down-log on, page by page, to its end.
///
/// Each page is kept in one step with the number up to which it was read, so a link that
/// breaks in between costs nothing.
pub(crate) fn pull<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    session: &[u8; 16],
) -> Result<(), Trouble> {
    let identity = talk.identity;
    loop {
        talk.may_spend(tablet)?;
        let after = tablet.school.cursor(identity.member.school)?;
        let page = match talk.line.down(after, session)? {
            Ok(page) => page,
            Err(Refusal::Revoked) => return Err(Trouble::Revoked),
            Err(Refusal::UnknownDevice) => return Err(Trouble::Unknown),
            Err(refusal) => return Err(Trouble::bad(format!("{refusal:?}"))),
        };
        let page: DownPage =
            signed::open(&page, &identity.papers.server_key).map_err(|_| Trouble::Stranger)?;
        let device = identity.papers.device.device;
        if page.school != identity.member.school || page.device != device || page.after != after {
            return Err(Trouble::bad("a page of the down-log for somebody else"));
        }
        let applied = tablet.school.apply(&page)?;
        talk.outcome.n_came += applied.n_new as u64;
        if !page.more {
            return Ok(());
        }
        if applied.through <= after {
            return Err(Trouble::bad("a page of the down-log that leads nowhere"));
        }
    }
}
