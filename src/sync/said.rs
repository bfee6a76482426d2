//! Fetches the voices and pictures of messages, once the words of the school are read.

use crate::tablet::{Record, Tablet};
use crate::talk::Talk;
use crate::trouble::Trouble;
use model::LearnerId;
use progress::school::Message;
use std::collections::BTreeSet;
use wire::message::MOST_SAID;

/// Bytes that are asked for at once, as of lessons.
const PIECE: u64 = 64 << 10;

/// Fetches what messages to those who play here name and this tablet lacks. A server that has not got one, or has never
/// heard of such things, keeps nothing else from coming.
///
/// # Errors
/// What ended the link.
pub(crate) fn fetch<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    session: &[u8; 16],
) -> Result<(), Trouble> {
    // A tablet is not filled with what is said to children of other cupboards.
    let has_more = |one: &Message| one.sound.is_some() || one.picture.is_some();
    let here: BTreeSet<LearnerId> = match tablet.school.messages()?.iter().any(has_more) {
        true => tablet.ask(|progress| progress.all_chosen())??.into_keys().collect(),
        // Nothing is to be fetched, but something may be to be forgotten.
        false => BTreeSet::new(),
    };
    for hash in tablet.school.said_lacking(&here)? {
        if let Some(bytes) = bring(tablet, talk, session, &hash)? {
            tablet.school.keep_said(&hash, &bytes)?;
        }
    }
    Ok(())
}

/// All pieces of one; none where it cannot be had or is something else.
fn bring<R: Record>(
    tablet: &Tablet<R>,
    talk: &mut Talk<'_>,
    session: &[u8; 16],
    hash: &str,
) -> Result<Option<Vec<u8>>, Trouble> {
    let mut bytes = Vec::new();
    while bytes.len() < MOST_SAID {
        talk.may_spend(tablet)?;
        let from = bytes.len() as u64;
        let piece = match talk.line.said(hash, (from, from + PIECE - 1), session) {
            Ok(Ok(piece)) => piece,
            // An older server has no such route.
            Ok(Err(_)) | Err(Trouble::Server { status: 404 }) => return Ok(None),
            Err(trouble) => return Err(trouble),
        };
        bytes.extend_from_slice(&piece);
        if blake3::hash(&bytes).to_hex().as_str() == hash {
            return Ok(Some(bytes));
        }
        if (piece.len() as u64) < PIECE {
            return Ok(None);
        }
    }
    Ok(None)
}
