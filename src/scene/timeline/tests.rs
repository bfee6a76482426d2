use super::*;
use crate::tween::Ease;

const PAGE: Rect = Rect::new(0.0, 0.0, 1000.0, 500.0);

fn play() -> Play {
    Play { touched: Vec::new(), rest_at: 60_000 }
}

fn actor(motions: Vec<Motion>) -> Scene {
    let actor = Actor {
        id: "a".into(),
        art: "kit:a".into(),
        text: None,
        pivot: [0.5, 0.5],
        at: [0.5, 0.5],
        size: 0.2,
        depth: 1.0,
        mirror: false,
        hidden: false,
        motions,
        parts: Vec::new(),
        touch_sound: None,
        touch: Vec::new(),
    };
    Scene { actors: vec![actor], ..Scene::default() }
}

fn middle(scene: &Scene, words: Words<'_>, now: Ms) -> Point {
    frame_at(scene, words, &play(), now, PAGE).0[0].rect.middle()
}

fn moving(at: f32, lasts: f32, to: [f32; 2]) -> Motion {
    Motion { at, lasts, go: Some(to), ease: Ease::Steady, ..Motion::default() }
}

#[test]
fn a_move_starts_lasts_and_stays() {
    let scene = actor(vec![moving(1.0, 2.0, [0.7, 0.5])]);
    assert_eq!(middle(&scene, &[], 0).x, 500.0);
    assert_eq!(middle(&scene, &[], 2000).x, 600.0);
    assert_eq!(middle(&scene, &[], 9000).x, 700.0);
}

#[test]
fn moves_follow_each_other() {
    let scene = actor(vec![moving(0.0, 1.0, [0.6, 0.5]), moving(2.0, 1.0, [0.6, 0.9])]);
    assert_eq!(middle(&scene, &[], 1500), Point::new(600.0, 250.0));
    assert_eq!(middle(&scene, &[], 3000), Point::new(600.0, 450.0));
}

#[test]
fn a_motion_waits_for_its_word_whatever_hugs_it() {
    let mut motion = moving(0.0, 1.0, [0.7, 0.5]);
    motion.on = Some("এসো".into());
    let scene = actor(vec![motion]);
    let words = [("দেয়,".to_owned(), 0), ("“এসো".to_owned(), 3000)];
    assert_eq!(middle(&scene, &words, 2999).x, 500.0);
    assert_eq!(middle(&scene, &words, 4000).x, 700.0);
}

#[test]
fn the_same_instant_always_looks_the_same() {
    let scene = actor(vec![Motion { bob: Some(0.1), every: 2.0, ..Motion::default() }]);
    let at = |now| frame_at(&scene, &[], &play(), now, PAGE);
    let first = at(777);
    let _ = at(5);
    assert_eq!(first, at(777));
}

#[test]
fn loops_rest_and_then_nothing_is_drawn() {
    let scene = actor(vec![Motion { swing: Some(8.0), every: 1.2, ..Motion::default() }]);
    let wake_at = |now| frame_at(&scene, &[], &play(), now, PAGE).1;
    assert_eq!(wake_at(10_000), Wake::Moving);
    assert_eq!(wake_at(60_001), Wake::Touch);
}

#[test]
fn a_still_page_wakes_when_the_next_motion_starts() {
    let scene = actor(vec![moving(3.0, 1.0, [0.7, 0.5])]);
    let wake_at = |now| frame_at(&scene, &[], &play(), now, PAGE).1;
    assert_eq!(wake_at(100), Wake::At(3000));
    assert_eq!(wake_at(3500), Wake::Moving);
    assert_eq!(wake_at(4001), Wake::Touch);
}

#[test]
fn parts_swing_about_their_pivots_and_the_figure_lacks_them() {
    let mut scene = actor(Vec::new());
    scene.actors[0].parts = vec![Part {
        name: "leg".into(),
        behind: true,
        pivot: [0.4, 0.8],
        motions: vec![Motion { swing: Some(8.0), every: 1.0, ..Motion::default() }],
    }];
    let (items, _) = frame_at(&scene, &[], &play(), 250, PAGE);
    let art = |at: usize| match &items[at].look {
        Look::Picture { art, turn, pivot, .. } => (art.clone(), *turn, *pivot),
        other => panic!("a picture was expected, not {other:?}"),
    };
    assert_eq!(art(0), ("kit:a#leg".into(), 8.0, (0.4, 0.8)));
    assert_eq!(art(1).0, "kit:a!leg");
}

#[test]
fn the_camera_slides_near_things_more_than_far_ones() {
    let mut scene = actor(Vec::new());
    scene.layers = [(0.0, "sky"), (0.2, "far"), (1.2, "front")]
        .map(|(depth, art)| Layer { art: art.into(), depth, front: false })
        .to_vec();
    scene.camera = vec![CameraMove { lasts: 1.0, slide: Some(0.25), ..CameraMove::default() }];
    let (items, wake) = frame_at(&scene, &[], &play(), 1000, PAGE);
    let x: Vec<f32> = items.iter().map(|item| item.rect.x).collect();
    assert_eq!(x[..3], [0.0, -50.0, -300.0]);
    assert_eq!(items[3].rect.middle().x, 250.0);
    assert_eq!(wake, Wake::Moving);
}

#[test]
fn sounds_come_in_the_order_of_time() {
    let scene: Scene = serde_json::from_str(
        r#"{"sound":[{"sound":"b","at":0.7},{"sound":"a","at":0.2},{"sound":"c","on":"টুং"}]}"#,
    )
    .expect("is a scene");
    let cues = sounds(&scene, &[("টুং".to_owned(), 400)]);
    assert_eq!(cues, [(200, "a".into()), (400, "c".into()), (700, "b".into())]);
}

#[test]
fn a_later_move_s_start_does_not_pull_the_actor_away_from_an_earlier_path() {
    let mut back = moving(2.0, 1.0, [0.1, 0.9]);
    back.from = Some([0.9, 0.9]);
    let leap = Motion {
        at: 0.5,
        lasts: 1.0,
        path: Some(vec![[0.2, 0.2], [0.4, 0.2]]),
        ease: Ease::Steady,
        ..Motion::default()
    };
    let scene = actor(vec![leap, back]);
    assert_eq!(middle(&scene, &[], 0), Point::new(500.0, 250.0));
    assert_eq!(middle(&scene, &[], 1500).x, 400.0);
    assert_eq!(middle(&scene, &[], 2000).x, 900.0);
}

#[test]
fn a_first_move_s_start_is_where_the_actor_waits() {
    let mut motion = moving(2.0, 1.0, [0.1, 0.5]);
    motion.from = Some([0.9, 0.5]);
    assert_eq!(middle(&actor(vec![motion]), &[], 0).x, 900.0);
}
