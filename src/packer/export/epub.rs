//! A lesson's stories as EPUB 3 with media overlays: fixed pages, the voice, words that light up.

use super::page::{self, Pictures};
use super::{ExportError, Lost, Told, clock, escaped};
use activity::story::Page;
use model::Line;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const STYLE: &str = include_str!("style.css");
const CONTAINER: &str = include_str!("container.xml");

/// A book, and what of the lesson is not in it.
pub struct Book {
    /// The file.
    pub bytes: Vec<u8>,
    /// What a book has no place for.
    pub lost: Vec<Lost>,
}

/// Makes the book; `modified` is when the bundle was made, such as `2026-01-02T03:04:05Z`.
///
/// # Errors
/// [`ExportError::NoStory`] for a lesson without a story, [`ExportError::Read`] for a bundle that
/// is not as it was sealed.
pub fn write(told: &Told<'_>, modified: &str) -> Result<Book, ExportError> {
    let stories = told.stories();
    let pages: Vec<&Page> = stories.iter().flat_map(|(_, spec)| &spec.page).collect();
    if pages.is_empty() {
        return Err(ExportError::NoStory(told.lesson.head.id.clone()));
    }
    let mut book = Contents::default();
    let mut pictures = Pictures::new();
    for (at, page) in pages.iter().enumerate() {
        let n = at + 1;
        let voice = told.lines.get(&page.say.line);
        let voice = voice.and_then(|line| Some((line, line.sound.as_ref()?)));
        let overlay = voice.map(|(line, sound)| (overlay(n, line, sound), line.ms));
        book.page(n, page::write(told, page, &mut pictures)?, overlay);
        if let Some((_, sound)) = voice {
            let bytes = told.bundle.voice(sound)?;
            book.file(&format!("{}.ogg", name(sound)), "audio/ogg", bytes);
        }
    }
    for (name, picture) in pictures {
        let kind = format!("image/{}", picture.format.replace("jpg", "jpeg"));
        book.file(&name, &kind, picture.bytes);
    }
    book.file("style.css", "text/css", STYLE.into());
    let nav = navigation(told, pages.len());
    let package = book.package(told, modified);
    let mut lost = lost(told, &pages);
    if book.files.iter().any(|(name, _)| name.ends_with(".ogg")) {
        lost.push(Lost { key: "pack-lost-vorbis", what: "audio/ogg".to_owned() });
    }
    Ok(Book { bytes: archive(&book, &nav, &package)?, lost })
}

/// The name of a line's sound in the book: what is heard has a hash of its own, at the end, while
/// its beginning may be that of all lines.
fn name(sound: &str) -> &str {
    let heard = sound.rsplit('+').next().unwrap_or(sound);
    heard.get(..16).unwrap_or(heard)
}

/// The files of a book under way.
#[derive(Default)]
struct Contents {
    files: Vec<(String, Vec<u8>)>,
    /// Lines of the package's manifest and of its spine.
    manifest: String,
    spine: String,
    /// Lengths of the overlays.
    durations: String,
    ms: u32,
}

impl Contents {
    fn file(&mut self, name: &str, kind: &str, bytes: Vec<u8>) {
        if self.files.iter().all(|(known, _)| known != name) {
            let id = name.replace('.', "-");
            self.manifest.push_str(&format!(
                "<item id=\"f-{id}\" href=\"{name}\" media-type=\"{kind}\"/>\n"
            ));
            self.files.push((name.to_owned(), bytes));
        }
    }

    fn page(&mut self, n: usize, xhtml: String, overlay: Option<(String, u32)>) {
        let mut heard = String::new();
        if let Some((smil, ms)) = overlay {
            self.file(&format!("page-{n}.smil"), "application/smil+xml", smil.into_bytes());
            heard = format!(" media-overlay=\"f-page-{n}-smil\"");
            self.durations.push_str(&format!(
                "<meta property=\"media:duration\" refines=\"#f-page-{n}-smil\">{}</meta>\n",
                clock(ms)
            ));
            self.ms += ms;
        }
        self.manifest.push_str(&format!(
            "<item id=\"page-{n}\" href=\"page-{n}.xhtml\" \
             media-type=\"application/xhtml+xml\"{heard}/>\n"
        ));
        self.spine.push_str(&format!("<itemref idref=\"page-{n}\"/>\n"));
        self.files.push((format!("page-{n}.xhtml"), xhtml.into_bytes()));
    }

    fn package(&self, told: &Told<'_>, modified: &str) -> String {
        let channel = told.bundle.channel();
        let head = &told.lesson.head;
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">jonaki:{channel}:{lesson}:{release}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>{author}</dc:creator>
<dc:rights>{licence}</dc:rights>
<meta property="dcterms:modified">{modified}</meta>
<meta property="rendition:layout">pre-paginated</meta>
<meta property="media:active-class">lit</meta>
<meta property="media:duration">{whole}</meta>
{durations}</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
{manifest}</manifest>
<spine>
{spine}</spine>
</package>
"#,
            channel = escaped(&channel.id),
            lesson = escaped(&head.id.0),
            release = told.bundle.release(),
            title = escaped(head.title.get(&told.track)),
            language = escaped(&told.track),
            author = escaped(&channel.author),
            licence = escaped(&channel.licence),
            whole = clock(self.ms),
            durations = self.durations,
            manifest = self.manifest,
            spine = self.spine,
        )
    }
}

/// Which word sounds when.
fn overlay(n: usize, line: &Line, sound: &str) -> String {
    let mut pairs = String::new();
    for (at, word) in line.words.iter().enumerate() {
        pairs.push_str(&format!(
            "<par id=\"p{at}\"><text src=\"page-{n}.xhtml#w{at}\"/>\
             <audio src=\"{}.ogg\" clipBegin=\"{}\" clipEnd=\"{}\"/></par>\n",
            name(sound),
            clock(word.start),
            clock(word.end.max(word.start + 1)),
        ));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <smil xmlns=\"http://www.w3.org/ns/SMIL\" version=\"3.0\"><body>\n{pairs}</body></smil>\n"
    )
}

fn navigation(told: &Told<'_>, pages: usize) -> String {
    let title = escaped(told.lesson.head.title.get(&told.track));
    let numbers = i18n::Tr::new(&told.track);
    let items = (1..=pages).map(|n| {
        format!("<li><a href=\"page-{n}.xhtml\">{}</a></li>\n", numbers.digits(&n.to_string()))
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">\n\
         <head><title>{title}</title></head>\n<body><nav epub:type=\"toc\"><ol>\n{}</ol></nav></body>\n</html>\n",
        items.collect::<String>()
    )
}

/// The archive: its kind first and bare, so that it is known by its first bytes.
fn archive(book: &Contents, nav: &str, package: &str) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No times in it, so that the same bundle gives the same book.
    let bare = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), ExportError> {
        zip.start_file(name, bare)?;
        Ok(zip.write_all(bytes)?)
    };
    put("mimetype", b"application/epub+zip")?;
    put("META-INF/container.xml", CONTAINER.as_bytes())?;
    put("EPUB/package.opf", package.as_bytes())?;
    put("EPUB/nav.xhtml", nav.as_bytes())?;
    for (name, bytes) in &book.files {
        put(&format!("EPUB/{name}"), bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What the book lacks of the lesson.
fn lost(told: &Told<'_>, pages: &[&Page]) -> Vec<Lost> {
    let lost = |key, what: &str| Lost { key, what: what.to_owned() };
    let mut all = Vec::new();
    let others = told.lesson.steps.iter().filter(|step| step.kind != "story");
    all.extend(others.map(|step| lost("pack-lost-step", &step.id.0)));
    for page in pages {
        let line = &page.say.line.0;
        if page.scene.actors.iter().any(|actor| !actor.motions.is_empty()) {
            all.push(lost("pack-lost-motion", line));
        }
        all.extend(page.scene.sounds.iter().map(|cue| lost("pack-lost-sound", &cue.sound)));
        match told.lines.get(&page.say.line).map(|line| (line.sound.is_some(), line.draft)) {
            Some((true, true)) => all.push(lost("pack-lost-draft", line)),
            Some((true, false)) => {}
            _ => all.push(lost("pack-lost-silent", line)),
        }
    }
    all.sort();
    all.dedup();
    all
}
