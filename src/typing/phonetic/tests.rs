use super::*;
use crate::text::tests::sound;
use proptest::prelude::*;

#[track_caller]
fn gives(pairs: &[(&str, &str)]) {
    for (latin, expected) in pairs {
        let expected = crate::orthography::stored(&letters(expected));
        assert_eq!(from_latin(latin), expected, "{latin}");
    }
}

#[test]
fn words_are_written_as_they_sound() {
    gives(&[
        ("ami", "আমি"),
        ("bangla", "বাংলা"),
        ("bangladesh", "বাংলাদেশ"),
        ("mitu", "মিতু"),
        ("rohim", "রহিম"),
        ("rahim", "রাহিম"),
        ("amar nam mitu", "আমার নাম মিতু"),
        ("bhalo", "ভাল"),
        ("chhobi", "ছবি"),
        ("jhuRi", "ঝুড়ি"),
        ("ca^d", "চাঁদ"),
        ("du:kh", "দুঃখ"),
        ("ut'sob", "উৎসব"),
    ]);
}

#[test]
fn capitals_are_the_other_letter_of_a_pair() {
    gives(&[
        ("Taka", "টাকা"),
        ("Dim", "ডিম"),
        ("Thakur", "ঠাকুর"),
        ("hariN", "হারিণ"),
        ("baRi", "বাড়ি"),
        ("DhOl", "ঢোল"),
        ("nodI", "নদী"),
        ("dUr", "দূর"),
        ("bhaSha", "ভাষা"),
        ("Sal", "শাল"),
        ("Jomuna", "যমুনা"),
    ]);
}

#[test]
fn a_names_capital_is_not_taken_for_another_letter() {
    gives(&[("Rahim", "রাহিম"), ("Nasima", "নাসিমা"), ("Karim Babu", "কারিম বাবু")]);
}

#[test]
fn letters_join_where_bangla_words_join_them() {
    gives(&[
        ("pakka", "পাক্কা"),
        ("shikkha", "শিক্ষা"),
        ("porIkSha", "পরীক্ষা"),
        ("gganI", "জ্ঞানী"),
        ("bijnyan", "বিজ্ঞান"),
        ("chondro", "চন্দ্র"),
        ("montro", "মন্ত্র"),
        ("shanto", "শান্ত"),
        ("onjon", "অঞ্জন"),
        ("ongko", "অঙ্ক"),
        ("gochchho", "গচ্ছ"),
        ("bachchu", "বাচ্চু"),
        ("icchha", "ইচ্ছা"),
        ("kaShTho", "কাষ্ঠ"),
    ]);
}

#[test]
fn syllables_that_meet_do_not_join() {
    gives(&[
        ("nusrat", "নুসরাত"),
        ("islam", "ইসলাম"),
        ("rahman", "রাহমান"),
        ("salma", "সালমা"),
        ("srOt", "স্রোত"),
        ("kapR", "কাপড়"),
    ]);
}

#[test]
fn reph_ya_phala_and_ba_phala_come_of_rr_y_and_w() {
    gives(&[
        ("dhorrmo", "ধর্ম"),
        ("tarpor", "তারপর"),
        ("bidya", "বিদ্যা"),
        ("bakyo", "বাক্য"),
        ("sUrrJo", "সূর্য"),
        ("swopno", "স্বপ্ন"),
        ("bishwo", "বিশ্ব"),
        ("krriShNo", "কৃষ্ণ"),
        ("rritu", "ঋতু"),
    ]);
}

#[test]
fn vowels_that_meet_are_parted_by_a_glide() {
    gives(&[
        ("riya", "রিয়া"),
        ("sOnia", "সোনিয়া"),
        ("bhai", "ভাই"),
        ("boi", "বই"),
        ("aoi", "আওই"),
        ("oi", "অই"),
        ("OIshI", "ঐশী"),
        ("mou", "মৌ"),
        ("dao", "দাও"),
        ("wahid", "ওয়াহিদ"),
        ("hawa", "হাওয়া"),
        ("jubaer", "জুবায়ের"),
        ("saeed", "সাঈদ"),
        ("yasmin", "ইয়াসমিন"),
    ]);
}

#[test]
fn ng_is_an_anusvara_until_it_carries_a_kar() {
    gives(&[("rong", "রং"), ("rongin", "রঙিন"), ("baNgali", "বাঙালি"), ("nga", "ঙা")]);
}

#[test]
fn two_commas_join_what_does_not_join_by_itself() {
    gives(&[
        ("brah,,ma", "ব্রাহ্মা"),
        ("k,,", "ক"),
        ("k,,a", "কা"),
        ("a,,o", "আও"),
        ("k,,ok", "কক"),
        ("n,,t,,r,,kkh", "ন্ত্রক্ষ"),
        ("a,b", "আ,ব"),
    ]);
}

#[test]
fn digits_become_bangla_digits_and_the_rest_stays() {
    gives(&[("rol 2035-1.", "রল ২০৩৫-১."), ("রহিম mia", "রহিম মিয়া")]);
}

#[test]
fn every_beginning_of_a_word_gives_what_it_sounds_like() {
    let word = "krriShNa";
    let grows: Vec<String> = (1..=word.len()).map(|end| from_latin(&word[..end])).collect();
    assert_eq!(grows, ["ক", "ক্র", "ক্র", "কৃ", "কৃশ", "কৃষ", "কৃষ্ণ", "কৃষ্ণা"]);
}

proptest! {
    #[test]
    fn whatever_is_typed_comes_out_as_bangla_is_written(latin in "[ -~]{0,30}|\\PC{0,20}") {
        sound(&from_latin(&latin))?;
    }

    #[test]
    fn no_latin_letter_is_left_over(latin in "[a-zA-Z]{0,20}") {
        let bangla = from_latin(&latin);
        prop_assert!(!bangla.contains(|letter: char| letter.is_ascii()), "{}", bangla);
        prop_assert_eq!(bangla.is_empty(), latin.is_empty());
    }
}
