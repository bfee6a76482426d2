//! `jonaki film`: plays without a screen and tells what came of it.

use super::{Common, Stop, Tie, entry, open};
use app::audio::Silence;
use app::film::{self, Script};
use app::lessons::Start;
use app::player::Player;
use app::school::Alone;
use app::session::Entry;
use app::taps;
use model::LessonId;
use pixels::Headless;
use std::path::Path;
use std::rc::Rc;

/// Says a line to whoever typed the command; one who has gone away has seen what she wanted.
macro_rules! tell {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

/// How it is played.
#[derive(Clone, Copy)]
pub(crate) struct How<'a> {
    /// What the hand does.
    pub(crate) taps: Option<&'a Path>,
    /// Each answer is printed.
    pub(crate) tell: bool,
    /// Whoever plays is deaf.
    pub(crate) deaf: bool,
}

pub(crate) fn make(
    common: &Common,
    data: &Path,
    lesson: &str,
    out: &Path,
    how: How<'_>,
) -> Result<(), Stop> {
    let size = common.size.unwrap_or((1280, 800));
    let taps = how.taps.map(|path| {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Stop(1, format!("{}: {error}", path.display())))?;
        taps::parse(&text).map_err(|error| Stop(1, format!("{}: {error}", path.display())))
    });
    let taps = taps.transpose()?;
    std::fs::create_dir_all(out)
        .map_err(|error| Stop(3, format!("{} cannot be made: {error}", out.display())))?;
    // The renderer first: the app makes pictures for it.
    let headless = Headless::open(size.0, size.1).map_err(|error| Stop(3, error.to_string()))?;
    // A film depends on nothing but its input, so it does not know the school.
    let alone: Tie = |worker, data| Rc::new(Alone::new(worker, data));
    let mut app = open(common, data, alone, Box::new(Silence), size, 1, Start::Uncounted)?;
    if how.deaf {
        app.play_as(Player { is_deaf: true, ..Player::nobody() }, 0);
    }
    if how.tell {
        app.on_answer(Box::new(|attempt| {
            tell!("committed {}/{}/{}", attempt.lesson, attempt.step, attempt.item);
        }));
    }
    let id = match lesson {
        "home" => None,
        "first" => app.first_lesson(),
        id => Some(LessonId(id.to_owned())),
    };
    let script = Script {
        lesson: id.as_ref(),
        entry: entry(common, Entry::Start),
        taps: taps.as_deref(),
        out,
        most_ms: 20 * 60_000,
    };
    let (film, app) =
        film::make(app, headless, &script).map_err(|error| Stop(1, error.to_string()))?;
    tell!(
        "{} frames in {:.1} s of play, {} pictures in {}",
        film.frames,
        film.ms as f64 / 1000.0,
        film.shots.len(),
        out.display()
    );
    if let Some(sheet) = &film.sheet {
        tell!("contact sheet: {}", sheet.display());
    }
    for attempt in app.borrow().attempts(1000) {
        let mark = if attempt.correct >= 1.0 { "right" } else { "wrong" };
        tell!(
            "{}/{}/{}: {mark}, expected {}, came {}, try {}, rung {}{}",
            attempt.lesson,
            attempt.step,
            attempt.item,
            attempt.expected,
            attempt.response.chars().take(40).collect::<String>(),
            attempt.tries,
            attempt.rung,
            attempt.tag.map(|tag| format!(", {tag}")).unwrap_or_default(),
        );
    }
    Ok(())
}
