//! Numbers of few bytes: LEB128, and zigzag for those that may be negative.

/// Appends a number, seven bits a byte, the lowest first.
pub(crate) fn put(bytes: &mut Vec<u8>, mut number: u128) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number off the front; `None` where the bytes end or it has more than 70 bits.
pub(crate) fn get(bytes: &mut &[u8]) -> Option<u128> {
    // Nearly all of them are small, and a child's record holds a hundred thousand.
    let first = get_byte(bytes)?;
    let mut number = u128::from(first & 0x7f);
    if first < 0x80 {
        return Some(number);
    }
    for shift in (7..70).step_by(7) {
        let byte = get_byte(bytes)?;
        number |= u128::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Appends a number of either sign, the small ones in few bytes.
pub(crate) fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    put(bytes, u128::from(((number << 1) ^ (number >> 63)) as u64));
}

/// Takes a number of either sign off the front.
pub(crate) fn get_signed(bytes: &mut &[u8]) -> Option<i64> {
    let zigzag = u64::try_from(get(bytes)?).ok()?;
    Some((zigzag >> 1) as i64 ^ -((zigzag & 1) as i64))
}

/// Takes a number off the front that counts or names a place.
pub(crate) fn get_usize(bytes: &mut &[u8]) -> Option<usize> {
    usize::try_from(get(bytes)?).ok()
}

/// Takes one byte off the front.
pub(crate) fn get_byte(bytes: &mut &[u8]) -> Option<u8> {
    let (&byte, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(byte)
}

/// Takes so many bytes off the front.
pub(crate) fn get_bytes<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (head, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_survives(unsigned in 0..1u128 << 70, signed in any::<i64>()) {
            let mut bytes = Vec::new();
            put(&mut bytes, unsigned);
            put_signed(&mut bytes, signed);
            let mut bytes = bytes.as_slice();
            prop_assert_eq!(get(&mut bytes), Some(unsigned));
            prop_assert_eq!(get_signed(&mut bytes), Some(signed));
            prop_assert!(bytes.is_empty());
        }
    }

    #[test]
    fn a_number_without_end_is_refused() {
        assert_eq!(get(&mut [0xff; 40].as_slice()), None);
        assert_eq!(get(&mut [0x80].as_slice()), None);
    }
}
