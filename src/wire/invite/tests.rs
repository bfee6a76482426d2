//! What an invitation must keep, how small it is, and what is refused.

use super::*;
use crate::seal::SecretKey;
use crate::sealed_box::BoxSecretKey;
use fast_qr::{ECL, QRBuilder};
use proptest::prelude::*;

fn invite() -> Invite {
    Invite {
        token: [1; 16],
        school: SchoolId([2; 16]),
        tls_pin: [3; 32],
        school_key: SecretKey::from_bytes(&[4; 32]).public(),
        box_key: BoxSecretKey::from_bytes(&[5; 32]).public(),
        label: "দোয়েল সরকারি প্রাথমিক".chars().take(20).collect(),
        addresses: vec![
            Address::parse("https://192.168.0.10:8765").unwrap(),
            Address::parse("https://jonaki.local:8765").unwrap(),
        ],
    }
}

/// The longest that is allowed: a whole label and four addresses of 43 bytes.
fn longest() -> Invite {
    let address = |n| {
        let url = format!("https://{}.school-{n}.example.bd:8765", "a".repeat(18));
        Address::parse(&url).unwrap()
    };
    let addresses: Vec<_> = (0..4).map(address).collect();
    Invite { label: "l".repeat(LABEL_BYTES), addresses, ..invite() }
}

/// Version of the smallest QR code at medium correction; it has `17 + 4 * version` modules a side.
fn version(text: &str) -> usize {
    (QRBuilder::new(text).ecl(ECL::M).build().unwrap().size - 17) / 4
}

/// What would be read if this stood behind the tag.
fn parse_bytes(bytes: &[u8]) -> Result<Invite, InviteError> {
    Invite::parse(&qr_text::write(TAG, bytes))
}

/// The bytes behind the tag.
fn bytes_of(invite: &Invite) -> Vec<u8> {
    qr_text::read(TAG, &invite.to_text().unwrap(), MOST_TEXT).unwrap()
}

/// Where the label begins: everything before it has a fixed length.
const LABEL_AT: usize = 16 + 16 + 32 + 32 + 32;

#[test]
fn the_text_of_version_1_never_changes() {
    assert_eq!(
        invite().to_text().unwrap(),
        "JONAKI1:040G2081040G2081040G2081041040G2081040G2081040G2081060R30C1G60R30C1G60R3\
         0C1G60R30C1G60R30C1G60R30C1G60YAJEP1E18RE1RXCYW3RZZGXZM113MERH9GAXEQE9M7JCSXQPNY\
         FH8AC509P7EX0CJYKCBBE07737MQEB07005HQNVRDT87RS9X414NTE70MTKE19WBW2KAZR56QKGAF1Z0\
         MTS21R56Q3GADC70MTAY19NYW2KB1R56QWGE19NAW2KRVR56P3GADFQ0MTJY19NE088K2E9J5RRKCE1E\
         60Q32C1T70VKCD8HD9QPWRBBD4Q6RVV3C5P3ME1Q6RTP1ZP6Y0"
    );
}

#[test]
fn an_invitation_fits_a_qr_code_that_any_camera_reads() {
    let text = invite().to_text().unwrap();
    assert_eq!((text.len(), version(&text)), (370, 12));
    let text = longest().to_text().unwrap();
    assert_eq!((text.len(), version(&text)), (600, 15));
    let full = |characters: usize| version(&"A".repeat(characters));
    assert_eq!((full(MOST_TEXT), full(MOST_TEXT + 1)), (15, 16));
}

#[test]
fn it_is_read_in_small_letters_and_with_spaces_around() {
    let text = invite().to_text().unwrap();
    assert_eq!(Invite::parse(&text), Ok(invite()));
    assert_eq!(Invite::parse(&format!("  {}\r\n", text.to_lowercase())), Ok(invite()));
}

#[test]
fn every_changed_character_and_every_cut_is_refused() {
    let text = invite().to_text().unwrap();
    for at in 0..text.len() {
        let other = if &text[at..=at] == "7" { "8" } else { "7" };
        let mut changed = text.clone();
        changed.replace_range(at..=at, other);
        assert!(matches!(Invite::parse(&changed), Err(InviteError::Text(_))), "{changed}");
        assert!(matches!(Invite::parse(&text[..at]), Err(InviteError::Text(_))), "{at}");
    }
}

#[test]
fn an_unfit_part_is_named_when_writing() {
    let address = |n: usize| Address::parse(&format!("https://h{n}:8765")).unwrap();
    let long = |n: usize| Address::parse(&format!("https://h{n}.{}:8765", "a".repeat(56)));
    let with_label = |label: &str| Invite { label: label.into(), ..invite() }.to_text();
    let with_addresses = |addresses| Invite { addresses, ..invite() }.to_text();
    for label in ["", "two\nlines", &"l".repeat(61), "bell\u{7}", &"ক".repeat(21)] {
        assert_eq!(with_label(label), Err(InviteError::Label { bytes: label.len() }), "{label}");
    }
    assert!(with_label("দোয়েল\u{200c}ক্\u{200d}").is_ok());
    assert_eq!(with_addresses(vec![]), Err(InviteError::Addresses { count: 0 }));
    let five = (0..5).map(address).collect();
    assert_eq!(with_addresses(five), Err(InviteError::Addresses { count: 5 }));
    let twins = InviteError::Twins { address: address(1) };
    assert_eq!(with_addresses(vec![address(1), address(2), address(1)]), Err(twins));
    let four = (0..4).map(|n| long(n).unwrap()).collect();
    assert!(matches!(with_addresses(four), Err(InviteError::Large { .. })));
}

#[test]
fn an_unfit_part_is_named_when_reading() {
    let good = bytes_of(&invite());
    assert_eq!(parse_bytes(&good), Ok(invite()));
    let with = |at: usize, part: &[u8]| {
        let mut bytes = good.clone();
        bytes[at..at + part.len()].copy_from_slice(part);
        parse_bytes(&bytes)
    };
    assert_eq!(with(64, &[0; 32]), Err(InviteError::Key { whose: "school" }));
    assert_eq!(with(96, &[0; 32]), Err(InviteError::Key { whose: "box" }));
    assert_eq!(with(LABEL_AT, &[0xff]), Err(InviteError::Layout));
    assert_eq!(with(LABEL_AT + 1, &[0xff]), Err(InviteError::Layout));
    let label = invite().label.len();
    assert_eq!(with(LABEL_AT + 1, b"\n\n\n"), Err(InviteError::Label { bytes: label }));
    let count_at = LABEL_AT + 1 + label;
    for count in [1, 3, 255] {
        assert_eq!(with(count_at, &[count]), Err(InviteError::Layout), "{count}");
    }
    let port_at = good.len() - 4;
    assert!(matches!(with(port_at, b"0065"), Err(InviteError::Address(_))));
    assert!(matches!(with(count_at + 2, b"H"), Err(InviteError::Address(_))));

    let head = &good[..count_at];
    let ends = |end: &[u8]| parse_bytes(&[head, end].concat());
    assert_eq!(ends(&[0]), Err(InviteError::Addresses { count: 0 }));
    assert!(matches!(ends(b"\x02\x03a:1\x03a:1"), Err(InviteError::Twins { .. })));
    let five = b"\x05\x03a:1\x03b:1\x03c:1\x03d:1\x03e:1";
    assert_eq!(ends(five), Err(InviteError::Addresses { count: 5 }));
    for end in 0..good.len() {
        assert!(parse_bytes(&good[..end]).is_err(), "{end}");
    }
    assert_eq!(parse_bytes(&[&good[..], &[0]].concat()), Err(InviteError::Layout));
}

#[test]
fn the_token_is_never_printed_by_debug() {
    let debug = format!("{:?}", invite());
    assert!(debug.starts_with("Invite(to 0202") && !debug.contains("0101"), "{debug}");
}

fn any_invite() -> impl Strategy<Value = Invite> {
    let addresses = prop::collection::btree_set(("[a-z][a-z0-9]{0,20}", 1u16..), 1..=4);
    let secrets = any::<([u8; 16], [u8; 16], [u8; 32], [u8; 32], [u8; 32])>();
    (secrets, "[ -~]{1,30}|[ঀ-৾]{1,20}", addresses).prop_map(|(secrets, label, addresses)| {
        let url = |(host, port): (String, u16)| format!("https://{host}:{port}");
        let address = |parts| Address::parse(&url(parts)).unwrap();
        Invite {
            token: secrets.0,
            school: SchoolId(secrets.1),
            tls_pin: secrets.2,
            school_key: SecretKey::from_bytes(&secrets.3).public(),
            box_key: BoxSecretKey::from_bytes(&secrets.4).public(),
            label,
            addresses: addresses.into_iter().map(address).collect(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_invitation_survives_its_text(invite in any_invite()) {
        let text = invite.to_text().unwrap();
        let back = Invite::parse(&text).unwrap();
        prop_assert_eq!(back.to_text().unwrap(), text);
        prop_assert_eq!(back, invite);
    }

    #[test]
    fn any_text_and_any_bytes_are_read_or_refused(
        text in "(JONAKI1:)?\\PC{0,60}",
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let _ = Invite::parse(&text);
        let _ = parse_bytes(&bytes);
        let head = &bytes_of(&invite())[..LABEL_AT];
        if let Ok(read) = parse_bytes(&[head, &bytes].concat()) {
            prop_assert_eq!(bytes_of(&read), [head, &bytes].concat());
        }
    }
}
