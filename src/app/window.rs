//! The real window: Slint's event loop drives the app by touches and one timer.

use crate::app::App;
use crate::awake::Awake;
use crate::follow::Follow;
use crate::hands::{Contact, Hands, Phase, Touch};
use scene::{Ms, Point, Stage};
use slint::winit_030::winit::event::TouchPhase;
use slint::winit_030::{EventResult, WinitWindowAccessor, winit};
use slint::{CloseRequestResponse, ComponentHandle, Timer, TimerMode};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use ui::{AppWindow, StageApi};

/// The window with everything that hangs on it.
struct Shown {
    app: RefCell<App>,
    awake: RefCell<Awake>,
    window: slint::Weak<AppWindow>,
    began: Instant,
    timer: Timer,
    diagonal: f32,
}

/// The window that is wished for.
#[derive(Clone, Copy, Debug)]
pub struct Glass {
    /// Its size in pixels; none for as large as the screen allows.
    pub size: Option<(u32, u32)>,
    /// The whole screen.
    pub full: bool,
    /// Diagonal of the display in inches.
    pub diagonal: f32,
}

/// Opens the window and stays until it is closed; `up` is done once it has been there for a
/// while.
///
/// # Errors
/// When there is no display or it cannot be drawn to.
pub fn run(
    app: App,
    glass: &Glass,
    up: impl FnOnce() + 'static,
    follow: Option<Follow>,
) -> Result<(), slint::PlatformError> {
    let window = AppWindow::new()?;
    match glass.size {
        Some((w, h)) => window.window().set_size(slint::PhysicalSize::new(w, h)),
        None => fit(&window)?,
    }
    window.window().set_fullscreen(glass.full || app.settings().kiosk);
    let shown = Rc::new(attach(app, &window, glass.diagonal));
    connect(&shown, &window);
    lead(&shown, &window);
    // A lesson that was opened at once speaks for itself.
    if shown.app.borrow().place().is_none() {
        let now = shown.now();
        shown.app.borrow_mut().greet(now);
    }
    shown.refresh();
    Timer::single_shot(UP_AFTER, up);
    // It ends with the window.
    let _looking = follow.map(|follow| look(&shown, follow));
    window.run()
}

/// Shows each new bundle as soon as it is there.
fn look(shown: &Rc<Shown>, mut follow: Follow) -> Timer {
    let of = Rc::downgrade(shown);
    let timer = Timer::default();
    timer.start(TimerMode::Repeated, LOOK_EVERY, move || {
        if let (Some(shown), Some(bundle)) = (of.upgrade(), follow.news()) {
            shown.act(|app, now| {
                if let Err(error) = app.take_lessons(bundle, now) {
                    eprintln!("jonaki: {error}; what is shown stays");
                }
            });
        }
    });
    timer
}

/// Whoever saves a lesson looks up within a second.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Draws the window in to its screen where its wished size is larger. A window manager would
/// do so; a bare tablet or a bare X screen has none, and would cut the foot off.
fn fit(window: &AppWindow) -> Result<(), slint::PlatformError> {
    let of = window.as_weak();
    let fitting = async move {
        let Some(window) = of.upgrade() else { return };
        let Ok(winit) = window.window().winit_window().await else { return };
        let screen = winit.current_monitor().or_else(|| winit.available_monitors().next());
        let Some(screen) = screen.map(|it| it.size()) else { return };
        let now = window.window().size();
        if screen.width > 0 && (screen.width < now.width || screen.height < now.height) {
            let (w, h) = (now.width.min(screen.width), now.height.min(screen.height));
            window.window().set_size(slint::PhysicalSize::new(w, h));
        }
    };
    slint::spawn_local(fitting)
        .map(|_| ())
        .map_err(|err| slint::PlatformError::Other(err.to_string()))
}

/// A start that has lasted so long, with its window drawn, was a good one.
const UP_AFTER: Duration = Duration::from_secs(5);

#[expect(clippy::disallowed_methods, reason = "the window's clock starts here")]
fn attach(app: App, window: &AppWindow, diagonal: f32) -> Shown {
    window.global::<StageApi<'_>>().set_items(app.model());
    Shown {
        app: RefCell::new(app),
        awake: RefCell::default(),
        window: window.as_weak(),
        began: Instant::now(),
        timer: Timer::default(),
        diagonal,
    }
}

fn connect(shown: &Rc<Shown>, window: &AppWindow) {
    let api = window.global::<StageApi<'_>>();
    let on = |act: fn(&mut App, Point, Ms)| {
        let shown = Rc::downgrade(shown);
        move |x: f32, y: f32| {
            if let Some(shown) = shown.upgrade() {
                shown.act(|app, now| act(app, Point::new(x, y), now));
            }
        }
    };
    api.on_down(on(App::down));
    api.on_moved(on(App::moved));
    api.on_up(on(App::up));
    let of = Rc::downgrade(shown);
    api.on_cancel(move || {
        if let Some(shown) = of.upgrade() {
            shown.act(App::cancel);
        }
    });
    let of = Rc::downgrade(shown);
    api.on_word(move |index| {
        if let Some(shown) = of.upgrade() {
            shown.act(|app, now| app.word(index.max(0) as usize, now));
        }
    });
    let of = Rc::downgrade(shown);
    api.on_key_back(move || {
        if let Some(shown) = of.upgrade() {
            shown.act(App::back);
        }
    });
    let of = Rc::downgrade(shown);
    api.on_key_move(move |by| {
        if let Some(shown) = of.upgrade() {
            shown.act(|app, now| app.key_move(by > 0, now));
        }
    });
    let of = Rc::downgrade(shown);
    api.on_key_press(move || {
        if let Some(shown) = of.upgrade() {
            shown.act(|app, now| {
                app.key_press(now);
            });
        }
    });
    // Where there is nothing but Jonaki, the window goes only when the gate was passed.
    let of = Rc::downgrade(shown);
    window.window().on_close_requested(move || match of.upgrade() {
        Some(shown) if shown.app.borrow().settings().kiosk => CloseRequestResponse::KeepWindowShown,
        _ => CloseRequestResponse::HideWindow,
    });
    let of = Rc::downgrade(shown);
    window.on_resized(move || {
        if let Some(shown) = of.upgrade() {
            shown.refresh();
        }
    });
    let of = window.as_weak();
    window.on_about_closed(move || {
        if let Some(window) = of.upgrade() {
            window.set_about(false);
        }
    });
}

/// Sends one finger on where several touch the glass: Slint would let go of the first when
/// a second comes, and a resting wrist would take every tap away.
fn lead(shown: &Rc<Shown>, window: &AppWindow) {
    let of = Rc::downgrade(shown);
    let mut hands = Hands::default();
    window.window().on_winit_window_event(move |window, event| {
        let winit::event::WindowEvent::Touch(touch) = event else { return EventResult::Propagate };
        let Some(shown) = of.upgrade() else { return EventResult::Propagate };
        let scale = f64::from(window.scale_factor());
        let at = touch.location.to_logical::<f32>(scale);
        let contact = Contact {
            finger: touch.id,
            phase: match touch.phase {
                TouchPhase::Started => Phase::Down,
                TouchPhase::Moved => Phase::Moved,
                TouchPhase::Ended => Phase::Up,
                TouchPhase::Cancelled => Phase::Cancel,
            },
            at: Point::new(at.x, at.y),
            now: shown.now(),
        };
        let mm = shown.app.borrow().stage().mm;
        for touch in hands.feel(contact, mm) {
            dispatch(window, touch);
        }
        EventResult::PreventDefault
    });
}

/// What the leading finger does, as the one pointer that Slint knows.
fn dispatch(window: &slint::Window, touch: Touch) {
    use slint::platform::{PointerEventButton, WindowEvent};
    let position = |at: Point| slint::LogicalPosition::new(at.x, at.y);
    let button = PointerEventButton::Left;
    match touch {
        Touch::Down(at) => {
            window.dispatch_event(WindowEvent::PointerMoved { position: position(at) });
            window.dispatch_event(WindowEvent::PointerPressed { position: position(at), button });
        }
        Touch::Moved(at) => {
            window.dispatch_event(WindowEvent::PointerMoved { position: position(at) });
        }
        Touch::Up(at) => {
            window.dispatch_event(WindowEvent::PointerReleased { position: position(at), button });
            window.dispatch_event(WindowEvent::PointerExited);
        }
        Touch::Cancel => window.dispatch_event(WindowEvent::PointerExited),
    }
}

impl Shown {
    fn now(&self) -> Ms {
        self.began.elapsed().as_millis() as Ms
    }

    fn act(self: &Rc<Self>, act: impl FnOnce(&mut App, Ms)) {
        let now = self.now();
        act(&mut self.app.borrow_mut(), now);
        self.refresh();
    }

    /// Shows this instant and sleeps until the next one that looks different.
    fn refresh(self: &Rc<Self>) {
        self.fit();
        let now = self.now();
        let rest = {
            let mut app = self.app.borrow_mut();
            app.tick(now);
            let wake = app.show(now);
            self.awake.borrow_mut().keep(app.keeps_screen(now));
            if let Some(window) = self.window.upgrade() {
                if app.take_about() {
                    window.set_about(true);
                }
                // Set by an adult just now: seen at once.
                window.global::<StageApi<'_>>().set_reading(app.reading().into());
                let kiosk = app.settings().kiosk;
                if window.get_kiosk() != kiosk {
                    window.set_kiosk(kiosk);
                    window.window().set_fullscreen(kiosk);
                }
            }
            app.rest(wake, now)
        };
        let Some(rest) = rest else { return self.timer.stop() };
        let wait = Duration::from_millis(rest);
        let of = Rc::downgrade(self);
        self.timer.start(TimerMode::SingleShot, wait, move || {
            if let Some(shown) = of.upgrade() {
                shown.refresh();
            }
        });
    }

    /// Follows the window's size.
    fn fit(&self) {
        let Some(window) = self.window.upgrade() else { return };
        let size = window.window().size();
        let stage = Stage::of_display(size.width, size.height, self.diagonal);
        let mut app = self.app.borrow_mut();
        if size.width > 0 && stage != app.glass() {
            app.resize(stage);
        }
    }
}
