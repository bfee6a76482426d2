//! Rows in their canonical form: what is hashed, and what travels.
//!
//! `jonaki rows 1` and a zero byte come first, then tokens. A token is a tag, the length of
//! what follows as 8 bytes little-endian, and what follows. Tags are `Q` (a query starts),
//! `R` (a row starts), `n` null, `i` integer (8 bytes little-endian), `f` float (8 bytes, IEEE
//! 754 little-endian), `t` text (UTF-8) and `b` bytes.

use rusqlite::types::{Value, ValueRef};

/// One list of rows for each query of a group.
pub(crate) type Parts = Vec<Vec<Vec<Value>>>;

/// The canonical bytes of a group's rows.
pub(crate) fn encode(parts: &Parts) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = Writer::new(|token: &[u8]| bytes.extend_from_slice(token));
    for part in parts {
        writer.query();
        for row in part {
            writer.row();
            row.iter().for_each(|value| writer.value(value.into()));
        }
    }
    bytes
}

/// Reads canonical bytes; `None` for bytes that [`encode`] could not have written.
///
/// Whoever calls it has compared their hash with the manifest, so a `None` is the publisher's
/// mistake; still no bytes make it panic or take more memory than a few times their length.
pub(crate) fn decode(bytes: &[u8]) -> Option<Parts> {
    let mut rest = bytes.strip_prefix(ROWS_DOMAIN)?;
    let mut parts: Parts = Vec::new();
    while let Some((tag, body)) = token(&mut rest)? {
        match tag {
            b'Q' if body.is_empty() => parts.push(Vec::new()),
            b'R' if body.is_empty() => parts.last_mut()?.push(Vec::new()),
            _ => parts.last_mut()?.last_mut()?.push(value(tag, body)?),
        }
    }
    Some(parts)
}

/// Version 1 of the domain of row digests.
const ROWS_DOMAIN: &[u8] = b"jonaki rows 1\0";

/// Hands the canonical form of rows to `out`, token by token.
pub(crate) struct Writer<F: FnMut(&[u8])>(F);

impl<F: FnMut(&[u8])> Writer<F> {
    /// Begins with the domain.
    pub(crate) fn new(mut out: F) -> Self {
        out(ROWS_DOMAIN);
        Self(out)
    }

    /// A query starts.
    pub(crate) fn query(&mut self) {
        self.token(b'Q', &[]);
    }

    /// A row starts.
    pub(crate) fn row(&mut self) {
        self.token(b'R', &[]);
    }

    /// The next column.
    pub(crate) fn value(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.token(b'n', &[]),
            ValueRef::Integer(number) => self.token(b'i', &number.to_le_bytes()),
            ValueRef::Real(number) => self.token(b'f', &number.to_le_bytes()),
            ValueRef::Text(text) => self.token(b't', text),
            ValueRef::Blob(bytes) => self.token(b'b', bytes),
        }
    }

    fn token(&mut self, tag: u8, body: &[u8]) {
        (self.0)(&[tag]);
        (self.0)(&(body.len() as u64).to_le_bytes());
        (self.0)(body);
    }
}

/// Takes the next token; `Some(None)` at the end, `None` for a torn one.
#[expect(clippy::option_option, reason = "the end of the rows is no error")]
fn token<'a>(rest: &mut &'a [u8]) -> Option<Option<(u8, &'a [u8])>> {
    if rest.is_empty() {
        return Some(None);
    }
    let (head, after) = rest.split_first_chunk::<9>()?;
    let length = u64::from_le_bytes(head[1..].try_into().ok()?);
    let (body, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
    *rest = after;
    Some(Some((head[0], body)))
}

fn value(tag: u8, body: &[u8]) -> Option<Value> {
    Some(match tag {
        b'n' if body.is_empty() => Value::Null,
        b'i' => Value::Integer(i64::from_le_bytes(body.try_into().ok()?)),
        b'f' => Value::Real(f64::from_le_bytes(body.try_into().ok()?)),
        b't' => Value::Text(std::str::from_utf8(body).ok()?.to_owned()),
        b'b' => Value::Blob(body.to_vec()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Integer),
            any::<f64>().prop_map(Value::Real),
            ".{0,9}".prop_map(Value::Text),
            proptest::collection::vec(any::<u8>(), 0..9).prop_map(Value::Blob),
        ]
    }

    fn any_parts() -> impl Strategy<Value = Parts> {
        use proptest::collection::vec;
        vec(vec(vec(any_value(), 0..4), 0..4), 0..4)
    }

    proptest! {
        #[test]
        fn rows_come_back_as_they_were_written(parts in any_parts()) {
            let bytes = encode(&parts);
            prop_assert_eq!(encode(&decode(&bytes).unwrap()), bytes);
        }

        #[test]
        fn bytes_that_are_read_have_no_second_spelling(
            parts in any_parts(), at in any::<prop::sample::Index>(), bit in 0..8_u32,
        ) {
            let mut bytes = encode(&parts);
            let at = at.index(bytes.len());
            bytes[at] ^= 1_u8 << bit;
            if let Some(read) = decode(&bytes) {
                prop_assert_eq!(encode(&read), bytes);
            }
        }

        #[test]
        fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(decode(&bytes).is_none());
            decode(&[ROWS_DOMAIN, &bytes].concat());
        }
    }
}
