//! Boxes for this tablet, from a card or a relay: receipts, and pages of what the school says.

use crate::push::acknowledge;
use crate::run::Outcome;
use crate::tablet::{Identity, Record, Tablet};
use crate::trouble::Trouble;
use wire::down::DownPage;
use wire::message::Cursor;
use wire::sealed_box::{self, Header, Kind};
use wire::{Receipt, signed};

/// What became of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// A receipt, which now counts.
    Receipt,
    /// A page that is applied with the others, in their order.
    Page(usize),
    /// For somebody else.
    NotOurs,
    /// For this tablet, and not what its school would have made.
    Odd,
}

/// Pages that were found and wait for their order. Nothing is believed that the school's
/// server has not signed; a receipt about other events than this tablet holds changes nothing.
#[derive(Default)]
pub(crate) struct Inbox(Vec<DownPage>);

impl Inbox {
    /// Opens a box and takes what is in it.
    pub(crate) fn take<R: Record>(
        &mut self,
        tablet: &mut Tablet<R>,
        identity: &Identity,
        file: &[u8],
        outcome: &mut Outcome,
    ) -> Result<Taken, Trouble> {
        let Ok(header) = Header::peek(file) else { return Ok(Taken::NotOurs) };
        if header.key != identity.keys.open.public().id() {
            return Ok(Taken::NotOurs);
        }
        let taken = match (header.kind, sealed_box::open(file, &[&identity.keys.open])) {
            (Kind::Receipt, Ok((_, bytes))) => {
                take_receipt(tablet, identity, &bytes, outcome)?.then_some(Taken::Receipt)
            }
            (Kind::DownPage, Ok((_, bytes))) => {
                let page = signed::open::<DownPage>(&bytes, &identity.papers.server_key).ok();
                let (school, device) = (identity.member.school, identity.papers.device.device);
                let ours = page.filter(|page| (page.school, page.device) == (school, device));
                ours.map(|page| {
                    self.0.push(page);
                    Taken::Page(self.0.len() - 1)
                })
            }
            _ => None,
        };
        Ok(taken.unwrap_or(Taken::Odd))
    }

    /// Applies the pages that follow on what is known; which of them did.
    pub(crate) fn apply<R: Record>(
        &self,
        tablet: &Tablet<R>,
        identity: &Identity,
        outcome: &mut Outcome,
    ) -> Result<Vec<usize>, Trouble> {
        let mut order: Vec<usize> = (0..self.0.len()).collect();
        order.sort_by_key(|at| self.0[*at].after);
        let mut applied = Vec::new();
        for at in order {
            // One that follows on what is missing waits for the next carrier.
            if self.0[at].after <= tablet.school.cursor(identity.member.school)? {
                outcome.n_came += tablet.school.apply(&self.0[at])?.n_new as u64;
                applied.push(at);
            }
        }
        Ok(applied)
    }
}

/// Whether a receipt is the school's and about what this tablet holds.
fn take_receipt<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    bytes: &[u8],
    outcome: &mut Outcome,
) -> Result<bool, Trouble> {
    let Ok(receipt) = signed::open::<Receipt>(bytes, &identity.papers.server_key) else {
        return Ok(false);
    };
    let Receipt { school, stream, through: tail, head, .. } = receipt;
    let ours = tablet.ask(move |progress| progress.head_at(stream, tail))??;
    // A card may be months old: one that does not fit says nothing of today.
    if school != identity.member.school || ours != Some(head) {
        return Ok(false);
    }
    acknowledge(tablet, outcome, Cursor { stream, tail, head })?;
    Ok(true)
}
