//! Bangla looks on our tablets as it should: HarfRust, the shaper inside Slint, against HarfBuzz.
//!
//! The golden glyphs lie in `shaping/`, recorded by `shaping/record.py`. The reason for all this:
//! with some faces HarfRust tears conjuncts apart that HarfBuzz joins, and shows the hasanta
//! between the pieces. No child should learn such a letter.

mod face;
mod lessons;

use face::Face;
use tests::tree;

/// Every recorded word, line by line.
fn words() -> Vec<String> {
    tree::read("tests/shaping/words.txt").lines().map(str::to_owned).collect()
}

#[test]
fn every_shipped_face_is_recorded_as_it_is() {
    for face in Face::all() {
        let checksum = blake3::hash(&face.bytes).to_hex();
        assert_eq!(
            face.recorded_checksum,
            checksum.as_str(),
            "{}: run tests/shaping/record.py",
            face.name
        );
        assert_eq!(face.golden.len(), words().len(), "{}: run tests/shaping/record.py", face.name);
    }
}

#[test]
fn harfrust_shapes_every_word_as_harfbuzz_does() {
    let mut different = Vec::new();
    for face in Face::all() {
        for (word, golden) in words().iter().zip(&face.golden) {
            let glyphs = face.shape(word);
            if glyphs != *golden {
                different.push(format!("{}: {word}: {glyphs:?}, HarfBuzz {golden:?}", face.name));
            }
        }
    }
    assert!(
        different.is_empty(),
        "\n{}\nWhat to do: keep the Slint or the font that was; do not record this away.\n",
        different.join("\n")
    );
}

#[test]
fn no_word_shows_a_hasanta_that_it_should_hide() {
    let torn: Vec<_> = Face::all()
        .iter()
        .filter(|face| face.joins_every_pair())
        .flat_map(|face| words().into_iter().filter_map(|word| face.torn(&word)))
        .collect();
    assert!(
        torn.is_empty(),
        "\n{}\nWhat to do: choose another face or another version of it; a child must not learn this letter.\n",
        torn.join("\n")
    );
}

#[test]
fn a_face_of_printed_forms_joins_what_words_join() {
    // The recorded words hold every pair of letters. Such a face has no form for pairs that no
    // word has; what words have, `lessons` tests in all faces, and here those of hard words.
    let hard = [
        "শব্দ",
        "ক্ষমা",
        "র\u{200D}্যাব",
        "বিদ্যা",
        "স্ট্রি",
        "কো",
        "কৌ",
        "স্ত্রী",
        "ন্ত্র",
        "ষ্ট্র",
        "ন্ধ্র",
        "দ্বৈত",
        "জ্ঞান",
        "অঙ্ক",
        "সঙ্গে",
        "ব্রাহ্মণ",
        "শিক্ষার্থী",
        "উজ্জ্বল",
        "লক্ষ্মী",
        "পৌঁছে",
    ];
    for face in Face::all() {
        let torn: Vec<_> = hard.iter().filter_map(|word| face.torn(word)).collect();
        assert!(torn.is_empty(), "{}", torn.join("\n"));
    }
    let printed = Face::all().into_iter().filter(|face| !face.joins_every_pair());
    assert_eq!(printed.map(|face| face.name).collect::<Vec<_>>(), ["NotoSerifBengali-Medium"]);
}

#[test]
fn a_hasanta_that_is_meant_does_show() {
    for face in Face::all() {
        for word in ["ক্", "ক্\u{200C}ষ"] {
            assert!(
                face.shows_hasanta(word),
                "{}: {word}: the recorded hasanta glyphs are wrong",
                face.name
            );
            assert_eq!(face.torn(word), None);
        }
    }
}

#[test]
fn the_lock_holds_one_harfrust() {
    let lock = tree::read("Cargo.lock");
    let count = lock.matches("name = \"harfrust\"\n").count();
    assert_eq!(
        count, 1,
        "Cargo.lock holds {count} versions of harfrust: test the one that Slint uses, and only that"
    );
}
