//! That the disk keeps what was flushed, and nothing else for sure.

use super::*;
use std::collections::BTreeSet;

fn at(name: &str) -> Place {
    Place { folder: ROOT, name: name.into() }
}

fn write(node: NodeId, bytes: &[u8]) -> Op {
    Op::Write { node, offset: 0, bytes: bytes.to_vec() }
}

/// What is found under a name after many cuts behind these operations.
fn found(ops: &[Op], name: &str) -> BTreeSet<Option<Vec<u8>>> {
    let mut disk = Disk::holding(&Tree::default());
    ops.iter().for_each(|op| disk.apply(op));
    let cuts = (0..1_000).map(|n| disk.cut(&mut Dice::new(1, n)));
    cuts.map(|tree| tree.file(name).map(<[u8]>::to_vec)).collect()
}

fn make(name: &str) -> Op {
    Op::Make { at: at(name), kind: Kind::File }
}

const FLUSH: Op = Op::Flush { node: 1 };
const FLUSH_ROOT: Op = Op::Flush { node: ROOT };

#[test]
fn only_what_was_flushed_is_sure() {
    let ops = [make("a"), write(1, b"one"), FLUSH, FLUSH_ROOT];
    assert_eq!(found(&ops, "a"), [Some(b"one".to_vec())].into());
    let unnamed = found(&ops[..3], "a");
    assert_eq!(unnamed, [None, Some(b"one".to_vec())].into());
    let unflushed = found(&[make("a"), write(1, b"one"), FLUSH_ROOT], "a");
    let lost_or_kept = [Some(vec![]), Some(b"one".to_vec())];
    assert!(unflushed.is_superset(&lost_or_kept.into()) && !unflushed.contains(&None));
}

#[test]
fn a_later_write_may_be_there_without_an_earlier_one() {
    let later = Op::Write { node: 1, offset: 3, bytes: b"two".to_vec() };
    let all = found(&[make("a"), FLUSH_ROOT, write(1, b"one"), later], "a");
    let expected = [&b""[..], b"one", b"\0\0\0two", b"onetwo"];
    assert!(all.is_superset(&expected.map(|bytes| Some(bytes.to_vec())).into()), "{all:?}");
}

#[test]
fn a_torn_write_is_torn_between_sectors() {
    let all = found(&[make("a"), FLUSH_ROOT, write(1, &[1; 1200])], "a");
    // What each sector shows: zeros, what was written, or rubbish.
    let kinds: BTreeSet<Vec<u8>> = all
        .iter()
        .map(|bytes| {
            let sectors = bytes.as_deref().unwrap().chunks(512);
            assert!(sectors.clone().all(|part| part.iter().all(|byte| *byte == part[0])));
            sectors.map(|part| part[0].min(2)).collect()
        })
        .collect();
    let whole = kinds.iter().filter(|kind| kind.len() == 3);
    assert!(whole.count() > 10, "{kinds:?}");
    assert!(kinds.contains(&vec![]) && kinds.contains(&vec![1, 1, 1]), "{kinds:?}");
}

#[test]
fn a_replaced_file_is_whole_only_if_it_was_flushed_before() {
    let old = [make("a"), write(1, b"old"), FLUSH, FLUSH_ROOT];
    let new = [make("part"), write(2, b"new")];
    let replace = Op::Move { from: at("part"), to: at("a"), node: 2 };
    let careless = [&old[..], &new, &[replace.clone(), FLUSH_ROOT]].concat();
    assert!(found(&careless, "a").contains(&Some(vec![])));
    let careful = [&old[..], &new, &[Op::Flush { node: 2 }, replace]].concat();
    let [old, new] = [b"old", b"new"].map(|bytes| Some(bytes.to_vec()));
    assert_eq!(found(&careful, "a"), [old, new].into());
}

#[test]
fn a_removed_name_may_come_back_until_its_folder_is_flushed() {
    let remove = Op::Remove { at: at("a"), node: 1 };
    let ops = [make("a"), FLUSH_ROOT, remove, FLUSH_ROOT];
    assert_eq!(found(&ops[..3], "a"), [None, Some(vec![])].into());
    assert_eq!(found(&ops, "a"), [None].into());
}
