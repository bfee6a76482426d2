//! A body taken apart: a flat CBOR map with text keys, its values as whole numbers or as the
//! bytes that stand there. Put together again it gives the very same bytes.

/// What stands under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A whole number in its shortest form.
    Number(i64),
    /// Any other scalar, as its bytes: text, float, true, false, null.
    Atom(&'a [u8]),
}

/// One key, as its bytes, with what stands under it.
pub(super) type Field<'a> = (&'a [u8], Value<'a>);

/// Most fields of a map that is taken apart.
pub(super) const MOST_FIELDS: usize = 23;

/// Takes a body apart; `None` for anything but a flat map in plain form, which then travels
/// as it is.
pub(super) fn fields(body: &[u8]) -> Option<Vec<Field<'_>>> {
    let (&first, mut rest) = body.split_first()?;
    let n = usize::from(first.checked_sub(MAP)?);
    if n > MOST_FIELDS {
        return None;
    }
    let mut fields = Vec::with_capacity(n);
    for _ in 0..n {
        let key = item(&mut rest).filter(|key| key[0] >> 5 == TEXT)?;
        fields.push((key, value(item(&mut rest)?)));
    }
    rest.is_empty().then_some(fields)
}

/// Begins the body of a map with `n` fields.
pub(super) fn begin(n: usize) -> Vec<u8> {
    vec![MAP + n as u8]
}

/// Appends a whole number in its shortest form.
pub(super) fn put_number(body: &mut Vec<u8>, number: i64) {
    let (major, size) = if number < 0 { (0x20, !number as u64) } else { (0, number as u64) };
    match size {
        0..=23 => body.push(major | size as u8),
        24..=0xff => body.extend([major | 24, size as u8]),
        0x100..=0xffff => {
            body.push(major | 25);
            body.extend((size as u16).to_be_bytes());
        }
        0x1_0000..=0xffff_ffff => {
            body.push(major | 26);
            body.extend((size as u32).to_be_bytes());
        }
        _ => {
            body.push(major | 27);
            body.extend(size.to_be_bytes());
        }
    }
}

const MAP: u8 = 0xa0;
const TEXT: u8 = 3;

fn value(bytes: &[u8]) -> Value<'_> {
    let number = match bytes[0] >> 5 {
        0 => i64::try_from(argument(bytes)).ok(),
        1 => i64::try_from(argument(bytes)).ok().map(|size| !size),
        _ => None,
    };
    let Some(number) = number else { return Value::Atom(bytes) };
    let mut shortest = Vec::with_capacity(9);
    put_number(&mut shortest, number);
    if shortest == bytes { Value::Number(number) } else { Value::Atom(bytes) }
}

/// Takes one scalar off the front, as its bytes. Lists, maps, tags and whatever has no length
/// of its own are none.
fn item<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let first = *rest.first()?;
    let long = match first & 0x1f {
        0..=23 => 0,
        24 => 1,
        25 => 2,
        26 => 4,
        27 => 8,
        _ => return None,
    };
    let head = rest.get(..1 + long)?;
    let more = match first >> 5 {
        0 | 1 | 7 => 0,
        2 | TEXT => usize::try_from(argument(head)).ok()?,
        _ => return None,
    };
    let (item, left) = rest.split_at_checked(head.len().checked_add(more)?)?;
    *rest = left;
    Some(item)
}

/// The number in an item's head.
fn argument(head: &[u8]) -> u64 {
    match head[0] & 0x1f {
        small @ 0..=23 => u64::from(small),
        _ => head[1..].iter().take(8).fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn again(fields: &[Field<'_>]) -> Vec<u8> {
        let mut body = begin(fields.len());
        for (key, value) in fields {
            body.extend(*key);
            match value {
                Value::Number(number) => put_number(&mut body, *number),
                Value::Atom(bytes) => body.extend(*bytes),
            }
        }
        body
    }

    #[test]
    fn an_event_is_taken_apart_and_put_together() {
        let event = model::Event::Completed { lesson: "bn-1-13".into(), ms: 70_000 };
        let mut body = Vec::new();
        ciborium::into_writer(&event, &mut body).unwrap();
        let fields = fields(&body).unwrap();
        assert_eq!(fields.len(), 3);
        assert_eq!(fields[2].1, Value::Number(70_000));
        assert_eq!(again(&fields), body);
    }

    #[test]
    fn nested_and_odd_bodies_travel_as_they_are() {
        for body in [
            &b""[..],
            b"\xa1",
            b"\x80",
            b"\xa1\x61a\x80",
            b"\xa1\x61a\xbf\xff",
            b"\xbf\x61a\x01\xff",
            b"\xa1\x01\x01",
            b"\xa1\x61a\x01\x00",
        ] {
            assert_eq!(fields(body), None, "{body:02x?}");
        }
        assert_eq!(fields(&[0x81; 10_000]), None);
        // A number in a longer form than it needs keeps its form.
        let long = b"\xa1\x61a\x18\x05";
        assert_eq!(again(&fields(long).unwrap()), long);
    }

    proptest! {
        #[test]
        fn whatever_is_taken_apart_gives_the_same_bytes(
            n in 0..4u8,
            tail in prop::collection::vec(any::<u8>(), 0..60),
        ) {
            let body = [&[MAP + n][..], &tail].concat();
            if let Some(fields) = fields(&body) {
                prop_assert_eq!(again(&fields), body);
            }
        }

        #[test]
        fn every_number_has_its_shortest_form(number in any::<i64>()) {
            let mut mine = Vec::new();
            put_number(&mut mine, number);
            let mut theirs = Vec::new();
            ciborium::into_writer(&number, &mut theirs).unwrap();
            prop_assert_eq!(&mine, &theirs);
            prop_assert_eq!(value(&mine), Value::Number(number));
        }
    }
}
