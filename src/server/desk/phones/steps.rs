//! What a telephone is told before it trusts the laptop: how to install the school's authority.
//! It travels in clear, so it holds nothing but that certificate and its steps; whoever installs it
//! compares the fingerprint with the laptop's own screen.

use super::super::reply;
use super::authority::Authority;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use desk::Words;
use std::collections::HashMap;

/// The page, the certificate and what the page is drawn with; everything else leads to the page.
pub(super) fn router(authority: &Authority, port: u16) -> Router {
    let (fingerprint, name) = (authority.fingerprint(), authority.name.clone());
    let certificate = Bytes::from(authority.certificate.clone());
    let page = move |Query(asked): Query<HashMap<String, String>>, headers: HeaderMap| {
        let words = Words::of(asked.get("language").map_or("bn", String::as_str));
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let host = host.map_or_else(|| format!("{name}:{port}"), str::to_owned);
        let html = desk::page::phones::steps(words, &fingerprint, &format!("https://{host}/desk"));
        async move { reply::page(StatusCode::OK, html) }
    };
    Router::new()
        .route("/", get(page))
        .route("/jonaki-school.crt", get(async move || certificate_of(certificate.clone())))
        .route(&format!("{}{{version}}/{{name}}", desk::art::ROOT), get(file))
        .fallback(async || Redirect::to("/"))
}

fn certificate_of(bytes: Bytes) -> Response {
    let media = [(header::CONTENT_TYPE, "application/x-x509-ca-cert")];
    (media, bytes).into_response()
}

async fn file(Path((version, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    match desk::art::file(&name).filter(|_| version == desk::art::version()) {
        Some(file) => reply::file(file, reply::packs(&headers)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
