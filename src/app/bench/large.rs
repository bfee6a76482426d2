//! How the app starts with a channel of ten thousand lessons, beside one of ten.

use crate::figures::{Figures, median, thread_ms};
use crate::{Ground, drawing, pages};
use app::choice::{Choice, Hers};
use app::film::Player;
use app::screen::Place;
use bundle::{Bundle, BundleWriter};
use learn::Placement;
use model::{ChannelHead, Lesson, LessonHead, Phrase, Skill, SkillId, Step};
use pixels::Headless;
use std::path::Path;
use wire::seal::{SecretKey, TrustedKeys};

const FEW: u32 = 10;
const MANY: u32 = 10_000;
/// So many lessons in a row teach one skill.
const PER_SKILL: u32 = 10;
const STRANDS: [&str; 4] = ["BN", "MA", "EN", "EV"];
const RUNS: usize = 11;

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let key = SecretKey::from_bytes(&[7; 32]);
    let trust = TrustedKeys::new([key.public()]);
    std::fs::create_dir_all(ground.data.join("keys"))?;
    std::fs::write(ground.data.join("keys/bench.pub"), key.public().to_text())?;
    let paths = [FEW, MANY].map(|n| (n, ground.data.join(format!("large-{n}.jonaki"))));
    for (n, path) in &paths {
        write(path, *n, &key)?;
    }
    let [few, many] = paths.map(|(_, path)| path);
    figures.note("bundle.open10k_ms", timed(|| page_of(&many, &trust))?, "ms", 20.0);
    // A thread has one window, and other groups have theirs.
    let measure = || starts(ground, &few, &many, &trust).map_err(|error| error.to_string());
    let measured = std::thread::scope(|scope| scope.spawn(measure).join());
    let Starts { few, many, read, offer, library } =
        measured.map_err(|_| "starting with many lessons panicked")??;
    figures.tell("large.start_of_10_ms", few, "ms");
    figures.tell("large.read_of_10000_ms", read, "ms");
    figures.note("large.start_of_10000_more_ms", many - few, "ms", 50.0);
    figures.note("large.next_of_10000_ms", offer, "ms", 50.0);
    figures.note("large.library_of_10000_ms", library, "ms", 100.0);
    Ok(())
}

/// Milliseconds of processor time: the machine is shared.
struct Starts {
    /// The app with ten lessons, until its first page is drawn.
    few: f64,
    /// The same with ten thousand.
    many: f64,
    /// The part of it that reads the course.
    read: f64,
    /// What is offered to a child who has answered nothing.
    offer: f64,
    /// From the path to the drawn shelf of all lessons.
    library: f64,
}

fn starts(
    ground: &Ground,
    few: &Path,
    many: &Path,
    trust: &TrustedKeys,
) -> Result<Starts, Box<dyn std::error::Error>> {
    let records = ["large-few", "large-many"];
    for record in records {
        pages::class(&ground.data.join(record), 40)?;
    }
    let headless = Headless::open(drawing::SIZE.0, drawing::SIZE.1)?;
    // What is made once in a program is made before, and by the other record: the window holds
    // an app, and so its record, until it is given the next one.
    let mut player = Player::new(drawing::open_with(ground, many, records[1])?, headless);
    player.step(0);
    let mut starts = [Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        for ((path, record), took) in [few, many].into_iter().zip(records).zip(&mut starts) {
            let Player { app: former, window, .. } = player;
            let before = thread_ms();
            player = Player::new(drawing::open_with(ground, path, record)?, window);
            player.step(0);
            took.push(thread_ms() - before);
            drop(former);
        }
    }
    let [mut first, mut second] = starts;
    let bundle = Bundle::open(many, trust)?;
    let choice = Choice::read(&bundle)?;
    let mut hers = Hers::default();
    hers.wishes.placement = Some(Placement::default());
    let offered = || {
        assert!(!choice.stops(&hers, 1).is_empty(), "something is offered");
        Ok(())
    };
    let read = || {
        Choice::read(&bundle)?;
        Ok(())
    };
    let library = || {
        player.app.borrow_mut().open_page(&Place::Road, 0);
        player.step(0);
        let before = thread_ms();
        player.app.borrow_mut().open_page(&Place::Library, 0);
        player.step(0);
        thread_ms() - before
    };
    let mut libraries: Vec<f64> = std::iter::repeat_with(library).take(RUNS).collect();
    Ok(Starts {
        few: median(&mut first),
        many: median(&mut second),
        read: timed(read)?,
        offer: timed(offered)?,
        library: median(&mut libraries),
    })
}

/// The first page of the shelf, from a closed file.
fn page_of(path: &Path, trust: &TrustedKeys) -> Result<(), Box<dyn std::error::Error>> {
    let page = Bundle::open(path, trust)?.shelf(0, 12)?;
    assert_eq!(page.len(), 12);
    Ok(())
}

/// The median of some runs, in milliseconds of this thread.
fn timed(
    act: impl Fn() -> Result<(), Box<dyn std::error::Error>>,
) -> Result<f64, Box<dyn std::error::Error>> {
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        let before = thread_ms();
        act()?;
        runs.push(thread_ms() - before);
    }
    Ok(median(&mut runs))
}

/// A channel of so many lessons: a skill after the other is taught, each needing the one before
/// in its strand.
fn write(path: &Path, n: u32, key: &SecretKey) -> Result<(), Box<dyn std::error::Error>> {
    let mut writer = BundleWriter::create(&path.with_extension("part"))?;
    writer.put_channel(&ChannelHead {
        id: "large".into(),
        title: Phrase::of("bn", "-"),
        language: "bn".into(),
        prompts: "bn".into(),
        licence: "CC-BY-4.0".into(),
        author: "Jonaki".into(),
        signs: Vec::new(),
    })?;
    let skill = |at: u32| SkillId(format!("skill-{at:05}"));
    for at in 0..n.div_ceil(PER_SKILL) {
        let before = at.checked_sub(STRANDS.len() as u32);
        writer.put_skill(
            at,
            &Skill {
                id: skill(at),
                title: Phrase::of("bn", &format!("{at}")),
                strand: STRANDS[at as usize % STRANDS.len()].into(),
                needs: before.map(skill).into_iter().collect(),
                in_sound: false,
            },
        )?;
    }
    for at in 0..n {
        let taught = skill(at / PER_SKILL);
        let head = LessonHead {
            id: format!("lesson-{at:05}").as_str().into(),
            title: Phrase::of("bn", &format!("{at}")),
            picture: "kit:mango".into(),
            teaches: vec![taught.clone()],
            needs: Vec::new(),
            minutes: 5,
            practises: vec![taught],
            is_play: false,
            drill_for: None,
            away: Phrase::default(),
        };
        let step =
            Step { id: "story".into(), kind: "story".into(), skill: None, spec: "{}".into() };
        writer.put_lesson(at, &Lesson { head, steps: vec![step] })?;
    }
    writer.finish(1, 1, "bench", key, path)?;
    Ok(())
}
