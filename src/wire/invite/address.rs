//! Where a server is found.

// The type is a number and no more: nothing is looked up or opened.
use core::net::{Ipv4Addr, Ipv6Addr};
use std::fmt;

/// The address of a server: `https://<host>:<port>`, in its one spelling.
///
/// The host is a name in small letters, an IPv4 address, or an IPv6 address in brackets.
/// `https` is a matter of course and the port always said, so only host and port are kept.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

/// Most bytes of host and port.
pub const ADDRESS_BYTES: usize = 64;

impl Address {
    /// Reads a URL.
    ///
    /// # Errors
    /// [`AddressError`] for anything but the form above.
    pub fn parse(url: &str) -> Result<Self, AddressError> {
        let rest =
            url.strip_prefix("https://").ok_or_else(|| AddressError::of(url, Why::Scheme))?;
        Self::of_host_and_port(rest)
    }

    pub(super) fn of_host_and_port(text: &str) -> Result<Self, AddressError> {
        match fault(text) {
            Some(why) => Err(AddressError::of(text, why)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// Host and port.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "https://{}", self.0)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

fn fault(text: &str) -> Option<Why> {
    if text.len() > ADDRESS_BYTES {
        return Some(Why::Length);
    }
    let Some((host, port)) = text.rsplit_once(':') else { return Some(Why::Port) };
    if !is_port(port) {
        return Some(Why::Port);
    }
    (!is_host(host)).then_some(Why::Host)
}

fn is_port(text: &str) -> bool {
    // Compared with its own spelling, so that `+8765` and `08765` are none.
    text.parse::<u16>().is_ok_and(|port| port > 0 && port.to_string() == text)
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return inner.parse::<Ipv6Addr>().is_ok_and(|number| number.to_string() == inner);
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return host.parse::<Ipv4Addr>().is_ok();
    }
    host.split('.').all(is_label)
}

/// Whether a part of a name is one after RFC 1123, section 2.1.
fn is_label(label: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let hyphens_inside = !label.starts_with('-') && !label.ends_with('-');
    (1..=63).contains(&label.len()) && label.bytes().all(fits) && hyphens_inside
}

/// Why an address was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address `{text}` {why}; write it as https://192.168.0.10:8765")]
pub struct AddressError {
    text: String,
    why: Why,
}

impl AddressError {
    fn of(text: &str, why: Why) -> Self {
        // A hostile text is not carried on through logs.
        Self { text: text.chars().take(ADDRESS_BYTES).filter(|c| !c.is_control()).collect(), why }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Why {
    #[error("does not begin with `https://`")]
    Scheme,
    #[error("is longer than {ADDRESS_BYTES} bytes")]
    Length,
    #[error("does not end in a port")]
    Port,
    #[error("has no host in small letters or numbers")]
    Host,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        for url in [
            "https://192.168.0.10:8765",
            "https://jonaki.local:1",
            "https://a-1.school.example:65535",
            "https://[fd00::1]:8765",
            "https://localhost:8765",
        ] {
            assert_eq!(Address::parse(url).map(|address| address.to_string()).as_deref(), Ok(url));
        }
    }

    #[test]
    fn whatever_is_no_address_is_refused_with_its_reason() {
        let long = format!("https://{}.example:8765", "a".repeat(60));
        for (url, why) in [
            ("http://192.168.0.10:8765", Why::Scheme),
            ("HTTPS://192.168.0.10:8765", Why::Scheme),
            ("", Why::Scheme),
            (&long, Why::Length),
            ("https://192.168.0.10", Why::Port),
            ("https://192.168.0.10:", Why::Port),
            ("https://192.168.0.10:0", Why::Port),
            ("https://192.168.0.10:65536", Why::Port),
            ("https://192.168.0.10:08765", Why::Port),
            ("https://192.168.0.10:+8765", Why::Port),
            ("https://192.168.0.10:8765/", Why::Port),
            ("https://:8765", Why::Host),
            ("https://192.168.0.256:8765", Why::Host),
            ("https://1.2.3:8765", Why::Host),
            ("https://School.example:8765", Why::Host),
            ("https://-school.example:8765", Why::Host),
            ("https://school..example:8765", Why::Host),
            ("https://teacher@school.example:8765", Why::Host),
            ("https://school.example/a:8765", Why::Host),
            ("https://স্কুল.example:8765", Why::Host),
            ("https://fd00::1:8765", Why::Host),
            ("https://[fd00:0::1]:8765", Why::Host),
            ("https://[FD00::1]:8765", Why::Host),
        ] {
            assert_eq!(Address::parse(url).map_err(|error| error.why), Err(why), "{url}");
        }
    }
}
