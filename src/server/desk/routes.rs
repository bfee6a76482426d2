//! Every route of the desk, with who may take it.

use super::door::{Visit, enter};
use super::grant::Need;
use super::reply::{self, Reply};
use super::{
    Desk, Trouble, accounts, aloud, audit, certificate, child, class, content, enter, export, find,
    give, hands, import, join, keeping, lesson, live, map, phones, record, records, report, school,
    sums, tablets, welcome,
};
use axum::Router;
use axum::extract::{Path, RawPathParams, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, get, on};
use std::pin::Pin;
use std::sync::Arc;

/// What answers a visit.
pub(crate) type Answer = Pin<Box<dyn Future<Output = Result<Reply, Trouble>> + Send>>;

/// A route.
#[derive(Clone, Copy)]
pub(crate) struct Route {
    /// Whether it changes something; then its form must be ours.
    pub(crate) changes: bool,
    /// Where, with `{class}` or `{child}` where it is about one.
    pub(crate) path: &'static str,
    /// Who may take it.
    pub(crate) need: Need,
    run: fn(Arc<Desk>, Visit) -> Answer,
}

impl Route {
    /// Answers a visit that was let in.
    pub(crate) fn run(&self, desk: Arc<Desk>, visit: Visit) -> Answer {
        (self.run)(desk, visit)
    }
}

macro_rules! routes {
    ($($what:ident $path:literal $need:ident => $run:path,)*) => {
        &[$(Route {
            changes: routes!(@ $what),
            path: $path,
            need: Need::$need,
            run: |desk, visit| Box::pin($run(desk, visit)),
        },)*]
    };
    (@ show) => { false };
    (@ change) => { true };
}

/// The table. `show` looks, `change` does something.
pub(crate) const ROUTES: &[Route] = routes! {
    show   "/desk"                          Anybody    => enter::home,
    show   "/desk/enter"                    Anybody    => enter::ask,
    change "/desk/enter"                    Anybody    => enter::try_password,
    change "/desk/leave"                    SignedIn   => enter::leave,
    show   "/desk/language/{language}"      Anybody    => enter::language,
    change "/desk/language"                 SignedIn   => enter::language_of,
    show   "/desk/welcome/{step}"           FirstVisit => welcome::ask,
    change "/desk/welcome/{step}"           FirstVisit => welcome::take,
    show   "/desk/join"                     School     => join::show,
    change "/desk/join"                     School     => join::make,
    show   "/desk/wall"                     SignedIn   => join::wall,
    show   "/desk/class/{class}"            Class      => class::today,
    show   "/desk/class/{class}/today.csv"  Class      => class::table,
    show   "/desk/class/{class}/skills"     Class      => map::show,
    show   "/desk/class/{class}/lessons"    Class      => lesson::list,
    show   "/desk/class/{class}/lesson/{lesson}" Class => lesson::show,
    show   "/desk/class/{class}/give"       Class      => give::show,
    change "/desk/class/{class}/give"       Class      => give::take,
    change "/desk/class/{class}/back"       Class      => give::back,
    show   "/desk/class/{class}/said/{said}" Class     => give::said,
    show   "/desk/class/{class}/live"       Class      => live::listen,
    show   "/desk/child/{child}/read"       Child      => aloud::show,
    change "/desk/child/{child}/read"       Child      => aloud::keep,
    change "/desk/child/{child}/heard"      Child      => hands::heard,
    show   "/desk/child/{child}"            Child      => child::show,
    change "/desk/child/{child}"            School     => child::place,
    show   "/desk/class/{class}/skills.csv" Class      => map::table,
    show   "/desk/tablets"                  Tablets    => tablets::show,
    change "/desk/tablet/{tablet}"          School     => tablets::change,
    show   "/desk/content"                  Lessons    => content::show,
    change "/desk/content"                  Lessons    => content::publish,
    show   "/desk/phones"                   School     => phones::page::show,
    change "/desk/phones"                   School     => phones::page::turn,
    show   "/desk/sums"                     Sums       => sums::show,
    show   "/desk/school"                   School     => school::show,
    change "/desk/school/adults"            School     => accounts::add,
    change "/desk/school/adult"             School     => accounts::change,
    show   "/desk/me"                       SignedIn   => accounts::ask_own,
    change "/desk/me"                       SignedIn   => accounts::set_own,
    show   "/desk/audit"                    School     => audit::show,
    show   "/desk/keeping"                  School     => keeping::show,
    show   "/desk/child/{child}/erase"      ChildToLead => keeping::ask,
    change "/desk/child/{child}/erase"      ChildToLead => keeping::erase,
    show   "/desk/child/{child}/record.json" ChildToLead => record::take_along,
    show   "/desk/import"                   School     => import::show,
    change "/desk/import"                   School     => import::look,
    change "/desk/import/take"              School     => import::take,
    change "/desk/import/undo"              School     => import::undo,
    change "/desk/school/children"          School     => school::add_children,
    change "/desk/school/sounds"            School     => school::set_sounds,
    show   "/desk/class/{class}/reports"    Class      => report::list,
    show   "/desk/class/{class}/family"     Class      => report::families,
    show   "/desk/class/{class}/learnt"     Class      => report::wall,
    show   "/desk/class/{class}/term"       Class      => report::terms,
    show   "/desk/class/{class}/class.xlsx" Class      => export::class,
    show   "/desk/class/{class}/answers.xlsx" Class    => export::answers,
    show   "/desk/class/{class}/statements.json" Class => export::statements,
    show   "/desk/class/{class}/results.zip" Class     => export::results,
    show   "/desk/child/{child}/family"     Child      => report::family,
    show   "/desk/child/{child}/term"       Child      => report::term,
    show   "/desk/child/{child}/certificate" Child     => certificate::ask,
    change "/desk/child/{child}/certificate" Child     => certificate::make,
    show   "/desk/class/{class}/certificates" Class    => certificate::ask_class,
    change "/desk/class/{class}/certificates" Class    => certificate::make_class,
    show   "/desk/certificate/{code}"       SignedIn   => certificate::show,
    show   "/desk/check"                    SignedIn   => certificate::check,
    show   "/desk/records"                  School     => records::show,
    change "/desk/records"                  School     => records::add,
    change "/desk/records/remove"           School     => records::remove,
    show   "/desk/answers.xlsx"             School     => export::of_school,
    show   "/desk/find"                     SignedIn   => find::find,
};

/// All of it.
pub(crate) fn router(desk: &Arc<Desk>) -> Router {
    let mut router = Router::new()
        .route("/", get(async || axum::response::Redirect::to("/desk")))
        .route(&format!("{}{{version}}/{{name}}", desk::art::ROOT), get(file));
    for route in ROUTES {
        let desk = desk.clone();
        let method = if route.changes { MethodFilter::POST } else { MethodFilter::GET };
        let answer = move |params: RawPathParams, request: Request| {
            enter(desk.clone(), *route, owned(&params), request)
        };
        router = router.route(route.path, on(method, answer));
    }
    router
}

fn owned(params: &RawPathParams) -> Vec<(String, String)> {
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn file(Path((version, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    match desk::art::file(&name).filter(|_| version == desk::art::version()) {
        Some(file) => reply::file(file, reply::packs(&headers)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
