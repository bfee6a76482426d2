//! The opening words: where both stand.

use crate::line::Line;
use crate::plan::{Local, Ours, Remote, Theirs};
use crate::tablet::{Identity, Record, Tablet};
use crate::trouble::Trouble;
use model::Stamp;
use progress::StreamInfo;
use wire::message::{Cursor, Hello, HelloAnswer, PROTOCOL, Refusal, Status, question};
use wire::signed;

/// What the server's answer comes to.
pub(crate) struct Heard {
    pub(crate) local: Local,
    pub(crate) remote: Remote,
    /// Opens the down-log for a while.
    pub(crate) session: [u8; 16],
}

/// Says where the tablet stands and hears where the server does.
///
/// # Errors
/// [`Trouble::Unknown`] where the server does not know the tablet: it may come back with its
/// papers.
pub(crate) fn hello<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    line: &mut dyn Line,
    at: Stamp,
) -> Result<Heard, Trouble> {
    let (streams, boot) = tablet.ask(|progress| (progress.streams(), progress.boot()))?;
    let streams = streams?;
    let generation = identity.papers.server.generation;
    let all = tablet.school.tells_all(generation, at.wall_ms)?;
    let told = told(&streams, all, |stream| identity.member.is_ours(stream.stream));
    let held = tablet.school.held(&conditions(tablet, identity))?;
    let local = Local {
        streams: told
            .iter()
            .map(|info| Ours {
                cursor: Cursor { stream: info.stream, tail: info.tail, head: info.head },
                acked: info.acked,
                held: held.contains(&info.stream),
            })
            .collect(),
        down: tablet.school.cursor(identity.member.school)?,
    };
    let status = status(tablet, &streams, at.wall_ms);
    let mut nonce = [0; 16];
    getrandom::fill(&mut nonce)?;
    let hello = Hello {
        protocol: PROTOCOL,
        nonce,
        at: (at.wall_ms, at.mono_ms, boot),
        streams: local.streams.iter().map(|ours| ours.cursor).collect(),
        down: local.down,
        status: status.clone(),
    };
    let hello = signed::sign(&hello, &identity.keys.sign).map_err(Trouble::bad)?;
    let of = question(&hello);
    let answer = match line.hello(hello)? {
        Ok(answer) => answer,
        Err(Refusal::UnknownDevice) => return Err(Trouble::Unknown),
        Err(Refusal::Revoked) => return Err(Trouble::Revoked),
        Err(refusal) => return Err(Trouble::bad(format!("{refusal:?}"))),
    };
    let answer: HelloAnswer =
        signed::open(&answer, &identity.papers.server_key).map_err(|_| Trouble::Stranger)?;
    if answer.of != of {
        return Err(Trouble::Stranger);
    }
    if let Some(status) = status {
        tablet.told = Some((status, day(at.wall_ms)));
    }
    if answer.wants_status {
        tablet.told = None;
    }
    let remote = remote(tablet, &local, answer.streams, answer.down)?;
    if all {
        tablet.school.note_told(generation, at.wall_ms)?;
    }
    Ok(Heard { local, remote, session: answer.session })
}

/// On what it depends that a refusal for good stays one.
pub(crate) fn conditions<R>(tablet: &Tablet<R>, identity: &Identity) -> String {
    let (server, device) = (&identity.papers.server, &identity.papers.device);
    format!("{} {} {}", tablet.facts.version, server.generation, device.serial)
}

/// The streams that are told: all, or those that are not closed and wholly acknowledged.
fn told(
    streams: &[StreamInfo],
    all: bool,
    is_ours: impl Fn(&StreamInfo) -> bool,
) -> Vec<StreamInfo> {
    let open = |info: &StreamInfo| !info.closed || info.acked < info.tail;
    let worth = |info: &&StreamInfo| is_ours(info) && (open(info) || all && info.tail > 0);
    let mut told: Vec<StreamInfo> = streams.iter().filter(worth).copied().collect();
    if told.len() > MOST_STREAMS {
        // What waits is told before what is told only to be sure; the rest has its turn later.
        told.sort_by_key(|info| !open(info));
        told.truncate(MOST_STREAMS);
    }
    told
}

/// What is new in how the tablet fares, at least once a day.
fn status<R>(tablet: &Tablet<R>, streams: &[StreamInfo], wall_ms: i64) -> Option<Status> {
    let facts = tablet.facts.clone();
    let status = Status {
        version: facts.version,
        waiting: streams.iter().map(|info| info.tail - info.acked).sum(),
        free_mb: facts.free_mb,
        battery: facts.battery,
        bundles: facts.bundles,
        left_out: facts.left_out,
        notices: facts.notices,
    };
    let known = tablet.told.as_ref().is_some_and(|(told, on)| {
        // What waits and what is free changes all the time and is no news by itself.
        let news = |of: &Status| Status { waiting: 0, free_mb: 0, battery: None, ..of.clone() };
        news(told) == news(&status) && *on == day(wall_ms)
    });
    (!known).then_some(status)
}

fn remote<R: Record>(
    tablet: &mut Tablet<R>,
    local: &Local,
    listed: Vec<Cursor>,
    down: u64,
) -> Result<Remote, Trouble> {
    // What was not told cannot be held differently; a server that says so is not followed.
    let told = |has: &Cursor| local.streams.iter().any(|ours| ours.cursor.stream == has.stream);
    let listed: Vec<Cursor> = listed.into_iter().filter(told).collect();
    let streams = tablet.ask(move |progress| {
        let theirs = |has: Cursor| {
            let tail =
                progress.streams()?.iter().find(|one| one.stream == has.stream).map(|one| one.tail);
            let within = tail.is_some_and(|tail| has.tail <= tail);
            let ours = if within { progress.head_at(has.stream, has.tail)? } else { None };
            Ok(Theirs { has, ours })
        };
        listed.into_iter().map(theirs).collect::<Result<Vec<_>, progress::ReadError>>()
    })??;
    Ok(Remote { streams, down })
}

/// More do not fit a hello.
const MOST_STREAMS: usize = 200;

fn day(wall_ms: i64) -> i64 {
    wall_ms.div_euclid(86_400_000)
}
