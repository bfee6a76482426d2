//! What an author may write in a step, as data: the packer checks every key against it,
//! says what is missing or misspelt, and resolves pictures, lines and letters.

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub needed: bool,
}

/// What a key holds, and into what JSON the packer turns it.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text that is shown, in the taught language. → string (NFC)
    Text,
    /// A text that is spoken: a plain string, or `{ text, say, sound }`.
    /// → `{ "line": id, "text": text }`
    Line,
    /// A picture: a file of the lesson's `art/` without its ending, or `kit:name`. → string key
    Art,
    /// A drawing to colour in, named as a picture is, with groups `r1`, `r2`, … that take the
    /// colours and a group `lines` over them. → `{ "aspect": number, "region": [{ "art": key,
    /// "outline": [[[x, y], …], …] }, …], "lines": key }`, outlines in shares of its box
    Colouring,
    /// A sound of the kit or of the lesson's `sound/`. → string key
    Sound,
    /// A stable ASCII id. → string
    Id,
    /// A number between two bounds. → number
    Number(f32, f32),
    /// `true` or `false`. → bool
    Flag,
    /// One of these words. → string
    OneOf(&'static [&'static str]),
    /// `[x, y]`, shares of the page (a little outside is allowed). → two numbers
    Place,
    /// A letter or word that strokes are known for. → `{ "letter": text, "strokes": [{ "name": id, "points": [[x, y], …] }, …] }`, points in shares of the letter's box
    Letter,
    /// A list.
    List(&'static Shape),
    /// A table with these keys.
    Table(&'static [Field]),
    /// A word that stands in the page's line. → string
    Word,
    /// A skill of the channel. → string
    Skill,
    /// The id of an earlier step of this lesson. → string
    Step,
    /// A text for people who work on it, which may still be empty. → string
    Note,
    /// A sign of the channel's lexicon. → the sign, as [`crate::sign::Sign`]
    Sign,
    /// A word that is spelled with the fingers, by the lexicon's letters.
    /// → `{ "text": text, "letters": [sign, …] }`
    Spell,
    /// A filmed clip of the lesson's `clips/`. → the clip, as [`crate::sign::Clip`]
    Clip,
}

/// A key that must be there.
pub const fn must(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, needed: true }
}

/// A key that may be there.
pub const fn may(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, needed: false }
}

/// A spoken line, as every specification holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Say {
    /// Which line to speak.
    pub line: model::LineId,
    /// What it says.
    pub text: String,
}
