//! The same input gives the same pixels.

use crate::ground::{app, data};
use app::film::Player;
use app::session::Entry;
use model::LessonId;
use pixels::Headless;

/// Pictures of the first two pages, taken on a thread of its own: a window platform
/// belongs to its thread.
fn pictures(calm: bool) -> Vec<image::RgbImage> {
    let play = move || {
        let folder = data();
        let window = Headless::open(800, 480).expect("a window opens");
        let mut player = Player::new(app(folder.path(), (800, 480), "bn", calm), window);
        player
            .app
            .borrow_mut()
            .open_lesson(&LessonId::from("bn-1-13"), &Entry::Start, 0)
            .expect("opens");
        [100, 1300, 3100, 9000]
            .into_iter()
            .map(|ms| {
                player.run_to(ms);
                player.window.picture()
            })
            .collect()
    };
    std::thread::spawn(play).join().expect("the film is made")
}

#[test]
fn two_films_of_one_lesson_are_alike_pixel_by_pixel() {
    let first = pictures(false);
    assert!(first == pictures(false), "two films differ");
    assert!(first[1] != first[2], "nothing moved between 1.3 s and 3.1 s");
}
