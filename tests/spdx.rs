//! Reads a licence expression such as `(MIT OR Apache-2.0) AND Unicode-3.0`.

/// Whether somebody who accepts the licences that `accepts` names may use the work.
///
/// The old spelling `MIT/Apache-2.0` means OR. A licence with an exception is asked for as one
/// name, such as `Apache-2.0 WITH LLVM-exception`.
pub(crate) fn satisfied(expression: &str, accepts: &dyn Fn(&str) -> bool) -> Result<bool, String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let answer = any(&mut rest, accepts)?;
    match rest.first() {
        None => Ok(answer),
        Some(word) => Err(format!("`{word}` is one too many in `{expression}`")),
    }
}

fn any(rest: &mut &[&str], accepts: &dyn Fn(&str) -> bool) -> Result<bool, String> {
    let mut answer = all(rest, accepts)?;
    while took("OR", rest) {
        answer |= all(rest, accepts)?;
    }
    Ok(answer)
}

fn all(rest: &mut &[&str], accepts: &dyn Fn(&str) -> bool) -> Result<bool, String> {
    let mut answer = one(rest, accepts)?;
    while took("AND", rest) {
        answer &= one(rest, accepts)?;
    }
    Ok(answer)
}

fn one(rest: &mut &[&str], accepts: &dyn Fn(&str) -> bool) -> Result<bool, String> {
    if took("(", rest) {
        let answer = any(rest, accepts)?;
        return if took(")", rest) { Ok(answer) } else { Err("a bracket stays open".into()) };
    }
    let licence = word(rest)?;
    if took("WITH", rest) {
        let exception = word(rest)?;
        return Ok(accepts(&format!("{licence} WITH {exception}")));
    }
    Ok(accepts(licence))
}

fn took(expected: &str, rest: &mut &[&str]) -> bool {
    let is_next = rest.first() == Some(&expected);
    if is_next {
        *rest = &rest[1..];
    }
    is_next
}

fn word<'a>(rest: &mut &[&'a str]) -> Result<&'a str, String> {
    match rest.split_first() {
        Some((word, tail)) if !["AND", "OR", "WITH", "(", ")"].contains(word) => {
            *rest = tail;
            Ok(word)
        }
        other => Err(format!(
            "a licence is missing before `{}`",
            other.map_or("the end", |(word, _)| word)
        )),
    }
}

#[test]
fn and_binds_closer_than_or() {
    let accepts = |licence: &str| ["MIT", "Apache-2.0 WITH LLVM-exception"].contains(&licence);
    for (expression, answer) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("MIT/GPL-3.0-only", true),
        ("GPL-3.0-only AND MIT OR MIT", true),
        ("GPL-3.0-only AND (MIT OR MIT)", false),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("Apache-2.0", false),
    ] {
        assert_eq!(satisfied(expression, &accepts), Ok(answer), "{expression}");
    }
}

#[test]
fn nonsense_is_refused() {
    for expression in ["", "MIT MIT", "(MIT", "MIT OR", "AND"] {
        assert!(satisfied(expression, &|_| true).is_err(), "{expression}");
    }
}
