//! The disk: what is safe, what waits, and what a cut leaves of it.

use super::change::{Change, Fate};
use super::{Dice, Kind, NodeId, Op, Place, ROOT, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::PathBuf;

/// The disk after some operations: what is safe, and what waits for a flush.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    nodes: Vec<Node>,
    /// Changes of names, in order.
    renames: Vec<Rename>,
}

#[derive(Clone, Debug)]
enum Node {
    File { safe: Vec<u8>, waiting: Vec<Change> },
    Folder { safe: BTreeMap<OsString, NodeId> },
}

/// A node leaves a name, takes one, or does both at once.
#[derive(Clone, Debug)]
struct Rename {
    node: NodeId,
    from: Option<Place>,
    to: Option<Place>,
}

impl Disk {
    /// A disk on which all of this is safe. Nodes are numbered in the tree's order from 1.
    pub(crate) fn holding(tree: &Tree) -> Self {
        let root = Node::Folder { safe: BTreeMap::new() };
        let mut disk = Self { nodes: vec![root], renames: Vec::new() };
        let mut numbers = BTreeMap::from([(PathBuf::new(), ROOT)]);
        for (path, bytes) in &tree.0 {
            let node = disk.add(match bytes {
                Some(bytes) => Node::File { safe: bytes.clone(), waiting: Vec::new() },
                None => Node::Folder { safe: BTreeMap::new() },
            });
            numbers.insert(path.clone(), node);
            let name = path.file_name().expect("a path below the root").to_owned();
            let folder = numbers[path.parent().expect("a path below the root")];
            disk.rename(&Rename { node, from: None, to: Some(Place { folder, name }) });
        }
        disk
    }

    /// Does what was asked.
    pub(crate) fn apply(&mut self, op: &Op) {
        match op {
            Op::Make { at, kind } => {
                let node = self.add(match kind {
                    Kind::File => Node::File { safe: Vec::new(), waiting: Vec::new() },
                    Kind::Folder => Node::Folder { safe: BTreeMap::new() },
                });
                self.renames.push(Rename { node, from: None, to: Some(at.clone()) });
            }
            Op::Remove { at, node } => {
                self.renames.push(Rename { node: *node, from: Some(at.clone()), to: None });
            }
            Op::Move { from, to, node } => {
                let (from, to) = (Some(from.clone()), Some(to.clone()));
                self.renames.push(Rename { node: *node, from, to });
            }
            Op::Write { node, offset, bytes } => {
                self.change(*node, Change::Write { offset: *offset, bytes: bytes.clone() });
            }
            Op::Resize { node, len } => self.change(*node, Change::Resize { len: *len }),
            Op::Flush { node } => self.flush(*node),
        }
    }

    /// What is found if nothing more was written and the power goes now.
    pub(crate) fn cut(&self, dice: &mut Dice) -> Tree {
        let mut after = Self { nodes: self.nodes.clone(), renames: Vec::new() };
        for rename in &self.renames {
            if dice.percent(50) {
                after.rename(rename);
            }
        }
        for node in &mut after.nodes {
            let Node::File { safe, waiting } = node else { continue };
            let chance = [0, 50, 50, 100][dice.below(4)];
            for change in std::mem::take(waiting) {
                let fate = match (dice.percent(chance), dice.percent(30) && chance < 100) {
                    (false, _) => Fate::Lost,
                    (true, false) => Fate::Kept,
                    (true, true) => Fate::Torn,
                };
                change.happen(safe, fate, dice);
            }
        }
        after.tree()
    }

    /// What a program sees while there is power: everything.
    pub(crate) fn now(&self) -> Tree {
        let mut all = self.clone();
        (0..all.nodes.len()).for_each(|node| all.flush(node));
        all.tree()
    }

    fn add(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn change(&mut self, node: NodeId, change: Change) {
        match &mut self.nodes[node] {
            Node::File { waiting, .. } => waiting.push(change),
            Node::Folder { .. } => panic!("bytes were written to a folder"),
        }
    }

    fn flush(&mut self, node: NodeId) {
        match &mut self.nodes[node] {
            Node::File { safe, waiting } => {
                for change in std::mem::take(waiting) {
                    change.happen(safe, Fate::Kept, &mut Dice::new(0, 0));
                }
            }
            Node::Folder { .. } => {
                let touches = |rename: &Rename| {
                    [&rename.from, &rename.to].into_iter().flatten().any(|at| at.folder == node)
                };
                let all = std::mem::take(&mut self.renames);
                // What moves into this folder brings its past in other folders along.
                let nodes: BTreeSet<NodeId> =
                    all.iter().filter(|one| touches(one)).map(|one| one.node).collect();
                for rename in all {
                    if nodes.contains(&rename.node) {
                        self.rename(&rename);
                    } else {
                        self.renames.push(rename);
                    }
                }
            }
        }
    }

    fn rename(&mut self, rename: &Rename) {
        if let Some(from) = &rename.from {
            let entries = self.entries(from.folder);
            // An earlier change may be lost, and then the name is another node's.
            if entries.get(&from.name) == Some(&rename.node) {
                entries.remove(&from.name);
            }
        }
        if let Some(to) = &rename.to {
            self.entries(to.folder).insert(to.name.clone(), rename.node);
        }
    }

    fn entries(&mut self, folder: NodeId) -> &mut BTreeMap<OsString, NodeId> {
        match &mut self.nodes[folder] {
            Node::Folder { safe } => safe,
            Node::File { .. } => panic!("a file was used as a folder"),
        }
    }

    /// What is safe, by the names that are safe.
    fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        let mut open = vec![(PathBuf::new(), ROOT)];
        while let Some((path, node)) = open.pop() {
            let found = match &self.nodes[node] {
                Node::File { safe, .. } => Some(safe.clone()),
                Node::Folder { safe } => {
                    open.extend(safe.iter().map(|(name, node)| (path.join(name), *node)));
                    None
                }
            };
            if node != ROOT {
                tree.0.insert(path, found);
            }
        }
        tree
    }
}
