//! What the sheet must hold for ever, and what it says of mistakes.

use super::*;
use crate::hex;
use fast_qr::{ECL, QRBuilder};
use proptest::prelude::*;

fn seed(byte: u8) -> Seed {
    Seed::from_bytes(&[byte; 32])
}

/// Words of published test vectors (BIP 39, trezor/python-mnemonic `vectors.json`).
const PUBLISHED: [(u8, &str); 4] = [
    (
        0x00,
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon \
         abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon \
         abandon art",
    ),
    (
        0x7f,
        "legal winner thank year wave sausage worth useful legal winner thank year wave sausage \
         worth useful legal winner thank year wave sausage worth title",
    ),
    (
        0x80,
        "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount \
         doctor acoustic avoid letter advice cage absurd amount doctor acoustic bless",
    ),
    (
        0xff,
        "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo \
         zoo vote",
    ),
];

#[test]
fn the_words_are_those_of_bip_39() {
    for (byte, words) in PUBLISHED {
        assert_eq!(seed(byte).words().join(" "), words);
        assert_eq!(Seed::from_words(words), Ok(seed(byte)));
    }
}

#[test]
fn what_follows_from_a_seed_never_changes() {
    let seed = seed(7);
    let derived = [
        ("id", hex::encode(&seed.school_id().0)),
        ("key", hex::encode(seed.school_key().public().as_bytes())),
        ("box 1", hex::encode(seed.box_key(1).public().as_bytes())),
        ("box 2", hex::encode(seed.box_key(2).public().as_bytes())),
        ("other", hex::encode(&derive(&seed, "something later"))),
        ("qr", seed.to_qr_text()),
    ];
    let expected = [
        ("id", "2ad128397fbdddd4e2b0f8d1f7bb3d94"),
        ("key", "3c707b514b42fb0511f8c3eed2107059c71c2142f00326072a8160b6e52040f8"),
        ("box 1", "1dbcf812f99432ec8b39a1005faa091004be2d48d9cc92dec8afa2317d5ed36c"),
        ("box 2", "45495e616b79da9cb1a70cbfd156b2528b92b3aee433dcd3259f1568e2310813"),
        ("other", "e5055e63d6450b06ae7aceaedfbf9a5c10437481da08e9565b65f8427aa57857"),
        ("qr", "JONAKI-KEY1:0W3GE1R70W3GE1R70W3GE1R70W3GE1R70W3GE1R70W3GE1R70W3XKH8THR"),
    ];
    assert_eq!(derived, expected.map(|(name, value)| (name, value.to_owned())));
}

#[test]
fn the_sheet_has_a_small_qr_code_even_at_the_highest_correction() {
    let code = QRBuilder::new(seed(7).to_qr_text()).ecl(ECL::H).build().unwrap();
    assert_eq!(code.size, 41);
}

#[test]
fn a_sheet_is_read_as_people_type_it() {
    let words = seed(0x7f).words();
    let list = |write: &dyn Fn(usize, &str) -> String| -> String {
        words.iter().enumerate().map(|(at, word)| write(at + 1, word)).collect()
    };
    for text in [
        list(&|at, word| format!("{at}. {word}\n")),
        list(&|at, word| format!("  {at}) {}\r\n", word.to_uppercase())),
        list(&|_, word| format!("{word}, ")),
        list(&|_, word| format!("{} ", &word[..4])),
    ] {
        assert_eq!(Seed::from_words(&text), Ok(seed(0x7f)), "{text}");
    }
}

#[test]
fn four_letters_are_enough_of_any_word() {
    for word in bip39::Language::English.word_list() {
        let beginning = &word[..word.len().min(4)];
        let text = format!("{beginning} {}", ["zoo"; 23].join(" "));
        let whole = format!("{word} {}", ["zoo"; 23].join(" "));
        assert_eq!(Seed::from_words(&text), Seed::from_words(&whole), "{word}");
        assert!(!matches!(Seed::from_words(&text), Err(WordError::Misread { .. })), "{word}");
    }
}

#[test]
fn a_wrong_word_is_named_with_the_nearest_of_the_list() {
    let typed = |at: usize, word: &str| {
        let mut words = seed(0x7f).words().map(str::to_owned);
        words[at - 1] = word.to_owned();
        Seed::from_words(&words.join(" ")).unwrap_err().to_string()
    };
    assert_eq!(typed(2, "wimner"), "word 2, `wimner`, is not on the list; perhaps it is `winner`");
    assert_eq!(typed(4, "yaer"), "word 4, `yaer`, is not on the list; perhaps it is `year`");
    assert_eq!(typed(3, "পাখি"), "word 3, `পাখি`, is not on the list; look at the sheet again");
    assert_eq!(
        typed(3, "xylophonequartzes"),
        "word 3, `xylophonequartze`, is not on the list; look at the sheet again"
    );
    // Three letters are a beginning of several words.
    assert!(typed(2, "wat").starts_with("word 2, `wat`"));
}

#[test]
fn a_missing_a_doubled_and_an_exchanged_word_are_told_apart() {
    let words = seed(0x7f).words();
    let count = |found| Err(WordError::Count { found });
    assert_eq!(Seed::from_words(""), count(0));
    assert_eq!(Seed::from_words(&words[1..].join(" ")), count(23));
    assert_eq!(Seed::from_words(&format!("{} zoo", words.join(" "))), count(25));
    assert_eq!(Seed::from_words(&"zoo ".repeat(9_999)), count(240));
    let mut swapped = words;
    swapped.swap(0, 1);
    assert_eq!(Seed::from_words(&swapped.join(" ")), Err(WordError::Check));
    assert_eq!(Seed::from_words(&["zoo"; 24].join(" ")), Err(WordError::Check));
}

#[test]
fn another_qr_code_is_no_seed() {
    for text in ["", "JONAKI1:00", "JONAKI-KEY1:00", &"JONAKI-KEY1:".repeat(9)] {
        assert!(Seed::from_qr_text(text).is_err(), "{text}");
    }
    let short = qr_text::write(TAG, &[7; 31]);
    assert_eq!(Seed::from_qr_text(&short), Err(QrTextError::Check { tag: TAG }));
}

#[test]
fn a_seed_is_never_printed_by_debug() {
    let debug = format!("{:?}", seed(7));
    assert_eq!(debug, format!("Seed(of {})", seed(7).school_id()));
}

proptest! {
    #[test]
    fn a_seed_survives_words_and_qr_text(bytes in any::<[u8; 32]>()) {
        let seed = Seed::from_bytes(&bytes);
        prop_assert_eq!(Seed::from_words(&seed.words().join(" ")), Ok(seed.clone()));
        prop_assert_eq!(Seed::from_qr_text(&seed.to_qr_text()), Ok(seed));
    }

    #[test]
    fn purposes_and_generations_give_keys_of_their_own(
        bytes in any::<[u8; 32]>(),
        one in any::<u32>(),
        other in any::<u32>(),
    ) {
        let seed = Seed::from_bytes(&bytes);
        let same = seed.box_key(one).public() == seed.box_key(other).public();
        prop_assert_eq!(same, one == other);
        prop_assert_ne!(derive(&seed, "school key"), derive(&seed, "school id"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(JONAKI-KEY1:|zoo |[a-z]{1,9} |\\PC){0,40}") {
        let _ = Seed::from_words(&text);
        let _ = Seed::from_qr_text(&text);
    }
}
