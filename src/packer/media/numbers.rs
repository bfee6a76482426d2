//! Numbers from 0 to 100 as they are said: the engine misreads many of the words, and some digits
//! too (it says ৪ with a breath, ২০ as another word, and swallows the ট of ৪৮).

/// A word for the number written in Bangla digits, from ০ to ১০০.
pub(super) fn word(digits: &str) -> Option<&'static str> {
    // ০৭ is not seven but a code or a date.
    if digits.chars().count() > 1 && digits.starts_with('০') {
        return None;
    }
    let value = digits.chars().try_fold(0_usize, |all, digit| {
        let digit = (digit as usize).checked_sub('০' as usize).filter(|value| *value < 10)?;
        Some((all * 10 + digit).min(1000))
    });
    let value = value.filter(|_| !digits.is_empty())?;
    NUMBERS.get(value).map(|(word, _)| *word)
}

/// Those number words that the engine's rules misread, with the phonemes to speak instead.
pub(super) fn misread() -> impl Iterator<Item = (&'static str, &'static str)> {
    NUMBERS.iter().copied().filter(|(_, spoken)| !spoken.is_empty())
}

/// Word and phonemes; none where the rules read the word rightly.
#[rustfmt::skip]
const NUMBERS: [(&str, &str); 101] = [
    ("শূন্য", "S'unno"),
    ("এক", ""),
    ("দুই", ""),
    ("তিন", ""),
    ("চার", ""),
    ("পাঁচ", ""),
    ("ছয়", ""),
    ("সাত", "S'at"),
    ("আট", ""),
    ("নয়", ""),
    ("দশ", ""),
    ("এগারো", "'&garo"),
    ("বারো", ""),
    ("তেরো", "t'&ro"),
    ("চৌদ্দ", ""),
    ("পনেরো", ""),
    ("ষোলো", ""),
    ("সতেরো", ""),
    ("আঠারো", ""),
    ("উনিশ", ""),
    ("বিশ", ""),
    ("একুশ", ""),
    ("বাইশ", ""),
    ("তেইশ", ""),
    ("চব্বিশ", ""),
    ("পঁচিশ", ""),
    ("ছাব্বিশ", ""),
    ("সাতাশ", ""),
    ("আটাশ", ""),
    ("উনত্রিশ", ""),
    ("ত্রিশ", ""),
    ("একত্রিশ", "'ektriS"),
    ("বত্রিশ", ""),
    ("তেত্রিশ", ""),
    ("চৌত্রিশ", ""),
    ("পঁয়ত্রিশ", "p'o~jtriS"),
    ("ছত্রিশ", ""),
    ("সাঁইত্রিশ", ""),
    ("আটত্রিশ", "'at.triS"),
    ("উনচল্লিশ", "'unotSolliS"),
    ("চল্লিশ", ""),
    ("একচল্লিশ", "'ektSolliS"),
    ("বিয়াল্লিশ", ""),
    ("তেতাল্লিশ", ""),
    ("চুয়াল্লিশ", ""),
    ("পঁয়তাল্লিশ", "p'o~jtalliS"),
    ("ছেচল্লিশ", "tS#'etSolliS"),
    ("সাতচল্লিশ", "S'attSolliS"),
    ("আটচল্লিশ", "'at.tSolliS"),
    ("উনপঞ্চাশ", "'unopOntSaS"),
    ("পঞ্চাশ", ""),
    ("একান্ন", "'&kanno"),
    ("বাহান্ন", "b'ahanno"),
    ("তিপ্পান্ন", "t'ippanno"),
    ("চুয়ান্ন", "tS'uanno"),
    ("পঞ্চান্ন", "p'OntSanno"),
    ("ছাপ্পান্ন", "tS#'appanno"),
    ("সাতান্ন", "S'atanno"),
    ("আটান্ন", "'at.anno"),
    ("উনষাট", "'unoSat."),
    ("ষাট", ""),
    ("একষট্টি", "'ekSot.t.i"),
    ("বাষট্টি", "b'aSot.t.i"),
    ("তেষট্টি", "t'eSot.t.i"),
    ("চৌষট্টি", "tS'ouSot.t.i"),
    ("পঁয়ষট্টি", "p'o~jSot.t.i"),
    ("ছেষট্টি", "tS#'eSot.t.i"),
    ("সাতষট্টি", "S'atSot.t.i"),
    ("আটষট্টি", "'at.Sot.t.i"),
    ("উনসত্তর", "'unoSottor"),
    ("সত্তর", "S'ottor"),
    ("একাত্তর", "'&kattor"),
    ("বাহাত্তর", "b'ahattor"),
    ("তিয়াত্তর", "t'iattor"),
    ("চুয়াত্তর", "tS'uattor"),
    ("পঁচাত্তর", "p'o~tSattor"),
    ("ছিয়াত্তর", "tS#'iattor"),
    ("সাতাত্তর", "S'atattor"),
    ("আটাত্তর", "'at.attor"),
    ("উনআশি", "'unoaSi"),
    ("আশি", ""),
    ("একাশি", "'&kaSi"),
    ("বিরাশি", ""),
    ("তিরাশি", ""),
    ("চুরাশি", ""),
    ("পঁচাশি", "p'o~tSaSi"),
    ("ছিয়াশি", ""),
    ("সাতাশি", ""),
    ("আটাশি", ""),
    ("উননব্বই", "'unonobboi"),
    ("নব্বই", "n'obboi"),
    ("একানব্বই", "'&kanobboi"),
    ("বিরানব্বই", "b'iranobboi"),
    ("তিরানব্বই", "t'iranobboi"),
    ("চুরানব্বই", "tS'uranobboi"),
    ("পঁচানব্বই", "p'o~tSanobboi"),
    ("ছিয়ানব্বই", "tS#'ianobboi"),
    ("সাতানব্বই", "S'atanobboi"),
    ("আটানব্বই", "'at.anobboi"),
    ("নিরানব্বই", "n'iranobboi"),
    ("একশ", "'&kSo"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_up_to_a_hundred_have_a_word() {
        assert_eq!(word("০"), Some("শূন্য"));
        assert_eq!(word("৪"), Some("চার"));
        assert_eq!(word("৪৭"), Some("সাতচল্লিশ"));
        assert_eq!(word("১০০"), Some("একশ"));
    }

    #[test]
    fn other_figures_are_left_to_the_engine() {
        assert_eq!(["", "১০১", "০৭", "৩.৫", "47", "৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯৯"].map(word), [None; 6]);
    }
}
