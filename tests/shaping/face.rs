//! One shipped font with its golden glyphs.

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use std::fs;
use tests::tree;

const HASANTA: char = '\u{9CD}';
/// Keeps two letters apart, so that the hasanta between them is meant to be seen.
const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
/// What a font draws for a letter that it does not have.
const NOTDEF: u32 = 0;

/// A font file and what was recorded of it.
pub(super) struct Face {
    pub name: String,
    pub bytes: Vec<u8>,
    pub recorded_checksum: String,
    /// The glyphs of each line of `words.txt`.
    pub golden: Vec<Vec<u32>>,
    /// The glyphs in which a reader sees a hasanta.
    hasanta: Vec<u32>,
    data: ShaperData,
}

impl Face {
    /// Every face that the app ships.
    pub(super) fn all() -> Vec<Self> {
        let paths = tree::files("ui/fonts", ".ttf");
        assert!(!paths.is_empty(), "there are no fonts in ui/fonts");
        paths.iter().map(|path| Self::open(path.file_stem().unwrap().to_str().unwrap())).collect()
    }

    fn open(name: &str) -> Self {
        let bytes = fs::read(tree::root().join(format!("ui/fonts/{name}.ttf"))).unwrap();
        let record = tree::read(format!("tests/shaping/{name}.txt"));
        let head =
            |key: &str| record.lines().find_map(|line| line.strip_prefix(key)).unwrap().trim();
        let numbers = |line: &str| {
            line.split(' ').map(|number| number.parse().unwrap()).collect::<Vec<u32>>()
        };
        Self {
            name: name.to_owned(),
            recorded_checksum: head("# blake3 ").to_owned(),
            golden: record.lines().filter(|line| !line.starts_with('#')).map(numbers).collect(),
            hasanta: numbers(head("# hasanta ")),
            data: ShaperData::new(&FontRef::new(&bytes).unwrap()),
            bytes,
        }
    }

    /// Whether it has a form for every pair of letters, be there a word with it or not. A face of
    /// printed forms shows a hasanta between letters that no word joins, as a book would.
    pub(super) fn joins_every_pair(&self) -> bool {
        !self.name.starts_with("NotoSerif")
    }

    /// The glyphs of a word, with script and direction guessed as the recorder guessed them.
    pub(super) fn shape(&self, word: &str) -> Vec<u32> {
        let font = FontRef::new(&self.bytes).unwrap();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(word);
        buffer.guess_segment_properties();
        let shaped = self.data.shaper(&font).build().shape(buffer, ShapeOptions::new());
        shaped.glyph_infos().iter().map(|info| info.glyph_id).collect()
    }

    /// How wide a word is, in the size of the text.
    pub(super) fn width(&self, word: &str) -> f32 {
        let font = FontRef::new(&self.bytes).unwrap();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(word);
        buffer.guess_segment_properties();
        let shaper = self.data.shaper(&font).build();
        let per_em = shaper.units_per_em() as f32;
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        shaped.glyph_positions().iter().map(|place| place.x_advance as f32).sum::<f32>() / per_em
    }

    /// Whether a reader sees a hasanta in the word.
    pub(super) fn shows_hasanta(&self, word: &str) -> bool {
        self.shape(word).iter().any(|glyph| self.hasanta.contains(glyph))
    }

    /// What is wrong with the word in this face, if anything.
    pub(super) fn torn(&self, word: &str) -> Option<String> {
        if self.shape(word).contains(&NOTDEF) {
            return Some(format!("{}: {word}: the font lacks a letter", self.name));
        }
        let is_meant = word.ends_with(HASANTA) || word.contains(ZERO_WIDTH_NON_JOINER);
        (!is_meant && self.shows_hasanta(word))
            .then(|| format!("{}: {word}: the hasanta shows", self.name))
    }
}
