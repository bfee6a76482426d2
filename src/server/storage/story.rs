//! One story that every storage must tell alike; a second one runs it as it is.

use super::{
    Anchor, Appended, Bringer, Device, DownEntry, NewSegment, NewToken, SetAside, Storage,
};
use crate::rest::Content;
use model::{DeviceId, Event, LearnerId, SchoolId, Stamp, StreamId};
use wire::message::Cursor;
use wire::{Head, Logged, genesis};

const SCHOOL: SchoolId = SchoolId([1; 16]);
const OTHER: SchoolId = SchoolId([2; 16]);
const TABLET: DeviceId = DeviceId([3; 16]);
/// The story's stream.
pub(crate) const STREAM: StreamId = StreamId([4; 16]);
const AMINA: LearnerId = LearnerId([5; 16]);
const NOW: i64 = 1_795_000_000_000;

/// Tells the whole story to an empty storage.
pub(crate) async fn tell(storage: &dyn Storage) {
    schools_and_tablets(storage).await;
    tokens(storage).await;
    segments(storage).await;
    down(storage).await;
}

async fn schools_and_tablets(storage: &dyn Storage) {
    assert_eq!(storage.school_name(SCHOOL).await.unwrap(), None);
    storage.put_school(SCHOOL, "first".into()).await.unwrap();
    storage.put_school(SCHOOL, "then".into()).await.unwrap();
    assert_eq!(storage.school_name(SCHOOL).await.unwrap().as_deref(), Some("then"));
    let device = |n: u8| Device {
        id: DeviceId([n; 16]),
        key: [n; 32],
        box_key: [n; 32],
        serial: 0,
        name: format!("'; DROP TABLE device; -- {n}"),
        revoked: false,
        enrolled_ms: NOW,
    };
    let first = storage.put_device(SCHOOL, device(3)).await.unwrap();
    let second = storage.put_device(SCHOOL, device(9)).await.unwrap();
    assert!(second > first, "every certificate has its number");
    let found = storage.device(SCHOOL, TABLET).await.unwrap().unwrap();
    assert_eq!((found.name, found.serial), (device(3).name, first));
    assert_eq!(storage.device(OTHER, TABLET).await.unwrap(), None, "another school's tablet");
    assert!(storage.set_revoked(SCHOOL, TABLET, true).await.unwrap());
    assert!(!storage.set_revoked(OTHER, TABLET, true).await.unwrap());
    assert!(storage.device(SCHOOL, TABLET).await.unwrap().unwrap().revoked);
    storage.set_revoked(SCHOOL, TABLET, false).await.unwrap();
    assert_eq!(storage.devices(SCHOOL).await.unwrap().len(), 2);
    storage.note_seen(SCHOOL, TABLET, NOW, Some(7)).await.unwrap();
    storage.note_seen(SCHOOL, TABLET, NOW + 1, None).await.unwrap();
    assert_eq!(storage.seen(SCHOOL).await.unwrap(), [(TABLET, NOW + 1, Some(7))]);
    storage.put_status(SCHOOL, TABLET, vec![1]).await.unwrap();
    storage.put_status(SCHOOL, TABLET, vec![2, 3]).await.unwrap();
    assert_eq!(storage.statuses(SCHOOL).await.unwrap(), [(TABLET, NOW + 1, vec![2, 3])]);
    assert_eq!(storage.statuses(OTHER).await.unwrap(), []);
}

async fn tokens(storage: &dyn Storage) {
    let token = NewToken { hash: [6; 32], expires_ms: NOW, uses: 1, serials: vec![] };
    assert!(!storage.has_open_token(SCHOOL, NOW - 1).await.unwrap());
    storage.put_token(SCHOOL, token).await.unwrap();
    assert!(storage.has_open_token(SCHOOL, NOW - 1).await.unwrap());
    assert!(!storage.has_open_token(OTHER, NOW - 1).await.unwrap());
    assert!(!storage.has_open_token(SCHOOL, NOW + 1).await.unwrap(), "too late");
    let by = |n: u8| Bringer { key: [n; 32], serial: None };
    assert!(!storage.use_token(SCHOOL, [6; 32], by(1), NOW + 1).await.unwrap(), "too late");
    assert!(!storage.use_token(OTHER, [6; 32], by(1), NOW - 1).await.unwrap());
    assert!(storage.use_token(SCHOOL, [6; 32], by(1), NOW - 1).await.unwrap());
    assert!(storage.use_token(SCHOOL, [6; 32], by(1), NOW - 1).await.unwrap(), "it asks again");
    assert!(!storage.use_token(SCHOOL, [6; 32], by(2), NOW - 1).await.unwrap(), "used up");
}

fn events(from: u64, n: u64) -> Vec<Logged> {
    let event = |seq: u64| {
        let event = Event::Completed { lesson: "bn-p-01".into(), ms: seq };
        let mut body = Vec::new();
        ciborium::into_writer(&event, &mut body).unwrap();
        let at = Stamp { wall_ms: NOW + seq as i64, mono_ms: seq, boot: 1 };
        Logged { seq, learner: AMINA, kind: event.kind().into(), ver: 1, at, body }
    };
    (from..from + n).map(event).collect()
}

/// The next events of the story's stream.
pub(crate) fn segment(before: Option<Cursor>, from: u64, n: u64) -> NewSegment {
    let prev = before.map_or(genesis(&STREAM), |cursor| cursor.head);
    let events = events(from, n);
    let head = events.iter().fold(prev, |head, event| event.head_after(head));
    let content = Content { school: SCHOOL, stream: STREAM, prev, events };
    let (from_seq, last_seq) = (from, from + n - 1);
    NewSegment { device: TABLET, before, from_seq, last_seq, head, received_ms: NOW, content }
}

async fn segments(storage: &dyn Storage) {
    let cursor = async || storage.cursors(SCHOOL, vec![STREAM]).await.unwrap()[0];
    assert_eq!(cursor().await, None);
    let first = segment(None, 1, 3);
    let head = first.head;
    assert_eq!(storage.append(SCHOOL, first.clone()).await.unwrap(), Appended::Stored);
    assert_eq!(storage.append(SCHOOL, first).await.unwrap(), Appended::Moved, "only once");
    let at = Cursor { stream: STREAM, tail: 3, head };
    assert_eq!(cursor().await, Some(at));
    assert_eq!(storage.cursors(OTHER, vec![STREAM]).await.unwrap(), [None]);
    let wrong = Cursor { head: Head([0; 16]), ..at };
    assert_eq!(storage.append(SCHOOL, segment(Some(wrong), 4, 2)).await.unwrap(), Appended::Moved);
    assert_eq!(storage.append(SCHOOL, segment(Some(at), 4, 2)).await.unwrap(), Appended::Stored);
    let stored = storage.segments(SCHOOL, STREAM, 3, 9).await.unwrap();
    assert_eq!(stored.iter().map(|one| one.last_seq).collect::<Vec<_>>(), [5]);
    let runs = storage.open(SCHOOL, STREAM, &stored[0]).unwrap();
    assert_eq!(runs[0].events.as_ref().unwrap(), &events(4, 2));

    let anchor = Anchor { device: TABLET, boot: 1, mono_ms: 9, server_ms: NOW + 9 };
    storage.put_anchor(SCHOOL, anchor).await.unwrap();
    storage.put_anchor(SCHOOL, anchor).await.unwrap();
    while storage.project(1).await.unwrap() > 0 {}
    assert_eq!(storage.n_events(SCHOOL, STREAM).await.unwrap(), (5, 0));
    assert_eq!(storage.n_events(OTHER, STREAM).await.unwrap(), (0, 0));
    let rows = storage.events_of(SCHOOL, AMINA).await.unwrap();
    assert!(rows.iter().all(|row| (row.at_ms - row.wall_ms).abs() <= 60_000), "{rows:?}");

    let content = segment(None, 1, 1).content;
    let aside = SetAside { device: TABLET, why: "fork", received_ms: NOW, hash: [8; 32], content };
    storage.quarantine(SCHOOL, aside.clone()).await.unwrap();
    storage.quarantine(SCHOOL, aside).await.unwrap();
    assert_eq!(storage.quarantined(SCHOOL).await.unwrap(), [("fork".to_owned(), 1)]);
}

async fn down(storage: &dyn Storage) {
    let entry = |key: &str, device, body: Option<&[u8]>| DownEntry {
        key: key.into(),
        device,
        about: None,
        body: body.map(<[u8]>::to_vec),
    };
    let all = [
        entry("setting/a", None, Some(b"1")),
        entry("setting/b", Some(TABLET), Some(b"2")),
        entry("setting/a", None, Some(b"3")),
    ];
    let head = storage.put_down(SCHOOL, all.to_vec()).await.unwrap();
    let keys = async |device, after| {
        let (entries, through) = storage.down(SCHOOL, device, after, 9).await.unwrap();
        assert!(through >= head);
        entries
            .into_iter()
            .map(|entry| (entry.key, entry.body.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let told = |key: &str, body: &[u8]| (key.to_owned(), body.to_vec());
    let of_tablet = [told("setting/b", b"2"), told("setting/a", b"3")];
    assert_eq!(keys(TABLET, head - 3).await, of_tablet, "the newest of a key, in order");
    assert_eq!(keys(DeviceId([9; 16]), head - 3).await, of_tablet[1..]);
    assert_eq!(keys(TABLET, head).await, []);
    let gone = storage.put_down(SCHOOL, vec![entry("setting/a", None, None)]).await.unwrap();
    assert!(gone > head, "no number is given twice");
    assert_eq!(keys(TABLET, head).await, [told("setting/a", b"")], "tablets hear that it is gone");
}
