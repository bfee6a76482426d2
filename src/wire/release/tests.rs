//! What a statement and a description refuse.

use super::*;
use crate::{Entry, Header, Manifest, PublicKey, seal};
use proptest::prelude::*;

fn key(n: u8) -> SecretKey {
    SecretKey::from_bytes(&[n; 32])
}

fn trust() -> TrustedKeys {
    TrustedKeys::new([key(1).public()])
}

fn statement() -> Statement {
    Statement {
        no: 4,
        issued_ms: 1_700_000_000_000,
        channels: vec![Listed {
            channel: "jonaki-1".into(),
            release: 7,
            root: [7; 32],
            bytes: 12_000_000,
        }],
        revoked: vec![key(3).public().id()],
    }
}

fn entries(n: u32) -> Vec<Entry> {
    let entry = |n: u32| Entry {
        path: format!("art/kit/bird-{n:06}"),
        size: u64::from(n),
        hash: *blake3::hash(&n.to_le_bytes()).as_bytes(),
    };
    (0..n).map(entry).collect()
}

fn manifest(n: u32) -> Manifest {
    let header = Header {
        format: 1,
        min_player: 1,
        channel: "jonaki-1".into(),
        release: 7,
        created_by: "tests 1".into(),
    };
    Manifest::new(header, entries(n)).unwrap()
}

fn parts() -> Parts {
    Parts {
        manifest: [1; 32],
        runs: runs(&entries(300)).map(|lines| Run::of(&lines)).collect(),
        rows: [2; 32],
        rows_bytes: 5_000,
        blob_bytes: 9_000_000,
        chunked: vec![
            Chunked { hash: [3; 32], values: vec![[4; 32]; 5] },
            Chunked { hash: [5; 32], values: vec![[6; 32]; 2] },
        ],
    }
}

fn write(parts: &Parts) -> Vec<u8> {
    let root = manifest(300).root();
    let seal = seal(&root.to_bytes(), &key(1));
    Description::write(&root, &seal, parts).unwrap()
}

#[test]
fn a_statement_is_read_as_it_was_made_and_by_whose_key() {
    let bytes = statement().seal(&key(1)).unwrap();
    assert_eq!(Statement::open(&bytes, &trust()), Ok(statement()));
    let other = statement().seal(&key(2)).unwrap();
    assert!(matches!(Statement::open(&other, &trust()), Err(SignedError::OtherKey { .. })));
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(Statement::open(&changed, &trust()).is_err(), "{at}");
    }
}

#[test]
fn a_description_is_read_as_it_was_made() {
    let bytes = write(&parts());
    let read = Description::open(&bytes, &trust()).unwrap();
    assert_eq!(read.root, manifest(300).root());
    assert_eq!(read.sealed_by, key(1).public());
    assert_eq!(read.parts(), Ok(parts()));
    let stranger = TrustedKeys::new([key(2).public()]);
    let refused = Description::open(&bytes, &stranger);
    assert!(matches!(refused, Err(DescriptionError::Seal(crate::SealError::UnknownKey { .. }))));
    assert!(Description::open(&bytes, &TrustedKeys::new([] as [PublicKey; 0])).is_err());
}

#[test]
fn a_byte_changed_in_what_is_sealed_is_noticed_and_every_cut_refused() {
    let bytes = write(&parts());
    let sealed = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
    for at in 0..=sealed {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(Description::open(&changed, &trust()).is_err(), "{at}");
    }
    for end in 0..bytes.len() {
        let read = Description::open(&bytes[..end], &trust()).and_then(|read| read.parts());
        assert!(read.is_err(), "{end}");
    }
    let more = [&bytes[..], b"x"].concat();
    assert!(Description::open(&more, &trust()).unwrap().parts().is_err());
    let large = [&bytes[..], &vec![0; MOST_BYTES]].concat();
    assert!(matches!(Description::open(&large, &trust()), Err(DescriptionError::Large { .. })));
}

#[test]
fn counts_and_sizes_that_no_release_has_are_refused() {
    let run = Run { size: 1, hash: [0; 8] };
    let large = Run { size: 6_500, hash: [0; 8] };
    let wrong: [fn(&mut Parts, Run, Run); 7] = [
        |parts, run, _| parts.runs.push(Run { size: 0, ..run }),
        |parts, run, _| parts.runs.push(Run { size: u16::MAX, ..run }),
        |parts, _, large| parts.runs = vec![large; 11_000],
        |parts, _, _| parts.rows_bytes = MOST_ROWS + 1,
        |parts, _, _| parts.chunked[0].values.truncate(1),
        |parts, _, _| parts.chunked[0].values = vec![[0; 32]; 257],
        |parts, _, _| parts.chunked[1].hash = parts.chunked[0].hash,
    ];
    for (at, change) in wrong.iter().enumerate() {
        let mut parts = parts();
        change(&mut parts, run, large);
        let read = Description::open(&write(&parts), &trust()).unwrap().parts();
        assert!(matches!(read, Err(DescriptionError::Parts { .. })), "{at}: {read:?}");
    }
}

#[test]
fn a_list_that_claims_to_be_endless_takes_no_memory() {
    let root = manifest(1).root();
    let mut head = write(&parts());
    let end = head.windows(2).position(|pair| pair == b"\n\n").unwrap() + 2;
    head.truncate(end);
    assert!(head.len() > root.to_bytes().len());
    // A map of one key whose value claims 2⁶⁰ bytes, then an array that claims 2⁶⁰ items.
    for claim in [0x5b_u8, 0x9b] {
        let mut bytes = head.clone();
        bytes.extend([0xa1, 0x61, b'u', claim, 0x10, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]);
        assert!(Description::open(&bytes, &trust()).unwrap().parts().is_err());
    }
}

#[test]
fn runs_are_the_whole_manifest_and_one_change_spoils_few() {
    let before = entries(3_000);
    let all: Vec<Vec<u8>> = runs(&before).collect();
    assert_eq!(all.concat(), crate::entry::write_page(&before));
    assert!(all.len() > 500 && all.iter().all(|lines| lines.len() <= runs::MOST_RUN));
    let mut after = before.clone();
    after.remove(2_000);
    after[1_000].hash = [1; 32];
    let known: std::collections::HashSet<_> = all.into_iter().collect();
    let spoilt = runs(&after).filter(|lines| !known.contains(lines)).count();
    assert!((1..=3).contains(&spoilt), "{spoilt}");
}

#[test]
fn a_channel_that_could_lead_elsewhere_is_no_file_name() {
    for name in ["jonaki-1", "a", "com", "com10", "1", &"a".repeat(64)] {
        assert!(is_file_name(name), "{name}");
    }
    let long = "a".repeat(65);
    for name in
        ["", ".", "..", "a/b", "a\\b", "Jonaki-1", "all.signed", "-a", "a b", "nul", "com1", &long]
    {
        assert!(!is_file_name(name), "{name}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Statement::open(&bytes, &trust());
        let _ = Description::open(&bytes, &trust());
        let mut described = write(&parts());
        let end = described.windows(2).position(|pair| pair == b"\n\n").unwrap() + 2;
        described.truncate(end);
        described.extend(&bytes);
        let _ = Description::open(&described, &trust()).map(|read| read.parts());
    }

    #[test]
    fn runs_join_to_the_same_lines(n in 0_u32..200, from in 0_u32..100) {
        let all: Vec<Entry> = entries(n).split_off(from.min(n) as usize);
        prop_assert_eq!(runs(&all).collect::<Vec<_>>().concat(), crate::entry::write_page(&all));
    }
}
