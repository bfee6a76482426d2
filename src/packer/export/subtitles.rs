//! What is said in a lesson's stories, as one `WebVTT` file: a cue a page, the time of each word in it.

use super::{ExportError, Told, clock, escaped};

/// Between two pages, as long as it takes to turn one.
const TURN_MS: u32 = 1_000;

/// The subtitles, page after page, as if a film were made of it.
///
/// # Errors
/// [`ExportError::NoStory`] where nobody tells anything.
pub fn write(told: &Told<'_>) -> Result<String, ExportError> {
    let title = told.lesson.head.title.get(&told.track);
    let mut text = format!("WEBVTT\n\nNOTE {}\n", title.replace("-->", "→"));
    let mut from = 0;
    let stories = told.stories();
    for (step, spec) in &stories {
        for (n, page) in spec.page.iter().enumerate() {
            let Some(line) = told.lines.get(&page.say.line) else { continue };
            let (start, end) = (clock(from), clock(from + line.ms));
            text.push_str(&format!("\n{}-{}\n{start} --> {end}\n", step.id, n + 1));
            let words = line.text.split_whitespace().enumerate().map(|(at, word)| {
                let starts = line.words.get(at).filter(|_| at > 0);
                let time = starts.map(|word| format!("<{}>", clock(from + word.start)));
                format!("{}{}", time.unwrap_or_default(), escaped(word))
            });
            text.push_str(&words.collect::<Vec<_>>().join(" "));
            text.push('\n');
            from += line.ms + TURN_MS;
        }
    }
    if stories.is_empty() {
        return Err(ExportError::NoStory(told.lesson.head.id.clone()));
    }
    Ok(text)
}
