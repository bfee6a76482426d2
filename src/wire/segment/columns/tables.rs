//! Things that come often, each kept once and named by its place.

use crate::segment::cbor::{Field, MOST_FIELDS, Value};
use crate::segment::number::{get, get_bytes, put, put_bytes};
use std::collections::HashMap;
use std::hash::Hash;

/// Things in the order in which they came first.
pub(super) struct Table<T> {
    things: Vec<T>,
    places: HashMap<T, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { things: Vec::new(), places: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Table<T> {
    /// Where a thing stands; it is added where it is new.
    pub(super) fn place(&mut self, thing: &T) -> usize {
        if let Some(place) = self.places.get(thing) {
            return *place;
        }
        self.things.push(thing.clone());
        self.places.insert(thing.clone(), self.things.len() - 1);
        self.things.len() - 1
    }

    pub(super) fn len(&self) -> usize {
        self.things.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.things.iter()
    }
}

/// The keys of a body in their order, each with whether it holds whole numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Shape(pub(super) Vec<(Vec<u8>, bool)>);

impl Shape {
    pub(super) fn of(fields: &[Field<'_>]) -> Self {
        let keys =
            fields.iter().map(|(key, value)| (key.to_vec(), matches!(value, Value::Number(_))));
        Self(keys.collect())
    }

    pub(super) fn put(&self, plain: &mut Vec<u8>) {
        put(plain, self.0.len() as u64);
        for (key, is_number) in &self.0 {
            put_bytes(plain, key);
            plain.push(u8::from(*is_number));
        }
    }

    pub(super) fn get(plain: &mut &[u8]) -> Option<Self> {
        let n = usize::try_from(get(plain)?).ok().filter(|n| *n <= MOST_FIELDS)?;
        let mut keys = Vec::with_capacity(n);
        for _ in 0..n {
            let key = get_bytes(plain)?.to_vec();
            let (flag, rest) = plain.split_first()?;
            *plain = rest;
            keys.push((key, *flag == 1));
        }
        Some(Self(keys))
    }
}
