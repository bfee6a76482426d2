use super::*;
use crate::seal::SecretKey;
use crate::signed;

fn key() -> SecretKey {
    SecretKey::from_bytes(&[1; 32])
}

fn hello() -> Hello {
    Hello {
        protocol: PROTOCOL,
        nonce: [7; 16],
        at: (1_795_000_000_000, 86_400_000, 12),
        streams: vec![Cursor { stream: StreamId([2; 16]), tail: 40_000, head: Head([3; 16]) }],
        down: 900,
        status: None,
    }
}

#[test]
fn nothing_to_say_is_said_in_few_bytes() {
    let hello = signed::sign(&hello(), &key()).unwrap();
    let answer = HelloAnswer {
        of: question(&hello),
        server_ms: 1_795_000_000_000,
        session: [9; 16],
        down: 900,
        streams: vec![],
        wants_status: false,
    };
    let answer = signed::sign(&answer, &key()).unwrap();
    // With the heads of HTTP, about 170 bytes, both ways stay below 500.
    assert!(hello.len() + answer.len() <= 330, "{} + {}", hello.len(), answer.len());
}

#[test]
fn a_hello_of_a_later_version_with_more_to_say_is_still_read() {
    #[derive(Serialize, Deserialize)]
    struct Later {
        #[serde(flatten)]
        hello: Hello,
        mood: String,
    }
    impl Say for Later {
        const DOMAIN: &'static [u8] = Hello::DOMAIN;
        const MOST: usize = Hello::MOST;
    }
    let status = Some(Status { version: "9.0".into(), waiting: 3, ..Status::default() });
    let hello = Hello { status, ..hello() };
    let later = Later { hello: hello.clone(), mood: "calm".into() };
    let bytes = signed::sign(&later, &key()).unwrap();
    assert_eq!(signed::open::<Hello>(&bytes, &key().public()), Ok(hello));
}

#[test]
fn version_1_of_a_hello_never_changes() {
    let bytes = signed::sign(&hello(), &key()).unwrap();
    let said = bytes[8..bytes.len() - 64].to_vec();
    let hash = blake3::hash(&said).to_hex();
    assert_eq!(&hash[..16], "014d38e28ff26358", "{}", said.len());
}

#[test]
fn only_a_busy_server_is_asked_again_with_the_same() {
    assert!(Refusal::Busy.is_passing());
    assert!(!Refusal::Bad { why: String::new() }.is_passing());
    assert!(!Refusal::Revoked.is_passing());
}
