//! Answers of the desk, and what every one of them tells the browser.

use super::Trouble;
use super::door::{SECURE_SESSION, SESSION};
use super::flow::Flow;
use crate::log;
use crate::storage::StorageError;
use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::Words;
use desk::page::door;
use std::io::Write;

/// What a handler answers.
pub(crate) enum Reply {
    /// A page.
    Page(String),
    /// A page that says why a form was not taken.
    Again(String),
    /// Another page is to be looked at.
    Go(String),
    /// The same, with a cookie to keep.
    GoWith(String, String),
    /// A file to keep, with its name.
    Table(&'static str, String),
    /// A file to keep, with its name and media type.
    File(&'static str, &'static str, Bytes),
    /// The same, as it is made piece by piece.
    Flow(&'static str, &'static str, Flow),
    /// A picture or a sound, with its media type.
    Media(String, Vec<u8>),
    /// What goes on for as long as somebody looks.
    Live(Body),
}

impl Reply {
    /// The same over the line for telephones, where a cookie says that it belongs to that line.
    pub(crate) fn secured(self) -> Self {
        match self {
            Self::GoWith(to, cookie) => Self::GoWith(to, secured(&cookie)),
            other => other,
        }
    }

    /// The response; pages are packed where the browser takes that.
    pub(crate) fn into_response(self, packs: bool) -> Response {
        match self {
            Self::Page(html) => packed(page(StatusCode::OK, html.clone()), html.as_bytes(), packs),
            Self::Again(html) => page(StatusCode::UNPROCESSABLE_ENTITY, html),
            Self::Media(media, bytes) => {
                let mut response = dressed((StatusCode::OK, Bytes::from(bytes)).into_response());
                set(&mut response, header::CONTENT_TYPE, &media);
                response
            }
            Self::Live(body) => {
                let mut response = dressed((StatusCode::OK, body).into_response());
                set(&mut response, header::CONTENT_TYPE, "text/event-stream");
                response
            }
            Self::Go(to) => go(&to, None),
            Self::GoWith(to, cookie) => go(&to, Some(&cookie)),
            Self::Table(name, csv) => {
                // Spreadsheets take a file for UTF-8 by its first sign.
                let bytes = Bytes::from(format!("\u{feff}{csv}"));
                to_keep(name, "text/csv; charset=utf-8", bytes.into())
            }
            Self::File(name, media, bytes) => to_keep(name, media, bytes.into()),
            Self::Flow(name, media, flow) => to_keep(name, media, Body::new(flow)),
        }
    }
}

fn to_keep(name: &str, media: &str, body: Body) -> Response {
    let mut response = dressed((StatusCode::OK, body).into_response());
    set(&mut response, header::CONTENT_TYPE, media);
    set(&mut response, header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\""));
    response
}

/// What is answered where a page is not shown.
pub(crate) fn trouble(trouble: &Trouble, words: Words) -> Response {
    let (status, title) = match trouble {
        Trouble::SignIn => return go(SIGN_IN, None),
        Trouble::NotHere => (StatusCode::NOT_FOUND, "desk-not-here"),
        Trouble::NotOurs => (StatusCode::FORBIDDEN, "desk-not-done"),
        Trouble::Storage(error) => {
            log::warn("desk-storage", &[("error", error)]);
            let is_busy = matches!(error, StorageError::Busy | StorageError::Full);
            let status = if is_busy {
                StatusCode::SERVICE_UNAVAILABLE
            } else {
                StatusCode::INTERNAL_SERVER_ERROR
            };
            (status, "desk-busy")
        }
    };
    page(status, door::told(words, title, &format!("{title}-how"), "/desk"))
}

/// Where somebody signs in whose session is over.
pub(crate) const SIGN_IN: &str = "/desk/enter?over=1";

/// A page with a status.
pub(crate) fn page(status: StatusCode, html: String) -> Response {
    let mut response = dressed((status, Bytes::from(html)).into_response());
    set(&mut response, header::CONTENT_TYPE, "text/html; charset=utf-8");
    response
}

fn go(to: &str, cookie: Option<&str>) -> Response {
    let mut response = dressed(StatusCode::SEE_OTHER.into_response());
    set(&mut response, header::LOCATION, to);
    if let Some(cookie) = cookie {
        set(&mut response, header::SET_COOKIE, cookie);
    }
    response
}

/// Whether a browser takes what is packed.
pub(crate) fn packs(headers: &HeaderMap) -> bool {
    let takes = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let is_gzip = |one: &str| one.split(';').next().is_some_and(|name| name.trim() == "gzip");
    takes.is_some_and(|takes| takes.split(',').any(is_gzip))
}

/// Packs what is worth it. A page's tokens are masked anew each time, see [`super::mask`].
fn packed(mut response: Response, bytes: &[u8], packs: bool) -> Response {
    set(&mut response, header::VARY, "accept-encoding");
    if !packs || bytes.len() < WORTH_PACKING {
        return response;
    }
    let level = if bytes.len() > LONG { 2 } else { 5 };
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    if let Ok(small) = packer.write_all(bytes).and_then(|()| packer.finish()) {
        set(&mut response, header::CONTENT_ENCODING, "gzip");
        *response.body_mut() = Body::from(small);
    }
    response
}

/// Packing a longer page well would take longer than making it.
const LONG: usize = 300_000;
/// Below so many bytes a page travels in one or two packets anyway.
const WORTH_PACKING: usize = 1_500;

/// A cookie that belongs to the line for telephones. What stands for the session is taken from
/// its very origin alone.
fn secured(cookie: &str) -> String {
    let session = format!("{SESSION}=");
    match cookie.strip_prefix(&session) {
        Some(rest) => {
            let rest = rest.replacen("Path=/desk;", "Path=/;", 1);
            format!("{SECURE_SESSION}={rest}; Secure")
        }
        None => format!("{cookie}; Secure"),
    }
}

/// A file of the program, under a name that changes with it.
pub(crate) fn file(file: &'static desk::art::File, packs: bool) -> Response {
    let response = (StatusCode::OK, Bytes::from_static(file.bytes)).into_response();
    let mut response = packed(response, file.bytes, packs);
    set(&mut response, header::CONTENT_TYPE, file.media);
    set(&mut response, header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

/// Nothing of a page is kept by the browser, runs there, or is shown within another page.
fn dressed(mut response: Response) -> Response {
    set(&mut response, header::CACHE_CONTROL, "no-store");
    set(&mut response, header::CONTENT_SECURITY_POLICY, POLICY);
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // With `no-referrer` a browser would hide where a form comes from, also from us.
    set(&mut response, header::REFERRER_POLICY, "same-origin");
    set(&mut response, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    response
}

/// What pages may load and where their forms may go.
pub(crate) const POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

fn set(response: &mut Response, name: HeaderName, value: &str) {
    // A value that is no header value comes from nowhere but ourselves.
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
