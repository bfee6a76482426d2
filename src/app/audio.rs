//! The voice and the sounds. They follow the clock and never lead it: where there is no
//! sound device, everything goes on in silence and the window shows a small mark.

pub mod slow;

use rodio::{Decoder, DeviceSinkBuilder, MixerDeviceSink, Player, Source};
use slow::Slow;
use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// Whoever can be told to make sounds.
pub trait Voice {
    /// Speaks these lines one after the other; whatever is being said stops. So many hundredths
    /// of a line are heard in the time that it took when it was recorded.
    fn say(&self, lines: Vec<Spoken>, pause_ms: u64, percent: u32);
    /// Speaks a part of a line; where it lies is counted as it was recorded.
    fn part(&self, line: Vec<u8>, from_ms: u32, to_ms: u32, percent: u32);
    /// Plays a sound over the voice.
    fn play(&self, sound: Vec<u8>);
    /// Plays music under everything, over and over; none stops it.
    fn music(&self, sound: Option<Vec<u8>>);
    /// Stops speaking.
    fn hush(&self);
    /// Whether the device is let go as soon as nothing is heard.
    fn spare(&self, is_spared: bool);
    /// Whether there is nothing to hear it with.
    fn is_mute(&self) -> bool;
}

/// One line to be spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Its sound; a line without one is silence of its length.
    pub sound: Option<Vec<u8>>,
    /// How long it takes at its pace, milliseconds.
    pub ms: u64,
}

enum Order {
    Say(Vec<Spoken>, u64, u32),
    Part(Vec<u8>, u32, u32, u32),
    Play(Vec<u8>),
    Music(Option<Vec<u8>>),
    Hush,
    Spare(bool),
}

/// The sound device, on a thread of its own: opening it takes longer than a frame.
pub struct Device {
    orders: Sender<Order>,
    mute: Arc<AtomicBool>,
}

impl Device {
    /// Starts the thread that opens the default device.
    pub fn open() -> Self {
        let (orders, inbox) = channel();
        let mute = Arc::new(AtomicBool::new(false));
        let told = mute.clone();
        let started =
            std::thread::Builder::new().name("audio".into()).spawn(move || serve(&inbox, &told));
        if started.is_err() {
            mute.store(true, Ordering::Relaxed);
        }
        Self { orders, mute }
    }

    fn order(&self, order: Order) {
        // A thread that has ended means there is no device: silence is what is left.
        let _ = self.orders.send(order);
    }
}

impl Voice for Device {
    fn say(&self, lines: Vec<Spoken>, pause_ms: u64, percent: u32) {
        self.order(Order::Say(lines, pause_ms, percent));
    }

    fn part(&self, line: Vec<u8>, from_ms: u32, to_ms: u32, percent: u32) {
        self.order(Order::Part(line, from_ms, to_ms, percent));
    }

    fn play(&self, sound: Vec<u8>) {
        self.order(Order::Play(sound));
    }

    fn music(&self, sound: Option<Vec<u8>>) {
        self.order(Order::Music(sound));
    }

    fn hush(&self) {
        self.order(Order::Hush);
    }

    fn spare(&self, is_spared: bool) {
        self.order(Order::Spare(is_spared));
    }

    fn is_mute(&self) -> bool {
        self.mute.load(Ordering::Relaxed)
    }
}

/// How loud an effect is under the voice, and by itself.
const DUCKED: f32 = 0.35;
const ALONE: f32 = 0.8;
/// How loud music is: under the voice always.
const MUSIC: f32 = 0.12;

/// An open device mixes silence all the time; it is let go after so much of it.
const LET_GO: Duration = Duration::from_secs(8);
/// And after so much where the battery is spared: an effect has ended by the second look.
const LET_GO_SOON: Duration = Duration::from_secs(1);

/// The device while it is open, and the line that is being said.
struct Open {
    sink: MixerDeviceSink,
    voice: Option<Player>,
    music: Option<Player>,
    /// Nothing was asked for since the last look.
    quiet: bool,
    /// How often it could not play since it was opened.
    errors: Arc<AtomicU32>,
}

/// A device that could not play so often is broken, or was pulled out; a busy tablet alone
/// makes it stumble now and then.
const BROKEN: u32 = 50;

impl Open {
    fn new() -> Option<Self> {
        let errors = Arc::new(AtomicU32::new(0));
        let count = errors.clone();
        let stumbled = move |_| _ = count.fetch_add(1, Ordering::Relaxed);
        let device = DeviceSinkBuilder::from_default_device().ok()?;
        let mut sink = device.with_error_callback(stumbled).open_sink_or_fallback().ok()?;
        sink.log_on_drop(false);
        Some(Self { sink, voice: None, music: None, quiet: true, errors })
    }

    fn is_broken(&self) -> bool {
        self.errors.load(Ordering::Relaxed) >= BROKEN
    }

    fn follow(&mut self, order: Order) {
        match order {
            Order::Hush => self.voice = None,
            // Whoever serves the orders knows it already.
            Order::Spare(_) => {}
            Order::Music(sound) => {
                self.music = sound.and_then(|sound| {
                    let sound = Decoder::new_looped(Cursor::new(sound)).ok()?;
                    let player = Player::connect_new(self.sink.mixer());
                    player.append(sound.amplify(MUSIC));
                    Some(player)
                });
            }
            Order::Say(lines, pause_ms, percent) => {
                let player = Player::connect_new(self.sink.mixer());
                let heard = lines.into_iter().map(|line| {
                    let sound = line.sound.and_then(|sound| Decoder::new(Cursor::new(sound)).ok());
                    (sound, line.ms)
                });
                for (sound, rest_ms) in rests(heard, pause_ms) {
                    let rest = Duration::from_millis(rest_ms);
                    append(&player, sound, percent, rest);
                }
                self.voice = Some(player);
            }
            Order::Part(line, from, to, percent) => {
                let Ok(sound) = Decoder::new(Cursor::new(line)) else { return };
                let player = Player::connect_new(self.sink.mixer());
                let (from, to) = (u64::from(from), u64::from(to));
                let part = sound
                    .skip_duration(Duration::from_millis(from))
                    .take_duration(Duration::from_millis(to.saturating_sub(from)));
                append(&player, part, percent, Duration::ZERO);
                self.voice = Some(player);
            }
            Order::Play(sound) => {
                let Ok(sound) = Decoder::new(Cursor::new(sound)) else { return };
                let player = Player::connect_new(self.sink.mixer());
                player.append(sound.amplify(if self.is_speaking() { DUCKED } else { ALONE }));
                player.detach();
            }
        }
        self.quiet = false;
    }

    /// Whether there is anything to hear that goes on by itself.
    fn is_busy(&self) -> bool {
        self.music.is_some() || self.is_speaking()
    }

    fn is_speaking(&self) -> bool {
        self.voice.as_ref().is_some_and(|player| !player.empty())
    }
}

/// Lets a player speak a sound after a rest, so many hundredths of it in its usual time.
fn append<S: Source + Send + 'static>(player: &Player, sound: S, percent: u32, rest: Duration) {
    match percent {
        100 => player.append(sound.delay(rest)),
        slower => player.append(Slow::new(sound, slower).delay(rest)),
    }
}

/// What can be heard, each with the milliseconds of rest before it. A line that cannot be
/// heard is as long as if it could: the lit word moves on by the clock, and the next line
/// must not come early.
fn rests<T>(lines: impl IntoIterator<Item = (Option<T>, u64)>, pause_ms: u64) -> Vec<(T, u64)> {
    let mut heard = Vec::new();
    let mut rest = 0;
    for (sound, ms) in lines {
        match sound {
            Some(sound) => {
                heard.push((sound, rest));
                rest = pause_ms;
            }
            None => rest += ms + pause_ms,
        }
    }
    heard
}

fn serve(inbox: &Receiver<Order>, mute: &AtomicBool) {
    let mut device = Open::new();
    let mut let_go = LET_GO;
    loop {
        mute.store(device.is_none(), Ordering::Relaxed);
        let order = match &mut device {
            Some(open) => match inbox.recv_timeout(let_go) {
                Err(RecvTimeoutError::Timeout) if open.is_broken() => {
                    device = None;
                    continue;
                }
                Err(RecvTimeoutError::Timeout) => {
                    // Twice in a row nothing was asked for and nothing is being said.
                    if open.quiet && !open.is_busy() {
                        break_off(&mut device, inbox)
                    } else {
                        open.quiet = !open.is_busy();
                        continue;
                    }
                }
                other => other.ok(),
            },
            None => inbox.recv().ok(),
        };
        let Some(order) = order else { return };
        if let Order::Spare(is_spared) = order {
            let_go = if is_spared { LET_GO_SOON } else { LET_GO };
            continue;
        }
        if device.as_ref().is_none_or(Open::is_broken) {
            // A device may have been plugged in since; the old one is closed first.
            drop(device.take());
            device = Open::new();
        }
        if let Some(open) = &mut device {
            open.follow(order);
        }
    }
}

/// Closes the device and sleeps until something is to be heard again.
fn break_off(device: &mut Option<Open>, inbox: &Receiver<Order>) -> Option<Order> {
    *device = None;
    inbox.recv().ok()
}

/// Hears nothing: for films and tests, which run on their own clock.
pub struct Silence;

impl Voice for Silence {
    fn say(&self, _: Vec<Spoken>, _: u64, _: u32) {}
    fn part(&self, _: Vec<u8>, _: u32, _: u32, _: u32) {}
    fn play(&self, _: Vec<u8>) {}
    fn music(&self, _: Option<Vec<u8>>) {}
    fn hush(&self) {}
    fn spare(&self, _: bool) {}
    fn is_mute(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::rests;

    #[test]
    fn a_line_without_sound_is_waited_for() {
        assert_eq!(rests([(Some('a'), 900), (Some('b'), 500)], 300), [('a', 0), ('b', 300)]);
        let lines = [(Some('a'), 900), (None, 700), (None, 50), (Some('b'), 500)];
        assert_eq!(rests(lines, 300), [('a', 0), ('b', 300 + 700 + 300 + 50 + 300)]);
        assert_eq!(rests([(None, 700), (Some('a'), 900)], 300), [('a', 1_000)]);
        assert_eq!(rests([(None::<char>, 700)], 300), []);
    }
}
