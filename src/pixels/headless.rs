//! A window without a screen, on a clock that is set by hand: the same stage, the same
//! renderer, the same touches.

use scene::Point;
use slint::platform::software_renderer::{MinimalSoftwareWindow, RepaintBufferType};
use slint::platform::{Platform, PlatformError, PointerEventButton, WindowAdapter, WindowEvent};
use slint::{ComponentHandle, LogicalPosition, PhysicalSize, Rgb8Pixel};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use ui::AppWindow;

struct MockPlatform {
    window: Rc<MinimalSoftwareWindow>,
    clock: Rc<Cell<Duration>>,
}

impl Platform for MockPlatform {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, PlatformError> {
        Ok(self.window.clone())
    }

    fn duration_since_start(&self) -> Duration {
        self.clock.get()
    }
}

/// A window that is drawn into memory.
pub struct Headless {
    /// The component.
    pub ui: AppWindow,
    window: Rc<MinimalSoftwareWindow>,
    clock: Rc<Cell<Duration>>,
    pixels: Vec<Rgb8Pixel>,
    size: (u32, u32),
    /// How many pixels the last drawing renewed.
    pub dirty: u64,
    /// How many times something was drawn.
    pub frames: u64,
}

impl Headless {
    /// Opens the window; once a thread.
    ///
    /// # Errors
    /// When this thread already has a platform.
    pub fn open(width: u32, height: u32) -> Result<Self, PlatformError> {
        let window = MinimalSoftwareWindow::new(RepaintBufferType::ReusedBuffer);
        let clock = Rc::new(Cell::new(Duration::ZERO));
        let platform = MockPlatform { window: window.clone(), clock: clock.clone() };
        slint::platform::set_platform(Box::new(platform)).map_err(|error| {
            PlatformError::Other(format!("this thread already has a window platform: {error}"))
        })?;
        window.set_size(PhysicalSize::new(width, height));
        let ui = AppWindow::new()?;
        ui.show()?;
        let pixels = vec![Rgb8Pixel::default(); (width * height) as usize];
        Ok(Self { ui, window, clock, pixels, size: (width, height), dirty: 0, frames: 0 })
    }

    /// Sets the clock and runs Slint's own timers.
    pub fn set_clock(&self, ms: u64) {
        self.clock.set(Duration::from_millis(ms));
        slint::platform::update_timers_and_animations();
    }

    /// Draws what has changed; false where nothing had.
    #[inline(never)]
    pub fn draw(&mut self) -> bool {
        let (pixels, stride) = (&mut self.pixels, self.size.0 as usize);
        let mut dirty = 0;
        let drew = self.window.draw_if_needed(|renderer| {
            let region = renderer.render(pixels, stride);
            dirty =
                region.iter().map(|(_, size)| u64::from(size.width) * u64::from(size.height)).sum();
        });
        if drew {
            self.dirty = dirty;
            self.frames += 1;
        }
        drew
    }

    /// A finger comes down, moves, leaves.
    pub fn pointer(&self, event: Pointer, at: Point) {
        let position = LogicalPosition::new(at.x, at.y);
        let button = PointerEventButton::Left;
        let event = match event {
            Pointer::Down => WindowEvent::PointerPressed { position, button },
            Pointer::Move => WindowEvent::PointerMoved { position },
            Pointer::Up => WindowEvent::PointerReleased { position, button },
        };
        self.window.dispatch_event(event);
    }

    /// The picture as it stands.
    #[inline(never)]
    pub fn picture(&self) -> image::RgbImage {
        let bytes = self.pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        image::RgbImage::from_raw(self.size.0, self.size.1, bytes).unwrap_or_default()
    }
}

/// What a finger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// Comes down.
    Down,
    /// Moves.
    Move,
    /// Leaves.
    Up,
}
