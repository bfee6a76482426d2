//! By card or stick: what waits is put into boxes that only the school can open, and what the
//! school put there for this tablet is taken in.

use crate::inbox::{Inbox, Taken};
use crate::outbox::each_box;
use crate::run::Outcome;
use crate::tablet::{Record, Tablet};
use crate::trouble::Trouble;
use card::Card;

/// What was put on a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Boxes that were not there yet.
    pub n_boxes: u64,
    /// Events in all boxes of this tablet.
    pub n_events: u64,
}

/// What was taken from a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Events that are now known to be stored and were not before.
    pub n_sent: u64,
    /// Entries of the down-log that came.
    pub n_came: u64,
    /// Boxes for this tablet that are not what the school would have made; they were left.
    pub n_odd: u64,
}

/// Puts everything that no receipt covers into boxes on a card.
///
/// It is noted that it may have left before the first byte does. The same work makes the same
/// boxes, so a card can be filled again and again; what waits keeps waiting until a receipt
/// comes, by whatever way.
///
/// # Errors
/// [`Trouble::NotEnrolled`] without a school, [`Trouble::Card`] for a card that is full or
/// cannot be written; the boxes that were finished are good.
pub fn export<R: Record>(tablet: &mut Tablet<R>, card: &Card) -> Result<Exported, Trouble> {
    let identity = tablet.identity()?;
    let mut exported = Exported::default();
    each_box(tablet, &identity, &mut |_, file, n_events| {
        exported.n_boxes += u64::from(card.put(&file).map_err(Trouble::Card)?);
        exported.n_events += n_events;
        Ok(())
    })?;
    card.write_index().map_err(Trouble::Card)?;
    Ok(exported)
}

/// Takes receipts and pages of the down-log that the school put on a card for this tablet.
///
/// What was taken is removed from the card. Nothing is believed that the school's server has
/// not signed; a receipt about other events than this tablet holds changes nothing.
///
/// # Errors
/// [`Trouble::NotEnrolled`] without a school, [`Trouble::Card`] for a card that cannot be
/// read; what was taken until then stays.
pub fn import<R: Record>(tablet: &mut Tablet<R>, card: &Card) -> Result<Imported, Trouble> {
    let identity = tablet.identity()?;
    let (mut n_odd, mut outcome) = (0, Outcome::default());
    let (mut inbox, mut pages) = (Inbox::default(), Vec::new());
    for name in card.boxes().map_err(Trouble::Card)? {
        let Some(file) = card.read(name).map_err(Trouble::Card)? else { continue };
        match inbox.take(tablet, &identity, &file, &mut outcome)? {
            Taken::Receipt => card.remove(name).map_err(Trouble::Card)?,
            // It is taken off the card once it was applied.
            Taken::Page(_) => pages.push(name),
            Taken::NotOurs => {}
            Taken::Odd => n_odd += 1,
        }
    }
    for at in inbox.apply(tablet, &identity, &mut outcome)? {
        card.remove(pages[at]).map_err(Trouble::Card)?;
    }
    card.write_index().map_err(Trouble::Card)?;
    Ok(Imported { n_sent: outcome.n_sent, n_came: outcome.n_came, n_odd })
}
