//! Randomness that was handed in, in the form in which HPKE asks for it.

use hpke::rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;

/// An endless stream of bytes that follows from random bytes and from what they are used for.
pub(super) struct Dice(blake3::OutputReader);

impl Dice {
    /// Mixes 32 random bytes with everything that is sealed under them.
    pub(super) fn new(random: &[u8; 32], sealed: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(random);
        hasher.update(DOMAIN);
        for part in sealed {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        Self(hasher.finalize_xof())
    }

    fn draw<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes);
        bytes
    }
}

const DOMAIN: &[u8] = b"jonaki box dice 1\0";

impl TryRng for Dice {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.draw()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.draw()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Dice {}
