//! The tablets: how they fare, their names, and taking one off the list.

use super::door::Visit;
use super::reply::Reply;
use super::{Desk, Trouble};
use desk::frame::Place;
use desk::page::tablets::{Tablet, write};
use learn::day::day_of;
use model::DeviceId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Longest name, characters.
const NAME: usize = 60;

/// Shows all of them.
pub(crate) async fn show(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let frame = visit.frame(Place::Tablets)?;
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let written: BTreeMap<DeviceId, (i64, Option<u64>)> =
        storage.seen(school).await?.into_iter().map(|(id, at, n)| (id, (at, n))).collect();
    let mut heard = desk.school.seen();
    let tablet = |device: crate::storage::Device| {
        let heard = heard.remove(&device.id).unwrap_or_default();
        let (written_ms, waiting) = written.get(&device.id).copied().unwrap_or_default();
        let at_ms = heard.at_ms.max(written_ms);
        let status = heard.status;
        Tablet {
            id: device.id.to_string(),
            name: device.name,
            seen: (at_ms > 0).then(|| day_of(at_ms)),
            waiting: status.as_ref().map(|status| status.waiting).or(waiting),
            battery: status.as_ref().and_then(|status| status.battery),
            free_mb: status.as_ref().map(|status| status.free_mb),
            clock_error_ms: heard.clock_error_ms,
            is_revoked: device.revoked,
        }
    };
    let tablets: Vec<Tablet> = storage.devices(school).await?.into_iter().map(tablet).collect();
    Ok(Reply::Page(write(frame, &tablets)))
}

/// Renames one, takes it off the list, or back in.
pub(crate) async fn change(desk: Arc<Desk>, visit: Visit) -> Result<Reply, Trouble> {
    let (storage, school) = (&desk.school.storage, desk.school.id());
    let id = DeviceId::parse(visit.param("tablet")).ok_or(Trouble::NotHere)?;
    storage.device(school, id).await?.ok_or(Trouble::NotHere)?;
    let about = format!("tablet {id}");
    match visit.form.one("do") {
        "name" => {
            let name: String = visit.form.one("name").chars().take(NAME).collect();
            if !name.is_empty() {
                storage.note(school, visit.deed("tablet-named", about)).await?;
                storage.rename_device(school, id, name).await?;
            }
        }
        "revoke" | "back" => {
            let is_revoked = visit.form.one("do") == "revoke";
            let what = if is_revoked { "tablet-revoked" } else { "tablet-back" };
            storage.note(school, visit.deed(what, about)).await?;
            storage.set_revoked(school, id, is_revoked).await?;
        }
        _ => {}
    }
    Ok(Reply::Go("/desk/tablets".into()))
}
