//! Takes bytes as they come and keeps only what is right.

use super::part::Part;
use super::sheet::Sheet;
use super::stage::Stage;
use super::{Install, InstallError, Need};
use crate::disk::Disk;
use crate::store::Store;
use std::sync::Arc;

/// The bytes of one need on their way in.
///
/// It may be dropped at any moment, as when a link breaks; what came until then is not asked
/// for again.
pub struct Receiving<'a> {
    into: Into<'a>,
    disk: Arc<dyn Disk>,
    room: &'a mut u64,
    path: String,
    at: u64,
    end: u64,
}

enum Into<'a> {
    /// Whole pieces only are written; the one under way is in memory.
    Sheet { sheet: &'a mut Sheet, under_way: Vec<u8> },
    /// Everything is written as it comes; the hasher has seen the chunk under way.
    Part { part: &'a mut Part, hasher: Box<blake3::Hasher>, store: Store },
}

impl<'a> Receiving<'a> {
    pub(super) fn begin(install: &'a mut Install, need: &Need) -> Result<Self, InstallError> {
        let store = install.shelf.store();
        let none = || InstallError::NotNeeded { path: need.path.clone(), at: need.from };
        let end = need.from.checked_add(need.size).ok_or_else(none)?;
        let (into, of) = match &mut install.stage {
            Stage::Manifest(sheet) | Stage::Rows { sheet, .. } => {
                sheet.starts_at(need.from).ok_or_else(none)?;
                let of = sheet.bytes();
                (Into::Sheet { sheet, under_way: Vec::new() }, of)
            }
            Stage::Blobs(parts) => {
                let part = parts.iter_mut().find(|part| part.url() == need.path);
                let part = part.filter(|part| part.had == need.from).ok_or_else(none)?;
                let hasher = part.hash_from(part.piece_start(part.had), part.had)?;
                let of = part.size;
                (Into::Part { part, hasher: Box::new(hasher), store }, of)
            }
        };
        if end > of || need.of != of {
            return Err(none());
        }
        let disk = install.shelf.disk.clone();
        let room = &mut install.room;
        Ok(Self { into, disk, room, path: need.path.clone(), at: need.from, end })
    }

    /// Takes the next bytes, of any number.
    ///
    /// # Errors
    /// [`InstallError::Wrong`] when a piece is not the sealed one: it is thrown away, what
    /// came before it is kept, and the rest has to come from elsewhere.
    /// [`InstallError::NotNeeded`] for bytes beyond the need.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), InstallError> {
        let mut rest = bytes;
        while !rest.is_empty() {
            if self.at >= self.end {
                return Err(InstallError::NotNeeded { path: self.path.clone(), at: self.at });
            }
            let taken = match &mut self.into {
                Into::Sheet { sheet, under_way } => {
                    let start = self.at - under_way.len() as u64;
                    let wrong = || InstallError::Wrong { path: self.path.clone(), at: start };
                    let piece = sheet.starts_at(start).ok_or_else(wrong)?;
                    let (size, there) = sheet.piece(piece);
                    let taken = rest.len().min(size as usize - under_way.len());
                    under_way.extend_from_slice(&rest[..taken]);
                    if under_way.len() as u64 == size {
                        if !there && !sheet.put(&*self.disk, piece, under_way)? {
                            return Err(wrong());
                        }
                        under_way.clear();
                    }
                    taken
                }
                Into::Part { part, hasher, store } => {
                    let start = part.piece_start(part.had);
                    let end = part.piece_end(start).min(self.end);
                    let taken = rest.len().min((end - part.had) as usize);
                    part.write(&*self.disk, &rest[..taken])?;
                    hasher.update(&rest[..taken]);
                    if part.had == part.piece_end(start) {
                        if !part.is_right(start, hasher) {
                            part.cut(&*self.disk, start)?;
                            **hasher = part.hash_from(start, start)?;
                            return Err(InstallError::Wrong { path: self.path.clone(), at: start });
                        }
                        if part.had == part.size {
                            part.keep(&*self.disk, store)?;
                        } else {
                            **hasher = part.hash_from(part.had, part.had)?;
                        }
                    }
                    taken
                }
            };
            self.at += taken as u64;
            *self.room = self.room.saturating_sub(taken as u64);
            rest = &rest[taken..];
        }
        Ok(())
    }
}
