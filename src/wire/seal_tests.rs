//! What a seal must hold and what it must refuse.

use super::*;
use proptest::prelude::*;

const MANIFEST: &[u8] = b"jonaki-manifest 1\n";

fn key(seed: u8) -> SecretKey {
    SecretKey::from_bytes(&[seed; 32])
}

fn trust(seed: u8) -> TrustedKeys {
    TrustedKeys::new([key(seed).public()])
}

#[test]
fn a_seal_of_a_trusted_key_holds() {
    let seal = seal(MANIFEST, &key(1));
    assert_eq!(verify(MANIFEST, &seal, &trust(1)), Ok(key(1).public()));
    let both = TrustedKeys::new([key(2).public(), key(1).public()]);
    assert_eq!(verify(MANIFEST, &seal, &both), Ok(key(1).public()));
}

#[test]
fn another_key_is_refused() {
    let seal = seal(MANIFEST, &key(1));
    let unknown = Err(SealError::UnknownKey { key: key(1).public().id() });
    assert_eq!(verify(MANIFEST, &seal, &trust(2)), unknown);
    assert_eq!(verify(MANIFEST, &seal, &TrustedKeys::default()), unknown);
}

#[test]
fn a_seal_that_names_a_trusted_key_but_was_made_by_another_is_refused() {
    let mut forged = seal(MANIFEST, &key(2));
    forged.key = key(1).public().id();
    assert_eq!(verify(MANIFEST, &forged, &trust(1)), Err(SealError::Broken { key: forged.key }));
}

#[test]
fn a_bare_signature_without_the_domain_is_refused() {
    let bare = Seal { key: key(1).public().id(), signature: key(1).0.sign(MANIFEST).to_bytes() };
    assert!(verify(MANIFEST, &bare, &trust(1)).is_err());
}

#[test]
fn every_truncation_of_a_seal_is_refused() {
    let text = seal(MANIFEST, &key(1)).to_string();
    for end in 0..text.len() {
        assert_eq!(Seal::parse(&text[..end]), Err(SealError::NotASeal), "{end}");
    }
    assert!(Seal::parse(&format!("{text}0")).is_err());
}

#[test]
fn every_truncation_of_a_manifest_is_refused() {
    let seal = seal(MANIFEST, &key(1));
    for end in 0..MANIFEST.len() {
        assert!(verify(&MANIFEST[..end], &seal, &trust(1)).is_err(), "{end}");
    }
}

#[test]
fn keys_survive_their_files() {
    let secret = SecretKey::parse(&key(3).to_text()).expect("reads its own file");
    assert_eq!(secret.public(), key(3).public());
    let public = PublicKey::parse(&key(3).public().to_text()).expect("reads its own file");
    assert_eq!(public, key(3).public());
}

#[test]
fn the_halves_of_a_key_are_never_mixed_up() {
    assert!(SecretKey::parse(&key(3).public().to_text()).is_err());
    assert!(PublicKey::parse(&key(3).to_text()).is_err());
}

#[test]
fn weak_keys_are_refused() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    assert!(PublicKey::from_bytes(&neutral).is_err());
    assert!(PublicKey::from_bytes(&[0; 32]).is_err());
}

#[test]
fn a_file_of_trusted_keys_may_hold_remarks() {
    let text = format!("# publisher\n\n{}{}", key(1).public().to_text(), key(2).public().to_text());
    let both = TrustedKeys::new([key(1).public(), key(2).public()]);
    assert_eq!(TrustedKeys::parse(&text), Ok(both));
    assert!(TrustedKeys::parse("jonaki-key 1 public 00").is_err());
}

#[test]
fn a_secret_key_is_never_printed_by_debug() {
    let secret = key(9);
    assert!(!format!("{secret:?}").contains(&hex::encode(secret.0.as_bytes())));
}

proptest! {
    #[test]
    fn a_flipped_bit_anywhere_is_refused(
        manifest in prop::collection::vec(any::<u8>(), 1..200),
        at in any::<prop::sample::Index>(),
        bit in 0..8u8,
    ) {
        let sealed = seal(&manifest, &key(1));
        let mut flipped = manifest.clone();
        flipped[at.index(manifest.len())] ^= 1 << bit;
        prop_assert!(verify(&flipped, &sealed, &trust(1)).is_err());

        let mut broken = sealed.clone();
        broken.signature[at.index(64)] ^= 1 << bit;
        prop_assert!(verify(&manifest, &broken, &trust(1)).is_err());
        prop_assert_eq!(Seal::parse(&sealed.to_string()), Ok(sealed));
    }
}
