//! The whole way round with the real programs: a child at the tablet's window raises her hand, her
//! teacher sees it in a browser, gives a lesson and says something, and the tablet shows both.

use super::driver::{Browser, Looks};
use super::support::{Screen, data, jonaki, wait};
use super::{LAPTOP, School};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// A millimetre of an eight-inch glass of 1280 × 800 in pixels, and the middle of the third round
/// button beside each other in the upper left: hers, the letter, the hand.
const MM: f64 = 7.43;

fn button(nth: u32) -> (u32, u32) {
    let x = (6.0 + 7.5 + f64::from(nth) * 23.0) * MM;
    (x as u32, ((2.2 + 7.5) * MM) as u32)
}

/// How much of the letter's marigold is on the glass around a button.
fn marigold(screen: &Screen) -> usize {
    screen.count(0xf6, 0xa6, 0x23)
}

#[test]
fn a_raised_hand_reaches_the_desk_and_a_lesson_with_a_voice_comes_back_to_the_tablet() {
    let Some(desk) = Browser::open(Looks { size: LAPTOP, scripts: true }) else { return };
    let school = School::open(&desk);
    let tablet = data();
    let address = school.classroom.address();
    let invite = school.classroom.invite(&[address]).to_text().unwrap();
    let joined = jonaki(tablet.path()).args(["enrol", &invite]).output().unwrap();
    assert!(joined.status.success(), "{}", String::from_utf8_lossy(&joined.stderr));
    let met = jonaki(tablet.path()).args(["sync", "--once"]).status().unwrap();
    assert!(met.success());

    let folder = tempfile::tempdir().unwrap();
    let screen = Screen::open(folder.path(), (1280, 800));
    let mut app = jonaki(tablet.path())
        .args(["--size", "1280x800"])
        .env("DISPLAY", &screen.display)
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn()
        .expect("jonaki starts");
    // Three children hang on the wall; Amina's picture is the first of them.
    wait("the wall of pictures", || screen.count(0xff, 0xff, 0xff) > 20_000);
    std::thread::sleep(Duration::from_millis(1_500));
    shoot(&screen, "wall");
    screen.click(440, 300);
    std::thread::sleep(Duration::from_millis(2_500));
    shoot(&screen, "road");

    desk.go(&format!("{}{}", school.at, school.class));
    std::thread::sleep(Duration::from_millis(700));
    let (x, y) = button(2);
    let touched = Instant::now();
    screen.click(x, y);
    desk.wait("the hand", Duration::from_secs(10), "return !!document.querySelector('.hands')");
    eprintln!("a hand was seen {:?} after it was touched on the tablet", touched.elapsed());
    shoot(&screen, "hand");

    desk.go(&format!("{}{}/give", school.at, school.class));
    desk.click("[name=lesson]");
    desk.keys("#text", "Well done!");
    let started = "return !document.getElementById('record').hidden";
    desk.wait("the recorder", Duration::from_secs(10), started);
    desk.click("[data-start]");
    let speaking = "return !document.querySelector('[data-stop]').hidden";
    desk.wait("the microphone", Duration::from_secs(10), speaking);
    std::thread::sleep(Duration::from_millis(1_500));
    desk.click("[data-stop]");
    let file = "return document.getElementById('voice').files.length === 1";
    desk.wait("the voice", Duration::from_secs(10), file);
    desk.click("main form[action$=give] > p button");
    desk.wait("its end", Duration::from_secs(20), "return location.search === '?done=1'");

    // Her hand goes down and up: that is a contact, and what came is shown with the next page.
    let before = marigold(&screen);
    screen.click(x, y);
    std::thread::sleep(Duration::from_millis(600));
    screen.click(x, y);
    let told = || {
        let (told, _) = progress::School::open(tablet.path());
        !told.messages().unwrap_or_default().is_empty()
            && told.said_lacking(&[school.child].into()).is_ok_and(|lacking| lacking.is_empty())
            && !told.assignments().unwrap_or_default().is_empty()
    };
    wait("what the teacher gave", told);
    // The house of all lessons and back.
    screen.click(150, 360);
    std::thread::sleep(Duration::from_millis(1_500));
    let (home_x, home_y) = button(0);
    screen.click(home_x, home_y);
    wait("the letter and the flag", || marigold(&screen) > before + 500);
    shoot(&screen, "mail");
    let (x, y) = button(1);
    screen.click(x, y);
    wait("the card", || screen.count(0xff, 0xff, 0xff) > 200_000);
    std::thread::sleep(Duration::from_millis(800));
    shoot(&screen, "letter");
    assert!(app.try_wait().unwrap().is_none(), "the app is still there");
    app.kill().unwrap();
    app.wait().unwrap();
}

/// Keeps what is on the glass for whoever wants to look.
fn shoot(screen: &Screen, name: &str) {
    let Some(folder) = std::env::var_os("JONAKI_PICTURES") else { return };
    let pixels = screen.pixels().unwrap_or_default();
    let mut file = b"P6\n1280 800\n255\n".to_vec();
    file.extend(pixels.chunks_exact(4).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]));
    let path = std::path::Path::new(&folder).join(format!("tablet-{name}.ppm"));
    std::fs::write(path, file).unwrap();
}
