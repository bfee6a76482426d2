use super::*;

fn keys() -> (tempfile::TempDir, Keys) {
    let dir = tempfile::tempdir().unwrap();
    let keys = Keys::open(dir.path(), 1_795_000_000_000).unwrap();
    (dir, keys)
}

#[test]
fn a_list_is_read_with_mark_quotes_and_bangla_and_again_as_the_same() {
    let (_dir, keys) = keys();
    let list = "\u{feff}Name,Class,Shift,Id\r\n\"মিতু, \"\"ছোট\"\"\",১ম শ্রেণি,১,০৭\r\n\r\nরাফি , ১ম শ্রেণি,1,A-12";
    let told = read(list.as_bytes(), &keys).unwrap();
    assert_eq!(told.len(), 3, "one class, two children");
    let Down::Learner { nickname, roll, .. } = &told[1] else { panic!("{:?}", told[1]) };
    assert_eq!((nickname.as_str(), *roll), ("মিতু, \"ছোট\"", Some(7)));
    let Down::Learner { nickname, roll, .. } = &told[2] else { panic!("{:?}", told[2]) };
    assert_eq!((nickname.as_str(), *roll), ("রাফি", None));
    assert_eq!(read(list.as_bytes(), &keys).unwrap(), told);
    let (_other, elsewhere) = self::keys();
    assert_ne!(read(list.as_bytes(), &elsewhere).unwrap()[1].key(), told[1].key());
}

#[test]
fn every_mistake_is_told_with_its_line() {
    let (_dir, keys) = keys();
    let wrong = |list: &str| read(list.as_bytes(), &keys).unwrap_err();
    let list = "name,class,shift,id\nমিতু,ক,1,1\n,ক,1,2\nরাফি,ক,morning,3\nটুনি,ক,1\nঅপু,ক,2,1\n";
    let told = wrong(list);
    assert_eq!(told.len(), 4, "{told:?}");
    for (told, line) in told.iter().zip([
        "line 3: the name",
        "line 4: the shift",
        "line 5: it has 3",
        "line 6: the id `1` stands on line 2",
    ]) {
        assert!(told.starts_with(line), "{told}");
    }
    assert!(wrong("name,class\n")[0].contains("name,class,shift,id"));
    assert!(wrong("")[0].contains("empty"));
    assert!(wrong("name,class,shift,id\n")[0].contains("no child"));
    let unclosed = wrong("name,class,shift,id\nমিতু,ক,1,1\n\"a,b,1,2\nরাফি,ক,1,3\n");
    assert!(unclosed[0].starts_with("line 3: it has 1 fields"), "{unclosed:?}");
    let latin = read(b"name,class,shift,id\nRaf\xe9,a,1,1\n", &keys).unwrap_err();
    assert!(latin[0].starts_with("line 2: this is no UTF-8"), "{latin:?}");
}

#[test]
fn spreadsheets_with_other_commas_are_read_as_well() {
    let (_dir, keys) = keys();
    let list = "name,class,shift,id\nমিতু,ক,1,1\n";
    let told = read(list.as_bytes(), &keys).unwrap();
    for other in [";", "\t"] {
        assert_eq!(read(list.replace(',', other).as_bytes(), &keys).unwrap(), told);
    }
}
