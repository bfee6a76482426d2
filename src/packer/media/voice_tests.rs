//! The draft voice as it really speaks; the engine must be installed where tests run.

use super::*;

const INSTALL: &str =
    "the tests need the speech engine: install the package espeak-ng (the set-up script does)";
/// Set for a test program that is started as a worker.
const AS_WORKER: &str = "JONAKI_TEST_VOICE_WORKER";

/// Not a test: what the test program does when a test below starts it as a voice worker.
#[test]
fn worker_process() {
    if std::env::args().any(|argument| argument == AS_WORKER) {
        let _ = crate::media::run_worker();
    }
}

fn voices() -> Voices {
    let exe = std::env::current_exe().unwrap();
    // The last argument is a second filter that matches nothing more.
    let arguments = ["--exact", "--nocapture", "media::voice::tests::worker_process", AS_WORKER];
    Voices::start_with(&exe, arguments.map(OsString::from).to_vec(), 2)
        .unwrap_or_else(|error| panic!("{INSTALL}: {error}"))
}

fn check(spoken: &Spoken, text: &str) {
    assert_eq!(spoken.words.len(), text.split_whitespace().count(), "{text}");
    let ms = (spoken.samples.len() as u64 * 1000 / u64::from(RATE)) as u32;
    assert_eq!(spoken.words.last().unwrap().end, ms, "{text}");
    for pair in spoken.words.windows(2) {
        assert!(
            pair[0].start < pair[1].start && pair[0].end == pair[1].start,
            "{text}: {:?}",
            spoken.words
        );
    }
}

#[test]
fn every_written_word_gets_its_own_time() {
    let voices = voices();
    for text in [
        "নদীতে একটা নৌকা ভাসে।",
        "আম গাছে দোয়েল শিস দেয়, “এসো মিতু, এসো!”",
        "“ভাই” ডাকে কা-কা, বড় রিকশা!",
        "নানা — ৪৭ টি আম",
        "হাত দাঁত রাত ভাত",
    ] {
        let spoken = voices.speak("bn", text, None, WPM).unwrap();
        check(&spoken, text);
        let words = text.split_whitespace().count() as u32;
        let ms = spoken.words.last().unwrap().end;
        assert!((200..1100).contains(&(ms / words)), "{text} takes {ms} ms");
    }
}

#[test]
fn the_times_are_those_that_were_measured_for_this_voice() {
    let spoken = voices().speak("bn", "নদীতে একটা নৌকা ভাসে।", None, WPM).unwrap();
    // Each word's first 60 ms must not be silence, or the light would run ahead of the voice.
    for word in &spoken.words {
        let (from, to) = ((word.start * 24) as usize, ((word.start + 60) * 24) as usize);
        let energy: f32 =
            spoken.samples[from..to].iter().map(|s| s * s).sum::<f32>() / (to - from) as f32;
        assert!(energy > 1e-5, "nothing is heard at {} ms", word.start);
    }
}

#[test]
fn a_line_sounds_the_same_whatever_was_spoken_before_and_beside_it() {
    let voices = voices();
    let line = |text: &str| voices.speak("bn", text, None, WPM).unwrap();
    let first = line("শিস দেয়, এসো মিতু!");
    let (second, third) = std::thread::scope(|scope| {
        let other = scope.spawn(|| line("নদীতে একটা নৌকা ভাসে।"));
        let again = scope.spawn(|| line("শিস দেয়, এসো মিতু!"));
        (other.join().unwrap(), again.join().unwrap())
    });
    assert_eq!(first, third);
    assert_ne!(first.samples, second.samples);
}

#[test]
fn what_is_said_may_differ_from_what_is_written() {
    let voices = voices();
    let (written, said) = ("৫ + ২ = ৭", "পাঁচ আর দুই মিলে সাত");
    let spoken = voices.speak("bn", written, Some(said), WPM).unwrap();
    check(&spoken, written);
    let longer = voices.speak("bn", "আ", Some("আ আ আ আ"), WPM).unwrap();
    check(&longer, "আ");
    assert!(longer.words[0].end > 600);
    let phonemes = voices.speak("bn", "দেখা যায়", Some("[[d'&k#a]] যায়"), WPM).unwrap();
    check(&phonemes, "দেখা যায়");
}

#[test]
fn english_is_spoken_by_the_english_voice_and_speed_is_obeyed() {
    let voices = voices();
    let text = "Tap the mango, then the boat.";
    let slow = voices.speak("en", text, None, 90).unwrap();
    let quick = voices.speak("en", text, None, 160).unwrap();
    check(&slow, text);
    assert!(slow.samples.len() > quick.samples.len() * 5 / 4);
}

#[test]
fn an_unknown_language_or_an_empty_line_says_so() {
    let voices = voices();
    let error = voices.speak("xx-none", "আম", None, WPM).unwrap_err().to_string();
    assert!(error.contains("আম") && error.contains("“xx”"), "{error}");
    assert_eq!(voices.speak("bn", " ", None, WPM), Err(MediaError::NoWords));
    assert!(voices.version().starts_with('1'), "{}", voices.version());
}

#[test]
fn a_worker_that_dies_or_is_not_there_is_no_voice_and_no_wait() {
    let gone = Voices::start(Path::new("/nowhere/jonaki-pack"), 1).unwrap_err().to_string();
    assert!(gone.contains("espeak-ng"), "{gone}");
    // A program that ends without a word: this test program, asked for a test that it does not have.
    let exe = std::env::current_exe().unwrap();
    assert!(Voices::start_with(&exe, vec!["no_such_test".into()], 1).is_err());
}

#[test]
fn without_a_voice_the_times_go_by_letters() {
    let spoken = silent("আম কলা");
    assert_eq!(spoken.words, [WordTime { start: 0, end: 240 }, WordTime { start: 240, end: 540 }]);
    assert_eq!(spoken.samples.len(), 540 * 24);
    assert!(silent("").words.is_empty());
}

#[test]
fn a_draft_line_comes_out_as_loud_as_a_recorded_one() {
    use crate::media::{decode, level, narrate_draft};
    let line = narrate_draft(Some(&voices()), "bn", "আম গাছে দোয়েল শিস দেয়।", None, WPM).unwrap();
    let back = decode(&line.clip.unwrap().ogg, "ogg").unwrap();
    let (loudness, peak) = level::measure(&back.samples).unwrap();
    assert!((loudness + 18.0).abs() < 0.5 && peak < 0.9, "{loudness} LUFS, crest {peak}");
    assert!(line.draft && !line.guessed && line.words.last().unwrap().end == line.ms);
}
