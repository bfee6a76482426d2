//! What tablets ask of a relay.

use super::Relay;
use super::store::{Put, Store};
use crate::serve::Peer;
use crate::{clock, lessons, log, router};
use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post, put};
use model::SchoolId;
use std::sync::Arc;
use wire::card::BoxName;
use wire::message::{self, Refusal};
use wire::relay::{Ask, Spoken, Told};
use wire::sealed_box::{Header, Kind, MOST_FILE};

type Served = State<Arc<Relay>>;

/// All of them on one page.
pub(super) fn routes(relay: Arc<Relay>) -> Router {
    Router::new()
        .route(message::BOXES, put(put_box))
        .route(message::ASK, post(ask))
        .route(&format!("{}/{{name}}", message::BOXES), get(get_box))
        .route(&format!("{}/{{school}}/{{channel}}", message::RELEASES), get(release))
        .route(&format!("{}/{{first}}/{{rest}}", message::BLOBS), get(blob))
        .with_state(relay)
}

async fn put_box(
    State(relay): Served,
    Extension(Peer(from)): Extension<Peer>,
    body: Body,
) -> Response {
    let taken = async {
        let file = router::whole(body, MOST_FILE).await?;
        let bad = |why: &str| Refusal::Bad { why: why.to_owned() };
        let header = Header::peek(&file).map_err(|error| bad(&error.to_string()))?;
        // What is for tablets only their school's server brings here, when it is met.
        if header.kind != Kind::Segment {
            return Err(bad("only work for a school is taken here"));
        }
        let now_ms = clock::now_ms();
        let (size, a_day) = (file.len() as u64, relay.limits.source_a_day);
        if !relay.sources.may_bring(from, size, a_day, now_ms) {
            return Err(Refusal::Busy);
        }
        match with(&relay, move |store| store.put(&header, &file, now_ms)).await? {
            Put::Kept => Ok(Vec::new()),
            Put::Full => Err(Refusal::Full),
        }
    };
    router::answer(taken.await)
}

async fn ask(State(relay): Served, body: Body) -> Response {
    let told = async {
        let bytes = router::whole(body, Ask::MOST).await?;
        let ask = Ask::read(&bytes).ok_or(Refusal::Bad { why: "this asks nothing".into() })?;
        let now_ms = clock::now_ms();
        let told: Told = with(&relay, move |store| store.ask(&ask, now_ms)).await?;
        Ok(told.to_bytes())
    };
    router::answer(told.await)
}

async fn get_box(State(relay): Served, Path(name): Path<String>) -> Response {
    let found = async {
        let unknown = Refusal::Bad { why: "no such box is here".into() };
        let name = BoxName::parse(&name).ok_or(unknown.clone())?;
        with(&relay, move |store| store.read(name)).await?.ok_or(unknown)
    };
    router::answer(found.await)
}

async fn release(
    State(relay): Served,
    Path((school, channel)): Path<(String, String)>,
) -> Response {
    let Some(school) = SchoolId::parse(&school) else {
        return router::answer(Err(Refusal::Bad { why: "this is no school's id".into() }));
    };
    let found = lessons::release(&relay.lessons.releases(school), channel).await;
    router::answer(found.map(|piece| piece.bytes))
}

async fn blob(
    State(relay): Served,
    Path(hash): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let range = router::range_in(&headers);
    router::blob_of(lessons::blob(relay.lessons.folder(), hash, range).await)
}

async fn with<T: Send + 'static>(
    relay: &Arc<Relay>,
    ask: impl FnOnce(&Store) -> rusqlite::Result<T> + Send + 'static,
) -> Result<T, Refusal> {
    relay.ask(ask).await.ok_or(Refusal::Busy)?.map_err(|error| {
        log::warn("relay-memory", &[("error", &error)]);
        Refusal::Busy
    })
}
