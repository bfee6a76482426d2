use super::*;
use crate::text::tests::sound;

fn list() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    include_str!("../names.txt").lines().map(|line| {
        let mut words = line.split_whitespace();
        (words.next().expect("a name"), words.collect())
    })
}

#[test]
fn every_name_is_suggested_for_each_of_its_spellings() {
    assert!(list().count() >= 60);
    for (name, spellings) in list() {
        assert!(!spellings.is_empty(), "{name}");
        for spelling in spellings {
            let forms = suggest(spelling);
            assert!(forms.iter().any(|form| form == name), "{spelling} gives {forms:?}");
            assert!(forms.len() <= MOST);
        }
    }
}

#[test]
fn every_name_is_written_as_our_keys_write_it() {
    for (name, _) in list() {
        sound(name).expect(name);
        let mut text = crate::Text::new(40);
        assert!(text.insert(name), "{name}");
        assert_eq!(text.text(), name);
    }
}

#[test]
fn most_names_are_found_by_their_sound_alone() {
    let (mut found, mut missed) = (0, Vec::new());
    for (name, spellings) in list() {
        if spellings.iter().any(|spelling| from_latin(spelling) == name) {
            found += 1;
        } else {
            missed.push((name, from_latin(spellings[0])));
        }
    }
    assert!(found > 2 * missed.len(), "{found} are found, not {missed:?}");
}

#[test]
fn a_name_comes_before_its_sound_and_each_form_once() {
    assert_eq!(suggest("Rahim"), ["রহিম", "রাহিম"]);
    assert_eq!(suggest("rupa"), ["রুপা", "রূপা"]);
    assert_eq!(suggest("SUMON"), ["সুমন", "শূমোণ"]);
    assert_eq!(suggest("Tori"), ["তরি", "টরি"]);
    assert!(suggest("").is_empty());
}

#[test]
fn a_names_last_y_is_a_vowel_and_may_be_a_phala() {
    assert_eq!(suggest("Polly"), ["পল্লি", "পল্ল্য"]);
    assert_eq!(suggest("joy"), ["জয\u{9BC}"]);
}
