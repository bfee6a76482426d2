//! Finds out whether who answers is the school's server, and is let in again by a later one.

use crate::line::Line;
use crate::member::Membership;
use crate::run::Outcome;
use crate::tablet::{Identity, Record, Tablet};
use crate::trouble::Trouble;
use wire::certificate::ServerCertificate;
use wire::message::{Enrolled, Refusal, Return, question};
use wire::signed;

/// Asks somebody with an unknown key for the school's word that it is a server of the school.
///
/// True where it is: a laptop was lost and another took its place. Nothing is said of the
/// tablet, and nothing is believed without the school key's signature over the very key that
/// was shown. A server of an earlier generation stays a stranger: it may be the lost one.
pub(crate) fn adopt<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &mut Identity,
    shown: Option<[u8; 32]>,
    address: &str,
    outcome: &mut Outcome,
) -> Result<bool, Trouble> {
    let Some(shown) = shown else { return Ok(false) };
    let mut line = tablet.dial.dial(address, shown)?;
    let answer = line.server();
    outcome.count(&mut *line);
    let Ok(Ok(bytes)) = answer else { return Ok(false) };
    let known = &identity.papers;
    let Ok(server) = signed::open::<ServerCertificate>(&bytes, &known.school_key) else {
        return Ok(false);
    };
    let fits = server.school == identity.member.school
        && server.tls_pin == shown
        && server.generation >= known.server.generation;
    if !fits {
        return Ok(false);
    }
    if server.generation > known.server.generation {
        tablet.school.read_anew()?;
    }
    believe(tablet, identity, Membership { server: bytes, ..identity.member.clone() })?;
    Ok(true)
}

/// Shows a server that does not know this tablet the papers of the one that enrolled it.
pub(crate) fn come_back<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &mut Identity,
    line: &mut dyn Line,
) -> Result<(), Trouble> {
    let mut nonce = [0; 16];
    getrandom::fill(&mut nonce)?;
    let Membership { device, enrolled_by, .. } = identity.member.clone();
    let papers = Return { device, server: enrolled_by, nonce };
    let papers = signed::sign(&papers, &identity.keys.sign).map_err(Trouble::bad)?;
    let of = question(&papers);
    let answer = match line.come_back(papers)? {
        Ok(answer) => answer,
        Err(Refusal::Revoked) => return Err(Trouble::Revoked),
        Err(_) => return Err(Trouble::Unknown),
    };
    let enrolled: Enrolled =
        signed::open(&answer, &identity.papers.server_key).map_err(|_| Trouble::Stranger)?;
    if enrolled.of != of {
        return Err(Trouble::Stranger);
    }
    let member = Membership {
        device: enrolled.device,
        enrolled_by: enrolled.server.clone(),
        server: enrolled.server,
        ..identity.member.clone()
    };
    believe(tablet, identity, member)
}

/// Keeps a membership whose links hold and goes on with it.
fn believe<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &mut Identity,
    member: Membership,
) -> Result<(), Trouble> {
    let papers = member.papers().ok_or(Trouble::Stranger)?;
    let same = papers.device.device == identity.papers.device.device
        && papers.device.device_key == identity.papers.device.device_key
        && papers.server.generation >= identity.papers.server.generation;
    if !same {
        return Err(Trouble::Stranger);
    }
    member.save(&tablet.dir).map_err(Trouble::Keys)?;
    (identity.member, identity.papers) = (member, papers);
    Ok(())
}
