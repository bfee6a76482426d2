//! The shell's own drawings, part of the program.

mod faces;

pub use faces::{Face, Thing};
use scene::{Icon, Pose};

/// A drawing of the shell, as SVG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// A pictogram or ornament.
    Icon(Icon),
    /// The bird.
    Bird(Pose),
    /// The house that leads home.
    Home,
    /// The ear that repeats the voice.
    Ear,
    /// There is no sound device.
    Mute,
    /// About this program.
    Info,
    /// The lock that adults hold.
    Lock,
    /// The quiet lock that leads to it.
    LockQuiet,
    /// Takes a digit back.
    Erase,
    /// A firefly that carries a light: something is on its way to the school.
    Carrier,
    /// A child's picture.
    Face(Face),
    /// A thing that can be secret.
    Thing(Thing),
    /// A pictogram of the children's pages.
    Mark(Mark),
    /// A plant of the meadow.
    Plant(Plant),
    /// A light of the meadow; one of a skill that is kept shines brighter.
    Light {
        /// Whether it is kept.
        is_kept: bool,
    },
    /// The bird before she hatches.
    Egg,
    /// The bird while she is small.
    Chick,
    /// The house of all lessons.
    Hut,
    /// The gate to the meadow.
    Gate,
    /// Ground of the library.
    Village,
    /// Ground of the path.
    Road,
    /// Wall on which the children's pictures hang.
    Wall,
    /// The meadow at dusk.
    Dusk,
    /// The night, when the bird sleeps.
    Night,
    /// The mat on which children sit together.
    Mat,
    /// Ground of the celebration.
    Rays,
}

impl Plant {
    /// The plant of a strand of the curriculum.
    pub fn of(strand: &str) -> Self {
        match strand {
            "BN" => Self::Banyan,
            "MA" => Self::Kash,
            "EN" => Self::Palm,
            "EV" => Self::Shapla,
            "HE" => Self::Flower,
            "SL" => Self::Bamboo,
            _ => Self::Bush,
        }
    }
}

impl Drawing {
    /// Its SVG; some grounds have their own drawing for upright screens.
    pub fn svg(self, portrait: bool) -> &'static [u8] {
        macro_rules! art {
            ($name:literal) => {
                include_bytes!(concat!("../../ui/art/", $name, ".svg"))
            };
        }
        macro_rules! kit {
            ($name:literal) => {
                include_bytes!(concat!("../../lessons/kit/", $name, ".svg"))
            };
        }
        match self {
            Self::Icon(icon) => match icon {
                Icon::Next => art!("icon_next"),
                Icon::Back => art!("icon_back"),
                Icon::Again => art!("icon_again"),
                Icon::Tick => art!("icon_tick"),
                Icon::BadgeTick => art!("badge_tick"),
                Icon::BadgeWrong => art!("icon_wrong"),
                Icon::Hand => art!("hand"),
                Icon::SparkSun => art!("spark_sun"),
                Icon::SparkCoral => art!("spark_coral"),
                Icon::SparkViolet => art!("spark_violet"),
                Icon::SparkLeaf => art!("spark_leaf"),
                Icon::Petal => art!("petal_1"),
                Icon::CardBack => art!("card_back"),
                Icon::Ring => art!("lit_ring"),
                Icon::FocusDisc => art!("focus_disc"),
                Icon::Stitch => art!("stitch"),
                Icon::Ground => art!("ground_soft"),
                Icon::Firefly => art!("firefly_badge"),
                Icon::Drum => art!("drum"),
                Icon::Basket => art!("basket"),
                Icon::BasketFront => art!("basket_front"),
            },
            Self::Bird(pose) => match pose {
                Pose::Greet => kit!("doel_greet"),
                Pose::Point => kit!("doel_point"),
                Pose::Listen => kit!("doel_listen"),
                Pose::Cheer => kit!("doel_cheer"),
                Pose::Think => kit!("doel_think"),
                Pose::Sleep => kit!("doel_sleep"),
            },
            Self::Home => art!("icon_home"),
            Self::Ear => art!("icon_ear"),
            Self::Mute => art!("icon_mute"),
            Self::Info => art!("icon_info"),
            Self::Lock => art!("icon_lock"),
            Self::LockQuiet => art!("icon_lock_quiet"),
            Self::Erase => art!("icon_erase"),
            Self::Carrier => art!("firefly_carry"),
            Self::Face(face) => face.svg(),
            Self::Thing(thing) => thing.svg(),
            Self::Mark(mark) => match mark {
                Mark::Group => art!("icon_group"),
                Mark::Guest => art!("icon_guest"),
                Mark::Morning => art!("icon_sunrise"),
                Mark::Day => art!("icon_sun"),
                Mark::Evening => art!("icon_moon"),
                Mark::Mail => art!("icon_mail"),
                Mark::Asleep => art!("icon_sleep"),
                Mark::All => art!("icon_all"),
                Mark::Gallery => art!("icon_gallery"),
                Mark::Hand => art!("icon_hand"),
                Mark::Play => art!("icon_play"),
            },
            Self::Plant(plant) => match plant {
                Plant::Banyan => art!("plant_banyan"),
                Plant::Kash => art!("plant_kash"),
                Plant::Palm => art!("plant_palm"),
                Plant::Shapla => art!("plant_shapla"),
                Plant::Flower => art!("plant_flower"),
                Plant::Bush => art!("plant_bush"),
                Plant::Bamboo => art!("plant_bamboo"),
            },
            Self::Light { is_kept: true } => art!("light_kept"),
            Self::Light { is_kept: false } => art!("light"),
            Self::Egg => kit!("doel_egg"),
            Self::Chick => kit!("doel_chick"),
            Self::Hut => art!("hut_library"),
            Self::Gate => art!("gate_meadow"),
            Self::Road if portrait => art!("path_village_tall"),
            Self::Road => art!("path_village"),
            Self::Wall if portrait => art!("who_wall_tall"),
            Self::Wall => art!("who_wall"),
            Self::Dusk if portrait => art!("meadow_dusk_tall"),
            Self::Dusk => art!("meadow_dusk"),
            Self::Night if portrait => art!("night_tall"),
            Self::Night => art!("night"),
            Self::Mat if portrait => art!("mat_group_tall"),
            Self::Mat => art!("mat_group"),
            Self::Village if portrait => art!("home_village_tall"),
            Self::Village => art!("home_village"),
            Self::Rays if portrait => art!("celebrate_rays_tall"),
            Self::Rays => art!("celebrate_rays"),
        }
    }

    /// How it fits its box: grounds cover it, strips are stretched, all else stands inside.
    pub fn fit(self) -> Fit {
        match self {
            Self::Village
            | Self::Rays
            | Self::Road
            | Self::Wall
            | Self::Dusk
            | Self::Night
            | Self::Mat => Fit::Cover,
            Self::Icon(Icon::Stitch | Icon::Ground) => Fit::Stretch,
            _ => Fit::Inside,
        }
    }
}

/// Pictograms of the children's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Three children: play together.
    Group,
    /// Anybody: play and leave no trace.
    Guest,
    /// The morning shift.
    Morning,
    /// The day shift.
    Day,
    /// The evening shift.
    Evening,
    /// A letter: the teacher said something.
    Mail,
    /// It sleeps still.
    Asleep,
    /// All together.
    All,
    /// The child's own drawings.
    Gallery,
    /// A raised hand: help me.
    Hand,
    /// Hear it.
    Play,
}

/// Plants of the meadow, one for each strand of the curriculum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plant {
    /// Bangla.
    Banyan,
    /// Mathematics.
    Kash,
    /// English.
    Palm,
    /// The world around.
    Shapla,
    /// Living together.
    Flower,
    /// Art.
    Bush,
    /// Sign language.
    Bamboo,
}

/// How a drawing fits its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Whole, in the middle.
    Inside,
    /// Fills it, cut where too large.
    Cover,
    /// Fills it, whatever the shape.
    Stretch,
}
