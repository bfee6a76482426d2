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
}

/// What came.
pub(super) struct Seen {
    pub(super) status: StatusCode,
    pub(super) to: String,
    pub(super) html: String,
    pub(super) headers: axum::http::HeaderMap,
}

impl Browser {
    pub(super) fn new(desk: &Arc<Desk>) -> Self {
        let (cookies, token) = (BTreeMap::new(), String::new());
        let (host, from) = ("127.0.0.1:8764", IpAddr::from([127, 0, 0, 1]));
        Self { desk: desk.clone(), cookies, token, host, origin: None, from }
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

    /// Sends a form with a file, as a browser does.
    pub(super) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (name, file): (&str, &[u8]),
    ) -> Seen {
        let token = self.token.clone();
        let mut body = Vec::new();
        for (field, value) in fields.iter().copied().chain([("token", token.as_str())]) {
            let head =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        let head = format!("name=\"{name}\"; filename=\"list\"\r\nContent-Type: text/csv");
        let head = format!("--edge\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        self.send("POST", path, Some("multipart/form-data; boundary=edge"), body).await
    }

    async fn ask(&mut self, method: &str, path: &str, body: String) -> Seen {
        self.send(method, path, None, body.into_bytes()).await
    }

    async fn send(&mut self, method: &str, path: &str, media: Option<&str>, body: Vec<u8>) -> Seen {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, self.host);
        if let Some(media) = media {
            request = request.header(header::CONTENT_TYPE, media);
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
        let response: Response = app.call(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        let html = body.collect().await.unwrap().to_bytes();
        let text = |name| {
            head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned()
        };
        let set = text(header::SET_COOKIE);
        if let Some((name, value)) = set.split(';').next().and_then(|pair| pair.split_once('=')) {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let html = String::from_utf8_lossy(&html).into_owned();
        if let Some(rest) = html.split("name=\"token\" value=\"").nth(1) {
            self.token = rest.split('"').next().unwrap().to_owned();
        }
        Seen {
            status: head.status,
            to: text(header::LOCATION),
            html,
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
