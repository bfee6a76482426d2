//! Voices and pictures of messages: what is fetched, kept and forgotten.

use super::*;

fn said(no: &str, (class, learner): (Option<u8>, Option<u8>), sound: &str) -> Down {
    Down::Message {
        id: no.into(),
        class: class.map(|n| ClassId([n; 16])),
        learner: learner.map(id),
        text: String::new(),
        sound: Some(sound.repeat(32)),
        picture: Some("face/cow".into()),
        from: "Mina".into(),
        at_ms: 5,
    }
}

#[test]
fn what_is_said_to_those_who_play_here_is_wanted_and_nothing_else() {
    let (_dir, school) = told(&[
        learner(1, "Amina", Some(7), None),
        learner(2, "Imran", Some(8), None),
        Down::Merged { from: id(3), into: id(1) },
        said("hers", (None, Some(1)), "aa"),
        said("his", (None, Some(2)), "bb"),
        said("class", (Some(7), None), "cc"),
        said("other", (Some(8), None), "dd"),
    ]);
    let lacking =
        |here: &[u8]| school.said_lacking(&here.iter().map(|n| id(*n)).collect()).unwrap();
    let all = |names: &[&str]| names.iter().map(|name| name.repeat(32)).collect::<Vec<_>>();
    assert_eq!(lacking(&[]), all(&[]));
    assert_eq!(lacking(&[1]), all(&["cc", "aa"]), "the newest first");
    assert_eq!(lacking(&[3]), all(&["aa"]), "a record that was merged into hers is hers");
    assert_eq!(lacking(&[2]), all(&["dd", "bb"]));
    school.keep_said(&"aa".repeat(32), b"a voice").unwrap();
    assert_eq!(lacking(&[1]), all(&["cc"]));
    assert_eq!(school.said(&"aa".repeat(32)).unwrap().as_deref(), Some(&b"a voice"[..]));
}

#[test]
fn the_voice_of_an_erased_child_goes_with_her_at_the_next_look() {
    let (_dir, school) = told(&[learner(1, "Amina", None, None), said("m", (None, Some(1)), "aa")]);
    school.keep_said(&"aa".repeat(32), b"a voice").unwrap();
    let erased = entry(9, &Down::Erased { mark: mark_of(id(1)) });
    school.apply(&page(2, vec![erased])).unwrap();
    assert_eq!(school.said_lacking(&[id(1)].into()).unwrap(), Vec::<String>::new());
    assert_eq!(school.said(&"aa".repeat(32)).unwrap(), None);
}

#[test]
fn only_the_raising_that_was_seen_is_seen() {
    let (_dir, school) = told(&[learner(1, "Amina", None, None)]);
    assert_eq!(school.hand_seen(id(1)).unwrap(), None);
    let heard = entry(5, &Down::Heard { learner: id(1), hand: "7".into() });
    school.apply(&page(1, vec![heard])).unwrap();
    assert_eq!(school.hand_seen(id(1)).unwrap().as_deref(), Some("7"));
    assert_eq!(school.hand_seen(id(2)).unwrap(), None);
}
