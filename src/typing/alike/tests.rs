use super::*;

/// Names as they are written on Bangladeshi school lists, in both scripts.
const PAIRS: [(&str, &str); 34] = [
    ("রহিমা", "Rahima"),
    ("রহিমা", "rohima"),
    ("আয়েশা", "Ayesha"),
    ("আয়েশা", "Aisha"),
    ("ফাতিমা", "Fatimah"),
    ("ফাতেমা", "Phatema"),
    ("মোহাম্মদ", "Muhammad"),
    ("মোহাম্মদ", "Mohamed"),
    ("খাদিজা", "Khadiza"),
    ("হাসান", "Hasan"),
    ("চৌধুরী", "Chowdhury"),
    ("রোকেয়া", "Rokeya"),
    ("জান্নাত", "Zannat"),
    ("ওয়াসিম", "Wasim"),
    ("ইয়াসিন", "Yeasin"),
    ("মাহফুজ", "Mahfuz"),
    ("বিশ্বাস", "Biswas"),
    ("শ্বেতা", "Sweta"),
    ("আব্বাস", "Abbas"),
    ("আদিত্য", "Aditya"),
    ("পদ্মা", "Padma"),
    ("কৃষ্ণা", "Krishna"),
    ("ঋষি", "Rishi"),
    ("লক্ষ্মী", "Laxmi"),
    ("জ্ঞানেন্দ্র", "Gyanendra"),
    ("মঙ্গল", "Mangal"),
    ("আবদুল্লাহ", "Abdullah"),
    ("সুবর্ণা", "Suborna"),
    ("নবাব", "Nabab"),
    ("কম্বল", "Kambal"),
    ("ঝুমা", "Jhuma"),
    ("শেখ", "Sheikh"),
    ("দ্বীপ", "Dwip"),
    ("ঢাকী", "Dhaki"),
];

#[test]
fn a_name_is_found_in_the_other_letters_both_ways() {
    for (bangla, latin) in PAIRS {
        assert_eq!(alike(bangla, latin), Some(Alike::Same), "{latin} in {bangla}");
        assert_eq!(alike(latin, bangla), Some(Alike::Same), "{bangla} in {latin}");
    }
}

#[test]
fn other_names_are_not_found() {
    let others = ["করিম", "সুমন", "মিতু", "তানভীর"];
    for name in others {
        assert_eq!(alike(name, "rahima"), None, "{name}");
    }
    // A word that begins with a vowel is another than the same sounds without it.
    assert_eq!(alike("শামা", "asma"), None);
}

#[test]
fn what_is_typed_so_far_finds_what_it_may_become() {
    assert_eq!(alike("রহিমা খাতুন", "ro"), None, "one sound is in half of all names");
    assert_eq!(alike("রহিমা খাতুন", "roh"), Some(Alike::Begins));
    assert_eq!(alike("রহিমা খাতুন", "rohima kh"), None);
    assert_eq!(alike("রহিমা খাতুন", "rohima kha"), None);
    assert_eq!(alike("রহিমা খাতুন", "rohima khat"), Some(Alike::Begins));
    assert_eq!(alike("রহিমা খাতুন", "khatun rohima"), Some(Alike::Same));
}

#[test]
fn within_one_script_only_other_spellings_are_found() {
    assert_eq!(alike("রূপা", "রুপা"), Some(Alike::Same));
    assert_eq!(alike("Fatema", "Fatima"), Some(Alike::Same));
    assert_eq!(alike("রহমান", "রহিমা"), None, "the beginning of another name is no spelling");
    assert_eq!(alike("Rahman", "rah"), None);
}

#[test]
fn both_ways_to_write_a_letter_with_a_dot_are_one() {
    assert_eq!(alike("আ\u{9DF}েশা", "আ\u{9AF}\u{9BC}েশা"), Some(Alike::Same));
    assert_eq!(alike("ব\u{9DC}ুয়া", "Barua"), Some(Alike::Same));
}

#[test]
fn nothing_asked_finds_nothing() {
    for asked in ["", "  ", "৫", "12", ".-", "।"] {
        assert_eq!(alike("রহিমা", asked), None, "{asked:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_sounds_like_itself_or_like_nothing(text in "\\PC{0,24}") {
        proptest::prop_assert!(alike(&text, &text) != Some(Alike::Begins));
    }
}
