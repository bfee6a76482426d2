//! What an index must keep, and what it must refuse from a stranger's card.

use super::*;
use crate::sealed_box::{self, BoxSecretKey, Kind, LEAST_FILE, MOST_FILE, box_id};
use model::SchoolId;
use proptest::prelude::*;

fn listed(n: u32) -> Listed {
    let id = *blake3::hash(&n.to_le_bytes()).as_bytes();
    Listed { id, size: LEAST_FILE as u32 + n, kind: Kind::ALL[n as usize % 4] }
}

fn index(n: u32) -> Index {
    Index::new((0..n).map(listed).collect()).unwrap()
}

fn line_of(listed: &Listed) -> String {
    format!(
        "{} {} {} {}\n",
        listed.name(),
        listed.size,
        hex::encode(&listed.id),
        listed.kind.word()
    )
}

fn parse_lines(lines: &[String]) -> Result<Index, IndexError> {
    Index::parse(format!("jonaki-card 1\n{}", lines.concat()).as_bytes())
}

#[test]
fn a_file_is_listed_and_found_by_its_name() {
    let key = BoxSecretKey::from_bytes(&[1; 32]).public();
    let file =
        sealed_box::seal(Kind::Receipt, SchoolId([2; 16]), 20_000, &key, b"x", &[3; 32]).unwrap();
    let listed = Listed::of(&file).unwrap();
    assert_eq!((listed.id, listed.size as usize), (box_id(&file), file.len()));
    assert_eq!(listed.kind, Kind::Receipt);
    assert_eq!(Named::of(&listed.name().to_string()), Named::Box(listed.name()));
    assert!(Listed::of(&file[1..]).is_err());
}

#[test]
fn the_index_of_version_1_never_changes() {
    let id = hex::decode("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    let one = Listed { id: id.unwrap(), size: 1234, kind: Kind::Segment };
    assert_eq!(
        Index::new(vec![one]).unwrap().to_text(),
        "jonaki-card 1\n00112233445566778899.box 1234 \
         00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff segment\n"
    );
    assert_eq!(Index::parse(b"jonaki-card 1\n"), Ok(Index::default()));
}

#[test]
fn names_are_read_in_capitals_too_and_everything_else_is_left_alone() {
    let name = listed(1).name();
    let text = name.to_string();
    for spelling in [text.clone(), text.to_uppercase(), text.replace("box", "BOX")] {
        assert_eq!(Named::of(&spelling), Named::Box(name));
    }
    assert_eq!(Named::of("index"), Named::Index);
    for other in [
        "",
        "INDEX.part",
        &format!("{text}.part"),
        &format!("../{text}"),
        &format!("a/{text}"),
        &format!("C:\\{text}"),
        &text[1..],
        &format!("0{text}"),
        &text.replace(".box", ""),
        &text.replace(".box", ".b\u{f6}x"),
        &"ক".repeat(8),
        "con",
        ".",
    ] {
        assert_eq!(Named::of(other), Named::Other, "{other}");
    }
}

#[test]
fn whatever_is_not_its_one_form_is_refused_with_its_line() {
    let lines: Vec<String> = index(3).boxes().iter().map(line_of).collect();
    assert_eq!(parse_lines(&lines), Ok(index(3)));
    let good = &lines[1];
    let second = index(3).boxes()[1];
    let size = format!(" {} ", second.size);
    for wrong in [
        good.to_uppercase(),
        good.replacen(".box", ".BOX", 1),
        format!("../{good}"),
        good.replacen(&good[..24], "../../../../etc/shadow..", 1),
        good.replacen(&good[..20], &lines[0][..20], 1),
        good.replace('\n', "\r\n"),
        good.replace('\n', " \n"),
        good.replace('\n', " more\n"),
        good.replace(' ', "  "),
        good.replace(&size, &format!(" 0{} ", second.size)),
        good.replace(&size, &format!(" +{} ", second.size)),
        good.replace(&size, &format!(" {} ", LEAST_FILE - 1)),
        good.replace(&size, &format!(" {} ", MOST_FILE + 1)),
        good.replace(&size, " 4294967296 "),
        good.replace(second.kind.word(), "virus"),
        good.replacen('.', "\0", 1),
        "\n".into(),
    ] {
        assert_ne!(&wrong, good);
        let lines = [lines[0].clone(), wrong.clone(), lines[2].clone()];
        assert_eq!(parse_lines(&lines), Err(IndexError::Line { line: 3 }), "{wrong:?}");
    }
}

#[test]
fn twins_and_another_order_are_refused() {
    let lines: Vec<String> = index(2).boxes().iter().map(line_of).collect();
    let order = Err(IndexError::Order { line: 3 });
    assert_eq!(parse_lines(&[lines[0].clone(), lines[0].clone()]), order);
    assert_eq!(parse_lines(&[lines[1].clone(), lines[0].clone()]), order);

    // Another box with a name that is the same, as somebody with much time could make one.
    let (one, mut twin) = (listed(0), listed(0));
    twin.id[31] ^= 1;
    assert_eq!(Index::new(vec![one, twin]), Err(IndexError::Twins { name: one.name() }));
    let mut lines = [line_of(&one), line_of(&twin)];
    lines.sort();
    assert_eq!(parse_lines(&lines), order);
}

#[test]
fn twenty_thousand_boxes_fit_and_no_more() {
    let longest = |n: u32| Listed { size: MOST_FILE as u32, kind: Kind::Segment, ..listed(n) };
    let most: Vec<Listed> = (0..MOST_BOXES as u32).map(longest).collect();
    let full = Index::new(most.clone()).unwrap();
    let text = full.to_text();
    assert_eq!(text.len(), MOST_BYTES);
    assert_eq!(Index::parse(text.as_bytes()), Ok(full));

    let boxes = MOST_BOXES + 1;
    let more = [most, vec![longest(MOST_BOXES as u32)]].concat();
    assert_eq!(Index::new(more), Err(IndexError::Boxes { boxes }));
    let short = format!("jonaki-card 1\n{}", "\n".repeat(boxes));
    assert_eq!(Index::parse(short.as_bytes()), Err(IndexError::Boxes { boxes }));
    let bytes = MOST_BYTES + 1;
    assert_eq!(Index::parse(&vec![b'x'; bytes]), Err(IndexError::Bytes { bytes }));
}

#[test]
fn a_size_that_no_box_has_is_refused() {
    for size in [0, LEAST_FILE as u32 - 1, MOST_FILE as u32 + 1, u32::MAX] {
        let wrong = Listed { size, ..listed(0) };
        let refused = Err(IndexError::Size { name: wrong.name(), size });
        assert_eq!(Index::new(vec![wrong]), refused);
    }
}

proptest! {
    #[test]
    fn an_index_survives_and_a_changed_byte_is_refused_or_seen(
        n in 0u32..40,
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let text = index(n).to_text().into_bytes();
        prop_assert_eq!(Index::parse(&text), Ok(index(n)));
        let mut changed = text.clone();
        changed[at.index(text.len())] = byte;
        if let Ok(other) = Index::parse(&changed) {
            prop_assert_eq!(other.to_text().into_bytes(), changed.clone());
            prop_assert_eq!(other == index(n), changed == text);
        }
        let cut = Index::parse(&text[..at.index(text.len())]);
        prop_assert!(cut.is_err() || text[..at.index(text.len())].ends_with(b"\n"));
    }

    #[test]
    fn any_bytes_and_names_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        name in "\\PC{0,30}",
    ) {
        let _ = Index::parse(&[b"jonaki-card 1\n", &bytes[..]].concat());
        let _ = Index::parse(&bytes);
        let _ = Named::of(&name);
    }
}
