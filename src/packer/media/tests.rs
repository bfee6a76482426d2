//! The whole way from what an author brings to what a bundle holds.

use super::*;
use sound::tests::{tone, wav};

fn recording() -> Vec<u8> {
    let mut samples = vec![0.0; 16_000];
    samples.extend(tone(300.0, 16_000, 2.0, 0.3));
    wav(&samples, 16_000, 1)
}

#[test]
fn word_times_move_with_the_silence_that_is_cut_off() {
    let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nআম\n\n00:02.000 --> 00:03.000\nকলা\n";
    let line = narrate_recording(&recording(), "wav", "আম কলা", Some(vtt)).unwrap();
    let cut = line.clip.as_ref().unwrap().trimmed_head_ms;
    assert!((930..=970).contains(&cut), "{cut}");
    assert_eq!(line.words[0].start, 1000 - cut);
    assert_eq!(line.words[1], WordTime { start: 2000 - cut, end: line.ms });
    assert!(!line.draft && !line.guessed);
}

#[test]
fn a_recording_without_times_shares_what_is_left_after_the_cut() {
    let line = narrate_recording(&recording(), "wav", "ক ক", None).unwrap();
    assert_eq!(line.words[0].start, 0);
    assert!(line.words[1].start.abs_diff(line.ms / 2) <= 1 && line.words[1].end == line.ms);
    assert!(line.guessed);
}

#[test]
fn a_line_without_any_voice_is_silent_but_timed() {
    let line = narrate_draft(None, "bn", "আম কলা", None, WPM).unwrap();
    assert!(line.clip.is_none() && line.draft && line.ms == 540 && line.words.len() == 2);
    assert_eq!(narrate_draft(None, "bn", "", None, WPM), Err(MediaError::NoWords));
}

#[test]
fn a_picture_tells_where_it_lies() {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g id="a"><rect x="5" y="5" width="2" height="3" fill="#f00"/></g></svg>"##;
    let got = picture(svg, FileKind::Svg, &Selector::only(["a"]), (100, 200)).unwrap();
    assert_eq!((got.x, got.y, got.w, got.h, got.box_w, got.box_h), (50, 50, 20, 30, 100, 100));
    assert_eq!(got.file.format, "png");
}

#[test]
fn an_effect_reads_back_as_it_was_played() {
    let clip = effect("voice = \"marimba\"\ntempo = 240\nnotes = [\"C5:0.25\", \"C6:1\"]", "right")
        .unwrap();
    let back = decode(&clip.ogg, "ogg").unwrap();
    assert!(back.ms().abs_diff(clip.ms) <= 30, "{} became {}", clip.ms, back.ms());
    assert!(effect("voice = \"harp\"", "right").unwrap_err().to_string().contains("right"));
}
