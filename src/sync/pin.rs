//! TLS that believes one key and no authority.
//!
//! A school's laptop has no name that an authority would certify. Its tablets know the
//! SHA-256 of its public key, from the invitation or from a certificate of the school.

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use std::sync::{Arc, Mutex, PoisonError};

/// A TLS configuration that takes nobody but the owner of one key.
///
/// Clones share the tickets by which a later contact is opened with fewer bytes.
#[derive(Clone)]
pub(crate) struct Pinned {
    pub(crate) config: ClientConfig,
    pub(crate) pin: [u8; 32],
    seen: Arc<Mutex<Seen>>,
}

/// What handshakes showed.
#[derive(Debug, Default)]
struct Seen {
    stranger: Option<[u8; 32]>,
    certificate: bool,
}

impl Pinned {
    pub(crate) fn new(pin: [u8; 32]) -> Result<Self, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let seen = Arc::<Mutex<Seen>>::default();
        let verifier = Verifier { provider: provider.clone(), pin, seen: seen.clone() };
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13])?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        Ok(Self { config, pin, seen })
    }

    /// Whose key was shown instead, if one was since this was last asked.
    pub(crate) fn take_stranger(&self) -> Option<[u8; 32]> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).stranger.take()
    }

    /// Whether a certificate was shown since this was last asked; none is with a ticket.
    pub(crate) fn take_certificate(&self) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut seen.certificate)
    }
}

#[derive(Debug)]
struct Verifier {
    provider: Arc<CryptoProvider>,
    pin: [u8; 32],
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
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.certificate = true;
        if digest.as_ref() == self.pin {
            return Ok(ServerCertVerified::assertion());
        }
        seen.stranger = digest.as_ref().try_into().ok();
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
