//! Instants as SMIL writes them: `0:00:01.250`, `01:02.5`, `1.25s`, `250ms`, `2min`, `3.5`.

/// The milliseconds of an instant; `None` where it is none.
pub(super) fn ms(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_prefix("npt=").unwrap_or(text);
    let seconds = if text.contains(':') {
        let mut parts = text.split(':').rev();
        let seconds = number(parts.next()?)?;
        let minutes = number(parts.next()?)?;
        let hours = parts.next().map_or(Some(0.0), number)?;
        if parts.next().is_some() {
            return None;
        }
        hours * 3600.0 + minutes * 60.0 + seconds
    } else {
        let units = [("ms", 0.001), ("min", 60.0), ("h", 3600.0), ("s", 1.0)];
        let known =
            units.iter().find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, *factor)));
        let (text, factor) = known.unwrap_or((text, 1.0));
        number(text)? * factor
    };
    let ms = (seconds * 1000.0).round();
    (ms >= 0.0 && ms <= f64::from(u32::MAX)).then_some(ms as u32)
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_plain =
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_way_to_write_an_instant_is_known() {
        let known = [
            ("0:00:01.250", 1250),
            ("01:02.5", 62_500),
            ("1.25s", 1250),
            ("250ms", 250),
            ("2min", 120_000),
            ("0.5h", 1_800_000),
            ("3.5", 3500),
            ("npt=2s", 2000),
        ];
        for (text, ms) in known {
            assert_eq!(super::ms(text), Some(ms), "{text}");
        }
        for text in ["", "x", "-1s", "1:2:3:4", "1e9", "99999999999h", "nan", "::"] {
            assert_eq!(super::ms(text), None, "{text}");
        }
    }
}
