//! Joining a school.
//!
//! The tablet makes its keys, shows the invitation's token and is given its papers. Boxes
//! are tried both ways before any child's work depends on them. A tablet that moves to
//! another school keeps its whole record: what was begun under the former school waits for
//! that school, or is taken along where an adult says so.

use crate::keys::DeviceKeys;
use crate::line::Line;
use crate::member::Membership;
use crate::tablet::{Record, Tablet};
use crate::trouble::Trouble;
use model::{SchoolId, StreamId};
use std::collections::BTreeMap;
use wire::certificate::ServerCertificate;
use wire::invite::Invite;
use wire::message::{Enrol, Enrolled, Refusal, question};
use wire::sealed_box::{self, Kind};
use wire::signed;

/// How a tablet joins.
#[derive(Clone, Debug)]
pub struct Joining {
    /// What the school's code said.
    pub invite: Invite,
    /// What people call the tablet; may be empty.
    pub name: String,
    /// The maker's serial number, where the system tells it.
    pub maker_serial: Option<String>,
    /// Whether work that the former school has not stored goes to the new one. Otherwise it
    /// stays on the tablet and is sent when the tablet comes back there.
    pub take_along: bool,
}

/// Joins the school of an invitation; takes the place of an earlier membership.
///
/// # Errors
/// [`Trouble::Token`] for an invitation that is used up, [`Trouble::NoServer`] and
/// [`Trouble::Stranger`] where no address leads to the school. Then nothing has changed.
pub fn enrol<R: Record>(
    tablet: &mut Tablet<R>,
    joining: &Joining,
    wall_ms: i64,
) -> Result<Membership, Trouble> {
    let invite = &joining.invite;
    let keys = DeviceKeys::load_or_make(&tablet.dir).map_err(Trouble::Keys)?;
    let mut met = Trouble::NoServer;
    for address in &invite.addresses {
        let address = address.to_string();
        let mut line = tablet.dial.dial(&address, invite.tls_pin)?;
        match line.server() {
            Ok(Ok(server)) => {
                let member = ask(tablet, joining, &keys, &mut *line, &server, wall_ms)?;
                settle(tablet, &member, joining.take_along)?;
                tablet.school.note_address(&address)?;
                return Ok(member);
            }
            Ok(Err(refusal)) => return Err(Trouble::bad(format!("{refusal:?}"))),
            Err(Trouble::NoServer) => {}
            Err(Trouble::Stranger) => met = Trouble::Stranger,
            Err(trouble) => return Err(trouble),
        }
    }
    Err(met)
}

/// Asks for papers and checks every one of them.
fn ask<R: Record>(
    tablet: &mut Tablet<R>,
    joining: &Joining,
    keys: &DeviceKeys,
    line: &mut dyn Line,
    server: &[u8],
    wall_ms: i64,
) -> Result<Membership, Trouble> {
    let Invite { token, school, school_key, box_key, .. } = &joining.invite;
    let certificate: ServerCertificate =
        signed::open(server, school_key).map_err(|_| Trouble::Stranger)?;
    if certificate.school != *school || certificate.tls_pin != joining.invite.tls_pin {
        return Err(Trouble::Stranger);
    }
    let server_key = certificate.key().map_err(|_| Trouble::Stranger)?;
    let device = tablet.ask(|progress| progress.device())?;
    let mut random = [0; 32];
    getrandom::fill(&mut random)?;
    let day = u32::try_from(wall_ms.div_euclid(86_400_000)).unwrap_or(0);
    let test_box = sealed_box::seal(Kind::Test, *school, day, box_key, token, &random);
    let enrol = Enrol {
        token: *token,
        device,
        device_key: *keys.sign.public().as_bytes(),
        box_key: *keys.open.public().as_bytes(),
        maker_serial: joining.maker_serial.clone(),
        name: joining.name.clone(),
        test_box: test_box.map_err(Trouble::bad)?,
    };
    let enrol = signed::sign(&enrol, &keys.sign).map_err(Trouble::bad)?;
    let of = question(&enrol);
    let answer = match line.enrol(enrol)? {
        Ok(answer) => answer,
        Err(Refusal::Token) => return Err(Trouble::Token),
        Err(Refusal::Revoked) => return Err(Trouble::Revoked),
        Err(refusal) => return Err(Trouble::bad(format!("{refusal:?}"))),
    };
    let enrolled: Enrolled = signed::open(&answer, &server_key).map_err(|_| Trouble::Stranger)?;
    let opened = sealed_box::open(&enrolled.test_box, &[&keys.open]);
    let opens = opened.is_ok_and(|(head, content)| head.kind == Kind::Test && content == token);
    if enrolled.of != of || enrolled.school != *school || !opens {
        return Err(Trouble::bad("the answer to the enrolment does not fit it"));
    }
    let member = Membership {
        school: *school,
        name: enrolled.name,
        school_key: *school_key.as_bytes(),
        box_key: *box_key.as_bytes(),
        enrolled_by: enrolled.server.clone(),
        server: enrolled.server,
        device: enrolled.device,
        addresses: joining.invite.addresses.iter().map(ToString::to_string).collect(),
        others: BTreeMap::new(),
    };
    let papers = member.papers().ok_or(Trouble::Stranger)?;
    let is_ours = papers.device.device == device
        && papers.device.device_key == *keys.sign.public().as_bytes()
        && papers.device.box_key == *keys.open.public().as_bytes();
    if is_ours { Ok(member) } else { Err(Trouble::bad("papers for another tablet")) }
}

/// Keeps the membership; parts with streams of a former school first.
fn settle<R: Record>(
    tablet: &mut Tablet<R>,
    member: &Membership,
    take_along: bool,
) -> Result<(), Trouble> {
    let former = tablet.member()?.filter(|former| former.school != member.school);
    let mut member = member.clone();
    if let Some(former) = &former {
        member.others = part_with(tablet, former, take_along)?;
        member.others.retain(|_, school| *school != member.school);
    } else if let Some(same) = tablet.member()? {
        member.others = same.others;
    }
    member.save(&tablet.dir).map_err(Trouble::Keys)?;
    tablet.told = None;
    if former.is_some() {
        tablet.school.leave()?;
    }
    Ok(tablet.school.release_holds()?)
}

/// Closes the streams of the former school and says whose they are.
///
/// What is taken along is copied, event by event, into a new stream and no longer counts in
/// the old one, so no school is ever sent what another has stored.
fn part_with<R: Record>(
    tablet: &mut Tablet<R>,
    former: &Membership,
    take_along: bool,
) -> Result<BTreeMap<StreamId, SchoolId>, Trouble> {
    let school = former.school;
    let mut others = former.others.clone();
    let elsewhere = others.clone();
    let begun = tablet.ask(move |progress| -> Result<Vec<StreamId>, Trouble> {
        let streams = progress.streams()?;
        for info in &streams {
            let theirs = !elsewhere.contains_key(&info.stream);
            if !info.closed {
                progress.restream(info.stream, if take_along { info.acked } else { info.tail })?;
            } else if take_along && theirs && info.acked < info.tail {
                progress.restream(info.stream, info.acked)?;
            }
        }
        Ok(streams.iter().map(|info| info.stream).collect())
    })??;
    for stream in begun {
        others.entry(stream).or_insert(school);
    }
    Ok(others)
}
