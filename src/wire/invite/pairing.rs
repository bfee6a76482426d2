//! Digits that two screens show and an adult compares, where no QR code can be read.
//!
//! On a network that anybody may sit in, neither side knows whose key it has received. The
//! tablet first sends a [`commitment`] to its key and a nonce; the server answers with its
//! own; only then the tablet reveals. Both show the [`digits`] of all that was said. Somebody
//! in between must choose what she says to each side before she can know what the digits
//! will be, so she has one chance in a hundred million that both screens show the same
//! (Vaudenay, "Secure Communications over Insecure Channels Based on Short Authenticated
//! Strings", CRYPTO 2005).

/// Binds the tablet to a key before it has seen the server's nonce.
///
/// `nonce` are 32 bytes that the tablet drew for this pairing alone and keeps to itself
/// until it reveals; `key` is its public key.
pub fn commitment(nonce: &[u8; 32], key: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    *hasher.update(COMMITMENT_DOMAIN).update(nonce).update(key).finalize().as_bytes()
}

/// Whether nonce and key are the ones to which a commitment was made.
pub fn opens(committed: &[u8; 32], nonce: &[u8; 32], key: &[u8; 32]) -> bool {
    commitment(nonce, key) == *committed
}

/// Everything that both sides said, as one of them heard it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// What the tablet sent first.
    pub commitment: [u8; 32],
    /// Drawn by the server for this pairing alone.
    pub server_nonce: [u8; 32],
    /// What the tablet is to trust: whatever follows is checked against this key.
    pub server_key: [u8; 32],
    /// What the tablet revealed.
    pub device_nonce: [u8; 32],
    /// The tablet's key, to which the commitment was made.
    pub device_key: [u8; 32],
}

/// The digits to compare, each 0 to 9 and each equally likely.
///
/// The server shows them only where [`opens`] holds for what the tablet revealed.
pub fn digits(transcript: &Transcript) -> [u8; 8] {
    let Transcript { commitment, server_nonce, server_key, device_nonce, device_key } = transcript;
    let mut hasher = blake3::Hasher::new();
    hasher.update(DIGITS_DOMAIN);
    for part in [commitment, server_nonce, server_key, device_nonce, device_key] {
        hasher.update(part);
    }
    let mut stream = hasher.finalize_xof();
    std::array::from_fn(|_| digit(&mut stream))
}

/// The next digit of a stream; bytes from 250 on are passed over, or small digits would be
/// a little likelier.
fn digit(stream: &mut blake3::OutputReader) -> u8 {
    loop {
        let mut byte = [0];
        stream.fill(&mut byte);
        if byte[0] < 250 {
            return byte[0] % 10;
        }
    }
}

const COMMITMENT_DOMAIN: &[u8] = b"jonaki pairing commitment 1\0";
const DIGITS_DOMAIN: &[u8] = b"jonaki pairing digits 1\0";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn transcript(n: u32) -> Transcript {
        let part = |name: u8| *blake3::hash(&[&[name][..], &n.to_le_bytes()].concat()).as_bytes();
        let (device_nonce, device_key) = (part(3), part(4));
        Transcript {
            commitment: commitment(&device_nonce, &device_key),
            server_nonce: part(1),
            server_key: part(2),
            device_nonce,
            device_key,
        }
    }

    #[test]
    fn digits_of_version_1_never_change() {
        let first = transcript(0);
        assert_eq!(crate::hex::encode(&first.commitment[..8]), "5d6be0c1050b0afc");
        assert_eq!(digits(&first), [5, 6, 8, 6, 0, 2, 1, 5]);
        // This one's stream begins with the byte 250, which is passed over.
        assert_eq!(digits(&transcript(56)), [2, 9, 9, 0, 7, 5, 4, 9]);
    }

    #[test]
    fn every_digit_is_equally_likely_at_every_place() {
        const SAMPLES: u32 = 20_000;
        let mut counts = [[0u32; 10]; 8];
        for n in 0..SAMPLES {
            for (place, digit) in digits(&transcript(n)).into_iter().enumerate() {
                counts[place][usize::from(digit)] += 1;
            }
        }
        let all = std::array::from_fn(|digit| counts.iter().map(|place| place[digit]).sum());
        for (place, counts) in counts.into_iter().chain([all]).enumerate() {
            let expected = f64::from(counts.iter().sum::<u32>()) / 10.0;
            let square = |count: &u32| (f64::from(*count) - expected).powi(2) / expected;
            let chi_square: f64 = counts.iter().map(square).sum();
            // Nine degrees of freedom: an even source passes 27.88 once in a thousand times,
            // and this sample is always the same. The last line is of all places together.
            assert!(chi_square < 27.88, "place {place}: {chi_square}");
        }
    }

    proptest! {
        #[test]
        fn a_commitment_opens_for_its_nonce_and_key_alone(
            nonce in any::<[u8; 32]>(),
            key in any::<[u8; 32]>(),
            at in 0usize..64,
            flip in 1u8..,
        ) {
            let committed = commitment(&nonce, &key);
            prop_assert!(opens(&committed, &nonce, &key));
            let (mut other_nonce, mut other_key) = (nonce, key);
            if at < 32 { other_nonce[at] ^= flip } else { other_key[at - 32] ^= flip }
            prop_assert!(!opens(&committed, &other_nonce, &other_key));
        }

        #[test]
        fn whatever_is_heard_differently_changes_the_digits(part in 0usize..5, at in 0usize..32) {
            let heard = transcript(1);
            let mut other = heard;
            let parts = [
                &mut other.commitment,
                &mut other.server_nonce,
                &mut other.server_key,
                &mut other.device_nonce,
                &mut other.device_key,
            ];
            parts.into_iter().nth(part).unwrap()[at] ^= 1;
            prop_assert_ne!(digits(&other), digits(&heard));
        }
    }
}
