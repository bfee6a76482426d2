//! One contact with the school, whole.

use crate::discover::Candidates;
use crate::fetch::{From, fetch};
use crate::fork;
use crate::hello::{Heard, hello};
use crate::line::Line;
use crate::meet;
use crate::plan::{Step, plan};
use crate::pull::pull;
use crate::push::{Sent, acknowledge, send};
use crate::relay;
use crate::said;
use crate::tablet::{Record, Tablet};
use crate::talk::Talk;
use crate::trouble::Trouble;
use model::Stamp;
use progress::school::Contact;

/// What is known of the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Whether its bytes cost money.
    pub metered: bool,
    /// Whether the local network may be searched where no known address answers.
    pub seek: bool,
    /// Relays that somebody named, as `https://host:port`, beside those that were met before.
    pub relays: Vec<String>,
}

/// What a contact came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Events that are now known to be stored and were not before.
    pub n_sent: u64,
    /// Events that a relay has taken along; they wait here until the school's receipt comes.
    pub n_carried: u64,
    /// Entries of the down-log that came.
    pub n_came: u64,
    /// Releases of lessons that were installed.
    pub n_lessons: u64,
    /// Requests that were made.
    pub n_requests: u32,
    /// Bytes over the network, both ways, to within a few in a hundred.
    pub n_bytes: u64,
    /// Why it ended before its end; none for a success.
    pub trouble: Option<Trouble>,
}

impl Outcome {
    pub(crate) fn count(&mut self, line: &mut dyn Line) {
        let (n_requests, n_bytes) = line.take_counts();
        self.n_requests += n_requests;
        self.n_bytes += n_bytes;
    }
}

/// Speaks with the school once, or with a relay where the school is out of reach.
///
/// It says where the tablet stands, sends what waits, reads what has come, and last of all
/// fetches lessons. A relay gets sealed work instead, and what it brought is taken in. Whatever
/// ends it early, what was acknowledged stays so.
///
/// `clock` is asked at each opening word, so that the server learns how the tablet's clock
/// lies to its own.
pub fn run_once<R: Record>(
    tablet: &mut Tablet<R>,
    link: &Link,
    clock: &dyn Fn() -> Stamp,
) -> Outcome {
    let mut outcome = Outcome::default();
    if let Err(trouble) = speak(tablet, link, clock, &mut outcome) {
        outcome.trouble = Some(trouble);
    }
    let contact = Contact {
        at_ms: clock().wall_ms,
        trouble: outcome.trouble.as_ref().map(|trouble| trouble.code().to_owned()),
        n_sent: outcome.n_sent,
        n_came: outcome.n_came,
        n_bytes: outcome.n_bytes,
    };
    // A note that cannot be kept is no reason to call the contact failed.
    let _ = tablet.school.note(&contact, link.metered);
    outcome
}

fn speak<R: Record>(
    tablet: &mut Tablet<R>,
    link: &Link,
    clock: &dyn Fn() -> Stamp,
    outcome: &mut Outcome,
) -> Result<(), Trouble> {
    let mut identity = tablet.identity()?;
    let mut met = Err(Trouble::NoServer);
    for address in Candidates::new(&tablet.school.addresses()?, &identity.member, link.seek) {
        let mut line = tablet.dial.dial(&address, identity.papers.server.tls_pin)?;
        let mut heard = hello(tablet, &identity, &mut *line, clock());
        if matches!(heard, Err(Trouble::Stranger))
            && meet::adopt(tablet, &mut identity, line.take_stranger(), &address, outcome)?
        {
            outcome.count(&mut *line);
            line = tablet.dial.dial(&address, identity.papers.server.tls_pin)?;
            heard = hello(tablet, &identity, &mut *line, clock());
        }
        if matches!(heard, Err(Trouble::Unknown)) {
            heard = meet::come_back(tablet, &mut identity, &mut *line)
                .and_then(|()| hello(tablet, &identity, &mut *line, clock()));
        }
        outcome.count(&mut *line);
        match heard {
            // Somebody else may be the school.
            Err(trouble @ Trouble::Stranger) => met = Err(trouble),
            Err(Trouble::NoServer) => {}
            Err(trouble) => return Err(trouble),
            Ok(heard) => {
                tablet.school.note_address(&address)?;
                met = Ok((line, heard));
                break;
            }
        }
    }
    let (mut line, heard) = match met {
        Ok(met) => met,
        Err(trouble) => {
            let was_there = relay::visit(tablet, &identity, link, clock().wall_ms, outcome)?;
            return Err(if was_there { Trouble::Relay } else { trouble });
        }
    };
    let (metered, at_ms) = (link.metered, clock().wall_ms);
    let mut talk = Talk { identity: &identity, line: &mut *line, outcome, metered, at_ms };
    let ended = converse(tablet, &mut talk, heard, clock);
    outcome.count(&mut *line);
    ended
}

/// Compare, plan, do; once more where a stream had to be parted with.
fn converse<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    mut heard: Heard,
    clock: &dyn Fn() -> Stamp,
) -> Result<(), Trouble> {
    // A full disk takes nothing in, but still has words, receipts and lessons to give.
    let mut is_full = false;
    for _ in 0..ROUNDS {
        let mut parted = false;
        for step in plan(&heard.local, &heard.remote) {
            match step {
                Step::Acknowledge(at) => drop(acknowledge(tablet, talk.outcome, at)?),
                Step::Send { stream, after } => match send(tablet, talk, stream, after) {
                    Ok(Sent::Parted) => {
                        fork::part(tablet, talk, stream)?;
                        parted = true;
                    }
                    Ok(_) => {}
                    Err(Trouble::Full) => is_full = true,
                    Err(trouble) => return Err(trouble),
                },
                Step::Part { stream } => {
                    fork::part(tablet, talk, stream)?;
                    parted = true;
                }
                Step::Pull => pull(tablet, talk, &heard.session)?,
            }
        }
        if !parted {
            break;
        }
        heard = hello(tablet, talk.identity, talk.line, clock())?;
    }
    forget(tablet)?;
    said::fetch(tablet, talk, &heard.session)?;
    fetch(tablet, talk, From::School)?;
    if is_full { Err(Trouble::Full) } else { Ok(()) }
}

/// Empties what an erased child did here, as far as the school has said that it has it.
fn forget<R: Record>(tablet: &mut Tablet<R>) -> Result<(), Trouble> {
    let erased = tablet.school.erased()?;
    if !erased.is_empty() {
        tablet.ask(move |progress| progress.forget(&erased))??;
    }
    Ok(())
}

/// A clone of a clone parts twice; more is left for the next contact.
const ROUNDS: usize = 4;
