//! Joining by a typed code: the tablet finds a server on the local network, both show digits,
//! and an adult who sees both screens says whether they are the same.
//!
//! Nothing secret is said before that: the code itself leaves the tablet only when it enrols
//! with the [`Invite`] that a compared [`Pairing`] holds.

use crate::discover;
use crate::keys::DeviceKeys;
use crate::line::{Dial, Line};
use crate::tablet::{Record, Tablet};
use crate::trouble::Trouble;
use wire::invite::pairing::{Transcript, commitment, digits};
use wire::invite::{Address, Code, Invite, Offer};
use wire::message::Refusal;

/// A server that answered, before anybody knows whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// What the server's screen must show as well.
    pub digits: [u8; 8],
    /// To enrol with, once the digits were compared and are the same.
    pub invite: Invite,
}

/// Meets the server at `at`, or the first on the local network that takes typed codes.
///
/// # Errors
/// [`Trouble::NoServer`] where none answers, [`Trouble::Token`] where no server is waiting
/// for a code, [`Trouble::Stranger`] where an answer does not hang together.
pub fn pair<R: Record>(
    tablet: &mut Tablet<R>,
    code: Code,
    at: Option<&str>,
) -> Result<Pairing, Trouble> {
    let keys = DeviceKeys::load_or_make(&tablet.dir).map_err(Trouble::Keys)?;
    let device_key = *keys.sign.public().as_bytes();
    let found = at.map_or_else(|| discover::nearby(None), |at| vec![at.to_owned()]);
    let mut met = Trouble::NoServer;
    for address in found {
        match meet(&mut *tablet.dial, code, &address, device_key) {
            Ok(pairing) => return Ok(pairing),
            Err(trouble @ (Trouble::Token | Trouble::Busy { .. } | Trouble::Stranger)) => {
                met = trouble;
            }
            // An access point that is no server says many things.
            Err(_) => {}
        }
    }
    Err(met)
}

fn meet(
    dial: &mut dyn Dial,
    code: Code,
    address: &str,
    device_key: [u8; 32],
) -> Result<Pairing, Trouble> {
    let (mut line, pin) = unproved(dial, address)?;
    let mut device_nonce = [0; 32];
    getrandom::fill(&mut device_nonce)?;
    let commitment = commitment(&device_nonce, &device_key);
    let answer = line.pair(commitment.to_vec())?.map_err(|refusal| refused(&refusal))?;
    let offer = Offer::read(&answer, &commitment, &pin).map_err(|_| Trouble::Stranger)?;
    let address = Address::parse(address).map_err(Trouble::bad)?;
    let invite = offer.invite(code, address).map_err(|_| Trouble::Stranger)?;
    let opening = [commitment, device_nonce, device_key].concat();
    line.reveal(opening)?.map_err(|refusal| refused(&refusal))?;
    let transcript = Transcript {
        commitment,
        server_nonce: offer.nonce,
        server_key: offer.school_key,
        device_nonce,
        device_key,
    };
    Ok(Pairing { digits: digits(&transcript), invite })
}

/// A line to whoever is at an address, and the pin of the key that she shows.
pub(crate) fn unproved(
    dial: &mut dyn Dial,
    address: &str,
) -> Result<(Box<dyn Line>, [u8; 32]), Trouble> {
    // No key has this pin, so the first knock only brings out whose key it is.
    let mut knock = dial.dial(address, [0; 32])?;
    match knock.server() {
        Err(Trouble::Stranger) => {}
        Err(trouble) => return Err(trouble),
        Ok(_) => return Err(Trouble::Stranger),
    }
    let pin = knock.take_stranger().ok_or(Trouble::Stranger)?;
    Ok((dial.dial(address, pin)?, pin))
}

fn refused(refusal: &Refusal) -> Trouble {
    match refusal {
        Refusal::Token => Trouble::Token,
        refusal => Trouble::bad(format!("{refusal:?}")),
    }
}
