//! Every route on one page.

use crate::school::School;
use crate::{clock, contact, enrol, ingest, lessons, log, pairing, relayed};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use http_body_util::BodyExt;
use model::DeviceId;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use wire::message::{self, Enrol, Hello, Probe, Refusal, Return};
use wire::sealed_box::{BoxKeyId, MOST_FILE};
use wire::signed::Say;

/// All that a tablet can ask.
pub fn router(school: Arc<School>) -> Router {
    Router::new()
        .route(message::SERVER, get(server))
        .route(message::HELLO, post(hello))
        .route(message::SEGMENTS, put(segments))
        .route(message::HEADS, post(heads))
        .route(message::DOWN, get(down))
        .route(message::ENROL, post(enrol_tablet))
        .route(message::RETURN, post(come_back))
        .route(&format!("{}/{{channel}}", message::RELEASES), get(release))
        .route(&format!("{}/{{first}}/{{rest}}", message::BLOBS), get(blob))
        .route(message::PAIR, post(pair))
        .route(message::REVEAL, post(reveal))
        .route(message::SCHOOL, get(introduction))
        .route(message::BOXES, put(put_box).get(pages))
        .route(message::RELEASES, get(offered))
        .route(&format!("{}/{{hash}}", message::SAID), get(said))
        .with_state(school)
}

type Served = State<Arc<School>>;

async fn server(State(school): Served) -> Response {
    answer(Ok(school.keys.certificate.clone()))
}

async fn hello(State(school): Served, body: Body) -> Response {
    match whole(body, Hello::MOST).await {
        Ok(bytes) => answer(contact::hello(&school, &bytes, clock::now_ms()).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

async fn segments(State(school): Served, body: Body) -> Response {
    match whole(body, wire::segment::MOST_BYTES).await {
        Ok(bytes) => answer(ingest::accept(&school, bytes, clock::now_ms()).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

async fn heads(State(school): Served, body: Body) -> Response {
    match whole(body, Probe::MOST).await {
        Ok(bytes) => answer(contact::heads(&school, &bytes).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

async fn down(
    State(school): Served,
    Query(asked): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let Some(device) = speaker(&school, &headers) else {
        return answer(Err(Refusal::UnknownDevice));
    };
    let after = asked.get("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    answer(contact::down(&school, device, after).await)
}

/// What is said to children is for the school's tablets alone.
async fn said(State(school): Served, Path(hash): Path<String>, headers: HeaderMap) -> Response {
    if speaker(&school, &headers).is_none() {
        return answer(Err(Refusal::UnknownDevice));
    }
    blob_of(crate::said::piece(&school, &hash, range_in(&headers)).await)
}

async fn enrol_tablet(State(school): Served, body: Body) -> Response {
    match whole(body, Enrol::MOST).await {
        Ok(bytes) => answer(enrol::enrol(&school, &bytes, clock::now_ms()).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

async fn come_back(State(school): Served, body: Body) -> Response {
    match whole(body, Return::MOST).await {
        Ok(bytes) => answer(enrol::come_back(&school, &bytes, clock::now_ms()).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

async fn introduction(State(school): Served) -> Response {
    answer(Ok(relayed::introduction(&school)))
}

async fn put_box(State(school): Served, body: Body) -> Response {
    match whole(body, MOST_FILE).await {
        Ok(file) => answer(relayed::take(&school, &file, clock::now_ms()).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

async fn pages(State(school): Served, Query(asked): Query<HashMap<String, String>>) -> Response {
    let key = asked.get("for").and_then(|key| BoxKeyId::parse(key));
    let after = asked.get("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let have = asked.get("have").and_then(|have| have.parse().ok());
    match key {
        Some(key) => answer(relayed::pages(&school, key, (after, have), clock::now_ms()).await),
        None => answer(Err(Refusal::UnknownDevice)),
    }
}

async fn offered(State(school): Served) -> Response {
    answer(Ok(relayed::offered(&school)))
}

/// Lessons are no secret: relays fetch them as well as tablets do.
async fn release(State(school): Served, Path(channel): Path<String>) -> Response {
    let found = lessons::release(&school.offer.join("releases"), channel).await;
    answer(found.map(|piece| piece.bytes))
}

async fn blob(
    State(school): Served,
    Path(hash): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    blob_of(lessons::blob(&school.offer, hash, range_in(&headers)).await)
}

/// The range that a request asks for, if any.
pub(crate) fn range_in(headers: &HeaderMap) -> Option<(u64, u64)> {
    headers.get(header::RANGE).and_then(|range| range_of(range.to_str().ok()?))
}

/// A stretch of a file as an answer.
pub(crate) fn blob_of(found: Result<lessons::Piece, Refusal>) -> Response {
    let piece = match found {
        Ok(piece) => piece,
        Err(refusal) => return answer(Err(refusal)),
    };
    let end = piece.from + piece.bytes.len() as u64;
    let told = format!("bytes {}-{}/{}", piece.from, end.saturating_sub(1), piece.of);
    let is_whole = piece.bytes.len() as u64 == piece.of;
    let status = if is_whole { StatusCode::OK } else { StatusCode::PARTIAL_CONTENT };
    let mut response = bytes_of(status, piece.bytes);
    if let (false, Ok(told)) = (is_whole, HeaderValue::from_str(&told)) {
        response.headers_mut().insert(header::CONTENT_RANGE, told);
    }
    response
}

/// The first and the last byte of `bytes=first-last`; the last may be left out.
fn range_of(text: &str) -> Option<(u64, u64)> {
    let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
    let last = if last.is_empty() { Some(u64::MAX) } else { last.parse().ok() };
    let (first, last) = (first.parse().ok()?, last?);
    (first <= last).then_some((first, last))
}

async fn pair(State(school): Served, body: Body) -> Response {
    match whole(body, 32).await {
        Ok(bytes) => answer(pairing::begin(&school, &bytes, clock::now_ms()).await),
        Err(refusal) => answer(Err(refusal)),
    }
}

async fn reveal(State(school): Served, body: Body) -> Response {
    match whole(body, 96).await {
        Ok(bytes) => answer(pairing::reveal(&school, &bytes, clock::now_ms())),
        Err(refusal) => answer(Err(refusal)),
    }
}

/// Whose session a request carries.
fn speaker(school: &School, headers: &HeaderMap) -> Option<DeviceId> {
    let digits = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
    // A session is 16 bytes like any id.
    let session = DeviceId::parse(digits)?;
    school.session(&session.0, clock::now_ms())
}

/// Reads a body of at most `most` bytes. One that stands still for half a minute is given up,
/// however much of it has come; one that keeps coming may take as long as it needs.
pub(crate) async fn whole(mut body: Body, most: usize) -> Result<Vec<u8>, Refusal> {
    let bad = |why: &str| Refusal::Bad { why: why.to_owned() };
    let mut bytes = Vec::new();
    loop {
        let frame = tokio::time::timeout(STALL, body.frame()).await;
        let frame = match frame.map_err(|_| bad("the body stood still"))? {
            None => return Ok(bytes),
            Some(frame) => frame.map_err(|_| bad("the body was cut"))?,
        };
        let part: Bytes = frame.into_data().unwrap_or_default();
        if bytes.len() + part.len() > most {
            return Err(bad("the body is longer than this route takes"));
        }
        bytes.extend_from_slice(&part);
    }
}

const STALL: Duration = Duration::from_secs(30);

/// Bytes, or a refusal with the status that stands for it.
pub(crate) fn answer(done: Result<Vec<u8>, Refusal>) -> Response {
    let refusal = match done {
        Ok(bytes) => return bytes_of(StatusCode::OK, bytes),
        Err(refusal) => refusal,
    };
    log::warn("refused", &[("why", &format!("{refusal:?}"))]);
    let status = match refusal {
        Refusal::Gap { .. } | Refusal::Fork { .. } => StatusCode::CONFLICT,
        Refusal::UnknownDevice => StatusCode::NOT_FOUND,
        Refusal::Revoked | Refusal::Token => StatusCode::FORBIDDEN,
        Refusal::Bad { .. } => StatusCode::BAD_REQUEST,
        Refusal::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Full => StatusCode::INSUFFICIENT_STORAGE,
    };
    let mut bytes = Vec::new();
    let written = ciborium::into_writer(&refusal, &mut bytes);
    debug_assert!(written.is_ok(), "a refusal is always CBOR");
    let mut response = bytes_of(status, bytes);
    if refusal == Refusal::Busy {
        let again = HeaderValue::from_static("20");
        response.headers_mut().insert(header::RETRY_AFTER, again);
    }
    response
}

/// A response without a header that nobody reads: a contact is paid by the byte.
fn bytes_of(status: StatusCode, bytes: Vec<u8>) -> Response {
    let mut response = (status, Bytes::from(bytes)).into_response();
    response.headers_mut().remove(header::CONTENT_TYPE);
    response
}

#[cfg(test)]
mod tests {
    use super::range_of;

    #[test]
    fn a_range_is_one_stretch_of_bytes_or_none() {
        assert_eq!(range_of("bytes=0-99"), Some((0, 99)));
        assert_eq!(range_of("bytes=7-7"), Some((7, 7)));
        assert_eq!(range_of("bytes=7-"), Some((7, u64::MAX)));
        for odd in
            ["", "bytes=", "bytes=-5", "bytes=9-3", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b"]
        {
            assert_eq!(range_of(odd), None, "{odd}");
        }
    }
}
