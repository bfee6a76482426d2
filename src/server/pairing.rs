//! Tablets that join by a typed code: what they committed themselves to, and the digits that
//! an adult compares before anything secret is said.
//!
//! Somebody in between has one chance in a hundred million a try; [`MOST`] unfinished tries
//! in [`LASTS_MS`] keep it that way. Nothing is taken at all unless an adult has asked for a
//! code, here or from another program, and it is still good.

use crate::contact::say;
use crate::ingest::refuse;
use crate::school::School;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;
use wire::invite::pairing::{Transcript, digits, opens};
use wire::invite::{LABEL_BYTES, Offer};
use wire::message::Refusal;

/// Most tries that nobody has finished by enrolling.
pub const MOST: usize = 5;
/// After this a try is forgotten, milliseconds.
pub const LASTS_MS: i64 = 15 * 60_000;

/// The tries of the last quarter of an hour.
#[derive(Default)]
pub struct Pairings {
    tries: Mutex<Vec<Try>>,
    shown: watch::Sender<Vec<[u8; 8]>>,
}

struct Try {
    began_ms: i64,
    commitment: [u8; 32],
    nonce: [u8; 32],
    /// The key that was revealed, and the digits.
    revealed: Option<([u8; 32], [u8; 8])>,
}

impl Pairings {
    /// The digits to show, oldest first: changes whenever a tablet is to be compared.
    pub fn shown(&self) -> watch::Receiver<Vec<[u8; 8]>> {
        self.shown.subscribe()
    }

    /// The tablet of this key has enrolled: its try no longer counts.
    pub fn finish(&self, device_key: &[u8; 32]) {
        let mut tries = self.tries();
        tries.retain(|one| one.revealed.is_none_or(|(key, _)| key != *device_key));
        self.show(&tries);
    }

    fn begin(&self, commitment: [u8; 32], now_ms: i64) -> Result<[u8; 32], Refusal> {
        let mut tries = self.tries();
        tries.retain(|one| one.began_ms + LASTS_MS > now_ms);
        self.show(&tries);
        if tries.len() >= MOST {
            return Err(Refusal::Busy);
        }
        let mut nonce = [0; 32];
        getrandom::fill(&mut nonce).map_err(|_| Refusal::Busy)?;
        tries.push(Try { began_ms: now_ms, commitment, nonce, revealed: None });
        Ok(nonce)
    }

    fn reveal(
        &self,
        (commitment, nonce, device_key): ([u8; 32], [u8; 32], [u8; 32]),
        school_key: [u8; 32],
        now_ms: i64,
    ) -> Result<(), Refusal> {
        let mut tries = self.tries();
        let waits = |one: &&mut Try| {
            one.commitment == commitment
                && one.revealed.is_none()
                && one.began_ms + LASTS_MS > now_ms
        };
        let one = tries.iter_mut().find(waits).ok_or(Refusal::Token)?;
        if !opens(&commitment, &nonce, &device_key) {
            return Err(Refusal::Bad { why: "not what was committed to".into() });
        }
        let transcript = Transcript {
            commitment,
            server_nonce: one.nonce,
            server_key: school_key,
            device_nonce: nonce,
            device_key,
        };
        one.revealed = Some((device_key, digits(&transcript)));
        self.show(&tries);
        Ok(())
    }

    fn show(&self, tries: &[Try]) {
        let digits = tries.iter().filter_map(|one| one.revealed.map(|(_, digits)| digits));
        let digits: Vec<_> = digits.collect();
        self.shown.send_if_modified(|shown| {
            let other = *shown != digits;
            *shown = digits;
            other
        });
    }

    fn tries(&self) -> MutexGuard<'_, Vec<Try>> {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers a commitment with an [`Offer`].
///
/// # Errors
/// [`Refusal::Token`] where no code is open, [`Refusal::Busy`] where too many tries are.
pub(crate) async fn begin(school: &School, bytes: &[u8], now_ms: i64) -> Result<Vec<u8>, Refusal> {
    let commitment = bytes.try_into().map_err(|_| short())?;
    let label = school.storage.school_name(school.id()).await.map_err(refuse)?;
    if !school.storage.has_open_token(school.id(), now_ms).await.map_err(refuse)? {
        return Err(Refusal::Token);
    }
    let nonce = school.pairings.begin(commitment, now_ms)?;
    let offer = Offer {
        to: commitment,
        nonce,
        school_key: *school.keys.school_key.as_bytes(),
        box_key: school.keys.box_key(),
        label: label_of(&label.unwrap_or_default()),
        server: school.keys.certificate.clone(),
    };
    say(&offer, &school.keys.server)
}

/// Takes what a tablet reveals and shows its digits.
///
/// # Errors
/// [`Refusal::Token`] for a commitment that nobody made here, or made twice;
/// [`Refusal::Bad`] for one that does not open.
pub(crate) fn reveal(school: &School, bytes: &[u8], now_ms: i64) -> Result<Vec<u8>, Refusal> {
    let (parts, rest) = bytes.as_chunks::<32>();
    let (&[commitment, nonce, device_key], []) = (parts, rest) else { return Err(short()) };
    let school_key = *school.keys.school_key.as_bytes();
    school.pairings.reveal((commitment, nonce, device_key), school_key, now_ms)?;
    Ok(Vec::new())
}

/// As much of a school's name as an invitation has room for.
pub fn label_of(name: &str) -> String {
    let end = name.floor_char_boundary(LABEL_BYTES);
    if end == 0 { "Jonaki".to_owned() } else { name[..end].to_owned() }
}

fn short() -> Refusal {
    Refusal::Bad { why: "a commitment has 32 bytes, what opens it 96".into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use wire::invite::pairing::commitment;

    const KEY: [u8; 32] = [5; 32];

    fn committed(n: u8) -> ([u8; 32], [u8; 32], [u8; 32]) {
        let (nonce, key) = ([n; 32], [n ^ 0xff; 32]);
        (commitment(&nonce, &key), nonce, key)
    }

    #[test]
    fn nothing_is_taken_before_a_code_was_asked_for_or_after_its_time() {
        let dir = tempfile::tempdir().unwrap();
        let school = testing::open(dir.path(), 0);
        let asked = |now_ms| testing::block(begin(&school, &[1; 32], now_ms));
        assert_eq!(asked(1), Err(Refusal::Token));
        testing::block(school.invite([3; 16], 10, 1, vec![])).unwrap();
        assert!(asked(9).is_ok());
        assert_eq!(asked(11), Err(Refusal::Token));
    }

    #[test]
    fn digits_are_shown_once_for_what_was_committed_to() {
        let pairings = Pairings::default();
        let shown = pairings.shown();
        let (commitment, nonce, key) = committed(1);
        pairings.begin(commitment, 0).unwrap();
        let other = pairings.reveal((commitment, [9; 32], key), KEY, 0);
        assert!(matches!(other, Err(Refusal::Bad { .. })));
        assert!(shown.borrow().is_empty());
        pairings.reveal((commitment, nonce, key), KEY, 0).unwrap();
        assert_eq!(shown.borrow().len(), 1);
        assert_eq!(pairings.reveal((commitment, nonce, key), KEY, 0), Err(Refusal::Token));
        pairings.finish(&key);
        assert!(shown.borrow().is_empty());
    }

    #[test]
    fn the_sixth_unfinished_try_waits_a_quarter_of_an_hour() {
        let pairings = Pairings::default();
        for n in 0..5 {
            let (commitment, nonce, key) = committed(n);
            pairings.begin(commitment, i64::from(n)).unwrap();
            pairings.reveal((commitment, nonce, key), KEY, i64::from(n)).unwrap();
        }
        assert_eq!(pairings.begin([1; 32], 5), Err(Refusal::Busy));
        pairings.finish(&committed(3).2);
        assert!(pairings.begin([1; 32], 5).is_ok());
        assert_eq!(pairings.begin([2; 32], 5), Err(Refusal::Busy));
        assert!(pairings.begin([2; 32], LASTS_MS).is_ok(), "the first is forgotten");
    }
}
