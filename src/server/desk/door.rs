//! Who comes, and whether she is let in. Nothing behind the door runs before it.

use super::form::Form;
use super::grant::{
    Grant, Need, may_lead, may_see_class, may_see_lessons, may_see_sums, may_see_tablets,
    school_path,
};
use super::phones::Held;
use super::routes::Route;
use super::{Desk, Trouble};
use super::{mask, multipart, reply};
use crate::router::whole;
use crate::storage::StorageError;
use crate::storage::deed::Deed;
use crate::storage::desk::{AboutSchool, SignedIn};
use crate::{clock, log, serve};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::Response;
use desk::frame::{Pick, Place};
use desk::roster::{Child, Roster, UNPLACED};
use desk::{Frame, Words};
use model::{ClassId, LearnerId};
use std::net::IpAddr;
use std::sync::Arc;

/// A visit that was let in.
pub(crate) struct Visit {
    /// Her language.
    pub(crate) words: Words,
    /// What the address or the form says.
    pub(crate) form: Form,
    /// Now, milliseconds since 1970.
    pub(crate) now_ms: i64,
    /// Where it comes from.
    pub(crate) from: Option<IpAddr>,
    /// Who, where she is signed in.
    pub(crate) who: Option<Who>,
    /// The address, without what follows a question mark.
    pub(crate) here: String,
    /// Whether it comes over the line for telephones.
    pub(crate) is_phone: bool,
    /// A bundle that was brought to be published.
    pub(crate) brought: Option<tempfile::TempPath>,
    params: Vec<(String, String)>,
    class: ClassId,
    child: LearnerId,
}

/// Who is signed in, and the school as she may see it.
pub(crate) struct Who {
    pub(crate) account: SignedIn,
    pub(crate) session: [u8; 32],
    pub(crate) grants: Vec<Grant>,
    pub(crate) about: AboutSchool,
    pub(crate) path: String,
    pub(crate) roster: Arc<Roster>,
}

/// The cookie of a session.
pub(crate) const SESSION: &str = "desk";
/// The same over the line for telephones: browsers take it from that very origin only.
pub(crate) const SECURE_SESSION: &str = "__Host-desk";
/// The cookie of a language.
pub(crate) const LANGUAGE: &str = "desk-language";
/// Most bytes of a form.
const MOST_FORM: usize = 256 << 10;
/// Most bytes of a form with files, which only somebody who is signed in may send: a minute as
/// the largest recorder writes it, and a photograph.
const MOST_FILES: usize = 24 << 20;
/// With this header a page fetches itself anew while nobody touches it, which is no use of the
/// session.
pub(crate) const LOOKS_AGAIN: &str = "desk-looks-again";
/// How often at most the use of a session is noted, milliseconds.
const NOTED_MS: i64 = 5 * 60_000;

/// Answers a request.
pub(crate) async fn enter(
    desk: Arc<Desk>,
    route: Route,
    params: Vec<(String, String)>,
    request: Request,
) -> Response {
    let words = Words::of(cookie(request.headers(), LANGUAGE).unwrap_or("bn"));
    let is_phone = request.extensions().get::<Held>().is_some();
    let packs = reply::packs(request.headers());
    let done = async {
        let visit = let_in(&desk, route, params, request, words).await?;
        route.run(desk, visit).await
    };
    match done.await {
        Ok(reply) if is_phone => reply.secured().into_response(packs),
        Ok(reply) => reply.into_response(packs),
        Err(trouble) => reply::trouble(&trouble, words),
    }
}

async fn let_in(
    desk: &Desk,
    route: Route,
    params: Vec<(String, String)>,
    request: Request,
    words: Words,
) -> Result<Visit, Trouble> {
    let (head, body) = request.into_parts();
    let held = head.extensions.get::<Held>();
    if !held.map_or_else(|| is_asked_here(&head.headers), |held| held.is_asked(&head.headers)) {
        return Err(Trouble::NotHere);
    }
    let now_ms = clock::now_ms();
    let who = desk.who(&head.headers, held.is_some(), now_ms).await?;
    // Whoever is not signed in could else fill the memory.
    let boundary = said(&head.headers, header::CONTENT_TYPE).and_then(multipart::boundary);
    let boundary = boundary.filter(|_| who.is_some());
    let form;
    let mut brought = None;
    if route.changes && route.need == Need::Lessons && boundary.is_some() {
        if !is_of_us(&head.headers, held.is_some()) {
            return Err(Trouble::NotOurs);
        }
        // A bundle is larger than what should lie in memory; it is looked at where it lands.
        let Some(who) = who.as_ref().filter(|who| who.may_publish()) else {
            return Err(Trouble::NotHere);
        };
        let (fields, file) = desk.take_in(body, boundary.unwrap_or_default()).await?;
        if !has_token(&fields, who) {
            return Err(Trouble::NotOurs);
        }
        (form, brought) = (fields, Some(file));
    } else if route.changes {
        let most = if boundary.is_some() { MOST_FILES } else { MOST_FORM };
        let bytes = whole(body, most).await.map_err(|_| Trouble::NotOurs)?;
        form = match boundary {
            Some(boundary) => Form::read_parts(&bytes, boundary).ok_or(Trouble::NotOurs)?,
            None => Form::read(&bytes),
        };
        let has_token = who.as_ref().is_none_or(|who| has_token(&form, who));
        if !is_of_us(&head.headers, held.is_some()) || !has_token {
            return Err(Trouble::NotOurs);
        }
    } else {
        form = Form::read(head.uri.query().unwrap_or_default().as_bytes());
    }
    let from = head.extensions.get::<serve::Peer>().map(|peer| peer.0);
    let here = head.uri.path().to_owned();
    let (class, child) = (UNPLACED, LearnerId::NOBODY);
    let is_phone = held.is_some();
    let mut visit =
        Visit { words, form, now_ms, from, who, here, is_phone, brought, params, class, child };
    if desk.allows(route.need, &mut visit).await? { Ok(visit) } else { Err(Trouble::NotHere) }
}

impl Desk {
    /// Who has a good session.
    async fn who(
        &self,
        headers: &HeaderMap,
        is_phone: bool,
        now_ms: i64,
    ) -> Result<Option<Who>, Trouble> {
        let name = if is_phone { SECURE_SESSION } else { SESSION };
        let Some(secret) = cookie(headers, name) else { return Ok(None) };
        let session = *blake3::hash(secret.as_bytes()).as_bytes();
        let (storage, school) = (&self.school.storage, self.school.id());
        let Some(account) = storage.find_session(school, session, now_ms).await? else {
            return Ok(None);
        };
        let looks_again = headers.contains_key(LOOKS_AGAIN)
            || said(headers, header::ACCEPT) == Some("text/event-stream");
        if now_ms - account.used_ms >= NOTED_MS && !looks_again {
            // A full disk takes no note, and what is there can be read all the same.
            if let Err(error) = storage.use_session(session, now_ms).await {
                log::warn("desk-storage", &[("error", &error)]);
            }
        }
        let about = storage.about_school(school).await?;
        let path = school_path(&about.above, school);
        let grants = account.grants.iter().filter_map(Grant::read).collect();
        let roster = self.roster().await?;
        Ok(Some(Who { account, session, grants, about, path, roster }))
    }

    /// Whether the first account is still to be made here. Where children are already, whoever comes
    /// by could else lead the school: there it is made at the server's own command line.
    pub(crate) async fn is_first_visit(&self) -> Result<bool, StorageError> {
        let (storage, school) = (&self.school.storage, self.school.id());
        let (told, _, entered) = storage.roster_mark(school).await?;
        Ok(told == 0 && entered == 0 && !storage.has_account(school).await?)
    }

    /// Whether a route may be taken; what it is about is put into the visit.
    async fn allows(&self, need: Need, visit: &mut Visit) -> Result<bool, Trouble> {
        if need == Need::Anybody {
            return Ok(true);
        }
        if need == Need::FirstVisit {
            // The school's first account is made at the laptop and nowhere else.
            return Ok(!visit.is_phone && self.is_first_visit().await?);
        }
        let who = visit.who.as_ref().ok_or(Trouble::SignIn)?;
        Ok(match need {
            Need::Anybody | Need::FirstVisit | Need::SignedIn => true,
            Need::Class => {
                let class = ClassId::parse(visit.param("class"));
                let found = class.filter(|class| who.may_see(*class));
                visit.class = found.unwrap_or(UNPLACED);
                found.is_some()
            }
            Need::Child => {
                let child = LearnerId::parse(visit.param("child"));
                let child = child.and_then(|id| who.roster.child(id));
                let class = child.map_or(UNPLACED, |child| child.class.unwrap_or(UNPLACED));
                let found = child.map(|child| child.id).filter(|_| who.may_see(class));
                (visit.class, visit.child) = (class, found.unwrap_or(LearnerId::NOBODY));
                found.is_some()
            }
            Need::ChildToLead => {
                let child = LearnerId::parse(visit.param("child"));
                let child = child.and_then(|id| who.roster.child(id)).filter(|_| who.leads());
                visit.class = child.and_then(|child| child.class).unwrap_or(UNPLACED);
                visit.child = child.map_or(LearnerId::NOBODY, |child| child.id);
                child.is_some()
            }
            Need::Tablets => may_see_tablets(&who.grants, &who.path),
            Need::Sums => who.may_see_sums(),
            Need::Lessons => who.may_publish(),
            Need::School => who.leads(),
        })
    }
}

impl Who {
    /// Whether a class is there and hers to see.
    pub(crate) fn may_see(&self, class: ClassId) -> bool {
        let is_there = class == UNPLACED || self.roster.class(class).is_some();
        is_there && may_see_class(&self.grants, &self.path, class)
    }

    /// Whether she leads the school.
    pub(crate) fn leads(&self) -> bool {
        may_lead(&self.grants, &self.path)
    }

    /// Whether she may see the school in sums.
    pub(crate) fn may_see_sums(&self) -> bool {
        may_see_sums(&self.grants, &self.path)
    }

    /// Whether she looks after the school's lessons.
    pub(crate) fn may_publish(&self) -> bool {
        may_see_lessons(&self.grants, &self.path)
    }

    /// The classes that she may see; that of the unplaced only where somebody is in it.
    pub(crate) fn classes(&self, words: Words) -> Vec<Pick> {
        let name = |class: &desk::Class| match class.shift {
            0 => class.name.clone(),
            shift => {
                let args = [("name", class.name.as_str().into()), ("shift", shift.into())];
                words.say("desk-class-shift", &args)
            }
        };
        let all = self.roster.classes.iter().map(|class| Pick { id: class.id, name: name(class) });
        let unplaced = Pick { id: UNPLACED, name: words.t("desk-unplaced") };
        let some = (!self.roster.of_class(UNPLACED).is_empty()).then_some(unplaced);
        all.chain(some).filter(|class| self.may_see(class.id)).collect()
    }
}

impl Visit {
    /// A part of the address.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The class that the door found to be hers to see.
    pub(crate) fn class(&self) -> ClassId {
        self.class
    }

    /// The child whom the door found to be hers to see.
    pub(crate) fn child(&self) -> Result<Child, Trouble> {
        let child = self.who.as_ref().and_then(|who| who.roster.child(self.child));
        child.cloned().ok_or(Trouble::NotHere)
    }

    /// Whoever is signed in.
    pub(crate) fn signed_in(&self) -> Result<&Who, Trouble> {
        self.who.as_ref().ok_or(Trouble::NotHere)
    }

    /// What she does, as it is written down.
    pub(crate) fn deed(&self, what: &str, about: impl Into<String>) -> Deed {
        debug_assert!(desk::page::audit::KINDS.contains(&what), "{what} has no sentence");
        let who = self.who.as_ref().map(|who| who.account.login.clone()).unwrap_or_default();
        Deed { at_ms: self.now_ms, who, what: what.to_owned(), about: about.into() }
    }

    /// The day in Bangladesh, counted from 1970-01-01.
    pub(crate) fn today(&self) -> i32 {
        learn::day::day_of(self.now_ms)
    }

    /// The frame of a page; without a class of its own it shows the first that is hers.
    pub(crate) fn frame(&self, place: Place) -> Result<Frame, Trouble> {
        let who = self.signed_in()?;
        let classes = who.classes(self.words);
        let class = classes.iter().find(|class| class.id == self.class).or(classes.first());
        Ok(Frame {
            words: self.words,
            place,
            today: self.today(),
            school: who.about.name.clone(),
            who: who.account.name.clone(),
            leads: who.leads(),
            sums: who.may_see_sums(),
            class: class.cloned(),
            classes,
            token: mask::put(&who.account.token).map_err(odd)?,
            here: self.here.clone(),
            publishes: who.may_publish(),
            is_phone: self.is_phone,
        })
    }
}

/// The desk is served to this machine alone. A page of a stranger whose name leads here by a
/// trick of its name server is not: its browser says another host.
fn is_asked_here(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

/// Whether a form comes from a page of ours.
fn is_of_us(headers: &HeaderMap, is_phone: bool) -> bool {
    let site = said(headers, HeaderName::from_static("sec-fetch-site"));
    let host = said(headers, header::HOST).unwrap_or_default();
    let scheme = if is_phone { "https" } else { "http" };
    let is_of_site = site.is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin = said(headers, header::ORIGIN);
    is_of_site && origin.is_none_or(|origin| origin == format!("{scheme}://{host}"))
}

/// Whether a form carries what her pages were given.
fn has_token(form: &Form, who: &Who) -> bool {
    let sent = mask::take(form.one("token")).map(|token| blake3::hash(&token));
    sent == Some(blake3::hash(&who.account.token))
}

/// A header as text.
fn said(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn odd(error: getrandom::Error) -> Trouble {
    Trouble::Storage(StorageError::Unsound(error.to_string()))
}

/// The value of a cookie.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
}

/// Bytes as digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
