//! What a file of a book calls another: a name beside its own, written as an address of the web.

/// The file that `link` names where it stands in the file `from`; `None` where it leads elsewhere.
pub(super) fn resolve(from: &str, link: &str) -> Option<String> {
    let link = link.trim();
    let path = link.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return link.starts_with('#').then(|| from.to_owned());
    }
    // `https:…` and `data:…` are no files of the book.
    if path.split('/').next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let mut parts: Vec<String> = match path.starts_with('/') {
        true => Vec::new(),
        false => from
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .split('/')
            .map(str::to_owned)
            .collect(),
    };
    parts.retain(|part| !part.is_empty());
    for part in path.split('/') {
        match part {
            "" | "." => {}
            // Above the book's own folder there is nothing.
            ".." => drop(parts.pop()?),
            part => parts.push(plain(part)),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// What follows the `#` of a link, if anything does.
pub(super) fn fragment(link: &str) -> Option<String> {
    link.split_once('#').map(|(_, id)| plain(id.trim())).filter(|id| !id.is_empty())
}

/// `%20` and its like as what they mean.
fn plain(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut found = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                found.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                found.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(found).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files_of_the_book_and_nowhere_else() {
        let from = "OEBPS/text/page 1.xhtml";
        let to = |link: &str| resolve(from, link);
        assert_eq!(to("../img/a%20b.png").as_deref(), Some("OEBPS/img/a b.png"));
        assert_eq!(to("./b.png?x=1").as_deref(), Some("OEBPS/text/b.png"));
        assert_eq!(to("#here").as_deref(), Some(from));
        assert_eq!(to("/mimetype").as_deref(), Some("mimetype"));
        assert_eq!(to("%E0%A6%86.png").as_deref(), Some("OEBPS/text/\u{986}.png"));
        for out in ["../../../etc/passwd", "https://a.b/c", "data:image/png;base64,AA", "", "C:/x"]
        {
            assert_eq!(to(out), None, "{out}");
        }
        assert_eq!(fragment("a.xhtml#w%31").as_deref(), Some("w1"));
        assert_eq!(fragment("a.xhtml"), None);
    }
}
