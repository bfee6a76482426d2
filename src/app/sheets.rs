//! `jonaki-sheets`: every page around the lessons at five sizes, as contact sheets to be looked
//! at one by one. The class on them is made up.
#![allow(clippy::print_stdout, reason = "a tool talks to whoever typed it")]

use app::app::{App, Forced, Parts};
use app::audio::Silence;
use app::film::{self, Player};
use app::icons::Face;
use app::joining::Joining;
use app::player::{Hue, Player as Who};
use app::school::Alone;
use app::screen::night::Why;
use app::screen::tabs::Tab;
use app::screen::{Place, Purpose};
use app::settings::Settings;
use app::typeface::Typeface;
use app::worker::Worker;
use app::{commands, lessons, places, roster};
use bundle::{Install, Offer};
use clap::Parser;
use image::RgbImage;
use model::{Attempt, Event, LearnerId, Stamp};
use pixels::Headless;
use progress::Progress;
use scene::Stage;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Takes a picture of every page.
#[derive(Parser)]
#[command(name = "jonaki-sheets")]
struct Cli {
    /// The bundle whose lessons are shown
    #[arg(long)]
    bundle: PathBuf,
    /// A folder with the keys of its publisher; the class is made up in it
    #[arg(long)]
    data: PathBuf,
    /// Where the sheets go
    #[arg(long)]
    out: PathBuf,
    /// Language of the pages
    #[arg(long, default_value = "bn")]
    lang: String,
    /// Reading text in the letters of printed books
    #[arg(long)]
    book: bool,
}

/// The lesson of the playroom that is signed.
const SIGNED: &str = "play-story";

const SIZES: [(u32, u32); 5] = [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)];

fn main() -> Result<(), Box<dyn Error>> {
    let cli = Cli::parse();
    std::fs::create_dir_all(&cli.out)?;
    app::fonts::prepare(&cli.data)?;
    for size in SIZES {
        // A thread has one window, and a record is open once: each size has its own class.
        let pages = || pages(&cli, size).map_err(|error| error.to_string());
        let taken = std::thread::scope(|scope| scope.spawn(pages).join());
        let pictures = taken.map_err(|_| "a page could not be drawn")??;
        let path = cli.out.join(format!("pages-{}-{}x{}.png", cli.lang, size.0, size.1));
        film::sheet(&pictures).save(&path)?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Enters fifteen children; the first of them has practised for weeks. Gives her id, and that
/// of one with a secret.
fn class(cli: &Cli, data: &Path) -> Result<(LearnerId, LearnerId), Box<dyn Error>> {
    let bundle = lessons::named(&cli.data, &cli.bundle)?.bundle;
    let tr = i18n::Tr::new(&cli.lang);
    let mut ids = Vec::new();
    for face in Face::all().take(15) {
        let name = tr.msg(&format!("face-{}", face.id()), &[]);
        ids.push(commands::add_learner(data, &name, face.id())?);
    }
    let (mut progress, _) = Progress::open(data, "sheets", Stamp::default())?;
    let secret = Event::Preferred { what: roster::prefers::SECRET.into(), value: "kite".into() };
    progress.record(ids[1], &secret, Stamp::default())?;
    let today = app::clock::stamp().wall_ms;
    for (n, skill) in bundle.skills()?.iter().enumerate() {
        // Some skills are kept, some known, some growing, and most were never asked.
        let days: &[i64] = match n % 7 {
            0 => &[20, 12, 4],
            1 => &[5, 4],
            2 => &[1],
            _ => continue,
        };
        for day in days {
            for item in 0..3 {
                let at = Stamp { wall_ms: today - day * 86_400_000, ..Stamp::default() };
                let attempt = right(&skill.id, item);
                progress.record(ids[0], &Event::Answered(attempt), at)?;
            }
        }
    }
    Ok((ids[0], ids[1]))
}

/// Installs the lessons as a release that came from a school, so that parts of it can be left out.
fn install(cli: &Cli, data: &Path) -> Result<(), Box<dyn Error>> {
    let keys = data.join("keys");
    std::fs::create_dir_all(&keys)?;
    for file in std::fs::read_dir(cli.data.join("keys"))? {
        let file = file?;
        std::fs::copy(file.path(), keys.join(file.file_name()))?;
    }
    let bundle = lessons::named(&cli.data, &cli.bundle)?.bundle;
    let offer = data.join("offer");
    Offer::make(&bundle, &offer)?;
    let described = std::fs::read(offer.join("releases").join(&bundle.header().channel))?;
    let mut install = Install::plan(&described, &places::shelf(data)?, u64::MAX)?;
    install.take_from(&offer)?;
    install.finish()?;
    Ok(())
}

fn right(skill: &model::SkillId, item: u32) -> Attempt {
    Attempt {
        lesson: "made-up".into(),
        step: "listen".into(),
        kind: "listen".into(),
        item: item.to_string().as_str().into(),
        skill: Some(skill.clone()),
        asked: "-".into(),
        expected: "-".into(),
        response: "-".into(),
        correct: 1.0,
        tries: 1,
        rung: 0,
        tag: None,
        ms: 1_500,
    }
}

fn pages(cli: &Cli, size: (u32, u32)) -> Result<Vec<RgbImage>, Box<dyn Error>> {
    let data = cli.data.join(format!("class-{}x{}", size.0, size.1));
    std::fs::create_dir_all(&data)?;
    let (hers, secret) = class(cli, &data)?;
    install(cli, &data)?;
    let window = Headless::open(size.0, size.1)?;
    let app = open(cli, &data, size)?;
    let mut player = Player::new(app, window);
    let child = |id: LearnerId, face: &str| Who {
        record: Some(id),
        face: Some(Face::named(face)),
        hue: Hue::of(id),
        ..Who::guest()
    };
    let asked = Box::new(Who { secret: Some("kite".into()), ..child(secret, "butterfly") });
    let places = [
        Place::Who,
        Place::Together(None),
        Place::First,
        Place::Secret(asked, None),
        Place::Road,
        Place::Library,
        Place::Meadow,
        Place::Night(Why::Over),
        Place::Gate,
        Place::Adults(Tab::Today),
        Place::Adults(Tab::Children),
        Place::Adults(Tab::Ways),
        Place::Adults(Tab::Eyes),
        Place::Adults(Tab::Tablet),
        Place::Adults(Tab::Storage),
        Place::Adults(Tab::Parts),
        Place::Child(Box::new(child(hers, "bee"))),
        Place::Keys(Box::new(Purpose::NewChild)),
        Place::Join(Joining::Compare("4711 0815".into())),
    ];
    let mut pictures = Vec::new();
    for place in places {
        if place == Place::Road {
            player.app.borrow_mut().play_as(child(hers, "bee"), 0);
        }
        player.app.borrow_mut().open_page(&place, *player.now.borrow());
        let now = *player.now.borrow() + 2_000;
        if matches!(place, Place::Adults(Tab::Storage | Tab::Parts)) {
            // The storage is looked at on a thread that knows nothing of the played time.
            std::thread::sleep(STORAGE);
        }
        player.run_to(now);
        pictures.push(player.window.picture());
    }
    let deaf = Who { is_deaf: true, ..child(hers, "bee") };
    let now = *player.now.borrow();
    player.app.borrow_mut().play_as(deaf, now);
    player.run_to(now + 900);
    pictures.push(player.window.picture());
    pictures.extend(signed(&mut player));
    let seats = ["bee", "goat", "cow", "cat"].map(|face| child(secret, face));
    let seats = (1u8..).zip(seats).map(|(n, one)| {
        let id = LearnerId([n; 16]);
        let face = one.face.map_or("", Face::id);
        let name = i18n::Tr::new(&cli.lang).msg(&format!("face-{face}"), &[]);
        Who { record: Some(id), hue: Hue::of(id), name, ..one }
    });
    let now = *player.now.borrow();
    player.app.borrow_mut().sit_together(seats.collect(), now);
    let first = player.app.borrow().first_lesson();
    if let Some(first) = first {
        let start = app::session::Entry::Start;
        player.app.borrow_mut().open_lesson(&first, &start, now)?;
        player.run_to(now + 500);
        pictures.push(player.window.picture());
        if let Some(mine) = player.find("mine") {
            player.tap(mine);
        }
        player.run_to(now + 4_000);
        pictures.push(player.window.picture());
    }
    Ok(pictures)
}

/// What a deaf child sees of a signed story and of a signed question, where the bundle has them.
fn signed(player: &mut Player) -> Vec<RgbImage> {
    let lesson = model::LessonId::from(SIGNED);
    let mut pictures = Vec::new();
    for step in ["story", "listen"] {
        let now = *player.now.borrow();
        let at = app::session::Entry::At(step.into());
        let opened = player.app.borrow_mut().open_lesson(&lesson, &at, now);
        if opened.is_err() {
            break;
        }
        player.run_to(now + 1_700);
        pictures.push(player.window.picture());
    }
    pictures
}

/// So long a look at the storage may take.
const STORAGE: std::time::Duration = std::time::Duration::from_millis(500);

fn open(cli: &Cli, data: &Path, size: (u32, u32)) -> Result<App, Box<dyn Error>> {
    let bundle = lessons::named(&cli.data, &cli.bundle)?.bundle;
    let worker = Worker::open(data)?;
    let typeface = if cli.book { Typeface::Book } else { Typeface::Open };
    let parts = Parts {
        // As if a second channel were installed, so that the choice between them is seen.
        channels: vec![bundle.channel().clone(), bundle.channel().clone()],
        bundle: Rc::new(bundle),
        school: Rc::new(Alone::new(&worker, data)),
        worker,
        language: cli.lang.clone(),
        seed: 1,
        settings: Settings { music: false, typeface, ..Settings::default() },
        forced: Forced::default(),
        wall: app::clock::noon,
        power: None,
        data: Some(data.to_owned()),
    };
    let stage = Stage::of_display(size.0, size.1, 8.0);
    Ok(App::new(parts, Box::new(Silence), stage)?)
}
