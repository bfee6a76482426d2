//! A lesson read aloud by a machine into one long recording, with all that goes wrong in a room.

mod support;

use packer::media::{self, Pcm};
use std::path::Path;
use std::process::{Command, Output};
use support::Workshop;

const LINES: [&str; 6] = [
    "এক ছিল পাখি, সে থাকত বড় একটা গাছে।",
    "সকাল হলে পাখি গান গায়।",
    "একদিন খুব ঝড় এল, গাছ দুলতে লাগল, পাতা উড়ে গেল।",
    "পাখি ভয় পেল না।",
    "সে তার ছানাদের ডানার নিচে ঢেকে রাখল।",
    "ঝড় থামল।",
];
const RATE: usize = media::RATE as usize;

/// A lesson of these lines, a page each.
fn lesson() -> Workshop {
    let workshop = Workshop::new();
    let mut text = "id = \"tiny-1\"\ntitle = { bn = \"ঝড়\" }\npicture = \"tile\"\n\
                    teaches = [\"bn.story\"]\nminutes = 3\n\n[[step]]\nkind = \"story\"\n"
        .to_owned();
    for line in LINES {
        text += &format!(
            "\n[[step.page]]\nsay = \"{line}\"\nlayer = [{{ art = \"kit:dot\", depth = 0.2 }}]\n"
        );
    }
    workshop.write("tiny/one/lesson.toml", text);
    std::fs::remove_file(workshop.path("tiny/one/prompts.en.toml")).expect("removed");
    workshop
}

/// A line as a machine says it.
fn said(text: &str) -> Vec<f32> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("said.wav");
    let status = Command::new("espeak-ng")
        .args(["-v", "bn", "-s", "130", "-w"])
        .arg(&file)
        .arg(text)
        .status();
    assert!(status.expect("espeak-ng is here: ./run installs it").success());
    media::decode(&std::fs::read(file).expect("said"), "wav").expect("a sound").samples
}

/// A recording under way.
struct Tape(Vec<f32>, u32);

impl Tape {
    fn new() -> Self {
        Self(Vec::new(), 1).rest(1.3)
    }

    fn rest(mut self, seconds: f32) -> Self {
        self.0.resize(self.0.len() + (seconds * RATE as f32) as usize, 0.0);
        self
    }

    fn says(mut self, text: &str) -> Self {
        self.0.extend(said(text));
        self
    }

    /// A line, and silence as somebody leaves it who counts to two.
    fn line(self, text: &str) -> Self {
        self.says(text).rest(1.7)
    }

    fn noise(&mut self) -> f32 {
        self.1 = self.1.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.1 >> 8) as f32 / 8_388_608.0 - 1.0
    }

    fn knock(mut self) -> Self {
        for at in 0..RATE / 4 {
            let fades = (-(at as f32) / RATE as f32 * 80.0).exp() * 0.5;
            let hit = fades * (self.noise() + (at as f32 * 0.11).sin());
            self.0.push(hit);
        }
        self
    }

    /// The file, with the hiss and hum of a room that is not still.
    fn file(mut self, workshop: &Workshop, noise: f32) -> std::path::PathBuf {
        for at in 0..self.0.len() {
            let hum = (at as f32 / RATE as f32 * 50.0 * std::f32::consts::TAU).sin();
            self.0[at] += noise * (self.noise() + hum);
        }
        workshop.write("take.wav", media::wav(&self.0));
        workshop.path("take.wav")
    }
}

fn record(workshop: &Workshop, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jonaki-pack"))
        .args(["--lang", "en", "record"])
        .arg(workshop.path("tiny/one"))
        .args(more)
        .current_dir(workshop.folder.path())
        .output()
        .expect("runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn kept(file: &Path) -> Pcm {
    media::decode(&std::fs::read(file).expect("kept"), "wav").expect("a sound")
}

fn sound(workshop: &Workshop, page: usize) -> std::path::PathBuf {
    workshop.path(&format!("tiny/one/sound/story.{page}.say.wav"))
}

#[test]
fn a_recording_with_noise_rests_and_second_tries_becomes_a_file_for_each_line() {
    let workshop = lesson();
    let tape = Tape::new().line(LINES[0]).line(LINES[1]);
    // She rests at a comma, breaks off, knocks, and says it whole.
    let tape = tape.says("একদিন খুব").rest(0.6).knock().knock().rest(0.6);
    let tape = tape.says("একদিন খুব ঝড় এল,").rest(0.7).line("গাছ দুলতে লাগল, পাতা উড়ে গেল।");
    // A cough of the table, and a line that is taken back after it was said whole.
    let tape = tape.line(LINES[3]).knock().rest(1.5).line(LINES[4]).knock().knock().rest(0.8);
    tape.line(LINES[4]).line(LINES[5]).file(&workshop, 0.002);
    let done = record(&workshop, &["take.wav", "--page", "listen.html"]);
    assert!(done.status.success(), "{}", told(&done));
    let said_of_it = told(&done);
    for line in ["6. ঝড় থামল।", "Taken back by knocks: 2.", "Recorded: 6 lines"] {
        assert!(said_of_it.contains(line), "{said_of_it}");
    }
    for (at, text) in LINES.iter().enumerate() {
        let pcm = kept(&sound(&workshop, at + 1));
        let alone = media::levelled(&Pcm { samples: said(text), clipped: 0 }).expect("said").pcm;
        // One line was said with a rest in it.
        let more = if at == 2 { 900 } else { 450 };
        let (is, least) = (pcm.ms(), alone.ms());
        assert!(is + 200 > least && is < least + more, "line {}: {is} for {least}", at + 1);
        let gain = media::levelled(&pcm).expect("levelled").gain_db;
        assert!(gain.abs() < 1.0, "line {} is as loud as a bundle's: {gain}", at + 1);
    }
    let page = workshop.read("listen.html");
    assert!(page.contains("src=\"tiny/one/sound/story.6.say.wav\"") && page.contains(LINES[5]));
    let check = packer::pack::check(&workshop.channel());
    let said_of_it = packer::show::text(&check, &i18n::Tr::new("en"), false);
    assert!(!check.has_errors() && !said_of_it.contains("sound/"), "{said_of_it}");
}

#[test]
fn what_does_not_fit_the_script_is_refused_and_named_and_nothing_is_written() {
    let workshop = lesson();
    let read = |lines: &[&str]| lines.iter().fold(Tape::new(), |tape, line| tape.line(line));
    let cases: [(Tape, &str); 4] = [
        (read(&[LINES[0], LINES[1], LINES[3], LINES[4], LINES[5]]), "Line 3 seems to be missing"),
        (
            read(&LINES[..4]).says(LINES[4]).rest(0.3).line(LINES[5]),
            "the lines 5 and 6 seem to be said in one",
        ),
        (
            read(&LINES[..2])
                .says("একদিন খুব ঝড় এল,")
                .rest(2.0)
                .line("গাছ দুলতে লাগল, পাতা উড়ে গেল।")
                .line(LINES[3])
                .line(LINES[4])
                .line(LINES[5]),
            "line 3 seems to be said in two parts",
        ),
        (Tape::new().rest(5.0), "cannot be told apart"),
    ];
    for (tape, why) in cases {
        tape.file(&workshop, 0.001);
        let done = record(&workshop, &["take.wav"]);
        assert_eq!(done.status.code(), Some(1), "{why}\n{}", told(&done));
        assert!(told(&done).contains(why), "{why}\n{}", told(&done));
        assert!(!workshop.path("tiny/one/sound").exists(), "{why}");
    }
    workshop.write("take.wav", "no sound");
    let done = record(&workshop, &["take.wav"]);
    assert!(done.status.code() == Some(1) && told(&done).contains("cannot be read"));
}

#[test]
fn nothing_is_written_over_before_somebody_asks_for_it() {
    let workshop = lesson();
    let first = LINES[..2].iter().fold(Tape::new(), |tape, line| tape.line(line));
    first.file(&workshop, 0.001);
    assert!(record(&workshop, &["take.wav", "--lines", "1-2"]).status.success());
    let before = std::fs::read(sound(&workshop, 1)).expect("kept");
    // What is left to read are the other four, under their own numbers.
    let script = told(&record(&workshop, &["--script"]));
    assert!(script.contains("3. একদিন") && !script.contains("1. এক ছিল"), "{script}");
    Tape::new().line(LINES[0]).file(&workshop, 0.001);
    let refused = record(&workshop, &["take.wav", "--lines", "1"]);
    assert!(refused.status.code() == Some(1) && told(&refused).contains("add --again"));
    assert_eq!(std::fs::read(sound(&workshop, 1)).expect("kept"), before);
    workshop.write("tiny/one/sound/story.1.say.vtt", "WEBVTT\n");
    let again = record(&workshop, &["take.wav", "--lines", "1", "--again"]);
    assert!(again.status.success(), "{}", told(&again));
    // The times of words were those of the former take.
    assert!(!workshop.path("tiny/one/sound/story.1.say.vtt").exists());
    assert!(sound(&workshop, 1).exists() && sound(&workshop, 2).exists());
    let wrong = record(&workshop, &["--script", "--lines", "7"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", told(&wrong));
    let page = record(&workshop, &["--script", "--page", "script.html"]);
    assert!(page.status.success() && workshop.read("script.html").contains("<li value=\"3\">"));
}
