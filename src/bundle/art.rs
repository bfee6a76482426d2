//! Pictures and sounds as a bundle hands them out.

use model::Phrase;
use std::ops::Deref;

/// A picture with its bytes; every field of its [`ArtInfo`] can be read on it directly.
#[derive(Clone, Debug, PartialEq)]
pub struct Art {
    /// Everything but the bytes.
    pub info: ArtInfo,
    /// The encoded picture.
    pub bytes: Vec<u8>,
}

impl Deref for Art {
    type Target = ArtInfo;

    fn deref(&self) -> &ArtInfo {
        &self.info
    }
}

/// What a bundle knows of a picture at one density.
///
/// Pictures are stored trimmed: `x`, `y`, `w`, `h` is the stored part inside the box of
/// `box_w` × `box_h` in which the artist drew, all in pixels of this density.
#[derive(Clone, Debug, PartialEq)]
pub struct ArtInfo {
    /// Percent of the pixels on a 1280×800 screen: 100, 150 …
    pub density: u16,
    /// BLAKE3 of the bytes as 64 hexadecimal digits.
    pub blob: String,
    /// How the bytes are encoded: `png`, `webp` …
    pub format: String,
    /// Left edge of the stored part.
    pub x: u32,
    /// Top edge of the stored part.
    pub y: u32,
    /// Width of the stored part.
    pub w: u32,
    /// Height of the stored part.
    pub h: u32,
    /// Width of the box.
    pub box_w: u32,
    /// Height of the box.
    pub box_h: u32,
    /// The place about which it turns and grows, as 0 to 1 of the box's width and height.
    pub pivot: (f32, f32),
    /// What it shows, for those who cannot see it.
    pub alt: Phrase,
    /// SPDX expression.
    pub licence: String,
    /// Who drew it.
    pub author: String,
}

/// An effect or a piece of music.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    /// The encoded sound.
    pub bytes: Vec<u8>,
    /// Length in milliseconds.
    pub ms: u32,
}
