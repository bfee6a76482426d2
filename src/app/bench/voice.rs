//! What a slower voice costs: five seconds of a lesson's speech, made slow.

use crate::Ground;
use crate::figures::{Figures, median, thread_ms};
use app::audio::slow::Slow;
use app::pace::Pace;
use app::places;
use bundle::Bundle;
use rodio::buffer::SamplesBuffer;
use rodio::{Decoder, Source};
use std::io::Cursor;

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let bundle = Bundle::open(&ground.bundle, &places::trusted_keys(&ground.data)?)?;
    let lines = bundle.lines(&"bn-1-13".into(), "bn")?;
    let longest = lines.values().filter(|line| line.sound.is_some()).max_by_key(|line| line.ms);
    let sound = longest.and_then(|line| line.sound.as_ref()).ok_or("no line has a sound")?;
    let sound = Decoder::new(Cursor::new(bundle.voice(sound)?))?;
    let (channels, rate) = (sound.channels(), sound.sample_rate());
    // Decoded beforehand: what is measured is the slowing alone.
    let n = rate.get() as usize * usize::from(channels.get()) * 5;
    let speech: Vec<f32> = sound.collect();
    let five: Vec<f32> = speech.iter().copied().cycle().take(n).collect();
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let five = SamplesBuffer::new(channels, rate, five.clone());
            let before = thread_ms();
            let heard = Slow::new(five, Pace::Slow.percent()).count();
            assert!(heard > 0, "it is heard");
            thread_ms() - before
        })
        .collect();
    figures.note("voice_slow_5s_ms", median(&mut times), "ms", 100.0);
    Ok(())
}
