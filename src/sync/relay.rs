//! Where the school is out of reach, a relay may be near: it takes sealed work along, and has
//! what it brought from the school.
//!
//! Nothing has to be believed: whoever answers may be anybody. What is taken from it is opened
//! with the tablet's key and checked against the school's; what it is given only the school
//! can open, and all of it is kept here until the school's receipt has come.

use crate::discover;
use crate::fetch::{From, fetch};
use crate::inbox::Inbox;
use crate::outbox::each_box;
use crate::pair::unproved;
use crate::run::{Link, Outcome};
use crate::tablet::{Identity, Record, Tablet};
use crate::talk::Talk;
use crate::trouble::Trouble;
use progress::school::Relay;
use wire::card::BoxName;
use wire::message::Refusal;
use wire::relay::{Ask, Spoken, Told};
use wire::sealed_box::box_id;

/// Most bytes of boxes that are made before they are offered.
const BATCH: usize = 1 << 20;

/// Visits the first relay that answers; false where none does.
///
/// # Errors
/// What ended the visit; what was taken until then stays, and everything that was handed over
/// still waits here for its receipt.
pub(crate) fn visit<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    link: &Link,
    at_ms: i64,
    outcome: &mut Outcome,
) -> Result<bool, Trouble> {
    let known = tablet.school.relays()?;
    let mut addresses: Vec<String> = link.relays.clone();
    addresses.extend(known.iter().map(|relay| relay.url.clone()));
    for address in &addresses {
        if visit_one(tablet, identity, address, link.metered, at_ms, outcome)? {
            return Ok(true);
        }
    }
    let nearby = if link.seek { discover::relays() } else { Vec::new() };
    for address in nearby.iter().filter(|address| !addresses.contains(address)) {
        if visit_one(tablet, identity, address, link.metered, at_ms, outcome)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn visit_one<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    address: &str,
    metered: bool,
    at_ms: i64,
    outcome: &mut Outcome,
) -> Result<bool, Trouble> {
    let known = tablet.school.relays()?.into_iter().find(|relay| relay.url == address);
    let pins = known.iter().map(|known| Some(known.pin)).chain([None]);
    for pin in pins {
        let opened = match pin {
            Some(pin) => tablet.dial.dial(address, pin).map(|line| (line, pin)),
            None => unproved(&mut *tablet.dial, address),
        };
        let (mut line, pin) = match opened {
            Ok(opened) => opened,
            Err(Trouble::NoServer | Trouble::Stranger | Trouble::Broken) => return Ok(false),
            Err(trouble) => return Err(trouble),
        };
        let (name, after) = known.as_ref().map_or(([0; 8], 0), |known| (known.name, known.after));
        let mut at = Relay { url: address.to_owned(), pin, name, after };
        let mut talk = Talk { identity, line: &mut *line, outcome, metered, at_ms };
        let told = ask(tablet, &mut talk, &at, Vec::new());
        talk.outcome.count(talk.line);
        let told = match told {
            // Another one is there now, or it has a new key.
            Err(Trouble::Stranger) => continue,
            Err(Trouble::NoServer | Trouble::Broken) | Ok(None) => return Ok(false),
            Err(trouble) => return Err(trouble),
            Ok(Some(told)) => told,
        };
        let done = (|| {
            take_all(tablet, &mut talk, &mut at, told)?;
            hand_over(tablet, &mut talk, &at)?;
            fetch(tablet, &mut talk, From::Relay(identity.member.school))
        })();
        talk.outcome.count(talk.line);
        tablet.school.note_relay(&at)?;
        return done.map(|()| true);
    }
    Ok(false)
}

/// Asks what waits here for this tablet and which boxes are wanted; none where this is no relay.
fn ask<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    at: &Relay,
    boxes: Vec<BoxName>,
) -> Result<Option<Told>, Trouble> {
    talk.may_spend(tablet)?;
    let school = talk.identity.member.school;
    let key = talk.identity.keys.open.public().id();
    let down = tablet.school.cursor(school)?;
    let ask = Ask { school, key, relay: at.name, after: at.after, down, boxes };
    match talk.line.ask_relay(ask.to_bytes())? {
        Ok(bytes) => Ok(Told::read(&bytes)),
        Err(_) => Ok(None),
    }
}

/// Takes what the relay brought from the school.
fn take_all<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    at: &mut Relay,
    mut told: Told,
) -> Result<(), Trouble> {
    let mut inbox = Inbox::default();
    loop {
        if told.relay != at.name {
            (at.name, at.after) = (told.relay, 0);
        }
        let mut after = at.after;
        for (no, name) in told.waiting {
            talk.may_spend(tablet)?;
            // One that is gone or is not what its name says is passed over.
            if let Ok(file) = talk.line.carried_box(&name.to_string())?
                && BoxName::of(&box_id(&file)) == name
            {
                inbox.take(tablet, talk.identity, &file, talk.outcome)?;
            }
            after = after.max(no);
        }
        if after == at.after {
            break;
        }
        at.after = after;
        match ask(tablet, talk, at, Vec::new())? {
            Some(more) if more.relay == at.name => told = more,
            _ => break,
        }
    }
    inbox.apply(tablet, talk.identity, talk.outcome)?;
    Ok(())
}

/// Gives the relay what it does not have of what waits.
fn hand_over<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    at: &Relay,
) -> Result<(), Trouble> {
    let (identity, mut batch, mut bytes) = (talk.identity, Vec::new(), 0);
    each_box(tablet, identity, &mut |tablet, file, n_events| {
        bytes += file.len();
        batch.push((file, n_events));
        if bytes < BATCH && batch.len() < wire::relay::MOST_NAMES {
            return Ok(());
        }
        bytes = 0;
        put(tablet, talk, at, std::mem::take(&mut batch))
    })?;
    put(tablet, talk, at, batch)
}

fn put<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    at: &Relay,
    batch: Vec<(Vec<u8>, u64)>,
) -> Result<(), Trouble> {
    if batch.is_empty() {
        return Ok(());
    }
    let name_of = |file: &[u8]| BoxName::of(&box_id(file));
    let names: Vec<BoxName> = batch.iter().map(|(file, _)| name_of(file)).collect();
    let told = ask(tablet, talk, at, names.clone())?.ok_or(Trouble::Broken)?;
    for ((file, n_events), name) in batch.into_iter().zip(names) {
        if told.wants.contains(&name) {
            talk.may_spend(tablet)?;
            match talk.line.put_box(file)? {
                Ok(_) => {}
                Err(Refusal::Busy) => return Err(Trouble::Busy { after: None }),
                Err(refusal) => return Err(Trouble::bad(format!("{refusal:?}"))),
            }
        }
        talk.outcome.n_carried += n_events;
    }
    Ok(())
}
