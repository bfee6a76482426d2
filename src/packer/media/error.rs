//! Everything that can be wrong with a picture, a sound or a voice, each in one clear sentence.

/// Why a piece of media could not be made; the caller adds which file it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// The drawing is not SVG that can be read.
    #[error(
        "the drawing cannot be read as SVG ({0}); open it in a drawing program and save it again as plain SVG"
    )]
    Svg(String),
    /// Letters in a picture would be lost or drawn wrongly.
    #[error(
        "the drawing holds a <text> element near “{0}”; letters are drawn by the app, so turn it into paths or take it out"
    )]
    Letters(String),
    /// A part was asked for that the drawing does not have.
    #[error("the drawing has no group “{id}”; its groups are: {known}")]
    NoGroup {
        /// What was asked for.
        id: String,
        /// What there is, for the author to choose from.
        known: String,
    },
    /// Nothing would be seen.
    #[error(
        "nothing of the picture is visible with this choice of parts ({0}); choose other parts or draw something there"
    )]
    Blank(String),
    /// The box makes no sense.
    #[error("a picture of {0}×{1} pixels cannot be made; give sides from 1 to 8192")]
    Size(u32, u32),
    /// More pixels than any picture needs: taken apart it would fill the memory.
    #[error("the picture has {0}×{1} pixels; make its longer side at most {2} pixels")]
    Pixels(u32, u32, u32),
    /// PNG, JPEG or WebP that cannot be read.
    #[error("the picture cannot be read ({0}); save it again as PNG, JPEG or WebP")]
    Raster(String),
    /// A clip that cannot be read.
    #[error(
        "the clip cannot be read ({0}); save it again as an animated WebP or as numbered pictures"
    )]
    Clip(String),
    /// One picture of a clip cannot be read.
    #[error("picture {0} of the clip cannot be read ({1}); save it again as PNG, JPEG or WebP")]
    ClipPicture(usize, String),
    /// A clip in which nothing moves.
    #[error("the clip is a single picture; film it, or take it out")]
    ClipStill,
    /// A picture of a clip has another size than the first.
    #[error("picture {0} of the clip has another size than the first; give all of them the same")]
    ClipSizes(usize),
    /// A clip that is too large a file.
    #[error(
        "the clip takes {0} kB however small it is made, and {1} are the most; film it before a plain wall, or shorten it"
    )]
    ClipHeavy(usize, usize),
    /// A clip that is too long.
    #[error("the clip takes {0} seconds, and {1} are the most; put it on two pages")]
    ClipLong(u32, u32),
    /// Parts were asked of a picture that has none.
    #[error(
        "parts can be chosen only in an SVG drawing; take the whole picture or draw it as SVG with named groups"
    )]
    NoParts,
    /// A picture encoder failed.
    #[error("the picture could not be encoded ({0}); make it smaller and try again")]
    Encode(String),
    /// A recording that cannot be read.
    #[error(
        "the recording cannot be read ({0}); save it again as WAV, MP3, M4A, FLAC or Ogg Vorbis"
    )]
    Sound(String),
    /// Nothing is heard.
    #[error(
        "nothing is heard in the recording (it never gets louder than {0} dB); record it again, nearer to the microphone"
    )]
    Silence(i32),
    /// The Vorbis encoder failed.
    #[error("the sound could not be encoded as Ogg Vorbis ({0}); shorten it and try again")]
    Vorbis(String),
    /// The word times cannot be read.
    #[error(
        "the word times cannot be read as WebVTT ({0}); the first line must be WEBVTT and each cue needs 00:00:01.000 --> 00:00:02.000"
    )]
    CueSyntax(String),
    /// The cues say other words than the line.
    #[error(
        "the word times and the text differ at word {at}: the text has “{text}”, the cues have “{cue}”; correct the cues"
    )]
    CueWords {
        /// Which word, from 1.
        at: usize,
        /// The text's word, or a dash where it has ended.
        text: String,
        /// The cues' word, or a dash where they have ended.
        cue: String,
    },
    /// A word would start before the one before it.
    #[error(
        "the word times fall back at word {at} (“{word}” at {ms} ms); times must rise from word to word"
    )]
    CueOrder {
        /// Which word, from 1.
        at: usize,
        /// The word.
        word: String,
        /// Its time.
        ms: u32,
    },
    /// A word would sound when the recording has ended.
    #[error(
        "word {at} (“{word}”) is timed at {ms} ms, but the recording is only {clip} ms long; correct the cues"
    )]
    CueOutside {
        /// Which word, from 1.
        at: usize,
        /// The word.
        word: String,
        /// Its time.
        ms: u32,
        /// The length of the recording.
        clip: u32,
    },
    /// A line without words has nothing to say.
    #[error("the line has no words; write its text")]
    NoWords,
    /// A score that cannot be played.
    #[error("the score {name} cannot be played: {why}")]
    Score {
        /// Which score.
        name: String,
        /// What is wrong and what to write.
        why: String,
    },
    /// The voice failed on one line, however often it was tried.
    #[error(
        "the draft voice could not speak “{text}” ({why}); check that espeak-ng works, or record the line"
    )]
    Voice {
        /// The line.
        text: String,
        /// What the worker said.
        why: String,
    },
}
