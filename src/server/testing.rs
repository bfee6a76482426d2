//! A school with one tablet, as most tests of the server need it.

use crate::School;
use crate::storage::deed::Deed;
use crate::storage::sqlite::Sqlite;
use crate::storage::{Device, Storage};
use model::{DeviceId, StreamId};
use std::path::Path;
use std::sync::Arc;
use wire::SecretKey;

/// Milliseconds since 1970 at which most tests begin.
pub(crate) const NOW: i64 = 1_795_000_000_000;
/// What the tablet writes.
pub(crate) const STREAM: StreamId = StreamId([2; 16]);
/// The tablet.
pub(crate) const TABLET: DeviceId = DeviceId([3; 16]);

/// What somebody did, where a test does not mind.
pub(crate) fn deed() -> Deed {
    let (who, what, about) = ("test".into(), "account-made".into(), String::new());
    Deed { at_ms: NOW, who, what, about }
}

/// The tablet's key.
pub(crate) fn key() -> SecretKey {
    SecretKey::from_bytes(&[5; 32])
}

/// Waits for something.
pub(crate) fn block<T>(what: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(what)
}

/// The school in a folder.
pub(crate) fn open(dir: &Path, now_ms: i64) -> School {
    let storage: Arc<dyn Storage> = Arc::new(Sqlite::open(dir).unwrap());
    School::open(dir, storage, now_ms).unwrap()
}

/// The school in a folder, which the tablet has joined.
pub(crate) fn found(dir: &Path, now_ms: i64) -> School {
    let school = open(dir, now_ms);
    let device = Device {
        id: TABLET,
        key: *key().public().as_bytes(),
        box_key: [0; 32],
        serial: 0,
        name: "one".into(),
        revoked: false,
        enrolled_ms: now_ms,
    };
    block(school.storage.put_device(school.id(), device)).unwrap();
    school
}
