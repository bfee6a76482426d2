//! LRC, the times of song players: `[00:12.34]words`, some with `<00:12.90>` before a word.

use crate::export::Lost;
use crate::media::{TimedCue, shared};

/// How long the last line lasts, for the file does not say it.
const LAST_MS: u32 = 4_000;

/// The lines in the order of time, and what there was beside them.
pub(super) fn read(text: &str) -> (Vec<TimedCue>, Vec<Lost>) {
    let mut timed: Vec<(u32, &str)> = Vec::new();
    let mut lost = Vec::new();
    let mut offset = 0_i64;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut rest = line;
        let mut starts = Vec::new();
        while let Some((tag, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        {
            match (instant(tag), tag.strip_prefix("offset:")) {
                (Some(ms), _) => starts.push(ms),
                // A positive offset shows the words sooner.
                (None, Some(ms)) => offset = ms.trim().parse().unwrap_or(0),
                (None, None) => lost.push(Lost { key: "pack-lost-tag", what: tag.to_owned() }),
            }
            rest = after;
        }
        if starts.is_empty() && !rest.trim().is_empty() {
            lost.push(Lost { key: "pack-lost-cue", what: rest.trim().to_owned() });
        }
        timed.extend(starts.into_iter().map(|ms| (ms, rest)));
    }
    timed.sort_by_key(|(ms, _)| *ms);
    let moved = |ms: u32| u32::try_from((i64::from(ms) - offset).max(0)).unwrap_or(0);
    let ends = timed
        .iter()
        .skip(1)
        .map(|(ms, _)| *ms)
        .chain(timed.last().map(|(ms, _)| ms.saturating_add(LAST_MS)));
    let cues = timed.iter().zip(ends).map(|((start, text), end)| {
        let words = words(text, *start, end);
        let words = words.into_iter().map(|(word, ms)| (word, moved(ms))).collect();
        TimedCue { words, end: moved(end) }
    });
    (cues.collect(), lost)
}

/// The words of a line: those behind a time of their own begin there, the others share.
fn words(text: &str, start: u32, end: u32) -> Vec<(String, u32)> {
    let mut pieces: Vec<(u32, String)> = vec![(start, String::new())];
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        if let Some((_, piece)) = pieces.last_mut() {
            piece.push_str(before);
        }
        let Some((ms, after)) =
            tag.split_once('>').and_then(|(tag, after)| Some((instant(tag)?, after)))
        else {
            rest = tag;
            continue;
        };
        pieces.push((ms, String::new()));
        rest = after;
    }
    if let Some((_, piece)) = pieces.last_mut() {
        piece.push_str(rest);
    }
    pieces.retain(|(_, piece)| !piece.trim().is_empty());
    let mut found = Vec::new();
    for (at, (from, piece)) in pieces.iter().enumerate() {
        let until = pieces.get(at + 1).map_or(end, |(next, _)| *next);
        let inside: Vec<&str> = piece.split_whitespace().collect();
        let times = shared(&inside, *from, until);
        found.extend(inside.iter().map(|word| (*word).to_owned()).zip(times));
    }
    found
}

/// `mm:ss`, `mm:ss.x`, `mm:ss.xx` or `mm:ss.xxx` in milliseconds.
fn instant(tag: &str) -> Option<u32> {
    let (minutes, seconds) = tag.split_once(':')?;
    let (seconds, part) = seconds.split_once(['.', ':']).unwrap_or((seconds, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if ![minutes, seconds, part].into_iter().all(digits) || part.len() > 3 {
        return None;
    }
    let whole: u32 =
        minutes.parse::<u32>().ok()?.checked_mul(60)?.checked_add(seconds.parse().ok()?)?;
    let part: u32 = format!("{part:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_words_tags_and_the_offset_are_read_as_players_read_them() {
        let text = "[ar:Mina]\n[offset:100]\n[00:02.00]আয় আয়\n[00:01.5]<00:01.50>চাঁদ <00:01.80>মামা\n\nwithout a time\n";
        let (cues, lost) = read(text);
        let words: Vec<_> = cues.iter().flat_map(|cue| cue.words.clone()).collect();
        let words: Vec<_> = words.iter().map(|(word, ms)| (word.as_str(), *ms)).collect();
        assert_eq!(words, [("চাঁদ", 1400), ("মামা", 1700), ("আয়", 1900), ("আয়", 3900)]);
        assert_eq!(cues[0].end, 1900);
        let lost: Vec<_> = lost.iter().map(|one| (one.key, one.what.as_str())).collect();
        assert_eq!(lost, [("pack-lost-tag", "ar:Mina"), ("pack-lost-cue", "without a time")]);
    }

    #[test]
    fn a_line_that_comes_again_has_all_its_times_and_odd_ones_are_words() {
        let (cues, _) = read("[00:01.00][00:05.00]আয়\n[99999999:00]x <b>y");
        assert_eq!(cues.iter().map(|cue| cue.words[0].1).collect::<Vec<_>>(), [1000, 5000]);
        assert_eq!(instant("4294967295:59.999"), None);
        assert_eq!(instant("1:2"), Some(62_000));
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_a_file_is_no_reason_to_panic(text in "([\\[\\]<>:.0-9a-zক-হ \\n]|\\PC){0,80}") {
            let (cues, _) = read(&text);
            proptest::prop_assert!(cues.len() <= text.len());
        }
    }
}
