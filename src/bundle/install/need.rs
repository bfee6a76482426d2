//! What is to be fetched.

/// A stretch of one file of the publisher's folder (see [`crate::Offer`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The file's path below the folder or the server's root, such as `b/ab/cdef…`; made of a
    /// hash alone.
    pub path: String,
    /// The first byte, counted from 0.
    pub from: u64,
    /// Number of bytes, at least 1.
    pub size: u64,
    /// Bytes of the whole file; where a need is all of it, no range has to be asked for.
    pub of: u64,
}

impl Need {
    /// Whether it is the whole file.
    pub fn is_whole(&self) -> bool {
        self.size == self.of
    }
}

/// The path of the file with this hash.
pub(crate) fn path_of(hash: &[u8; 32]) -> String {
    let hex = blake3::Hash::from_bytes(*hash).to_hex();
    format!("b/{}/{}", &hex[..2], &hex[2..])
}
