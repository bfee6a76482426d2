//! How wide letters are: the larger advance of the two shipped faces, in thousandths of the
//! size. Joined letters are narrower than the sum of their parts, but for a few that a sign below
//! widens; with these an estimate is never too small.
//!
//! Read from the `hmtx` tables of `ui/fonts` and measured with HarfRust; `tests/shaping/lessons.rs`
//! holds them against every word that is written and every letter with every sign.

/// The width of a letter, in thousandths of the text's size.
pub(super) fn advance(letter: char) -> u16 {
    let at = u32::from(letter) as usize;
    match at {
        0x20..0x80 => LATIN[at - 0x20],
        0x980..0xa00 => BANGLA[at - 0x980],
        // Joiners take no room; quotation marks and dashes are about half as wide as high.
        0x200b..0x2010 => 0,
        0x964 | 0x965 => 320,
        _ => 560,
    }
}

/// How much wider than its letter a letter with this sign below is: some have a form of their own.
pub(super) fn widened(letter: char, sign: char) -> u16 {
    match (letter, sign) {
        ('\u{9b0}', '\u{9c1}') => 290,
        ('\u{9b0}', '\u{9c2}') | ('\u{9b9}', '\u{9c3}') => 225,
        ('\u{997}' | '\u{9b6}', '\u{9c1}') => 155,
        ('\u{9b9}', '\u{9c1}') => 95,
        _ => 0,
    }
}

const LATIN: [u16; 96] = [
    233, 286, 375, 723, 554, 884, 715, 199, 318, 318, 437, 564, 245, 363, 214, 421, 600, 384, 519,
    515, 589, 526, 556, 476, 562, 557, 250, 250, 545, 564, 545, 488, 1052, 660, 614, 605, 667, 544,
    528, 681, 668, 294, 405, 603, 510, 868, 680, 711, 578, 719, 604, 544, 548, 660, 643, 947, 628,
    608, 584, 325, 420, 325, 482, 557, 444, 533, 582, 486, 580, 542, 422, 559, 577, 272, 276, 538,
    275, 839, 575, 578, 580, 580, 404, 481, 391, 574, 533, 796, 513, 536, 478, 348, 274, 348, 615,
    0,
];

const BANGLA: [u16; 128] = [
    600, 0, 431, 420, 0, 948, 1227, 558, 690, 696, 754, 861, 699, 0, 0, 696, 814, 0, 0, 708, 833,
    793, 665, 680, 663, 684, 561, 623, 923, 828, 979, 572, 584, 697, 572, 602, 743, 679, 592, 658,
    605, 0, 719, 849, 589, 724, 646, 646, 596, 0, 734, 0, 0, 0, 739, 647, 641, 558, 0, 0, 0, 556,
    279, 279, 281, 0, 0, 0, 0, 0, 0, 335, 335, 0, 0, 1206, 1206, 0, 564, 0, 0, 0, 0, 0, 0, 0, 0,
    279, 0, 0, 0, 0, 697, 572, 0, 652, 861, 699, 0, 0, 0, 0, 615, 576, 543, 728, 594, 638, 689,
    596, 704, 693, 568, 600, 431, 687, 504, 667, 661, 336, 698, 527, 533, 480, 0, 0, 0, 0,
];
