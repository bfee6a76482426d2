//! One syllable, put together from glyphs in the order in which they were typed.
//!
//! A font without rules of its own shows glyphs from left to right, so that is how they were
//! typed: the kars that stand left of a letter before it, the reph after whatever it stands
//! above, and the two halves of ো on both sides. Unicode wants them as they are spoken: reph,
//! letters, kar, marks.

/// The sign that joins letters.
pub(crate) const HASANTA: char = '\u{9CD}';
pub(crate) const CHANDRABINDU: char = '\u{981}';
const A: &str = "\u{985}";
const E: &str = "\u{98F}";
const AA: &str = "\u{986}";
const RA: &str = "\u{9B0}";
const YA: char = '\u{9AF}';
const REPH: &str = "\u{9B0}\u{9CD}";
const KHANDA_TA: &str = "\u{9CE}";
const NUKTA: char = '\u{9BC}';
const AA_KAR: char = '\u{9BE}';
const E_KAR: char = '\u{9C7}';
const AU_MARK: char = '\u{9D7}';
const PRE_KARS: [char; 3] = ['\u{9BF}', '\u{9C7}', '\u{9C8}'];
const KARS: [char; 6] = [AA_KAR, '\u{9C0}', '\u{9C1}', '\u{9C2}', '\u{9C3}', AU_MARK];
const MARKS: [char; 3] = [CHANDRABINDU, '\u{982}', '\u{983}'];
/// Keeps the *r* whole in front of a ya-phala, where it would become a reph.
const JOINER: char = '\u{200D}';

/// What a piece of Bangla from the table does to the syllable at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// A kar that stands left of the letters it belongs to.
    PreKar,
    Kar,
    Mark,
    Reph,
    /// Begins with a hasanta and so hangs on what is there.
    Phala,
    /// A vowel, or letters, perhaps with their kar or with a hasanta that waits for more.
    Base,
}

/// `None` for digits, stops and whatever else is no part of a syllable.
pub(crate) fn sort(bangla: &str) -> Option<Sort> {
    let first = bangla.chars().next()?;
    Some(match first {
        _ if bangla == REPH => Sort::Reph,
        HASANTA => Sort::Phala,
        _ if PRE_KARS.contains(&first) => Sort::PreKar,
        _ if KARS.contains(&first) => Sort::Kar,
        _ if MARKS.contains(&first) => Sort::Mark,
        '\u{985}'..='\u{9B9}' | '\u{9CE}' => Sort::Base,
        _ => return None,
    })
}

#[derive(Default)]
pub(crate) struct Akshara {
    /// A kar from the left, and where it stood as what, to be given back if no letter comes.
    pre: Option<(char, (usize, char))>,
    reph: bool,
    base: String,
    kar: Option<char>,
    marks: String,
}

impl Akshara {
    pub(crate) fn is_empty(&self) -> bool {
        self.base.is_empty() && self.pre.is_none()
    }

    /// Whether a kar from the left still waits for its letter.
    pub(crate) fn waits(&self) -> bool {
        self.base.is_empty() && self.pre.is_some()
    }

    /// Whether `bangla` begins a syllable of its own where this one is at hand.
    pub(crate) fn ends_before(&self, bangla: &str) -> bool {
        let is_open = self.base.ends_with(HASANTA);
        match sort(bangla) {
            // After a hasanta the letter is still to come, on whichever side its kar was typed.
            Some(Sort::PreKar) => !is_open || self.pre.is_some(),
            Some(Sort::Base) => {
                let joins = is_consonant(bangla) && (is_open || self.base.is_empty());
                !(joins || self.is_empty())
            }
            _ => false,
        }
    }

    /// Adds a piece; `false` if it can be no part of this syllable.
    pub(crate) fn add(&mut self, bangla: &str, from: (usize, char)) -> bool {
        let first = bangla.chars().next().unwrap_or_default();
        match sort(bangla) {
            Some(Sort::PreKar) => self.pre = Some((first, from)),
            Some(Sort::Base) => return self.letters(bangla),
            Some(Sort::Phala) => return self.phala(bangla),
            Some(Sort::Kar) => return self.kar(first),
            Some(Sort::Reph) => {
                let carries = self.is_consonant() || self.base == KHANDA_TA;
                self.reph |= carries;
                return carries;
            }
            Some(Sort::Mark) => {
                let carries = !self.base.is_empty() && !self.base.ends_with(HASANTA);
                if !carries || self.marks.contains(first) {
                    return false;
                }
                self.marks.push(first);
            }
            None => return false,
        }
        true
    }

    fn letters(&mut self, bangla: &str) -> bool {
        match split_kar(bangla) {
            (letters, Some(kar)) if self.pre.is_none() => {
                self.base.push_str(letters);
                self.kar = Some(kar);
            }
            (letters, None) => self.base.push_str(letters),
            _ => return false,
        }
        true
    }

    fn phala(&mut self, bangla: &str) -> bool {
        let is_ya = bangla.ends_with(YA);
        let carries = is_consonant(&self.base) || is_ya && [A, E].contains(&self.base.as_str());
        let (letters, kar) = split_kar(bangla);
        if !carries || kar.is_some() && (self.kar.is_some() || self.pre.is_some()) {
            return false;
        }
        // A first half and a second half both bring the hasanta between them.
        if self.base.ends_with(HASANTA) {
            self.base.pop();
        }
        if is_ya && self.base == RA && !self.reph {
            self.base.push(JOINER);
        }
        self.base.push_str(letters);
        self.kar = kar.or(self.kar);
        true
    }

    fn kar(&mut self, kar: char) -> bool {
        let carries = self.is_consonant() || kar == AA_KAR && self.base == A;
        let joins = match self.pre {
            None => kar != AU_MARK,
            Some((E_KAR, _)) => [AA_KAR, AU_MARK].contains(&kar),
            Some(_) => false,
        };
        // Pressed twice, a kar looks as if pressed once, so nobody saw that it was.
        let is_new = self.kar.is_none_or(|old| old == kar);
        let closed = self.marks.chars().any(|mark| mark != CHANDRABINDU);
        if !(carries && joins && is_new) || closed {
            return false;
        }
        self.kar = Some(kar);
        true
    }

    /// Whether the base ends in a letter that can carry kars and phalas.
    fn is_consonant(&self) -> bool {
        is_consonant(&self.base) && !self.base.ends_with(HASANTA)
    }

    /// The syllable as Unicode writes it, or what was typed for a kar that no letter followed.
    pub(crate) fn finish(self) -> Result<String, (usize, char)> {
        match (self.pre, self.base.as_str(), self.kar) {
            (Some((_, from)), "", _) => return Err(from),
            (_, A, Some(AA_KAR)) => return Ok(format!("{AA}{}", self.marks)),
            _ => {}
        }
        let kar = match (self.pre, self.kar) {
            (Some(_), Some(AA_KAR)) => Some('\u{9CB}'),
            (Some(_), Some(_)) => Some('\u{9CC}'),
            (Some((pre, _)), None) => Some(pre),
            (None, kar) => kar,
        };
        let reph = if self.reph { REPH } else { "" };
        let kar = kar.map(String::from).unwrap_or_default();
        Ok(format!("{reph}{}{kar}{}", self.base, self.marks))
    }
}

/// Whether the last letter is a consonant, joined to more or not.
fn is_consonant(bangla: &str) -> bool {
    let last = bangla.chars().rfind(|letter| *letter != HASANTA && !KARS.contains(letter));
    last.is_some_and(|letter| matches!(letter, '\u{995}'..='\u{9B9}' | NUKTA))
}

/// The letters of a glyph that draws a kar with them, and the kar.
fn split_kar(bangla: &str) -> (&str, Option<char>) {
    match bangla.char_indices().next_back() {
        Some((at, kar)) if KARS.contains(&kar) => (&bangla[..at], Some(kar)),
        _ => (bangla, None),
    }
}
