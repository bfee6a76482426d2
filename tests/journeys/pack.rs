//! A packer's day: what was packed plays, what was touched is refused with the reason.

use super::support::{bundle, data, keys, program};

#[test]
fn an_edited_bundle_is_refused_and_says_why() {
    let data = data();
    let edited = data.path().join("edited.jonaki");
    let mut bytes = std::fs::read(bundle()).expect("the bundle is read");
    // The seal itself, wherever it lies: its first line is text.
    let at = bytes.windows(6).position(|part| part == b"jonaki").expect("names itself");
    bytes[at] ^= 1;
    std::fs::write(&edited, &bytes).expect("is written");
    let done = program("jonaki")
        .arg("--data")
        .arg(data.path())
        .arg("--bundle")
        .arg(&edited)
        .args(["film", "home", "--out"])
        .arg(data.path())
        .output()
        .expect("jonaki starts");
    assert_eq!(done.status.code(), Some(1), "an edited bundle was played");
    assert!(!done.stderr.is_empty(), "the reason is said");
}

#[test]
fn a_stranger_s_bundle_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let done = program("jonaki")
        .arg("--data")
        .arg(folder.path())
        .arg("--bundle")
        .arg(bundle())
        .args(["film", "home", "--out"])
        .arg(folder.path())
        .output()
        .expect("jonaki starts");
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.contains("not trusted"), "{said}");
}

#[test]
fn what_was_packed_can_be_inspected() {
    // The folder of the key that sealed it: nobody inspects what nobody vouches for.
    let done = program("jonaki-pack")
        .arg("--data")
        .arg(keys())
        .arg("inspect")
        .arg(bundle())
        .output()
        .expect("jonaki-pack starts");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = String::from_utf8_lossy(&done.stdout);
    for word in ["bn-p-07", "bn-1-13"] {
        assert!(said.contains(word), "{word} is not told of: {said}");
    }
}
