//! Joining a school from the adults' pages: the typed code finds the server, both screens show
//! the same digits, an adult says so, and the tablet belongs to the school.
//!
//! All of it happens on a thread of its own, and waits there for the adult's word.

use crate::clock;
use crate::commands;
use crate::joined::Asked;
use crate::worker::Line;
use progress::School;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use sync::{Joining as Papers, Tablet, Trouble};
use wire::invite::Code;

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Joining {
    /// Nobody has typed a code.
    #[default]
    Not,
    /// The server is looked for.
    Searching,
    /// Both screens show these digits now, in two groups.
    Compare(String),
    /// The digits are the same, and the papers are fetched.
    Entering,
    /// The tablet belongs to the school.
    Joined,
    /// It came to nothing; the code of what went wrong.
    Failed(String),
}

/// One try to join.
pub struct Joiner {
    state: Arc<Mutex<Joining>>,
    said: Sender<bool>,
}

impl Joiner {
    /// Begins with a typed code, at a server's address or at whichever answers on the local
    /// network.
    pub fn start(line: Line, data: PathBuf, code: String, at: Option<String>) -> Self {
        let state = Arc::new(Mutex::new(Joining::Searching));
        let (said, heard) = channel();
        let told = state.clone();
        let begun = std::thread::Builder::new().name("join".into()).spawn(move || {
            let end = match join(line, &data, &code, at.as_deref(), &told, &heard) {
                Ok(end) => end,
                Err(trouble) => Joining::Failed(trouble.code().to_owned()),
            };
            *lock(&told) = end;
        });
        if begun.is_err() {
            *lock(&state) = Joining::Failed("record".into());
        }
        Self { state, said }
    }

    /// How far it has come.
    pub fn state(&self) -> Joining {
        lock(&self.state).clone()
    }

    /// An adult has compared the digits.
    pub fn compared(&self, are_the_same: bool) {
        // Whoever is not waiting for it any more needs no word.
        let _ = self.said.send(are_the_same);
    }
}

fn lock(state: &Mutex<Joining>) -> MutexGuard<'_, Joining> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn join(
    line: Line,
    data: &Path,
    code: &str,
    at: Option<&str>,
    state: &Mutex<Joining>,
    heard: &Receiver<bool>,
) -> Result<Joining, Trouble> {
    let Ok(code) = Code::parse(code) else { return Ok(Joining::Failed("code".into())) };
    let (school, _) = School::open(data);
    let mut tablet = Tablet::new(data, Asked(line), school);
    let pairing = sync::pair(&mut tablet, code, at)?;
    let digits = pairing.digits.iter().map(ToString::to_string).collect::<Vec<_>>();
    *lock(state) = Joining::Compare(format!("{} {}", digits[..4].concat(), digits[4..].concat()));
    // Whoever left the page has not said that they are the same.
    if !heard.recv().unwrap_or(false) {
        return Ok(Joining::Failed("digits".into()));
    }
    *lock(state) = Joining::Entering;
    let papers = Papers {
        invite: pairing.invite,
        name: String::new(),
        maker_serial: commands::maker_serial(),
        take_along: true,
    };
    sync::enrol::enrol(&mut tablet, &papers, clock::stamp().wall_ms)?;
    Ok(Joining::Joined)
}
