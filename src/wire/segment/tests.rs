use super::*;
use crate::chain::genesis;
use model::{Attempt, Event, LearnerId, Stamp};
use proptest::prelude::*;

const STREAM: StreamId = StreamId([2; 16]);

fn key() -> SecretKey {
    SecretKey::from_bytes(&[1; 32])
}

fn start() -> Start {
    let (school, device) = (SchoolId([9; 16]), DeviceId([8; 16]));
    Start { school, device, stream: STREAM, prev: genesis(&STREAM) }
}

/// A reproducible spread of numbers below `n` (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

fn encode(event: &Event) -> Vec<u8> {
    let mut body = Vec::new();
    ciborium::into_writer(event, &mut body).unwrap();
    body
}

const LETTERS: [&str; 12] = ["অ", "আ", "ই", "ঈ", "উ", "ঊ", "ঋ", "এ", "ঐ", "ও", "ঔ", "ক"];

/// Choice answers as the lessons ask them: each learner answers a lesson's items in turn,
/// three of four rightly.
fn choices(learners: u8, each: usize) -> Vec<Logged> {
    let mut dice = Dice(7);
    let mut mono_ms = 3_600_000;
    let mut events = Vec::new();
    for learner in 0..learners {
        for n in 0..each {
            let item = n % LETTERS.len();
            let right = dice.below(4) > 0;
            let other = LETTERS[(item + 1 + dice.below(3) as usize) % LETTERS.len()];
            let ms = 800 + dice.below(8_200);
            mono_ms += ms + 1_500 + dice.below(4_000);
            let attempt = Attempt {
                lesson: ["bn-p-07", "bn-p-08"][n / LETTERS.len() % 2].into(),
                step: "listen".into(),
                kind: "listen".into(),
                item: format!("item-{item}").as_str().into(),
                skill: Some("bn.v1".into()),
                asked: format!("কোনটা {}?", LETTERS[item]),
                expected: LETTERS[item].into(),
                response: if right { LETTERS[item] } else { other }.into(),
                correct: if right { 1.0 } else { 0.0 },
                tries: 1,
                rung: 0,
                tag: (!right).then(|| format!("{}-{other}", LETTERS[item])),
                ms: ms as u32,
            };
            events.push(Logged {
                seq: events.len() as u64 + 1,
                learner: LearnerId([
                    dice.below(256) as u8,
                    learner,
                    3,
                    4,
                    5,
                    6,
                    7,
                    8,
                    9,
                    10,
                    11,
                    12,
                    13,
                    14,
                    15,
                    16,
                ]),
                kind: "answered".into(),
                ver: 1,
                at: Stamp { wall_ms: 1_795_000_000_000 + mono_ms as i64, mono_ms, boot: 3 },
                body: encode(&Event::Answered(attempt)),
            });
        }
        let id = events[events.len() - each].learner;
        let at = events.len() - each;
        events[at..].iter_mut().for_each(|event| event.learner = id);
    }
    events
}

fn every_kind() -> Vec<Logged> {
    let events = [
        Event::LearnerAdded { nickname: "মিতু".into(), picture: "cow".into() },
        Event::Preferred { what: "colour".into(), value: "leaf".into() },
        Event::Woken { lesson: "bn-1-13".into() },
        Event::Placed { assumed: vec!["bn.v1".into(), "bn.v2".into()] },
        Event::Opened { lesson: "bn-1-13".into(), bundle: "ab".repeat(32) },
        Event::Reached { lesson: "bn-1-13".into(), step: "page-1".into() },
        Event::Replayed { lesson: "bn-1-13".into(), step: "page-1".into() },
        Event::Left { lesson: "bn-1-13".into(), ms: 70_000 },
        Event::Completed { lesson: "bn-1-13".into(), ms: 1 << 40 },
    ];
    let events = events.iter().enumerate().map(|(n, event)| Logged {
        seq: n as u64 + 1,
        learner: LearnerId([n as u8 % 2; 16]),
        kind: event.kind().into(),
        ver: 1,
        at: Stamp { wall_ms: -5, mono_ms: 10 * n as u64, boot: 1 + n as u32 / 3 },
        body: encode(event),
    });
    events.collect()
}

#[test]
fn events_travel_and_come_out_as_they_were() {
    for events in [choices(2, 30), every_kind(), every_kind()[..1].to_vec()] {
        let bytes = write(&start(), &events, &key()).unwrap();
        let (header, read) = open(&bytes, &key().public()).unwrap();
        assert_eq!(read, events);
        assert_eq!((header.first_seq, header.last_seq()), (1, events.len() as u64));
        assert_eq!(Header::peek(&bytes), Ok(header));
    }
}

#[test]
fn an_answer_takes_at_most_twelve_bytes_on_the_wire() {
    let events = choices(4, 50);
    let bytes = write(&start(), &events, &key()).unwrap();
    let each = bytes.len() as f64 / 200.0;
    println!("200 answers: {each:.2} bytes each");
    assert!(each <= 12.0, "{each}");
}

#[test]
fn ten_thousand_answers_of_a_school_take_at_most_130_kb() {
    let mut events = choices(250, 20);
    let first = write(&start(), &events, &key()).unwrap().len();
    events.iter_mut().for_each(|event| event.seq += 5_000);
    let second = write(&start(), &events, &key()).unwrap().len();
    println!("10,000 answers: {} bytes", first + second);
    assert!(first + second <= 130_000, "{first} + {second}");
}

#[test]
fn a_traced_letter_travels_in_a_fraction_of_its_text() {
    let mut dice = Dice(3);
    let mut events = choices(1, 40);
    let mut plain = 0;
    for event in &mut events {
        let (mut x, mut y) = (300i64, 300i64);
        let stroke: Vec<String> = (0..120)
            .map(|_| {
                x += dice.below(13) as i64 - 4;
                y += dice.below(13) as i64 - 6;
                format!("{x},{y}")
            })
            .collect();
        let Ok(Event::Answered(attempt)) = ciborium::from_reader(event.body.as_slice()) else {
            panic!("an answer")
        };
        let traced = Attempt { kind: "trace".into(), response: stroke.join(" "), ..attempt };
        event.body = encode(&Event::Answered(traced));
        plain += event.body.len();
    }
    let bytes = write(&start(), &events, &key()).unwrap();
    println!("40 traced letters: {} bytes of {plain}", bytes.len());
    assert!(bytes.len() * 2 < plain);
}

#[test]
fn as_many_events_are_written_as_fit() {
    let events = choices(10, 50);
    let (bytes, n) = write_most(&start(), &events, 2_000, &key()).unwrap();
    assert!(bytes.len() <= 2_000 && n > 50, "{n} events in {} bytes", bytes.len());
    assert_eq!(open(&bytes, &key().public()).unwrap().1, events[..n]);
    assert_eq!(write_most(&start(), &events, 10, &key()).unwrap().1, 1);
}

#[test]
fn gaps_and_nothing_are_no_segment() {
    let mut events = choices(1, 3);
    assert_eq!(write(&start(), &[], &key()), Err(SegmentError::Order));
    events[2].seq = 5;
    assert_eq!(write(&start(), &events, &key()), Err(SegmentError::Order));
}

#[test]
fn another_key_and_any_flipped_or_missing_byte_are_refused() {
    let events = every_kind();
    let bytes = write(&start(), &events, &key()).unwrap();
    let other = SecretKey::from_bytes(&[2; 32]).public();
    assert_eq!(open(&bytes, &other), Err(SegmentError::Signature));
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        assert!(open(&flipped, &key().public()).is_err(), "byte {at}");
        // Without the signature a change of the header's ids or of the signature is not seen;
        // one of the events always is.
        if let Ok((_, read)) = read(&flipped) {
            assert_eq!(read, events, "byte {at}");
        }
        assert!(open(&bytes[..at], &key().public()).is_err(), "cut at {at}");
        assert!(read(&bytes[..at]).is_err(), "cut at {at}");
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(open(&longer, &key().public()), Err(SegmentError::Lengths));
}

/// A segment around any packed part, with a header that fits it.
fn around(plain_len: u32, packed: &[u8]) -> Vec<u8> {
    let good = write(&start(), &every_kind(), &key()).unwrap();
    let mut bytes = good[..HEADER - 8].to_vec();
    bytes.extend(plain_len.to_be_bytes());
    bytes.extend((packed.len() as u32).to_be_bytes());
    bytes.extend(packed);
    let signature = key().sign(DOMAIN, &bytes);
    bytes.extend(signature);
    bytes
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let huge = zstd::bulk::compress(&vec![0; 64 << 20], 19).unwrap();
    assert!(huge.len() < 10_000);
    let key = key().public();
    assert_eq!(open(&around(u32::MAX, &huge), &key), Err(SegmentError::Lengths));
    assert_eq!(open(&around(1 << 20, &huge), &key), Err(SegmentError::Packed));
    let twice = [zstd::bulk::compress(b"a", 3).unwrap(), zstd::bulk::compress(b"b", 3).unwrap()];
    assert_eq!(open(&around(2, &twice.concat()), &key), Err(SegmentError::Packed));
    let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4][..], &twice[0]].concat();
    assert_eq!(open(&around(1, &skipped), &key), Err(SegmentError::Packed));
}

#[test]
fn a_small_segment_cannot_become_gigabytes_of_bodies() {
    // One text of 1 MB, named by each of 5,000 events.
    let text = [&[0x7a][..], &(1u32 << 20).to_be_bytes(), &vec![b'x'; 1 << 20]].concat();
    let body = [&b"\xa1\x61a"[..], &text].concat();
    let one = Logged { body, ..every_kind().remove(0) };
    // The columns of many events, each a right guess: by hand, as an attacker would.
    let repeated = |n: usize| {
        let mut plain = columns::write(std::slice::from_ref(&one));
        plain.truncate(plain.len() - 8 * 2);
        let firsts = [(1, 0), (2, 0), (2, 0), (2, 0), (0, 0), (9, 0), (1, 1), (2, 0)];
        for (first, rest) in firsts {
            number::put(&mut plain, n as u64);
            plain.push(first);
            plain.extend(std::iter::repeat_n(rest, n - 1));
        }
        plain
    };
    assert_eq!(columns::read(&repeated(1), 1, 1).unwrap()[0], one);
    assert_eq!(columns::read(&repeated(3), 1, 3).unwrap()[2].body, one.body);
    assert_eq!(columns::read(&repeated(5_000), 1, 5_000), None);
}

/// Segments of version 1 as they were first written, each beside what it says. They must be
/// read for ever; `BLESS=1` writes those that are not there yet and never touches the others.
#[test]
fn segments_of_version_1_are_read_for_ever() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden-segment");
    let odd = Logged { body: vec![0x9f, 1, 0xff], kind: "odd".into(), ..every_kind().remove(0) };
    for (name, events) in
        [("choices", choices(2, 12)), ("every-kind", every_kind()), ("odd-body", vec![odd])]
    {
        let (file, says) = (folder.join(format!("{name}.bin")), folder.join(format!("{name}.txt")));
        if std::env::var_os("BLESS").is_some() && !file.exists() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&file, write(&start(), &events, &key()).unwrap()).unwrap();
            std::fs::write(&says, told(&events)).unwrap();
        }
        let bytes = std::fs::read(&file).unwrap();
        let (header, events) = open(&bytes, &key().public()).unwrap();
        assert_eq!((header.school, header.device), (start().school, start().device), "{name}");
        assert_eq!(told(&events), std::fs::read_to_string(&says).unwrap(), "{name}");
    }
}

/// Events as lines of text, every column of them.
fn told(events: &[Logged]) -> String {
    let line = |event: &Logged| {
        let Logged { seq, learner, kind, ver, at, body } = event;
        let body: String = body.iter().map(|byte| format!("{byte:02x}")).collect();
        let (wall, mono, boot) = (at.wall_ms, at.mono_ms, at.boot);
        format!("{seq} {learner} {kind} {ver} {wall} {mono} {boot} {body}\n")
    };
    events.iter().map(line).collect()
}

fn logged() -> impl Strategy<Value = Vec<Logged>> {
    let event = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..40),
        ("[a-zক-হ]{0,8}", any::<u64>())
            .prop_map(|(id, ms)| encode(&Event::Left { lesson: id.as_str().into(), ms })),
        Just(vec![0x81; 3_000]),
    ];
    let one = (any::<[u8; 2]>(), "[a-z_]{0,12}", any::<u16>(), any::<(i64, u64, u32)>(), event);
    (1..1_000_000u64, prop::collection::vec(one, 1..40)).prop_map(|(first, all)| {
        let events = all.into_iter().enumerate();
        let events = events.map(|(n, (who, kind, ver, (wall_ms, mono_ms, boot), body))| Logged {
            seq: first + n as u64,
            learner: LearnerId([who[0] % 3; 16]),
            kind,
            ver,
            at: Stamp { wall_ms, mono_ms, boot },
            body,
        });
        events.collect()
    })
}

proptest! {
    #[test]
    fn any_events_survive(events in logged()) {
        let bytes = write(&start(), &events, &key()).unwrap();
        prop_assert_eq!(open(&bytes, &key().public()).unwrap().1, events);
    }

    #[test]
    fn any_columns_are_read_or_refused_without_harm(
        plain in prop::collection::vec(any::<u8>(), 0..300),
        events in logged(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let _ = columns::read(&plain, 1, 5);
        let mut edited = columns::write(&events);
        let at = at.index(edited.len());
        edited[at] = byte;
        let _ = columns::read(&edited, 1, events.len());
    }

    #[test]
    fn any_bytes_are_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(open(&bytes, &key().public()).is_err());
        let mut begun = b"JSG1".to_vec();
        begun.extend(&bytes);
        prop_assert!(read(&begun).is_err());
    }
}
