//! What an element says of its own place: the declarations of a `style` attribute that a page needs.

/// A declaration of a style, trimmed.
pub(super) fn value<'s>(style: &'s str, name: &str) -> Option<&'s str> {
    style.split(';').find_map(|one| {
        let (key, value) = one.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A length in pixels, or in shares of `whole` where it is a percentage.
pub(super) fn length(style: &str, name: &str, whole: f32) -> Option<f32> {
    let text = value(style, name)?;
    let (number, factor) = match (text.strip_suffix('%'), text.strip_suffix("px")) {
        (Some(share), _) => (share, whole / 100.0),
        (None, Some(pixels)) => (pixels, 1.0),
        // Of bare numbers only 0 is a length.
        (None, None) => (text, if text == "0" { 1.0 } else { return None }),
    };
    sane(number).map(|number| number * factor)
}

/// A bare number, such as an opacity.
pub(super) fn number(style: &str, name: &str) -> Option<f32> {
    sane(value(style, name)?)
}

/// What stands in the brackets of a function such as `rotate(12deg)`.
pub(super) fn call<'s>(style: &'s str, name: &str, function: &str) -> Option<&'s str> {
    let all = value(style, name)?;
    let (_, after) = all.split_once(function)?;
    after.trim_start().strip_prefix('(')?.split_once(')').map(|(inside, _)| inside.trim())
}

/// A number that a page can mean.
pub(super) fn sane(text: &str) -> Option<f32> {
    text.trim().parse::<f32>().ok().filter(|number| number.abs() <= 100_000.0)
}

/// The file of a `url(…)`.
pub(super) fn url(style: &str) -> Option<&str> {
    let inside =
        call(style, "background-image", "url").or_else(|| call(style, "background", "url"))?;
    let bare = inside.trim_matches(['\'', '"']);
    (!bare.is_empty()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_turns_and_pictures_are_read() {
        let style =
            "left:12.5px; TOP : 50%;width:0;height:3em;opacity:0.5;transform:rotate(-4.0deg)";
        assert_eq!(length(style, "left", 100.0), Some(12.5));
        assert_eq!(length(style, "top", 200.0), Some(100.0));
        assert_eq!(length(style, "width", 1.0), Some(0.0));
        assert_eq!(length(style, "height", 1.0), None);
        assert_eq!(number(style, "opacity"), Some(0.5));
        assert_eq!(call(style, "transform", "rotate"), Some("-4.0deg"));
        assert_eq!(url("background-image: url('a b.png')"), Some("a b.png"));
        assert_eq!(length("left:nanpx;top:1e30px", "left", 1.0), None);
        assert_eq!(length("left:nanpx;top:1e30px", "top", 1.0), None);
    }
}
