//! TLS that believes one key and no authority.
//!
//! A school's laptop has no name that an authority would certify. Its tablets know the
//! SHA-256 of its public key, from the invitation or from a certificate of the school; a
//! relay learns it from whoever answers and lets the school's key vouch for it. This opens no
//! connection and knows no school. Start with [`Pinned`].
#![forbid(unsafe_code)]

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use std::sync::{Arc, Mutex, PoisonError};

/// A TLS configuration that takes nobody but the owner of one key, or whoever is there.
///
/// Clones share the tickets by which a later contact is opened with fewer bytes.
#[derive(Clone)]
pub struct Pinned {
    /// What rustls is told.
    pub config: ClientConfig,
    /// Whom it takes.
    pub who: Who,
    seen: Arc<Mutex<Seen>>,
}

/// Whom a connection is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The owner of the key whose SHA-256 this is.
    Owner([u8; 32]),
    /// Whoever is there; whose key it was is found with [`Pinned::take_shown`].
    Anybody,
}

/// What handshakes showed.
#[derive(Debug, Default)]
struct Seen {
    stranger: Option<[u8; 32]>,
    shown: Option<[u8; 32]>,
}

impl Pinned {
    /// Makes one.
    ///
    /// # Errors
    /// Where the library has no TLS 1.3.
    pub fn new(who: Who) -> Result<Self, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let seen = Arc::<Mutex<Seen>>::default();
        let verifier = Verifier { provider: provider.clone(), who, seen: seen.clone() };
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        Ok(Self { config, who, seen })
    }

    /// Whose key was shown instead of the owner's, if one was since this was last asked.
    pub fn take_stranger(&self) -> Option<[u8; 32]> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).stranger.take()
    }

    /// Whose key a certificate showed since this was last asked; none is shown with a ticket.
    pub fn take_shown(&self) -> Option<[u8; 32]> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).shown.take()
    }
}

#[derive(Debug)]
struct Verifier {
    provider: Arc<CryptoProvider>,
    who: Who,
    seen: Arc<Mutex<Seen>>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let key = ParsedCertificate::try_from(end_entity)?.subject_public_key_info();
        let digest = ring::digest::digest(&ring::digest::SHA256, key.as_ref());
        let shown: Option<[u8; 32]> = digest.as_ref().try_into().ok();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.shown = shown;
        if self.who == Who::Anybody || shown.map(Who::Owner) == Some(self.who) {
            return Ok(ServerCertVerified::assertion());
        }
        seen.stranger = shown;
        Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _cert: &CertificateDer<'_>,
        _dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        // Only TLS 1.3 is offered.
        Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
