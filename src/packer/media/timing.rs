//! Gives every written word its time, where none or only some are known.

use model::WordTime;

/// What one letter lasts where nothing better is known.
const LETTER_MS: u32 = 60;
/// What a word lasts beyond its letters.
const WORD_MS: u32 = 120;

/// How long a word takes to say, by its letters.
pub(super) fn weight(word: &str) -> u32 {
    word.chars().count() as u32 * LETTER_MS + WORD_MS
}

/// The starts of words that share the time from `from` to `to` by their letters.
pub(super) fn share(words: &[&str], from: u32, to: u32) -> Vec<u32> {
    let whole: u32 = words.iter().map(|word| weight(word)).sum();
    let mut before = 0;
    words
        .iter()
        .map(|word| {
            let start = from
                + (u64::from(to.saturating_sub(from)) * u64::from(before) / u64::from(whole.max(1)))
                    as u32;
            before += weight(word);
            start
        })
        .collect()
}

/// Fills the gaps between known starts: a word without one shares its neighbour's time by letters.
pub(super) fn fill(starts: &[Option<u32>], words: &[&str], total: u32) -> Vec<u32> {
    let mut filled: Vec<u32> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let next =
            (at + 1..words.len()).find(|later| starts[*later].is_some()).unwrap_or(words.len());
        let from = starts[at].unwrap_or(0).max(filled.last().copied().unwrap_or(0));
        let to = starts.get(next).copied().flatten().unwrap_or(total);
        filled.extend(share(&words[at..next], from, to));
        at = next;
    }
    filled
}

/// Words that stay lit until the next one begins; the last lasts as long as the clip.
pub(super) fn until_next(starts: &[u32], total: u32) -> Vec<WordTime> {
    let ends = starts.iter().skip(1).copied().chain([total]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let start = (*start).min(total);
            WordTime { start, end: end.clamp(start, total) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_time_by_their_letters() {
        assert_eq!(share(&["কক", "কককক"], 0, 600), [0, 240]);
        assert_eq!(share(&["ক", "ক"], 100, 300), [100, 200]);
        assert_eq!(share(&[], 0, 10), Vec::<u32>::new());
    }

    #[test]
    fn a_word_without_a_time_shares_that_of_the_word_before_it() {
        let words = ["ক", "ক", "ক", "ক"];
        assert_eq!(fill(&[Some(0), None, Some(400), Some(500)], &words, 900), [0, 200, 400, 500]);
        assert_eq!(fill(&[None, None, Some(400), None], &words, 600), [0, 200, 400, 500]);
        assert_eq!(fill(&[None; 4], &words, 400), [0, 100, 200, 300]);
    }

    #[test]
    fn the_last_word_ends_with_the_clip_and_no_word_ends_before_it_starts() {
        let times = until_next(&[0, 300, 1200], 1000);
        assert_eq!(times.last(), Some(&WordTime { start: 1000, end: 1000 }));
        assert!(times.iter().all(|word| word.start <= word.end && word.end <= 1000));
    }
}
