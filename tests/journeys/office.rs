//! Whoever leads a school brings a list, and later a child is erased: at the desk, on a tablet, and in
//! what is written down of it.

use super::desk::{Browser, between};
use super::support;
use super::sync_classroom::{Classroom, Pupil};

#[test]
fn a_list_reaches_a_tablet_and_an_erased_child_leaves_it() {
    let classroom = Classroom::open();
    let mut desk = Browser::at(classroom.server().loopback);
    let first = [
        ("school", "School"),
        ("name", "Mina"),
        ("login", "mina"),
        ("class", "One"),
        ("children", "1 Amina"),
        ("password", "three small words"),
    ];
    desk.post("/desk/welcome/3", &first);
    desk.get("/desk/import");
    let look =
        desk.post("/desk/import", &[("typed", "name,class,roll\nSumaiya,Two,4\nTopu,Two,5\n")]);
    let id = between(&look, "name=\"id\" value=\"", '"').to_owned();
    desk.get("/desk/import");
    assert!(desk.post("/desk/import/take", &[("id", &id)]).contains("done=taken"));

    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.sync_well();
    let on_tablet = |pupil: &mut Pupil| -> Vec<String> {
        let all = pupil.tablet().school.pupils().unwrap();
        all.into_iter().map(|one| one.nickname).collect()
    };
    let mut names = on_tablet(&mut pupil);
    names.sort();
    assert_eq!(names, ["Amina", "Sumaiya", "Topu"], "and nothing of what is kept beside the list");

    let found = desk.get("/desk/find?q=Sumaiya");
    let child = between(&found, "/desk/child/", '"').to_owned();
    desk.get(&format!("/desk/child/{child}/erase"));
    let gone = desk.post(&format!("/desk/child/{child}/erase"), &[("typed", "Sumaiya")]);
    assert!(gone.contains("erased=1"), "{gone}");
    pupil.sync_well();
    assert!(!on_tablet(&mut pupil).contains(&"Sumaiya".to_owned()));

    let verify = |end: Option<&str>| {
        let mut command = support::program("jonaki-server");
        command.arg("--data").arg(classroom.data.path()).args(["audit", "verify"]);
        command.args(end.iter().flat_map(|end| ["--end", *end]));
        command.output().unwrap()
    };
    let told = verify(None);
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(told.status.success() && text.contains("all as they were written down"), "{text}");
    let end = between(&text, "end ", '\n').to_owned();
    assert!(verify(Some(&end)).status.success());
    let other = format!("{}{}", &end[..end.len() - 1], if end.ends_with('0') { '1' } else { '0' });
    let told = verify(Some(&other));
    assert_eq!(told.status.code(), Some(1), "{}", String::from_utf8_lossy(&told.stderr));
}
