//! What stands around every page: where one is, where one can go, whose desk it is.

use crate::Words;
use model::ClassId;

/// Which page it is, for the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The class of today.
    Today,
    /// Children by skills.
    Skills,
    /// One child.
    Child,
    /// Lessons, and how the class fared.
    Lessons,
    /// What is given to do and said.
    Given,
    /// The tablets.
    Tablets,
    /// The school's people and settings.
    School,
    /// The classes side by side.
    Sums,
    /// What is printed and taken along.
    Reports,
    /// The lessons that tablets are to have.
    Content,
    /// The desk on telephones.
    Phones,
}

/// A class to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its id.
    pub id: ClassId,
    /// What it is called.
    pub name: String,
}

/// The frame of a page for somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Her language.
    pub words: Words,
    /// Which page it is.
    pub place: Place,
    /// The day, counted from 1970-01-01.
    pub today: i32,
    /// The school's name.
    pub school: String,
    /// Who is signed in.
    pub who: String,
    /// Whether she leads the school.
    pub leads: bool,
    /// Whether she may see the classes side by side.
    pub sums: bool,
    /// Whether she looks after the school's lessons.
    pub publishes: bool,
    /// Whether it is looked at on a telephone.
    pub is_phone: bool,
    /// The classes that she may see.
    pub classes: Vec<Pick>,
    /// The class in hand.
    pub class: Option<Pick>,
    /// What her forms carry, so that no other page can send one in her name.
    pub token: String,
    /// Where this page is, so that another language can show the same.
    pub here: String,
}

impl Frame {
    /// A sentence.
    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// Where a file is found.
    pub fn art(&self, name: &str) -> String {
        crate::art::url(name)
    }

    /// An icon of the sprite.
    pub fn icon(&self, name: &str) -> String {
        format!("{}#i-{name}", crate::art::url("icons.svg"))
    }

    /// `page` where it is this one, for `aria-current`.
    pub fn is(&self, place: &str) -> bool {
        let name = match self.place {
            Place::Today => "today",
            Place::Skills => "skills",
            Place::Child => "child",
            Place::Lessons => "lessons",
            Place::Given => "given",
            Place::Tablets => "tablets",
            Place::School => "school",
            Place::Sums => "sums",
            Place::Reports => "reports",
            Place::Content => "content",
            Place::Phones => "phones",
        };
        name == place
    }

    /// The other language, by its own name.
    pub fn other_language(&self) -> (&'static str, String) {
        let other = if self.words.language() == "bn" { "en" } else { "bn" };
        (other, Words::of(other).t("desk-this-language"))
    }

    /// The day, whole.
    pub fn long_day(&self) -> String {
        self.words.long_day(self.today)
    }

    /// The class in hand, as addresses have it.
    pub fn class_id(&self) -> String {
        self.class.as_ref().map(|class| class.id.to_string()).unwrap_or_default()
    }

    /// Where this page hears that something has changed; pages with forms that take a while to
    /// fill in stay as they are.
    pub fn live(&self) -> Option<String> {
        let is_live = matches!(self.place, Place::Today | Place::Skills | Place::Tablets)
            || self.place == Place::Child && !self.here.ends_with("/read");
        let class = self.class.as_ref().filter(|_| is_live)?;
        Some(format!("/desk/class/{}/live", class.id))
    }

    /// Whether there is a class to speak of.
    pub fn has_class(&self) -> bool {
        self.class.is_some()
    }
}
