//! Invitations: a text for a picture that tablets scan, and a code to type where no camera is.

use crate::fault::Fault;
use crate::pairing::label_of;
use crate::school::School;
use crate::storage::StorageError;
use std::net::{SocketAddr, UdpSocket};
use wire::invite::{Address, Code, Invite};
use wire::sealed_box::BoxPublicKey;

/// An invitation.
pub struct Made {
    /// What the picture holds.
    pub text: String,
    /// The code that stands for it.
    pub code: Code,
}

/// Makes one that sends tablets to an address of this machine.
///
/// # Errors
/// Of the storage, or where the address is none that tablets can be sent to.
pub async fn make(
    school: &School,
    at: SocketAddr,
    until_ms: i64,
    uses: u32,
    serials: Vec<String>,
) -> Result<Made, Fault> {
    let odd = |error: &dyn std::fmt::Display| StorageError::Unsound(error.to_string());
    let mut random = [0; 8];
    getrandom::fill(&mut random)?;
    let code = Code::from_bytes(&random);
    school.invite(code.token(), until_ms, uses, serials).await?;
    let name = school.storage.school_name(school.id()).await?;
    let host = match at.ip() {
        ip if ip.is_unspecified() => outward().unwrap_or_else(|| "127.0.0.1".into()),
        ip => ip.to_string(),
    };
    let url = format!("https://{host}:{}", at.port());
    let invite = Invite {
        token: code.token(),
        school: school.id(),
        tls_pin: school.keys.named.tls_pin,
        school_key: school.keys.school_key,
        box_key: BoxPublicKey::from_bytes(&school.keys.box_key()).map_err(|error| odd(&error))?,
        label: label_of(&name.unwrap_or_default()),
        addresses: vec![Address::parse(&url).map_err(|error| odd(&error))?],
    };
    let text = invite.to_text().map_err(|error| odd(&error))?;
    Ok(Made { text, code })
}

/// The address under which others on the network see this machine; nothing is sent.
pub(crate) fn outward() -> Option<String> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip().to_string())
}
