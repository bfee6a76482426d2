//! Word times, as editors and authors really write them.

use super::*;

const TEXT: &str = "আম গাছে দোয়েল, “এসো!”";

#[test]
fn one_cue_for_each_word_gives_its_start() {
    let vtt = "WEBVTT\n\n00:00:00.100 --> 00:00:00.500\nআম\n\n00:00:00.500 --> 00:00:01.100\nগাছে\n\n\
        00:00:01.100 --> 00:00:01.900\nদোয়েল\n\n00:00:02.000 --> 00:00:02.500\nএসো\n";
    assert_eq!(starts(vtt, TEXT, 2600).unwrap(), [100, 500, 1100, 2000]);
}

#[test]
fn one_cue_for_the_sentence_is_shared_by_letters() {
    let got =
        starts("WEBVTT\n\n00:00.000 --> 00:02.000\nআম গাছে দোয়েল, “এসো!”\n", TEXT, 2000).unwrap();
    assert_eq!(got[0], 0);
    assert!(got.windows(2).all(|pair| pair[0] < pair[1]) && got[3] < 2000, "{got:?}");
}

#[test]
fn times_inside_a_cue_count_and_the_rest_is_shared() {
    let vtt = "WEBVTT\n\n1\n00:00:00.000 --> 00:00:03.000\n<v Nana>আম <00:00:01.000>গাছে <c>দোয়েল,</c> <00:02.200>“এসো!”\n";
    let got = starts(vtt, TEXT, 3000).unwrap();
    assert_eq!((got[0], got[1], got[3]), (0, 1000, 2200));
    assert!(got[2] > 1000 && got[2] < 2200);
}

#[test]
fn windows_line_ends_a_mark_at_the_head_notes_and_two_lines_are_forgiven() {
    let vtt = "\u{feff}WEBVTT\r\n\r\nNOTE by hand\r\n\r\n\r\n00:00:00.000 --> 00:00:01.000 align:start\r\nআম\r\nগাছে\r\n\r\n\
        00:00:01.000 --> 00:00:02.000\r\nদোয়েল এসো";
    let got = starts(vtt, TEXT, 2000).unwrap();
    assert_eq!((got[0], got[2]), (0, 1000));
}

#[test]
fn other_words_than_the_text_are_named_with_their_place() {
    let wrong = starts("WEBVTT\n\n00:00.000 --> 00:02.000\nআম গাছ দোয়েল এসো\n", TEXT, 2000);
    assert_eq!(wrong, Err(MediaError::CueWords { at: 2, text: "গাছে".into(), cue: "গাছ".into() }));
    let short = starts("WEBVTT\n\n00:00.000 --> 00:02.000\nআম গাছে\n", TEXT, 2000);
    assert_eq!(short, Err(MediaError::CueWords { at: 3, text: "দোয়েল,".into(), cue: "–".into() }));
}

#[test]
fn a_time_that_falls_back_or_lies_outside_is_named() {
    let back = "WEBVTT\n\n00:01.000 --> 00:02.000\nআম গাছে\n\n00:00.500 --> 00:03.000\nদোয়েল এসো\n";
    assert!(matches!(starts(back, TEXT, 4000), Err(MediaError::CueOrder { at: 3, ms: 500, .. })));
    let late = "WEBVTT\n\n00:00.000 --> 00:01.000\nআম গাছে দোয়েল\n\n00:05.000 --> 00:06.000\nএসো\n";
    assert!(matches!(
        starts(late, TEXT, 4000),
        Err(MediaError::CueOutside { at: 4, ms: 5000, clip: 4000, .. })
    ));
}

#[test]
fn what_is_not_webvtt_says_so() {
    for text in
        ["", "1\n00:00:00,000 --> 00:00:01,000\nআম", "WEBVTT\n\n00:00.000 -> 00:01.000\nআম\n"]
    {
        assert!(matches!(starts(text, "আম", 1000), Err(MediaError::CueSyntax(_))), "{text:?}");
    }
    let inline = starts("WEBVTT\n\n00:00.000 --> 00:01.000\n<1.2>আম\n", "আম", 1000);
    assert!(matches!(inline, Err(MediaError::CueSyntax(_))));
    assert_eq!(starts("WEBVTT\n", " ", 1000), Err(MediaError::NoWords));
}
