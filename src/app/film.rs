//! `jonaki film`: plays a lesson without a screen on a clock of its own and keeps pictures.
//! The same input gives the same pixels.

use crate::app::App;
use crate::session::Entry;
use crate::taps::{Tap, What};
use image::{Rgb, RgbImage, imageops};
use model::LessonId;
use pixels::{Headless, Pointer};
use scene::{Ms, Point, Wake};
use slint::ComponentHandle;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use ui::StageApi;

/// Why a film cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum FilmError {
    /// The lesson cannot be opened.
    #[error("the lesson cannot be played: {0}")]
    Session(#[from] crate::session::SessionError),
    /// There is no window to draw into.
    #[error("no window could be made: {0}")]
    Platform(#[from] slint::PlatformError),
    /// A tap names a thing that is not there.
    #[error("at {ms} ms there is no \"{id}\" to touch; there are: {there}")]
    NoSuchThing {
        /// When.
        ms: Ms,
        /// What was named.
        id: String,
        /// What is there.
        there: String,
    },
    /// A picture cannot be written.
    #[error("{path} cannot be written: {source}")]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: image::ImageError,
    },
}

/// What a film is made of.
pub struct Script<'a> {
    /// The lesson; `None` stays at home.
    pub lesson: Option<&'a LessonId>,
    /// Where it is entered.
    pub entry: Entry,
    /// What the hand does; without any, a child who knows the answers plays it.
    pub taps: Option<&'a [Tap]>,
    /// Where pictures go.
    pub out: &'a Path,
    /// Longest film, in milliseconds.
    pub most_ms: Ms,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Film {
    /// The pictures kept, in order.
    pub shots: Vec<PathBuf>,
    /// The sheet with all of them.
    pub sheet: Option<PathBuf>,
    /// Frames drawn.
    pub frames: u64,
    /// Length, in milliseconds.
    pub ms: Ms,
}

/// A played window, driven by hand.
pub struct Player {
    /// The app; the window's callbacks hold it too.
    pub app: Rc<RefCell<App>>,
    /// The window.
    pub window: Headless,
    /// The clock.
    pub now: Rc<RefCell<Ms>>,
}

impl Player {
    /// Joins an app to a window without a screen.
    pub fn new(app: App, window: Headless) -> Self {
        let app = Rc::new(RefCell::new(app));
        app.borrow_mut().wait_for_clips();
        let now = Rc::new(RefCell::new(0));
        let api = window.ui.global::<StageApi<'_>>();
        api.set_items(app.borrow().model());
        let on = |act: fn(&mut App, Point, Ms)| {
            let (app, now) = (app.clone(), now.clone());
            move |x: f32, y: f32| {
                let now = *now.borrow();
                act(&mut app.borrow_mut(), Point::new(x, y), now);
            }
        };
        api.on_down(on(App::down));
        api.on_moved(on(App::moved));
        api.on_up(on(App::up));
        let (of, at) = (app.clone(), now.clone());
        api.on_word(move |index| {
            let now = *at.borrow();
            of.borrow_mut().word(index.max(0) as usize, now);
        });
        Self { app, window, now }
    }

    /// Sets the clock, lets the app see the time, draws; gives the next due instant.
    pub fn step(&mut self, now: Ms) -> Wake {
        *self.now.borrow_mut() = now;
        self.window.set_clock(now);
        let wake = {
            let mut app = self.app.borrow_mut();
            app.tick(now);
            let api = self.window.ui.global::<StageApi<'_>>();
            api.set_reading(app.reading().into());
            app.show(now)
        };
        self.window.draw();
        wake
    }

    /// Plays until `until`, frame by frame where something moves.
    pub fn run_to(&mut self, until: Ms) {
        loop {
            let now = *self.now.borrow();
            let wake = self.step(now);
            let rest = self.app.borrow().rest(wake, now);
            let next = rest.map_or(until, |rest| now + rest);
            if next >= until {
                self.step(until);
                return;
            }
            *self.now.borrow_mut() = next;
        }
    }

    /// Touches a place and lets go 80 ms later.
    pub fn tap(&mut self, at: Point) {
        let now = *self.now.borrow();
        self.window.pointer(Pointer::Down, at);
        self.step(now);
        self.run_to(now + 80);
        self.window.pointer(Pointer::Up, at);
        self.step(now + 80);
    }

    /// Draws along places, 20 ms apart.
    pub fn drag(&mut self, points: &[Point]) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
        self.window.pointer(Pointer::Down, *first);
        for point in &points[1..] {
            let now = *self.now.borrow() + 20;
            self.run_to(now);
            self.window.pointer(Pointer::Move, *point);
            self.step(now);
        }
        self.window.pointer(Pointer::Up, *last);
        let now = *self.now.borrow();
        self.step(now);
    }

    /// The middle of a named live thing.
    pub fn find(&self, id: &str) -> Option<Point> {
        let rows = self.app.borrow().view(*self.now.borrow()).rows;
        rows.iter()
            .rev()
            .map(|(item, _)| item)
            .find(|item| item.id == id)
            .map(|item| item.rect.middle())
    }
}

/// Makes a film.
///
/// # Errors
/// [`FilmError`] says what and when.
pub fn make(
    app: App,
    window: Headless,
    script: &Script<'_>,
) -> Result<(Film, Rc<RefCell<App>>), FilmError> {
    let mut player = Player::new(app, window);
    if let Some(lesson) = script.lesson {
        player.app.borrow_mut().open_lesson(lesson, &script.entry, 0)?;
    }
    player.step(0);
    let mut film = Film::default();
    let mut pictures = Vec::new();
    match script.taps {
        Some(taps) => {
            for tap in taps {
                let ms = tap.ms.max(*player.now.borrow());
                player.run_to(ms);
                follow(&mut player, tap, script.out, &mut film, &mut pictures)?;
            }
        }
        None => play_alone(&mut player, script, &mut film, &mut pictures)?,
    }
    film.frames = player.window.frames;
    film.ms = *player.now.borrow();
    if !pictures.is_empty() {
        let path = script.out.join("sheet.png");
        save(&sheet(&pictures), &path)?;
        film.sheet = Some(path);
    }
    Ok((film, player.app))
}

fn follow(
    player: &mut Player,
    tap: &Tap,
    out: &Path,
    film: &mut Film,
    pictures: &mut Vec<RgbImage>,
) -> Result<(), FilmError> {
    match &tap.what {
        What::At(at) => player.tap(*at),
        What::Named(id) => match player.find(id) {
            Some(at) => player.tap(at),
            None => return Err(missing(player, tap.ms, id)),
        },
        What::Drag(points) => player.drag(points),
        What::Word(index) => {
            let now = *player.now.borrow();
            player.app.borrow_mut().word(*index, now);
            player.step(now);
        }
        What::Shot(name) => shoot(player, name, out, film, pictures)?,
    }
    Ok(())
}

fn missing(player: &Player, ms: Ms, id: &str) -> FilmError {
    let rows = player.app.borrow().view(*player.now.borrow()).rows;
    let there: Vec<&str> =
        rows.iter().filter(|(item, _)| item.live).map(|(item, _)| item.id.as_str()).collect();
    FilmError::NoSuchThing { ms, id: id.to_owned(), there: there.join(", ") }
}

/// A child who knows the answers plays the lesson to its end; a picture at every rest.
fn play_alone(
    player: &mut Player,
    script: &Script<'_>,
    film: &mut Film,
    pictures: &mut Vec<RgbImage>,
) -> Result<(), FilmError> {
    let mut last_place = None;
    while *player.now.borrow() < script.most_ms {
        let now = *player.now.borrow();
        let place = player.app.borrow().place();
        if place.is_none() {
            break;
        }
        player.run_to(now + 500);
        let gesture = player.app.borrow().show_how(now + 500);
        let Some(gesture) = gesture else { continue };
        let changed = place != last_place;
        if changed || film.shots.len() < 60 {
            shoot(player, &format!("{:03}", film.shots.len() + 1), script.out, film, pictures)?;
        }
        last_place = place;
        match gesture {
            activity::Gesture::Tap(at) => player.tap(at),
            activity::Gesture::Drag(points) => player.drag(&points),
        }
    }
    let now = *player.now.borrow();
    player.run_to(now + 900);
    shoot(player, "end", script.out, film, pictures)
}

fn shoot(
    player: &mut Player,
    name: &str,
    out: &Path,
    film: &mut Film,
    pictures: &mut Vec<RgbImage>,
) -> Result<(), FilmError> {
    let now = *player.now.borrow();
    player.step(now);
    let picture = player.window.picture();
    let path = out.join(format!("{name}.png"));
    save(&picture, &path)?;
    film.shots.push(path);
    pictures.push(picture);
    Ok(())
}

fn save(picture: &RgbImage, path: &Path) -> Result<(), FilmError> {
    picture.save(path).map_err(|source| FilmError::Write { path: path.to_owned(), source })
}

/// All pictures on one sheet, four in a row.
pub fn sheet(pictures: &[RgbImage]) -> RgbImage {
    let (w, h) = (pictures[0].width(), pictures[0].height());
    let (tw, th) = (400, (400 * h / w.max(1)).max(1));
    let columns = 4.min(pictures.len() as u32).max(1);
    let lines = (pictures.len() as u32).div_ceil(columns);
    let mut sheet =
        RgbImage::from_pixel(columns * (tw + 8) + 8, lines * (th + 8) + 8, Rgb([60, 52, 84]));
    for (at, picture) in (0u32..).zip(pictures) {
        let small = imageops::resize(picture, tw, th, imageops::FilterType::Triangle);
        let (x, y) = (8 + at % columns * (tw + 8), 8 + at / columns * (th + 8));
        imageops::replace(&mut sheet, &small, i64::from(x), i64::from(y));
    }
    sheet
}
