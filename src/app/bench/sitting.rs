//! An hour of a class, in a process that holds only what the app holds: every kind of activity
//! and every page, left and come back to; how much memory that takes at most, and by how much
//! it grows once everything has been seen.

use crate::figures::Figures;
use crate::pages::{class, face_of};
use crate::{Ground, drawing, packing};
use activity::Gesture;
use app::film::Player;
use app::player::{Hue, Player as Who};
use app::screen::night::Why;
use app::screen::tabs::Tab;
use app::screen::{Place, Purpose};
use app::session::Entry;
use model::{LearnerId, LessonId};
use pixels::Headless;
use scene::Ms;
use std::path::Path;
use std::process::{Command, Stdio};

const MINUTE: Ms = 60_000;
/// How long the sitting is.
const SITTING: Ms = 60 * MINUTE;
/// Until then everything is seen once; every cache is as full as it gets.
const SEEN: Ms = 10 * MINUTE;
const TEN: Ms = 10 * MINUTE;
/// Meanwhile nothing is played for longer.
const GLANCE: Ms = 8_000;
/// A lesson is left in its midst after so long.
const UNTIL_LEFT: Ms = 30_000;
/// Each page is looked at for so long.
const LOOK: Ms = 1_500;
/// How many children share the tablet.
pub(crate) const CLASS: u8 = 40;

/// Weighs the child process that plays.
pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let bundle = packing::pack_everything(ground)?;
    let played = Command::new(std::env::current_exe()?)
        .arg("--sit")
        .args([&ground.data, &bundle])
        .stderr(Stdio::inherit())
        .output()?;
    if !played.status.success() {
        return Err("the sitting ended early".into());
    }
    let said = String::from_utf8(played.stdout)?;
    let weighed: Vec<Weighed> = said.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let highest = weighed.iter().map(|one| one.highest_mb).fold(0.0, f64::max);
    // On the path pictures of the lesson before it lie about still, so what is compared is the
    // most of ten minutes each.
    let at_rest = |from: Ms, until: Ms| {
        let turns = weighed.iter().filter(|one| (from..until).contains(&one.at_ms));
        turns.map(|one| one.at_rest_mb).fold(f64::NAN, f64::max)
    };
    let first = at_rest(SEEN, SEEN + TEN);
    let last = at_rest(SITTING - TEN, Ms::MAX);
    figures.note("tablet.hour_highest_mb", highest, "MB", 60.0);
    figures.note("tablet.hour_growth_mb", last - first, "MB", 2.0);
    Ok(())
}

/// What was weighed in one turn of a child.
#[derive(serde::Serialize, serde::Deserialize)]
struct Weighed {
    /// When it ended, on the app's clock.
    at_ms: Ms,
    /// The most of it.
    highest_mb: f64,
    /// At its end, on the path.
    at_rest_mb: f64,
}

/// Plays the hour in this process and prints what was weighed, a turn a line.
pub(crate) fn sit(data: &Path, bundle: &Path) -> Result<(), Box<dyn std::error::Error>> {
    app::fonts::prepare(data)?;
    let record = data.join("sitting-bench");
    class(&record, CLASS)?;
    let headless = Headless::open(drawing::SIZE.0, drawing::SIZE.1)?;
    let app = drawing::open_in(data, bundle, "sitting-bench")?;
    let lessons = app.lessons();
    let mut hour = Hour { player: Player::new(app, headless), highest: 0.0 };
    for (until, most) in [(SEEN, GLANCE), (SITTING, SITTING)] {
        for (turn, lesson) in lessons.iter().cycle().enumerate() {
            if hour.now() >= until {
                break;
            }
            hour.turn(turn, lesson, most)?;
        }
    }
    Ok(())
}

/// The hour as it goes by.
struct Hour {
    player: Player,
    highest: f64,
}

impl Hour {
    fn now(&self) -> Ms {
        *self.player.now.borrow()
    }

    /// A child comes, looks around, leaves a lesson in its midst, comes back and plays on,
    /// for so long at most.
    fn turn(
        &mut self,
        turn: usize,
        lesson: &LessonId,
        most: Ms,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let child = child(turn);
        self.look_at(&Place::Who)?;
        let now = self.now();
        self.player.app.borrow_mut().play_as(child.clone(), now);
        for place in [Place::Library, Place::Meadow, Place::Gallery] {
            self.look_at(&place)?;
        }
        self.play(lesson, &Entry::Start, UNTIL_LEFT.min(most))?;
        self.look_at(&Place::Road)?;
        self.play(lesson, &Entry::WhereLeft, most)?;
        // An adult looks in, at another page each time.
        let adults = [
            Place::Gate,
            Place::Adults(Tab::Today),
            Place::Adults(Tab::Children),
            Place::Adults(Tab::Ways),
            Place::Adults(Tab::Tablet),
            Place::Child(Box::new(child)),
            Place::Keys(Box::new(Purpose::NewChild)),
            Place::Night(Why::Over),
        ];
        self.look_at(&adults[turn % adults.len()])?;
        self.look_at(&Place::Road)?;
        let at_rest_mb = self.weigh()?;
        let weighed = Weighed { at_ms: self.now(), highest_mb: self.highest, at_rest_mb };
        self.highest = 0.0;
        eprintln!(
            "{} minutes, {lesson}: {:.1} MB at most, {at_rest_mb:.1} MB at rest",
            weighed.at_ms / MINUTE,
            weighed.highest_mb
        );
        println!("{}", serde_json::to_string(&weighed)?);
        Ok(())
    }

    fn look_at(&mut self, place: &Place) -> Result<(), Box<dyn std::error::Error>> {
        let now = self.now();
        self.player.app.borrow_mut().open_page(place, now);
        self.player.run_to(now + LOOK);
        self.weigh().map(|_| ())
    }

    /// A child who knows the answers plays a lesson for so long, or to its end and its
    /// celebration, and goes home.
    fn play(
        &mut self,
        lesson: &LessonId,
        entry: &Entry,
        most: Ms,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let until = self.now() + most;
        let now = self.now();
        self.player.app.borrow_mut().open_lesson(lesson, entry, now)?;
        while self.now() < until && self.player.app.borrow().place().is_some() {
            let now = self.now() + 500;
            self.player.run_to(now);
            let gesture = self.player.app.borrow().show_how(now);
            match gesture {
                Some(Gesture::Tap(at)) => self.player.tap(at),
                Some(Gesture::Drag(points)) => self.player.drag(&points),
                None => {}
            }
            self.weigh()?;
        }
        if self.player.app.borrow().place().is_none() {
            let now = self.now();
            self.player.run_to(now + 5_000);
            self.weigh()?;
        }
        let now = self.now();
        self.player.app.borrow_mut().back(now);
        Ok(())
    }

    /// What this process takes now of the machine's memory, its share of what it shares.
    fn weigh(&mut self) -> Result<f64, Box<dyn std::error::Error>> {
        let text = std::fs::read_to_string("/proc/self/smaps_rollup")?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
        let kilobytes: f64 =
            line.and_then(|line| line.split_whitespace().next()).ok_or("no Pss")?.parse()?;
        let megabytes = kilobytes / 1024.0;
        self.highest = self.highest.max(megabytes);
        Ok(megabytes)
    }
}

/// The child whose turn it is.
fn child(turn: usize) -> Who {
    let n = (turn % usize::from(CLASS)) as u8 + 1;
    let record = LearnerId([n; 16]);
    Who { record: Some(record), face: Some(face_of(n)), hue: Hue::of(record), ..Who::guest() }
}
