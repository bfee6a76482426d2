//! Somebody with a browser at this machine.

use crate::desk::{Desk, router};
use crate::serve::Peer;
use crate::testing;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

/// What an answer is that goes on.
const LIVE: &str = "text/event-stream";

/// The desk of a new school.
pub(crate) fn desk(dir: &Path) -> Arc<Desk> {
    let school = Arc::new(testing::found(dir, testing::NOW));
    testing::block(school.storage.put_school(school.id(), "School".into())).unwrap();
    Arc::new(Desk::new(school, ([127, 0, 0, 1], 8765).into()))
}

/// A browser with its cookies.
pub(super) struct Browser {
    desk: Arc<Desk>,
    cookies: BTreeMap<String, String>,
    /// What the last page's forms carry.
    pub(super) token: String,
    pub(super) host: &'static str,
    pub(super) origin: Option<&'static str>,
    /// From where it comes.
    pub(super) from: IpAddr,
    /// Whether it takes what is packed.
    pub(super) packs: bool,
    media: Option<&'static str>,
}

/// What came.
pub(super) struct Seen {
    pub(super) status: StatusCode,
    pub(super) to: String,
    pub(super) html: String,
    pub(super) bytes: Vec<u8>,
    pub(super) headers: axum::http::HeaderMap,
}

impl Browser {
    pub(super) fn new(desk: &Arc<Desk>) -> Self {
        let (cookies, token) = (BTreeMap::new(), String::new());
        let (host, from) = ("127.0.0.1:8764", IpAddr::from([127, 0, 0, 1]));
        let (packs, media) = (false, None);
        Self { desk: desk.clone(), cookies, token, host, origin: None, from, packs, media }
    }

    pub(super) async fn get(&mut self, path: &str) -> Seen {
        self.ask("GET", path, String::new()).await
    }

    /// Sends a form with the token of the last page.
    pub(super) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let mut form = form_urlencoded::Serializer::new(String::new());
        fields.iter().for_each(|(name, value)| {
            form.append_pair(name, value);
        });
        form.append_pair("token", &self.token);
        self.ask("POST", path, form.finish()).await
    }

    /// Sends a form with files, with the token of the last page.
    pub(super) async fn post_files(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &[u8])],
    ) -> Seen {
        let token = self.token.clone();
        let mut body = Vec::new();
        for (name, value) in fields.iter().copied().chain([("token", token.as_str())]) {
            body.extend(b"--edge\r\nContent-Disposition: form-data; ");
            body.extend(format!("name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        for (name, bytes) in files {
            body.extend(b"--edge\r\nContent-Disposition: form-data; ");
            body.extend(format!("name=\"{name}\"; filename=\"a\"\r\n\r\n").bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--edge--\r\n");
        self.media = Some("multipart/form-data; boundary=edge");
        let seen = self.ask("POST", path, body).await;
        self.media = None;
        seen
    }

    async fn ask(&mut self, method: &str, path: &str, body: impl Into<Body>) -> Seen {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, self.host);
        if let Some(media) = self.media {
            request = request.header(header::CONTENT_TYPE, media);
        }
        if self.packs {
            request = request.header(header::ACCEPT_ENCODING, "gzip, br;q=0.5");
        }
        request = request.extension(Peer(self.from));
        if let Some(origin) = self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        let app = TowerToHyperService::new(router(&self.desk));
        let response: Response = app.call(request.body(body.into()).unwrap()).await.unwrap();
        let (head, mut body) = response.into_parts();
        let goes_on = head.headers.get(header::CONTENT_TYPE).is_some_and(|media| media == LIVE);
        let bytes = match goes_on {
            // It ends when whoever looks has seen enough.
            true => body.frame().await.unwrap().unwrap().into_data().unwrap(),
            false => body.collect().await.unwrap().to_bytes(),
        };
        let text = |name| {
            head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned()
        };
        let set = text(header::SET_COOKIE);
        if let Some((name, value)) = set.split(';').next().and_then(|pair| pair.split_once('=')) {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let html = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(rest) = html.split("name=\"token\" value=\"").nth(1) {
            self.token = rest.split('"').next().unwrap().to_owned();
        }
        Seen {
            status: head.status,
            to: text(header::LOCATION),
            html,
            bytes: bytes.to_vec(),
            headers: head.headers.clone(),
        }
    }

    /// What stands for the session.
    pub(super) fn session(&self) -> String {
        self.cookies.get("desk").cloned().unwrap_or_default()
    }

    /// Takes what stands for another session.
    pub(super) fn take_session(&mut self, session: &str) {
        self.cookies.insert("desk".into(), session.into());
    }

    /// Signs in; true where it succeeds.
    pub(super) async fn sign_in(&mut self, login: &str, password: &str) -> bool {
        let seen = self.post("/desk/enter", &[("login", login), ("password", password)]).await;
        if seen.status == StatusCode::SEE_OTHER {
            self.get("/desk/wall").await;
            return true;
        }
        false
    }
}
