//! What a box must keep for ever and what it must refuse.

use super::*;
use proptest::prelude::*;
use std::path::PathBuf;

const SCHOOL: SchoolId = SchoolId([0x5c; 16]);
const DAY: u32 = 20_783;

fn key(byte: u8) -> BoxSecretKey {
    BoxSecretKey::from_bytes(&[byte; 32])
}

fn sealed(content: &[u8]) -> Vec<u8> {
    seal(Kind::Segment, SCHOOL, DAY, &key(1).public(), content, &[9; 32]).unwrap()
}

/// Boxes that were made once, and must be made and opened so for ever.
fn golden() -> [(&'static str, Kind, Vec<u8>); 3] {
    let long = (0..3000u32).map(|n| (n * n % 251) as u8).collect();
    [
        ("empty-test", Kind::Test, vec![]),
        ("bangla-down-page", Kind::DownPage, "আজ পাখিদের গল্প শোনো।".into()),
        ("long-segment", Kind::Segment, long),
    ]
}

fn golden_path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden-box").join(format!("{name}.box"))
}

#[test]
fn golden_boxes_are_made_and_opened_so_for_ever() {
    for (name, kind, content) in golden() {
        let made = seal(kind, SCHOOL, DAY, &key(1).public(), &content, &[9; 32]).unwrap();
        let path = golden_path(name);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let file = std::fs::read(&path).unwrap();
        let (header, opened) = open(&file, &[&key(2), &key(1)]).unwrap();
        assert_eq!((header.kind, header.school, header.day), (kind, SCHOOL, DAY), "{name}");
        assert_eq!(opened, content, "{name}");
        assert_eq!(made, file, "{name}");
    }
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let file = std::fs::read(golden_path("bangla-down-page")).unwrap();
    let keys = [&key(1)];
    assert!(open(&file, &keys).is_ok());
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut changed = file.clone();
            changed[at] ^= 1 << bit;
            assert!(open(&changed, &keys).is_err(), "byte {at}, bit {bit}");
        }
        assert!(open(&file[..at], &keys).is_err(), "{at}");
    }
    assert!(open(&[&file[..], b"\0"].concat(), &keys).is_err());
    assert!(open(&[&file[..], &[0; STEP]].concat(), &keys).is_err());
}

#[test]
fn a_box_passed_off_as_anothers_is_refused() {
    let file = sealed(b"a segment");
    let broken = Err(BoxError::Broken { key: key(1).public().id() });
    let header = Header::peek(&file).unwrap();
    for forged in [
        Header { school: SchoolId([0x5d; 16]), ..header },
        Header { kind: Kind::Receipt, ..header },
        Header { day: DAY + 1, ..header },
    ] {
        let forged = [&forged.to_bytes()[..], &file[HEADER_BYTES..]].concat();
        assert_eq!(open(&forged, &[&key(1)]), broken);
    }
    // Sent on to another school under its own key's name, it cannot be opened there either.
    let forged = Header { key: key(2).public().id(), ..header };
    let forged = [&forged.to_bytes()[..], &file[HEADER_BYTES..]].concat();
    assert_eq!(open(&forged, &[&key(2)]), Err(BoxError::Broken { key: key(2).public().id() }));
}

#[test]
fn a_missing_key_is_named_and_older_keys_go_on_opening() {
    let file = sealed(b"a segment");
    let unknown = Err(BoxError::UnknownKey { key: key(1).public().id() });
    assert_eq!(open(&file, &[]), unknown);
    assert_eq!(open(&file, &[&key(2), &key(3)]), unknown);
    let (_, content) = open(&file, &[&key(3), &key(2), &key(1)]).unwrap();
    assert_eq!(content, b"a segment");
}

#[test]
fn too_much_is_refused_before_anything_is_decrypted() {
    let most = vec![7; MOST_CONTENT];
    let file = sealed(&most);
    assert!(file.len() <= MOST_FILE);
    assert_eq!(open(&file, &[&key(1)]).unwrap().1, most);
    let bytes = MOST_CONTENT + 1;
    let made = seal(Kind::Segment, SCHOOL, DAY, &key(1).public(), &vec![7; bytes], &[9; 32]);
    assert_eq!(made, Err(BoxError::Large { bytes, most: MOST_CONTENT }));
    // Without any key: the size is looked at first.
    let bytes = MOST_FILE + 1;
    let refused = Err(BoxError::Large { bytes, most: MOST_FILE });
    assert_eq!(open(&[&file[..], &vec![0; bytes - file.len()]].concat(), &[]), refused);
}

#[test]
fn a_header_that_no_box_has_is_refused_with_its_reason() {
    let file = sealed(b"a segment");
    let with = |at: usize, byte: u8| {
        let mut changed = file.clone();
        changed[at] = byte;
        Header::peek(&changed)
    };
    assert_eq!(with(0, b'X'), Err(BoxError::NotABox));
    assert_eq!(with(6, b'2'), Err(BoxError::NotABox));
    assert_eq!(with(8, 0), Err(BoxError::Kind { kind: 0 }));
    assert_eq!(with(8, 5), Err(BoxError::Kind { kind: 5 }));
    let has = file.len() - HEADER_BYTES;
    let says = Header::peek(&file).unwrap().size | 0xff00_0000;
    assert_eq!(with(HEADER_BYTES - 1, 0xff), Err(BoxError::Size { says, has }));
    // A size that is true but not of whole steps.
    let mut odd = Header::peek(&file).unwrap();
    odd.size -= 1;
    let odd = [&odd.to_bytes()[..], &file[HEADER_BYTES + 1..]].concat();
    assert_eq!(Header::peek(&odd), Err(BoxError::Size { says: has as u32 - 1, has: has - 1 }));
    let mut none = Header::peek(&file).unwrap();
    none.size = 48;
    let none = [&none.to_bytes()[..], &[0; 48]].concat();
    assert_eq!(Header::peek(&none), Err(BoxError::Size { says: 48, has: 48 }));
}

#[test]
fn only_one_filling_is_accepted() {
    let body = fill_up(b"abc");
    assert_eq!(strip(body.clone()).as_deref(), Some(&b"abc"[..]));
    let mut not_zero = body.clone();
    not_zero[STEP - 1] = 1;
    let mut longer = body.clone();
    longer.resize(2 * STEP, 0);
    let mut past_the_end = body.clone();
    past_the_end[..4].copy_from_slice(&253u32.to_le_bytes());
    let mut huge = body;
    huge[..4].copy_from_slice(&u32::MAX.to_le_bytes());
    for wrong in [not_zero, longer, past_the_end, huge, vec![], vec![0; 3]] {
        assert_eq!(strip(wrong), None);
    }
}

#[test]
fn sizes_tell_little() {
    let sizes = [0, 1, 252].map(|bytes| sealed(&vec![7; bytes]).len());
    assert_eq!(sizes, [LEAST_FILE; 3]);
    assert_eq!(sealed(&[7; 253]).len(), LEAST_FILE + STEP);
}

#[test]
fn even_with_worn_out_randomness_no_key_serves_twice() {
    let encapsulated = |file: Vec<u8>| file[HEADER_BYTES..HEADER_BYTES + KEY_BYTES].to_vec();
    let one = encapsulated(sealed(b"one"));
    assert_eq!(one, encapsulated(sealed(b"one")));
    assert_ne!(one, encapsulated(sealed(b"two")));
    let fresh = seal(Kind::Segment, SCHOOL, DAY, &key(1).public(), b"one", &[8; 32]).unwrap();
    assert_ne!(one, encapsulated(fresh));
}

#[test]
fn keys_survive_their_files_and_halves_are_never_mixed_up() {
    let (secret, public) = (key(1).to_text(), key(1).public().to_text());
    assert_eq!(BoxSecretKey::parse(&secret).unwrap().to_text(), secret);
    assert_eq!(BoxPublicKey::parse(&public), Ok(key(1).public()));
    assert_eq!(BoxPublicKey::parse(&public.replace('\n', "\r\n")), Ok(key(1).public()));
    assert_eq!(BoxSecretKey::from_bytes(&key(1).to_bytes()).public(), key(1).public());
    assert_eq!(BoxPublicKey::parse(&secret), Err(BoxError::NotAKey { half: "public" }));
    assert!(BoxSecretKey::parse(&public).is_err());
    assert!(BoxSecretKey::parse(&secret.replace("box-", "")).is_err());
    assert!(BoxSecretKey::parse(&format!("{secret}\n")).is_err());
    let debug = format!("{:?}", key(1));
    assert_eq!(debug, format!("BoxSecretKey(of {})", key(1).public().id()));
}

#[test]
fn a_key_and_its_name_never_change() {
    // The first iteration of RFC 7748, section 5.2: the secret 9 with the base point 9.
    let mut nine = [0; 32];
    nine[0] = 9;
    assert_eq!(
        BoxSecretKey::from_bytes(&nine).public().to_text(),
        "jonaki-key 1 box-public 422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079\n"
    );
    assert_eq!(key(1).public().id().to_string(), "0928ec3d3d80b64c");
}

#[test]
fn weak_public_keys_are_refused() {
    let mut one = [0; 32];
    one[0] = 1;
    // Minus one, modulo 2^255 - 19.
    let mut minus_one = [0xff; 32];
    (minus_one[0], minus_one[31]) = (0xec, 0x7f);
    // The two of order 8, as <https://cr.yp.to/ecdh.html#validate> lists them.
    let eight = [
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    ]
    .map(|digits| crate::hex::decode(digits).unwrap());
    for weak in [[0; 32], one, minus_one, eight[0], eight[1]] {
        let refused = Err(BoxError::NotAKey { half: "public" });
        assert_eq!(BoxPublicKey::from_bytes(&weak), refused, "{weak:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn content_survives(
        content in prop::collection::vec(any::<u8>(), 0..2000),
        school in any::<[u8; 16]>(),
        day in any::<u32>(),
        kind in 0usize..4,
        random in any::<[u8; 32]>(),
    ) {
        let (kind, school) = (Kind::ALL[kind], SchoolId(school));
        let file = seal(kind, school, day, &key(1).public(), &content, &random).unwrap();
        let (header, opened) = open(&file, &[&key(1)]).unwrap();
        prop_assert_eq!(opened, content);
        prop_assert_eq!((header.kind, header.school, header.day), (kind, school, day));
        prop_assert_eq!(Header::peek(&file), Ok(header));
    }

    #[test]
    fn any_bytes_are_refused_without_harm(
        bytes in prop::collection::vec(any::<u8>(), 0..700),
        text in "\\PC{0,100}",
    ) {
        prop_assert!(open(&bytes, &[&key(1)]).is_err());
        let mut file = sealed(b"x");
        file.truncate(HEADER_BYTES);
        file.extend(&bytes);
        prop_assert!(open(&file, &[&key(1)]).is_err());
        prop_assert!(BoxSecretKey::parse(&text).is_err());
        prop_assert!(BoxPublicKey::parse(&text).is_err());
    }
}
