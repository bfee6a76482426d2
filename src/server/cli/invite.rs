//! Invitations: a picture to scan, and a code to type.

use super::Stop;
use super::school::with_school;
use clap::Args;
use server::pairing::label_of;
use server::{School, clock};
use std::net::{SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use wire::invite::{Address, Code, Invite};
use wire::sealed_box::BoxPublicKey;

/// For whom an invitation is good, and how long.
#[derive(Args)]
pub(crate) struct Terms {
    /// How long the invitation is good, minutes
    #[arg(long, default_value_t = 15, value_parser = clap::value_parser!(u32).range(1..=43_200))]
    invite_minutes: u32,
    /// For how many tablets the invitation is good
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    invite_uses: u32,
    /// Only tablets with these serial numbers may use it: a file with one a line
    #[arg(long)]
    invite_serials: Option<PathBuf>,
}

/// An invitation as text for a picture, and the code that stands for it where no camera is.
pub(crate) struct Made {
    text: String,
    code: Code,
}

/// Makes one for the school of a folder, on which a server may be running.
pub(crate) fn run(data: &Path, at: SocketAddr, terms: &Terms) -> Result<(), Stop> {
    let made = with_school(data, async |school| make(school, at, terms).await)?;
    show(&made);
    println!("The server that tablets will speak to must be running.");
    Ok(())
}

/// Makes one that sends tablets to an address of this machine.
pub(crate) async fn make(school: &School, at: SocketAddr, terms: &Terms) -> Result<Made, Stop> {
    let failed = |error: &dyn std::fmt::Display| Stop(3, error.to_string());
    let serials = match &terms.invite_serials {
        None => Vec::new(),
        Some(path) => serials(path)?,
    };
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|error| failed(&error))?;
    let code = Code::from_bytes(&random);
    let until = clock::now_ms() + i64::from(terms.invite_minutes) * 60_000;
    let invited = school.invite(code.token(), until, terms.invite_uses, serials).await;
    invited.map_err(|error| failed(&error))?;
    let name = school.storage.school_name(school.id()).await.map_err(|error| failed(&error))?;
    let host = match at.ip() {
        ip if ip.is_unspecified() => outward().unwrap_or_else(|| "127.0.0.1".into()),
        ip => ip.to_string(),
    };
    let url = format!("https://{host}:{}", at.port());
    let address = Address::parse(&url).map_err(|error| failed(&error))?;
    let box_key =
        BoxPublicKey::from_bytes(&school.keys.box_key()).map_err(|error| failed(&error))?;
    let invite = Invite {
        token: code.token(),
        school: school.id(),
        tls_pin: school.keys.named.tls_pin,
        school_key: school.keys.school_key,
        box_key,
        label: label_of(&name.unwrap_or_default()),
        addresses: vec![address],
    };
    let text = invite.to_text().map_err(|error| failed(&error))?;
    Ok(Made { text, code })
}

/// Prints one; tests and scripts read the lines that begin with a word.
pub(crate) fn show(made: &Made) {
    println!("{}", in_terminal(&made.text));
    println!("invitation {}", made.text);
    println!("code {}", made.code.to_text());
    println!("Scan the picture with a tablet, or type the code there.");
}

/// A QR code of half blocks, dark on light.
pub(crate) fn in_terminal(text: &str) -> String {
    match fast_qr::QRBuilder::new(text).ecl(fast_qr::ECL::M).build() {
        Ok(code) => code.to_str(),
        Err(error) => format!("(no QR code: {error:?})"),
    }
}

fn serials(path: &Path) -> Result<Vec<String>, Stop> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Stop(1, format!("{}: {error}", path.display())))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(str::to_owned).collect())
}

/// The address under which others on the network see this machine; nothing is sent.
fn outward() -> Option<String> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip().to_string())
}
