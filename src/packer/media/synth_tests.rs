//! Effects, judged by their spectrum, crests and edges.

use super::*;
use crate::media::score::parse_score;

/// How much of one frequency is in a sound.
fn strength(sound: &[f32], hertz: f64) -> f64 {
    let step = std::f64::consts::TAU * hertz / RATE_F;
    let (mut re, mut im) = (0.0, 0.0);
    for (at, sample) in sound.iter().enumerate() {
        re += f64::from(*sample) * (step * at as f64).cos();
        im += f64::from(*sample) * (step * at as f64).sin();
    }
    re.hypot(im) / sound.len() as f64
}

fn sound(voice: &str, notes: &str) -> Vec<f32> {
    let text = format!("voice = \"{voice}\"\ntempo = 60\nnotes = [{notes}]");
    play(&parse_score(&text, voice).unwrap()).samples
}

#[test]
fn bars_and_strings_sound_at_the_height_that_is_written() {
    for voice in ["marimba", "ektara"] {
        for (note, hertz) in [("A3", 220.0), ("A4", 440.0), ("E5", 659.255), ("C6", 1046.502)] {
            let sound = sound(voice, &format!("\"{note}:0.6\""));
            let best = (-60_i32..=60)
                .map(|cents| {
                    (cents, strength(&sound, hertz * 2.0_f64.powf(f64::from(cents) / 1200.0)))
                })
                .max_by(|a, b| a.1.total_cmp(&b.1))
                .unwrap();
            assert!(best.0.abs() <= 12, "{voice} {note} is {} cents off", best.0);
        }
    }
}

#[test]
fn no_instrument_clips_clicks_or_starts_hard() {
    for voice in ["marimba", "ektara", "drum", "noise"] {
        let sound = sound(voice, "\"C4:0.2\", \"C4+G4:0.3\"");
        let crest = sound.iter().fold(0.0_f32, |crest, s| crest.max(s.abs()));
        assert!((crest - 0.7).abs() < 0.001, "{voice} has a crest of {crest}");
        assert!(sound[..8].iter().all(|s| s.abs() < 0.1), "{voice} starts at {:?}", &sound[..8]);
        assert!(sound[sound.len() - 8..].iter().all(|s| s.abs() < 0.01), "{voice} ends hard");
        let offset = sound.iter().map(|s| f64::from(*s)).sum::<f64>() / sound.len() as f64;
        assert!(offset.abs() < 0.02, "{voice} has an offset of {offset}");
        assert!(sound.iter().all(|s| s.is_finite()));
    }
}

#[test]
fn plucked_notes_die_away() {
    for voice in ["marimba", "ektara", "drum"] {
        let sound = sound(voice, "\"A4:1\"");
        let energy = |part: &[f32]| part.iter().map(|s| f64::from(s * s)).sum::<f64>();
        let (first, last) = (energy(&sound[..6000]), energy(&sound[18_000..]));
        assert!(last < first / 20.0, "{voice}: {first} then {last}");
    }
}

#[test]
fn a_rest_is_silent_before_the_first_note() {
    assert!(sound("ektara", "\"r:0.25\", \"A4:0.25\"")[..6000].iter().all(|s| *s == 0.0));
}

#[test]
fn every_score_of_the_kit_plays_and_the_five_of_the_interface_are_short() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../lessons/kit/sound");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let pcm = play(&parse_score(&text, &name).unwrap_or_else(|error| panic!("{error}")));
        if ["tap", "right", "wrong", "firefly", "page"].contains(&name.as_str()) {
            assert!(pcm.ms() < 400, "{name} lasts {} ms", pcm.ms());
        }
    }
}

#[test]
fn the_same_score_sounds_the_same() {
    assert_eq!(sound("noise", "\"C5:0.2\""), sound("noise", "\"C5:0.2\""));
}
