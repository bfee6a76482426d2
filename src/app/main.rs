//! `jonaki`: the tablet's program. Exit codes: 0 done, 1 refused input, 2 wrong use of the
//! command line, 3 the machine lacks something.

#[path = "main/film.rs"]
mod filming;
#[path = "main/follow.rs"]
mod following;

use app::app::{App, Forced, Parts};
use app::audio::{Device, Voice};
use app::commands::{self, TaskError};
use app::joined::Joined;
use app::lessons::{self, Lessons, Start};
use app::resume::Playing;
use app::school::{Alone, School};
use app::session::Entry;
use app::settings::Settings;
use app::window::{self, Glass};
use app::worker::Worker;
use app::{battery, boxes, clock, fonts, join, memory, places};
use clap::{Args, Parser, Subcommand};
use model::{LessonId, StepId};
use scene::Stage;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

/// Plays Bangla lessons from a sealed bundle, with or without a network.
#[derive(Parser)]
#[command(name = "jonaki", version)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    look: Look,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Args)]
struct Common {
    /// Where the record, the keys and the bundles are (default: the user's data home)
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// The bundle to play (default: the installed one)
    #[arg(long, global = true)]
    bundle: Option<PathBuf>,
    /// Language of the shell: bn or en
    #[arg(long, global = true, default_value = "bn", value_parser = ["bn", "en"])]
    lang: String,
    /// Size of the window in pixels, such as 1280x800
    #[arg(long, global = true, value_parser = size)]
    size: Option<(u32, u32)>,
    /// Diagonal of the display in inches, for the size of what is touched
    #[arg(long, global = true, default_value_t = 8.0, value_parser = diagonal)]
    diagonal: f32,
    /// Less motion
    #[arg(long, global = true)]
    calm: bool,
    /// No music under stories
    #[arg(long, global = true)]
    no_music: bool,
    /// Enter the lesson at this step
    #[arg(long, global = true)]
    step: Option<String>,
}

#[derive(Args)]
struct Look {
    /// Open this lesson at once
    #[arg(long)]
    lesson: Option<String>,
    /// Show each new bundle as soon as it is packed, for whoever writes lessons; without a file,
    /// that of --bundle. Nothing is recorded
    #[arg(long, value_name = "FILE")]
    follow: Option<Option<PathBuf>>,
    /// Fill the whole screen
    #[arg(long)]
    full: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Play a lesson without a screen and keep pictures
    Film {
        /// The lesson's id; "home" stays on the home screen, "first" is the first on the shelf
        lesson: String,
        /// What the hand does; without it a child who knows the answers plays
        #[arg(long)]
        taps: Option<PathBuf>,
        /// Folder for the pictures
        #[arg(long)]
        out: PathBuf,
        /// Print each answer as soon as it is committed
        #[arg(long)]
        tell: bool,
        /// Play as a deaf child does
        #[arg(long)]
        deaf: bool,
    },
    /// The child's record
    Log {
        #[command(subcommand)]
        what: LogCommand,
    },
    /// The children who play on this tablet
    Learner {
        #[command(subcommand)]
        what: LearnerCommand,
    },
    /// Join a school by its invitation, a picture of its QR code, or a typed code
    Enrol(join::Enrol),
    /// Read all lessons once and fetch what is damaged, and nothing else
    Repair {
        /// A folder that holds the releases, such as a card's; without it the school is asked
        #[arg(long)]
        from: Option<PathBuf>,
    },
    /// Carry work and answers on a card or a stick
    Box(boxes::Command),
    /// Send what waits and take what has come
    Sync {
        /// One contact now, whatever the waiting time
        #[arg(long, required = true)]
        once: bool,
        /// The network costs money: keep to the week's budget
        #[arg(long)]
        metered: bool,
        /// A relay that may be near, as https://host:port; it is remembered once it was met
        #[arg(long)]
        relay: Vec<String>,
    },
}

#[derive(Subcommand)]
enum LearnerCommand {
    /// Enter a child
    Add {
        /// What the class calls her
        nickname: String,
        /// Her picture, an id of the picture set
        #[arg(long, default_value = "cow")]
        picture: String,
    },
    /// List them: id, picture, nickname
    List,
}

#[derive(Subcommand)]
enum LogCommand {
    /// Print every event as a line of JSON, oldest first
    Dump,
}

fn diagonal(text: &str) -> Result<f32, String> {
    let inches = text.parse().ok().filter(|inches| (4.0..=40.0).contains(inches));
    inches.ok_or_else(|| "write inches from 4 to 40, such as 8 or 10.1".to_owned())
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parts
        .filter(|(w, h)| (320..=4096).contains(w) && (240..=4096).contains(h))
        .ok_or_else(|| "write it as 1280x800, from 320x240 to 4096x4096".to_owned())
}

/// Says a line to whoever typed the command; one who has gone away has seen what she wanted.
macro_rules! tell {
    ($($words:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

/// What stops the program, with its exit code.
struct Stop(u8, String);

fn main() -> ExitCode {
    memory::prepare();
    let cli = Cli::parse();
    let data = places::data(cli.common.data.as_deref());
    if let Err(error) = std::fs::create_dir_all(&data).and_then(|()| fonts::prepare(&data)) {
        eprintln!(
            "jonaki: the data folder {} cannot be written: {error}. Name another with --data.",
            data.display()
        );
        return ExitCode::from(3);
    }
    let done = match &cli.command {
        Some(Command::Film { lesson, taps, out, tell, deaf }) => {
            let how = filming::How { taps: taps.as_deref(), tell: *tell, deaf: *deaf };
            filming::make(&cli.common, &data, lesson, out, how)
        }
        Some(Command::Log { what: LogCommand::Dump }) => dump_log(&data),
        Some(Command::Learner { what }) => learner(&data, what),
        Some(Command::Enrol(how)) => enrol(&data, how),
        Some(Command::Box(what)) => carry(&data, what),
        Some(Command::Repair { from }) => repair(&data, from.as_deref()),
        Some(Command::Sync { metered, relay, .. }) => sync_once(&data, *metered, relay),
        None => play(&cli, &data),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop(code, message)) => {
            eprintln!("jonaki: {message}");
            ExitCode::from(code)
        }
    }
}

fn play(cli: &Cli, data: &Path) -> Result<(), Stop> {
    if let Some(named) = &cli.look.follow {
        return following::play(cli, data, named.as_deref());
    }
    let (w, h) = cli.common.size.unwrap_or((1280, 800));
    let voice = Box::new(Device::open());
    let mut app = open(&cli.common, data, tie, voice, (w, h), seed(), Start::Counted)?;
    if let Some(lesson) = &cli.look.lesson {
        app.open_lesson(&LessonId(lesson.clone()), &entry(&cli.common, Entry::WhereLeft), 0)
            .map_err(|error| Stop(1, error.to_string()))?;
    } else {
        app.take_up(0);
    }
    let (at, up) = (data.to_owned(), data.to_owned());
    let up = move || lessons::came_up(&up);
    let glass = Glass { size: cli.common.size, full: cli.look.full, diagonal: cli.common.diagonal };
    window::run(app, &glass, up, None).map_err(no_window)?;
    lessons::ended_well(&at);
    Playing::over(&at);
    Ok(())
}

/// What stops a window from being opened.
#[expect(clippy::needless_pass_by_value, reason = "this is what map_err hands over")]
fn no_window(error: slint::PlatformError) -> Stop {
    Stop(
        3,
        format!(
            "no window could be opened ({error}). Without a display, use: jonaki film first --out FOLDER"
        ),
    )
}

fn dump_log(data: &Path) -> Result<(), Stop> {
    use std::io::Write;
    let (progress, _) = progress::Progress::open(data, &clock::boot_id(), clock::stamp())
        .map_err(|error| Stop(3, error.to_string()))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let read = progress.dump(&mut |row| {
        // A reader that has gone away (head, less) has seen what it wanted.
        if let Ok(line) = serde_json::to_string(&row) {
            let _ = writeln!(out, "{line}");
        }
    });
    read.map_err(|error| Stop(1, error.to_string()))
}

fn learner(data: &Path, what: &LearnerCommand) -> Result<(), Stop> {
    match what {
        LearnerCommand::Add { nickname, picture } => {
            tell!("{}", commands::add_learner(data, nickname, picture).map_err(stop)?);
        }
        LearnerCommand::List => {
            for pupil in commands::learners(data).map_err(stop)? {
                tell!("{} {} {}", pupil.id, pupil.picture, pupil.nickname);
            }
        }
    }
    Ok(())
}

fn enrol(data: &Path, how: &join::Enrol) -> Result<(), Stop> {
    let member = how.run(data, &mut std::io::stdout(), &mut std::io::stdin().lock());
    let member = member.map_err(stop)?;
    tell!("joined {} {}", member.school, member.name);
    Ok(())
}

fn carry(data: &Path, what: &boxes::Command) -> Result<(), Stop> {
    tell!("{}", what.run(data).map_err(stop)?);
    Ok(())
}

fn repair(data: &Path, from: Option<&Path>) -> Result<(), Stop> {
    let (told, is_whole) = lessons::repair(data, from).map_err(stop)?;
    for line in told {
        tell!("{line}");
    }
    let why = "some lessons are still damaged; try again with a card or the school's network";
    if is_whole { Ok(()) } else { Err(Stop(1, why.into())) }
}

fn sync_once(data: &Path, metered: bool, relays: &[String]) -> Result<(), Stop> {
    let done = commands::sync_once(data, metered, relays).map_err(stop)?;
    let (sent, carried, came) = (done.n_sent, done.n_carried, done.n_came);
    let (requests, bytes) = (done.n_requests, done.n_bytes);
    tell!("sent {sent} carried {carried} came {came} requests {requests} bytes {bytes}");
    match done.trouble {
        None | Some(sync::Trouble::Relay) => Ok(()),
        Some(trouble) => Err(Stop(1, trouble.to_string())),
    }
}

/// What stops a task: a record that cannot be opened is the machine's, the rest is refused.
#[expect(clippy::needless_pass_by_value, reason = "this is what map_err hands over")]
fn stop(error: TaskError) -> Stop {
    let is_machines = matches!(error, TaskError::Open(_) | TaskError::Keys(_));
    Stop(if is_machines { 3 } else { 1 }, error.to_string())
}

/// The tie to the school, where there is one; without it everything stays on the tablet.
fn tie(worker: &Worker, data: &Path) -> Rc<dyn School> {
    match Joined::start(worker, data) {
        Ok(Some(joined)) => Rc::new(joined),
        Ok(None) => Rc::new(Alone::new(worker, data)),
        Err(error) => {
            eprintln!("jonaki: nothing will be sent to the school: {error}");
            Rc::new(Alone::new(worker, data))
        }
    }
}

/// Ties an open record to the school.
type Tie = fn(&Worker, &Path) -> Rc<dyn School>;

fn open(
    common: &Common,
    data: &Path,
    tie: Tie,
    voice: Box<dyn Voice>,
    size: (u32, u32),
    seed: u64,
    start: Start,
) -> Result<App, Stop> {
    let is_film = start == Start::Uncounted;
    let settings = if is_film { Settings::default() } else { Settings::load(data) };
    let lessons = match &common.bundle {
        Some(path) => lessons::named(data, path),
        None => lessons::open(data, settings.wanted_channel(), start),
    };
    let Lessons { bundle, channels } = lessons.map_err(stop)?;
    let worker = Worker::open(data).map_err(|error| Stop(3, error.to_string()))?;
    for notice in worker.notices() {
        eprintln!("jonaki: {notice:?}");
    }
    let stage = Stage::of_display(size.0, size.1, common.diagonal);
    let parts = Parts {
        bundle: Rc::new(bundle),
        channels,
        school: tie(&worker, data),
        worker,
        language: settings.language.clone().unwrap_or_else(|| common.lang.clone()),
        seed,
        settings,
        forced: Forced { calm: common.calm, no_music: common.no_music },
        wall: if is_film { clock::noon } else { clock::stamp },
        power: (!is_film).then(|| battery::FOLDER.into()),
        data: (!is_film).then(|| data.to_owned()),
    };
    App::new(parts, voice, stage).map_err(|error| Stop(1, error.to_string()))
}

/// The step that was named, else `otherwise`.
fn entry(common: &Common, otherwise: Entry) -> Entry {
    common.step.as_ref().map_or(otherwise, |step| Entry::At(StepId(step.clone())))
}

fn seed() -> u64 {
    getrandom::u64().unwrap_or(1)
}
