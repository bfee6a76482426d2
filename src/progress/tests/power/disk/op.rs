//! What can be asked of a disk.

use std::ffi::OsString;
use std::fmt;

/// A file or folder, whatever it is called; numbered from 0, the root, in order of making.
pub(crate) type NodeId = usize;

/// The node that is the root folder.
pub(crate) const ROOT: NodeId = 0;

/// A name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) folder: NodeId,
    pub(crate) name: OsString,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
}

/// One thing that was asked of the disk.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Op {
    Make { at: Place, kind: Kind },
    Remove { at: Place, node: NodeId },
    Move { from: Place, to: Place, node: NodeId },
    Write { node: NodeId, offset: usize, bytes: Vec<u8> },
    Resize { node: NodeId, len: usize },
    Flush { node: NodeId },
}

impl fmt::Debug for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Make { at, kind } => write!(f, "make {kind:?} {:?}", at.name),
            Self::Remove { at, node } => write!(f, "remove {:?} ({node})", at.name),
            Self::Move { from, to, node } => {
                write!(f, "move {:?} to {:?} ({node})", from.name, to.name)
            }
            Self::Write { node, offset, bytes } => {
                write!(f, "write {offset}..{} of {node}", offset + bytes.len())
            }
            Self::Resize { node, len } => write!(f, "make {node} {len} long"),
            Self::Flush { node } => write!(f, "flush {node}"),
        }
    }
}
