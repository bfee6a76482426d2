//! Whoever edits a bundle with SQLite, or a byte of it, is found out.

use super::*;

/// What to run on the bundle, and the path of the manifest that has to be blamed.
const EDITS: &[(&str, &str)] = &[
    ("UPDATE meta SET value = '2'", "head"),
    ("INSERT INTO meta VALUES ('more', '1')", "head"),
    ("UPDATE channel SET head = replace(head, 'Stories', 'Me')", "head"),
    ("INSERT INTO channel SELECT 'zz', head FROM channel", "head"),
    ("DELETE FROM track WHERE tag = 'ctg'", "head"),
    ("UPDATE skill SET json = replace(json, 'BN', 'MA') WHERE pos = 1", "skills"),
    ("DELETE FROM skill WHERE pos = 2", "skills"),
    ("UPDATE lesson SET head = replace(head, '6', '7') WHERE pos = 1", "lesson/bn-p-01"),
    ("UPDATE lesson SET pos = pos - 1", "shelf/000000"),
    ("DELETE FROM lesson WHERE pos = 0", "shelf/000000"),
    ("INSERT INTO lesson SELECT 3, 'zz', head FROM lesson WHERE pos = 0", "lesson/zz"),
    ("INSERT INTO lesson SELECT 900, 'zz', head FROM lesson WHERE pos = 0", "shelf/000014"),
    ("UPDATE step SET spec = '{}' WHERE lesson = 'bn-p-01' AND pos = 0", "lesson/bn-p-01"),
    ("UPDATE step SET skill = 'bn.v2' WHERE lesson = 'bn-p-00' AND pos = 0", "lesson/bn-p-00"),
    ("DELETE FROM step WHERE lesson = 'bn-p-02'", "lesson/bn-p-02"),
    ("INSERT INTO step SELECT 'zz', pos, id, kind, skill, spec FROM step LIMIT 1", "lesson/zz"),
    ("UPDATE line SET text = 'x' WHERE lesson = 'shell'", "lines/shell/bn"),
    ("UPDATE line SET sound = NULL WHERE track = 'ctg'", "lines/bn-p-00/ctg"),
    ("UPDATE line SET words = '[]' WHERE lesson = 'bn-p-01'", "lines/bn-p-01/bn"),
    ("DELETE FROM line WHERE track = 'ctg'", "lines/bn-p-00/ctg"),
    ("UPDATE line SET track = 'en' WHERE track = 'ctg'", "lines/bn-p-00/en"),
    ("UPDATE art SET x = x + 1 WHERE key = 'kit/bird-1'", "art/kit/bird-1"),
    ("UPDATE art SET pivot_x = 0.25 WHERE key = 'kit/bird-2'", "art/kit/bird-2"),
    ("UPDATE art SET licence = 'MIT' WHERE density = 150 AND key = 'kit/bird-0'", "art/kit/bird-0"),
    ("DELETE FROM art WHERE density = 100 AND key = 'kit/bird-0'", "art/kit/bird-0"),
    ("UPDATE art SET key = 'zz' WHERE key = 'kit/bird-0'", "art/zz"),
    ("UPDATE sound SET ms = 1", "sound/chime"),
    ("UPDATE blob SET bytes = x'00' WHERE bytes = CAST('a chime' AS BLOB)", "blob/"),
    ("DELETE FROM blob WHERE bytes = CAST('a chime' AS BLOB)", "blob/"),
    ("INSERT INTO blob VALUES (printf('%064d', 0), 1, x'00')", "blob/0000"),
    (
        "UPDATE manifest SET root = CAST(replace(CAST(root AS TEXT), 'release 7', 'release 8') AS BLOB)",
        "manifest",
    ),
    ("UPDATE manifest SET seal = replace(seal, 'seal 1', 'seal 2')", "manifest"),
    ("UPDATE manifest_page SET body = CAST(body || x'0a' AS BLOB)", "manifest/0"),
    ("DELETE FROM manifest_page", "manifest/0"),
    ("DROP TABLE manifest", "schema"),
    ("DROP TABLE track", "schema"),
];

#[test]
fn every_edit_of_every_table_is_blamed_on_its_path() {
    let shelf = Shelf::new();
    let before = everything(&shelf.good());
    for (edit, path) in EDITS {
        let file = shelf.edited(|conn| conn.execute_batch(edit).expect(edit));
        let blamed: Vec<String> = match Bundle::open(&file, &trust()) {
            Err(bundle::OpenError::Edited { path }) => vec![path],
            Err(other) => panic!("{edit}: {other}"),
            Ok(bundle) => {
                let shown = everything(&bundle);
                assert!(shown.iter().all(|item| before.get(item.0) == Some(item.1)), "{edit}");
                let bad = bundle.verify_all(|_, _| {}).expect_err(edit);
                bad.into_iter().map(|bad| bad.path).collect()
            }
        };
        assert!(blamed.iter().any(|blamed| blamed.starts_with(path)), "{edit}: {blamed:?}");
    }
}

#[test]
fn an_edit_spoils_only_what_it_touched() {
    let shelf = Shelf::new();
    let edit = "UPDATE step SET spec = '{}' WHERE lesson = 'bn-p-01'";
    let file = shelf.edited(|conn| conn.execute_batch(edit).expect(edit));
    let bundle = Bundle::open(&file, &trust()).expect("opens");
    let mut before = everything(&shelf.good());
    before.remove("lesson bn-p-01").expect("was there");
    assert_eq!(everything(&bundle), before);
    assert_eq!(bundle.verify_all(|_, _| {}).expect_err(edit).len(), 1);
}

#[test]
fn a_table_turned_into_a_view_shows_nothing_that_was_not_sealed() {
    let shelf = Shelf::new();
    let before = everything(&shelf.good());
    let edit = "ALTER TABLE step RENAME TO old;
        CREATE VIEW step AS SELECT lesson, pos, id, kind, skill, '{}' AS spec FROM old";
    let file = shelf.edited(|conn| conn.execute_batch(edit).expect(edit));
    let bundle = Bundle::open(&file, &trust()).expect("opens");
    assert!(everything(&bundle).iter().all(|item| before.get(item.0) == Some(item.1)));
    assert!(bundle.verify_all(|_, _| {}).is_err());
}

#[test]
fn a_changed_byte_never_changes_what_is_shown() {
    let shelf = Shelf::new();
    let whole = std::fs::read(shelf.path("good.jonaki")).expect("reads");
    let before = everything(&shelf.good());
    let path = shelf.path("flipped.jonaki");
    for at in (0..whole.len()).step_by(whole.len() / 700) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        std::fs::write(&path, &flipped).expect("writes");
        let Ok(bundle) = Bundle::open(&path, &trust()) else { continue };
        let shown = everything(&bundle);
        assert!(shown.iter().all(|item| before.get(item.0) == Some(item.1)), "{at}");
        if bundle.verify_all(|_, _| {}).is_ok() {
            assert_eq!(shown, before, "{at}");
        }
    }
}
