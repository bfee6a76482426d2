//! The school's own authority for telephones: it can vouch for this laptop and for nothing else.
//!
//! Its certificate is limited by name constraints to the school's `.local` name and to private
//! addresses, so that a telephone which trusts it believes it of no bank and no mail server, even if
//! its key were stolen. Leaves are made for the address at which a telephone has come.

use crate::fault::Fault;
use crate::files;
use crate::keys::{Tls, folder};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use ring::digest;
use std::fs;
use std::net::IpAddr;
use std::path::Path;

/// The authority.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    /// What a telephone installs, DER.
    pub(crate) certificate: Vec<u8>,
    /// The name under which the laptop is announced, such as `jonaki-1a2b3c4d.local`.
    pub(crate) name: String,
}

const CERTIFICATE: &str = "phones.der";
const KEY: &str = "phones.key";
/// A telephone is set up once; a certificate of a laptop is made whenever it starts.
const YEARS: i32 = 10;
const LEAF_DAYS: i32 = 365;
/// Clocks of telephones and laptops may differ.
const BEFORE_DAYS: i32 = 30;

impl Authority {
    /// Reads it, or makes it.
    ///
    /// # Errors
    /// [`Fault`] where it can be neither read nor made.
    pub(crate) fn open(data: &Path, school: &str, today: i32) -> Result<Self, Fault> {
        let folder = folder(data);
        let (certificate, key) = (folder.join(CERTIFICATE), folder.join(KEY));
        let name = format!("jonaki-{school}.local");
        let odd = |error: rcgen::Error| Fault::Tls(error.to_string());
        let params = params(school, &name, today);
        if let (Ok(der), Ok(kept)) = (fs::read(&certificate), fs::read(&key)) {
            let key = KeyPair::try_from(kept).map_err(odd)?;
            return Ok(Self { issuer: Issuer::new(params, key), certificate: der, name });
        }
        let made = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).map_err(odd)?;
        let der = params.self_signed(&made).map_err(odd)?.der().to_vec();
        files::make_private(&folder).map_err(Fault::io("make", &folder))?;
        let put = |path: &Path, bytes: &[u8]| {
            files::write_private(path, bytes).map_err(Fault::io("write", path))
        };
        // The key first: a certificate without it would be of no use to anybody.
        put(&key, &made.serialize_der())?;
        put(&certificate, &der)?;
        Ok(Self { issuer: Issuer::new(params, made), certificate: der, name })
    }

    /// A certificate of this laptop for one of its addresses.
    ///
    /// # Errors
    /// [`Fault::Tls`] where it cannot be made.
    pub(crate) fn leaf(&self, at: IpAddr, today: i32) -> Result<Tls, Fault> {
        let names = vec![SanType::IpAddress(at), dns(&self.name)?];
        self.sign(names, today)
    }

    fn sign(&self, names: Vec<SanType>, today: i32) -> Result<Tls, Fault> {
        let odd = |error: rcgen::Error| Fault::Tls(error.to_string());
        let key = KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).map_err(odd)?;
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, self.name.clone());
        params.subject_alt_names = names;
        params.use_authority_key_identifier_extension = true;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        (params.not_before, params.not_after) =
            (date(today - BEFORE_DAYS), date(today + LEAF_DAYS));
        let certificate = params.signed_by(&key, &self.issuer).map_err(odd)?;
        Ok(Tls { certificate: certificate.der().to_vec(), key: key.serialize_der() })
    }

    /// The SHA-256 of the certificate, as telephones show it.
    pub(crate) fn fingerprint(&self) -> String {
        let digest = digest::digest(&digest::SHA256, &self.certificate);
        let bytes: Vec<String> = digest.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
        bytes.join(":")
    }
}

/// Whether an address is one that the authority may vouch for.
pub(crate) fn is_private(at: IpAddr) -> bool {
    match at {
        IpAddr::V4(at) => at.is_private() || at.is_link_local(),
        IpAddr::V6(at) => match at.to_ipv4_mapped() {
            Some(at) => at.is_private() || at.is_link_local(),
            None => at.is_unique_local() || at.is_unicast_link_local(),
        },
    }
}

fn params(school: &str, name: &str, today: i32) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, format!("Jonaki school {school}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let four = |at: [u8; 4], mask: [u8; 4]| GeneralSubtree::IpAddress(CidrSubnet::V4(at, mask));
    let six = |first: u8, second: u8, mask: [u8; 2]| {
        let (mut at, mut all) = ([0; 16], [0; 16]);
        (at[0], at[1], all[0], all[1]) = (first, second, mask[0], mask[1]);
        GeneralSubtree::IpAddress(CidrSubnet::V6(at, all))
    };
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![
            GeneralSubtree::DnsName(name.to_owned()),
            four([10, 0, 0, 0], [255, 0, 0, 0]),
            four([172, 16, 0, 0], [255, 240, 0, 0]),
            four([192, 168, 0, 0], [255, 255, 0, 0]),
            four([169, 254, 0, 0], [255, 255, 0, 0]),
            six(0xfc, 0, [0xfe, 0]),
            six(0xfe, 0x80, [0xff, 0xc0]),
        ],
        excluded_subtrees: Vec::new(),
    });
    (params.not_before, params.not_after) = (date(today - BEFORE_DAYS), date(today + 365 * YEARS));
    params
}

fn dns(name: &str) -> Result<SanType, Fault> {
    let name =
        name.to_owned().try_into().map_err(|error: rcgen::Error| Fault::Tls(error.to_string()))?;
    Ok(SanType::DnsName(name))
}

/// A day, counted from 1970-01-01, as certificates have it.
fn date(day: i32) -> time::OffsetDateTime {
    let seconds = i64::from(day) * 86_400;
    time::OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(time::OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustls::RootCertStore;
    use rustls::client::WebPkiServerVerifier;
    use rustls::client::danger::ServerCertVerifier;
    use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
    use std::sync::Arc;
    use std::time::Duration;

    const TODAY: i32 = 20_800;

    fn believes(authority: &Authority, names: Vec<SanType>, asked: &str) -> bool {
        let leaf = authority.sign(names, TODAY).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(authority.certificate.clone())).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier =
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap();
        let now = UnixTime::since_unix_epoch(Duration::from_secs(TODAY as u64 * 86_400));
        let leaf = CertificateDer::from(leaf.certificate);
        let name = ServerName::try_from(asked.to_owned()).unwrap();
        verifier.verify_server_cert(&leaf, &[], &name, &[], now).is_ok()
    }

    #[test]
    fn it_is_believed_of_this_laptop_and_of_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let authority = Authority::open(dir.path(), "1a2b3c4d", TODAY).unwrap();
        let of = |asked: &str| {
            let name = match asked.parse::<IpAddr>() {
                Ok(ip) => SanType::IpAddress(ip),
                Err(_) => dns(asked).unwrap(),
            };
            believes(&authority, vec![name], asked)
        };
        let own = ["jonaki-1a2b3c4d.local", "192.168.43.1", "10.1.2.3", "172.20.0.9", "fd00::2"];
        assert!(own.iter().all(|name| of(name)));
        let foreign =
            ["bank.example", "jonaki-ffffffff.local", "8.8.8.8", "172.32.0.1", "2001:db8::1"];
        assert!(!foreign.iter().any(|name| of(name)));
        // Not even beside a name that is its own.
        let both = vec![dns("jonaki-1a2b3c4d.local").unwrap(), dns("bank.example").unwrap()];
        assert!(!believes(&authority, both.clone(), "bank.example"));
        assert!(!believes(&authority, both, "jonaki-1a2b3c4d.local"));
    }

    #[test]
    fn it_is_made_once_and_its_leaves_are_believed_after_a_restart() {
        let dir = tempfile::tempdir().unwrap();
        let made = Authority::open(dir.path(), "1a2b3c4d", TODAY).unwrap();
        let read = Authority::open(dir.path(), "1a2b3c4d", TODAY + 400).unwrap();
        assert_eq!(made.certificate, read.certificate);
        assert_eq!((made.fingerprint(), made.fingerprint().len()), (read.fingerprint(), 95));
        let name = vec![dns("jonaki-1a2b3c4d.local").unwrap()];
        assert!(believes(&read, name, "jonaki-1a2b3c4d.local"));
    }
}
