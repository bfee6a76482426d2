//! A file that comes in pieces in any order, each with a hash: the manifest and the rows.

use super::InstallError;
use crate::disk::Disk;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::PathBuf;

/// A file under way and which of its pieces are there.
///
/// Which are there is known from the file alone: every piece is hashed when it is opened.
pub(crate) struct Sheet {
    pub(crate) path: PathBuf,
    pieces: Vec<Piece>,
    there: Vec<bool>,
}

/// One piece.
pub(crate) struct Piece {
    /// Its first byte in the file.
    pub(crate) at: u64,
    /// Its bytes, at least 1.
    pub(crate) size: u64,
    /// Its BLAKE3, or the first bytes of it.
    pub(crate) hash: Box<[u8]>,
}

impl Piece {
    /// Whether these bytes are the piece.
    pub(crate) fn is(&self, bytes: &[u8]) -> bool {
        bytes.len() as u64 == self.size && blake3::hash(bytes).as_bytes().starts_with(&self.hash)
    }

    fn end(&self) -> u64 {
        self.at + self.size
    }
}

/// Bytes between two missing pieces that are rather fetched along than asked for apart: as
/// many as a slow link brings in the time of one more request (half a second at 8 KB a second).
const GAP: u64 = 4 << 10;

impl Sheet {
    /// Takes pieces of these sizes and hashes, one after another.
    pub(crate) fn new(path: PathBuf, pieces: impl IntoIterator<Item = (u64, Box<[u8]>)>) -> Self {
        let mut at = 0;
        let place = |(size, hash)| {
            let piece = Piece { at, size, hash };
            at += size;
            piece
        };
        let pieces: Vec<Piece> = pieces.into_iter().map(place).collect();
        let there = vec![false; pieces.len()];
        Self { path, pieces, there }
    }

    /// Looks which pieces the file holds already.
    pub(crate) fn look(&mut self) -> Result<(), InstallError> {
        let io = |source| InstallError::Io { path: self.path.clone(), source };
        let mut file = match File::open(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            other => BufReader::new(other.map_err(io)?),
        };
        let mut bytes = Vec::new();
        for (piece, there) in self.pieces.iter().zip(&mut self.there) {
            bytes.clear();
            (&mut file).take(piece.size).read_to_end(&mut bytes).map_err(io)?;
            *there = piece.is(&bytes);
        }
        Ok(())
    }

    /// Fills in what is at hand; `find` is asked for each missing piece by its number.
    pub(crate) fn fill(
        &mut self,
        disk: &dyn Disk,
        mut find: impl FnMut(usize, &Piece) -> Option<Vec<u8>>,
    ) -> Result<(), InstallError> {
        for at in 0..self.pieces.len() {
            if !self.there[at]
                && let Some(bytes) = find(at, &self.pieces[at])
            {
                self.put(disk, at, &bytes)?;
            }
        }
        Ok(())
    }

    /// Writes a piece if these bytes are it; says whether they are.
    pub(crate) fn put(
        &mut self,
        disk: &dyn Disk,
        at: usize,
        bytes: &[u8],
    ) -> Result<bool, InstallError> {
        let piece = &self.pieces[at];
        if !piece.is(bytes) {
            return Ok(false);
        }
        if !self.there[at] {
            let io = |source| InstallError::Io { path: self.path.clone(), source };
            disk.write(&self.path, piece.at, bytes).map_err(io)?;
            self.there[at] = true;
        }
        Ok(true)
    }

    /// The number of the piece that starts at this byte.
    pub(crate) fn starts_at(&self, byte: u64) -> Option<usize> {
        self.pieces.binary_search_by_key(&byte, |piece| piece.at).ok()
    }

    /// The size of a piece and whether it is there.
    pub(crate) fn piece(&self, at: usize) -> (u64, bool) {
        (self.pieces[at].size, self.there[at])
    }

    /// First byte and size of each stretch that is to be fetched.
    pub(crate) fn stretches(&self) -> Vec<(u64, u64)> {
        let mut stretches: Vec<(u64, u64)> = Vec::new();
        let missing = self.pieces.iter().zip(&self.there).filter(|(_, there)| !**there);
        for (piece, _) in missing {
            match stretches.last_mut() {
                Some((from, size)) if piece.at - (*from + *size) <= GAP => {
                    *size = piece.end() - *from;
                }
                _ => stretches.push((piece.at, piece.size)),
            }
        }
        stretches
    }

    /// Bytes of the whole file.
    pub(crate) fn bytes(&self) -> u64 {
        self.pieces.last().map_or(0, Piece::end)
    }

    /// Whether nothing is missing.
    pub(crate) fn is_whole(&self) -> bool {
        self.there.iter().all(|there| *there)
    }
}
