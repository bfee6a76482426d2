//! The traps of the draft voice, one by one.

use super::*;

fn said(line: &str) -> String {
    utterance(line, "bn").text.trim_end().to_owned()
}

#[test]
fn dotted_letters_are_put_together_so_that_no_vowel_sign_is_lost() {
    // Written either way, sent in one piece.
    for written in ["প\u{9a1}\u{9bc}ি", "প\u{9dc}ি"] {
        assert_eq!(said(written), "প\u{9dc}ি");
    }
    assert_eq!(said("আষা\u{9a2}\u{9bc}"), "আষা\u{9dd}");
}

#[test]
fn a_dotted_ya_is_put_together_only_before_a_vowel_sign() {
    assert_eq!(said("দো\u{9af}\u{9bc}েল"), "দো\u{9df}েল");
    assert_eq!(said("দি\u{9df}ে"), "দি\u{9df}ে");
    assert_eq!(said("হ\u{9df}"), "হ\u{9af}\u{9bc}");
    assert_eq!(said("হ\u{9af}\u{9bc}।"), "হ\u{9af}\u{9bc}।");
}

#[test]
fn a_vowel_sign_typed_in_two_halves_is_joined() {
    assert_eq!(said("ক\u{9c7}\u{9be}"), "ক\u{9cb}");
}

#[test]
fn quotes_and_brackets_are_not_sent_but_stops_are() {
    assert_eq!(said("“ভাই”, (এসো)!"), "ভাই, এসো!");
    assert_eq!(said("‘এসো’?"), "এসো?");
}

#[test]
fn hyphens_and_dashes_part_words_but_stay_one_written_word() {
    let spoken = utterance("কা-কা ডাকে", "bn");
    assert_eq!(spoken.text, "কা কা ডাকে ");
    assert_eq!(spoken.spans, [(0, 5), (6, 10)]);
    assert_eq!(said("এসো—মিতু"), "এসো মিতু");
}

#[test]
fn words_of_the_lexicon_are_sent_as_phonemes_with_their_stops() {
    assert_eq!(said("হাত।"), "[[h'at]]।");
    assert_eq!(said("“রিকশা”!"), "[[r'ikSa]]!");
    assert_eq!(said("ব\u{9dc} দাঁত,"), "[[b'Or.o]] [[d'a~t]],");
    assert_eq!(said("ই"), "[['i]]");
}

#[test]
fn an_inflected_word_is_left_to_the_rules() {
    assert_eq!(said("হাতে"), "হাতে");
}

#[test]
fn numbers_in_digits_are_said_as_their_words_and_others_are_left_to_the_engine() {
    assert_eq!(said("৪৭ টি, ৩.৫ ২০২৬"), "[[S'attSolliS]] টি, ৩.৫ ২০২৬");
    assert_eq!(said("৪!"), "চার!");
    assert_eq!(said("৫টি ৭টি ৫/২"), "পাঁচটি [[S'at]] টি ৫/২");
    let spoken = utterance("৭টি আম", "bn");
    assert_eq!(spoken.spans.len(), 2);
}

#[test]
fn number_words_that_the_engine_misreads_are_sent_as_phonemes() {
    assert_eq!(said("সাতচল্লিশ, বারো"), "[[S'attSolliS]], বারো");
}

#[test]
fn phonemes_of_the_author_are_sent_untouched() {
    assert_eq!(said("[[d'&k#a]] যায়"), "[[d'&k#a]] যা\u{9af}\u{9bc}");
    assert_eq!(tokens(" [[a b]], গ  ঘ "), ["[[a b]],", "গ", "ঘ"]);
    assert_eq!(tokens("[[a b"), ["[[a", "b"]);
}

#[test]
fn every_written_word_has_a_span_even_one_that_is_only_a_dash() {
    let line = "নানা — “এসো মিতু,” বলেন।";
    let spoken = utterance(line, "bn");
    assert_eq!(spoken.spans.len(), line.split_whitespace().count());
    assert_eq!(spoken.spans[1], (5, 5));
    let letters: Vec<char> = spoken.text.chars().collect();
    assert_eq!(letters[spoken.spans[3].0..spoken.spans[3].1].iter().collect::<String>(), "মিতু,");
}

#[test]
fn english_keeps_its_apostrophes_and_has_no_bangla_lexicon() {
    assert_eq!(utterance("“Don't go,” Mitu-Nana!", "en").text, "Don't go, Mitu Nana! ");
}
