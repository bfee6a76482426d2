//! Whether a child notices that work is being sent: frames of a story and answers, without
//! and with a contact under way, by the wall clock.

use crate::Ground;
use crate::drawing::{self, SIZE};
use crate::figures::{Figures, p99};
use app::film::Player;
use app::joined::Joined;
use app::school::School;
use app::session::Entry;
use app::worker::Worker;
use model::{Event, LearnerId, LessonId};
use pixels::Headless;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[path = "../../server/bench/answers.rs"]
mod answers;

const ATTEMPTS: usize = 3;
/// What waits to be sent: four months of a class.
const ANSWERS: u32 = 20_000;
/// Frames of a page after its pictures have been made.
const PAGE: std::ops::Range<u64> = 13..160;

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut attempt = 1;
    loop {
        // A thread has one window, and other groups have theirs.
        let measure = || measure(ground, figures, attempt).map_err(|error| error.to_string());
        let measured = std::thread::scope(|scope| scope.spawn(measure).join());
        match measured.map_err(|_| "playing beside a contact panicked")? {
            // The server gets only what the app leaves, and on a busy machine that can be too
            // little for a contact to come to its end.
            Err(error) if attempt < ATTEMPTS => eprintln!("once more, for: {error}"),
            done => return Ok(done?),
        }
        attempt += 1;
    }
}

fn measure(
    ground: &Ground,
    figures: &mut Figures,
    attempt: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    let data = ground.data.join(format!("beside-{attempt}"));
    let (server, invitation) = Server::open(ground, attempt)?;
    let joined = Command::new(ground.programs.join("jonaki"))
        .arg("--data")
        .arg(&data)
        .args(["enrol", &invitation])
        .output()?;
    if !joined.status.success() {
        return Err(String::from_utf8_lossy(&joined.stderr).into());
    }
    let window = Headless::open(SIZE.0, SIZE.1)?;
    let mut player =
        Player::new(drawing::open(ground, &format!("beside-story-{attempt}"))?, window);
    let worker = Worker::open(&data)?;
    for n in 0..ANSWERS {
        answer(&worker, n);
    }
    let mut alone = Seen::default();
    while alone.frames.len() < 600 {
        alone.look(&mut player, &worker, || true)?;
    }
    let school = Joined::start(&worker, &data)?.ok_or("the tablet did not join")?;
    let tr = i18n::Tr::new("en");
    let waits = Instant::now();
    while !school.facts(&tr).is_sending {
        if waits.elapsed() > Duration::from_secs(20) {
            return Err("no contact began".into());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let mut beside = Seen::default();
    while school.facts(&tr).is_sending {
        beside.look(&mut player, &worker, || school.facts(&tr).is_sending)?;
    }
    let (n, sent) = (beside.frames.len(), school.facts(&tr));
    if n < 30 || sent.error.is_some() || sent.last_ms.is_none() {
        return Err(
            format!("{n} frames beside a contact, which ended with {:?}", sent.error).into()
        );
    }
    drop(server);
    eprintln!("{n} frames and {} answers while {ANSWERS} were sent", beside.answers.len());
    let ratio = mean(&beside.frames) / mean(&alone.frames);
    figures.note("tablet.frame_beside_sync_ratio", ratio, "", 1.25);
    figures.note("tablet.frame_beside_sync_p99_ms", p99(&mut beside.frames), "ms", 33.0);
    figures.note("tablet.commit_alone_p99_ms", p99(&mut alone.answers), "ms", 10.0);
    figures.note("tablet.commit_beside_sync_p99_ms", p99(&mut beside.answers), "ms", 50.0);
    Ok(())
}

/// How long frames and answers took, milliseconds.
#[derive(Default)]
struct Seen {
    frames: Vec<f64>,
    answers: Vec<f64>,
}

impl Seen {
    /// Plays the story's first page anew, with an answer now and then.
    fn look(
        &mut self,
        player: &mut Player,
        worker: &Worker,
        goes_on: impl Fn() -> bool,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let opened = *player.now.borrow() + 100;
        let story = LessonId::from("bn-1-13");
        player.app.borrow_mut().open_lesson(&story, &Entry::Start, opened)?;
        for at in 0..PAGE.end {
            let (began, drawn) = (Instant::now(), player.window.frames);
            player.step(opened + at * 33);
            let took = began.elapsed().as_secs_f64() * 1e3;
            if PAGE.contains(&at) && player.window.frames > drawn {
                self.frames.push(took);
            }
            if at % 8 == 0 {
                let began = Instant::now();
                answer(worker, at as u32);
                self.answers.push(began.elapsed().as_secs_f64() * 1e3);
                if !goes_on() {
                    break;
                }
            }
        }
        Ok(())
    }
}

fn answer(worker: &Worker, n: u32) {
    let child = n / 20 % 40;
    let learner: LearnerId = answers::child(child);
    worker.record(learner, Event::Answered(answers::answer(child, n).0));
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The server program, which leaves the processor to the app: it stands for another machine.
struct Server(Child);

impl Server {
    /// Starts it on an empty folder; says its invitation.
    fn open(ground: &Ground, attempt: usize) -> Result<(Self, String), Box<dyn std::error::Error>> {
        let data = ground.data.join(format!("beside-school-{attempt}"));
        let mut child = Command::new("nice")
            .args(["-n", "19"])
            .arg(ground.programs.join("jonaki-server"))
            .arg("--data")
            .arg(data)
            .args(["--listen", "127.0.0.1:0", "--loopback", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let says = child.stdout.take().ok_or("the server says nothing")?;
        let server = Self(child);
        for line in BufReader::new(says).lines() {
            if let Some(invitation) = line?.strip_prefix("invitation ") {
                return Ok((server, invitation.to_owned()));
            }
        }
        Err("the server ended before it invited anybody".into())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
