//! Good files with bytes changed, cut off or put in, some thousands of them: none makes the
//! program stop, and nothing is written outside of the lesson's own folder.

use super::support::archives::archive;
use super::support::{Workshop, tree};
use packer::finding::Severity;
use packer::import::{ImportError, Imported, Wanted, bloom, epub, moving, strip, vocabulary};
use packer::pack;
use std::io::Read;

/// Numbers that look like chance and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 if !bytes.is_empty() => bytes[at] = self.below(256) as u8,
                1 => bytes.truncate(at),
                2 => {
                    let odd = [
                        &b"<"[..],
                        b"&#x0;",
                        b"../",
                        b"\xff",
                        b"99999999999",
                        b"-1",
                        b"\"",
                        b"</p>",
                        b"%2e%2e/",
                    ];
                    let odd = odd[self.below(odd.len())];
                    bytes.splice(at..at, odd.iter().copied());
                }
                3 => {
                    let end = (at + self.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let end = (at + self.below(40)).min(bytes.len());
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
            }
        }
    }
}

/// The files of an archive.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("there");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("read");
            (file.name().to_owned(), bytes)
        })
        .collect()
}

type Import = fn(&Wanted<'_>, &i18n::Tr) -> Result<Imported, ImportError>;

/// Damages a file of the archive, or the archive itself, and takes it in.
fn harm(name: &str, good: &[u8], import: Import, rounds: usize, seed: u64) {
    let workshop = Workshop::new();
    let parts = files(good);
    let texts: Vec<usize> = (0..parts.len())
        .filter(|at| {
            !["png", "wav", "otf", "mp4"].iter().any(|ending| parts[*at].0.ends_with(ending))
        })
        .collect();
    let mut dice = Dice(seed);
    let before = tree(&workshop.channel());
    let folder = workshop.path("tiny/book");
    let (mut taken, mut refused) = (0, 0);
    for round in 0..rounds {
        let bytes = match round % 4 {
            0 => {
                let mut bytes = good.to_vec();
                dice.damage(&mut bytes);
                bytes
            }
            n => {
                let mut parts = parts.clone();
                let at =
                    if n == 1 { dice.below(parts.len()) } else { texts[dice.below(texts.len())] };
                dice.damage(&mut parts[at].1);
                let parts: Vec<(&str, &[u8])> =
                    parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
                archive(&parts)
            }
        };
        workshop.write(name, bytes);
        let file = workshop.path(name);
        let wanted = Wanted {
            file: &file,
            folder: &folder,
            title: None,
            skill: "bn.story",
            reads_old: true,
        };
        match import(&wanted, &i18n::Tr::new("bn")) {
            Ok(_) => {
                taken += 1;
                // What was taken over can be read; only a torn sound is found when it is packed.
                if taken % 20 == 1 {
                    let findings = pack::check(&workshop.channel());
                    let errors =
                        findings.sorted().into_iter().find(|one| one.severity == Severity::Error);
                    assert!(errors.is_none(), "round {round}: {errors:?}");
                }
            }
            Err(_) => refused += 1,
        }
        let _ = std::fs::remove_dir_all(&folder);
        if round % 50 == 0 {
            assert_eq!(tree(&workshop.channel()), before, "round {round}");
        }
    }
    assert!(taken > 0 && refused > 0, "{taken} {refused}");
    assert_eq!(tree(&workshop.channel()), before);
    let outside = tree(workshop.folder.path());
    assert_eq!(
        outside.len(),
        tree(Workshop::new().folder.path()).len() + 1,
        "{:?}",
        outside.keys()
    );
}

#[test]
fn a_thousand_damaged_books_do_no_harm() {
    harm("book.epub", &super::epub::small(), epub::import, 1000, 0x1234_5678_9abc_def1);
}

#[test]
fn a_thousand_damaged_books_of_bloom_do_no_harm() {
    harm("book.bloompub", &super::bloom::small(), bloom::import, 1000, 0x0fed_cba9_8765_4321);
}

#[test]
fn a_thousand_damaged_tables_do_no_harm() {
    harm("words.ods", &super::tables::small_ods(), vocabulary::import, 500, 0x1111_2222_3333_4444);
    harm(
        "words.xlsx",
        &super::tables::small_xlsx(),
        vocabulary::import,
        500,
        0x5555_6666_7777_8888,
    );
}

#[test]
fn a_thousand_damaged_pictures_that_move_do_no_harm() {
    let workshop = Workshop::new();
    let mut dice = Dice(0x9999_aaaa_bbbb_cccc);
    let lesson = workshop.path("tiny/one");
    let before = tree(&lesson);
    for round in 0..1000 {
        let (name, mut bytes) = match round % 2 {
            0 => ("fan.gif", super::moving::gif(4, 100, (20, 20))),
            _ => ("fan.png", super::moving::apng(4, 100)),
        };
        dice.damage(&mut bytes);
        let _ = moving::frames(&bytes);
        if round % 10 == 0 {
            workshop.write(name, bytes);
            let _ = strip::import(&workshop.path(name), &lesson);
            let _ = std::fs::remove_dir_all(lesson.join("art"));
            for (path, bytes) in &before {
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                std::fs::write(path, bytes).expect("written");
            }
            assert_eq!(tree(&lesson), before);
        }
    }
}
