//! What a form carries, written differently into each page: pages travel packed, and whoever saw
//! how long they become could else guess a token that stays the same.

/// A token behind a fresh mask, as digits.
///
/// # Errors
/// Where the system gives no random numbers.
pub(crate) fn put(token: &[u8; 16]) -> Result<String, getrandom::Error> {
    let mut mask = [0; 16];
    getrandom::fill(&mut mask)?;
    let hidden: Vec<u8> = mask.iter().zip(token).map(|(mask, byte)| mask ^ byte).collect();
    Ok(super::door::hex(&mask) + &super::door::hex(&hidden))
}

/// The token behind its mask.
pub(crate) fn take(text: &str) -> Option<[u8; 16]> {
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let byte = |at: usize| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok();
    let mut token = [0; 16];
    for (at, place) in token.iter_mut().enumerate() {
        *place = byte(at)? ^ byte(16 + at)?;
    }
    Some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_written_differently_each_time_and_read_again() {
        let token = [7; 16];
        let (one, other) = (put(&token).unwrap(), put(&token).unwrap());
        assert_ne!(one, other);
        assert!(!one.contains(&"07".repeat(16)));
        assert_eq!((take(&one), take(&other)), (Some(token), Some(token)));
        for odd in ["", "07", &"0".repeat(32), &"x".repeat(64), &"\u{9e6}".repeat(32)] {
            assert_eq!(take(odd), None, "{odd}");
        }
    }
}
