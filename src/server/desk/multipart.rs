//! A form that brings files, as browsers send it (RFC 7578): parts between lines of a boundary.

/// A part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part<'a> {
    /// The field's name.
    pub(crate) name: String,
    /// Whether it is a file; one that was not chosen comes as an empty one.
    pub(crate) is_file: bool,
    /// Its bytes.
    pub(crate) bytes: &'a [u8],
}

/// Most parts of a form.
const MOST: usize = 2_000;

/// The boundary that a content type names.
pub(crate) fn boundary(content_type: &str) -> Option<&str> {
    let rest = content_type.trim().strip_prefix("multipart/form-data")?;
    let named = rest.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?;
    let boundary = named.trim_matches('"');
    (!boundary.is_empty() && boundary.len() <= 70).then_some(boundary)
}

/// All parts; none where the bytes are no such form.
pub(crate) fn read<'a>(bytes: &'a [u8], boundary: &str) -> Option<Vec<Part<'a>>> {
    let first = format!("--{boundary}");
    let line = format!("\r\n--{boundary}");
    let mut rest = bytes.strip_prefix(first.as_bytes())?;
    let mut parts = Vec::new();
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let head_end = find(part, b"\r\n\r\n")?;
        let body = &part[head_end + 4..];
        let end = find(body, line.as_bytes())?;
        let (name, is_file) = named(&part[..head_end])?;
        parts.push(Part { name, is_file, bytes: &body[..end] });
        if parts.len() > MOST {
            return None;
        }
        rest = &body[end + line.len()..];
    }
    rest.starts_with(b"--").then_some(parts)
}

/// The name in a part's head, and whether it is a file's.
pub(crate) fn named(head: &[u8]) -> Option<(String, bool)> {
    let head = std::str::from_utf8(head).ok()?;
    let is_told = |line: &&str| {
        line.get(..20).is_some_and(|start| start.eq_ignore_ascii_case("content-disposition:"))
    };
    let told = head.split("\r\n").find(is_told)?;
    let value = |key: &str| {
        let from = told.find(&format!("; {key}=\""))? + key.len() + 4;
        told[from..].split('"').next().map(str::to_owned)
    };
    Some((value("name")?, value("filename").is_some()))
}

/// Where bytes are found first.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == first) {
        if bytes[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FORM: &str = "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n\
        --x\r\nContent-Disposition: form-data; name=\"voice\"; filename=\"a.wav\"\r\n\
        Content-Type: audio/wav\r\n\r\n\r\n--y\r\n\r\n--x--\r\n";

    #[test]
    fn fields_and_files_come_apart_whatever_the_files_hold() {
        let parts = read(FORM.as_bytes(), "x").unwrap();
        let told: Vec<_> =
            parts.iter().map(|part| (part.name.as_str(), part.is_file, part.bytes)).collect();
        assert_eq!(told, [("text", false, &b"hello"[..]), ("voice", true, b"\r\n--y\r\n")]);
        assert_eq!(boundary("multipart/form-data; boundary=x"), Some("x"));
        assert_eq!(boundary("multipart/form-data; boundary=\"a b\""), Some("a b"));
        assert_eq!(boundary("text/plain; boundary=x"), None);
    }

    #[test]
    fn what_is_cut_off_is_no_form() {
        for end in 0..FORM.len() - 2 {
            assert_eq!(read(&FORM.as_bytes()[..end], "x"), None, "cut at {end}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn no_bytes_break_it(bytes: Vec<u8>, at in 0..FORM.len(), byte: u8) {
            let _ = read(&bytes, "x");
            let mut edited = FORM.as_bytes().to_vec();
            edited[at] = byte;
            let _ = read(&edited, "x");
        }
    }
}
