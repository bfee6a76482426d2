//! Where the headers of an Ogg Vorbis sound end. They say how it was encoded, nothing of what is
//! heard, and are the same for all that was encoded in the same way.

/// Length in bytes of the pages with the three header packets; `None` where the bytes are not
/// such a sound. Audio begins on a page of its own (Vorbis I specification, A.2), so the pages
/// before it hold nothing else.
pub(crate) fn headers(sound: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut packets = 0;
    while packets < HEADERS {
        let page = sound.get(at..)?;
        if !page.starts_with(b"OggS") {
            return None;
        }
        let n_parts = usize::from(*page.get(COUNT)?);
        let parts = page.get(COUNT + 1..COUNT + 1 + n_parts)?;
        // A packet ends with its first part of fewer than 255 bytes (RFC 3533, 6).
        packets += parts.iter().filter(|length| **length < 255).count();
        at += COUNT + 1 + n_parts + parts.iter().map(|length| usize::from(*length)).sum::<usize>();
    }
    (packets == HEADERS && at < sound.len()).then_some(at)
}

/// Identification, comment and setup.
const HEADERS: usize = 3;
/// Where a page says of how many parts it is.
const COUNT: usize = 26;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::encode::{Fidelity, vorbis};

    fn tone(hertz: f32, n: usize) -> Vec<f32> {
        (0..n)
            .map(|at| (at as f32 * hertz * std::f32::consts::TAU / 24_000.0).sin() * 0.3)
            .collect()
    }

    #[test]
    fn sounds_of_one_sort_share_their_headers_and_the_rest_is_audio() {
        let sounds = [tone(220.0, 30_000), tone(440.0, 9_000), vec![0.0; 600]];
        let made = sounds.map(|samples| vorbis(&samples, Fidelity::Draft).unwrap());
        let heads: Vec<_> = made.iter().map(|sound| &sound[..headers(sound).unwrap()]).collect();
        assert!(heads.iter().all(|head| *head == heads[0] && head.len() > 2_000));
        let recorded = vorbis(&tone(220.0, 9_000), Fidelity::Recorded).unwrap();
        assert_ne!(&recorded[..headers(&recorded).unwrap()], heads[0]);
        // The page after them is the third, and the first with a place in the sound.
        let audio = &made[0][heads[0].len()..];
        assert!(audio.starts_with(b"OggS") && audio[6..14] != [0; 8]);
    }

    #[test]
    fn what_is_no_such_sound_or_ends_in_its_headers_has_none() {
        let sound = vorbis(&tone(220.0, 9_000), Fidelity::Draft).unwrap();
        let end = headers(&sound).unwrap();
        for cut in 0..=end {
            assert_eq!(headers(&sound[..cut]), None, "{cut}");
        }
        assert_eq!(headers(b"RIFF and so on"), None);
    }
}
