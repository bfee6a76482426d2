//! Media that cannot be used, told in the packer's language and marked where the fault stands.

use crate::finding::Finding;
use crate::media::MediaError;
use std::ops::Range;
use std::path::Path;

/// The finding for a file of which no picture or sound can be made.
pub fn finding(error: &MediaError, file: &Path) -> Finding {
    use MediaError as E;
    let finding = |code| Finding::error(file, code);
    match error {
        E::Svg(why) => finding("pack-svg").with("why", why),
        E::Letters(text) => finding("pack-svg-text").with("text", text),
        E::NoGroup { id, known } => {
            finding("pack-no-part").with("name", id).with("known", known).with("meant", "none")
        }
        E::Blank(parts) => finding("pack-blank").with("parts", parts),
        E::Size(w, h) => finding("pack-picture-size").with("w", w).with("h", h),
        E::Pixels(w, h, most) => {
            finding("pack-picture-huge").with("w", w).with("h", h).with("most", most)
        }
        E::Raster(why) => finding("pack-picture-torn").with("why", why),
        E::Clip(why) | E::ClipPicture(_, why) => finding("pack-clip").with("why", why),
        E::ClipStill => finding("pack-clip-still"),
        E::ClipSizes(at) => finding("pack-clip-sizes").with("at", at),
        E::ClipHeavy(kb, most) => finding("pack-clip-heavy").with("kb", kb).with("most", most),
        E::ClipLong(s, most) => finding("pack-clip-long").with("seconds", s).with("most", most),
        E::NoParts => finding("pack-no-parts"),
        E::Encode(why) | E::Vorbis(why) => finding("pack-encode").with("why", why),
        E::Sound(why) => finding("pack-sound-torn").with("why", why),
        E::Silence(least) => finding("pack-silence").with("least", least),
        E::CueSyntax(why) => finding("pack-cue-syntax").with("why", why),
        E::CueWords { at, text, cue } => {
            finding("pack-cue-words").with("at", at).with("text", text).with("cue", cue)
        }
        E::CueOrder { at, word, ms } => {
            finding("pack-cue-order").with("at", at).with("word", word).with("ms", ms)
        }
        E::CueOutside { at, word, ms, clip } => finding("pack-cue-outside")
            .with("at", at)
            .with("word", word)
            .with("ms", ms)
            .with("clip", clip),
        E::NoWords => finding("pack-no-words"),
        E::Score { name, why } => finding("pack-score").with("name", name).with("why", why),
        E::Voice { text, why } => finding("pack-voice").with("text", text).with("why", why),
    }
}

/// Where in the file the fault stands, if it is a text.
pub fn place(error: &MediaError, bytes: &[u8]) -> Option<Range<usize>> {
    let text = std::str::from_utf8(bytes).ok()?;
    match error {
        MediaError::Letters(_) => {
            let start =
                text.find("<text").or_else(|| text.find(":text").map(|at| at.saturating_sub(3)))?;
            let end = text[start..].find('>').map_or(text.len(), |end| start + end + 1);
            Some(start..end)
        }
        MediaError::CueOrder { ms, .. } | MediaError::CueOutside { ms, .. } => time(text, *ms),
        MediaError::CueWords { cue, .. } => {
            let cues = text.find("-->").unwrap_or(0);
            let at = cues + text[cues..].find(cue.as_str())?;
            Some(at..at + cue.len())
        }
        _ => None,
    }
}

/// Where an instant is written, with its hours or without.
fn time(text: &str, ms: u32) -> Option<Range<usize>> {
    let short = format!("{:02}:{:02}.{:03}", ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    let long = format!("{:02}:{short}", ms / 3_600_000);
    [long, short].iter().find_map(|time| text.find(time.as_str()).map(|at| at..at + time.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fault_is_marked_where_it_stands() {
        let svg = "<svg><g><text x='1'>ক</text></g></svg>";
        let at = place(&MediaError::Letters("ক".into()), svg.as_bytes()).expect("there");
        assert_eq!(&svg[at], "<text x='1'>");
        let vtt = "WEBVTT\n\n00:00.100 --> 00:01.000\nআম\n\n00:02.500 --> 00:03.000\nপড়ে\n";
        let late =
            MediaError::CueOutside { at: 2, word: "পড়ে".into(), ms: 2500, clip: 1000 };
        assert_eq!(&vtt[place(&late, vtt.as_bytes()).expect("there")], "00:02.500");
        let words =
            MediaError::CueWords { at: 2, text: "খায়".into(), cue: "পড়ে".into() };
        assert_eq!(&vtt[place(&words, vtt.as_bytes()).expect("there")], "পড়ে");
        assert_eq!(place(&words, &[255, 254]), None);
    }
}
