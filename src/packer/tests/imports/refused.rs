//! Books that are locked, too large, or made to do harm: refused with a reason, or taken in without
//! what leads out of the archive.

use super::epub::{PAGE, bring, files, foreign};
use super::keys;
use super::support::archives::{archive, png};
use super::support::{Workshop, tree};
use packer::import::ImportError;
use std::path::Path;

#[test]
fn books_that_are_locked_too_large_or_made_to_do_harm_are_refused_and_nothing_is_written() {
    let workshop = Workshop::new();
    let before = tree(&workshop.channel());
    let with = |name: &'static str, bytes: Vec<u8>| {
        let mut all = foreign();
        all.retain(|(known, _)| *known != name);
        all.push((name, bytes));
        archive(&files(&all))
    };
    let refused = |bytes: Vec<u8>| {
        workshop.write("book.epub", bytes);
        let error = bring(&workshop, "book.epub").map(|_| ()).expect_err("refused");
        assert_eq!(tree(&workshop.channel()), before, "{error}");
        for language in ["bn", "en"] {
            let told = error.told(&i18n::Tr::new(language));
            assert!(told.contains("book.epub") && !told.starts_with("pack-"), "{told}");
        }
        error
    };
    let lock = "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\">\
        <enc:EncryptedData><enc:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes256-cbc\"/></enc:EncryptedData></encryption>";
    assert!(matches!(
        refused(with("META-INF/encryption.xml", lock.into())),
        ImportError::Locked(_)
    ));
    assert!(matches!(refused(with_password(archive(&files(&foreign())))), ImportError::Locked(_)));
    let laughs: String = (1..12)
        .map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let laughs = format!(
        "<!DOCTYPE package [<!ENTITY l0 'ha'>{laughs}]><package><metadata>&l11;</metadata></package>"
    );
    assert!(matches!(refused(with("OEBPS/book.opf", laughs.into())), ImportError::Archive { .. }));
    let secret = "<!DOCTYPE package [<!ENTITY s SYSTEM 'file:///etc/passwd'>]><package><title>&s;</title></package>";
    assert!(matches!(refused(with("OEBPS/book.opf", secret.into())), ImportError::Archive { .. }));
    let deep = format!("<package>{}{}</package>", "<a>".repeat(50_000), "</a>".repeat(50_000));
    refused(with("OEBPS/book.opf", deep.into()));
    // A page of a hundred megabytes that packs into a few kilobytes.
    let bomb = vec![b' '; 100 << 20];
    let bomb = with("OEBPS/book.opf", bomb);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    assert!(matches!(refused(bomb), ImportError::TooLarge(_)));
    let novel = PAGE.replace("BODY", &format!("<p>{}</p>", "নদী বয়। ".repeat(20_000)));
    let novel = with("OEBPS/text/c.xhtml", novel.into_bytes());
    assert!(matches!(refused(novel), ImportError::TooLarge(_)));
    assert!(matches!(refused(b"PK no archive".to_vec()), ImportError::Archive { .. }));
    assert!(matches!(refused(archive(&[])), ImportError::Archive { .. }));
}

#[test]
fn names_that_lead_out_of_an_archive_and_links_in_it_are_never_followed() {
    let workshop = Workshop::new();
    workshop.write("secret.png", png(9, 9, [1, 2, 3, 255]));
    let mut all = foreign();
    let page = PAGE.replace(
        "BODY",
        "<img src=\"../../../secret.png\"/><img src=\"/etc/passwd\"/><img src=\"../img/link.png\"/><p>নদী বয়।</p>",
    );
    all[8].1 = page.into_bytes();
    all.push(("../../evil.png", png(9, 9, [9; 4])));
    all.push(("/abs/evil.png", png(9, 9, [9; 4])));
    all.push(("OEBPS\\img\\evil.png", png(9, 9, [9; 4])));
    let bytes = archive(&files(&all));
    let bytes = with_link(&bytes, "OEBPS/img/link.png", "/etc/passwd");
    let outside = tree(workshop.folder.path());
    workshop.write("book.epub", bytes);
    let imported = bring(&workshop, "book.epub").expect("imported");
    let told = keys(&imported);
    for what in ["../../evil.png", "/abs/evil.png", "OEBPS\\img\\evil.png", "OEBPS/img/link.png"] {
        assert!(told.contains(&("pack-lost-unsafe", what)), "{what}: {told:?}");
    }
    assert!(told.contains(&("pack-lost-missing", "etc/passwd")), "{told:?}");
    let now = tree(workshop.folder.path());
    let book = workshop.path("tiny/book");
    let new: Vec<&Path> = now
        .keys()
        .map(std::path::PathBuf::as_path)
        .filter(|path| !outside.contains_key(*path))
        .collect();
    assert!(
        new.iter().all(|path| path.starts_with(&book) || path.ends_with("book.epub")),
        "{new:?}"
    );
    assert!(
        now.values().filter(|bytes| bytes.windows(5).any(|five| five == b"root:")).count() == 0
    );
}

/// The same archive as one that says of every file that it needs a password.
fn with_password(mut bytes: Vec<u8>) -> Vec<u8> {
    for (sign, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found: Vec<usize> =
            (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(sign)).collect();
        found.iter().for_each(|at| bytes[at + flags] |= 1);
    }
    bytes
}

/// The same archive with a symbolic link in it.
fn with_link(bytes: &[u8], name: &str, to: &str) -> Vec<u8> {
    use std::io::Cursor;
    let mut zip = zip::ZipWriter::new_append(Cursor::new(bytes.to_vec())).expect("an archive");
    zip.add_symlink(name, to, zip::write::SimpleFileOptions::default()).expect("added");
    zip.finish().expect("whole").into_inner()
}
