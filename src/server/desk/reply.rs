//! Answers of the desk, and what every one of them tells the browser.

use super::Trouble;
use super::flow::Flow;
use crate::log;
use crate::storage::StorageError;
use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::Words;
use desk::page::door;

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
}

impl Reply {
    /// The response.
    pub(crate) fn into_response(self) -> Response {
        match self {
            Self::Page(html) => page(StatusCode::OK, html),
            Self::Again(html) => page(StatusCode::UNPROCESSABLE_ENTITY, html),
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

/// A file of the program, under a name that changes with it.
pub(crate) fn file(file: &'static desk::art::File) -> Response {
    let mut response = (StatusCode::OK, Bytes::from_static(file.bytes)).into_response();
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
