//! Archives, books and sounds of others, made as the tests need them.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive of files; what compresses is compressed.
pub(crate) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, bytes) in files {
        let is_small = ["mimetype", ".png", ".gif", ".wav"].iter().any(|end| name.ends_with(end));
        let method = if is_small { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, plain.compression_method(method)).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("whole").into_inner()
}

/// A picture of one colour, PNG.
pub(crate) fn png(w: u32, h: u32, colour: [u8; 4]) -> Vec<u8> {
    let picture = image::RgbaImage::from_pixel(w, h, image::Rgba(colour));
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).expect("written");
    bytes
}

/// Which file of a container is the package of a book.
pub(crate) const CONTAINER: &str = "<?xml version=\"1.0\"?><container version=\"1.0\" \
    xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile \
    full-path=\"OEBPS/book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
