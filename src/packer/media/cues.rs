//! Reads the `WebVTT` file beside a recording and gives every written word its start.
//!
//! A cue may hold one word, a sentence, or a sentence with `<00:00:01.200>` before some words;
//! what a cue does not say is shared among its words by their letters.

use super::MediaError;
use super::timing;
use subtp::vtt::{VttBlock, VttTimestamp, WebVtt};
use unicode_normalization::UnicodeNormalization;

/// A cue may reach this far past the end: players and editors round differently.
const SLACK_MS: u32 = 50;

/// The start of each word of `text.split_whitespace()` in a recording of `clip` milliseconds.
pub(super) fn starts(vtt: &str, text: &str, clip: u32) -> Result<Vec<u32>, MediaError> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Err(MediaError::NoWords);
    }
    let timed = timed_words(vtt)?;
    for at in 0..words.len().max(timed.len()) {
        let (text, cue) = (words.get(at), timed.get(at).map(|(word, _)| word.as_str()));
        if text.map(|word| bare(word)) != cue.map(bare) {
            let shown = |word: Option<&str>| word.unwrap_or("–").to_owned();
            return Err(MediaError::CueWords {
                at: at + 1,
                text: shown(text.copied()),
                cue: shown(cue),
            });
        }
    }
    for (at, (word, ms)) in timed.iter().enumerate() {
        let (word, ms, at) = (word.clone(), *ms, at + 1);
        if ms >= clip + SLACK_MS {
            return Err(MediaError::CueOutside { at, word, ms, clip });
        }
        if at > 1 && ms <= timed[at - 2].1 {
            return Err(MediaError::CueOrder { at, word, ms });
        }
    }
    Ok(timed.into_iter().map(|(_, ms)| ms.min(clip)).collect())
}

fn timed_words(vtt: &str) -> Result<Vec<(String, u32)>, MediaError> {
    Ok(cues(vtt)?.into_iter().flat_map(|cue| cue.words).collect())
}

/// A cue with the start of each of its words, and its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedCue {
    /// Its words with their starts in milliseconds.
    pub words: Vec<(String, u32)>,
    /// When it ends, in milliseconds.
    pub end: u32,
}

/// The cues of a `WebVTT` file, in their order.
pub fn cues(vtt: &str) -> Result<Vec<TimedCue>, MediaError> {
    let mut found = Vec::new();
    for block in
        WebVtt::parse(&tidy(vtt)).map_err(|error| MediaError::CueSyntax(error.to_string()))?.blocks
    {
        let VttBlock::Que(cue) = block else { continue };
        let (start, end) = (ms(&cue.timings.start), ms(&cue.timings.end));
        let mut words = Vec::new();
        let mut pieces = pieces(&cue.payload.join(" "), start)?;
        pieces.retain(|(_, text)| !text.trim().is_empty());
        for at in 0..pieces.len() {
            let (from, text) = &pieces[at];
            let until = pieces.get(at + 1).map_or(end, |(next, _)| *next);
            let inside: Vec<&str> = text.split_whitespace().collect();
            let times = timing::share(&inside, *from, until);
            words.extend(inside.iter().map(|word| (*word).to_owned()).zip(times));
        }
        found.push(TimedCue { words, end });
    }
    Ok(found)
}

/// What editors leave in a file and the parser does not forgive.
fn tidy(vtt: &str) -> String {
    let lines: Vec<&str> = vtt.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    let mut text = lines.join("\n").trim().to_owned();
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text.push('\n');
    text
}

/// The stretches of a cue between its inline times; other tags are left out.
fn pieces(payload: &str, start: u32) -> Result<Vec<(u32, String)>, MediaError> {
    let mut found = vec![(start, String::new())];
    let mut rest = payload;
    while let Some((before, tag)) = rest.split_once('<') {
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        if let Some((_, text)) = found.last_mut() {
            text.push_str(before);
        }
        if tag.starts_with(|c: char| c.is_ascii_digit()) {
            let at = inline_ms(tag)
                .ok_or_else(|| MediaError::CueSyntax(format!("“<{tag}>” is not a time")))?;
            found.push((at, String::new()));
        }
        rest = after;
    }
    if let Some((_, text)) = found.last_mut() {
        text.push_str(rest);
    }
    for (_, text) in &mut found {
        for (entity, plain) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
            *text = text.replace(entity, plain);
        }
    }
    Ok(found)
}

fn inline_ms(tag: &str) -> Option<u32> {
    let (clock, thousandths) = tag.split_once('.')?;
    let clock =
        clock.split(':').try_fold(0_u32, |all, part| Some(all * 60 + part.parse::<u32>().ok()?))?;
    (thousandths.len() == 3).then(|| Some(clock * 1000 + thousandths.parse::<u32>().ok()?))?
}

fn ms(time: &VttTimestamp) -> u32 {
    let seconds =
        (u32::from(time.hours) * 60 + u32::from(time.minutes)) * 60 + u32::from(time.seconds);
    seconds * 1000 + u32::from(time.milliseconds)
}

/// A word without its punctuation: an author need not copy every quote into the cues.
pub fn bare(word: &str) -> String {
    word.nfc()
        .filter(|c| !c.is_ascii_punctuation() && !"“”‘’।॥…—–".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
#[path = "cues_tests.rs"]
mod tests;
