//! Filmed clips of a signer: decoded on a thread of their own, picture after picture.
//!
//! A clip is never there whole. All that it takes at a time, the file, what the decoder holds and
//! the pictures that wait, stays below [`MOST_BYTES`]. One that cannot be read is passed over:
//! nothing is shown in its place, and the words beside it are lit all the same.

use bundle::Bundle;
use image::codecs::webp::WebPDecoder;
use image::{AnimationDecoder, ImageDecoder, RgbImage};
use pixels::resample::{self, Axis, Beyond};
use scene::Ms;
use slint::{Image, Rgb8Pixel, SharedPixelBuffer};
use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};

/// All that a clip may take in memory.
pub const MOST_BYTES: usize = 8 << 20;
/// The largest file, and the longest side of its pictures: larger ones are passed over.
const MOST_FILE: usize = 1 << 20;
const MOST_SIDE: u32 = 360;
/// A picture is shown at most so many pixels wide and high.
const MOST_SHOWN: u32 = 640;
/// So many decoded pictures wait to be shown, beside the one on the glass, the next one and the
/// one that is being made.
const AHEAD: usize = 1;

type Buffer = SharedPixelBuffer<Rgb8Pixel>;

/// The clip that is played.
#[derive(Default)]
pub struct Clips {
    running: Option<Running>,
    /// Waits for each picture, so that the same input gives the same pixels.
    waits: bool,
}

/// A picture in its place.
#[derive(Clone)]
pub struct Picture {
    /// What Slint draws, without scaling it.
    pub image: Image,
    /// Size in pixels.
    pub size: (u32, u32),
}

struct Running {
    clip: String,
    room: (u32, u32),
    /// The latest instant that was asked for.
    ms: Arc<AtomicU64>,
    decoded: Receiver<Decoded>,
    shown: Option<Picture>,
    next: Option<Decoded>,
}

/// A picture at its final size, and when it is to be seen first.
struct Decoded {
    from: Ms,
    buffer: Buffer,
}

impl Clips {
    /// Waits for pictures from now on.
    pub fn wait(&mut self) {
        self.waits = true;
    }

    /// No clip is on the glass any more: its thread ends, and its memory goes back.
    pub fn rest(&mut self) {
        self.running = None;
    }

    /// The picture of a clip at an instant of it, fitted into a room; `None` while there is none.
    pub fn picture(
        &mut self,
        bundle: Option<&Bundle>,
        clip: &str,
        ms: Ms,
        room: (u32, u32),
    ) -> Option<Picture> {
        let goes_on = self.running.as_ref().is_some_and(|running| {
            running.clip == clip && running.room == room && running.ms.load(Ordering::Relaxed) <= ms
        });
        if !goes_on {
            // What was on the glass stays until the first picture is there.
            let before = self.running.take().filter(|running| running.clip == clip);
            let before = before.filter(|before| before.room == room).and_then(|one| one.shown);
            self.running = Running::start(bundle?, clip, ms, room, before);
        }
        let running = self.running.as_mut()?;
        running.ms.store(ms, Ordering::Relaxed);
        running.go_to(ms, self.waits);
        running.shown.clone()
    }
}

impl Running {
    fn start(
        bundle: &Bundle,
        clip: &str,
        ms: Ms,
        room: (u32, u32),
        shown: Option<Picture>,
    ) -> Option<Self> {
        let (sender, decoded) = sync_channel(AHEAD);
        let wanted = Arc::new(AtomicU64::new(ms));
        let (told, clip) = (wanted.clone(), clip.to_owned());
        let bytes = bundle.art(&clip, 100).map(|art| art.bytes).unwrap_or_default();
        let decode = move || decode(&bytes, room, &told, &sender);
        std::thread::Builder::new().name("clip".into()).spawn(decode).ok()?;
        Some(Self { clip, room, ms: wanted, decoded, shown, next: None })
    }

    /// Takes pictures up to the one that is to be seen at an instant.
    fn go_to(&mut self, ms: Ms, waits: bool) {
        loop {
            if self.next.is_none() {
                self.next = match (self.decoded.try_recv(), waits) {
                    (Ok(decoded), _) => Some(decoded),
                    (Err(TryRecvError::Empty), true) => self.decoded.recv().ok(),
                    _ => return,
                };
            }
            let Some(next) = self.next.take_if(|next| next.from <= ms) else { return };
            let size = (next.buffer.width(), next.buffer.height());
            self.shown = Some(Picture { image: Image::from_rgb8(next.buffer), size });
        }
    }
}

/// Decodes a clip to its end, or until nobody wants it any more.
fn decode(bytes: &[u8], room: (u32, u32), wanted: &AtomicU64, to: &SyncSender<Decoded>) {
    let Some(decoder) = WebPDecoder::new(Cursor::new(bytes)).ok().filter(|decoder| {
        let (w, h) = decoder.dimensions();
        bytes.len() <= MOST_FILE && w.max(h) <= MOST_SIDE && decoder.has_animation()
    }) else {
        return;
    };
    let mut from = 0;
    // One picture is held back, to know whether the time is past it already.
    let mut held: Option<(Ms, RgbImage)> = None;
    // What is torn ends there: the last good picture stays.
    for frame in decoder.into_frames().map_while(Result::ok) {
        if let Some((from_held, picture)) = held.take()
            && wanted.load(Ordering::Relaxed) < from
            && to.send(Decoded { from: from_held, buffer: fitted(&picture, room) }).is_err()
        {
            return;
        }
        let ms = std::time::Duration::from(frame.delay()).as_millis() as Ms;
        held = Some((from, image::DynamicImage::from(frame.into_buffer()).into_rgb8()));
        from += ms.max(1);
    }
    if let Some((from, picture)) = held {
        // Nobody may want it any more.
        let _ = to.send(Decoded { from, buffer: fitted(&picture, room) });
    }
}

/// A picture as large as fits into a room.
fn fitted(picture: &RgbImage, room: (u32, u32)) -> Buffer {
    let (w, h) = picture.dimensions();
    let (room_w, room_h) = (room.0.min(MOST_SHOWN), room.1.min(MOST_SHOWN));
    let scale = (room_w as f32 / w as f32).min(room_h as f32 / h as f32);
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    let mut buffer = Buffer::new(side(w), side(h));
    let width = buffer.width() as usize;
    let axis = Axis { from: 0.0, scale };
    let source = resample::Pixels::<3> { bytes: picture.as_raw(), width: w as usize };
    resample::rgb(source, axis, axis, Beyond::Edge, buffer.make_mut_bytes(), width);
    buffer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_a_clip_takes_at_a_time_stays_below_the_limit() {
        let side = |side: u32| side as usize * side as usize;
        // The canvas, a frame and the picture that it becomes, in four bytes; one held back.
        let decoder = side(MOST_SIDE) * (3 * 4 + 2 * 3);
        let ready = side(MOST_SHOWN) * 3 * (AHEAD + 3);
        let all = MOST_FILE + decoder + ready;
        assert!(all <= MOST_BYTES, "{all} bytes");
    }

    fn decoded(bytes: &[u8], room: (u32, u32)) -> Vec<Decoded> {
        let (sender, decoded) = sync_channel(AHEAD);
        let bytes = bytes.to_vec();
        std::thread::spawn(move || decode(&bytes, room, &AtomicU64::new(0), &sender));
        decoded.into_iter().collect()
    }

    const DEMO: &[u8] = include_bytes!("../../lessons/play-1/story/clips/demo.wave.webp");

    #[test]
    fn every_picture_comes_in_its_turn_and_fits_the_room() {
        let pictures = decoded(DEMO, (200, 150));
        assert!(pictures.len() > 10, "{}", pictures.len());
        assert!(pictures.windows(2).all(|two| two[0].from < two[1].from));
        assert!(pictures.iter().all(|one| one.buffer.width() == 150 && one.buffer.height() == 150));
        let first = pictures[0].buffer.as_bytes();
        assert!(pictures.iter().any(|one| one.buffer.as_bytes() != first), "nothing moves");
    }

    #[test]
    fn a_torn_clip_is_passed_over_wherever_it_is_torn() {
        let all = decoded(DEMO, (60, 60)).len();
        for at in (0..DEMO.len()).step_by(DEMO.len() / 60 + 1) {
            assert!(decoded(&DEMO[..at], (60, 60)).len() <= all, "{at}");
        }
        let mut wrong = DEMO.to_vec();
        for at in (0..DEMO.len()).step_by(97) {
            wrong[at] ^= 0x5a;
            assert!(decoded(&wrong, (60, 60)).len() <= all + 1, "{at}");
        }
    }
}
