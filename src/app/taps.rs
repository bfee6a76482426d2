//! A taps file: what a hand does in a film, one thing a line.
//!
//! `ms tap x y` · `ms tap #id` · `ms drag x,y x,y …` · `ms word n` · `ms shot NAME`;
//! `#` at the start of a line is a comment.

use scene::Point;

/// One line of a taps file.
#[derive(Clone, Debug, PartialEq)]
pub struct Tap {
    /// When, in milliseconds from the start.
    pub ms: u64,
    /// What.
    pub what: What,
}

/// What a hand does, or what is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Touches a place.
    At(Point),
    /// Touches the middle of a named thing.
    Named(String),
    /// Draws along these places, 20 ms apart.
    Drag(Vec<Point>),
    /// Touches a word of the reading text, counted from 1.
    Word(usize),
    /// Keeps a picture under this name.
    Shot(String),
}

/// Why a taps file is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "line {line}: \"{text}\" is none of: ms tap x y, ms tap #id, ms drag x,y x,y …, ms word n, ms shot NAME"
)]
pub struct TapError {
    /// Line, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

/// Reads a taps file; what comes first stands first afterwards.
///
/// # Errors
/// [`TapError`] names the first line that is not understood.
pub fn parse(text: &str) -> Result<Vec<Tap>, TapError> {
    let mut taps = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        taps.push(
            parse_line(line).ok_or_else(|| TapError { line: at + 1, text: line.to_owned() })?,
        );
    }
    taps.sort_by_key(|tap| tap.ms);
    Ok(taps)
}

fn parse_line(line: &str) -> Option<Tap> {
    let mut words = line.split_whitespace();
    let ms = words.next()?.parse().ok()?;
    let what = match (words.next()?, words.next()?) {
        ("tap", id) if id.starts_with('#') => What::Named(id[1..].to_owned()),
        ("tap", x) => What::At(Point::new(x.parse().ok()?, words.next()?.parse().ok()?)),
        ("word", n) => What::Word(n.parse::<usize>().ok()?.checked_sub(1)?),
        ("shot", name)
            if name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)) =>
        {
            What::Shot(name.to_owned())
        }
        ("drag", first) => {
            let points = std::iter::once(first).chain(words.by_ref()).map(|word| {
                let (x, y) = word.split_once(',')?;
                Some(Point::new(x.parse().ok()?, y.parse().ok()?))
            });
            What::Drag(points.collect::<Option<Vec<_>>>().filter(|points| points.len() > 1)?)
        }
        _ => return None,
    };
    words.next().is_none().then_some(Tap { ms, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_read_in_the_order_of_time() {
        let taps =
            parse("# hello\n900 shot end\n0 tap 10 20.5\n5 tap #next\n7 drag 1,2 3,4\n8 word 2\n")
                .expect("is read");
        assert_eq!(taps.iter().map(|tap| tap.ms).collect::<Vec<_>>(), [0, 5, 7, 8, 900]);
        assert_eq!(taps[1].what, What::Named("next".into()));
        assert_eq!(taps[3].what, What::Word(1));
    }

    #[test]
    fn a_strange_line_is_named() {
        let error = parse("0 tap 1 2\n\n12 jump 3").expect_err("is refused");
        assert_eq!(error.line, 3);
        for bad in ["x tap 1 2", "0 tap 1", "0 tap 1 2 3", "0 word 0", "0 shot ../x", "0 drag 1,2"]
        {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
