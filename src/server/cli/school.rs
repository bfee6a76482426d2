//! What is done with the school of a data folder, whether a server runs on it or not.

use super::Stop;
use card::Card;
use server::storage::sqlite::{FILE, Sqlite};
use server::{School, clock};
use std::path::Path;
use std::sync::Arc;
use wire::down::Down;
use wire::release::Listed;

pub(crate) fn publish(data: &Path, file: &Path, trust: Option<&Path>) -> Result<(), Stop> {
    let listed =
        server::lessons::publish(data, file, trust).map_err(|error| Stop(1, error.to_string()))?;
    let Listed { channel, release, root, bytes } = listed;
    let told = Down::Release { channel: channel.clone(), release, root, bytes };
    with_school(data, async |school| {
        school.tell(&[told], None).await.map_err(|error| Stop(3, error.to_string()))
    })?;
    println!("release {release} of {channel} is offered: {bytes} bytes for a tablet with nothing");
    Ok(())
}

pub(crate) fn take_card(data: &Path, folder: &Path) -> Result<(), Stop> {
    let card = Card::at(folder);
    let taken = with_school(data, async |school| {
        let taken = server::boxes::take(school, &card, clock::now_ms()).await;
        taken.map_err(|error| Stop(1, error.to_string()))
    })?;
    let (stored, answers, foreign) = (taken.n_stored, taken.n_answers, taken.n_foreign);
    println!("stored {stored} answers {answers} of other schools {foreign}");
    for (name, why) in &taken.refused {
        eprintln!("jonaki-server: {name}: {why}");
    }
    if taken.refused.is_empty() {
        Ok(())
    } else {
        Err(Stop(1, "some boxes stay on the card".into()))
    }
}

/// Does something with the school of a data folder, whether a server runs on it or not.
pub(crate) fn with_school<T>(
    data: &Path,
    what: impl AsyncFnOnce(&School) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let failed = |error: &dyn std::fmt::Display| Stop(3, error.to_string());
    if !data.join(FILE).exists() {
        // Not to found another school where only a path was mistyped.
        let at = data.display();
        return Err(Stop(1, format!("no school is in {at}; name its folder with --data")));
    }
    let storage = Sqlite::open(data).map_err(|error| failed(&error))?;
    let school = School::open(data, Arc::new(storage), clock::now_ms())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| failed(&error))?.block_on(what(&school))
}
