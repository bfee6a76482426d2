//! Parts the text of a Rust or Slint file into code and literals, as far as our rules need it.
//!
//! It is no parser. It knows comments, strings, raw strings, characters and lifetimes, which is
//! enough to tell `"SELECT"` in a string from the same word in a comment.

/// A file parted: code with everything else blanked, and what stood between quotes.
pub(crate) struct Parted {
    /// As long as the file, newlines in place; comments and literals are spaces.
    pub code: String,
    /// In order of appearance.
    pub literals: Vec<Literal>,
}

/// A string or character literal.
pub(crate) struct Literal {
    /// Where its opening quote stands, in bytes.
    pub at: usize,
    /// The text between the quotes, escapes as they were written.
    pub text: String,
}

/// Parts a whole file.
pub(crate) fn part(text: &str) -> Parted {
    let mut parted = Parted { code: String::with_capacity(text.len()), literals: Vec::new() };
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some((open, close, length)) = literal(rest, parted.code.chars().next_back()) {
            parted.literals.push(Literal { at, text: rest[open..close].to_owned() });
            length
        } else {
            let next = rest.chars().next().map_or(1, char::len_utf8);
            parted.code.push_str(&rest[..next]);
            at += next;
            continue;
        };
        blank(&mut parted.code, &rest[..length]);
        at += length;
    }
    parted
}

/// The same file without the modules and items that stand under `#[cfg(test)]`.
pub(crate) fn without_tests(mut parted: Parted) -> Parted {
    while let Some(start) =
        parted.code.find("#[cfg(test)]").or_else(|| parted.code.find("#[cfg(any(test"))
    {
        let mut depth = 0;
        let mut end = parted.code.len();
        for (at, letter) in parted.code[start..].char_indices() {
            depth += i32::from("([{".contains(letter)) - i32::from(")]}".contains(letter));
            if (letter == '}' || letter == ';') && depth == 0 {
                end = start + at + 1;
                break;
            }
        }
        let mut blanked = String::new();
        blank(&mut blanked, &parted.code[start..end]);
        parted.code.replace_range(start..end, &blanked);
        parted.literals.retain(|literal| literal.at < start || literal.at >= end);
    }
    parted
}

/// The number of the line, from 1, in which byte `at` stands.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn blank(code: &mut String, text: &str) {
    code.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
}

/// The length of a comment that may hold others.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest.as_bytes()[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.as_bytes()[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// Start and end of the text of a literal that begins here, and its whole length.
fn literal(rest: &str, before: Option<char>) -> Option<(usize, usize, usize)> {
    let in_a_word = before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    if !in_a_word {
        for prefix in ["r", "br", "cr"] {
            let Some(raw) = rest.strip_prefix(prefix) else { continue };
            let hashes = raw.len() - raw.trim_start_matches('#').len();
            if raw[hashes..].starts_with('"') {
                let open = prefix.len() + hashes + 1;
                let ending = format!("\"{}", "#".repeat(hashes));
                let close = rest[open..].find(&ending).map_or(rest.len(), |end| open + end);
                return Some((open, close, (close + ending.len()).min(rest.len())));
            }
        }
    }
    if rest.starts_with('"') {
        let close = closing(rest, b'"');
        return Some((1, close, (close + 1).min(rest.len())));
    }
    let mut letters = rest.strip_prefix('\'')?.chars();
    let escaped = letters.next()? == '\\';
    // Anything else after the quote is a lifetime.
    (escaped || letters.next()? == '\'').then(|| {
        let close = closing(rest, b'\'');
        (1, close, (close + 1).min(rest.len()))
    })
}

/// Where the quote stands that ends a literal with escapes.
fn closing(rest: &str, quote: u8) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

#[test]
fn code_keeps_its_place_and_literals_their_text() {
    let text = "let a = \"x // \\\" y\"; // \"no\"\nlet b = r#\"raw \"q\"\"#; /* /* */ 'c' */ 'd'";
    let parted = part(text);
    let texts: Vec<_> = parted.literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["x // \\\" y", "raw \"q\"", "d"]);
    assert_eq!(parted.code.len(), text.len());
    assert_eq!(line_of(text, parted.literals[1].at), 2);
    assert!(!parted.code.contains("no"));
}

#[test]
fn a_lifetime_opens_no_literal() {
    let parted = part("fn f<'a>(x: &'a str) -> char { '\\'' } // ক\nlet r#type = '{';");
    let texts: Vec<_> = parted.literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["\\'", "{"]);
}

#[test]
fn tests_are_taken_out_whole() {
    let text = "fn a() { \"kept\" }\n#[cfg(test)]\nmod tests { fn b() { \"gone}\" } }\nfn c() {}\n#[cfg(test)]\nconst X: [u8; 2] = [1, 2];\nfn d() {}";
    let parted = without_tests(part(text));
    assert_eq!(parted.literals.len(), 1);
    assert!(parted.code.contains("fn c") && parted.code.contains("fn d"));
    assert!(!parted.code.contains("mod tests") && !parted.code.contains("= [1"));
}
